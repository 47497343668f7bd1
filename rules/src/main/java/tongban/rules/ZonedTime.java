package tongban.rules;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/** A FEEL time with an offset or a region; a time without either is a {@link LocalTime}. */
public record ZonedTime(LocalTime time, ZoneId zone) {
    public ZonedTime {
        Objects.requireNonNull(time);
        Objects.requireNonNull(zone);
    }
}
