package tongban.launcher;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tongban.service.Sha256;
import tools.jackson.databind.JsonNode;

/** {@code tongban exchange}: batches of cases to and from the provincial platforms. */
@Command(
        name = "exchange",
        mixinStandardHelpOptions = true,
        header = "与省级平台交换办件。 Exchanges cases with the provincial platforms.",
        description = {""},
        subcommands = {ExchangeCommand.Export.class, ExchangeCommand.Import.class})
final class ExchangeCommand implements Callable<Integer> {
    private static final int OK = 200;
    private static final int NOTHING = 204;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    /** Who asks which node. */
    static final class Asked {
        @Option(
                names = "--node",
                paramLabel = "URL",
                defaultValue = "http://127.0.0.1:8080/",
                description = {
                    "正在运行的服务（默认 ${DEFAULT-VALUE}）。",
                    "The node that runs (default ${DEFAULT-VALUE})."
                })
        private URI node = URI.create("http://127.0.0.1:8080/");

        @Option(
                names = "--login",
                required = true,
                paramLabel = "NAME",
                description = {
                    "以谁的名义办理；密码取自环境变量 TONGBAN_PASSWORD，否则询问。",
                    "In whose name; the password is taken from TONGBAN_PASSWORD, else asked for."
                })
        private String login = "";

        NodeSession signIn() {
            return NodeSession.signIn(node, login, password());
        }

        private String password() {
            String given = System.getenv("TONGBAN_PASSWORD");
            if (given != null) {
                return given;
            }
            Console console = System.console();
            char[] typed = console == null ? null : console.readPassword("密码 Password: ");
            if (typed == null) {
                throw new CannotStart(
                        "TB-START-13",
                        "没有密码。请设置环境变量 TONGBAN_PASSWORD。",
                        "There is no password. Set TONGBAN_PASSWORD.");
            }
            return new String(typed);
        }
    }

    /** Both languages of what a node answered; nothing personal is in it. */
    private static int refused(HttpResponse<byte[]> answer, PrintWriter err) {
        err.println("服务拒绝了（%1$d）。 The node refused (%1$d).".formatted(answer.statusCode()));
        if (answer.statusCode() == 403) {
            err.println("导出由监督人员办理，导入由窗口人员办理。 Supervisors export, clerks import.");
        }
        err.flush();
        return ExitCode.FAULT;
    }

