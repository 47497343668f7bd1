package tongban.node.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.sheet.Cell;
import tongban.node.sheet.Format;
import tongban.node.sheet.Sheet;
import tongban.service.text.Words;

/**
 * Writes a list while it is read; nothing is kept on the node. Who exported what is in the journal
 * before the first byte leaves.
 */
final class ListWriter {
    /** Further ones are asked to come again: an export holds two connections to the database. */
    static final int EXPORTS_AT_ONCE_MAX = 2;

    private final Journal journal;
    private final Walls walls;
    private final Clock clock;
    private final Semaphore exports = new Semaphore(EXPORTS_AT_ONCE_MAX);

    /** Of what is public: whoever takes the catalogue along does not stand in an official's way. */
    private final Semaphore publicExports = new Semaphore(EXPORTS_AT_ONCE_MAX);

    ListWriter(Journal journal, Walls walls, Clock clock) {
        this.journal = journal;
        this.walls = walls;
        this.clock = clock;
    }

    /**
     * @return false where too many are exporting; then nothing was written
     */
    boolean write(
            @Nullable Actor actor,
            Locale locale,
            ListFile list,
            Format format,
            HttpServletResponse response)
            throws IOException {
        Semaphore places = isPublic(list) ? publicExports : exports;
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            noted(actor, "export", list, format, List.of());
            long rows = rows(locale, response, format, list);
            noted(actor, "export-done", list, format, List.of("rows=" + rows));
        } finally {
            places.release();
        }
        return true;
    }

    private long rows(Locale locale, HttpServletResponse response, Format format, ListFile list)
            throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader("Cache-Control", "no-store");
        // letters, digits and hyphens alone
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"tongban-%s-%s.%s\""
                        .formatted(list.name(), LocalDate.now(clock), format.extension()));
        long[] rows = {0};
        try (Sheet sheet =
                format.open(
                        response.getOutputStream(),
                        list.title().in(locale),
                        list.headers().stream().map(w -> w.in(locale)).toList())) {
            boolean whole =
                    list.rows()
                            .each(cells -> {
                                add(sheet, cells);
                                rows[0]++;
                            });
            if (!whole) {
                List<Cell> end = new ArrayList<>();
                end.add(
                        Cell.of(
                                Words.of(
                                                "以上为前 " + rows[0] + " 行，其余未导出，请缩小筛选范围。",
                                                "These are the first "
                                                        + rows[0]
                                                        + " rows; the rest is missing. Narrow the filter.")
                                        .in(locale)));
                while (end.size() < list.headers().size()) {
                    end.add(new Cell.Empty());
                }
                add(sheet, end);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return rows[0];
    }

    private static void add(Sheet sheet, List<Cell> cells) {
        try {
            sheet.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the reader has gone
        }
    }

    private static boolean isPublic(ListFile list) {
        return Set.of("items", "figures", "named", "indicators").contains(list.name());
    }

    /** What is public anybody may take it along; all else leaves a trace. */
    private void noted(
            @Nullable Actor actor, String act, ListFile list, Format format, List<String> more) {
        if (actor == null || isPublic(list)) {
            return;
        }
        List<String> fields = new ArrayList<>();
        fields.add(list.name() + "." + format.extension());
        fields.addAll(list.filters());
        fields.addAll(more);
        walls.run(actor, () -> journal.write(act, Purpose.EXPORT.name(), List.of(), fields));
    }
}
