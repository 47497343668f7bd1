package tongban.service;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.service.parameter.Resolution;
import tongban.service.place.PlacePath;

/**
 * A standard at a place on a day: its version, and everything that it is given beside facts. It
 * holds for whoever is asked about there and then, so that it is made ready once for all of them.
 */
public final class Terms {
    private final PlacePath place;
    private final Map<CaseDate, LocalDate> dates;
    private final Map<String, Resolution> resolutions;
    private final Optional<StandardVersion> version;
    private final Map<String, @Nullable Object> inputs;
    private final Optional<Map<String, @Nullable Object>> whole;
    private final Map<String, @Nullable Object> read;

    /**
     * @param reads names of the inputs that the version rests on
     * @param whole the inputs with nothing missing that the version reads; empty where something is
     */
    Terms(
            PlacePath place,
            Map<CaseDate, LocalDate> dates,
            Map<String, Resolution> resolutions,
            Optional<StandardVersion> version,
            Map<String, @Nullable Object> inputs,
            Set<String> reads,
            Optional<Map<String, @Nullable Object>> whole) {
        this.place = place;
        this.dates = Map.copyOf(dates);
        this.resolutions = Map.copyOf(resolutions);
        this.version = version;
        this.inputs = Collections.unmodifiableMap(inputs);
        Map<String, @Nullable Object> resting = new HashMap<>(inputs);
        resting.keySet().retainAll(reads);
        this.read = resting;
        this.whole = whole;
    }

    PlacePath place() {
        return place;
    }

    Map<CaseDate, LocalDate> dates() {
        return dates;
    }

    /** Empty where none is in force. */
    Optional<StandardVersion> version() {
        return version;
    }

    /** Parameters, dates and place by name. */
    Map<String, @Nullable Object> inputs() {
        return inputs;
    }

    /** Copied for each who is asked about, so bare; nobody changes it. */
    Optional<Map<String, @Nullable Object>> whole() {
        return whole;
    }

    /** Whether the standard says the same by either to everybody: it is given the same. */
    public boolean isAlike(Terms other) {
        return version.isPresent() && version.equals(other.version) && read.equals(other.read);
    }

    /** What a parameter is worth there; empty where the service has none of that name. */
    public Optional<Resolution> resolution(String parameter) {
        return Optional.ofNullable(resolutions.get(parameter));
    }
}
