package tongban.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads notices from CSV: {@code date,type,name,notice_year} with ISO dates, {@code off} or {@code
 * work}, the holiday's Chinese name and the year whose notice it is, in any order of columns.
 * Further columns are passed over. Cells are plain: no quotation marks, no commas within.
 *
 * <p>A year counts as published once one of its rows is read, and then nothing about it is
 * provisional any more. So a year is only taken whole: each of the seven statutory holidays has to
 * have a day off.
 */
public final class WorkingCalendarCsv {
    public static final int ROWS_MAX = 10_000;
    public static final int NAME_CHARS_MAX = 60;
    private static final int CITED_CHARS_MAX = 40;
    private static final List<String> COLUMNS = List.of("date", "type", "name", "notice_year");
    private static final Set<String> STATUTORY =
            new TreeSet<>(Set.of("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"));

    private final Map<String, Integer> columns = new HashMap<>();
    private int width;
    private final Map<LocalDate, Integer> seen = new HashMap<>();
    private final SortedMap<Integer, Integer> firstLineOfYear = new TreeMap<>();
    private final List<WorkingCalendar.Entry> entries = new ArrayList<>();
    private final List<CalendarFault> faults = new ArrayList<>();

    private WorkingCalendarCsv() {}

    /** What a file came to: entries, or every fault in it. */
    public sealed interface Reading {
        record Sound(List<WorkingCalendar.Entry> entries) implements Reading {}

        /**
         * @param faults in order of their lines, at least one
         */
        record Faulty(List<CalendarFault> faults) implements Reading {}

        /**
         * @throws IllegalArgumentException that names every fault with its remedy, in both
         *     languages
         */
        default List<WorkingCalendar.Entry> orThrow() {
            return switch (this) {
                case Sound sound -> sound.entries();
                case Faulty faulty ->
                        throw new IllegalArgumentException(
                                faulty.faults().stream()
                                        .map(CalendarFault::toString)
                                        .collect(Collectors.joining("\n")));
            };
        }
    }

    public static Reading read(String csv) {
        WorkingCalendarCsv reader = new WorkingCalendarCsv();
        reader.readLines(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
        return reader.faults.isEmpty()
                ? new Reading.Sound(List.copyOf(reader.entries))
                : new Reading.Faulty(List.copyOf(reader.faults));
    }

    private void readLines(String csv) {
        List<String> lines = csv.lines().limit(ROWS_MAX + 2L).toList();
        readHeader(lines.isEmpty() ? "" : lines.getFirst());
        if (lines.size() > ROWS_MAX + 1) {
            fault(
                    ROWS_MAX + 2,
                    "",
                    "超过 " + ROWS_MAX + " 行",
                    "more than " + ROWS_MAX + " rows",
                    "请拆分文件",
                    "split the file");
        }
        if (csv.indexOf('\uFFFD') >= 0) {
            fault(
                    1,
                    "",
                    "文件不是 UTF-8 编码",
                    "the file is not encoded in UTF-8",
                    "请另存为“CSV UTF-8”",
                    "save it as CSV UTF-8");
        }
        if (!faults.isEmpty()) {
            return;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                readRow(i + 1, lines.get(i).split(",", -1));
            }
        }
        if (entries.isEmpty() && faults.isEmpty()) {
            fault(2, "", "没有任何日期", "no day at all", "请填写节假日安排", "give the days of the notice");
        }
        // a faulty row may be the very one that a year lacks
        if (faults.isEmpty()) {
            requireWholeYears();
        }
    }

