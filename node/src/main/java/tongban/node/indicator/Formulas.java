package tongban.node.indicator;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tongban.rules.RuleSettings;
import tongban.service.text.Words;

/**
 * The formulas of a set of definitions: what each name in them stands for, and each formula once.
 */
final class Formulas {
    static final String MONTHS = "months of the year elapsed";
    static final String BY_PLACE = " by place";

    /** What a name in a formula stands for. */
    sealed interface Need {
        /** What was observed of the indicator itself. */
        record Observed() implements Need {}

        /** How many months of its year have passed at the end of the period. */
        record Months() implements Need {}

        record Counted(Aggregate aggregate) implements Need {}

        record Other(String indicator) implements Need {}

        record ByPlace(String indicator) implements Need {}
    }

    private record Key(String formula, Set<String> names) {}

    private static final int KEPT_MAX = 10_000;
    private final RuleSettings rules;
    private final Map<Key, Expression.Reading> read = new ConcurrentHashMap<>();

    Formulas(RuleSettings rules) {
        this.rules = rules;
    }

    /**
     * How many months of its year have passed by the end of a day, from 0 to 12: a month counts
     * from its last day on, so that 10 June has five.
     */
    static int elapsed(LocalDate day) {
        return day.getDayOfMonth() == day.lengthOfMonth()
                ? day.getMonthValue()
                : day.getMonthValue() - 1;
    }

    /** Every name that a formula may use, beside the indicator's own observations. */
    static Map<String, Need> names(Collection<Definition> definitions) {
        Map<String, Need> names = new TreeMap<>();
        names.put(Definition.OBSERVED, new Need.Observed());
        names.put(MONTHS, new Need.Months());
        for (Aggregate aggregate : Aggregate.values()) {
            names.put(aggregate.feelName(), new Need.Counted(aggregate));
        }
        for (Definition d : definitions) {
            // what the system counts wins over an indicator that is called the same
            names.putIfAbsent(d.feelName(), new Need.Other(d.id()));
            names.put(d.feelName() + BY_PLACE, new Need.ByPlace(d.id()));
        }
        return names;
    }

    Expression.Reading read(String formula, Map<String, Need> names) {
        if (read.size() > KEPT_MAX) {
            read.clear();
        }
        return read.computeIfAbsent(
                new Key(formula, Set.copyOf(names.keySet())),
                key -> {
                    Map<String, Expression.Type> types = new LinkedHashMap<>();
                    names.forEach((name, need) ->
                            types.put(
                                    name,
                                    need instanceof Need.ByPlace
                                            ? Expression.Type.NUMBERS
                                            : Expression.Type.NUMBER));
                    return Expression.read(formula, types, Expression.Type.NUMBER, rules);
                });
    }

    /**
     * A formula that is known to be sound.
     *
     * @return empty where it no longer is, because what it names is gone
     */
    Optional<Expression> sound(Definition definition, Map<String, Need> names) {
        return sound(definition.formula(), names);
    }

    Optional<Expression> sound(String formula, Map<String, Need> names) {
        return read(formula, names) instanceof Expression.Reading.Sound(Expression expression)
                ? Optional.of(expression)
                : Optional.empty();
    }

    /**
     * Everything that is wrong with a formula among the other definitions: what FEEL says of it,
     * and whether it leads back to itself.
     */
    List<Words> faults(Definition definition, Map<String, Definition> all) {
        Map<String, Definition> with = new LinkedHashMap<>(all);
        with.put(definition.id(), definition);
        Map<String, Need> names = names(with.values());
        return switch (read(definition.formula(), names)) {
            case Expression.Reading.Faulty(List<Words> faults) -> faults;
            case Expression.Reading.Sound sound -> {
                List<Words> found = new ArrayList<>();
                if (leadsTo(definition.id(), definition, with, names, new HashSet<>())) {
                    found.add(
                            Words.of(
                                    "公式绕回到它自己。请去掉其中一个引用。",
                                    "The formula leads back to itself. Take one of the names out."));
                }
                yield found;
            }
        };
    }

    private boolean leadsTo(
            String id,
            Definition from,
            Map<String, Definition> all,
            Map<String, Need> names,
            Set<String> seen) {
        for (String other : others(from, names)) {
            Definition next = all.get(other);
            if (other.equals(id)
                    || (next != null && seen.add(other) && leadsTo(id, next, all, names, seen))) {
                return true;
            }
        }
        return false;
    }

    /** The other indicators that a definition's formula uses. */
    private List<String> others(Definition definition, Map<String, Need> names) {
        return needs(definition.formula(), names).stream()
                .flatMap(need ->
                        switch (need) {
                            case Need.Other(String indicator) -> Stream.of(indicator);
                            case Need.ByPlace(String indicator) -> Stream.of(indicator);
                            case Need.Observed _ -> Stream.<String>empty();
                            case Need.Months _ -> Stream.<String>empty();
                            case Need.Counted _ -> Stream.<String>empty();
                        })
                .toList();
    }

    /** What a formula asks for; nothing where it is not sound. */
    List<Need> needs(String formula, Map<String, Need> names) {
        return sound(formula, names).stream()
                .flatMap(e -> e.names().stream())
                .map(names::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What has to be counted for a formula itself. */
    List<Aggregate> aggregates(String formula, Map<String, Need> names) {
        return needs(formula, names).stream()
                .flatMap(need ->
                        need instanceof Need.Counted(Aggregate aggregate)
                                ? Stream.of(aggregate)
                                : Stream.empty())
                .toList();
    }

    /** What has to be counted for some definitions and for all that they lead to. */
    Set<Aggregate> aggregates(Collection<Definition> of, Map<String, Definition> all) {
        Map<String, Need> names = names(all.values());
        Set<Aggregate> found = EnumSet.noneOf(Aggregate.class);
        Set<String> seen = new HashSet<>();
        Deque<Definition> open = new ArrayDeque<>(of);
        while (!open.isEmpty()) {
            Definition next = open.pop();
            if (seen.add(next.id())) {
                found.addAll(aggregates(next.formula(), names));
                found.addAll(aggregates(next.counted(), names));
                others(next, names).stream()
                        .map(all::get)
                        .filter(Objects::nonNull)
                        .forEach(open::push);
            }
        }
        return found;
    }
}
