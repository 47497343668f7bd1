package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A deployment with real boundaries of counties, in a browser: indicators by county have a map that
 * is not squashed, whose shades a person can read, and whose counties say their value in both
 * languages. The boundaries are no part of the product; without them the story is skipped.
 */
class CountyMapTest {
    private static final String MAP = "main figure.tb-map";

    static Path boundaries() {
        return Path.of(System.getProperty("tongban.root", ".."))
                .toAbsolutePath()
                .normalize()
                .resolveSibling("shared/data/counties-50-51-mapchina-osm.geojson");
    }

    @Test
    void countiesAreDrawnShadedAndNamed() throws IOException {
        Browser.isNeeded();
        Path file = boundaries();
        assumeTrue(
                Files.isReadable(file),
                "Skipped: the boundaries are not beside this checkout: " + file);
        try (RunningNode node =
                        RunningNode.start("county_map", true)
                                .again(true, Map.of("tongban.boundaries", file));
                Browser browser = Browser.at(node)) {
            everybodySeesTheStandards(browser, file);
            whatHasNoValueIsToldApart(browser);
            aCountyThatIsNoMoreIsDrawnAsWhatItIsNow(browser);
        }
    }

    private static void everybodySeesTheStandards(Browser browser, Path file) throws IOException {
        Screen reader = browser.visitor("zh-CN");
        reader.open("/indicators/urban-allowance").landsOn(200).sees("各地差距", "第 1 档：740元/月");
        assertThat(reader.count(MAP + " > svg path[data-code]")).isEqualTo(183);
        assertThat(reader.count(MAP + " .tb-legend li")).isGreaterThan(2);
        assertThat(reader.page().locator(MAP + " > svg path[fill='#1c4257']").count())
                .as("a deepest shade")
                .isPositive();
        assertThat(told(reader, "511623")).startsWith("四川省 广安市 邻水县：").contains("元/月（第 ");
        assertThat(reader.page().locator(MAP + " text").allTextContents())
                .contains("成都市", "甘孜藏族自治州");
        BoundingBox drawn = reader.page().locator(MAP + " > svg").boundingBox();
        assertThat(drawn.width / drawn.height)
                .as("a degree of longitude is shorter than one of latitude")
                .isBetween(proportion(file) * 0.98, proportion(file) * 1.02);
        reader.photograph("county-map");
        assertThat(new PageInspection(reader, "zh-CN", true).look(200, "map")).isEmpty();
        Screen english = browser.visitor("en-US");
        english.open("/indicators/urban-allowance").landsOn(200).sees("Shade 1: 740 yuan a month");
        assertThat(told(english, "511623"))
                .startsWith("Linshui County, Guang'an, Sichuan: ")
                .contains("yuan a month (shade ");
        assertThat(english.page().locator(MAP + " text").allTextContents())
                .contains("Chengdu", "Ganzi");
        english.photograph("county-map-en");
    }

    private static void whatHasNoValueIsToldApart(Browser browser) {
        Screen reviewer = browser.signedIn("sc.reviewer");
        reviewer.open("/indicators/elder-complexes").landsOn(200).sees("斜线：没有数据");
        assertThat(told(reviewer, "511623")).contains("个（第 ");
        assertThat(told(reviewer, "510104")).endsWith("锦江区：没有数据");
        assertThat(reviewer.page().locator(MAP + " path[data-code='510104']").getAttribute("fill"))
                .isEqualTo("url(#none-REPORTED)");
        reviewer.photograph("county-map-partly");
        reviewer.open("/indicators/elder-complexes?at=5116").landsOn(200);
        assertThat(reviewer.page().locator(MAP + " text").allTextContents())
                .as("of a city its counties")
                .contains("邻水县", "岳池县");
        reviewer.photograph("county-map-city");
    }

    private static void aCountyThatIsNoMoreIsDrawnAsWhatItIsNow(Browser browser) {
        Screen reader = browser.visitor("zh-CN");
        reader.open("/indicators/urban-allowance?side=50").landsOn(200);
        assertThat(reader.count(MAP + " > svg path[data-code]")).isEqualTo(38);
        assertThat(told(reader, "500105")).startsWith("重庆市 两江新区：").contains("边界文件里是 500105 江北区");
        reader.photograph("county-map-chongqing");
    }

    private static String told(Screen screen, String code) {
        Locator title = screen.page().locator(MAP + " path[data-code='" + code + "'] title");
        return title.first().textContent();
    }

    /** How much wider than high Sichuan is on the ground. */
    private static double proportion(Path file) throws IOException {
        DoubleSummaryStatistics east = new DoubleSummaryStatistics();
        DoubleSummaryStatistics north = new DoubleSummaryStatistics();
        JsonNode features =
                JsonMapper.builder().build().readTree(Files.readAllBytes(file)).path("features");
        for (JsonNode feature : features) {
            if (feature.at("/properties/code").asString("").startsWith("51")) {
                for (JsonNode part : feature.at("/geometry/coordinates")) {
                    for (JsonNode point : part.path(0)) {
                        east.accept(point.path(0).asDouble());
                        north.accept(point.path(1).asDouble());
                    }
                }
            }
        }
        double middle = (north.getMin() + north.getMax()) / 2;
        return (east.getMax() - east.getMin())
                * Math.cos(Math.toRadians(middle))
                / (north.getMax() - north.getMin());
    }
}
