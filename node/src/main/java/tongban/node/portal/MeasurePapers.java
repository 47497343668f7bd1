package tongban.node.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Scheme;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.paper.Booklets;
import tongban.node.paper.Booklets.Part;
import tongban.node.paper.CapitalNumerals;
import tongban.service.text.Words;

/**
 * The papers of a measure on a benefit: the notice before it (事先告知书), the decision (增发、减发、停发决定书)
 * with its record of service (送达回证), the sheet for the board where the end of a benefit is posted
 * first (终止供养公示), and the record of each objection to it with the letter that answers it.
 */
public final class MeasurePapers {
    private MeasurePapers() {}

    /** Each by its name in an address. */
    enum Paper {
        NOTICE("GZ"),
        DECISION("DD"),
        DELIVERY_RECORD("HZ"),
        PUBLIC_NOTICE("ZG"),
        OBJECTION_RECORD("YL"),
        OBJECTION_ANSWER("YF");

        /** Stands in its number. */
        private final String mark;

        Paper(String mark) {
            this.mark = mark;
        }

        /** Whether it is the person's own, too. */
        boolean isHis() {
            return this == NOTICE || this == DECISION;
        }

        /** Whether there is one for each objection. */
        boolean isOfObjection() {
            return this == OBJECTION_RECORD || this == OBJECTION_ANSWER;
        }

        String written() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One of them, as an address names it.
     *
     * @param objection its number; 0 for a paper of the measure
     */
    record Wanted(Paper paper, int objection) {
        private static final Pattern NUMBERED = Pattern.compile("([a-z-]+)-([1-9][0-9]?)");

        static Optional<Wanted> of(String written) {
            Matcher numbered = NUMBERED.matcher(written);
            boolean one = numbered.matches();
            String name = one ? numbered.group(1) : written;
            for (Paper paper : Paper.values()) {
                if (paper.written().equals(name) && paper.isOfObjection() == one) {
                    return Optional.of(
                            new Wanted(paper, one ? Integer.parseInt(numbered.group(2)) : 0));
                }
            }
            return Optional.empty();
        }
    }

    /** What is decided, in a line. */
    public static Words content(Entitlements.Measure m) {
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        m.from()
                .ifPresent(from -> {
                    zh.append("从").append(Words.month(from).zh()).append("起 ");
                    en.append("from ").append(Words.month(from).en()).append(' ');
                });
        m.months()
                .ifPresent(months -> {
                    zh.append("渐退 ").append(months).append(" 个月 ");
                    en.append("exit period of ").append(months).append(" months ");
                });
        m.amount()
                .ifPresent(yuan -> {
                    zh.append(yuan.toPlainString()).append(" 元");
                    en.append(yuan.toPlainString()).append(" yuan");
                });
        m.monthly()
                .ifPresent(yuan -> {
                    zh.append(" ，每月抵扣 ").append(yuan.toPlainString()).append(" 元");
                    en.append(" , ").append(yuan.toPlainString()).append(" yuan deducted a month");
                });
        return Words.of(zh.toString().strip(), en.toString().strip());
    }

    /** Until when the person may be heard, and how. */
    public static Words hearing(LocalDate until) {
        Words day = Words.day(until);
        return Words.of(
                "您可以在" + day.zh() + "（含）前向本机关陈述申辩，也可以要求听证，书面或口头均可，工作人员会如实记录。（《社会救助法》第四十八条；天数为演示数据）",
                "Until "
                        + day.en()
                        + " you may state your case to this body, in writing or orally, and may ask for a hearing; what you say is recorded. (Social Assistance Law, article 48; the number of days is a demonstration value)");
    }

    /** Where to object, where the case says nothing of it. */
    public static List<Words> remedies(Entitlements.LedgerPage ledger) {
        return ledger.remedies().isEmpty()
                ? List.of(
                        Words.of(
                                "可以依法申请行政复议或者提起行政诉讼；也可以拨打 12345。",
                                "You may apply for reconsideration or sue; or call 12345."))
                : ledger.remedies();
    }

    /** Which there are of it today, in the order in which they are needed. */
    public static List<String> offered(Entitlements.Measure m, LocalDate today, Actor reader) {
        List<String> offered = new ArrayList<>();
        for (Paper paper : Paper.values()) {
            if (is(m, paper, today) && mayPrint(reader, paper)) {
                offered.add(paper.written());
            }
        }
        if (mayPrint(reader, Paper.OBJECTION_RECORD)) {
            for (Entitlements.Objection o : m.objections()) {
                o.answer()
                        .ifPresent(answer -> {
                            offered.add(Paper.OBJECTION_RECORD.written() + "-" + o.number());
                            if (!answer.reply().isBlank()) {
                                offered.add(Paper.OBJECTION_ANSWER.written() + "-" + o.number());
                            }
                        });
            }
        }
        return offered;
    }

