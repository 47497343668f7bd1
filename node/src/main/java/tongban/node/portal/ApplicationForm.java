package tongban.node.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tongban.node.casework.Authorisations;
import tongban.node.casework.Drafts;
import tongban.node.catalog.Services;
import tongban.service.ServiceDefinition;
import tongban.service.fact.FactForm;
import tongban.service.fact.Question;
import tongban.service.text.Words;

/**
 * One draft against the form of its service: which pages there are, which questions are asked on
 * each, what has been answered. Pages and questions come from the folder alone.
 */
public final class ApplicationForm {
    /** Rows of a repeated group at most, whatever the service allows. */
    static final int ROWS_MAX = 20;

    private final Drafts.Draft draft;
    private final ServiceDefinition definition;
    private final FactForm form;
    private final LocalDate today;
    private final Answering answering;

    private ApplicationForm(
            Drafts.Draft draft, ServiceDefinition definition, boolean synthetic, LocalDate today) {
        this.draft = draft;
        this.definition = definition;
        this.form = definition.form().withSynthetic(synthetic);
        this.today = today;
        this.answering = new Answering(definition, form, draft.typed(), today);
    }

    /**
     * @param synthetic whether numbers of made-up people are accepted
     */
    static ApplicationForm of(
            Drafts.Draft draft, Services services, boolean synthetic, LocalDate today) {
        ServiceDefinition definition = services.get(draft.serviceId()).orElseThrow().definition();
        return new ApplicationForm(draft, definition, synthetic, today);
    }

    public Drafts.Draft draft() {
        return draft;
    }

    public ServiceDefinition definition() {
        return definition;
    }

    public Map<String, List<String>> typed() {
        return draft.typed();
    }

    /** Pages on which something is asked, given what is known. */
    public List<String> pages() {
        return answering.pages();
    }

    public List<Question> asked(String page) {
        return answering.asked(page);
    }

    /**
     * All that is asked now, and what one answer more would add: for a screen that shows everything
     * at once. In the order of the service's folder.
     */
    List<Question> askable() {
        return answering.askable();
    }

    public Words pageName(String page) {
        return definition.texts().words("page." + page);
    }

    /** Whether everything asked on a page is answered without a fault. */
    public boolean isAnswered(String page) {
        List<Fault> faults = faults(page, draft.typed());
        return faults.isEmpty()
                && asked(page).stream()
                        .allMatch(q -> !q.required() || answering.values().containsKey(q.fact()));
    }

    /** How many of the parts are done: who, where, and every page of questions. */
    public int partsDone() {
        return (hasApplicant() ? 1 : 0)
                + (hasPlace() ? 1 : 0)
                + (int) pages().stream().filter(this::isAnswered).count();
    }

    /** How many parts there are. */
    public int parts() {
        return pages().size() + 2;
    }

    public boolean hasApplicant() {
        return draft.typed().containsKey(Drafts.APPLICANT_NAME)
                && draft.typed().containsKey(Drafts.APPLICANT_NUMBER);
    }

    public boolean hasPlace() {
        return draft.typed().containsKey(Drafts.PLACE);
    }

    /** Address of the page after this one; the first without one, the papers after the last. */
    String next(Optional<String> page) {
        List<String> pages = pages();
        int at = page.map(pages::indexOf).orElse(-1) + 1;
        return base() + (at < pages.size() ? "/questions/" + pages.get(at) : "/papers");
    }

    public String base() {
        return "/drafts/" + draft.id();
    }

    /** Whether nobody but an enterprise applies for this service. */
    public boolean isForEnterprises() {
        return !definition.identity().isForPersons();
    }

    /** Whether a field holds a number that names a person: shown masked once it is stored. */
    boolean namesAPerson(String field) {
        if (field.equals(Drafts.APPLICANT_NUMBER)) {
            return !isForEnterprises();
        }
        if (field.equals(Drafts.PROXY_NUMBER)) {
            return true;
        }
        return answering.namesAPerson(field);
    }

