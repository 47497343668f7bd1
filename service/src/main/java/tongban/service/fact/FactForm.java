package tongban.service.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.text.Texts;
import tongban.service.text.Words;

/**
 * The form of a service, made from its declared facts: the questions, the reading of answers, the
 * writing of values back into a form, and the check of values from elsewhere.
 */
public final class FactForm {

    private final List<FactDeclaration> facts;
    private final Texts texts;
    private final Map<String, Condition> conditions;
    private final boolean syntheticAllowed;

    /**
     * @param conditions by fact name, for every fact with a {@code when}
     * @param syntheticAllowed whether numbers of synthetic people pass (demonstration and tests
     *     only)
     */
    public FactForm(
            List<FactDeclaration> facts,
            Texts texts,
            Map<String, Condition> conditions,
            boolean syntheticAllowed) {
        this.facts = List.copyOf(facts);
        this.texts = texts;
        this.conditions = Map.copyOf(conditions);
        this.syntheticAllowed = syntheticAllowed;
    }

    /** The same form where synthetic numbers pass, or do not. */
    public FactForm withSynthetic(boolean allowed) {
        return new FactForm(facts, texts, conditions, allowed);
    }

    /** Every question in order, whether its condition holds or not. */
    public List<Question> questions() {
        return facts.stream()
                .filter(FactDeclaration::isAsked)
                .map(f -> question(f, "", f.page().orElseThrow()))
                .toList();
    }

    /** Pages in order of their first question. */
    public List<String> pages() {
        return facts.stream().flatMap(f -> f.page().stream()).distinct().toList();
    }

    /** The questions of one page that are asked, given the answers so far. */
    public List<Question> asked(String page, Map<String, Object> answers) {
        return facts.stream()
                .filter(f -> f.page().equals(Optional.of(page)) && isAsked(f, answers))
                .map(f -> question(f, "", page))
                .toList();
    }

    /**
     * Reads one page, or all pages if {@code page} is empty.
     *
     * @param form field to texts as typed; a date may come as one ISO text or as {@code .year},
     *     {@code .month}, {@code .day}; a list of contexts as {@code key.0.field}
     * @param before answers of earlier pages, which conditions may need
     */
    public FormReading read(
            Optional<String> page,
            Map<String, List<String>> form,
            Map<String, Object> before,
            LocalDate today) {
        FormInput input = new FormInput(form);
        FactReader reader = new FactReader(today, syntheticAllowed);
        Map<String, Object> known = new LinkedHashMap<>(before);
        Map<String, Object> values = new LinkedHashMap<>();
        for (FactDeclaration fact : facts) {
            if (!fact.isAsked()
                    || (page.isPresent() && !fact.page().equals(page))
                    || !isAsked(fact, known)) continue;
            reader.read(fact, fact.key(), input)
                    .ifPresent(value -> {
                        known.put(fact.name(), value);
                        values.put(fact.name(), value);
                    });
        }
        return new FormReading(values, reader.faults(), form);
    }

