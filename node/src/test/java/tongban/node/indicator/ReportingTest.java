package tongban.node.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tongban.rules.RuleSettings;
import tongban.service.text.Words;
import tongban.time.Period;

/** What becomes of a reported line, and what a formula may say: all pure. */
class ReportingTest {
    private static final long SEED = 20260;

    private static Reporting.Standing standing(
            long number, String source, String value, boolean counts, boolean contested) {
        return new Reporting.Standing(
                number, source, Operator.EXACT, new BigDecimal(value), counts, contested);
    }

    private static Reporting.Line line(String source, String value) {
        return new Reporting.Line(
                source,
                Operator.EXACT,
                value.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(value)));
    }

    private static Reporting.Outcome decide(List<Reporting.Standing> cell, Reporting.Line line) {
        return Reporting.decide(cell, line).orElseThrow();
    }

    @Test
    void theFirstCounts() {
        Reporting.Outcome first = decide(List.of(), line("county", "120"));
        assertThat(first.arrival()).isEqualTo(Arrival.FIRST);
        assertThat(first.counts()).isTrue();
        assertThat(first.contested()).isFalse();
        assertThat(first.after()).contains(new BigDecimal("120"));
    }

    @Test
    void theSameAgainChangesNothing() {
        Reporting.Outcome again =
                decide(List.of(standing(1, "county", "120", true, false)), line("county", "120.0"));
        assertThat(again.arrival()).isEqualTo(Arrival.AGAIN);
        assertThat(again.stands()).isFalse();
        assertThat(again.before()).isEqualTo(again.after());
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatTheSourceHadSaid() {
        Reporting.Outcome correction =
                decide(List.of(standing(1, "county", "120", true, false)), line("county", "118"));
        assertThat(correction.arrival()).isEqualTo(Arrival.CORRECTION);
        assertThat(correction.falls()).contains(1L);
        assertThat(correction.counts()).isTrue();
        assertThat(correction.after()).contains(new BigDecimal("118"));
    }

    @Test
    void anotherSourceThatDiffersIsContestedAndDoesNotCount() {
        Reporting.Outcome other =
                decide(List.of(standing(1, "county", "118", true, false)), line("city", "125"));
        assertThat(other.arrival()).isEqualTo(Arrival.FIRST);
        assertThat(other.contested()).isTrue();
        assertThat(other.counts()).isFalse();
        assertThat(other.after()).contains(new BigDecimal("118"));
        Reporting.Outcome agrees =
                decide(
                        List.of(
                                standing(1, "county", "118", true, true),
                                standing(2, "city", "125", false, true)),
                        line("city", "118"));
        assertThat(agrees.contested()).as("they agree now").isFalse();
    }

    @Test
    void whatIsWithdrawnLetsTheNextSourceCount() {
        Reporting.Outcome withdrawn =
                decide(
                        List.of(
                                standing(1, "county", "118", true, true),
                                standing(2, "city", "125", false, true)),
                        line("county", ""));
        assertThat(withdrawn.arrival()).isEqualTo(Arrival.WITHDRAWAL);
        assertThat(withdrawn.takesOver()).contains(2L);
        assertThat(withdrawn.contested()).isFalse();
        assertThat(withdrawn.after()).contains(new BigDecimal("125"));
        assertThat(Reporting.decide(List.of(), line("county", ""))).isEmpty();
    }

    /** Whatever comes in whatever order, one line a source stands and one of them counts. */
    @Test
    void oneLineOfASourceStandsAndOneCounts() {
        Random random = new Random(SEED);
        for (int run = 0; run < 500; run++) {
            List<Reporting.Standing> cell = new ArrayList<>();
            for (long number = 1; number <= 12; number++) {
                Reporting.Line line =
                        line(
                                List.of("a", "b", "c").get(random.nextInt(3)),
                                random.nextInt(4) == 0 ? "" : String.valueOf(random.nextInt(3)));
                Optional<Reporting.Outcome> decided = Reporting.decide(cell, line);
                if (decided.isEmpty()) {
                    continue;
                }
                Reporting.Outcome o = decided.get();
                List<Reporting.Standing> next = new ArrayList<>();
                for (Reporting.Standing s : cell) {
                    if (o.falls().filter(f -> f == s.number()).isEmpty()) {
                        boolean takes = o.takesOver().filter(t -> t == s.number()).isPresent();
                        next.add(
                                new Reporting.Standing(
                                        s.number(),
                                        s.source(),
                                        s.operator(),
                                        s.value(),
                                        s.counts() || takes,
                                        o.contested()));
                    }
                }
                if (o.stands()) {
                    next.add(
                            new Reporting.Standing(
                                    number,
                                    line.source(),
                                    line.operator(),
                                    line.value().orElseThrow(),
                                    o.counts(),
                                    o.contested()));
                }
                cell = next;
                String told = "seed " + SEED + ", run " + run + ": " + cell;
                assertThat(cell.stream().map(Reporting.Standing::source).distinct().count())
                        .as(told)
                        .isEqualTo(cell.size());
                assertThat(cell.stream().filter(Reporting.Standing::counts).count())
                        .as(told)
                        .isEqualTo(cell.isEmpty() ? 0 : 1);
                boolean differ =
                        cell.stream().map(s -> s.value().stripTrailingZeros()).distinct().count()
                                > 1;
                assertThat(cell).as(told).allMatch(s -> s.contested() == differ);
                assertThat(
                                cell.stream()
                                        .filter(Reporting.Standing::counts)
                                        .map(Reporting.Standing::value)
                                        .findFirst())
                        .as(told)
                        .isEqualTo(o.after());
            }
        }
    }

    @Test
    void aReportIsLateAfterItsDays() {
        Period may = Period.closed(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));
        assertThat(Arrival.isLate(may, 15, LocalDate.of(2026, 6, 15))).isFalse();
        assertThat(Arrival.isLate(may, 15, LocalDate.of(2026, 6, 16))).isTrue();
    }

    @Test
    void placesAboveLeaveOutChongqingsGroupings() {
        assertThat(Reporting.above("511623109")).containsExactly("511623", "5116", "51");
        assertThat(Reporting.above("500157106")).containsExactly("500157", "50");
        assertThat(Reporting.above("51")).isEmpty();
    }

    // ------------------------------------------------------------------ formulas

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private static Definition definition(String id, String formula) {
        return new Definition(
                id,
                Definition.Family.OWN,
                Words.same(id),
                new Unit("u", "u", "u", BigDecimal.ONE),
                "",
                Definition.Direction.NONE,
                Words.same(""),
                "",
                Definition.Gathering.LAST,
                false,
                false,
                0,
                formula,
                "");
    }

    private static List<Words> faults(String id, String formula, Definition... others) {
        Map<String, Definition> all = new HashMap<>();
        for (Definition d : others) {
            all.put(d.id(), d);
        }
        return new Formulas(RuleSettings.STANDARD).faults(definition(id, formula), all);
    }

    @Test
    void formulasAreFeelOverWhatThereIs() {
        assertThat(faults("a", "round half up(100 * cases decided on time / cases decided, 1)"))
                .isEmpty();
        assertThat(faults("a", "max(b by place) - min(b by place)", definition("b", "observed")))
                .isEmpty();
        assertThat(faults("a", "nothing of this name + 1")).isNotEmpty();
        assertThat(faults("a", "1 +")).isNotEmpty();
        assertThat(faults("a", "\"text\"")).as("a text is no number").isNotEmpty();
        assertThat(faults("a", "b + 1", definition("b", "a - 1")))
                .as("a leads to b leads to a")
                .anyMatch(w -> w.en().contains("leads back to itself"));
    }

    @Test
    void aNameWithinALongerNameIsNotMeant() {
        Map<String, Expression.Type> names =
                Map.of(
                        "urban allowance", Expression.Type.NUMBER,
                        "urban allowance floor", Expression.Type.NUMBER);
        if (!(Expression.read(
                        "urban allowance floor - 1",
                        names,
                        Expression.Type.NUMBER,
                        RuleSettings.STANDARD)
                instanceof Expression.Reading.Sound(Expression expression))) {
            throw new AssertionError("it is sound");
        }
        assertThat(expression.names()).containsExactly("urban allowance floor");
        assertThat(expression.value(Map.of("urban allowance floor", new BigDecimal("740")), CLOCK))
                .isEqualTo(new BigDecimal("739"));
    }

    @Test
    void unitsAreShownInBothLanguages() {
        Unit yi = new Unit("yi", "亿元", "yuan", new BigDecimal("100000000"));
        assertThat(Amount.exactly(new BigDecimal("1884.6"), yi).words())
                .isEqualTo(Words.of("1,884.6亿元", "188.46 billion yuan"));
        Unit beds = new Unit("b", "万张", "beds", new BigDecimal("10000"));
        assertThat(new Amount(Operator.NEARLY, new BigDecimal("2"), "", beds).words())
                .isEqualTo(Words.of("近2万张", "nearly 20,000 beds"));
        Unit share = new Unit("s", "", "", BigDecimal.ONE);
        assertThat(new Amount(Operator.A_LITTLE_MORE, new BigDecimal("0.25"), "1/4", share).words())
                .isEqualTo(Words.of("1/4强", "a little over 1/4"));
        Unit lines = new Unit("l", "条", "production lines", BigDecimal.ONE);
        assertThat(Amount.exactly(BigDecimal.ONE, lines).words().en())
                .isEqualTo("1 production line");
    }
}
