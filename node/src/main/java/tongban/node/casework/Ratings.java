package tongban.node.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    static Words words(CaseEvent.Rated rated) {
        return grade(rated.grade()).map(RatingGrade::words).orElse(Words.same(""));
    }

    static List<CaseEvent> rated(Command.Rate c, List<Problem> problems) {
        check(c, problems);
        return List.of(new CaseEvent.Rated(c.grade(), c.comment()));
    }

    static void check(Command.Rate c, List<Problem> problems) {
        if (grade(c.grade()).isEmpty()) {
            problems.add(Problems.range("grade", 1, RatingGrade.values().length));
        }
        Decisions.limited(problems, "comment", c.comment());
    }

    static List<CaseEvent> answered(Command.AnswerRating c, Case subject, List<Problem> problems) {
        Decisions.reason(problems, "answer", c.answer());
        boolean bad = subject.only(CaseEvent.Rated.class).filter(Ratings::isBad).isPresent();
        if (!bad) {
            problems.add(Problems.noBadRating());
        }
        return List.of(new CaseEvent.RatingAnswered(c.answer()));
    }
}
