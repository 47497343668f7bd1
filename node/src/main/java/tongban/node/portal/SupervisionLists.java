package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.audit.Audit;
import tongban.node.casework.Cases;
import tongban.node.casework.Outcome;
import tongban.node.casework.Supervision;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.retention.Retention;
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
    private final Audit audit;
    private final Retention retention;
    private final Cases cases;
    private final Journal journal;
    private final Walls walls;

    SupervisionLists(
            Supervision supervision,
            Audit audit,
            Retention retention,
            Cases cases,
            Journal journal,
            Walls walls) {
        this.supervision = supervision;
        this.audit = audit;
        this.retention = retention;
        this.cases = cases;
        this.journal = journal;
        this.walls = walls;
    }

    Optional<ListFile> load(Actor actor, Locale locale, Lists.Filters filters) {
        return Optional.of(Supervision.Order.of(filters.of("sort")))
                .filter(order -> actor.is(Role.SUPERVISOR))
                .map(order ->
                        new ListFile(
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
                                                                    Words.of("审核人员", "Reviewer")
                                                                            .in(locale),
                                                                    o.name().in(locale),
                                                                    o.counts())));
                                    load.joint()
                                            .forEach(j ->
                                                    to.accept(
                                                            row(
                                                                    j.organ().name().in(locale),
                                                                    Words.of(
                                                                                    "对方协办步骤",
                                                                                    "Joint step of"
                                                                                            + " the other"
                                                                                            + " side")
                                                                            .in(locale),
                                                                    "",
                                                                    j.counts())));
                                    return true;
                                }));
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

    Optional<ListFile> departures(Actor actor, Locale locale, Lists.Filters filters) {
        DepartureFilter filter =
                DepartureFilter.read(
                        filters.of("from"), filters.of("until"), filters.of("organ"), "1");
        return Optional.of(filter.query())
                .filter(query -> actor.is(Role.SUPERVISOR))
                .map(query ->
                        new ListFile(
                                "departures",
                                Words.of("偏离建议的决定", "Departures from proposals"),
                                DEPARTURE_HEADERS,
                                List.of(filter.link()),
                                to ->
                                        supervision.each(
                                                actor, query, d -> to.accept(row(locale, d)))));
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

    ListFile audit(Actor actor, Locale locale, Lists.Filters filters) {
        AuditFilter filter =
                AuditFilter.read(
                        filters.of("search"),
                        filters.of("login"),
                        filters.of("number"),
                        filters.of("act"),
                        filters.of("purpose"),
                        filters.of("from"),
                        filters.of("until"));
        return new ListFile(
                "audit",
                Words.of("审计", "Audit"),
                LOOK_HEADERS,
                List.of(filter.link()),
                to -> audit.each(actor, filter.query(), l -> to.accept(row(locale, l))));
    }

    private static final List<Words> LOOK_HEADERS =
            List.of(
                    Words.of("时间", "When"),
                    Words.of("登录名", "Login"),
                    Words.of("谁", "Who"),
                    Words.of("岗位", "Role"),
                    Words.of("机关", "Body"),
                    Words.of("行为", "Act"),
                    Words.of("目的", "Purpose"),
                    Words.of("涉及办件", "Cases"),
                    Words.of("涉及数量", "How many"),
                    Words.of("内容", "What"));

    private static List<Cell> row(Locale locale, Audit.Line l) {
        return List.of(
                Cell.of(l.at()),
                Cell.of(l.login()),
                Cell.of(l.who().in(locale)),
                Cell.of(l.role()),
                Cell.of(l.organ()),
                Cell.of(l.act()),
                Cell.of(purpose(locale, l.purpose())),
                Cell.of(String.join(" ", l.subjects())),
                Cell.of(l.subjectsInAll()),
                Cell.of(String.join(" ", l.fields())));
    }

    private static String purpose(Locale locale, String name) {
        for (Purpose purpose : Purpose.values()) {
            if (purpose.name().equals(name)) {
                return Words.of(purpose.zh(), purpose.en()).in(locale);
            }
        }
        return name;
    }

    /** Who looked at a case: for supervision, and for the person whose case it is. */
    Optional<ListFile> looks(Actor actor, Locale locale, Lists.Filters filters) {
        return AddressText.id(filters.of("id"))
                .filter(id -> actor.is(Role.SUPERVISOR, Role.RESIDENT))
                .filter(id -> cases.page(actor, id).isPresent())
                .map(id ->
                        new ListFile(
                                "journal",
                                Words.of("谁看过个人信息", "Who looked at personal data"),
                                List.of(
                                        LOOK_HEADERS.get(0),
                                        LOOK_HEADERS.get(3),
                                        LOOK_HEADERS.get(4),
                                        LOOK_HEADERS.get(5),
                                        LOOK_HEADERS.get(6),
                                        LOOK_HEADERS.get(9)),
                                List.of("case=" + id),
                                to -> {
                                    walls.inside(
                                                    actor,
                                                    () -> journal.about(id, Journal.PAGE_ROWS_MAX))
                                            .forEach(e ->
                                                    to.accept(
                                                            List.of(
                                                                    Cell.of(e.at()),
                                                                    Cell.of(e.role()),
                                                                    Cell.of(e.organ()),
                                                                    Cell.of(e.act()),
                                                                    Cell.of(
                                                                            purpose(
                                                                                    locale,
                                                                                    e.purpose())),
                                                                    Cell.of(
                                                                            String.join(
                                                                                    " ",
                                                                                    e.fields())))));
                                    return true;
                                }));
    }

    Optional<ListFile> destruction(Actor actor, Locale locale, Lists.Filters filters) {
        return AddressText.id(filters.of("list"))
                .filter(list -> retention.list(actor, list).isPresent())
                .map(list ->
                        new ListFile(
                                "destruction",
                                Words.of("销毁清单", "Destruction list"),
                                List.of(
                                        Words.of("编号", "Number"),
                                        Words.of("结束日期", "Ended"),
                                        Words.of("保管至", "Kept until"),
                                        Words.of("结果", "Result"),
                                        Words.of("保留理由", "Reason for keeping"),
                                        Words.of("标准哈希", "Hash of the standard"),
                                        Words.of("参数哈希", "Hash of the parameters"),
                                        Words.of("文本哈希", "Hash of the texts"),
                                        Words.of("留痕条数", "Rows of the journal")),
                                List.of("list=" + list),
                                to -> {
                                    retention
                                            .items(actor, list)
                                            .forEach(i -> to.accept(row(locale, i)));
                                    return true;
                                }));
    }

    private static List<Cell> row(Locale locale, Retention.Item item) {
        Optional<Retention.Proof> proof = item.proof();
        return List.of(
                Cell.of(item.label()),
                Cell.of(item.endedOn()),
                Cell.of(item.dueOn()),
                Cell.of(item.outcome().words().in(locale)),
                Cell.of(item.keepReason()),
                Cell.of(proof.map(Retention.Proof::standardHash).orElse("")),
                Cell.of(proof.map(Retention.Proof::parametersHash).orElse("")),
                Cell.of(proof.map(Retention.Proof::textsHash).orElse("")),
                proof.<Cell>map(p -> Cell.of(p.looks())).orElseGet(Cell.Empty::new));
    }
}
