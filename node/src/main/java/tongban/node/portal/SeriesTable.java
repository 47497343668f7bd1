package tongban.node.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongban.node.indicator.Basis;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Point;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * Values of an indicator as a table, a period a row and a basis a column: what the chart draws.
 *
 * @param more how many older rows were left out
 */
public record SeriesTable(List<Basis> columns, List<Row> rows, int more) {
    static final int ROWS_MAX = 60;

    /**
     * @param period in words
     * @param cells in the order of the columns
     */
    public record Row(Words period, List<Optional<Point>> cells) {}

    /**
     * Of what a row speaks.
     *
     * @param now what the system counts now, which is no period
     */
    private record When(Optional<Period> period, boolean now) {
        private static When of(Point point) {
            return new When(
                    point.period(), point.period().isEmpty() && point.basis() == Basis.COUNTED);
        }

        private LocalDate end() {
            return now
                    ? LocalDate.MAX
                    : period.map(p -> p.lastDay().orElse(LocalDate.MAX)).orElse(LocalDate.MIN);
        }

        private LocalDate begin() {
            return period.map(Period::from).orElse(LocalDate.MIN);
        }

        private Words words() {
            return now ? Words.of("现在", "now") : SeriesTable.words(period);
        }
    }

    private static final Comparator<When> BY_END =
            Comparator.comparing(When::end).thenComparing(When::begin);

    static SeriesTable of(List<Indicators.Series> series) {
        Map<When, Map<Basis, Point>> byPeriod = new TreeMap<>(BY_END);
        for (Indicators.Series one : series) {
            one.points()
                    .forEach(p ->
                            byPeriod.computeIfAbsent(When.of(p), x -> new EnumMap<>(Basis.class))
                                    .put(one.basis(), p));
        }
        List<Basis> columns = series.stream().map(Indicators.Series::basis).toList();
        List<Row> rows = new ArrayList<>();
        byPeriod.forEach((when, points) ->
                rows.add(
                        new Row(
                                when.words(),
                                columns.stream()
                                        .map(c -> Optional.ofNullable(points.get(c)))
                                        .toList())));
        int more = Math.max(0, rows.size() - ROWS_MAX);
        return new SeriesTable(columns, rows.subList(more, rows.size()), more);
    }

    /** Of what a value speaks. */
    public static Words words(Point point) {
        return When.of(point).words();
    }

    /** 2026年10月, 2024年1—5月, 2023年, the two days, or the first where there is no last. */
    public static Words words(Optional<Period> period) {
        if (period.isEmpty()) {
            return Words.of("未注明期间", "no period stated");
        }
        LocalDate from = period.get().from();
        Optional<LocalDate> last = period.get().lastDay();
        if (last.isEmpty()) {
            return Words.of(from + " 起", "from " + from);
        }
        LocalDate to = last.get();
        boolean whole = from.getDayOfMonth() == 1 && to.plusDays(1).getDayOfMonth() == 1;
        if (!whole || from.getYear() != to.getYear()) {
            return from.equals(to) ? Words.same(from.toString()) : Words.same(from + " – " + to);
        }
        if (from.getMonthValue() == 1 && to.getMonthValue() == 12) {
            return Words.of(from.getYear() + "年", String.valueOf(from.getYear()));
        }
        String first = "%d-%02d".formatted(from.getYear(), from.getMonthValue());
        return from.getMonth() == to.getMonth()
                ? Words.of(from.getYear() + "年" + from.getMonthValue() + "月", first)
                : Words.of(
                        from.getYear()
                                + "年"
                                + from.getMonthValue()
                                + "—"
                                + to.getMonthValue()
                                + "月",
                        first + " – %02d".formatted(to.getMonthValue()));
    }
}
