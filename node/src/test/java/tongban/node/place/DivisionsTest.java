package tongban.node.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.service.place.Level;
import tongban.service.text.Words;

/** What the register of divisions knows, and how it says that it does not. */
class DivisionsTest {
    static final Divisions DIVISIONS = Divisions.shipped();
    static final LocalDate BEFORE = LocalDate.of(2025, 11, 5);
    static final LocalDate AFTER = LocalDate.of(2025, 11, 6);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource({
        "511623109, 四川省 广安市 邻水县 高滩镇, 'Gaotan Town, Linshui County, Guang''an, Sichuan'",
        "511623109000, 四川省 广安市 邻水县 高滩镇, 'Gaotan Town, Linshui County, Guang''an, Sichuan'",
        "500112140, 重庆市 北碚区 茨竹镇, 'Cizhu Town, Beibei District, Chongqing'",
        "500157, 重庆市 两江新区, 'Liangjiang New Area, Chongqing'",
        "510000000000, 四川省, Sichuan",
        "510726, 四川省 绵阳市 北川羌族自治县, 'Beichuan Qiang Autonomous County, Mianyang, Sichuan'",
    })
    void namesAPlaceInFull(String code, String zh, String en) {
        assertThat(DIVISIONS.fullName(code, TODAY)).isEqualTo(new Words(zh, en));
    }

    @Test
    void movesTheNorthernTownsOfYubeiToBeibeiAndKeepsTheirCodesMarked() {
        assertThat(DIVISIONS.fullName("500112140", BEFORE).zh()).isEqualTo("重庆市 渝北区 茨竹镇");
        assertThat(DIVISIONS.fullName("500112140", AFTER).zh()).isEqualTo("重庆市 北碚区 茨竹镇");
        Division after = DIVISIONS.find("500112140", AFTER).orElseThrow();
        assertThat(after.codeState()).isEqualTo(Division.CodeState.LEGACY);
        assertThat(after.newCode().zh()).contains("未采集");
        assertThat(DIVISIONS.children("500109", AFTER))
                .extracting(Division::name)
                .contains("茨竹镇", "大湾镇");
        assertThat(DIVISIONS.children("500109", BEFORE))
                .extracting(Division::name)
                .doesNotContain("茨竹镇");
    }

    @Test
    void countiesOfAPlaceAreThoseOfItsDay() {
        assertThat(DIVISIONS.counties("51", TODAY))
                .hasSize(183)
                .allMatch(d -> d.level() == Level.COUNTY);
        assertThat(DIVISIONS.counties("510000", TODAY)).isEqualTo(DIVISIONS.counties("51", TODAY));
        assertThat(DIVISIONS.counties("5116", TODAY))
                .extracting(Division::name)
                .containsExactly("广安区", "前锋区", "岳池县", "武胜县", "邻水县", "华蓥市");
        assertThat(DIVISIONS.counties("50", BEFORE))
                .extracting(Division::code)
                .isSorted()
                .contains("500105", "500112", "500229")
                .doesNotContain("500157");
        assertThat(DIVISIONS.counties("50", AFTER))
                .extracting(Division::code)
                .contains("500157")
                .doesNotContain("500105", "500112");
        assertThat(DIVISIONS.counties("511623", TODAY)).as("a county has none in it").isEmpty();
        assertThat(DIVISIONS.counties("511623109", TODAY)).isEmpty();
    }

    @Test
    void resolvesYubeiToItsTwoSuccessors() {
        assertThat(DIVISIONS.resolve("500112", BEFORE)).isInstanceOf(Resolution.Found.class);
        Resolution.Succeeded gone = (Resolution.Succeeded) DIVISIONS.resolve("500112", AFTER);
        assertThat(gone.last().name()).isEqualTo("渝北区");
        assertThat(gone.successors())
                .extracting(Division::code)
                .containsExactly("500157", "500109");
        assertThat(gone.change().document()).contains("2025-11-06");
    }

    @Test
    void resolvesATownThatGotAnotherCodeInBothDirections() {
        assertThat(DIVISIONS.current("500105006", AFTER))
                .extracting(Division::code)
                .containsExactly("500157019");
        Resolution.NotYet early = (Resolution.NotYet) DIVISIONS.resolve("500157019", BEFORE);
        assertThat(early.predecessors()).extracting(Division::code).containsExactly("500105006");
        assertThat(DIVISIONS.current("500157", BEFORE))
                .extracting(Division::name)
                .containsExactly("江北区", "渝北区");
    }

