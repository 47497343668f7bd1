package tongban.node.cooperation;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongban.node.casework.Problem;
import tongban.node.cooperation.Statement.Amount;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Expression;
import tongban.rules.RuleSettings;
import tongban.service.text.Words;

/**
 * Computes shares. Formulas are FEEL as those of indicators are, over the amounts of one row; what
 * they come to is rounded to the cent as the agreement says, and the remainder is named.
 */
public final class Sharing {
    static final String REVENUE = "revenue";

    /** What a formula may name, with the words for it. */
    public static final Map<String, Words> NAMES =
            Map.of(
                    REVENUE,
                    Words.of("两方本期入库合计", "what came in on both sides together"),
                    "collected by chongqing",
                    Words.of("重庆市本期入库", "what came in in Chongqing"),
                    "collected by sichuan",
                    Words.of("四川省本期入库", "what came in in Sichuan"),
                    "base of chongqing",
                    Words.of("重庆市存量基数", "the base of Chongqing"),
                    "base of sichuan",
                    Words.of("四川省存量基数", "the base of Sichuan"),
                    "investment of chongqing",
                    Words.of("重庆市投入", "what Chongqing has put in"),
                    "investment of sichuan",
                    Words.of("四川省投入", "what Sichuan has put in"));

    /** A formula has to give away the whole, but for what 34 digits cannot hold. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    private final RuleSettings rules;
    private final Clock clock;

    Sharing(RuleSettings rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Computed(Shares shares) implements Outcome {}

        record Faulty(List<Problem> problems) implements Outcome {}
    }

    private Expression.Reading read(String formula) {
        Map<String, Expression.Type> names = new TreeMap<>();
        NAMES.keySet().forEach(name -> names.put(name, Expression.Type.NUMBER));
        return Expression.read(formula, names, Expression.Type.NUMBER, rules);
    }

    /** Everything that is wrong with a rule before any amount is known. */
    List<Problem> faults(SharingRule rule) {
        List<Problem> problems = new ArrayList<>();
        Texts.needed(
                problems,
                "document",
                rule.document(),
                Words.of("协议及条款", "the agreement and its article"),
                Texts.SHORT_MAX);
        for (Jurisdiction side : Jurisdiction.values()) {
            String field = field(side);
            String formula = rule.of(side);
            if (formula.isBlank()) {
                problems.add(CooperationProblems.needed(field, Words.of("公式", "the formula")));
            } else if (read(formula) instanceof Expression.Reading.Faulty(List<Words> faults)) {
                faults.forEach(fault -> problems.add(SharingProblems.formula(field, fault)));
            }
        }
        return problems;
    }

    private static String field(Jurisdiction side) {
        return switch (side) {
            case CHONGQING -> "chongqing";
            case SICHUAN -> "sichuan";
        };
    }

    /** Rows that one side alone has count as nothing on the other. */
    public Outcome shares(SharingRule rule, Both<List<Amount>> amounts) {
        List<Problem> problems = new ArrayList<>(faults(rule));
        if (!problems.isEmpty()) {
            return new Outcome.Faulty(problems);
        }
        Set<String> kinds = new LinkedHashSet<>();
        amounts.stream().forEach(rows -> rows.forEach(r -> kinds.add(r.kind())));
        List<Shares.Row> rows = new ArrayList<>();
        for (String kind : kinds) {
            Both<Amount> of = amounts.map(side -> row(side, kind));
            row(rule, kind, of, problems).ifPresent(rows::add);
        }
        return problems.isEmpty()
                ? new Outcome.Computed(new Shares(rows))
                : new Outcome.Faulty(problems);
    }

    private static Amount row(List<Amount> rows, String kind) {
        return rows.stream()
                .filter(r -> r.kind().equals(kind))
                .findFirst()
                .orElseGet(() -> new Amount(kind, NOTHING, NOTHING, NOTHING, ""));
    }

    private Optional<Shares.Row> row(
            SharingRule rule, String kind, Both<Amount> of, List<Problem> problems) {
        BigDecimal total = of.chongqing().collected().add(of.sichuan().collected());
        Map<String, BigDecimal> values =
                Map.of(
                        REVENUE,
                        total,
                        "collected by chongqing",
                        of.chongqing().collected(),
                        "collected by sichuan",
                        of.sichuan().collected(),
                        "base of chongqing",
                        of.chongqing().base(),
                        "base of sichuan",
                        of.sichuan().base(),
                        "investment of chongqing",
                        of.chongqing().investment(),
                        "investment of sichuan",
                        of.sichuan().investment());
        Optional<BigDecimal> chongqing = value(rule.chongqing(), values);
        Optional<BigDecimal> sichuan = value(rule.sichuan(), values);
        if (chongqing.isEmpty() || sichuan.isEmpty()) {
            problems.add(SharingProblems.noValue(kind));
            return Optional.empty();
        }
        BigDecimal given = chongqing.get().add(sichuan.get());
        if (given.subtract(total).abs().compareTo(TOLERANCE) > 0) {
            problems.add(SharingProblems.notTheWhole(kind, total, given));
            return Optional.empty();
        }
        if (chongqing.get().signum() < 0 || sichuan.get().signum() < 0) {
            problems.add(SharingProblems.belowNothing(kind));
            return Optional.empty();
        }
        Both<BigDecimal> rounded =
                new Both<>(chongqing.get(), sichuan.get())
                        .map(share -> share.setScale(2, rule.rounding().mode()));
        BigDecimal remainder =
                total.subtract(rounded.chongqing()).subtract(rounded.sichuan()).setScale(2);
        return Optional.of(
                new Shares.Row(
                        kind,
                        of.map(Amount::base),
                        of.map(Amount::collected),
                        rounded.with(rule.remainder(), rounded.of(rule.remainder()).add(remainder)),
                        remainder));
    }

    private Optional<BigDecimal> value(String formula, Map<String, BigDecimal> values) {
        return read(formula) instanceof Expression.Reading.Sound(Expression sound)
                        && sound.value(values, clock) instanceof BigDecimal number
                ? Optional.of(number)
                : Optional.empty();
    }
}