    /** The name of a paper that is offered. */
    public static Words name(Entitlements.LedgerPage ledger, Entitlements.Measure m, String paper) {
        Wanted wanted = Wanted.of(paper).orElseThrow();
        Words title = title(ledger, m, wanted.paper());
        return wanted.objection() == 0
                ? title
                : Words.of(
                        title.zh() + "（第" + wanted.objection() + "项异议）",
                        title.en() + " (objection " + wanted.objection() + ")");
    }

    /** Supervision checks the handling and not the person: it prints none. */
    static boolean mayPrint(Actor reader, Paper paper) {
        return !reader.is(Role.SUPERVISOR) && (paper.isHis() || !reader.is(Role.RESIDENT));
    }

    /** The sheet for the board is printed before it hangs, and no more once its time is over. */
    private static boolean is(Entitlements.Measure m, Paper paper, LocalDate today) {
        return switch (paper) {
            case NOTICE -> m.kind().isAdverse() && m.stage() != Entitlements.Stage.WITHDRAWN;
            case DECISION, DELIVERY_RECORD -> m.stage() == Entitlements.Stage.DECIDED;
            case PUBLIC_NOTICE ->
                    m.isOpen() && m.posted().map(p -> !today.isAfter(p.until())).orElse(false);
            // one for each, by its number
            case OBJECTION_RECORD, OBJECTION_ANSWER -> false;
        };
    }

    private static Words title(
            Entitlements.LedgerPage ledger, Entitlements.Measure m, Paper paper) {
        Words scheme = ledger.row().scheme();
        Words kind = m.kind().words();
        return switch (paper) {
            case NOTICE ->
                    Words.of(
                            scheme.zh() + kind.zh() + "事先告知书",
                            "Notice before a decision: " + kind.en() + " of " + scheme.en());
            case DECISION ->
                    Words.of(
                            scheme.zh() + kind.zh() + "决定书",
                            "Decision: " + kind.en() + " of " + scheme.en());
            case DELIVERY_RECORD ->
                    Words.of(
                            "送达回证（" + kind.zh() + "决定书）",
                            "Record of service of the decision: " + kind.en());
            case PUBLIC_NOTICE ->
                    m.notice()
                            .map(Scheme.StopNotice::title)
                            .orElse(Words.of("公示", "Public notice"));
            case OBJECTION_RECORD -> MeasureObjectionPapers.RECORD;
            case OBJECTION_ANSWER -> MeasureObjectionPapers.ANSWER;
        };
    }

    /** The same, or one of an objection that was answered. */
    static Optional<Booklets.Booklet> of(
            Entitlements.LedgerPage ledger,
            Entitlements.Measure m,
            Words organ,
            String address,
            Wanted wanted,
            LocalDate today) {
        if (!wanted.paper().isOfObjection()) {
            return of(ledger, m, organ, address, wanted.paper(), today);
        }
        return m.objections().stream()
                .filter(o -> o.number() == wanted.objection())
                .findFirst()
                .flatMap(o ->
                        o.answer()
                                .filter(a ->
                                        wanted.paper() == Paper.OBJECTION_RECORD
                                                || !a.reply().isBlank())
                                .map(a ->
                                        wanted.paper() == Paper.OBJECTION_RECORD
                                                ? MeasureObjectionPapers.record(
                                                        ledger, m, organ, o, a)
                                                : MeasureObjectionPapers.answer(
                                                        ledger, m, organ, o, a)));
    }

    /**
     * @param organ the body that decides
     * @param address where the decision is served; empty where it is written by hand
     * @return empty where there is no such paper today
     */
    static Optional<Booklets.Booklet> of(
            Entitlements.LedgerPage ledger,
            Entitlements.Measure m,
            Words organ,
            String address,
            Paper paper,
            LocalDate today) {
        if (!is(m, paper, today)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (paper) {
                    case NOTICE -> notice(ledger, m, organ);
                    case DECISION -> decision(ledger, m, organ);
                    case DELIVERY_RECORD -> deliveryRecord(ledger, m, organ, address);
                    case PUBLIC_NOTICE -> publicNotice(ledger, m, organ, m.posted().orElseThrow());
                    case OBJECTION_RECORD, OBJECTION_ANSWER ->
                            throw new IllegalArgumentException(
                                    paper + " is one for each objection");
                });
    }

