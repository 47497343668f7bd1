package tongban.node.redflag;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.entitlement.Source;
import tongban.service.parameter.Confidence;
import tongban.service.text.Words;

/**
 * The standard queries. Each looks at a chunk of entitlements, {@code :numbers}, on a day, {@code
 * :today}, and answers a row a candidate: the entitlement's number, what tells its hits apart,
 * whose files of the register have to be opened to be sure, and what stands in clear, as JSON.
 */
public enum RedFlag {
    /** Money for months after the month of death. */
    PAID_AFTER_DEATH(
            Words.of("死亡后仍在发放", "Paid after death"),
            Words.of(
                    "台账登记享受人已经死亡，死亡次月及以后仍有发放。",
                    "The register says that the beneficiary died; money went out for months after that month."),
            List.of(
                    new Source("《社会救助法》", "", Confidence.RECOLLECTION),
                    new Source("民发〔2022〕83号", "", Confidence.VERIFIED)),
            List.of(
                    Parameter.of(
                            "graceMonths",
                            Words.of("死亡次月起宽限月数", "months of grace after the month of death"),
                            0,
                            0,
                            6)),
            Look.DEATH,
            """
            select e.number, s.id::text as subkey, array[s.id] as subjects,
                   (select jsonb_agg(jsonb_build_object('month', p.month, 'amount', p.amount::text) order by p.month)
                      from (select month, sum(case when credit = 'BANK' then amount when debit = 'BANK' then -amount end) as amount
                              from posting where entitlement = e.number and 'BANK' in (debit, credit) group by month) p
                     where p.amount > 0) as facts
              from entitlement e
              join register_subject s on s.owner_jurisdiction = e.owner_jurisdiction and s.kind = 'PERSON'
                   and s.id_index = e.beneficiary_index
              join review_matched w on w.entitlement = e.number and w.subject = s.id and w.dead
             where e.number = any (:numbers) and e.paid > 0
            """),
    /** Two payments of which the law gives one. */
    PAID_TWICE(
            Words.of("重复领取", "Paid twice"),
            Words.of(
                    "同一人同月领取不得同时享受的两项，同一家庭领取两份，或者对方省市答复也在发放。",
                    "One person has two that exclude each other in one month, one household has two, or the other side answered that it pays, too."),
            List.of(
                    new Source("国务院令第649号", "第六十八条", Confidence.VERIFIED),
                    new Source("《社会救助法》", "第四十二条", Confidence.VERIFIED)),
            List.of(Parameter.of("backMonths", Words.of("回看月数", "months looked back"), 12, 1, 60)),
            Look.NOTHING,
            """
            with paid as (
                select p.entitlement, p.month
                  from posting p where p.entitlement = any (:numbers) and 'BANK' in (p.debit, p.credit)
                       and p.month > (:today::date - make_interval(months => :backMonths))
                 group by p.entitlement, p.month
                having sum(case when p.credit = 'BANK' then p.amount else -p.amount end) > 0)
            select e.number, 'same person ' || o.id as subkey, array[]::uuid[] as subjects,
                   jsonb_build_object('other', o.scheme, 'case', o.case_number, 'months', jsonb_agg(paid.month order by paid.month))
                       as facts
              from entitlement e
              join entitlement o on o.owner_jurisdiction = e.owner_jurisdiction and o.beneficiary_index = e.beneficiary_index
                   and o.number < e.number
              join paid on paid.entitlement = e.number
             where e.number = any (:numbers)
               and (o.scheme = e.scheme or exists (select 1 from unnest(:ones::text[], :others::text[]) x (one, other)
                                                     where x.one = e.scheme and x.other = o.scheme))
               and (select coalesce(sum(case when q.credit = 'BANK' then q.amount else -q.amount end), 0) from posting q
                     where q.entitlement = o.number and q.month = paid.month and 'BANK' in (q.debit, q.credit)) > 0
             group by e.number, o.id, o.scheme, o.case_number
            union all
            select e.number, 'household ' || o.id, array[]::uuid[],
                   jsonb_build_object('household', o.scheme, 'case', o.case_number,
                                      'months', jsonb_agg(distinct paid.month order by paid.month))
              from entitlement e
              join register_subject s on s.owner_jurisdiction = e.owner_jurisdiction and s.kind = 'PERSON'
                   and s.id_index = e.beneficiary_index
              cross join lateral register_housemates(s.id, :today::date) n
              join register_subject t on t.id = n.subject
              join entitlement o on o.owner_jurisdiction = e.owner_jurisdiction and o.beneficiary_index = t.id_index
                   and o.scheme = e.scheme and o.number < e.number
              join paid on paid.entitlement = e.number
             where e.number = any (:numbers) and e.scheme = any (:households)
               and (select coalesce(sum(case when q.credit = 'BANK' then q.amount else -q.amount end), 0) from posting q
                     where q.entitlement = o.number and q.month = paid.month and 'BANK' in (q.debit, q.credit)) > 0
             group by e.number, o.id, o.scheme, o.case_number
            union all
            select e.number, 'other side ' || q.scheme, array[]::uuid[],
                   jsonb_build_object('across', q.scheme, 'answered', max(q.answered_on),
                                      'months', jsonb_agg(distinct paid.month order by paid.month))
              from entitlement e
              join benefit_inquiry q on q.owner_jurisdiction = e.owner_jurisdiction
                   and q.beneficiary_index = e.beneficiary_index and q.asked_here and q.receives
              join paid on paid.entitlement = e.number and paid.month between q.from_month and q.until_month
             where e.number = any (:numbers)
               and (q.scheme = e.scheme or exists (select 1 from unnest(:ones::text[], :others::text[]) x (one, other)
                                                     where x.one = e.scheme and x.other = q.scheme))
             group by e.number, q.scheme
            """),
    /** An official handled the case of a near relative whom he had not recorded then. */
    RELATIVES_UNREGISTERED(
            Words.of("近亲属未备案", "Relatives unregistered"),
            Words.of(
                    "经办或决定的工作人员事后才备案该申请人为近亲属，或者该申请人与其已备案的近亲属同户而本人没有备案。",
                    "An official recorded the applicant as a near relative only after he had handled the case, or the applicant lives in the household of a recorded relative of his without being recorded."),
            List.of(new Source("民发〔2021〕57号", "第十一条", Confidence.VERIFIED)),
            List.of(),
            Look.NOTHING,
            """
            select e.number, 'recorded late ' || r.officer as subkey, array[]::uuid[] as subjects,
                   jsonb_build_object('officer', a.name_zh, 'officerEn', a.name_en, 'relation', r.relation,
                                      'handled', min(v.at)::date, 'recorded', min(r.recorded_at)::date) as facts
              from entitlement e
              join relative r on r.owner_jurisdiction = e.owner_jurisdiction and r.id_index = e.beneficiary_index
                   and r.ended_at is null
              join case_event v on v.owner_jurisdiction = e.owner_jurisdiction and v.case_id = e.case_id
                   and v.actor = r.officer::text and v.role in ('REVIEWER', 'DECIDER') and v.at < r.recorded_at
              join account a on a.id = r.officer
             where e.number = any (:numbers)
             group by e.number, r.officer, a.name_zh, a.name_en, r.relation
            union all
            select e.number, 'household ' || r.officer, array[]::uuid[],
                   jsonb_build_object('officer', a.name_zh, 'officerEn', a.name_en, 'relation', min(r.relation),
                                      'handled', min(v.at)::date)
              from entitlement e
              join register_subject s on s.owner_jurisdiction = e.owner_jurisdiction and s.kind = 'PERSON'
                   and s.id_index = e.beneficiary_index
              cross join lateral register_housemates(s.id, :today::date) n
              join register_subject t on t.id = n.subject
              join relative r on r.owner_jurisdiction = e.owner_jurisdiction and r.id_index = t.id_index and r.ended_at is null
              join case_event v on v.owner_jurisdiction = e.owner_jurisdiction and v.case_id = e.case_id
                   and v.actor = r.officer::text and v.role in ('REVIEWER', 'DECIDER')
              join account a on a.id = r.officer
             where e.number = any (:numbers)
               and not exists (select 1 from relative x where x.owner_jurisdiction = e.owner_jurisdiction
                                  and x.officer = r.officer and x.id_index = e.beneficiary_index)
             group by e.number, r.officer, a.name_zh, a.name_en
            """),
    /** A motor vehicle or a share in a company with somebody whose means were tested. */
    VEHICLE_OR_COMPANY(
            Words.of("有车辆或企业出资", "Vehicles or companies on the allowance"),
            Words.of(
                    "享受按收入和财产认定的待遇，台账登记本人或家庭成员有机动车辆或企业出资。",
                    "Receives what depends on means, while the register has a motor vehicle or a share in a company of him or his household."),
            List.of(
                    new Source("民发〔2021〕57号", "第十四条", Confidence.VERIFIED),
                    new Source("国务院令第649号", "第六十八条", Confidence.VERIFIED)),
            List.of(
                    Parameter.of(
                            "worthFrom",
                            Words.of(
                                    "价值不低于（元），未登记价值的一律列出",
                                    "worth at least (yuan); always where no worth is registered"),
                            0,
                            0,
                            10_000_000)),
            Look.PROPERTY,
            """
            select e.number, 'property' as subkey, array_agg(distinct p.subject) as subjects,
                   jsonb_build_object('scheme', e.scheme) as facts
              from entitlement e
              join register_subject s on s.owner_jurisdiction = e.owner_jurisdiction and s.kind = 'PERSON'
                   and s.id_index = e.beneficiary_index
              cross join lateral (
                   select s.id as subject
                   union
                   select n.subject from register_housemates(s.id, :today::date) n) p
             where e.number = any (:numbers)
               and e.scheme in ('minimum-living-allowance', 'extreme-poverty-support', 'living-subsidy', 'temporary-assistance')
               and exists (select 1 from entitlement_span d where d.entitlement = e.number and d.what = 'DUE'
                              and d.from_month <= :today and (d.until_month is null or d.until_month > :today))
               and exists (select 1 from register_record x where x.owner_jurisdiction = s.owner_jurisdiction
                              and x.subject = p.subject and x.kind = 'PROPERTY')
             group by e.number, e.scheme
            """),
    /** Granted, and not with the person. */
    MONEY_HELD_UP(
            Words.of("资金滞留", "Money held up"),
            Words.of(
                    "应发未发、银行退回未补发，或者发出后银行久未回盘。",
                    "Due and not paid, returned by the bank and not paid again, or sent without an answer of the bank."),
            List.of(new Source("国务院令第649号", "第六十七条", Confidence.RECOLLECTION)),
            List.of(
                    Parameter.of(
                            "days", Words.of("超过多少天", "for more than how many days"), 30, 0, 365)),
            Look.NOTHING,
            """
            select e.number, 'owed' as subkey, array[]::uuid[] as subjects,
                   jsonb_build_object('owed', e.owed::text, 'since', min(p.at)::date, 'account', e.payee > 0 and not e.payee_wrong) as facts
              from entitlement e
              join posting p on p.entitlement = e.number and p.credit = 'OWED'
               and not exists (select 1 from posting q where q.entitlement = e.number and q.debit = 'OWED' and q.month = p.month
                                  and q.id > p.id)
             where e.number = any (:numbers) and e.owed > 0
             group by e.number, e.owed, e.payee, e.payee_wrong
            having min(p.at) <= :today::date + 1 - make_interval(days => :days)
            union all
            select e.number, 'returned', array[]::uuid[],
                   jsonb_build_object('returned', e.returned::text, 'since', max(p.at)::date, 'account', e.payee > 0 and not e.payee_wrong)
              from entitlement e join posting p on p.entitlement = e.number and p.credit = 'RETURNED'
             where e.number = any (:numbers) and e.returned > 0
             group by e.number, e.returned, e.payee, e.payee_wrong
            having max(p.at) <= :today::date + 1 - make_interval(days => :days)
            union all
            select e.number, 'unanswered', array[]::uuid[],
                   jsonb_build_object('sent', sum(y.amount)::text, 'since', min(r.ended_at)::date)
              from entitlement e
              join payment y on y.entitlement = e.number and y.state = 'SENT'
              join payment_run r on r.id = y.run and r.state = 'READY'
             where e.number = any (:numbers) and r.ended_at <= :today::date + 1 - make_interval(days => greatest(:days, 1))
             group by e.number
            """);

