package tongban.node.portal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactForm;
import tongban.service.fact.FormReading;
import tongban.service.fact.Format;
import tongban.service.fact.Question;
import tongban.service.text.Words;

/** What is answered to the questions of a service, and which of them are asked then. */
final class Answering {
    private static final Pattern ROW = Pattern.compile("[0-9]{1,3}");

    private final ServiceDefinition definition;
    private final FactForm form;
    private final Map<String, List<String>> typed;
    private final LocalDate today;
    private final FormReading reading;

    /**
     * @param typed by field; what belongs to no question is left aside
     */
    Answering(
            ServiceDefinition definition,
            FactForm form,
            Map<String, List<String>> typed,
            LocalDate today) {
        this.definition = definition;
        this.form = form;
        this.today = today;
        Map<String, List<String>> answers = new HashMap<>();
        for (Question question : form.questions()) {
            typed.forEach((field, values) -> {
                if (belongs(question, field)) {
                    answers.put(field, values);
                }
            });
        }
        this.typed = Map.copyOf(answers);
        this.reading = form.read(Optional.empty(), answers, Map.of(), today);
    }

    /** The same with other answers. */
    Answering with(Map<String, List<String>> other) {
        return new Answering(definition, form, other, today);
    }

    static boolean belongs(Question question, String field) {
        return field.equals(question.key()) || field.startsWith(question.key() + ".");
    }

    /** By field, as typed. */
    Map<String, List<String>> typed() {
        return typed;
    }

    /** What could be read of it, by name of the fact. */
    Map<String, Object> values() {
        return reading.values();
    }

    boolean isFaulty(Question question) {
        return reading.faults().stream().anyMatch(f -> belongs(question, f.field()));
    }

    /** Pages on which something is asked, given what is known. */
    List<String> pages() {
        return form.pages().stream().filter(p -> !asked(p).isEmpty()).toList();
    }

    List<Question> asked(String page) {
        return form.asked(page, reading.values());
    }

    List<Question> asked() {
        return form.pages().stream().flatMap(p -> asked(p).stream()).toList();
    }

    /** All that is asked now, and what one answer more would add. */
    List<Question> askable() {
        return opened(
                asked(), asked().stream().filter(q -> !values().containsKey(q.fact())).toList());
    }

    /** These questions, and what another answer to one of them would add. */
    List<Question> opened(List<Question> questions) {
        return opened(questions, questions);
    }

    private List<Question> opened(Collection<Question> questions, List<Question> open) {
        Set<String> keys = new HashSet<>();
        questions.forEach(q -> keys.add(q.key()));
        Set<String> before = new HashSet<>();
        asked().forEach(q -> before.add(q.key()));
        for (Question question : open) {
            for (Object answer : answers(question)) {
                Map<String, Object> supposed = new HashMap<>(values());
                supposed.put(question.fact(), answer);
                form.pages().stream()
                        .flatMap(p -> form.asked(p, supposed).stream())
                        .filter(q -> !before.contains(q.key()))
                        .forEach(q -> keys.add(q.key()));
            }
        }
        return form.questions().stream().filter(q -> keys.contains(q.key())).toList();
    }

    /** What can be answered to a choice; nothing for anything else. */
    private static List<Object> answers(Question question) {
        if (question.list()) {
            return List.of();
        }
        return switch (question.type()) {
            case BOOLEAN -> List.of(true, false);
            case STRING -> question.options().stream().<Object>map(Question.Option::value).toList();
            case NUMBER, DATE, CONTEXT -> List.of();
        };
    }

    Optional<Question> question(String field) {
        return form.questions().stream().filter(q -> belongs(q, field)).findFirst();
    }

    /** Name of the fact that a field asks for, if it asks for one. */
    Optional<Words> nameOf(String field) {
        return question(field).flatMap(q -> definition.fact(q.fact())).map(form::name);
    }

    /** What was answered, in words; empty where it cannot be read. */
    Optional<Words> words(Question question) {
        return Optional.ofNullable(values().get(question.fact()))
                .flatMap(v -> definition.fact(question.fact()).map(fact -> form.words(fact, v)));
    }

    /** Whether a field holds a number that names a person: shown masked once it is stored. */
    boolean namesAPerson(String field) {
        List<Question> questions = form.questions();
        for (String part : field.split("[.]")) {
            if (ROW.matcher(part).matches()) {
                continue;
            }
            Optional<Question> question =
                    questions.stream().filter(q -> q.key().equals(part)).findFirst();
            if (question.isEmpty()) {
                return false;
            }
            if (question.flatMap(Question::format).filter(Format::namesAPerson).isPresent()) {
                return true;
            }
            questions = question.get().fields();
        }
        return false;
    }

    /**
     * What was sent, without the numbers that came back empty because they are stored and shown
     * masked. Where everything beside such a number was emptied too, the number is to go as well.
     */
    static Map<String, List<String>> withKeptNumbers(
            Map<String, List<String>> sent, Set<String> stored, Predicate<String> namesAPerson) {
        Map<String, List<String>> changed = new HashMap<>(sent);
        sent.forEach((field, values) -> {
            if (values.isEmpty()
                    && stored.contains(field)
                    && namesAPerson.test(field)
                    && !isEmptied(field, sent)) {
                changed.remove(field);
            }
        });
        return changed;
    }

    private static boolean isEmptied(String field, Map<String, List<String>> sent) {
        int dot = field.lastIndexOf('.');
        return dot > 0
                && sent.entrySet().stream()
                        .filter(e -> e.getKey().startsWith(field.substring(0, dot + 1)))
                        .allMatch(e -> e.getValue().isEmpty());
    }
}
