package tongban.node.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.Act;
import tongban.node.casework.CaseBranches;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.FilledForms;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Outcome;
import tongban.node.casework.Part;
import tongban.node.casework.ReceiptView;
import tongban.node.casework.State;
import tongban.node.casework.TerminationGround;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.paper.PaperForm.Condition;
import tongban.service.text.Words;

/** Papers made of what {@link Cases} shows the actor, and of nothing else. */
final class CasePapers implements Papers {
    /** The paper by which a service's folder asks for consent to check means. */
    private static final String AUTHORISATION = "authorisation";

    private static final Set<Role> PRINTING =
            EnumSet.of(Role.RESIDENT, Role.CLERK, Role.REVIEWER, Role.DECIDER);

    private final List<PaperForm> forms;
    private final Press press;
    private final SetBooklets booklets;
    private final Cases cases;
    private final FilledForms filled;
    private final Services services;
    private final PersonalData personalData;
    private final Walls walls;
    private final boolean demo;

    CasePapers(
            List<PaperForm> forms,
            Press press,
            SetBooklets booklets,
            Cases cases,
            FilledForms filled,
            Services services,
            PersonalData personalData,
            Walls walls,
            boolean demo) {
        this.forms = forms;
        this.press = press;
        this.booklets = booklets;
        this.cases = cases;
        this.filled = filled;
        this.services = services;
        this.personalData = personalData;
        this.walls = walls;
        this.demo = demo;
    }

    /** A paper that exists for a case: its form at one step. */
    private record Paper(String id, PaperForm form, CasePage.Step step) {}

    // ------------------------------------------------------------------ what there is

    @Override
    public Optional<Sheaf> offered(Actor actor, UUID caseId) {
        return page(actor, caseId).map(page -> sheaf(actor, page));
    }

    @Override
    public List<Sheaf> visit(Actor actor, UUID caseId) {
        return walls.inside(
                actor,
                () -> {
                    Optional<Sheaf> first = offered(actor, caseId);
                    if (first.isEmpty()) {
                        return List.of();
                    }
                    List<Sheaf> sheaves = new ArrayList<>(List.of(first.get()));
                    cases.ofSameApplicant(actor, caseId).stream()
                            .filter(id -> !id.equals(caseId))
                            .limit(VISIT_CASES_MAX - 1L)
                            .forEach(id -> offered(actor, id).ifPresent(sheaves::add));
                    return sheaves;
                });
    }

    private Optional<CasePage> page(Actor actor, UUID caseId) {
        return PRINTING.contains(actor.role()) ? cases.page(actor, caseId) : Optional.empty();
    }

    private Sheaf sheaf(Actor actor, CasePage page) {
        PublishedService service = service(page);
        List<Offer> offers = new ArrayList<>();
        for (Paper paper : papers(actor, page)) {
            CaseFacts facts =
                    facts(page, service, paper, CaseFacts.Numbers.MASKED, Optional.empty());
            offers.add(
                    new Offer(
                            paper.id(),
                            facts.fill(paper.form().title()),
                            facts.number(),
                            facts.on(),
                            false));
        }
        if (page.part() != Part.ASKED) {
            for (DisabilityForms.Form form : DisabilityForms.of(service.definition())) {
                offers.add(
                        new Offer(
                                form.written(),
                                form.title(),
                                form.number(page.number()),
                                page.appliedOn(),
                                true));
            }
        }
        return new Sheaf(page.id(), page.number(), page.serviceName(), page.stateWords(), offers);
    }

    private List<Paper> papers(Actor actor, CasePage page) {
        List<Paper> papers = new ArrayList<>();
        if (page.part() == Part.ASKED) {
            return papers; // the leading body gives the applicant his papers
        }
        for (PaperForm form : forms) {
            if (!form.readers().contains(actor.role()) || !form.isOf(page.serviceId())) {
                continue;
            }
            List<CasePage.Step> steps =
                    page.timeline().stream()
                            .filter(s -> form.acts().contains(s.act()))
                            .filter(s -> form.only().stream().allMatch(c -> holds(c, page, s)))
                            .toList();
            if (steps.isEmpty()) {
                continue;
            }
            switch (form.which()) {
                case FIRST -> papers.add(new Paper(form.id(), form, steps.getFirst()));
                case LAST -> papers.add(new Paper(form.id(), form, steps.getLast()));
                case EACH ->
                        steps.forEach(
                                s -> papers.add(new Paper(form.id() + "-" + s.version(), form, s)));
            }
        }
        papers.sort(Comparator.comparing(p -> p.step().at()));
        return papers;
    }

