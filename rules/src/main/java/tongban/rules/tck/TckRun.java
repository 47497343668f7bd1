package tongban.rules.tck;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.rules.CompiledModel;
import tongban.rules.EvaluationOptions;
import tongban.rules.FeelText;
import tongban.rules.Imports;
import tongban.rules.InvalidModelException;
import tongban.rules.LimitExceededException;
import tongban.rules.Model;
import tongban.rules.RuleSettings;
import tongban.rules.interpret.Ordering;

/**
 * Runs a checkout of the DMN technology compatibility kit, and keeps a verdict for each case and
 * result.
 */
public final class TckRun {
    /**
     * What came of one result of one case.
     *
     * @param key level, folder, case and result, apart by slashes
     * @param detail expected and actual where it failed, else empty
     */
    public record Verdict(String key, boolean passed, String detail) {
        /** Level and folder. */
        String folder() {
            int second = key.indexOf('/', key.indexOf('/') + 1);
            return key.substring(0, second);
        }
    }

    private final EvaluationOptions options;
    private final boolean compiled;

    /**
     * @param javaClasses classes whose static methods the models may call
     */
    public TckRun(Clock clock, Set<String> javaClasses) {
        this(EvaluationOptions.at(clock).allowing(javaClasses), false);
    }

    private TckRun(EvaluationOptions options, boolean compiled) {
        this.options = options;
        this.compiled = compiled;
    }

    /**
     * The same, with each case evaluated by the compiled form too: a case fails also where the two
     * differ, be it in the scale of a number.
     */
    public TckRun comparingCompiled() {
        return new TckRun(options, true);
    }

