package tongban.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tongban demo}: the whole product with demonstration data, until Ctrl-C. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "启动演示，按 Ctrl-C 停止。 Runs the demo until Ctrl-C.",
        description = {
            "",
            "真实数据库、两省市两侧、演示账号；数据在重启后保留。默认仅本机可访问。",
            "A real database, both sides of the border, demonstration accounts. Data survive a restart."
                    + " Only this machine is served unless --listen says otherwise.",
            "",
            "设置以下变量可改用自己的 PostgreSQL 17+（见 tongban help serve）：",
            "With these variables it uses a PostgreSQL 17+ of yours (see tongban help serve):",
            "  TONGBAN_DB_URL, TONGBAN_DB_MIGRATOR_USER, TONGBAN_DB_MIGRATOR_PASSWORD,",
            "  TONGBAN_DB_APP_USER, TONGBAN_DB_APP_PASSWORD",
            ""
        })
final class DemoCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private NodeOptions options = new NodeOptions();

    @Option(
            names = "--today",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = {
                "演示时钟的起始日期，如 2026-03-31（默认真实日期）。",
                "The day that the demo's clock starts at, such as 2026-03-31 (default: the real one)."
            })
    private @Nullable LocalDate today;

    @Option(
            names = "--reset",
            description = {
                "先删除全部演示数据，重新开始（需确认）。",
                "Deletes all demonstration data first and starts over; asks before."
            })
    private boolean reset;

    @Option(
            names = "--yes",
            description = {"与 --reset 合用：不再询问。", "With --reset: does not ask."})
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        try (var closing = Closing.alsoOnSignals()) {
            Home home = Home.open(options.data("demo"), Home.Kind.DEMO);
            if (reset && !resetConfirmed(home, command, out)) {
                return ExitCode.FAULT;
            }
            out.println("通办演示启动中 Tongban demo is starting: " + home.directory());
            var run = new NodeRun(home, options, out, true, today, System.getenv());
            RunningNode node = run.start(closing);
            announce(run, node, home, out);
            node.awaitEnd();
        }
        return ExitCode.OK;
    }

    private boolean resetConfirmed(Home home, CommandSpec command, PrintWriter out)
            throws IOException {
        if (Database.isExternal(System.getenv())) {
            throw new CannotStart(
                    "TB-START-7",
                    "--reset 不删除外部数据库。请由管理员删除并重建该数据库、再次运行 db/roles.sql，然后不带 --reset 启动。",
                    "--reset does not delete a database of yours. Have its administrator drop and create it and run"
                            + " db/roles.sql again, then start without --reset.");
        }
        if (home.isUsed() && !yes) {
            out.println("将删除 %s 中的全部演示数据。".formatted(home.directory()));
            out.println("This deletes all demonstration data in %s.".formatted(home.directory()));
            out.print("输入 yes 继续 / type yes to go on: ");
            out.flush();
            String answer =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            if (answer == null) {
                throw new ParameterException(
                        command.commandLine(), "无法询问，请加 --yes。 / Nobody to ask: add --yes.");
            }
            if (!answer.strip().equalsIgnoreCase("yes")) {
                out.println("未作任何更改。 Nothing was changed.");
                return false;
            }
        }
        home.reset();
        return true;
    }

    private static void announce(NodeRun run, RunningNode node, Home home, PrintWriter out) {
        out.println();
        out.println("通办已就绪 Tongban is ready: " + run.address(node));
        var accounts = node.demoAccounts();
        if (!accounts.isEmpty()) {
            out.println();
            out.println("演示账号 Demo accounts (login / password):");
            accounts.forEach(account -> {
                out.println("  " + account.login() + " / " + account.password());
                out.println("      " + account.zh());
                out.println("      " + account.en());
            });
        }
        out.println();
        out.println("日志 Log: " + home.log());
        out.println("按 Ctrl-C 停止。 Press Ctrl-C to stop.");
        out.flush();
    }
}
