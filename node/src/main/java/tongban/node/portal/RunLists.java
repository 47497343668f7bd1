package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tongban.node.entitlement.Inquiries;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.exchange.Exports;
import tongban.node.exchange.Imports;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.redflag.RedFlag;
import tongban.node.redflag.RedFlags;
import tongban.node.register.ImportReport;
import tongban.node.register.Register;
import tongban.node.register.RegisterImport;
import tongban.node.retention.Retention;
import tongban.node.review.ReviewBatches;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/**
 * What was run, asked, sent, taken in, held and destroyed, as files: one row each time, so they are
 * short beside the lists of cases and people.
 */
final class RunLists {
    private static final Words STARTED = Words.of("开始", "Started");
    private static final Words ENDED = Words.of("结束", "Ended");
    private static final Words STATE = Words.of("状态", "State");
    private static final Words SCHEME = Words.of("待遇项目", "Scheme");
    private static final Words BODY = Words.of("机关", "Body");
    private static final Words WHEN = Words.of("时间", "When");
    private static final Words RUNNING = Words.of("进行中", "running");
    private static final Words OVER = Words.of("已完成", "finished");

    private static final List<Words> RUNS =
            List.of(
                    Words.of("月份", "Month"),
                    Words.of("批次", "Batch"),
                    SCHEME,
                    BODY,
                    STATE,
                    Words.of("已计算", "Gone through"),
                    Words.of("共", "Of"),
                    Words.of("发放笔数", "Payments"),
                    Words.of("金额（元）", "Yuan"),
                    STARTED,
                    ENDED);
    private static final List<Words> BATCHES =
            List.of(
                    STARTED,
                    Words.of("种类", "Kind"),
                    BODY,
                    SCHEME,
                    Words.of("到期日", "Due by"),
                    STATE,
                    Words.of("已查看", "Looked at"),
                    Words.of("共", "Of"),
                    Words.of("任务", "Tasks"),
                    Words.of("已办结", "Done"),
                    ENDED);
    private static final List<Words> FLAG_RUNS =
            List.of(
                    STARTED,
                    Words.of("查询", "Query"),
                    Words.of("谁", "By"),
                    Words.of("目的", "Purpose"),
                    Words.of("参数", "Parameters"),
                    STATE,
                    Words.of("已查看", "Looked at"),
                    Words.of("命中", "Hits"),
                    Words.of("新命中", "New"),
                    Words.of("重新打开", "Reopened"),
                    ENDED);
    private static final List<Words> INQUIRIES =
            List.of(
                    WHEN,
                    Words.of("方向", "Direction"),
                    Words.of("谁问", "Who asks"),
                    SCHEME,
                    Words.of("自", "From"),
                    Words.of("至", "Until"),
                    Words.of("目的", "Purpose"),
                    Words.of("答复", "Answer"),
                    Words.of("答复日期", "Answered on"));
    private static final List<Words> HOLDS =
            List.of(
                    Words.of("办件", "Case"),
                    Words.of("理由", "Reason"),
                    Words.of("保留", "Held since"),
                    Words.of("解除", "Lifted"),
                    Words.of("解除理由", "Why lifted"));
    private static final List<Words> DESTRUCTIONS =
            List.of(
                    Words.of("提出", "Proposed"),
                    Words.of("种类", "Kind"),
                    Words.of("截止", "Over by"),
                    STATE,
                    Words.of("行数", "Rows"),
                    Words.of("销毁行数", "To be destroyed"),
                    Words.of("第一人", "First"),
                    Words.of("第一人确认", "Confirmed"),
                    Words.of("第二人", "Second"),
                    Words.of("第二人确认", "Confirmed"));
    private static final List<Words> TRANSFERS =
            List.of(
                    Words.of("接收方", "Receiver"),
                    Words.of("批次", "Batch"),
                    Words.of("办件数", "Cases"),
                    Words.of("校验值", "SHA-256"),
                    Words.of("备好", "Made"),
                    Words.of("收妥", "Received"));
    private static final List<Words> INTAKES =
            List.of(
                    WHEN,
                    Words.of("来源", "Source"),
                    Words.of("批次", "Batch"),
                    Words.of("收件", "Taken in"),
                    Words.of("草稿", "Drafts"),
                    Words.of("有新内容", "Told anew"),
                    Words.of("早已收到", "Known before"),
                    Words.of("问题", "Faults"));
    private static final List<Words> REGISTER_IMPORTS =
            List.of(
                    Words.of("完成", "Finished"),
                    Words.of("登记事项", "What it held"),
                    Words.of("来源", "Source"),
                    Words.of("行数", "Rows"),
                    Words.of("新增", "Added"),
                    Words.of("更新", "Changed"),
                    Words.of("未变", "Unchanged"),
                    Words.of("未导入", "Rejected"),
                    Words.of("错误", "Faults"));