    @Test
    void keepsTheCodeOfAVillageAndMovesItsParent() {
        assertThat(DIVISIONS.fullName("500105001001", BEFORE).zh())
                .isEqualTo("重庆市 江北区 华新街街道 桥北社区居民委员会");
        assertThat(DIVISIONS.fullName("500105001001", AFTER).zh())
                .isEqualTo("重庆市 两江新区 华新街街道 桥北社区居民委员会");
    }

    @Test
    void knowsXinjinUnderBothItsCodes() {
        LocalDate county = LocalDate.of(2020, 6, 17);
        assertThat(DIVISIONS.fullName("510132", county).zh()).isEqualTo("四川省 成都市 新津县");
        assertThat(DIVISIONS.current("510132", TODAY))
                .extracting(Division::code)
                .containsExactly("510118");
        assertThat(DIVISIONS.current("510118", county))
                .extracting(Division::code)
                .containsExactly("510132");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 数字",
        "12345, 位数字",
        "430100, 不属于",
        "511699, 没有该代码",
        "'', 位数字",
        "51162310９, 数字"
    })
    void saysWhyACodeIsUnknown(String code, String why) {
        Resolution.Unknown unknown = (Resolution.Unknown) DIVISIONS.resolve(code, TODAY);
        assertThat(unknown.why().zh()).contains(why);
        assertThat(unknown.divisions()).isEmpty();
    }

    @Test
    void refusesThePathOfACodeNotInForce() {
        assertThatThrownBy(() -> DIVISIONS.path("500112", AFTER)).hasMessageContaining("PLACE-001");
    }

    @Test
    void everyCodeOf2023ResolvesTodayOrSaysWhyNot() {
        List<Division> observed =
                DIVISIONS.versions().stream()
                        .filter(d -> d.valid().contains(Divisions.OBSERVED_ON))
                        .toList();
        assertThat(observed).hasSize(50_070);
        int divided = 0;
        for (Division then : observed) {
            switch (DIVISIONS.resolve(then.code(), TODAY)) {
                case Resolution.Found found ->
                        assertThat(found.division().name()).isEqualTo(then.name());
                case Resolution.Succeeded gone -> {
                    assertThat(gone.successors()).as(then.code()).isNotEmpty();
                    divided += gone.successors().size() > 1 ? 1 : 0;
                }
                case Resolution.NotYet never -> throw new AssertionError(never);
                case Resolution.Unknown unknown -> throw new AssertionError(unknown);
            }
        }
        assertThat(divided).as("only Yubei was divided").isEqualTo(1);
        assertThat(DIVISIONS.versions().stream().filter(d -> d.valid().contains(TODAY)))
                .hasSize(50_069);
        assertThat(
                        DIVISIONS.versions().stream()
                                .filter(d -> d.valid().contains(TODAY))
                                .filter(d -> d.codeState() == Division.CodeState.LEGACY))
                .hasSize(603);
    }

    /**
     * The state of 2026 was drawn up independently; the changes played over 2023 must give the
     * same.
     */
    @Test
    void playsTheChangesOverTheStateOf2023ToTheStateOf2026() throws IOException {
        Path drawnUp =
                Path.of(
                        System.getProperty("tongban.root", ".."),
                        "../shared/data/divisions-50-51-2026.csv");
        assumeTrue(Files.exists(drawnUp), "skipped: no " + drawnUp + " to compare with");
        List<String> expected = Files.readAllLines(drawnUp).stream().skip(1).sorted().toList();
        List<String> played =
                DIVISIONS.versions().stream()
                        .filter(d -> d.valid().contains(TODAY))
                        .map(d ->
                                String.join(
                                        ",",
                                        d.code(),
                                        d.name(),
                                        String.valueOf(d.level().ordinal()),
                                        d.parent().orElse(""),
                                        d.codeState() == Division.CodeState.LEGACY
                                                ? "legacy-code"
                                                : ""))
                        .sorted()
                        .toList();
        assertThat(played).isEqualTo(expected);
    }

    @Test
    void everyPathIsConsistentOnEveryDayThatMatters() {
        for (LocalDate on :
                List.of(LocalDate.of(2020, 6, 17), Divisions.OBSERVED_ON, BEFORE, AFTER, TODAY)) {
            for (Division d : DIVISIONS.versions()) {
                if (!d.valid().contains(on)) {
                    continue;
                }
                List<Division> path = DIVISIONS.path(d.code(), on);
                assertThat(path.getLast().level()).isEqualTo(Level.PROVINCE);
                for (int i = 1; i < path.size(); i++) {
                    assertThat(path.get(i).level().ordinal())
                            .isEqualTo(path.get(i - 1).level().ordinal() - 1);
                }
            }
        }
    }

    @Test
    void aChildIsListedUnderTheParentItNames() {
        long seed = 20251106;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Division d = DIVISIONS.versions().get(random.nextInt(DIVISIONS.versions().size()));
            if (d.valid().contains(TODAY) && d.parent().isPresent()) {
                assertThat(DIVISIONS.children(d.parent().get(), TODAY))
                        .as("seed %d, %s", seed, d)
                        .contains(d);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "高滩, 511623109",
        "邻水 高滩, 511623109",
        "gaotan, 511623109",
        "邻水, 511623",
        "511623109, 511623109",
        "重庆, 50",
        "邻水县高滩镇, 511623109",
        "四川省广安市邻水县高滩镇, 511623109",
        "重庆市北碚区茨竹镇, 500112140",
        "北碚 茨竹, 500112140"
    })
    void findsByNameOrItsBeginning(String words, String code) {
        assertThat(DIVISIONS.search(words, null, TODAY, 20))
                .extracting(Division::code)
                .contains(code);
    }

    @Test
    void findsWhatEndedAndSaysWhatLiesThereNow() {
        assertThat(DIVISIONS.searchEnded("渝北", TODAY))
                .singleElement()
                .satisfies(gone ->
                        assertThat(gone.successors())
                                .extracting(Division::code)
                                .containsExactly("500157", "500109"));
        assertThat(DIVISIONS.searchEnded("渝北", BEFORE)).isEmpty();
        assertThat(DIVISIONS.searchEnded("茨竹镇", TODAY)).as("it still exists").isEmpty();
        assertThat(DIVISIONS.searchEnded("新津县", TODAY)).hasSize(1);
    }

    @Test
    void answersOddWordsQuietly() {
        for (String words :
                List.of(
                        "",
                        "   ",
                        "x".repeat(1_000_000),
                        "%",
                        "'; drop table division",
                        "000",
                        "\u0000",
                        "０")) {
            assertThat(DIVISIONS.search(words, null, TODAY, 5))
                    .as(words.substring(0, Math.min(9, words.length())))
                    .isEmpty();
            assertThat(DIVISIONS.resolve(words, TODAY)).isInstanceOf(Resolution.Unknown.class);
        }
    }

    @Test
    void searchesFastEnoughToFollowTyping() {
        for (String words : List.of("高滩", "gaotan", "邻水县高滩镇", "村", "xyz", "511623")) {
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                DIVISIONS.search(words, null, TODAY, 20);
            }
            long micros = (System.nanoTime() - start) / 50_000;
            System.out.printf("search %s: %d us%n", words, micros);
            assertThat(micros).as(words).isLessThan(100_000);
        }
    }

    @Test
    void searchIsBoundedAndKnowsTheDay() {
        assertThat(DIVISIONS.search("村", null, TODAY, 1_000_000))
                .hasSize(Divisions.SEARCH_HITS_MAX);
        assertThat(DIVISIONS.search("渝北区", Level.COUNTY, TODAY, 5)).isEmpty();
        assertThat(DIVISIONS.search("渝北区", Level.COUNTY, BEFORE, 5)).hasSize(1);
        assertThat(DIVISIONS.search(" ", null, TODAY, 5)).isEmpty();
    }

    @Test
    void loadsInUnderTwoSecondsAndThirtyMegabytes() {
        Runtime.getRuntime().gc();
        long before = heap();
        long start = System.nanoTime();
        Divisions again = Divisions.shipped();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Runtime.getRuntime().gc();
        long bytes = heap() - before;
        System.out.printf(
                "divisions: %d versions in %d ms, %d KB%n",
                again.versions().size(), took.toMillis(), bytes / 1024);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
        assertThat(bytes).isLessThan(30L << 20);
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
