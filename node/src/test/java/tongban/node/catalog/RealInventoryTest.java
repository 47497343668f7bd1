package tongban.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.identity.Jurisdiction;

/** The 1,135 live items of Guang'an district, as its portal published them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealInventoryTest {
    private static final Path FILE =
            Path.of(
                    System.getProperty("tongban.root", ".."),
                    "../shared/data/service-items-guangan-511602.csv");
    private static final String SOURCE = "广安市广安区政务服务事项";

    private CatalogDatabase database;
    private ImportReport first;
    private final List<Long> progress = new ArrayList<>();

    @BeforeAll
    void importIt() {
        assumeTrue(
                Files.exists(FILE),
                "skipped: the real inventory is not beside this checkout (../shared/data)");
        database = CatalogDatabase.fresh("real");
        first =
                database.imports()
                        .run(
                                FILE,
                                Jurisdiction.SICHUAN,
                                SOURCE,
                                LocalDate.of(2024, 6, 1),
                                progress::add);
        System.out.println(String.join("\n", first.lines(Locale.ENGLISH, false)));
    }

    @Test
    void theFileTellsWhoseItIs() {
        assertThat(CatalogImport.sideOf(FILE)).contains(Jurisdiction.SICHUAN);
        assertThat(
                        CatalogImport.sideOf(
                                Path.of("src/test/resources/catalog/bad/column-doubled.csv")))
                .isEmpty();
    }

    @Test
    void allRowsAreTaken() {
        assertThat(first.faults()).isEmpty();
        assertThat(first.rows()).isEqualTo(1135);
        assertThat(first.added()).isEqualTo(1135);
        assertThat(progress).endsWith(1135L);
    }

    @Test
    void aSecondImportChangesNothing() {
        ImportReport second = database.imports().run(FILE, Jurisdiction.SICHUAN, SOURCE);
        assertThat(second.unchanged()).isEqualTo(1135);
        assertThat(second.added() + second.changed() + second.missing()).isZero();
    }

    @Test
    void oldCodesAreLawfulAndRemarkedOn() {
        assertThat(first.remarks()).filteredOn(r -> r.code().equals("ITEM-13")).isNotEmpty();
        Catalogue catalogue = database.catalogue();
        ItemCard card = catalogue.search(CatalogQuery.of("G-000006-001")).items().getFirst();
        assertThat(card.names().zh()).isEqualTo("计划生育家庭特别扶助金");
        assertThat(card.type()).isEqualTo(CodeList.ItemType.PAYMENT);
        assertThat(catalogue.guide(card.key()).orElseThrow().findings())
                .extracting(ItemFinding::code)
                .containsExactly("ITEM-14");
    }

    @Test
    void typesAreCountedAsTheInventoryHasThem() {
        CatalogResult all = database.catalogue().search(CatalogQuery.of(""));
        assertThat(all.counts().get(Facet.TYPE))
                .extracting(CatalogResult.Count::value, CatalogResult.Count::items)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("01", 536),
                        org.assertj.core.groups.Tuple.tuple("20", 348),
                        org.assertj.core.groups.Tuple.tuple("10", 182),
                        org.assertj.core.groups.Tuple.tuple("07", 50),
                        org.assertj.core.groups.Tuple.tuple("05", 9),
                        org.assertj.core.groups.Tuple.tuple("09", 8),
                        org.assertj.core.groups.Tuple.tuple("08", 2));
    }

    @Test
    void peopleFindWhatTheyMean() {
        Catalogue catalogue = database.catalogue();
        for (String typed :
                List.of("最低生活保障", "低保", "zdshbz", "zuidishenghuobaozhang", "ZDSH保障", "最低 保障")) {
            assertThat(catalogue.search(CatalogQuery.of(typed)).items())
                    .as(typed)
                    .extracting(c -> c.names().zh())
                    .contains("最低生活保障");
        }
    }
}
