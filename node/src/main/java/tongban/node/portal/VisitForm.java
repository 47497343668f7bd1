package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Drafts;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.Problem;

/**
 * The one form of a visit: fields of its matters, each behind the matter's prefix, and fields of
 * the visitor, which are asked once and kept with every matter.
 *
 * @param sent by field of the page; empty where nothing was sent
 */
record VisitForm(Map<String, List<String>> sent) {
    private static final String MOBILE = "visitor.mobile";
    private static final String SHOWN = "counter.identity.shown";
    private static final String MATCHES = "counter.identity.matches";
    private static final String NOTE = "counter.identity.note";
    private static final String DECLARED = "counter.declared";

    /** Number of the parcel in which originals go to the other side. */
    static final String COURIER = "counter.courier";

    /** Fields of the page that belong to the visitor and are kept with each matter. */
    private static final List<String> OF_VISITOR =
            List.of(
                    SHOWN,
                    MATCHES,
                    NOTE,
                    DECLARED,
                    COURIER,
                    Drafts.MESSAGES,
                    Drafts.ELECTRONIC_SERVICE);

    static VisitForm of(HttpServletRequest request) {
        return new VisitForm(PageController.typed(request));
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    /** The version of a matter's draft that was on the screen; empty where the matter was not. */
    Optional<Integer> version(int seq) {
        return Optional.of(Fault.typed(sent, VisitMatter.prefix(seq) + "version"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    /** What is looked for as the place of a matter. */
    String sought(int seq) {
        return Fault.typed(sent, VisitMatter.prefix(seq) + "q");
    }

    /** Number of the parcel in which the originals of a case that was taken in go. */
    String courier(UUID caseId) {
        return Fault.typed(sent, VisitCase.courier(caseId)).strip();
    }

    /** What is to be kept with a matter, by field of its draft: its own and the visitor's. */
    Map<String, List<String>> of(ApplicationForm form, int seq) {
        Map<String, List<String>> kept = VisitMatter.sent(form, seq, sent);
        OF_VISITOR.forEach(field -> kept.put(field, one(field)));
        kept.put(mobile(form), one(MOBILE));
        return kept;
    }

    private List<String> one(String field) {
        return ApplicationForm.filled(List.of(Fault.typed(sent, field)));
    }

    private static String mobile(ApplicationForm form) {
        return form.isForEnterprises() ? Drafts.PROXY_MOBILE : Drafts.APPLICANT_MOBILE;
    }

    /** What was said of the visitor himself: as sent, or as kept with the first matter. */
    Map<String, List<String>> ofVisitor(Optional<ApplicationForm> first) {
        Map<String, List<String>> typed = new HashMap<>();
        first.ifPresent(form -> {
            OF_VISITOR.forEach(f -> typed.put(f, form.typed().getOrDefault(f, List.of())));
            typed.put(MOBILE, form.typed().getOrDefault(mobile(form), List.of()));
        });
        sent.forEach((field, values) -> {
            if (field.startsWith("visitor.")
                    || field.startsWith(VisitCase.COURIER)
                    || OF_VISITOR.contains(field)) {
                typed.put(field, values);
            }
        });
        return typed;
    }

    /**
     * What the clerk saw, as kept with a matter.
     *
     * @param card how the visitor's card was read; empty where it was not, and another document may
     *     have been shown
     */
    static IdentityCheck identity(ApplicationForm form, Optional<String> card) {
        IdentityCheck.Shown shown =
                AddressText.one(IdentityCheck.Shown.values(), Fault.typed(form.typed(), SHOWN))
                        .orElse(IdentityCheck.Shown.OTHER);
        String note = Fault.typed(form.typed(), NOTE);
        return new IdentityCheck(
                card.isPresent() ? IdentityCheck.Shown.ID_CARD : shown,
                Fault.typed(form.typed(), MATCHES).equals("yes"),
                card.map(read -> note.isEmpty() ? read : read + "；" + note).orElse(note));
    }

    static boolean isDeclared(ApplicationForm form) {
        return Fault.typed(form.typed(), DECLARED).equals("yes");
    }

    /** What hinders a matter, at the field of the page where it is put right. */
    static Fault fault(ApplicationForm form, int seq, Problem problem) {
        Fault fault = Fault.of(problem);
        return switch (problem.field()) {
            case "declaredTrue" -> fault.at(DECLARED);
            case "identity" -> fault.at(MATCHES);
            case "identity.note" -> fault.at(NOTE);
            case "applicant.mobile", "proxy.mobile" -> fault.at(MOBILE);
            case Drafts.MESSAGES, Drafts.ELECTRONIC_SERVICE -> fault;
            case Drafts.INSIDE_ZONE -> onPage(fault.at(Drafts.PLACE), seq);
            default -> onPage(form.nameOf(problem.field()).map(fault::about).orElse(fault), seq);
        };
    }

    /** A fault of a field of a matter's draft, at the field of the page. */
    static Fault onPage(Fault fault, int seq) {
        return fault.field().isEmpty() ? fault : fault.at(VisitMatter.prefix(seq) + fault.field());
    }

    /** Of the faults of the page those of one matter, by field of its draft. */
    static List<Fault> ofMatter(List<Fault> faults, int seq) {
        String prefix = VisitMatter.prefix(seq);
        return faults.stream()
                .filter(f -> f.field().startsWith(prefix))
                .map(f -> f.at(f.field().substring(prefix.length())))
                .toList();
    }
}
