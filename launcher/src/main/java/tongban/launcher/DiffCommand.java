package tongban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tongban.rules.Diagnostic;
import tongban.rules.Divergence;
import tongban.rules.FeelText;
import tongban.rules.InvalidModelException;
import tongban.rules.Model;
import tongban.service.ModelDiff;
import tongban.service.Problem;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceDiff;
import tongban.service.ServiceFolder;
import tongban.service.SideBySide;
import tongban.service.place.PlacePath;

/** {@code tongban diff}: two versions, or two sides of one service, side by side. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        header = "并列比较两个版本，或一项服务的两方。 Compares two versions, or the two sides of a service.",
        description = {
            "",
            "比较两个服务文件夹或两个 .dmn 文件：./tongban diff A B",
            "比较一项服务在两地的办理：./tongban diff FOLDER --side 51 --with 50",
            "Two service folders or two .dmn files, or one folder as two places decide it, as shown.",
            "列出统一之处与不同之处，并给出使结果不同的事实（逐一算过）。",
            "Lists what is unified and what differs, and facts on which the outcomes differ, each decided both ways.",
            ""
        })
final class DiffCommand implements Callable<Integer> {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Longer texts are cut on the screen; JSON has them whole. */
    private static final int TEXT_SHOWN_MAX = 300;

    /** A part with more differences shows the first ones. */
    private static final int LINES_SHOWN_MAX = 40;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..2",
            paramLabel = "PATH",
            description = "服务文件夹或 .dmn 文件。 Service folders or .dmn files.")
    private List<Path> paths = List.of();

    @Option(
            names = "--side",
            paramLabel = "PLACE",
            description =
                    "一方的地方代码，如 51 或 511623。 The code of one side's place, such as 51 or 511623.")
    private @Nullable String side;

    @Option(
            names = "--with",
            paramLabel = "PLACE",
            description = "另一方的地方代码，如 50。 The other side's, such as 50.")
    private @Nullable String with;

    @Option(names = "--all", description = "也列出统一之处。 Lists what is unified, too.")
    private boolean all;

    @Option(names = "--json", description = "以 JSON 输出。 Prints JSON.")
    private boolean json;

    @Option(names = "--exit-code", description = "有不同时退出码为 1。 Exits with 1 where anything differs.")
    private boolean exitCode;

    @Option(
            names = "--today",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "作出决定的日期，默认今天。 The day of the decision; today by default.")
    private @Nullable LocalDate today;

    @CommandLine.Mixin private RuleOptions rules = new RuleOptions();

    /** Faults of what was to be compared, already told. */
    private static final class Faulty extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        check(line);
        LocalDate day = today;
        Clock clock =
                day == null
                        ? Clock.system(ZONE)
                        : Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.ofHours(8)), ZONE);
        SideBySide result;
        try {
            result = compared(line.getErr(), clock);
        } catch (Faulty _) {
            line.getErr().flush();
            return ExitCode.FAULT;
        }
        if (json) line.getOut().println(FeelJson.write(json(result)));
        else print(line.getOut(), result);
        line.getOut().flush();
        return exitCode && !result.isUnified() ? ExitCode.FAULT : ExitCode.OK;
    }

    private void check(CommandLine line) {
        for (Path path : paths)
            if (!Files.exists(path))
                throw new CommandLine.ParameterException(
                        line, "没有这个文件或文件夹 / There is no such file or folder: " + path);
        boolean sides = side != null && with != null;
        boolean models = paths.stream().allMatch(ModelFile::isModel);
        boolean folders = paths.stream().noneMatch(ModelFile::isModel);
        boolean sound =
                paths.size() == 2
                        ? side == null && with == null && (models || folders)
                        : sides && folders;
        if (!sound)
            throw new CommandLine.ParameterException(
                    line,
                    "给出两个文件夹或两个 .dmn 文件，或一个文件夹加 --side 和 --with。 / Give two folders or two .dmn files, or one folder with --side and --with.");
        for (String code : new String[] {side, with})
            if (code != null && !code.matches("\\d{2,12}"))
                throw new CommandLine.ParameterException(
                        line,
                        "'%s' 不是地方代码，应为 2 至 12 位数字。 / '%s' is no place's code, which has 2 to 12 digits."
                                .formatted(code, code));
    }

    private SideBySide compared(PrintWriter err, Clock clock) throws IOException, Faulty {
        Path first = paths.getFirst();
        Path last = paths.getLast();
        if (ModelFile.isModel(first))
            return ModelDiff.of(
                    first.toString(),
                    model(err, first),
                    last.toString(),
                    model(err, last),
                    rules.settings().at(clock));
        if (paths.size() == 2)
            return ServiceDiff.ofFolders(
                    first.toString(),
                    folder(err, first),
                    last.toString(),
                    folder(err, last),
                    clock);
        return ServiceDiff.ofSides(folder(err, first), place(side), place(with), clock);
    }

    private static PlacePath place(@Nullable String code) {
        return PlacePath.ofCode(PlacePath.padded(Objects.requireNonNull(code)));
    }

    private Model model(PrintWriter err, Path file) throws IOException, Faulty {
        List<Diagnostic> diagnostics;
        try {
            Model model = ModelFile.read(file, rules.settings());
            diagnostics = model.diagnostics();
            if (!Diagnostic.anyError(diagnostics)) return model;
        } catch (InvalidModelException e) {
            diagnostics = e.diagnostics();
        }
        diagnostics.forEach(d -> err.println(d.zh() + "\n" + d.en()));
        throw new Faulty();
    }

    private ServiceDefinition folder(PrintWriter err, Path folder) throws Faulty {
        return switch (ServiceFolder.read(folder, rules.settings())) {
            case ServiceFolder.Reading.Sound(ServiceDefinition definition) -> definition;
            case ServiceFolder.Reading.Faulty(List<Problem> problems) -> {
                problems.forEach(p ->
                        err.println(folder + ": " + p.message().zh() + "\n" + p.message().en()));
                throw new Faulty();
            }
        };
    }

    // ------------------------------------------------------------------ output

    private void print(PrintWriter out, SideBySide result) {
        out.println("- " + result.left());
        out.println("+ " + result.right());
        List<String> unified = new ArrayList<>();
        for (SideBySide.Part part : SideBySide.Part.values()) {
            List<SideBySide.Line> lines =
                    result.lines().stream().filter(l -> l.part() == part).toList();
            if (lines.isEmpty()) continue;
            if (all || !lines.stream().allMatch(SideBySide.Line::isUnified))
                print(out, part, lines);
            else
                unified.add(
                        "%s %s %d".formatted(part.words().zh(), part.words().en(), lines.size()));
        }
        if (!unified.isEmpty()) {
            out.println();
            out.println("完全统一 Unified throughout: " + String.join(", ", unified));
        }
        divergences(out, result);
    }

    private void print(PrintWriter out, SideBySide.Part part, List<SideBySide.Line> lines) {
        List<SideBySide.Line> different = lines.stream().filter(l -> !l.isUnified()).toList();
        out.println();
        out.println(
                "%s %s：统一 %d，不同 %d / unified %d, different %d"
                        .formatted(
                                part.words().zh(),
                                part.words().en(),
                                lines.size() - different.size(),
                                different.size(),
                                lines.size() - different.size(),
                                different.size()));
        int shown = 0;
        for (SideBySide.Line line : lines) {
            if (line.isUnified()) {
                if (all) out.println("  = " + line.name() + ": " + cut(line.left()));
                continue;
            }
            if (++shown > LINES_SHOWN_MAX && !all) continue;
            out.println("  " + line.name());
            if (line.left() != null) out.println("    - " + cut(line.left()));
            if (line.right() != null) out.println("    + " + cut(line.right()));
        }
        if (shown > LINES_SHOWN_MAX && !all)
            out.println(
                    "  … 另有 %d 处，--all 全部列出 / %d more, --all lists them"
                            .formatted(shown - LINES_SHOWN_MAX, shown - LINES_SHOWN_MAX));
    }

    private static String cut(@Nullable String text) {
        String one = String.valueOf(text).replace("\n", " ");
        return one.length() > TEXT_SHOWN_MAX ? one.substring(0, TEXT_SHOWN_MAX) + " …" : one;
    }

    private static void divergences(PrintWriter out, SideBySide result) {
        out.println();
        if (result.divergences().isEmpty()) {
            out.println(
                    result.tried() == 0
                            ? "没有能两边都算的决策，结果未作比较。 There is no decision that both make, so no outcomes were compared."
                            : "两边都算过 %d 组事实，结果都相同。 %d sets of facts were decided both ways, and all outcomes are the same."
                                    .formatted(result.tried(), result.tried()));
            return;
        }
        out.println("结果不同的事实 Facts on which the outcomes differ:");
        for (Divergence d : result.divergences()) {
            StringBuilder facts = new StringBuilder();
            d.changes()
                    .forEach((name, value) ->
                            facts.append(facts.isEmpty() ? "" : ", ")
                                    .append(name)
                                    .append(" = ")
                                    .append(shown(value)));
            if (d.base().isEmpty()) out.println("  " + facts);
            else if (facts.isEmpty()) out.println("  " + d.base());
            else out.println("  %s，改为 with %s".formatted(d.base(), facts));
            out.println("    - " + d.left());
            out.println("    + " + d.right());
        }
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String s ? '"' + s + '"' : FeelText.of(value);
    }

    private static Map<String, @Nullable Object> json(SideBySide result) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("left", result.left());
        map.put("right", result.right());
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (SideBySide.Line l : result.lines()) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("part", l.part().name().toLowerCase(Locale.ROOT));
            line.put("name", l.name());
            line.put("unified", l.isUnified());
            line.put("left", l.left());
            line.put("right", l.right());
            lines.add(line);
        }
        map.put("lines", lines);
        List<Map<String, @Nullable Object>> divergences = new ArrayList<>();
        for (Divergence d : result.divergences()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("base", d.base());
            one.put("changes", d.changes());
            one.put("facts", facts(d.facts()));
            one.put("left", d.left());
            one.put("right", d.right());
            divergences.add(one);
        }
        map.put("divergences", divergences);
        map.put("tried", result.tried());
        return map;
    }

    /** The facts of a case; its place as the code. */
    private static Map<String, @Nullable Object> facts(Map<String, @Nullable Object> facts) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(facts);
        plain.replaceAll((_, value) -> value instanceof PlacePath p ? p.code() : value);
        return plain;
    }
}
