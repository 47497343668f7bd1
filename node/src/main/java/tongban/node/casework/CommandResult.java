package tongban.node.casework;

import java.util.List;
import java.util.UUID;

/** What became of a command. A rejection is a value; nothing typed is lost by any of them. */
public sealed interface CommandResult {

    /** Done. {@code version} is the version to send with the next command. HTTP 200. */
    record Done(UUID caseId, String number, int version, State state) implements CommandResult {}

    /** Done earlier under the same key; nothing happened now. HTTP 200. */
    record Repeated(UUID caseId, String number, int version, State state)
            implements CommandResult {}

    /** Not done; all problems at once. HTTP 422. */
    record Rejected(List<Problem> problems) implements CommandResult {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Somebody else was first. HTTP 409.
     *
     * @param currentVersion version to use after looking at what happened; of the draft, where the
     *     draft was changed meanwhile
     * @param since what happened since the version that the command was based on, oldest first
     */
    record Stale(int currentVersion, List<CasePage.Step> since) implements CommandResult {
        public Stale {
            since = List.copyOf(since);
        }
    }

    /** The actor sees the case, and may not do this. HTTP 403. */
    record Forbidden(Problem problem) implements CommandResult {}

    /** No such case or draft for this actor. HTTP 404. */
    record NotFound() implements CommandResult {}
}
