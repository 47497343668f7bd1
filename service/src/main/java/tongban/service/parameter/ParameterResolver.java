package tongban.service.parameter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.service.parameter.ParameterDeclaration.Better;
import tongban.service.parameter.Resolution.Choice;
import tongban.service.parameter.Resolution.PassedOver;
import tongban.service.parameter.Resolution.Resolved;
import tongban.service.parameter.Resolution.Unresolved;
import tongban.service.place.Level;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * Finds what a parameter is worth at a place on a day.
 *
 * <p>Going up from the place, the first row set by somebody who may set it is the place's own
 * value. A superior's norm that came into force later beats it. A value outside the bounds in force
 * does not count. Where nothing is left, the declared stand-in decides; a floor stands in only as
 * demonstration, because a floor bounds and does not set.
 */
public final class ParameterResolver {

    private final Map<String, Map<String, List<ParameterRow>>> byNameAndPlace;

    /**
     * @param rows the folder's defaults and the register's own rows; order does not matter
     */
    public ParameterResolver(List<ParameterRow> rows) {
        this.byNameAndPlace =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ParameterRow::name,
                                        Collectors.groupingBy(ParameterRow::place)));
    }

    public Resolution resolve(
            ParameterDeclaration p, PlacePath place, LocalDate day, String dateName) {
        if (p.standIn() == StandIn.BETTER && place.origins().size() > 1)
            return better(p, place, day, dateName);
        return new Way(p, place.upwards(), day, dateName).resolve();
    }

    // ------------------------------------------------------------------ zones of two origins

    private Resolution better(
            ParameterDeclaration p, PlacePath place, LocalDate day, String dateName) {
        List<Resolved> values = new ArrayList<>();
        List<PassedOver> passed = new ArrayList<>();
        for (List<String> way : place.origins()) {
            switch (new Way(p, way, day, dateName).resolve()) {
                case Resolved r -> values.add(r);
                case Unresolved u -> passed.addAll(u.passedOver());
            }
        }
        if (values.size() < place.origins().size()) {
            return new Unresolved(
                    p,
                    passed,
                    Words.of(
                            "功能区跨两地，只有双方的值都已知才能就高，现有" + values.size() + "个",
                            "The zone has several origins; the better value needs both, and "
                                    + values.size()
                                    + " is known"));
        }
        Resolved best = values.getFirst();
        for (Resolved other : values.subList(1, values.size())) {
            Resolved loser = isBetter(p, other.value(), best.value()) ? best : other;
            if (loser == best) best = other;
            passed.addAll(loser.passedOver());
            passed.add(
                    new PassedOver(
                            loser.row(),
                            Words.of(
                                    "另一方的值对当事人更有利",
                                    "The other side's value is better for the person")));
        }
        passed.addAll(best.passedOver());
        return new Resolved(
                p,
                best.value(),
                best.row(),
                Choice.BETTER,
                day,
                dateName,
                best.confidence(),
                best.beyondVerified(),
                passed,
                Words.of(
                        "两地取较优：" + best.why().zh(),
                        "The better of the origins: " + best.why().en()));
    }

    private static boolean isBetter(ParameterDeclaration p, Object candidate, Object present) {
        int c = compare(candidate, present);
        return p.better() == Better.HIGHER ? c > 0 : c < 0;
    }

    // ------------------------------------------------------------------ one way up

    private final class Way {
        private final ParameterDeclaration p;
        private final List<String> upwards;
        private final LocalDate day;
        private final String dateName;
        private final List<PassedOver> passed = new ArrayList<>();

        private Way(ParameterDeclaration p, List<String> upwards, LocalDate day, String dateName) {
            this.p = p;
            this.upwards = upwards;
            this.day = day;
            this.dateName = dateName;
        }

        private Resolution resolve() {
            List<ParameterRow> set =
                    inForce(p.name()).stream().filter(r -> p.setBy().contains(r.level())).toList();
            ParameterRow minimum = bound(p.minimumName(), p.minimumBy());
            ParameterRow maximum = bound(p.maximumName(), p.maximumBy());
            List<ParameterRow> lawful =
                    set.stream().filter(r -> isWithin(r, minimum, maximum)).toList();
            if (!lawful.isEmpty()) return own(lawful);
            return switch (p.standIn()) {
                case NONE, BETTER -> nothing();
                case NEAREST -> {
                    List<ParameterRow> above =
                            inForce(p.name()).stream()
                                    .filter(r -> !p.setBy().contains(r.level()))
                                    .filter(r -> isWithin(r, minimum, maximum))
                                    .toList();
                    yield above.isEmpty()
                            ? nothing()
                            : chosen(
                                    above.getFirst(),
                                    Choice.NEAREST,
                                    above.getFirst().confidence());
                }
                case BOUND_AS_DEMONSTRATION -> {
                    ParameterRow floor = p.better() == Better.HIGHER ? minimum : maximum;
                    yield floor == null
                            ? nothing()
                            : chosen(
                                    floor, Choice.BOUND_AS_DEMONSTRATION, Confidence.DEMONSTRATION);
                }
            };
        }

        private Resolved own(List<ParameterRow> nearestFirst) {
            ParameterRow chosen = nearestFirst.getFirst();
            Choice choice = Choice.OWN;
            for (ParameterRow superior : nearestFirst.subList(1, nearestFirst.size())) {
                if (superior.from().isAfter(chosen.from())) {
                    passed.add(
                            new PassedOver(
                                    chosen,
                                    Words.of(
                                            "上级" + superior.from() + "起的新规定晚于它",
                                            "A superior's norm in force from "
                                                    + superior.from()
                                                    + " is later")));
                    chosen = superior;
                    choice = Choice.SUPERIOR_LATER;
                } else {
                    passed.add(
                            new PassedOver(
                                    superior,
                                    Words.of("下级有自己的值", "A nearer place has its own value")));
                }
            }
            return chosen(chosen, choice, chosen.confidence());
        }

        private Resolved chosen(ParameterRow row, Choice choice, Confidence confidence) {
            boolean beyond = row.isUnverifiedOn(day);
            return new Resolved(
                    p,
                    row.value(),
                    row,
                    choice,
                    day,
                    dateName,
                    confidence,
                    beyond,
                    passed,
                    why(row, choice, confidence, beyond));
        }

        private Words why(ParameterRow row, Choice choice, Confidence confidence, boolean beyond) {
            String zhChoice =
                    switch (choice) {
                        case OWN -> row.level().words().zh() + "所定";
                        case SUPERIOR_LATER -> "上级后出台的规定优先";
                        case NEAREST -> "本地无值，暂用上级的值";
                        case BOUND_AS_DEMONSTRATION -> "本地值未知，以低限代入，仅作演示";
                        case BETTER -> "两地取较优";
                    };
            String enChoice =
                    switch (choice) {
                        case OWN -> "set by the " + row.level().words().en();
                        case SUPERIOR_LATER -> "a superior's later norm comes first";
                        case NEAREST -> "no value of its own, the nearest place above stands in";
                        case BOUND_AS_DEMONSTRATION ->
                                "no value of its own is known, the bound stands in as demonstration";
                        case BETTER -> "the better of the origins";
                    };
            String source = row.document().isEmpty() ? "" : row.document() + row.article();
            String until = row.until() == null ? "" : row.until().toString();
            return Words.of(
                    zhChoice
                            + "，"
                            + row.place()
                            + "，自"
                            + row.from()
                            + (until.isEmpty() ? "起" : "至" + until + "前")
                            + (source.isEmpty() ? "" : "，依据" + source)
                            + "，"
                            + confidence.words().zh()
                            + (beyond ? "，使用日超出核实时段" : ""),
                    enChoice
                            + ", "
                            + row.place()
                            + ", from "
                            + row.from()
                            + (until.isEmpty() ? "" : " until " + until)
                            + (source.isEmpty() ? "" : ", " + source)
                            + ", "
                            + confidence.words().en()
                            + (beyond ? ", used outside the days it was verified for" : ""));
        }

        private Unresolved nothing() {
            return new Unresolved(
                    p,
                    passed,
                    Words.of(day + "在该地没有可用的值", "No value may be used at this place on " + day));
        }

        private @Nullable ParameterRow bound(String name, Optional<Level> by) {
            return by.flatMap(level ->
                            inForce(name).stream().filter(r -> r.level() == level).findFirst())
                    .orElse(null);
        }

        private boolean isWithin(
                ParameterRow row, @Nullable ParameterRow minimum, @Nullable ParameterRow maximum) {
            if (minimum != null && compare(row.value(), minimum.value()) < 0) {
                passed.add(
                        new PassedOver(
                                row,
                                Words.of(
                                        "低于" + minimum.from() + "起的低限" + plain(minimum.value()),
                                        "Below the minimum "
                                                + plain(minimum.value())
                                                + " in force from "
                                                + minimum.from())));
                return false;
            }
            if (maximum != null && compare(row.value(), maximum.value()) > 0) {
                passed.add(
                        new PassedOver(
                                row,
                                Words.of(
                                        "高于" + maximum.from() + "起的上限" + plain(maximum.value()),
                                        "Above the maximum "
                                                + plain(maximum.value())
                                                + " in force from "
                                                + maximum.from())));
                return false;
            }
            return true;
        }

        /** Rows of {@code name} in force on the day, nearest place first. */
        private List<ParameterRow> inForce(String name) {
            List<ParameterRow> found = new ArrayList<>();
            Map<String, List<ParameterRow>> byPlace = byNameAndPlace.getOrDefault(name, Map.of());
            for (String code : upwards) {
                @Nullable ParameterRow last = null;
                for (ParameterRow row : byPlace.getOrDefault(code, List.of())) {
                    // the later norm counts; of the same day the one that comes after, since the
                    // register's rows come after the folder's defaults
                    if (row.isInForceOn(day) && (last == null || !row.from().isBefore(last.from())))
                        last = row;
                }
                if (last != null) found.add(last);
            }
            return found;
        }
    }

    /** The order of two values of one parameter. */
    public static int compare(Object a, Object b) {
        return switch (a) {
            case BigDecimal x when b instanceof BigDecimal y -> x.compareTo(y);
            case LocalDate x when b instanceof LocalDate y -> x.compareTo(y);
            case Boolean x when b instanceof Boolean y -> x.compareTo(y);
            default -> a.toString().compareTo(b.toString());
        };
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal n ? n.toPlainString() : value.toString();
    }
}
