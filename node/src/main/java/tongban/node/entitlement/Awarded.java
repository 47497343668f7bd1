package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.ServiceDefinition;

/**
 * A granted award as amounts by month: what the standard awarded, from the month that it says or
 * that the scheme's rule gives.
 *
 * @param netted whether the standard has taken off what the person has from elsewhere
 */
record Awarded(List<Amounts.Span> spans, boolean netted) {
    private static final String VALID_UNTIL = "valid until";
    private static final String FULL = "full amount";
    private static final String INSTALMENTS = "instalments a school year";
    private static final String SCHOOL_YEAR = "amount a school year";
    private static final int MONTHS_A_YEAR = 12;

    /**
     * @param award value by name, as the standard returns it
     * @param byRule first month by the scheme's rule
     * @return empty where the standard awards nothing of this scheme
     */
    static Optional<Awarded> of(Scheme scheme, Map<String, Object> award, YearMonth byRule) {
        if (!(award.get(scheme.award()) instanceof BigDecimal amount)) {
            return Optional.empty();
        }
        BigDecimal due = Cents.exact(amount);
        if (due.signum() <= 0) {
            return Optional.empty();
        }
        YearMonth first =
                award.get(ServiceDefinition.FIRST_MONTH) instanceof LocalDate day
                        ? YearMonth.from(day)
                        : byRule;
        boolean netted = Boolean.FALSE.equals(award.get(FULL));
        return Optional.of(
                new Awarded(
                        switch (scheme.rhythm()) {
                            case MONTHLY ->
                                    List.of(new Amounts.Span(first, until(award, first), due));
                            case ONCE ->
                                    List.of(
                                            new Amounts.Span(
                                                    first, Optional.of(first.plusMonths(1)), due));
                            case INSTALMENTS -> instalments(award, first, due);
                        },
                        netted));
    }

    /** The month of its last day is due in full. */
    private static Optional<YearMonth> until(Map<String, Object> award, YearMonth first) {
        return award.get(VALID_UNTIL) instanceof LocalDate day
                ? Optional.of(YearMonth.from(day).plusMonths(1)).filter(first::isBefore)
                : Optional.empty();
    }

    /** Spread over twelve months; the last one makes up what rounding left. */
    private static List<Amounts.Span> instalments(
            Map<String, Object> award, YearMonth first, BigDecimal each) {
        int number =
                award.get(INSTALMENTS) instanceof BigDecimal n
                        ? Math.clamp(n.intValueExact(), 1, MONTHS_A_YEAR)
                        : 1;
        BigDecimal before = each.multiply(BigDecimal.valueOf(number - 1L));
        BigDecimal last =
                award.get(SCHOOL_YEAR) instanceof BigDecimal whole
                        ? Cents.exact(whole.subtract(before))
                        : each;
        List<Amounts.Span> spans = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            YearMonth month = first.plusMonths((long) i * (MONTHS_A_YEAR / number));
            spans.add(
                    new Amounts.Span(
                            month,
                            Optional.of(month.plusMonths(1)),
                            i == number - 1 ? last : each));
        }
        return spans;
    }
}
