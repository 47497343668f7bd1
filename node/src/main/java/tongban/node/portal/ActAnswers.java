package tongban.node.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongban.node.casework.Act;
import tongban.node.casework.AnsweredPage;
import tongban.node.casework.CasePage;
import tongban.node.casework.Missing;
import tongban.service.ServiceDefinition;
import tongban.service.Sha256;
import tongban.service.fact.FeelType;
import tongban.service.fact.Question;
import tongban.service.text.Words;

/**
 * The questions of a service in the form of an act on a case: which are asked, what is known of
 * them, which are lacking, and what of that which was sent is new.
 */
public final class ActAnswers {
    /** Begins every field, so that none is taken for another field of the act. */
    static final String PREFIX = "answer.";

    /**
     * Begins the hidden field that says what a question showed: what is sent as it was shown was
     * not touched, whoever changed it meanwhile.
     */
    static final String WAS = "was.";

    /** Begins the button by which a form is shown again with room for one more. */
    static final String MORE = "more.";

    /** Begins the box by which one of several members and the like is left out. */
    static final String OUT = "out.";

    private final ServiceDefinition definition;
    private final CasePage page;
    private final Answering known;

    ActAnswers(AnsweredPage answered, ServiceDefinition definition, LocalDate today) {
        this.definition = definition;
        this.page = answered.page();
        // a number of a made-up person was taken in: where it is not, it has not come so far
        this.known =
                new Answering(
                        definition,
                        definition.form().withSynthetic(true),
                        answered.answers(),
                        today);
    }

    /**
     * A question of the form.
     *
     * @param heading of the part of the application that begins with it
     * @param standing how it stands
     * @param wrong what is lacking or to be corrected, as the office wrote it
     * @param was what the fields show before anybody types
     */
    public record Line(
            Optional<Words> heading,
            Question question,
            Standing standing,
            String wrong,
            String was) {
        public boolean isRepeated() {
            return question.list() && question.type() == FeelType.CONTEXT;
        }
    }

    /** How a question stands. */
    public enum Standing {
        ANSWERED("", ""),
        /** Nobody has answered it, and the standard may turn on it. */
        LACKING("（还缺）", " (lacking)"),
        OPTIONAL("（选填，未填）", " (optional, not answered)"),
        /** Asked only after another answer. */
        DEPENDING("（视其他答案而定）", " (depends on another answer)");

        private final Words mark;

        Standing(String zh, String en) {
            this.mark = Words.of(zh, en);
        }

        public Words mark() {
            return mark;
        }
    }

    public boolean isEmpty() {
        return known.askable().isEmpty();
    }

    /** What the form of an act shows, in the order of the service's folder. */
    public List<Line> lines(Act act) {
        Map<String, String> wrong = asked();
        List<Line> lines = new ArrayList<>();
        String part = "";
        for (Question q : questions(act)) {
            lines.add(
                    new Line(
                            q.page().equals(part)
                                    ? Optional.empty()
                                    : definition.texts().find("page." + q.page()),
                            q,
                            standing(q),
                            act == Act.SUPPLY_SUPPLEMENT ? wrong.getOrDefault(q.key(), "") : "",
                            digest(shown(q))));
            part = q.page();
        }
        return lines;
    }

    private List<Question> questions(Act act) {
        if (act != Act.SUPPLY_SUPPLEMENT) {
            return known.askable();
        }
        return known.opened(
                asked().keySet().stream().flatMap(key -> known.question(key).stream()).toList());
    }

    /** What the supplement asks for, by field. */
    private Map<String, String> asked() {
        Map<String, String> asked = new TreeMap<>();
        page.supplement()
                .forEach(line ->
                        Missing.answer(line.subject())
                                .ifPresent(key -> asked.put(key, line.what())));
        return asked;
    }

    private Standing standing(Question q) {
        if (known.values().containsKey(q.fact())) {
            return Standing.ANSWERED;
        }
        boolean named =
                page.proposal().stream()
                        .flatMap(p -> p.missing().stream())
                        .anyMatch(m -> known.nameOf(q.key()).filter(m::equals).isPresent());
        if (known.asked().stream().noneMatch(a -> a.key().equals(q.key()))) {
            return Standing.DEPENDING;
        }
        return named || q.required() ? Standing.LACKING : Standing.OPTIONAL;
    }

    /**
     * What the fields show: what is known, or what was sent.
     *
     * @param sent by field of the act's form; empty where it was not sent
     */
    public FormContent content(Map<String, List<String>> sent) {
        Map<String, List<String>> typed = touched(sent);
        return FormContent.of(
                        merged(typed, Set.of()),
                        field ->
                                known.namesAPerson(field)
                                        && typed.getOrDefault(field, List.of()).isEmpty())
                .under(PREFIX);
    }

    /** Numbers of the rows of a repeated group, one more where that was asked for. */
    public List<Integer> rows(Question q, FormContent content, Map<String, List<String>> sent) {
        Set<String> fields = new HashSet<>();
        content.fields().forEach(field -> fields.add(field.substring(PREFIX.length())));
        return ApplicationForm.rows(
                fields, q, Fault.typed(sent, CaseActController.THEN).equals(MORE + q.key()));
    }

    /** What of the form is new, as the command takes it, or what is wrong with it. */
    record Said(Map<String, List<String>> answers, List<Fault> faults) {}

