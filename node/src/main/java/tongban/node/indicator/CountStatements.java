package tongban.node.indicator;

/**
 * The SQL of every count, in this one place, and that of policies in {@link PolicyStatements}. A
 * statement gives month (null for what there is now), place and number, and policy where it counts
 * by policy. The county of a body is the beginning of its id; what belongs to no county is of the
 * side.
 */
final class CountStatements {
    private static final String CASES =
            """
            select date_trunc('month', %1$s)::date as month, left(deciding_organ, 6) as place, count(*) as n
              from case_file where part = 'COMPETENT' and %1$s is not null and %2$s group by 1, 2
            """;

    /**
     * By the month of the offer, whatever is asked of it, so that no share of it exceeds the whole.
     */
    private static final String OFFERS =
            """
            select date_trunc('month', o.offered_on)::date as month, left(o.organ, 6) as place, o.service_id as policy, count(*) as n
              from policy_offer o %s group by 1, 2, 3
            """;

    private static final String RECIPIENTS =
            """
            select null::date as month, left(e.organ, 6) as place, count(distinct e.beneficiary_index) as n
              from entitlement e
             where e.scheme in (%s)
               and exists (select 1 from entitlement_span s
                            where s.entitlement = e.number and s.what = 'DUE' and s.from_month <= ?
                              and (s.until_month is null or s.until_month > ?))
             group by 2
            """;

    private static final String PAID =
            """
            select p.month, left(r.organ, 6) as place, sum(p.amount) as n
              from payment p join payment_run r on r.id = p.run and r.owner_jurisdiction = p.owner_jurisdiction
             where p.state in ('SENT', 'PAID') and %s group by 1, 2
            """;

    private static final String REGISTERED =
            """
            select null::date as month, left(place, 6) as place, count(*) as n
              from register_subject where kind = '%s' group by 2
            """;

    /** What triggers keep up, by the month in which tickets were taken. */
    private static final String TICKETS =
            """
            select month, left(organ, 6) as place, sum(%s) as n from hotline_count group by 1, 2
            """;

    /**
     * The answer went out, or is owed and late today: what the hotline's own measures hold tickets
     * closed in time against.
     */
    private static final String TICKETS_DUE =
            """
            select month, place, sum(n) as n
              from (select month, left(organ, 6) as place, closed as n from hotline_count
                    union all
                    select date_trunc('month', taken_on)::date, left(coalesce(main_organ, ''), 6), 1 from hotline_ticket
                     where closed_on is null and due_on < ?
                       and state in ('CLASSIFIED', 'DISPATCHED', 'RETURNED', 'DISPUTED', 'HANDLED', 'ANSWERED', 'DIVIDED',
                                     'ACROSS')) due
             group by 1, 2
            """;

    /** A day that is said again counts as it was said last. */
    private static final String CALLS =
            """
            select date_trunc('month', day)::date as month, '' as place, sum(%1$s) as n
              from (select distinct on (day) day, %1$s from hotline_calls order by day, seq desc) said
             group by 1
            """;

    /**
     * What a year's list came to after each month with reports: the total holds differences, so it
     * is the sum of the months up to that one. It is kept up with every report and small.
     */
    private static final String PROJECTS =
            """
            select make_date(m.year, m.month, 1) as month, t.area as place, sum(%1$s) as n
              from (select distinct year, month from project_total where reported > 0) m
              join project_total t on t.year = m.year and t.month <= m.month and %2$s
             group by 1, 2
            """;

    /** In 100 million yuan, as reports state it; the register has 10,000 yuan. */
    private static final String INVESTMENT = PROJECTS.formatted("t.completed / 10000", "%s");

    private static final String RECORDS =
            """
            select null::date as month, '' as place, count(*) as n
              from cooperation_record where kind = '%s' and not dropped and %s
            """;

    private static final String ENTRIES = RECORDS.formatted("ENTRY", "category = '%s'");

    private CountStatements() {}

    /** Whether its days are today; else they are the first of this month. */
    static boolean isOfToday(Aggregate aggregate) {
        return aggregate == Aggregate.CASES_OVERDUE
                || aggregate == Aggregate.POLICIES_PUBLISHED
                || aggregate == Aggregate.TICKETS_DUE;
    }

    private static Counting sql(String statement) {
        return new Counting.Sql(statement);
    }

