package tongban.node.casework;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * 好差评: one rating a case, by the applicant, from 1, the best, to 5. Four and five are bad, and open
 * a remedy with a clock of its own. Pure.
 */
final class Ratings {
    private Ratings() {}

    /** The grade of a number; empty where no grade has it. */
    static Optional<RatingGrade> grade(int code) {
        return Arrays.stream(RatingGrade.values()).filter(g -> g.code() == code).findFirst();
    }

    static boolean isBad(CaseEvent.Rated rated) {
        return grade(rated.grade()).filter(RatingGrade::isBad).isPresent();
    }

    /** Rated badly, and still to be answered. */
    static boolean isOpen(Case subject) {
        return Procedure.find(subject.state(), Act.ANSWER_RATING, Part.COMPETENT).isPresent()
                && !subject.happened(Act.ANSWER_RATING)
                && subject.only(CaseEvent.Rated.class).filter(Ratings::isBad).isPresent();
    }

    /**
     * Whether its answer lies at the desk for the others there: who has the case in hand is who was
     * rated. Whatever else is to be done stays his.
     */
    static boolean isForOthers(Case subject, Optional<InHand> inHand) {
        return isOpen(subject)
                && inHand.filter(h -> subject.wasHandledBy(h.officer().toString())).isPresent();
    }

    /** Who told it, in words: what a clerk wrote is his own. */
    static Words told(String said) {
        if (!said.startsWith(Command.Rate.FILE)) {
            return Words.same(said);
        }
        String source = said.substring(Command.Rate.FILE.length());
        return Words.of(
                "取自交换文件（" + source + "），申请人在该平台所作的评价",
                "taken from an exchange file ("
                        + source
                        + "), as the applicant rated it in that platform");
    }

    /**
     * The rating as it was given, on either side of the border.
     *
     * @param on the day on which the competent side recorded it: its remedy runs from here
     */
    record Given(RatingGrade grade, String comment, LocalDate on) {}

    static Optional<Given> given(Case subject) {
        Optional<LocalDate> on = subject.last(Act.RATE).map(CaseEvent.Recorded::day);
        Optional<CaseEvent.Rated> here = subject.only(CaseEvent.Rated.class);
        if (here.isPresent()) {
            return on.flatMap(day ->
                    grade(here.get().grade()).map(g -> new Given(g, here.get().comment(), day)));
        }
        boolean recorded =
                subject.heard(CaseEvent.Reported.class).stream().anyMatch(r -> r.act() == Act.RATE);
        // one that was refused is not what was recorded
        return subject.events().stream()
                .filter(r -> subject.refusal(r).isEmpty())
                .flatMap(r ->
                        r.event() instanceof CaseEvent.SentAcross sent
                                ? Stream.of(sent)
                                : Stream.empty())
                .filter(sent -> sent.act() == Act.RATE && recorded)
                .findFirst()
                .flatMap(sent ->
                        grade(code(sent.more().getOrDefault(JdbcArrivals.GRADE, "")))
                                .map(g -> new Given(g, sent.note(), on.orElseThrow())));
    }

    /** What was done about it; empty before. */
    static String answer(Case subject) {
        return subject.only(CaseEvent.RatingAnswered.class)
                .map(CaseEvent.RatingAnswered::answer)
                .or(() ->
                        subject.heard(CaseEvent.Reported.class).stream()
                                .filter(r -> r.act() == Act.ANSWER_RATING)
                                .findFirst()
                                .map(r ->
                                        r.content().details().stream()
                                                .map(Words::zh)
                                                .collect(Collectors.joining("；"))))
                .orElse("");
    }

    /** What is no grade is out of range, and refused by name. */
    static int code(String grade) {
        return grade.matches("[1-9]") ? Integer.parseInt(grade) : 0;
    }

    static Words words(CaseEvent.Rated rated) {
        return grade(rated.grade()).map(RatingGrade::words).orElse(Words.same(""));
    }

    static List<CaseEvent> rated(Command.Rate c, Circumstances known, List<Problem> problems) {
        check(c, known, problems);
        return List.of(new CaseEvent.Rated(c.grade(), c.comment(), said(c, known)));
    }

    /** Who told it: nobody but himself where the applicant rates, whatever he sends along. */
    static String said(Command.Rate c, Circumstances known) {
        return known.actor().is(Role.RESIDENT) ? "" : c.said();
    }

    /** It is the applicant's: whoever enters it for him says how he came to know it. */
    static void check(Command.Rate c, Circumstances known, List<Problem> problems) {
        if (grade(c.grade()).isEmpty()) {
            problems.add(Problems.range("grade", 1, RatingGrade.values().length));
        }
        Decisions.limited(problems, "comment", c.comment());
        Decisions.limited(problems, "said", said(c, known));
        if (known.actor().is(Role.CLERK) && c.said().isBlank()) {
            problems.add(DecisionProblems.ratedByHearsay());
        }
    }

    static List<CaseEvent> answered(Command.AnswerRating c, Case subject, List<Problem> problems) {
        Decisions.reason(problems, "answer", c.answer());
        boolean bad = subject.only(CaseEvent.Rated.class).filter(Ratings::isBad).isPresent();
        if (!bad) {
            problems.add(DecisionProblems.noBadRating());
        }
        return List.of(new CaseEvent.RatingAnswered(c.answer()));
    }
}
