package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    private static List<String> broken(String text, int signs) {
        return LineBreaks.of(text, LineBreaksTest::width, signs, signs);
    }

    /** A sign of ours is as wide as it is high; of the others half as wide. */
    private static double width(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x2000 ? 0.5 : 1).sum();
    }

    @Test
    void aLineNeverBeginsWithAClosingMark() {
        assertThat(broken("一二三四五，六七", 5)).containsExactly("一二三四", "五，六七");
        assertThat(broken("一二三四五。", 5)).containsExactly("一二三四", "五。");
    }

    @Test
    void aLineNeverEndsWithAnOpeningMark() {
        assertThat(broken("一二三四（五六）", 5)).containsExactly("一二三四", "（五六）");
        assertThat(broken("依据《行政许可法》", 3).getFirst()).isEqualTo("依据");
    }

    @Test
    void wordsAndNumbersStayWhole() {
        assertThat(broken("编号51-20261112-000001办理", 12))
                .allSatisfy(line -> assertThat(line).doesNotMatch(".*[0-9]$|^[0-9].*[^0-9-].*X"));
        assertThat(broken("apply for subsidies", 5)).containsExactly("apply for", "subsidies");
    }

    @Test
    void whatIsLongerThanALineIsCut() {
        String hash = "a".repeat(64);
        assertThat(broken(hash, 10))
                .hasSize(4)
                .allSatisfy(l -> assertThat(width(l)).isLessThanOrEqualTo(10));
        assertThat(String.join("", broken(hash, 10))).isEqualTo(hash);
    }

    @Test
    void noSignIsLostAndNoLineIsTooLong() {
        long seed = 925;
        Random random = new Random(seed);
        String signs = "中华人民共和国，。、；：？！（）《》“”〔〕abc 123-%申请材料𠮷㐱";
        int[] all = signs.codePoints().toArray();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(1, 120); n > 0; n--) {
                text.appendCodePoint(all[random.nextInt(all.length)]);
            }
            int width = random.nextInt(4, 30);
            List<String> lines = broken(text.toString(), width);
            assertThat(String.join("", lines).replace(" ", ""))
                    .as("seed %s, run %s", seed, i)
                    .isEqualTo(text.toString().replace(" ", ""));
            assertThat(lines)
                    .as("seed %s, run %s: %s", seed, i, text)
                    .allSatisfy(line -> assertThat(width(line)).isLessThanOrEqualTo(width));
        }
    }
}
