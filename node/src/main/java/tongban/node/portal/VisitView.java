package tongban.node.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Authorisations;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.RunningCases;
import tongban.node.catalog.Services;
import tongban.node.counter.CardReader;
import tongban.node.counter.Scanner;
import tongban.node.counter.Visits;
import tongban.node.identity.Actor;
import tongban.node.paper.Papers;

/** Puts together what the page of a visit shows, with the form that was sent, if one was. */
record VisitView(
        Services services,
        Drafts drafts,
        Cases cases,
        RunningCases running,
        Documents documents,
        Authorisations authorisations,
        Papers papers,
        PlaceLines places,
        CardReader reader,
        Scanner scanner,
        PageController.Setting setting) {

    /** Address of the page. */
    static String address(UUID visit) {
        return "/counter/visits/" + visit;
    }

    /**
     * @param faults by field of the page
     * @param sought the matter for which a place is looked for, if one is
     */
    Map<String, Object> model(
            Actor actor,
            Visits.Visit visit,
            VisitForm sent,
            List<Fault> faults,
            Optional<Visits.Matter> sought) {
        List<VisitMatter> matters = new ArrayList<>();
        List<VisitCase> taken = new ArrayList<>();
        for (Visits.Matter matter : visit.matters()) {
            if (matter.taken()) {
                cases.page(actor, matter.caseId())
                        .map(found -> VisitCase.of(found, printable(actor, found)))
                        .ifPresent(taken::add);
            } else {
                int seq = matter.seq();
                String q = sought.filter(m -> m.seq() == seq).map(m -> sent.sought(seq)).orElse("");
                drafts.load(actor, matter.caseId())
                        .map(draft -> ApplicationForm.of(draft, services, setting.demo(), today()))
                        .map(form -> matter(actor, visit, seq, form, sent, faults, q))
                        .ifPresent(matters::add);
            }
        }
        Map<String, Object> model = new HashMap<>();
        model.put("visit", visit);
        model.put("matters", matters);
        model.put("taken", taken);
        model.put("before", before(actor, visit));
        model.put("typed", sent.ofVisitor(matters.stream().map(VisitMatter::form).findFirst()));
        model.put("faults", faults);
        model.put("services", services.all());
        model.put("cards", reader.choices());
        model.put("scans", scanner.choices());
        model.put("simulated", reader.isSimulated());
        return model;
    }

    /**
     * What he has running from before. Only the card says that it is he: a number can be typed by
     * mistake, or out of curiosity.
     */
    private RunningCases.Found before(Actor actor, Visits.Visit visit) {
        return visit.byCard()
                .filter(v -> !visit.ended())
                .map(v -> running.of(actor, v.number()))
                .map(found ->
                        new RunningCases.Found(
                                found.lines().stream()
                                        .filter(l ->
                                                visit.matters().stream()
                                                        .noneMatch(m -> m.caseId().equals(l.id())))
                                        .toList(),
                                found.more()))
                .orElse(RunningCases.NOTHING);
    }

    /** The papers of today. */
    private List<String> printable(Actor actor, CasePage found) {
        return papers.offered(actor, found.id()).stream()
                .flatMap(sheaf -> sheaf.papers().stream())
                .filter(offer -> offer.on().equals(today()))
                .map(offer -> found.id() + "/" + offer.id())
                .toList();
    }

    private VisitMatter matter(
            Actor actor,
            Visits.Visit visit,
            int seq,
            ApplicationForm form,
            VisitForm sent,
            List<Fault> faults,
            String q) {
        FormContent content =
                sent.isEmpty()
                        ? FormContent.stored(form)
                        : FormContent.faulty(
                                form,
                                VisitMatter.sent(form, seq, sent.sent()),
                                VisitForm.ofMatter(faults, seq));
        return new VisitMatter(
                seq,
                form,
                content,
                places(visit, form, q),
                q,
                documents.of(actor, form.draft().id()),
                authorisations.of(actor, form.draft().id()),
                faults);
    }

    /**
     * What was found or chosen; else what the card's address suggests, for the clerk to confirm.
     */
    private List<PlaceOption> places(Visits.Visit visit, ApplicationForm form, String q) {
        String chosen = Fault.typed(form.typed(), Drafts.PLACE);
        String inside = Fault.typed(form.typed(), Drafts.INSIDE_ZONE);
        List<PlaceLine> lines = places.choice(q, chosen, inside).lines();
        if (lines.isEmpty() && !form.isForEnterprises()) {
            lines = places.inAddress(visit.visitor().map(Visits.Visitor::address).orElse(""));
        }
        return lines.stream()
                .flatMap(line -> PlaceOption.of(line, line.code().equals(chosen), inside).stream())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(setting.clock());
    }
}