    private static Booklets.Booklet notice(
            Entitlements.LedgerPage ledger, Entitlements.Measure m, Words organ) {
        List<Part> parts = new ArrayList<>();
        parts.add(addressed(ledger));
        parts.add(
                Part.Text.of(
                        "您享受的"
                                + ledger.row().scheme().zh()
                                + "（办件编号 "
                                + ledger.row().caseNumber()
                                + "），本机关拟作出下列决定，现依法事先告知。",
                        "On your "
                                + ledger.row().scheme().en()
                                + " (case "
                                + ledger.row().caseNumber()
                                + ") this body means to decide as follows, and tells you first."));
        parts.add(
                new Part.Table(
                        Words.same(""),
                        List.of(
                                Booklets.Row.of("拟作出的决定", "To be decided", decided(m)),
                                Booklets.Row.of(
                                        "事实和理由", "Facts and reasons", Words.same(m.reason())),
                                Booklets.Row.of("依据", "By", Words.same(m.source())),
                                Booklets.Row.of(
                                        "提出日期", "Proposed on", Words.day(m.proposedOn())))));
        m.answerUntil()
                .ifPresent(until ->
                        parts.add(
                                new Part.Chapter(
                                        Words.of("陈述申辩、要求听证", "To be heard"),
                                        List.of(hearing(until)),
                                        false)));
        parts.add(
                new Part.Chapter(
                        Words.of("决定作出后不服的", "If you do not agree with the decision later"),
                        remedies(ledger),
                        true));
        parts.add(new Part.Seal(organ, Words.day(m.proposedOn())));
        return booklet(ledger, m, organ, Paper.NOTICE, parts, m.proposedOn());
    }

    private static Booklets.Booklet decision(
            Entitlements.LedgerPage ledger, Entitlements.Measure m, Words organ) {
        LocalDate on = m.decidedOn().orElse(m.proposedOn());
        List<Booklets.Row> rows = new ArrayList<>();
        rows.add(Booklets.Row.of("决定内容", "Decided", decided(m)));
        m.amount()
                .ifPresent(yuan ->
                        rows.add(
                                Booklets.Row.of(
                                        "金额大写",
                                        "In capital numerals",
                                        Words.same("人民币" + CapitalNumerals.of(yuan)))));
        rows.add(Booklets.Row.of("事实和理由", "Facts and reasons", Words.same(m.reason())));
        rows.add(Booklets.Row.of("依据", "By", Words.same(m.source())));
        m.heardOn()
                .ifPresent(day ->
                        rows.add(
                                Booklets.Row.of(
                                        "当事人的意见",
                                        "What the person said",
                                        Words.of(
                                                m.heard() + "（" + Words.day(day).zh() + "）",
                                                m.heard() + " (" + Words.day(day).en() + ")"))));
        m.posted().ifPresent(p -> rows.add(Booklets.Row.of("公示", "Posted", period(p))));
        rows.add(Booklets.Row.of("决定理由", "Reasons of the decision", Words.same(m.decision())));
        return booklet(
                ledger,
                m,
                organ,
                Paper.DECISION,
                List.of(
                        addressed(ledger),
                        Part.Text.of(
                                "关于您享受的"
                                        + ledger.row().scheme().zh()
                                        + "（办件编号 "
                                        + ledger.row().caseNumber()
                                        + "），本机关决定如下：",
                                "On your "
                                        + ledger.row().scheme().en()
                                        + " (case "
                                        + ledger.row().caseNumber()
                                        + ") this body has decided:"),
                        new Part.Table(Words.same(""), rows),
                        new Part.Chapter(Words.of("救济途径", "Remedies"), remedies(ledger), true),
                        new Part.Seal(organ, Words.day(on))),
                on);
    }

    private static Booklets.Booklet deliveryRecord(
            Entitlements.LedgerPage ledger, Entitlements.Measure m, Words organ, String address) {
        Words room = Words.same("");
        Words decision = title(ledger, m, Paper.DECISION);
        String number = number(ledger, m, Paper.DECISION);
        Words served =
                Words.of(decision.zh() + "（" + number + "）", decision.en() + " (" + number + ")");
        LocalDate on = m.decidedOn().orElse(m.proposedOn());
        return booklet(
                ledger,
                m,
                organ,
                Paper.DELIVERY_RECORD,
                List.of(
                        new Part.Table(
                                Words.same(""),
                                List.of(
                                        Booklets.Row.of(
                                                "办件编号",
                                                "Case number",
                                                Words.same(ledger.row().caseNumber())),
                                        Booklets.Row.of(
                                                "受送达人", "Addressee", Words.same(ledger.name())),
                                        Booklets.Row.of(
                                                "送达地址", "Address for service", Words.same(address)),
                                        Booklets.Row.of("送达文书", "Document", served),
                                        Booklets.Row.of("送达方式", "Way of service", room),
                                        Booklets.Row.of("送达日期", "Day of service", room),
                                        Booklets.Row.of(
                                                "受送达人签名或盖章",
                                                "Signature or seal of the addressee",
                                                room),
                                        Booklets.Row.of(
                                                "代收人及代收理由", "Who received on behalf and why", room),
                                        Booklets.Row.of(
                                                "拒收、留置的情形和见证人",
                                                "Refusal or leaving at the place, and witness",
                                                room),
                                        Booklets.Row.of(
                                                "送达人（两人）", "Served by (two persons)", room))),
                        new Part.Seal(organ, Words.day(on))),
                on);
    }

