package tongban.node.cooperation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** What every text that is typed or arrives has to keep to. */
final class Texts {
    static final int NAME_MAX = 200;
    static final int SHORT_MAX = 300;
    static final int LONG_MAX = 2_000;

    private Texts() {}

    static void needed(List<Problem> to, String field, String text, Words what, int most) {
        if (text.isBlank()) {
            to.add(CooperationProblems.needed(field, what));
        } else {
            optional(to, field, text, most);
        }
    }

    static void optional(List<Problem> to, String field, String text, int most) {
        if (text.length() > most) {
            to.add(CooperationProblems.tooLong(field, most));
        }
    }

    /**
     * Of each side somebody answers for it: bodies of the platform, who is none in words, or both.
     *
     * @param field of the words; that of the bodies is one for all
     * @param what each side has of it: Chinese follows the side's name, English comes before it
     */
    static void answering(
            List<Problem> to,
            String field,
            Words what,
            Both<String> words,
            Both<List<Body>> bodies) {
        for (Jurisdiction side : Jurisdiction.values()) {
            List<Body> named = bodies.of(side);
            if (named.isEmpty()) {
                Words whose = Words.of(side.zh() + what.zh(), what.en() + side.en());
                needed(to, of(field, side), words.of(side), whose, SHORT_MAX);
            } else {
                optional(to, of(field, side), words.of(side), SHORT_MAX);
            }
            if (named.size() > Body.A_SIDE_MAX) {
                to.add(CooperationProblems.bodies(side, Body.A_SIDE_MAX));
            }
            named.stream()
                    .filter(b -> !b.isKnown())
                    .forEach(b -> to.add(CooperationProblems.noBody(side, b.id())));
        }
    }

    /** The field of a side. */
    static String of(String field, Jurisdiction side) {
        return field
                + switch (side) {
                    case CHONGQING -> "Chongqing";
                    case SICHUAN -> "Sichuan";
                };
    }

    static void reason(List<Problem> to, String reason) {
        needed(to, "reason", reason, Words.of("理由", "the reason"), LONG_MAX);
    }

    static void name(List<Problem> to, Words name) {
        needed(to, "nameZh", name.zh(), Words.of("名称", "the name"), NAME_MAX);
        optional(to, "nameEn", name.en(), NAME_MAX);
    }

    /** A day as exactly as it is known: a year, a month or a day. */
    static void known(List<Problem> to, String field, String day) {
        if (first(day).isEmpty()) {
            to.add(NamingProblems.knownDay(field));
        }
    }

    /** The first day of a year, a month or a day; empty where a text is none of them. */
    private static Optional<LocalDate> first(String day) {
        try {
            return day.matches("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
                    ? Optional.of(LocalDate.parse(day + "-01-01".substring(day.length() - 4)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static void notLater(List<Problem> to, String field, String day, LocalDate today) {
        if (first(day).filter(d -> d.isAfter(today)).isPresent()) {
            to.add(CooperationProblems.later(field));
        }
    }

    /** Of a day as exactly as it is known; 0 where it is not known at all. */
    static int year(String day) {
        return first(day).map(LocalDate::getYear).orElse(0);
    }

    static boolean areIndicators(List<String> ids) {
        return ids.stream().allMatch(i -> i.matches("[a-z][a-z0-9-]{0,59}"));
    }

    /** Only the side that leads it does this. */
    static void home(List<Problem> to, Jurisdiction home, Jurisdiction side) {
        if (home != side) {
            to.add(CooperationProblems.home(home));
        }
    }
}
