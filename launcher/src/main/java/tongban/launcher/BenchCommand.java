package tongban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tongban bench}: measurements that a stranger can repeat. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        header = "性能测量。 Measurements.",
        subcommands = {BenchCommand.Portal.class, BenchCommand.Rules.class})
final class BenchCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    /**
     * {@code tongban bench rules}: the rules engine beside another. The shell launcher runs it,
     * since the other engine is built on demand and no part of the product.
     */
    @Command(
            name = "rules",
            mixinStandardHelpOptions = true,
            header = "规则引擎与 KIE 的速度对比。 The rules engine's rates beside KIE's.",
            description = {
                "",
                "同一次运行、同样的模型与数据，结果逐例比对；首次运行会构建对照引擎，需要联网取得其程序包。",
                "One run, the same models and facts, the results compared case by case. The first run builds the other"
                        + " engine and fetches its packages.",
                ""
            })
    static final class Rules implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;

        @Option(
                names = "--json",
                paramLabel = "FILE",
                description = "结果写入文件。 Writes the figures to a file.")
        @Nullable Path json; // for the help: the shell launcher reads it

        @Option(
                names = "--model",
                paramLabel = "NAME",
                description = "只测这一个模型。 Measures this model alone.")
        @Nullable String model;

        @Override
        public Integer call() {
            var line = Objects.requireNonNull(spec).commandLine();
            line.getErr()
                    .println(
                            "请在源代码目录中运行 ./tongban bench rules。 Run ./tongban bench rules in a checkout of the sources.");
            return ExitCode.USAGE;
        }
    }

    /** {@code tongban bench portal}: open-loop load on a running demo. */
    @Command(
            name = "portal",
            mixinStandardHelpOptions = true,
            header = "对运行中的演示门户按固定到达率加载。 Open-loop load on the portal of a running demo.",
            description = {
                "",
                "先在另一终端运行 ./tongban demo。请求按固定速率到达，不等前一个答完；时延从应到时刻算起。",
                "Run ./tongban demo in another terminal first. Requests arrive at a fixed rate whether or not earlier"
                        + " ones are answered; latency counts from when a request was due.",
                "",
                PortalLoad.MIX,
                ""
            })
    static final class Portal implements Callable<Integer> {
        private static final int RATE_MAX = 2_000;
        private static final int SECONDS_MAX = 600;

        @Spec private @Nullable CommandSpec spec;

        @Option(
                names = "--port",
                defaultValue = "8080",
                paramLabel = "N",
                description = "演示的端口，默认 8080。 Port of the demo, 8080 by default.")
        private int port;

        @Option(
                names = "--rate",
                defaultValue = "200",
                paramLabel = "N",
                description = "每秒请求数，默认 200。 Requests a second, 200 by default.")
        private int rate;

        @Option(
                names = "--seconds",
                defaultValue = "30",
                paramLabel = "N",
                description =
                        "测量秒数，默认 30，另有预热 10 秒。 Seconds measured, 30 by default, after 10 of warming up.")
        private int seconds;

        @Option(
                names = "--json",
                paramLabel = "FILE",
                description = "结果写入文件。 Writes the figures to a file.")
        private @Nullable Path json;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var line = Objects.requireNonNull(spec).commandLine();
            if (rate < 1 || rate > RATE_MAX || seconds < 1 || seconds > SECONDS_MAX) {
                line.getErr()
                        .println("--rate 1-%d, --seconds 1-%d".formatted(RATE_MAX, SECONDS_MAX));
                return ExitCode.USAGE;
            }
            PrintWriter out = line.getOut();
            try (PortalLoad load = new PortalLoad(port)) {
                load.signIn();
                out.println("预热 Warming up ...");
                out.flush();
                load.run(rate, 10);
                PortalLoad.Figures figures = load.run(rate, seconds);
                out.println(figures.text());
                out.flush();
                Path file = json;
                if (file != null) {
                    Files.writeString(file, figures.json());
                }
                return figures.meetsGoals() ? ExitCode.OK : ExitCode.FAULT;
            }
        }
    }
}
