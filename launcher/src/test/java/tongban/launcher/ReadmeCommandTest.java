package tongban.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the READMEs show as the command's explanation is what the command prints. */
class ReadmeCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("tongban.root", ".."));
    private static final Pattern SHOWN =
            Pattern.compile(
                    "```sh\n\\./tongban (decide \\S+ --input \\S+ .*?)\n```\n\n```text\n(.*?)```",
                    Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theExplanationsShownAreTheOnesPrinted(String readme) throws Exception {
        Matcher shown = SHOWN.matcher(Files.readString(ROOT.resolve(readme)));
        int count = 0;
        while (shown.find()) {
            count++;
            String[] arguments = shown.group(1).split(" +");
            arguments[1] = ROOT.resolve(arguments[1]).toString();
            arguments[3] = ROOT.resolve(arguments[3]).toString();
            StringWriter out = new StringWriter();
            CommandLine command = TongbanCommand.commandLine();
            command.setOut(new PrintWriter(out));
            assertThat(command.execute(arguments)).isZero();
            assertThat(out.toString()).endsWith("\n\n" + shown.group(2));
        }
        assertThat(count).as("a grant, a refusal, an incomplete case").isEqualTo(3);
    }
}
