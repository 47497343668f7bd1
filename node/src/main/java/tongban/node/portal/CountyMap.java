package tongban.node.portal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counties as shapes, from a boundary file that the deployment supplies: GeoJSON whose features
 * have a property {@code code} of six digits. Without one there are no maps; the tables say the
 * same.
 */
final class CountyMap {
    static final long FILE_BYTES_MAX = 64L << 20;
    private static final Logger LOG = LoggerFactory.getLogger(CountyMap.class);
    private static final int WIDTH = 1_000;
    private static final int SHADES = 5;

    /** From pale to deep; the least stands out from the paper, the most bears white text. */
    private static final List<String> COLOURS =
            List.of("#dbe9f0", "#a9cbdc", "#6fa6c2", "#357ba0", "#1c4257");

    private static final String NONE = "#f3f2f1";

    /** A county's rings, as longitude and latitude. */
    private record Shape(String code, List<List<double[]>> rings) {}

    private final List<Shape> shapes;

    private CountyMap(List<Shape> shapes) {
        this.shapes = List.copyOf(shapes);
    }

    /** No file is no map; a file that cannot be used is said in the log and is no map either. */
    static CountyMap read(String file, JsonMapper json) {
        if (file.isBlank()) {
            return new CountyMap(List.of());
        }
        Path path = Path.of(file);
        try {
            if (Files.size(path) > FILE_BYTES_MAX) {
                throw new IOException("more than " + FILE_BYTES_MAX + " bytes");
            }
            List<Shape> shapes = new ArrayList<>();
            for (JsonNode feature : json.readTree(Files.readAllBytes(path)).path("features")) {
                String code = feature.at("/properties/code").asString("");
                if (code.matches("5[01][0-9]{4}")) {
                    shapes.add(new Shape(code, rings(feature.path("geometry"))));
                }
            }
            return new CountyMap(shapes);
        } catch (IOException | JacksonException e) {
            LOG.warn(
                    "INDICATOR-901 边界文件不能使用，不显示地图。 The boundary file cannot be used; there are no maps: {}",
                    e.getMessage());
            return new CountyMap(List.of());
        }
    }

    private static List<List<double[]>> rings(JsonNode geometry) {
        List<List<double[]>> rings = new ArrayList<>();
        JsonNode coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> coordinates.forEach(ring -> rings.add(ring(ring)));
            case "MultiPolygon" ->
                    coordinates.forEach(part -> part.forEach(ring -> rings.add(ring(ring))));
            default -> {}
        }
        return rings;
    }

    private static List<double[]> ring(JsonNode points) {
        List<double[]> ring = new ArrayList<>();
        points.forEach(p -> ring.add(new double[] {p.path(0).asDouble(), p.path(1).asDouble()}));
        return ring;
    }

    /** Whether there is a shape for any county of a place. */
    boolean covers(String place) {
        return shapes.stream().anyMatch(s -> s.code().startsWith(place));
    }

    /**
     * A picture of the counties of a place, shaded by value.
     *
     * @param values by code of the county
     */
    String svg(String place, Map<String, BigDecimal> values) {
        List<Shape> shown = shapes.stream().filter(s -> s.code().startsWith(place)).toList();
        double west = Double.MAX_VALUE;
        double east = -Double.MAX_VALUE;
        double south = Double.MAX_VALUE;
        double north = -Double.MAX_VALUE;
        for (Shape shape : shown) {
            for (List<double[]> ring : shape.rings()) {
                for (double[] point : ring) {
                    west = Math.min(west, point[0]);
                    east = Math.max(east, point[0]);
                    south = Math.min(south, point[1]);
                    north = Math.max(north, point[1]);
                }
            }
        }
        // a degree of longitude is shorter the further north: good enough for a province
        double narrow = Math.cos(Math.toRadians((south + north) / 2));
        double scale = WIDTH / Math.max(1e-9, (east - west) * narrow);
        int height = (int) Math.ceil((north - south) * scale);
        Map<String, Integer> shades = shades(values);
        StringBuilder svg =
                new StringBuilder(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-4 -4 %d %d\">"
                                .formatted(WIDTH + 8, height + 8));
        for (Shape shape : shown) {
            Integer shade = shades.get(shape.code());
            svg.append("<path fill=\"")
                    .append(shade == null ? NONE : COLOURS.get(shade))
                    .append("\" stroke=\"#4b5761\" stroke-width=\"1\" d=\"");
            for (List<double[]> ring : shape.rings()) {
                line(svg, ring, west, north, narrow * scale, scale);
            }
            svg.append("\"/>");
        }
        return svg.append("</svg>").toString();
    }

    /** Points that fall on the same pixel are drawn once. */
    private static void line(
            StringBuilder svg,
            List<double[]> ring,
            double west,
            double north,
            double across,
            double down) {
        long before = Long.MIN_VALUE;
        char move = 'M';
        for (double[] point : ring) {
            long x = Math.round((point[0] - west) * across);
            long y = Math.round((north - point[1]) * down);
            long here = x * 1_000_000 + y;
            if (here != before) {
                svg.append(move).append(x).append(' ').append(y);
                move = 'L';
                before = here;
            }
        }
        svg.append('Z');
    }

    /** As many counties in each shade as can be; equal values have one shade. */
    private static Map<String, Integer> shades(Map<String, BigDecimal> values) {
        List<BigDecimal> sorted = values.values().stream().sorted().toList();
        Map<String, Integer> shades = new TreeMap<>();
        values.forEach((code, value) -> {
            int below = 0;
            while (sorted.get(below).compareTo(value) < 0) {
                below++;
            }
            shades.put(code, below * SHADES / sorted.size());
        });
        return shades;
    }
}
