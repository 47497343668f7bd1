package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.identity.Actor;
import tongban.node.indicator.ObservationFiles;
import tongban.node.indicator.ObservationFiles.Column;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** Files of observations that an actor sent, and what became of the rows of one, as files. */
final class ObservationList {
    private static final List<Words> ROWS =
            List.of(
                    Column.LINE.words(),
                    Column.INDICATOR.words(),
                    Column.PLACE.words(),
                    Column.SUBJECT.words(),
                    Column.FROM.words(),
                    Column.LAST_DAY.words(),
                    Column.OPERATOR.words(),
                    Column.VALUE.words(),
                    Column.REASON.words(),
                    Column.RESULT.words(),
                    Column.CODES.words(),
                    Column.WHY.words());

    private final ObservationFiles files;

    ObservationList(ObservationFiles files) {
        this.files = files;
    }

    /** Those that the actor sent. */
    ListFile files(Actor actor) {
        return SentRows.files(
                "observation-files",
                Words.of("传过的指标数据文件", "Files of observations that were sent"),
                () -> files.allPast(actor));
    }

    /** Those of the file that {@code file} names; empty where the actor sent none like that. */
    Optional<ListFile> rows(Actor actor, Locale locale, Lists.Filters filters) {
        return AddressText.id(filters.of("file"))
                .flatMap(id -> files.file(actor, id))
                .map(file ->
                        ListFile.whole(
                                "observation-rows",
                                Words.of("指标数据导入结果", "Rows of a file of observations"),
                                ROWS,
                                List.of("file=" + file.id()),
                                to -> file.rows().forEach(r -> to.accept(row(locale, r)))));
    }

    private static List<Cell> row(Locale locale, ObservationFiles.Row r) {
        return List.of(
                Cell.of(r.line()),
                Cell.of(r.indicator()),
                Cell.of(r.place()),
                Cell.of(r.subject()),
                Cell.of(r.from()),
                Cell.of(r.lastDay()),
                Cell.of(r.operator()),
                Cell.of(r.value()),
                Cell.of(r.reason()),
                Cell.of(r.words().in(locale)),
                SentRows.codes(r.problems()),
                SentRows.why(r.problems(), p -> ObservationFiles.told(p).in(locale)));
    }
}
