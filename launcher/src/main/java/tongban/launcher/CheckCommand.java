package tongban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tongban.rules.Diagnostic;
import tongban.rules.RuleSettings;
import tongban.service.BundleFile;
import tongban.service.CanonicalJson;
import tongban.service.Problem;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.text.Words;

/** {@code tongban check}: service folders or models as a whole, before they are published. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "公布前检查服务文件夹或 DMN 模型。 Checks service folders or DMN models before publication.",
        description = {
            "",
            "一次列出全部问题：文件、位置、原因、办法；并运行全部办理实例。",
            "Lists all problems at once, with file, place, cause and remedy, and runs every worked example.",
            "有错误时退出码为 1；有警告或提示而无错误时为 0，加 --strict 后警告也算。",
            "Exits with 1 where there are errors; warnings and notes alone give 0, with --strict warnings count too.",
            "各代码的含义见 docs/authoring.md。 docs/authoring.md explains each code.",
            ""
        })
final class CheckCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "服务文件夹、.dmn 文件或 bundles.yaml，如 public-services/disability-subsidies。 A service folder, a .dmn file or a bundles.yaml.")
    private List<Path> paths = List.of();

    @Option(names = "--strict", description = "警告也算未通过。 Warnings count as failure.")
    private boolean strict;

    @Option(
            names = "--json",
            description = "以 JSON 输出，每个路径一项。 Prints JSON, one item for each path.")
    private boolean json;

    @CommandLine.Mixin private RuleOptions rules = new RuleOptions();

    /** A problem with where it stands, of a folder or of a model. */
    private record Line(
            Problem.Severity severity,
            String code,
            String file,
            int line,
            String element,
            Words cause,
            Words remedy) {

        Map<String, Object> json() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("severity", severity.name().toLowerCase(java.util.Locale.ROOT));
            map.put("code", code);
            map.put("file", file);
            map.put("line", line);
            map.put("element", element);
            map.put("cause", Map.of("zh", cause.zh(), "en", cause.en()));
            map.put("remedy", Map.of("zh", remedy.zh(), "en", remedy.en()));
            return map;
        }
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        for (Path path : paths)
            if (!Files.exists(path))
                throw new CommandLine.ParameterException(
                        line, "没有这个文件或文件夹 / There is no such file or folder: " + path);
        RuleSettings settings = rules.settings();
        Map<Path, List<Line>> all = new LinkedHashMap<>();
        for (Path path : paths) all.put(path, lines(path, settings));
        if (json) line.getOut().println(json(all));
        else all.forEach((path, lines) -> print(line.getOut(), path, lines));
        line.getOut().flush();
        boolean failed =
                all.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(l ->
                                l.severity == Problem.Severity.ERROR
                                        || strict && l.severity == Problem.Severity.WARNING);
        return failed ? ExitCode.FAULT : ExitCode.OK;
    }

    private static List<Line> lines(Path path, RuleSettings settings) throws IOException {
        List<Line> lines = new ArrayList<>();
        if (ModelFile.isModel(path)) {
            Clock clock = Clock.fixed(Instant.EPOCH, ZoneId.of("Asia/Shanghai"));
            for (Diagnostic d : ModelFile.review(path, settings, clock))
                lines.add(
                        new Line(
                                Problem.Severity.valueOf(d.severity().name()),
                                d.code(),
                                d.file(),
                                0,
                                d.element(),
                                Words.of(d.cause().zh(), d.cause().en()),
                                Words.of(d.remedy().zh(), d.remedy().en())));
        } else if (path.endsWith(BundleFile.NAME)) {
            Path root = Objects.requireNonNull(path.toAbsolutePath().getParent());
            for (Problem p : bundleProblems(root, settings)) lines.add(line(root, p));
        } else {
            for (Problem p : ServiceFolder.review(path, settings)) lines.add(line(path, p));
        }
        lines.sort(java.util.Comparator.comparing(Line::severity));
        return lines;
    }

    private static Line line(Path folder, Problem p) {
        return new Line(
                p.severity(),
                p.code(),
                folder.resolve(p.file()).toString(),
                p.line(),
                p.element(),
                Words.of(p.cause().zh() + "。", p.cause().en() + "."),
                Words.of(p.remedy().zh() + "。", p.remedy().en() + "."));
    }

    /** Of a file of bundles; a folder that cannot be read counts as a service that is not there. */
    private static List<Problem> bundleProblems(Path root, RuleSettings settings) {
        Map<String, ServiceDefinition> services = new TreeMap<>();
        for (Path folder : ServiceFolder.under(root))
            if (ServiceFolder.read(folder, settings)
                    instanceof ServiceFolder.Reading.Sound(ServiceDefinition sound))
                services.put(sound.id(), sound);
        return switch (BundleFile.read(root, services)) {
            case BundleFile.Reading.Sound _ -> List.of();
            case BundleFile.Reading.Faulty(List<Problem> problems) -> problems;
        };
    }

    // ------------------------------------------------------------------ output

    private static String json(Map<Path, List<Line>> all) {
        List<Object> items = new ArrayList<>();
        all.forEach((path, lines) -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("path", path.toString());
            item.put("problems", lines.stream().map(Line::json).toList());
            items.add(item);
        });
        return CanonicalJson.write(items);
    }

    private static void print(PrintWriter out, Path path, List<Line> lines) {
        for (Line l : lines) {
            out.println(
                    "%s %s %s%s%s"
                            .formatted(
                                    word(l.severity),
                                    l.code,
                                    l.file,
                                    l.line > 0 ? ":" + l.line : "",
                                    l.element.isEmpty() ? "" : "  " + l.element));
            out.println("    " + l.cause.zh());
            out.println("    " + l.cause.en());
            out.println("  → " + l.remedy.zh());
            out.println("    " + l.remedy.en());
        }
        long errors = count(lines, Problem.Severity.ERROR);
        long warnings = count(lines, Problem.Severity.WARNING);
        long notes = count(lines, Problem.Severity.NOTE);
        String found =
                lines.isEmpty()
                        ? "没有问题。 Nothing to mend."
                        : "错误 %d，警告 %d，提示 %d。 Errors: %d, warnings: %d, notes: %d."
                                .formatted(errors, warnings, notes, errors, warnings, notes);
        String verdict = errors == 0 ? "可以公布。 Can be published. " : "不能公布。 Cannot be published. ";
        out.println(path + "：" + verdict + found);
    }

    private static long count(List<Line> lines, Problem.Severity severity) {
        return lines.stream().filter(l -> l.severity == severity).count();
    }

    private static String word(Problem.Severity severity) {
        return switch (severity) {
            case ERROR -> "错误 ERROR";
            case WARNING -> "警告 WARNING";
            case NOTE -> "提示 NOTE";
        };
    }
}
