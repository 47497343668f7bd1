package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.casework.Substitutions;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;

/** Who stands in for whom: an officer's own, the whole side for its supervisors. */
@RestController
@RequestMapping("/api/v1/substitutions")
@Tag(name = "代班 Substitutions")
class SubstitutionApiController {
    private final Substitutions substitutions;

    SubstitutionApiController(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    /**
     * @param absent account of who is away; the caller himself where it is left out
     * @param from first day
     * @param until day of return
     */
    record NewSubstitution(
            @Nullable UUID absent,
            @Nullable UUID substitute,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record EndOfSubstitution(@Nullable UUID id, @Nullable String reason) {}

    record EnteredSubstitution(UUID id) {}

    @GetMapping
    @Operation(
            summary = "谁代谁办理 Who stands in for whom",
            description =
                    "工作人员看本人的，监督人员看本方全部；每页 50，页从 0 起。 Officers see their own, supervisors all of the side; 50 a page, from 0.")
    Substitutions.Register register(
            @AuthenticationPrincipal Actor actor, @RequestParam(defaultValue = "0") int page) {
        return substitutions.register(actor, page);
    }

    @GetMapping("/officers")
    @Operation(
            summary = "可以选的人员 Whom one can choose",
            description =
                    "工作人员：同机关同岗位；监督人员：本方全部办案人员。 For officers those of the same body and role, for supervisors all who handle cases on the side.")
    List<Substitutions.Officer> officers(@AuthenticationPrincipal Actor actor) {
        return substitutions.officers(actor);
    }

    @PostMapping
    @Operation(
            summary = "登记代班 Enter a substitution",
            description =
                    "自第一天起，到返岗之日止（当日不再代班）；同一机关、同一岗位；重叠、循环、转代的不予登记。 From the first day to the day of return, which is no longer part of it; same body and role; overlaps, circles and chains are refused.")
    EnteredSubstitution enter(
            @AuthenticationPrincipal Actor actor, @RequestBody NewSubstitution body) {
        Optional<UUID> absent =
                Optional.ofNullable(body.absent())
                        .or(() ->
                                actor.is(Role.SUPERVISOR)
                                        ? Optional.empty()
                                        : Optional.of(actor.account()));
        return answer(
                substitutions.enter(
                        actor,
                        absent,
                        Optional.ofNullable(body.substitute()),
                        Optional.ofNullable(body.from()),
                        Optional.ofNullable(body.until())));
    }

    @PostMapping("/end")
    @Operation(
            summary = "提前结束代班 End a substitution early",
            description = "立即结束，须写明理由，记录保留。 At once, with a reason; the entry stays readable.")
    EnteredSubstitution end(
            @AuthenticationPrincipal Actor actor, @RequestBody EndOfSubstitution body) {
        String reason = body.reason();
        return answer(
                substitutions.end(
                        actor, ApiFault.required("id", body.id()), reason == null ? "" : reason));
    }

    private static EnteredSubstitution answer(Substitutions.Entered entered) {
        return switch (entered) {
            case Substitutions.Entered.Done done -> new EnteredSubstitution(done.id());
            case Substitutions.Entered.Rejected no -> throw ApiFault.rejected(no.problems());
        };
    }
}
