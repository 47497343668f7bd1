package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Operator;
import tongban.node.indicator.Unit;
import tongban.node.place.Divisions;
import tongban.service.text.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * Maps only where a deployment supplies boundaries; what is wrong with its file is told at the
 * start, and nobody goes without services for it.
 */
class CountyMapTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Divisions DIVISIONS = Divisions.shipped();
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 12);
    private static final Unit PLACES = new Unit("places", "个", "places", BigDecimal.ONE);

    private static final Map<String, Indicators.PlaceValue> ONE =
            Map.of("511623", stated("511623", Operator.EXACT, 1));

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(CountyMap.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir private Path folder;

    @BeforeEach
    void listen() {
        log.start();
        LOG.setLevel(Level.INFO);
        LOG.addAppender(log);
    }

    @AfterEach
    void leave() {
        LOG.detachAppender(log);
        LOG.setLevel(null);
    }

    private String logged() {
        return log.list.stream()
                .map(e -> e.getLevel() + " " + e.getFormattedMessage())
                .collect(Collectors.joining("\n"));
    }

    private static String square(String code, String name, int x, int y) {
        return """
        {"type":"Feature","properties":{"code":"%s","name":"%s"},"geometry":{"type":"Polygon","coordinates":
          [[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%3$d,%4$d]]]}}
        """
                .formatted(code, name, x, y, x + 1, y, x + 1, y + 1, x, y + 1);
    }

    private CountyMap read(String... squares) throws IOException {
        return file(
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + String.join(",", squares)
                        + "]}");
    }

    private CountyMap file(String content) throws IOException {
        Path file = folder.resolve("counties.geojson");
        Files.writeString(file, content);
        return CountyMap.read(file.toString(), JSON, DIVISIONS, TODAY);
    }

    private static Indicators.PlaceValue stated(String county, Operator operator, int value) {
        return new Indicators.PlaceValue(
                county, operator, BigDecimal.valueOf(value), Words.same(""));
    }

    private static CountyPicture picture(CountyMap map, String place, Map<String, Integer> values) {
        Map<String, Indicators.PlaceValue> exact = new TreeMap<>();
        values.forEach((code, value) -> exact.put(code, stated(code, Operator.EXACT, value)));
        return map.picture(place, exact, PLACES, TODAY).orElseThrow();
    }

    private static CountyPicture.Area area(CountyPicture picture, String code) {
        return picture.areas().stream()
                .filter(a -> a.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countiesAreShadedByValueAndSayIt() throws IOException {
        CountyMap map =
                read(
                        square("511621", "岳池县", 105, 30),
                        square("511623", "邻水县", 106, 30),
                        square("511602", "广安区", 107, 30),
                        square("500101", "万州区", 108, 30));
        CountyPicture picture = picture(map, "51", Map.of("511621", 1, "511623", 9));
        assertThat(picture.areas()).as("counties of the side").hasSize(3);
        assertThat(area(picture, "511621").colour()).isEqualTo("#dbe9f0");
        assertThat(area(picture, "511623").colour()).isEqualTo("#6fa6c2");
        assertThat(area(picture, "511623").told())
                .isEqualTo(
                        Words.of(
                                "四川省 广安市 邻水县：9个（第 3 档）",
                                "Linshui County, Guang'an, Sichuan: 9 places (shade 3)"));
        assertThat(area(picture, "511602").colour()).as("no value, no shade").isEmpty();
        assertThat(area(picture, "511602").told().en()).endsWith(": no data");
        assertThat(picture.unshaded()).isOne();
        assertThat(picture.legend())
                .containsExactly(
                        new CountyPicture.Shade(1, "#dbe9f0", Words.of("1个", "1 place"), 1),
                        new CountyPicture.Shade(3, "#6fa6c2", Words.of("9个", "9 places"), 1));
        assertThat(picture.absent())
                .as("what the file lacks is told where the map stands")
                .contains(Words.of("武胜县", "Wusheng County"));
        assertThat(map.picture("5101", ONE, PLACES, TODAY)).isEmpty();
        assertThat(map.picture("51", Map.of(), PLACES, TODAY))
                .as("nothing to be shaded is no map")
                .isEmpty();
    }

    @Test
    void aBoundaryOlderThanTheRegisterIsDrawnAsWhatLiesThereAndTold() throws IOException {
        CountyMap map =
                read(
                        square("500105", "江北区", 106, 29),
                        square("500112", "渝北区", 107, 29),
                        square("513425", "会理县", 102, 26));
        CountyPicture picture = picture(map, "50", Map.of("500157", 7));
        assertThat(area(picture, "500105").told().zh())
                .isEqualTo("重庆市 两江新区：7个（第 1 档）。边界文件里是 500105 江北区，2025-11-06 起是两江新区");
        assertThat(area(picture, "500112").told().zh())
                .contains("两江新区：7个", "2025-11-06 起是两江新区、北碚区，按两江新区着色");
        assertThat(picture.legend().getFirst().counties()).as("one county, two shapes").isOne();
        assertThat(logged())
                .contains("WARN INDICATOR-902", folder.resolve("counties.geojson").toString())
                .contains("500105 江北区，2025-11-06 起是两江新区", "会理县 513425，区划库中没有此代码")
                .contains("会理县 513425, a code that the register of divisions does not have")
                .contains("513402 会理市", "513402 Huili City", "Supply newer boundaries");
    }

    /** Values of before it ended are its own; 江北区 had 3 when 两江新区 was not there yet. */
    @Test
    void aCountyThatHasEndedShowsTheValueOfItsOwnCode() throws IOException {
        CountyMap map = read(square("500105", "江北区", 106, 29), square("500112", "渝北区", 107, 29));
        CountyPicture picture = picture(map, "50", Map.of("500105", 3, "500157", 7));
        assertThat(area(picture, "500105").told())
                .isEqualTo(
                        Words.of(
                                "江北区：3个（第 1 档）。边界文件里是 500105 江北区，2025-11-06 起是两江新区",
                                "Jiangbei District: 3 places (shade 1); the boundary file has 500105 Jiangbei District,"
                                        + " which is Liangjiang New Area since 2025-11-06"));
        assertThat(area(picture, "500112").told().zh()).startsWith("重庆市 两江新区：7个（第 3 档）");
        assertThat(picture.unshaded()).isZero();
    }

    /** 渝北区 is two counties today; what it shows of its own is not shaded as one of them. */
    @Test
    void onlyWhatIsShadedAsASuccessorIsSaidToBe() throws IOException {
        CountyMap map = read(square("500112", "渝北区", 107, 29), square("500105", "江北区", 106, 29));
        assertThat(area(picture(map, "50", Map.of("500112", 5, "500157", 7)), "500112").told())
                .isEqualTo(
                        Words.of(
                                "渝北区：5个（第 1 档）。边界文件里是 500112 渝北区，2025-11-06 起是两江新区、北碚区",
                                "Yubei District: 5 places (shade 1); the boundary file has 500112 Yubei District,"
                                        + " which is Liangjiang New Area, Beibei District since 2025-11-06"));
        assertThat(area(picture(map, "50", Map.of("500105", 3)), "500112").told().zh())
                .as("without a value there is no shade")
                .endsWith("没有数据。边界文件里是 500112 渝北区，2025-11-06 起是两江新区、北碚区");
        assertThat(area(picture(map, "50", Map.of("500157", 7)), "500112").told().en())
                .endsWith("since 2025-11-06; shaded as Liangjiang New Area");
    }

    /** Files of all levels have the province and its cities over their counties. */
    @Test
    void aProvinceOrACityOfTheFileIsNoCountyAndIsTold() throws IOException {
        CountyMap map =
                read(
                        square("510000", "四川省", 105, 30),
                        square("510100", "成都市", 105, 30),
                        square("500000", "重庆市", 108, 30),
                        square("511623", "邻水县", 106, 30));
        assertThat(picture(map, "51", Map.of("511623", 9)).areas())
                .extracting(CountyPicture.Area::code)
                .containsExactly("511623");
        assertThat(logged())
                .contains("WARN INDICATOR-902")
                .contains("不是区县、没有画的：四川省 510000; 成都市 510100; 重庆市 500000")
                .contains(
                        "features that are no county and are not drawn: 四川省 510000; 成都市 510100; ");
        read(square("510000", "四川省", 105, 30));
        assertThat(logged()).contains("code of a county of Sichuan or Chongqing");
    }

    /** Nearly 10 is nearly 10 at its county and in the legend. */
    @Test
    void aValueIsToldAsItIsStated() throws IOException {
        CountyMap map = read(square("511621", "岳池县", 105, 30), square("511623", "邻水县", 106, 30));
        CountyPicture picture =
                map.picture(
                                "51",
                                Map.of(
                                        "511621", stated("511621", Operator.NEARLY, 10),
                                        "511623", stated("511623", Operator.EXACT, 10)),
                                PLACES,
                                TODAY)
                        .orElseThrow();
        assertThat(area(picture, "511621").told().zh()).endsWith("岳池县：近10个（第 1 档）");
        assertThat(area(picture, "511621").told().en()).endsWith(": nearly 10 places (shade 1)");
        assertThat(picture.legend())
                .containsExactly(
                        new CountyPicture.Shade(
                                1,
                                "#dbe9f0",
                                Words.of("近10个 至 10个", "nearly 10 places to 10 places"),
                                2));
    }

    /** Going over all boundaries takes longer than the rest of the page. */
    @Test
    void outlinesAreMadeOnceADay() throws IOException {
        CountyMap map = read(square("511623", "邻水县", 106, 30), square("500105", "江北区", 106, 29));
        String drawn = area(picture(map, "51", Map.of("511623", 1)), "511623").path();
        assertThat(area(picture(map, "51", Map.of("511623", 2)), "511623").path()).isSameAs(drawn);
        LocalDate before = LocalDate.of(2025, 11, 5);
        assertThat(
                        map.picture(
                                        "50",
                                        Map.of("500105", stated("500105", Operator.EXACT, 1)),
                                        PLACES,
                                        before)
                                .orElseThrow()
                                .areas())
                .extracting(a -> a.told().zh())
                .as("still a county of that day")
                .containsExactly("重庆市 江北区：1个（第 1 档）");
        assertThat(area(picture(map, "50", Map.of("500105", 1)), "500105").told().zh())
                .endsWith("2025-11-06 起是两江新区");
    }

    @Test
    void withoutAFileThereIsNoMap() {
        assertThat(CountyMap.read("", JSON, DIVISIONS, TODAY).picture("51", ONE, PLACES, TODAY))
                .isEmpty();
        assertThat(logged()).doesNotContain("INDICATOR-90");
    }

    @Test
    void aFileThatCannotBeUsedIsToldWithItsRemedy() throws IOException {
        Path none = folder.resolve("none.geojson");
        CountyMap.read(none.toString(), JSON, DIVISIONS, TODAY);
        assertThat(logged())
                .contains("ERROR INDICATOR-901 边界文件不能使用", "tongban.boundaries = " + none)
                .contains("没有这个文件 / there is no such file", "请改正该设置", "Correct the setting");
        CountyMap.read(folder.toString(), JSON, DIVISIONS, TODAY);
        assertThat(logged()).contains("it is a folder");
        assertThat(file("{\"features\":[").picture("51", ONE, PLACES, TODAY)).isEmpty();
        assertThat(logged()).contains("不是完整的 JSON");
        file("{\"features\":[{\"properties\":{\"adcode\":\"511623\"}}]}");
        assertThat(logged()).contains("no feature has a property 'code'");
        file("{\"features\":[{\"properties\":{\"code\":\"511623\"}}]}");
        assertThat(logged()).contains("511623 has no boundary");
        read(square("511623", "邻水县", 30, 106));
        assertThat(logged())
                .as("latitude first")
                .contains("511623 has coordinates that are no longitude and latitude");
    }

    /** Skipped where the boundaries are not at hand: they are not part of the product. */
    @Test
    void realBoundariesAreDrawnSmallEnoughToBeSent() {
        Path file =
                Path.of(System.getProperty("tongban.root", ".."))
                        .toAbsolutePath()
                        .normalize()
                        .resolveSibling("shared/data/counties-50-51-mapchina-osm.geojson");
        assumeTrue(
                Files.isReadable(file),
                "Skipped: the boundaries are not beside this checkout: " + file);
        CountyMap map = CountyMap.read(file.toString(), JSON, DIVISIONS, TODAY);
        CountyPicture picture =
                picture(map, "51", Map.of("511602", 0, "511603", 1, "511621", 2, "511623", 3));
        assertThat(picture.areas()).hasSize(183);
        assertThat(picture.absent()).containsExactly(Words.of("会理市", "Huili City"));
        assertThat(picture.areas().stream().mapToInt(a -> a.path().length()).sum())
                .isLessThan(200_000);
        assertThat(picture.labels(Words::zh))
                .as("cities by name")
                .extracting(l -> l.name().zh())
                .contains("成都市", "凉山彝族自治州", "广安市");
    }
}