    /**
     * Runs every test file below a folder, in the order of their paths; a checkout holds other XML
     * beside them.
     */
    public List<Verdict> run(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root.toAbsolutePath().normalize())) {
            files =
                    walk.filter(p -> p.toString().endsWith(".xml") && Files.isRegularFile(p))
                            .sorted()
                            .toList();
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Path file : files) if (TestFile.isOne(file)) verdicts.addAll(runFile(file));
        return verdicts;
    }

    private List<Verdict> runFile(Path file) throws IOException {
        Path folder = file.resolveSibling(".").normalize();
        TestFile tests = TestFile.read(file);
        if (tests.cases().isEmpty()) return List.of();
        String prefix =
                folder.resolveSibling(".").normalize().getFileName()
                        + "/"
                        + folder.getFileName()
                        + "/";
        Path dmn = folder.resolve(tests.model());
        Model model = null;
        String fault = "";
        try {
            model =
                    Model.read(
                            tests.model(),
                            Files.readAllBytes(dmn),
                            Imports.in(folder),
                            RuleSettings.STANDARD);
        } catch (InvalidModelException | IOException e) {
            fault = String.valueOf(e.getMessage());
        }
        CompiledModel compiledModel = compiled && model != null ? model.compile() : null;
        List<Verdict> verdicts = new ArrayList<>();
        for (TestFile.Case one : tests.cases())
            for (TestFile.Expected expected : one.results())
                verdicts.add(
                        verdict(
                                prefix + one.id() + "/" + expected.name(),
                                model,
                                compiledModel,
                                fault,
                                one,
                                expected));
        return verdicts;
    }

    private Verdict verdict(
            String key,
            @Nullable Model model,
            @Nullable CompiledModel compiledModel,
            String fault,
            TestFile.Case one,
            TestFile.Expected expected) {
        if (model == null) return new Verdict(key, false, fault);
        Object actual;
        String remarks;
        try {
            boolean service = one.type().equals("decisionService");
            String name = service && !one.invocable().isEmpty() ? one.invocable() : expected.name();
            var evaluation = model.evaluate(name, one.inputs(), options);
            actual = evaluation.value();
            remarks = evaluation.remarks().toString();
            if (compiledModel != null) {
                String expectedText = FeelText.of(actual);
                String text = FeelText.of(compiledModel.value(name, one.inputs(), options));
                if (!text.equals(expectedText))
                    return new Verdict(
                            key,
                            false,
                            "compiled %s, interpreted %s".formatted(text, expectedText));
            }
            if (service
                    && actual instanceof Map<?, ?> outputs
                    && outputs.containsKey(expected.name())) actual = outputs.get(expected.name());
        } catch (LimitExceededException | IllegalArgumentException e) {
            actual = null;
            remarks = String.valueOf(e.getMessage());
        }
        boolean passed = (expected.error() && actual == null) || agrees(expected.value(), actual);
        String detail =
                "expected %s, was %s; %s"
                        .formatted(FeelText.of(expected.value()), FeelText.of(actual), remarks);
        return new Verdict(key, passed, passed ? "" : detail);
    }

    /**
     * Equality of the kit: numbers agree to the digits that the kit states, contexts and lists by
     * their parts.
     */
    private static boolean agrees(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof BigDecimal e && actual instanceof BigDecimal a)
            return e.compareTo(a) == 0
                    || e.subtract(a)
                                    .abs()
                                    .compareTo(
                                            new BigDecimal("1E-8")
                                                    .multiply(e.abs().max(BigDecimal.ONE)))
                            < 0;
        if (expected instanceof List<?> e && actual instanceof List<?> a) {
            if (e.size() != a.size()) return false;
            for (int i = 0; i < e.size(); i++) if (!agrees(e.get(i), a.get(i))) return false;
            return true;
        }
        if (expected instanceof Map<?, ?> e && actual instanceof Map<?, ?> a) {
            if (!e.keySet().equals(a.keySet())) return false;
            for (Map.Entry<?, ?> entry : e.entrySet())
                if (!agrees(entry.getValue(), a.get(entry.getKey()))) return false;
            return true;
        }
        return Ordering.same(expected, actual);
    }

    /** Prints passed and failed per level and folder, and each failure. */
    public static void report(List<Verdict> verdicts, PrintStream out) {
        Map<String, int[]> folders = new TreeMap<>();
        Map<String, int[]> levels = new TreeMap<>();
        for (Verdict v : verdicts) {
            int i = v.passed() ? 0 : 1;
            folders.computeIfAbsent(v.folder(), _ -> new int[2])[i]++;
            levels.computeIfAbsent(
                            v.folder().substring(0, v.folder().indexOf('/')), _ -> new int[2])[i]++;
        }
        folders.forEach((name, n) -> out.printf("%-70s %5d passed %5d failed%n", name, n[0], n[1]));
        levels.forEach((name, n) -> out.printf("%-70s %5d passed %5d failed%n", name, n[0], n[1]));
        for (Verdict v : verdicts)
            if (!v.passed()) out.println("FAILED " + v.key() + ": " + v.detail());
    }

    /** Passed and failed per level, and per folder, as tables of a document. */
    public static String table(List<Verdict> verdicts) {
        Map<String, int[]> levels = new TreeMap<>();
        Map<String, int[]> folders = new TreeMap<>();
        for (Verdict v : verdicts) {
            int i = v.passed() ? 0 : 1;
            String level = v.folder().substring(0, v.folder().indexOf('/'));
            levels.computeIfAbsent(level, _ -> new int[2])[i]++;
            folders.computeIfAbsent(v.folder(), _ -> new int[2])[i]++;
        }
        StringBuilder text = new StringBuilder();
        rows("Level", levels, text);
        text.append('\n');
        rows("Folder", folders, text);
        return text.toString();
    }

    private static void rows(String head, Map<String, int[]> counts, StringBuilder text) {
        text.append("| %s | Passed | Failed |\n|---|---:|---:|\n".formatted(head));
        counts.forEach(
                (name, n) -> text.append("| %s | %,d | %,d |\n".formatted(name, n[0], n[1])));
    }

    /** Writes one line per verdict, sorted, so that any change shows in a comparison. */
    public static void write(List<Verdict> verdicts, Path file) throws IOException {
        Files.writeString(file, text(verdicts), StandardCharsets.UTF_8);
    }

    /** The verdicts as text; where a key stands several times a number tells them apart. */
    public static String text(List<Verdict> verdicts) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Boolean> lines = new LinkedHashMap<>();
        for (Verdict v : verdicts) {
            int n = seen.merge(v.key(), 1, Integer::sum);
            lines.put(n == 1 ? v.key() : v.key() + "#" + n, v.passed());
        }
        StringBuilder text = new StringBuilder();
        new TreeMap<>(lines)
                .forEach((key, passed) ->
                        text.append(passed ? "passed " : "failed ").append(key).append('\n'));
        return text.toString();
    }
}
