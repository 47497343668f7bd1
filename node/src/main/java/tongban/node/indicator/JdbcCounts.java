package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.service.ServiceDefinition;

/**
 * Every count, as {@link CountStatements} says. A count is kept for a while: pages that show it
 * cost nothing then.
 */
final class JdbcCounts implements Counts {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final ToIntFunction<Predicate<ServiceDefinition>> services;
    private final Map<Aggregate, Tally> tallies;
    private final Clock clock;
    private final Duration kept;

    private record Key(Jurisdiction side, Aggregate aggregate) {}

    private final Map<Key, Count> counts = new ConcurrentHashMap<>();

    /**
     * @param services how many services of the catalogue are so
     * @param tallies of other packages; what none of them counts is nothing
     * @param kept how old a count may be
     */
    JdbcCounts(
            JdbcClient jdbc,
            Walls walls,
            ToIntFunction<Predicate<ServiceDefinition>> services,
            List<Tally> tallies,
            Clock clock,
            Duration kept) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.services = services;
        this.tallies =
                tallies.stream().collect(Collectors.toMap(Tally::aggregate, Function.identity()));
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public Count of(Jurisdiction side, Aggregate aggregate) {
        Instant now = clock.instant();
        // one counts, whoever asks for the same meanwhile waits for the answer
        return Objects.requireNonNull(
                counts.compute(
                        new Key(side, aggregate),
                        (key, known) ->
                                known != null && known.at().plus(kept).isAfter(now)
                                        ? known
                                        : new Count(aggregate, counted(key), now)));
    }

    private List<Count.Cell> counted(Key key) {
        return switch (CountStatements.of(key.aggregate())) {
            case Counting.Sql(String statement) -> counted(key, statement);
            case Counting.Elsewhere _ ->
                    Optional.ofNullable(tallies.get(key.aggregate()))
                            .map(t -> t.count(key.side()))
                            .map(cells ->
                                    cells.stream()
                                            .map(c ->
                                                    new Count.Cell(
                                                            c.month(),
                                                            place(c.place(), key.side().code()),
                                                            c.policy(),
                                                            c.value()))
                                            .toList())
                            .orElse(List.of());
            case Counting.ServicesWhere(Predicate<ServiceDefinition> counted) ->
                    List.of(
                            new Count.Cell(
                                    Optional.empty(),
                                    key.side().code(),
                                    BigDecimal.valueOf(services.applyAsInt(counted))));
        };
    }

    private List<Count.Cell> counted(Key key, String sql) {
        LocalDate today = LocalDate.now(clock);
        LocalDate[] days = new LocalDate[(int) sql.chars().filter(c -> c == '?').count()];
        java.util.Arrays.fill(
                days, CountStatements.isOfToday(key.aggregate()) ? today : today.withDayOfMonth(1));
        return walls.inside(
                Actor.system(key.side()),
                () ->
                        jdbc.sql(sql)
                                .params(List.of((Object[]) days))
                                .query((row, n) -> {
                                    @Nullable LocalDate month =
                                            row.getObject("month", LocalDate.class);
                                    return new Count.Cell(
                                            Optional.ofNullable(month).map(YearMonth::from),
                                            place(row.getString("place"), key.side().code()),
                                            key.aggregate().isByPolicy()
                                                    ? Objects.requireNonNull(
                                                            row.getString("policy"))
                                                    : "",
                                            row.getBigDecimal("n"));
                                })
                                .list());
    }

    /**
     * The county or city with which the id of a body or a place begins. The first six signs of
     * 51:finance are no county, and 510000 is the side.
     */
    private static String place(@Nullable String begins, String side) {
        String code = Divisions.canonical(Objects.requireNonNullElse(begins, "").split(":", 2)[0]);
        return code.startsWith(side) && code.matches("[0-9]{4}|[0-9]{6}") ? code : side;
    }
}
