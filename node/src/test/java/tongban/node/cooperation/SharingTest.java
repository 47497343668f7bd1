package tongban.node.cooperation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tongban.node.cooperation.SharingRule.Rounding;
import tongban.node.identity.Jurisdiction;
import tongban.rules.RuleSettings;

/** Shares are exact: of every row and of the whole they sum to what came in, whatever the rule. */
class SharingTest {
    private static final long SEED = 20_240_621;
    private static final int RUNS = 60;

    /** As it is public of Gaozhu: the base stays where it was, the increment is shared by half. */
    private static final String[] HALF = {
        "if revenue <= base of chongqing + base of sichuan then collected by chongqing"
                + " else base of chongqing + (revenue - base of chongqing - base of sichuan) / 2",
        "if revenue <= base of chongqing + base of sichuan then collected by sichuan"
                + " else base of sichuan + (revenue - base of chongqing - base of sichuan) / 2"
    };

    private static final String[] BY_INVESTMENT = {
        "if investment of chongqing + investment of sichuan = 0 then revenue / 2 else"
                + " revenue * investment of chongqing / (investment of chongqing + investment of sichuan)",
        "if investment of chongqing + investment of sichuan = 0 then revenue / 2 else"
                + " revenue * investment of sichuan / (investment of chongqing + investment of sichuan)"
    };
    private static final String[] THIRDS = {"revenue / 3", "revenue * 2 / 3"};

    private final Sharing sharing = new Sharing(RuleSettings.STANDARD, Clock.systemUTC());

    private static SharingRule rule(String[] formulas, Rounding rounding, Jurisdiction remainder) {
        return new SharingRule(
                LocalDate.of(2021, 1, 1), formulas[0], formulas[1], rounding, remainder, "协议");
    }

    private static Statement.Amount amount(
            String kind, String base, String collected, String investment) {
        return new Statement.Amount(
                kind,
                new BigDecimal(base),
                new BigDecimal(collected),
                new BigDecimal(investment),
                "账");
    }

    private Shares shares(SharingRule rule, List<Statement.Amount> cq, List<Statement.Amount> sc) {
        Sharing.Outcome outcome = sharing.shares(rule, new Both<>(cq, sc));
        assertThat(outcome).isInstanceOf(Sharing.Outcome.Computed.class);
        return ((Sharing.Outcome.Computed) outcome).shares();
    }

    private List<String> refused(SharingRule rule, Statement.Amount cq, Statement.Amount sc) {
        Sharing.Outcome outcome = sharing.shares(rule, new Both<>(List.of(cq), List.of(sc)));
        assertThat(outcome).isInstanceOf(Sharing.Outcome.Faulty.class);
        return ((Sharing.Outcome.Faulty) outcome).problems().stream().map(p -> p.code()).toList();
    }

    private void assertShares(
            SharingRule rule, Statement.Amount cq, Statement.Amount sc, String... expected) {
        Shares.Row row = shares(rule, List.of(cq), List.of(sc)).rows().getFirst();
        assertThat(
                        List.of(
                                row.shares().chongqing().toPlainString(),
                                row.shares().sichuan().toPlainString(),
                                row.remainder().toPlainString()))
                .containsExactly(expected);
    }

    @Test
    void theIncrementOfGaozhuIsSharedByHalf() {
        SharingRule rule = rule(HALF, Rounding.HALF_EVEN, Jurisdiction.CHONGQING);
        assertShares(
                rule,
                amount("税", "60", "80", "0"),
                amount("税", "40", "50", "0"),
                "75.00",
                "55.00",
                "0.00");
        // nothing above the bases: each keeps what came in on its side
        assertShares(
                rule,
                amount("税", "60", "58.10", "0"),
                amount("税", "40", "41.90", "0"),
                "58.10",
                "41.90",
                "0.00");
    }

