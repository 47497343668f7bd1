package tongban.node.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Drafts;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.ServiceDefinition;
import tools.jackson.databind.json.JsonMapper;

/** Visits in the database; the visitor sealed under the key of the visit. */
final class JdbcVisits implements Visits {
    private static final String VISITOR = "visitor";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Drafts drafts;
    private final Services services;
    private final CardReader reader;
    private final KnownFacts registers;
    private final JsonMapper json;
    private final Clock clock;

    JdbcVisits(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Drafts drafts,
            Services services,
            CardReader reader,
            KnownFacts registers,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.drafts = drafts;
        this.services = services;
        this.reader = reader;
        this.registers = registers;
        this.json = json;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            @Nullable UUID ticket,
            OffsetDateTime startedAt,
            boolean ended,
            boolean passedOn,
            byte @Nullable [] visitor) {}

    @Override
    public Optional<Visit> begin(Actor clerk, Optional<UUID> ticket) {
        if (!clerk.is(Role.CLERK)) {
            return Optional.empty();
        }
        return walls.inside(
                clerk,
                () -> {
                    Optional<Visit> open = open(clerk);
                    if (open.isPresent() && open.get().ticket().equals(ticket)) {
                        return open;
                    }
                    end(clerk);
                    Optional<UUID> passed = ticket.flatMap(this::takenOver);
                    if (passed.isPresent()) {
                        return find(clerk, passed.get());
                    }
                    UUID id = GlobalId.next(clock.instant());
                    personalData.create(id);
                    jdbc.sql(
                                    """
                                    insert into counter_visit (id, owner_jurisdiction, account_id, office, ticket, started_at)
                                    values (?, ?, ?, ?, ?, ?)
                                    """)
                            .params(
                                    id,
                                    clerk.jurisdiction().code(),
                                    clerk.account(),
                                    clerk.worksFor().orElse(""))
                            .param(ticket.orElse(null))
                            .param(now())
                            .update();
                    return find(clerk, id);
                });
    }

    /** The visit that came with the number from another counter, now this clerk's. */
    private Optional<UUID> takenOver(UUID ticket) {
        return jdbc.sql("select take_over_visit(?)")
                .param(ticket)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
    }

    @Override
    public Optional<Visit> find(Actor clerk, UUID visit) {
        return walls.inside(
                clerk,
                () ->
                        jdbc.sql("select * from counter_visit where id = ?")
                                .param(visit)
                                .query((row, n) -> row(row))
                                .optional()
                                .map(this::visit));
    }

    @Override
    public Optional<Visit> open(Actor clerk) {
        return walls.inside(clerk, () -> open(clerk.account()).map(this::visit));
    }

    @Override
    public Optional<UUID> atWork(Actor clerk) {
        return clerk.is(Role.CLERK)
                ? walls.inside(clerk, () -> open(clerk.account()).map(Row::id))
                : Optional.empty();
    }

    private Optional<Row> open(UUID account) {
        return jdbc.sql(
                        """
                        select * from counter_visit
                         where account_id = ? and ended_at is null and passed_at is null
                         order by started_at desc limit 1
                        """)
                .param(account)
                .query((row, n) -> row(row))
                .optional();
    }

    private Visit visit(Row row) {
        Optional<Visitor> visitor =
                row.visitor() == null
                        ? Optional.empty()
                        : personalData
                                .open(row.id(), Purpose.INTAKE, VISITOR)
                                .map(key ->
                                        json.readValue(
                                                key.unseal(
                                                        VISITOR,
                                                        Objects.requireNonNull(row.visitor())),
                                                Visitor.class));
        List<Matter> matters =
                jdbc.sql(
                                """
                                select m.seq, m.case_id, m.service_id,
                                       exists (select 1 from case_file f where f.id = m.case_id) as taken
                                  from visit_matter m
                                 where m.visit = ? and (exists (select 1 from case_file f where f.id = m.case_id)
                                                        or exists (select 1 from draft d where d.id = m.case_id))
                                 order by m.seq
                                """)
                        .param(row.id())
                        .query((m, n) ->
                                new Matter(
                                        m.getInt("seq"),
                                        m.getObject("case_id", UUID.class),
                                        Objects.requireNonNull(m.getString("service_id")),
                                        m.getBoolean("taken")))
                        .list();
        return new Visit(
                row.id(),
                Optional.ofNullable(row.ticket()),
                row.startedAt().toInstant(),
                row.ended() || row.passedOn(),
                row.passedOn(),
                visitor,
                matters);
    }

