package tongban.launcher;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tongban serve}: the node without demonstration data, until Ctrl-C. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        header = "启动服务（无演示数据），按 Ctrl-C 停止。 Runs the node without demonstration data until Ctrl-C.",
        description = {
            "",
            "使用 TONGBAN_DB_URL 指定的 PostgreSQL 17+，未设置时使用内置数据库。密钥保存在数据目录的 keys 中：丢失密钥即丢失数据。",
            "Uses the PostgreSQL 17+ that TONGBAN_DB_URL names, else the embedded one. The keys lie in keys of the"
                    + " data directory: who loses them loses the data.",
            "",
            "外部数据库先由管理员运行 node/src/main/resources/db/roles.sql，再设置：",
            "For a database of yours the administrator first runs node/src/main/resources/db/roles.sql, then set:",
            "  TONGBAN_DB_URL=jdbc:postgresql://HOST:5432/tongban",
            "  TONGBAN_DB_MIGRATOR_USER, TONGBAN_DB_MIGRATOR_PASSWORD",
            "  TONGBAN_DB_APP_USER, TONGBAN_DB_APP_PASSWORD",
            "",
            "规则可消耗多少、可调用什么，由环境变量 TONGBAN_RULES_名称 设定（见 rules/README.md）：",
            "What rules may consume and call is set by TONGBAN_RULES_NAME (rules/README.md lists the names):",
            "  TONGBAN_RULES_STEPS_MAX=5000000",
            ""
        })
final class ServeCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private NodeOptions options = new NodeOptions();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (var closing = Closing.alsoOnSignals()) {
            Home home = Home.open(options.data("node"), Home.Kind.NODE);
            out.println("通办启动中 Tongban is starting: " + home.directory());
            var run = new NodeRun(home, options, out, false, null, System.getenv());
            RunningNode node = run.start(closing);
            out.println("通办已就绪 Tongban is ready: " + run.address(node));
            out.println("日志 Log: " + home.log());
            out.flush();
            node.awaitEnd();
        }
        return ExitCode.OK;
    }
}
