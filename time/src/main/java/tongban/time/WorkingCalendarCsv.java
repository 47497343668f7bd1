package tongban.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads a notice from CSV: {@code date,type,name,notice_year} with ISO dates, {@code off} or {@code
 * work}, the holiday's name and the year whose notice it is. Further columns are passed over.
 */
public final class WorkingCalendarCsv {
    public static final int ROWS_MAX = 10_000;
    private static final List<String> COLUMNS = List.of("date", "type", "name", "notice_year");

    private WorkingCalendarCsv() {}

    /** What a file came to: entries, or every fault in it. */
    public sealed interface Reading {
        record Sound(List<WorkingCalendar.Entry> entries) implements Reading {}

        record Faulty(List<CalendarFault> faults) implements Reading {}

        /**
         * @throws IllegalArgumentException that names every fault
         */
        default List<WorkingCalendar.Entry> orThrow() {
            return switch (this) {
                case Sound sound -> sound.entries();
                case Faulty faulty ->
                        throw new IllegalArgumentException(
                                faulty.faults().stream()
                                        .map(f ->
                                                "line "
                                                        + f.line()
                                                        + " "
                                                        + f.column()
                                                        + ": "
                                                        + f.en())
                                        .collect(Collectors.joining("; ")));
            };
        }
    }

    public static Reading read(String csv) {
        List<CalendarFault> faults = new ArrayList<>();
        List<WorkingCalendar.Entry> entries = new ArrayList<>();
        List<String> lines = csv.strip().lines().toList();
        String head = lines.isEmpty() ? "" : lines.getFirst();
        Map<String, Integer> columns =
                columns(head.startsWith("\uFEFF") ? head.substring(1) : head, faults);
        if (lines.size() > ROWS_MAX) {
            faults.add(
                    new CalendarFault(
                            ROWS_MAX + 1,
                            "",
                            "超过 " + ROWS_MAX + " 行",
                            "more than " + ROWS_MAX + " lines",
                            "请拆分文件",
                            "split the file"));
        }
        if (!faults.isEmpty()) {
            return new Reading.Faulty(faults);
        }
        Map<LocalDate, Integer> seen = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                row(i + 1, lines.get(i).split(",", -1), columns, seen, entries, faults);
            }
        }
        if (entries.isEmpty() && faults.isEmpty()) {
            faults.add(
                    new CalendarFault(
                            2,
                            "",
                            "没有任何日期",
                            "no day at all",
                            "请填写节假日安排",
                            "give the days of the notice"));
        }
        return faults.isEmpty()
                ? new Reading.Sound(List.copyOf(entries))
                : new Reading.Faulty(List.copyOf(faults));
    }

    private static Map<String, Integer> columns(String head, List<CalendarFault> faults) {
        Map<String, Integer> columns = new HashMap<>();
        String[] names = head.split(",", -1);
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].strip(), i);
        }
        for (String name : COLUMNS) {
            if (!columns.containsKey(name)) {
                faults.add(
                        new CalendarFault(
                                1,
                                name,
                                "缺少列 " + name,
                                "column " + name + " is missing",
                                "第一行应为 " + String.join(",", COLUMNS),
                                "the first line is " + String.join(",", COLUMNS)));
            }
        }
        return columns;
    }

    private static void row(
            int line,
            String[] cells,
            Map<String, Integer> columns,
            Map<LocalDate, Integer> seen,
            List<WorkingCalendar.Entry> entries,
            List<CalendarFault> faults) {
        int before = faults.size();
        String dateText = cell(cells, columns, "date");
        String type = cell(cells, columns, "type");
        String yearText = cell(cells, columns, "notice_year");
        LocalDate date = LocalDate.EPOCH;
        try {
            date = LocalDate.parse(dateText);
        } catch (DateTimeException e) {
            faults.add(
                    new CalendarFault(
                            line,
                            "date",
                            "不是有效日期",
                            "not a date",
                            "写成 2027-01-01",
                            "write 2027-01-01"));
        }
        if (!type.equals("off") && !type.equals("work")) {
            faults.add(
                    new CalendarFault(
                            line,
                            "type",
                            "既不是 off 也不是 work",
                            "neither off nor work",
                            "放假写 off，调休上班写 work",
                            "off for a day off, work for a make-up workday"));
        }
        int year = 0;
        if (yearText.matches("[12][0-9]{3}")) {
            year = Integer.parseInt(yearText);
        } else {
            faults.add(
                    new CalendarFault(
                            line,
                            "notice_year",
                            "不是四位年份",
                            "not a year of four digits",
                            "写明哪一年的放假通知",
                            "give the year whose notice it is"));
        }
        if (faults.size() > before) {
            return;
        }
        if (Math.abs(date.getYear() - year) > 1) {
            faults.add(
                    new CalendarFault(
                            line,
                            "notice_year",
                            "日期不在该年通知范围内",
                            "the date is not near that year",
                            "通知最多涉及上一年年底或下一年年初",
                            "a notice reaches at most into the neighbouring years"));
        }
        Integer first = seen.putIfAbsent(date, line);
        if (first != null) {
            faults.add(
                    new CalendarFault(
                            line,
                            "date",
                            "与第 " + first + " 行日期重复",
                            "the same date as in line " + first,
                            "每个日期只写一行",
                            "one line per date"));
        }
        if (faults.size() == before) {
            entries.add(
                    new WorkingCalendar.Entry(
                            date, type.equals("off"), cell(cells, columns, "name"), year));
        }
    }

    private static String cell(String[] cells, Map<String, Integer> columns, String name) {
        int i = columns.getOrDefault(name, Integer.MAX_VALUE);
        return i < cells.length ? cells[i].strip() : "";
    }
}
