package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.FilledForms;
import tongban.node.casework.FilledForms.Filled;
import tongban.node.casework.MaterialTaken;
import tongban.node.catalog.Services;
import tongban.node.identity.Role;
import tongban.node.paper.Papers;

/** The filled form of a draft, to be read out and signed before it is taken in. */
@Controller
class DraftPrintController extends FormController {
    private final Documents documents;
    private final FilledForms forms;
    private final Papers papers;

    DraftPrintController(
            Setting setting,
            Services services,
            Drafts drafts,
            Documents documents,
            FilledForms forms,
            Papers papers) {
        super(setting, services, drafts);
        this.documents = documents;
        this.forms = forms;
        this.papers = papers;
    }

    /**
     * Whether it can be printed, and by which sign the paper is known.
     *
     * @param visit to go back to, where the draft is a matter of one
     */
    @GetMapping("/drafts/{id}/print")
    ResponseEntity<String> offered(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String visit) {
        return withForm(
                request,
                id,
                form ->
                        switch (forms.of(actor(), id, materials(form))) {
                            case Filled.Ready ready ->
                                    show(request, form, List.of(), ready.check(), visit);
                            case Filled.Faulty(var problems) ->
                                    show(
                                            request,
                                            form,
                                            SendForm.faults(form, problems, ""),
                                            "",
                                            visit);
                            case Filled.NotFound none -> notFound(request);
                        });
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            ApplicationForm form,
            List<Fault> faults,
            String check,
            String visit) {
        String back = AddressText.id(visit).map(VisitView::address).orElse(form.base());
        return show(
                request,
                "draftPrint",
                Map.of("form", form, "faults", faults, "check", check, "back", back));
    }

    @GetMapping("/drafts/{id}/print/form")
    ResponseEntity<?> form(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "zh") String language) {
        Optional<Drafts.Draft> draft = drafts().load(actor(), id);
        if (draft.isEmpty()) {
            return notFound(request);
        }
        return switch (papers.draft(
                actor(), id, materials(form(draft.get())), PrintController.in(language))) {
            case Papers.Draft.Done(var printed) -> FileResponse.shown(printed);
            case Papers.Draft.Faulty faulty -> redirect("/drafts/" + id + "/print");
            case Papers.Draft.NotFound none -> notFound(request);
        };
    }

    /**
     * At a window as they will be taken in unless the clerk says otherwise; online what is there.
     */
    private List<MaterialTaken> materials(ApplicationForm form) {
        return actor().is(Role.CLERK)
                ? VisitMatter.taken(form, documents.of(actor(), form.draft().id()))
                : List.of();
    }
}
