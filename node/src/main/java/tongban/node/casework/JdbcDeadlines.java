package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last days that stand in the lists. Every call is inside an open transaction. */
final class JdbcDeadlines {
    private final JdbcClient jdbc;

    JdbcDeadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Optional<Duty> duty(ResultSet row) throws SQLException {
        @Nullable String task = row.getString("duty");
        return task == null
                ? Optional.empty()
                : Optional.of(
                        new Duty(
                                Duty.Task.valueOf(task),
                                row.getObject("duty_on", LocalDate.class),
                                row.getBoolean("duty_provisional")));
    }

    /**
     * Cases of these services whose acceptance was surely due before this day, oldest first. What
     * is provisional may be too early, and nothing takes an acceptance back: it waits for the
     * calendar.
     */
    List<UUID> awaitingAcceptance(Set<String> services, LocalDate before, int rowsMax) {
        return jdbc.sql(
                        """
                        select id from case_file
                         where part = 'COMPETENT' and state in ('RECEIVED', 'SUBMITTED') and due_on < ?
                           and not due_provisional and erased_at is null
                           and service_id = any (?)
                           and not exists (select 1 from case_event e where e.case_id = id and e.type = 'SupplementRequested')
                         order by due_on limit ?
                        """)
                .params(before, services.toArray(String[]::new), rowsMax)
                .query(UUID.class)
                .list();
    }

    /**
     * Who did not hand in what was asked for by his day waits for the reviewer, who may refuse or
     * end it; nothing has happened to the case, and it goes its way with the next step.
     *
     * @return how many went to the reviewer's desk
     */
    int unanswered(LocalDate today, int rowsMax) {
        return jdbc.sql(
                        """
                        update case_file set responsible_organ = accepting_organ, responsible_role = 'REVIEWER'
                         where id in (select id from case_file
                                       where part = 'COMPETENT' and state = 'AWAITING_SUPPLEMENT' and due_on < ?
                                         and responsible_role <> 'REVIEWER' and erased_at is null
                                       order by due_on limit ? for update skip locked)
                        """)
                .params(today, rowsMax)
                .update();
    }

    /**
     * Whose power of attorney ran out is no longer shown the case, by the database as well.
     *
     * @return of how many cases
     */
    int proxiesOver(LocalDate today, int rowsMax) {
        return jdbc.sql(
                        """
                        update case_file set proxy_account = null
                         where id in (select id from case_file where proxy_account is not null and proxy_until < ?
                                       order by proxy_until limit ? for update skip locked)
                        """)
                .params(today, rowsMax)
                .update();
    }

    /**
     * Cases whose last days are provisional and were counted by another calendar than this, and
     * open ones of a release that knew no duties.
     */
    List<UUID> countedOtherwise(String calendar, int rowsMax) {
        return jdbc.sql(
                        """
                        select id from case_file
                         where (due_provisional or duty_provisional or counted_by = 'earlier') and counted_by <> ? and erased_at is null
                         order by id limit ?
                        """)
                .params(calendar, rowsMax)
                .query(UUID.class)
                .list();
    }

    /**
     * Cases that had to be published before this day and were not: what is paid of them may have
     * ended since.
     *
     * @param after the last one of those before; empty for the first
     */
    List<UUID> unpublished(LocalDate before, Optional<UUID> after, int rowsMax) {
        return jdbc.sql(
                        """
                        select id from case_file
                         where duty = 'PUBLICATION' and duty_on < ? and id > ? and erased_at is null
                         order by id limit ?
                        """)
                .params(before, after.orElse(new UUID(0, 0)), rowsMax)
                .query(UUID.class)
                .list();
    }

    /**
     * Writes the last days anew; nothing has happened to the case.
     *
     * @return false when it has moved meanwhile, and was counted with that
     */
    boolean recount(Case subject, Deadlines deadlines) {
        return jdbc.sql(
                                """
                                update case_file set due_on = ?, due_provisional = ?, duty = ?, duty_on = ?, duty_provisional = ?,
                                       counted_by = ?
                                 where id = ? and version = ?
                                """)
                        .params(
                                Arrays.asList(
                                        deadlines.due(),
                                        deadlines.dueProvisional(),
                                        deadlines.task(),
                                        deadlines.until(),
                                        deadlines.untilProvisional(),
                                        deadlines.calendar(),
                                        subject.id(),
                                        subject.version()))
                        .update()
                == 1;
    }
}
