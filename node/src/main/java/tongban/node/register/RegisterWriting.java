package tongban.node.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.identifier.Reading;
import tongban.time.Timeline;

/**
 * Records, corrects and withdraws, begins files and hands them over. Whoever writes holds the row
 * of the subject, so that of two the second is told.
 */
final class RegisterWriting {
    private final JdbcRegisterRows rows;
    private final RegisterFiles files;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final RecordCodec codec;
    private final Seats seats;
    private final JdbcEnterpriseIndex index;
    private final Clock clock;
    private final boolean synthetic;

    RegisterWriting(
            JdbcRegisterRows rows,
            RegisterFiles files,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            RecordCodec codec,
            Seats seats,
            JdbcEnterpriseIndex index,
            Clock clock,
            boolean synthetic) {
        this.rows = rows;
        this.files = files;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.codec = codec;
        this.seats = seats;
        this.index = index;
        this.clock = clock;
        this.synthetic = synthetic;
    }

    Checking checking() {
        return new Checking(LocalDate.now(clock), synthetic, seats::isKnown);
    }

    Register.Written record(Actor actor, Register.Entry entry) {
        if (!Seats.mayRecord(actor, entry.kind().of())) {
            return new Register.Written.Rejected(List.of(Flaws.notInCharge()));
        }
        return walls.inside(actor, () -> write(actor, entry));
    }

    private Register.Written write(Actor actor, Register.Entry entry) {
        Optional<JdbcRegisterRows.Subject> subject =
                rows.held(entry.subject()).filter(s -> s.kind() == entry.kind().of());
        if (subject.isEmpty()) {
            return new Register.Written.NotFound();
        }
        RegisterFiles.Opened opened =
                Objects.requireNonNull(
                        files.opened(List.of(entry.subject()), Purpose.CORRECTION, "record")
                                .get(entry.subject()));
        if (opened.erased()) {
            return new Register.Written.NotFound();
        }
        if (keepsAway(subject.get(), opened.number())) {
            return new Register.Written.Rejected(List.of(Flaws.keepAway()));
        }
        List<Flaw> flaws = new ArrayList<>();
        String reason = entry.reason().strip();
        if (reason.isEmpty() || reason.length() > Register.REASON_LENGTH_MAX) {
            flaws.add(Flaws.noReason());
        }
        if (opened.histories().size() >= Register.RECORDS_OF_SUBJECT_MAX) {
            flaws.add(Flaws.tooMany());
        }
        StatementReader.Read read =
                StatementReader.read(
                        entry.kind(),
                        whole(entry, opened),
                        opened.number(),
                        entry.withdraw(),
                        reason,
                        checking());
        switch (read) {
            case StatementReader.Read.Bad(List<Flaw> wrong) -> flaws.addAll(wrong);
            case StatementReader.Read.Good(Statement good) -> {
                if (flaws.isEmpty()) {
                    return write(actor, entry, opened, good);
                }
            }
        }
        return new Register.Written.Rejected(flaws);
    }

    /** What an official writes of his relative, or of his household, decides what it receives. */
    private boolean keepsAway(JdbcRegisterRows.Subject subject, String number) {
        LocalDate today = LocalDate.now(clock);
        Set<UUID> members =
                subject.kind() == SubjectKind.HOUSEHOLD
                        ? files.belonging(List.of(subject.id()), AsOf.today(today))
                                .getOrDefault(subject.id(), Set.of())
                        : Set.of();
        return rows.keepsAway(personalData.idIndex(number), members, today);
    }

    /** What is never shown in full and was left blank in a correction stays as it was. */
    private static Map<String, String> whole(Register.Entry entry, RegisterFiles.Opened opened) {
        Map<String, String> cells = new HashMap<>(entry.cells());
        entry.series().stream()
                .flatMap(s -> opened.histories().of(entry.kind(), s).reversed().stream())
                .flatMap(r -> r.statement().value().stream())
                .findFirst()
                .ifPresent(last ->
                        Kind.written(last)
                                .forEach((name, text) -> {
                                    if (isKept(entry.kind(), name)
                                            && cells.getOrDefault(name, "").isBlank()) {
                                        cells.put(name, text);
                                    }
                                }));
        return cells;
    }

    private static boolean isKept(Kind kind, String name) {
        return kind.shape().stream().anyMatch(f -> f.name().equals(name) && f.type().isHidden());
    }

