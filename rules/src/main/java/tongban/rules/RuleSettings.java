package tongban.rules;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a deployment grants to rules: how much they may consume, and which Java they may call. A
 * deployment says it by name, as texts (a file of settings, the environment, a command line):
 *
 * <table>
 * <caption>names and bounds</caption>
 * <tr><td>{@code model-bytes-max}</td><td>bytes of one DMN file, 1,000 to 100,000,000</td></tr>
 * <tr><td>{@code nesting-max}</td><td>levels of XML elements and of expressions, 16 to 400</td></tr>
 * <tr><td>{@code steps-max}</td><td>expression nodes in one evaluation, 1,000 to 1,000,000,000</td></tr>
 * <tr><td>{@code call-depth-max}</td><td>nested function calls, 8 to 400</td></tr>
 * <tr><td>{@code list-size-max}</td><td>elements of a list or an iterated range, 100 to 10,000,000</td></tr>
 * <tr><td>{@code text-length-max}</td><td>characters of a text, 100 to 100,000,000</td></tr>
 * <tr><td>{@code pattern-steps-max}</td><td>steps of a pattern that has to be tried step by step,
 *   1,000 to 100,000,000</td></tr>
 * <tr><td>{@code languages}</td><td>{@code feel}, or {@code feel, b-feel}</td></tr>
 * <tr><td>{@code java-classes}</td><td>full class names, separated by commas; none unless said</td></tr>
 * </table>
 *
 * @param dialects the languages in which models may be written
 * @param javaClasses the classes whose public static methods an external function may call
 */
public record RuleSettings(Limits limits, Set<Dialect> dialects, Set<String> javaClasses) {
    public static final RuleSettings STANDARD =
            new RuleSettings(Limits.STANDARD, Set.of(Dialect.FEEL), Set.of());

    private static final String LANGUAGES = "languages";
    private static final String JAVA_CLASSES = "java-classes";
    private static final String CLASS_NAME = "[\\p{L}_$][\\w$]*(\\.[\\p{L}_$][\\w$]*)*";

    public RuleSettings {
        dialects = Set.copyOf(dialects);
        javaClasses = Set.copyOf(javaClasses);
    }

    /** Settings that cannot be used, each with its remedy, in Chinese and English. */
    public static final class InvalidSettingsException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        InvalidSettingsException(List<String> faults) {
            super(String.join("\n", faults));
        }
    }

    /** What a name stands for, and between which numbers it may lie. */
    private record Bounds(long standard, long least, long most) {}

    private static final Map<String, Bounds> NUMBERS =
            new TreeMap<>(
                    Map.of(
                            "model-bytes-max",
                            new Bounds(Limits.STANDARD.modelBytesMax(), 1_000, 100_000_000),
                            "nesting-max",
                            new Bounds(Limits.STANDARD.nestingMax(), 16, 400),
                            "steps-max",
                            new Bounds(Limits.STANDARD.stepsMax(), 1_000, 1_000_000_000),
                            "call-depth-max",
                            new Bounds(Limits.STANDARD.callDepthMax(), 8, 400),
                            "list-size-max",
                            new Bounds(Limits.STANDARD.listSizeMax(), 100, 10_000_000),
                            "text-length-max",
                            new Bounds(Limits.STANDARD.textLengthMax(), 100, 100_000_000),
                            "pattern-steps-max",
                            new Bounds(Limits.STANDARD.patternStepsMax(), 1_000, 100_000_000)));

    /**
     * @param named settings by name; what is not named stays as in {@link #STANDARD}
     * @throws InvalidSettingsException naming every setting that is unknown or out of its bounds
     */
    public static RuleSettings of(Map<String, String> named) {
        List<String> faults = new ArrayList<>();
        Map<String, Long> numbers = new TreeMap<>();
        NUMBERS.forEach((name, bounds) -> numbers.put(name, bounds.standard()));
        Set<Dialect> dialects = STANDARD.dialects;
        Set<String> classes = Set.of();
        for (var setting : new TreeMap<>(named).entrySet()) {
            String name = setting.getKey();
            String value = setting.getValue().strip();
            Bounds bounds = NUMBERS.get(name);
            if (name.equals(JAVA_CLASSES)) {
                classes = classes(value, faults);
            } else if (name.equals(LANGUAGES)) {
                dialects = dialects(value, faults);
            } else if (bounds == null) {
                faults.add(
                        "没有名为 %s 的规则设置；可用的有：%s。 There is no setting of rules called %s; there are: %s."
                                .formatted(name, names(), name, names()));
            } else if (!value.matches("[0-9]{1,12}")
                    || Long.parseLong(value) < bounds.least()
                    || Long.parseLong(value) > bounds.most()) {
                faults.add(
                        "规则设置 %s 须为 %d 至 %d 的整数。 The setting %s of rules must be a whole number from %d to %d."
                                .formatted(
                                        name,
                                        bounds.least(),
                                        bounds.most(),
                                        name,
                                        bounds.least(),
                                        bounds.most()));
            } else {
                numbers.put(name, Long.parseLong(value));
            }
        }
        if (!faults.isEmpty()) throw new InvalidSettingsException(faults);
        return new RuleSettings(
                new Limits(
                        whole(numbers, "model-bytes-max"),
                        whole(numbers, "nesting-max"),
                        numbers.getOrDefault("steps-max", Limits.STANDARD.stepsMax()),
                        whole(numbers, "call-depth-max"),
                        whole(numbers, "list-size-max"),
                        whole(numbers, "text-length-max"),
                        whole(numbers, "pattern-steps-max")),
                dialects,
                classes);
    }

    private static int whole(Map<String, Long> numbers, String name) {
        return Math.toIntExact(numbers.getOrDefault(name, 0L));
    }

    private static Set<Dialect> dialects(String value, List<String> faults) {
        Set<Dialect> dialects = EnumSet.of(Dialect.FEEL);
        for (String name : value.split(",")) {
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "", "feel" -> {}
                case "b-feel" -> dialects.add(Dialect.B_FEEL);
                default ->
                        faults.add(
                                "规则设置 %s 只能是 feel 或者 feel, b-feel。 The setting %s of rules is feel, or feel, b-feel."
                                        .formatted(LANGUAGES, LANGUAGES));
            }
        }
        return dialects;
    }

    private static Set<String> classes(String value, List<String> faults) {
        Set<String> classes = new LinkedHashSet<>();
        for (String name : value.split(",")) {
            if (name.isBlank()) continue;
            if (name.strip().matches(CLASS_NAME)) {
                classes.add(name.strip());
            } else {
                faults.add(
                        "规则设置 %s 须为以逗号分隔的完整类名。 The setting %s of rules must be full class names separated by commas."
                                .formatted(JAVA_CLASSES, JAVA_CLASSES));
            }
        }
        return classes;
    }

    private static String names() {
        return String.join(", ", NUMBERS.keySet()) + ", " + LANGUAGES + ", " + JAVA_CLASSES;
    }

    public RuleSettings with(Limits other) {
        return new RuleSettings(other, dialects, javaClasses);
    }

    public RuleSettings with(Set<Dialect> others) {
        return new RuleSettings(limits, others, javaClasses);
    }

    /** What an evaluation is told by this deployment at a clock. */
    public EvaluationOptions at(Clock clock) {
        return new EvaluationOptions(clock, limits, javaClasses);
    }
}
