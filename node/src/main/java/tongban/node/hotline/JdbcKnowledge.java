package tongban.node.hotline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** The knowledge base in the database; it holds nothing personal. */
final class JdbcKnowledge implements Knowledge {
    /** More words of a search make it slower and no better. */
    private static final int SEARCHED_MAX = 24;

    private static final int ROWS_AT_ONCE = 1_000;

    /** A question's words count for more than an answer's: they are marked. */
    private static final String ASKED = "@";

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Services services;
    private final TicketPlaces places;
    private final Desk desk;

    JdbcKnowledge(JdbcClient jdbc, Walls walls, Services services, TicketPlaces places, Desk desk) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.services = services;
        this.places = places;
        this.desk = desk;
    }

    // ------------------------------------------------------------------ finding

    private static final String VALID =
            " e.valid_from <= ? and (e.valid_until is null or e.valid_until > ?)";

    /**
     * What a search looks for, and in which order.
     *
     * @param hits from where, behind the columns
     */
    private record Wanted(String hits, List<Object> values, String order) {}

    @Override
    public Found search(Actor reader, String words, boolean expired, int page) {
        Wanted wanted = wanted(reader, words, expired);
        return walls.inside(
                reader,
                () -> {
                    int total =
                            jdbc.sql("select count(*)" + wanted.hits())
                                    .params(wanted.values())
                                    .query(Integer.class)
                                    .single();
                    List<Object> values = new ArrayList<>(wanted.values());
                    values.add(PAGE_ROWS);
                    values.add(page * PAGE_ROWS);
                    return new Found(
                            jdbc.sql(rows(wanted) + " limit ? offset ?")
                                    .params(values)
                                    .query((row, n) -> entry(row))
                                    .list(),
                            total,
                            page);
                });
    }

    @Override
    public void each(Actor reader, String words, boolean expired, Consumer<Entry> to) {
        Wanted wanted = wanted(reader, words, expired);
        walls.run(
                reader,
                () -> {
                    try (Stream<Entry> entries =
                            jdbc
                                    .sql(rows(wanted))
                                    .withFetchSize(ROWS_AT_ONCE)
                                    .params(wanted.values())
                                    .query((row, n) -> entry(row))
                                    .stream()) {
                        entries.forEach(to);
                    }
                });
    }

    private static String rows(Wanted wanted) {
        return "select e.*" + wanted.hits() + wanted.order();
    }

    private Wanted wanted(Actor reader, String words, boolean expired) {
        boolean all = expired && Knowledge.keeps(reader);
        LocalDate today = desk.today();
        if (words.isBlank()) {
            return new Wanted(
                    " from hotline_entry e where ? or" + VALID,
                    List.of(all, today, today),
                    " order by e.uses desc, e.id");
        }
        String[] wanted =
                Grams.of(words).stream()
                        .limit(SEARCHED_MAX)
                        .flatMap(g -> Stream.of(g, ASKED + g))
                        .toArray(String[]::new);
        return new Wanted(
                """
                 from (select g.entry, count(*) + count(*) filter (where starts_with(g.gram, '@')) as weight
                         from hotline_gram g where g.gram = any (?) group by g.entry) h
                  join hotline_entry e on e.id = h.entry where (? or\
                """
                        + VALID
                        + ")",
                List.of(wanted, all, today, today),
                " order by h.weight desc, e.uses desc, e.id");
    }

    @Override
    public Optional<Entry> entry(Actor reader, UUID id) {
        return walls.inside(reader, () -> one(id))
                .filter(e -> e.valid() || Knowledge.keeps(reader));
    }

    private Optional<Entry> one(UUID id) {
        return jdbc.sql("select * from hotline_entry where id = ?")
                .param(id)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** In the open transaction, and held: one that may be answered with today, as it stays. */
    Optional<Entry> valid(UUID id, LocalDate today) {
        return jdbc.sql("select * from hotline_entry where id = ? for update")
                .param(id)
                .query((row, n) -> entry(row))
                .optional()
                .filter(Entry::valid)
                .filter(e -> !today.isBefore(e.validFrom()));
    }

    /** In the open transaction: the ticket names the version that answered it. */
    void used(UUID id, UUID ticket) {
        jdbc.sql("update hotline_entry set uses = uses + 1 where id = ?").param(id).update();
        jdbc.sql(
                        "update hotline_ticket set entry_version = (select version from hotline_entry where id = ?) where id = ?")
                .params(id, ticket)
                .update();
    }

    @Override
    public List<Version> versions(Actor reader, UUID id) {
        boolean official = reader.is(Role.CLERK, Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);
        return entry(reader, id).isEmpty()
                ? List.of()
                : walls.inside(
                        reader,
                        () ->
                                jdbc.sql(
                                                """
                                                select v.*, v.entry as id, 0::bigint as uses from hotline_entry_version v
                                                 where v.entry = ? order by v.version desc
                                                """)
                                        .param(id)
                                        .query((row, n) ->
                                                new Version(
                                                        row.getInt("version"),
                                                        text(row, "reason"),
                                                        official ? text(row, "changed_by") : "",
                                                        Objects.requireNonNull(
                                                                        row.getObject(
                                                                                "changed_at",
                                                                                OffsetDateTime
                                                                                        .class))
                                                                .toInstant(),
                                                        entry(row)))
                                        .list());
    }

    private Entry entry(ResultSet row) throws SQLException {
        LocalDate today = desk.today();
        LocalDate from = Objects.requireNonNull(row.getObject("valid_from", LocalDate.class));
        @Nullable LocalDate until = row.getObject("valid_until", LocalDate.class);
        LocalDate review = Objects.requireNonNull(row.getObject("review_on", LocalDate.class));
        String owner = text(row, "owner_organ");
        return new Entry(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getInt("version"),
                Words.of(text(row, "question_zh"), text(row, "question_en")),
                Words.of(text(row, "answer_zh"), text(row, "answer_en")),
                text(row, "source"),
                Optional.ofNullable(row.getString("service_id")),
                places.organ(owner, today, text(row, "owner_jurisdiction")),
                owner,
                from,
                Optional.ofNullable(until).map(u -> u.minusDays(1)),
                review,
                row.getBoolean("demonstration"),
                row.getLong("uses"),
                !from.isAfter(today) && (until == null || until.isAfter(today)),
                !review.isAfter(today));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    // ------------------------------------------------------------------ keeping

    @Override
    public Kept keep(Actor actor, Optional<UUID> id, int version, Typed typed) {
        if (!Knowledge.keeps(actor)) {
            return new Kept.NotFound();
        }
        return walls.inside(
                actor,
                () -> {
                    List<Problem> problems = KnowledgeFaults.of(typed, services);
                    if (places.body(typed.owner(), desk.today(), side()).isEmpty()) {
                        problems.add(KnowledgeFaults.owner());
                    }
                    Optional<Integer> stands =
                            id.flatMap(known ->
                                    jdbc.sql(
                                                    "select version from hotline_entry where id = ? for update")
                                            .param(known)
                                            .query(Integer.class)
                                            .optional());
                    if (id.isPresent() && stands.isEmpty()) {
                        return new Kept.NotFound();
                    }
                    if (stands.filter(v -> v != version).isPresent()) {
                        problems.add(TicketProblems.stale());
                    }
                    if (stands.isPresent() && typed.reason().isBlank()) {
                        problems.add(KnowledgeFaults.reason());
                    } else if (typed.reason().strip().length() > REASON_LENGTH_MAX) {
                        problems.add(TicketProblems.tooLong("reason", REASON_LENGTH_MAX));
                    }
                    return problems.isEmpty()
                            ? new Kept.Done(stored(actor, id, typed))
                            : new Kept.Rejected(problems);
                });
    }

    private UUID stored(Actor actor, Optional<UUID> known, Typed t) {
        UUID id = known.orElseGet(() -> GlobalId.next(desk.now()));
        jdbc.sql(
                        """
                        insert into hotline_entry (id, owner_jurisdiction, question_zh, question_en, answer_zh, answer_en, source,
                               service_id, owner_organ, valid_from, valid_until, review_on, demonstration, changed_by, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id, owner_jurisdiction) do update set version = hotline_entry.version + 1,
                               question_zh = excluded.question_zh, question_en = excluded.question_en,
                               answer_zh = excluded.answer_zh, answer_en = excluded.answer_en, source = excluded.source,
                               service_id = excluded.service_id, owner_organ = excluded.owner_organ,
                               valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                               review_on = excluded.review_on, demonstration = excluded.demonstration,
                               changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .params(
                        Arrays.asList(
                                id,
                                side(),
                                t.questionZh().strip(),
                                t.questionEn().strip(),
                                t.answerZh().strip(),
                                t.answerEn().strip(),
                                t.source().strip(),
                                t.service().isBlank() ? null : t.service(),
                                t.owner(),
                                t.validFrom().orElseThrow(),
                                t.lastDay().map(d -> d.plusDays(1)).orElse(null),
                                t.reviewOn().orElseThrow(),
                                t.demonstration(),
                                actor.login(),
                                desk.now().atOffset(ZoneOffset.UTC)))
                .update();
        jdbc.sql(
                        """
                        insert into hotline_entry_version
                        select owner_jurisdiction, id, version, question_zh, question_en, answer_zh, answer_en, source, service_id,
                               owner_organ, valid_from, valid_until, review_on, demonstration, ?, changed_by, changed_at
                          from hotline_entry where id = ?
                        """)
                .params(t.reason().strip(), id)
                .update();
        jdbc.sql("delete from hotline_gram where entry = ?").param(id).update();
        Set<String> grams = new LinkedHashSet<>();
        Grams.of(t.questionZh() + " " + t.questionEn()).forEach(g -> grams.add(ASKED + g));
        grams.addAll(Grams.of(t.answerZh() + " " + t.answerEn()));
        jdbc.sql("insert into hotline_gram select ?, g, ? from unnest(?::text[]) g")
                .params(side(), id, grams.toArray(String[]::new))
                .update();
        return id;
    }

    private String side() {
        return walls.current().jurisdiction().code();
    }
}
