package tongban.node.place;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * The bodies that there are: for each place and department the one that sits there. Names are
 * formed from the place's name; a body exists as long as its place does.
 */
public final class Organs {
    public static final String COMMITTEE = "administrative-committee";
    public static final String SERVICE_CENTRE = "service-centre";
    public static final String GOVERNMENT = "people-government";
    public static final String TOWNSHIP = "township-government";

    private final Divisions divisions;
    private final Zones zones;
    private final Map<Kind, Form> forms;

    private record Kind(String department, Level level, String side) {}

    private record Form(Words suffix, boolean vertical) {}

    private Organs(Divisions divisions, Zones zones, Map<Kind, Form> forms) {
        this.divisions = divisions;
        this.zones = zones;
        this.forms = Map.copyOf(forms);
    }

    public static Organs shipped(Divisions divisions, Zones zones) {
        Map<Kind, Form> forms = new HashMap<>();
        for (Csv.Row row : Csv.rows("departments.csv")) {
            Form form =
                    new Form(
                            new Words(row.at("zh"), row.at("en")),
                            row.at("vertical").equals("yes"));
            for (String side :
                    row.at("side").equals("*") ? List.of("50", "51") : List.of(row.at("side"))) {
                Level level = Level.valueOf(row.at("level").toUpperCase(Locale.ROOT));
                forms.put(new Kind(row.at("department"), level, side), form);
            }
        }
        return new Organs(divisions, zones, forms);
    }

    /** Every department key, those of zones included. */
    public Set<String> departments() {
        Set<String> keys = new java.util.TreeSet<>(Set.of(COMMITTEE, SERVICE_CENTRE));
        forms.keySet().forEach(kind -> keys.add(kind.department()));
        return keys;
    }

    /**
     * The body of this department at this level for a place. Chongqing has no prefectures: there
     * the municipality's body answers for that level.
     *
     * @param place a division in force on that day
     * @return empty where the place is coarser than the level, or the department has no body there
     */
    public Optional<Organ> of(Division place, Level level, String department, LocalDate on) {
        Level real = real(level, place.jurisdiction());
        Form form = forms.get(new Kind(department, real, place.jurisdiction()));
        if (form == null) {
            return Optional.empty();
        }
        return divisions.above(place, real, on).map(seat -> organ(seat, department, form, on));
    }

    /** Whether this side has such a body at this level at all. */
    public boolean has(String department, Level level, String jurisdiction) {
        return forms.containsKey(new Kind(department, real(level, jurisdiction), jurisdiction));
    }

    private static Level real(Level level, String jurisdiction) {
        return level == Level.CITY && jurisdiction.equals("50") ? Level.PROVINCE : level;
    }

    private Organ organ(Division seat, String department, Form form, LocalDate on) {
        return new Organ(
                seat.code() + ":" + department,
                seat.code(),
                seat.level(),
                department,
                name(seat, form.suffix(), on),
                seat.jurisdiction(),
                Organ.NameBasis.DERIVED);
    }

    /** 邻水县民政局 but 广安市广安区民政局, 重庆市北碚区民政局: a district carries its city's name. */
    private Words name(Division seat, Words suffix, LocalDate on) {
        if (seat.level() == Level.TOWN) {
            Division county = divisions.above(seat, Level.COUNTY, on).orElseThrow();
            String label = seatLabel(county, on) + seat.name();
            boolean street = seat.name().endsWith("街道");
            return new Words(
                    label + (street ? "办事处" : suffix.zh()),
                    "%s %s, %s"
                            .formatted(
                                    seat.english(),
                                    street ? "Office" : suffix.en(),
                                    county.english()));
        }
        return new Words(seatLabel(seat, on) + suffix.zh(), seat.english() + " " + suffix.en());
    }

    private String seatLabel(Division seat, LocalDate on) {
        if (seat.level() != Level.COUNTY || !seat.name().endsWith("区")) {
            return seat.name();
        }
        Level city = seat.jurisdiction().equals("50") ? Level.PROVINCE : Level.CITY;
        return divisions.above(seat, city, on).map(Division::name).orElse("") + seat.name();
    }

    /** The committee of a zone, acting for one side. */
    public Organ committee(Zone zone, String jurisdiction) {
        return zoneBody(zone, COMMITTEE, zone.committee(), jurisdiction);
    }

    /** The windows of a zone, receiving for one side. */
    public Organ serviceCentre(Zone zone, String jurisdiction) {
        return zoneBody(zone, SERVICE_CENTRE, zone.centre(), jurisdiction);
    }

    private static Organ zoneBody(Zone zone, String department, Words name, String jurisdiction) {
        return new Organ(
                zone.id() + ":" + department,
                zone.id(),
                Level.ZONE,
                department,
                name,
                jurisdiction,
                Organ.NameBasis.DOCUMENT);
    }

