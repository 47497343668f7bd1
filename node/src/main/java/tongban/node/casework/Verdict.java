package tongban.node.casework;

import java.util.List;

/** What deciding a command comes to. */
sealed interface Verdict {
    record Happens(List<CaseEvent> events) implements Verdict {
        public Happens {
            events = List.copyOf(events);
        }

        static Happens of(CaseEvent... events) {
            return new Happens(List.of(events));
        }
    }

    record Rejected(List<Problem> problems) implements Verdict {
        public Rejected {
            problems = List.copyOf(problems);
        }

        static Rejected of(Problem problem) {
            return new Rejected(List.of(problem));
        }
    }

    record Forbidden(Problem problem) implements Verdict {}
}
