package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Membership;
import tongban.node.place.Zones;
import tongban.service.place.Level;

/** Places as a page offers them for choice, today's names for old and new codes. */
final class PlaceLines {
    private static final int FOUND_MAX = 30;
    private static final int SUGGESTED_MAX = 4;

    /** 四川省广安市邻水县高滩镇…: the county, if it is named, and the town. */
    private static final Pattern TOWN =
            Pattern.compile(
                    "(?:.*?[省市])?(?:[^省市区县]{1,6}市)?(?<county>[^省市区县]{1,6}(?:区|县|市))?(?<town>[^省市区县镇乡]{1,8}(?:镇|乡|街道))");

    private static final int TEXT_LENGTH_MAX = 60;

    private final Divisions divisions;
    private final Zones zones;
    private final Clock clock;

    PlaceLines(Divisions divisions, Zones zones, Clock clock) {
        this.divisions = divisions;
        this.zones = zones;
        this.clock = clock;
    }

    /** The place of a code today, if there is one. */
    Optional<PlaceLine> at(String code) {
        return code.isEmpty()
                ? Optional.empty()
                : divisions.current(code, today()).stream().findFirst().map(this::line);
    }

    /** What a search finds, beside what was chosen before. */
    PlaceChoice choice(String q, String place, String inside) {
        String text = q.length() > TEXT_LENGTH_MAX ? q.substring(0, TEXT_LENGTH_MAX) : q;
        List<PlaceLine> found =
                text.isBlank()
                        ? List.of()
                        : divisions.search(text, null, today(), FOUND_MAX).stream()
                                .map(this::line)
                                .toList();
        return new PlaceChoice(text, found, at(place), inside);
    }

    /**
     * Places that an address may mean: towns of the county it names, or towns of that name. A
     * suggestion; whether somebody belongs there, a person confirms.
     */
    List<PlaceLine> inAddress(String address) {
        Matcher town = TOWN.matcher(address);
        if (!town.find()) {
            return List.of();
        }
        String county = town.group("county");
        List<Division> found =
                county == null
                        ? List.of()
                        : divisions.search(
                                county + " " + town.group("town"),
                                Level.TOWN,
                                today(),
                                SUGGESTED_MAX);
        if (found.isEmpty()) {
            // the county may have ended since the card was made
            found = divisions.search(town.group("town"), Level.TOWN, today(), SUGGESTED_MAX);
        }
        return found.stream().map(this::line).toList();
    }

    private PlaceLine line(Division division) {
        boolean zoned = zones.of(division, today(), null) instanceof Membership.Unsettled;
        return new PlaceLine(division.code(), divisions.fullName(division.code(), today()), zoned);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
