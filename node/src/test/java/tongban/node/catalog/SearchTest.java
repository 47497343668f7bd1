package tongban.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.identity.Jurisdiction;

/** What people type and what they find. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
    private static final long SEED = 20261102;
    private CatalogDatabase database;
    private Catalogue catalogue;

    @BeforeAll
    void load() {
        database = CatalogDatabase.fresh("search");
        new ShippedCatalogue(database.imports()).load();
        catalogue = database.catalogue();
    }

    @Test
    void everyReadingOfACharacterCounts() {
        for (String typed :
                List.of("cq", "zq", "chongqing", "zhongqing", "chongq", "cqing", "重qing", "重庆")) {
            assertMatches(typed, "重庆市");
        }
        assertMatches("xz", "行政许可");
        assertMatches("hz", "行政许可");
        assertMatches("xingzhengxuke", "行政许可");
        assertMatches("lvhua", "绿化");
        assertMatches("luhua", "绿化");
    }

    @Test
    void charactersInitialsAndPinyinMix() {
        assertMatches("残jr", "残疾人证新办");
        assertMatches("canjr证", "残疾人证新办");
        assertMatches("cjrzxb", "残疾人证新办");
    }

    @Test
    void signsInANameArePassedOver() {
        assertMatches("xxrxyjs", "小学入学“一件事”");
        assertMatches("qytzxmbajsgz", "企业投资项目备案（技术改造）");
    }

    @Test
    void shortNamesFindTheLongOnes() {
        assertMatches("低保", "最低生活保障");
        assertMatches("社保卡", "社会保障卡申领");
        assertDoesNotMatch("保低", "最低生活保障");
    }

    @Test
    void aNameOfManyReadingsTakesNoLonger() {
        String name = "那啊恩".repeat(100);
        long began = System.nanoTime();
        assertDoesNotMatch("na".repeat(29) + "x", name);
        assertDoesNotMatch("a".repeat(59) + "x", "啊".repeat(300));
        assertThat((System.nanoTime() - began) / 1_000_000).as("ms").isLessThan(500);
    }

    @Test
    void lettersInTheWrongOrderFindNothing() {
        assertDoesNotMatch("rjc", "残疾人");
        assertDoesNotMatch("chongzq", "重庆");
        assertDoesNotMatch("canjirenx", "残疾人");
    }

    @Test
    void englishWordsAndCodesFindToo() {
        assertFinds("oversize", "公路超限运输许可");
        assertFinds("disability subsidies", "残疾人两项补贴资格认定");
        assertFinds("CY-053", "事实无人抚养儿童认定");
        assertFinds("cy-053", "事实无人抚养儿童认定");
    }

    @Test
    void fullWidthLettersCountAsPlainOnes() {
        assertFinds("ＣＪＲＺＸＢ", "残疾人证新办");
    }

    @Test
    void severalWordsAllHaveToFit() {
        assertFinds("残疾人 迁移", "残疾人证迁移");
        assertThat(catalogue.search(CatalogQuery.of("残疾人 护照")).total()).isZero();
    }

    @Test
    void theNameItselfComesFirst() {
        assertThat(names(CatalogQuery.of("结婚登记")).getFirst()).isEqualTo("结婚登记");
        assertThat(names(CatalogQuery.of("职业介绍")).getFirst()).isEqualTo("职业介绍");
    }

    @Test
    void listsAreInTheOrderOfPinyin() {
        List<String> sorted =
                names(
                        CatalogQuery.of("")
                                .with(Facet.SIDE, "51")
                                .sorted(CatalogQuery.Sort.NAME)
                                .page(1, 100));
        assertThat(sorted.indexOf("残疾人证新办")).isLessThan(sorted.indexOf("公路超限运输许可"));
        assertThat(sorted.indexOf("公路超限运输许可")).isLessThan(sorted.indexOf("医保电子凭证申领"));
    }

    @Test
    void filtersNarrowAndCountsShowWhatAnotherChoiceWouldBring() {
        CatalogResult sichuanLicences =
                catalogue.search(
                        CatalogQuery.of("")
                                .with(Facet.SIDE, "51")
                                .with(Facet.TYPE, "01")
                                .page(1, 100));
        assertThat(sichuanLicences.items())
                .isNotEmpty()
                .allSatisfy(c -> {
                    assertThat(c.key().owner()).isEqualTo(Jurisdiction.SICHUAN);
                    assertThat(c.type()).isEqualTo(CodeList.ItemType.LICENCE);
                });
        Map<String, Integer> sides = counts(sichuanLicences, Facet.SIDE);
        assertThat(sides)
                .containsEntry("51", sichuanLicences.total())
                .containsEntry("50", sichuanLicences.total());
        assertThat(counts(sichuanLicences, Facet.TYPE).get("20")).isGreaterThan(30);
        assertThat(sichuanLicences.counts().get(Facet.TYPE))
                .filteredOn(CatalogResult.Count::selected)
                .singleElement()
                .satisfies(c -> assertThat(c.label().en()).isEqualTo("administrative licence"));
    }

    @Test
    void countsAgreeWithAPlainRecount() {
        List<ItemCard> all = new ArrayList<>();
        for (int page = 1; page <= 2; page++) {
            all.addAll(catalogue.search(CatalogQuery.of("").page(page, 100)).items());
        }
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            CatalogQuery query = CatalogQuery.of("").page(1, 100);
            for (Facet facet : Facet.values()) {
                if (random.nextInt(4) == 0) {
                    List<String> of = all.get(random.nextInt(all.size())).values(facet);
                    query = query.with(facet, of.get(random.nextInt(of.size())));
                }
            }
            CatalogQuery q = query;
            int at = round;
            CatalogResult result = catalogue.search(q);
            assertThat(result.total())
                    .as("seed %d, round %d, %s", SEED, at, q)
                    .isEqualTo((int) all.stream().filter(c -> fits(c, q.filters(), null)).count());
            for (Facet facet : Facet.values()) {
                counts(result, facet)
                        .forEach((value, n) ->
                                assertThat(n)
                                        .as("seed %d, round %d, %s %s", SEED, at, facet, value)
                                        .isEqualTo(
                                                (int)
                                                        all.stream()
                                                                .filter(c ->
                                                                        fits(c, q.filters(), facet)
                                                                                && c.values(facet)
                                                                                        .contains(
                                                                                                value))
                                                                .count()));
            }
        }
    }

    @Test
    void aSourceThatIsSilentCanBeFilteredFor() {
        CatalogResult silent =
                catalogue.search(
                        CatalogQuery.of("").with(Facet.MODE, Facet.NOT_COLLECTED).page(1, 100));
        assertThat(silent.items())
                .isNotEmpty()
                .extracting(c -> c.names().zh())
                .contains("失业登记")
                .doesNotContain("职业介绍");
        assertThat(Facet.MODE.label(Facet.NOT_COLLECTED).zh()).isEqualTo("未采集");
    }

    @Test
    void pagesEndWhereTheItemsEnd() {
        CatalogResult last = catalogue.search(CatalogQuery.of("").page(8, 20));
        assertThat(last.total()).isEqualTo(catalogue.size());
        assertThat(last.pages()).isEqualTo(8);
        assertThat(last.items()).hasSize(catalogue.size() - 7 * 20);
        assertThat(catalogue.search(CatalogQuery.of("").page(9, 20)).items()).isEmpty();
        assertThat(catalogue.search(CatalogQuery.of("").page(-3, 5_000)).items())
                .hasSize(CatalogQuery.ROWS_MAX);
    }

    @Test
    void whatSomebodyTypesNeverBreaksASearch() {
        String signs = "a重庆 (（%_'\"\\|;{}[]*?+\u0000\uD83D\uDE00\t　ZzüÜ1-";
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder typed = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                typed.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(catalogue.search(CatalogQuery.of(typed.toString())).total()).isNotNegative();
        }
    }

    @Test
    void whatAnotherProcessImportsShowsWithinASecond() {
        // A database of its own: the other tests count what is in theirs.
        CatalogDatabase other = CatalogDatabase.fresh("search_other");
        new ShippedCatalogue(other.imports()).load();
        long[] nanos = {0};
        Catalogue running = new Catalogue(other.store(), other.noServices(), () -> nanos[0]);
        int before = running.size();
        other.store()
                .append(Jurisdiction.SICHUAN, List.of(TestItems.item("CY-900", "新来的事项", Map.of())));
        assertThat(running.size()).isEqualTo(before);
        nanos[0] += (Catalogue.STALE_MILLIS_MAX + 1) * 1_000_000;
        assertThat(running.size()).isEqualTo(before + 1);
    }

    private static boolean fits(ItemCard card, Map<Facet, Set<String>> filters, Facet except) {
        return filters.entrySet().stream()
                .filter(f -> f.getKey() != except)
                .allMatch(f -> card.values(f.getKey()).stream().anyMatch(f.getValue()::contains));
    }

    private static Map<String, Integer> counts(CatalogResult result, Facet facet) {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        result.counts().get(facet).forEach(c -> counts.put(c.value(), c.items()));
        return counts;
    }

    private void assertFinds(String typed, String name) {
        assertThat(names(CatalogQuery.of(typed))).as(typed).contains(name);
    }

    private List<String> names(CatalogQuery query) {
        return catalogue.search(query).items().stream().map(c -> c.names().zh()).toList();
    }

    private static void assertMatches(String typed, String text) {
        assertThat(match(typed, text)).as(typed + " in " + text).isNotEqualTo(SearchWord.NO_MATCH);
    }

    private static void assertDoesNotMatch(String typed, String text) {
        assertThat(match(typed, text)).as(typed + " in " + text).isEqualTo(SearchWord.NO_MATCH);
    }

    private static int match(String typed, String text) {
        String folded = SearchWord.folded(text);
        return SearchWord.of(typed).getFirst().match(folded, SearchWord.mask(folded));
    }
}
