package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Indicators;
import tongban.node.place.Divisions;

/**
 * The page of an indicator as an address asks for it: which side, which place, known on what day.
 */
record IndicatorSheets(Indicators indicators, Divisions divisions, Clock clock) {

    Optional<Indicators.Sheet> of(@Nullable Actor reader, String indicator, Lists.Filters filters) {
        Jurisdiction side = Actor.sideRead(reader, filters.of("side"));
        String code = Divisions.canonical(filters.of("at").strip());
        boolean isPlace =
                code.startsWith(side.code())
                        && divisions.find(code, LocalDate.now(clock)).isPresent();
        return indicators.sheet(
                reader, side, indicator, isPlace ? code : "", AddressText.day(filters.of("known")));
    }
}