    /**
     * For everybody's eyes: whose benefit is to end and from when, and where to object. Why it ends
     * may be an illness, a sentence or somebody's means, and is between him and the body; number,
     * address and telephone are nobody's business.
     */
    private static Booklets.Booklet publicNotice(
            Entitlements.LedgerPage ledger,
            Entitlements.Measure m,
            Words organ,
            Entitlements.Posted posted) {
        List<Booklets.Row> rows = new ArrayList<>();
        rows.add(
                Booklets.Row.of(
                        "姓名",
                        "Name",
                        posted.named()
                                ? Words.same(ledger.name())
                                : Words.of("（姓名不公示）", "(the name is not shown)")));
        rows.add(Booklets.Row.of("待遇", "Benefit", ledger.row().scheme()));
        m.from()
                .ifPresent(from ->
                        rows.add(Booklets.Row.of("拟终止的月份", "To end from", Words.month(from))));
        rows.add(Booklets.Row.of("公示期", "Shown", period(posted)));
        rows.add(Booklets.Row.of("公示地点", "Where", Words.same(posted.place())));
        m.notice().ifPresent(n -> rows.add(Booklets.Row.of("公示依据", "By", n.source().words())));
        return booklet(
                ledger,
                m,
                organ,
                Paper.PUBLIC_NOTICE,
                List.of(
                        Part.Text.of(
                                "本机关拟对下列人员作出终止" + ledger.row().scheme().zh() + "的决定，现予公示，接受监督。",
                                "This body means to end the "
                                        + ledger.row().scheme().en()
                                        + " of the person below, and shows it in public."),
                        new Part.Table(Words.same(""), rows),
                        Part.Text.of(
                                "对以上内容有异议的，请在公示期内向"
                                        + organ.zh()
                                        + "书面或者口头提出，也可以拨打 12345。提出人的身份和异议内容予以保密。有异议的，本机关调查核实后再作决定；公示期满，本单收回。",
                                "Who objects says so, in writing or orally, to "
                                        + organ.en()
                                        + " within these days, or calls 12345; who he is and what he says is kept in confidence. Objections are looked into before anything is decided. The sheet is taken down once its time is over."),
                        new Part.Seal(organ, Words.day(posted.on()))),
                posted.on());
    }

    /** Who reads the board or gets the letter is not told whose case it is. */
    static String number(Entitlements.LedgerPage ledger, Entitlements.Measure m, Paper paper) {
        String own = Booklets.number(paper.mark, m.id());
        return switch (paper) {
            case PUBLIC_NOTICE, OBJECTION_ANSWER -> own;
            case NOTICE, DECISION, DELIVERY_RECORD, OBJECTION_RECORD ->
                    ledger.row().caseNumber() + "-" + own;
        };
    }

    static Words period(Entitlements.Posted posted) {
        Words on = Words.day(posted.on());
        Words until = Words.day(posted.until());
        return Words.of(on.zh() + "至" + until.zh(), on.en() + " to " + until.en());
    }

    private static Words decided(Entitlements.Measure m) {
        Words content = content(m);
        return Words.of(
                (m.kind().words().zh() + "　" + content.zh()).strip(),
                (m.kind().words().en() + " " + content.en()).strip());
    }

    private static Part addressed(Entitlements.LedgerPage ledger) {
        return new Part.Text(
                Words.of(
                        ledger.name() + "（" + ledger.maskedNumber() + "）：",
                        "To " + ledger.name() + " (" + ledger.maskedNumber() + "):"),
                false);
    }

    private static Booklets.Booklet booklet(
            Entitlements.LedgerPage ledger,
            Entitlements.Measure m,
            Words organ,
            Paper paper,
            List<Part> parts,
            LocalDate on) {
        return new Booklets.Booklet(
                switch (paper) {
                    case NOTICE, DECISION -> Booklets.Look.NOTICE;
                    case DELIVERY_RECORD, OBJECTION_RECORD, OBJECTION_ANSWER -> Booklets.Look.FORM;
                    case PUBLIC_NOTICE -> Booklets.Look.BOARD;
                },
                organ,
                title(ledger, m, paper),
                number(ledger, m, paper),
                parts,
                paper.written() + "-" + m.id() + ".pdf",
                on.atStartOfDay(Page.ZONE).toInstant());
    }
}
