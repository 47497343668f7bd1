package tongban.node.portal.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tongban.node.identity.Jurisdiction;
import tongban.node.project.Category;
import tongban.node.project.Completion;
import tongban.node.project.Practice;
import tongban.node.project.ProjectOverview;
import tongban.node.project.Projects;
import tongban.service.text.Words;

/** Joint projects as programs read them: amounts in 10,000 yuan, rates in percent. */
final class ProjectView {
    private ProjectView() {}

    /**
     * How a completion stands.
     *
     * @param rate absent where nothing was reported
     * @param ahead percentage points before the schedule; absent where what was due since was not
     *     reported, so that nobody knows
     */
    record Pace(
            int month,
            Optional<BigDecimal> rate,
            BigDecimal schedule,
            Optional<BigDecimal> ahead,
            Completion.Pace pace) {
        static Pace of(Completion c) {
            return new Pace(c.month(), c.rate(), c.schedule(), c.ahead(), c.pace());
        }
    }

    record Row(Projects.Row project, Pace standing) {
        static Row of(Projects.Row row) {
            return new Row(row, Pace.of(row.completion()));
        }
    }

    record Listing(List<Row> rows, long total, int page, int pages) {
        static Listing of(Projects.Listing list) {
            return new Listing(
                    list.rows().stream().map(Row::of).toList(),
                    list.total(),
                    list.page(),
                    list.pages());
        }
    }

    record Sum(ProjectOverview.Sum sum, Pace standing) {
        static Sum of(ProjectOverview.Sum sum) {
            return new Sum(sum, Pace.of(sum.completion()));
        }
    }

    record Group(Words name, List<Category> categories, Sum of) {}

    /**
     * A year's list after a month.
     *
     * @param grouping by which mapping the groups are folded
     */
    record Overview(
            int year,
            int month,
            Sum total,
            String grouping,
            List<Group> groups,
            Map<String, Sum> sides,
            Map<String, Sum> areas,
            List<Sum> months) {

        static Overview of(ProjectOverview o, Practice.Grouping grouping) {
            return new Overview(
                    o.year(),
                    o.month(),
                    Sum.of(o.total()),
                    grouping.id(),
                    o.groups(grouping).stream()
                            .map(g ->
                                    new Group(
                                            g.group().name(),
                                            g.group().categories(),
                                            Sum.of(g.sum())))
                            .toList(),
                    o.sides().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            e -> e.getKey().code(), e -> Sum.of(e.getValue()))),
                    o.areas().entrySet().stream()
                            .collect(
                                    Collectors.toMap(Map.Entry::getKey, e -> Sum.of(e.getValue()))),
                    o.months().stream().map(Sum::of).toList());
        }
    }

    /** A month, with what each side says. */
    record Month(
            String month,
            Map<Jurisdiction, Projects.Value> sides,
            boolean contested,
            boolean falls,
            Pace standing) {}

    /** The page of one project in one year; months are written like 2024-05. */
    record Sheet(
            Row row,
            int year,
            Map<Jurisdiction, Words> owners,
            Optional<LocalDate> plannedStart,
            Optional<LocalDate> plannedFinish,
            List<Projects.YearPlan> years,
            List<Month> months,
            List<Projects.Line> lines,
            List<Projects.Settlement> settlements,
            List<Projects.Milestone> milestones,
            List<Projects.Picture> pictures,
            List<UUID> problems,
            List<Projects.RefusedLetter> refused) {

        static Sheet of(Projects.Sheet s) {
            return new Sheet(
                    Row.of(s.row()),
                    s.year(),
                    s.owners(),
                    s.plannedStart(),
                    s.plannedFinish(),
                    s.years(),
                    s.months().stream()
                            .map(m ->
                                    new Month(
                                            m.month().toString(),
                                            m.sides(),
                                            m.contested(),
                                            m.falls(),
                                            Pace.of(m.completion())))
                            .toList(),
                    s.lines(),
                    s.settlements(),
                    s.milestones(),
                    s.pictures(),
                    s.problems().stream().map(p -> p.id()).toList(),
                    s.refused());
        }
    }
}
