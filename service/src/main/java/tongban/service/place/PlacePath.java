package tongban.service.place;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * A place and the places above it, from itself upwards (village, township, county, city, province,
 * nation). A functional zone over two provinces has a path per origin.
 *
 * @param code the place itself, a 12-digit division code or a zone's own code
 * @param origins at least one way up; every way starts with the place itself
 */
public record PlacePath(String code, List<List<String>> origins) {

    /** The whole country, the last place of every path. */
    public static final String NATION = "000000000000";

    /** No path is longer: zone, village, township, county, city, province, nation and one spare. */
    public static final int PLACES_MAX = 8;

    public PlacePath {
        Objects.requireNonNull(code, "code");
        origins = origins.stream().map(List::copyOf).toList();
        if (origins.isEmpty())
            throw new IllegalArgumentException("A place has at least one way up: " + code);
        for (List<String> way : origins) {
            if (way.isEmpty() || !way.getFirst().equals(code) || way.size() > PLACES_MAX) {
                throw new IllegalArgumentException(
                        "A way up starts with its place and has at most "
                                + PLACES_MAX
                                + " places: "
                                + code
                                + " "
                                + way);
            }
        }
    }

    /** A path as the division register gives it, the place first. The nation is added if absent. */
    public static PlacePath of(List<String> upwards) {
        List<String> codes =
                new ArrayList<>(
                        new LinkedHashSet<>(upwards.stream().map(PlacePath::padded).toList()));
        if (!codes.contains(NATION)) codes.add(NATION);
        return new PlacePath(codes.getFirst(), List.of(codes));
    }

    /**
     * The path read off a division code's digits. The register's own path is better where a code
     * has been abolished or replaced; this one needs no register.
     */
    public static PlacePath ofCode(String code) {
        String c = padded(code);
        if (Level.ofCode(c) == Level.ZONE) return new PlacePath(c, List.of(List.of(c, NATION)));
        return of(List.of(c, cut(c, 9), cut(c, 6), cut(c, 4), cut(c, 2), NATION));
    }

    /** A zone whose towns come from several provinces, with a way up through each. */
    public static PlacePath zone(String zone, List<PlacePath> origins) {
        List<List<String>> ways = new ArrayList<>();
        for (PlacePath origin : origins) {
            for (List<String> way : origin.origins()) {
                List<String> whole = new ArrayList<>(List.of(zone));
                whole.addAll(way);
                ways.add(whole);
            }
        }
        return new PlacePath(zone, ways);
    }

    /** The first way up; the only one except for zones. */
    public List<String> upwards() {
        return origins.getFirst();
    }

    /** {@code 511623} becomes {@code 511623000000}; codes that are not digits stay as they are. */
    public static String padded(String code) {
        return code.matches("\\d{2,11}") ? (code + NATION).substring(0, 12) : code;
    }

    /**
     * Two digits of the province of the first way up, e.g. {@code 51}; empty when there is none.
     */
    public String province() {
        return upwards().stream()
                .filter(c -> Level.ofCode(c) == Level.PROVINCE)
                .findFirst()
                .map(c -> c.substring(0, 2))
                .orElse("");
    }

    private static String cut(String code, int digits) {
        return (code.substring(0, digits) + NATION).substring(0, 12);
    }
}