    private Register.Written write(
            Actor actor, Register.Entry entry, RegisterFiles.Opened opened, Statement statement) {
        UUID series =
                entry.series()
                        .orElseGet(() ->
                                statement
                                        .value()
                                        .map(v ->
                                                RecordCodec.series(
                                                        entry.subject(), v, personalData::idIndex))
                                        .orElse(RecordCodec.ONLY));
        List<Register.Recorded> before = opened.histories().of(entry.kind(), series);
        List<Register.Recorded> since =
                before.stream().filter(r -> r.seq() > entry.seen()).toList();
        if (!since.isEmpty()) {
            return new Register.Written.Stale(since);
        }
        if (entry.series().isPresent() && before.isEmpty()) {
            return new Register.Written.NotFound();
        }
        Linked linked = linked(entry.kind(), statement, before);
        Optional<Flaw> flaw =
                linked.flaw()
                        .or(() ->
                                unchanged(
                                        opened.histories().current(entry.kind(), series),
                                        statement));
        if (flaw.isPresent()) {
            return new Register.Written.Rejected(List.of(flaw.get()));
        }
        // knowledge only grows, also where a demonstration's clock was set back
        Instant at =
                opened.histories()
                        .last()
                        .map(Register.Recorded::at)
                        .filter(last -> last.isAfter(clock.instant()))
                        .orElseGet(clock::instant);
        return new Register.Written.Done(
                append(actor, entry.subject(), entry.kind(), series, linked.id(), statement, at),
                series);
    }

    private record Linked(@Nullable UUID id, Optional<Flaw> flaw) {}

    /** The household or institution that is meant: of a correction the one that it was. */
    private Linked linked(Kind kind, Statement statement, List<Register.Recorded> before) {
        Optional<SubjectKind> links = kind.links();
        if (links.isEmpty()) {
            return new Linked(null, Optional.empty());
        }
        Optional<String> was =
                before.reversed().stream()
                        .flatMap(r -> r.statement().value().stream())
                        .flatMap(v -> v.linked().stream())
                        .findFirst();
        Optional<String> number = statement.value().flatMap(Particulars::linked).or(() -> was);
        String field =
                kind.shape().stream()
                        .filter(f -> f.type() instanceof FieldType.Number)
                        .findFirst()
                        .orElseThrow()
                        .name();
        if (number.isEmpty()) {
            return new Linked(null, Optional.of(Flaws.nothingThere()));
        }
        if (was.isPresent() && !was.equals(number)) {
            return new Linked(null, Optional.of(Flaws.anotherLink(links.get(), field)));
        }
        return rows.byIndex(links.get(), personalData.idIndex(number.get()))
                .map(id -> new Linked(id, Optional.empty()))
                .orElseGet(() ->
                        new Linked(
                                null, Optional.of(Flaws.linkedNotInRegister(links.get(), field))));
    }

    /** Recording what is recorded, or withdrawing what is not there, is a slip. */
    private static Optional<Flaw> unchanged(
            Timeline<Register.Recorded> current, Statement statement) {
        if (statement.value().isEmpty()) {
            return current.during(statement.valid()).isEmpty()
                    ? Optional.of(Flaws.nothingThere())
                    : Optional.empty();
        }
        boolean same =
                current.gaps(statement.valid()).isEmpty()
                        && current.during(statement.valid()).entries().stream()
                                .map(e -> e.value().statement())
                                .allMatch(s ->
                                        s.value().equals(statement.value())
                                                && s.source() == statement.source()
                                                && s.document().equals(statement.document())
                                                && s.assurance() == statement.assurance());
        return same ? Optional.of(Flaws.sameAgain()) : Optional.empty();
    }

    private long append(
            Actor actor,
            UUID subject,
            Kind kind,
            UUID series,
            @Nullable UUID linked,
            Statement statement,
            Instant at) {
        CaseKey key =
                Objects.requireNonNull(
                        personalData
                                .open(
                                        PersonalData.Holder.SUBJECT,
                                        List.of(subject),
                                        Purpose.CORRECTION,
                                        "write")
                                .get(subject));
        return append(actor, subject, kind, series, linked, statement, key, at);
    }

    private long append(
            Actor actor,
            UUID subject,
            Kind kind,
            UUID series,
            @Nullable UUID linked,
            Statement statement,
            CaseKey key,
            Instant at) {
        long seq =
                rows.append(
                        actor,
                        new JdbcRegisterRows.Fresh(
                                subject,
                                kind,
                                series,
                                linked,
                                statement.valid(),
                                statement.value().isEmpty(),
                                RecordCodec.content(
                                        subject, kind, statement, personalData::idIndex),
                                RecordCodec.nameIndex(statement, personalData::idIndex),
                                key.seal(RecordCodec.LABEL, codec.payload(statement))),
                        at);
        journal.write(
                "register-record",
                Purpose.CORRECTION.name(),
                List.of(subject),
                List.of(kind.name(), "seq=" + seq));
        index.after(actor, kind, List.of(subject), Purpose.CORRECTION);
        return seq;
    }

