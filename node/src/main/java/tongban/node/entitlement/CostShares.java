package tongban.node.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.text.Words;

/** Who bears what of a benefit: dated rows a side and scheme, split to the cent. */
final class CostShares {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private final List<Row> rows;

    private static final int PERCENT_DECIMALS = 3;
    private static final int CITY_DIGITS = 4;

    /** Who bears it. */
    enum Bearer {
        CENTRE("中央", "centre"),
        PROVINCE("省（市）级", "province"),
        CITY("市（州）级", "city"),
        COUNTY("县（市、区）级", "county");

        private final Words words;

        Bearer(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        Words words() {
            return words;
        }
    }

    /**
     * @param scheme id, or {@code *} for those without a row of their own
     * @param from ISO month, from which it holds
     * @param until the first month after it, or empty
     */
    record Row(
            String side,
            String scheme,
            String from,
            String until,
            BigDecimal centre,
            BigDecimal province,
            BigDecimal city,
            BigDecimal county,
            Source source) {

        List<BigDecimal> percents() {
            return List.of(centre, province, city, county);
        }

        boolean holds(String wantedSide, YearMonth month) {
            return side.equals(wantedSide)
                    && !month.isBefore(YearMonth.parse(from))
                    && (until.isEmpty() || month.isBefore(YearMonth.parse(until)));
        }
    }

    /**
     * @param percent of the whole
     */
    record Share(Bearer bearer, BigDecimal percent, BigDecimal amount, Source source) {}

    CostShares(List<Row> rows) {
        this.rows = List.copyOf(rows);
        for (Row row : rows) {
            if (Cents.sum(row.percents()).compareTo(WHOLE) != 0) {
                throw new IllegalStateException("LEDGER-904 shares do not sum to 100: " + row);
            }
        }
    }

    /** Four shares that sum to the total. */
    List<Share> of(String side, String scheme, YearMonth month, BigDecimal total) {
        Row row = row(side, scheme, month);
        List<BigDecimal> parts = Cents.split(total, row.percents());
        List<Share> shares = new ArrayList<>();
        for (Bearer bearer : Bearer.values()) {
            int i = bearer.ordinal();
            shares.add(new Share(bearer, row.percents().get(i), parts.get(i), row.source()));
        }
        return shares;
    }

    /**
     * The same where a city or a county bears a part alone, because it is its own money.
     *
     * @param own of the total, by division code of whose it is; percentages are then of the whole
     */
    List<Share> of(
            String side,
            String scheme,
            YearMonth month,
            BigDecimal total,
            Map<String, BigDecimal> own) {
        if (own.isEmpty()) {
            return of(side, scheme, month, total);
        }
        BigDecimal shared = total.subtract(Cents.sum(List.copyOf(own.values())));
        return of(side, scheme, month, shared).stream()
                .map(s -> {
                    BigDecimal alone =
                            Cents.sum(
                                    own.entrySet().stream()
                                            .filter(o -> bearer(o.getKey()) == s.bearer())
                                            .map(Map.Entry::getValue)
                                            .toList());
                    BigDecimal amount = s.amount().add(alone);
                    BigDecimal percent =
                            total.signum() == 0
                                    ? s.percent()
                                    : amount.multiply(WHOLE)
                                            .divide(total, PERCENT_DECIMALS, RoundingMode.HALF_UP);
                    return new Share(s.bearer(), percent, amount, s.source());
                })
                .toList();
    }

    /** Whose money it is, by its division code: 5116 is a city's, 511623 a county's. */
    private static Bearer bearer(String area) {
        return area.length() == CITY_DIGITS ? Bearer.CITY : Bearer.COUNTY;
    }

    /** The row that holds. */
    Row row(String side, String scheme, YearMonth month) {
        return find(side, scheme, month)
                .or(() -> find(side, "*", month))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "LEDGER-905 no cost shares of side %s for %s in %s"
                                        .formatted(side, scheme, month)));
    }

    private Optional<Row> find(String side, String scheme, YearMonth month) {
        return rows.stream()
                .filter(r -> r.scheme().equals(scheme) && r.holds(side, month))
                .findFirst();
    }
}
