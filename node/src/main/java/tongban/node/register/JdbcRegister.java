package tongban.node.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.PersonName;
import tongban.service.identifier.Reading;
import tongban.service.text.Words;
import tongban.time.Timeline;

/** The registers in the database. */
final class JdbcRegister implements Register {
    private static final int CASES_SHOWN_MAX = 50;
    private static final int WALK_ROWS = 500;

    private final JdbcRegisterRows rows;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final RecordCodec codec;
    private final Seats seats;
    private final Organs organs;
    private final Clock clock;
    private final boolean synthetic;

    JdbcRegister(
            JdbcRegisterRows rows,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            RecordCodec codec,
            Seats seats,
            Organs organs,
            Clock clock,
            boolean synthetic) {
        this.rows = rows;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.codec = codec;
        this.seats = seats;
        this.organs = organs;
        this.clock = clock;
        this.synthetic = synthetic;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Checking checking() {
        return new Checking(today(), synthetic, seats::isKnown);
    }

    @Override
    public boolean mayRecord(Actor actor) {
        return Seats.mayRecord(actor);
    }

    // ------------------------------------------------------------------ finding

    @Override
    public Found find(Actor actor, SubjectKind kind, String number, Optional<Purpose> purpose) {
        if (purpose.filter(PURPOSES::contains).isEmpty()) {
            return new Found.No(Flaws.noPurpose());
        }
        if (actor.is(Role.RESIDENT)) {
            return new Found.No(Flaws.notInCharge());
        }
        return switch (FieldType.number(number.strip(), kind, checking())) {
            case Reading.Fault<Object> fault -> new Found.No(Flaws.of("number", fault));
            case Reading.Sound<Object>(Object read) ->
                    walls.inside(actor, () -> found(kind, read.toString(), purpose.get()));
        };
    }

    private Found found(SubjectKind kind, String number, Purpose purpose) {
        Optional<UUID> id = rows.byIndex(kind, personalData.idIndex(number));
        journal.write(
                "register-search",
                purpose.name(),
                id.stream().toList(),
                List.of(kind.name(), "found=" + (id.isPresent() ? 1 : 0)));
        return id.<Found>map(one -> new Found.Subject(one, kind))
                .orElseGet(() -> new Found.No(Flaws.unknownNumber()));
    }

    @Override
    public Optional<SubjectKind> kindOf(Actor actor, UUID id) {
        return walls.inside(actor, () -> rows.subject(id).map(JdbcRegisterRows.Subject::kind));
    }

    @Override
    public long version(Actor actor, UUID subject) {
        return walls.inside(actor, () -> rows.version(subject));
    }

    // ------------------------------------------------------------------ files

    /** Several subjects with their records opened; one journal row for keys, one for numbers. */
    private Map<UUID, Opened> opened(Collection<UUID> ids, Purpose purpose, String fields) {
        Map<UUID, JdbcRegisterRows.Subject> subjects = rows.subjects(ids);
        Map<UUID, CaseKey> keys = personalData.openSubjects(subjects.keySet(), purpose, fields);
        Map<UUID, String> numbers = personalData.openSubjectNumbers(keys.keySet(), purpose);
        Map<UUID, List<Recorded>> records = new LinkedHashMap<>();
        for (JdbcRegisterRows.Stored stored : rows.records(keys.keySet())) {
            records.computeIfAbsent(stored.subject(), s -> new ArrayList<>())
                    .add(recorded(stored, Objects.requireNonNull(keys.get(stored.subject()))));
        }
        Map<UUID, Opened> opened = new LinkedHashMap<>();
        for (UUID id : ids) {
            JdbcRegisterRows.Subject subject = subjects.get(id);
            if (subject != null) {
                opened.put(
                        id,
                        new Opened(
                                subject,
                                numbers.getOrDefault(id, ""),
                                new Histories(records.getOrDefault(id, List.of())),
                                !keys.containsKey(id)));
            }
        }
        return opened;
    }

    private record Opened(
            JdbcRegisterRows.Subject subject, String number, Histories histories, boolean erased) {}

    private Recorded recorded(JdbcRegisterRows.Stored stored, CaseKey key) {
        return new Recorded(
                stored.seq(),
                stored.kind(),
                stored.series(),
                codec.statement(
                        stored.kind(),
                        stored.valid(),
                        key.unseal(RecordCodec.LABEL, stored.payload())),
                stored.at(),
                stored.by(),
                body(stored.organ()),
                stored.imported());
    }

    private Words body(String organ) {
        return organ.isEmpty()
                ? Words.of("", "")
                : organs.byId(organ, today(), walls.current().jurisdiction().code())
                        .map(o -> o.name())
                        .orElse(Words.same(organ));
    }

    private SubjectFile file(Opened opened, AsOf asOf) {
        List<Line> lines = opened.histories().asOf(asOf, this::shown);
        return new SubjectFile(
                opened.subject().id(),
                opened.subject().kind(),
                masked(opened),
                name(opened, lines),
                opened.subject().place(),
                seats.name(opened.subject().place()),
                lines,
                opened.histories().version(),
                opened.erased());
    }

    private static String masked(Opened opened) {
        return opened.subject().kind() == SubjectKind.PERSON && !opened.erased()
                ? new CitizenNumber(opened.number()).masked()
                : opened.number();
    }

    /** The name as of the day, else the last one that is known: a file has a name on every day. */
    private static String name(Opened opened, List<Line> lines) {
        return lines.stream()
                .map(Line::value)
                .flatMap(v -> v.title().stream())
                .findFirst()
                .or(() ->
                        lastName(opened.histories().of(Kind.IDENTITY, RecordCodec.ONLY))
                                .or(() ->
                                        lastName(
                                                opened.histories()
                                                        .of(Kind.PREMISES, RecordCodec.ONLY))))
                .orElse("");
    }

    private static Optional<String> lastName(List<Recorded> records) {
        return records.reversed().stream()
                .flatMap(r -> r.statement().value().stream())
                .flatMap(v -> v.title().stream())
                .findFirst();
    }

    @Override
    public List<Shown> shown(Particulars value) {
        List<Shown> shown = new ArrayList<>();
        List<Kind.Field> shape = value.kind().shape();
        List<Optional<?>> values = value.values();
        for (int i = 0; i < shape.size(); i++) {
            Kind.Field field = shape.get(i);
            values.get(i)
                    .ifPresent(v ->
                            shown.add(
                                    new Shown(
                                            field.words(),
                                            field.type() instanceof FieldType.Place
                                                    ? seats.name(v.toString())
                                                    : field.type().show(v))));
        }
        if (value instanceof Particulars.DisabilityCard card) {
            shown.add(new Shown(Words.of("类别", "Category"), card.category()));
            shown.add(new Shown(Words.of("等级", "Grade"), card.grade()));
            if (!card.reissue().zh().isEmpty()) {
                shown.add(new Shown(Words.of("补换领", "Issued again"), card.reissue()));
            }
        }
        return List.copyOf(shown);
    }

    @Override
    public Optional<HouseholdFile> household(Actor actor, UUID id, AsOf asOf, Purpose purpose) {
        return walls.inside(
                actor,
                () ->
                        rows.subject(id)
                                .filter(s -> s.kind() == SubjectKind.HOUSEHOLD)
                                .map(s -> household(id, asOf, purpose)));
    }

    private HouseholdFile household(UUID id, AsOf asOf, Purpose purpose) {
        List<UUID> all = new ArrayList<>(List.of(id));
        all.addAll(belonging(List.of(id), asOf).getOrDefault(id, List.of()));
        Map<UUID, Opened> opened = opened(all, purpose, "householdFile");
        Opened household = Objects.requireNonNull(opened.get(id));
        List<Member> members = new ArrayList<>();
        for (UUID person : all.subList(1, all.size())) {
            Opened one = opened.get(person);
            if (one != null) {
                SubjectFile file = file(one, asOf);
                link(file, household.number())
                        .ifPresent(line -> members.add(new Member(file, line)));
            }
        }
        members.sort(
                Comparator.comparing(m -> ((Particulars.Membership) m.link().value()).relation()));
        return new HouseholdFile(file(household, asOf), List.copyOf(members));
    }

    private static Optional<Line> link(SubjectFile person, String household) {
        return person.lines(Kind.MEMBERSHIP).stream()
                .filter(l -> ((Particulars.Membership) l.value()).household().equals(household))
                .findFirst();
    }

    /** Who belongs to each of these on a day, as known on another, without opening anything. */
    private Map<UUID, List<UUID>> belonging(Collection<UUID> linked, AsOf asOf) {
        Map<UUID, List<UUID>> belonging = new LinkedHashMap<>();
        Set<String> answered = new HashSet<>();
        for (JdbcRegisterRows.Link link : rows.links(linked)) {
            boolean speaks = !link.at().isAfter(asOf.until()) && link.valid().contains(asOf.day());
            if (speaks
                    && answered.add(link.linked() + " " + link.subject() + " " + link.series())
                    && !link.withdrawn()) {
                List<UUID> there = belonging.computeIfAbsent(link.linked(), l -> new ArrayList<>());
                if (there.size() < MEMBERS_SHOWN_MAX && !there.contains(link.subject())) {
                    there.add(link.subject());
                }
            }
        }
        return belonging;
    }

    @Override
    public Optional<PersonFile> person(Actor actor, UUID id, AsOf asOf, Purpose purpose) {
        return walls.inside(
                actor,
                () ->
                        rows.subject(id)
                                .filter(s -> s.kind() == SubjectKind.PERSON)
                                .map(s -> person(id, asOf, purpose)));
    }

    private PersonFile person(UUID id, AsOf asOf, Purpose purpose) {
        Opened opened = Objects.requireNonNull(opened(List.of(id), purpose, "personFile").get(id));
        SubjectFile file = file(opened, asOf);
        List<UUID> households = new ArrayList<>();
        List<UUID> institutions = new ArrayList<>();
        for (Line line : file.lines()) {
            if (line.value() instanceof Particulars.Membership m) {
                rows.byIndex(SubjectKind.HOUSEHOLD, personalData.idIndex(m.household()))
                        .ifPresent(households::add);
            } else if (line.value() instanceof Particulars.BedStay s) {
                rows.byIndex(SubjectKind.INSTITUTION, personalData.idIndex(s.institution()))
                        .ifPresent(institutions::add);
            }
        }
        return new PersonFile(file, List.copyOf(households), List.copyOf(institutions));
    }

    @Override
    public Optional<PersonFile> own(Actor actor, AsOf asOf) {
        if (!actor.is(Role.RESIDENT)) {
            return Optional.empty();
        }
        // behind the walls a resident sees one subject, himself, or none
        return walls.inside(
                actor, () -> rows.own().map(id -> person(id, asOf, Purpose.OWN_MATTER)));
    }

    @Override
    public Optional<InstitutionFile> institution(Actor actor, UUID id, AsOf asOf, Purpose purpose) {
        return walls.inside(
                actor,
                () ->
                        rows.subject(id)
                                .filter(s -> s.kind() == SubjectKind.INSTITUTION)
                                .map(s -> institution(id, asOf, purpose)));
    }

    private InstitutionFile institution(UUID id, AsOf asOf, Purpose purpose) {
        Opened opened =
                Objects.requireNonNull(opened(List.of(id), purpose, "institutionFile").get(id));
        return new InstitutionFile(
                file(opened, asOf),
                belonging(List.of(id), asOf).getOrDefault(id, List.of()).size());
    }

    @Override
    public List<Recorded> history(
            Actor actor, UUID subject, Kind kind, UUID series, Purpose purpose) {
        return walls.inside(
                actor,
                () -> {
                    Opened opened =
                            opened(List.of(subject), purpose, "history." + kind).get(subject);
                    return opened == null
                            ? List.of()
                            : opened.histories().of(kind, series).reversed();
                });
    }

    @Override
    public List<UUID> casesOf(Actor actor, List<UUID> persons) {
        return walls.inside(actor, () -> rows.cases(persons, CASES_SHOWN_MAX));
    }

    // ------------------------------------------------------------------ lists

    @Override
    public Rows list(Actor actor, SubjectKind kind, int page) {
        int shown = Math.clamp(page, 0, PAGE_MAX - 1);
        if (actor.is(Role.RESIDENT) || kind == SubjectKind.PERSON) {
            return new Rows(List.of(), 0, 0);
        }
        return walls.inside(
                actor,
                () -> {
                    List<UUID> ids =
                            rows.page(kind, shown * PAGE_ROWS, PAGE_ROWS).stream()
                                    .map(JdbcRegisterRows.Subject::id)
                                    .toList();
                    return new Rows(
                            lines(ids, kind), shown, rows.count(kind, (long) PAGE_ROWS * PAGE_MAX));
                });
    }

    private List<Row> lines(List<UUID> ids, SubjectKind kind) {
        AsOf now = AsOf.today(today());
        Map<UUID, List<UUID>> belonging = belonging(ids, now);
        Map<UUID, Opened> opened = opened(ids, Purpose.WORK_LIST, "registerList");
        Map<UUID, Opened> people =
                kind == SubjectKind.HOUSEHOLD
                        ? opened(
                                belonging.values().stream()
                                        .flatMap(List::stream)
                                        .distinct()
                                        .toList(),
                                Purpose.WORK_LIST,
                                "maskedName")
                        : Map.of();
        List<Row> lines = new ArrayList<>();
        for (Opened one : opened.values()) {
            List<UUID> there = belonging.getOrDefault(one.subject().id(), List.of());
            SubjectFile file = file(one, now);
            lines.add(
                    new Row(
                            file.id(),
                            file.number(),
                            kind == SubjectKind.HOUSEHOLD
                                    ? head(there, people, one.number(), now)
                                    : file.name(),
                            file.placeName(),
                            there.size(),
                            beds(file),
                            changed(one)));
        }
        return lines;
    }

    private static Optional<Integer> beds(SubjectFile file) {
        return file.lines(Kind.BEDS).stream()
                .map(l -> ((Particulars.Beds) l.value()).beds())
                .findFirst();
    }

    private static Instant changed(Opened one) {
        return one.histories().last().map(Recorded::at).orElse(Instant.EPOCH);
    }

    /** Masked name of the head; of the first member where nobody is the head. */
    private String head(List<UUID> members, Map<UUID, Opened> people, String household, AsOf now) {
        String first = "";
        for (UUID id : members) {
            Opened one = people.get(id);
            if (one != null) {
                SubjectFile file = file(one, now);
                Optional<Line> link = link(file, household);
                if (link.isPresent()) {
                    if (((Particulars.Membership) link.get().value()).relation()
                            == Particulars.Relation.HEAD) {
                        return PersonName.masked(file.name());
                    }
                    first = first.isEmpty() ? PersonName.masked(file.name()) : first;
                }
            }
        }
        return first;
    }

    @Override
    public boolean eachMember(Actor actor, Consumer<MemberRow> to) {
        if (actor.is(Role.RESIDENT)) {
            return true;
        }
        String place = "";
        UUID last = new UUID(0, 0);
        while (true) {
            String from = place;
            UUID behind = last;
            List<JdbcRegisterRows.Subject> page = new ArrayList<>();
            List<MemberRow> members =
                    walls.inside(
                            actor,
                            () -> {
                                page.addAll(
                                        rows.after(SubjectKind.HOUSEHOLD, from, behind, WALK_ROWS));
                                return members(page);
                            });
            members.forEach(to);
            if (page.size() < WALK_ROWS) {
                return true;
            }
            place = page.getLast().place();
            last = page.getLast().id();
        }
    }

    private List<MemberRow> members(List<JdbcRegisterRows.Subject> households) {
        AsOf now = AsOf.today(today());
        List<UUID> ids = households.stream().map(JdbcRegisterRows.Subject::id).toList();
        Map<UUID, List<UUID>> belonging = belonging(ids, now);
        Map<UUID, String> numbers = personalData.openSubjectNumbers(ids, Purpose.EXPORT);
        Map<UUID, Opened> people =
                opened(
                        belonging.values().stream().flatMap(List::stream).distinct().toList(),
                        Purpose.EXPORT,
                        "maskedName");
        List<MemberRow> members = new ArrayList<>();
        for (JdbcRegisterRows.Subject household : households) {
            String number = numbers.getOrDefault(household.id(), "");
            for (UUID id : belonging.getOrDefault(household.id(), List.of())) {
                Opened one = people.get(id);
                if (one != null) {
                    SubjectFile file = file(one, now);
                    link(file, number).ifPresent(line -> members.add(row(number, file, line)));
                }
            }
        }
        return members;
    }

    private MemberRow row(String household, SubjectFile person, Line link) {
        Particulars.Membership membership = (Particulars.Membership) link.value();
        return new MemberRow(
                household,
                person.placeName(),
                PersonName.masked(person.name()),
                person.number(),
                membership.relation(),
                membership.counted(),
                link.holds(),
                isAcrossTheBorder(person));
    }

    private boolean isAcrossTheBorder(SubjectFile person) {
        String other = walls.current().jurisdiction().other().code();
        return person.lines(Kind.RESIDENCE).stream()
                .anyMatch(l -> ((Particulars.Residence) l.value()).hukou().startsWith(other));
    }

    // ------------------------------------------------------------------ recording

    @Override
    public Written record(Actor actor, Entry entry) {
        if (!mayRecord(actor)) {
            return new Written.Rejected(List.of(Flaws.notInCharge()));
        }
        return walls.inside(actor, () -> write(actor, entry));
    }

    private Written write(Actor actor, Entry entry) {
        Optional<JdbcRegisterRows.Subject> subject =
                rows.held(entry.subject()).filter(s -> s.kind() == entry.kind().of());
        if (subject.isEmpty()) {
            return new Written.NotFound();
        }
        Opened opened =
                Objects.requireNonNull(
                        opened(List.of(entry.subject()), Purpose.CORRECTION, "record")
                                .get(entry.subject()));
        if (opened.erased()) {
            return new Written.NotFound();
        }
        List<Flaw> flaws = new ArrayList<>();
        String reason = entry.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_LENGTH_MAX) {
            flaws.add(Flaws.noReason());
        }
        if (opened.histories().size() >= RECORDS_OF_SUBJECT_MAX) {
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
        return new Written.Rejected(flaws);
    }

    /** A card's number is never shown in full: left blank in a correction, it stays as it was. */
    private static Map<String, String> whole(Entry entry, Opened opened) {
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
        return kind.shape().stream()
                .anyMatch(f -> f.name().equals(name) && f.type() instanceof FieldType.Card);
    }

    private Written write(Actor actor, Entry entry, Opened opened, Statement statement) {
        UUID series =
                entry.series()
                        .orElseGet(() ->
                                statement
                                        .value()
                                        .map(v ->
                                                RecordCodec.series(
                                                        entry.subject(), v, personalData::idIndex))
                                        .orElse(RecordCodec.ONLY));
        List<Recorded> before = opened.histories().of(entry.kind(), series);
        List<Recorded> since = before.stream().filter(r -> r.seq() > entry.seen()).toList();
        if (!since.isEmpty()) {
            return new Written.Stale(since);
        }
        if (entry.series().isPresent() && before.isEmpty()) {
            return new Written.NotFound();
        }
        Linked linked = linked(entry.kind(), statement, before);
        Optional<Flaw> flaw =
                linked.flaw()
                        .or(() ->
                                unchanged(
                                        opened.histories().current(entry.kind(), series),
                                        statement));
        if (flaw.isPresent()) {
            return new Written.Rejected(List.of(flaw.get()));
        }
        // knowledge only grows, also where a demonstration's clock was set back
        Instant at =
                opened.histories()
                        .last()
                        .map(Recorded::at)
                        .filter(last -> last.isAfter(clock.instant()))
                        .orElseGet(clock::instant);
        return new Written.Done(
                append(actor, entry.subject(), entry.kind(), series, linked.id(), statement, at),
                series);
    }

    private record Linked(@Nullable UUID id, Optional<Flaw> flaw) {}

    /** The household or institution that is meant: of a correction the one that it was. */
    private Linked linked(Kind kind, Statement statement, List<Recorded> before) {
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
    private static Optional<Flaw> unchanged(Timeline<Recorded> current, Statement statement) {
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
                                .openSubjects(List.of(subject), Purpose.CORRECTION, "write")
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
                                key.seal(RecordCodec.LABEL, codec.payload(statement))),
                        at);
        journal.write(
                "register-record",
                Purpose.CORRECTION.name(),
                List.of(subject),
                List.of(kind.name(), "seq=" + seq));
        return seq;
    }

    @Override
    public Founded found(Actor actor, Founding founding) {
        if (!mayRecord(actor)) {
            return new Founded.Rejected(List.of(Flaws.notInCharge()));
        }
        List<Flaw> flaws = new ArrayList<>();
        String reason = founding.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_LENGTH_MAX) {
            flaws.add(Flaws.noReason());
        }
        Optional<String> place = place(actor, founding.place().strip(), flaws);
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
        return new Founded.Rejected(flaws);
    }

    private Optional<String> place(Actor actor, String typed, List<Flaw> flaws) {
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
                seats.refuses(actor, read.toString()).ifPresent(flaws::add);
                yield Optional.of(read.toString());
            }
        };
    }

    private Founded found(
            Actor actor, SubjectKind kind, String number, String place, Statement statement) {
        UUID id = GlobalId.next(clock.instant());
        rows.seats(actor, place, seats.above(place));
        if (!rows.insert(
                actor,
                id,
                kind,
                place,
                personalData.idIndex(number),
                personalData.sealIdNumber(number))) {
            return new Founded.Rejected(List.of(Flaws.known()));
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
        return new Founded.Done(id);
    }
}
