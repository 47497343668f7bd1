package tongban.node.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.service.text.Words;

/**
 * A table that comes in: its columns are found by their headings, and every fault of it is told.
 */
class HeadedTableTest {
    private enum Column implements Heading {
        NUMBER("number", "编号", "Number", Use.REQUIRED),
        AMOUNT("amount", "金额", "Amount", Use.REQUIRED),
        NOTE("note", "备注", "Note", Use.OPTIONAL),
        RESULT("result", "结果", "Result", Use.PASSED_OVER);

        private final Head head;

        Column(String field, String zh, String en, Use use) {
            this.head = new Head(field, Words.of(zh, en), use);
        }

        @Override
        public Head head() {
            return head;
        }
    }

    private static final class Named implements HeadedTable.Faults<Column, String> {
        @Override
        public String unreadable(Words why) {
            return "unreadable";
        }

        @Override
        public String empty() {
            return "empty";
        }

        @Override
        public String tooManyRows() {
            return "too many rows";
        }

        @Override
        public String unknown(int at) {
            return "unknown " + at;
        }

        @Override
        public String twice(Column column) {
            return "twice " + column;
        }

        @Override
        public String missing(Column column) {
            return "missing " + column;
        }

        @Override
        public String unclosed() {
            return "unclosed";
        }

        @Override
        public Optional<String> cells(int found, int columns) {
            return found > columns
                    ? Optional.of(found + " cells for " + columns)
                    : Optional.empty();
        }

        @Override
        public String illegible(Column column) {
            return "illegible " + column;
        }
    }

    private static HeadedTable<Column, String> read(String text) {
        return HeadedTable.read(
                text.getBytes(StandardCharsets.UTF_8), 2, Column.class, new Named());
    }

    @Test
    void columnsAreNamedInEitherLanguageOrByTheirFieldInAnyOrder() {
        HeadedTable<Column, String> table = read("备注,NUMBER,Amount\n一,51,2\n,52,3\n");
        assertThat(table.faults()).isEmpty();
        assertThat(table.rows())
                .extracting(
                        HeadedTable.Row::line,
                        r -> r.of(Column.NUMBER),
                        r -> r.of(Column.NOTE),
                        r -> r.of(Column.RESULT))
                .containsExactly(tuple(2, "51", "一", ""), tuple(3, "52", "", ""));
    }

    @Test
    void whateverIsWrongWithAFileIsToldAtOnce() {
        assertThat(read("编号,no,number\n1,2,3\n1,2,3\n1,2,3\n").faults())
                .containsExactly("unknown 2", "twice NUMBER", "missing AMOUNT", "too many rows");
        assertThat(read("编号,金额\n").faults()).containsExactly("empty");
        assertThat(read("").faults()).containsExactly("empty");
    }

    @Test
    void whateverIsWrongWithARowIsToldWithTheRow() {
        List<HeadedTable.Row<Column, String>> rows =
                read("编号,金额,结果\n1\uFFFD,2,\uFFFD,4\n\"1,2,3\n").rows();
        assertThat(rows.getFirst().faults())
                .as("what is passed over is no fault")
                .containsExactly("4 cells for 3", "illegible NUMBER");
        assertThat(rows.getLast().faults()).containsExactly("unclosed");
    }

    @Test
    void aProblemIsToldWithItsColumnInFrontOfIt() {
        assertThat(Heading.told(Column.values(), "amount", Words.of("不是数", "no number")))
                .isEqualTo(Words.of("金额：不是数", "Amount: no number"));
        assertThat(Heading.told(Column.values(), "", Words.of("不是数", "no number")))
                .isEqualTo(Words.of("不是数", "no number"));
    }

    @Test
    void whatIsWrittenIsReadAsPeopleAndSpreadsheetsWriteIt() {
        assertThat(List.of("2026-9", "2026/09", "2026年9月"))
                .allMatch(text -> Written.month(text).orElseThrow().getMonthValue() == 9);
        assertThat(Written.month("Sep-26")).isEmpty();
        assertThat(Written.savedMonth("Sep-26").orElseThrow()).hasToString("2026-09");
        assertThat(Written.day("2026/2/30")).isEmpty();
        assertThat(Written.number("1,003.50").orElseThrow()).isEqualByComparingTo("1003.5");
        assertThat(Written.number("1e3")).isEmpty();
    }
}
