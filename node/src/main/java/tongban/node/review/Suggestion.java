package tongban.node.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.entitlement.MeasureKind;
import tongban.node.entitlement.Scheme;
import tongban.service.Proposal;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/**
 * What a re-check comes to, for a person to decide on.
 *
 * @param amount yuan a month from then on; of a raise or a reduction
 * @param from the first month that it would hold for
 * @param months of the exit period
 * @param why one line each
 */
public record Suggestion(
        Kind kind,
        Optional<BigDecimal> amount,
        Optional<YearMonth> from,
        Optional<Integer> months,
        List<Words> why) {
    private static final String EXIT_UNTIL = "exit period until";
    private static final int DECIMALS = 2;

    /** What is suggested. */
    public enum Kind {
        CONTINUE("继续发放", "continue", Optional.empty()),
        RAISE("增发", "raise", Optional.of(MeasureKind.RAISE)),
        REDUCE("减发", "reduce", Optional.of(MeasureKind.REDUCE)),
        EXIT("进入渐退期", "exit period, then stop", Optional.of(MeasureKind.EXIT)),
        STOP("停发", "stop", Optional.of(MeasureKind.STOP)),
        UNSETTLED("信息不足，暂不能判定", "incomplete: cannot be said yet", Optional.empty());

        private final Words words;
        private final Optional<MeasureKind> measure;

        Kind(String zh, String en, Optional<MeasureKind> measure) {
            this.words = Words.of(zh, en);
            this.measure = measure;
        }

        public Words words() {
            return words;
        }

        /** The measure by which it is done. */
        public Optional<MeasureKind> measure() {
            return measure;
        }
    }

    public Suggestion {
        why = List.copyOf(why);
    }

    /** It cannot be said: these stand in the way. */
    static Suggestion unsettled(List<Words> why) {
        return new Suggestion(
                Kind.UNSETTLED, Optional.empty(), Optional.empty(), Optional.empty(), why);
    }

    /** Nobody is left who could receive it. */
    static Suggestion died(Recipient of, LocalDate died) {
        YearMonth after = YearMonth.from(died).plusMonths(1);
        return new Suggestion(
                Kind.STOP,
                Optional.empty(),
                Optional.of(after.isBefore(of.first()) ? of.first() : after),
                Optional.empty(),
                List.of(
                        Words.of(
                                "台账登记死亡日期为" + Words.day(died).zh() + "，自死亡次月起不再符合条件",
                                "the register says that he died on "
                                        + Words.day(died).en()
                                        + ": nothing is due from the month after")));
    }

    /**
     * What the standard of today comes to, beside what is awarded.
     *
     * @param now the month that it is: what is against the person begins with the next one
     */
    static Suggestion of(
            Proposal proposal,
            ServiceDefinition service,
            Scheme scheme,
            Recipient recipient,
            YearMonth now) {
        YearMonth next = now.plusMonths(1);
        return switch (proposal) {
            case Proposal.Incomplete missing -> unsettled(missing(missing, service));
            case Proposal.Refused refused ->
                    stop(
                            refused.reasons().stream().map(Suggestion::line).toList(),
                            next.isBefore(recipient.first()) ? recipient.first() : next);
            case Proposal.Granted granted -> granted(granted, scheme, recipient, next);
        };
    }

    private static Suggestion stop(List<Words> why, YearMonth from) {
        return new Suggestion(
                Kind.STOP, Optional.empty(), Optional.of(from), Optional.empty(), why);
    }

    private static Suggestion granted(
            Proposal.Granted granted, Scheme scheme, Recipient recipient, YearMonth next) {
        List<Words> reasons =
                new ArrayList<>(granted.notAwarded().stream().map(Suggestion::line).toList());
        if (!(granted.award().get(scheme.award()) instanceof BigDecimal award)) {
            return stop(reasons, next);
        }
        if (granted.award().get(EXIT_UNTIL) instanceof LocalDate until) {
            long months = ChronoUnit.MONTHS.between(next, YearMonth.from(until)) + 1;
            reasons.add(
                    Words.of(
                            "收入因就业超过标准，渐退期至" + Words.day(until).zh(),
                            "above the standard through work: exit period until "
                                    + Words.day(until).en()));
            return new Suggestion(
                    Kind.EXIT,
                    Optional.empty(),
                    Optional.of(next),
                    Optional.of(Math.clamp(months, 1, Math.max(1, scheme.exitMonthsMax()))),
                    reasons);
        }
        BigDecimal amount = award.setScale(DECIMALS, RoundingMode.HALF_UP);
        int change = amount.compareTo(recipient.awarded());
        if (amount.signum() == 0) {
            return stop(reasons, next);
        }
        Words beside =
                Words.of(
                        "今日标准计算为每月 "
                                + amount.toPlainString()
                                + " 元，现决定金额为 "
                                + recipient.awarded().toPlainString()
                                + " 元",
                        "by today's standard "
                                + amount.toPlainString()
                                + " yuan a month; awarded are "
                                + recipient.awarded().toPlainString());
        reasons.addFirst(beside);
        if (change == 0) {
            return new Suggestion(
                    Kind.CONTINUE, Optional.empty(), Optional.empty(), Optional.empty(), reasons);
        }
        return new Suggestion(
                change > 0 ? Kind.RAISE : Kind.REDUCE,
                Optional.of(amount),
                Optional.of(next.isBefore(recipient.first()) ? recipient.first() : next),
                Optional.empty(),
                reasons);
    }

    private static Words line(Proposal.Reason reason) {
        return reason.article().isEmpty()
                ? reason.words()
                : Words.of(
                        reason.words().zh() + "（" + reason.article() + "）",
                        reason.words().en() + " (" + reason.article() + ")");
    }

    private static List<Words> missing(Proposal.Incomplete missing, ServiceDefinition service) {
        List<Words> lines = new ArrayList<>();
        missing.facts()
                .forEach(fact -> {
                    Words name =
                            service.fact(fact)
                                    .map(f -> service.form().name(f))
                                    .orElse(Words.same(fact));
                    lines.add(Words.of("还缺：" + name.zh(), "missing: " + name.en()));
                });
        missing.parameters()
                .forEach(p -> lines.add(Words.of("没有参数值：" + p, "no value of the parameter " + p)));
        missing.dates().forEach(d -> lines.add(Words.of("还缺日期：" + d, "missing date: " + d)));
        missing.reasons().forEach(r -> lines.add(line(r)));
        return lines;
    }
}
