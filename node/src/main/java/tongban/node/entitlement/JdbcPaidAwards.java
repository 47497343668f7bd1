package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

    private record Due(String scheme, BigDecimal yuan) {}

    @Override
    public Map<String, BigDecimal> now(UUID caseId, LocalDate day) {
        Map<String, BigDecimal> now = new HashMap<>();
        jdbc.sql(
                        """
                        select e.scheme, coalesce((select s.amount from entitlement_span s
                                                    where s.entitlement = e.number and s.what = 'DUE'
                                                      and s.from_month <= greatest(e.first_month, :month)
                                                      and (s.until_month is null or s.until_month > greatest(e.first_month, :month))),
                                                  0) as yuan
                          from entitlement e where e.case_id = :case
                        """)
                .param("month", day.withDayOfMonth(1))
                .param("case", caseId)
                .query((row, n) ->
                        new Due(
                                Objects.requireNonNull(row.getString("scheme")),
                                Objects.requireNonNull(row.getBigDecimal("yuan")).setScale(2)))
                .list()
                .forEach(due -> {
                    Scheme scheme = schemes.get(due.scheme());
                    if (scheme.rhythm() == Scheme.Rhythm.MONTHLY) {
                        now.put(scheme.award(), due.yuan());
                    }
                });
        return now;
    }
}
