package tongban.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which days are working days. Weekends are off, public holidays are off, and some weekends are
 * make-up workdays; holidays and make-up workdays are published once a year by the General Office
 * of the State Council and cannot be computed.
 *
 * <p>For a year without a notice the answer is <em>provisional</em>: weekends and those holidays
 * whose dates the regulation itself fixes (全国年节及纪念日放假办法: 1 January, 1 May, since 2025 2 May, 1 to 3
 * October) are taken off. Those are law without any notice, which only says how the days around
 * them are swapped; the Spring Festival and the other festivals of the lunar year are left to the
 * notice, so a provisional date there is rather too early than too late. The last days of a
 * published year stay provisional until the next notice, because a New Year holiday may reach back
 * into December (as the notices for 2019 and 2023 did). Which notice is missing, {@link
 * #missingYear} says.
 *
 * <p>The shipped notices carry one column more than is read, {@code in_chinese_days}: whether a
 * second, independently kept list (the package chinese-days) has the same row. Two rows have 0: a
 * Saturday off in 2015 and a working Monday in 2020, which say no more than the weekday does. A
 * notice amended in its year (2019, 2020) stands here as amended.
 *
 * <p>Immutable; a new year is laid on with {@link #with(List)}, without a release.
 */
public final class WorkingCalendar {
    /** From this day on, a year's December may still be moved by the notice for the next year. */
    private static final MonthDay REACHED_BY_NEXT_NOTICE = MonthDay.of(12, 28);

    private static final int SEARCH_DAYS_MAX = 40_000;
    private static final Map<MonthDay, String> FIXED =
            Map.of(
                    MonthDay.of(1, 1), "元旦",
                    MonthDay.of(5, 1), "劳动节",
                    MonthDay.of(5, 2), "劳动节",
                    MonthDay.of(10, 1), "国庆节",
                    MonthDay.of(10, 2), "国庆节",
                    MonthDay.of(10, 3), "国庆节");
    private static final MonthDay FIXED_SINCE_2025 = MonthDay.of(5, 2);

    /** What a day is. */
    public enum Kind {
        WORKDAY(true, "工作日", "working day"),
        MAKE_UP_WORKDAY(true, "调休上班", "make-up workday"),
        WEEKEND(false, "周末", "weekend"),
        HOLIDAY(false, "法定节假日", "public holiday");

        private final boolean working;
        private final String zh;
        private final String en;

        Kind(boolean working, String zh, String en) {
            this.working = working;
            this.zh = zh;
            this.en = en;
        }

        public boolean isWorking() {
            return working;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /**
     * One day.
     *
     * @param occasion the holiday's Chinese name where a notice or the regulation gives one, else
     *     empty
     * @param provisional the notice for this day is not published yet
     */
    public record Day(LocalDate date, Kind kind, String occasion, boolean provisional) {
        public boolean isWorking() {
            return kind.isWorking();
        }

        /** The occasion in English; a name that this version does not know stays Chinese. */
        public String occasionEn() {
            return HolidayNames.en(occasion);
        }
    }

    /**
     * A line of a notice: a day off, or a day on which work is made up.
     *
     * @param noticeYear the year whose notice says it; may differ from the date's year
     */
    public record Entry(LocalDate date, boolean off, String occasion, int noticeYear) {
        public Entry {
            Objects.requireNonNull(date);
            Objects.requireNonNull(occasion);
        }
    }

    private static final class Published {
        static final WorkingCalendar CALENDAR = read();

        private static WorkingCalendar read() {
            try (InputStream in = WorkingCalendar.class.getResourceAsStream("working-days.csv")) {
                String csv =
                        new String(
                                Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                return new WorkingCalendar(new TreeMap<>(), new TreeSet<>())
                        .with(WorkingCalendarCsv.read(csv).orThrow());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final SortedMap<LocalDate, Entry> entries;
    private final SortedSet<Integer> published;
    private final String version;

    private WorkingCalendar(SortedMap<LocalDate, Entry> entries, SortedSet<Integer> published) {
        this.entries = entries;
        this.published = published;
        this.version = hash(entries);
    }

    /** The notices for 2015 to 2026. */
    public static WorkingCalendar published() {
        return Published.CALENDAR;
    }

    /**
     * The same with further notices. The entries of a year replace those this calendar had from
     * that year's notice; where the notices of two years speak of one day, the later year's holds.
     */
    public WorkingCalendar with(List<Entry> notices) {
        SortedSet<Integer> years = new TreeSet<>();
        notices.forEach(entry -> years.add(entry.noticeYear()));
        SortedMap<LocalDate, Entry> all = new TreeMap<>(entries);
        all.values().removeIf(entry -> years.contains(entry.noticeYear()));
        notices.forEach(entry ->
                all.merge(entry.date(), entry, (a, b) -> a.noticeYear() > b.noticeYear() ? a : b));
        years.addAll(published);
        return new WorkingCalendar(all, years);
    }

    public Day day(LocalDate date) {
        Entry entry = entries.get(date);
        boolean weekend =
                date.getDayOfWeek() == DayOfWeek.SATURDAY
                        || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean provisional = missingYear(date).isPresent();
        if (entry != null) {
            if (entry.off()) {
                return new Day(date, Kind.HOLIDAY, entry.occasion(), provisional);
            }
            // a notice may also say of an ordinary weekday that there is work on it
            return weekend
                    ? new Day(date, Kind.MAKE_UP_WORKDAY, entry.occasion(), provisional)
                    : new Day(date, Kind.WORKDAY, "", provisional);
        }
        String fixed = published.contains(date.getYear()) ? "" : fixedHoliday(date);
        if (!fixed.isEmpty()) {
            return new Day(date, Kind.HOLIDAY, fixed, true);
        }
        return new Day(date, weekend ? Kind.WEEKEND : Kind.WORKDAY, "", provisional);
    }

    private static String fixedHoliday(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        boolean notYet = date.getYear() < 2025 && day.equals(FIXED_SINCE_2025);
        return notYet ? "" : FIXED.getOrDefault(day, "");
    }

    /**
     * The year whose notice, not published yet, could still change what this day is; empty when the
     * day is certain.
     */
    public OptionalInt missingYear(LocalDate date) {
        int year = date.getYear();
        if (!published.contains(year)) {
            return OptionalInt.of(year);
        }
        boolean reached = !MonthDay.from(date).isBefore(REACHED_BY_NEXT_NOTICE);
        return reached && !published.contains(year + 1)
                ? OptionalInt.of(year + 1)
                : OptionalInt.empty();
    }

    /** The missing years of all days after one up to and including another: the label of a sum. */
    public SortedSet<Integer> missingYearsBetween(LocalDate after, LocalDate last) {
        SortedSet<Integer> years = new TreeSet<>();
        for (LocalDate date = after.plusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            missingYear(date).ifPresent(years::add);
        }
        return Collections.unmodifiableSortedSet(years);
    }

    public boolean isWorkday(LocalDate date) {
        return day(date).isWorking();
    }

    /** Whether there is a notice for that year. */
    public boolean isPublished(Year year) {
        return published.contains(year.getValue());
    }

    public SortedSet<Integer> publishedYears() {
        return new TreeSet<>(published);
    }

    /**
     * The n-th working day after a day; the day itself does not count. Whether the answer is
     * provisional, {@link #missingYearsBetween} says.
     *
     * @param days 1 or more
     */
    public LocalDate plusWorkingDays(LocalDate after, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("At least one working day, not " + days);
        }
        LocalDate date = after;
        int left = days;
        for (int i = 0; i < SEARCH_DAYS_MAX; i++) {
            date = date.plusDays(1);
            if (isWorkday(date) && --left == 0) {
                return date;
            }
        }
        throw new IllegalArgumentException(
                days + " working days are more than " + SEARCH_DAYS_MAX + " days");
    }

    /** Number of working days after a day, up to and including another. */
    public int workingDaysBetween(LocalDate after, LocalDate last) {
        int count = 0;
        for (LocalDate date = after.plusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            if (isWorkday(date)) {
                count++;
            }
        }
        return count;
    }

    /** The day itself if it is a working day, else the next one. */
    public LocalDate workdayOnOrAfter(LocalDate day) {
        return isWorkday(day) ? day : plusWorkingDays(day, 1);
    }

    /** Names this calendar in receipts: the last year it knows and a hash of all it knows. */
    public String version() {
        return version;
    }

    private static String hash(SortedMap<LocalDate, Entry> entries) {
        if (entries.isEmpty()) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        entries.forEach((date, entry) ->
                text.append(date)
                        .append(entry.off() ? " off " : " work ")
                        .append(entry.noticeYear())
                        .append(' ')
                        .append(entry.occasion())
                        .append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "cn-"
                    + entries.lastKey().getYear()
                    + "-"
                    + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
