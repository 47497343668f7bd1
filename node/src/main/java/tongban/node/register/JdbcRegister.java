package tongban.node.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.identifier.PersonName;
import tongban.service.identifier.Reading;

/** The registers in the database. */
final class JdbcRegister implements Register {
    private static final int CASES_SHOWN_MAX = 50;
    private static final int WALK_ROWS = 500;

    private final JdbcRegisterRows rows;
    private final RegisterFiles files;
    private final RegisterWriting writing;
    private final Walls walls;
    private final Journal journal;
    private final PersonalData personalData;
    private final Clock clock;

    JdbcRegister(
            JdbcRegisterRows rows,
            RegisterFiles files,
            RegisterWriting writing,
            Walls walls,
            Journal journal,
            PersonalData personalData,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.writing = writing;
        this.walls = walls;
        this.journal = journal;
        this.personalData = personalData;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public boolean mayRecord(Actor actor) {
        return Seats.mayRecord(actor);
    }

    @Override
    public boolean mayRecord(Actor actor, SubjectKind kind) {
        return Seats.mayRecord(actor, kind);
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
        return switch (FieldType.number(number.strip(), kind, writing.checking())) {
            case Reading.Fault<Object> fault -> new Found.No(Flaws.of("number", fault));
            case Reading.Sound<Object>(Object read) ->
                    walls.inside(actor, () -> found(kind, read.toString(), purpose.get()));
        };
    }

    @Override
    public Named named(Actor actor, String name, Optional<Purpose> purpose) {
        if (purpose.filter(PURPOSES::contains).isEmpty()) {
            return new Named.No(Flaws.noPurpose());
        }
        if (actor.is(Role.RESIDENT)) {
            return new Named.No(Flaws.notInCharge());
        }
        String typed = RecordCodec.name(name);
        if (typed.isEmpty() || typed.length() > NAME_LENGTH_MAX) {
            return new Named.No(Flaws.missing("name"));
        }
        return walls.inside(actor, () -> named(typed, purpose.get()));
    }

    /** Whoever had the name at some time; the hash is short, so what it finds is compared. */
    private Named named(String name, Purpose purpose) {
        List<UUID> ids =
                rows.named(RecordCodec.nameIndex(name, personalData::idIndex), NAMED_SHOWN_MAX + 1);
        List<SubjectFile> people =
                files
                        .opened(ids.stream().limit(NAMED_SHOWN_MAX).toList(), purpose, "name")
                        .values()
                        .stream()
                        .filter(one -> one.histories().hasName(name))
                        .map(one -> files.file(one, AsOf.today(today())))
                        .toList();
        journal.write(
                "register-search",
                purpose.name(),
                people.stream().map(SubjectFile::id).toList(),
                List.of("name", "found=" + people.size()));
        return new Named.People(people, ids.size() > NAMED_SHOWN_MAX);
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

    private <T> Optional<T> opened(Actor actor, UUID id, SubjectKind kind, Supplier<T> file) {
        return walls.inside(
                actor, () -> rows.subject(id).filter(s -> s.kind() == kind).map(s -> file.get()));
    }

    @Override
    public Optional<HouseholdFile> household(Actor actor, UUID id, AsOf asOf, Purpose purpose) {
        return opened(actor, id, SubjectKind.HOUSEHOLD, () -> household(id, asOf, purpose));
    }

    private HouseholdFile household(UUID id, AsOf asOf, Purpose purpose) {
        List<UUID> all = new ArrayList<>(List.of(id));
        files.belonging(List.of(id), asOf).getOrDefault(id, Set.of()).stream()
                .limit(MEMBERS_SHOWN_MAX)
                .forEach(all::add);
        Map<UUID, RegisterFiles.Opened> opened = files.opened(all, purpose, "householdFile");
        RegisterFiles.Opened household = Objects.requireNonNull(opened.get(id));
        List<Member> members =
                files.members(all.subList(1, all.size()), opened, household.number(), asOf);
        return new HouseholdFile(files.file(household, asOf), members);
    }

    @Override
    public Optional<PersonFile> person(Actor actor, UUID id, AsOf asOf, Purpose purpose) {
        return opened(actor, id, SubjectKind.PERSON, () -> person(id, asOf, purpose));
    }

    private PersonFile person(UUID id, AsOf asOf, Purpose purpose) {
        RegisterFiles.Opened opened =
                Objects.requireNonNull(files.opened(List.of(id), purpose, "personFile").get(id));
        SubjectFile file = files.file(opened, asOf);
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
    public Optional<SubjectFile> ofNumber(
            Actor actor, String number, Set<Kind> kinds, AsOf asOf, Purpose purpose) {
        return walls.inside(
                actor,
                () ->
                        switch (found(SubjectKind.PERSON, number, purpose)) {
                            case Found.No _ -> Optional.empty();
                            case Found.Subject one ->
                                    files.opened(one.id(), number, kinds, purpose)
                                            .map(opened -> files.file(opened, asOf));
                        });
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
        return opened(actor, id, SubjectKind.INSTITUTION, () -> institution(id, asOf, purpose));
    }

    private InstitutionFile institution(UUID id, AsOf asOf, Purpose purpose) {
        RegisterFiles.Opened opened =
                Objects.requireNonNull(
                        files.opened(List.of(id), purpose, "institutionFile").get(id));
        return new InstitutionFile(
                files.file(opened, asOf),
                files.belonging(List.of(id), asOf).getOrDefault(id, Set.of()).size());
    }

    @Override
    public List<Recorded> history(
            Actor actor, UUID subject, Kind kind, UUID series, Purpose purpose) {
        return walls.inside(
                actor,
                () -> {
                    RegisterFiles.Opened opened =
                            files.opened(List.of(subject), purpose, "history." + kind).get(subject);
                    return opened == null
                            ? List.of()
                            : opened.histories().of(kind, series).reversed();
                });
    }

    @Override
    public Optional<Known> known(
            Actor actor, UUID person, LocalDate day, long through, Purpose purpose) {
        return opened(
                actor,
                person,
                SubjectKind.PERSON,
                () -> {
                    RegisterFiles.Opened opened =
                            Objects.requireNonNull(
                                    files.opened(List.of(person), purpose, "economicCheck")
                                            .get(person));
                    return new Known(
                            files.file(opened, AsOf.today(today())),
                            opened.histories()
                                    .through(through)
                                    .asOf(AsOf.everKnown(day), files::shown),
                            opened.histories().all());
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
        Map<UUID, Set<UUID>> belonging = files.belonging(ids, now);
        Map<UUID, RegisterFiles.Opened> opened =
                files.opened(ids, Purpose.WORK_LIST, "registerList");
        Map<UUID, RegisterFiles.Opened> people =
                kind == SubjectKind.HOUSEHOLD
                        ? files.opened(
                                belonging.values().stream()
                                        .flatMap(Set::stream)
                                        .distinct()
                                        .toList(),
                                Purpose.WORK_LIST,
                                "maskedName")
                        : Map.of();
        List<Row> lines = new ArrayList<>();
        for (RegisterFiles.Opened one : opened.values()) {
            Set<UUID> there = belonging.getOrDefault(one.subject().id(), Set.of());
            SubjectFile file = files.file(one, now);
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

    private static Instant changed(RegisterFiles.Opened one) {
        return one.histories().last().map(Recorded::at).orElse(Instant.EPOCH);
    }

    /** Masked name of the head; of the first member where nobody is the head. */
    private String head(
            Collection<UUID> members,
            Map<UUID, RegisterFiles.Opened> people,
            String household,
            AsOf now) {
        return files.members(members, people, household, now).stream()
                .findFirst()
                .map(m -> PersonName.masked(m.person().name()))
                .orElse("");
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
        Map<UUID, Set<UUID>> belonging = files.belonging(ids, now);
        Map<UUID, String> numbers = personalData.openSubjectNumbers(ids, Purpose.EXPORT);
        Map<UUID, RegisterFiles.Opened> people =
                files.opened(
                        belonging.values().stream().flatMap(Set::stream).distinct().toList(),
                        Purpose.EXPORT,
                        "maskedName");
        List<MemberRow> members = new ArrayList<>();
        for (JdbcRegisterRows.Subject household : households) {
            String number = numbers.getOrDefault(household.id(), "");
            files.members(belonging.getOrDefault(household.id(), Set.of()), people, number, now)
                    .forEach(m -> members.add(row(number, m)));
        }
        return members;
    }

    private MemberRow row(String household, Member member) {
        return new MemberRow(
                household,
                member.person().placeName(),
                PersonName.masked(member.person().name()),
                member.person().number(),
                member.membership().relation(),
                member.membership().counted(),
                member.link().holds(),
                isAcrossTheBorder(member.person()));
    }

    private boolean isAcrossTheBorder(SubjectFile person) {
        String other = walls.current().jurisdiction().other().code();
        return person.lines(Kind.RESIDENCE).stream()
                .anyMatch(l -> ((Particulars.Residence) l.value()).hukou().startsWith(other));
    }

    // ------------------------------------------------------------------ recording

    @Override
    public Written record(Actor actor, Entry entry) {
        return writing.record(actor, entry);
    }

    @Override
    public Founded found(Actor actor, Founding founding) {
        return writing.found(actor, founding);
    }

    @Override
    public HandedOver handOver(Actor actor, UUID subject, String place) {
        return writing.handOver(actor, subject, place);
    }

    @Override
    public List<Shown> shown(Particulars value) {
        return files.shown(value);
    }
}