    /** What has to be opened to be sure of a candidate. */
    enum Look {
        NOTHING,
        /** The day of death. */
        DEATH,
        /** Vehicles and shares in companies. */
        PROPERTY
    }

    /**
     * A whole number that a run may set.
     *
     * @param name in SQL, in addresses and in JSON
     */
    public record Parameter(String name, Words words, int usual, int min, int max) {
        static Parameter of(String name, Words words, int usual, int min, int max) {
            return new Parameter(name, words, usual, min, max);
        }
    }

    private final Words words;
    private final Words means;
    private final List<Source> basis;
    private final List<Parameter> parameters;
    private final Look look;
    private final String sql;

    RedFlag(
            Words words,
            Words means,
            List<Source> basis,
            List<Parameter> parameters,
            Look look,
            String sql) {
        this.words = words;
        this.means = means;
        this.basis = List.copyOf(basis);
        this.parameters = List.copyOf(parameters);
        this.look = look;
        this.sql = sql;
    }

    public Words words() {
        return words;
    }

    /** What it finds, in a sentence. */
    public Words means() {
        return means;
    }

    public List<Source> basis() {
        return basis;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    Look look() {
        return look;
    }

    /** The query itself, to be read. */
    public String sql() {
        return sql;
    }

    /** As an address writes it: {@code paid-after-death}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RedFlag> of(String id) {
        return Arrays.stream(values()).filter(f -> f.id().equals(id)).findFirst();
    }
}