    private final PaymentRuns runs;
    private final ReviewBatches batches;
    private final RedFlags flags;
    private final Inquiries inquiries;
    private final Retention retention;
    private final Exports exports;
    private final Imports imports;
    private final Register register;
    private final RegisterImport registerImport;

    RunLists(
            PaymentRuns runs,
            ReviewBatches batches,
            RedFlags flags,
            Inquiries inquiries,
            Retention retention,
            Exports exports,
            Imports imports,
            Register register,
            RegisterImport registerImport) {
        this.runs = runs;
        this.batches = batches;
        this.flags = flags;
        this.inquiries = inquiries;
        this.retention = retention;
        this.exports = exports;
        this.imports = imports;
        this.register = register;
        this.registerImport = registerImport;
    }

    ListFile runs(Actor actor, Locale locale) {
        return ListFile.whole(
                "runs",
                Words.of("发放批次", "Payment runs"),
                RUNS,
                List.of(),
                to -> runs.all(actor).forEach(r -> to.accept(row(locale, r))));
    }

    ListFile batches(Actor actor, Locale locale) {
        return ListFile.whole(
                "review_batches",
                Words.of("复核批次", "Batches of re-checks"),
                BATCHES,
                List.of(),
                to -> batches.all(actor).forEach(b -> to.accept(row(locale, b))));
    }

    /** The runs of the query that {@code flag} names; empty where it names none. */
    Optional<ListFile> flagRuns(Actor actor, Locale locale, Lists.Filters filters) {
        return RedFlag.of(filters.of("flag"))
                .filter(flag -> actor.is(Role.SUPERVISOR))
                .map(flag ->
                        ListFile.whole(
                                "flag_runs",
                                Words.of("风险线索查询记录", "Runs of a red flag"),
                                FLAG_RUNS,
                                List.of("flag=" + flag.id()),
                                to ->
                                        flags.runs(actor, flag)
                                                .forEach(r -> to.accept(row(locale, r)))));
    }

    Optional<ListFile> inquiries(Actor actor, Locale locale) {
        return supervised(
                actor,
                ListFile.whole(
                        "inquiries",
                        Words.of("跨省市待遇查询", "Questions about benefits across the border"),
                        INQUIRIES,
                        List.of(),
                        to -> inquiries.each(actor, i -> to.accept(row(locale, i)))));
    }

    Optional<ListFile> holds(Actor actor) {
        return supervised(
                actor,
                ListFile.whole(
                        "holds",
                        Words.of("依法保留", "Legal holds"),
                        HOLDS,
                        List.of(),
                        to -> retention.allHolds(actor).forEach(h -> to.accept(row(h)))));
    }

    Optional<ListFile> destructions(Actor actor, Locale locale) {
        return supervised(
                actor,
                ListFile.whole(
                        "destructions",
                        Words.of("销毁清单", "Destruction lists"),
                        DESTRUCTIONS,
                        List.of(),
                        to -> retention.allLists(actor).forEach(l -> to.accept(row(locale, l)))));
    }

    Optional<ListFile> transfers(Actor actor) {
        return supervised(
                actor,
                ListFile.whole(
                        "transfers",
                        Words.of("发往省级平台的批次", "Batches to the provincial platforms"),
                        TRANSFERS,
                        List.of(),
                        to -> exports.batches(actor).forEach(b -> to.accept(row(b)))));
    }

    Optional<ListFile> intakes(Actor actor) {
        return Optional.of(
                        ListFile.whole(
                                "intakes",
                                Words.of("从省级平台导入", "Imports from the provincial platforms"),
                                INTAKES,
                                List.of(),
                                to -> imports.all(actor).forEach(p -> to.accept(row(p)))))
                .filter(f -> actor.is(Role.CLERK, Role.SUPERVISOR));
    }

    Optional<ListFile> registerImports(Actor actor, Locale locale) {
        return Optional.of(
                        ListFile.whole(
                                "register_imports",
                                Words.of("台账导入", "Imports into the registers"),
                                REGISTER_IMPORTS,
                                List.of(),
                                to ->
                                        registerImport
                                                .all(actor)
                                                .forEach(r -> to.accept(row(locale, r)))))
                .filter(f -> register.mayRecord(actor));
    }

    private static Optional<ListFile> supervised(Actor actor, ListFile file) {
        return Optional.of(file).filter(f -> actor.is(Role.SUPERVISOR));
    }

    // ------------------------------------------------------------------ rows

