package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/**
 * What stands in the way of a name that is given here. Only what is typed on this side is asked:
 * what arrives may have been named before the other side knew, and then both see one too many.
 *
 * @param standing what is shipped and named so far, without what is about to be corrected
 */
record Naming(Plans standing, LocalDate today) {

    /**
     * @param why it stands in for a shipped one; empty for a correction of what was recorded
     */
    List<Problem> plan(NamedPlan.Heading h, Optional<String> why) {
        List<Problem> problems = new ArrayList<>();
        if (Plans.Kind.places().contains(h.place())) {
            // it leaves the place that it has as shipped
            long others =
                    standing.under(standing.group(h.place()).id()).stream()
                            .filter(n -> h.shipped().isEmpty() || !n.id().equals(h.shipped()))
                            .count();
            if (others >= standing.total(h.place())) {
                problems.add(
                        NamingProblems.full("place", h.place().words(), standing.total(h.place())));
            }
        }
        boolean twice =
                standing.nodes().stream()
                        .filter(standing::isNamed)
                        .filter(n -> !n.id().equals(h.shipped()))
                        .anyMatch(n -> n.name().zh().equals(h.name().zh()));
        Optional<Plans.Node> replaced = standing.node(h.shipped()).filter(standing::isNamed);
        problems.addAll(
                replacing(
                        h.shipped(),
                        replaced.isPresent(),
                        replaced.flatMap(Plans.Node::record).isPresent(),
                        why));
        problems.addAll(once(twice));
        Texts.notLater(problems, "day", h.day(), today);
        return problems;
    }

    /**
     * @param why it stands in for a shipped one; empty for a correction of what was recorded
     */
    List<Problem> platform(NamedPlatform.Heading h, Optional<String> why) {
        List<Problem> problems = new ArrayList<>();
        long others =
                standing.platforms().stream()
                        .filter(p -> h.shipped().isEmpty() || !p.id().equals(h.shipped()))
                        .count();
        if (others >= standing.platformsTotal()) {
            problems.add(
                    NamingProblems.full(
                            "nameZh",
                            Words.of("毗邻平台", "The platforms of neighbouring areas"),
                            standing.platformsTotal()));
        }
        boolean twice =
                standing.platforms().stream()
                        .filter(p -> !p.id().equals(h.shipped()))
                        .anyMatch(p -> p.name().zh().equals(h.name().zh()));
        Optional<Plans.Platform> replaced = standing.platform(h.shipped());
        problems.addAll(
                replacing(
                        h.shipped(),
                        replaced.isPresent(),
                        replaced.flatMap(Plans.Platform::record).isPresent(),
                        why));
        problems.addAll(once(twice));
        Texts.notLater(problems, "day", h.day(), today);
        Texts.notLater(problems, "unveiled", h.unveiled(), today);
        return problems;
    }

    /**
     * Whoever replaces what is shipped names one that is there, has none before him, and says why.
     */
    private static List<Problem> replacing(
            String shipped, boolean there, boolean recorded, Optional<String> why) {
        List<Problem> problems = new ArrayList<>();
        if (!shipped.isEmpty() && why.isPresent()) {
            if (!there) {
                problems.add(NamingProblems.noShipped());
            } else if (recorded) {
                problems.add(NamingProblems.recordedBefore());
            }
            Texts.reason(problems, why.get());
        }
        return problems;
    }

    private static List<Problem> once(boolean twice) {
        return twice ? List.of(NamingProblems.namedTwice()) : List.of();
    }
}
