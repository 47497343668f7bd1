package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Maps only where a deployment supplies boundaries, and none where the file cannot be used. */
class CountyMapTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir private Path folder;

    private static String square(String code, int x, int y) {
        return """
        {"type":"Feature","properties":{"code":"%s"},"geometry":{"type":"Polygon","coordinates":
          [[[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}}
        """
                .formatted(code, x, y, x + 1, y, x + 1, y + 1, x, y + 1);
    }

    @Test
    void countiesAreShadedByValue() throws IOException {
        Path file = folder.resolve("counties.geojson");
        Files.writeString(
                file,
                "{\"type\":\"FeatureCollection\",\"features\":[%s,%s,%s]}"
                        .formatted(
                                square("511621", 105, 30),
                                square("511623", 106, 30),
                                square("500157", 107, 30)));
        CountyMap map = CountyMap.read(file.toString(), JSON);
        assertThat(map.covers("51")).isTrue();
        assertThat(map.covers("5101")).isFalse();
        String svg =
                map.svg("51", Map.of("511621", BigDecimal.ONE, "511623", BigDecimal.valueOf(9)));
        assertThat(svg.split("<path")).as("two counties of the side").hasSize(3);
        assertThat(svg).contains("fill=\"#dbe9f0\"", "fill=\"#6fa6c2\"").doesNotContain("style=");
        assertThat(map.svg("51", Map.of())).contains("fill=\"#f3f2f1\"");
    }

    @Test
    void withoutAFileThereIsNoMap() throws IOException {
        assertThat(CountyMap.read("", JSON).covers("51")).isFalse();
        assertThat(CountyMap.read(folder.resolve("none").toString(), JSON).covers("51")).isFalse();
        Path broken = folder.resolve("broken.geojson");
        Files.writeString(broken, "{");
        assertThat(CountyMap.read(broken.toString(), JSON).covers("51")).isFalse();
    }

    /** Skipped where the boundaries are not at hand: they are not part of the product. */
    @Test
    void realBoundariesAreDrawnSmallEnoughToBeSent() {
        Path file =
                Path.of(System.getProperty("tongban.root", ".."))
                        .resolve("../shared/data/counties-50-51-mapchina-osm.geojson");
        assumeTrue(Files.isReadable(file), "Skipped: there is no " + file);
        CountyMap map = CountyMap.read(file.toString(), JSON);
        Map<String, BigDecimal> values = new TreeMap<>();
        for (String county : new String[] {"511602", "511603", "511621", "511622", "511623"}) {
            values.put(county, BigDecimal.valueOf(values.size()));
        }
        String svg = map.svg("51", values);
        assertThat(svg.split("<path").length).isGreaterThan(150);
        assertThat(svg.length()).isLessThan(600_000);
    }
}