    private static List<Cell> row(Locale locale, PaymentRuns.Run r) {
        return List.of(
                Cell.of(r.month().toString()),
                Cell.of(r.batch()),
                Cell.of(r.schemeName().in(locale)),
                Cell.of(r.organ()),
                Cell.of(r.stage().words().in(locale)),
                Cell.of(r.done()),
                Cell.of(r.of()),
                Cell.of(r.payments()),
                new Cell.Number(r.amount()),
                Cell.of(r.startedAt()),
                Cell.ofMoment(r.endedAt()));
    }

    private static List<Cell> row(Locale locale, ReviewBatches.Batch b) {
        return List.of(
                Cell.of(b.startedAt()),
                Cell.of(b.kind().words().in(locale)),
                Cell.of(b.organ().in(locale)),
                Cell.of(b.scheme().in(locale)),
                Cell.of(b.dueBy()),
                state(locale, b.running()),
                Cell.of(b.looked()),
                Cell.of(b.of()),
                Cell.of(b.tasks()),
                Cell.of(b.done()),
                Cell.ofMoment(b.endedAt()));
    }

    private static List<Cell> row(Locale locale, RedFlags.Run r) {
        return List.of(
                Cell.of(r.startedAt()),
                Cell.of(r.flag().words().in(locale)),
                Cell.of(r.startedBy().in(locale)),
                Cell.of(r.purpose()),
                Cell.of(
                        r.parameters().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(p -> p.getKey() + "=" + p.getValue())
                                .collect(Collectors.joining(" "))),
                state(locale, r.running()),
                Cell.of(r.looked()),
                Cell.of(r.hits()),
                Cell.of(r.fresh()),
                Cell.of(r.reopened()),
                Cell.ofMoment(r.endedAt()));
    }

    private static List<Cell> row(Locale locale, Inquiries.Line i) {
        Words way = i.askedHere() ? Words.of("本方问", "asked here") : Words.of("对方问", "asked there");
        Words answer =
                i.receives()
                        .map(yes -> yes ? Words.of("有", "receives it") : Words.of("无", "does not"))
                        .orElse(
                                i.fault().isEmpty()
                                        ? Words.of("未答复", "not answered")
                                        : Words.same(i.fault()));
        return List.of(
                Cell.of(i.askedAt()),
                Cell.of(way.in(locale)),
                Cell.of(i.asking().in(locale)),
                Cell.of(i.scheme().in(locale)),
                Cell.of(i.from().toString()),
                Cell.of(i.until().toString()),
                Cell.of(i.purpose()),
                Cell.of(answer.in(locale)),
                Cell.ofDay(i.answeredOn()));
    }

    private static List<Cell> row(Retention.Hold h) {
        return List.of(
                Cell.of(h.label()),
                Cell.of(h.reason()),
                Cell.of(h.placedAt()),
                Cell.ofMoment(h.liftedAt()),
                Cell.of(h.liftReason()));
    }

    private static List<Cell> row(Locale locale, Retention.DestructionList l) {
        return List.of(
                Cell.of(l.proposedAt()),
                Cell.of(l.kind().words().in(locale)),
                Cell.of(l.cutoff()),
                Cell.of(l.stage().words().in(locale)),
                Cell.of(l.rows()),
                Cell.of(l.toDestroy()),
                Cell.of(l.firstBy()),
                Cell.ofMoment(l.firstAt()),
                Cell.of(l.secondBy()),
                Cell.ofMoment(l.secondAt()));
    }

    private static List<Cell> row(Exports.Batch b) {
        return List.of(
                Cell.of(b.destination()),
                Cell.of(b.fileName()),
                Cell.of(b.cases()),
                Cell.of(b.sha256()),
                Cell.of(b.createdAt()),
                Cell.ofMoment(b.deliveredAt()));
    }

    private static List<Cell> row(Imports.Past p) {
        return List.of(
                Cell.of(p.at()),
                Cell.of(p.source()),
                Cell.of(p.batch()),
                Cell.of(p.opened()),
                Cell.of(p.drafts()),
                Cell.of(p.changed()),
                Cell.of(p.known()),
                Cell.of(p.faults()));
    }

    private static List<Cell> row(Locale locale, ImportReport r) {
        return List.of(
                Cell.ofMoment(r.finishedAt()),
                Cell.of(r.kind().words().in(locale)),
                Cell.of(r.label()),
                Cell.of(r.rows()),
                Cell.of(r.added()),
                Cell.of(r.changed()),
                Cell.of(r.unchanged()),
                Cell.of(r.rejected()),
                Cell.of(r.faultsInAll()));
    }

    private static Cell state(Locale locale, boolean running) {
        return Cell.of((running ? RUNNING : OVER).in(locale));
    }
}
