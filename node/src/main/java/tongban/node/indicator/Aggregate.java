package tongban.node.indicator;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * What the system counts by itself, by the name that formulas and figures use. Each is one query or
 * the number of some of the services ({@link CountStatements}).
 */
public enum Aggregate {
    CASES_RECEIVED("cases received", "收到的办件", "Cases received", Kind.BY_MONTH, false),
    CASES_ACROSS(
            "cases across the border",
            "由另一方代收或在另一方提交的办件",
            "Cases taken in on the other side",
            Kind.BY_MONTH,
            false),
    CASES_DECIDED("cases decided", "作出决定的办件", "Cases decided", Kind.BY_MONTH, false),
    CASES_ON_TIME(
            "cases decided on time",
            "在期限内作出决定的办件",
            "Cases decided within the limit",
            Kind.BY_MONTH,
            false),
    DEPARTING(
            "decisions departing",
            "偏离建议结论的决定",
            "Decisions that depart from the proposal",
            Kind.BY_MONTH,
            false),
    BENEFITS_PAID("benefits paid", "发放的待遇金额（元）", "Benefits paid, in yuan", Kind.BY_MONTH, false),
    POLICIES_OFFERED(
            "policy offers",
            "免申即享发出的邀约",
            "Offers of policies without an application",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICIES_CONFIRMED(
            "policy offers confirmed",
            "企业确认的邀约（按邀约发出的月份）",
            "Offers that enterprises confirmed, by the month of the offer",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICIES_PAID(
            "policy yuan paid",
            "惠企政策发放的金额（元）",
            "Paid on policies for enterprises, in yuan",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICY_OBJECTIONS(
            "policy objections",
            "企业对邀约提出的异议（按邀约发出的月份）",
            "Objections to offers, by the month of the offer",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICY_GRANTS(
            "policy grants",
            "惠企政策的批准（按首月）",
            "Grants of policies, by their first month",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICY_YUAN_GRANTED(
            "policy yuan granted",
            "惠企政策批准的金额（元，按首月）",
            "Granted on policies, in yuan, by the first month",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICY_GRANTS_PAID(
            "policy grants paid",
            "已发放的批准（按批准的首月）",
            "Grants of policies that are paid, by their first month",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICY_DAYS_APPLIED(
            "policy days applied",
            "已发放的批准从申请到发放的天数之和",
            "Days from application to payment, all paid grants together",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICY_DAYS_ACCEPTED(
            "policy days accepted",
            "已发放的批准从受理到发放的天数之和",
            "Days from acceptance to payment, all paid grants together",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICY_LATE(
            "policy grants late",
            "受理后 60 个工作日内没有发放的批准（川办函〔2024〕17号）",
            "Grants not paid within 60 working days of acceptance (川办函〔2024〕17号)",
            Kind.BY_MONTH,
            Per.POLICY),
    POLICY_ELIGIBLE(
            "policy enterprises eligible",
            "各机关本年度最近一次比对中符合条件的企业",
            "Enterprises that qualify, by the year's latest run of each body",
            Kind.YEAR_TO_DATE,
            Per.POLICY),
    POLICY_REACHED(
            "policy enterprises reached",
            "本年度获批的不同企业",
            "Different enterprises granted a policy in the year",
            Kind.YEAR_TO_DATE,
            Per.POLICY),
    POLICY_PAID_SO_FAR(
            "policy yuan paid so far",
            "本年度至今发放的金额（元）",
            "Paid on policies since the year began, in yuan",
            Kind.YEAR_TO_DATE,
            Per.POLICY),
    POLICY_BUDGET(
            "policy budget",
            "本年度预算（元）",
            "Budget of the year, in yuan",
            Kind.YEAR_TO_DATE,
            Per.POLICY),
    STUDY_AID_PAID("study aid paid", "发放的助学金（元）", "Study aid paid, in yuan", Kind.BY_MONTH, false),
    TICKETS_TAKEN(
            "tickets taken", "12345 收到的工单", "Tickets taken by the line", Kind.BY_MONTH, false),
    TICKETS_ANSWERED(
            "tickets answered",
            "已答复的工单（按收到的月份）",
            "Tickets answered, by the month in which they were taken",
            Kind.BY_MONTH,
            false),
    TICKETS_DUE(
            "tickets due",
            "已办结的和逾期未办结的工单（按收到的月份，重办的每一轮分别计算）",
            "Tickets closed, or overdue, by the month in which they were taken; each time that one is handled again",
            Kind.BY_MONTH,
            false),
    TICKETS_ON_TIME(
            "tickets answered on time",
            "按时办结的工单",
            "Tickets whose answer went out within their limit",
            Kind.BY_MONTH,
            false),
    TICKETS_RATED("tickets rated", "来电人评价过的工单", "Tickets that callers rated", Kind.BY_MONTH, false),
    TICKETS_SATISFIED(
            "tickets satisfied",
            "来电人满意的工单",
            "Tickets with whose answer callers were satisfied",
            Kind.BY_MONTH,
            false),
    TICKETS_SOLVED(
            "tickets solved",
            "来电人说已解决的工单",
            "Tickets that callers say are solved",
            Kind.BY_MONTH,
            false),
    CALLS_OFFERED("calls offered", "12345 的来电", "Calls to the line", Kind.BY_MONTH, false),
    CALLS_ANSWERED("calls answered", "接通的来电", "Calls answered", Kind.BY_MONTH, false),
    TALKS("talks asked", "企业约见政府部门的申请", "Talks that enterprises asked for", Kind.BY_MONTH, false),
    PROJECTS(
            "listed projects",
            "共建重大项目（本方台账，当年名单）",
            "Jointly built projects, on this side's register of the year",
            Kind.YEAR_TO_DATE,
            false),
    PROJECT_MONTHS(
            "project months",
            "共建重大项目有月报的月数",
            "Months of the year with returns on the jointly built projects",
            Kind.YEAR_TO_DATE,
            false),
    PROJECT_PLAN(
            "project plan",
            "共建重大项目的年度计划投资（亿元）",
            "Planned for the year on the jointly built projects, in 100 million yuan",
            Kind.YEAR_TO_DATE,
            false),
    PROJECT_INVESTMENT(
            "project investment",
            "共建重大项目完成投资（亿元）",
            "Invested in the jointly built projects, in 100 million yuan",
            Kind.YEAR_TO_DATE,
            false),
    INFRASTRUCTURE_INVESTMENT(
            "infrastructure investment",
            "其中现代基础设施（亿元）",
            "Of which modern infrastructure, in 100 million yuan",
            Kind.YEAR_TO_DATE,
            false),
    INDUSTRY_INVESTMENT(
            "industry investment",
            "其中现代产业（亿元）",
            "Of which modern industry, in 100 million yuan",
            Kind.YEAR_TO_DATE,
            false),
    SCIENCE_INVESTMENT(
            "science investment",
            "其中科技创新（亿元）",
            "Of which science and technology, in 100 million yuan",
            Kind.YEAR_TO_DATE,
            false),
    SCIENCE_CULTURE_INVESTMENT(
            "science culture investment",
            "其中科技创新、文化旅游（亿元）",
            "Of which science, technology, culture and tourism, in 100 million yuan",
            Kind.YEAR_TO_DATE,
            false),
    SERVICES_INVESTMENT(
            "services investment",
            "其中生态环保、对外开放及公共服务（亿元）",
            "Of which environment, opening-up and public services, in 100 million yuan",
            Kind.YEAR_TO_DATE,
            false),
    CONFERENCES(
            "joint conferences registered",
            "台账中的党政联席会议",
            "Joint conferences in the register",
            Kind.NOW,
            false),
    MEETING_TASKS("meeting tasks", "会议议定的任务", "Tasks that meetings agreed on", Kind.NOW, false),
    LISTED_PROJECTS(
            "entries of projects",
            "清单事项：重大项目",
            "Entries of the lists: major projects",
            Kind.NOW,
            false),
    LISTED_POLICIES(
            "entries of policies",
            "清单事项：重大政策",
            "Entries of the lists: major policies",
            Kind.NOW,
            false),
    LISTED_REFORMS(
            "entries of reforms",
            "清单事项：重大改革",
            "Entries of the lists: major reforms",
            Kind.NOW,
            false),
    LISTED_PLATFORMS(
            "entries of platforms",
            "清单事项：重大平台",
            "Entries of the lists: major platforms",
            Kind.NOW,
            false),
    POLICIES_PUBLISHED(
            "policies published",
            "在有效期内的惠企政策",
            "Policies for enterprises in force",
            Kind.NOW,
            false),
    ENTERPRISES("enterprises registered", "一企一档中的企业", "Enterprises on file", Kind.NOW, false),
    LIVING_ALLOWANCE(
            "living allowance recipients",
            "领取最低生活保障金的家庭（按领取人计）",
            "Families on the minimum living allowance, by who draws it",
            Kind.NOW,
            true),
    EXTREME_POVERTY(
            "extreme poverty recipients",
            "特困供养的人",
            "People in extreme-poverty support",
            Kind.NOW,
            true),
    OLD_AGE(
            "old age allowance recipients",
            "领取高龄津贴的人",
            "People on the old-age allowance",
            Kind.NOW,
            true),
    LEADS("leads raised", "转为上门核实的救助线索", "Leads that became a visit", Kind.BY_MONTH, true),
    CASES_OVERDUE("cases overdue", "超期的在办件", "Open cases past their limit", Kind.NOW, false),
    LIVING_SUBSIDY(
            "living subsidy recipients",
            "领取困难残疾人生活补贴的人",
            "People on the living subsidy",
            Kind.NOW,
            true),
    NURSING_SUBSIDY(
            "nursing subsidy recipients",
            "领取重度残疾人护理补贴的人",
            "People on the nursing subsidy",
            Kind.NOW,
            true),
    CHILDREN(
            "children on benefits",
            "领取孤儿或事实无人抚养儿童生活费的儿童",
            "Children on orphan or unattended-child allowances",
            Kind.NOW,
            true),
    STUDY_AID("study aid recipients", "获得助学的人", "People on study aid", Kind.NOW, true),
    PEOPLE("people registered", "台账中的人员", "People in the register", Kind.NOW, true),
    HOUSEHOLDS("households registered", "台账中的家庭", "Households in the register", Kind.NOW, true),
    INSTITUTIONS(
            "institutions registered",
            "台账中的机构（各类合计）",
            "Institutions in the register, of all kinds",
            Kind.NOW,
            false),
    SERVICES(
            "services by one standard",
            "两边按同一标准办理的服务",
            "Services that both sides decide by one standard",
            Kind.PUBLISHED,
            false),
    ENTERPRISE_SERVICES(
            "services for enterprises",
            "企业可以办的服务",
            "Services for enterprises",
            Kind.PUBLISHED,
            false);

    /** Over what it is counted. */
    public enum Kind {
        /** What happened in a month. */
        BY_MONTH,
        /** How a year's list stood after a month, from the first day of the year on. */
        YEAR_TO_DATE,
        /** What there is now. */
        NOW,
        /** What is published, the same for both sides. */
        PUBLISHED
    }

    /** What else it is counted by, beside side, place and month. */
    private enum Per {
        NOTHING,
        POLICY
    }

    private final String name;
    private final Words words;
    private final Kind kind;
    private final boolean sensitive;
    private final Per per;

    Aggregate(String name, String zh, String en, Kind kind, boolean sensitive) {
        this(name, zh, en, kind, sensitive, Per.NOTHING);
    }

    /** Of enterprises and of money, so not sensitive. */
    Aggregate(String name, String zh, String en, Kind kind, Per per) {
        this(name, zh, en, kind, false, per);
    }

    Aggregate(String name, String zh, String en, Kind kind, boolean sensitive, Per per) {
        this.name = name;
        this.words = Words.of(zh, en);
        this.kind = kind;
        this.sensitive = sensitive;
        this.per = per;
    }

    public static Optional<Aggregate> named(String name) {
        return Arrays.stream(values()).filter(a -> a.name.equals(name)).findFirst();
    }

    /** Its name in formulas. */
    public String feelName() {
        return name;
    }

    public Words words() {
        return words;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether each policy for enterprises has a number of its own. */
    public boolean isByPolicy() {
        return per == Per.POLICY;
    }

    /** Whether it counts people so that a small number might point at one of them. */
    public boolean isSensitive() {
        return sensitive;
    }

    /** Whether a number of it is so small that it is not shown to the public. */
    public boolean hides(BigDecimal number) {
        return sensitive
                && number.signum() > 0
                && number.compareTo(BigDecimal.valueOf(Counts.SMALL)) < 0;
    }
}
