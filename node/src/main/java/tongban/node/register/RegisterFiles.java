package tongban.node.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.identifier.CitizenNumber;
import tongban.service.text.Words;

/**
 * Opens files and puts together what they show as of two days. Every call is inside an open
 * transaction.
 */
final class RegisterFiles {
    private final JdbcRegisterRows rows;
    private final Walls walls;
    private final PersonalData personalData;
    private final RecordCodec codec;
    private final Seats seats;
    private final Organs organs;
    private final Clock clock;

    RegisterFiles(
            JdbcRegisterRows rows,
            Walls walls,
            PersonalData personalData,
            RecordCodec codec,
            Seats seats,
            Organs organs,
            Clock clock) {
        this.rows = rows;
        this.walls = walls;
        this.personalData = personalData;
        this.codec = codec;
        this.seats = seats;
        this.organs = organs;
        this.clock = clock;
    }

    /** Several subjects with their records opened; one journal row for keys, one for numbers. */
    Map<UUID, Opened> opened(Collection<UUID> ids, Purpose purpose, String fields) {
        Map<UUID, JdbcRegisterRows.Subject> subjects = rows.subjects(ids);
        Map<UUID, CaseKey> keys =
                personalData.open(PersonalData.Holder.SUBJECT, subjects.keySet(), purpose, fields);
        Map<UUID, String> numbers = personalData.openSubjectNumbers(keys.keySet(), purpose);
        Map<UUID, List<Register.Recorded>> records = records(keys, EnumSet.allOf(Kind.class));
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

    /** Of somebody whose number is known, what was recorded of these kinds and nothing else. */
    Optional<Opened> opened(UUID id, String number, Set<Kind> kinds, Purpose purpose) {
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.SUBJECT,
                        List.of(id),
                        purpose,
                        kinds.stream().sorted().map(k -> "personFile." + k).toArray(String[]::new));
        List<Register.Recorded> records = records(keys, kinds).getOrDefault(id, List.of());
        return rows.subject(id)
                .map(subject ->
                        new Opened(subject, number, new Histories(records), keys.isEmpty()));
    }

    private Map<UUID, List<Register.Recorded>> records(Map<UUID, CaseKey> keys, Set<Kind> kinds) {
        Map<UUID, List<Register.Recorded>> records = new LinkedHashMap<>();
        for (JdbcRegisterRows.Stored stored : rows.records(keys.keySet(), kinds)) {
            records.computeIfAbsent(stored.subject(), s -> new ArrayList<>())
                    .add(recorded(stored, Objects.requireNonNull(keys.get(stored.subject()))));
        }
        return records;
    }

    /** A subject with what was recorded of it and opened. */
    record Opened(
            JdbcRegisterRows.Subject subject, String number, Histories histories, boolean erased) {}

    private Register.Recorded recorded(JdbcRegisterRows.Stored stored, CaseKey key) {
        return new Register.Recorded(
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
                : organs.byId(organ, LocalDate.now(clock), walls.current().jurisdiction().code())
                        .map(o -> o.name())
                        .orElse(Words.same(organ));
    }

    Register.SubjectFile file(Opened opened, AsOf asOf) {
        List<Register.Line> lines = opened.histories().asOf(asOf, this::shown);
        return new Register.SubjectFile(
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
    private static String name(Opened opened, List<Register.Line> lines) {
        return lines.stream()
                .map(Register.Line::value)
                .flatMap(v -> v.title().stream())
                .findFirst()
                .or(() ->
                        Stream.of(Kind.IDENTITY, Kind.PREMISES, Kind.ENTERPRISE)
                                .flatMap(k ->
                                        lastName(opened.histories().of(k, RecordCodec.ONLY))
                                                .stream())
                                .findFirst())
                .orElse("");
    }

    private static Optional<String> lastName(List<Register.Recorded> records) {
        return records.reversed().stream()
                .flatMap(r -> r.statement().value().stream())
                .flatMap(v -> v.title().stream())
                .findFirst();
    }

    /** The values in words; places by their names, a card decoded. */
    List<Register.Shown> shown(Particulars value) {
        List<Register.Shown> shown = new ArrayList<>();
        List<Kind.Field> shape = value.kind().shape();
        List<Optional<?>> values = value.values();
        for (int i = 0; i < shape.size(); i++) {
            Kind.Field field = shape.get(i);
            values.get(i)
                    .ifPresent(v ->
                            shown.add(
                                    new Register.Shown(
                                            field.words(),
                                            field.type() instanceof FieldType.Place
                                                    ? seats.name(v.toString())
                                                    : field.type().show(v))));
        }
        if (value instanceof Particulars.DisabilityCard card) {
            shown.add(new Register.Shown(Words.of("类别", "Category"), card.category()));
            shown.add(new Register.Shown(Words.of("等级", "Grade"), card.grade()));
            if (!card.reissue().zh().isEmpty()) {
                shown.add(new Register.Shown(Words.of("补换领", "Issued again"), card.reissue()));
            }
        }
        return List.copyOf(shown);
    }

    /** The members of a household among these people, the head first. */
    List<Register.Member> members(
            Collection<UUID> ids, Map<UUID, Opened> people, String household, AsOf asOf) {
        List<Register.Member> members = new ArrayList<>();
        for (UUID id : ids) {
            Opened one = people.get(id);
            if (one != null) {
                Register.SubjectFile file = file(one, asOf);
                link(file, household)
                        .ifPresent(line -> members.add(new Register.Member(file, line)));
            }
        }
        members.sort(
                Comparator.comparing((Register.Member m) -> m.membership().relation())
                        .thenComparing(m -> m.person().id()));
        return List.copyOf(members);
    }

    private static Optional<Register.Line> link(Register.SubjectFile person, String household) {
        return person.lines(Kind.MEMBERSHIP).stream()
                .filter(l -> ((Particulars.Membership) l.value()).household().equals(household))
                .findFirst();
    }

    /** Who belongs to each of these on a day, as known on another, without opening anything. */
    Map<UUID, Set<UUID>> belonging(Collection<UUID> linked, AsOf asOf) {
        Map<UUID, Set<UUID>> belonging = new LinkedHashMap<>();
        Set<String> answered = new HashSet<>();
        for (JdbcRegisterRows.Link link : rows.links(linked)) {
            boolean speaks = !link.at().isAfter(asOf.until()) && link.valid().contains(asOf.day());
            if (speaks
                    && answered.add(link.linked() + " " + link.subject() + " " + link.series())
                    && !link.withdrawn()) {
                belonging
                        .computeIfAbsent(link.linked(), l -> new LinkedHashSet<>())
                        .add(link.subject());
            }
        }
        return belonging;
    }
}
