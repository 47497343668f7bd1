package tongban.node.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.indicator.Definition;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Operator;
import tongban.node.indicator.Target;
import tongban.service.text.Words;

/** What is typed of an indicator: an observation, a target, a definition. */
final class IndicatorForm {
    static final String REPORT = "report";
    static final String TARGET = "target";
    static final String SETTLEMENT = "settlement";
    static final String DEFINITION = "definition";

    /** Field with the revision that a form was made from. */
    static final String SEEN = "seen";

    private static final int NONE_SEEN = -1;

    private IndicatorForm() {}

    /** A form as typed, or what is wrong with it. */
    record Typed<T>(Optional<T> value, List<Fault> faults) {
        private static <T> Typed<T> of(List<Fault> faults, java.util.function.Supplier<T> value) {
            return new Typed<>(
                    faults.isEmpty() ? Optional.of(value.get()) : Optional.empty(), faults);
        }
    }

    /** Which form was sent to an address. */
    static String of(String path) {
        return path.endsWith("/targets")
                ? TARGET
                : path.endsWith("/settlements") ? SETTLEMENT : REPORT;
    }

    /** The name that a field has on the page, where several forms stand. */
    static Fault on(String form, Fault fault) {
        return switch (form + "." + fault.field()) {
            case TARGET + ".place", TARGET + ".value", TARGET + ".operator", TARGET + ".reason" ->
                    fault.at("target-" + fault.field());
            case SETTLEMENT + ".reason" -> fault.at("settle-reason");
            default -> fault;
        };
    }

    private static Optional<Operator> operator(String typed) {
        for (Operator one : Operator.values()) {
            if (one.name().equals(typed)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static LocalDate day(Lists.Filters typed, String field, List<Fault> faults) {
        Optional<LocalDate> day = AddressText.day(typed.of(field));
        if (day.isEmpty()) {
            faults.add(Fault.of(field, "请填日期，如 2026-10-31。", "Give a day, like 2026-10-31."));
        }
        return day.orElse(LocalDate.EPOCH);
    }

    private static Optional<BigDecimal> number(
            Lists.Filters typed, String field, List<Fault> faults) {
        Optional<BigDecimal> number = AddressText.number(typed.of(field));
        if (number.isEmpty()) {
            faults.add(
                    Fault.of(
                            field,
                            "请填数值，如 1081.4，不带单位。",
                            "Give a number, like 1081.4, without the unit."));
        }
        return number;
    }

    /** The place that was typed; the one that the page showed where nothing was. */
    private static String place(Lists.Filters typed, String field) {
        String place = typed.of(field).strip();
        return place.isEmpty() ? typed.of("at").strip() : place;
    }

    static Typed<Indicators.Entry> entry(Lists.Filters typed) {
        List<Fault> faults = new ArrayList<>();
        LocalDate from = day(typed, "from", faults);
        LocalDate last = day(typed, "lastDay", faults);
        boolean withdrawn = typed.of("withdrawn").equals("true");
        Optional<BigDecimal> value = withdrawn ? Optional.empty() : number(typed, "value", faults);
        return Typed.of(
                faults,
                () ->
                        new Indicators.Entry(
                                place(typed, "place"),
                                typed.of("subject").strip(),
                                from,
                                last,
                                operator(typed.of("operator")).orElse(Operator.EXACT),
                                value));
    }

    static Typed<Target> target(Lists.Filters typed) {
        List<Fault> faults = new ArrayList<>();
        LocalDate due = day(typed, "dueOn", faults);
        Optional<BigDecimal> value = number(typed, "target-value", faults);
        return Typed.of(
                faults,
                () ->
                        new Target(
                                place(typed, "target-place"),
                                due,
                                operator(typed.of("target-operator")).orElse(Operator.REACH),
                                value.orElse(BigDecimal.ZERO),
                                Words.same(typed.of("document")),
                                Optional.empty()));
    }

    /** A form that does not say from which revision it was made saw none of them. */
    private static int seen(Lists.Filters typed) {
        String seen = typed.of(SEEN);
        return seen.matches("[0-9]{1,9}") ? Integer.parseInt(seen) : NONE_SEEN;
    }

    static Typed<Indicators.Draft> draft(Lists.Filters typed, String id, boolean isNew) {
        List<Fault> faults = new ArrayList<>();
        String days = typed.of("dueDays").strip();
        if (!days.isEmpty() && !days.matches("[0-9]{1,4}")) {
            faults.add(Fault.of("dueDays", "请填整数天数。", "Give a whole number of days."));
        }
        Optional<Definition.Direction> direction = Optional.empty();
        for (Definition.Direction one : Definition.Direction.values()) {
            if (one.name().equals(typed.of("direction"))) {
                direction = Optional.of(one);
            }
        }
        Optional<Definition.Gathering> gathers = Optional.empty();
        for (Definition.Gathering one : Definition.Gathering.values()) {
            if (one.name().equals(typed.of("gathers"))) {
                gathers = Optional.of(one);
            }
        }
        Definition.Direction way = direction.orElse(Definition.Direction.NONE);
        Definition.Gathering gathering = gathers.orElse(Definition.Gathering.LAST);
        return Typed.of(
                faults,
                () ->
                        new Indicators.Draft(
                                id,
                                typed.of("nameZh"),
                                typed.of("nameEn"),
                                typed.of("unit"),
                                typed.of("place").strip(),
                                way,
                                typed.of("ownerZh"),
                                typed.of("ownerEn"),
                                Optional.of(typed.of("department")),
                                gathering,
                                typed.of("rises").equals("true"),
                                typed.of("schedule").equals("true"),
                                days.isEmpty() ? 0 : Integer.parseInt(days),
                                typed.of("formula"),
                                isNew ? Optional.empty() : Optional.of(seen(typed))));
    }

    /** A definition as its form shows it. */
    static Map<String, List<String>> typed(Indicators.Revision revision) {
        Definition d = revision.definition();
        return Map.ofEntries(
                Map.entry(SEEN, List.of(String.valueOf(revision.revision()))),
                Map.entry("nameZh", List.of(d.name().zh())),
                Map.entry("nameEn", List.of(d.name().en())),
                Map.entry("unit", List.of(d.unit().id())),
                Map.entry("place", List.of(d.place())),
                Map.entry("direction", List.of(d.direction().name())),
                Map.entry("ownerZh", List.of(d.owner().zh())),
                Map.entry("ownerEn", List.of(d.owner().en())),
                Map.entry("department", List.of(d.department())),
                Map.entry("gathers", List.of(d.gathers().name())),
                Map.entry("rises", List.of(String.valueOf(d.rises()))),
                Map.entry("schedule", List.of(String.valueOf(d.schedule()))),
                Map.entry("dueDays", List.of(String.valueOf(d.dueDays()))),
                Map.entry("formula", List.of(d.formula())));
    }
}
