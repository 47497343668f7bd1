package tongban.node.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tongban.node.casework.Authorisation;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Typed;
import tongban.node.counter.Visits;
import tongban.service.Material;
import tongban.service.fact.Question;
import tongban.service.text.Words;

/**
 * One matter of a visit as the clerk sees it: every question of its service on one screen, what
 * registers know with its source, the papers. Fields of the page begin with the matter's prefix, so
 * that several matters stand in one form.
 *
 * @param content as the page shows it, by field of the draft
 * @param places to confirm or choose from
 * @param q what was searched for as a place
 * @param asked who was asked on his phone
 * @param faults by field of the page
 */
public record VisitMatter(
        int seq,
        ApplicationForm form,
        FormContent content,
        List<PlaceOption> places,
        String q,
        List<Documents.Line> papers,
        List<Authorisation> asked,
        List<Fault> faults) {
    static final String HOW = "counter.how.";

    /** Names the questions on the screen, by key, with blanks between. */
    static final String SHOWN = "shown";

    private static final int REGISTER_PARTS = 4;

    /** What a register said of one fact. */
    public record Known(
            Question question,
            Words value,
            Words register,
            LocalDate asOf,
            boolean corrected,
            String reason) {}

    static String id(int seq) {
        return "m" + seq;
    }

    static String prefix(int seq) {
        return id(seq) + ".";
    }

    public String prefix() {
        return prefix(seq);
    }

    public String id() {
        return id(seq);
    }

    /** The content by field of the page. */
    public FormContent onPage() {
        return content.under(prefix());
    }

    /** Questions that the visitor has to answer: no register knows. */
    public List<Question> open() {
        return form.askable().stream().filter(q -> !isKnown(form, q)).toList();
    }

    /** Keys of the questions on this screen, for the form to send along. */
    public String shown() {
        return onScreen(form).stream().map(Question::key).collect(Collectors.joining(" "));
    }

    /** The questions whose fields are on the screen: open ones, and known ones that are asked. */
    private static List<Question> onScreen(ApplicationForm form) {
        Set<String> asked = new HashSet<>();
        form.pages().forEach(page -> form.asked(page).forEach(q -> asked.add(q.key())));
        return form.askable().stream()
                .filter(q -> !isKnown(form, q) || asked.contains(q.key()))
                .toList();
    }

    private static boolean isKnown(ApplicationForm form, Question question) {
        return said(form, question.key()).size() == REGISTER_PARTS;
    }

    private static List<String> said(ApplicationForm form, String key) {
        boolean his =
                Fault.typed(form.typed(), Visits.KNOWN_OF)
                        .equals(Fault.typed(form.typed(), Drafts.APPLICANT_NUMBER));
        return his ? form.typed().getOrDefault(Visits.KNOWN + key, List.of()) : List.of();
    }

    /** What registers know, to read out and, with a reason, to correct. */
    public List<Known> known() {
        List<Known> known = new ArrayList<>();
        for (String page : form.pages()) {
            for (ApplicationForm.Line line : form.lines(page)) {
                List<String> said = said(form, line.question().key());
                if (said.size() == REGISTER_PARTS) {
                    known.add(
                            new Known(
                                    line.question(),
                                    line.value().orElse(Words.same("")),
                                    Words.of(said.get(1), said.get(2)),
                                    LocalDate.parse(said.get(3)),
                                    isCorrected(form, line.question().key()),
                                    Fault.typed(
                                            form.typed(), Visits.REASON + line.question().key())));
                }
            }
        }
        return known;
    }

    private static boolean isCorrected(ApplicationForm form, String key) {
        return !said(form, key).getFirst().equals(new Typed(form.typed()).date(key));
    }

    /** Corrections of what a register says that give no reason. */
    static List<Fault> withoutReason(ApplicationForm form, int seq) {
        List<Fault> faults = new ArrayList<>();
        for (String page : form.pages()) {
            for (Question q : form.asked(page)) {
                if (isKnown(form, q)
                        && isCorrected(form, q.key())
                        && Fault.typed(form.typed(), Visits.REASON + q.key()).isEmpty()) {
                    faults.add(
                            Fault.of(
                                            prefix(seq) + Visits.REASON + q.key(),
                                            "更正了登记信息，请写明理由。",
                                            "You corrected what the register says. Give the reason.")
                                    .about(q.label()));
                }
            }
        }
        return faults;
    }

    /** How a paper is handed in, unless the clerk says otherwise. */
    public enum Paper {
        /** An office holds it, or a register has confirmed all that it proves. */
        NOT_ASKED_FOR,
        /** The platform fills the form in and prints it; it is signed and kept. */
        PRINTED_HERE,
        /** The visitor brings it. */
        BROUGHT
    }

    public Paper paper(Material material) {
        return paper(form, material);
    }

    /** Where the side has from what a paper would say, so that it is not asked for. */
    public Optional<Words> held(Material material) {
        return isHeld(form, material)
                ? Optional.of(
                        Words.of(
                                saidOf(form, material).get(1) + " " + saidOf(form, material).get(3),
                                saidOf(form, material).get(2)
                                        + " "
                                        + saidOf(form, material).get(3)))
                : Optional.empty();
    }

    /** Held by the side that decides: the other side's window cannot show it to it. */
    private static boolean isHeld(ApplicationForm form, Material material) {
        List<String> said = saidOf(form, material);
        return said.size() == REGISTER_PARTS
                && Fault.typed(form.typed(), Drafts.PLACE).startsWith(said.getFirst());
    }

    private static List<String> saidOf(ApplicationForm form, Material material) {
        return said(form, Visits.PAPER + material.id());
    }

    private static Paper paper(ApplicationForm form, Material material) {
        if (material.channel() == Material.Channel.GOVERNMENT) {
            return Paper.NOT_ASKED_FOR;
        }
        if (isProved(form, material) || isHeld(form, material)) {
            return Paper.NOT_ASKED_FOR;
        }
        return material.form() == Material.Form.FORM && material.need() == Material.Need.REQUIRED
                ? Paper.PRINTED_HERE
                : Paper.BROUGHT;
    }

    private static boolean isProved(ApplicationForm form, Material material) {
        Set<String> proves = new HashSet<>(material.proves());
        List<Question> asked =
                form.pages().stream()
                        .flatMap(page -> form.asked(page).stream())
                        .filter(q -> proves.contains(q.fact()))
                        .toList();
        return !asked.isEmpty()
                && asked.stream().allMatch(q -> isKnown(form, q) && !isCorrected(form, q.key()));
    }

    /** The registers that confirm what a paper would prove, for the case's list of papers. */
    private static String note(ApplicationForm form, Material material) {
        Set<String> notes = new LinkedHashSet<>();
        if (paper(form, material) == Paper.PRINTED_HERE) {
            notes.add("按所填内容打印，签字后收取");
        }
        if (isHeld(form, material)) {
            notes.add(saidOf(form, material).get(1) + " " + saidOf(form, material).get(3));
        }
        for (String page : form.pages()) {
            for (Question q : form.asked(page)) {
                if (material.proves().contains(q.fact()) && isKnown(form, q)) {
                    List<String> said = said(form, q.key());
                    notes.add(said.get(1) + " " + said.get(3));
                    if (isCorrected(form, q.key())) {
                        notes.add(
                                q.label().zh()
                                        + "：已更正，"
                                        + Fault.typed(form.typed(), Visits.REASON + q.key()));
                    }
                }
            }
        }
        return String.join("；", notes);
    }

    public boolean isScanned(Material material) {
        return isScanned(papers, material);
    }

    private static boolean isScanned(List<Documents.Line> papers, Material material) {
        return papers.stream().anyMatch(p -> p.material().equals(material.id()));
    }

    /** How a paper can be there; the clerk's choices. */
    public static List<MaterialTaken.How> ways(Material material) {
        return Arrays.stream(MaterialTaken.How.values()).filter(h -> h.fits(material)).toList();
    }

    /** All papers as they are taken in. */
    static List<MaterialTaken> taken(ApplicationForm form, List<Documents.Line> papers) {
        List<MaterialTaken> taken = new ArrayList<>();
        for (Material material : form.definition().materials()) {
            String said = Fault.typed(form.typed(), HOW + material.id());
            AddressText.one(MaterialTaken.How.values(), said)
                    .filter(how -> how.fits(material))
                    .or(() -> unsaid(form, material, isScanned(papers, material)))
                    .ifPresent(how ->
                            taken.add(
                                    new MaterialTaken(
                                            material.id(), how, 1, note(form, material))));
        }
        return taken;
    }

    private static Optional<MaterialTaken.How> unsaid(
            ApplicationForm form, Material material, boolean scanned) {
        if (scanned) {
            return Optional.of(MaterialTaken.How.ELECTRONIC);
        }
        return switch (paper(form, material)) {
            case NOT_ASKED_FOR ->
                    material.need() == Material.Need.OPTIONAL && !isHeld(form, material)
                            ? Optional.empty()
                            : Optional.of(
                                    material.channel() == Material.Channel.GOVERNMENT
                                            ? MaterialTaken.How.FETCHED
                                            : MaterialTaken.How.ELECTRONIC);
            case PRINTED_HERE -> Optional.of(MaterialTaken.How.ORIGINAL_KEPT);
            case BROUGHT -> Optional.empty();
        };
    }

    /**
     * What a form sent of this matter, by field of the draft.
     *
     * @param page by field of the page, of every matter
     */
    static Map<String, List<String>> sent(
            ApplicationForm form, int seq, Map<String, List<String>> page) {
        Map<String, List<String>> own = new HashMap<>();
        String prefix = prefix(seq);
        page.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), values);
            }
        });
        // what was not on the screen that sent this has not been emptied either
        Set<String> keys = Set.copyOf(List.of(Fault.typed(own, SHOWN).split(" ")));
        Map<String, List<String>> sent =
                form.sent(
                        onScreen(form).stream().filter(q -> keys.contains(q.key())).toList(), own);
        own.forEach((field, values) -> {
            if (field.startsWith(HOW)
                    || field.startsWith(Visits.REASON)
                    || field.startsWith("applicant.")
                    || field.startsWith("proxy.")) {
                sent.put(field, ApplicationForm.filled(List.of(values.getFirst())));
            }
        });
        if (own.containsKey(Drafts.PLACE)) {
            String[] parts = Fault.typed(own, Drafts.PLACE).split("/", 2);
            sent.put(Drafts.PLACE, List.of(parts[0]));
            sent.put(Drafts.INSIDE_ZONE, parts.length > 1 ? List.of(parts[1]) : List.of());
        }
        return form.withKeptNumbers(sent);
    }
}
