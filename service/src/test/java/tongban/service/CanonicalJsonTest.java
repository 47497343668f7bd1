package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Equal values, equal text. */
class CanonicalJsonTest {

    @Test
    void sortsMembersAndLeavesNoBlanks() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of(1, 2L));
        map.put("a", "甲\n\"\\\u0001");
        assertWrites("{\"a\":\"甲\\n\\\"\\\\\\u0001\",\"b\":[1,2]}", map);
    }

    @Test
    void numbersArePlain() {
        assertWrites("220", new BigDecimal("220.00"));
        assertWrites("0", new BigDecimal("0.000"));
        assertWrites("1000000", new BigDecimal("1E+6"));
        assertWrites("-0.01", new BigDecimal("-0.010"));
    }

    @Test
    void datesAreTextsAndNullIsNull() {
        assertWrites(
                "[\"2026-11-23\",null,true]",
                Arrays.asList(LocalDate.of(2026, 11, 23), null, true));
    }

    @Test
    void membersSortByUtf16CodeUnits() {
        assertWrites("{\"\uD83D\uDE00\":1,\"\uFB33\":2}", Map.of("\uFB33", 2, "\uD83D\uDE00", 1));
    }

    @Test
    void whatHasNoFormIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.write(1.5))
                .hasMessageContaining("No canonical form");
    }

    @Test
    void hashesKnownText() {
        // SHA-256 of the two signs {}
        assertThat(CanonicalJson.hash(Map.of()))
                .isEqualTo(
                        "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    private static void assertWrites(String json, Object value) {
        assertThat(CanonicalJson.write(value)).isEqualTo(json);
    }
}
