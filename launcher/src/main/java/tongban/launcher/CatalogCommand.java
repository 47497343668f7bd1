package tongban.launcher;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tongban.node.catalog.CatalogImport;
import tongban.node.catalog.ImportFault;
import tongban.node.catalog.ImportReport;
import tongban.node.catalog.JdbcItems;
import tongban.node.identity.Jurisdiction;

/** {@code tongban catalog}: the catalogue of service items from the command line. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        header = "事项目录。 The catalogue of service items.",
        description = {""},
        subcommands = CatalogCommand.Import.class)
final class CatalogCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getErr());
        return ExitCode.USAGE;
    }

    /** {@code tongban catalog import FILE.csv}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            header = "导入事项目录。 Imports an inventory of service items.",
            description = {
                "",
                "逐行检查：有误的行报告行号、列、原因和处理办法，其余的行照常导入；重复导入不产生变化。",
                "Every bad row is reported with line, column, cause and remedy, the others are imported;"
                        + " importing a file again changes nothing.",
                "",
                "文件为UTF-8编码的CSV，第一行是列名，至少包括 name、item_code、task_type。",
                "The file is CSV in UTF-8; its first line names the columns, at least name, item_code and task_type.",
                "",
                "服务运行时也可导入，约一秒后即可查到。 Works while the node runs, which shows the items a second later.",
                ""
            })
    static final class Import implements Callable<Integer> {
        private static final int PROGRESS_ROWS = 10_000;

        @Spec private @Nullable CommandSpec spec;

        @Parameters(
                paramLabel = "FILE",
                description = {"CSV 文件。", "The CSV file."})
        private Path file = Path.of("");

        @Option(
                names = "--side",
                paramLabel = "50|51",
                description = {
                    "事项所属一方：50 重庆，51 四川（默认由文件中的区划或编码得出）。",
                    "Whose items: 50 Chongqing, 51 Sichuan (default: told by divisions or codes in the file)."
                })
        private @Nullable String side;

        @Option(
                names = "--source",
                paramLabel = "NAME",
                description = {
                    "来源名称，随每个事项显示（默认文件名）。",
                    "Name of the source, shown with each item (default: the file's name)."
                })
        private @Nullable String source;

        @Option(
                names = "--dated",
                paramLabel = "DATE",
                converter = DayConverter.class,
                description = {"来源的日期（默认今天）。", "Day of the source's statements (default: today)."})
        private @Nullable LocalDate dated;

        @Option(
                names = "--remarks",
                description = {"同时列出已导入事项的提示。", "Also lists remarks on items that were imported."})
        private boolean remarks;

        @Mixin private DataDirectory data = new DataDirectory();

        @Override
        public Integer call() {
            var commandLine = Objects.requireNonNull(spec).commandLine();
            Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
            if (!Files.isRegularFile(file)) {
                throw wrong("没有这个文件。 / There is no such file: " + file);
            }
            Optional<Jurisdiction> named = named();
            try (var closing = Closing.alsoOnSignals()) {
                CatalogImport imports = JdbcItems.imports(data.connections(closing), clock);
                Jurisdiction owner = named.or(() -> CatalogImport.sideOf(file)).orElse(null);
                if (owner == null) {
                    return undecided(imports.refusals(file), commandLine.getErr());
                }
                ImportReport report =
                        imports.run(
                                file,
                                owner,
                                source == null ? fileName() : source,
                                dated == null ? LocalDate.now(clock) : dated,
                                rows -> progress(rows, commandLine.getErr()));
                print(report, commandLine.getOut(), commandLine.getErr());
                return report.faults().isEmpty() ? ExitCode.OK : ExitCode.FAULT;
            }
        }

        private Optional<Jurisdiction> named() {
            if (side == null) {
                return Optional.empty();
            }
            for (Jurisdiction known : Jurisdiction.values()) {
                if (known.code().equals(side)) {
                    return Optional.of(known);
                }
            }
            throw wrong(
                    "--side 须为 50（重庆）或 51（四川）。 / --side is 50 (Chongqing) or 51 (Sichuan): "
                            + side);
        }

        /**
         * Nobody can tell whose items these are: perhaps because the file cannot be read at all.
         */
        private int undecided(List<ImportFault> refusals, PrintWriter err) {
            if (refusals.isEmpty()) {
                throw wrong(
                        "看不出事项属于哪一方，请加 --side 50 或 --side 51。 / The file does not tell whose items it holds:"
                                + " add --side 50 or --side 51.");
            }
            print(refusals, err);
            return ExitCode.FAULT;
        }

        private ParameterException wrong(String why) {
            return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
        }

        private String fileName() {
            return Objects.requireNonNull(file.getFileName()).toString();
        }

        private static void progress(long rows, PrintWriter err) {
            if (rows > 0 && rows % PROGRESS_ROWS == 0) {
                err.println("已读 %,d 行 / %,d rows read".formatted(rows, rows));
                err.flush();
            }
        }

        /** Both languages, faults on standard error, the summary on standard output. */
        private void print(ImportReport report, PrintWriter out, PrintWriter err) {
            print(report.faults(), err);
            if (remarks) {
                print(report.remarks(), out);
            }
            report.summary(Locale.SIMPLIFIED_CHINESE).forEach(out::println);
            report.summary(Locale.ENGLISH).forEach(out::println);
            out.flush();
        }

        private static void print(List<ImportFault> faults, PrintWriter to) {
            for (ImportFault fault : faults) {
                to.println(fault.in(Locale.SIMPLIFIED_CHINESE));
                to.println("    " + fault.in(Locale.ENGLISH));
            }
            to.flush();
        }
    }
}
