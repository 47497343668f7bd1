package tongban.node.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tongban.node.cooperation.Body;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.node.place.Zones;
import tongban.service.text.Words;

/** The bodies of both sides, by their ids and by the places that are searched for. */
public final class BodyChoices {
    private static final int PLACES_MAX = 10;
    private static final int SHOWN_MAX = 60;
    private static final int TEXT_LENGTH_MAX = 60;

    private final Divisions divisions;
    private final Zones zones;
    private final Organs organs;
    private final Clock clock;

    BodyChoices(Divisions divisions, Zones zones, Organs organs, Clock clock) {
        this.divisions = divisions;
        this.zones = zones;
        this.organs = organs;
        this.clock = clock;
    }

    /** What is ticked in a form, and what is found beside it. */
    public BodyChoice of(Typing typing) {
        String typed = typing.typed("q").strip();
        String q = typed.length() > TEXT_LENGTH_MAX ? typed.substring(0, TEXT_LENGTH_MAX) : typed;
        List<BodyChoice.Option> options = new ArrayList<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            typing.fields().getOrDefault(BodyChoice.Option.field(side), List.of()).stream()
                    .distinct()
                    .limit(SHOWN_MAX)
                    .forEach(id ->
                            options.add(new BodyChoice.Option(side, id, name(side, id), true)));
        }
        List<Division> places =
                q.isEmpty() ? List.of() : divisions.search(q, null, today(), PLACES_MAX + 1);
        List<BodyChoice.Option> found = q.isEmpty() ? List.of() : found(q, places);
        found.stream()
                .filter(o ->
                        options.stream()
                                .noneMatch(t -> t.id().equals(o.id()) && t.side() == o.side()))
                .limit(SHOWN_MAX)
                .toList()
                .forEach(options::add);
        return new BodyChoice(q, options, places.size() > PLACES_MAX || found.size() > SHOWN_MAX);
    }

    /** A body as it is called today, or was called last, with who carries on for it. */
    public Words name(Jurisdiction side, String id) {
        return organs.shown(id, today(), side.code());
    }

    /** As it was called when it was named; where it has ended since, with who carries on for it. */
    public Words name(Jurisdiction side, Body named) {
        return named.name().zh().isEmpty()
                        || organs.byId(named.id(), today(), side.code()).isEmpty()
                ? name(side, named.id())
                : named.name();
    }

    private List<BodyChoice.Option> found(String q, List<Division> places) {
        String words = q.toLowerCase(Locale.ROOT);
        Stream<Organ> ofZones =
                zones.all().stream()
                        .filter(z ->
                                z.valid().contains(today())
                                        && (z.name().zh().contains(q)
                                                || z.name()
                                                        .en()
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(words)))
                        .flatMap(z ->
                                Stream.of(Jurisdiction.values())
                                        .map(side -> organs.committee(z, side.code())));
        Stream<Organ> ofPlaces =
                places.stream().limit(PLACES_MAX).flatMap(d -> organs.at(d, today()).stream());
        return Stream.concat(ofZones, ofPlaces)
                .map(o ->
                        new BodyChoice.Option(
                                Jurisdiction.ofCode(o.jurisdiction()), o.id(), o.name(), false))
                .distinct()
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
