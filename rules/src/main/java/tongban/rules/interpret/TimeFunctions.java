package tongban.rules.interpret;

import static tongban.rules.interpret.Builtins.add;
import static tongban.rules.ir.Type.Simple.ANY;
import static tongban.rules.ir.Type.Simple.BOOLEAN;
import static tongban.rules.ir.Type.Simple.DATE;
import static tongban.rules.ir.Type.Simple.DATE_AND_TIME;
import static tongban.rules.ir.Type.Simple.NUMBER;
import static tongban.rules.ir.Type.Simple.TEXT;
import static tongban.rules.ir.Type.Simple.TIME;
import static tongban.rules.ir.Type.Simple.YEARS_AND_MONTHS;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tongban.rules.ZonedTime;

/** Functions that make and take apart dates, times and durations. */
final class TimeFunctions {
    private TimeFunctions() {}

    static void register() {
        add(
                "date",
                "from",
                DATE,
                "a date from its text or from a date and time",
                TimeFunctions::date);
        add(
                "date",
                "year, month, day",
                DATE,
                "",
                a -> checked(() -> LocalDate.of(a.whole(0), a.whole(1), a.whole(2))));
        add(
                "time",
                "from",
                TIME,
                "a time from its text or from a date and time",
                TimeFunctions::time);
        add("time", "hour, minute, second, offset?", TIME, "", TimeFunctions::timeOf);
        add(
                "date and time",
                "from",
                DATE_AND_TIME,
                "a date and time from its text",
                a ->
                        switch (a.value(0)) {
                            case String text -> found(a, Temporal.dateAndTime(text));
                            case LocalDateTime t -> t;
                            case ZonedDateTime t -> t;
                            case LocalDate d -> d.atStartOfDay(ZoneOffset.UTC);
                            case null, default -> throw a.refusal(0, "string");
                        });
        add("date and time", "date, time", DATE_AND_TIME, "", TimeFunctions::join);
        add(
                "date and time",
                "year, month, day, hour, minute, second",
                DATE_AND_TIME,
                "",
                a -> moment(a));
        add(
                "date and time",
                "year, month, day, hour, minute, second, offset",
                DATE_AND_TIME,
                "",
                TimeFunctions::zoned);
        add(
                "date and time",
                "year, month, day, hour, minute, second, timezone",
                DATE_AND_TIME,
                "",
                TimeFunctions::zoned);
        add(
                "duration",
                "from",
                ANY,
                "a duration from its text",
                a -> found(a, Temporal.duration(a.text(0))));
        add(
                "years and months duration",
                "from, to",
                YEARS_AND_MONTHS,
                "the whole months between two days",
                a -> {
                    LocalDateTime from = local(a, 0);
                    LocalDateTime to = local(a, 1);
                    return Temporal.months(
                            ChronoUnit.MONTHS.between(from.toLocalDate(), to.toLocalDate()));
                });
        add("day of year", "date", NUMBER, "1 to 366", a -> Decimals.of(day(a).getDayOfYear()));
        add(
                "day of week",
                "date",
                TEXT,
                "Monday to Sunday",
                a -> day(a).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        add(
                "month of year",
                "date",
                TEXT,
                "January to December",
                a -> day(a).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        add(
                "week of year",
                "date",
                NUMBER,
                "the ISO week",
                a -> Decimals.of(day(a).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        add(
                "now",
                "",
                DATE_AND_TIME,
                "the moment of the evaluation's clock",
                a -> ZonedDateTime.now(a.interpreter().settings().clock()));
        add(
                "today",
                "",
                DATE,
                "the day of the evaluation's clock",
                a -> LocalDate.now(a.interpreter().settings().clock()));
        add(
                "is",
                "value1!, value2!",
                BOOLEAN,
                "whether two values are the same in kind and in every part",
                TimeFunctions::is);
    }

    private static Object found(Arguments a, @Nullable Object value) {
        if (value == null) throw a.refusal(0, "the text of such a value");
        return value;
    }

    private interface Making {
        @Nullable Object make();
    }

    private static @Nullable Object checked(Making making) {
        try {
            return making.make();
        } catch (DateTimeException | ArithmeticException _) {
            throw new NotApplicable("没有这样的日期或时间。", "There is no such date or time.");
        }
    }

    private static Object date(Arguments a) {
        return switch (a.value(0)) {
            case String text -> found(a, Temporal.date(text));
            case LocalDate d -> d;
            case LocalDateTime t -> t.toLocalDate();
            case ZonedDateTime t -> t.toLocalDate();
            case null, default -> throw a.refusal(0, "string, date, or date and time");
        };
    }

    private static Object time(Arguments a) {
        return switch (a.value(0)) {
            case String text -> found(a, Temporal.time(text));
            case LocalTime t -> t;
            case ZonedTime t -> t;
            case LocalDateTime t -> t.toLocalTime();
            case ZonedDateTime t -> new ZonedTime(t.toLocalTime(), t.getZone());
            case LocalDate _ -> new ZonedTime(LocalTime.MIDNIGHT, ZoneOffset.UTC);
            case null, default -> throw a.refusal(0, "string, time, or date and time");
        };
    }

    private static @Nullable Object timeOf(Arguments a) {
        return checked(() -> {
            LocalTime time = clock(a, 0);
            if (a.value(3) == null) return time;
            if (!(a.value(3) instanceof Duration offset))
                throw a.refusal(3, "days and time duration");
            return new ZonedTime(
                    time, ZoneOffset.ofTotalSeconds(Math.toIntExact(offset.getSeconds())));
        });
    }

    /** Hour, minute and second, which may have a fraction, from an argument on. */
    private static LocalTime clock(Arguments a, int from) {
        BigDecimal seconds = a.number(from + 2);
        BigDecimal whole = Decimals.floor(seconds);
        int nanos = seconds.subtract(whole).movePointRight(9).intValue();
        return LocalTime.of(a.whole(from), a.whole(from + 1), whole.intValueExact(), nanos);
    }

    private static @Nullable Object moment(Arguments a) {
        return checked(() -> LocalDate.of(a.whole(0), a.whole(1), a.whole(2)).atTime(clock(a, 3)));
    }

    private static @Nullable Object zoned(Arguments a) {
        return checked(() -> {
            if (!(moment(a) instanceof LocalDateTime t)) return null;
            return switch (a.value(6)) {
                case null -> t;
                case Duration offset ->
                        t.atZone(ZoneOffset.ofTotalSeconds(Math.toIntExact(offset.getSeconds())));
                case String zone -> t.atZone(ZoneId.of(zone));
                default -> throw a.refusal(6, "duration or string");
            };
        });
    }

    private static @Nullable Object join(Arguments a) {
        LocalDate date =
                switch (a.value(0)) {
                    case LocalDate d -> d;
                    case LocalDateTime t -> t.toLocalDate();
                    case ZonedDateTime t -> t.toLocalDate();
                    case null, default -> throw a.refusal(0, "date");
                };
        if (a.value(1) instanceof String zone) {
            LocalTime time =
                    a.value(0) instanceof LocalDateTime t ? t.toLocalTime() : LocalTime.MIDNIGHT;
            return checked(() -> date.atTime(time).atZone(ZoneId.of(zone)));
        }
        Object joined = a.value(1) == null ? null : Temporal.join(date, a.given(1));
        if (joined == null) throw a.refusal(1, "time");
        return joined;
    }

    private static LocalDateTime local(Arguments a, int i) {
        return switch (a.value(i)) {
            case LocalDate d -> d.atStartOfDay();
            case LocalDateTime t -> t;
            case ZonedDateTime t -> t.toLocalDateTime();
            case null, default -> throw a.refusal(i, "date, or date and time");
        };
    }

    private static LocalDate day(Arguments a) {
        return local(a, 0).toLocalDate();
    }

    /** Unlike equality, tells apart times that are the same moment in different zones. */
    private static @Nullable Object is(Arguments a) {
        Object x = a.value(0);
        Object y = a.value(1);
        if (x == null || y == null) return x == y;
        return switch (x) {
            case ZonedTime _, ZonedDateTime _ -> x.equals(y);
            default -> Ordering.same(x, y);
        };
    }
}