    private void readHeader(String head) {
        String[] names = head.split(",", -1);
        width = names.length;
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].strip(), i);
        }
        for (String name : COLUMNS) {
            if (!columns.containsKey(name)) {
                fault(
                        1,
                        name,
                        "缺少列 " + name,
                        "column " + name + " is missing",
                        "第一行应为 " + String.join(",", COLUMNS),
                        "the first line is " + String.join(",", COLUMNS));
            }
        }
    }

    private void readRow(int line, String[] cells) {
        int before = faults.size();
        if (cells.length != width) {
            fault(
                    line,
                    "",
                    "有 " + cells.length + " 列，应有 " + width + " 列",
                    cells.length + " cells instead of " + width,
                    "各行列数须与第一行相同，名称中不得有英文逗号",
                    "as many cells as the first line has, and no comma within a name");
            return;
        }
        LocalDate date = date(line, cell(cells, "date"));
        String type = cell(cells, "type");
        String name = cell(cells, "name");
        int year = year(line, cell(cells, "notice_year"));
        if (!type.equals("off") && !type.equals("work")) {
            fault(
                    line,
                    "type",
                    "“" + cited(type) + "”既不是 off 也不是 work",
                    "'" + cited(type) + "' is neither off nor work",
                    "放假写 off，调休上班写 work",
                    "off for a day off, work for a make-up workday");
        }
        if (name.isEmpty() || name.length() > NAME_CHARS_MAX) {
            fault(
                    line,
                    "name",
                    "节日名称为空或超过 " + NAME_CHARS_MAX + " 字",
                    "the holiday's name is empty or longer than " + NAME_CHARS_MAX + " characters",
                    "写通知中的节日名称，如 国庆节",
                    "the name that the notice gives, like 国庆节");
        }
        if (faults.size() > before) {
            return;
        }
        if (!isWithinReach(date, year)) {
            fault(
                    line,
                    "date",
                    date + " 不在 " + year + " 年通知范围内",
                    date + " is out of the reach of the notice for " + year,
                    "只能是当年、上一年十二月或下一年一月的日期，请核对 date 与 notice_year",
                    "a day of that year, of December before or of January after: check date and notice_year");
        }
        Integer first = seen.putIfAbsent(date, line);
        if (first != null) {
            fault(
                    line,
                    "date",
                    "与第 " + first + " 行日期重复",
                    "the same date as in line " + first,
                    "每个日期只写一行",
                    "one line per date");
        }
        firstLineOfYear.putIfAbsent(year, line);
        entries.add(new WorkingCalendar.Entry(date, type.equals("off"), name, year));
    }

    /** A New Year holiday may begin, or be made up for, in the year before. */
    private static boolean isWithinReach(LocalDate date, int year) {
        return date.getYear() == year
                || (date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER)
                || (date.getYear() == year + 1 && date.getMonth() == Month.JANUARY);
    }

    private void requireWholeYears() {
        firstLineOfYear.forEach((year, line) -> {
            Set<String> missing = new TreeSet<>(STATUTORY);
            entries.stream()
                    .filter(entry -> entry.noticeYear() == year && entry.off())
                    .forEach(entry -> missing.removeAll(List.of(entry.occasion().split("、", -1))));
            if (!missing.isEmpty()) {
                String names = String.join("、", missing);
                fault(
                        line,
                        "notice_year",
                        year + " 年的通知缺 " + names + "，不完整",
                        "the notice for "
                                + year
                                + " is not whole: no day off for "
                                + HolidayNames.en(names)
                                + " ("
                                + names
                                + ")",
                        "请补齐该年全部放假安排后再导入",
                        "add the year's missing days, then import it");
            }
        });
    }

    private LocalDate date(int line, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            fault(
                    line,
                    "date",
                    "“" + cited(text) + "”不是有效日期",
                    "'" + cited(text) + "' is no date",
                    "写成 2027-01-01",
                    "write 2027-01-01");
            return LocalDate.EPOCH;
        }
    }

    private int year(int line, String text) {
        if (text.matches("[12][0-9]{3}")) {
            return Integer.parseInt(text);
        }
        fault(
                line,
                "notice_year",
                "“" + cited(text) + "”不是四位年份",
                "'" + cited(text) + "' is no year of four digits",
                "写明哪一年的放假通知，如 2027",
                "the year whose notice it is, like 2027");
        return 0;
    }

    private String cell(String[] cells, String name) {
        return cells[columns.getOrDefault(name, 0)].strip();
    }

    private static String cited(String text) {
        return text.length() <= CITED_CHARS_MAX ? text : text.substring(0, CITED_CHARS_MAX) + "…";
    }

    private void fault(
            int line, String column, String zh, String en, String remedyZh, String remedyEn) {
        faults.add(new CalendarFault(line, column, zh, en, remedyZh, remedyEn));
    }
}
