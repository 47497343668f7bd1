package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a letter to a stranger says, however it is written: the notices of both kinds read it. */
class ObjectorsLetterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "请拨打13800000000",
                "请拨打138-0000-0000",
                "请拨打138 0000 0000",
                "请拨打138.0000.0000",
                "请拨打１３８００００００００",
                "请拨打138–0000–0000",
                "请拨打+86 138\u200b0000\u200b0000",
                "证件号码511623-19800101-1234",
                "证件号码 511623 19800101 123x",
                "卡号 6217 0012 3456 7890 123"
            })
    void aNumberIsFoundHoweverItsDigitsAreParted(String letter) {
        assertThat(new ObjectorsLetter(letter).hasNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "经核实，您反映的情况不成立。",
                "请于12月20日前到镇便民服务中心，电话12345。",
                "公示期为2026年12月1日至2026年12月7日，每月120.00元。"
            })
    void whatSaysNothingOfAPersonHasNone(String letter) {
        assertThat(new ObjectorsLetter(letter).hasNumber()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"陈国安已经迁走", "陈 国 安已经迁走", "陈·国安已经迁走", "陈\u200b国安"})
    void aNameIsFoundHoweverItsSignsAreParted(String letter) {
        assertThat(new ObjectorsLetter(letter).says("陈国安")).isTrue();
        assertThat(new ObjectorsLetter(letter).says(" ")).isFalse();
        assertThat(new ObjectorsLetter(letter).says("陈国平")).isFalse();
    }
}
