package tongban.node.portal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.indicator.Aggregate;
import tongban.node.indicator.Count;
import tongban.node.indicator.Counts;
import tongban.service.text.Words;

/**
 * What the system counted, as somebody may read it: officials their own side's to the last one,
 * everybody else no number of people so small that it might point at one.
 *
 * @param sides one value a side
 */
public record OwnCount(Words what, List<Side> sides, Instant at) {

    public record Side(Jurisdiction side, Words value) {}

    static List<OwnCount> of(List<String> names, Counts counts, @Nullable Actor reader) {
        List<OwnCount> lines = new ArrayList<>();
        for (String name : names) {
            Optional<Aggregate> aggregate = Aggregate.named(name);
            aggregate.ifPresent(a -> lines.add(of(a, counts, reader)));
        }
        return lines;
    }

    private static OwnCount of(Aggregate aggregate, Counts counts, @Nullable Actor reader) {
        List<Side> sides = new ArrayList<>();
        Instant at = Instant.EPOCH;
        for (Jurisdiction side : Jurisdiction.values()) {
            Count count = counts.of(side, aggregate);
            sides.add(new Side(side, shown(count.total(), aggregate, isOfSide(reader, side))));
            at = count.at();
        }
        return new OwnCount(aggregate.words(), sides, at);
    }

    static boolean isOfSide(@Nullable Actor reader, Jurisdiction side) {
        return reader != null && !reader.is(Role.RESIDENT) && reader.jurisdiction() == side;
    }

    static Words shown(BigDecimal value, Aggregate aggregate, boolean official) {
        boolean small = value.signum() > 0 && value.compareTo(BigDecimal.valueOf(Counts.SMALL)) < 0;
        return aggregate.isSensitive() && small && !official
                ? Words.of("少于 " + Counts.SMALL, "fewer than " + Counts.SMALL)
                : Words.same(String.format(java.util.Locale.ROOT, "%,.0f", value));
    }
}
