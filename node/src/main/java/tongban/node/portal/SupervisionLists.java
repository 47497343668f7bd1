package tongban.node.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.node.audit.Audit;
import tongban.node.casework.Cases;
import tongban.node.casework.Masked;
import tongban.node.casework.Outcome;
import tongban.node.casework.Relatives;
import tongban.node.casework.Substitutions;
import tongban.node.casework.Supervision;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
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
                    Words.of("待申请人补充材料", "With the applicant"),
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
                    Words.of("另定的金额", "Amounts set otherwise"),
                    Words.of("理由", "Reason"));

    private static final List<Words> RELATIVE_HEADERS =
            List.of(
                    Words.of("工作人员", "Official"),
                    Words.of("关系", "Relation"),
                    Words.of("近亲属", "Relative"),
                    Words.of("证件号码", "ID number"),
                    Words.of("备案时间", "Recorded"),
                    Words.of("终止时间", "Ended"),
                    Words.of("终止理由", "Reason for ending"));

    private static final List<Words> SUBSTITUTION_HEADERS =
            List.of(
                    Words.of("不在岗", "Away"),
                    Words.of("代班", "Stands in"),
                    Words.of("机关", "Body"),
                    Words.of("岗位", "Role"),
                    Words.of("第一天", "First day"),
                    Words.of("返岗之日", "Day of return"),
                    Words.of("状态", "State"),
                    Words.of("登记人", "Entered by"),
                    Words.of("登记时间", "Entered"),
                    Words.of("提前结束人", "Ended by"),
                    Words.of("提前结束时间", "Ended"),
                    Words.of("提前结束的理由", "Reason for ending"));

    private final Supervision supervision;
    private final Audit audit;
    private final Retention retention;
    private final Relatives relatives;
    private final Substitutions substitutions;
    private final Cases cases;
    private final Journal journal;
    private final Walls walls;

    SupervisionLists(
            Supervision supervision,
            Audit audit,
            Retention retention,
            Relatives relatives,
            Substitutions substitutions,
            Cases cases,
            Journal journal,
            Walls walls) {
        this.supervision = supervision;
        this.audit = audit;
        this.retention = retention;
        this.relatives = relatives;
        this.substitutions = substitutions;
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
                Cell.of(
                        d.otherSums().stream()
                                .map(sum -> sum.words().in(locale))
                                .collect(Collectors.joining("; "))),
                Cell.of(d.reason()));
    }

    /** The register of officials' near relatives; names and numbers are masked as on the page. */
    Optional<ListFile> relatives(Actor actor, Locale locale) {
        return Optional.of(actor)
                .filter(a -> a.is(Role.SUPERVISOR))
                .map(a ->
                        new ListFile(
                                "relatives",
                                Words.of("近亲属备案", "Near relatives of officials and village cadres"),
                                RELATIVE_HEADERS,
                                List.of(),
                                to -> {
                                    int page = 0;
                                    Relatives.Register register;
                                    do {
                                        register = relatives.register(a, page++);
                                        register.lines().forEach(l -> to.accept(row(locale, l)));
                                    } while (page < register.pages() && page <= Relatives.PAGE_MAX);
                                    return page >= register.pages();
                                }));
    }

    /**
     * What an official recorded of his own relatives, and what his township recorded of its village
     * cadres'; a file that leaves the node has names masked.
     */
    Optional<ListFile> ownRelatives(Actor actor, Locale locale) {
        return Optional.of(
                        ListFile.whole(
                                "own-relatives",
                                Words.of("我的近亲属备案", "My near relatives"),
                                RELATIVE_HEADERS,
                                List.of(),
                                to ->
                                        Stream.concat(
                                                        relatives.own(actor).stream(),
                                                        relatives.ofCadres(actor).stream())
                                                .forEach(l -> to.accept(masked(locale, l)))))
                .filter(f -> !actor.is(Role.RESIDENT, Role.SUPERVISOR));
    }

    private static List<Cell> masked(Locale locale, Relatives.Line l) {
        List<Cell> cells = new ArrayList<>(row(locale, l));
        cells.set(2, Cell.of(Masked.name(l.name())));
        return cells;
    }

    private static List<Cell> row(Locale locale, Relatives.Line l) {
        return List.of(
                Cell.of(l.officer().in(locale)),
                Cell.of(l.relation().words().in(locale)),
                Cell.of(l.name()),
                Cell.of(l.number()),
                Cell.of(l.recordedAt()),
                l.endedAt().<Cell>map(Cell::of).orElseGet(Cell.Empty::new),
                Cell.of(l.endReason()));
    }

    /** Who stands in for whom on the whole side. */
    Optional<ListFile> substitutions(Actor actor, Locale locale) {
        return Optional.of(actor)
                .filter(a -> a.is(Role.SUPERVISOR))
                .map(a ->
                        new ListFile(
                                "substitutions",
                                Words.of("代班", "Substitutions"),
                                SUBSTITUTION_HEADERS,
                                List.of(),
                                to -> {
                                    int page = 0;
                                    Substitutions.Register register;
                                    do {
                                        register = substitutions.register(a, page++);
                                        register.lines().forEach(l -> to.accept(row(locale, l)));
                                    } while (page < register.pages()
                                            && page <= Substitutions.PAGE_MAX);
                                    return page >= register.pages();
                                }));
    }

    private static List<Cell> row(Locale locale, Substitutions.Line l) {
        return List.of(
                Cell.of(l.absentName().in(locale)),
                Cell.of(l.substituteName().in(locale)),
                Cell.of(l.organ().name().in(locale)),
                Cell.of(l.roleWords().in(locale)),
                Cell.of(l.from()),
                Cell.of(l.until()),
                Cell.of(l.standing().words().in(locale)),
                Cell.of(l.enteredBy().in(locale)),
                Cell.of(l.enteredAt()),
                Cell.of(l.endedBy().in(locale)),
                l.endedAt().<Cell>map(Cell::of).orElseGet(Cell.Empty::new),
                Cell.of(l.endReason()));
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
                Cell.of(JournalWords.role(l.role()).in(locale)),
                Cell.of(l.organ()),
                Cell.of(JournalWords.act(l.act()).in(locale)),
                Cell.of(purpose(locale, l.purpose())),
                Cell.of(String.join(" ", l.subjects())),
                Cell.of(l.subjectsInAll()),
                Cell.of(JournalWords.fields(l.fields()).in(locale)));
    }

    private static String purpose(Locale locale, String name) {
        return JournalWords.purpose(name).in(locale);
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
                                    OptionalLong before = OptionalLong.empty();
                                    List<Journal.Entry> entries;
                                    do {
                                        entries = looks(actor, id, before);
                                        entries.forEach(e -> to.accept(row(locale, e)));
                                        before =
                                                entries.isEmpty()
                                                        ? before
                                                        : OptionalLong.of(entries.getLast().id());
                                    } while (entries.size() == Journal.PAGE_ROWS_MAX);
                                    return true;
                                }));
    }

    private List<Journal.Entry> looks(Actor actor, UUID id, OptionalLong before) {
        return walls.inside(actor, () -> journal.about(id, Journal.PAGE_ROWS_MAX, before));
    }

    private static List<Cell> row(Locale locale, Journal.Entry e) {
        return List.of(
                Cell.of(e.at()),
                Cell.of(JournalWords.role(e.role()).in(locale)),
                Cell.of(e.organ()),
                Cell.of(JournalWords.act(e.act()).in(locale)),
                Cell.of(purpose(locale, e.purpose())),
                Cell.of(JournalWords.fields(e.fields()).in(locale)));
    }

    Optional<ListFile> destruction(Actor actor, Locale locale, Lists.Filters filters) {
        return AddressText.id(filters.of("list"))
                .filter(list -> retention.list(actor, list).isPresent())
                .map(list ->
                        ListFile.whole(
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
                                        Words.of("留痕条数", "Rows of the journal"),
                                        Words.of("销毁的日志条数", "Lines of the journal destroyed"),
                                        Words.of("其摘要", "Their digest"),
                                        Words.of("销毁链哈希", "Hash of the chain")),
                                List.of("list=" + list),
                                to ->
                                        retention
                                                .items(actor, list)
                                                .forEach(i -> to.accept(row(locale, i)))));
    }

    private static List<Cell> row(Locale locale, Retention.Item item) {
        Optional<Retention.Proof> proof = item.proof();
        Optional<Retention.Cut> cut = item.cut();
        return List.of(
                Cell.of(item.label()),
                Cell.of(item.endedOn()),
                Cell.of(item.dueOn()),
                Cell.of(item.outcome().words().in(locale)),
                Cell.of(item.keepReason()),
                Cell.of(proof.map(Retention.Proof::standardHash).orElse("")),
                Cell.of(proof.map(Retention.Proof::parametersHash).orElse("")),
                Cell.of(proof.map(Retention.Proof::textsHash).orElse("")),
                proof.<Cell>map(p -> Cell.of(p.looks())).orElseGet(Cell.Empty::new),
                cut.<Cell>map(c -> Cell.of(c.lines())).orElseGet(Cell.Empty::new),
                Cell.of(cut.map(Retention.Cut::digest).orElse("")),
                Cell.of(cut.map(Retention.Cut::hash).orElse("")));
    }
}
