package tongban.node.portal.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.RunningNode;
import tongban.node.casework.Drafts;
import tongban.node.casework.MaterialTaken;
import tongban.node.catalog.Services;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.fact.Facts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running node with its demonstration, and programs that talk to it as an account would. */
final class Programs implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String SERVICE = "disability-subsidies";
    static final byte[] PDF = "%PDF-1.4\n1 0 obj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static final String PASSWORD = "tongban-demo";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final RunningNode node;
    private final HttpClient http = HttpClient.newHttpClient();

    Programs(String name, Map<String, Object> settings) {
        node = RunningNode.start(name, true, settings);
    }

    /**
     * Somebody who talks to the node.
     *
     * @param token bearer token, or null for nobody
     */
    record Caller(@Nullable Actor actor, @Nullable String token) {
        static final Caller ANONYMOUS = new Caller(null, null);

        @Override
        public String toString() {
            return actor == null ? "anonymous" : actor.login();
        }

        Actor known() {
            if (actor == null) {
                throw new IllegalStateException("Nobody is signed in");
            }
            return actor;
        }
    }

    /**
     * A made-up resident.
     *
     * @param number citizen number with the province digits 58 or 59
     */
    record Resident(Caller caller, String name, String number) {}

    /** Something with an id under which the interface is asked, and a paper of it. */
    record Thing(UUID id, UUID document) {}

    RunningNode node() {
        return node;
    }

    // ------------------------------------------------------------------ talking

    HttpResponse<String> send(
            Caller caller, String method, String path, @Nullable String body, String... headers) {
        return send(
                caller,
                method,
                path,
                body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8),
                body == null ? null : "application/json",
                headers);
    }

    HttpResponse<String> send(
            Caller caller,
            String method,
            String path,
            byte[] body,
            @Nullable String type,
            String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(node.address().resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (caller.token() != null) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> upload(Caller caller, UUID id, String material, byte[] content) {
        return upload(caller, "/api/v1/cases/" + id + "/documents", material, content);
    }

    HttpResponse<String> upload(Caller caller, String path, String material, byte[] content) {
        return upload(
                caller,
                path,
                "material",
                material,
                "paper.pdf\"\r\nContent-Type: application/pdf",
                content);
    }

    /** A file of returns or the like, with the words beside it. */
    HttpResponse<String> uploadCsv(Caller caller, String path, String document, byte[] content) {
        return upload(
                caller,
                path,
                "document",
                document,
                "rows.csv\"\r\nContent-Type: text/csv",
                content);
    }

    /** A batch of another platform. */
    HttpResponse<String> uploadBatch(Caller caller, String path, byte[] content) {
        return upload(
                caller,
                path,
                "kind",
                "batch",
                "batch.zip\"\r\nContent-Type: application/zip",
                content);
    }

    private HttpResponse<String> upload(
            Caller caller, String path, String field, String value, String file, byte[] content) {
        String edge = "edge-" + UUID.randomUUID();
        String head =
                "--%1$s\r\nContent-Disposition: form-data; name=\"%2$s\"\r\n\r\n%3$s\r\n--%1$s\r\n"
                                .formatted(edge, field, value)
                        + "Content-Disposition: form-data; name=\"file\"; filename=\""
                        + file
                        + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        byte[] last = ("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[first.length + content.length + last.length];
        System.arraycopy(first, 0, body, 0, first.length);
        System.arraycopy(content, 0, body, first.length, content.length);
        System.arraycopy(last, 0, body, first.length + content.length, last.length);
        return send(caller, "POST", path, body, "multipart/form-data; boundary=" + edge);
    }

    static JsonNode done(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    response.request().method()
                            + " "
                            + response.uri().getPath()
                            + ": "
                            + response.statusCode()
                            + " "
                            + response.body());
        }
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    static String key() {
        return "key-" + UUID.randomUUID();
    }

    // ------------------------------------------------------------------ people

    Caller signIn(String login) {
        JsonNode token =
                done(
                        send(
                                Caller.ANONYMOUS,
                                "POST",
                                "/api/v1/tokens",
                                JSON.writeValueAsString(
                                        Map.of("login", login, "password", PASSWORD))));
        String secret = token.get("token").asString();
        return new Caller(node.bean(Accounts.class).byToken(secret).orElseThrow(), secret);
    }

    /** A browser in which the account is signed in; the caller closes it. */
    HttpClient browser(Caller caller) throws IOException, InterruptedException {
        HttpClient browser =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        HttpResponse<String> desk =
                browser.send(
                        HttpRequest.newBuilder(node.address().resolve("/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "login="
                                                        + caller.known().login()
                                                        + "&password="
                                                        + PASSWORD))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (!desk.uri().getPath().equals("/desk")) {
            throw new IllegalStateException(caller + " was not let in: " + desk.uri().getPath());
        }
        return browser;
    }

    /** Somebody who works for a body, in a role. */
    Caller staff(Role role, Jurisdiction side, String organ, String login) {
        node.bean(Walls.class)
                .run(
                        Actor.system(side),
                        () ->
                                node.bean(Accounts.class)
                                        .enrol(
                                                login,
                                                PASSWORD,
                                                role,
                                                side,
                                                organ,
                                                "某乙",
                                                "Somebody",
                                                null));
        return signIn(login);
    }

    /** The same account with a token that may be thrown away. */
    Caller again(Caller caller) {
        Actor actor = caller.known();
        return new Caller(
                actor,
                node.bean(Walls.class)
                        .inside(actor, () -> node.bean(Accounts.class).issueToken(actor))
                        .orElseThrow()
                        .secret());
    }

    /**
     * @param sequence the three digits of the number that tell people of one day apart
     */
    Resident enrol(Jurisdiction side, String login, String name, int sequence) {
        String number =
                number((side == Jurisdiction.SICHUAN ? "591623" : "580112"), "19600412", sequence);
        String english = "Resident " + sequence;
        UUID id =
                node.bean(Walls.class)
                        .inside(
                                Actor.system(side),
                                () ->
                                        node.bean(Accounts.class)
                                                .enrol(
                                                        login,
                                                        PASSWORD,
                                                        Role.RESIDENT,
                                                        side,
                                                        null,
                                                        name,
                                                        english,
                                                        number));
        // not by signing in: there may be more of them than may sign in within a minute
        Actor actor = new Actor(id, login, Role.RESIDENT, side, null, name, english);
        return new Resident(again(new Caller(actor, null)), name, number);
    }

    /** A citizen number with its check digit, by GB 11643. */
    static String number(String division, String born, int sequence) {
        String body = division + born + "%03d".formatted(sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    // ------------------------------------------------------------------ matters

    /** A draft, complete, with one paper. */
    Thing draft(Resident resident) {
        ServiceDefinition service = service();
        UUID id = start(resident.caller());
        save(resident.caller(), id, 1, typed(service, resident));
        UUID paper =
                UUID.fromString(
                        done(upload(resident.caller(), id, brought(service), PDF))
                                .get("id")
                                .asString());
        return new Thing(id, paper);
    }

    /** The paper that is neither a form of the platform nor held by an office. */
    private static String brought(ServiceDefinition service) {
        return service.materials().stream()
                .filter(m -> m.need() == Material.Need.REQUIRED)
                .filter(m -> m.channel() == Material.Channel.APPLICANT)
                .filter(m -> !MaterialTaken.isFilledInHere(m))
                .map(Material::id)
                .findFirst()
                .orElseThrow();
    }

    UUID start(Caller caller) {
        return UUID.fromString(
                done(send(caller, "POST", "/api/v1/drafts", "{\"serviceId\":\"" + SERVICE + "\"}"))
                        .get("id")
                        .asString());
    }

    HttpResponse<String> save(
            Caller caller, UUID draft, int version, Map<String, List<String>> typed) {
        return send(
                caller,
                "PATCH",
                "/api/v1/drafts/" + draft,
                JSON.writeValueAsString(typed),
                "If-Match",
                String.valueOf(version));
    }

    /** A case, sent in online by the resident. */
    Thing submitted(Resident resident) {
        Thing draft = draft(resident);
        done(
                send(
                        resident.caller(),
                        "POST",
                        "/api/v1/cases/" + draft.id() + "/submit",
                        submission(),
                        "If-Match",
                        "2",
                        "Idempotency-Key",
                        key()));
        return draft;
    }

    String submission() {
        List<Map<String, Object>> papers = new ArrayList<>();
        for (Material material : service().materials()) {
            if (material.need() != Material.Need.OPTIONAL) {
                papers.add(
                        Map.of(
                                "material",
                                material.id(),
                                "how",
                                material.channel() == Material.Channel.GOVERNMENT
                                        ? "FETCHED"
                                        : "ELECTRONIC",
                                "copies",
                                1,
                                "note",
                                ""));
            }
        }
        return JSON.writeValueAsString(Map.of("materials", papers, "declaredTrue", true));
    }

    ServiceDefinition service() {
        return node.bean(Services.class).get(SERVICE).orElseThrow().definition();
    }

    Map<String, List<String>> typed(ServiceDefinition service, Resident resident) {
        boolean sichuan = resident.caller().known().jurisdiction() == Jurisdiction.SICHUAN;
        Facts facts =
                service.examples().stream()
                        .filter(e -> e.file().contains(sichuan ? "01-" : "02-"))
                        .findFirst()
                        .orElseThrow()
                        .facts();
        Map<String, List<String>> typed =
                new HashMap<>(service.form().withSynthetic(true).write(facts.values()));
        typed.put(Drafts.APPLICANT_NAME, List.of(resident.name()));
        typed.put(Drafts.APPLICANT_NUMBER, List.of(resident.number()));
        typed.put(Drafts.APPLICANT_MOBILE, List.of("13900000999"));
        typed.put(Drafts.APPLICANT_ADDRESS, List.of("演示路 9 号"));
        typed.put(Drafts.PLACE, List.of(sichuan ? "511623109" : "500112140"));
        // the card's number is the citizen number, category and grade
        int category =
                List.of("sight", "hearing", "speech", "limbs", "intellectual", "mental", "multiple")
                        .indexOf(facts.value("disability category").orElseThrow().toString());
        typed.put(
                "disability-card-number",
                List.of(
                        resident.number()
                                + (category + 1)
                                + facts.value("disability grade").orElseThrow()));
        return new TreeMap<>(typed);
    }

    @Override
    public void close() {
        http.close();
        node.close();
    }
}
