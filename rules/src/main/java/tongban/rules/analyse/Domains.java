package tongban.rules.analyse;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tongban.rules.FactDomain;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;
import tongban.rules.ir.Type.Simple;

/** Which values each fact may have: by its type, and by what is known from outside the model. */
final class Domains {
    /** Values tried of one fact in a search. */
    static final int VALUES_MAX = 40;

    /** Where no constant says which days matter. */
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);

    private final Map<String, FactDomain> declared;
    private final Predicate<Map<String, @Nullable Object>> plausible;
    private final Constants constants;

    Domains(
            Map<String, FactDomain> declared,
            Predicate<Map<String, @Nullable Object>> plausible,
            Constants constants) {
        this.declared = declared;
        this.plausible = plausible;
        this.constants = constants;
    }

    @Nullable FactDomain of(Leaf leaf) {
        return declared.get(leaf.text());
    }

    /** Whether some facts by name, each within its domain, may be so of one case together. */
    Predicate<Map<String, @Nullable Object>> plausible() {
        return plausible;
    }

    int decimals(Leaf leaf) {
        FactDomain domain = of(leaf);
        return domain == null ? FactDomain.ANY_DECIMALS : domain.decimals();
    }

    /** Whether somebody says that the fact is never null. */
    boolean isNeverNull(Leaf leaf) {
        FactDomain domain = of(leaf);
        return domain != null && !domain.nullable();
    }

    boolean isDeclaredNullable(Leaf leaf) {
        FactDomain domain = of(leaf);
        return domain != null && domain.nullable();
    }

    /** The constants at which the domain of a fact begins, ends or is listed. */
    List<@Nullable Object> limits(Leaf leaf, Frame frame) {
        List<@Nullable Object> limits = new ArrayList<>(limits(leaf.type(), frame));
        FactDomain domain = of(leaf);
        if (domain == null) return limits;
        limits.addAll(domain.values());
        if (domain.least() != null) limits.add(domain.least());
        if (domain.greatest() != null) limits.add(domain.greatest());
        return limits;
    }

    private List<@Nullable Object> limits(Type type, Frame frame) {
        List<@Nullable Object> limits = new ArrayList<>();
        for (Type t = type; t instanceof Type.Constrained c; t = c.base()) {
            Piecewise reading = new Piecewise(constants, frame, Reach::isInput);
            reading.tests(c.allowed());
            limits.addAll(reading.points());
        }
        return limits;
    }

    /**
     * Whether the constraints of a type change only at constants, so that a region is in or out.
     */
    boolean isPiecewise(Type type, Frame frame) {
        for (Type t = type; t instanceof Type.Constrained c; t = c.base())
            if (!new Piecewise(constants, frame, Reach::isInput).tests(c.allowed())) return false;
        return true;
    }

    /** Whether a value lies in what is known of a fact from outside the model. */
    boolean holds(Leaf leaf, @Nullable Object value) {
        FactDomain domain = of(leaf);
        if (domain == null) return true;
        if (value == null) return domain.nullable();
        if (!domain.values().isEmpty()
                && domain.values().stream()
                        .noneMatch(v -> tongban.rules.interpret.Ordering.same(v, value)))
            return false;
        if (domain.least() != null && order(value, domain.least()) < 0) return false;
        if (domain.greatest() != null && order(value, domain.greatest()) > 0) return false;
        return domain.decimals() < 0 || new Scale(Simple.NUMBER, domain.decimals()).holds(value);
    }

    private static int order(Object a, Object b) {
        Integer order = tongban.rules.interpret.Ordering.compare(a, b);
        return order == null ? 0 : order;
    }

    /**
     * Values worth trying of a fact: on, below and above each constant that it may meet.
     *
     * @param points constants that it is compared with
     * @param loose constants that stand elsewhere in the expressions
     */
    List<@Nullable Object> values(
            Leaf leaf, Set<Object> points, Set<Object> loose, Frame frame, Trial trial) {
        List<@Nullable Object> values = new ArrayList<>();
        if (isDeclaredNullable(leaf)) values.add(null);
        Type type = leaf.type().unconstrained();
        if (type instanceof Type.ListOf l) {
            values.add(List.of());
            Leaf item = new Leaf(leaf.source(), leaf.name(), leaf.path(), l.item());
            for (Object one : values(item, points, loose, frame, trial))
                if (one != null) values.add(List.of(one));
            return values;
        }
        if (!(type instanceof Simple kind) || kind == Simple.ANY && points.isEmpty()) {
            values.add(null);
            return values;
        }
        List<@Nullable Object> all = new ArrayList<>(limits(leaf, frame));
        all.addAll(points);
        if (all.size() < VALUES_MAX / 2) all.addAll(further(kind, loose));
        List<Region> regions = Region.between(leaf.type(), all, decimals(leaf), false);
        if (regions == null) regions = List.of();
        for (Region region : regions) {
            Object sample = region.sample();
            if (sample != null && holds(leaf, sample) && trial.fits(sample, leaf.type()))
                values.add(sample);
        }
        if (values.isEmpty()) values.add(null);
        return values.size() > VALUES_MAX ? values.subList(0, VALUES_MAX) : values;
    }

    /** Constants of the same kind from elsewhere; days at each distance that is mentioned. */
    private static Set<Object> further(Simple kind, Set<Object> loose) {
        Set<Object> further = new LinkedHashSet<>();
        switch (kind) {
            case NUMBER ->
                    further.addAll(List.of(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal(100)));
            case DATE -> {
                further.add(SOME_DAY);
                for (Object o : loose) {
                    if (o instanceof Period p) {
                        further.add(SOME_DAY.minus(p));
                        further.add(SOME_DAY.plus(p));
                    } else if (o instanceof Duration d
                            && d.toDays() != 0
                            && Math.abs(d.toDays()) < 1_000_000) {
                        further.add(SOME_DAY.minusDays(d.toDays()));
                        further.add(SOME_DAY.plusDays(d.toDays()));
                    }
                }
            }
            case TIME -> further.add(java.time.LocalTime.NOON);
            case DATE_AND_TIME -> further.add(SOME_DAY.atTime(12, 0));
            case DAYS_AND_TIME -> further.add(Duration.ofDays(1));
            case YEARS_AND_MONTHS -> further.add(Period.ofMonths(12).normalized());
            case TEXT, BOOLEAN, ANY, NULL -> {}
        }
        for (Object o : loose)
            if (further.size() < VALUES_MAX / 2 && Scale.kind(o) == kind) further.add(o);
        return further;
    }

    /** The only values that an expression can have, or null where they cannot be listed. */
    @Nullable Set<Object> possible(Expr expr, Frame frame, int depth) {
        if (depth > 20) return null;
        return switch (Parts.bare(expr)) {
            case Expr.Name n ->
                    switch (frame.meaning(n.name())) {
                        case Frame.Meaning.OfEntry(Expr value, Frame at) ->
                                possible(value, at, depth + 1);
                        case Frame.Meaning.OfNode(tongban.rules.ir.Graph.Decision d) ->
                                possible(
                                        d.body(),
                                        Frame.of(frame.graph(), d.requirements()),
                                        depth + 1);
                        case Frame.Meaning.OfLeaf _,
                                Frame.Meaning.OfImport _,
                                Frame.Meaning.OfNode _,
                                Frame.Meaning.Inner _ ->
                                null;
                    };
            case Expr.If i -> union(List.of(i.then(), i.otherwise()), frame, depth);
            case Expr.Table t when t.outputs().size() == 1 && single(t.policy()) -> {
                List<Expr> results = new ArrayList<>();
                for (Expr.Rule rule : t.rules()) results.add(rule.results().getFirst());
                Expr otherwise = t.outputs().getFirst().otherwise();
                if (otherwise != null) results.add(otherwise);
                yield union(results, frame, depth);
            }
            case Expr other -> {
                Constants.Constant constant = constants.of(other, frame);
                if (constant == null) yield null;
                yield constant.value() == null ? Set.of() : Set.of(constant.value());
            }
        };
    }

    private static boolean single(Expr.HitPolicy policy) {
        return switch (policy) {
            case UNIQUE, FIRST, PRIORITY, ANY -> true;
            case COLLECT, RULE_ORDER, OUTPUT_ORDER -> false;
        };
    }

    private @Nullable Set<Object> union(List<Expr> exprs, Frame frame, int depth) {
        Set<Object> all = new LinkedHashSet<>();
        for (Expr e : exprs) {
            Set<Object> some = possible(e, frame, depth + 1);
            if (some == null) return null;
            all.addAll(some);
        }
        return all;
    }
}
