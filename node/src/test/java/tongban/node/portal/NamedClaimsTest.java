package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tongban.node.RunningNode;
import tongban.node.catalog.Services;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Plans;
import tongban.node.indicator.Aggregate;
import tongban.node.indicator.Book;
import tongban.node.indicator.Named;
import tongban.node.indicator.Named.Coverage;
import tongban.node.indicator.Programme;
import tongban.node.indicator.Reference;
import tongban.node.indicator.Uncounted;

/**
 * What the product says of the names on the page, held against what it ships: neither does it deny
 * what is there, nor claim what is not. Whoever builds something that a row denies meets this test,
 * and writes the row anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamedClaimsTest {
    /** A row that says of something that it is not there. */
    private static final Pattern DENIES = Pattern.compile("尚未|没有|不能|只列在|只计个数");

    /** Denials of old that covered rows may not fall back to. */
    private static final Pattern LACKS = Pattern.compile("尚未|不编造|没有公开依据|不登记");

    /**
     * By row what a table, an address, a service or a count would be called if what the row denies
     * were there.
     */
    private static final Map<Integer, String> ABSENT =
            Map.ofEntries(
                    Map.entry(19, "livelihood"),
                    Map.entry(21, "lead_match|match(ed)?[_/-]lead"),
                    Map.entry(22, "monitor|at.risk"),
                    Map.entry(23, "coordinate|reach$|walking|facilit"),
                    Map.entry(24, "facilit|elder.network"),
                    Map.entry(25, "elder.service|meal"),
                    Map.entry(26, "elder.(course|education|service)|meal|smart"),
                    Map.entry(29, "screening"),
                    Map.entry(30, "rehab|designated"),
                    Map.entry(33, "rehab"),
                    Map.entry(36, "data.(asset|trade|request|registration)|resource.register"),
                    Map.entry(38, "data.(authorisation|operator)"),
                    Map.entry(39, "data.(asset|certificate|registration)|valuation"),
                    Map.entry(40, "data.trade|asset.exchange"),
                    Map.entry(42, "recognition.of|test.result|medical.test"),
                    Map.entry(44, "catalogue.node|data.node"),
                    Map.entry(45, "grassroots|national.data|data.request"),
                    Map.entry(51, "export.base"),
                    Map.entry(53, "exchange.(call|connection|endpoint)"));

    private RunningNode node;
    private Book book;

    @BeforeAll
    void start() throws Exception {
        node = RunningNode.start("named_claims", false);
        book = node.bean(Book.class);
        // the addresses are known after the first request
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(node.address().resolve("/health")).build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private Named row(int number) {
        return book.named(number).orElseThrow();
    }

    private static List<String> targets(Named row, Reference.Kind kind) {
        return row.see().stream().filter(r -> r.kind() == kind).map(Reference::target).toList();
    }

    /** Tables, addresses, services and counts, by name. */
    private Set<String> shipped() throws SQLException {
        Set<String> names = new TreeSet<>();
        names.addAll(addresses());
        node.bean(Services.class).all().forEach(s -> names.add(s.definition().id()));
        Arrays.stream(Aggregate.values()).map(Aggregate::feelName).forEach(names::add);
        try (Connection owner = node.database().asOwner();
                Statement s = owner.createStatement();
                ResultSet tables =
                        s.executeQuery(
                                "select tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")) {
            while (tables.next()) {
                names.add(tables.getString(1));
            }
        }
        return names;
    }

    private Set<String> addresses() {
        Set<String> addresses = new TreeSet<>();
        Objects.requireNonNull(node.bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .keySet()
                                .forEach(route -> addresses.addAll(route.getPatternValues())));
        return addresses;
    }

    /** All ten in the register, and the row says so; fewer, and it may not. */
    @Test
    void thePlatformsAreAsManyAsTheRowSays() {
        Plans plans = node.bean(Plans.class);
        boolean all = plans.platforms().size() == plans.platformsTotal();
        assertThat(plans.platformsTotal()).isEqualTo(10);
        assertThat(row(6).state()).isEqualTo(all ? Coverage.COVERED : Coverage.PARTLY);
        assertThat(row(6).how().zh().contains("列出全部十个")).isEqualTo(all);
        assertThat(row(6).how().en().contains("all ten")).isEqualTo(all);
        assertThat(plans.platforms())
                .as("each with its source, as the row says")
                .allMatch(p -> !p.source().zh().isBlank());
    }

    /** Of the thirteen and the seven some have no name: until they do, the row is not covered. */
    @Test
    void thePlansAreCountedAsLongAsTheyHaveNoName() {
        Plans plans = node.bean(Plans.class);
        int unnamed = plans.nodes().stream().mapToInt(Plans.Node::unnamed).sum();
        assertThat(row(11).state()).isEqualTo(unnamed > 0 ? Coverage.PARTLY : Coverage.COVERED);
        assertThat(row(11).how().zh().contains("只计个数")).isEqualTo(unnamed > 0);
    }

    /** The registers' catalogue of data resources is there: rows on data lead to it and say so. */
    @Test
    void rowsOnDataLeadToTheCatalogueOfTheRegisters() {
        assertThat(DataResource.all()).isNotEmpty();
        Map.of(36, "登记证书", 38, "使用授权书", 39, "登记证书", 44, "资源目录")
                .forEach((number, paper) -> {
                    assertThat(targets(row(number), Reference.Kind.PAGE))
                            .as("row " + number)
                            .contains("/register/catalogue");
                    assertThat(row(number).how().zh()).as("row " + number).contains(paper, "没有");
                });
        assertThat(DataPapers.Paper.values())
                .extracting(p -> p.title().zh())
                .anyMatch(t -> t.contains("共享申请单"))
                .anyMatch(t -> t.contains("使用授权书"))
                .anyMatch(t -> t.contains("登记证书"));
    }

    @Test
    void whatIsDeniedIsNotThere() throws SQLException {
        Set<String> shipped = shipped();
        assertThat(shipped)
                .as("the names are looked at, tables, addresses, services and counts")
                .contains(
                        "hotline_lead",
                        "/register/catalogue",
                        "old-age-allowance",
                        "institutions registered");
        List<String> faults = new ArrayList<>();
        for (Named row : book.named()) {
            int number = row.number();
            switch (row.state()) {
                case COVERED -> {
                    if (LACKS.matcher(row.how().zh()).find()) {
                        faults.add(number + " is covered and denies: " + row.how().zh());
                    }
                }
                case PARTLY, NOT_YET -> {
                    if (!DENIES.matcher(row.how().zh()).find()) {
                        faults.add(number + " does not say what is lacking");
                    }
                    // these are held against their registers above and below
                    if (!ABSENT.containsKey(number) && number != 11 && number != 32) {
                        faults.add(number + " denies what nobody looks for");
                    }
                }
                case OUTSIDE -> {}
            }
            String absent = ABSENT.get(number);
            if (absent != null) {
                Pattern pattern = Pattern.compile(absent);
                shipped.stream()
                        .filter(name -> pattern.matcher(name).find())
                        .forEach(name -> faults.add(number + " denies what is there now: " + name));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(ABSENT.keySet())
                .allMatch(n ->
                        row(n).state() == Coverage.PARTLY || row(n).state() == Coverage.NOT_YET);
        assertThat(List.of(63, 65))
                .as("kinds and beds of institutions are sealed, as row 32 says")
                .allMatch(n ->
                        book.figure(n).orElseThrow().uncounted().orElseThrow() == Uncounted.SEALED);
    }

    /** Covered is by something of the product's own; what is not there leads to none of it. */
    @Test
    void aStateLeadsToWhatItSays() {
        List<String> faults = new ArrayList<>();
        for (Named row : book.named()) {
            boolean own =
                    row.see().stream()
                            .anyMatch(r ->
                                    switch (r.kind()) {
                                        case PAGE, SERVICE, SERVICE_STANDARD, REGISTER -> true;
                                        case INDICATOR, PROGRAMME, FIGURE, NAMED -> false;
                                    });
            boolean told =
                    row.see().stream()
                            .anyMatch(r ->
                                    r.kind() == Reference.Kind.INDICATOR
                                            || r.kind() == Reference.Kind.PROGRAMME);
            switch (row.state()) {
                case COVERED, PARTLY -> {
                    if (!own && !told) {
                        faults.add(row.number() + " leads to nothing of the product");
                    }
                }
                case NOT_YET -> {
                    if (own) {
                        faults.add(row.number() + " is not there and leads to " + row.see());
                    }
                }
                case OUTSIDE -> {
                    if (row.how().zh().matches(".*(对接|相连的|已接通).*")) {
                        faults.add(row.number() + " claims a connection");
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** A page is told by what it is called, and there is one at its address. */
    @Test
    void everyPageHasANameAndAnAddress() {
        Set<String> addresses = addresses();
        List<String> faults = new ArrayList<>();
        List<Reference> pages = new ArrayList<>();
        book.named().forEach(n -> pages.addAll(n.see()));
        book.figures().forEach(f -> pages.addAll(f.see()));
        pages.removeIf(r -> r.kind() != Reference.Kind.PAGE);
        ReferenceLink.of(pages, book, node.bean(Services.class))
                .forEach(link -> {
                    if (link.words().zh().startsWith("/")) {
                        faults.add(link.href() + " has no name");
                    }
                    String path = URI.create(link.href().replaceFirst("[?].*", "")).getPath();
                    if (!addresses.contains(path)
                            && !addresses.contains(path.replaceFirst("[^/]+$", "{office}"))
                            && !path.endsWith("openapi.json")) {
                        faults.add(link.href() + " is no address");
                    }
                });
        assertThat(faults).isEmpty();
    }

    /** The numbers that a row states of what is shipped. */
    @Test
    void numbersOfARowAreThoseOfWhatIsShipped() {
        Programme programme = book.programme("digital-economy-2024").orElseThrow();
        assertThat(row(34).name().zh()).contains("七个方面二十六项任务");
        assertThat(programme.areas()).hasSize(7);
        assertThat(programme.tasks()).isEqualTo(26);
        assertThat(row(14).how().zh()).contains("六个数字各是一项指标");
        assertThat(targets(row(14), Reference.Kind.INDICATOR)).hasSize(6);
        assertThat(row(15).how().zh()).contains("六个方面");
        assertThat(Entry.Dimension.values()).hasSize(6);
        assertThat(row(16).how().zh()).contains("四类各是一项服务");
        assertThat(targets(row(16), Reference.Kind.SERVICE)).hasSize(4);
    }
}
