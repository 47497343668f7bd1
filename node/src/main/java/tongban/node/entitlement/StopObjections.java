package tongban.node.entitlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.ObjectorsLetter;
import tongban.node.casework.Problem;
import tongban.node.entitlement.Entitlements.Objection;
import tongban.node.entitlement.Entitlements.ObjectionAnswer;
import tongban.node.entitlement.Entitlements.Posted;
import tongban.service.text.Words;

/**
 * What is said against the end of a benefit while it hangs in public, and what is answered: as with
 * the notice of a case, nothing is decided before each was looked into, and the letter to who
 * objected says nothing of the beneficiary that the notice did not show. Pure.
 */
final class StopObjections {
    /** Against one measure. */
    static final int OBJECTIONS_MAX = 50;

    private StopObjections() {}

    /**
     * @param on the day on which it was made
     * @param who empty where it was made without a name
     */
    static List<Problem> recorded(
            Optional<Posted> posted,
            List<Objection> before,
            LocalDate on,
            String who,
            String what,
            LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        JdbcMeasures.text(problems, "what", what, Words.of("异议内容", "the objection"));
        if (who.length() > Entitlements.NAME_LENGTH_MAX) {
            problems.add(MeasureProblems.tooLong("who", Entitlements.NAME_LENGTH_MAX));
        }
        if (posted.isEmpty()) {
            problems.add(ObjectionProblems.notShown());
        } else if (on.isBefore(posted.get().on())
                || on.isAfter(posted.get().until())
                || on.isAfter(today)) {
            problems.add(ObjectionProblems.outside(posted.get()));
        }
        if (before.size() >= OBJECTIONS_MAX) {
            problems.add(ObjectionProblems.tooMany());
        }
        return problems;
    }

    /**
     * @param name of the beneficiary
     */
    static List<Problem> answered(
            List<Objection> objections,
            int number,
            String finding,
            String reply,
            Optional<Posted> posted,
            String name) {
        List<Problem> problems = new ArrayList<>();
        JdbcMeasures.text(problems, "finding", finding, Words.of("核查情况和结论", "what was found"));
        if (reply.length() > Entitlements.TEXT_LENGTH_MAX) {
            problems.add(MeasureProblems.tooLong("reply", Entitlements.TEXT_LENGTH_MAX));
        }
        Optional<Objection> open =
                objections.stream()
                        .filter(o -> o.number() == number && o.answer().isEmpty())
                        .findFirst();
        if (open.isEmpty()) {
            problems.add(ObjectionProblems.none());
        } else if (!open.get().who().isBlank() && reply.isBlank()) {
            problems.add(ObjectionProblems.noReply());
        }
        ObjectorsLetter letter = new ObjectorsLetter(reply);
        boolean named = posted.map(Posted::named).orElse(false);
        if (letter.hasNumber()) {
            problems.add(ObjectionProblems.beyondNotice(ObjectorsLetter.NUMBER_NAME));
        }
        if (!named && letter.says(name)) {
            problems.add(
                    ObjectionProblems.beyondNotice(Words.of("当事人姓名", "the beneficiary's name")));
        }
        return problems;
    }

    static List<Objection> plus(List<Objection> before, LocalDate on, String who, String what) {
        List<Objection> all = new ArrayList<>(before);
        all.add(new Objection(before.size() + 1, on, who.strip(), what.strip(), Optional.empty()));
        return all;
    }

    static List<Objection> with(List<Objection> before, int number, ObjectionAnswer answer) {
        return before.stream().map(o -> o.number() == number ? o.answered(answer) : o).toList();
    }

    /** Why nothing may be decided yet, or as the notice says. */
    static Optional<Problem> hinders(List<Objection> objections) {
        if (objections.stream().anyMatch(o -> o.answer().isEmpty())) {
            return Optional.of(ObjectionProblems.open());
        }
        return objections.stream()
                .flatMap(o -> o.answer().stream())
                .filter(ObjectionAnswer::upheld)
                .findFirst()
                .map(a -> ObjectionProblems.upheld());
    }
}
