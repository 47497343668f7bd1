package tongban.rules.interpret;

import static tongban.rules.interpret.Builtins.add;
import static tongban.rules.ir.Type.Simple.ANY;
import static tongban.rules.ir.Type.Simple.BOOLEAN;

import org.jspecify.annotations.Nullable;
import tongban.rules.Range;
import tongban.rules.ir.Type;

/** Allen's relations between points and ranges, and ranges from text. */
final class RangeFunctions {
    private RangeFunctions() {}

    /** Which of the two may be a point, which stands for the range of it alone. */
    private enum Points {
        ANY,
        FIRST,
        SECOND,
        BOTH_OR_NEITHER,
        NONE
    }

    private interface Relation {
        boolean holds(Range a, Range b);
    }

    static void register() {
        between(
                "before",
                "point1, point2",
                "range, point",
                "point, range",
                "range1, range2",
                "the first ends before the second begins",
                RangeFunctions::before);
        between(
                "after",
                "point1, point2",
                "range, point",
                "point, range",
                "range1, range2",
                "the first begins after the second ends",
                (a, b) -> before(b, a));
        ranges("meets", "the first ends where the second begins", RangeFunctions::meets);
        ranges("met by", "the first begins where the second ends", (a, b) -> meets(b, a));
        ranges("overlaps", "they have a point in common", (a, b) -> !before(a, b) && !before(b, a));
        ranges(
                "overlaps before",
                "the first begins before the second and ends within it",
                (a, b) -> starts(a, b) < 0 && !before(a, b) && ends(a, b) < 0);
        ranges(
                "overlaps after",
                "the first begins within the second and ends after it",
                (a, b) -> starts(b, a) < 0 && !before(b, a) && ends(b, a) < 0);
        pointFirst(
                "finishes",
                "point, range",
                "the first ends with the second and lies within it",
                (a, b) -> ends(a, b) == 0 && starts(a, b) >= 0);
        pointLast(
                "finished by",
                "range, point",
                "the second ends with the first and lies within it",
                (a, b) -> ends(a, b) == 0 && starts(b, a) >= 0);
        pointLast(
                "includes",
                "range, point",
                "the second lies within the first",
                (a, b) -> within(b, a));
        pointFirst(
                "during",
                "point, range",
                "the first lies within the second",
                RangeFunctions::within);
        pointFirst(
                "starts",
                "point, range",
                "the first begins with the second and lies within it",
                (a, b) -> starts(a, b) == 0 && ends(a, b) <= 0);
        pointLast(
                "started by",
                "range, point",
                "the second begins with the first and lies within it",
                (a, b) -> starts(a, b) == 0 && ends(b, a) <= 0);
        Relation coincide = (a, b) -> starts(a, b) == 0 && ends(a, b) == 0;
        add(
                "coincides",
                "point1, point2",
                BOOLEAN,
                "they are the same",
                a -> relate(a, coincide, Points.BOTH_OR_NEITHER));
        ranges("coincides", "", coincide);
        add(
                "range",
                "from",
                new Type.RangeOf(ANY),
                "a range from its text",
                a -> {
                    Range range = RangeText.read(a.text(0), a.interpreter());
                    if (range == null) throw a.refusal(0, "the text of a range");
                    return range;
                });
    }

    private static void between(
            String name, String f1, String f2, String f3, String f4, String about, Relation r) {
        for (String form : new String[] {f1, f2, f3, f4})
            add(name, form, BOOLEAN, about, a -> relate(a, r, Points.ANY));
    }

    private static void ranges(String name, String about, Relation r) {
        add(name, "range1, range2", BOOLEAN, about, a -> relate(a, r, Points.NONE));
    }

    private static void pointFirst(String name, String form, String about, Relation r) {
        add(name, form, BOOLEAN, about, a -> relate(a, r, Points.FIRST));
        ranges(name, about, r);
    }

    private static void pointLast(String name, String form, String about, Relation r) {
        add(name, form, BOOLEAN, about, a -> relate(a, r, Points.SECOND));
        ranges(name, about, r);
    }

    private static @Nullable Object relate(Arguments a, Relation relation, Points points) {
        boolean firstPoint = !(a.given(0) instanceof Range);
        boolean secondPoint = !(a.given(1) instanceof Range);
        boolean fits =
                switch (points) {
                    case ANY -> true;
                    case FIRST -> !secondPoint;
                    case SECOND -> !firstPoint;
                    case BOTH_OR_NEITHER -> firstPoint == secondPoint;
                    case NONE -> !firstPoint && !secondPoint;
                };
        if (!fits) throw a.refusal(firstPoint ? 0 : 1, "range");
        Range first = range(a, 0);
        Range second = range(a, 1);
        Object one = first.start() != null ? first.start() : first.end();
        Object other = second.start() != null ? second.start() : second.end();
        if (Ordering.compare(one, other) == null) throw a.refusal(1, "comparable with the first");
        return relation.holds(first, second);
    }

    /** A range, or a point as the range of it alone. */
    private static Range range(Arguments a, int i) {
        Object value = a.given(i);
        if (value instanceof Range r) return r;
        if (Ordering.compare(value, value) == null) throw a.refusal(i, "point or range");
        return new Range(value, true, value, true);
    }

    private static boolean before(Range a, Range b) {
        Integer order = Ordering.compare(a.end(), b.start());
        return order != null
                && (order < 0 || (order == 0 && !(a.endIncluded() && b.startIncluded())));
    }

    private static boolean meets(Range a, Range b) {
        return a.endIncluded()
                && b.startIncluded()
                && Ordering.same(a.end(), b.start())
                && a.end() != null;
    }

    /** The order of two starts; an open start is below all. */
    private static int starts(Range a, Range b) {
        if (a.start() == null || b.start() == null)
            return Boolean.compare(a.start() != null, b.start() != null);
        Integer order = Ordering.compare(a.start(), b.start());
        if (order == null || order != 0) return order == null ? 0 : order;
        return Boolean.compare(!a.startIncluded(), !b.startIncluded());
    }

    private static int ends(Range a, Range b) {
        if (a.end() == null || b.end() == null)
            return Boolean.compare(a.end() == null, b.end() == null);
        Integer order = Ordering.compare(a.end(), b.end());
        if (order == null || order != 0) return order == null ? 0 : order;
        return Boolean.compare(a.endIncluded(), b.endIncluded());
    }

    private static boolean within(Range inner, Range outer) {
        return starts(inner, outer) >= 0 && ends(inner, outer) <= 0;
    }
}
