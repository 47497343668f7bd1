package tongban.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.identity.Jurisdiction;
import tongban.rules.RuleSettings;
import tongban.service.Identity;

/** What the demo starts with: both sides' bindings of the cross-province items. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedCatalogueTest {
    private CatalogDatabase database;
    private Catalogue catalogue;

    @BeforeAll
    void load() {
        database = CatalogDatabase.fresh("shipped");
        List<ImportReport> reports = new ShippedCatalogue(database.imports()).load();
        assertThat(reports).allSatisfy(r -> assertThat(r.added()).isBetween(55L, 80L));
        catalogue = database.catalogue();
    }

    @Test
    void aSecondLoadChangesNothing() {
        assertThat(new ShippedCatalogue(database.imports()).load())
                .allSatisfy(r -> {
                    assertThat(r.added()).isZero();
                    assertThat(r.changed()).isZero();
                    assertThat(r.missing()).isZero();
                });
    }

    @Test
    void everyItemHasAnEnglishNameAndItsTwinOnTheOtherSide() {
        for (ItemCard card : catalogue.search(CatalogQuery.of("").page(1, 100)).items()) {
            assertThat(card.names().en()).as(card.key().toString()).matches("[\\p{ASCII}]+");
            GuidePage guide = catalogue.guide(card.key()).orElseThrow();
            Comparison twin = guide.comparison().orElseThrow();
            assertThat(twin.there().key().owner()).isEqualTo(card.key().owner().other());
            assertThat(guide.findings()).as(card.key().toString()).isEmpty();
        }
    }

    @Test
    void theTermOfTheMinimumLivingAllowanceDiffersAlthoughItShouldNot() {
        ItemCard card =
                catalogue
                        .search(CatalogQuery.of("最低生活保障").with(Facet.SIDE, "50"))
                        .items()
                        .getFirst();
        Comparison comparison =
                catalogue.guide(card.key()).orElseThrow().comparison().orElseThrow();
        assertThat(comparison.rows(Comparison.Verdict.DIFFERS_AGAINST_RULE))
                .filteredOn(r -> r.label().equals(Element.STATUTORY_TERM.words()))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.here().stated().orElseThrow().zh()).isEqualTo("30日");
                    assertThat(r.there().stated().orElseThrow().zh()).isEqualTo("30个工作日");
                });
    }

    @Test
    void whatNoReportStatesIsNotCollectedAndNotNone() {
        Item item = catalogue.item(new ItemKey(Jurisdiction.SICHUAN, "CY-001")).orElseThrow();
        assertThat(item.get(Element.FEES)).isInstanceOf(Collected.NotCollected.class);
        assertThat(item.get(Element.VISITS))
                .isInstanceOfSatisfying(
                        Collected.NotCollected.class,
                        silent ->
                                assertThat(silent.by().source())
                                        .isEqualTo(ShippedCatalogue.SOURCE));
    }

    @Test
    void aModeFromMemoryIsLabelledSo() {
        Item item = catalogue.item(new ItemKey(Jurisdiction.CHONGQING, "CY-003")).orElseThrow();
        assertThat(item.shown(Element.MODES).stated().orElseThrow().zh())
                .isEqualTo("多地联办（凭记忆，未核实）");
    }

    @Test
    void theGuideGoesThroughEveryElementInReadingOrder() {
        GuidePage guide =
                catalogue.guide(new ItemKey(Jurisdiction.SICHUAN, "CY-053")).orElseThrow();
        assertThat(guide.sections())
                .extracting(GuidePage.Section::part)
                .containsExactly(Element.Part.values());
        assertThat(guide.sections().stream().flatMap(s -> s.lines().stream()))
                .hasSameSizeAs(Element.all());
        assertThat(guide.item().shown(Element.FLOW).stated().orElseThrow().en())
                .startsWith("any township takes the application in; ");
    }

    @Test
    void whatIsHandledHereAgreesWithItsFolder() {
        Services services =
                Services.publish(
                        Path.of(System.getProperty("tongban.root", ".."), "public-services"),
                        Jurisdiction.SICHUAN,
                        RuleSettings.STANDARD,
                        database.archive());
        assertThat(services.all())
                .isNotEmpty()
                .allSatisfy(service -> {
                    Identity folder = service.definition().identity();
                    List<Item> items =
                            everyItem()
                                    .filter(i ->
                                            i.get(Element.SERVICE)
                                                    .stated()
                                                    .equals(Optional.of(folder.id())))
                                    .toList();
                    assertThat(items)
                            .as(folder.id() + " on both sides")
                            .hasSize(2)
                            .allSatisfy(item -> {
                                assertThat(item.type().code()).isEqualTo(folder.itemType());
                                assertThat(
                                                stated(item, Element.AUDIENCES).stream()
                                                        .map(CodeList::code))
                                        .isEqualTo(folder.audience());
                                assertThat(stated(item, Element.LEVEL).code())
                                        .isEqualTo(Integer.toString(folder.exercisingLevel()));
                                assertThat(stated(item, Element.VISITS)).isEqualTo(folder.visits());
                                assertThat(stated(item, Element.CHARGED))
                                        .isEqualTo(folder.charge());
                                assertThat(stated(item, Element.CASE_KIND))
                                        .isEqualTo(
                                                folder.instant()
                                                        ? CodeList.CaseKind.INSTANT
                                                        : CodeList.CaseKind.PROMISED);
                            });
                });
    }

    private Stream<Item> everyItem() {
        return IntStream.rangeClosed(1, 2)
                .mapToObj(page -> catalogue.search(CatalogQuery.of("").page(page, 100)))
                .flatMap(result -> result.items().stream())
                .map(card -> catalogue.item(card.key()).orElseThrow());
    }

    private static <T> T stated(Item item, Element<T> element) {
        return item.get(element).stated().orElseThrow();
    }
}
