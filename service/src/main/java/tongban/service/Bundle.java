package tongban.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tongban.service.fact.FactDeclaration;
import tongban.service.parameter.Confidence;
import tongban.service.text.Words;

/**
 * Several services that somebody needs at one time, applied for with one form (高效办成一件事). A bundle
 * adds nothing to what its services say: each becomes a case of its own, with its own competent
 * body and clocks. What two of them ask alike is asked once.
 *
 * @param id e.g. {@code child-in-difficulty}
 * @param services ids, in the order in which they are asked; at least two
 * @param document what introduces it; empty for a demonstration
 */
public record Bundle(
        String id,
        Words name,
        Words summary,
        List<String> services,
        String document,
        Confidence confidence) {
    public static final int SERVICES_MAX = 10;

    public Bundle {
        services = List.copyOf(services);
    }

    /**
     * Form fields of the questions that two services ask alike: facts of equal name and kind, asked
     * of the applicant by both. A fact of equal name and another domain is another question.
     */
    public static Set<String> sharedQuestions(ServiceDefinition one, ServiceDefinition other) {
        Set<String> shared = new TreeSet<>();
        for (FactDeclaration fact : one.facts()) {
            other.facts().stream()
                    .filter(f -> f.name().equals(fact.name()) && isAlike(fact, f))
                    .forEach(f -> shared.add(f.key()));
        }
        return shared;
    }

    private static boolean isAlike(FactDeclaration one, FactDeclaration other) {
        return one.page().isPresent()
                && other.page().isPresent()
                && one.type() == other.type()
                && one.list() == other.list()
                && one.unit().equals(other.unit())
                && one.domain().equals(other.domain())
                && one.format().equals(other.format())
                && one.fields().equals(other.fields());
    }

    /**
     * Ids of the papers that serve for both services: of equal id, brought by the applicant, and no
     * form, since a form is filled in for one service.
     */
    public static Set<String> sharedMaterials(ServiceDefinition one, ServiceDefinition other) {
        Set<String> shared = new TreeSet<>();
        for (Material material : one.materials()) {
            other.materials().stream()
                    .filter(m -> m.id().equals(material.id()))
                    .filter(m -> isForBoth(m) && isForBoth(material))
                    .forEach(m -> shared.add(m.id()));
        }
        return shared;
    }

    /** A paper that the applicant brings, and for which service it is asked first. */
    public record Paper(ServiceDefinition service, Material material) {}

    /** All papers that the applicant brings, each once, in the order of the services. */
    public static List<Paper> papers(List<ServiceDefinition> services) {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            ServiceDefinition service = services.get(i);
            Set<String> before = new TreeSet<>();
            services.subList(0, i).forEach(s -> before.addAll(sharedMaterials(s, service)));
            service.materials().stream()
                    .filter(m -> m.channel() == Material.Channel.APPLICANT)
                    .filter(m -> !before.contains(m.id()))
                    .forEach(m -> papers.add(new Paper(service, m)));
        }
        return List.copyOf(papers);
    }

    private static boolean isForBoth(Material material) {
        return material.form() != Material.Form.FORM
                && material.channel() == Material.Channel.APPLICANT;
    }

    /** Whether both services ask for the same kind of place. */
    public static boolean sharesPlace(ServiceDefinition one, ServiceDefinition other) {
        return one.competence().placeRole() == other.competence().placeRole();
    }
}
