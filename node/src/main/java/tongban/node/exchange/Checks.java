package tongban.node.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import tongban.service.text.Words;

/** Whether rows are as the tables want them; all faults at once, the same on the way out and in. */
final class Checks {
    static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final int NUMBER_DIGITS_MAX = 9;

    private Checks() {}

    /**
     * @param known whether a case of this number came in earlier, so that its rows may come alone
     */
    static List<ExchangeFault> faults(List<Row> rows, Predicate<String> known) {
        List<ExchangeFault> faults = new ArrayList<>();
        Set<String> accepted = new HashSet<>();
        rows.stream()
                .filter(r -> r.table() == Table.ACCEPT)
                .forEach(r -> accepted.add(r.project()));
        Map<String, Row> guids = new HashMap<>();
        Map<String, Row> numbers = new HashMap<>();
        for (Row row : rows) {
            columns(row, faults);
            Row twin = guids.putIfAbsent(row.table() + row.get("row_guid"), row);
            if (twin != null && !row.get("row_guid").isEmpty()) {
                faults.add(
                        at(
                                "EXC-007",
                                row,
                                "row_guid",
                                Words.of(
                                        "与第" + twin.line() + "行的行标识相同",
                                        "The same id as line " + twin.line()),
                                Words.of("每行标识须唯一", "Give each row an id of its own")));
            }
            if (row.table() == Table.ACCEPT) {
                Row first = numbers.putIfAbsent(row.project(), row);
                if (first != null && !row.project().isEmpty()) {
                    faults.add(
                            at(
                                    "EXC-008",
                                    row,
                                    "project_no",
                                    Words.of(
                                            "与第" + first.line() + "行是同一办件编号",
                                            "The same case number as line " + first.line()),
                                    Words.of("同一批次每个办件一行", "One line a case in one batch")));
                }
            } else if (!row.project().isEmpty()
                    && !accepted.contains(row.project())
                    && !known.test(row.project())) {
                faults.add(
                        at(
                                "EXC-006",
                                row,
                                "project_no",
                                Words.of(
                                        "本批次没有这个办件的受理信息，以前也没有收到过",
                                        "No acceptance of this case in the batch, nor earlier"),
                                Words.of(
                                        "请在 " + Table.ACCEPT.file() + " 中补上该办件",
                                        "Add the case to " + Table.ACCEPT.file())));
            }
        }
        return faults;
    }

    private static void columns(Row row, List<ExchangeFault> faults) {
        for (Column column : row.table().columns()) {
            String value = row.get(column.name());
            if (value.isBlank()) {
                if (column.required() && isAsked(row, column)) {
                    faults.add(
                            at(
                                    "EXC-001",
                                    row,
                                    column.name(),
                                    Words.of(
                                            column.words().zh() + "必填",
                                            "The " + column.words().en() + " is required"),
                                    Words.of("请填写", "Fill it in")));
                }
                continue;
            }
            value(row, column, value, faults);
        }
        for (String name : row.values().keySet()) {
            if (row.table().columns().stream().noneMatch(c -> c.name().equals(name))) {
                faults.add(
                        at(
                                "EXC-009",
                                row,
                                name.length() > 64 ? "" : name,
                                Words.of("表中没有这一列", "The table has no such column"),
                                Words.of("请核对列名", "Compare the name of the column")));
            }
        }
    }

    /** Of a case that is deleted nothing is left but its number and what says so. */
    private static boolean isAsked(Row row, Column column) {
        return !row.get("cd_operation").equals("D")
                || column.name().equals("project_no")
                || column.name().startsWith("cd_")
                || column.kind() == Column.Kind.GUID;
    }

    private static void value(Row row, Column column, String value, List<ExchangeFault> faults) {
        switch (column.kind()) {
            case TEXT -> {
                if (value.codePointCount(0, value.length()) > column.max()) {
                    faults.add(
                            at(
                                    "EXC-002",
                                    row,
                                    column.name(),
                                    Words.of(
                                            "超过" + column.max() + "字",
                                            "More than " + column.max() + " characters"),
                                    Words.of("请缩短", "Shorten it")));
                }
            }
            case CODE -> {
                if (!column.codes().has(value)) {
                    Words listed = column.codes().listed();
                    faults.add(
                            at(
                                    "EXC-003",
                                    row,
                                    column.name(),
                                    Words.of("代码不在代码表中", "The code is not in the list"),
                                    Words.of("应为：" + listed.zh(), "One of: " + listed.en())));
                }
            }
            case DAY -> {
                if (!isDay(value)) {
                    faults.add(form(row, column, "2026-11-25"));
                }
            }
            case MOMENT -> {
                if (!isMoment(value)) {
                    faults.add(form(row, column, "2026-11-25 15:04:05"));
                }
            }
            case NUMBER -> {
                if (!value.matches("[0-9]{1," + NUMBER_DIGITS_MAX + "}")) {
                    faults.add(form(row, column, "1"));
                }
            }
            case GUID -> {
                if (!isGuid(value)) {
                    faults.add(form(row, column, "0190c000-0000-7000-8000-000000000001"));
                }
            }
        }
    }

    private static ExchangeFault form(Row row, Column column, String example) {
        return at(
                column.kind() == Column.Kind.NUMBER ? "EXC-005" : "EXC-004",
                row,
                column.name(),
                Words.of(
                        column.words().zh() + "的写法不对",
                        "The " + column.words().en() + " is not written as it has to be"),
                Words.of("写成 " + example, "Write it like " + example));
    }

    private static boolean isDay(String value) {
        try {
            LocalDate.parse(value);
            return value.length() == "2026-11-25".length();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isMoment(String value) {
        try {
            LocalDateTime.parse(value, MOMENT);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isGuid(String value) {
        try {
            return UUID.fromString(value).toString().equalsIgnoreCase(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static ExchangeFault at(String code, Row row, String column, Words what, Words remedy) {
        return new ExchangeFault(code, row.table().file(), row.line(), column, what, remedy);
    }
}
