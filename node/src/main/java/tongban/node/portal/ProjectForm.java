package tongban.node.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tongban.node.identity.Jurisdiction;
import tongban.node.project.Category;
import tongban.node.project.ProjectEntry;
import tongban.node.project.ProjectMilestone;
import tongban.node.project.Projects;
import tongban.service.text.Words;

/** What is typed of a project: an entry, a report, a settlement, a milestone. */
final class ProjectForm {
    static final String REPORT = "report";
    static final String SETTLE = "settle";
    static final String ANSWER = "answer";
    static final String MILESTONE = "milestone";
    static final String PICTURE = "picture";
    static final String PICTURE_BACK = "picture-back";
    static final String PROBLEM = "problem";
    static final String TAKEN_OFF = "taken-off";

    /** Stands in where no month was typed; such a form is never sent on. */
    private static final YearMonth NO_MONTH = YearMonth.of(1, 1);

    /** What is reported on the page is the only line of a return. */
    private static final Pattern LINE = Pattern.compile("^lines\\.0\\.?");

    private ProjectForm() {}

    /** A form as typed, or what is wrong with it. */
    record Typed<T>(Optional<T> value, List<Fault> faults) {
        private static <T> Typed<T> of(List<Fault> faults, Supplier<T> value) {
            return new Typed<>(
                    faults.isEmpty() ? Optional.of(value.get()) : Optional.empty(), faults);
        }
    }

    /** Which form was sent to an address. */
    static String of(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return switch (last) {
            case "reports" -> REPORT;
            case "settlements" -> SETTLE;
            case "milestones" -> MILESTONE;
            case "pictures" -> PICTURE;
            case "problems" -> PROBLEM;
            case "taken-off" -> TAKEN_OFF;
            default -> ANSWER;
        };
    }

    /** The name that a field has on the page, where several forms stand. */
    static Fault on(String form, Fault fault) {
        String field = LINE.matcher(fault.field()).replaceFirst("");
        return switch (form + "." + field) {
            case SETTLE + ".reason" -> fault.at("settle-reason");
            case SETTLE + "." -> fault.at("settle-month");
            case ANSWER + ".reason" -> fault.at("answer-reason");
            case TAKEN_OFF + ".reason", TAKEN_OFF + ".year" -> fault.at("off-reason");
            case REPORT + ".number" -> fault.at("month");
            default -> fault.at(field);
        };
    }

    private static LocalDate day(Lists.Filters typed, String field, List<Fault> faults) {
        Optional<LocalDate> day = AddressText.day(typed.of(field));
        if (day.isEmpty()) {
            faults.add(noDay(field));
        }
        return day.orElse(LocalDate.EPOCH);
    }

    private static Fault noDay(String field) {
        return Fault.of(field, "请填日期，如 2024-05-31。", "Give a day, like 2024-05-31.");
    }

    private static Optional<LocalDate> dayOrNone(
            Lists.Filters typed, String field, List<Fault> faults) {
        return typed.of(field).isBlank()
                ? Optional.empty()
                : Optional.of(day(typed, field, faults));
    }

    private static BigDecimal number(Lists.Filters typed, String field, List<Fault> faults) {
        Optional<BigDecimal> number = AddressText.number(typed.of(field));
        if (number.isEmpty()) {
            faults.add(
                    Fault.of(
                            field,
                            "请填数，单位万元，如 12345.6。",
                            "Give a number in 10,000 yuan, like 12345.6."));
        }
        return number.orElse(BigDecimal.ZERO);
    }

    static YearMonth month(Lists.Filters typed, String field, List<Fault> faults) {
        Optional<YearMonth> month = AddressText.month(typed.of(field));
        if (month.isEmpty()) {
            faults.add(Fault.of(field, "月份请写成 2024-05。", "Write the month like 2024-05."));
        }
        return month.orElse(NO_MONTH);
    }

