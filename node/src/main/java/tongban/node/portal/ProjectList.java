package tongban.node.portal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.project.Projects;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The list of projects of a year, as a file. */
final class ProjectList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("编号", "Number"),
                    Words.of("项目", "Project"),
                    Words.of("类别", "Category"),
                    Words.of("牵头方", "Leading side"),
                    Words.of("地点（区划代码）", "Places (division codes)"),
                    Words.of("总投资（万元）", "Investment (10,000 yuan)"),
                    Words.of("年度计划（万元）", "Plan of the year (10,000 yuan)"),
                    Words.of("计划新开工", "To be started"),
                    Words.of("开工日期", "Started on"),
                    Words.of("报送至", "Reported up to"),
                    Words.of("年度完成投资（万元）", "Completed in the year (10,000 yuan)"),
                    Words.of("完成率（%）", "Rate (%)"),
                    Words.of("时序进度（%）", "Schedule (%)"),
                    Words.of("快于时序（百分点）", "Ahead (points)"),
                    Words.of("两方矛盾的月份", "Months contested"),
                    Words.of("迟报的月份", "Months late"),
                    Words.of("此后应报未报的月数", "Months due and not reported since"),
                    Words.of("低于前一个月的月份", "Months below the month before"));

    private final Projects projects;

    ProjectList(Projects projects) {
        this.projects = projects;
    }

    ListFile of(@Nullable Actor actor, Locale locale, Lists.Filters filters) {
        List<Integer> years = projects.years(actor, Actor.sideRead(actor, filters.of("side")));
        ProjectFilter filter = ProjectFilter.read(actor, years, filters);
        return new ListFile(
                "projects",
                Words.of("共建重大项目", "Joint projects"),
                HEADERS,
                List.of(filter.link()),
                to ->
                        projects.each(
                                actor,
                                filter.side(),
                                filter.query(),
                                r -> to.accept(row(locale, r))));
    }

    private static final List<Words> LINE_HEADERS =
            List.of(
                    Words.of("序号", "Number"),
                    Words.of("月份", "Month"),
                    Words.of("哪一方", "Side"),
                    Words.of("单位", "Body"),
                    Words.of("来源", "Source"),
                    Words.of("年度完成投资（万元）", "Completed in the year (10,000 yuan)"),
                    Words.of("累计完成投资（万元）", "Completed in all (10,000 yuan)"),
                    Words.of("形象进度", "Progress in words"),
                    Words.of("报送情况", "Arrival"),
                    Words.of("迟报", "Late"),
                    Words.of("次序颠倒", "Out of order"),
                    Words.of("有效", "Stands"),
                    Words.of("采用", "Counts"),
                    Words.of("两方矛盾", "Contested"),
                    Words.of("报送日期", "Sent on"),
                    Words.of("填报人", "Entered by"),
                    Words.of("填报时间", "Entered at"));

    /** Every line that was reported of a project in a year, as its page has them. */
    Optional<ListFile> lines(Actor actor, Locale locale, Lists.Filters filters) {
        return AddressText.id(filters.of("project"))
                .filter(id -> !actor.is(Role.RESIDENT))
                .flatMap(id ->
                        projects.sheet(
                                actor,
                                Actor.sideRead(actor, filters.of("side")),
                                id,
                                ProjectPageController.year(filters)))
                .map(sheet ->
                        ListFile.whole(
                                "project-lines",
                                Words.of("项目填报记录", "What was reported of a project"),
                                LINE_HEADERS,
                                List.of("project=" + sheet.row().id(), "year=" + sheet.year()),
                                to -> sheet.lines().forEach(l -> to.accept(row(locale, l)))));
    }

    private static List<Cell> row(Locale locale, Projects.Line l) {
        return List.of(
                Cell.of(l.number()),
                Cell.of(l.month().toString()),
                Cell.of(Words.of(l.source().zh(), l.source().en()).in(locale)),
                Cell.of(l.organ().in(locale)),
                Cell.of(l.document()),
                l.completed().<Cell>map(Cell.Number::new).orElseGet(Cell.Empty::new),
                l.cumulative().<Cell>map(Cell.Number::new).orElseGet(Cell.Empty::new),
                Cell.of(l.progress()),
                Cell.of(l.arrival().words().in(locale)),
                Lists.yes(locale, l.late()),
                Lists.yes(locale, l.outOfOrder()),
                Lists.yes(locale, l.stands()),
                Lists.yes(locale, l.counts()),
                Lists.yes(locale, l.contested()),
                Cell.of(l.saidOn()),
                Cell.of(l.enteredBy()),
                Cell.of(l.enteredAt()));
    }

    private static List<Cell> row(Locale locale, Projects.Row r) {
        Optional<LocalDate> until = r.latest().map(YearMonth::atEndOfMonth);
        return List.of(
                Cell.of(r.number()),
                Cell.of(r.name().in(locale)),
                Cell.of(r.category().words().in(locale)),
                Cell.of(Words.of(r.lead().zh(), r.lead().en()).in(locale)),
                Cell.of(String.join(" ", r.places())),
                new Cell.Number(r.total()),
                new Cell.Number(r.plan()),
                Lists.yes(locale, r.fresh()),
                Cell.ofDay(r.startedOn()),
                Cell.ofDay(until),
                r.completed().<Cell>map(Cell.Number::new).orElseGet(Cell.Empty::new),
                r.completion().rate().<Cell>map(Cell.Number::new).orElseGet(Cell.Empty::new),
                until.<Cell>map(d -> new Cell.Number(r.completion().schedule()))
                        .orElseGet(Cell.Empty::new),
                r.completion().ahead().<Cell>map(Cell.Number::new).orElseGet(Cell.Empty::new),
                Cell.of(r.contested()),
                Cell.of(r.late()),
                Cell.of(r.silent()),
                Cell.of(r.falls()));
    }
}
