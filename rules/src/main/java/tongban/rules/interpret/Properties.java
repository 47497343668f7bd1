package tongban.rules.interpret;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import tongban.rules.Range;
import tongban.rules.ZonedTime;

/** The members that dates, times, durations and ranges have by nature. */
final class Properties {
    private Properties() {}

    static @Nullable Object of(LocalDate d, String member) {
        return switch (member) {
            case "year" -> number(d.getYear());
            case "month" -> number(d.getMonthValue());
            case "day" -> number(d.getDayOfMonth());
            case "weekday" -> number(d.getDayOfWeek().getValue());
            // a date compares and computes as its midnight in UTC
            case "hour", "minute", "second" -> BigDecimal.ZERO;
            case "time offset" -> Duration.ZERO;
            default -> null;
        };
    }

    static @Nullable Object of(LocalTime t, String member) {
        return switch (member) {
            case "hour" -> number(t.getHour());
            case "minute" -> number(t.getMinute());
            case "second" -> number(t.getSecond());
            default -> null;
        };
    }

    static @Nullable Object of(LocalDateTime t, String member) {
        return switch (member) {
            case "hour", "minute", "second" -> of(t.toLocalTime(), member);
            case "time offset" -> null;
            default -> of(t.toLocalDate(), member);
        };
    }

    static @Nullable Object of(ZonedTime t, String member) {
        return switch (member) {
            case "time offset" -> Duration.ofSeconds(Temporal.offset(t.zone()).getTotalSeconds());
            case "timezone" -> region(t.zone());
            default -> of(t.time(), member);
        };
    }

    static @Nullable Object of(ZonedDateTime t, String member) {
        return switch (member) {
            case "time offset" -> Duration.ofSeconds(t.getOffset().getTotalSeconds());
            case "timezone" -> region(t.getZone());
            default -> of(t.toLocalDateTime(), member);
        };
    }

    private static @Nullable String region(ZoneId zone) {
        return zone instanceof ZoneOffset ? null : zone.getId();
    }

    static @Nullable Object of(Duration d, String member) {
        return switch (member) {
            case "days" -> number(d.toDaysPart());
            case "hours" -> number(d.toHoursPart());
            case "minutes" -> number(d.toMinutesPart());
            case "seconds" -> number(d.toSecondsPart());
            default -> null;
        };
    }

    static @Nullable Object of(Period p, String member) {
        return switch (member) {
            case "years" -> number(p.toTotalMonths() / 12);
            case "months" -> number(p.toTotalMonths() % 12);
            default -> null;
        };
    }

    static @Nullable Object of(Range r, String member) {
        return switch (member) {
            case "start" -> r.start();
            case "end" -> r.end();
            case "start included" -> r.startIncluded();
            case "end included" -> r.endIncluded();
            default -> null;
        };
    }

    private static BigDecimal number(long n) {
        return BigDecimal.valueOf(n);
    }
}
