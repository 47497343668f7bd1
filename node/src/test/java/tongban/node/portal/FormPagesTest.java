package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tongban.node.RunningNode;

/**
 * Whoever has to sign in again before what he sent is taken comes back to the page of his form, and
 * not to an address that only takes forms.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormPagesTest {
    private static final String ID = "0198aaaa-0000-7000-8000-000000000001";

    /** The switches of language and size stand on every page. */
    private static final Set<String> ON_EVERY_PAGE = Set.of("/settings");

    private RunningNode node;
    private KeptForms kept;

    @BeforeAll
    void start() throws Exception {
        node = RunningNode.start("form_pages", false);
        kept = node.bean(KeptForms.class);
        // the addresses are known after the first request
        try (var http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(node.address().resolve("/health")).build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private Set<String> sentTo() {
        Set<String> addresses = new TreeSet<>();
        Objects.requireNonNull(node.bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .forEach((route, handler) -> {
                                    if (PageController.class.isAssignableFrom(handler.getBeanType())
                                            && route.getMethodsCondition()
                                                    .getMethods()
                                                    .contains(RequestMethod.POST)) {
                                        addresses.addAll(route.getPatternValues());
                                    }
                                }));
        return addresses;
    }

    @Test
    void everyFormStandsOnAPage() {
        Set<String> nowhere = new TreeSet<>();
        for (String address : sentTo()) {
            String sent = address.replaceAll("\\{[a-zA-Z]+}", ID);
            if (kept.page(sent).equals("/") && !ON_EVERY_PAGE.contains(address)) {
                nowhere.add(address);
            }
        }
        assertThat(sentTo()).hasSizeGreaterThan(100);
        assertThat(nowhere).isEmpty();
    }

    @Test
    void thePageIsTheNearestThatIsShown() {
        Map.ofEntries(
                        Map.entry("/cases/{}/acts/accept", "/cases/{}"),
                        Map.entry("/cases/{}/papers/id-card", "/cases/{}"),
                        Map.entry("/cases/{}/papers", "/cases/{}/papers"),
                        Map.entry("/cases/{}/number", "/cases/{}"),
                        Map.entry("/cases/{}/parcels/{}/check", "/cases/{}"),
                        Map.entry("/cases/{}/urges/{}", "/cases/{}"),
                        Map.entry("/cases/batch/assign", "/cases/batch"),
                        Map.entry("/drafts/{}/discard", "/drafts/{}"),
                        Map.entry("/drafts/{}/papers/id-card", "/drafts/{}/papers"),
                        Map.entry("/drafts/{}/papers/{}/remove", "/drafts/{}/papers"),
                        Map.entry("/drafts/{}/applicant", "/drafts/{}/applicant"),
                        Map.entry("/counter/visits/{}/card", "/counter/visits/{}"),
                        Map.entry("/counter/next", "/counter"),
                        Map.entry("/queue/leave", "/queue"),
                        Map.entry("/relatives/{}/end", "/relatives"),
                        Map.entry("/substitutions/{}/end", "/substitutions"),
                        Map.entry("/indicators/elders/targets", "/indicators/elders"),
                        Map.entry("/projects/{}/reports", "/projects/{}"),
                        Map.entry("/projects/problems/{}/answer", "/projects/problems/{}"),
                        Map.entry("/cooperation/tasks/{}/finish", "/cooperation/tasks/{}"),
                        Map.entry(
                                "/cooperation/entries/{}/revise", "/cooperation/entries/{}/revise"),
                        Map.entry("/ledger/{}/measures", "/ledger/{}"),
                        Map.entry("/ledger/{}/measures/{}/hear", "/ledger/{}/measures/{}"),
                        Map.entry("/reviews/{}/close", "/reviews/{}"),
                        Map.entry("/reviews/matches", "/reviews"),
                        Map.entry("/referrals/{}/send", "/referrals/{}"),
                        Map.entry("/hotline/tickets/{}/answer", "/hotline/tickets/{}"),
                        Map.entry("/hotline/tickets/new/look", "/hotline/tickets/new"),
                        Map.entry("/hotline/knowledge/{}", "/hotline/knowledge/{}"),
                        Map.entry("/economic-checks/new", "/economic-checks/new"),
                        Map.entry("/policies/offers/{}/confirm", "/policies/offers/{}"),
                        Map.entry("/policies/awards/{}/account", "/policies/awards"),
                        Map.entry("/talks/{}/accept", "/talks/{}"),
                        Map.entry("/supervision/retention/holds", "/supervision/retention"))
                .forEach((sent, page) ->
                        assertThat(kept.page(sent.replace("{}", ID)))
                                .as(sent)
                                .isEqualTo(page.replace("{}", ID)));
    }
}
