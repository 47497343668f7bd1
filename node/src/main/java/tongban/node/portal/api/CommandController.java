package tongban.node.portal.api;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tongban.node.casework.Cases;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.State;
import tongban.service.text.Words;

/**
 * What every command's address has in common: it is performed once, and its result is the answer.
 */
abstract class CommandController {
    private final Cases cases;

    CommandController(Cases cases) {
        this.cases = cases;
    }

    /** What several commands need and nothing else. */
    record ReasonGiven(@Nullable String reason) {}

    /**
     * @param repeated done earlier under the same key
     */
    record Done(UUID caseId, String number, int version, State state, boolean repeated) {}

    /** A command on the case of the attempt, at the version that its caller saw. */
    interface OnCase {
        Command of(UUID caseId, int version);
    }

    final ResponseEntity<?> perform(Attempt attempt, OnCase asked) {
        Locale locale = attempt.locale();
        Command command = asked.of(attempt.caseId(), attempt.version());
        return switch (cases.perform(attempt.actor(), attempt.key(), command)) {
            case CommandResult.Done d ->
                    done(d.caseId(), d.number(), d.version(), d.state(), false);
            case CommandResult.Repeated r ->
                    done(r.caseId(), r.number(), r.version(), r.state(), true);
            case CommandResult.Rejected rejected -> throw ApiFault.rejected(rejected.problems());
            case CommandResult.Stale stale ->
                    ApiProblemController.answer(
                            ApiProblem.of(
                                    ApiProblem.Kind.STALE,
                                    locale,
                                    "API-409",
                                    "If-Match",
                                    new Words(
                                            "案件已有新进展，当前版本为 " + stale.currentVersion() + "。",
                                            "The case has moved on; it is at version "
                                                    + stale.currentVersion()
                                                    + "."),
                                    new Words("请查看最新情况后再办理。", "Look at what happened, then act.")));
            case CommandResult.Forbidden forbidden ->
                    ApiProblemController.answer(
                            ApiProblem.ofCase(
                                    ApiProblem.Kind.FORBIDDEN,
                                    locale,
                                    List.of(forbidden.problem())));
            case CommandResult.NotFound none -> throw ApiFault.notFound();
        };
    }

    private static ResponseEntity<Done> done(
            UUID id, String number, int version, State state, boolean repeated) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(version))
                .body(new Done(id, number, version, state, repeated));
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static <T> List<T> list(@Nullable List<T> value) {
        return value == null ? List.of() : value;
    }
}
