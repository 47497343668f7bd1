package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Journal;
import tongban.node.journal.Walls;
import tongban.node.portal.api.Programs.Caller;
import tongban.node.portal.api.Programs.Resident;
import tongban.node.portal.api.Programs.Thing;

/**
 * A walk through interface and pages: what is logged holds no citizen number, and every answer that
 * holds the applicant's name has left its row in the journal.
 */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTest {
    private static final Pattern FULL_NUMBER = Pattern.compile("5[89][0-9]{15}[0-9Xx]");
    private static final String NAME = "郑春兰";

    /** An answer that somebody got about the case. */
    private record Seen(Actor actor, String where, String body) {}

    @Test
    void isNeverLoggedAndNeverSeenUnnoticed(CapturedOutput output) throws Exception {
        try (Programs programs = new Programs("personal", Map.of("logging.level.root", "INFO"))) {
            Resident resident = programs.enrol(Jurisdiction.SICHUAN, "sc.fourth", NAME, 704);
            Thing thing = programs.submitted(resident);
            List<Seen> seen = new ArrayList<>();
            for (Caller caller :
                    List.of(
                            resident.caller(),
                            programs.signIn("sc.reviewer"),
                            programs.signIn("sc.decider"),
                            programs.signIn("sc.supervisor"))) {
                throughTheInterface(programs, caller, thing, seen);
                throughThePages(programs, caller, thing, seen);
            }
            // what fails is logged too: a number where none belongs
            programs.send(resident.caller(), "GET", "/api/v1/cases/" + resident.number(), null);
            programs.send(
                    resident.caller(), "POST", "/api/v1/drafts", "{\"" + resident.number() + "\":");

            List<Seen> named =
                    seen.stream().filter(s -> s.body().contains(resident.name())).toList();
            assertThat(named).as("answers that hold the name").hasSizeGreaterThan(3);
            assertThat(output.getAll()).as("the node did log").contains("INFO");
            assertThat(FULL_NUMBER.matcher(output.getAll()).find())
                    .as("a citizen number in the log")
                    .isFalse();
            assertThat(output.getAll()).doesNotContain(resident.name());
        }
    }

    private static void throughTheInterface(
            Programs programs, Caller caller, Thing thing, List<Seen> seen) {
        String at = "/api/v1/cases/" + thing.id();
        for (String path :
                List.of(
                        "/api/v1/cases",
                        "/api/v1/cases?scope=SIDE",
                        at,
                        at + "/clock",
                        at + "/history",
                        at + "/receipt",
                        at + "/journal",
                        at + "/papers",
                        at + "/papers/application-form",
                        at + "/documents",
                        at + "/documents/" + thing.document())) {
            int before = rows(programs, caller.known(), thing.id());
            String body = programs.send(caller, "GET", path, null).body();
            looked(programs, caller, thing, seen, path, before, body);
        }
    }

    private static void throughThePages(
            Programs programs, Caller caller, Thing thing, List<Seen> seen) throws Exception {
        URI node = programs.node().address();
        try (HttpClient browser = programs.browser(caller)) {
            for (String path :
                    List.of(
                            "/desk",
                            "/cases",
                            "/cases/" + thing.id(),
                            "/cases/" + thing.id() + "/journal",
                            "/cases/" + thing.id() + "/receipt",
                            "/cases/" + thing.id() + "/papers",
                            "/cases/" + thing.id() + "/papers/application-form",
                            "/cases/" + thing.id() + "/card",
                            "/cases/" + thing.id() + "/documents/" + thing.document())) {
                int before = rows(programs, caller.known(), thing.id());
                String body = get(browser, node.resolve(path)).body();
                looked(programs, caller, thing, seen, path, before, body);
            }
        }
    }

    /** Fails at once where the name was shown and nothing was noted. */
    private static void looked(
            Programs programs,
            Caller caller,
            Thing thing,
            List<Seen> seen,
            String path,
            int before,
            String body) {
        seen.add(new Seen(caller.known(), path, body));
        if (body.contains(NAME)) {
            assertThat(rows(programs, caller.known(), thing.id()))
                    .as(path + " showed the name to " + caller)
                    .isGreaterThan(before);
        }
        assertThat(FULL_NUMBER.matcher(body).find())
                .as(path + " shows a citizen number to " + caller)
                .isFalse();
    }

    private static HttpResponse<String> get(HttpClient browser, URI where) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(where).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Rows of the journal about the case, written for this actor. */
    private static int rows(Programs programs, Actor actor, UUID about) {
        Actor system = Actor.system(actor.jurisdiction());
        return (int)
                programs
                        .node()
                        .bean(Walls.class)
                        .inside(
                                system,
                                () ->
                                        programs.node()
                                                .bean(Journal.class)
                                                .about(about, Journal.PAGE_ROWS_MAX))
                        .stream()
                        .filter(row -> row.actor().equals(actor.account().toString()))
                        .count();
    }
}
