package tongban.node.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Operator;
import tongban.node.indicator.Unit;
import tongban.node.place.Division;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * Counties of a place as a page draws them: shades, what each shape is called and says, and the
 * legend. What a colour says is said in words as well, by the legend, by each shape when pointed
 * at, and by the table.
 *
 * @param height in units of which the width has {@link #WIDTH}
 * @param unshaded how many shapes have no value
 * @param absent counties without a boundary, which the picture therefore lacks
 */
public record CountyPicture(
        int height,
        List<Area> areas,
        List<Label> names,
        List<Shade> legend,
        int unshaded,
        List<Words> absent) {
    public static final int WIDTH = 1_000;
    public static final int LETTERS = 22;
    private static final int SHADES = 5;

    /** From pale to deep; the least stands out from the paper. */
    private static final List<String> COLOURS =
            List.of("#dbe9f0", "#a9cbdc", "#6fa6c2", "#357ba0", "#1c4257");

    /** How wide a letter is, in parts of its height: Chinese ones are square. */
    private static final double LATIN_WIDTH = 0.56;

    public CountyPicture {
        areas = List.copyOf(areas);
        names = List.copyOf(names);
        legend = List.copyOf(legend);
        absent = List.copyOf(absent);
    }

    /**
     * @param path as SVG writes it
     * @param colour empty where there is no value
     */
    public record Area(String code, String path, String colour, Words told) {}

    /**
     * @param room how wide it may be
     */
    public record Label(Words name, int x, int y, int room) {
        double width(String text) {
            return text.codePoints().mapToDouble(c -> c < 0x2E80 ? LATIN_WIDTH : 1).sum() * LETTERS;
        }
    }

    /**
     * @param number from 1, the least
     * @param counties how many have it
     */
    public record Shade(int number, String colour, Words range, int counties) {}

    /**
     * A shape, and what lies there.
     *
     * @param own what its own code is or was called
     * @param county what lies there today
     * @param name of that
     * @param split whether others lie there as well
     * @param outdated that this is not what the file says
     */
    record Drawn(
            CountyMap.Shape shape,
            Words own,
            Optional<Division> county,
            Optional<Words> name,
            boolean split,
            Optional<Words> outdated) {

        /**
         * The code under which it has a value. A value of before the county ended is of its own
         * code; only where there is none, that of what lies there today is shown.
         */
        Optional<String> key(Map<String, ?> values) {
            return Stream.concat(Stream.of(shape.code()), county.stream().map(Division::code))
                    .filter(values::containsKey)
                    .findFirst();
        }

        private boolean isOwn(Optional<String> key) {
            return key.filter(shape.code()::equals).isPresent();
        }

        private Words called(Optional<String> key) {
            return isOwn(key) ? own : name.orElse(own);
        }

        /** That it is no county of today, and of several as which of them it is shaded. */
        private Optional<Words> told(Optional<String> key) {
            Optional<Division> shadedAs =
                    county.filter(d -> split && key.isPresent() && !isOwn(key));
            return outdated.map(o ->
                    Words.of(
                            o.zh() + shadedAs.map(d -> "，按" + d.name() + "着色").orElse(""),
                            o.en() + shadedAs.map(d -> "; shaded as " + d.english()).orElse("")));
        }
    }

    /** A shape as it is drawn. */
    private record Outline(Drawn drawn, String path) {}

    /**
     * What every map of a place has in common on a day, whatever is shaded on it: its shapes and
     * their names. It is made once, as it goes over every point of the boundaries.
     */
    record Ground(
            LocalDate on,
            int height,
            List<Outline> outlines,
            List<Label> names,
            List<Words> absent) {

        static Ground of(List<Drawn> drawn, List<Division> without, Places places, String place) {
            Frame frame = Frame.around(drawn);
            return new Ground(
                    places.on(),
                    frame.height(),
                    drawn.stream().map(d -> new Outline(d, frame.path(d.shape()))).toList(),
                    CountyPicture.names(drawn, frame, places, place),
                    without.stream().map(d -> Words.of(d.name(), d.english())).toList());
        }

        /** Whether one of the values has a shape. */
        boolean shades(Map<String, Indicators.PlaceValue> values) {
            return outlines.stream().anyMatch(o -> o.drawn().key(values).isPresent());
        }
    }

    /** Those that have room, the widest first, and lie on no other, in the reader's language. */
    public List<Label> labels(Function<Words, String> language) {
        List<Label> placed = new ArrayList<>();
        for (Label one : names) {
            double width = one.width(language.apply(one.name()));
            boolean isFree =
                    width <= one.room()
                            && one.x() - width / 2 >= 0
                            && one.x() + width / 2 <= WIDTH
                            && placed.stream()
                                    .noneMatch(other ->
                                            Math.abs(other.y() - one.y()) < LETTERS * 1.2
                                                    && Math.abs(other.x() - one.x())
                                                            < (width
                                                                            + other.width(
                                                                                    language.apply(
                                                                                            other
                                                                                                    .name())))
                                                                    / 2);
            if (isFree) {
                placed.add(one);
            }
        }
        return placed;
    }

    // ------------------------------------------------------------------ drawing

    static CountyPicture of(Ground ground, Map<String, Indicators.PlaceValue> values, Unit unit) {
        Map<String, Integer> shades = shades(values);
        List<Area> areas = new ArrayList<>();
        Map<String, Indicators.PlaceValue> shown = new TreeMap<>();
        int unshaded = 0;
        for (Outline outline : ground.outlines()) {
            Drawn one = outline.drawn();
            Optional<String> key = one.key(values);
            Optional<Indicators.PlaceValue> value =
                    key.flatMap(code -> Optional.ofNullable(values.get(code)));
            value.ifPresent(v -> shown.put(key.orElseThrow(), v));
            unshaded += value.isEmpty() ? 1 : 0;
            Optional<Integer> shade = key.flatMap(code -> Optional.ofNullable(shades.get(code)));
            areas.add(
                    new Area(
                            one.shape().code(),
                            outline.path(),
                            shade.map(COLOURS::get).orElse(""),
                            told(one.called(key), one.told(key), value, shade, unit)));
        }
        return new CountyPicture(
                ground.height(),
                areas,
                ground.names(),
                legend(shown, shades, unit),
                unshaded,
                ground.absent());
    }

    private static Words told(
            Words name,
            Optional<Words> outdated,
            Optional<Indicators.PlaceValue> value,
            Optional<Integer> shade,
            Unit unit) {
        Words says =
                value.map(v -> v.shown(unit))
                        .map(v ->
                                Words.of(
                                        v.zh() + "（第 " + (shade.orElseThrow() + 1) + " 档）",
                                        v.en() + " (shade " + (shade.orElseThrow() + 1) + ")"))
                        .orElse(Words.of("没有数据", "no data"));
        return Words.of(
                name.zh() + "：" + says.zh() + outdated.map(o -> "。" + o.zh()).orElse(""),
                name.en() + ": " + says.en() + outdated.map(o -> "; " + o.en()).orElse(""));
    }

    /** Of a side the names of its cities, of a city and of Chongqing those of the counties. */
    private static List<Label> names(List<Drawn> drawn, Frame frame, Places places, String place) {
        Map<String, List<Drawn>> groups = new TreeMap<>();
        for (Drawn one : drawn) {
            one.county()
                    .map(Division::code)
                    .map(code -> place.equals("51") ? code.substring(0, 4) : code)
                    .ifPresent(
                            code -> groups.computeIfAbsent(code, k -> new ArrayList<>()).add(one));
        }
        List<Label> names = new ArrayList<>();
        groups.forEach((code, group) ->
                places.divisions()
                        .find(code, places.on())
                        .ifPresent(d -> names.add(frame.label(shortName(d), group))));
        names.sort(Comparator.comparingInt(Label::room).reversed());
        return names;
    }

    /** What a map has room for: Ganzi, not Ganzi Tibetan Autonomous Prefecture. */
    private static Words shortName(Division division) {
        return Words.of(
                division.name(),
                division.level() == Level.CITY
                        ? division.english().replaceFirst(" .*", "")
                        : division.english());
    }

    /** As many counties in each shade as can be; equal values have one shade. */
    private static Map<String, Integer> shades(Map<String, Indicators.PlaceValue> values) {
        List<BigDecimal> sorted =
                values.values().stream().map(Indicators.PlaceValue::value).sorted().toList();
        Map<String, Integer> shades = new TreeMap<>();
        values.forEach((code, value) -> {
            int below = 0;
            while (sorted.get(below).compareTo(value.value()) < 0) {
                below++;
            }
            shades.put(code, below * SHADES / sorted.size());
        });
        return shades;
    }

    private static final Comparator<Indicators.PlaceValue> LEAST_FIRST =
            Comparator.comparing(Indicators.PlaceValue::value)
                    .thenComparing(Indicators.PlaceValue::operator, Operator.LEAST_FIRST);

    /**
     * From what to what each shade reaches, as it is stated there; a shade that no county has is
     * left out.
     */
    private static List<Shade> legend(
            Map<String, Indicators.PlaceValue> values, Map<String, Integer> shades, Unit unit) {
        List<Shade> legend = new ArrayList<>();
        for (int shade = 0; shade < SHADES; shade++) {
            Integer wanted = shade;
            List<Indicators.PlaceValue> of =
                    values.entrySet().stream()
                            .filter(e -> wanted.equals(shades.get(e.getKey())))
                            .map(Map.Entry::getValue)
                            .sorted(LEAST_FIRST)
                            .toList();
            if (!of.isEmpty()) {
                Words least = of.getFirst().shown(unit);
                Words most = of.getLast().shown(unit);
                legend.add(
                        new Shade(
                                shade + 1,
                                COLOURS.get(shade),
                                least.equals(most)
                                        ? least
                                        : Words.of(
                                                least.zh() + " 至 " + most.zh(),
                                                least.en() + " to " + most.en()),
                                of.size()));
            }
        }
        return legend;
    }

    /**
     * From longitude and latitude to the picture: a degree of longitude is shorter the further
     * north, by one factor for the whole picture, which is good enough for a province.
     */
    private record Frame(double west, double north, double across, double down, int height) {

        static Frame around(List<Drawn> drawn) {
            double west = Double.MAX_VALUE;
            double east = -Double.MAX_VALUE;
            double south = Double.MAX_VALUE;
            double north = -Double.MAX_VALUE;
            for (Drawn one : drawn) {
                for (List<double[]> ring : one.shape().rings()) {
                    for (double[] point : ring) {
                        west = Math.min(west, point[0]);
                        east = Math.max(east, point[0]);
                        south = Math.min(south, point[1]);
                        north = Math.max(north, point[1]);
                    }
                }
            }
            double narrow = Math.cos(Math.toRadians((south + north) / 2));
            double scale = WIDTH / Math.max(1e-9, (east - west) * narrow);
            return new Frame(
                    west, north, narrow * scale, scale, (int) Math.ceil((north - south) * scale));
        }

        private double x(double[] point) {
            return (point[0] - west) * across;
        }

        private double y(double[] point) {
            return (north - point[1]) * down;
        }

        /**
         * Points that fall on the same unit are drawn once; each is written from the one before.
         */
        String path(CountyMap.Shape shape) {
            StringBuilder path = new StringBuilder();
            for (List<double[]> ring : shape.rings()) {
                long xBefore = 0;
                long yBefore = 0;
                boolean first = true;
                for (double[] point : ring) {
                    long x = Math.round(x(point));
                    long y = Math.round(y(point));
                    if (first) {
                        path.append('M').append(x).append(' ').append(y);
                    } else if (x != xBefore || y != yBefore) {
                        path.append('l').append(x - xBefore).append(' ').append(y - yBefore);
                    }
                    xBefore = x;
                    yBefore = y;
                    first = false;
                }
                path.append('Z');
            }
            return path.toString();
        }

        /** In the middle of the area of all shapes, with as much room as they are wide. */
        Label label(Words name, List<Drawn> group) {
            double area = 0;
            double sumX = 0;
            double sumY = 0;
            double left = WIDTH;
            double right = 0;
            for (Drawn one : group) {
                for (List<double[]> ring : one.shape().rings()) {
                    for (int i = 0; i + 1 < ring.size(); i++) {
                        double x = x(ring.get(i));
                        double y = y(ring.get(i));
                        double xNext = x(ring.get(i + 1));
                        double yNext = y(ring.get(i + 1));
                        double cross = x * yNext - xNext * y;
                        area += cross / 2;
                        sumX += (x + xNext) * cross / 6;
                        sumY += (y + yNext) * cross / 6;
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                    }
                }
            }
            boolean isFlat = Math.abs(area) < 1;
            return new Label(
                    name,
                    isFlat ? 0 : (int) Math.round(sumX / area),
                    isFlat ? 0 : (int) Math.round(sumY / area),
                    isFlat ? 0 : (int) Math.round(right - left));
        }
    }
}
