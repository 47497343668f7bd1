package tongban.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tongban.rules.CompiledModel;
import tongban.rules.EvaluationOptions;
import tongban.rules.Model;

/**
 * Measures our compiled form, and our interpreter for information, beside KIE: in one run, on one
 * thread, the same models and facts, the results compared case by case. The engines take turns, and
 * the median of the rounds counts, since the speed of a machine changes under it.
 */
public final class RulesBench {
    private static final int CASES = 4_000;
    private static final int ROUNDS = 7;
    private static final double ROUND_SECONDS = 0.7;
    private static final double WARM_SECONDS = 4;

    private interface Engine {
        @Nullable Object value(Map<String, Object> facts);
    }

    /**
     * What was measured of a model.
     *
     * @param rates decisions a second, medians: compiled, KIE, interpreted
     * @param ratio the median of the rounds' ratios of compiled to KIE
     */
    private record Figures(
            Subject subject, String checksum, double[] rates, double ratio, int uncompiled) {}

    private RulesBench() {}

    /**
     * Arguments: the root of the checkout, and perhaps {@code --json FILE} and {@code --model NAME}
     * for one model alone. Exit status 1 where results differ or a goal is missed.
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        Path root = Path.of(args.length > 0 ? args[0] : ".");
        Path json = null;
        String only = "";
        for (int i = 1; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            if (args[i].equals("--json") && !value.isEmpty()) json = Path.of(value);
            else if (args[i].equals("--model") && !value.isEmpty()) only = value;
            else {
                System.err.println("bench rules [--json FILE] [--model NAME]");
                System.exit(2);
            }
        }
        out.printf(
                "通办规则性能 Rules: JDK %s, %d cores, %s, one thread, KIE %s, %d cases, median of %d rounds%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.now(Clock.system(Subjects.ZONE)),
                org.kie.dmn.api.core.DMNRuntime.class.getPackage().getImplementationVersion(),
                CASES,
                ROUNDS);
        out.printf(
                "%-28s %12s %10s %12s %8s %6s  %s%n",
                "model", "compiled/s", "KIE/s", "interpreted/s", "ratio", "goal", "checksum");
        List<Subject> subjects = Subjects.all(root, CASES);
        if (!only.isEmpty()) {
            List<String> names = subjects.stream().map(Subject::name).toList();
            if (!names.contains(only)) {
                System.err.printf(
                        "没有名为 %s 的模型；有：%s。 There is no model called %s; there are: %s.%n",
                        only, String.join(", ", names), only, String.join(", ", names));
                System.exit(2);
            }
            String wanted = only;
            subjects = subjects.stream().filter(s -> s.name().equals(wanted)).toList();
        }
        List<Figures> all = new ArrayList<>();
        boolean sound = true;
        for (Subject subject : subjects) {
            Figures figures = measured(subject, out);
            if (figures == null) {
                sound = false;
                continue;
            }
            all.add(figures);
            sound &= figures.ratio() >= subject.goal();
            out.printf(
                    "%-28s %,12.0f %,10.0f %,12.0f %7.1fx %5dx  %s%n",
                    subject.name(),
                    figures.rates()[0],
                    figures.rates()[1],
                    figures.rates()[2],
                    figures.ratio(),
                    subject.goal(),
                    figures.checksum());
        }
        WindowBench.Figures window = WindowBench.measured(root);
        out.println(window.text());
        sound &= window.meetsGoals();
        Map<String, Attacks.Figure> attacks = Attacks.measured();
        out.println(Attacks.text(attacks));
        sound &= Attacks.meetsGoal(attacks);
        if (json != null)
            Files.writeString(json, json(all, window, attacks), StandardCharsets.UTF_8);
        out.println(sound ? "达到全部目标。 Every goal is met." : "未达到全部目标。 Not every goal is met.");
        System.exit(sound ? 0 : 1);
    }

    private static @Nullable Figures measured(Subject subject, PrintStream out) {
        Model model = Model.parse(subject.name(), subject.bytes(), subject.imports());
        CompiledModel compiled = model.compile();
        EvaluationOptions options = EvaluationOptions.at(Clock.system(Subjects.ZONE));
        KieEngine kie = new KieEngine(subject);
        List<Engine> engines =
                List.of(
                        facts -> compiled.value(subject.invocable(), facts, options),
                        kie::value,
                        facts -> model.evaluate(subject.invocable(), facts, options).value());
        CRC32 sum = new CRC32();
        for (int i = 0; i < subject.cases().size(); i++) {
            Map<String, Object> facts = subject.cases().get(i);
            List<String> results =
                    engines.stream().map(e -> Canonical.of(e.value(facts))).distinct().toList();
            if (results.size() > 1) {
                out.printf("%s: case %d differs 结果不同: %s%n", subject.name(), i, results);
                return null;
            }
            sum.update(results.getFirst().getBytes(StandardCharsets.UTF_8));
        }
        for (Engine engine : engines) rate(engine, subject, WARM_SECONDS);
        double[][] rates = new double[engines.size()][ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int e = 0; e < engines.size(); e++)
                rates[e][round] = rate(engines.get(e), subject, ROUND_SECONDS);
            ratios[round] = rates[0][round] / rates[1][round];
        }
        return new Figures(
                subject,
                "%08x".formatted(sum.getValue()),
                Arrays.stream(rates).mapToDouble(RulesBench::median).toArray(),
                median(ratios),
                compiled.uncompiled().size());
    }

    private static double rate(Engine engine, Subject subject, double seconds) {
        List<Map<String, Object>> cases = subject.cases();
        long start = System.nanoTime();
        long until = start + (long) (seconds * 1e9);
        long done = 0;
        int at = 0;
        int nulls = 0;
        long now;
        do {
            for (int i = 0; i < 16; i++) {
                if (engine.value(cases.get(at)) == null) nulls++;
                at = at + 1 == cases.size() ? 0 : at + 1;
            }
            done += 16;
            now = System.nanoTime();
        } while (now < until);
        if (nulls == done) throw new IllegalStateException("nothing was decided");
        return done / ((now - start) / 1e9);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String json(
            List<Figures> all, WindowBench.Figures window, Map<String, Attacks.Figure> attacks) {
        StringBuilder text = new StringBuilder("{\n  \"jdk\": \"");
        text.append(Runtime.version()).append("\",\n  \"cores\": ");
        text.append(Runtime.getRuntime().availableProcessors()).append(",\n  \"date\": \"");
        text.append(LocalDate.now(Clock.system(Subjects.ZONE))).append("\",\n  \"models\": [\n");
        for (int i = 0; i < all.size(); i++) {
            Figures f = all.get(i);
            text.append(
                    "    {\"model\": \"%s\", \"compiled\": %.0f, \"kie\": %.0f, \"interpreted\": %.0f, \"ratio\": %.1f, \"goal\": %d, \"uncompiled\": %d, \"checksum\": \"%s\"}%s\n"
                            .formatted(
                                    f.subject().name(),
                                    f.rates()[0],
                                    f.rates()[1],
                                    f.rates()[2],
                                    f.ratio(),
                                    f.subject().goal(),
                                    f.uncompiled(),
                                    f.checksum(),
                                    i + 1 < all.size() ? "," : ""));
        }
        text.append("  ],\n")
                .append(window.json())
                .append(",\n")
                .append(Attacks.json(attacks))
                .append("\n}\n");
        return text.toString();
    }
}
