package tongban.node.sheet;

import java.util.Arrays;
import java.util.Optional;
import tongban.service.text.Words;

/** A column of a table that comes in, as a file may head it: in either language, or by its name. */
public interface Heading {
    /** Whether a file has to have the column, and whether what stands there is read. */
    enum Use {
        REQUIRED,
        OPTIONAL,
        PASSED_OVER
    }

    /**
     * @param field as problems name it
     */
    record Head(String field, Words words, Use use) {}

    Head head();

    /** As problems name it. */
    default String field() {
        return head().field();
    }

    default Words words() {
        return head().words();
    }

    default Use use() {
        return head().use();
    }

    /** Whether a cell of the first line names it. */
    default boolean isNamed(String typed) {
        return typed.equals(words().zh())
                || typed.equalsIgnoreCase(words().en())
                || typed.equalsIgnoreCase(field());
    }

    /** What is said of a row, with the column in front of it where it is about one. */
    static Words told(Heading[] columns, String field, Words said) {
        Optional<Heading> column =
                Arrays.stream(columns).filter(c -> c.field().equals(field)).findFirst();
        return column.map(c ->
                        Words.of(
                                c.words().zh() + "：" + said.zh(),
                                c.words().en() + ": " + said.en()))
                .orElse(said);
    }
}
