package tongban.node.catalog;

import java.util.Locale;
import java.util.Objects;
import tongban.service.text.Words;

/**
 * What is wrong with a row or with the whole file: where, what, and what to do about it.
 *
 * @param code stable, {@code CATALOG-001} and so on
 * @param line first line of the row in the file, from 1; 0 where the whole file is meant
 * @param column header of the column, as the file writes it; empty where the whole row is meant
 */
public record ImportFault(String code, long line, String column, Words cause, Words remedy) {

    public ImportFault {
        Objects.requireNonNull(code);
        Objects.requireNonNull(column);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(remedy);
    }

    /** One line, as a report prints it. */
    public String in(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        String where =
                line == 0
                        ? (english ? "file" : "文件")
                        : (english ? "line " + line : "第" + line + "行");
        String at = column.isEmpty() ? "" : (english ? ", column " : "，列") + column;
        String what = english ? sentence(cause.en()) : cause.zh() + "。";
        String then = english ? " " + sentence(remedy.en()) : remedy.zh() + "。";
        return code + " " + where + at + (english ? ": " : "：") + what + then;
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
