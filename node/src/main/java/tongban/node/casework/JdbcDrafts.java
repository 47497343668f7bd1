package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.ServiceDefinition;
import tools.jackson.core.type.TypeReference;

/** Drafts in the database, sealed under the key of the case they become. */
final class JdbcDrafts implements Drafts {
    private static final String ANSWERS = "answers";
    private static final TypeReference<TreeMap<String, List<String>>> TYPED =
            new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Services services;
    private final IntakeReader reader;
    private final JdbcAuthorisationRows authorisations;
    private final List<Admissions> admissions;
    private final List<TypedOver> others;
    private final Clock clock;

    JdbcDrafts(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Services services,
            IntakeReader reader,
            JdbcAuthorisationRows authorisations,
            List<Admissions> admissions,
            List<TypedOver> others,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.services = services;
        this.reader = reader;
        this.authorisations = authorisations;
        this.admissions = List.copyOf(admissions);
        this.others = List.copyOf(others);
        this.clock = clock;
    }

    private record Row(UUID id, String serviceId, byte[] sealed, int version, Instant updatedAt) {
        Draft open(CaseKey key) {
            return new Draft(
                    id,
                    serviceId,
                    version,
                    CaseJson.MAPPER.readValue(key.unseal(ANSWERS, sealed), TYPED),
                    updatedAt);
        }
    }

    /** A draft with the key it was opened with. */
    record Opened(Draft draft, CaseKey key) {}

    @Override
    public Optional<Draft> start(Actor actor, String serviceId) {
        if (services.get(serviceId).isEmpty() || !actor.is(Role.RESIDENT, Role.CLERK)) {
            return Optional.empty();
        }
        return walls.inside(
                actor,
                () -> {
                    if (count() >= DRAFTS_PER_ACCOUNT_MAX) {
                        return Optional.empty();
                    }
                    Instant now = clock.instant();
                    UUID id = GlobalId.next(now);
                    CaseKey key = personalData.create(id);
                    jdbc.sql(
                                    """
                                    insert into draft (id, owner_jurisdiction, account_id, service_id, answers_cipher,
                                                       version, updated_at) values (?, ?, ?, ?, ?, 1, ?)
                                    """)
                            .params(
                                    id,
                                    actor.jurisdiction().code(),
                                    actor.account(),
                                    serviceId,
                                    key.sealText(ANSWERS, "{}"),
                                    now.atOffset(ZoneOffset.UTC))
                            .update();
                    return Optional.of(new Draft(id, serviceId, 1, Map.of(), now));
                });
    }

    @Override
    public Map<Jurisdiction, List<Problem>> against(String serviceId) {
        Map<Jurisdiction, List<Problem>> against = new EnumMap<>(Jurisdiction.class);
        LocalDate today = LocalDate.now(clock);
        // either side's answer is the same behind the walls of any
        walls.run(
                Actor.system(Jurisdiction.SICHUAN),
                () -> {
                    for (Jurisdiction side : Jurisdiction.values()) {
                        List<Problem> problems =
                                admissions.stream()
                                        .flatMap(a ->
                                                a
                                                        .against(
                                                                serviceId,
                                                                side,
                                                                Optional.empty(),
                                                                today)
                                                        .stream())
                                        .toList();
                        if (!problems.isEmpty()) {
                            against.put(side, problems);
                        }
                    }
                });
        return against;
    }

    /** Of the actor's own drafts, in the open transaction. */
    long count() {
        return jdbc.sql("select count(*) from draft").query(Long.class).single();
    }

    @Override
    public Optional<Draft> load(Actor actor, UUID draftId) {
        return walls.inside(actor, () -> open(draftId).map(Opened::draft));
    }

    /** In the open transaction. */
    Optional<Opened> open(UUID draftId) {
        Optional<Row> row =
                jdbc.sql("select * from draft where id = ?")
                        .param(draftId)
                        .query((r, n) -> row(r))
                        .optional();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        return personalData
                .open(draftId, Purpose.INTAKE, ANSWERS)
                .map(key -> new Opened(row.get().open(key), key));
    }

    @Override
    public Saved save(Actor actor, UUID draftId, int version, Map<String, List<String>> typed) {
        Map<String, List<String>> own = new HashMap<>(typed);
        own.keySet().removeIf(field -> field.startsWith(TakenElsewhere.FIELDS));
        return saved(actor, draftId, version, own);
    }

    @Override
    public Saved save(
            Actor actor,
            UUID draftId,
            int version,
            Map<String, List<String>> typed,
            TakenElsewhere elsewhere,
            String organ) {
        Map<String, List<String>> all = new HashMap<>(typed);
        all.keySet().removeIf(field -> field.startsWith(TakenElsewhere.FIELDS));
        all.putAll(elsewhere.fields(organ));
        return saved(actor, draftId, version, all);
    }

    private Saved saved(Actor actor, UUID draftId, int version, Map<String, List<String>> typed) {
        return walls.inside(
                actor,
                () -> {
                    Optional<Opened> found = open(draftId);
                    if (found.isEmpty()) {
                        return new Saved.NotFound();
                    }
                    List<Problem> problems = limits(typed);
                    if (!problems.isEmpty()) {
                        return new Saved.Rejected(problems);
                    }
                    Draft draft = found.get().draft();
                    if (laid(draft, typed).size() > FIELDS_MAX) {
                        return new Saved.Rejected(List.of(Problems.range("", 0, FIELDS_MAX)));
                    }
                    if (draft.version() != version || !write(found.get(), typed)) {
                        return new Saved.Stale(draft);
                    }
                    ServiceDefinition from = definition(draft);
                    for (Sibling other : siblings(draftId)) {
                        Map<String, List<String>> shared =
                                Sharing.fields(typed, from, other.service());
                        if (!shared.isEmpty()) {
                            open(other.draftId()).ifPresent(opened -> write(opened, shared));
                        }
                    }
                    return new Saved.Done(version + 1);
                });
    }

