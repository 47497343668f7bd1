package tongban.node.portal;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.node.sheet.Cell;
import tongban.node.sheet.SentFile;
import tongban.service.text.Words;

/** Tables that somebody sent, and what became of their rows, as files: what every kind has. */
final class SentRows {
    private static final List<Words> FILES =
            List.of(
                    Words.of("来源", "Source"),
                    Words.of("行数", "Rows"),
                    Words.of("传上时间", "Sent at"),
                    Words.of("确认时间", "Confirmed at"));

    private SentRows() {}

    /** The tables that somebody sent. */
    static ListFile files(
            String name, Words title, Supplier<? extends List<? extends SentFile>> past) {
        return ListFile.whole(
                name,
                title,
                FILES,
                List.of(),
                to ->
                        past.get()
                                .forEach(p ->
                                        to.accept(
                                                List.of(
                                                        Cell.of(p.named()),
                                                        Cell.of(p.rows()),
                                                        Cell.of(p.sentAt()),
                                                        Cell.ofMoment(p.recordedAt())))));
    }

    static Cell codes(List<Problem> problems) {
        return Cell.of(problems.stream().map(Problem::code).collect(Collectors.joining(" ")));
    }

    static Cell why(List<Problem> problems, Function<Problem, String> told) {
        return Cell.of(problems.stream().map(told).collect(Collectors.joining(" ")));
    }
}
