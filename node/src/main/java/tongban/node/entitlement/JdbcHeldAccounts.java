package tongban.node.entitlement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.HeldPapers;
import tongban.node.identity.Actor;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accounts to which the side already pays somebody: they stand for the copy of his bank card, and
 * are taken over to another of his ledgers. One that the bank has called wrong does not count.
 */
final class JdbcHeldAccounts implements HeldPapers {
    /** As the folders call the copy of a bank card. */
    static final String MATERIAL = "bank-account";

    private static final String LABEL = "account";

    /** No ledger has this number. */
    private static final long ANY = 0;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final Schemes schemes;
    private final JsonMapper json;
    private final Clock clock;

    JdbcHeldAccounts(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            Schemes schemes,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.schemes = schemes;
        this.json = json;
        this.clock = clock;
    }

    /** An account of somebody, with the scheme that is paid to it. */
    record Found(Words scheme, Content.Payee payee, LocalDate since) {
        /** Bank and the end of the number. */
        String shown() {
            return payee.bank() + " " + payee.tail();
        }
    }

    private record Sealed(UUID id, Words scheme, byte[] payee, LocalDate since) {}

    @Override
    public Map<String, Held> of(
            Actor actor, ServiceDefinition service, String number, Purpose purpose) {
        if (service.materials().stream().noneMatch(m -> m.id().equals(MATERIAL))) {
            return Map.of();
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<Sealed> sealed = newest(personalData.idIndex(number), ANY);
                    journal.write(
                            "ledger-search",
                            purpose.name(),
                            sealed.map(Sealed::id).stream().toList(),
                            List.of("number", "found=" + (sealed.isPresent() ? 1 : 0)));
                    return sealed.flatMap(s -> opened(s, purpose))
                            .map(f ->
                                    Map.of(
                                            MATERIAL,
                                            new Held(
                                                    Words.of(
                                                            "本平台待遇账页："
                                                                    + f.scheme().zh()
                                                                    + "的收款账户 "
                                                                    + f.shown(),
                                                            "Ledger of this platform: account of "
                                                                    + f.scheme().en()
                                                                    + ", "
                                                                    + f.shown()),
                                                    f.since())))
                            .orElse(Map.of());
                });
    }

    /**
     * The newest account of another ledger of the same person; in an open transaction.
     *
     * @param entitlement number of the ledger that has none
     */
    Optional<Found> beside(long entitlement) {
        byte[] index =
                jdbc.sql("select beneficiary_index from entitlement where number = ?")
                        .param(entitlement)
                        .query((row, n) -> Objects.requireNonNull(row.getBytes(1)))
                        .single();
        return newest(index, entitlement).flatMap(s -> opened(s, Purpose.BENEFIT));
    }

    /**
     * @param but number of the ledger that is left out, or {@link #ANY}
     */
    private Optional<Sealed> newest(byte[] index, long but) {
        return jdbc.sql(
                        """
                        select e.id, e.scheme, y.content_cipher, y.entered_at
                          from entitlement e
                          join payee y on y.entitlement = e.number and y.seq = e.payee
                         where e.beneficiary_index = ? and e.payee > 0 and not e.payee_wrong
                           and e.number <> ?
                         order by y.entered_at desc limit 1
                        """)
                .params(index, but)
                .query((row, n) ->
                        new Sealed(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                schemes.get(Objects.requireNonNull(row.getString("scheme"))).name(),
                                Objects.requireNonNull(row.getBytes("content_cipher")),
                                Objects.requireNonNull(
                                                row.getObject("entered_at", OffsetDateTime.class))
                                        .atZoneSameInstant(clock.getZone())
                                        .toLocalDate()))
                .optional();
    }

    private Optional<Found> opened(Sealed sealed, Purpose purpose) {
        return Optional.ofNullable(
                        personalData
                                .open(
                                        PersonalData.Holder.ENTITLEMENT,
                                        List.of(sealed.id()),
                                        purpose,
                                        LABEL)
                                .get(sealed.id()))
                .map(key ->
                        new Found(
                                sealed.scheme(),
                                json.readValue(
                                        key.unsealText(Content.Payee.LABEL, sealed.payee()),
                                        Content.Payee.class),
                                sealed.since()));
    }
}
