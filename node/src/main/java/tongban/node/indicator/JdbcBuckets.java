package tongban.node.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;

/**
 * What the lines of each place and period come to, in the database: kept up by differences, so that
 * one more line costs the same whether ten lie below it or ten million.
 */
final class JdbcBuckets {
    private final JdbcClient jdbc;

    JdbcBuckets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the lines of a place and period come to. */
    record Bucket(String place, LocalDate from, LocalDate until, boolean below) {}

    static final class Change {
        private long lines;
        private BigDecimal total = BigDecimal.ZERO;

        void plus(Optional<BigDecimal> before, Optional<BigDecimal> after) {
            lines += (after.isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
            total =
                    total.add(after.orElse(BigDecimal.ZERO))
                            .subtract(before.orElse(BigDecimal.ZERO));
        }
    }

    void apply(Actor actor, Definition definition, Map<Bucket, Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<Bucket> buckets = List.copyOf(changes.keySet());
        jdbc.sql(
                        """
                        insert into indicator_bucket as b (owner_jurisdiction, indicator, place, from_day, until_day, below, lines,
                                                           total, last_number, last_value)
                        select ?, ?, c.place, c.from_day, c.until_day, c.below, c.lines, c.total, 0, 0
                          from unnest(?::text[], ?::date[], ?::date[], ?::bool[], ?::bigint[], ?::numeric[])
                               c(place, from_day, until_day, below, lines, total)
                        on conflict (owner_jurisdiction, indicator, place, until_day, from_day, below)
                        do update set lines = b.lines + excluded.lines, total = b.total + excluded.total
                        """)
                .params(
                        actor.jurisdiction().code(),
                        definition.id(),
                        JdbcObservations.texts(buckets.stream().map(Bucket::place)),
                        JdbcObservations.texts(buckets.stream().map(Bucket::from)),
                        JdbcObservations.texts(buckets.stream().map(Bucket::until)),
                        buckets.stream().map(Bucket::below).toArray(Boolean[]::new),
                        buckets.stream()
                                .map(b -> Objects.requireNonNull(changes.get(b)).lines)
                                .toArray(Long[]::new),
                        JdbcObservations.texts(
                                buckets.stream()
                                        .map(b ->
                                                Objects.requireNonNull(changes.get(b))
                                                        .total
                                                        .toPlainString())))
                .update();
        if (definition.gathers() == Definition.Gathering.LAST) {
            last(definition.id(), buckets);
        }
    }

    /** Where only the last line matters there are few of a place and period: it is looked up. */
    private void last(String indicator, List<Bucket> buckets) {
        jdbc.sql(
                        """
                        update indicator_bucket b set last_number = l.number, last_value = l.value
                          from unnest(?::text[], ?::date[], ?::date[]) c(place, from_day, until_day),
                               lateral (select o.number, o.value from observation o
                                         where o.indicator = ? and o.place = c.place and o.until_day = c.until_day
                                           and o.from_day = c.from_day and o.counts
                                         order by o.number desc limit 1) l
                         where b.indicator = ? and b.place = c.place and b.until_day = c.until_day and b.from_day = c.from_day
                           and not b.below
                        """)
                .params(
                        JdbcObservations.texts(buckets.stream().map(Bucket::place)),
                        JdbcObservations.texts(buckets.stream().map(Bucket::from)),
                        JdbcObservations.texts(buckets.stream().map(Bucket::until)),
                        indicator,
                        indicator)
                .update();
    }

    /** A sum on its way from the lines. */
    private record Sum(Bucket bucket, long lines, BigDecimal total, long last) {
        private Sum plus(Sum other) {
            return new Sum(bucket, lines + other.lines, total.add(other.total), 0);
        }
    }

    /**
     * Makes the buckets of an indicator anew from its lines alone: one pass over them, on as many
     * cores as the database gives; what places below add up to is then added from the few sums.
     * Nobody reports meanwhile.
     *
     * @return how many buckets there are
     */
    int rebuild(Actor actor, Definition definition) {
        Map<Bucket, Sum> sums = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select place, from_day, until_day, count(*) as lines, sum(value) as total, max(number) as last
                          from observation where indicator = ? and counts group by place, from_day, until_day
                        """)
                .param(definition.id())
                .query((ResultSet row, int n) -> {
                    Bucket bucket =
                            new Bucket(
                                    JdbcObservations.text(row, "place"),
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("until_day", LocalDate.class),
                                    false);
                    sums.put(
                            bucket,
                            new Sum(
                                    bucket,
                                    row.getLong("lines"),
                                    row.getBigDecimal("total"),
                                    row.getLong("last")));
                    return true;
                })
                .list();
        if (definition.rises()) {
            for (Sum own : List.copyOf(sums.values())) {
                for (String above : Reporting.above(own.bucket().place())) {
                    Bucket bucket =
                            new Bucket(above, own.bucket().from(), own.bucket().until(), true);
                    sums.merge(
                            bucket,
                            new Sum(bucket, own.lines(), own.total(), 0),
                            (known, more) -> known.plus(more));
                }
            }
        }
        jdbc.sql("delete from indicator_bucket where indicator = ?")
                .param(definition.id())
                .update();
        List<Sum> all = List.copyOf(sums.values());
        jdbc.sql(
                        """
                        insert into indicator_bucket (owner_jurisdiction, indicator, place, from_day, until_day, below, lines, total,
                                                      last_number, last_value)
                        select ?, ?, c.place, c.from_day, c.until_day, c.below, c.lines, c.total, c.last,
                               coalesce((select o.value from observation o where o.owner_jurisdiction = ? and o.number = c.last), 0)
                          from unnest(?::text[], ?::date[], ?::date[], ?::bool[], ?::bigint[], ?::numeric[], ?::bigint[])
                               c(place, from_day, until_day, below, lines, total, last)
                        """)
                .params(
                        actor.jurisdiction().code(),
                        definition.id(),
                        actor.jurisdiction().code(),
                        JdbcObservations.texts(all.stream().map(s -> s.bucket().place())),
                        JdbcObservations.texts(all.stream().map(s -> s.bucket().from())),
                        JdbcObservations.texts(all.stream().map(s -> s.bucket().until())),
                        all.stream().map(s -> s.bucket().below()).toArray(Boolean[]::new),
                        all.stream().map(Sum::lines).toArray(Long[]::new),
                        JdbcObservations.texts(all.stream().map(s -> s.total().toPlainString())),
                        all.stream().map(Sum::last).toArray(Long[]::new))
                .update();
        return all.size();
    }
}
