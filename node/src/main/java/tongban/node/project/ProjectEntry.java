package tongban.node.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * What the leading side enters of a project: what it is, and its plan in the list of one year.
 * Entering it again for the same year replaces what is shown; what stood before stays on record.
 *
 * @param number like 51-2024-001; the side before the first dash leads
 * @param places division codes; the project counts where the first of them lies
 * @param owners ids of the bodies that are responsible, by side; the leading side has one
 * @param total the whole investment, in 10,000 yuan
 * @param plan of the year, in 10,000 yuan
 * @param fresh whether it is to be started in that year
 */
public record ProjectEntry(
        String number,
        Words name,
        Category category,
        List<String> places,
        Optional<String> owner50,
        Optional<String> owner51,
        BigDecimal total,
        int year,
        BigDecimal plan,
        boolean fresh,
        Optional<LocalDate> plannedStart,
        Optional<LocalDate> plannedFinish) {
    static final int PLACES_MAX = 20;
    static final int NAME_LENGTH_MAX = 200;
    static final int YEAR_MIN = 2000;
    static final int DECIMALS_MAX = 4;
    private static final Pattern NUMBER = Pattern.compile("5[01]-[0-9]{4}-[0-9]{1,6}");

    public ProjectEntry {
        places = List.copyOf(places);
    }

    /** Whoever's number it bears. */
    Jurisdiction lead() {
        return Jurisdiction.ofCode(number);
    }

    Optional<String> owner(Jurisdiction side) {
        return side == Jurisdiction.CHONGQING ? owner50 : owner51;
    }

    /** What the register knows of places and bodies, asked by the pure check. */
    interface Known {
        boolean isPlace(String code);

        boolean isOrgan(String id, Jurisdiction side);

        /** The same, or it was one that has ended by now. */
        boolean wasOrgan(String id, Jurisdiction side);

        /** The same for what was typed before: a letter may arrive after a body has ended. */
        default Known before() {
            Known now = this;
            return new Known() {
                @Override
                public boolean isPlace(String code) {
                    return now.isPlace(code);
                }

                @Override
                public boolean isOrgan(String id, Jurisdiction side) {
                    return now.wasOrgan(id, side);
                }

                @Override
                public boolean wasOrgan(String id, Jurisdiction side) {
                    return now.wasOrgan(id, side);
                }
            };
        }
    }

    /** Every reason against it, all at once. */
    List<Problem> faults(Jurisdiction side, Known known, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (!NUMBER.matcher(number).matches()) {
            problems.add(ProjectProblems.number());
            return problems;
        }
        if (lead() != side) {
            problems.add(ProjectProblems.otherLeads());
        }
        Stream.of(name.zh(), name.en())
                .filter(n -> n.length() > NAME_LENGTH_MAX)
                .forEach(n -> problems.add(ProjectProblems.tooLong("nameZh", NAME_LENGTH_MAX)));
        if (name.zh().isBlank()) {
            problems.add(ProjectProblems.needed("nameZh"));
        }
        if (name.en().isBlank()) {
            problems.add(ProjectProblems.needed("nameEn"));
        }
        if (places.isEmpty() || places.size() > PLACES_MAX) {
            problems.add(ProjectProblems.needed("places"));
        }
        places.stream()
                .filter(p -> !known.isPlace(p))
                .forEach(p -> problems.add(ProjectProblems.place(p)));
        for (Jurisdiction one : Jurisdiction.values()) {
            String field = "owner" + one.code();
            if (owner(one).isEmpty() && one == lead()) {
                problems.add(ProjectProblems.needed(field));
            }
            if (owner(one).filter(id -> !known.isOrgan(id, one)).isPresent()) {
                problems.add(ProjectProblems.owner(field));
            }
        }
        if (year < YEAR_MIN || year > today.getYear() + 1) {
            problems.add(ProjectProblems.year());
        }
        if (!isAmount(total)) {
            problems.add(ProjectProblems.amount("total"));
        }
        if (!isAmount(plan)) {
            problems.add(ProjectProblems.amount("plan"));
        } else if (plan.signum() == 0 || plan.compareTo(total) > 0) {
            problems.add(ProjectProblems.plan());
        }
        if (plannedStart.isPresent()
                && plannedFinish.filter(f -> f.isBefore(plannedStart.get())).isPresent()) {
            problems.add(ProjectProblems.days("plannedFinish"));
        }
        return problems;
    }

    /** In 10,000 yuan, exact to the yuan. */
    static boolean isAmount(BigDecimal wan) {
        return wan.signum() >= 0
                && wan.stripTrailingZeros().scale() <= DECIMALS_MAX
                && wan.precision() - wan.scale() <= 14;
    }

    /**
     * Where it counts: the prefecture of Sichuan or the county of Chongqing in which the first
     * place lies.
     */
    String area() {
        String first = places.getFirst();
        int digits = first.startsWith("50") ? 6 : 4;
        return first.length() >= digits ? first.substring(0, digits) : first.substring(0, 2);
    }

    /** Each place and all places above it. */
    List<String> everyPlace() {
        return places.stream()
                .flatMap(p ->
                        Stream.of(2, 4, 6, 9, 12)
                                .filter(n -> n <= p.length())
                                .map(n -> p.substring(0, n)))
                .distinct()
                .toList();
    }
}
