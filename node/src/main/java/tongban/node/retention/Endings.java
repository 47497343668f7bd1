package tongban.node.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tongban.node.casework.State;
import tongban.node.retention.Retention.Kind;

/**
 * What stands of each kind, and when it ended: a statement whose rows are (id, label, ended, done).
 * A row that is not done has not ended; a record without a row is there no more. Labels name
 * numbers, services, places and days, and nobody; an enterprise is public.
 */
final class Endings {
    private static final String DAY = "timezone('Asia/Shanghai', %s)::date";

    private static final String ENDED =
            Arrays.stream(State.values())
                    .filter(State::isFinal)
                    .map(s -> "'" + s.name() + "'")
                    .collect(Collectors.joining(", "));

    /** What still brings somebody money is not over; of today, and of the case {@code f}. */
    private static final String PAID =
            "exists (select 1 from paid_cases(:today) p where p.case_id = f.id)";

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Endings() {}

    /** The day on which a record ended, as the rows of its kind say it. */
    static Optional<LocalDate> ended(Kind kind, ResultSet row) throws SQLException {
        return Endings.isMoment(kind) || kind == Kind.DRAFT
                ? Optional.ofNullable(row.getObject("ended", OffsetDateTime.class))
                        .map(at -> at.atZoneSameInstant(ZONE).toLocalDate())
                : Optional.ofNullable(row.getObject("ended", LocalDate.class));
    }

    /** Whether the end is a moment, so that an index over moments is used; else it is a day. */
    static boolean isMoment(Kind kind) {
        return kind == Kind.CASE || kind == Kind.RELATIVE || kind == Kind.INQUIRY;
    }

    /** Cases that ended before a moment and stay, because somebody is paid by them. */
    static String stillPaid() {
        return "select f.id, f.number as label, f.ended_at as ended from case_file f where f.erased_at is null"
                + " and f.ended_at < :before and f.state in (%s) and %s".formatted(ENDED, PAID);
    }