    /**
     * What was sent, without the numbers that came back empty because they are stored and shown
     * masked. Where everything beside such a number was emptied too, the number is to go as well.
     */
    Map<String, List<String>> withKeptNumbers(Map<String, List<String>> sent) {
        return Answering.withKeptNumbers(sent, draft.typed().keySet(), this::namesAPerson);
    }

    /** Where a field of the draft is typed, for a link from the page that checks it all. */
    String pageOf(String field) {
        if (field.startsWith("applicant.")
                || field.startsWith("proxy.")
                || field.startsWith("oral.")
                || field.equals(Drafts.MESSAGES)) {
            return base() + "/applicant";
        }
        if (field.equals(Authorisations.WHAT)) {
            return base() + "/authorisations";
        }
        if (field.startsWith(Drafts.PLACE)) {
            return base() + "/place";
        }
        return answering.question(field).map(q -> base() + "/questions/" + q.page()).orElse("");
    }

    /** Name of the fact that a field asks for, if it asks for one. */
    Optional<Words> nameOf(String field) {
        return answering.nameOf(field);
    }

    /**
     * What a page's form sent, for all questions of the page: a choice that was taken back counts
     * as an empty list, so that it is removed.
     */
    Map<String, List<String>> sent(String page, Map<String, List<String>> fields) {
        return sent(asked(page), fields);
    }

    /** The same for any questions. */
    Map<String, List<String>> sent(List<Question> questions, Map<String, List<String>> fields) {
        Map<String, List<String>> sent = new HashMap<>();
        for (Question question : questions) {
            sent.put(question.key(), List.of());
            draft.typed().keySet().stream()
                    .filter(field -> Answering.belongs(question, field))
                    .forEach(field -> sent.put(field, List.of()));
            fields.forEach((field, values) -> {
                if (Answering.belongs(question, field)) {
                    sent.put(field, filled(values));
                }
            });
        }
        return withKeptNumbers(sent);
    }

    /** As a draft keeps it; what is blank is not kept. */
    static List<String> filled(List<String> values) {
        return values.stream().filter(v -> !v.isBlank()).map(String::strip).toList();
    }

    /** Faults of a page for what is typed there. */
    List<Fault> faults(String page, Map<String, List<String>> typed) {
        Map<String, List<String>> here = new HashMap<>();
        for (Question question : asked(page)) {
            typed.forEach((field, values) -> {
                if (Answering.belongs(question, field) && !values.isEmpty()) {
                    here.put(field, values);
                }
            });
        }
        return form.read(Optional.of(page), here, answering.values(), today).faults().stream()
                .map(Fault::of)
                .toList();
    }

    /** Numbers of the rows of a repeated group: those typed, at least one. */
    public static List<Integer> rows(Set<String> fields, Question group, boolean more) {
        TreeSet<Integer> rows = new TreeSet<>();
        String prefix = group.key() + ".";
        for (String field : fields) {
            if (field.startsWith(prefix)) {
                String rest = field.substring(prefix.length());
                int dot = rest.indexOf('.');
                if (dot > 0 && rest.substring(0, dot).matches("[0-9]{1,2}")) {
                    rows.add(Integer.parseInt(rest.substring(0, dot)));
                }
            }
        }
        if (rows.isEmpty() || (more && rows.size() < ROWS_MAX)) {
            rows.add(rows.isEmpty() ? 0 : rows.last() + 1);
        }
        return List.copyOf(rows);
    }

    /** Whether somebody acts for the applicant. */
    public boolean isByProxy() {
        return draft.typed().keySet().stream().anyMatch(field -> field.startsWith("proxy."));
    }

    /** What has been answered, in words, for the page that checks the answers. */
    public List<Line> lines(String page) {
        List<Line> lines = new ArrayList<>();
        for (Question question : asked(page)) {
            lines.add(new Line(question, answering.words(question)));
        }
        return lines;
    }

    /** A question and its answer, or none yet. */
    public record Line(Question question, Optional<Words> value) {}
}
