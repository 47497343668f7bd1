package tongban.node.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.node.place.Answer.Kind;
import tongban.node.place.Answer.Missing;
import tongban.node.place.Household.Member;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * At which member's hukou a household applies. Registered in different provinces: at that of a
 * member who lives where she is registered; if there is none, at any member's. In different
 * counties of one province the province's own rule applies, which nobody collected: the staff
 * choose, and it is said so. Places are compared by town, as they are on the day, so that an old
 * and a new code of one town are equal.
 */
final class HouseholdPlace {
    private final Divisions divisions;

    HouseholdPlace(Divisions divisions) {
        this.divisions = divisions;
    }

    /** Either a place or what is missing. */
    record Choice(@Nullable String place, @Nullable Missing missing, List<Reason> reasons) {}

    /** A member with the towns as they are on the day. */
    private record Located(Member member, String hukou, Optional<String> residence) {
        boolean consistent() {
            return residence.isPresent() && residence.get().equals(hukou);
        }

        String province() {
            return hukou.substring(0, 2);
        }

        String county() {
            return hukou.substring(0, Math.min(Divisions.digits(Level.COUNTY), hukou.length()));
        }
    }

    Choice choose(Household household, LocalDate on) {
        List<Located> members = new ArrayList<>();
        for (Member member : household.members()) {
            Optional<String> hukou = town(member.hukou(), on);
            if (hukou.isEmpty()) {
                return ask(
                        Kind.PLACE_UNKNOWN,
                        "成员的户籍地代码 %s 无法识别到一个地方，请核对到乡镇。".formatted(member.hukou()),
                        "The code %s of a member's hukou does not name one place: give the town."
                                .formatted(member.hukou()),
                        divisions.current(member.hukou(), on),
                        List.of(member.ref()));
            }
            members.add(
                    new Located(
                            member, hukou.get(), member.livesAt().flatMap(code -> town(code, on))));
        }
        if (distinct(members).size() == 1) {
            String only = members.getFirst().hukou();
            return picked(only, on, Ground.HOUSEHOLD_ONE_PLACE, false);
        }
        if (members.stream().map(m -> countyOf(m, on)).distinct().count() == 1) {
            return among(members, household, on, Ground.HOUSEHOLD_ONE_COUNTY, false);
        }
        if (members.stream().map(Located::province).distinct().count() == 1) {
            return among(members, household, on, Ground.HOUSEHOLD_SAME_PROVINCE, false);
        }
        return acrossProvinces(members, household, on);
    }

    private Choice acrossProvinces(List<Located> members, Household household, LocalDate on) {
        List<Located> consistent = members.stream().filter(Located::consistent).toList();
        if (!consistent.isEmpty()) {
            return among(consistent, household, on, Ground.HOUSEHOLD_CONSISTENT, true);
        }
        List<String> unknown =
                members.stream()
                        .filter(m -> m.residence().isEmpty())
                        .map(m -> m.member().ref())
                        .toList();
        if (!unknown.isEmpty()) {
            return ask(
                    Kind.HABITUAL_RESIDENCE,
                    "家庭成员户籍分属不同省市：请补充这些成员的经常居住地（到乡镇）。",
                    "The members are registered in different provinces: say where these members live, down to the town.",
                    List.of(),
                    unknown);
        }
        return among(members, household, on, Ground.HOUSEHOLD_ANY, true);
    }

    private Choice among(
            List<Located> allowed,
            Household household,
            LocalDate on,
            Ground ground,
            boolean acrossProvinces) {
        Map<String, List<String>> places = distinct(allowed);
        if (household.chosen() != null) {
            Optional<Located> chosen =
                    allowed.stream()
                            .filter(m -> m.member().ref().equals(household.chosen()))
                            .findFirst();
            if (chosen.isPresent()) {
                return picked(chosen.get().hukou(), on, ground, acrossProvinces);
            }
        } else if (places.size() == 1) {
            return picked(places.keySet().iterator().next(), on, ground, acrossProvinces);
        }
        return ask(
                Kind.HOUSEHOLD_CHOICE,
                household.chosen() == null ? "请选择由哪位成员在其户籍地申请。" : "所选成员的户籍地不能受理，请在这些成员中选择。",
                household.chosen() == null
                        ? "Choose at which member's hukou the household applies."
                        : "The chosen member's hukou cannot accept; choose among these members.",
                places.keySet().stream()
                        .flatMap(code -> divisions.find(code, on).stream())
                        .toList(),
                allowed.stream().map(m -> m.member().ref()).toList());
    }

    private Choice picked(String place, LocalDate on, Ground ground, boolean acrossProvinces) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(
                ground.reason(
                        divisions.find(place, on).isPresent()
                                ? divisions.fullName(place, on)
                                : new Words(place, place)));
        if (acrossProvinces) {
            reasons.add(Ground.HOUSEHOLD_ACCEPTING_COUNTY.reason());
        }
        reasons.add(Ground.HOUSEHOLD_WHOLE.reason());
        return new Choice(place, null, reasons);
    }

    private static Choice ask(
            Kind kind, String zh, String en, List<Division> choices, List<String> members) {
        return new Choice(null, new Missing(kind, new Words(zh, en), choices, members), List.of());
    }

    /**
     * The town that a code means on the day; a coarser code as it is. Codes of other provinces are
     * not in the register and are compared as written.
     */
    private Optional<String> town(String code, LocalDate on) {
        return switch (divisions.resolve(code, on)) {
            case Resolution.Unknown unknown when unknown.outsideBoth() -> {
                String plain = Divisions.canonical(code);
                yield Optional.of(
                        plain.substring(0, Math.min(Divisions.digits(Level.TOWN), plain.length())));
            }
            case Resolution.Unknown unknown -> Optional.empty();
            case Resolution resolved when resolved.divisions().size() == 1 -> {
                Division there = resolved.divisions().getFirst();
                yield Optional.of(divisions.above(there, Level.TOWN, on).orElse(there).code());
            }
            case Resolution several -> Optional.empty();
        };
    }

    /** A town that moved keeps its old code: ask the register for its county, not the digits. */
    private String countyOf(Located located, LocalDate on) {
        return divisions
                .find(located.hukou(), on)
                .flatMap(d -> divisions.above(d, Level.COUNTY, on))
                .map(Division::code)
                .orElseGet(located::county);
    }

    private static Map<String, List<String>> distinct(List<Located> members) {
        return members.stream()
                .collect(
                        Collectors.groupingBy(
                                Located::hukou,
                                LinkedHashMap::new,
                                Collectors.mapping(m -> m.member().ref(), Collectors.toList())));
    }
}
