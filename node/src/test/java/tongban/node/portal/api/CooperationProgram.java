package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tongban.node.portal.api.Programs.Caller;
import tongban.postgres.Soon;
import tools.jackson.databind.JsonNode;

/**
 * The node for all that the two sides do together over the interface, and how to talk to it. Each
 * side reads its own copy, which letters brought about.
 */
final class CooperationProgram extends KeptProgram {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BASE = "/api/v1/cooperation/";

    CooperationProgram() {
        super("cooperation_story", Map.of());
    }

    Caller office() {
        return caller("sc.supervisor");
    }

    Caller lead() {
        return caller("sc.reviewer");
    }

    Caller otherOffice() {
        return caller("cq.supervisor");
    }

    Caller otherLead() {
        return caller("cq.reviewer");
    }

    // ------------------------------------------------------------------ talking

    JsonNode get(Caller caller, String path) {
        return Programs.done(programs().send(caller, "GET", BASE + path, null));
    }

    HttpResponse<String> send(Caller caller, String path, Object body) {
        return programs().send(caller, "POST", BASE + path, Programs.JSON.writeValueAsString(body));
    }

    String done(Caller caller, String path, Object body) {
        return Programs.done(send(caller, path, body)).get("id").asString();
    }

    List<String> refused(Caller caller, String path, Object body) {
        return codes(send(caller, path, body));
    }

    /** Letters take a moment. */
    static void soon(Soon.Condition holds) {
        Soon.holds("the letter has arrived", PATIENCE, holds);
    }

    boolean isThere(Caller caller, String path) {
        return programs().send(caller, "GET", BASE + path, null).statusCode() == 200;
    }

    static Map<String, Object> entry(String list, String name) {
        return Map.ofEntries(
                Map.entry("list", list),
                Map.entry("year", 2026),
                Map.entry("nameZh", name),
                Map.entry("ownerChongqing", "重庆市发展改革部门"),
                Map.entry("ownerSichuan", "四川省发展改革部门"),
                Map.entry("target", "年内落地"),
                Map.entry("from", "2026-01-01"),
                Map.entry("until", "2027-12-31"),
                Map.entry("dimensions", List.of("DATA", "WORK")),
                Map.entry("addressee", list.equals("STATE_MATTER") ? "国家发展改革部门" : ""),
                Map.entry("indicators", List.of("joint-projects")),
                Map.entry("source", "年度清单"));
    }

    static Map<String, Object> revised(Map<String, Object> entry, String reason) {
        Map<String, Object> all = new HashMap<>(entry);
        all.put("reason", reason);
        return all;
    }

    static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    interface Sql {
        void run(Statement statement) throws Exception;
    }

    /** As the owner of the tables, on the side of Sichuan. */
    void inTheDatabase(Sql sql) throws Exception {
        try (Connection owner = programs().node().database().asOwner();
                Statement s = owner.createStatement()) {
            s.execute("select set_config('tongban.jurisdiction', '51', false)");
            s.execute("select set_config('tongban.role', 'SYSTEM', false)");
            sql.run(s);
        }
    }

    String html(HttpClient browser, String path) throws Exception {
        HttpResponse<String> page =
                browser.send(
                        HttpRequest.newBuilder(programs().node().address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }
}
