package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.PaidAwards;

/** What is due in a month, of the schemes that are paid by the month. */
final class JdbcPaidAwards implements PaidAwards {
    private final JdbcClient jdbc;
    private final Schemes schemes;

    JdbcPaidAwards(JdbcClient jdbc, Schemes schemes) {
        this.jdbc = jdbc;
        this.schemes = schemes;
    }

    /**
     * @param month that is asked for: the first one where it has not begun
     */
    private record Due(String award, YearMonth month, Amounts amounts) {
        BigDecimal now() {
            return amounts.at(month).setScale(2);
        }

        Stream<YearMonth> changes() {
            return amounts.changesAfter(month).stream();
        }
    }

    @Override
    public Paid on(UUID caseId, LocalDate day) {
        List<Due> dues = dues(caseId, YearMonth.from(day));
        Map<String, BigDecimal> yuan = new HashMap<>();
        dues.forEach(d -> yuan.put(d.award(), d.now()));
        List<YearMonth> changes = dues.stream().flatMap(Due::changes).sorted().distinct().toList();
        boolean over = dues.stream().allMatch(d -> d.now().signum() == 0);
        return new Paid(
                yuan,
                first(changes),
                over
                        ? Optional.empty()
                        : first(changes.stream().filter(m -> isNothing(dues, m)).toList()));
    }

    private static Optional<LocalDate> first(List<YearMonth> months) {
        return months.stream().findFirst().map(JdbcLedgers::day);
    }

    /** What has not begun by then still comes. */
    private static boolean isNothing(List<Due> dues, YearMonth month) {
        return dues.stream()
                .allMatch(d ->
                        d.amounts().at(month).signum() == 0
                                && (!month.isBefore(d.month()) || d.now().signum() == 0));
    }

    private List<Due> dues(UUID caseId, YearMonth month) {
        record Row(long number, String scheme, YearMonth first, Optional<Amounts.Span> span) {}
        Map<Long, Due> dues = new HashMap<>();
        List<Row> rows =
                jdbc.sql(
                                """
                                select e.number, e.scheme, e.first_month, s.from_month, s.until_month, s.amount
                                  from entitlement e
                                  left join entitlement_span s on s.entitlement = e.number and s.what = 'DUE'
                                 where e.case_id = ? order by e.number, s.from_month
                                """)
                        .param(caseId)
                        .query((row, n) ->
                                new Row(
                                        row.getLong("number"),
                                        Objects.requireNonNull(row.getString("scheme")),
                                        JdbcLedgers.month(row, "first_month"),
                                        row.getObject("amount") == null
                                                ? Optional.empty()
                                                : Optional.of(JdbcLedgers.span(row))))
                        .list();
        for (Row row : rows) {
            Scheme scheme = schemes.get(row.scheme());
            if (scheme.rhythm() == Scheme.Rhythm.MONTHLY) {
                Due before =
                        dues.getOrDefault(
                                row.number(),
                                new Due(
                                        scheme.award(),
                                        row.first().isAfter(month) ? row.first() : month,
                                        Amounts.NONE));
                dues.put(
                        row.number(),
                        new Due(
                                before.award(),
                                before.month(),
                                row.span().map(before.amounts()::with).orElse(before.amounts())));
            }
        }
        return new ArrayList<>(dues.values());
    }
}
