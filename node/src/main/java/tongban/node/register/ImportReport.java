package tongban.node.register;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What an import did.
 *
 * @param id empty where the file as a whole could not be read, so that nothing was imported
 * @param already the same file was imported before: this is what came of it then
 * @param rows read, header and blank lines not counted
 * @param added records of what was not there
 * @param changed records that supersede what was recorded for these days
 * @param unchanged rows that say what is recorded already
 * @param rejected rows not imported; each has at least one fault
 * @param faults at most {@link #FAULTS_LISTED_MAX}; all of them are kept with the import
 * @param faultsInAll their whole number
 */
public record ImportReport(
        Optional<UUID> id,
        Kind kind,
        String label,
        Optional<Instant> finishedAt,
        boolean already,
        long rows,
        long added,
        long changed,
        long unchanged,
        long rejected,
        List<RowFault> faults,
        long faultsInAll) {

    public static final int FAULTS_LISTED_MAX = 1_000;

    public ImportReport {
        faults = List.copyOf(faults);
    }

    static ImportReport refused(Kind kind, String label, List<Flaw> flaws) {
        return new ImportReport(
                Optional.empty(),
                kind,
                label,
                Optional.empty(),
                false,
                0,
                0,
                0,
                0,
                0,
                flaws.stream().map(f -> new RowFault(0, f)).toList(),
                flaws.size());
    }

    public boolean isRefused() {
        return id.isEmpty();
    }

    /** What was done, in a sentence. */
    public String summary(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        if (isRefused()) {
            return english ? "Nothing was imported." : "没有导入任何内容。";
        }
        String before =
                !already
                        ? ""
                        : english
                                ? "This very file was imported before; nothing was done again. "
                                : "同一文件以前已经导入，没有重复导入。";
        return before
                + (english
                                ? "Rows read: %d. Added %d, changed %d, unchanged %d, rejected %d; faults: %d."
                                : "共%d行：新增%d，更新%d，未变%d，未导入%d；错误%d处。")
                        .formatted(rows, added, changed, unchanged, rejected, faultsInAll);
    }
}
