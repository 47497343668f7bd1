package tongban.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tongban catalog import}, with and without a node that runs. */
class CatalogCommandTest {
    private static final String HEADER = "name,item_code,task_type,area_code\n";
    private static final String ITEMS =
            HEADER + "临时救助,512B0003600031,20,511602000000\n养老机构设立备案,512011001001,20,511602000000\n";

    /** One home for all tests: setting up a database takes longer than all of them. */
    @TempDir static Path shared;

    @TempDir Path folder;

    private static final String OTHERS =
            HEADER
                    + "失业登记,512B0066800002,20,511602000000\n社会保障卡申领,512B0070200003,20,511602000000\n";

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private final Home home = Home.open(shared.resolve("data"), Home.Kind.DEMO);
    private Path data = home.directory();

    @Test
    void importsWhileNoNodeRunsAndASecondTimeChangesNothing() throws IOException {
        assertThat(imported(file(ITEMS))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("新增2").contains("Added 2, changed 0, unchanged 0");
        assertThat(imported(file(ITEMS))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("未变2").contains("Added 0, changed 0, unchanged 2");
        assertThat(
                        imported(
                                file(
                                        HEADER
                                                + "坏行,编码,20,511602000000\n特困人员救助供养,512B0003600030,20,511602000000\n")))
                .isEqualTo(ExitCode.FAULT);
        assertThat(err.toString())
                .contains("CATALOG-206 第2行，列item_code：")
                .contains("CATALOG-206 line 2, column item_code: ");
        assertThat(out.toString())
                .contains("Added 1, changed 0, unchanged 0, repeated 0, rejected 1");
    }

    @Test
    void importsIntoTheDatabaseOfANodeThatRunsAndOfOneThatWasKilled() throws IOException {
        assertThat(imported(file(OTHERS))).as("the schema is there").isEqualTo(ExitCode.OK);
        Path access = data.resolve("access");
        try (Database node = Database.open(home, Map.of());
                AccessFile file = AccessFile.write(home, node.access())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(access)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(access))
                    .doesNotContain(node.access().migrator().password());
            assertThat(imported(file(OTHERS))).isEqualTo(ExitCode.OK);
            assertThat(out.toString()).contains("unchanged 2");
            Files.copy(access, folder.resolve("stale"));
        }
        assertThat(access).as("the node takes its access file with it").doesNotExist();
        Files.copy(folder.resolve("stale"), access);
        assertThat(imported(file(OTHERS)))
                .as("a stale access file leads nowhere and does no harm")
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("unchanged 2");
    }

    @Test
    void whoseItemsTheseAreHasToBeKnown() throws IOException {
        String untold = "name,item_code,task_type\n甲,CY-901,20\n";
        assertThat(imported(file(untold))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--side 50").contains("--side 51");
        assertThat(imported(file(untold), "--side", "50")).isEqualTo(ExitCode.OK);
        assertThat(imported(file(untold), "--side", "52")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWithTheCause() throws IOException {
        Path gbk = folder.resolve("gbk.csv");
        Files.write(gbk, ITEMS.getBytes(Charset.forName("GBK")));
        assertThat(imported(gbk)).isEqualTo(ExitCode.FAULT);
        assertThat(err.toString()).contains("CATALOG-003").contains("GBK").contains("UTF-8");
        assertThat(imported(file("name,code\n甲,1\n"))).isEqualTo(ExitCode.FAULT);
        assertThat(err.toString()).contains("CATALOG-101");
        assertThat(imported(folder.resolve("none.csv"))).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void withoutADataDirectoryItSaysHowToMakeOne() throws IOException {
        data = folder.resolve("data");
        assertThat(imported(file(ITEMS))).isEqualTo(ExitCode.CANNOT_START);
        assertThat(err.toString()).contains("TB-START-8").contains("./tongban demo");
        assertThat(data).doesNotExist();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("items.csv"), text);
    }

    private int imported(Path file, String... more) {
        out = new StringWriter();
        err = new StringWriter();
        var commandLine = TongbanCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"catalog", "import", file.toString(), "--data", data.toString()},
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return commandLine.execute(arguments);
    }
}
