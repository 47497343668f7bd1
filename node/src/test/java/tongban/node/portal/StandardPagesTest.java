package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.RunningNode;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.catalog.Standards;

/**
 * The standard of every service is public, in both languages, with all its versions and examples.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardPagesTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private RunningNode node;

    @BeforeAll
    void start() throws Exception {
        node = RunningNode.start("standard_pages", false);
    }

    @AfterAll
    void stop() {
        http.close();
        node.close();
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        return http.send(
                HttpRequest.newBuilder(node.address().resolve(path))
                        .header("Cookie", "tb-lang=" + language)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void everyServiceShowsItsStandardAndItsExamples() throws Exception {
        Standards standards = node.bean(Standards.class);
        for (PublishedService service : node.bean(Services.class).all()) {
            String base = "/services/" + service.id();
            Standards.Shown shown = standards.of(service);
            for (String language : new String[] {"zh", "en"}) {
                var page = get(base + "/standard", language);
                assertThat(page.statusCode()).as(base).isEqualTo(200);
                shown.sheets().forEach(s -> assertThat(page.body()).contains(s.hash()));
                for (Standards.Example example : shown.examples()) {
                    assertThat(page.body()).contains(base + "/examples/" + example.number());
                    var opened = get(base + "/examples/" + example.number(), language);
                    assertThat(opened.statusCode()).as(example.worked().file()).isEqualTo(200);
                    assertThat(opened.body())
                            .contains(
                                    language.equals("zh") ? "为什么是这个结论" : "Why this is the answer");
                }
                for (var sheet : shown.sheets())
                    assertThat(
                                    get(base + "/standard?version=" + sheet.version(), language)
                                            .statusCode())
                            .isEqualTo(200);
            }
            assertThat(get(base, "en").body()).contains(base + "/standard");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        String base = "/services/" + node.bean(Services.class).all().getFirst().id();
        assertThat(get(base + "/standard?version=1999-01", "zh").statusCode()).isEqualTo(404);
        assertThat(get(base + "/examples/0", "zh").statusCode()).isEqualTo(404);
        assertThat(get(base + "/examples/one", "zh").statusCode()).isEqualTo(404);
        assertThat(get("/services/none/standard", "zh").statusCode()).isEqualTo(404);
    }

    @Test
    void programsReadTheSame() throws Exception {
        String id = node.bean(Services.class).all().getFirst().id();
        var standard = get("/api/v1/services/" + id + "/standard", "en");
        assertThat(standard.statusCode()).isEqualTo(200);
        assertThat(standard.body()).contains("\"parameters\"", "\"hash\":\"sha256:", "\"51\"");
        assertThat(get("/api/v1/services/" + id + "/examples", "en").body())
                .contains("\"outcome\"");
        var why = get("/api/v1/services/" + id + "/examples/1/explanation", "en");
        assertThat(why.headers().firstValue("content-type").orElse("")).contains("json");
        assertThat(why.body()).contains("\"kind\":\"outcome\"");
        assertThat(get("/api/v1/services/" + id + "/examples/999/explanation", "en").statusCode())
                .isEqualTo(404);
    }
}
