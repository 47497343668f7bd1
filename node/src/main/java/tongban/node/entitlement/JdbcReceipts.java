package tongban.node.entitlement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/** Found by the keyed index of the number, as the ledger's search finds them. */
final class JdbcReceipts implements Receipts {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final Schemes schemes;
    private final Clock clock;

    JdbcReceipts(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Schemes schemes,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.schemes = schemes;
        this.clock = clock;
    }

    private record Found(UUID id, Receipt receipt) {}

    @Override
    public List<Receipt> of(Actor actor, String number, Purpose purpose) {
        return walls.inside(
                actor,
                () -> {
                    List<Found> found =
                            found(number).stream()
                                    .filter(f ->
                                            f.receipt().scheme().rhythm() == Scheme.Rhythm.MONTHLY)
                                    .toList();
                    journal.write(
                            "ledger-search",
                            purpose.name(),
                            found.stream().map(Found::id).toList(),
                            List.of("number", "found=" + found.size()));
                    return found.stream().map(Found::receipt).toList();
                });
    }

    private List<Found> found(String number) {
        LocalDate month = JdbcLedgers.day(YearMonth.now(clock));
        return jdbc.sql(
                        """
                        select e.id, e.scheme, s.amount
                          from entitlement e
                          join entitlement_span s on s.entitlement = e.number and s.what = 'AWARDED' and s.from_month <= ?
                               and (s.until_month is null or s.until_month > ?)
                         where e.beneficiary_index = ? and s.amount > 0
                         order by e.number
                        """)
                .params(month, month, personalData.idIndex(number))
                .query((row, n) ->
                        new Found(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                new Receipt(
                                        schemes.get(
                                                Objects.requireNonNull(row.getString("scheme"))),
                                        Objects.requireNonNull(row.getBigDecimal("amount")))))
                .list();
    }
}
