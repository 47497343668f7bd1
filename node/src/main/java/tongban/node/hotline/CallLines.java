package tongban.node.hotline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Reads counts of calls as they were typed or pasted; every fault at once. Pure. */
final class CallLines {
    private static final int DIGITS_MAX = 9;

    /** What they say, or what is wrong. */
    record Read(List<Calls.Day> days, List<Problem> problems) {}

    private final LocalDate today;
    private final Map<LocalDate, Integer> seen = new HashMap<>();
    private final List<Calls.Day> days = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private CallLines(LocalDate today) {
        this.today = today;
    }

    static Read read(String text, String source, LocalDate today) {
        CallLines lines = new CallLines(today);
        lines.all(text);
        if (source.isBlank() || source.length() > Calls.SOURCE_LENGTH_MAX) {
            lines.problems.add(
                    of(
                            "TICKET-051",
                            "source",
                            "没有写明来源，或者超过 " + Calls.SOURCE_LENGTH_MAX + " 字",
                            "The source is not said, or it is longer than "
                                    + Calls.SOURCE_LENGTH_MAX,
                            "请写明数据取自哪个话务系统或者报表",
                            "Name the exchange or the report that counted"));
        }
        return new Read(List.copyOf(lines.days), List.copyOf(lines.problems));
    }

    private void all(String text) {
        List<String> all = text.lines().filter(l -> !l.isBlank()).toList();
        if (all.isEmpty() || all.size() > Calls.LINES_MAX) {
            problems.add(
                    of(
                            "TICKET-052",
                            "lines",
                            "没有内容，或者超过 " + Calls.LINES_MAX + " 行",
                            "There is nothing, or more than " + Calls.LINES_MAX + " lines",
                            "每行一天：日期,呼入,接通,15秒内接听",
                            "A day a line: day,offered,answered,within 15 seconds"));
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            line(i + 1, all.get(i).strip());
        }
    }

    private void line(int number, String line) {
        String[] cells = line.split("[,，\\t]", -1);
        Optional<LocalDate> day = cells.length == 4 ? day(cells[0].strip()) : Optional.empty();
        if (day.isEmpty() || !isCount(cells[1]) || !isCount(cells[2]) || !isCount(cells[3])) {
            problem(
                    "TICKET-053",
                    number,
                    "不是四格：日期和三个整数",
                    "it is not a day and three whole numbers",
                    "如 2026-11-01,1200,1164,1080",
                    "e.g. 2026-11-01,1200,1164,1080");
            return;
        }
        long offered = Long.parseLong(cells[1].strip());
        long answered = Long.parseLong(cells[2].strip());
        long within = Long.parseLong(cells[3].strip());
        if (day.get().isAfter(today)) {
            problem("TICKET-054", number, "日期在以后", "the day is to come", "请核对日期", "Check the day");
        } else if (seen.putIfAbsent(day.get(), number) != null) {
            problem(
                    "TICKET-055",
                    number,
                    "同一天写了两次",
                    "the day stands here twice",
                    "请只留一行",
                    "Leave one of them");
        } else if (answered > offered || within > answered) {
            problem(
                    "TICKET-056",
                    number,
                    "接通多于呼入，或者15秒内接听多于接通",
                    "more were answered than offered, or more within 15 seconds than answered",
                    "请核对三个数",
                    "Check the three numbers");
        } else {
            days.add(new Calls.Day(day.get(), offered, answered, within));
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isCount(String cell) {
        return cell.strip().matches("[0-9]{1," + DIGITS_MAX + "}");
    }

    private void problem(
            String code, int line, String zh, String en, String remedyZh, String remedyEn) {
        problems.add(
                of(
                        code,
                        "lines",
                        "第 " + line + " 行：" + zh,
                        "Line " + line + ": " + en,
                        remedyZh,
                        remedyEn));
    }

    static Problem notTheLine() {
        return of(
                "TICKET-057",
                "",
                "话务数据由热线登记",
                "Counts of calls are entered by the line",
                "请由本方热线话务员登记",
                "Ask an agent of the line of your side");
    }

    private static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }
}
