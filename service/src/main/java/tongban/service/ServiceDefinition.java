package tongban.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.rules.RuleSettings;
import tongban.service.fact.Condition;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FactForm;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterResolver;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.Resolution;
import tongban.service.place.PlacePath;
import tongban.service.procedure.JointStep;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.text.Texts;
import tongban.service.text.Words;

/**
 * A service as its folder defines it: read, whole and immutable. Made by {@link ServiceFolder}.
 *
 * @param conditions compiled {@code when} conditions by fact name, {@code material:ID}, or {@code
 *     joint:STEP}
 * @param law law.md, the reasons for the modelling, in Markdown
 * @param rules what its standards may consume where it was read
 */
public record ServiceDefinition(
        Identity identity,
        Competence competence,
        List<FactDeclaration> facts,
        DateSelection dates,
        List<ParameterDeclaration> parameters,
        List<ParameterRow> rows,
        List<StandardVersion> standards,
        List<DeclaredLine> lines,
        List<Material> materials,
        ProcedureSelection procedure,
        Texts texts,
        List<WorkedExample> examples,
        Map<String, Condition> conditions,
        String law,
        RuleSettings rules) {

    /** By the contract of a folder, the award that says from which month on it is paid. */
    public static final String FIRST_MONTH = "first month";

    public ServiceDefinition {
        facts = List.copyOf(facts);
        parameters = List.copyOf(parameters);
        rows = List.copyOf(rows);
        standards = List.copyOf(standards);
        lines = List.copyOf(lines);
        materials = List.copyOf(materials);
        examples = List.copyOf(examples);
        conditions = Map.copyOf(conditions);
    }

    ServiceDefinition withExamples(List<WorkedExample> worked) {
        return new ServiceDefinition(
                identity,
                competence,
                facts,
                dates,
                parameters,
                rows,
                standards,
                lines,
                materials,
                procedure,
                texts,
                worked,
                conditions,
                law,
                rules);
    }

    public String id() {
        return identity.id();
    }

    public Words name() {
        return texts.words("service.name");
    }

    /**
     * The form; synthetic numbers are refused unless {@link FactForm#withSynthetic} allows them.
     */
    public FactForm form() {
        return new FactForm(facts, texts, conditions, false);
    }

    /**
     * Who is competent at a place on a day: where the power to decide is delegated there, the body
     * that accepts decides as well.
     */
    public Competence competenceAt(PlacePath place, LocalDate day) {
        return delegation(place, day).isPresent() ? competence.delegated() : competence;
    }

    /** The same by a division code as typed; what is none leaves it as the folder says. */
    public Competence competenceAt(String code, LocalDate day) {
        return code.matches("[0-9]{6,12}") ? competenceAt(PlacePath.ofCode(code), day) : competence;
    }

    /** By which row the power to decide is delegated at a place; empty where it is not. */
    public Optional<ParameterRow> delegation(PlacePath place, LocalDate day) {
        return competence
                .delegatedBy()
                .flatMap(this::parameter)
                .map(p -> new ParameterResolver(rows).resolve(p, place, day, ""))
                .flatMap(found ->
                        found instanceof Resolution.Resolved r && Boolean.TRUE.equals(r.value())
                                ? Optional.of(r.row())
                                : Optional.empty());
    }

    /** What an award is called: the text {@code award.KEY}. */
    public Words awardName(String name) {
        return texts.find("award." + name.replace(' ', '-')).orElse(Words.same(name));
    }

    /**
     * An awarded value in words: texts by {@code award-option.KEY.VALUE} where there is one, days
     * as dates, the first month as a month, numbers as the standard gives them.
     */
    public Words awardWords(String name, Object value) {
        return switch (value) {
            case Boolean b -> b ? Words.of("是", "yes") : Words.of("否", "no");
            case BigDecimal n -> Words.same(n.toPlainString());
            case LocalDate d when name.equals(FIRST_MONTH) -> Words.month(YearMonth.from(d));
            case LocalDate d -> Words.day(d);
            case String s ->
                    texts.find("award-option." + name.replace(' ', '-') + "." + s)
                            .orElse(Words.same(s));
            default -> Words.same(tongban.rules.FeelText.of(value));
        };
    }

    /** What a parameter's value says, with the unit of its row. */
    public Words parameterWords(ParameterDeclaration p, Object value, String unit) {
        Words plain =
                switch (value) {
                    case Boolean b -> b ? Words.of("是", "yes") : Words.of("否", "no");
                    case BigDecimal n -> Words.same(n.toPlainString());
                    case LocalDate d -> Words.day(d);
                    case String s -> texts.find(p.textKey() + ".option." + s).orElse(Words.same(s));
                    default -> Words.same(value.toString());
                };
        Words behind = form().unit(unit);
        return Words.of(plain.zh() + behind.zh(), plain.en() + behind.en());
    }

    /**
     * Materials of one case: those always needed, optional ones, and those whose condition holds or
     * is still open.
     */
    public List<Material> materialsFor(Map<String, Object> facts) {
        return materials.stream()
                .filter(m -> {
                    Condition condition = conditions.get(Conditions.ofMaterial(m.id()));
                    return condition == null || !condition.isRuledOut(facts);
                })
                .toList();
    }

    /**
     * Whether a joint step is needed in a case with these facts; empty while what it depends on is
     * not known.
     */
    public Optional<Boolean> needs(JointStep step, Map<String, Object> facts) {
        Condition condition = conditions.get(step.conditionKey());
        return condition == null ? Optional.of(true) : condition.over(facts);
    }

    /** What a joint step asks for, in words. */
    public Words title(JointStep step) {
        return texts.find(step.textKey()).orElse(Words.same(step.id()));
    }

    public Optional<FactDeclaration> fact(String name) {
        return facts.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    public Optional<ParameterDeclaration> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** The version of the standard in force on a day. */
    public Optional<StandardVersion> standardOn(LocalDate day) {
        return standards.stream().filter(s -> s.isInForceOn(day)).findFirst();
    }

    public Optional<StandardVersion> standard(String id) {
        return standards.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
