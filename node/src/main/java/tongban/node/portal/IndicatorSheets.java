package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.indicator.Indicators;
import tongban.node.place.Divisions;
import tongban.node.place.Resolution;

/**
 * The page of an indicator as an address asks for it: which side, which place, known on what day.
 */
record IndicatorSheets(Indicators indicators, Divisions divisions, Clock clock) {

    Optional<Indicators.Sheet> of(@Nullable Actor reader, String indicator, Lists.Filters filters) {
        Jurisdiction side = Actor.sideRead(reader, filters.of("side"));
        String code = Divisions.canonical(filters.of("at").strip());
        return indicators.sheet(
                reader,
                side,
                indicator,
                code.startsWith(side.code()) && isPlace(code) ? code : "",
                AddressText.day(filters.of("known")));
    }

    /** A place that has ended keeps what was reported of it. */
    private boolean isPlace(String code) {
        return switch (divisions.resolve(code, LocalDate.now(clock))) {
            case Resolution.Found _, Resolution.Succeeded _ -> true;
            case Resolution.NotYet _, Resolution.Unknown _ -> false;
        };
    }
}