    @Override
    public Optional<DeviceFault> readCard(Actor clerk, UUID visit, String laid) {
        return switch (reader.read(laid)) {
            case CardReader.Reading.Failed(DeviceFault fault) -> Optional.of(fault);
            case CardReader.Reading.Card card when card.validUntil().isBefore(today()) ->
                    Optional.of(DeviceFault.EXPIRED);
            case CardReader.Reading.Card card -> {
                typed(
                        clerk,
                        visit,
                        new Visitor(card.name(), card.number(), card.address(), Source.CARD));
                yield Optional.empty();
            }
        };
    }

    @Override
    public void typed(Actor clerk, UUID visit, Visitor visitor) {
        walls.run(
                clerk,
                () -> {
                    Optional<CaseKey> key = personalData.open(visit, Purpose.INTAKE, VISITOR);
                    if (key.isEmpty()) {
                        return;
                    }
                    jdbc.sql(
                                    """
                                    update counter_visit set visitor_cipher = ?, visitor_index = ?
                                     where id = ? and ended_at is null and passed_at is null
                                    """)
                            .param(key.get().seal(VISITOR, json.writeValueAsBytes(visitor)))
                            .param(
                                    visitor.source() == Source.CARD
                                            ? personalData.idIndex(visitor.number())
                                            : null)
                            .param(visit)
                            .update();
                    find(clerk, visit)
                            .ifPresent(v ->
                                    fill(
                                            clerk,
                                            v.matters().stream()
                                                    .filter(m -> !m.taken())
                                                    .map(Matter::caseId)
                                                    .toList(),
                                            visitor));
                });
    }

    @Override
    public Optional<UUID> add(Actor clerk, UUID visit, String serviceId) {
        return walls.inside(
                clerk,
                () -> {
                    Optional<Visit> found = find(clerk, visit).filter(v -> !v.ended());
                    Optional<Visitor> visitor = found.flatMap(Visit::visitor);
                    int seq = found.map(JdbcVisits::last).orElse(0) + 1;
                    if (visitor.isEmpty() || seq > MATTERS_MAX) {
                        return Optional.empty();
                    }
                    Optional<Drafts.Draft> draft = drafts.start(clerk, serviceId);
                    if (draft.isEmpty()) {
                        return Optional.empty();
                    }
                    jdbc.sql(
                                    """
                                    insert into visit_matter (owner_jurisdiction, case_id, visit, service_id, seq)
                                    values (?, ?, ?, ?, coalesce((select max(seq) from visit_matter where visit = ?), 0) + 1)
                                    """)
                            .params(
                                    clerk.jurisdiction().code(),
                                    draft.get().id(),
                                    visit,
                                    serviceId,
                                    visit)
                            .update();
                    fill(clerk, List.of(draft.get().id()), visitor.get());
                    return Optional.of(draft.get().id());
                });
    }

    private static int last(Visit visit) {
        return visit.matters().stream().mapToInt(Matter::seq).max().orElse(0);
    }

