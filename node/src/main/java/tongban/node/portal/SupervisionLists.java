package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import tongban.node.casework.Outcome;
import tongban.node.casework.Supervision;
import tongban.node.identity.Actor;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** Supervision's lists as files. */
final class SupervisionLists {
    private static final List<Words> LOAD_HEADERS =
            List.of(
                    Words.of("机关", "Body"),
                    Words.of("岗位", "Role"),
                    Words.of("人员", "Officer"),
                    Words.of("在办", "Open"),
                    Words.of("超期", "Overdue"),
                    Words.of("今日届满", "Due today"),
                    Words.of("临期", "Due soon"),
                    Words.of("中止", "Suspended"),
                    Words.of("待申请人补正", "With the applicant"),
                    Words.of("退回审核", "Sent back"));
    private static final List<Words> DEPARTURE_HEADERS =
            List.of(
                    Words.of("编号", "Number"),
                    Words.of("事项", "Matter"),
                    Words.of("决定日期", "Decided on"),
                    Words.of("决定机关", "Body"),
                    Words.of("决定人", "Decided by"),
                    Words.of("建议结论", "Proposal"),
                    Words.of("决定", "Decision"),
                    Words.of("理由", "Reason"));

    private final Supervision supervision;

    SupervisionLists(Supervision supervision) {
        this.supervision = supervision;
    }

    ListFile load(Actor actor, Locale locale, Lists.Filters filters) {
        Supervision.Order order = SupervisionController.order(filters.of("sort"));
        return new ListFile(
                "load",
                Words.of("负荷", "Load"),
                LOAD_HEADERS,
                List.of("sort=" + order),
                to -> {
                    Supervision.Load load = supervision.load(actor, order);
                    load.desks()
                            .forEach(d ->
                                    to.accept(
                                            row(
                                                    d.organ().name().in(locale),
                                                    d.roleWords().in(locale),
                                                    "",
                                                    d.counts())));
                    load.officers()
                            .forEach(o ->
                                    to.accept(
                                            row(
                                                    o.organ().name().in(locale),
                                                    Words.of("审核人员", "Reviewer").in(locale),
                                                    o.name().in(locale),
                                                    o.counts())));
                    return true;
                });
    }

    private static List<Cell> row(
            String organ, String role, String officer, Supervision.Counts counts) {
        return List.of(
                Cell.of(organ),
                Cell.of(role),
                Cell.of(officer),
                Cell.of(counts.open()),
                Cell.of(counts.overdue()),
                Cell.of(counts.today()),
                Cell.of(counts.soon()),
                Cell.of(counts.suspended()),
                Cell.of(counts.awaiting()),
                Cell.of(counts.sentBack()));
    }

    ListFile departures(Actor actor, Locale locale, Lists.Filters filters) {
        DepartureFilter filter =
                DepartureFilter.read(
                        filters.of("from"), filters.of("until"), filters.of("organ"), "1");
        return new ListFile(
                "departures",
                Words.of("偏离建议的决定", "Departures from proposals"),
                DEPARTURE_HEADERS,
                List.of(filter.link()),
                to -> supervision.each(actor, filter.query(), d -> to.accept(row(locale, d))));
    }

    private static List<Cell> row(Locale locale, Supervision.Departure d) {
        return List.of(
                Cell.of(d.number()),
                Cell.of(d.service().in(locale)),
                Cell.of(d.decidedOn()),
                Cell.of(d.decidedBy().name().in(locale)),
                Cell.of(d.decider().in(locale)),
                Cell.of(d.proposed().map(k -> k.words().in(locale)).orElse("")),
                Cell.of(
                        (d.outcome() == Outcome.GRANTED
                                        ? Words.of("同意", "Granted")
                                        : Words.of("不同意", "Refused"))
                                .in(locale)),
                Cell.of(d.reason()));
    }
}
