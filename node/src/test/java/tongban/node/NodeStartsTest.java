package tongban.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The node stands up with its demonstration, and says that it is well. */
class NodeStartsTest {

    @Test
    void withTheDemonstration() throws Exception {
        try (RunningNode node = RunningNode.start("starts", true);
                HttpClient http = HttpClient.newHttpClient()) {
            for (String path :
                    new String[] {
                        "/actuator/health",
                        "/",
                        "/items",
                        "/sign-in",
                        "/services/disability-subsidies",
                        "/api/openapi.json"
                    }) {
                HttpResponse<String> response =
                        http.send(
                                HttpRequest.newBuilder(node.address().resolve(path)).build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
            }
        }
    }
}
