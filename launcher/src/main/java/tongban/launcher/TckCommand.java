package tongban.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tongban.rules.tck.TckRun;

/** {@code tongban tck}: the rules engine against any checkout of the DMN TCK. */
@Command(
        name = "tck",
        mixinStandardHelpOptions = true,
        header = "用 DMN TCK 检验规则引擎。 Runs the rules engine against a checkout of the DMN TCK.",
        description = {
            "",
            "按级别和文件夹列出通过和未通过的数目。 Prints passed and failed per level and folder.",
            ""
        })
final class TckCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            description = "含 TestCases 的目录。 The folder that holds TestCases.")
    private Path path = Path.of("");

    @Option(
            names = "--allow-external-java",
            description =
                    "允许测试用例调用 java.lang.Math 等类。 Lets test cases call java.lang.Math and the like.")
    private boolean externalJava;

    @Option(
            names = "--verdicts",
            paramLabel = "FILE",
            description = "逐例结论写入文件。 Writes one verdict per case.")
    private @Nullable Path verdictsFile;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "按级别和文件夹的表格写入文件。 Writes a table per level and folder.")
    private @Nullable Path tableFile;

    @Override
    public Integer call() throws Exception {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        if (!Files.isDirectory(path)) {
            throw new CommandLine.ParameterException(
                    line, "没有这个目录 / There is no such folder: " + path);
        }
        Set<String> allowed =
                externalJava
                        ? new TreeSet<>(Set.of("java.lang.Math", "java.lang.String"))
                        : Set.of();
        var verdicts = new TckRun(Clock.system(ZoneId.of("Asia/Shanghai")), allowed).run(path);
        if (verdicts.isEmpty())
            throw new CommandLine.ParameterException(
                    line, "此目录下没有测试用例 / There are no test cases below: " + path);
        TckRun.report(verdicts, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Path file = verdictsFile;
        if (file != null) {
            TckRun.write(verdicts, file);
        }
        Path table = tableFile;
        if (table != null) {
            Files.writeString(table, TckRun.table(verdicts), StandardCharsets.UTF_8);
        }
        return verdicts.stream().allMatch(TckRun.Verdict::passed) ? ExitCode.OK : ExitCode.FAULT;
    }
}
