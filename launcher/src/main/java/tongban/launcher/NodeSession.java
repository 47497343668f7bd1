package tongban.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node that runs, asked through its interface by somebody who has signed in: what is done is done
 * in a person's name, and stands in the journal as that.
 */
final class NodeSession implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI node;
    private final HttpClient http;
    private final String token;

    private NodeSession(URI node, HttpClient http, String token) {
        this.node = node;
        this.http = http;
        this.token = token;
    }

    /**
     * @throws CannotStart when nothing answers there, or the login is refused
     */
    static NodeSession signIn(URI node, String login, String password) {
        HttpClient http = HttpClient.newHttpClient();
        NodeSession nobody = new NodeSession(node, http, "");
        HttpResponse<byte[]> answer =
                nobody.send(
                        "POST",
                        "/api/v1/tokens",
                        "application/json",
                        JSON.writeValueAsBytes(Map.of("login", login, "password", password)));
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw new CannotStart(
                    "TB-START-12",
                    "登录被拒绝（%d）。请核对 --login 和密码。".formatted(answer.statusCode()),
                    "Signing in was refused (%d). Compare --login and the password."
                            .formatted(answer.statusCode()));
        }
        return new NodeSession(node, http, json(answer).path("token").asString(""));
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    HttpResponse<byte[]> get(String path) {
        return send("GET", path, "", new byte[0]);
    }

    HttpResponse<byte[]> post(String path, Map<String, String> body) {
        return send("POST", path, "application/json", JSON.writeValueAsBytes(body));
    }

    /** One file, as a form of a page would send it. */
    HttpResponse<byte[]> upload(String path, byte[] file) {
        String edge = "tongban-" + UUID.randomUUID();
        List<byte[]> parts = new ArrayList<>();
        parts.add(
                ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"batch.zip\"\r\n"
                                        .formatted(edge)
                                + "Content-Type: application/zip\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        parts.add(file);
        parts.add(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        byte[] body = new byte[parts.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, body, at, part.length);
            at += part.length;
        }
        return send("POST", path, "multipart/form-data; boundary=" + edge, body);
    }

    private HttpResponse<byte[]> send(String method, String path, String type, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(node.resolve(path))
                        .timeout(ANSWER_MAX)
                        .method(method, BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new CannotStart(
                    "TB-START-11",
                    "%s 没有应答：%s。请先启动服务，或用 --node 指定地址；已完成的批次不会丢失，再次运行即可继续。"
                            .formatted(node, e.getClass().getSimpleName()),
                    "%s does not answer: %s. Start the node, or name it with --node; finished batches are safe, run the command again to go on."
                            .formatted(node, e.getClass().getSimpleName()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