    /**
     * The body with this id on this day.
     *
     * @param jurisdiction the side for which a zone's body acts; of no effect on other bodies
     * @return empty for an unknown id and for a body whose place no longer or not yet exists
     */
    public Optional<Organ> byId(String id, LocalDate on, String jurisdiction) {
        int colon = id.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String place = id.substring(0, colon);
        String department = id.substring(colon + 1);
        Optional<Zone> zone = zones.byId(place).filter(z -> z.valid().contains(on));
        if (zone.isPresent()) {
            return switch (department) {
                case COMMITTEE -> Optional.of(committee(zone.get(), jurisdiction));
                case SERVICE_CENTRE -> Optional.of(serviceCentre(zone.get(), jurisdiction));
                default -> Optional.empty();
            };
        }
        return divisions
                .find(place, on)
                .filter(d -> d.code().equals(place))
                .flatMap(d -> of(d, d.level(), department, on))
                .filter(organ -> organ.id().equals(id));
    }

    /**
     * Who carries on for a body whose place has ended: the same department of each place that
     * followed. A case knows its own place; {@link #of} then says which of several it is.
     *
     * @return the body itself while it exists; empty for an unknown id
     */
    public List<Organ> successors(String id, LocalDate on, String jurisdiction) {
        Optional<Organ> itself = byId(id, on, jurisdiction);
        if (itself.isPresent() || id.indexOf(':') < 0) {
            return itself.stream().toList();
        }
        String place = id.substring(0, id.indexOf(':'));
        String department = id.substring(id.indexOf(':') + 1);
        return divisions.current(place, on).stream()
                .flatMap(d -> of(d, d.level(), department, on).stream())
                .toList();
    }

    /**
     * Whether a body is the one that was named, or carries on for it since its place ended.
     *
     * @param body id of the one that is asked about
     */
    public boolean carriesOn(String body, String named, LocalDate on, String jurisdiction) {
        return successors(named, on, jurisdiction).stream().anyMatch(o -> o.id().equals(body));
    }

    /**
     * The ids of the bodies that one carries on for, its own first: the same department of each
     * place of which its own came.
     */
    public List<String> carriedOnBy(String body, LocalDate on, String jurisdiction) {
        if (body.indexOf(':') < 0) {
            return List.of(body);
        }
        String department = body.substring(body.indexOf(':'));
        return Stream.concat(
                        Stream.of(body),
                        divisions.predecessors(body.substring(0, body.indexOf(':'))).stream()
                                .map(place -> place + department)
                                .filter(named -> carriesOn(body, named, on, jurisdiction)))
                .distinct()
                .toList();
    }

    /**
     * How a body is shown: by its name; where its place has ended, by its last one with who carries
     * on for it; by its id where nobody ever knew it.
     */
    public Words shown(String id, LocalDate on, String jurisdiction) {
        Optional<Words> called = asLastCalled(id, on, jurisdiction).map(Organ::name);
        if (called.isEmpty() || byId(id, on, jurisdiction).isPresent()) {
            return called.orElse(Words.same(id));
        }
        List<Words> next = successors(id, on, jurisdiction).stream().map(Organ::name).toList();
        String zh = next.stream().map(Words::zh).collect(Collectors.joining("、"));
        String en = next.stream().map(Words::en).collect(Collectors.joining(", "));
        return Words.of(
                called.get().zh() + "（已撤销" + (next.isEmpty() ? "" : "，由" + zh + "承接") + "）",
                called.get().en()
                        + " (ended"
                        + (next.isEmpty() ? "" : "; carried on by " + en)
                        + ")");
    }

    /**
     * A body as it is called on a day or, where its place has ended by then, as it was called last:
     * who was named stays known by name.
     */
    public Optional<Organ> asLastCalled(String id, LocalDate on, String jurisdiction) {
        Optional<Organ> itself = byId(id, on, jurisdiction);
        if (itself.isPresent() || id.indexOf(':') < 0) {
            return itself;
        }
        return lastDay(id.substring(0, id.indexOf(':')), on)
                .flatMap(day -> byId(id, day, jurisdiction));
    }

    /** The last day of a place that ended before a day. */
    private Optional<LocalDate> lastDay(String place, LocalDate on) {
        Optional<LocalDate> last =
                zones.byId(place).isPresent()
                        ? zones.byId(place).flatMap(z -> z.valid().lastDay())
                        : divisions.resolve(place, on)
                                        instanceof
                                        Resolution.Succeeded(Division ended, var _, var _)
                                ? ended.valid().lastDay()
                                : Optional.empty();
        return last.filter(day -> day.isBefore(on));
    }

    /** Every body at one division itself, by department. */
    public List<Organ> at(Division place, LocalDate on) {
        Map<String, Organ> found = new LinkedHashMap<>();
        for (String department : departments()) {
            of(place, place.level(), department, on)
                    .filter(organ -> organ.place().equals(place.code()))
                    .ifPresent(organ -> found.put(department, organ));
        }
        return List.copyOf(found.values());
    }

    /**
     * Whether the department answers to the same department above it instead of to its government.
     */
    boolean isVertical(Organ organ) {
        Form form = forms.get(new Kind(organ.department(), organ.level(), organ.jurisdiction()));
        return form != null && form.vertical();
    }
}
