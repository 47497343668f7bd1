package tongban.service;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Diagnostic;
import tongban.rules.FactDomain;
import tongban.rules.FeelText;
import tongban.rules.InvalidModelException;
import tongban.rules.Model;
import tongban.service.fact.Condition;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FeelType;
import tongban.service.text.Words;

/**
 * Looks into the tables and expressions of each version of the standard, knowing which values its
 * facts may have.
 */
final class StandardAnalysis {

    /** Contracts of a service folder that a model elsewhere may take lightly. */
    private static final List<String> BINDING = List.of("RULE-040");

    /** Nothing that is analysed may depend on the day of the analysis. */
    private static final Clock NO_DAY = Clock.fixed(Instant.EPOCH, ExampleCheck.ZONE);

    private final ServiceDefinition service;
    private final StandardModels models;
    private final Problems problems;

    StandardAnalysis(ServiceDefinition service, StandardModels models, Problems problems) {
        this.service = service;
        this.models = models;
        this.problems = problems;
    }

    void run() {
        Map<String, FactDomain> domains = domains(service);
        Set<String> shared = new HashSet<>();
        for (StandardVersion version : service.standards()) {
            String file = version.file();
            if (version.dmn().isEmpty()) continue;
            try {
                Model model = models.read(version);
                model.diagnostics().stream()
                        .filter(d -> d.severity() != Diagnostic.Severity.ERROR)
                        .forEach(d -> report(d, file));
                model.analyse(domains, this::isPlausible, service.rules().at(NO_DAY))
                        .forEach(d -> report(d, file));
                for (SharedModel one : version.shared())
                    if (shared.add(one.file())) shared(one, version);
            } catch (InvalidModelException _) {
                // that it is no DMN is reported where the standard is held against service.yaml
            }
        }
    }

    /** What standards share belongs to each of them. */
    private void shared(SharedModel model, StandardVersion version) {
        Model.read(model.file(), model.xml(), version.imports(), service.rules())
                .analyse(Map.of(), service.rules().at(NO_DAY))
                .forEach(d -> report(d, model.file()));
    }

    /** Whether every fact is asked for, or has the value that holds where it is not. */
    private boolean isPlausible(Map<String, @Nullable Object> facts) {
        Map<String, Object> known = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            if (value != null) known.put(name, value);
        });
        for (FactDeclaration fact : service.facts()) {
            Object value = known.get(fact.name());
            Condition when = service.conditions().get(fact.name());
            if (value == null || when == null || !when.isRuledOut(known)) continue;
            Object otherwise = fact.otherwise().orElse(null);
            if (otherwise != null && !FeelText.same(otherwise, value)) return false;
        }
        return true;
    }

    private void report(Diagnostic d, String file) {
        problems.add(
                new Problem(
                        d.code(),
                        file,
                        0,
                        d.element(),
                        sentence(d.cause()),
                        sentence(d.remedy()),
                        severity(d)));
    }

    private static Problem.Severity severity(Diagnostic d) {
        if (BINDING.contains(d.code())) return Problem.Severity.ERROR;
        return switch (d.severity()) {
            case ERROR -> Problem.Severity.ERROR;
            case WARNING -> Problem.Severity.WARNING;
            case NOTE -> Problem.Severity.NOTE;
        };
    }

    /** A problem's words end without a stop, a diagnostic's with one. */
    static Words sentence(Diagnostic.Text text) {
        return Words.of(text.zh().replaceFirst("。$", ""), text.en().replaceFirst("\\.$", ""));
    }

    /** What service.yaml says of facts, parameters and dates; what is missing is never null. */
    static Map<String, FactDomain> domains(ServiceDefinition service) {
        Map<String, FactDomain> domains = new LinkedHashMap<>();
        service.facts().forEach(f -> domain(f, "", domains));
        FactDomain known = new FactDomain(List.of(), null, null, FactDomain.ANY_DECIMALS, false);
        service.parameters().forEach(p -> domains.put(p.name(), known));
        for (CaseDate date : CaseDate.values()) domains.put("dates." + date.feelName(), known);
        for (String part : List.of("code", "province")) domains.put("place." + part, known);
        return domains;
    }

    private static void domain(
            FactDeclaration fact, String prefix, Map<String, FactDomain> domains) {
        String name = prefix + fact.name();
        if (fact.list()) return;
        for (FactDeclaration part : fact.fields()) domain(part, name + ".", domains);
        domains.put(
                name,
                new FactDomain(
                        fact.domain().values(),
                        fact.domain().minimum().orElse(null),
                        fact.domain().maximum().orElse(null),
                        fact.type() == FeelType.NUMBER
                                ? fact.domain().decimals()
                                : FactDomain.ANY_DECIMALS,
                        !fact.required()));
    }
}
