package tongban.node.portal;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Aggregate;
import tongban.node.indicator.Count;
import tongban.node.indicator.Counts;
import tongban.node.indicator.Figure;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * What the system counted, as somebody may read it: officials their own side's to the last one,
 * everybody else no number of people so small that it might point at one.
 *
 * @param sides one value a side
 */
public record OwnCount(Words what, List<Side> sides, Instant at) {

    public record Side(Jurisdiction side, Words value) {}

    /**
     * Beside a figure: of what stands month by month the figure's own month, else the last.
     *
     * @param names of aggregates
     */
    static List<OwnCount> of(
            Figure figure, List<String> names, Counts counts, @Nullable Actor reader) {
        Optional<YearMonth> month = figure.period().flatMap(Period::lastDay).map(YearMonth::from);
        List<OwnCount> lines = new ArrayList<>();
        for (String name : names) {
            Optional<Aggregate> aggregate = Aggregate.named(name);
            aggregate.ifPresent(a -> lines.add(of(a, counts, reader, month)));
        }
        return lines;
    }

    private static OwnCount of(
            Aggregate aggregate, Counts counts, @Nullable Actor reader, Optional<YearMonth> month) {
        List<Side> sides = new ArrayList<>();
        Instant at = Instant.EPOCH;
        for (Jurisdiction side : Jurisdiction.values()) {
            Count count = counts.of(side, aggregate);
            sides.add(
                    new Side(
                            side,
                            switch (aggregate.kind()) {
                                case BY_MONTH, NOW, PUBLISHED ->
                                        shown(
                                                count.total(),
                                                aggregate,
                                                Actor.isOfficialOf(side, reader));
                                case YEAR_TO_DATE -> standing(count, month);
                            }));
            at = count.at();
        }
        return new OwnCount(aggregate.words(), sides, at);
    }

    private static Words standing(Count count, Optional<YearMonth> wanted) {
        Optional<YearMonth> month = wanted.filter(count.months()::containsKey).or(count::lastMonth);
        return month.map(
                        m -> {
                            String value = number(count.in("", m));
                            Words when = SeriesTable.words(Optional.of(Count.toDate(m)));
                            return Words.of(
                                    value + "（" + when.zh() + "）", value + " (" + when.en() + ")");
                        })
                .orElse(Words.same("0"));
    }

    private static String number(BigDecimal value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }

    static Words shown(BigDecimal value, Aggregate aggregate, boolean official) {
        return aggregate.hides(value) && !official
                ? Words.of("少于 " + Counts.SMALL, "fewer than " + Counts.SMALL)
                : Words.same(number(value));
    }
}
