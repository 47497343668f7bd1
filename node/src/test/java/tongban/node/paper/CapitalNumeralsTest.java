package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapitalNumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "0.00, 零元整",
        "0.05, 伍分",
        "0.50, 伍角",
        "0.55, 伍角伍分",
        "1.00, 壹元整",
        "10.00, 壹拾元整",
        "100.00, 壹佰元整",
        "101.00, 壹佰零壹元整",
        "110.00, 壹佰壹拾元整",
        "1001.00, 壹仟零壹元整",
        "1010.00, 壹仟零壹拾元整",
        "1680.32, 壹仟陆佰捌拾元叁角贰分",
        "1409.50, 壹仟肆佰零玖元伍角",
        "325.04, 叁佰贰拾伍元零肆分",
        "10000.00, 壹万元整",
        "10001.00, 壹万零壹元整",
        "16409.02, 壹万陆仟肆佰零玖元零贰分",
        "100000.00, 壹拾万元整",
        "107000.53, 壹拾万零柒仟元伍角叁分",
        "6007000.00, 陆佰万零柒仟元整",
        "100000000.00, 壹亿元整",
        "100000001.00, 壹亿零壹元整",
        "100010000.00, 壹亿零壹万元整",
        "999999999999.99, 玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"
    })
    void isWrittenAsBanksAsk(String yuan, String capital) {
        assertThat(CapitalNumerals.of(new BigDecimal(yuan))).isEqualTo(capital);
    }

    /** Read back by a reader that shares no code with the writer. */
    @Test
    void readsBackAsTheSameAmount() {
        long seed = 20261125;
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            long fen = random.nextLong(1, (long) Math.pow(10, random.nextInt(1, 15)));
            BigDecimal yuan = BigDecimal.valueOf(fen, 2);
            String text = CapitalNumerals.of(yuan);
            assertThat(read(text)).as("seed %s: %s as %s", seed, yuan, text).isEqualTo(fen);
            assertThat(text).doesNotContain("零零").doesNotContain("零元整");
        }
    }

    private static long read(String text) {
        long fen = 0;
        long whole = 0;
        long group = 0;
        long digit = 0;
        for (char sign : text.toCharArray()) {
            int value = "零壹贰叁肆伍陆柒捌玖".indexOf(sign);
            if (value >= 0) {
                digit = value;
                continue;
            }
            switch (sign) {
                case '拾', '佰', '仟' ->
                        group += digit * (sign == '拾' ? 10 : sign == '佰' ? 100 : 1000);
                case '万', '亿' -> {
                    whole += (group + digit) * (sign == '万' ? 10_000 : 100_000_000);
                    group = 0;
                }
                case '元' -> {
                    fen += (whole + group + digit) * 100;
                    group = 0;
                }
                case '角' -> fen += digit * 10;
                case '分' -> fen += digit;
                case '整' -> {}
                default -> throw new AssertionError("unexpected " + sign);
            }
            digit = 0;
        }
        return fen;
    }

    @ParameterizedTest
    @CsvSource({"-0.01", "0.001", "1000000000000.00"})
    void refusesWhatIsNoAmount(String yuan) {
        assertThatThrownBy(() -> CapitalNumerals.of(new BigDecimal(yuan)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PAPER-002");
    }
}
