package tongban.rules.interpret;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongban.rules.ZonedTime;

/** Dates, times and durations as FEEL writes them. */
public final class Temporal {
    private static final Pattern DATE =
            Pattern.compile("(-?(?:[1-9]\\d{4,8}|\\d{4}))-(\\d{2})-(\\d{2})");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,18}))?"
                            + "(Z|z|[+-]\\d{2}:\\d{2}(?::\\d{2})?|@[A-Za-z0-9_+/-]{1,64})?");
    private static final Pattern MONTHS =
            Pattern.compile("(-)?P(?:(\\d{1,10})Y)?(?:(\\d{1,10})M)?");
    private static final Pattern SECONDS =
            Pattern.compile(
                    "(-)?P(?:(\\d{1,15})D)?"
                            + "(?:T(?=\\d)(?:(\\d{1,15})H)?(?:(\\d{1,15})M)?(?:(\\d{1,15})(?:\\.(\\d{0,18}))?S)?)?");

    private Temporal() {}

    static @Nullable LocalDate date(String text) {
        Matcher m = DATE.matcher(text);
        if (!m.matches()) return null;
        try {
            return LocalDate.of(
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3)));
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** A {@link LocalTime} or a {@link ZonedTime}. */
    static @Nullable Object time(String text) {
        Matcher m = TIME.matcher(text);
        if (!m.matches()) return null;
        LocalTime time = clock(m);
        if (time == null) return null;
        if (m.group(5) == null) return time;
        ZoneId zone = zone(m.group(5));
        return zone == null ? null : new ZonedTime(time, zone);
    }

    private static @Nullable LocalTime clock(Matcher m) {
        try {
            int hour = Integer.parseInt(m.group(1));
            boolean midnight =
                    hour == 24
                            && m.group(2).equals("00")
                            && m.group(3).equals("00")
                            && nanos(m.group(4)) == 0;
            return LocalTime.of(
                    midnight ? 0 : hour,
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3)),
                    nanos(m.group(4)));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int nanos(@Nullable String fraction) {
        if (fraction == null || fraction.isEmpty()) return 0;
        return Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static @Nullable ZoneId zone(String text) {
        try {
            if (text.equalsIgnoreCase("Z")) return ZoneOffset.UTC;
            if (!text.startsWith("@")) return ZoneOffset.of(text);
            ZoneId zone = ZoneId.of(text.substring(1));
            return zone instanceof ZoneOffset ? null : zone;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** A {@link LocalDateTime} or a {@link ZonedDateTime}; a date alone is its midnight. */
    static @Nullable Object dateAndTime(String text) {
        int t = text.indexOf('T');
        LocalDate date = date(t < 0 ? text : text.substring(0, t));
        if (date == null) return null;
        if (t < 0) return date.atStartOfDay();
        Object time = time(text.substring(t + 1));
        if (time == null) return null;
        LocalDate day = text.startsWith("24", t + 1) ? date.plusDays(1) : date;
        return join(day, time);
    }

    static @Nullable Object join(LocalDate date, Object time) {
        return switch (time) {
            case LocalTime t -> date.atTime(t);
            case ZonedTime t -> date.atTime(t.time()).atZone(t.zone());
            default -> null;
        };
    }

    /** A {@link Period} of months or a {@link Duration}. */
    static @Nullable Object duration(String text) {
        if (text.endsWith("P") || text.endsWith("T")) return null;
        try {
            Matcher m = MONTHS.matcher(text);
            if (m.matches()) {
                long months =
                        Math.addExact(
                                Math.multiplyExact(number(m.group(2)), 12), number(m.group(3)));
                return months(m.group(1) == null ? months : -months);
            }
            m = SECONDS.matcher(text);
            if (!m.matches()) return null;
            Duration d =
                    Duration.ofDays(number(m.group(2)))
                            .plusHours(number(m.group(3)))
                            .plusMinutes(number(m.group(4)))
                            .plusSeconds(number(m.group(5)))
                            .plusNanos(nanos(m.group(6)));
            return m.group(1) == null ? d : d.negated();
        } catch (ArithmeticException _) {
            return null;
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** A period of years and months, with the months below twelve. */
    static Period months(long months) {
        return Period.of(Math.toIntExact(months / 12), Math.toIntExact(months % 12), 0);
    }

    /** What {@code @"..."} means. */
    public static @Nullable Object literal(String text) {
        Object date = date(text);
        if (date != null) return date;
        Object time = time(text);
        if (time != null) return time;
        Object both = dateAndTime(text);
        return both != null ? both : duration(text);
    }

    // --- text ---

    static String text(Object value) {
        return switch (value) {
            case LocalDate d -> date(d);
            case LocalTime t -> clock(t);
            case ZonedTime t -> clock(t.time()) + zone(t.zone());
            case LocalDateTime t -> date(t.toLocalDate()) + "T" + clock(t.toLocalTime());
            case ZonedDateTime t ->
                    date(t.toLocalDate()) + "T" + clock(t.toLocalTime()) + zone(t.getZone());
            case Duration d -> duration(d);
            case Period p -> period(p);
            default -> throw new IllegalArgumentException("not temporal");
        };
    }

    private static String date(LocalDate d) {
        String year = "%04d".formatted(Math.abs(d.getYear()));
        return "%s%s-%02d-%02d"
                .formatted(d.getYear() < 0 ? "-" : "", year, d.getMonthValue(), d.getDayOfMonth());
    }

    private static String clock(LocalTime t) {
        String seconds = "%02d:%02d:%02d".formatted(t.getHour(), t.getMinute(), t.getSecond());
        return t.getNano() == 0 ? seconds : seconds + fraction(t.getNano());
    }

    private static String fraction(int nanos) {
        return ("." + "%09d".formatted(nanos)).replaceAll("0+$", "");
    }

    private static String zone(ZoneId zone) {
        return zone instanceof ZoneOffset o ? o.getId() : "@" + zone.getId();
    }

    private static String duration(Duration d) {
        if (d.isZero()) return "PT0S";
        Duration a = d.abs();
        StringBuilder text = new StringBuilder(d.isNegative() ? "-P" : "P");
        if (a.toDaysPart() > 0) text.append(a.toDaysPart()).append('D');
        int nanos = a.toNanosPart();
        if (a.toHoursPart() + a.toMinutesPart() + a.toSecondsPart() + nanos > 0) text.append('T');
        if (a.toHoursPart() > 0) text.append(a.toHoursPart()).append('H');
        if (a.toMinutesPart() > 0) text.append(a.toMinutesPart()).append('M');
        if (a.toSecondsPart() > 0 || nanos > 0)
            text.append(a.toSecondsPart()).append(nanos > 0 ? fraction(nanos) : "").append('S');
        return text.toString();
    }

    private static String period(Period p) {
        long months = p.toTotalMonths();
        if (months == 0) return "P0M";
        long a = Math.abs(months);
        return (months < 0 ? "-P" : "P")
                + (a / 12 > 0 ? a / 12 + "Y" : "")
                + (a % 12 > 0 ? a % 12 + "M" : "");
    }

    // --- moments on a line ---

    /**
     * The offset of a time's zone. A region has none without a date; its standard offset stands in.
     */
    static ZoneOffset offset(ZoneId zone) {
        return zone instanceof ZoneOffset o ? o : zone.getRules().getStandardOffset(Instant.EPOCH);
    }

    static long utcNanos(ZonedTime t) {
        return t.time().toNanoOfDay() - offset(t.zone()).getTotalSeconds() * 1_000_000_000L;
    }

    static long utcSeconds(ZonedTime t) {
        return t.time().toSecondOfDay() - (long) offset(t.zone()).getTotalSeconds();
    }

    /** Whole seconds and nanoseconds of a duration as one number. */
    static BigDecimal seconds(Duration d) {
        return BigDecimal.valueOf(d.getSeconds()).add(BigDecimal.valueOf(d.getNano(), 9));
    }

    static Duration ofSeconds(BigDecimal seconds) {
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValue());
    }
}
