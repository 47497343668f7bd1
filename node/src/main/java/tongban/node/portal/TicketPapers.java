package tongban.node.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.Position;
import tongban.node.hotline.TicketAct;
import tongban.node.paper.Booklets;
import tongban.node.paper.Booklets.Part;
import tongban.service.text.Words;

/**
 * The papers of a ticket for those who work on it: the ticket (工单), the record of its call-backs
 * (回访记录), the supervision sheet (督办单). What the reader may not see of the caller stands on none.
 */
public final class TicketPapers {
    private TicketPapers() {}

    /** Each by its name in an address. */
    enum Paper {
        SHEET(Words.of("工单", "Ticket")),
        CALL_BACK(Words.of("回访记录", "Record of the call-back")),
        SUPERVISION(Words.of("督办单", "Supervision sheet"));

        private final Words title;

        Paper(Words title) {
            this.title = title;
        }

        String written() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Optional<Paper> of(String written) {
            for (Paper one : values()) {
                if (one.written().equals(written)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /** Which there are of it, by their names in addresses; for the caller none. */
    public static List<String> offered(Hotline.File file) {
        List<String> offered = new ArrayList<>();
        for (Paper paper : Paper.values()) {
            if (is(file, paper)) {
                offered.add(paper.written());
            }
        }
        return offered;
    }

    /** The name of a paper that is offered. */
    public static Words name(String paper) {
        return Paper.of(paper).orElseThrow().title;
    }

    private static boolean is(Hotline.File file, Paper paper) {
        return file.position() != Position.CALLER
                && switch (paper) {
                    case SHEET -> true;
                    case CALL_BACK -> !steps(file, TicketAct.CALL_BACK).isEmpty();
                    case SUPERVISION -> !steps(file, TicketAct.SUPERVISE).isEmpty();
                };
    }

    private static List<Hotline.Step> steps(Hotline.File file, TicketAct act) {
        return file.steps().stream().filter(s -> s.act() == act).toList();
    }

    /**
     * @return empty where there is no such paper for the reader
     */
    static Optional<Booklets.Booklet> of(Hotline.File file, Paper paper, LocalDate today) {
        if (!is(file, paper)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (paper) {
                    case SHEET -> sheet(file);
                    case CALL_BACK -> callBack(file);
                    case SUPERVISION -> supervision(file, today);
                });
    }

    private static Booklets.Booklet sheet(Hotline.File file) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Table(Words.same(""), matter(file)));
        parts.add(chapter("诉求内容", "What it is about", file.text()));
        if (!file.answer().isBlank()) {
            parts.add(chapter("办理结果和答复", "Outcome and answer", file.answer()));
        }
        parts.add(steps(file, Words.of("办理经过", "Steps"), s -> true));
        parts.add(
                new Part.Signatures(
                        List.of(
                                Words.of("承办人签字", "Signature of who handled it"),
                                Words.of("承办单位负责人签字", "Signature of the head of the body"))));
        return booklet(file, Paper.SHEET, Words.same(""), parts, last(file, s -> true));
    }

    private static Booklets.Booklet callBack(Hotline.File file) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Table(Words.same(""), matter(file)));
        if (!file.answer().isBlank()) {
            parts.add(chapter("告知来电人的答复", "The answer that the caller was given", file.answer()));
        }
        Predicate<Hotline.Step> calls = s -> s.act() == TicketAct.CALL_BACK;
        parts.add(steps(file, Words.of("回访经过", "Call-backs"), calls));
        parts.add(
                new Part.Table(
                        Words.of("回访结果", "Outcome"),
                        List.of(
                                Booklets.Row.of(
                                        "是否满意",
                                        "Satisfied",
                                        yesOrNo(
                                                file.satisfied(),
                                                Words.of("满意", "yes"),
                                                Words.of("不满意", "no"))),
                                Booklets.Row.of(
                                        "问题是否解决",
                                        "Solved",
                                        yesOrNo(
                                                file.solved(),
                                                Words.of("已解决", "yes"),
                                                Words.of("未解决", "no"))))));
        parts.add(new Part.Signatures(List.of(Words.of("回访人签字", "Signature of who called back"))));
        return booklet(file, Paper.CALL_BACK, Words.same(""), parts, last(file, calls));
    }

    private static Words yesOrNo(Optional<Boolean> said, Words yes, Words no) {
        return said.map(s -> s ? yes : no)
                .orElse(Words.of("未联系上或者未表态", "not reached, or not said"));
    }

