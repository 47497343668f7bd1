package tongban.node.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * One page of a list of cases.
 *
 * @param cases at most {@link Query#size()}
 * @param total number of cases that the query finds, counted up to {@link #COUNT_MAX}
 * @param counts cases of the actor's scope by state, whatever the query's other filters are; empty
 *     where there are {@link #COUNT_MAX} or more
 * @param dutiesLate cases of the scope with a duty beside the limit whose last day has passed; 0
 *     for a resident
 */
public record WorkList(
        List<CaseSummary> cases,
        Query query,
        long total,
        Map<State, Long> counts,
        long overdue,
        long dutiesLate) {
    public static final int COUNT_MAX = 1_000;

    /** A number that was counted up to {@link #COUNT_MAX}, in words. */
    public static Words counted(long n) {
        return n < COUNT_MAX
                ? Words.same(String.valueOf(n))
                : Words.of(COUNT_MAX + "以上", COUNT_MAX + " or more");
    }

    /** Whose cases. */
    public enum Scope {
        /**
         * What waits for the actor's body and role and was not assigned to a colleague for whom he
         * does not stand in; for a resident, his own.
         */
        MINE_TO_DO,
        /** Everything the actor's body takes or took part in. */
        MY_ORGAN,
        /** Everything of the side: supervisors only, others get {@link #MY_ORGAN}. */
        SIDE
    }

    /** What somebody looks for; most of it is supervision's. */
    public enum Look {
        ALL("全部", "All"),
        OVERDUE("红：超期", "Red: overdue"),
        DUE_TODAY("橙：今日届满", "Orange: due today"),
        DUE_SOON("黄：临期", "Yellow: due soon"),
        DUTY_LATE("应办事项：已过期限", "Duties beside the limit: late"),
        DUTY_SOON("应办事项：今日届满或者临期", "Duties beside the limit: due today or soon"),
        SUSPENDED("已中止计时", "Suspended"),
        AWAITING_APPLICANT("待申请人补充材料", "Returned to the applicant for papers"),
        SENT_BACK("决定人退回审核", "Sent back to the reviewer"),
        NOT_ACCEPTED("不予受理", "Not accepted"),
        DEPARTS("决定偏离建议结论", "Departs from the proposal"),
        RATED_BADLY("差评待整改答复", "Badly rated, to be remedied"),
        JOINT_OPEN("多地联办：等对方答复", "Joint: waits for the other side"),
        JOINT_LATE("多地联办：对方答复超期", "Joint: the other side is late"),
        PARCEL_LATE("包裹逾期未到", "A parcel is late"),
        PARCEL_FAULTY("原件缺失或者损坏", "An original is missing or damaged"),
        ASKED_OF_US("多地联办：对方请我方协办", "Joint: asked of this side");

        private final Words words;

        Look(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }

        /** Whether it is of what the body has to do beside the limit of the procedure. */
        boolean isDuty() {
            return this == DUTY_LATE || this == DUTY_SOON;
        }
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
     * @param organ body that has to act now, or empty
     * @param officer account whose review it is, or empty
     * @param look a view of supervision
     * @param page from 0, at most {@link #PAGE_MAX}
     * @param size 1 to {@link #SIZE_MAX}
     */
    public record Query(
            Scope scope,
            Set<State> states,
            Optional<String> serviceId,
            Optional<String> number,
            boolean overdueOnly,
            Optional<String> organ,
            Optional<UUID> officer,
            Look look,
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
                    Optional.empty(),
                    Optional.empty(),
                    Look.ALL,
                    Sort.DUE_FIRST,
                    0,
                    20);
        }

        /** Whether it asks for less than the whole scope. */
        public boolean narrowed() {
            return !states.isEmpty()
                    || serviceId.isPresent()
                    || number.isPresent()
                    || overdueOnly
                    || organ.isPresent()
                    || officer.isPresent()
                    || look != Look.ALL;
        }

        public Query page(int other) {
            return new Query(
                    scope,
                    states,
                    serviceId,
                    number,
                    overdueOnly,
                    organ,
                    officer,
                    look,
                    sort,
                    other,
                    size);
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
