package tongban.service.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The numbers of GB 11643, GB 32100 and the disability card, by their published and computed
 * vectors.
 */
class IdentifierTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ"})
    void readsTheStandardsExample(String text) {
        CitizenNumber number = citizen(text).number().orElseThrow();
        assertThat(number.digits()).isEqualTo("11010519491231002X");
        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.isMale()).isFalse();
        assertThat(number.ageOn(LocalDate.of(2024, 12, 30))).isEqualTo(74);
        assertThat(number.toString()).isEqualTo("1101**********002X");
    }

    @Test
    void refusesAnAgeBeyondReason() {
        assertThat(fault(citizen("440524188001010014"))).isEqualTo("birth-date");
        assertThat(
                        CitizenNumber.read("440524188001010014", LocalDate.of(1999, 7, 1), false)
                                .number())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "110105194912310021, check-digit",
        "11010519491231002, shape",
        "110105491231002, old-number",
        "11010519491331002, shape",
        "'', shape",
        "abcdefghijklmnopqr, shape"
    })
    void namesTheFault(String text, String code) {
        assertThat(fault(citizen(text))).isEqualTo(code);
    }

    @Test
    void refusesDatesThatDoNotExistOrLieAhead() {
        assertThat(fault(citizen(checked("11010520230229001")))).isEqualTo("birth-date");
        assertThat(fault(citizen(checked("11010520261124001")))).isEqualTo("future-birth");
        assertThat(citizen(checked("11010520261123001")).number()).isPresent();
        assertThat(fault(citizen(checked("99010520200101001")))).isEqualTo("province");
    }

    @Test
    void acceptsSyntheticPeopleOnlyWhereAllowed() {
        String synthetic = checked("59162319620704123");
        assertThat(fault(citizen(synthetic))).isEqualTo("synthetic");
        assertThat(CitizenNumber.read(synthetic, TODAY, true).number().orElseThrow().isSynthetic())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11519901MBTE5T010U",
                "91519901MATE5T0177",
                "91509901MATE5T025X",
                "52519901MJTE5T036P"
            })
    void readsCreditCodes(String code) {
        assertThat(CreditCode.read(code).number().orElseThrow().signs()).isEqualTo(code);
        assertThat(CreditCode.read(code.toLowerCase(java.util.Locale.ROOT)).number()).isPresent();
    }

    @Test
    void checksBothSignsOfACreditCode() {
        assertThat(fault(CreditCode.read("11519901MBTE5T010T"))).isEqualTo("check-digit");
        String wrongInside = "91519901MATE5T018";
        assertThat(fault(CreditCode.read(wrongInside + CreditCode.checkSign(wrongInside))))
                .isEqualTo("inner-check-digit");
        assertThat(fault(CreditCode.read("91519901MATE5TO177"))).isEqualTo("shape");
    }

    @Test
    void readsDisabilityCards() {
        String holder = checked("59162319900307123");
        DisabilityCardNumber card = card(holder + "53B1").number().orElseThrow();
        assertThat(card.category()).isEqualTo(5);
        assertThat(card.grade()).isEqualTo(3);
        assertThat(card.reissue()).isEqualTo(1);
        assertThat(card(holder + "41").number().orElseThrow().reissue()).isZero();
        assertThat(card.toString()).doesNotContain("19900307");
        assertThat(fault(card(holder + "81"))).isEqualTo("category");
        assertThat(fault(card(holder + "45"))).isEqualTo("grade");
        assertThat(fault(card(holder + "4"))).isEqualTo("shape");
        assertThat(fault(card(holder + "41C1"))).isEqualTo("shape");
    }

    @Test
    void readsMobiles() {
        assertThat(Mobile.read("+86 138-1234-5678").number().orElseThrow().digits())
                .isEqualTo("13812345678");
        assertThat(Mobile.read("13812345678").number().orElseThrow().masked())
                .isEqualTo("138****5678");
        assertThat(fault(Mobile.read("12812345678"))).isEqualTo("shape");
        assertThat(fault(Mobile.read("1381234567"))).isEqualTo("shape");
    }

    private static Reading<CitizenNumber> citizen(String text) {
        return CitizenNumber.read(text, TODAY, false);
    }

    private static Reading<DisabilityCardNumber> card(String text) {
        return DisabilityCardNumber.read(text, TODAY, true);
    }

    private static String checked(String first17) {
        return first17 + CitizenNumber.checkSign(first17);
    }

    private static String fault(Reading<?> reading) {
        return reading.fault().map(Reading.Fault::code).orElse("none");
    }
}
