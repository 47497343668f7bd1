package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Relatives;
import tongban.node.identity.Actor;

/**
 * Near relatives: each official his own, a township's reviewers those of village cadres,
 * supervision all of its side.
 */
@RestController
@Tag(name = "近亲属备案 Relatives")
class RelativesApiController {
    private final Relatives relatives;

    RelativesApiController(Relatives relatives) {
        this.relatives = relatives;
    }

    record NewRelative(@Nullable String name, @Nullable String number, @Nullable String relation) {}

    record NewRelativeOfCadre(
            @Nullable String village,
            @Nullable String cadre,
            @Nullable String name,
            @Nullable String number,
            @Nullable String relation) {}

    record EndOfRelative(@Nullable UUID id, @Nullable String reason) {}

    record RecordedRelative(UUID id) {}

    @GetMapping("/api/v1/relatives")
    @Operation(
            summary = "本人的近亲属备案 One's own relatives",
            description = "号码已脱敏；留痕。 Numbers are masked; journaled.")
    List<Relatives.Line> own(@AuthenticationPrincipal Actor actor) {
        return relatives.own(actor);
    }

    @PostMapping("/api/v1/relatives")
    @Operation(
            summary = "备案近亲属 Record a relative",
            description =
                    "加密保存；其申请的办件由他人办理。 Sealed; somebody else handles the cases of this person.")
    RecordedRelative record(@AuthenticationPrincipal Actor actor, @RequestBody NewRelative body) {
        return answer(
                relatives.record(
                        actor, text(body.name()), text(body.number()), text(body.relation())));
    }

    @GetMapping("/api/v1/relatives/cadres")
    @Operation(
            summary = "本乡镇村（社区）干部的近亲属备案 Relatives of the township's village cadres",
            description = "由乡镇（街道）审核人员登记；号码已脱敏；留痕。 Entered by its reviewers; masked; journaled.")
    List<Relatives.Line> ofCadres(@AuthenticationPrincipal Actor actor) {
        return relatives.ofCadres(actor);
    }

    @PostMapping("/api/v1/relatives/cadres")
    @Operation(
            summary = "备案村（社区）干部的近亲属 Record a relative of a village cadre",
            description =
                    "村（社区）为12位区划代码，须在本乡镇（街道）之内。 The village by its twelve digits, within the reviewer's township.")
    RecordedRelative recordOfCadre(
            @AuthenticationPrincipal Actor actor, @RequestBody NewRelativeOfCadre body) {
        return answer(
                relatives.record(
                        actor,
                        new Relatives.Cadre(text(body.village()), text(body.cadre())),
                        text(body.name()),
                        text(body.number()),
                        text(body.relation())));
    }

    @PostMapping("/api/v1/relatives/end")
    @Operation(
            summary = "终止一条备案 End an entry",
            description = "须写明理由，记录保留。 Needs a reason; the entry stays readable.")
    RecordedRelative end(@AuthenticationPrincipal Actor actor, @RequestBody EndOfRelative body) {
        return answer(
                relatives.end(actor, ApiFault.required("id", body.id()), text(body.reason())));
    }

    @GetMapping("/api/v1/supervision/relatives")
    @Operation(
            summary = "近亲属备案和应回避的办件 The register, and cases to keep away from",
            description =
                    "姓名号码已脱敏，每页 50，页从 0 起；留痕。 Names and numbers are masked, 50 a page, from 0; journaled.")
    Relatives.Register register(
            @AuthenticationPrincipal Actor actor, @RequestParam(defaultValue = "0") int page) {
        return relatives.register(actor, page);
    }

    private static RecordedRelative answer(Relatives.Recorded recorded) {
        return switch (recorded) {
            case Relatives.Recorded.Done done -> new RecordedRelative(done.id());
            case Relatives.Recorded.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