    Register.Founded found(Actor actor, Register.Founding founding) {
        if (!Seats.mayRecord(actor, founding.kind())) {
            return new Register.Founded.Rejected(List.of(Flaws.notInCharge()));
        }
        List<Flaw> flaws = new ArrayList<>();
        String reason = founding.reason().strip();
        if (reason.isEmpty() || reason.length() > Register.REASON_LENGTH_MAX) {
            flaws.add(Flaws.noReason());
        }
        Optional<String> place = place(actor, founding.kind(), founding.place().strip(), flaws);
        @Nullable String number =
                switch (FieldType.number(founding.number().strip(), founding.kind(), checking())) {
                    case Reading.Sound<Object>(Object read) -> read.toString();
                    case Reading.Fault<Object> fault -> {
                        flaws.add(Flaws.of("number", fault));
                        yield null;
                    }
                };
        StatementReader.Read read =
                StatementReader.read(
                        Kind.of(founding.kind()).getFirst(),
                        founding.cells(),
                        number,
                        false,
                        reason,
                        checking());
        if (read instanceof StatementReader.Read.Bad(List<Flaw> wrong)) {
            flaws.addAll(wrong);
        }
        if (flaws.isEmpty()
                && number != null
                && read instanceof StatementReader.Read.Good(Statement good)) {
            return walls.inside(
                    actor, () -> found(actor, founding.kind(), number, place.orElseThrow(), good));
        }
        return new Register.Founded.Rejected(flaws);
    }

    private Optional<String> place(Actor actor, SubjectKind kind, String typed, List<Flaw> flaws) {
        if (typed.isEmpty()) {
            flaws.add(Flaws.missing("place"));
            return Optional.empty();
        }
        return switch (new FieldType.Place(false).read(typed, checking())) {
            case Reading.Fault<Object> fault -> {
                flaws.add(Flaws.of("place", fault));
                yield Optional.empty();
            }
            case Reading.Sound<Object>(Object read) -> {
                seats.refuses(actor, kind, read.toString()).ifPresent(flaws::add);
                yield Optional.of(read.toString());
            }
        };
    }

    private Register.Founded found(
            Actor actor, SubjectKind kind, String number, String place, Statement statement) {
        if (rows.keepsAway(personalData.idIndex(number), List.of(), LocalDate.now(clock))) {
            return new Register.Founded.Rejected(List.of(Flaws.keepAway()));
        }
        UUID id = GlobalId.next(clock.instant());
        rows.seats(actor, place, seats.above(place));
        if (!rows.insert(
                actor,
                id,
                kind,
                place,
                personalData.idIndex(number),
                personalData.sealIdNumber(number))) {
            return new Register.Founded.Rejected(List.of(Flaws.known()));
        }
        CaseKey key = personalData.create(id);
        append(
                actor,
                id,
                Kind.of(kind).getFirst(),
                RecordCodec.ONLY,
                null,
                statement,
                key,
                clock.instant());
        return new Register.Founded.Done(id);
    }

    // ------------------------------------------------------------------ handing over

    Register.HandedOver handOver(Actor actor, UUID subject, String typed) {
        if (!Seats.mayRecord(actor)) {
            return new Register.HandedOver.Rejected(Flaws.notInCharge());
        }
        String place;
        switch (new FieldType.Place(false).read(typed, checking())) {
            case Reading.Fault<Object> fault -> {
                return new Register.HandedOver.Rejected(Flaws.of("place", fault));
            }
            case Reading.Sound<Object>(Object read) -> place = read.toString();
        }
        if (!place.startsWith(actor.jurisdiction().code())) {
            return new Register.HandedOver.Rejected(Flaws.notOfThisSide());
        }
        return walls.inside(actor, () -> moved(actor, subject, place));
    }

    /** A household takes its members of today along, those whose files are kept at its place. */
    private Register.HandedOver moved(Actor actor, UUID id, String place) {
        Optional<JdbcRegisterRows.Subject> subject = rows.held(id);
        if (subject.isEmpty() || !Seats.mayRecord(actor, subject.get().kind())) {
            return new Register.HandedOver.NotFound();
        }
        String from = subject.get().place();
        if (from.equals(place)) {
            return new Register.HandedOver.Rejected(Flaws.keptThere());
        }
        List<UUID> along = new ArrayList<>(List.of(id));
        if (subject.get().kind() == SubjectKind.HOUSEHOLD) {
            rows
                    .subjects(
                            files.belonging(List.of(id), AsOf.today(LocalDate.now(clock)))
                                    .getOrDefault(id, Set.of()))
                    .values()
                    .stream()
                    .filter(member -> member.place().equals(from))
                    .forEach(member -> along.add(member.id()));
        }
        rows.seats(actor, place, seats.above(place));
        journal.write(
                "register-handed-over",
                Purpose.CORRECTION.name(),
                along,
                List.of("from=" + from, "to=" + place));
        return new Register.HandedOver.Done(rows.handOver(along, place));
    }
}
