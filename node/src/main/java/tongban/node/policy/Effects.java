package tongban.node.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** What policies come to: whom they reach, what is paid, and in how many days. */
public interface Effects {

    /**
     * What a policy came to on one side in a year.
     *
     * @param eligible by the latest run of each body; empty where none was made
     * @param paidCases cases of which everything is paid
     * @param reached different enterprises that were granted it
     * @param grantedYuan of all grants, paid or not
     * @param objections that enterprises raised to what they were offered
     * @param days from acceptance to payment, on average, calendar days; empty before the first
     * @param daysFromApplication the same from the day of application
     * @param late paid after the 60 working days, or not yet though they are over
     * @param share of the budget that is paid, in percent with one decimal
     */
    record Effect(
            Jurisdiction side,
            int year,
            OptionalInt eligible,
            int offered,
            int confirmed,
            int reached,
            int granted,
            BigDecimal grantedYuan,
            int paidCases,
            BigDecimal yuan,
            int objections,
            Optional<BigDecimal> days,
            Optional<BigDecimal> daysFromApplication,
            int late,
            Optional<BigDecimal> share) {

        /** Of those that qualify, how many were granted it, in percent with one decimal. */
        public Optional<BigDecimal> reach() {
            return eligible.isPresent() && eligible.getAsInt() > 0
                    ? Optional.of(
                            BigDecimal.valueOf(reached)
                                    .multiply(BigDecimal.valueOf(100))
                                    .divide(
                                            BigDecimal.valueOf(eligible.getAsInt()),
                                            1,
                                            RoundingMode.HALF_UP))
                    : Optional.empty();
        }

        /** What a figure comes to; empty where nobody knows. */
        public Optional<BigDecimal> of(Figure figure) {
            return switch (figure) {
                case ELIGIBLE -> eligible.stream().mapToObj(BigDecimal::valueOf).findFirst();
                case OFFERED -> Optional.of(BigDecimal.valueOf(offered));
                case CONFIRMED -> Optional.of(BigDecimal.valueOf(confirmed));
                case REACHED -> Optional.of(BigDecimal.valueOf(reached));
                case REACH -> reach();
                case GRANTED -> Optional.of(BigDecimal.valueOf(granted));
                case GRANTED_YUAN -> Optional.of(grantedYuan);
                case PAID -> Optional.of(BigDecimal.valueOf(paidCases));
                case PAID_YUAN -> Optional.of(yuan);
                case DAYS -> daysFromApplication;
                case DAYS_ACCEPTED -> days;
                case LATE -> Optional.of(BigDecimal.valueOf(late));
                case OBJECTIONS -> Optional.of(BigDecimal.valueOf(objections));
                case BUDGET_SHARE -> share;
            };
        }
    }

    /** What is said of a policy on one side in a year, each with how it is counted. */
    enum Figure {
        ELIGIBLE(
                "policy-enterprises-eligible",
                "符合条件的企业（家）",
                "enterprises that qualify",
                "各机关本年度最近一次比对中符合条件的企业；没有比对过的不知道",
                "by the year's latest run of each body; not known where none was made"),
        OFFERED(
                "policy-offers",
                "发出邀约（家）",
                "offered",
                "本年度发出的免申即享邀约",
                "offers of the year without an application"),
        CONFIRMED(
                "policy-confirmations",
                "企业确认（家）",
                "confirmed",
                "其中企业已经确认的邀约",
                "of these, confirmed by the enterprise"),
        REACHED(
                "policy-enterprises-reached",
                "获批企业（家）",
                "enterprises reached",
                "本年度获批的不同企业，一家多笔只算一家",
                "different enterprises granted it in the year, each once"),
        REACH(
                "policy-reach",
                "覆盖率（%）",
                "reach (%)",
                "获批企业除以符合条件的企业",
                "enterprises reached divided by those that qualify"),
        GRANTED(
                "policy-grants",
                "批准（件）",
                "granted (cases)",
                "台账上首月在本年度的批准",
                "grants whose first month is in the year"),
        GRANTED_YUAN(
                "policy-yuan-granted",
                "批准金额（元）",
                "granted (yuan)",
                "已批准待发放和已发放之和",
                "granted and to be paid, with what is paid"),
        PAID(
                "policy-grants-paid",
                "已发放（件）",
                "paid (cases)",
                "其中钱已经付出、没有退回的",
                "of these, paid and not sent back"),
        PAID_YUAN(
                "policy-yuan-paid",
                "已发放（元）",
                "paid (yuan)",
                "本年度付出、没有退回的金额",
                "what was paid in the year and not sent back"),
        DAYS(
                "policy-days-to-money",
                "申请到发放平均天数",
                "days from application to money",
                "申请（免申即享为企业确认）之日到最后一次发放之日的自然日，已发放件的平均",
                "calendar days from the application (the confirmation where none is needed) to the last payment, average of paid cases"),
        DAYS_ACCEPTED(
                "policy-days-from-acceptance",
                "受理到发放平均天数",
                "days from acceptance to money",
                "受理之日到最后一次发放之日的自然日，已发放件的平均",
                "calendar days from acceptance to the last payment, average of paid cases"),
        LATE(
                "policy-grants-late",
                "超过 60 个工作日（件）",
                "past 60 working days (cases)",
                "受理后 60 个工作日内没有发放的（川办函〔2024〕17号）；按程序申请的不算",
                "not paid within 60 working days of acceptance (川办函〔2024〕17号); not counted where the policy has its own procedure"),
        OBJECTIONS(
                "policy-objections",
                "企业提出异议（次）",
                "objections",
                "本年度邀约中企业提出的异议",
                "raised by enterprises to offers of the year"),
        BUDGET_SHARE(
                "policy-budget-share",
                "占预算（%）",
                "share of the budget (%)",
                "已发放金额除以本年度预算",
                "what is paid divided by the year's budget");

        private final String indicator;
        private final Words words;
        private final Words meaning;

        Figure(String indicator, String zh, String en, String meaningZh, String meaningEn) {
            this.indicator = indicator;
            this.words = Words.of(zh, en);
            this.meaning = Words.of(meaningZh, meaningEn);
        }

        /** Id of the indicator that says it month by month. */
        public String indicator() {
            return indicator;
        }

        public Words words() {
            return words;
        }

        /** How it is counted. */
        public Words meaning() {
            return meaning;
        }

        /** Whether it is said of a policy that pays no money, too. */
        public boolean isWithoutMoney() {
            return this == ELIGIBLE || this == OFFERED || this == CONFIRMED || this == OBJECTIONS;
        }
    }

    /** Of both sides, for everybody: numbers of enterprises and of yuan name nobody. */
    List<Effect> of(String service, int year);

    /** Years in which either side offered or granted it, the latest first, with this one. */
    List<Integer> years(String service);
}
