package tongban.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The node's clock for stories that last longer than a test: it ticks on, and moves to the morning
 * of any day. Not found by scanning; a test names it as a further source of the application.
 */
public final class MovableClock extends Clock {
    public static final String SOURCE = "tongban.node.MovableClock$Source";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MORNING = 9;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private MovableClock() {}

    /** Puts it into the application in place of the usual one; it is now where no day is set. */
    public static final class Source {
        @Bean
        @Primary
        MovableClock movableClock(@Value("${tongban.clock.today:}") String today) {
            MovableClock clock = new MovableClock();
            if (!today.isEmpty()) {
                clock.to(LocalDate.parse(today));
            }
            return clock;
        }
    }

    /** It is the morning of this day now. */
    public void to(LocalDate day) {
        Instant morning = day.atTime(MORNING, 0).atZone(ZONE).toInstant();
        ahead.set(Duration.between(Instant.now(), morning));
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), Objects.requireNonNull(ahead.get()));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(Objects.requireNonNull(ahead.get()));
    }
}
