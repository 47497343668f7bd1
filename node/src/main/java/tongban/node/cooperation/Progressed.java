package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/**
 * What a lead body said of a task or an entry.
 *
 * @param evidence where it can be looked up
 * @param done whether it says that its part is done
 */
public record Progressed(LocalDate on, Words organ, String text, String evidence, boolean done) {

    static List<Problem> faults(Act.Report report) {
        List<Problem> problems = new ArrayList<>();
        Texts.needed(
                problems, "text", report.text(), Words.of("进展", "the progress"), Texts.LONG_MAX);
        if (report.done()) {
            Texts.needed(
                    problems,
                    "evidence",
                    report.evidence(),
                    Words.of("佐证", "the evidence"),
                    Texts.SHORT_MAX);
        } else {
            Texts.optional(problems, "evidence", report.evidence(), Texts.SHORT_MAX);
        }
        return problems;
    }

    /** What both sides said, with one report more of the side that reports. */
    static Both<List<Progressed>> with(
            Both<List<Progressed>> before, Act.Report report, Said said) {
        List<Progressed> all = new ArrayList<>(before.of(said.side()));
        all.add(
                new Progressed(
                        said.on(), said.organ(), report.text(), report.evidence(), report.done()));
        return before.with(said.side(), List.copyOf(all));
    }

    /** Whether a side said last that its part is done. */
    static boolean isDone(List<Progressed> reports) {
        return !reports.isEmpty() && reports.getLast().done();
    }
}