    /**
     * Values as texts for a form's fields: the inverse of {@link #read}. Dates come in three parts.
     */
    public Map<String, List<String>> write(Map<String, Object> values) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (FactDeclaration fact : facts) {
            Object value = values.get(fact.name());
            if (value != null) FormInput.write(fact, fact.key(), value, form);
        }
        return form;
    }

    /**
     * Reads facts from a plain tree (JSON or YAML: texts, numbers, booleans, lists, maps) by name.
     * Unknown names are faults; absent ones are simply missing.
     */
    public FormReading ofPlain(Map<String, ?> plain, LocalDate today) {
        FactReader reader = new FactReader(today, syntheticAllowed);
        Map<String, Object> values = reader.plainContext(facts, "", plain);
        return new FormReading(values, reader.faults(), Map.of());
    }

    /** What is wrong with these FEEL values, all at once. Missing facts are no fault here. */
    public List<FactFault> validate(Map<String, Object> values, LocalDate today) {
        return ofPlain(values, today).faults();
    }

    /**
     * Adds, for every question that its condition left out, the value that then holds. Nothing is
     * added while the condition's own facts are missing and it is merely unknown.
     */
    public Facts completed(Facts known) {
        Facts more = known;
        for (FactDeclaration fact : facts) {
            if (fact.otherwise().isEmpty() || more.byName().containsKey(fact.name())) continue;
            Condition asked = conditions.get(fact.name());
            if (asked != null && asked.isRuledOut(more.values())) {
                more =
                        more.plus(
                                fact.name(),
                                new Fact(fact.otherwise().get(), FactSource.NOT_ASKED, ""));
            }
        }
        return more;
    }

    /** Names of facts that a complete application would have to state and that are absent. */
    public List<String> unanswered(Facts known) {
        Map<String, Object> values = known.values();
        return facts.stream()
                .filter(f ->
                        f.isAsked()
                                && f.required()
                                && isAsked(f, values)
                                && !values.containsKey(f.name()))
                .map(FactDeclaration::name)
                .toList();
    }

    /**
     * A value in words for a page or a print, options translated, with its unit. A person's number,
     * and a card's number that contains it, keep only their first and last four signs.
     */
    public Words words(FactDeclaration fact, Object value) {
        return switch (value) {
            case Boolean b -> b ? Words.of("是", "yes") : Words.of("否", "no");
            case BigDecimal n when fact.domain().values().isEmpty() ->
                    Words.of(
                            n.toPlainString() + unit(fact.unit()).zh(),
                            n.toPlainString() + unit(fact.unit()).en());
            case LocalDate d -> Words.day(d);
            case List<?> list ->
                    list.stream()
                            .map(v -> words(fact, v))
                            .reduce((a, b) ->
                                    Words.of(a.zh() + "、" + b.zh(), a.en() + ", " + b.en()))
                            .orElse(Words.of("无", "none"));
            case Map<?, ?> parts ->
                    fact.fields().stream()
                            .filter(f -> parts.get(f.name()) != null)
                            .map(f -> {
                                Words w =
                                        words(
                                                f,
                                                java.util.Objects.requireNonNull(
                                                        parts.get(f.name())));
                                return Words.of(
                                        name(f).zh() + "：" + w.zh(), name(f).en() + ": " + w.en());
                            })
                            .reduce((a, b) ->
                                    Words.of(a.zh() + "；" + b.zh(), a.en() + "; " + b.en()))
                            .orElse(Words.of("无", "none"));
            case String number when namesAPerson(fact) && number.length() > 8 ->
                    Words.same(
                            number.substring(0, 4)
                                    + "*".repeat(number.length() - 8)
                                    + number.substring(number.length() - 4));
            default ->
                    texts.find(fact.textKey() + ".option." + FormInput.text(value))
                            .orElse(Words.same(FormInput.text(value)));
        };
    }

    private static boolean namesAPerson(FactDeclaration fact) {
        return fact.format().filter(Format::namesAPerson).isPresent();
    }

    /** A unit to put behind a number, with a blank before it; nothing for no unit. */
    public Words unit(String unit) {
        if (unit.isEmpty()) return Words.same("");
        Words words = texts.find("unit." + unit).orElse(Words.same(unit));
        return Words.of(" " + words.zh(), " " + words.en());
    }

    /** The fact's name in words. */
    public Words name(FactDeclaration fact) {
        return texts.words(fact.textKey() + ".name");
    }

    public Optional<FactDeclaration> fact(String name) {
        return facts.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    private boolean isAsked(FactDeclaration fact, Map<String, Object> answers) {
        Condition condition = conditions.get(fact.name());
        return condition == null || condition.holds(answers);
    }

    private Question question(FactDeclaration f, String prefix, String page) {
        String key = prefix + f.key();
        String text = f.textKey();
        List<Question.Option> options =
                f.domain().values().stream()
                        .map(v ->
                                new Question.Option(
                                        FormInput.text(v),
                                        texts.words(text + ".option." + FormInput.text(v))))
                        .toList();
        return new Question(
                key,
                f.name(),
                f.type(),
                f.list(),
                options,
                unit(f.unit()),
                texts.find(text + ".question").orElseGet(() -> name(f)),
                texts.find(text + ".hint"),
                page,
                f.when(),
                f.required(),
                f.sensitive(),
                f.domain().decimals(),
                f.domain().length(),
                f.format(),
                f.fields().stream().map(part -> question(part, "", page)).toList());
    }
}
