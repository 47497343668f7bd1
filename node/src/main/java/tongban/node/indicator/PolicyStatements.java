package tongban.node.indicator;

/**
 * What policies for enterprises come to, by policy. A policy is a service of which a document was
 * registered; every number is that of the policy's own page, by month instead of by year.
 */
final class PolicyStatements {
    private static final String IS_POLICY =
            "exists (select 1 from policy_document d where d.service_id = e.service_id)";

    /** By the rule of the policies' own package: what came to nothing, or was revoked, is none. */
    private static final String IS_GRANT =
            """
            %s and c.accepted_on is not null and e.attention is distinct from 'REVOKED'
               and (e.paid > 0 or e.attention = 'AMOUNT'
                    or exists (select 1 from entitlement_span s where s.entitlement = e.number and s.what = 'AWARDED'))
            """
                    .formatted(IS_POLICY);

    private static final String GRANTS =
            """
            from entitlement e
            join case_file c on c.id = e.case_id and c.owner_jurisdiction = e.owner_jurisdiction
            """;

    /** By the first month of the grant, whenever it is paid, so that no share exceeds the whole. */
    private static final String GRANTED =
            """
            select e.first_month as month, left(e.organ, 6) as place, e.service_id as policy, %s as n
            """
                    + GRANTS
                    + """
                    left join lateral (
                         select max((r.ended_at at time zone 'Asia/Shanghai')::date) as on_day from payment p
                           join payment_run r on r.id = p.run and r.owner_jurisdiction = p.owner_jurisdiction
                          where p.entitlement = e.number and p.state in ('SENT', 'PAID')) paid on true
                    where
                    """
                    + IS_GRANT
                    + " group by 1, 2, 3";

    static final String YUAN =
            """
            sum(e.paid + e.owed + e.returned + coalesce((select sum(s.amount) from entitlement_span s
                where s.entitlement = e.number and s.what = 'DUE' and s.from_month > e.booked_through), 0))
            """;

    static final String DAYS_APPLIED = "coalesce(sum(paid.on_day - e.applied_on), 0)";
    static final String DAYS_ACCEPTED = "coalesce(sum(paid.on_day - c.accepted_on), 0)";

    static final String OBJECTED_TO =
            """
            join policy_offer_step s on s.offer = o.id and s.owner_jurisdiction = o.owner_jurisdiction and s.act = 'OBJECT'
            """;

    private static final String PAYMENTS =
            """
            from payment p
            join payment_run r on r.id = p.run and r.owner_jurisdiction = p.owner_jurisdiction
            join entitlement e on e.number = p.entitlement and e.owner_jurisdiction = p.owner_jurisdiction
            """;

    static final String PAID =
            "select p.month, left(r.organ, 6) as place, e.service_id as policy, sum(p.amount) as n "
                    + PAYMENTS
                    + " where p.state in ('SENT', 'PAID') and "
                    + IS_POLICY
                    + " group by 1, 2, 3";

    /** Every month from the January in which the first policy was issued, ten years at most. */
    private static final String MONTHS =
            """
            with month as (
                select m::date as month, date_trunc('year', m)::date as january
                  from (select ?::timestamp as now) today, generate_series(
                       date_trunc('year', greatest((select min(issued_on) from policy_document), now - interval '10 years')),
                       now, interval '1 month') m)
            """;

    /** A body above another one has gone through its enterprises again since. */
    static final String ELIGIBLE =
            MONTHS
                    + """
                    , latest as (
                        select distinct on (m.month, r.service_id, r.organ) m.month, r.service_id, r.organ, r.eligible, r.started_at
                          from month m
                          join policy_run r on r.year = extract(year from m.month) and r.state = 'READY'
                           and r.started_at < (m.month + interval '1 month') at time zone 'Asia/Shanghai'
                         order by m.month, r.service_id, r.organ, r.started_at desc)
                    select l.month, left(l.organ, 6) as place, l.service_id as policy, sum(l.eligible) as n from latest l
                     where not exists (select 1 from latest u
                                        where u.month = l.month and u.service_id = l.service_id and u.organ <> l.organ
                                          and u.started_at > l.started_at
                                          and starts_with(split_part(l.organ, ':', 1), split_part(u.organ, ':', 1)))
                     group by 1, 2, 3
                    """;

    /** An enterprise counts once, where it was granted it first. */
    static final String REACHED =
            MONTHS
                    + """
                    select month, left(organ, 6) as place, service_id as policy, count(*) as n
                      from (select distinct on (m.month, e.service_id, e.beneficiary_index) m.month, e.service_id, e.organ
                    """
                    + GRANTS
                    + " join month m on e.first_month between m.january and m.month where "
                    + IS_GRANT
                    + """
                     order by m.month, e.service_id, e.beneficiary_index, e.number) reached
                     group by 1, 2, 3
                    """;

    static final String PAID_SO_FAR =
            MONTHS
                    + "select m.month, left(r.organ, 6) as place, e.service_id as policy, sum(p.amount) as n "
                    + PAYMENTS
                    + """
                    join month m on p.month between m.january and m.month
                    where p.state in ('SENT', 'PAID') and
                    """
                    + IS_POLICY
                    + " group by 1, 2, 3";

    /** Where nothing of a scheme was granted yet, it is called as its policy. */
    static final String BUDGET =
            MONTHS
                    + """
                    select m.month, left(b.organ, 6) as place, coalesce(paid.service_id, b.scheme) as policy,
                           sum(case when b.kind = 'LOWERED' then -b.amount else b.amount end) as n
                      from policy_budget_entry b
                      join month m on b.year = extract(year from m.month)
                       and b.at < (m.month + interval '1 month') at time zone 'Asia/Shanghai'
                      left join (select distinct e.scheme, e.service_id from entitlement e where
                    """
                    + IS_POLICY
                    + """
                    ) paid on paid.scheme = b.scheme
                     group by 1, 2, 3
                    """;

    /**
     * By the rule of the documents' own package: what is replaced goes on until its successor is
     * both in force and published.
     */
    static final String IN_FORCE =
            """
            select null::date as month, left(d.organ, 6) as place, count(*) as n
              from policy_document d left join policy_document s on s.id = d.successor
             where d.withdrawn_on is null and coalesce(d.in_force_from, d.issued_on) <= ?
               and (d.valid_until is null or d.valid_until >= ?)
               and d.list_on is not null and d.handbook_on is not null and d.guide_on is not null
               and (d.ended_from is null or d.ended_from > ?
                    or (d.successor is not null
                        and (s.list_on is null or s.handbook_on is null or s.guide_on is null
                             or greatest(s.list_on, s.handbook_on, s.guide_on) > ?)))
             group by 2
            """;

    private PolicyStatements() {}

    static String granted(String number) {
        return GRANTED.formatted(number);
    }
}
