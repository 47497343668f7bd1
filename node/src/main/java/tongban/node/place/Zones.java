package tongban.node.place;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.service.text.Words;

/** The functional zones and which sites lie in them. Immutable. */
public final class Zones {
    private final Divisions divisions;
    private final List<Zone> zones;

    Zones(Divisions divisions, List<Zone> zones) {
        this.divisions = divisions;
        this.zones = List.copyOf(zones);
    }

    /** The zones that are shipped: the Gaozhu New Area. */
    public static Zones shipped(Divisions divisions) {
        List<Csv.Row> parts = Csv.rows("zone-parts.csv");
        List<Csv.Row> areas = Csv.rows("zone-areas.csv");
        List<Zone> zones = new ArrayList<>();
        for (Csv.Row row : Csv.rows("zones.csv")) {
            String id = row.at("zone");
            zones.add(
                    new Zone(
                            id,
                            new Words(row.at("zh"), row.at("en")),
                            new Words(row.at("committee_zh"), row.at("committee_en")),
                            new Words(row.at("centre_zh"), row.at("centre_en")),
                            row.period(),
                            parts.stream()
                                    .filter(p -> p.at("zone").equals(id))
                                    .map(p ->
                                            new Zone.Part(
                                                    p.at("division"),
                                                    Zone.Coverage.valueOf(
                                                            p.at("coverage")
                                                                    .toUpperCase(Locale.ROOT)),
                                                    p.period(),
                                                    p.at("source")))
                                    .toList(),
                            areas.stream()
                                    .filter(a -> a.at("zone").equals(id))
                                    .map(a ->
                                            new Zone.AreaFigure(
                                                    a.at("side"),
                                                    new BigDecimal(a.at("square_km")),
                                                    Integer.parseInt(a.at("reported_year")),
                                                    a.at("source")))
                                    .toList(),
                            row.at("source")));
        }
        return new Zones(divisions, zones);
    }

    public List<Zone> all() {
        return zones;
    }

    public Optional<Zone> byId(String id) {
        return zones.stream().filter(z -> z.id().equals(id)).findFirst();
    }

    /**
     * Whether a site lies in a zone.
     *
     * @param place a division in force on that day
     * @param siteInside the answer to "does the site lie inside the zone?", or null while nobody
     *     said
     */
    public Membership of(Division place, LocalDate on, @Nullable Boolean siteInside) {
        for (Zone zone : zones) {
            if (zone.valid().contains(on)) {
                Membership membership = of(zone, place, on, siteInside);
                if (!(membership instanceof Membership.Outside)) {
                    return membership;
                }
            }
        }
        return new Membership.Outside();
    }

    Membership of(Zone zone, Division place, LocalDate on, @Nullable Boolean siteInside) {
        List<String> upwards =
                divisions.path(place.code(), on).stream().map(Division::code).toList();
        boolean touched = false;
        for (Zone.Part part : zone.parts()) {
            if (!part.valid().contains(on)) {
                continue;
            }
            if (upwards.contains(part.division())) {
                if (part.coverage() == Zone.Coverage.WHOLE || Boolean.TRUE.equals(siteInside)) {
                    return new Membership.Inside(zone);
                }
                return siteInside == null
                        ? new Membership.Unsettled(zone, Membership.Need.IS_THE_SITE_INSIDE)
                        : new Membership.Outside();
            }
            touched |=
                    divisions.current(part.division(), on).stream()
                            .flatMap(d -> divisions.path(d.code(), on).stream())
                            .anyMatch(d -> d.code().equals(place.code()));
        }
        if (Boolean.FALSE.equals(siteInside)) {
            return new Membership.Outside();
        }
        if (touched) {
            return new Membership.Unsettled(zone, Membership.Need.A_TOWN);
        }
        return siteInside == null
                ? new Membership.Outside()
                : new Membership.Unsettled(zone, Membership.Need.ANOTHER_PLACE);
    }
}
