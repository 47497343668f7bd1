package tongban.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line as a person meets it: what it answers, and with which exit code. */
class TongbanCommandTest {
    private static final String HAN = "(?s).*\\p{IsHan}.*";

    @TempDir Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandHasHelpInBothLanguagesWithExitCodes() {
        readHelp(TongbanCommand.commandLine());
    }

    private static void readHelp(CommandLine parent) {
        parent.getSubcommands()
                .forEach((name, command) -> {
                    String help = command.getUsageMessage();
                    assertThat(help)
                            .as(name)
                            .matches(HAN)
                            .contains("Exit codes")
                            .contains("Wrong usage");
                    assertThat(help.lines().findFirst().orElseThrow())
                            .as("the first line of %s says what it does in both languages", name)
                            .matches(".*\\p{IsHan}.*[a-z]{3}.*|用法.*");
                    for (String line : command.getCommandSpec().usageMessage().description()) {
                        assertThatCode(() -> String.format(line))
                                .as("picocli formats what it shows of %s: %s", name, line)
                                .doesNotThrowAnyException();
                    }
                    for (var option : command.getCommandSpec().options()) {
                        assertThat(String.join(" ", option.description()) + help)
                                .as("%s %s", name, option.longestName())
                                .matches(HAN);
                    }
                    readHelp(command);
                });
    }

    @Test
    void withoutACommandItShowsItsUsage() {
        assertThat(execute()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("demo").contains("serve").doesNotContain("train");
    }

    @Test
    void helpExplainsACommand() {
        assertThat(execute("help", "demo")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("--reset").contains("--today").contains("演示");
    }

    @Test
    void theVersionNamesTheJavaItRunsOn() {
        assertThat(execute("--version")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("tongban").contains("java " + Runtime.version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    demo --prot 1             | 无法识别的参数
                    demo --port               | 缺少参数
                    demo --port eighty        | --port
                    demo --port 65536         | A port lies between 0 and 65535
                    demo --today 2026-02-30   | is not a day; write it as 2026-03-31
                    demo --today 1999-01-01   | must lie between 2015-01-01
                    serve --today 2026-01-01  | 无法识别的参数
                    serve --listen no..where  | Not an address
                    dmeo                      | demo
                    """)
    void wrongUsageIsExplained(String line, String explained) {
        assertThat(
                        execute(
                                (line
                                                + (line.startsWith("dmeo")
                                                        ? ""
                                                        : " --data " + data.resolve("d")))
                                        .split(" ")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(explained);
    }

    @Test
    void aPortInUseIsSaidBeforeAnythingSlowBegins() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(execute("demo", "--port", port, "--data", data.toString()))
                    .isEqualTo(ExitCode.CANNOT_START);
            assertThat(err.toString())
                    .contains("TB-START-4")
                    .contains(port)
                    .contains("choose another with --port N")
                    .contains("换一个");
        }
        assertThat(data.resolve("database")).doesNotExist();
    }

    @Test
    void aDirectoryOfSomethingElseIsLeftAlone() throws Exception {
        Files.writeString(data.resolve("thesis.txt"), "years of work");
        assertThat(execute("demo", "--reset", "--yes", "--data", data.toString()))
                .isEqualTo(ExitCode.CANNOT_START);
        assertThat(err.toString()).contains("TB-START-3").contains("不是通办的数据目录");
        assertThat(data.resolve("thesis.txt")).hasContent("years of work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve"})
    void demonstrationAndRealDataAreNeverMixed(String command) throws Exception {
        Files.writeString(data.resolve("kind"), command.equals("demo") ? "node\n" : "demo\n");
        assertThat(execute(command, "--data", data.toString())).isEqualTo(ExitCode.CANNOT_START);
        assertThat(err.toString()).contains("TB-START-2");
    }

    private int execute(String... args) {
        var commandLine = TongbanCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
