package tongban.node.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongban.node.casework.Drafts;
import tongban.node.place.Organ;
import tongban.service.CaseDate;
import tongban.service.Proposal;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactForm;
import tongban.service.fact.FormReading;
import tongban.service.fact.Question;
import tongban.service.text.Words;

/**
 * What the standard of a service says of answers that nobody signed and nobody stores: which
 * question still matters, and, once none does, what may be expected. It asks for no name and no
 * number; it decides nothing.
 *
 * @param typed the answers by field, the place among them
 * @param seen pages that were answered or passed over
 * @param proposal of the standard for these answers, as if somebody applied today
 * @param accepting who would take it in, and
 * @param deciding who would decide
 */
public record SelfCheck(
        ServiceDefinition definition,
        Map<String, List<String>> typed,
        Set<String> seen,
        FormReading reading,
        Proposal proposal,
        Organ accepting,
        Organ deciding) {

    /** A line of the result: a reason with what it cites. */
    public record Line(Words words, String article) {}

    /** Whether a field is one that a self-check asks for: no name, no number of anybody. */
    public static boolean isAnswer(ServiceDefinition definition, String field) {
        return field.equals(Drafts.PLACE)
                || field.equals(Drafts.INSIDE_ZONE)
                || definition.form().questions().stream()
                        .anyMatch(q -> isAskedHere(q) && belongs(q, field));
    }

    /** The answers among what a form sent. */
    static Map<String, List<String>> answers(
            ServiceDefinition definition, Map<String, String[]> parameters) {
        Map<String, List<String>> answers = new TreeMap<>();
        parameters.forEach((field, values) -> {
            List<String> filled = new ArrayList<>();
            for (String value : values) {
                if (!value.isBlank() && value.length() <= Drafts.TEXT_LENGTH_MAX) {
                    filled.add(value.strip());
                }
            }
            if (!filled.isEmpty() && isAnswer(definition, field)) {
                answers.put(field, filled);
            }
        });
        return answers;
    }

    static boolean belongs(Question question, String field) {
        return field.equals(question.key()) || field.startsWith(question.key() + ".");
    }

    private static boolean isAskedHere(Question question) {
        return question.format().isEmpty()
                && question.fields().stream().allMatch(SelfCheck::isAskedHere);
    }

    private FactForm form() {
        return definition.form().withSynthetic(true);
    }

    /** Pages that still have a question whose answer could change the outcome. */
    Optional<String> next() {
        return definition.form().pages().stream()
                .filter(page -> !seen.contains(page) && !questions(page).isEmpty())
                .findFirst();
    }

    /** The questions, of whatever page, whose answers could still change the outcome. */
    public List<Question> open() {
        return definition.form().pages().stream().flatMap(p -> questions(p).stream()).toList();
    }

    /** The questions of a page that matter now. */
    public List<Question> questions(String page) {
        return asked(page).stream().filter(this::matters).toList();
    }

    private List<Question> asked(String page) {
        return form().asked(page, reading.values()).stream()
                .filter(SelfCheck::isAskedHere)
                .toList();
    }

    private boolean matters(Question question) {
        return proposal instanceof Proposal.Incomplete incomplete
                && incomplete.facts().stream()
                        .anyMatch(fact ->
                                fact.equals(question.fact())
                                        || fact.startsWith(question.fact() + ".")
                                        || fact.startsWith(question.fact() + "["));
    }

    /** What is wrong with the answers of a page; an answer that was left out is not wrong here. */
    List<Fault> faults(String page) {
        return reading.faults().stream()
                .filter(f -> !f.code().equals("required"))
                .filter(f -> asked(page).stream().anyMatch(q -> belongs(q, f.field())))
                .map(Fault::of)
                .toList();
    }

    public Words pageName(String page) {
        return definition.texts().words("page." + page);
    }

    /** Pages that were answered, for going back to one. */
    public List<String> answered() {
        return definition.form().pages().stream().filter(page -> !lines(page).isEmpty()).toList();
    }

    /** The answers of a page, in words. */
    public List<ApplicationForm.Line> lines(String page) {
        List<ApplicationForm.Line> lines = new ArrayList<>();
        for (Question question : asked(page)) {
            Object value = reading.values().get(question.fact());
            if (value != null) {
                lines.add(
                        new ApplicationForm.Line(
                                question,
                                definition.fact(question.fact()).map(f -> form().words(f, value))));
            }
        }
        return lines;
    }

    /** Why it is not granted, or not wholly. */
    public List<Line> reasons() {
        List<Proposal.Reason> reasons =
                switch (proposal) {
                    case Proposal.Granted granted -> granted.notAwarded();
                    case Proposal.Refused refused -> refused.reasons();
                    case Proposal.Incomplete incomplete -> incomplete.reasons();
                };
        return reasons.stream().map(r -> new Line(r.words(), r.article())).toList();
    }

    /** What would be awarded, by its name in words. */
    public Map<Words, Words> awards() {
        Map<Words, Words> awards = new java.util.LinkedHashMap<>();
        if (proposal instanceof Proposal.Granted granted) {
            granted.award()
                    .forEach((name, value) ->
                            awards.put(
                                    definition.awardName(name),
                                    definition.awardWords(name, value)));
        }
        return awards;
    }

    /** What is missing to say more. */
    public List<Words> missing() {
        if (!(proposal instanceof Proposal.Incomplete incomplete)) {
            return List.of();
        }
        List<Words> missing = new ArrayList<>();
        for (String fact : incomplete.facts()) {
            String root = fact.replaceFirst("[.\\[].*", "");
            Words name = definition.fact(root).map(f -> form().name(f)).orElse(Words.same(root));
            if (!missing.contains(name)) {
                missing.add(name);
            }
        }
        incomplete
                .parameters()
                .forEach(p ->
                        missing.add(
                                definition
                                        .texts()
                                        .find("parameter." + p.replace(' ', '-'))
                                        .orElse(Words.same(p))));
        incomplete
                .dates()
                .forEach(d ->
                        missing.add(CaseDate.named(d).map(CaseDate::words).orElse(Words.same(d))));
        return missing;
    }

    /** What a page's form carries along: every answer that the page itself does not ask for. */
    public Map<String, List<String>> carried(Optional<String> page) {
        Map<String, List<String>> carried = new HashMap<>(typed);
        page.ifPresent(p ->
                questions(p).forEach(q -> carried.keySet().removeIf(field -> belongs(q, field))));
        return new TreeMap<>(carried);
    }
}
