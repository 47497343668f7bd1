package tongban.node.hotline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.service.place.Level;
import tongban.service.text.Words;

/** Where a ticket belongs, and the bodies it can go to. */
final class TicketPlaces {
    private static final int HITS = 2;

    private final Divisions divisions;
    private final Organs organs;

    TicketPlaces(Divisions divisions, Organs organs) {
        this.divisions = divisions;
        this.organs = organs;
    }

    /**
     * @param typed code, or name of a county or a smaller place; perhaps both, as 511623 邻水县
     * @return empty where it is none, or not one alone
     */
    Optional<Division> find(String typed, LocalDate on) {
        String text = typed.strip();
        String code = text.replaceFirst("^([0-9]{6,12}).*$", "$1");
        if (code.matches("[0-9]{6,12}")) {
            return divisions.current(code, on).stream().findFirst();
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<Division> counties = divisions.search(text, Level.COUNTY, on, HITS);
        List<Division> found =
                counties.isEmpty() ? divisions.search(text, Level.TOWN, on, HITS) : counties;
        return found.size() == 1 || (!found.isEmpty() && found.getFirst().name().equals(text))
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    Words name(String code, LocalDate on) {
        return divisions.find(code, on).isPresent()
                ? divisions.fullName(code, on)
                : Words.same(code);
    }

    Words organ(String id, LocalDate on, String side) {
        return id.isEmpty()
                ? Words.same("")
                : organs.byId(id, on, side).map(Organ::name).orElse(Words.same(id));
    }

    /** The bodies of the county and of what is above it, the nearest first; without the line. */
    List<Organ> bodies(String place, LocalDate on, String side) {
        List<Organ> found = new ArrayList<>();
        // of a place across the border the side has no bodies but those of the whole side
        Optional<Division> at =
                divisions
                        .find(place, on)
                        .filter(d -> d.jurisdiction().equals(side))
                        .or(() -> divisions.find(side, on));
        for (Optional<Division> d = at; d.isPresent(); d = above(d.get(), on)) {
            organs.at(d.get(), on).stream()
                    .filter(o -> !o.department().equals("hotline"))
                    .forEach(found::add);
        }
        return found;
    }

    private Optional<Division> above(Division d, LocalDate on) {
        return d.parent().flatMap(p -> divisions.find(p, on));
    }

    /** The body of this side with this id. */
    Optional<Organ> body(String id, LocalDate on, String side) {
        return organs.byId(id, on, side)
                .filter(o -> o.jurisdiction().equals(side) && !o.department().equals("hotline"));
    }

    /** The county's body of this department, for a place. */
    Optional<Organ> department(String place, String department, LocalDate on) {
        return divisions.find(place, on).flatMap(d -> organs.of(d, Level.COUNTY, department, on));
    }
}
