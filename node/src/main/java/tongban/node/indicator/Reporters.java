package tongban.node.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * Who enters an indicator: the owner's department at the place that a value speaks of, or at a
 * place above it. For a place that has ended speak those of what lies there today, each for all of
 * it. What no department of the register of bodies owns is entered by supervision, as the joint
 * office of its side.
 */
final class Reporters {
    private final Divisions divisions;
    private final Organs organs;

    Reporters(Divisions divisions, Organs organs) {
        this.divisions = divisions;
        this.organs = organs;
    }

    /** Whether somebody of the department enters a place; the role alone is not enough. */
    boolean may(Actor actor, Definition definition, String place, LocalDate today) {
        return may(actor, definition)
                && (definition.department().isEmpty()
                        || speaksFor(part(actor.worksFor().orElse(""), 0), place, today));
    }

    /** A town that moved to another county keeps its code, so that codes alone do not tell. */
    private boolean speaksFor(String seat, String place, LocalDate today) {
        return divisions.current(place, today).stream()
                .flatMap(there -> divisions.path(there.code(), today).stream())
                .anyMatch(above -> above.code().equals(seat));
    }

    /** Whether he enters any place of it. */
    static boolean may(Actor actor, Definition definition) {
        return definition.department().isEmpty()
                ? actor.is(Role.SUPERVISOR)
                : actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR)
                        && actor.worksFor()
                                .filter(o -> part(o, 1).equals(definition.department()))
                                .filter(o -> part(o, 0).matches("[0-9]{2,9}"))
                                .isPresent();
    }

    private static String part(String organ, int number) {
        String[] parts = organ.split(":", 2);
        return parts.length > number ? parts[number] : "";
    }

    /** The bodies that may enter a place, the nearest first. */
    Words who(Definition definition, String place, Jurisdiction side, LocalDate today) {
        List<Words> names = new ArrayList<>();
        if (!definition.department().isEmpty()) {
            divisions
                    .current(place, today)
                    .forEach(division -> bodies(names, division, definition, today));
        }
        return names.isEmpty()
                ? Words.of(
                        side.zh() + "联合办公室（监督人员）",
                        "the joint office of " + side.en() + " (supervision)")
                : Words.of(
                        names.stream().map(Words::zh).collect(Collectors.joining("、")),
                        names.stream().map(Words::en).collect(Collectors.joining(", ")));
    }

    private void bodies(
            List<Words> names, Division division, Definition definition, LocalDate today) {
        for (Level level : List.of(Level.COUNTY, Level.CITY, Level.PROVINCE)) {
            organs.of(division, level, definition.department(), today)
                    .map(Organ::name)
                    .filter(name -> !names.contains(name))
                    .ifPresent(names::add);
        }
    }

    boolean isDepartment(String key) {
        return key.isEmpty() || organs.departments().contains(key);
    }

    /** Each department that a side has, by what its body of the whole side is called. */
    Map<String, Words> departments(Jurisdiction side, LocalDate today) {
        Map<String, Words> found = new LinkedHashMap<>();
        divisions
                .find(side.code(), today)
                .ifPresent(whole ->
                        organs.at(whole, today).forEach(o -> found.put(o.department(), o.name())));
        return found;
    }
}
