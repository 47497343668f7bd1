package tongban.node.casework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import tongban.time.WorkingCalendar;

/**
 * A second calendar that knows nothing of the first one; the published file is read here.
 *
 * @param off days off and made up, by date
 * @param years that a notice covers
 */
record PlainCalendar(Map<LocalDate, Boolean> off, Set<Integer> years) {
    boolean works(LocalDate day) {
        Boolean named = off.get(day);
        if (named != null) {
            return !named;
        }
        boolean weekend = day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
        return !weekend && (years.contains(day.getYear()) || !isSetByLaw(day));
    }

    /** Why a working day counts, or another day does not, in the words that a reader is shown. */
    String why(LocalDate day) {
        Boolean named = off.get(day);
        boolean weekend = day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
        if (works(day)) {
            return weekend ? "调休上班，计入" : "计入";
        }
        return named != null || (!years.contains(day.getYear()) && isSetByLaw(day))
                ? "法定节假日，不计"
                : "周末，不计";
    }

    /** 《全国年节及纪念日放假办法》: what has a date of its own, in the years that matter here. */
    private static boolean isSetByLaw(LocalDate day) {
        return List.of("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")
                .contains(day.toString().substring(5));
    }

    /** The last days of December belong to the next year's notice as well. */
    boolean isSure(LocalDate day) {
        boolean last = day.getMonthValue() == 12 && day.getDayOfMonth() >= 28;
        return years.contains(day.getYear()) && (!last || years.contains(day.getYear() + 1));
    }

    PlainCalendar with(List<WorkingCalendar.Entry> notice) {
        Map<LocalDate, Boolean> more = new HashMap<>(off);
        Set<Integer> further = new HashSet<>(years);
        notice.forEach(e -> {
            more.put(e.date(), e.off());
            further.add(e.noticeYear());
        });
        return new PlainCalendar(more, further);
    }

    static PlainCalendar published() {
        Map<LocalDate, Boolean> off = new HashMap<>();
        Set<Integer> years = new HashSet<>();
        try (InputStream file =
                Objects.requireNonNull(
                        WorkingCalendar.class.getResourceAsStream("working-days.csv"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(l -> l.split(","))
                    .forEach(cells -> {
                        off.put(LocalDate.parse(cells[0]), cells[1].equals("off"));
                        years.add(Integer.valueOf(cells[3]));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PlainCalendar(off, years);
    }

    /** A notice as one might come for 2027. */
    static List<WorkingCalendar.Entry> notice(Random random) {
        List<WorkingCalendar.Entry> entries = new ArrayList<>();
        Set<LocalDate> taken = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            LocalDate day = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(90));
            boolean weekend = day.getDayOfWeek().getValue() > 5;
            if (taken.add(day)) {
                entries.add(new WorkingCalendar.Entry(day, !weekend, "演示", 2027));
            }
        }
        return entries;
    }
}