    Said said(Act act, Map<String, List<String>> sent) {
        if (!AnsweredPage.isOfAnswers(act)) {
            return new Said(Map.of(), List.of());
        }
        Answering after = known.with(merged(touched(sent), out(sent)));
        Map<String, List<String>> answers = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Question q : questions(act)) {
            if (typed(sent).keySet().stream().noneMatch(f -> Answering.belongs(q, f))) {
                continue;
            }
            Map<String, List<String>> fields = of(q, after.typed());
            Map<String, List<String>> before = of(q, known.typed());
            boolean wanted = act == Act.SUPPLY_SUPPLEMENT && asked().containsKey(q.key());
            if (fields.isEmpty()) {
                if (!before.isEmpty()) {
                    faults.add(emptied(q));
                }
            } else if (wanted || !isSame(q, fields, before, after)) {
                answers.putAll(fields);
                if (!wanted && after.asked().stream().noneMatch(a -> a.key().equals(q.key()))) {
                    faults.add(notAsked(q));
                }
            }
        }
        return new Said(answers, faults);
    }

    private boolean isSame(
            Question q,
            Map<String, List<String>> fields,
            Map<String, List<String>> before,
            Answering after) {
        return inOrder(fields).equals(inOrder(before))
                || (!after.isFaulty(q)
                        && after.values().containsKey(q.fact())
                        && Objects.equals(
                                after.values().get(q.fact()), known.values().get(q.fact())));
    }

    private Fault emptied(Question q) {
        return named(
                Fault.of(
                        q.key(),
                        "已有的答案不能清空，只能更正。",
                        "What is answered can be corrected, not emptied."));
    }

    private Fault notAsked(Question q) {
        return named(
                Fault.of(
                        q.key(),
                        "按现在的其他答案，不问这一项。请留空，或者先更正其他答案。",
                        "With the other answers as they are this is not asked. Leave it as it was, or correct the others."));
    }

    /** A problem of the command at the field of the form, where it is about an answer. */
    Fault here(Fault fault) {
        return known.question(fault.field()).isPresent() ? named(fault) : fault;
    }

    private Fault named(Fault fault) {
        return known.nameOf(fault.field())
                .map(fault::about)
                .orElse(fault)
                .at(PREFIX + fault.field());
    }

    /** What somebody said, in words, for where the form is gone. */
    List<Conflict.Typed> words(Map<String, List<String>> answers) {
        Answering said = known.with(answers);
        return definition.form().questions().stream()
                .filter(q -> answers.keySet().stream().anyMatch(f -> Answering.belongs(q, f)))
                .flatMap(q ->
                        said.words(q).stream()
                                .map(w ->
                                        new Conflict.Typed(
                                                known.nameOf(q.key()).orElse(q.label()), w)))
                .toList();
    }

    /** The fields of the service's questions, without what was left blank in them. */
    private static Map<String, List<String>> typed(Map<String, List<String>> sent) {
        Map<String, List<String>> typed = new HashMap<>();
        sent.forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                typed.put(
                        name.substring(PREFIX.length()),
                        values.stream().filter(v -> !v.isBlank()).map(String::strip).toList());
            }
        });
        return typed;
    }

    /** The same of those questions alone that came back otherwise than they were shown. */
    private Map<String, List<String>> touched(Map<String, List<String>> sent) {
        Map<String, List<String>> typed = typed(sent);
        Map<String, List<String>> touched = new HashMap<>(typed);
        Set<String> out = out(sent);
        for (Question q : definition.form().questions()) {
            boolean untouched =
                    Fault.typed(sent, WAS + q.key()).equals(digest(of(q, typed)))
                            && out.stream().noneMatch(row -> Answering.belongs(q, row));
            if (untouched) {
                touched.keySet().removeIf(field -> Answering.belongs(q, field));
            }
        }
        return touched;
    }

    private static Set<String> out(Map<String, List<String>> sent) {
        Set<String> out = new HashSet<>();
        sent.keySet().stream()
                .filter(name -> name.startsWith(OUT))
                .forEach(name -> out.add(name.substring(OUT.length())));
        return out;
    }

    /** What is known of a question as its fields show it: a person's number is not in them. */
    private Map<String, List<String>> shown(Question q) {
        Map<String, List<String>> shown = of(q, known.typed());
        shown.keySet().removeIf(known::namesAPerson);
        return shown;
    }

    /** Tells one content from another; it stands on the page that shows the content itself. */
    private static String digest(Map<String, List<String>> fields) {
        return Sha256.hex(inOrder(fields).toString());
    }

    /** In whatever order what was ticked came. */
    private static Map<String, List<String>> inOrder(Map<String, List<String>> fields) {
        Map<String, List<String>> sorted = new TreeMap<>();
        fields.forEach((field, values) -> sorted.put(field, values.stream().sorted().toList()));
        return sorted;
    }

    /** What is known with what was typed over it. */
    private Map<String, List<String>> merged(Map<String, List<String>> typed, Set<String> out) {
        Map<String, List<String>> merged =
                FormController.over(
                        known.typed(),
                        Answering.withKeptNumbers(
                                typed, known.typed().keySet(), known::namesAPerson));
        merged.keySet()
                .removeIf(field -> out.stream().anyMatch(row -> field.startsWith(row + ".")));
        return merged;
    }

    private static Map<String, List<String>> of(Question q, Map<String, List<String>> typed) {
        Map<String, List<String>> fields = new HashMap<>();
        typed.forEach((field, values) -> {
            if (Answering.belongs(q, field) && !values.isEmpty()) {
                fields.put(field, values);
            }
        });
        return fields;
    }
}
