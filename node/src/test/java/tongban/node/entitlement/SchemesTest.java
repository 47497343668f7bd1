package tongban.node.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Jurisdiction;
import tongban.service.CaseDate;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.WorkedExample;

/**
 * The data of the schemes: whole, cited or labelled, and of one mind with the services' folders.
 */
class SchemesTest {
    private static final Schemes SCHEMES = Schemes.shipped();

    private static ServiceDefinition service(String id) {
        Path root = Path.of(System.getProperty("tongban.root", "..")).toAbsolutePath().normalize();
        return switch (ServiceFolder.read(root.resolve("public-services/" + id))) {
            case ServiceFolder.Reading.Sound(ServiceDefinition definition) -> definition;
            case ServiceFolder.Reading.Faulty(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    @Test
    void everyPairHasOneCellAndEveryCellASourceOrALabel() {
        List<Scheme> all = SCHEMES.all();
        int pairs = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                String one = all.get(i).id();
                String other = all.get(j).id();
                assertThat(SCHEMES.conflicts().cells().stream().filter(c -> c.joins(one, other)))
                        .as(one + " and " + other)
                        .hasSize(1);
                pairs++;
            }
        }
        assertThat(SCHEMES.conflicts().cells()).hasSize(pairs);
        for (Conflicts.Cell cell : SCHEMES.conflicts().cells()) {
            assertThat(cell.source().document().isEmpty())
                    .as(cell.toString())
                    .isEqualTo(
                            cell.source().confidence()
                                    == tongban.service.parameter.Confidence.DEMONSTRATION);
            assertThat(cell.source().words().zh()).isNotEmpty();
        }
    }

    @Test
    void theLawsPairsAreWhatTheLawSays() {
        assertThat(relation("extreme-poverty-support", "minimum-living-allowance"))
                .isEqualTo(Conflicts.Relation.EXCLUSIVE);
        assertThat(relation("living-subsidy", "nursing-subsidy"))
                .isEqualTo(Conflicts.Relation.STACKABLE);
        assertThat(relation("orphan-allowance", "nursing-subsidy"))
                .isEqualTo(Conflicts.Relation.STACKABLE);
        assertThat(relation("orphan-allowance", "living-subsidy"))
                .isEqualTo(Conflicts.Relation.EXCLUSIVE);
        assertThat(relation("unattended-child", "minimum-living-allowance"))
                .isEqualTo(Conflicts.Relation.OFFSET);
        assertThat(relation("elder-care-subsidy", "nursing-subsidy"))
                .isEqualTo(Conflicts.Relation.HIGHER);
    }

    private static Conflicts.Relation relation(String one, String other) {
        return SCHEMES.conflicts().between(other, one).relation();
    }

    /** domain.md's vectors: who applied in June and was confirmed in July. */
    @Test
    void theFirstMonthDiffersByScheme() {
        LocalDate applied = LocalDate.of(2024, 6, 21);
        LocalDate confirmed = LocalDate.of(2024, 7, 30);
        Scheme allowance = SCHEMES.get("minimum-living-allowance");
        assertThat(allowance.firstMonth(Jurisdiction.SICHUAN, applied, confirmed))
                .isEqualTo(YearMonth.of(2024, 8));
        assertThat(allowance.firstMonth(Jurisdiction.CHONGQING, applied, confirmed))
                .isEqualTo(YearMonth.of(2024, 7));
        assertThat(
                        SCHEMES.get("living-subsidy")
                                .firstMonth(
                                        Jurisdiction.SICHUAN, applied, LocalDate.of(2024, 8, 5)))
                .isEqualTo(YearMonth.of(2024, 6));
    }

    /** Every worked example that awards money is understood, and begins when the rule says. */
    @Test
    void theFoldersExamplesBecomeAmounts() {
        int seen = 0;
        for (Scheme scheme : SCHEMES.all()) {
            if (scheme.service().isEmpty()) {
                continue;
            }
            int seenBefore = seen;
            for (WorkedExample example : service(scheme.service()).examples()) {
                Map<String, Object> awards = example.expected().awards();
                if (!(awards.get(scheme.award()) instanceof BigDecimal amount)
                        || amount.signum() == 0) {
                    continue;
                }
                seen++;
                Jurisdiction side = Jurisdiction.ofCode(example.place().code());
                LocalDate applied = example.dates().get(CaseDate.APPLIED);
                LocalDate decided =
                        example.dates().getOrDefault(CaseDate.CONFIRMED, example.today());
                YearMonth byRule = scheme.firstMonth(side, applied, decided);
                Awarded awarded = Awarded.of(scheme, awards, byRule).orElseThrow();
                YearMonth first = awarded.spans().getFirst().from();
                if (!scheme.id().equals("old-age-allowance")) {
                    assertThat(first).as(scheme.id() + " " + example.file()).isEqualTo(byRule);
                }
            }
            assertThat(seen).as("examples of " + scheme.id()).isGreaterThan(seenBefore);
        }
    }

    @Test
    void instalmentsMakeUpTheYear() {
        Awarded awarded =
                Awarded.of(
                                SCHEMES.get("study-aid"),
                                Map.of(
                                        "each instalment", new BigDecimal("833.33"),
                                        "instalments a school year", BigDecimal.valueOf(3),
                                        "amount a school year", BigDecimal.valueOf(2500)),
                                YearMonth.of(2026, 9))
                        .orElseThrow();
        assertThat(awarded.spans())
                .extracting(s -> s.from() + " " + s.amount())
                .containsExactly("2026-09 833.33", "2027-01 833.33", "2027-05 833.34");
    }

    @Test
    void whatMayBeGivenFirstIsOwedInWholeUntilItIsGiven() {
        Awarded awarded =
                Awarded.of(
                                SCHEMES.get("temporary-assistance"),
                                Map.of(
                                        "amount", BigDecimal.valueOf(4440),
                                        "given first", BigDecimal.valueOf(2000)),
                                YearMonth.of(2026, 11))
                        .orElseThrow();
        assertThat(awarded.spans())
                .containsExactly(
                        new Amounts.Span(
                                YearMonth.of(2026, 11),
                                Optional.of(YearMonth.of(2026, 12)),
                                new BigDecimal("4440.00")));
    }

    @Test
    void sharesSumToTheTotalToTheCent() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int parts = 2 + random.nextInt(4);
            List<BigDecimal> percents = new ArrayList<>();
            int left = 100_000;
            for (int i = 1; i < parts; i++) {
                int part = random.nextInt(left + 1);
                percents.add(BigDecimal.valueOf(part, 3));
                left -= part;
            }
            percents.add(BigDecimal.valueOf(left, 3));
            BigDecimal total = BigDecimal.valueOf(random.nextInt(1_000_000_000), 2);
            List<BigDecimal> shares = Cents.split(total, percents);
            assertThat(Cents.sum(shares)).as("seed " + seed).isEqualByComparingTo(total);
            for (int i = 0; i < parts; i++) {
                BigDecimal exact = total.multiply(percents.get(i)).movePointLeft(2);
                assertThat(shares.get(i).subtract(exact).abs())
                        .as("seed " + seed)
                        .isLessThan(new BigDecimal("0.01"));
            }
        }
        assertThat(
                        Cents.split(
                                new BigDecimal("0.01"),
                                List.of(
                                        BigDecimal.valueOf(25),
                                        BigDecimal.valueOf(50),
                                        BigDecimal.valueOf(25))))
                .as("the cent goes to the largest remainder")
                .containsExactly(
                        new BigDecimal("0.00"), new BigDecimal("0.01"), new BigDecimal("0.00"));
    }

    @Test
    void aDatedRowHoldsInItsMonths() {
        assertThat(percent("51", "living-subsidy", YearMonth.of(2024, 12)))
                .isEqualByComparingTo("60");
        assertThat(percent("51", "living-subsidy", YearMonth.of(2025, 1)))
                .isEqualByComparingTo("62.5");
        assertThat(percent("51", "old-age-allowance", YearMonth.of(2025, 1)))
                .isEqualByComparingTo("0");
    }

    private static BigDecimal percent(String side, String scheme, YearMonth month) {
        return SCHEMES.shares().of(side, scheme, month, BigDecimal.TEN).getFirst().percent();
    }
}
