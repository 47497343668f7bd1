package tongban.node.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.catalog.PublishedService;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.ServiceDefinition;

/**
 * Tries are counted by a keyed index of the number that was typed, so that one that nobody has
 * locks like any other.
 */
final class JdbcCaseProgress implements CaseProgress {
    /** Of the page and the interface, as problems name them. */
    private static final String NUMBER = "number";

    private static final String TAIL = "tail";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final CaseReader reader;
    private final Organs organs;
    private final Clock clock;

    JdbcCaseProgress(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            JdbcCaseStore store,
            CaseReader reader,
            Organs organs,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.store = store;
        this.reader = reader;
        this.organs = organs;
        this.clock = clock;
    }

    @Override
    public Answer ask(@Nullable Actor asks, String number, String tail) {
        Optional<String> read = CaseNumber.read(number);
        String signs = JdbcAuthorisations.plain(tail);
        List<Problem> problems = new ArrayList<>();
        if (read.isEmpty()) {
            problems.add(noNumber());
        }
        if (!signs.matches("[0-9A-Z]{" + TAIL_SIGNS + "}")) {
            problems.add(noTail());
        }
        if (!problems.isEmpty()) {
            return new Unreadable(problems);
        }
        // the side that took it in is told of every step; a node of the other side alone knows what
        // was handed over to it
        Jurisdiction side = Jurisdiction.ofCode(read.get().substring(0, 2));
        boolean only = !holds(side, asks, read.get()) && holds(side.other(), asks, read.get());
        return walls.inside(
                Actor.readerOf(only ? side.other() : side, asks), () -> counted(read.get(), signs));
    }

    private static Problem noNumber() {
        return Problem.of(
                "CASE-290",
                NUMBER,
                "办件编号不对",
                "This is no number of a case",
                "请照收件凭证或者短信填写，形如 51-20261124-000042-K，最后一位用来查错",
                "Copy it from the receipt; it looks like 51-20261124-000042-K, and its last sign finds mistakes");
    }

    private static Problem noTail() {
        return Problem.of(
                "CASE-291",
                TAIL,
                "请填写申请人证件号码的末四位",
                "Give the last four signs of the applicant's ID number",
                "只填四位；企业填统一社会信用代码的末四位",
                "Four signs only; for an enterprise those of its credit code");
    }

    private boolean holds(Jurisdiction side, @Nullable Actor asks, String number) {
        return walls.inside(Actor.readerOf(side, asks), () -> file(number).isPresent());
    }

    private Optional<CaseFile> file(String number) {
        return store.idOf(number).flatMap(store::file).filter(f -> f.part() != Part.ASKED);
    }

    // ------------------------------------------------------------------ tries

    private record Tries(int wrong, @Nullable Instant lastAt) {}

    private Answer counted(String number, String signs) {
        Instant now = clock.instant();
        byte[] index = personalData.idIndex("progress " + number);
        Tries tries = held(index);
        Instant last = tries.lastAt();
        boolean recent = last != null && now.isBefore(last.plus(LOCKED));
        int wrong = recent ? tries.wrong() : 0;
        if (wrong >= WRONG_MAX && last != null) {
            return new Locked(last.plus(LOCKED));
        }
        Optional<CaseFile> file = file(number);
        Optional<Told> told =
                file.filter(f ->
                                personalData
                                        .openIdNumber(f.id(), "APPLICANT", Purpose.PROGRESS)
                                        .filter(n -> n.endsWith(signs))
                                        .isPresent())
                        .flatMap(this::told);
        if (told.isPresent()) {
            jdbc.sql("delete from progress_try where number_index = ?").param(index).update();
            return told.get();
        }
        jdbc.sql("update progress_try set wrong = ?, last_at = ? where number_index = ?")
                .params(wrong + 1, at(now), index)
                .update();
        jdbc.sql("delete from progress_try where last_at < ?")
                .param(at(now.minus(LOCKED)))
                .update();
        if (wrong + 1 >= WRONG_MAX) {
            file.map(CaseFile::id).ifPresent(this::locked);
            return new Locked(now.plus(LOCKED));
        }
        return new Wrong();
    }

    private void locked(UUID id) {
        journal.write("progress-locked", Purpose.PROGRESS.name(), List.of(id), List.of());
    }

    /** Held until the transaction ends: two tries at once follow each other. */
    private Tries held(byte[] index) {
        jdbc.sql(
                        """
                        insert into progress_try (owner_jurisdiction, number_index, wrong) values (?, ?, 0)
                        on conflict do nothing
                        """)
                .params(walls.current().jurisdiction().code(), index)
                .update();
        return jdbc.sql("select wrong, last_at from progress_try where number_index = ? for update")
                .param(index)
                .query((row, n) ->
                        new Tries(
                                row.getInt("wrong"),
                                Optional.ofNullable(row.getObject("last_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(null)))
                .single();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    // ------------------------------------------------------------------ the answer

    /** Nothing where the person has been erased. */
    private Optional<Told> told(CaseFile file) {
        return personalData
                .open(file.id(), Purpose.PROGRESS, "case")
                .map(key -> told(file, store.load(file.id(), key)));
    }

    private Told told(CaseFile file, Case subject) {
        PublishedService published = reader.service(subject);
        ServiceDefinition service = published.definition();
        LocalDate today = LocalDate.now(clock);
        Optional<ClockReading> reading = reader.reading(subject, published);
        return new Told(
                file.number(),
                PageAssembler.stateWords(file.state(), service, file.competent()),
                IntakeReader.organ(
                        organs, file.responsibleOrgan(), today, file.seatOfResponsible()),
                Decisions.roleWords(file.responsibleRole()),
                subject.opened().appliedOn(),
                LocalDate.ofInstant(file.updatedAt(), clock.getZone()),
                reading.filter(ClockReading::running)
                        .map(c -> new Due(c.what(), c.due(), c.provisional())),
                ProgressWords.toDo(
                        file.state(),
                        Permissions.permitted(subject, applicant(), service, today).stream()
                                .map(Procedure.Row::act)
                                .toList()),
                Inaction.remedies(
                        subject.state(),
                        reading,
                        Inaction.isSilenceAcceptance(subject, service),
                        subject.route().remedies()),
                subject.route().collecting().isPresent());
    }

    /** Whoever applied, to ask what he may do now. */
    private Actor applicant() {
        return new Actor(
                new UUID(0, 0),
                "",
                Role.RESIDENT,
                walls.current().jurisdiction(),
                null,
                "申请人",
                "Applicant");
    }
}
