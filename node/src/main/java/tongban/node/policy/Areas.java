package tongban.node.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.node.place.Resolution;
import tongban.service.place.Level;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * Where documents hold: in the whole area of the body that issued them. A place lies in the area of
 * its county, its city and its side; of several documents of one policy the nearest body's counts,
 * so that nobody is granted the same twice and it is settled whose budget pays.
 */
final class Areas {
    private final Divisions divisions;

    Areas(Divisions divisions) {
        this.divisions = divisions;
    }

    /** The way up from a place as parameters need it; by its digits alone where nobody knows it. */
    PlacePath path(String place, LocalDate day) {
        List<Division> now = divisions.current(place, day);
        return now.isEmpty()
                ? PlacePath.ofCode(place)
                : divisions.placePath(now.getFirst().code(), day);
    }

    /**
     * The first one on the way up from a place whose area holds it.
     *
     * @param area division code of what is looked at, without padding
     */
    <T> Optional<T> nearest(
            PlacePath way, LocalDate day, List<T> all, Function<T, String> area, Predicate<T> of) {
        List<String> steps = steps(way);
        Optional<T> nearest = Optional.empty();
        int first = Integer.MAX_VALUE;
        for (T one : all) {
            if (of.test(one)) {
                int at = at(area.apply(one), steps, day);
                if (at < first) {
                    first = at;
                    nearest = Optional.of(one);
                }
            }
        }
        return nearest;
    }

    /** Whether a place lies in an area, or is it. */
    boolean holds(String area, PlacePath way, LocalDate day) {
        return at(area, steps(way), day) < Integer.MAX_VALUE;
    }

    private static List<String> steps(PlacePath way) {
        return way.upwards().stream().map(Divisions::canonical).toList();
    }

    /** How far up an area stands; an area whose division has ended goes on in its successors. */
    private int at(String area, List<String> steps, LocalDate day) {
        int itself = steps.indexOf(area);
        return itself >= 0
                ? itself
                : divisions.current(area, day).stream()
                        .mapToInt(d -> steps.indexOf(d.code()))
                        .filter(at -> at >= 0)
                        .min()
                        .orElse(Integer.MAX_VALUE);
    }

    /**
     * Whose bodies work for an area: its own while it is there, afterwards those of the divisions
     * that have followed it.
     *
     * @return division codes; the area's own where nobody knows it
     */
    List<String> heirs(String area, LocalDate day) {
        List<Division> now = divisions.current(area, day);
        return now.isEmpty() ? List.of(area) : now.stream().map(Division::code).toList();
    }

    /** The one of them in which a place lies. */
    String heir(String area, String place, LocalDate day) {
        List<String> heirs = heirs(area, day);
        List<String> steps = steps(path(place, day));
        return heirs.stream().filter(steps::contains).findFirst().orElse(heirs.getFirst());
    }

    /** 广安市 / Guang'an; 原渝北区 / the former Yubei District where it has ended. */
    Words name(String area, LocalDate day) {
        return switch (divisions.resolve(area, day)) {
            case Resolution.Found(Division there) -> Words.of(there.name(), there.english());
            case Resolution.Succeeded(Division last, _, _) ->
                    Words.of("原" + last.name(), "the former " + last.english());
            case Resolution.NotYet(Division first, _) -> Words.of(first.name(), first.english());
            case Resolution.Unknown _ -> Words.same(area);
        };
    }

    /** 四川省 广安市 邻水县 / Linshui County, Guang'an, Sichuan. */
    Words fullName(String place, LocalDate day) {
        List<Division> now = divisions.current(place, day);
        return now.isEmpty() ? Words.same(place) : divisions.fullName(now.getFirst().code(), day);
    }

    /** The level of an area by its code. */
    static Level level(String area) {
        return Level.ofCode(PlacePath.padded(area));
    }
}