    /** The body learns what is asked of it and by when; of the caller it needs nothing more. */
    private static Booklets.Booklet supervision(Hotline.File file, LocalDate today) {
        Hotline.Row r = file.row();
        List<Part> parts = new ArrayList<>();
        Words body =
                r.body().zh().isBlank() ? Words.of("承办单位", "the body that handles it") : r.body();
        parts.add(new Part.Text(Words.of(body.zh() + "：", "To " + body.en() + ":"), false));
        parts.add(
                new Part.Text(
                        Words.of(
                                "下列工单列为督办件，请按要求办理，在期限内答复来电人并书面反馈办理情况。",
                                "The ticket below is supervised. Handle it as asked, answer the caller within the limit, and say in writing what was done."),
                        true));
        List<Booklets.Row> rows = new ArrayList<>();
        rows.add(Booklets.Row.of("工单编号", "Ticket", Words.same(r.code())));
        rows.add(Booklets.Row.of("标题", "Subject", Words.same(r.title())));
        rows.add(Booklets.Row.of("受理日期", "Taken on", Words.day(r.takenOn())));
        rows.add(Booklets.Row.of("现状", "State", r.state().words()));
        r.due()
                .ifPresent(due ->
                        rows.add(
                                Booklets.Row.of(
                                        "答复期限", "Answer due", SupervisionPapers.due(due, today))));
        rows.add(Booklets.Row.of("催办次数", "Urged", Words.same(String.valueOf(r.urges()))));
        parts.add(new Part.Table(Words.same(""), rows));
        Predicate<Hotline.Step> supervised = s -> s.act() == TicketAct.SUPERVISE;
        parts.add(steps(file, Words.of("督办要求", "What supervision asks"), supervised));
        parts.addAll(SupervisionPapers.answer(Words.same("")));
        // the last who asked; each is named in the table
        Hotline.Step asked = steps(file, TicketAct.SUPERVISE).getLast();
        if (!asked.organ().zh().isBlank()) {
            parts.add(
                    new Part.Seal(
                            asked.organ(), Words.day(asked.at().atZone(Page.ZONE).toLocalDate())));
        }
        return booklet(file, Paper.SUPERVISION, asked.organ(), parts, last(file, supervised));
    }

    private static List<Booklets.Row> matter(Hotline.File file) {
        Hotline.Row r = file.row();
        List<Booklets.Row> rows = new ArrayList<>();
        rows.add(Booklets.Row.of("标题", "Subject", Words.same(r.title())));
        rows.add(
                Booklets.Row.of(
                        "类型",
                        "Kind",
                        r.kind()
                                .map(k ->
                                        r.topic()
                                                .map(t ->
                                                        Words.of(
                                                                k.words().zh()
                                                                        + " · "
                                                                        + t.words().zh(),
                                                                k.words().en()
                                                                        + " · "
                                                                        + t.words().en()))
                                                .orElse(k.words()))
                                .orElse(Words.of("尚未分类", "not classified yet"))));
        rows.add(Booklets.Row.of("来源", "Channel", r.channel().words()));
        rows.add(Booklets.Row.of("地点", "Place", r.place()));
        rows.add(Booklets.Row.of("来电人", "Caller", caller(file)));
        rows.add(Booklets.Row.of("受理日期", "Taken on", Words.day(r.takenOn())));
        if (!r.body().zh().isBlank()) {
            rows.add(Booklets.Row.of("主办单位", "Main body", r.body()));
        }
        if (!file.assisting().isEmpty()) {
            rows.add(
                    Booklets.Row.of(
                            "协办单位",
                            "Assisting",
                            Words.of(
                                    String.join(
                                            "、", file.assisting().stream().map(Words::zh).toList()),
                                    String.join(
                                            ", ",
                                            file.assisting().stream().map(Words::en).toList()))));
        }
        file.clock()
                .ifPresent(clock ->
                        rows.add(
                                Booklets.Row.of(
                                        "答复期限",
                                        "Answer due",
                                        Words.day(clock.reading().lastDay()))));
        rows.add(Booklets.Row.of("状态", "State", r.state().words()));
        return rows;
    }

    private static Words caller(Hotline.File file) {
        if (file.fromAcross()) {
            return Words.of(
                    "对方热线，编号 " + file.otherCode(),
                    "the other side's line, number " + file.otherCode());
        }
        return file.caller()
                .map(c -> Words.same((c.name() + "　" + c.phone() + "　" + c.creditCode()).strip()))
                .orElse(Words.of("应来电人要求保密", "confidential at the caller's request"));
    }

    private static Part steps(Hotline.File file, Words heading, Predicate<Hotline.Step> which) {
        return new Part.Columns(
                heading,
                List.of(
                        Words.of("时间", "When"),
                        Words.of("环节", "Step"),
                        Words.of("办理单位、人员", "By"),
                        Words.of("内容", "What was said")),
                List.of(20, 15, 25, 40),
                file.steps().stream()
                        .filter(which)
                        .map(s ->
                                List.of(
                                        SupervisionPapers.time(s.at()),
                                        s.act().words(),
                                        Words.of(
                                                (s.organ().zh() + " " + s.role().zh()).strip(),
                                                (s.organ().en() + " " + s.role().en()).strip()),
                                        Words.same(s.said())))
                        .toList());
    }

    private static Instant last(Hotline.File file, Predicate<Hotline.Step> which) {
        return file.steps().stream()
                .filter(which)
                .map(Hotline.Step::at)
                .max(Instant::compareTo)
                .orElse(file.row().takenOn().atStartOfDay(Page.ZONE).toInstant());
    }

    private static Part chapter(String zh, String en, String text) {
        return new Part.Chapter(Words.of(zh, en), text.lines().map(Words::same).toList(), false);
    }

    private static Booklets.Booklet booklet(
            Hotline.File file, Paper paper, Words organ, List<Part> parts, Instant at) {
        return new Booklets.Booklet(
                organ,
                Words.of(
                        "12345 政务服务便民热线" + paper.title.zh(),
                        paper.title.en() + " of the 12345 line"),
                file.row().code(),
                parts,
                paper.written() + "-" + file.row().code() + ".pdf",
                at);
    }
}
