package tongban.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code tongban}: the one command, with what it can do as sub-commands. Each sub-command is a
 * class of its own file, a {@code Callable<Integer>} that answers with one of {@link ExitCode}.
 */
@Command(
        name = "tongban",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "",
            "通办：在任一窗口或网上办理两省市的政务服务事项，同一标准作出决定。",
            "Tongban: handle a listed public service at any window of two provinces, decided by the same standard.",
            ""
        },
        commandListHeading = "%n命令 Commands:%n",
        footer = {
            "",
            "./tongban help COMMAND 解释每个命令。 ./tongban help COMMAND explains each command."
        },
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            CatalogCommand.class,
            ExchangeCommand.class,
            RegisterCommand.class,
            CheckCommand.class,
            DecideCommand.class,
            DiffCommand.class,
            BenchCommand.class,
            TckCommand.class,
            TrainCommand.class,
            HelpCommand.class,
        })
public final class TongbanCommand implements Callable<Integer> {
    /** Columns of a terminal; a Chinese character takes two. */
    private static final int HELP_WIDTH = 100;

    @Spec private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        Logging.quiet();
        int status = commandLine().execute(args);
        System.exit(status);
    }

    /** The whole command, ready to be executed: errors are explained and become exit codes. */
    static CommandLine commandLine() {
        var commandLine = new CommandLine(new TongbanCommand());
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setUsageHelpWidth(HELP_WIDTH);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(Complaints::wrongUsage);
        commandLine.setExecutionExceptionHandler(Complaints::fault);
        commandLine.setResourceBundle(new HelpTexts());
        explain(commandLine);
        return commandLine;
    }

    private static void explain(CommandLine commandLine) {
        var usage = commandLine.getCommandSpec().usageMessage();
        usage.adjustLineBreaksForWideCJKCharacters(true);
        usage.synopsisHeading("用法 Usage: ");
        usage.exitCodeListHeading("%n退出码 Exit codes:%n");
        usage.exitCodeList(ExitCode.EXPLAINED);
        if (commandLine.getCommand() instanceof HelpCommand) {
            usage.header("解释命令。 Explains a command.");
            usage.description("");
        }
        commandLine.getSubcommands().values().forEach(TongbanCommand::explain);
    }

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getErr());
        return ExitCode.USAGE;
    }
}
