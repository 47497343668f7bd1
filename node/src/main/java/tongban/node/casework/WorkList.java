package tongban.node.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One page of a list of cases.
 *
 * @param cases at most {@link Query#size()}
 * @param total number of cases that the query finds, counted up to {@link #COUNT_MAX}
 * @param counts cases of the actor's scope by state, whatever the query's other filters are
 */
public record WorkList(
        List<CaseSummary> cases, Query query, long total, Map<State, Long> counts, long overdue) {
    public static final int COUNT_MAX = 10_000;

    /** Whose cases. */
    public enum Scope {
        /** What waits for the actor's body and role; for a resident, his own. */
        MINE_TO_DO,
        /** Everything the actor's body takes or took part in. */
        MY_ORGAN,
        /** Everything of the side: supervisors only, others get {@link #MY_ORGAN}. */
        SIDE
    }

    /** Order of the lines. */
    public enum Sort {
        DUE_FIRST,
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /**
     * @param states empty for all
     * @param serviceId one service, or empty for all
     * @param number start of a case number, or empty
     * @param page from 0, at most {@link #PAGE_MAX}
     * @param size 1 to {@link #SIZE_MAX}
     */
    public record Query(
            Scope scope,
            Set<State> states,
            Optional<String> serviceId,
            Optional<String> number,
            boolean overdueOnly,
            Sort sort,
            int page,
            int size) {
        public static final int SIZE_MAX = 100;
        public static final int PAGE_MAX = 1_000;

        public Query {
            states = Set.copyOf(states);
            page = Math.clamp(page, 0, PAGE_MAX);
            size = Math.clamp(size, 1, SIZE_MAX);
        }

        public static Query of(Scope scope) {
            return new Query(
                    scope,
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Sort.DUE_FIRST,
                    0,
                    20);
        }

        public Query page(int other) {
            return new Query(scope, states, serviceId, number, overdueOnly, sort, other, size);
        }
    }

    public WorkList {
        cases = List.copyOf(cases);
        counts = Map.copyOf(counts);
    }

    public int pages() {
        return (int) ((total + query.size() - 1) / query.size());
    }
}
