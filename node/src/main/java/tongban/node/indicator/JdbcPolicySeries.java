package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.service.text.Words;
import tongban.time.Period;

/** Indicators policy by policy, over the counts; only what a page shows is computed. */
final class JdbcPolicySeries implements PolicySeries {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcDefinitions definitions;
    private final Formulas formulas;
    private final Counts counts;
    private final Services services;
    private final Clock clock;

    JdbcPolicySeries(
            JdbcClient jdbc,
            Walls walls,
            JdbcDefinitions definitions,
            Formulas formulas,
            Counts counts,
            Services services,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.definitions = definitions;
        this.formulas = formulas;
        this.counts = counts;
        this.services = services;
        this.clock = clock;
    }

    private Map<String, Definition> all(Jurisdiction side) {
        return walls.inside(Actor.system(side), definitions::all);
    }

    private boolean isByPolicy(Definition definition, Map<String, Definition> all) {
        Set<Aggregate> aggregates = formulas.aggregates(List.of(definition), all);
        return !definition.isObserved()
                && !aggregates.isEmpty()
                && aggregates.stream().allMatch(Aggregate::isByPolicy);
    }

    @Override
    public List<Definition> definitions(Jurisdiction side) {
        Map<String, Definition> all = all(side);
        return all.values().stream().filter(d -> isByPolicy(d, all)).toList();
    }

    private record Named(String policy, Words name) {}

    /** Those that either side published, by name: what is not published yet is nobody's to read. */
    private List<Named> policies() {
        Set<String> ids = new TreeSet<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            ids.addAll(walls.inside(Actor.system(side), this::published));
        }
        return ids.stream()
                .map(id ->
                        new Named(
                                id,
                                services.get(id)
                                        .map(s -> s.definition().name())
                                        .orElse(Words.same(id))))
                .sorted(
                        Comparator.comparing((Named n) -> n.name().zh())
                                .thenComparing(Named::policy))
                .toList();
    }

    private List<String> published() {
        return jdbc.sql(
                        """
                        select distinct service_id from policy_document
                         where list_on is not null and handbook_on is not null and guide_on is not null
                        """)
                .query(String.class)
                .list();
    }

    /** An indicator with what was counted for it, policy by policy. */
    private final class Counted {
        private final Jurisdiction side;
        private final Map<String, Definition> all;
        private final Definition definition;
        private final Map<Aggregate, Map<String, Count>> byPolicy = new EnumMap<>(Aggregate.class);

        private Counted(Jurisdiction side, Map<String, Definition> all, Definition definition) {
            this.side = side;
            this.all = all;
            this.definition = definition;
            for (Aggregate a : formulas.aggregates(List.of(definition), all)) {
                byPolicy.put(a, counts.of(side, a).byPolicy());
            }
        }

        private List<Point> points(String policy) {
            return new Valuation(all, formulas, new Of(policy), clock)
                    .points(definition, side.code(), Basis.COUNTED);
        }

        private One one(Named policy) {
            return new One(definition, policy.policy(), policy.name(), points(policy.policy()));
        }

        private Row row(Named policy) {
            List<Point> points = points(policy.policy());
            return new Row(
                    policy.policy(),
                    policy.name(),
                    points.isEmpty() ? Optional.empty() : Optional.of(points.getLast()));
        }

        /** What there is of one policy: counts alone. */
        private final class Of implements Valuation.Source {
            private final String policy;

            private Of(String policy) {
                this.policy = policy;
            }

            @Override
            public List<StatedObservation> stated(String indicator) {
                return List.of();
            }

            @Override
            public List<Point> reported(String indicator, String place) {
                return List.of();
            }

            @Override
            public Map<Period, List<Valuation.Placed>> reportedByPlace(
                    String indicator, String place) {
                return Map.of();
            }

            @Override
            public Count count(Aggregate aggregate) {
                return Optional.ofNullable(
                                Objects.requireNonNull(byPolicy.get(aggregate)).get(policy))
                        .orElseGet(() -> new Count(aggregate, List.of(), clock.instant()));
            }

            @Override
            public boolean tells(Aggregate aggregate, BigDecimal number) {
                return !aggregate.hides(number);
            }
        }
    }

    private Optional<Counted> counted(Jurisdiction side, String indicator) {
        Map<String, Definition> all = all(side);
        return Optional.ofNullable(all.get(indicator))
                .filter(d -> isByPolicy(d, all))
                .map(d -> new Counted(side, all, d));
    }

    @Override
    public Optional<Listing> list(Jurisdiction side, String indicator, String words, int page) {
        String asked = words.strip().toLowerCase(Locale.ROOT);
        return counted(side, indicator)
                .map(counted -> {
                    List<Named> found =
                            policies().stream()
                                    .filter(n ->
                                            n.name().zh().contains(asked)
                                                    || n.name()
                                                            .en()
                                                            .toLowerCase(Locale.ROOT)
                                                            .contains(asked))
                                    .toList();
                    return new Listing(
                            counted.definition,
                            found.stream()
                                    .skip((long) Math.max(0, page) * ROWS_A_PAGE)
                                    .limit(ROWS_A_PAGE)
                                    .map(counted::row)
                                    .toList(),
                            found.size(),
                            Math.max(0, page));
                });
    }

    @Override
    public Optional<One> one(Jurisdiction side, String indicator, String policy) {
        return counted(side, indicator)
                .flatMap(counted ->
                        policies().stream()
                                .filter(n -> n.policy().equals(policy))
                                .findFirst()
                                .map(counted::one));
    }

    @Override
    public boolean each(Jurisdiction side, String indicator, Consumer<One> to) {
        Optional<Counted> found = counted(side, indicator);
        found.ifPresent(counted -> policies().forEach(n -> to.accept(counted.one(n))));
        return found.isPresent();
    }
}
