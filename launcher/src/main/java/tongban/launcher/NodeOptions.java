package tongban.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that runs a node can be told. */
final class NodeOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = {
                "网页端口，0 表示任选空闲端口（默认 ${DEFAULT-VALUE}）。",
                "TCP port of the pages, 0 for any free one (default ${DEFAULT-VALUE})."
            })
    private int port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = {
                "监听地址；默认仅本机可访问，0.0.0.0 表示所有网卡（默认 ${DEFAULT-VALUE}）。",
                "Address to listen on; by default only this machine is served, 0.0.0.0 is every network card"
                        + " (default ${DEFAULT-VALUE})."
            })
    private String listen = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "数据目录（默认 $TONGBAN_HOME，否则 ~/.tongban/demo 或 ~/.tongban/node）。",
                "Data directory (default $TONGBAN_HOME, else ~/.tongban/demo or ~/.tongban/node)."
            })
    private @Nullable Path data;

    @Option(
            names = "--address",
            paramLabel = "URL",
            defaultValue = "",
            description = {
                "公众访问网页的地址，写在短信的链接里，如 https://tongban.example.cn。",
                "Where people reach the pages, for links in short messages, e.g. https://tongban.example.cn."
            })
    private String address = "";

    /** Without a slash at its end; empty where none was given. */
    String address() {
        if (!address.isEmpty() && !address.matches("https?://[A-Za-z0-9.:-]+/?")) {
            throw wrong(
                    "--address",
                    "地址应为 https://主机 的形式，不带路径。 / An address looks like https://host, without a path: "
                            + address);
        }
        return address.replaceFirst("/$", "");
    }

    int port() {
        if (port < 0 || port > 65535) {
            throw wrong("--port", "端口须在 0 到 65535 之间。 / A port lies between 0 and 65535: " + port);
        }
        return port;
    }

    InetAddress listen() {
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException e) {
            throw wrong("--listen", "不是本机地址。 / Not an address: " + listen);
        }
    }

    private ParameterException wrong(String option, String why) {
        if (command == null) {
            throw new IllegalStateException("mixed into no command");
        }
        return new ParameterException(command.commandLine(), option + ": " + why);
    }

    /** The data directory: the option, else the environment, else a folder of the user's own. */
    Path data(String folder) {
        if (data != null) {
            return data;
        }
        String home = System.getenv("TONGBAN_HOME");
        return home == null || home.isBlank()
                ? Path.of(System.getProperty("user.home"), ".tongban", folder)
                : Path.of(home);
    }

    /**
     * Looks before anything slow begins whether the port is free.
     *
     * @throws CannotStart when another program listens there
     */
    void requireFreePort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a connection of an earlier run may still be closing
            socket.bind(new InetSocketAddress(listen(), port()));
        } catch (IOException e) {
            throw new CannotStart(
                    "TB-START-4",
                    "端口 %s:%d 无法使用：%s。请停止占用它的程序，或用 --port N 换一个（--port 0 任选空闲端口）。"
                            .formatted(listen, port, e.getMessage()),
                    "Port %s:%d cannot be used: %s. Stop the program that listens there, or choose another with --port N"
                                    .formatted(listen, port, e.getMessage())
                            + " (--port 0 takes any free one).",
                    e);
        }
    }
}
