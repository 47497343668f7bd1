package tongban.node.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** Lists and holds in the database. Each row is destroyed in a transaction of its own. */
final class JdbcRetention implements Retention {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Clock clock;
    private final List<RetentionRule> rules;
    private final JdbcProposals proposals;
    private final JdbcHolds holds;

    JdbcRetention(
            JdbcClient jdbc, Walls walls, Journal journal, Clock clock, List<RetentionRule> rules) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.clock = clock;
        this.rules = List.copyOf(rules);
        this.proposals = new JdbcProposals(jdbc, walls, journal, clock, rules);
        this.holds = new JdbcHolds(jdbc, walls, journal, clock);
    }

    @Override
    public List<RetentionRule> rules() {
        return rules;
    }

    @Override
    public int propose(Jurisdiction side) {
        return proposals.propose(side);
    }

    @Override
    public Map<String, Integer> lapse(Jurisdiction side) {
        return proposals.lapse(side);
    }

    // ------------------------------------------------------------------ looking

    private static final String LISTS =
            """
            select l.*, coalesce(a.name_zh, '') as first_name, coalesce(b.name_zh, '') as second_name,
                   (select count(*) from destruction_item i where i.list = l.id) as items,
                   (select count(*) from destruction_item i where i.list = l.id and i.result = 'DESTROYED') as destroyed
              from destruction_list l
              left join account a on a.id::text = l.first_by
              left join account b on b.id::text = l.second_by
            """;

    @Override
    public List<DestructionList> lists(Actor actor) {
        return lists(actor, SHOWN_MAX);
    }

    @Override
    public List<DestructionList> allLists(Actor actor) {
        return lists(actor, Integer.MAX_VALUE);
    }

    private List<DestructionList> lists(Actor actor, int rows) {
        if (!actor.is(Role.SUPERVISOR)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        jdbc
                                .sql(LISTS + " order by l.proposed_at desc, l.id limit ?")
                                .param(rows)
                                .query((row, n) -> list(row))
                                .list()
                                .stream()
                                .map(this::counted)
                                .toList());
    }

    @Override
    public Optional<DestructionList> list(Actor actor, UUID list) {
        return actor.is(Role.SUPERVISOR)
                ? walls.inside(actor, () -> find(list).map(this::counted))
                : Optional.empty();
    }

    private Optional<DestructionList> find(UUID list) {
        return jdbc.sql(LISTS + " where l.id = ?")
                .param(list)
                .query((row, n) -> list(row))
                .optional();
    }

    private DestructionList counted(DestructionList l) {
        if (!l.isOpen()) {
            return l;
        }
        long count =
                items(l, Optional.empty()).stream()
                        .filter(i -> i.outcome() == Outcome.DESTROYED)
                        .count();
        return new DestructionList(
                l.id(),
                l.kind(),
                l.cutoff(),
                l.stage(),
                l.proposedAt(),
                l.firstBy(),
                l.firstAt(),
                l.secondBy(),
                l.secondAt(),
                l.rows(),
                (int) count);
    }

    @Override
    public List<Item> items(Actor actor, UUID list) {
        if (!actor.is(Role.SUPERVISOR)) {
            return List.of();
        }
        return walls.inside(
                actor, () -> find(list).map(l -> items(l, Optional.empty())).orElse(List.of()));
    }

    /**
     * Drafts and months of the journal are looked up by functions of the database, everything else
     * in what stands of its kind.
     */
    private List<Item> items(DestructionList list, Optional<UUID> one) {
        Kind kind = list.kind();
        String standing =
                switch (kind) {
                    case DRAFT ->
                            "select true as there, true as done, c.at as ended from draft_changed(i.subject) c (at) where c.at is not null";
                    case JOURNAL ->
                            "select true as there, true as done, i.ended_on as ended"
                                    + " where journal_month_may_end(date_trunc('month', i.ended_on)::date)";
                    case CASE,
                            TICKET,
                            TALK,
                            POLICY_OFFER,
                            REVIEW,
                            ECONOMIC_CHECK,
                            RED_FLAG,
                            LEDGER,
                            PERSON,
                            HOUSEHOLD,
                            ENTERPRISE,
                            RELATIVE,
                            INQUIRY ->
                            "select true as there, e.done, e.ended from ("
                                    + Endings.of(kind)
                                    + ") e where e.id = i.subject";
                };
        return jdbc.sql(
                        """
                        select i.*, coalesce(i.keep_reason, '') as keeping, x.there, x.done, x.ended,
                               encode(i.cut_digest, 'hex') as digest, coalesce(encode(i.cut_hash, 'hex'), '') as hash,
                               i.subject in (select held_records()) as held,
                               exists (select 1 from paid_cases(:today) p where p.case_id = i.subject) as paid,
                               r.standard_hash, r.parameters_hash, r.texts_hash,
                               (select count(*) from journal_subject j where j.subject = i.subject) as looks
                          from destruction_item i
                          left join receipt r on r.case_id = i.subject
                          left join lateral (
                        """
                                + standing
                                + """
                                        ) x on true
                                 where i.list = :list and (:one::uuid is null or i.subject = :one::uuid)
                                 order by i.ended_on, i.label, i.subject
                                """)
                .param("list", list.id())
                .param("one", one.orElse(null), java.sql.Types.OTHER)
                .param("today", LocalDate.now(clock))
                .query((row, n) -> item(list, row))
                .list();
    }

    @Override
    public StillPaid stillPaid(Actor actor, UUID list) {
        StillPaid none = new StillPaid(0, List.of());
        if (!actor.is(Role.SUPERVISOR)) {
            return none;
        }
        return walls.inside(
                actor,
                () ->
                        find(list)
                                .filter(l -> l.kind() == Kind.CASE && l.isOpen())
                                .map(this::stillPaid)
                                .orElse(none));
    }

    private StillPaid stillPaid(DestructionList list) {
        long[] count = {0};
        List<Paid> first =
                jdbc.sql(
                                "select e.*, count(*) over () as total from ("
                                        + Endings.stillPaid()
                                        + ") e order by e.ended, e.id limit :rows")
                        .param(
                                "before",
                                list.cutoff().atStartOfDay(Endings.ZONE).toOffsetDateTime())
                        .param("today", LocalDate.now(clock))
                        .param("rows", SHOWN_MAX)
                        .query((row, n) -> {
                            count[0] = row.getLong("total");
                            return new Paid(
                                    text(row, "label"),
                                    Endings.ended(Kind.CASE, row).orElseThrow());
                        })
                        .list();
        return new StillPaid(count[0], first);
    }

    private Item item(DestructionList list, ResultSet row) throws SQLException {
        String result = row.getString("result");
        String standard = row.getString("standard_hash");
        return new Item(
                row.getObject("subject", UUID.class),
                text(row, "label"),
                row.getObject("ended_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                text(row, "keeping"),
                result == null ? outcome(list, row) : Outcome.valueOf(result),
                standard == null
                        ? Optional.empty()
                        : Optional.of(
                                new Proof(
                                        standard,
                                        text(row, "parameters_hash"),
                                        text(row, "texts_hash"),
                                        row.getLong("looks"))),
                cut(row));
    }

    private static Optional<Cut> cut(ResultSet row) throws SQLException {
        String digest = row.getString("digest");
        return digest == null
                ? Optional.empty()
                : Optional.of(
                        new Cut(
                                row.getLong("cut_lines"),
                                row.getLong("cut_first"),
                                row.getLong("cut_last"),
                                digest,
                                text(row, "hash")));
    }

    @Override
    public Chain journalChain(Actor actor) {
        return actor.is(Role.SUPERVISOR)
                ? walls.inside(
                        actor,
                        () ->
                                jdbc.sql("select months, broken from journal_cuts()")
                                        .query((row, n) ->
                                                new Chain(
                                                        row.getLong("months"),
                                                        List.of(
                                                                (String[])
                                                                        row.getArray("broken")
                                                                                .getArray())))
                                        .single())
                : new Chain(0, List.of());
    }

    /** What would become of the row now: it may have gone on since, or a hold or money. */
    private static Outcome outcome(DestructionList list, ResultSet row) throws SQLException {
        if (!text(row, "keeping").isEmpty()) {
            return Outcome.KEPT;
        }
        if (!row.getBoolean("there")) {
            return Outcome.GONE;
        }
        if (row.getBoolean("held")) {
            return Outcome.HELD;
        }
        if (row.getBoolean("paid")) {
            return Outcome.PAID;
        }
        boolean over =
                row.getBoolean("done")
                        && Endings.ended(list.kind(), row)
                                .filter(on -> on.isBefore(list.cutoff()))
                                .isPresent();
        return over ? Outcome.DESTROYED : Outcome.NOT_DUE;
    }

    private static DestructionList list(ResultSet row) throws SQLException {
        return new DestructionList(
                row.getObject("id", UUID.class),
                Kind.valueOf(text(row, "kind")),
                row.getObject("cutoff", LocalDate.class),
                Stage.valueOf(text(row, "state")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                text(row, "first_name"),
                instant(row, "first_at"),
                text(row, "second_name"),
                instant(row, "second_at"),
                row.getInt("items"),
                row.getInt("destroyed"));
    }

    // ------------------------------------------------------------------ deciding

    private static final Done UNKNOWN = new Done.No(Words.of("没有这份清单。", "There is no such list."));
    private static final Done OVER =
            new Done.No(Words.of("这份清单已经结束，不能再更改。", "This list is over and cannot be changed."));

    @Override
    public Done keep(Actor actor, UUID list, UUID subject, String reason) {
        String text = reason.strip();
        if (text.length() > REASON_LENGTH_MAX) {
            return JdbcHolds.REASON;
        }
        return with(
                actor,
                list,
                l -> {
                    if (l.stage() != Stage.PROPOSED) {
                        return new Done.No(
                                Words.of(
                                        "第一人确认之后不能再改动各行；可以撤回整份清单。",
                                        "Rows cannot be changed after the first confirmation; withdraw the list."));
                    }
                    jdbc.sql(
                                    "update destruction_item set keep_reason = nullif(?, '') where list = ? and subject = ?")
                            .params(text, list, subject)
                            .update();
                    noted(text.isEmpty() ? "retention-unkeep" : "retention-keep", subject, list);
                    return new Done.Yes();
                });
    }

    @Override
    public Done confirm(Actor actor, UUID list, int rows) {
        Done done =
                with(
                        actor,
                        list,
                        l -> {
                            if (l.toDestroy() != rows) {
                                return new Done.No(
                                        Words.of(
                                                "请输入将被销毁的行数：现在是 " + l.toDestroy() + " 行。",
                                                "Type the number of rows that will be destroyed: it is "
                                                        + l.toDestroy()
                                                        + " now."));
                            }
                            return confirmed(actor, l);
                        });
        boolean carriesOn = list(actor, list).map(l -> l.stage() == Stage.DESTROYING).orElse(false);
        if (done instanceof Done.Yes && carriesOn) {
            destroy(actor, list);
        }
        return done;
    }

    private Done confirmed(Actor actor, DestructionList l) {
        String me = actor.account().toString();
        return switch (l.stage()) {
            case PROPOSED -> {
                jdbc.sql(
                                "update destruction_list set state = 'CONFIRMED', first_by = ?, first_at = ? where id = ?")
                        .params(me, now(), l.id())
                        .update();
                noted("retention-confirm", l.id(), l.id());
                yield new Done.Yes();
            }
            case CONFIRMED -> {
                boolean same =
                        jdbc.sql("select first_by = ? from destruction_list where id = ?")
                                .params(me, l.id())
                                .query(Boolean.class)
                                .single();
                if (same) {
                    yield new Done.No(
                            Words.of(
                                    "第二次确认须由另一名监督人员作出。",
                                    "The second confirmation is another supervisor's."));
                }
                jdbc.sql(
                                "update destruction_list set state = 'DESTROYING', second_by = ?, second_at = ? where id = ?")
                        .params(me, now(), l.id())
                        .update();
                noted("retention-destroy", l.id(), l.id());
                yield new Done.Yes();
            }
            case DESTROYING -> new Done.Yes(); // it broke off: it goes on
            case DONE, WITHDRAWN -> OVER;
        };
    }

    /** Row by row, each with its result; what broke off goes on with the rows that have none. */
    private void destroy(Actor actor, UUID list) {
        for (Item item : items(actor, list)) {
            while (walls.inside(actor, () -> destroy(list, item.subject()))) {
                // a month of the journal takes as many transactions as it has lines for
            }
        }
        walls.run(
                actor,
                () ->
                        jdbc.sql(
                                        "update destruction_list set state = 'DONE', done_at = ? where id = ? and state = 'DESTROYING'")
                                .params(now(), list)
                                .update());
    }

    /**
     * @return whether more of the record is left to be destroyed
     */
    private boolean destroy(UUID list, UUID subject) {
        boolean open =
                jdbc.sql(
                                "select result is null from destruction_item where list = ? and subject = ? for update")
                        .params(list, subject)
                        .query(Boolean.class)
                        .single();
        if (!open) {
            return false;
        }
        DestructionList found = find(list).orElseThrow();
        // looked at again: a hold may have come between
        Item item = items(found, Optional.of(subject)).getFirst();
        Outcome outcome = item.outcome();
        if (found.kind() == Kind.JOURNAL) {
            // what was begun is sealed, also where a hold came between
            boolean begun = item.cut().isPresent();
            int lines = begun || outcome == Outcome.DESTROYED ? cut(list, subject) : 0;
            if (lines == JOURNAL_LINES_AT_ONCE) {
                return true;
            }
            if (outcome == Outcome.DESTROYED || outcome == Outcome.GONE) {
                outcome = begun || lines > 0 ? Outcome.DESTROYED : Outcome.GONE;
            }
        } else if (outcome == Outcome.DESTROYED) {
            boolean gone =
                    jdbc.sql("select destroy_record(?, ?, ?)")
                            .params(found.kind().name(), subject, Purpose.RETENTION.name())
                            .query(Boolean.class)
                            .single();
            outcome = gone ? Outcome.DESTROYED : Outcome.GONE;
        }
        jdbc.sql("update destruction_item set result = ? where list = ? and subject = ?")
                .params(outcome.name(), list, subject)
                .update();
        return false;
    }

    private int cut(UUID list, UUID subject) {
        return jdbc.sql("select cut_journal(?, ?, ?)")
                .params(list, subject, JOURNAL_LINES_AT_ONCE)
                .query(Integer.class)
                .single();
    }

    @Override
    public Done withdraw(Actor actor, UUID list) {
        return with(
                actor,
                list,
                l -> {
                    if (l.stage() == Stage.DESTROYING || !l.isOpen()) {
                        return OVER;
                    }
                    jdbc.sql("update destruction_list set state = 'WITHDRAWN' where id = ?")
                            .param(list)
                            .update();
                    noted("retention-withdraw", list, list);
                    return new Done.Yes();
                });
    }

    private Done with(
            Actor actor, UUID list, java.util.function.Function<DestructionList, Done> work) {
        if (!actor.is(Role.SUPERVISOR)) {
            return UNKNOWN;
        }
        return walls.inside(
                actor,
                () -> {
                    // whoever comes second sees what the first has done
                    jdbc.sql("select id from destruction_list where id = ? for update")
                            .param(list)
                            .query(UUID.class)
                            .optional();
                    return find(list).map(this::counted).map(work).orElse(UNKNOWN);
                });
    }

    // ------------------------------------------------------------------ holds

    @Override
    public List<Hold> holds(Actor actor) {
        return holds.holds(actor, SHOWN_MAX);
    }

    @Override
    public List<Hold> allHolds(Actor actor) {
        return holds.holds(actor, Integer.MAX_VALUE);
    }

    @Override
    public Done hold(Actor actor, String number, String reason) {
        return holds.hold(actor, number, reason);
    }

    @Override
    public Done lift(Actor actor, UUID hold, String reason) {
        return holds.lift(actor, hold, reason);
    }

    private void noted(String act, UUID subject, UUID list) {
        journal.write(act, Purpose.RETENTION.name(), List.of(subject), List.of("list=" + list));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
