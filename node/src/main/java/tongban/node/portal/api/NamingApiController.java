package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.NamedPlan;
import tongban.node.cooperation.NamedPlatform;
import tongban.node.cooperation.Plans;
import tongban.node.identity.Actor;

/** Plans of the system and platforms of neighbouring areas that the joint office names. */
@RestController
@RequestMapping("/api/v1/cooperation")
@Tag(name = "两省市合作 Cooperation")
class NamingApiController {
    private static final String STANDS_IN =
            "shipped 写随系统发布的编号时，是更正那一个，须写理由；留空是新登记。 With the id of a shipped one it stands in for it and says why; without, it is new. "
                    + CooperationActApiController.OFFICE;
    private static final String WHOLE =
            "写全更正后的内容和理由；原内容保留可查。 All of it as it should be, and why; what stood before stays. "
                    + CooperationActApiController.SEEN
                    + CooperationActApiController.OFFICE;
    private final Cooperation cooperation;

    NamingApiController(Cooperation cooperation) {
        this.cooperation = cooperation;
    }

    private static String text(@Nullable String typed) {
        return CooperationActApiController.text(typed);
    }

    private static List<String> all(@Nullable List<String> typed) {
        return Objects.requireNonNullElse(typed, List.of());
    }

    private Cooperation.File file(@Nullable Actor actor, Kind kind, UUID id) {
        return cooperation
                .file(actor, Actor.sideRead(actor, ""), kind, id)
                .orElseThrow(ApiFault::notFound);
    }

    /**
     * @param place one of ONE, SEVEN, THIRTEEN and FURTHER
     * @param day a year, a month or a day, as exactly as it is known
     */
    record NewPlan(
            Plans.@Nullable Kind place,
            @Nullable String shipped,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String document,
            @Nullable String day,
            @Nullable String owner,
            @Nullable List<String> indicators,
            @Nullable String source,
            @Nullable String reason,
            @Nullable Integer seen) {
        NamedPlan.Heading heading() {
            return new NamedPlan.Heading(
                    ApiFault.required("place", place),
                    text(shipped),
                    CooperationActApiController.name(nameZh, nameEn),
                    text(document),
                    text(day),
                    text(owner),
                    all(indicators),
                    text(source));
        }
    }

    @PostMapping("/plans")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记规划 Name a plan", description = STANDS_IN)
    CooperationActApiController.Made plan(
            @AuthenticationPrincipal Actor actor, @RequestBody NewPlan body) {
        return CooperationActApiController.done(
                cooperation.begin(actor, new Act.NamePlan(body.heading(), text(body.reason()))));
    }

    record OnePlan(UUID id, NamedPlan plan) {}

    @GetMapping("/plans/{planId}")
    @Operation(
            summary = "登记的一个规划 One plan that was named",
            description = "内容和更正前的内容。 What it says, and what stood before corrections.")
    OnePlan plan(@AuthenticationPrincipal @Nullable Actor actor, @PathVariable UUID planId) {
        Cooperation.File file = file(actor, Kind.PLAN, planId);
        return new OnePlan(file.id(), (NamedPlan) file.dossier());
    }

    @PostMapping("/plans/{planId}/corrections")
    @Operation(summary = "更正规划 Correct a plan", description = WHOLE)
    CooperationActApiController.Made correctPlan(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID planId,
            @RequestBody NewPlan body) {
        return corrected(
                actor,
                Kind.PLAN,
                planId,
                new Act.CorrectPlan(body.heading(), text(body.reason())),
                body.seen());
    }

    @PostMapping("/plans/{planId}/cancellation")
    @Operation(
            summary = "撤销规划登记 Take a plan back",
            description = CooperationActApiController.OFFICE)
    CooperationActApiController.Made dropPlan(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID planId,
            @RequestBody CooperationActApiController.Saying body) {
        return act(actor, Kind.PLAN, planId, new Act.Drop(text(body.text())));
    }

    // ------------------------------------------------------------------ platforms

    /**
     * @param day a year, a month or a day, as exactly as it is known; likewise unveiled, or left
     *     out
     */
    record NewPlatform(
            @Nullable String shipped,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String kind,
            @Nullable String placeChongqing,
            @Nullable String placeSichuan,
            @Nullable List<String> divisionsChongqing,
            @Nullable List<String> divisionsSichuan,
            @Nullable String document,
            @Nullable String day,
            @Nullable String unveiled,
            @Nullable String zone,
            @Nullable String source,
            @Nullable String reason,
            @Nullable Integer seen) {
        NamedPlatform.Heading heading() {
            return new NamedPlatform.Heading(
                    text(shipped),
                    CooperationActApiController.name(nameZh, nameEn),
                    text(kind),
                    new Both<>(text(placeChongqing), text(placeSichuan)),
                    new Both<>(all(divisionsChongqing), all(divisionsSichuan)),
                    text(document),
                    text(day),
                    text(unveiled),
                    text(zone),
                    text(source));
        }
    }

    @PostMapping("/platforms")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记平台 Name a platform", description = STANDS_IN)
    CooperationActApiController.Made platform(
            @AuthenticationPrincipal Actor actor, @RequestBody NewPlatform body) {
        return CooperationActApiController.done(
                cooperation.begin(
                        actor, new Act.NamePlatform(body.heading(), text(body.reason()))));
    }

    record OnePlatform(UUID id, NamedPlatform platform) {}

    @GetMapping("/platforms/{platformId}")
    @Operation(
            summary = "登记的一个平台 One platform that was named",
            description = "内容和更正前的内容。 What it says, and what stood before corrections.")
    OnePlatform platform(
            @AuthenticationPrincipal @Nullable Actor actor, @PathVariable UUID platformId) {
        Cooperation.File file = file(actor, Kind.PLATFORM, platformId);
        return new OnePlatform(file.id(), (NamedPlatform) file.dossier());
    }

    @PostMapping("/platforms/{platformId}/corrections")
    @Operation(summary = "更正平台 Correct a platform", description = WHOLE)
    CooperationActApiController.Made correctPlatform(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID platformId,
            @RequestBody NewPlatform body) {
        return corrected(
                actor,
                Kind.PLATFORM,
                platformId,
                new Act.CorrectPlatform(body.heading(), text(body.reason())),
                body.seen());
    }

    @PostMapping("/platforms/{platformId}/cancellation")
    @Operation(
            summary = "撤销平台登记 Take a platform back",
            description = CooperationActApiController.OFFICE)
    CooperationActApiController.Made dropPlatform(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID platformId,
            @RequestBody CooperationActApiController.Saying body) {
        return act(actor, Kind.PLATFORM, platformId, new Act.Drop(text(body.text())));
    }

    private CooperationActApiController.Made corrected(
            Actor actor, Kind kind, UUID id, Act act, @Nullable Integer seen) {
        return CooperationActApiController.done(
                cooperation.act(actor, kind, id, act, CooperationActApiController.seen(seen)));
    }

    private CooperationActApiController.Made act(Actor actor, Kind kind, UUID id, Act act) {
        return CooperationActApiController.done(cooperation.act(actor, kind, id, act));
    }
}