    static Typed<Projects.Reported> report(Lists.Filters typed, String number) {
        List<Fault> faults = new ArrayList<>();
        YearMonth month = month(typed, "month", faults);
        boolean withdrawn = typed.of("withdrawn").equals("true");
        Optional<BigDecimal> completed =
                withdrawn ? Optional.empty() : Optional.of(number(typed, "completed", faults));
        Optional<BigDecimal> cumulative =
                withdrawn ? Optional.empty() : Optional.of(number(typed, "cumulative", faults));
        return Typed.of(
                faults,
                () ->
                        new Projects.Reported(
                                number, month, completed, cumulative, typed.of("progress")));
    }

    /** The day on which a report was sent; empty for today. */
    static Typed<Optional<LocalDate>> saidOn(Lists.Filters typed) {
        List<Fault> faults = new ArrayList<>();
        Optional<LocalDate> day = dayOrNone(typed, "saidOn", faults);
        return Typed.of(faults, () -> day);
    }

    static Optional<Jurisdiction> side(String code) {
        return Arrays.stream(Jurisdiction.values()).filter(j -> j.code().equals(code)).findFirst();
    }

    /** A milestone and, where it was chosen, the one that it changes. */
    record Set(Optional<UUID> milestone, ProjectMilestone content) {}

    static Typed<Set> milestone(Lists.Filters typed) {
        List<Fault> faults = new ArrayList<>();
        LocalDate planned = day(typed, "plannedOn", faults);
        Optional<LocalDate> actual = dayOrNone(typed, "actualOn", faults);
        return Typed.of(
                faults,
                () ->
                        new Set(
                                AddressText.id(typed.of("milestone")),
                                new ProjectMilestone(
                                        Words.of(
                                                typed.of("milestoneZh").strip(),
                                                typed.of("milestoneEn").strip()),
                                        typed.of("starts").equals("true"),
                                        planned,
                                        actual)));
    }

    static Typed<ProjectEntry> entry(Lists.Filters typed) {
        List<Fault> faults = new ArrayList<>();
        Optional<Category> category = AddressText.one(Category.values(), typed.of("category"));
        if (category.isEmpty()) {
            faults.add(Fault.of("category", "请选择类别。", "Choose a category."));
        }
        BigDecimal total = number(typed, "total", faults);
        BigDecimal plan = number(typed, "plan", faults);
        String year = typed.of("year").strip();
        if (!year.matches("[0-9]{4}")) {
            faults.add(Fault.of("year", "请填四位年份。", "Give the year in four digits."));
        }
        Optional<LocalDate> start = dayOrNone(typed, "plannedStart", faults);
        Optional<LocalDate> finish = dayOrNone(typed, "plannedFinish", faults);
        return Typed.of(
                faults,
                () ->
                        new ProjectEntry(
                                typed.of("number").strip(),
                                Words.of(typed.of("nameZh").strip(), typed.of("nameEn").strip()),
                                category.orElseThrow(),
                                codes(typed.of("places")),
                                text(typed.of("owner50")),
                                text(typed.of("owner51")),
                                total,
                                Integer.parseInt(year),
                                plan,
                                typed.of("fresh").equals("true"),
                                start,
                                finish));
    }

    private static List<String> codes(String typed) {
        return Arrays.stream(typed.strip().split("[\\s,，、]+"))
                .filter(c -> !c.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<String> text(String typed) {
        return typed.isBlank() ? Optional.empty() : Optional.of(typed.strip());
    }

    /** What a form is filled with to change a milestone. */
    static Map<String, List<String>> typed(Projects.Milestone m) {
        return Map.of(
                "milestone", List.of(m.id().toString()),
                "milestoneZh", List.of(m.milestone().name().zh()),
                "milestoneEn", List.of(m.milestone().name().en()),
                "starts", List.of(String.valueOf(m.milestone().starts())),
                "plannedOn", List.of(m.milestone().plannedOn().toString()),
                "actualOn", List.of(m.milestone().actualOn().map(LocalDate::toString).orElse("")));
    }
}
