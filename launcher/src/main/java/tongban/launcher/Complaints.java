package tongban.launcher;

import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import tongban.postgres.DatabaseFault;

/** How errors reach the person at the terminal: one clear message, then an exit code. */
final class Complaints {
    private Complaints() {}

    static int wrongUsage(ParameterException e, String[] args) {
        var command = e.getCommandLine();
        String kind =
                switch (e) {
                    case MissingParameterException missing -> "缺少参数。 ";
                    case UnmatchedArgumentException unmatched -> "无法识别的参数。 ";
                    default -> "";
                };
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(kind + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, command.getErr())
                && !command.getSubcommands().isEmpty()) {
            command.getErr().println("命令 Commands: " + String.join(", ", visible(command)));
        }
        command.getErr().println("用法见 For usage see: ./" + name + " --help");
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    private static List<String> visible(CommandLine command) {
        return command.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(spec -> !spec.usageMessage().hidden())
                .map(CommandSpec::name)
                .distinct()
                .toList();
    }

    static int fault(Exception e, CommandLine command, ParseResult parsed) {
        command.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
        command.getErr().flush();
        if (e instanceof CannotStart || e instanceof DatabaseFault) {
            return ExitCode.CANNOT_START;
        }
        LoggerFactory.getLogger(Complaints.class).error("{} failed", command.getCommandName(), e);
        return ExitCode.FAULT;
    }
}
