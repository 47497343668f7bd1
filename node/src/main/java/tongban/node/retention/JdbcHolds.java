package tongban.node.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.retention.Retention.Done;
import tongban.node.retention.Retention.Hold;
import tongban.service.text.Words;

/**
 * Legal holds in the database: what is under one, or belongs to a record that is, is destroyed by
 * nobody ({@code held_records}).
 */
final class JdbcHolds {
    static final Done REASON =
            new Done.No(Words.of("请写明理由，最多 500 字。", "Give a reason, 500 characters at most."));
    private static final Done SUPERVISORS =
            new Done.No(Words.of("由监督人员办理。", "Only supervision does this."));

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Clock clock;

    JdbcHolds(JdbcClient jdbc, Walls walls, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.clock = clock;
    }

    List<Hold> holds(Actor actor, int rows) {
        if (!actor.is(Role.SUPERVISOR)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () ->
                        jdbc.sql(
                                        "select * from legal_hold order by lifted_at nulls first, placed_at desc limit ?")
                                .param(rows)
                                .query((row, n) -> hold(row))
                                .list());
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("label")),
                Objects.requireNonNull(row.getString("reason")),
                instant(row, "placed_at").orElseThrow(),
                instant(row, "lifted_at"),
                Objects.requireNonNullElse(row.getString("lift_reason"), ""));
    }

    private record Held(UUID subject, String label) {}

    /**
     * The record of a number: of a case, a ticket, an economic check, an enterprise, or what a list
     * that is still open calls it.
     */
    private Optional<Held> find(String typed) {
        String number = typed.strip();
        return jdbc.sql(
                        """
                        select id, number as label from case_file where number = :upper and erased_at is null
                        union all select id, code from hotline_ticket where code = :upper and erased_at is null
                        union all select id, number from means_check where number = :upper and erased_at is null
                        union all select subject, credit_code from register_enterprise where credit_code = :upper
                        union all (select i.subject, i.label from destruction_item i join destruction_list l on l.id = i.list
                                    where i.label = :typed and l.state in ('PROPOSED', 'CONFIRMED', 'DESTROYING'))
                         limit 1
                        """)
                .param("upper", number.toUpperCase(Locale.ROOT))
                .param("typed", number)
                .query((row, n) ->
                        new Held(
                                row.getObject("id", UUID.class),
                                Objects.requireNonNull(row.getString("label"))))
                .optional();
    }

    /** What a supervisor does with a reason, in one transaction. */
    private Done reasoned(Actor actor, String reason, Function<String, Done> work) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > Retention.REASON_LENGTH_MAX) {
            return REASON;
        }
        return actor.is(Role.SUPERVISOR)
                ? walls.inside(actor, () -> work.apply(text))
                : SUPERVISORS;
    }

    Done hold(Actor actor, String number, String reason) {
        return reasoned(
                actor,
                reason,
                text -> {
                    Optional<Held> found = find(number);
                    if (found.isEmpty()) {
                        return new Done.No(
                                Words.of(
                                        "本方没有这个编号的记录，或已销毁。请核对办件、工单、核对的编号，企业信用代码，或者清单里的名称。",
                                        "This side has no such record, or it has been destroyed. Compare the number of the case, ticket or check, the credit code, or what the list calls it."));
                    }
                    int placed =
                            jdbc.sql(
                                            """
                                            insert into legal_hold (id, owner_jurisdiction, subject, label, reason, placed_by, placed_at)
                                            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                            """)
                                    .params(
                                            GlobalId.next(clock.instant()),
                                            walls.current().jurisdiction().code(),
                                            found.get().subject(),
                                            found.get().label(),
                                            text,
                                            actor.account().toString(),
                                            now())
                                    .update();
                    if (placed == 0) {
                        return new Done.No(
                                Words.of("这条记录已在依法保留之中。", "The record is under a hold already."));
                    }
                    UUID subject = found.get().subject();
                    journal.write(
                            "retention-hold",
                            Purpose.RETENTION.name(),
                            List.of(subject),
                            List.of("subject=" + subject));
                    return new Done.Yes();
                });
    }

    Done lift(Actor actor, UUID hold, String reason) {
        return reasoned(
                actor,
                reason,
                text -> {
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
                    journal.write(
                            "retention-lift",
                            Purpose.RETENTION.name(),
                            List.of(hold),
                            List.of("hold=" + hold));
                    return new Done.Yes();
                });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
