package tongban.node.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tongban.node.identity.Jurisdiction;

/**
 * What an import did.
 *
 * @param rows rows read, headers and blank lines not counted
 * @param added items that were not there
 * @param changed items that got a new version
 * @param unchanged items that were there, word for word
 * @param repeated rows that say the same as an earlier row of the file
 * @param rejected rows not imported; each has at least one fault
 * @param missing items that came from this source before and are not in the file; they stay as they
 *     are
 * @param faults all that kept rows or the file out, at most {@link #FAULTS_MAX}
 * @param remarks what was imported and still looks odd, at most {@link #FAULTS_MAX}
 * @param remarkCount all remarks, also those beyond the limit
 */
public record ImportReport(
        Jurisdiction owner,
        String source,
        long rows,
        long added,
        long changed,
        long unchanged,
        long repeated,
        long rejected,
        long missing,
        List<ImportFault> faults,
        List<ImportFault> remarks,
        long remarkCount) {

    /** A file that is wrong throughout fills a page, not the memory. */
    public static final int FAULTS_MAX = 1_000;

    public ImportReport {
        faults = List.copyOf(faults);
        remarks = List.copyOf(remarks);
    }

    /** Whether the file as a whole could not be read, so that nothing was imported. */
    public boolean isRefused() {
        return faults.stream().anyMatch(f -> f.line() == 0);
    }

    public long imported() {
        return added + changed + unchanged;
    }

    /** The report line by line: faults, remarks if asked for, and a summary. */
    public List<String> lines(Locale locale, boolean withRemarks) {
        List<String> lines = new ArrayList<>();
        faults.forEach(f -> lines.add(f.in(locale)));
        if (withRemarks) {
            remarks.forEach(r -> lines.add(r.in(locale)));
        }
        lines.addAll(summary(locale));
        return lines;
    }

    /** What was done, in one to three lines. */
    public List<String> summary(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        List<String> lines = new ArrayList<>();
        if (isRefused()) {
            lines.add(english ? "Nothing was imported." : "没有导入任何事项。");
            return lines;
        }
        lines.add(
                english
                        ? "Rows read: %d. Added %d, changed %d, unchanged %d, repeated %d, rejected %d; remarks: %d."
                                .formatted(
                                        rows,
                                        added,
                                        changed,
                                        unchanged,
                                        repeated,
                                        rejected,
                                        remarkCount)
                        : "共%d行：新增%d，更新%d，未变%d，重复%d，未导入%d；提示%d条。"
                                .formatted(
                                        rows,
                                        added,
                                        changed,
                                        unchanged,
                                        repeated,
                                        rejected,
                                        remarkCount));
        if (missing > 0) {
            lines.add(
                    english
                            ? missing
                                    + " items of this source are no longer in the file; they stay as they are."
                            : "该来源以前导入的" + missing + "个事项不在本文件中，保持原样。");
        }
        if (faults.size() == FAULTS_MAX) {
            lines.add(
                    english
                            ? "Only the first " + FAULTS_MAX + " faults are listed."
                            : "只列出前" + FAULTS_MAX + "条错误。");
        }
        return lines;
    }
}
