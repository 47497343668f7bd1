package tongban.launcher;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.register.ImportReport;
import tongban.node.register.JdbcImportRows;
import tongban.node.register.Kind;
import tongban.node.register.RegisterImport;
import tongban.node.register.RowFault;

/** {@code tongban register}: the registers of people, households and institutions. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        header = "人员、家庭、机构台账。 The registers of people, households and institutions.",
        description = {""},
        subcommands = RegisterCommand.Import.class)
final class RegisterCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getErr());
        return ExitCode.USAGE;
    }

    /** The files there are, as the option names them. */
    static final class KnownFiles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Kind.values()).map(Kind::file).iterator();
        }
    }

    /** {@code tongban register import --kind people --side 51 FILE.csv}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            header = "导入台账。 Imports a file into the registers.",
            description = {
                "",
                "逐行检查：有误的行报告文件、行号、列、原因和处理办法，其余的行照常导入；同一文件再次导入不产生变化，中断后再次运行即接着完成。",
                "Every bad row is reported with file, line, column, cause and remedy, the others are imported; the same file"
                        + " again changes nothing, and an import that was cut off is finished by running it again.",
                "",
                "文件为 UTF-8 或 GB18030 编码的 CSV，一个文件一种登记事项，列名见 docs/registers.md。",
                "The file is CSV in UTF-8 or GB18030, one kind of record a file; docs/registers.md names the columns.",
                ""
            })
    static final class Import implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;

        @Parameters(
                paramLabel = "FILE",
                description = {"CSV 文件。", "The CSV file."})
        private Path file = Path.of("");

        @Option(
                names = "--kind",
                required = true,
                paramLabel = "KIND",
                completionCandidates = KnownFiles.class,
                description = {
                    "登记事项：${COMPLETION-CANDIDATES}。",
                    "What the file holds: ${COMPLETION-CANDIDATES}."
                })
        private String kind = "";

        @Option(
                names = "--side",
                required = true,
                paramLabel = "50|51",
                description = {"哪一方的台账：50 重庆，51 四川。", "Whose register: 50 Chongqing, 51 Sichuan."})
        private String side = "";

        @Mixin private DataDirectory data = new DataDirectory();

        @Override
        public Integer call() {
            var commandLine = Objects.requireNonNull(spec).commandLine();
            if (!Files.isRegularFile(file)) {
                throw wrong("没有这个文件。 / There is no such file: " + file);
            }
            Kind of =
                    Kind.ofFile(kind)
                            .orElseThrow(() ->
                                    wrong(
                                            "--kind 不认识。 / --kind is unknown: "
                                                    + kind
                                                    + ". "
                                                    + String.join(", ", new KnownFiles())));
            if (!side.matches("5[01]")) {
                throw wrong(
                        "--side 须为 50（重庆）或 51（四川）。 / --side is 50 (Chongqing) or 51 (Sichuan): "
                                + side);
            }
            String name = Objects.requireNonNull(file.getFileName()).toString();
            PrintWriter err = commandLine.getErr();
            try (var closing = Closing.alsoOnSignals()) {
                Home home = data.home();
                RegisterImport imports =
                        JdbcImportRows.imports(
                                data.connections(closing),
                                home.keys(),
                                Clock.system(ZoneId.of("Asia/Shanghai")),
                                home.isDemonstration());
                ImportReport report =
                        imports.run(
                                Actor.system(Jurisdiction.ofCode(side)),
                                file,
                                of,
                                of.file() + ".csv",
                                (rows, faults) -> progress(rows, faults, err),
                                fault -> print(fault, name, err));
                if (report.isRefused() || report.already()) {
                    report.faults().forEach(fault -> print(fault, name, err));
                }
                err.flush();
                commandLine.getOut().println(report.summary(Locale.SIMPLIFIED_CHINESE));
                commandLine.getOut().println(report.summary(Locale.ENGLISH));
                commandLine.getOut().flush();
                return report.faultsInAll() == 0 ? ExitCode.OK : ExitCode.FAULT;
            }
        }

        private ParameterException wrong(String why) {
            return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
        }

        private static void progress(long rows, long faults, PrintWriter err) {
            err.println(
                    "已读 %,d 行，错误 %,d 处 / %,d rows read, %,d faults"
                            .formatted(rows, faults, rows, faults));
            err.flush();
        }

        /** Both languages. */
        private static void print(RowFault fault, String name, PrintWriter err) {
            err.println(fault.in(Locale.SIMPLIFIED_CHINESE, name));
            err.println("    " + fault.in(Locale.ENGLISH, name));
        }
    }
}