    @Test
    void theRemainderIsNamedAndGoesWhereTheAgreementSays() {
        Statement.Amount cent = amount("税", "0", "0.05", "0");
        Statement.Amount none = amount("税", "0", "0", "0");
        // 0.025 each
        String[] half = {"revenue / 2", "revenue / 2"};
        assertShares(
                rule(half, Rounding.HALF_EVEN, Jurisdiction.SICHUAN),
                cent,
                none,
                "0.02",
                "0.03",
                "0.01");
        assertShares(
                rule(half, Rounding.HALF_UP, Jurisdiction.SICHUAN),
                cent,
                none,
                "0.03",
                "0.02",
                "-0.01");
        assertShares(
                rule(half, Rounding.HALF_UP, Jurisdiction.CHONGQING),
                cent,
                none,
                "0.02",
                "0.03",
                "-0.01");
    }

    @Test
    void aRuleThatDoesNotGiveAwayTheWholeIsRefused() {
        Statement.Amount hundred = amount("税", "0", "100", "0");
        String[] less = {"revenue / 2", "revenue / 3"};
        assertThat(refused(rule(less, Rounding.HALF_UP, Jurisdiction.SICHUAN), hundred, hundred))
                .containsExactly("COOP-024");
        String[] below = {"revenue + 1", "-1"};
        assertThat(refused(rule(below, Rounding.HALF_UP, Jurisdiction.SICHUAN), hundred, hundred))
                .containsExactly("COOP-025");
        String[] byZero = {"revenue / investment of sichuan", "revenue"};
        assertThat(refused(rule(byZero, Rounding.HALF_UP, Jurisdiction.SICHUAN), hundred, hundred))
                .containsExactly("COOP-023");
        String[] wrong = {"revenues / 2", ""};
        assertThat(refused(rule(wrong, Rounding.HALF_UP, Jurisdiction.SICHUAN), hundred, hundred))
                .contains("COOP-022", "COOP-001");
    }

    @Test
    void sharesSumToWhatCameInWhateverTheAmounts() {
        Random random = new Random(SEED);
        List<String[]> formulas = new ArrayList<>(List.of(HALF, BY_INVESTMENT, THIRDS));
        for (int n = 0; n < 4; n++) {
            String share = String.valueOf(random.nextInt(1, 999));
            formulas.add(
                    new String[] {
                        "revenue * " + share + " / 1000", "revenue * (1000 - " + share + ") / 1000"
                    });
        }
        for (int run = 0; run < RUNS; run++) {
            SharingRule rule =
                    rule(
                            formulas.get(run % formulas.size()),
                            Rounding.values()[run % 2],
                            Jurisdiction.values()[run / 2 % 2]);
            List<Statement.Amount> cq = rows(random);
            List<Statement.Amount> sc = rows(random);
            Shares shares = shares(rule, cq, sc);
            String where = "seed " + SEED + ", run " + run;
            shares.rows()
                    .forEach(r -> {
                        assertThat(r.shares().chongqing().add(r.shares().sichuan()))
                                .as(where)
                                .isEqualByComparingTo(r.total());
                        assertThat(r.remainder().abs())
                                .as(where)
                                .isLessThanOrEqualTo(new BigDecimal("0.01"));
                    });
            BigDecimal entered = sum(cq).add(sum(sc));
            assertThat(shares.total()).as(where).isEqualByComparingTo(entered);
            assertThat(shares.shares().chongqing().add(shares.shares().sichuan()))
                    .as(where)
                    .isEqualByComparingTo(entered);
            assertThat(shares.due().chongqing().add(shares.due().sichuan()))
                    .as(where)
                    .isEqualByComparingTo(BigDecimal.ZERO);
        }
    }

    private static BigDecimal sum(List<Statement.Amount> rows) {
        return rows.stream()
                .map(Statement.Amount::collected)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Statement.Amount> rows(Random random) {
        List<Statement.Amount> rows = new ArrayList<>();
        for (String kind : List.of("增值税", "企业所得税", "个人所得税", "城建税")) {
            if (random.nextInt(5) > 0) {
                rows.add(new Statement.Amount(kind, yuan(random), yuan(random), yuan(random), "账"));
            }
        }
        return rows;
    }

    private static BigDecimal yuan(Random random) {
        return BigDecimal.valueOf(random.nextLong(random.nextBoolean() ? 200 : 9_000_000_000L), 2);
    }
}
