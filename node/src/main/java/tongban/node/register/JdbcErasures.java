package tongban.node.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** Erasures in the database, which carries them out. */
final class JdbcErasures implements Erasures {
    private static final int TAIL_SIGNS = 4;

    private final JdbcClient jdbc;
    private final JdbcRegisterRows rows;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final Clock clock;

    JdbcErasures(
            JdbcClient jdbc,
            JdbcRegisterRows rows,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.clock = clock;
    }

    @Override
    public boolean mayErase(Actor actor) {
        return actor.is(Role.SUPERVISOR);
    }

    @Override
    public Optional<Proposal> open(Actor actor, UUID person) {
        return mayErase(actor)
                ? walls.inside(
                        actor,
                        () ->
                                jdbc.sql(
                                                """
                                                select e.reason, e.proposed_by, e.proposed_at, a.name_zh, a.name_en
                                                  from register_erasure e left join account a on a.id = e.proposed_by
                                                 where e.subject = ? and e.confirmed_at is null and e.withdrawn_at is null
                                                """)
                                        .param(person)
                                        .query((row, n) ->
                                                new Proposal(
                                                        JdbcRegisterRows.text(row, "reason"),
                                                        Words.of(
                                                                Objects.requireNonNullElse(
                                                                        row.getString("name_zh"),
                                                                        ""),
                                                                Objects.requireNonNullElse(
                                                                        row.getString("name_en"),
                                                                        "")),
                                                        Objects.requireNonNull(
                                                                        row.getObject(
                                                                                "proposed_at",
                                                                                OffsetDateTime
                                                                                        .class))
                                                                .toInstant(),
                                                        JdbcRegisterRows.uuid(row, "proposed_by")
                                                                .equals(actor.account()),
                                                        hindered(person)))
                                        .optional())
                : Optional.empty();
    }

    private Optional<Flaw> hindered(UUID person) {
        return jdbc.sql("select register_erasure_hindered(?)")
                .param(person)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .map(Flaws::stillNeeded);
    }

    /** For supervision, about a person whose file is there. */
    private Done on(Actor actor, UUID person, Supplier<Done> act) {
        return mayErase(actor)
                ? walls.inside(
                        actor,
                        () ->
                                rows.held(person)
                                        .filter(s -> s.kind() == SubjectKind.PERSON)
                                        .map(s -> act.get())
                                        .orElseGet(Done.NotFound::new))
                : new Done.NotFound();
    }

    @Override
    public Done propose(Actor actor, UUID person, String reason) {
        return on(
                actor,
                person,
                () -> {
                    String typed = reason.strip();
                    if (typed.isEmpty() || typed.length() > Register.REASON_LENGTH_MAX) {
                        return new Done.Rejected(Flaws.noReason());
                    }
                    if (open(actor, person).isPresent()) {
                        return new Done.Rejected(Flaws.proposedAlready());
                    }
                    Optional<Flaw> hindered = hindered(person);
                    if (hindered.isPresent()) {
                        return new Done.Rejected(hindered.get());
                    }
                    jdbc.sql(
                                    """
                                    insert into register_erasure (id, owner_jurisdiction, subject, reason, proposed_by, proposed_at)
                                    values (?, ?, ?, ?, ?, ?)
                                    """)
                            .params(
                                    GlobalId.next(clock.instant()),
                                    actor.jurisdiction().code(),
                                    person,
                                    typed,
                                    actor.account(),
                                    clock.instant().atOffset(ZoneOffset.UTC))
                            .update();
                    noted("register-erasure-proposed", person);
                    return new Done.Yes(false);
                });
    }

    private void noted(String act, UUID person) {
        journal.write(act, Purpose.RETENTION.name(), List.of(person), List.of());
    }

    @Override
    public Done confirm(Actor actor, UUID person, String tail) {
        return on(
                actor,
                person,
                () -> {
                    Optional<Proposal> open = open(actor, person);
                    if (open.isEmpty()) {
                        return new Done.NotFound();
                    }
                    if (open.get().own()) {
                        return new Done.Rejected(Flaws.anotherConfirms());
                    }
                    if (open.get().hindered().isPresent()) {
                        return new Done.Rejected(open.get().hindered().get());
                    }
                    String number =
                            personalData
                                    .openSubjectNumbers(List.of(person), Purpose.RETENTION)
                                    .getOrDefault(person, "");
                    String typed = tail.strip().toUpperCase(Locale.ROOT);
                    if (typed.length() != TAIL_SIGNS || !number.endsWith(typed)) {
                        return new Done.Rejected(Flaws.notTheTail());
                    }
                    return jdbc.sql("select register_erase(?, ?)")
                                    .params(person, Purpose.RETENTION.name())
                                    .query(Boolean.class)
                                    .single()
                            ? new Done.Yes(true)
                            : new Done.NotFound();
                });
    }

    @Override
    public Done withdraw(Actor actor, UUID person) {
        return on(
                actor,
                person,
                () -> {
                    boolean stood =
                            jdbc.sql(
                                                    """
                                                    update register_erasure set withdrawn_at = ?
                                                     where subject = ? and confirmed_at is null and withdrawn_at is null
                                                    """)
                                            .params(
                                                    clock.instant().atOffset(ZoneOffset.UTC),
                                                    person)
                                            .update()
                                    == 1;
                    if (!stood) {
                        return new Done.NotFound();
                    }
                    noted("register-erasure-withdrawn", person);
                    return new Done.Yes(false);
                });
    }
}
