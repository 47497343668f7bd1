package tongban.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final LocalDate DAY = LocalDate.parse("2024-06-21");

    @Test
    void beginsOnItsFirstDayAndEndsBeforeItsLast() {
        assertThat(period("2024-06-01/2024-07-01").contains(LocalDate.parse("2024-06-01")))
                .isTrue();
        assertThat(period("2024-06-01/2024-07-01").contains(LocalDate.parse("2024-06-30")))
                .isTrue();
        assertThat(period("2024-06-01/2024-07-01").contains(LocalDate.parse("2024-07-01")))
                .isFalse();
        assertThat(period("2024-06-01/2024-07-01").contains(LocalDate.parse("2024-05-31")))
                .isFalse();
    }

    @Test
    void anOpenEndContainsEveryLaterDay() {
        assertThat(Period.from(DAY).contains(DAY.plusYears(1000))).isTrue();
        assertThat(Period.until(DAY).contains(DAY.minusYears(1000))).isTrue();
        assertThat(Period.until(DAY).contains(DAY)).isFalse();
        assertThat(Period.from(DAY).until()).isEmpty();
        assertThat(Period.ALWAYS.encloses(Period.from(DAY))).isTrue();
    }

    @Test
    void neighboursAbutAndDoNotOverlap() {
        assertThat(period("2024-01-01/2024-02-01").abuts(period("2024-02-01/2024-03-01"))).isTrue();
        assertThat(period("2024-01-01/2024-02-01").overlaps(period("2024-02-01/2024-03-01")))
                .isFalse();
        assertThat(period("2024-01-01/2024-02-02").overlaps(period("2024-02-01/2024-03-01")))
                .isTrue();
        assertThat(period("2024-01-01/2024-02-02").abuts(period("2024-02-01/2024-03-01")))
                .isFalse();
    }

    @Test
    void intersectsToTheDaysOfBoth() {
        assertThat(
                        period("2024-01-01/2024-03-01")
                                .intersect(Period.from(LocalDate.parse("2024-02-01"))))
                .contains(period("2024-02-01/2024-03-01"));
        assertThat(period("2024-01-01/2024-02-01").intersect(period("2024-02-01/2024-03-01")))
                .isEmpty();
    }

    @Test
    void lawTextsIncludeBothDays() {
        assertThat(Period.closed(DAY, DAY)).isEqualTo(Period.on(DAY));
        assertThat(Period.closed(DAY, DAY.plusDays(6)).days()).isEqualTo(7);
        assertThat(Period.closed(DAY, DAY.plusDays(6)).lastDay()).contains(DAY.plusDays(6));
    }

    @Test
    void refusesToBeEmptyOrBackwards() {
        assertThatThrownBy(() -> Period.of(DAY, DAY)).hasMessageContaining("at least one day");
        assertThatThrownBy(() -> period("2024-07-01/2024-06-01"))
                .hasMessageContaining("at least one day");
        assertThatThrownBy(() -> period("2024-07-01")).hasMessageContaining("is written");
        assertThatThrownBy(() -> Period.from(DAY).days()).hasMessageContaining("open");
    }

    @Test
    void isReadAsItIsWritten() {
        for (String text :
                new String[] {"2024-06-01/2024-07-01", "2024-06-01/..", "../2024-06-01", "../.."}) {
            assertThat(period(text)).hasToString(text);
        }
    }

    @Test
    void agreesWithCountingDaysOneByOne() {
        Seeds.trials(
                2_000,
                random -> {
                    Period a = any(random);
                    Period b = any(random);
                    long shared =
                            DAY.datesUntil(DAY.plusDays(40))
                                    .filter(d -> a.contains(d) && b.contains(d))
                                    .count();
                    assertThat(a.overlaps(b)).isEqualTo(shared > 0);
                    assertThat(a.intersect(b).map(Period::days).orElse(0L)).isEqualTo(shared);
                    assertThat(a.encloses(b)).isEqualTo(shared == b.days());
                    assertThat(a.intersect(b)).isEqualTo(b.intersect(a));
                    assertThat(a.intersect(a)).isEqualTo(Optional.of(a));
                });
    }

    private static Period any(java.util.Random random) {
        LocalDate from = DAY.plusDays(random.nextInt(20));
        return Period.of(from, from.plusDays(1 + random.nextInt(15)));
    }

    private static Period period(String text) {
        return Period.parse(text);
    }
}