    private boolean holds(Condition condition, CasePage page, CasePage.Step step) {
        return switch (condition) {
            // where nobody recorded it, the paper is there to be filled in by hand
            case MANDATE ->
                    page.proxy().isPresent()
                            && page.mandate().map(CasePage.Mandated::byMandate).orElse(true);
            case HAND_OVER -> page.handOver().isPresent();
            case DECISION -> page.decision().isPresent();
            case RECOMMENDED -> page.recommendation().isPresent();
            case STATEMENT -> !CaseFacts.statements(page, service(page).definition()).isEmpty();
            case GRANTED ->
                    page.state() != State.REVOKED
                            && page.decision()
                                    .filter(d -> d.outcome() == Outcome.GRANTED)
                                    .isPresent();
            // kept where the decision was made; asked for when it is printed, not to offer it
            case RECEIPT -> page.decision().isPresent() && page.part() == Part.COMPETENT;
            case PROMISED -> !Composer.taken(page, MaterialTaken.How.PROMISED).isEmpty();
            case TO_FOLLOW -> !Composer.taken(page, MaterialTaken.How.TO_FOLLOW).isEmpty();
            case NOTICE_RUNS ->
                    page.branches().notice().filter(CaseBranches.Posted::running).isPresent();
            case PUBLISHED ->
                    page.branches().publication().filter(CaseBranches.Published::shown).isPresent();
            case CHECK_AUTHORISED ->
                    page.materials().stream().anyMatch(m -> m.id().equals(AUTHORISATION));
            case ANSWERED -> CaseFacts.objection(page, step).flatMap(o -> o.upheld()).isPresent();
            case ADDRESSEE -> !hasNoAddressee(step);
            case NO_ADDRESSEE -> hasNoAddressee(step);
            case REPLIED ->
                    CaseFacts.objection(page, step)
                            .filter(o -> !o.who().isBlank() && !o.reply().isBlank())
                            .isPresent();
        };
    }

    /** The case ended because nobody applies any more: its first line says so, on either side. */
    private static boolean hasNoAddressee(CasePage.Step step) {
        return step.act() == Act.TERMINATE
                && step.details().stream()
                        .findFirst()
                        .flatMap(TerminationGround::named)
                        .filter(TerminationGround::isOfTheApplicant)
                        .isPresent();
    }

    private PublishedService service(CasePage page) {
        return services.version(page.serviceHash(), page.serviceId());
    }

    private static CaseFacts facts(
            CasePage page,
            PublishedService service,
            Paper paper,
            CaseFacts.Numbers numbers,
            Optional<ReceiptView> receipt) {
        return new CaseFacts(
                page,
                service.definition(),
                paper.step(),
                paper.form(),
                numbers,
                receipt,
                Optional.empty());
    }

    // ------------------------------------------------------------------ printing

    @Override
    public Optional<Printed> print(Actor actor, List<Choice> choices, Locale locale) {
        if (choices.isEmpty()
                || choices.size() > VISIT_PAPERS_MAX
                || choices.stream().map(Choice::caseId).distinct().count() > VISIT_CASES_MAX) {
            return Optional.empty();
        }
        return walls.inside(actor, () -> printed(actor, choices, locale));
    }

    private Optional<Printed> printed(Actor actor, List<Choice> choices, Locale locale) {
        Map<UUID, CasePage> pages = new LinkedHashMap<>();
        Map<UUID, List<Paper>> known = new HashMap<>();
        Set<String> fields = new LinkedHashSet<>();
        List<Ready> chosen = new ArrayList<>();
        Composer composer = new Composer(locale, demo);
        for (Choice choice : new LinkedHashSet<>(choices)) {
            UUID id = choice.caseId();
            if (!pages.containsKey(id)) {
                Optional<CasePage> page = page(actor, id);
                if (page.isEmpty()) {
                    return Optional.empty();
                }
                pages.put(id, page.get());
                known.put(id, papers(actor, page.get()));
            }
            CasePage page = Objects.requireNonNull(pages.get(id));
            Optional<Ready> ready =
                    known.getOrDefault(id, List.of()).stream()
                            .filter(p -> p.id().equals(choice.paper()))
                            .findFirst()
                            .map(paper -> {
                                fields.add(paper.form().id());
                                return ready(complete(actor, page, paper), composer);
                            })
                            .or(() -> cardForm(page, choice.paper(), locale, fields));
            if (ready.isEmpty()) {
                return Optional.empty();
            }
            chosen.add(ready.get());
        }
        personalData.open(pages.keySet(), Purpose.PRINT, fields.toArray(String[]::new));
        return Optional.of(print(chosen, locale, chosen.size() == 1));
    }

    /** A paper composed, with what the print needs to know of it. */
    private record Ready(String caseNumber, String number, Instant at, Composed composed) {}

    private static Ready ready(CaseFacts facts, Composer composer) {
        return new Ready(
                facts.page().number(), facts.number(), facts.step().at(), composer.compose(facts));
    }

