package tongban.node.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tongban.node.entitlement.Source;
import tongban.node.identity.Actor;
import tongban.node.redflag.RedFlag;
import tongban.node.redflag.RedFlags;
import tongban.service.text.Words;

/** The auditor's bench, for programs. */
@RestController
@RequestMapping("/api/v1/supervision")
@Tag(name = "风险线索 Red flags")
class RedFlagApiController {
    private final RedFlags flags;

    RedFlagApiController(RedFlags flags) {
        this.flags = flags;
    }

    /**
     * A standard query.
     *
     * @param sql as it runs
     * @param open hits that nobody disposed of
     */
    record StandardQuery(
            String flagId,
            Words name,
            Words means,
            List<Source> basis,
            List<RedFlag.Parameter> parameters,
            String sql,
            int open,
            int total) {
        static StandardQuery of(RedFlags.Overview o) {
            RedFlag f = o.flag();
            return new StandardQuery(
                    f.id(),
                    f.words(),
                    f.means(),
                    f.basis(),
                    f.parameters(),
                    f.sql(),
                    o.open(),
                    o.total());
        }
    }

    @GetMapping("/red-flags")
    @Operation(
            summary = "标准查询 Standard queries",
            description = "依据、参数、语句和命中数。 Basis, parameters, the query, and how many hits.")
    List<StandardQuery> all(@AuthenticationPrincipal Actor actor) {
        return flags.overview(actor).stream().map(StandardQuery::of).toList();
    }

    @GetMapping("/red-flags/{flagId}/runs")
    @Operation(
            summary = "查询记录 Runs of a query",
            description =
                    "谁、何时、目的、参数、命中；每页 50，页从 0 起。 Who, when, why, with what; 50 a page, from 0.")
    RedFlags.Runs runs(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String flagId,
            @RequestParam(defaultValue = "0") int page) {
        return flags.runs(actor, flag(flagId), page);
    }

    private static RedFlag flag(String id) {
        return RedFlag.of(id).orElseThrow(ApiFault::notFound);
    }

    /**
     * @param purpose why it is asked; kept and journaled
     * @param parameters by name; what is absent has its usual value
     */
    record StartQuery(@Nullable String purpose, @Nullable Map<String, Integer> parameters) {}

    /** The run that was started. */
    record StartedQuery(UUID runId) {}

    @PostMapping("/red-flags/{flagId}/runs")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "开始查询 Start a run",
            description =
                    "在后台分段进行；查到的只是线索。 Chunk by chunk in the background; what it finds proves nothing.")
    StartedQuery start(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String flagId,
            @RequestBody StartQuery body) {
        Map<String, String> parameters = new HashMap<>();
        ApiFault.named("parameters", body.parameters())
                .forEach((name, value) -> parameters.put(name, value.toString()));
        return new StartedQuery(
                done(
                        flags.start(
                                actor,
                                flag(flagId),
                                body.purpose() == null ? "" : body.purpose(),
                                parameters)));
    }

    @GetMapping("/hits")
    @Operation(
            summary = "命中 Hits",
            description = "每页 50，页从 0 起；姓名掩码，查看留痕。 50 a page, from 0; masked, journaled.")
    RedFlags.Page hits(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String flag,
            @RequestParam Optional<RedFlags.State> state,
            @RequestParam(defaultValue = "0") int page) {
        return flags.hits(actor, new RedFlags.Query(RedFlag.of(flag), state, page));
    }

    @GetMapping("/hits/{hitId}")
    @Operation(
            summary = "一项命中 One hit",
            description = "每次查到的证据和处置经过。 The evidence of each finding, and what was made of it.")
    RedFlags.HitPage hit(@AuthenticationPrincipal Actor actor, @PathVariable UUID hitId) {
        return flags.hit(actor, hitId).orElseThrow(ApiFault::notFound);
    }

    /**
     * @param version of the hit as it was read
     * @param to to whom it is referred
     */
    record DisposedHit(
            @Nullable Integer version,
            RedFlags.@Nullable State state,
            @Nullable String reasons,
            @Nullable String to) {}

    @PostMapping("/hits/{hitId}/disposition")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "处置 Dispose of a hit",
            description =
                    "属实（交复核）、移送、有合理解释、误报，均须理由；OPEN 重新打开。不改变发放。 Each with reasons; OPEN opens it again. Changes nothing that is paid.")
    void dispose(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID hitId,
            @RequestBody DisposedHit body) {
        done(
                flags.dispose(
                        actor,
                        hitId,
                        body.version() == null ? 0 : body.version(),
                        new RedFlags.Disposal(
                                Optional.ofNullable(body.state()),
                                body.reasons() == null ? "" : body.reasons(),
                                body.to() == null ? "" : body.to())));
    }

    private static UUID done(RedFlags.Result result) {
        return switch (result) {
            case RedFlags.Result.Done(UUID id) -> id;
            case RedFlags.Result.NotFound none -> throw ApiFault.notFound();
            case RedFlags.Result.Rejected no -> throw ApiFault.rejected(no.problems());
            case RedFlags.Result.Stale stale -> throw ReviewApiController.stale();
        };
    }
}
