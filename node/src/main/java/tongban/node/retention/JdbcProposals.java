package tongban.node.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.retention.Retention.Kind;

/** What is over: put on a list for people to decide, or ended where its rule says so. */
final class JdbcProposals {
    /** What the job of each day ends; sessions and short messages end where they are kept. */
    private static final Set<String> LAPSING =
            Set.of("TOKEN", "QUEUE", "APPOINTMENT", "VISIT", "AUTHORISATION", "IMPORT");

    private final JdbcClient jdbc;
    private final Walls walls;
    private final Journal journal;
    private final Clock clock;
    private final List<RetentionRule> rules;

    JdbcProposals(
            JdbcClient jdbc, Walls walls, Journal journal, Clock clock, List<RetentionRule> rules) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.journal = journal;
        this.clock = clock;
        this.rules = List.copyOf(rules);
    }

    private RetentionRule rule(Kind kind) {
        return rules.stream().filter(r -> r.kind().equals(kind.name())).findFirst().orElseThrow();
    }

    int propose(Jurisdiction side) {
        int rows = 0;
        for (Kind kind : Kind.values()) {
            rows += walls.inside(Actor.system(side), () -> propose(kind));
        }
        return rows;
    }

    Map<String, Integer> lapse(Jurisdiction side) {
        Map<String, Integer> ended = new TreeMap<>();
        for (RetentionRule rule : rules) {
            if (rule.way() == RetentionRule.Way.BY_ITSELF
                    && !rule.period().isEmpty()
                    && LAPSING.contains(rule.kind())) {
                int rows =
                        walls.inside(
                                Actor.system(side),
                                () ->
                                        jdbc.sql("select lapse_records(?, ?)")
                                                .params(
                                                        rule.kind(),
                                                        rule.endedBefore(
                                                                        clock.instant(),
                                                                        Endings.ZONE)
                                                                .atOffset(ZoneOffset.UTC))
                                                .query(Integer.class)
                                                .single());
                if (rows > 0) {
                    ended.put(rule.kind(), rows);
                }
            }
        }
        return ended;
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
        List<Over> over = open ? List.of() : over(kind, cutoff);
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
                            walls.current().jurisdiction().code(),
                            kind.name(),
                            cutoff,
                            walls.current().account().toString(),
                            clock.instant().atOffset(ZoneOffset.UTC))
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
                            walls.current().jurisdiction().code(),
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

    private List<Over> over(Kind kind, LocalDate cutoff) {
        Object before =
                Endings.isMoment(kind) || kind == Kind.DRAFT
                        ? cutoff.atStartOfDay(Endings.ZONE).toOffsetDateTime()
                        : cutoff;
        String standing =
                kind == Kind.DRAFT
                        ? "select id, service_id as label, updated_at as ended, true as done"
                                + " from forgotten_drafts(:before, :rows)"
                        : Endings.of(kind);
        return jdbc.sql(
                        "select e.id, e.label, e.ended from ("
                                + standing
                                + """
                                ) e where e.ended < :before and e.done
                                   and e.id not in (select held_records())
                                 order by e.ended, e.id limit :rows
                                """)
                .param("before", before)
                .param("rows", Retention.LIST_ROWS_MAX)
                .param("today", LocalDate.now(clock))
                .query((row, n) ->
                        new Over(
                                row.getObject("id", UUID.class),
                                Objects.requireNonNull(row.getString("label")),
                                Endings.ended(kind, row).orElseThrow()))
                .list();
    }
}
