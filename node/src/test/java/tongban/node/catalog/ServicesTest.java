package tongban.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.identity.Jurisdiction;
import tongban.rules.RuleSettings;
import tongban.service.ServiceFolder;

/** Published services: read at start, kept for ever by hash, never started on when faulty. */
class ServicesTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("tongban.root", ".."), "public-services");
    private static final String ID = "disability-subsidies";

    private CatalogDatabase database;

    @TempDir private Path root;

    @BeforeEach
    void open() throws IOException {
        database = CatalogDatabase.fresh("services");
        copy(SHIPPED.resolve(ID), root.resolve(ID));
    }

    @Test
    void allFoldersThatAreShippedArePublished() {
        Services services =
                Services.publish(
                        SHIPPED, Jurisdiction.SICHUAN, RuleSettings.STANDARD, database.archive());
        assertThat(services.all())
                .hasSameSizeAs(ServiceFolder.under(SHIPPED))
                .extracting(PublishedService::id)
                .contains(ID);
        assertThat(services.get(ID).orElseThrow().hash()).matches("[0-9a-f]{64}");
        assertThat(services.get("no-such-service")).isEmpty();
    }

    @Test
    void anOlderVersionIsReadBackFromTheArchive() throws IOException {
        String before = publish().get(ID).orElseThrow().hash();
        Files.writeString(
                root.resolve(ID).resolve("law.md"),
                "\nA later remark.\n",
                java.nio.file.StandardOpenOption.APPEND);
        Services after = publish();
        assertThat(after.get(ID).orElseThrow().hash()).isNotEqualTo(before);
        assertThat(after.get(ID).orElseThrow().definition().law()).contains("A later remark.");
        PublishedService old = after.version(before).orElseThrow();
        assertThat(old.hash()).isEqualTo(before);
        assertThat(old.definition().law()).doesNotContain("A later remark.");
        assertThat(after.version("0".repeat(64))).isEmpty();
    }

    @Test
    void theSameFolderHasTheSameHashWhereverItLies() throws IOException {
        String here = publish().get(ID).orElseThrow().hash();
        assertThat(
                        Services.publish(
                                        SHIPPED,
                                        Jurisdiction.CHONGQING,
                                        RuleSettings.STANDARD,
                                        database.archive())
                                .get(ID)
                                .orElseThrow()
                                .hash())
                .isEqualTo(here);
    }

    @Test
    void faultyFoldersAreAllNamedWithAllTheirFaults() throws IOException {
        copy(SHIPPED.resolve(ID), root.resolve("other"));
        Files.delete(root.resolve(ID).resolve("procedure.yaml"));
        Files.writeString(root.resolve("other/service.yaml"), "id: [");
        assertThatThrownBy(this::publish)
                .isInstanceOfSatisfying(
                        FaultyServicesException.class, e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContaining(ID)
                .hasMessageContaining("other")
                .hasMessageContaining("procedure.yaml");
        assertThat(
                        database.jdbc()
                                .sql("select count(*) from service_version")
                                .query(Long.class)
                                .single())
                .as("nothing is published when something is faulty")
                .isZero();
    }

    @Test
    void aFolderWhoseExamplesComeOutOtherwiseIsNotPublished() throws IOException {
        try (Stream<Path> examples = Files.list(root.resolve(ID).resolve("examples"))) {
            for (Path example : examples.toList()) {
                String text = Files.readString(example);
                Files.writeString(example, text.replace("outcome: granted", "outcome: refused"));
            }
        }
        assertThatThrownBy(this::publish)
                .isInstanceOf(FaultyServicesException.class)
                .hasMessageContaining("examples/");
    }

    @Test
    void anItemIsLinkedToTheServiceThatCarriesItsCode() {
        Services services = publish();
        String code =
                services.get(ID)
                        .orElseThrow()
                        .definition()
                        .identity()
                        .localCodes()
                        .get("51")
                        .getFirst();
        database.store()
                .append(
                        Jurisdiction.SICHUAN,
                        java.util.List.of(
                                TestItems.item(code, "由编码找到服务的事项", java.util.Map.of()),
                                TestItems.item(
                                        "CY-901", "点名服务的事项", java.util.Map.of("service", ID)),
                                TestItems.item(
                                        "CY-902",
                                        "点名的服务不存在",
                                        java.util.Map.of("service", "no-such-service"))));
        Catalogue catalogue = new Catalogue(database.store(), services, System::nanoTime);
        assertThat(catalogue.search(CatalogQuery.of("").with(Facet.SERVICE, Facet.YES)).items())
                .extracting(c -> c.key().code())
                .containsExactlyInAnyOrder(code, "CY-901");
    }

    private Services publish() {
        return Services.publish(
                root, Jurisdiction.SICHUAN, RuleSettings.STANDARD, database.archive());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
