package tongban.node.portal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.identity.Actor;
import tongban.node.project.Projects;
import tongban.node.project.ReturnFiles;
import tongban.node.project.ReturnFiles.Column;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/**
 * What a body reported of a month, as a file that it fills in and sends back, and what became of
 * the rows of one that was sent.
 */
final class ReturnList {
    private static final List<Words> STANDING =
            List.of(
                    Column.NUMBER.words(),
                    Column.PROJECT.words(),
                    Column.MONTH.words(),
                    Column.COMPLETED.words(),
                    Column.CUMULATIVE.words(),
                    Column.PROGRESS.words());
    private static final List<Words> ROWS =
            List.of(
                    Column.LINE.words(),
                    Column.NUMBER.words(),
                    Column.MONTH.words(),
                    Column.COMPLETED.words(),
                    Column.CUMULATIVE.words(),
                    Column.PROGRESS.words(),
                    Column.RESULT.words(),
                    Column.CODES.words(),
                    Column.WHY.words());

    private final ReturnFiles files;

    ReturnList(ReturnFiles files) {
        this.files = files;
    }

    /** Of the month that {@code month} names, else of the last one that is over. */
    ListFile of(Actor actor, Locale locale, Lists.Filters filters) {
        YearMonth month = AddressText.month(filters.of("month")).orElseGet(files::lastMonth);
        return ListFile.whole(
                "returns",
                Words.of("项目月报", "Monthly returns of projects"),
                STANDING,
                List.of("month=" + month),
                to -> files.each(actor, month, s -> to.accept(row(locale, s))));
    }

    /** Files that the actor sent. */
    ListFile files(Actor actor) {
        return SentRows.files(
                "return-files",
                Words.of("传过的月报文件", "Files of returns that were sent"),
                () -> files.allPast(actor));
    }

    private static List<Cell> row(Locale locale, ReturnFiles.Standing s) {
        return List.of(
                Cell.of(s.number()),
                Cell.of(s.name().in(locale)),
                Cell.of(s.month().toString()),
                amount(s.said().flatMap(Projects.Reported::completed)),
                amount(s.said().flatMap(Projects.Reported::cumulative)),
                Cell.of(s.said().map(Projects.Reported::progress).orElse("")));
    }

    private static Cell amount(Optional<BigDecimal> wan) {
        return wan.<Cell>map(Cell.Number::new).orElseGet(Cell.Empty::new);
    }

    /** Those of the file that {@code file} names; empty where the actor sent none like that. */
    Optional<ListFile> rows(Actor actor, Locale locale, Lists.Filters filters) {
        return AddressText.id(filters.of("file"))
                .flatMap(id -> files.file(actor, id))
                .map(file ->
                        ListFile.whole(
                                "return-rows",
                                Words.of("月报导入结果", "Rows of a file of returns"),
                                ROWS,
                                List.of("file=" + file.id()),
                                to -> file.rows().forEach(r -> to.accept(row(locale, r)))));
    }

    private static List<Cell> row(Locale locale, ReturnFiles.Row r) {
        return List.of(
                Cell.of(r.line()),
                Cell.of(r.number()),
                Cell.of(r.month()),
                Cell.of(r.completed()),
                Cell.of(r.cumulative()),
                Cell.of(r.progress()),
                Cell.of(r.words().in(locale)),
                SentRows.codes(r.problems()),
                SentRows.why(r.problems(), p -> ReturnFiles.told(p).in(locale)));
    }
}
