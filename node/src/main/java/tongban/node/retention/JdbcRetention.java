package tongban.node.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.State;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.service.text.Words;

/** Lists and holds in the database. Each row is destroyed in a transaction of its own. */
final class JdbcRetention implements Retention {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String[] ENDED =
            Arrays.stream(State.values())
                    .filter(State::isFinal)
                    .map(State::name)
                    .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Clock clock;
    private final List<RetentionRule> rules;

    JdbcRetention(
            JdbcClient jdbc, Walls walls, Journal journal, Clock clock, List<RetentionRule> rules) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.clock = clock;
        this.rules = List.copyOf(rules);
    }

    @Override
    public List<RetentionRule> rules() {
        return rules;
    }

    private RetentionRule rule(Kind kind) {
        return rules.stream().filter(r -> r.kind().equals(kind.name())).findFirst().orElseThrow();
    }

    // ------------------------------------------------------------------ proposing

    @Override
    public int propose(Jurisdiction side) {
        int rows = 0;
        for (Kind kind : Kind.values()) {
            rows += walls.inside(Actor.system(side), () -> propose(kind));
        }
        return rows;
    }

    private record Over(UUID subject, String label, LocalDate endedOn) {}

    private int propose(Kind kind) {
        boolean open =
                jdbc.sql(
                                """
                                select exists (select 1 from destruction_list
                                                where kind = ? and state in ('PROPOSED', 'CONFIRMED', 'DESTROYING'))
                                """)
                        .param(kind.name())
                        .query(Boolean.class)
                        .single();
        LocalDate cutoff = rule(kind).cutoff(LocalDate.now(clock));
        OffsetDateTime before = cutoff.atStartOfDay(ZONE).toOffsetDateTime();
        List<Over> over =
                open
                        ? List.of()
                        : switch (kind) {
                            case CASE -> cases(before);
                            case DRAFT -> drafts(before);
                            case TICKET -> tickets(cutoff);
                        };
        if (over.isEmpty()) {
            return 0;
        }
        UUID id = GlobalId.next(clock.instant());
        try {
            jdbc.sql(
                            """
                            insert into destruction_list (id, owner_jurisdiction, kind, cutoff, state, proposed_by, proposed_at)
                            values (?, ?, ?, ?, 'PROPOSED', ?, ?)
                            """)
                    .params(
                            id,
                            side(),
                            kind.name(),
                            cutoff,
                            walls.current().account().toString(),
                            now())
                    .update();
        } catch (DuplicateKeyException another) {
            return 0; // another node of this side was faster
        }
        for (Over o : over) {
            jdbc.sql(
                            """
                            insert into destruction_item (list, owner_jurisdiction, subject, label, ended_on, due_on)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            id,
                            side(),
                            o.subject(),
                            o.label(),
                            o.endedOn(),
                            rule(kind).keptUntil(o.endedOn()))
                    .update();
        }
        journal.write(
                "retention-propose",
                Purpose.RETENTION.name(),
                over.stream().map(Over::subject).toList(),
                List.of("list=" + id));
        return over.size();
    }

    private List<Over> cases(OffsetDateTime before) {
        return jdbc.sql(
                        """
                        select f.id, f.number as label, f.updated_at from case_file f
                         where f.erased_at is null and f.updated_at < ? and f.state = any (?)
                           and not exists (select 1 from legal_hold h where h.subject = f.id and h.lifted_at is null)
                         order by f.updated_at limit ?
                        """)
                .params(before, ENDED, LIST_ROWS_MAX)
                .query((row, n) -> over(row))
                .list();
    }

    private List<Over> drafts(OffsetDateTime before) {
        return jdbc.sql("select id, service_id as label, updated_at from forgotten_drafts(?, ?)")
                .params(before, LIST_ROWS_MAX)
                .query((row, n) -> over(row))
                .list();
    }

    private List<Over> tickets(LocalDate before) {
        return jdbc.sql(
                        """
                        select t.id, t.code, t.closed_on from hotline_ticket t
                         where t.closed_on < ? and t.erased_at is null
                           and not exists (select 1 from legal_hold h where h.subject = t.id and h.lifted_at is null)
                         order by t.closed_on limit ?
                        """)
                .params(before, LIST_ROWS_MAX)
                .query((row, n) ->
                        new Over(
                                row.getObject("id", UUID.class),
                                text(row, "code"),
                                row.getObject("closed_on", LocalDate.class)))
                .list();
    }

    private static Over over(ResultSet row) throws SQLException {
        return new Over(
                row.getObject("id", UUID.class),
                text(row, "label"),
                day(row.getObject("updated_at", OffsetDateTime.class)));
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

    private List<Item> items(DestructionList list, Optional<UUID> one) {
        return jdbc.sql(
                        """
                        select i.*, coalesce(i.keep_reason, '') as keeping,
                               f.state, f.updated_at, f.erased_at, f.id is not null as there,
                               exists (select 1 from legal_hold h where h.subject = i.subject and h.lifted_at is null) as held,
                               t.id is not null and t.erased_at is null as ticket, t.closed_on,
                               r.standard_hash, r.parameters_hash, r.texts_hash,
                               (select count(*) from journal_subject j where j.subject = i.subject) as looks
                          from destruction_item i
                          left join case_file f on f.id = i.subject
                          left join receipt r on r.case_id = i.subject
                          left join hotline_ticket t on t.id = i.subject
                         where i.list = ? and i.subject = coalesce(?::uuid, i.subject)
                         order by i.ended_on, i.label, i.subject
                        """)
                .params(Arrays.asList(list.id(), one.orElse(null)))
                .query((row, n) -> item(list, row))
                .list();
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
                                        row.getLong("looks"))));
    }

    /** What would become of the row now. */
    private Outcome outcome(DestructionList list, ResultSet row) throws SQLException {
        if (!text(row, "keeping").isEmpty()) {
            return Outcome.KEPT;
        }
        return switch (list.kind()) {
            case CASE -> {
                if (!row.getBoolean("there") || row.getObject("erased_at") != null) {
                    yield Outcome.GONE;
                }
                if (row.getBoolean("held")) {
                    yield Outcome.HELD;
                }
                boolean over =
                        Arrays.asList(ENDED).contains(text(row, "state"))
                                && day(row.getObject("updated_at", OffsetDateTime.class))
                                        .isBefore(list.cutoff());
                yield over ? Outcome.DESTROYED : Outcome.NOT_DUE;
            }
            case TICKET -> {
                if (!row.getBoolean("ticket")) {
                    yield Outcome.GONE;
                }
                if (row.getBoolean("held")) {
                    yield Outcome.HELD;
                }
                // reopened meanwhile: it has not ended
                LocalDate closed = row.getObject("closed_on", LocalDate.class);
                yield closed != null && closed.isBefore(list.cutoff())
                        ? Outcome.DESTROYED
                        : Outcome.NOT_DUE;
            }
            case DRAFT -> {
                Optional<OffsetDateTime> changed =
                        jdbc.sql("select draft_changed(?) as at")
                                .param(row.getObject("subject", UUID.class))
                                .query((r, n) ->
                                        Optional.ofNullable(
                                                r.getObject("at", OffsetDateTime.class)))
                                .single();
                yield changed.isEmpty()
                        ? Outcome.GONE
                        : day(changed.get()).isBefore(list.cutoff())
                                ? Outcome.DESTROYED
                                : Outcome.NOT_DUE;
            }
        };
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
    private static final Done REASON =
            new Done.No(Words.of("请写明理由，最多 500 字。", "Give a reason, 500 characters at most."));
    private static final Done OVER =
            new Done.No(Words.of("这份清单已经结束，不能再更改。", "This list is over and cannot be changed."));

    @Override
    public Done keep(Actor actor, UUID list, UUID subject, String reason) {
        String text = reason.strip();
        if (text.length() > REASON_LENGTH_MAX) {
            return REASON;
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
            walls.run(actor, () -> destroy(list, item.subject()));
        }
        walls.run(
                actor,
                () ->
                        jdbc.sql(
                                        "update destruction_list set state = 'DONE', done_at = ? where id = ? and state = 'DESTROYING'")
                                .params(now(), list)
                                .update());
    }

    private void destroy(UUID list, UUID subject) {
        boolean open =
                jdbc.sql(
                                "select result is null from destruction_item where list = ? and subject = ? for update")
                        .params(list, subject)
                        .query(Boolean.class)
                        .single();
        if (!open) {
            return;
        }
        DestructionList found = find(list).orElseThrow();
        // looked at again: a hold may have come between
        Outcome outcome = items(found, Optional.of(subject)).getFirst().outcome();
        if (outcome == Outcome.DESTROYED) {
            String function =
                    switch (found.kind()) {
                        case CASE -> "select destroy_case(?, ?)";
                        case DRAFT -> "select destroy_draft(?, ?)";
                        case TICKET -> "select destroy_ticket(?, ?)";
                    };
            boolean gone =
                    jdbc.sql(function)
                            .params(subject, Purpose.RETENTION.name())
                            .query(Boolean.class)
                            .single();
            outcome = gone ? Outcome.DESTROYED : Outcome.GONE;
        }
        jdbc.sql("update destruction_item set result = ? where list = ? and subject = ?")
                .params(outcome.name(), list, subject)
                .update();
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
        return holds(actor, SHOWN_MAX);
    }

    @Override
    public List<Hold> allHolds(Actor actor) {
        return holds(actor, Integer.MAX_VALUE);
    }

    private List<Hold> holds(Actor actor, int rows) {
        if (!actor.is(Role.SUPERVISOR)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        "select * from legal_hold order by lifted_at nulls first, placed_at desc limit ?")
                                .param(rows)
                                .query((row, n) ->
                                        new Hold(
                                                row.getObject("id", UUID.class),
                                                text(row, "label"),
                                                text(row, "reason"),
                                                instant(row, "placed_at").orElseThrow(),
                                                instant(row, "lifted_at"),
                                                Objects.requireNonNullElse(
                                                        row.getString("lift_reason"), "")))
                                .list());
    }

    @Override
    public Done hold(Actor actor, String caseNumber, String reason) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > REASON_LENGTH_MAX) {
            return REASON;
        }
        if (!actor.is(Role.SUPERVISOR)) {
            return UNKNOWN;
        }
        return walls.inside(
                actor,
                () -> {
                    Optional<UUID> subject =
                            jdbc.sql(
                                            "select id from case_file where number = ? and erased_at is null")
                                    .param(caseNumber.strip().toUpperCase(java.util.Locale.ROOT))
                                    .query(UUID.class)
                                    .optional();
                    if (subject.isEmpty()) {
                        return new Done.No(
                                Words.of(
                                        "本方没有这个编号的办件，或已销毁。请核对编号。",
                                        "This side has no such case, or it has been destroyed. Compare the number."));
                    }
                    int placed =
                            jdbc.sql(
                                            """
                                            insert into legal_hold (id, owner_jurisdiction, subject, label, reason, placed_by, placed_at)
                                            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                            """)
                                    .params(
                                            GlobalId.next(clock.instant()),
                                            side(),
                                            subject.get(),
                                            caseNumber.strip().toUpperCase(java.util.Locale.ROOT),
                                            text,
                                            actor.account().toString(),
                                            now())
                                    .update();
                    if (placed == 0) {
                        return new Done.No(
                                Words.of("这个办件已在依法保留之中。", "The case is under a hold already."));
                    }
                    noted("retention-hold", subject.get(), subject.get());
                    return new Done.Yes();
                });
    }

    @Override
    public Done lift(Actor actor, UUID hold, String reason) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > REASON_LENGTH_MAX) {
            return REASON;
        }
        if (!actor.is(Role.SUPERVISOR)) {
            return UNKNOWN;
        }
        return walls.inside(
                actor,
                () -> {
                    int lifted =
                            jdbc.sql(
                                            """
                                            update legal_hold set lifted_by = ?, lifted_at = ?, lift_reason = ?
                                             where id = ? and lifted_at is null
                                            """)
                                    .params(actor.account().toString(), now(), text, hold)
                                    .update();
                    if (lifted == 0) {
                        return new Done.No(
                                Words.of("没有这项保留，或已解除。", "No such hold, or it was lifted."));
                    }
                    noted("retention-lift", hold, hold);
                    return new Done.Yes();
                });
    }

    private void noted(String act, UUID subject, UUID list) {
        journal.write(act, Purpose.RETENTION.name(), List.of(subject), List.of("list=" + list));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String side() {
        return walls.current().jurisdiction().code();
    }

    private static LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(ZONE).toLocalDate();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
