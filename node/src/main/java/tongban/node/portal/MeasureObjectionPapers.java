package tongban.node.portal;

import java.util.List;
import tongban.node.entitlement.Entitlements;
import tongban.node.paper.Booklets;
import tongban.node.paper.Booklets.Part;
import tongban.service.text.Words;

/**
 * The papers of an objection to the end of a benefit: the record for the file (异议处理记录), and the
 * letter to who objected (公示异议答复书), which says nothing of the beneficiary that the notice did not
 * show.
 */
final class MeasureObjectionPapers {
    static final Words RECORD = Words.of("异议处理记录", "Record of an objection and its answer");
    static final Words ANSWER = Words.of("公示异议答复书", "Answer to an objection");

    private MeasureObjectionPapers() {}

    static Booklets.Booklet record(
            Entitlements.LedgerPage ledger,
            Entitlements.Measure m,
            Words organ,
            Entitlements.Objection objection,
            Entitlements.ObjectionAnswer answer) {
        Words room = Words.same("");
        return new Booklets.Booklet(
                Booklets.Look.FORM,
                organ,
                RECORD,
                MeasurePapers.number(ledger, m, MeasurePapers.Paper.OBJECTION_RECORD)
                        + "-"
                        + objection.number(),
                List.of(
                        new Part.Table(
                                Words.same(""),
                                List.of(
                                        Booklets.Row.of(
                                                "办件编号",
                                                "Case number",
                                                Words.same(ledger.row().caseNumber())),
                                        Booklets.Row.of("待遇", "Benefit", ledger.row().scheme()),
                                        Booklets.Row.of("公示的人员", "Who was shown", shown(ledger, m)),
                                        Booklets.Row.of("公示", "Posted", posted(m)),
                                        Booklets.Row.of("异议人", "Who objected", who(objection)),
                                        Booklets.Row.of(
                                                "提出日期",
                                                "Day of the objection",
                                                Words.day(objection.on())),
                                        Booklets.Row.of(
                                                "异议内容",
                                                "What was objected",
                                                Words.same(objection.what())),
                                        Booklets.Row.of("核查结论", "Finding", finding(answer)),
                                        Booklets.Row.of(
                                                "核查情况",
                                                "What was found",
                                                Words.same(answer.finding())),
                                        Booklets.Row.of("答复", "Answer", reply(answer)),
                                        Booklets.Row.of(
                                                "处理人员签字",
                                                "Signature of the handling officer",
                                                room),
                                        Booklets.Row.of(
                                                "异议人签收（不署名的除外）",
                                                "Received by who objected (unless without a name)",
                                                room))),
                        Part.Text.of(
                                "异议人的身份和异议内容予以保密，本记录不向当事人或者第三人提供。",
                                "Who objected and to what is kept in confidence; this record is given neither to the beneficiary nor to a third person."),
                        new Part.Seal(organ, Words.day(answer.on()))),
                MeasurePapers.Paper.OBJECTION_RECORD.written()
                        + "-"
                        + objection.number()
                        + "-"
                        + m.id()
                        + ".pdf",
                answer.on().atStartOfDay(Page.ZONE).toInstant());
    }

    /** As the sheet on the board, it is not told whose case it is. */
    static Booklets.Booklet answer(
            Entitlements.LedgerPage ledger,
            Entitlements.Measure m,
            Words organ,
            Entitlements.Objection objection,
            Entitlements.ObjectionAnswer answer) {
        Words on = Words.day(objection.on());
        Words notice = posted(m);
        Words scheme = ledger.row().scheme();
        return new Booklets.Booklet(
                Booklets.Look.NOTICE,
                organ,
                ANSWER,
                MeasurePapers.number(ledger, m, MeasurePapers.Paper.OBJECTION_ANSWER)
                        + "-"
                        + objection.number(),
                List.of(
                        new Part.Text(
                                Words.of(
                                        who(objection).zh() + "：",
                                        "To " + who(objection).en() + ":"),
                                false),
                        Part.Text.of(
                                "您于"
                                        + on.zh()
                                        + "对终止"
                                        + scheme.zh()
                                        + "的公示（"
                                        + notice.zh()
                                        + "）提出异议。本机关已经核查，现答复如下：",
                                "On "
                                        + on.en()
                                        + " you objected to the notice that a "
                                        + scheme.en()
                                        + " is to end ("
                                        + notice.en()
                                        + "). This body has looked into it and answers:"),
                        new Part.Table(
                                Words.same(""),
                                List.of(
                                        Booklets.Row.of(
                                                "提出的异议",
                                                "Your objection",
                                                Words.same(objection.what())),
                                        Booklets.Row.of("核查结论", "Finding", finding(answer)),
                                        Booklets.Row.of("答复", "Answer", reply(answer)))),
                        Part.Text.of(
                                answer.upheld()
                                        ? "异议成立，本机关不按公示的内容作出决定。当事人的其他情况依法保密，不在答复之列。"
                                        : "异议不成立，本机关依法继续办理。当事人的其他情况依法保密，不在答复之列。",
                                answer.upheld()
                                        ? "The objection is right: it is not decided as the notice says. Whatever else concerns the person is confidential by law and is not part of this answer."
                                        : "The objection is not right, and the matter goes on. Whatever else concerns the person is confidential by law and is not part of this answer."),
                        Part.Text.of(
                                "您的身份和异议内容，本机关予以保密。对本答复不满意的，可以向本机关的上级机关或者监督机关投诉、举报，也可以拨打 12345。",
                                "Who you are and what you objected is kept in confidence. If this answer does not satisfy you, complain to the superior or supervising authority, or call 12345."),
                        new Part.Seal(organ, Words.day(answer.on()))),
                MeasurePapers.Paper.OBJECTION_ANSWER.written()
                        + "-"
                        + objection.number()
                        + "-"
                        + m.id()
                        + ".pdf",
                answer.on().atStartOfDay(Page.ZONE).toInstant());
    }

    private static Words shown(Entitlements.LedgerPage ledger, Entitlements.Measure m) {
        return m.posted().map(Entitlements.Posted::named).orElse(false)
                ? Words.same(ledger.name())
                : Words.of("（姓名不公示）", "(the name is not shown)");
    }

    private static Words posted(Entitlements.Measure m) {
        return m.posted()
                .map(p -> {
                    Words period = MeasurePapers.period(p);
                    return Words.of(
                            "公示期" + period.zh() + "，公示地点：" + p.place(),
                            period.en() + ", at " + p.place());
                })
                .orElse(Words.same(""));
    }

    private static Words who(Entitlements.Objection objection) {
        return objection.who().isBlank()
                ? Words.of("（不署名）", "(without a name)")
                : Words.same(objection.who());
    }

    private static Words finding(Entitlements.ObjectionAnswer answer) {
        return answer.upheld() ? Words.of("异议成立", "right") : Words.of("异议不成立", "not right");
    }

    private static Words reply(Entitlements.ObjectionAnswer answer) {
        return answer.reply().isBlank()
                ? Words.of("（无人可以答复）", "(nobody can be written to)")
                : Words.same(answer.reply());
    }
}
