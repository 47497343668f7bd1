package tongban.node.project;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * A year's list after a month.
 *
 * @param months how it stood after each month up to the last that was reported
 * @param areas by prefecture of Sichuan and county of Chongqing, in which a project's first place
 *     lies
 */
public record ProjectOverview(
        int year,
        int month,
        Sum total,
        Map<Category, Sum> categories,
        Map<Jurisdiction, Sum> sides,
        Map<String, Sum> areas,
        List<Sum> months) {
    /**
     * What some projects of a year's list come to after a month. A project that did not report the
     * month goes on with what it reported last.
     *
     * @param fresh how many are to be started in the year
     * @param started how many of those were
     * @param reported how many reported this very month
     * @param contested of these, on how many the sides contradict each other
     * @param late of these, how many came late
     */
    public record Sum(
            int month,
            long projects,
            BigDecimal plan,
            long fresh,
            long started,
            long reported,
            BigDecimal completed,
            long contested,
            long late) {
        static Sum none(int month) {
            return new Sum(month, 0, BigDecimal.ZERO, 0, 0, 0, BigDecimal.ZERO, 0, 0);
        }

        Sum plus(Sum other) {
            return new Sum(
                    month,
                    projects + other.projects,
                    plan.add(other.plan),
                    fresh + other.fresh,
                    started + other.started,
                    reported + other.reported,
                    completed.add(other.completed),
                    contested + other.contested,
                    late + other.late);
        }

        /**
         * Where none of them reported the month, nobody knows how they stand after it, whether or
         * not it was due.
         */
        public Completion completion() {
            return new Completion(
                    plan,
                    Optional.of(completed),
                    month,
                    projects > 0 && reported == 0
                            ? Optional.of(
                                    new Completion.Unmeasured(
                                            Completion.Pace.UNREPORTED,
                                            Words.of("该月没有项目报送", "no project reported this month")))
                            : Optional.empty());
        }
    }

    /** A group of a report, with what its projects come to. */
    public record Grouped(Practice.Group group, Sum sum) {}

    /** Folded into the groups of a report; they always add up to the total. */
    public List<Grouped> groups(Practice.Grouping grouping) {
        return grouping.groups().stream()
                .map(group ->
                        new Grouped(
                                group,
                                group.categories().stream()
                                        .map(c -> categories.getOrDefault(c, Sum.none(month)))
                                        .reduce(Sum.none(month), Sum::plus)))
                .toList();
    }
}
