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
     * Beside a figure: of what happens month by month the months of the figure's own period, then
     * all that there were; of what stands after each month the figure's last one. A figure without
     * a period has all months beside it, or the last. Each number says of which days it speaks;
     * what there is now does so by the hour of the count.
     *
     * @param names of aggregates
     */
    static List<OwnCount> of(
            Figure figure, List<String> names, Counts counts, @Nullable Actor reader) {
        List<OwnCount> lines = new ArrayList<>();
        for (String name : names) {
            Optional<Aggregate> aggregate = Aggregate.named(name);
            aggregate.ifPresent(a -> lines.add(of(a, counts, reader, figure.period())));
        }
        return lines;
    }

    private static OwnCount of(
            Aggregate aggregate, Counts counts, @Nullable Actor reader, Optional<Period> period) {
        List<Side> sides = new ArrayList<>();
        Instant at = Instant.EPOCH;
        for (Jurisdiction side : Jurisdiction.values()) {
            Count count = counts.of(side, aggregate);
            boolean official = Actor.isOfficialOf(side, reader);
            sides.add(
                    new Side(
                            side,
                            switch (aggregate.kind()) {
                                case BY_MONTH -> happened(count, period, official);
                                case NOW, PUBLISHED -> shown(count.total(), aggregate, official);
                                case YEAR_TO_DATE -> standing(count, period);
                            }));
            at = count.at();
        }
        return new OwnCount(aggregate.words(), sides, at);
    }

    private static Words happened(Count count, Optional<Period> wanted, boolean official) {
        Words whole = shown(count.total(), count.aggregate(), official);
        Words all = count.span().map(s -> during(whole, s)).orElse(whole);
        if (wanted.isEmpty()) {
            return all;
        }
        Period period = wanted.get();
        Words own = during(shown(count.during(period), count.aggregate(), official), period);
        // of few people, what two sums differ by might point at one
        boolean tellsMore =
                !count.aggregate().isSensitive()
                        && count.span().filter(s -> !period.encloses(s)).isPresent();
        return tellsMore
                ? Words.of(own.zh() + "；共 " + all.zh(), own.en() + "; in all " + all.en())
                : own;
    }

    private static Words standing(Count count, Optional<Period> wanted) {
        return wanted.flatMap(Period::lastDay)
                .map(YearMonth::from)
                .filter(count.months()::containsKey)
                .or(count::lastMonth)
                .map(m -> during(Words.same(number(count.in("", m))), Count.toDate(m)))
                .orElse(Words.same("0"));
    }

    private static Words during(Words value, Period period) {
        Words when = SeriesTable.words(Optional.of(period));
        return Words.of(value.zh() + "（" + when.zh() + "）", value.en() + " (" + when.en() + ")");
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
