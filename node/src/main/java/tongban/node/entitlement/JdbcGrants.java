package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Grants;
import tongban.node.entitlement.Entitlements.Attention;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/** Opens the entitlements of a granted application, in the transaction of its decision. */
final class JdbcGrants implements Grants {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final JdbcLedgers ledgers;
    private final Schemes schemes;
    private final JsonMapper json;
    private final Clock clock;

    JdbcGrants(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JdbcLedgers ledgers,
            Schemes schemes,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.ledgers = ledgers;
        this.schemes = schemes;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void granted(Grant grant) {
        Jurisdiction side = walls.current().jurisdiction();
        for (Scheme scheme : schemes.of(grant.service())) {
            YearMonth byRule = scheme.firstMonth(side, grant.appliedOn(), grant.decidedOn());
            Optional<Awarded> awarded = Awarded.of(scheme, grant.award(), byRule);
            Optional<UUID> begun = begun(grant.caseId(), scheme);
            if (begun.isPresent()) {
                complete(grant, begun.get(), awarded);
            } else if (awarded.isPresent() || grant.award().isEmpty()) {
                open(
                        grant,
                        scheme,
                        awarded.orElseGet(() ->
                                new Awarded(
                                        List.of(
                                                new Amounts.Span(
                                                        byRule, Optional.empty(), Cents.ZERO)),
                                        false)));
            }
        }
    }

    private record Applicant(byte[] index, @Nullable UUID account) {}

    /**
     * What a decision on the spot handed out is a benefit of its own scheme, opened and settled.
     */
    @Override
    public void givenAtOnce(Grant grant, String award, BigDecimal amount) {
        schemes.of(grant.service()).stream()
                .filter(scheme -> scheme.atOnce().equals(award))
                .forEach(scheme ->
                        begin(
                                grant,
                                scheme,
                                id ->
                                        new Order.HandOut(
                                                id,
                                                scheme,
                                                YearMonth.from(grant.decidedOn()),
                                                amount)));
    }

    /** It stands, since it was decided; whether any of it was too much is for somebody to say. */
    @Override
    public void refused(UUID caseId) {
        jdbc.sql("update entitlement set attention = ? where case_id = ?")
                .params(Attention.AMOUNT.name(), caseId)
                .update();
    }

    private Optional<UUID> begun(UUID caseId, Scheme scheme) {
        return jdbc.sql("select id from entitlement where case_id = ? and scheme = ?")
                .params(caseId, scheme.id())
                .query(UUID.class)
                .optional();
    }

    /**
     * The rest of what was begun at once. Where it comes to less, or to nothing, somebody looks.
     */
    private void complete(Grant grant, UUID begun, Optional<Awarded> awarded) {
        JdbcLedgers.Held held = ledgers.hold(begun).orElseThrow();
        Benefit benefit = held.ledger().find(begun).orElseThrow();
        BigDecimal before = benefit.awarded().at(benefit.first());
        BigDecimal whole = awarded.map(a -> a.spans().getFirst().amount()).orElse(Cents.ZERO);
        if (whole.compareTo(before) < 0) {
            attention(begun, Attention.AMOUNT);
        }
        if (whole.compareTo(before) <= 0) {
            return;
        }
        Order raise = new Order.Raise(begun, benefit.first(), whole);
        switch (held.ledger().decide(raise)) {
            case Ledger.Verdict.Rejected no -> attention(begun, Attention.CONFLICT);
            case Ledger.Verdict.Done done -> {
                ledgers.store(held, done.after(), grant.caseId(), posting -> 0, clock.instant());
                done.attention().forEach(other -> attention(other, Attention.CONFLICT));
                journal.write(
                        "complete-entitlement",
                        Purpose.BENEFIT.name(),
                        List.of(grant.caseId(), begun),
                        List.of(benefit.scheme().id()));
            }
        }
    }

    private void open(Grant grant, Scheme scheme, Awarded awarded) {
        begin(grant, scheme, id -> new Order.Open(id, scheme, awarded.spans(), awarded.netted()));
    }

    private void begin(Grant grant, Scheme scheme, Function<UUID, Order> order) {
        Applicant beneficiary =
                jdbc.sql("select applicant_index, applicant_account from case_file where id = ?")
                        .param(grant.caseId())
                        .query((row, n) ->
                                new Applicant(
                                        Objects.requireNonNull(row.getBytes(1)),
                                        row.getObject(2, UUID.class)))
                        .single();
        JdbcLedgers.Held held = ledgers.hold(beneficiary.index());
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        Ledger.Verdict verdict = held.ledger().decide(order.apply(id));
        switch (verdict) {
            case Ledger.Verdict.Rejected no ->
                    throw new IllegalStateException(
                            no.problems().getFirst().code() + " a granted award cannot be opened");
            case Ledger.Verdict.Done done -> {
                Benefit benefit = done.after().find(id).orElseThrow();
                Map<UUID, Long> numbers = new HashMap<>(held.numbers());
                numbers.put(id, insert(grant, benefit, beneficiary, now));
                ledgers.store(
                        new JdbcLedgers.Held(held.ledger(), numbers),
                        done.after(),
                        grant.caseId(),
                        posting -> 0,
                        now);
                done.attention().forEach(other -> attention(other, Attention.CONFLICT));
                attention(benefit).ifPresent(a -> attention(id, a));
                journal.write(
                        "open-entitlement",
                        Purpose.BENEFIT.name(),
                        List.of(grant.caseId(), id),
                        List.of(scheme.id()));
            }
        }
    }

    private static Optional<Attention> attention(Benefit benefit) {
        if (benefit.awarded().equals(Amounts.NONE)) {
            return Optional.of(Attention.AMOUNT);
        }
        return benefit.due().equals(benefit.awarded())
                ? Optional.empty()
                : Optional.of(Attention.CONFLICT);
    }

    private long insert(Grant grant, Benefit benefit, Applicant of, Instant now) {
        CaseKey key = personalData.create(benefit.id());
        Content content =
                new Content(grant.applicant(), grant.maskedNumber(), grant.why(), grant.remedies());
        jdbc.sql("insert into beneficiary_name values (?, ?, ?)")
                .params(
                        walls.current().jurisdiction().code(),
                        benefit.id(),
                        Content.nameIndex(grant.applicant(), personalData::idIndex))
                .update();
        return jdbc.sql(
                        """
                        insert into entitlement (id, owner_jurisdiction, beneficiary_index, account_id, scheme, service_id,
                               case_id, case_number, organ, accepting_organ, applied_on, decided_on, first_month, netted,
                               booked_through, content_cipher, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning number
                        """)
                .params(
                        Arrays.asList(
                                benefit.id(),
                                walls.current().jurisdiction().code(),
                                of.index(),
                                of.account(),
                                benefit.scheme().id(),
                                grant.service(),
                                grant.caseId(),
                                grant.number(),
                                grant.deciding().id(),
                                grant.accepting().id(),
                                grant.appliedOn(),
                                grant.decidedOn(),
                                JdbcLedgers.day(benefit.first()),
                                benefit.netted(),
                                JdbcLedgers.day(benefit.bookedThrough()),
                                key.sealText(Content.LABEL, Content.json(json, content)),
                                JdbcLedgers.utc(now)))
                .query(Long.class)
                .single();
    }

    private void attention(UUID id, Attention what) {
        jdbc.sql("update entitlement set attention = ? where id = ?")
                .params(what.name(), id)
                .update();
    }

    /** Nothing stops by itself: somebody has to decide on it. */
    @Override
    public void revoked(UUID caseId) {
        jdbc.sql("update entitlement set attention = ? where case_id = ?")
                .params(Attention.REVOKED.name(), caseId)
                .update();
    }
}
