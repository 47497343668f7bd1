package tongban.node.indicator;

import java.util.Arrays;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * What the system counts by itself, by the name that formulas and figures use. Each is one query
 * ({@link JdbcCounts}), or the size of something that is published.
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
            false),
    POLICIES_CONFIRMED(
            "policy offers confirmed",
            "企业确认的邀约",
            "Offers that enterprises confirmed",
            Kind.BY_MONTH,
            false),
    POLICIES_PAID(
            "policy yuan paid",
            "惠企政策发放的金额（元）",
            "Paid on policies for enterprises, in yuan",
            Kind.BY_MONTH,
            false),
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
            "institutions registered", "台账中的机构", "Institutions in the register", Kind.NOW, false),
    SERVICES(
            "services by one standard",
            "两边按同一标准办理的服务",
            "Services that both sides decide by one standard",
            Kind.PUBLISHED,
            false);

    /** Over what it is counted. */
    public enum Kind {
        /** What happened in a month. */
        BY_MONTH,
        /** What there is now. */
        NOW,
        /** What is published, the same for both sides. */
        PUBLISHED
    }

    private final String name;
    private final Words words;
    private final Kind kind;
    private final boolean sensitive;

    Aggregate(String name, String zh, String en, Kind kind, boolean sensitive) {
        this.name = name;
        this.words = Words.of(zh, en);
        this.kind = kind;
        this.sensitive = sensitive;
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

    /** Whether it counts people so that a small number might point at one of them. */
    public boolean isSensitive() {
        return sensitive;
    }
}
