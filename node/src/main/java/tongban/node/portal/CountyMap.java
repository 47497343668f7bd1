package tongban.node.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Unit;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Resolution;
import tongban.service.text.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counties as shapes, from a boundary file that the deployment supplies: GeoJSON whose features
 * have a property {@code code} of six digits, and perhaps a {@code name}. Without one there are no
 * maps; the tables say the same. Boundary files are older than the register of divisions: a shape
 * whose code has ended is drawn as what lies there today, and the log says which at the start.
 */
final class CountyMap {
    static final long FILE_BYTES_MAX = 64L << 20;
    private static final Logger LOG = LoggerFactory.getLogger(CountyMap.class);
    private static final double WEST_MAX_DEGREES = 180;
    private static final double NORTH_MAX_DEGREES = 90;

    /**
     * @param name as the file has it; or empty
     * @param rings longitude and latitude
     */
    record Shape(String code, String name, List<List<double[]>> rings) {
        String named() {
            return (name + " " + code).strip();
        }
    }

    /** What cannot be read of a boundary file, for the log. */
    private static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableException(String zh, String en) {
            super(zh + " / " + en);
        }
    }

    /**
     * What was read of a boundary file.
     *
     * @param others features that are no county, e.g. the province around its counties
     */
    private record Features(List<Shape> shapes, List<String> others) {}

    private final List<Shape> shapes;
    private final Divisions divisions;

    /**
     * What the maps of a day have in common whatever is shaded on them, by place. Only sides and
     * their cities have counties, so that there are few.
     */
    private final Map<String, CountyPicture.Ground> grounds = new ConcurrentHashMap<>();

    private CountyMap(List<Shape> shapes, Divisions divisions) {
        this.shapes = List.copyOf(shapes);
        this.divisions = divisions;
    }

    /**
     * No file is no map; a file that cannot be used is said in the log and is no map either, as
     * nobody is to go without services for want of a map.
     */
    static CountyMap read(String file, JsonMapper json, Divisions divisions, LocalDate today) {
        if (file.isBlank()) {
            return new CountyMap(List.of(), divisions);
        }
        Path path = Path.of(file).toAbsolutePath().normalize();
        try {
            Features features = features(path, json);
            CountyMap map = new CountyMap(features.shapes(), divisions);
            map.tellWhatDiffers(path, features.others(), today);
            return map;
        } catch (IOException | JacksonException | UnusableException e) {
            LOG.error(
                    "INDICATOR-901 边界文件不能使用，指标页不显示地图（表格照常）。位置：设置 tongban.boundaries = {}。原因：{}。"
                            + "请改正该设置或者换成 GeoJSON 文件（每个 feature 有六位数字的属性 code，几何为 Polygon 或 MultiPolygon），然后重新启动；不要地图就去掉该设置。"
                            + " The boundary file cannot be used: pages of indicators show no map, their tables stand. Where: setting"
                            + " tongban.boundaries = {}. Why: {}. Correct the setting or supply a GeoJSON file whose features have a"
                            + " property 'code' of six digits and a Polygon or MultiPolygon, and start again; for no maps remove the setting.",
                    path,
                    why(e),
                    path,
                    why(e));
            return new CountyMap(List.of(), divisions);
        }
    }

    private static String why(Exception fault) {
        return switch (fault) {
            case NoSuchFileException none -> "没有这个文件 / there is no such file";
            case JacksonException broken ->
                    "不是完整的 JSON / it is no complete JSON: "
                            + String.valueOf(broken.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                                    .replaceFirst(" \\(start marker.*", "");
            case UnusableException told -> String.valueOf(told.getMessage());
            default -> String.valueOf(fault);
        };
    }

    // ------------------------------------------------------------------ reading

    private static Features features(Path path, JsonMapper json) throws IOException {
        if (Files.isDirectory(path)) {
            throw new UnusableException("是文件夹", "it is a folder");
        }
        if (Files.size(path) > FILE_BYTES_MAX) {
            throw new UnusableException(
                    "大于 " + FILE_BYTES_MAX + " 字节",
                    "it has more than " + FILE_BYTES_MAX + " bytes");
        }
        List<Shape> shapes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (JsonNode feature : json.readTree(Files.readAllBytes(path)).path("features")) {
            String code = feature.at("/properties/code").asString("");
            if (!code.matches("5[01][0-9]{4}")) {
                continue;
            }
            String name = feature.at("/properties/name").asString("");
            // 510000 and 510100 are a province and a city, which lie over their own counties
            if (Divisions.canonical(code).length() < code.length()) {
                others.add((name + " " + code).strip());
            } else {
                shapes.add(new Shape(code, name, rings(code, feature.path("geometry"))));
            }
        }
        if (shapes.isEmpty()) {
            throw new UnusableException(
                    "没有一个 feature 的属性 code 是四川或重庆区县的六位区划代码",
                    "no feature has a property 'code' that is the six-digit code of a county of Sichuan or Chongqing");
        }
        return new Features(shapes, others);
    }

    private static List<List<double[]>> rings(String code, JsonNode geometry) {
        List<List<double[]>> rings = new ArrayList<>();
        JsonNode coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> coordinates.forEach(ring -> rings.add(ring(code, ring)));
            case "MultiPolygon" ->
                    coordinates.forEach(part -> part.forEach(ring -> rings.add(ring(code, ring))));
            default -> {}
        }
        if (rings.isEmpty()) {
            throw new UnusableException(code + " 没有边界", code + " has no boundary");
        }
        return rings;
    }

    private static List<double[]> ring(String code, JsonNode points) {
        List<double[]> ring = new ArrayList<>();
        for (JsonNode p : points) {
            double x = p.path(0).asDouble(Double.NaN);
            double y = p.path(1).asDouble(Double.NaN);
            // metres of a projection, or the two of them the other way round, would be no map
            if (!(Math.abs(x) <= WEST_MAX_DEGREES && Math.abs(y) <= NORTH_MAX_DEGREES)) {
                throw new UnusableException(
                        code + " 的坐标不是先经度后纬度的度数：" + p,
                        code
                                + " has coordinates that are no longitude and latitude in degrees: "
                                + p);
            }
            ring.add(new double[] {x, y});
        }
        return ring;
    }

    // ------------------------------------------------------------------ held against the register

    /** What a shape is today, as the first of what took its place; empty where nobody knows. */
    Optional<Division> today(Shape shape, LocalDate today) {
        return divisions.resolve(shape.code(), today).divisions().stream().findFirst();
    }

    /**
     * That a shape's code is no county of today; empty where it is one.
     *
     * @param today on which it is drawn
     */
    Optional<Words> outdated(Shape shape, LocalDate today) {
        return switch (divisions.resolve(shape.code(), today)) {
            case Resolution.Found found -> Optional.empty();
            case Resolution.Succeeded(var last, var change, var successors) -> {
                String zh =
                        successors.stream().map(Division::name).collect(Collectors.joining("、"));
                String en =
                        successors.stream()
                                .map(Division::english)
                                .collect(Collectors.joining(", "));
                yield Optional.of(
                        Words.of(
                                "边界文件里是 %s %s，%s 起是%s"
                                        .formatted(last.code(), last.name(), change.on(), zh),
                                "the boundary file has %s %s, which is %s since %s"
                                        .formatted(last.code(), last.english(), en, change.on())));
            }
            case Resolution.NotYet notYet ->
                    Optional.of(
                            Words.of(
                                    "边界文件里是 %s，该区划还没有成立".formatted(shape.named()),
                                    "the boundary file has %s, which does not exist yet"
                                            .formatted(shape.named())));
            case Resolution.Unknown unknown ->
                    Optional.of(
                            Words.of(
                                    "边界文件里是 %s，区划库中没有此代码".formatted(shape.named()),
                                    "the boundary file has %s, a code that the register of divisions does not have"
                                            .formatted(shape.named())));
        };
    }

    /** The counties in force below a place that no shape of the file is. */
    private List<Division> without(String place, LocalDate today) {
        Set<String> drawn = new HashSet<>();
        shapes.forEach(s -> today(s, today).ifPresent(d -> drawn.add(d.code())));
        return divisions.counties(place, today).stream()
                .filter(d -> !drawn.contains(d.code()))
                .toList();
    }

    private void tellWhatDiffers(Path path, List<String> others, LocalDate today) {
        List<Words> outdated = shapes.stream().flatMap(s -> outdated(s, today).stream()).toList();
        List<Division> without =
                shapes.stream()
                        .map(s -> s.code().substring(0, 2))
                        .distinct()
                        .flatMap(side -> without(side, today).stream())
                        .toList();
        LOG.info("{} boundaries of counties read from {}", shapes.size(), path);
        if (outdated.isEmpty() && without.isEmpty() && others.isEmpty()) {
            return;
        }
        LOG.warn(
                "INDICATOR-902 边界文件与区划库（{}）不一致，地图照画：{}；没有边界的区县：{}；不是区县、没有画的：{}。文件：{}。请换成较新的、只有区县的边界文件，或者在文件里改正 code，然后重新启动。"
                        + " The boundary file differs from the register of divisions; maps are drawn all the same: {}; counties"
                        + " without a boundary: {}; features that are no county and are not drawn: {}. Supply newer boundaries"
                        + " of counties alone or correct 'code' in the file, and start again.",
                today,
                none(outdated.stream().map(Words::zh).toList(), "无"),
                none(without.stream().map(d -> d.code() + " " + d.name()).toList(), "无"),
                none(others, "无"),
                path,
                none(outdated.stream().map(Words::en).toList(), "none"),
                none(without.stream().map(d -> d.code() + " " + d.english()).toList(), "none"),
                none(others, "none"));
    }

    private static String none(List<String> names, String instead) {
        return names.isEmpty() ? instead : String.join("; ", names);
    }

    // ------------------------------------------------------------------ drawing

    /**
     * A picture of the counties of a place, shaded by value; empty where none of the values has a
     * shape.
     *
     * @param values by code of the county, as it was called in their period
     */
    Optional<CountyPicture> picture(
            String place, Map<String, Indicators.PlaceValue> values, Unit unit, LocalDate today) {
        if (shapes.isEmpty()) {
            return Optional.empty();
        }
        CountyPicture.Ground ground =
                Objects.requireNonNull(
                        grounds.compute(
                                place,
                                (p, known) ->
                                        known != null && known.on().equals(today)
                                                ? known
                                                : ground(p, today)));
        return ground.shades(values)
                ? Optional.of(CountyPicture.of(ground, values, unit))
                : Optional.empty();
    }

    private CountyPicture.Ground ground(String place, LocalDate today) {
        Places places = new Places(divisions, today);
        List<CountyPicture.Drawn> drawn = new ArrayList<>();
        for (Shape shape : shapes) {
            List<Division> there = divisions.resolve(shape.code(), today).divisions();
            Optional<Division> county = there.stream().findFirst();
            // what lies there today says where it belongs, as a county may have gone elsewhere
            if (county.map(Division::code).orElse(shape.code()).startsWith(place)) {
                drawn.add(
                        new CountyPicture.Drawn(
                                shape,
                                own(shape, places),
                                county,
                                county.map(d -> places.name(d.code())),
                                there.size() > 1,
                                outdated(shape, today)));
            }
        }
        return CountyPicture.Ground.of(drawn, without(place, today), places, place);
    }

    /** What is called by a shape's own code, whether it still is or not. */
    private Words own(Shape shape, Places places) {
        return switch (divisions.resolve(shape.code(), places.on())) {
            case Resolution.Found found -> places.name(shape.code());
            case Resolution.Succeeded ended ->
                    Words.of(ended.last().name(), ended.last().english());
            case Resolution.NotYet notYet -> Words.same(shape.named());
            case Resolution.Unknown unknown -> Words.same(shape.named());
        };
    }
}
