package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.NamedPlan;
import tongban.node.cooperation.NamedPlatform;
import tongban.node.cooperation.Plans;

/** What is typed of a plan of the system or of a platform of neighbouring areas. */
public final class NamingForm extends TypedForm {
    NamingForm(HttpServletRequest request) {
        super(request);
    }

    private NamedPlan.Heading planHeading() {
        return new NamedPlan.Heading(
                choice("place", Plans.Kind.places().toArray(Plans.Kind[]::new)),
                text("shipped"),
                name(),
                text("document"),
                text("day"),
                text("owner"),
                words("indicators"),
                text("source"));
    }

    private NamedPlatform.Heading platformHeading() {
        return new NamedPlatform.Heading(
                text("shipped"),
                name(),
                text("kind"),
                both("place"),
                new Both<>(words("divisionsChongqing"), words("divisionsSichuan")),
                text("document"),
                text("day"),
                text("unveiled"),
                text("zone"),
                text("source"));
    }

    Typed<Act.NamePlan> plan() {
        return read(() -> new Act.NamePlan(planHeading(), text("reason")));
    }

    Typed<Act.NamePlatform> platform() {
        return read(() -> new Act.NamePlatform(platformHeading(), text("reason")));
    }

    /** A step of a plan by the name of its form; empty where there is none. */
    Optional<Typed<? extends Act>> ofPlan(String form) {
        return switch (form) {
            case "correct" ->
                    Optional.of(read(() -> new Act.CorrectPlan(planHeading(), text("reason"))));
            case "drop" -> Optional.of(read(() -> new Act.Drop(text("reason"))));
            default -> Optional.empty();
        };
    }

    /** A step of a platform by the name of its form; empty where there is none. */
    Optional<Typed<? extends Act>> ofPlatform(String form) {
        return switch (form) {
            case "correct" ->
                    Optional.of(
                            read(() -> new Act.CorrectPlatform(platformHeading(), text("reason"))));
            case "drop" -> Optional.of(read(() -> new Act.Drop(text("reason"))));
            default -> Optional.empty();
        };
    }

    /** A plan as the form of a correction shows it. */
    public static Map<String, List<String>> typed(NamedPlan.Heading h) {
        return Map.of(
                "place", List.of(h.place().name()),
                "shipped", List.of(h.shipped()),
                "nameZh", List.of(h.name().zh()),
                "nameEn", List.of(h.name().en()),
                "document", List.of(h.document()),
                "day", List.of(h.day()),
                "owner", List.of(h.owner()),
                "indicators", List.of(String.join(" ", h.indicators())),
                "source", List.of(h.source()));
    }

    /** A shipped plan as the form that corrects it begins; what it rests on has to be written. */
    static Map<String, List<String>> typed(Plans.Node node) {
        return Map.of(
                "place", List.of(node.kind().name()),
                "shipped", List.of(node.id()),
                "nameZh", List.of(node.name().zh()),
                "nameEn", List.of(node.name().en()),
                "document", List.of(node.document().zh()),
                "day", List.of(node.day()),
                "owner", List.of(node.owner().zh()),
                "indicators", List.of(String.join(" ", node.indicators())));
    }

    /** A platform as the form of a correction shows it. */
    public static Map<String, List<String>> typed(NamedPlatform.Heading h) {
        Map<String, List<String>> typed =
                new HashMap<>(
                        Map.of(
                                "shipped", List.of(h.shipped()),
                                "nameZh", List.of(h.name().zh()),
                                "nameEn", List.of(h.name().en()),
                                "kind", List.of(h.kind()),
                                "document", List.of(h.document()),
                                "day", List.of(h.day()),
                                "unveiled", List.of(h.unveiled()),
                                "zone", List.of(h.zone()),
                                "source", List.of(h.source())));
        typed.putAll(area(h.places(), h.divisions()));
        return typed;
    }

    /** A shipped platform as the form that corrects it begins. */
    static Map<String, List<String>> typed(Plans.Platform p) {
        Map<String, List<String>> typed =
                new HashMap<>(
                        Map.of(
                                "shipped", List.of(p.id()),
                                "nameZh", List.of(p.name().zh()),
                                "nameEn", List.of(p.name().en()),
                                "kind", List.of(p.kind().zh()),
                                "document", List.of(p.document().zh()),
                                "day", List.of(p.day()),
                                "unveiled", List.of(p.unveiled()),
                                "zone", List.of(p.zone())));
        typed.putAll(area(new Both<>(p.chongqing().zh(), p.sichuan().zh()), p.divisions()));
        return typed;
    }

    private static Map<String, List<String>> area(
            Both<String> places, Both<List<String>> divisions) {
        return Map.of(
                "placeChongqing", List.of(places.chongqing()),
                "placeSichuan", List.of(places.sichuan()),
                "divisionsChongqing", List.of(String.join(" ", divisions.chongqing())),
                "divisionsSichuan", List.of(String.join(" ", divisions.sichuan())));
    }
}
