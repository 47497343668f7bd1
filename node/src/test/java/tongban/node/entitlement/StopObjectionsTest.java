package tongban.node.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.node.casework.Problem;
import tongban.node.entitlement.Entitlements.Objection;
import tongban.node.entitlement.Entitlements.Posted;

/** A letter to who objected, however what it must not say is written. */
class StopObjectionsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private static List<String> codes(String reply) {
        return StopObjections.answered(
                        List.of(new Objection(1, DAY, "邻居", "仍在本村居住", Optional.empty())),
                        1,
                        "已核实",
                        reply,
                        Optional.of(new Posted("村务公开栏", DAY, DAY.plusDays(7), false)),
                        "陈国安")
                .stream()
                .map(Problem::code)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请拨打13800000000",
                "请拨打138-0000-0000",
                "请拨打138 0000 0000",
                "请拨打１３８００００００００",
                "请拨打138–0000–0000",
                "证件号码511623-19800101-1234",
                "请拨打138.0000.0000",
                "陈国安已经迁走",
                "陈 国 安已经迁走",
                "陈·国安已经迁走"
            })
    void whatTheNoticeDidNotShowIsInNoLetter(String reply) {
        assertThat(codes(reply)).containsExactly("LEDGER-075");
    }

    @ParameterizedTest
    @ValueSource(strings = {"经核实，您反映的情况不成立。", "请于12月20日前到镇便民服务中心，电话12345。"})
    void whatSaysNothingOfThePersonMayBeSent(String reply) {
        assertThat(codes(reply)).isEmpty();
    }
}
