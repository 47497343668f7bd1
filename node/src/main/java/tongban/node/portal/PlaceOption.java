package tongban.node.portal;

import java.util.List;
import tongban.service.text.Words;

/**
 * A place with the side of a zone's border that goes with it, chosen in one.
 *
 * @param value division code, and where a zone covers part of it, a slash and true or false
 */
public record PlaceOption(String value, Words name, boolean chosen) {

    /**
     * A place as it is offered: once, or once for each side of the border.
     *
     * @param chosen whether it is the place that was chosen before
     * @param inside {@code true} or {@code false} as answered before; empty where it was not
     */
    static List<PlaceOption> of(PlaceLine line, boolean chosen, String inside) {
        return line.zoned()
                ? List.of(
                        side(line, chosen, inside, "false", "（新区范围外）", " (outside the zone)"),
                        side(line, chosen, inside, "true", "（新区范围内）", " (inside the zone)"))
                : List.of(new PlaceOption(line.code(), line.name(), chosen));
    }

    private static PlaceOption side(
            PlaceLine line, boolean chosen, String inside, String value, String zh, String en) {
        return new PlaceOption(
                line.code() + "/" + value,
                new Words(line.name().zh() + zh, line.name().en() + en),
                chosen && inside.equals(value));
    }
}