    /**
     * Drafts are their owner's and are asked of the database by functions of their own. The months
     * of the journal are those that ended {@code :before} a day.
     */
    static String of(Kind kind) {
        return switch (kind) {
            case CASE ->
                    "select f.id, f.number as label, f.ended_at as ended, f.state in (%s) and not %s as done"
                                    .formatted(ENDED, PAID)
                            + " from case_file f where f.erased_at is null";
            case DRAFT -> throw new IllegalArgumentException("Drafts are seen by their owner");
            case TICKET ->
                    """
                    select t.id, t.code as label, t.closed_on as ended, t.closed_on is not null as done
                      from hotline_ticket t where t.erased_at is null
                    """;
            case TALK ->
                    """
                    select t.id, coalesce(e.name, '') || ' ' || %1$s as label, %2$s as ended,
                           t.stage in ('DONE', 'DECLINED', 'WITHDRAWN') as done
                      from talk t left join register_enterprise e on e.subject = t.subject
                     where t.erased_at is null
                    """
                            .formatted(
                                    DAY.formatted("t.asked_at"),
                                    DAY.formatted(
                                            "(select max(s.at) from talk_step s where s.talk = t.id)"));
            case POLICY_OFFER ->
                    """
                    select o.id, o.service_id || ' ' || o.year || ' #' || o.number as label,
                           case when o.state = 'OFFERED' then make_date(o.year, 12, 31) else o.answered_on end as ended,
                           o.state in ('OFFERED', 'DECLINED', 'ANSWERED') as done
                      from policy_offer o where o.erased_at is null and o.case_id is null
                    """;
            case REVIEW ->
                    """
                    select t.id, e.case_number || ' ' || t.due_on as label, coalesce(t.closed_on, m.decided_on) as ended,
                           t.closed_on is not null or m.decided_on is not null as done
                      from review_task t join entitlement e on e.number = t.entitlement
                           left join measure m on m.id = t.measure and m.state = 'DECIDED'
                     where t.erased_at is null
                    """;
            case ECONOMIC_CHECK ->
                    """
                    select c.id, c.number as label,
                           greatest(c.begun_on, (select max(r.made_on) from means_report r where r.check_id = c.id),
                                    (select %s from means_objection o where o.check_id = c.id)) as ended,
                           (c.report > 0 or c.called_off)
                           and not exists (select 1 from means_objection o where o.check_id = c.id and o.state = 'OPEN')
                           and not exists (select 1 from means_query q where q.check_id = c.id and q.state in ('WAITING', 'SENT'))
                               as done
                      from means_check c where c.case_id is null and c.erased_at is null
                    """
                            .formatted(DAY.formatted("max(o.settled_at)"));
            case RED_FLAG ->
                    """
                    select h.id, e.case_number || ' ' || h.flag as label, %s as ended, h.state <> 'OPEN' as done
                      from redflag_hit h join entitlement e on e.number = h.entitlement
                     where h.erased_at is null
                    """
                            .formatted(
                                    DAY.formatted(
                                            "(select max(d.made_at) from redflag_disposition d where d.hit = h.id)"));
            case LEDGER ->
                    """
                    select e.id, e.case_number || ' ' || e.scheme as label,
                           make_date(extract(year from greatest(e.decided_on, x.booked, x.until))::int, 12, 31) as ended,
                           not exists (select 1 from paid_cases(:today) p where p.case_id = e.case_id) as done
                      from entitlement e
                           left join lateral (select (select max(%s) from posting p where p.entitlement = e.number),
                                                     (select max(s.until_month) from entitlement_span s where s.entitlement = e.number))
                                x (booked, until) on true
                     where e.erased_at is null
                    """
                            .formatted(DAY.formatted("p.at"));
            case PERSON ->
                    """
                    select s.id, s.place || ' …' || right(s.id::text, 12) as label, x.ended,
                           x.ended is not null and register_file_hindered(s.id) is null as done
                      from (select w.subject, max(%s) as ended
                              from review_matched w join register_record r on r.subject = w.subject and r.kind = 'IDENTITY'
                             where w.dead group by w.subject
                            union
                            select r.subject, register_left(r.subject, :today)
                              from (select distinct n.subject from register_record n
                                     where n.kind = 'RESIDENCE' and (n.withdrawn or n.valid_until is not null)
                                       and not exists (select 1 from review_matched d where d.subject = n.subject and d.dead)) r
                           ) x join register_subject s on s.id = x.subject
                     where s.kind = 'PERSON' and s.erased_at is null
                    """
                            .formatted(DAY.formatted("r.recorded_at"));
            case HOUSEHOLD ->
                    """
                    select s.id, s.place || ' …' || right(s.id::text, 12) as label, x.ended,
                           x.ended is not null and register_file_hindered(s.id) is null as done
                      from (select r.linked, register_emptied(r.linked, :today) as ended
                              from (select distinct n.linked from register_record n
                                     where n.kind = 'MEMBERSHIP'
                                       and (n.withdrawn or n.valid_until is not null
                                            or exists (select 1 from register_subject g
                                                        where g.id = n.subject and g.erased_at is not null))) r
                           ) x join register_subject s on s.id = x.linked
                     where s.kind = 'HOUSEHOLD' and s.erased_at is null
                    """;
            case ENTERPRISE ->
                    """
                    select s.id, e.credit_code || ' ' || e.name as label, %s as ended,
                           e.status = 'DEREGISTERED' and register_file_hindered(s.id) is null as done
                      from register_enterprise e join register_subject s on s.id = e.subject
                     where s.erased_at is null
                    """
                            .formatted(DAY.formatted("e.said_at"));
            case RELATIVE ->
                    """
                    select r.id, r.relation || ' …' || right(r.id::text, 12) as label, r.ended_at as ended,
                           r.ended_at is not null as done
                      from relative r
                    """;
            case INQUIRY ->
                    """
                    select q.id, q.scheme || ' ' || %s || ' …' || right(q.id::text, 12) as label, q.asked_at as ended,
                           not exists (select 1 from case_file f where f.id = q.case_id and not case_is_over(f.state)) as done
                      from benefit_inquiry q
                    """
                            .formatted(DAY.formatted("q.asked_at"));
            case JOURNAL ->
                    """
                    select journal_month_id(m.month) as id, to_char(m.month, 'YYYY-MM') || ' #' || journal_lines(m.month) as label,
                           (m.month + interval '1 month - 1 day')::date as ended, true as done
                      from journal_months(:before) m (month)
                    """;
        };
    }
}
