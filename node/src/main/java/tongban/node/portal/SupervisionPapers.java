package tongban.node.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tongban.node.casework.CasePage;
import tongban.node.casework.Urges;
import tongban.node.paper.Booklets;
import tongban.node.paper.Booklets.Part;
import tongban.service.text.Words;

/**
 * The sheet by which supervision asks a body to act on a case (督办单). It names the case and nobody
 * in it: the body has the file.
 */
final class SupervisionPapers {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private SupervisionPapers() {}

    /**
     * @param issuer the supervising body; blank where nobody knows it any more
     * @param body that was asked
     */
    static Booklets.Booklet of(
            CasePage page, Urges.Entry urge, Words issuer, Words body, LocalDate today) {
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Part.Text(
                        Words.of(
                                body.zh() + "（" + urge.role().zh() + "）：",
                                "To " + body.en() + " (" + urge.role().en() + "):"),
                        false));
        parts.add(
                new Part.Text(
                        Words.of(
                                "下列办件列为督办件，请按要求办理，并书面反馈办理情况。督办不改变该件的法定期限。",
                                "The case below is supervised. Act on it as asked, and say in writing what was done. Its legal limit stays as it is."),
                        true));
        List<Booklets.Row> rows = new ArrayList<>();
        rows.add(Booklets.Row.of("办件编号", "Case", Words.same(page.number())));
        rows.add(Booklets.Row.of("事项", "Service", page.serviceName()));
        rows.add(Booklets.Row.of("申请日期", "Applied on", Words.day(page.appliedOn())));
        rows.add(Booklets.Row.of("现状", "State", page.stateWords()));
        page.clock()
                .ifPresent(clock ->
                        rows.add(
                                new Booklets.Row(
                                        Words.of(
                                                "期限（" + clock.what().zh() + "）",
                                                "Limit: " + clock.what().en()),
                                        due(clock.due(), today))));
        rows.add(Booklets.Row.of("督办日期", "Supervised on", time(urge.at())));
        urge.answerBy()
                .ifPresent(day ->
                        rows.add(Booklets.Row.of("答复期限", "To be answered by", Words.day(day))));
        parts.add(new Part.Table(Words.same(""), rows));
        parts.add(
                new Part.Chapter(
                        Words.of("督办事由和要求", "Why, and what is asked"),
                        urge.note().lines().map(Words::same).toList(),
                        false));
        parts.addAll(
                answer(
                        urge.answer()
                                .map(a ->
                                        Words.of(
                                                a.text()
                                                        + "（"
                                                        + a.by().zh()
                                                        + "，"
                                                        + time(a.at()).zh()
                                                        + "）",
                                                a.text()
                                                        + " ("
                                                        + a.by().en()
                                                        + ", "
                                                        + time(a.at()).en()
                                                        + ")"))
                                .orElse(Words.same(""))));
        if (!issuer.zh().isBlank()) {
            parts.add(new Part.Seal(issuer, Words.day(urge.at().atZone(Page.ZONE).toLocalDate())));
        }
        return new Booklets.Booklet(
                issuer,
                Words.of("督办单", "Supervision sheet"),
                page.number() + "-" + Booklets.number("DU", urge.id()),
                parts,
                "supervision-" + urge.id() + ".pdf",
                urge.answer().map(Urges.Answer::at).orElse(urge.at()));
    }

    /** A day, and how many days ago it passed. */
    static Words due(LocalDate due, LocalDate today) {
        Words day = Words.day(due);
        long late = ChronoUnit.DAYS.between(due, today);
        return late <= 0
                ? day
                : Words.of(
                        day.zh() + "（已逾期 " + late + " 天）",
                        day.en() + " (" + late + " days overdue)");
    }

    static Words time(Instant at) {
        Words day = Words.day(at.atZone(Page.ZONE).toLocalDate());
        String clock = TIME.format(at.atZone(Page.ZONE));
        return Words.of(day.zh() + " " + clock, day.en() + " " + clock);
    }

    /** What the body answered, or room for it, and for those who sign. */
    static List<Part> answer(Words given) {
        Words room = Words.same("");
        return List.of(
                new Part.Table(
                        Words.of("办理情况反馈", "What was done"),
                        List.of(
                                Booklets.Row.of("办理情况", "Done", given),
                                Booklets.Row.of("尚未办结的原因和措施", "What is left, and why", room))),
                new Part.Signatures(
                        List.of(
                                Words.of("督办人员签字", "Signature of the supervisor"),
                                Words.of("承办单位签收人", "Received for the body by"),
                                Words.of("承办单位负责人签字", "Signature of the head of the body"))));
    }
}