    /** The forms of a disability card are of no step; they bear the day of the application. */
    private Optional<Ready> cardForm(
            CasePage page, String paper, Locale locale, Set<String> fields) {
        return DisabilityForms.Form.of(paper)
                .filter(form ->
                        page.part() != Part.ASKED
                                && DisabilityForms.of(service(page).definition()).contains(form))
                .map(form -> {
                    fields.add(form.written());
                    Booklets.Booklet booklet =
                            DisabilityForms.of(
                                    form,
                                    DisabilityForms.Applicant.of(
                                            page,
                                            personalData.openIdNumber(
                                                    page.id(), "APPLICANT", Purpose.PRINT),
                                            page.appliedOn()),
                                    page.appliedOn());
                    return new Ready(
                            page.number(),
                            booklet.number(),
                            booklet.at(),
                            booklets.composed(booklet, locale));
                });
    }

    /** With the whole numbers and the receipt where the form wants them. */
    private CaseFacts complete(Actor actor, CasePage page, Paper paper) {
        CaseFacts.Numbers numbers =
                paper.form().fullNumber()
                        ? new CaseFacts.Numbers(
                                personalData.openIdNumber(page.id(), "APPLICANT", Purpose.PRINT),
                                page.proxy()
                                        .flatMap(p ->
                                                personalData.openIdNumber(
                                                        page.id(), "PROXY", Purpose.PRINT)))
                        : CaseFacts.Numbers.MASKED;
        Optional<ReceiptView> receipt =
                paper.form().only().contains(Condition.RECEIPT)
                        ? cases.receipt(actor, page.id())
                        : Optional.empty();
        return facts(page, service(page), paper, numbers, receipt);
    }

    /**
     * @param one named by its own number, not by those of the cases
     */
    private Printed print(List<Ready> chosen, Locale locale, boolean one) {
        List<Composed> papers = chosen.stream().map(Ready::composed).toList();
        Set<String> numbers = new LinkedHashSet<>();
        chosen.forEach(ready -> numbers.add(ready.caseNumber()));
        Words title =
                one
                        ? Words.same(papers.getFirst().title() + " " + chosen.getFirst().number())
                        : Words.of(
                                "本次办事的文书 " + String.join("、", numbers),
                                "Papers of this visit " + String.join(", ", numbers));
        Instant latest =
                chosen.stream().map(Ready::at).max(Comparator.naturalOrder()).orElseThrow();
        Press.Print print = press.print(title.in(locale), papers, locale, latest);
        String name =
                one
                        ? chosen.getFirst().number() + ".pdf"
                        : String.join("_", numbers.stream().limit(3).toList()) + ".pdf";
        return new Printed(print.pdf(), name, print.pages());
    }

    @Override
    public Draft draft(Actor actor, UUID draftId, List<MaterialTaken> materials, Locale locale) {
        return walls.inside(
                actor,
                () ->
                        switch (filled.of(actor, draftId, materials)) {
                            case FilledForms.Filled.Ready ready -> {
                                List<PaperForm> signed = signed(ready.page());
                                personalData.open(
                                        draftId,
                                        Purpose.PRINT,
                                        signed.stream().map(PaperForm::id).toArray(String[]::new));
                                Composer composer = new Composer(locale, demo);
                                yield new Draft.Done(
                                        print(
                                                signed.stream()
                                                        .map(f -> ready(draft(ready, f), composer))
                                                        .toList(),
                                                locale,
                                                true));
                            }
                            case FilledForms.Filled.Faulty(var problems) ->
                                    new Draft.Faulty(problems);
                            case FilledForms.Filled.NotFound none -> new Draft.NotFound();
                        });
    }

    /** What is signed before the application is taken in. */
    private List<PaperForm> signed(CasePage page) {
        CasePage.Step first = page.timeline().getFirst();
        return forms.stream()
                .filter(PaperForm::draft)
                .filter(f -> f.isOf(page.serviceId()))
                .filter(f -> f.only().stream().allMatch(c -> holds(c, page, first)))
                .toList();
    }

    private CaseFacts draft(FilledForms.Filled.Ready ready, PaperForm form) {
        return new CaseFacts(
                ready.page(),
                service(ready.page()).definition(),
                ready.page().timeline().getFirst(),
                form,
                new CaseFacts.Numbers(Optional.of(ready.number()), ready.proxyNumber()),
                Optional.empty(),
                Optional.of(ready.check()));
    }

    @Override
    public Optional<PlainCard> card(Actor actor, UUID caseId) {
        return page(actor, caseId)
                .flatMap(page ->
                        papers(actor, page).stream()
                                .filter(p -> p.form().look() == PaperForm.Look.CARD)
                                .findFirst()
                                .map(paper ->
                                        PlainCards.of(
                                                facts(
                                                        page,
                                                        service(page),
                                                        paper,
                                                        CaseFacts.Numbers.MASKED,
                                                        Optional.empty()))));
    }
}
