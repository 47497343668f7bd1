package tongban.node.indicator;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.indicator.JdbcObservations.Cell;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.service.text.Words;

/** Who settled which source counts, and why: written once, read wherever the values are. */
final class JdbcSettlements {
    private static final Words SUPERVISION = Words.of("监督人员", "supervision");

    private final JdbcClient jdbc;
    private final Organs organs;

    JdbcSettlements(JdbcClient jdbc, Organs organs) {
        this.jdbc = jdbc;
        this.organs = organs;
    }

    void write(
            Actor actor,
            String indicator,
            Cell cell,
            long line,
            String source,
            String reason,
            Instant now) {
        jdbc.sql(
                        """
                        insert into observation_settlement (owner_jurisdiction, indicator, place, subject, from_day, until_day, source,
                                                            reason, settled_by, settled_at, line, organ)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))
                        """)
                .params(
                        actor.jurisdiction().code(),
                        indicator,
                        cell.place(),
                        cell.subject(),
                        cell.from(),
                        cell.until(),
                        source,
                        reason,
                        actor.login(),
                        now.atOffset(ZoneOffset.UTC),
                        line,
                        actor.worksFor().orElse(""))
                .update();
    }

    private static final String CHOSEN =
            """
            select s.*, o.operator as chosen_operator, o.value as chosen_value
              from observation_settlement s
              left join observation o on o.owner_jurisdiction = s.owner_jurisdiction and o.number = s.line
            """;

    /**
     * The newest ones.
     *
     * @param place of this place alone; of all where it is the side
     */
    List<Indicators.Settlement> of(String indicator, String place, int most) {
        return jdbc.sql(
                        CHOSEN
                                + " where s.indicator = ? and (length(?) = 2 or s.place = ?) order by s.number desc limit ?")
                .params(indicator, place, place, most)
                .query((row, n) -> settlement(row))
                .list();
    }

    /** The last settlement that chose each of these lines, where one did. */
    Map<Long, Indicators.Settlement> choosing(Collection<Long> lines) {
        Map<Long, Indicators.Settlement> found = new HashMap<>();
        jdbc.sql(CHOSEN + " where s.line = any (?) order by s.number")
                .param(lines.toArray(Long[]::new))
                .query((ResultSet row, int n) -> {
                    found.put(row.getLong("line"), settlement(row));
                    return true;
                })
                .list();
        return found;
    }

    private Indicators.Settlement settlement(ResultSet row) throws SQLException {
        Cell cell = JdbcObservations.cell(row);
        String source = JdbcObservations.text(row, "source");
        Optional<BigDecimal> value = Optional.ofNullable(row.getBigDecimal("chosen_value"));
        Operator operator =
                value.isEmpty()
                        ? Operator.EXACT
                        : Operator.valueOf(JdbcObservations.text(row, "chosen_operator"));
        OffsetDateTime at = row.getObject("settled_at", OffsetDateTime.class);
        return new Indicators.Settlement(
                row.getLong("number"),
                cell.place(),
                cell.subject(),
                cell.period(),
                source,
                value.map(v ->
                        new Point(
                                Basis.REPORTED,
                                Optional.of(cell.period()),
                                operator,
                                v,
                                false,
                                Words.same(source))),
                JdbcObservations.text(row, "reason"),
                office(
                        row.getString("organ"),
                        LocalDate.ofInstant(at.toInstant(), JdbcObservations.ZONE),
                        JdbcObservations.text(row, "owner_jurisdiction")),
                at.toInstant());
    }

    /** The body for which somebody settled, as it was called then. */
    private Words office(@Nullable String organ, LocalDate on, String side) {
        return organ == null
                ? SUPERVISION
                : organs.byId(organ, on, side).map(Organ::name).orElse(Words.same(organ));
    }
}