    /** What is known of him is asked once for all of them. */
    private void fill(Actor clerk, List<UUID> ids, Visitor visitor) {
        List<Drafts.Draft> open =
                ids.stream().map(id -> drafts.load(clerk, id).orElseThrow()).toList();
        Map<String, ServiceDefinition> forPersons = new HashMap<>();
        for (Drafts.Draft draft : open) {
            services.get(draft.serviceId())
                    .map(PublishedService::definition)
                    .filter(d -> d.identity().isForPersons())
                    .ifPresent(d -> forPersons.put(d.id(), d));
        }
        Map<String, List<KnownFacts.Known>> known =
                forPersons.isEmpty() ? Map.of() : registers.of(clerk, forPersons.values(), visitor);
        for (Drafts.Draft draft : open) {
            // what was said of whoever the draft was for before goes first
            Map<String, List<String>> typed = SaidOfVisitor.forgotten(draft.typed());
            if (forPersons.containsKey(draft.serviceId())) {
                applies(visitor, typed);
                known.getOrDefault(draft.serviceId(), List.of()).forEach(k -> known(k, typed));
            } else {
                typed.put(Drafts.PROXY_NAME, List.of(visitor.name()));
                typed.put(Drafts.PROXY_NUMBER, List.of(visitor.number()));
            }
            drafts.save(clerk, draft.id(), draft.version(), typed);
        }
    }

    /** The visitor applies for himself; for his enterprise, he only hands in. */
    private static void applies(Visitor visitor, Map<String, List<String>> typed) {
        typed.put(Drafts.APPLICANT_NAME, List.of(visitor.name()));
        typed.put(Drafts.APPLICANT_NUMBER, List.of(visitor.number()));
        typed.put(Drafts.APPLICANT_ADDRESS, filled(visitor.address()));
        typed.put(KNOWN_OF, List.of(visitor.number()));
    }

    private static void known(KnownFacts.Known known, Map<String, List<String>> typed) {
        known.values()
                .forEach((field, value) -> {
                    // of a paper nothing is typed
                    if (!field.startsWith(PAPER)) {
                        typed.put(field, List.of(value));
                    }
                    typed.put(
                            KNOWN + field,
                            List.of(
                                    value,
                                    known.register().zh(),
                                    known.register().en(),
                                    known.asOf().toString()));
                });
    }

    private static List<String> filled(String text) {
        return text.isBlank() ? List.of() : List.of(text);
    }

    @Override
    public boolean drop(Actor clerk, UUID visit, UUID caseId) {
        return walls.inside(
                clerk,
                () -> {
                    boolean mine =
                            find(clerk, visit)
                                    .filter(v ->
                                            v.matters().stream()
                                                    .anyMatch(m ->
                                                            m.caseId().equals(caseId)
                                                                    && !m.taken()))
                                    .isPresent();
                    if (!mine || !drafts.discard(clerk, caseId)) {
                        return false;
                    }
                    jdbc.sql("delete from visit_matter where case_id = ? and visit = ?")
                            .params(caseId, visit)
                            .update();
                    return true;
                });
    }

    @Override
    public void passOn(Actor clerk, UUID ticket) {
        walls.run(
                clerk,
                () -> {
                    jdbc.sql(
                                    """
                                    update counter_visit set passed_at = ?
                                     where account_id = ? and ticket = ? and ended_at is null
                                    """)
                            .params(now(), clerk.account(), ticket)
                            .update();
                    end(clerk);
                });
    }

    @Override
    public void end(Actor clerk) {
        walls.run(
                clerk,
                () -> {
                    List<UUID> ended =
                            jdbc.sql(
                                            """
                                            update counter_visit set ended_at = ?, visitor_cipher = null, visitor_index = null
                                             where account_id = ? and ended_at is null
                                               and (passed_at is null or passed_at < ?) returning id
                                            """)
                                    .params(
                                            now(),
                                            clerk.account(),
                                            today().atStartOfDay(clock.getZone())
                                                    .toOffsetDateTime())
                                    .query(UUID.class)
                                    .list();
                    ended.forEach(id -> personalData.destroy(id, Purpose.INTAKE));
                });
    }

    @Override
    public List<UUID> together(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        select m.case_id from visit_matter m join visit_matter own on own.visit = m.visit
                                         where own.case_id = ? and m.case_id <> own.case_id
                                           and exists (select 1 from case_file f where f.id = m.case_id)
                                         order by m.seq
                                        """)
                                .param(caseId)
                                .query(UUID.class)
                                .list());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("ticket", UUID.class),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("ended_at") != null,
                row.getObject("passed_at") != null,
                row.getBytes("visitor_cipher"));
    }
}