    /** {@code tongban exchange export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            header = "取出尚未送达的办件。 Fetches the cases that have not been delivered yet.",
            description = {
                "",
                "每批一个文件（up_pro-接收方-序号.zip），只有本人可读；写完并核对校验值后才确认收妥。中断后再次运行即从中断处继续，不重不漏。",
                "One file a batch (up_pro-RECEIVER-NUMBER.zip), readable by you alone, confirmed only when it is written and its"
                        + " hash is right. Run it again after a break: it goes on where it stopped, nothing twice, nothing lost.",
                ""
            })
    static final class Export implements Callable<Integer> {
        private static final Set<PosixFilePermission> MINE =
                PosixFilePermissions.fromString("rw-------");

        @Spec private @Nullable CommandSpec spec;
        @CommandLine.Mixin private Asked asked = new Asked();

        @Option(
                names = "--destination",
                required = true,
                paramLabel = "NAME",
                description = {
                    "接收方：小写字母、数字和连字符。",
                    "Whom it is for: lower-case letters, digits and hyphens."
                })
        private String destination = "";

        @Option(
                names = "--to",
                paramLabel = "DIR",
                defaultValue = ".",
                description = {"写入的目录（默认当前目录）。", "Folder to write to (default: the current one)."})
        private Path folder = Path.of("");

        @Override
        public Integer call() throws IOException {
            CommandLine line = Objects.requireNonNull(spec).commandLine();
            if (!destination.matches("[a-z0-9][a-z0-9-]{1,39}")) {
                throw new CommandLine.ParameterException(
                        line,
                        "--destination 用小写字母、数字和连字符，2 到 40 位。 / --destination takes lower-case letters, digits and hyphens, 2 to 40.");
            }
            Files.createDirectories(folder);
            int cases = 0;
            try (NodeSession node = asked.signIn()) {
                while (true) {
                    HttpResponse<byte[]> next =
                            node.post(
                                    "/api/v1/exchange/destinations/" + destination + "/batches",
                                    Map.of());
                    if (next.statusCode() == NOTHING) {
                        line.getOut()
                                .println(
                                        "全部送达，共 %1$d 件。 All delivered, %1$d cases."
                                                .formatted(cases));
                        line.getOut().flush();
                        return ExitCode.OK;
                    }
                    if (next.statusCode() != OK) {
                        return refused(next, line.getErr());
                    }
                    JsonNode batch = NodeSession.json(next);
                    if (!delivered(node, batch, line)) {
                        return ExitCode.FAULT;
                    }
                    cases += batch.path("cases").asInt(0);
                }
            }
        }

        private boolean delivered(NodeSession node, JsonNode batch, CommandLine line)
                throws IOException {
            String id = batch.path("id").asString("");
            HttpResponse<byte[]> file = node.get("/api/v1/exchange/batches/" + id);
            if (file.statusCode() != OK) {
                refused(file, line.getErr());
                return false;
            }
            String name = "up_pro-%s-%06d.zip".formatted(destination, batch.path("seq").asLong(0));
            Path written = write(name, file.body());
            HttpResponse<byte[]> confirmed =
                    node.post(
                            "/api/v1/exchange/batches/" + id + "/received",
                            Map.of("sha256", Sha256.hex(Files.readAllBytes(written))));
            if (confirmed.statusCode() != NOTHING) {
                refused(confirmed, line.getErr());
                return false;
            }
            line.getOut()
                    .println(
                            "%s：%d 件 / %d cases"
                                    .formatted(
                                            written,
                                            batch.path("cases").asInt(0),
                                            batch.path("cases").asInt(0)));
            line.getOut().flush();
            return true;
        }

        /** Beside its place first, on the disk before it gets its name. */
        private Path write(String name, byte[] bytes) throws IOException {
            Path part = folder.resolve(name + ".part");
            Files.deleteIfExists(part);
            FileAttribute<Set<PosixFilePermission>> mine =
                    PosixFilePermissions.asFileAttribute(MINE);
            try (FileChannel channel =
                    FileChannel.open(
                            part,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            mine)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            return Files.move(
                    part,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** {@code tongban exchange import FILE.zip}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            header = "导入省级平台录入的办件。 Takes in cases that were keyed in a provincial platform.",
            description = {
                "",
                "以窗口人员的名义收件。有误的行报告文件、行号、列、原因和处理办法，其余的照常收件；重复导入不会重复收件。",
                "In the name of a window clerk. Every bad row is reported with file, line, column, cause and remedy, the others"
                        + " are taken in; nothing is taken in twice.",
                ""
            })
    static final class Import implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;
        @CommandLine.Mixin private Asked asked = new Asked();

        @Parameters(paramLabel = "FILE", description = "批次文件。 The file of the batch.")
        private Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            CommandLine line = Objects.requireNonNull(spec).commandLine();
            if (!Files.isRegularFile(file)) {
                throw new CommandLine.ParameterException(
                        line, "没有这个文件。 / There is no such file: " + file);
            }
            try (NodeSession node = asked.signIn()) {
                HttpResponse<byte[]> answer =
                        node.upload("/api/v1/exchange/imports", Files.readAllBytes(file));
                if (answer.statusCode() != OK) {
                    return refused(answer, line.getErr());
                }
                return report(NodeSession.json(answer), line.getOut(), line.getErr());
            }
        }

        private static int report(JsonNode report, PrintWriter out, PrintWriter err) {
            int drafts = 0;
            for (JsonNode taken : report.path("taken")) {
                boolean draft = taken.path("number").asString("").isEmpty();
                drafts += draft ? 1 : 0;
                out.println(
                        taken.path("foreignNumber").asString("")
                                + " → "
                                + (draft ? "草稿 draft" : taken.path("number").asString("")));
                taken.path("missing").forEach(f -> print(f, out));
            }
            for (JsonNode changed : report.path("changed")) {
                out.println(
                        changed.path("foreignNumber").asString("")
                                + " ⟳ "
                                + changed.path("number").asString("")
                                + " "
                                + changed.path("news").asString(""));
                changed.path("remarks").forEach(f -> print(f, out));
            }
            report.path("faults").forEach(f -> print(f, err));
            int opened = report.path("taken").size() - drafts;
            int known = report.path("known").asInt(0);
            int faults = report.path("faultsInAll").asInt(0);
            int changed = report.path("changed").size();
            out.println(
                    "收件 %d，草稿 %d，早已收到 %d，其中有新内容 %d，问题 %d"
                            .formatted(opened, drafts, known + changed, changed, faults));
            out.println(
                    "Taken in %d, drafts %d, known before %d, told anew %d, faults %d"
                            .formatted(opened, drafts, known + changed, changed, faults));
            out.flush();
            err.flush();
            return faults == 0 ? ExitCode.OK : ExitCode.FAULT;
        }

        private static void print(JsonNode fault, PrintWriter to) {
            int line = fault.path("line").asInt(0);
            String where =
                    fault.path("file").asString("")
                            + (line == 0 ? "" : ":" + line)
                            + " "
                            + fault.path("column").asString("");
            to.println(
                    "%s %s %s %s"
                            .formatted(
                                    fault.path("code").asString(""),
                                    where.strip(),
                                    fault.at("/what/zh").asString(""),
                                    fault.at("/remedy/zh").asString("")));
            to.println(
                    "    %s %s"
                            .formatted(
                                    fault.at("/what/en").asString(""),
                                    fault.at("/remedy/en").asString("")));
        }
    }
}
