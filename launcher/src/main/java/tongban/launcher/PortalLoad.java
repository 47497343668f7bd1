package tongban.launcher;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Open-loop load on a running demo: request i is due at start + i / rate, whatever became of the
 * ones before, and its latency counts from then, so that a stalled server cannot hide its queue.
 */
final class PortalLoad implements AutoCloseable {
    /** What is asked for, as a help text: its percent signs are doubled for picocli. */
    static final String MIX =
            "首页 15%%，检索 20%%，指南 15%%，地点与管辖 10%%，工作列表（留痕）20%%，案件（留痕）15%%，保存草稿（写入）5%%。"
                    + " Home 15 %%, search 20 %%, guides 15 %%, places and competence 10 %%, work lists (journaled) 20 %%,"
                    + " cases (journaled) 15 %%, drafts saved (written) 5 %%.";

    static final double P95_GOAL_MS = 50;
    static final double P99_GOAL_MS = 150;
    private static final String PASSWORD = "tongban-demo";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f-]{36})");
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final List<String> WORDS =
            List.of("cjr", "医保", "身份证", "bkq", "备案", "低保", "zhuxiao", "公积金", "jiuyi", "ylbx");
    private static final List<String> SERVICES =
            List.of("disability-subsidies", "medical-care-elsewhere", "oversize-transport-permit");

    private final String base;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> cases = new ArrayList<>();
    private String token = "";
    private String draft = "";
    private final AtomicInteger draftVersion = new AtomicInteger(1);

    PortalLoad(int port) {
        // only this machine is ever a target
        this.base = "http://127.0.0.1:" + port;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager())
                        .connectTimeout(PATIENCE)
                        .build();
    }

    /** Signs in as the demo's clerk, on the pages and at the interface, and finds cases to open. */
    void signIn() throws IOException, InterruptedException {
        String page;
        try {
            page = text(get("/sign-in"));
        } catch (java.net.ConnectException e) {
            throw new CannotStart(
                    "BENCH-001",
                    "在 " + base + " 没有运行中的演示；请先运行 ./tongban demo。",
                    "No demo is running at " + base + "; run ./tongban demo first.");
        }
        if (!page.contains("name=\"password\"")) {
            throw new CannotStart(
                    "BENCH-002",
                    "登录页不是预期的样子；请核对 --port。",
                    "The sign-in page is not what it should be; check --port.");
        }
        text(form("/sign-in", "login=sc.clerk&password=" + PASSWORD));
        Matcher found = CASE.matcher(text(get("/cases")) + text(get("/desk")));
        while (found.find()) {
            if (!cases.contains(found.group(1))) {
                cases.add(found.group(1));
            }
        }
        if (cases.isEmpty()) {
            throw new CannotStart(
                    "BENCH-003",
                    "演示中没有案件；请以 --reset 重新开始。",
                    "The demo holds no cases; start it anew with --reset.");
        }
        token =
                first(
                        TOKEN,
                        text(
                                json(
                                        "POST",
                                        "/api/v1/tokens",
                                        "{\"login\":\"sc.clerk\",\"password\":\""
                                                + PASSWORD
                                                + "\"}",
                                        "")));
        draft =
                first(
                        ID,
                        text(
                                json(
                                        "POST",
                                        "/api/v1/drafts",
                                        "{\"serviceId\":\"disability-subsidies\"}",
                                        "")));
    }

    /** What was measured. */
    record Figures(int rate, int seconds, long[] sortedMicros, int errors, Instant at) {
        double percentile(double p) {
            return sortedMicros[
                            (int)
                                    Math.min(
                                            sortedMicros.length - 1L,
                                            Math.round(sortedMicros.length * p))]
                    / 1000.0;
        }

        boolean meetsGoals() {
            return errors == 0 && percentile(0.95) < P95_GOAL_MS && percentile(0.99) < P99_GOAL_MS;
        }

        String text() {
            return ("%d 请求/秒，%d 秒，%d 个请求，错误 %d%n  p50 %.1f ms  p95 %.1f ms（目标 <%.0f）  p99 %.1f ms（目标 <%.0f）  max %.1f ms%n"
                            + "%d requests/s for %d s, %d requests, %d errors; goals %s")
                    .formatted(
                            rate,
                            seconds,
                            sortedMicros.length,
                            errors,
                            percentile(0.50),
                            percentile(0.95),
                            P95_GOAL_MS,
                            percentile(0.99),
                            P99_GOAL_MS,
                            sortedMicros[sortedMicros.length - 1] / 1000.0,
                            rate,
                            seconds,
                            sortedMicros.length,
                            errors,
                            meetsGoals() ? "met" : "missed");
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"at\":\"%s\",\"rate\":%d,\"seconds\":%d,\"requests\":%d,\"errors\":%d,\"p50Ms\":%.2f,\"p95Ms\":%.2f,\"p99Ms\":%.2f,\"goalsMet\":%b}%n",
                    at,
                    rate,
                    seconds,
                    sortedMicros.length,
                    errors,
                    percentile(0.50),
                    percentile(0.95),
                    percentile(0.99),
                    meetsGoals());
        }
    }

    Figures run(int rate, int seconds) throws InterruptedException {
        int total = rate * seconds;
        AtomicLongArray micros = new AtomicLongArray(total);
        AtomicInteger errors = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(total);
        Random dice = new Random(42);
        int[] kinds = new int[total];
        int[] picks = new int[total];
        for (int i = 0; i < total; i++) {
            kinds[i] = dice.nextInt(100);
            picks[i] = dice.nextInt(1_000);
        }
        long start = System.nanoTime() + 50_000_000L;
        for (int i = 0; i < total; i++) {
            long due = start + i * 1_000_000_000L / rate;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            int n = i;
            threads.execute(() -> {
                try {
                    int status = one(kinds[n], picks[n]);
                    if (status >= 400 && status != 409) {
                        errors.incrementAndGet();
                    }
                } catch (IOException e) {
                    errors.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    errors.incrementAndGet();
                } finally {
                    micros.set(n, (System.nanoTime() - due) / 1_000);
                    done.countDown();
                }
            });
        }
        done.await();
        long[] sorted = new long[total];
        for (int i = 0; i < total; i++) {
            sorted[i] = micros.get(i);
        }
        Arrays.sort(sorted);
        return new Figures(
                rate,
                seconds,
                sorted,
                errors.get(),
                Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    /**
     * One request of the mix; two that save one draft at once are told so (409), which is no error.
     */
    private int one(int kind, int pick) throws IOException, InterruptedException {
        if (kind < 15) {
            return get("/").statusCode();
        } else if (kind < 35) {
            return get("/items?q=" + enc(WORDS.get(pick % WORDS.size()))).statusCode();
        } else if (kind < 50) {
            return get("/services/" + SERVICES.get(pick % SERVICES.size())).statusCode();
        } else if (kind < 60) {
            return pick % 2 == 0
                    ? get("/api/v1/divisions?q=" + enc("高滩")).statusCode()
                    : get("/api/v1/competence?service=disability-subsidies&place=511623109")
                            .statusCode();
        } else if (kind < 80) {
            return get("/cases").statusCode();
        } else if (kind < 95) {
            return get("/cases/" + cases.get(pick % cases.size())).statusCode();
        }
        int version = draftVersion.get();
        int status =
                json(
                                "PATCH",
                                "/api/v1/drafts/" + draft,
                                "{\"applicant.address\":[\"bench " + pick + "\"]}",
                                "\"" + version + "\"")
                        .statusCode();
        if (status == 204) {
            draftVersion.compareAndSet(version, version + 1);
        }
        return status;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> form(String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> json(String method, String path, String body, String version)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!version.isEmpty()) {
            request.header("If-Match", version);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String text(HttpResponse<String> response) {
        return response.body();
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new CannotStart(
                    "BENCH-004",
                    "接口的回答不是预期的样子；请核对 --port。",
                    "The interface did not answer as expected; check --port.");
        }
        return found.group(1);
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }
}
