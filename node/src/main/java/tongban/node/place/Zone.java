package tongban.node.place;

import java.math.BigDecimal;
import java.util.List;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * A functional zone: an area with a committee of its own that overlays divisions and has no
 * division code.
 *
 * @param id stable, used in the ids of its bodies
 * @param committee name of its administrative committee
 * @param centre name of its service centre, where windows are
 * @param source what the dates rest on
 */
public record Zone(
        String id,
        Words name,
        Words committee,
        Words centre,
        Period valid,
        List<Part> parts,
        List<AreaFigure> areas,
        String source) {

    /** How much of a division lies in the zone. */
    public enum Coverage {
        WHOLE,
        /** Some of it; which villages was not published, so a site needs an answer of its own. */
        PART
    }

    /**
     * @param division code of the division that the zone overlays
     */
    public record Part(String division, Coverage coverage, Period valid, String source) {}

    /**
     * A published area. Sources differ; none is right for all years.
     *
     * @param side "50", "51", or "both" for the sum
     * @param squareKm in square kilometres
     */
    public record AreaFigure(String side, BigDecimal squareKm, int reportedYear, String source) {}

    public Zone {
        parts = List.copyOf(parts);
        areas = List.copyOf(areas);
    }
}