    private ServiceDefinition definition(Draft draft) {
        return services.get(draft.serviceId()).orElseThrow().definition();
    }

    private static Map<String, List<String>> laid(Draft draft, Map<String, List<String>> typed) {
        Map<String, List<String>> all = new TreeMap<>(draft.typed());
        typed.forEach((field, values) -> {
            if (values.isEmpty()) {
                all.remove(field);
            } else {
                all.put(field, List.copyOf(values));
            }
        });
        return all;
    }

    private boolean write(Opened found, Map<String, List<String>> typed) {
        Draft draft = found.draft();
        Map<String, List<String>> changed = TakenElsewhere.changed(draft.typed(), typed);
        for (TypedOver other : others) {
            changed = other.changed(draft.typed(), changed);
        }
        byte[] answers = CaseJson.MAPPER.writeValueAsBytes(laid(draft, changed));
        boolean written =
                jdbc.sql(
                                        """
                                        update draft set answers_cipher = ?, version = version + 1, updated_at = ?
                                         where id = ? and version = ?
                                        """)
                                .params(
                                        found.key().seal(ANSWERS, answers),
                                        clock.instant().atOffset(ZoneOffset.UTC),
                                        draft.id(),
                                        draft.version())
                                .update()
                        == 1;
        if (written && TakenElsewhere.isLeft(draft.typed(), changed)) {
            jdbc.sql("delete from case_document where case_id = ? and brought")
                    .param(draft.id())
                    .update();
        }
        if (written) {
            for (TypedOver other : others) {
                other.written(draft.id(), draft.typed(), changed);
            }
        }
        return written;
    }

    /** Another draft of the same bundle, still closed. */
    record Sibling(UUID draftId, ServiceDefinition service) {}

    /** In the open transaction; none for a draft that belongs to no bundle. */
    List<Sibling> siblings(UUID draftId) {
        return jdbc.sql(
                        """
                        select d.id, d.service_id from draft d join bundle_part p on p.case_id = d.id
                          join bundle_part own on own.run = p.run
                         where own.case_id = ? and d.id <> own.case_id order by p.seq
                        """)
                .param(draftId)
                .query((row, n) ->
                        new Sibling(
                                row.getObject("id", UUID.class),
                                services.get(JdbcCaseStore.text(row, "service_id"))
                                        .orElseThrow()
                                        .definition()))
                .list();
    }

    private static List<Problem> limits(Map<String, List<String>> typed) {
        List<Problem> problems = new ArrayList<>();
        typed.forEach((field, values) -> {
            if (field.length() > 200
                    || values.size() > 200
                    || values.stream().anyMatch(v -> v.length() > TEXT_LENGTH_MAX)) {
                problems.add(Problems.tooLong(field.length() > 200 ? "" : field, TEXT_LENGTH_MAX));
            }
        });
        return problems;
    }

    @Override
    public List<Problem> faults(Actor actor, UUID draftId) {
        return walls.inside(
                actor,
                () ->
                        open(draftId)
                                .map(o ->
                                        reader.read(
                                                        actor,
                                                        services.get(o.draft().serviceId())
                                                                .orElseThrow()
                                                                .definition(),
                                                        o.draft(),
                                                        authorisations.of(o.draft().id(), o.key()),
                                                        n -> isOwn(actor, n),
                                                        LocalDate.now(clock))
                                                .problems())
                                .orElse(List.of()));
    }

    /** Whether the number is that with which the actor's account was enrolled. */
    boolean isOwn(Actor actor, String number) {
        return jdbc.sql("select exists (select 1 from account where id = ? and id_index = ?)")
                .params(actor.account(), personalData.idIndex(number))
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Line> own(Actor actor) {
        return walls.inside(
                actor,
                () -> {
                    List<Row> rows =
                            jdbc.sql("select * from draft order by updated_at desc limit ?")
                                    .param(DRAFTS_PER_ACCOUNT_MAX)
                                    .query((r, n) -> row(r))
                                    .list();
                    Map<UUID, CaseKey> keys =
                            personalData.open(
                                    rows.stream().map(Row::id).toList(), Purpose.INTAKE, "name");
                    return rows.stream()
                            .filter(r -> keys.containsKey(r.id()))
                            .map(r -> {
                                Draft draft = r.open(Objects.requireNonNull(keys.get(r.id())));
                                List<String> name =
                                        draft.typed().getOrDefault(APPLICANT_NAME, List.of(""));
                                return new Line(
                                        draft.id(),
                                        draft.serviceId(),
                                        Masked.name(name.getFirst()),
                                        draft.version(),
                                        draft.updatedAt());
                            })
                            .toList();
                });
    }

    @Override
    public boolean discard(Actor actor, UUID draftId) {
        return walls.inside(
                actor,
                () -> {
                    if (open(draftId).isEmpty()) {
                        return false;
                    }
                    jdbc.sql("delete from case_document where case_id = ?").param(draftId).update();
                    personalData.destroy(draftId, Purpose.INTAKE);
                    return remove(draftId);
                });
    }

    /** The draft has become a case, or is given up. */
    boolean remove(UUID draftId) {
        return jdbc.sql("delete from draft where id = ?").param(draftId).update() == 1;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                JdbcCaseStore.text(row, "service_id"),
                Objects.requireNonNull(row.getBytes("answers_cipher")),
                row.getInt("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