    static Counting of(Aggregate aggregate) {
        return switch (aggregate) {
            case CASES_RECEIVED -> sql(CASES.formatted("received_on", "true"));
            case CASES_ACROSS ->
                    sql(
                            CASES.formatted(
                                    "received_on",
                                    "collector_jurisdiction <> competent_jurisdiction"));
            case CASES_DECIDED -> sql(CASES.formatted("decided_on", "true"));
            case CASES_ON_TIME -> sql(CASES.formatted("decided_on", "decided_on <= due_on"));
            case DEPARTING -> sql(CASES.formatted("decided_on", "departs"));
            case BENEFITS_PAID -> sql(PAID.formatted("true"));
            case POLICIES_OFFERED -> sql(OFFERS.formatted(""));
            case POLICIES_CONFIRMED -> sql(OFFERS.formatted("where o.state = 'CONFIRMED'"));
            case POLICY_OBJECTIONS -> sql(OFFERS.formatted(PolicyStatements.OBJECTED_TO));
            case POLICIES_PAID -> sql(PolicyStatements.PAID);
            case POLICY_GRANTS -> sql(PolicyStatements.granted("count(*)"));
            case POLICY_YUAN_GRANTED -> sql(PolicyStatements.granted(PolicyStatements.YUAN));
            case POLICY_GRANTS_PAID -> sql(PolicyStatements.granted("count(paid.on_day)"));
            case POLICY_DAYS_APPLIED ->
                    sql(PolicyStatements.granted(PolicyStatements.DAYS_APPLIED));
            case POLICY_DAYS_ACCEPTED ->
                    sql(PolicyStatements.granted(PolicyStatements.DAYS_ACCEPTED));
            case POLICY_LATE -> new Counting.Elsewhere();
            case POLICY_ELIGIBLE -> sql(PolicyStatements.ELIGIBLE);
            case POLICY_REACHED -> sql(PolicyStatements.REACHED);
            case POLICY_PAID_SO_FAR -> sql(PolicyStatements.PAID_SO_FAR);
            case POLICY_BUDGET -> sql(PolicyStatements.BUDGET);
            case CASES_OVERDUE ->
                    sql(
                            """
                            select null::date as month, left(deciding_organ, 6) as place, count(*) as n from case_file
                             where part = 'COMPETENT' and due_on < ?
                               and state not in ('NOT_ACCEPTED', 'CLOSED', 'REVOKED', 'WITHDRAWN', 'TERMINATED', 'GRANTED', 'REFUSED',
                                                 'DELIVERED')
                             group by 2
                            """);
            case LIVING_SUBSIDY -> sql(RECIPIENTS.formatted("'living-subsidy'"));
            case NURSING_SUBSIDY -> sql(RECIPIENTS.formatted("'nursing-subsidy'"));
            case CHILDREN -> sql(RECIPIENTS.formatted("'orphan-allowance', 'unattended-child'"));
            case STUDY_AID -> sql(RECIPIENTS.formatted("'study-aid'"));
            case PEOPLE -> sql(REGISTERED.formatted("PERSON"));
            case HOUSEHOLDS -> sql(REGISTERED.formatted("HOUSEHOLD"));
            case INSTITUTIONS -> sql(REGISTERED.formatted("INSTITUTION"));
            case STUDY_AID_PAID -> sql(PAID.formatted("r.scheme = 'study-aid'"));
            case TICKETS_TAKEN -> sql(TICKETS.formatted("taken"));
            case TICKETS_ANSWERED -> sql(TICKETS.formatted("answered"));
            case TICKETS_DUE -> sql(TICKETS_DUE);
            case TICKETS_ON_TIME -> sql(TICKETS.formatted("closed_in_time"));
            case TICKETS_RATED -> sql(TICKETS.formatted("rated"));
            case TICKETS_SATISFIED -> sql(TICKETS.formatted("satisfied"));
            case TICKETS_SOLVED -> sql(TICKETS.formatted("solved"));
            case CALLS_OFFERED -> sql(CALLS.formatted("offered"));
            case CALLS_ANSWERED -> sql(CALLS.formatted("answered"));
            case TALKS ->
                    sql(
                            """
                            select date_trunc('month', asked_at at time zone 'Asia/Shanghai')::date as month, left(organ, 6) as place,
                                   count(*) as n
                              from talk group by 1, 2
                            """);
            case PROJECTS -> sql(PROJECTS.formatted("t.projects", "true"));
            case PROJECT_MONTHS ->
                    sql(
                            """
                            select make_date(year, month, 1) as month, '' as place, row_number() over (partition by year order by month) as n
                              from project_total where reported > 0 group by year, month
                            """);
            case PROJECT_PLAN -> sql(PROJECTS.formatted("t.plan / 10000", "true"));
            case PROJECT_INVESTMENT -> sql(INVESTMENT.formatted("true"));
            case INFRASTRUCTURE_INVESTMENT ->
                    sql(INVESTMENT.formatted("t.category = 'INFRASTRUCTURE'"));
            case INDUSTRY_INVESTMENT -> sql(INVESTMENT.formatted("t.category = 'INDUSTRY'"));
            case SCIENCE_INVESTMENT -> sql(INVESTMENT.formatted("t.category = 'SCIENCE'"));
            case SCIENCE_CULTURE_INVESTMENT ->
                    sql(INVESTMENT.formatted("t.category in ('SCIENCE', 'CULTURE')"));
            case SERVICES_INVESTMENT ->
                    sql(
                            INVESTMENT.formatted(
                                    "t.category in ('ENVIRONMENT', 'OPENING_UP', 'PUBLIC_SERVICES')"));
            case CONFERENCES -> sql(RECORDS.formatted("MEETING", "category = 'JOINT_CONFERENCE'"));
            case MEETING_TASKS -> sql(RECORDS.formatted("TASK", "true"));
            case LISTED_PROJECTS -> sql(ENTRIES.formatted("PROJECT"));
            case LISTED_POLICIES -> sql(ENTRIES.formatted("POLICY"));
            case LISTED_REFORMS -> sql(ENTRIES.formatted("REFORM"));
            case LISTED_PLATFORMS -> sql(ENTRIES.formatted("PLATFORM"));
            case POLICIES_PUBLISHED -> sql(PolicyStatements.IN_FORCE);
            case ENTERPRISES -> sql(REGISTERED.formatted("ENTERPRISE"));
            case LIVING_ALLOWANCE -> sql(RECIPIENTS.formatted("'minimum-living-allowance'"));
            case EXTREME_POVERTY -> sql(RECIPIENTS.formatted("'extreme-poverty-support'"));
            case OLD_AGE -> sql(RECIPIENTS.formatted("'old-age-allowance'"));
            case LEADS ->
                    sql(
                            """
                            select date_trunc('month', raised_on)::date as month, left(organ, 6) as place, count(*) as n
                              from hotline_lead group by 1, 2
                            """);
            case SERVICES -> new Counting.ServicesWhere(service -> true);
            case ENTERPRISE_SERVICES ->
                    new Counting.ServicesWhere(service -> service.identity().isForEnterprises());
        };
    }
}
