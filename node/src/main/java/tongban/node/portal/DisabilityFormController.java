package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Cases;
import tongban.node.catalog.Services;
import tongban.node.identity.Role;
import tongban.node.paper.Booklets;
import tongban.node.paper.DisabilityForms;

/** The forms that lead to a disability card: blank from the guide, filled in from a case. */
@Controller
class DisabilityFormController extends PageController {
    private final Services services;
    private final Cases cases;
    private final Booklets booklets;

    DisabilityFormController(Setting setting, Services services, Cases cases, Booklets booklets) {
        super(setting);
        this.services = services;
        this.cases = cases;
        this.booklets = booklets;
    }

    /**
     * @param form {@code card-application} or {@code assessment}
     */
    @GetMapping("/services/{service}/forms/{form}.pdf")
    ResponseEntity<?> blank(
            HttpServletRequest request,
            @PathVariable String service,
            @PathVariable String form,
            @RequestParam(defaultValue = "zh") String language) {
        return printed(
                request,
                language,
                form(service, form)
                        .map(f ->
                                DisabilityForms.of(f, DisabilityForms.Applicant.UNKNOWN, today())));
    }

    /** What the case knows of the applicant is filled in; the look at his number is journaled. */
    @GetMapping("/cases/{id}/forms/{form}.pdf")
    ResponseEntity<?> filled(
            HttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam(defaultValue = "zh") String language) {
        return printed(
                request,
                language,
                actor().is(Role.SUPERVISOR)
                        ? Optional.empty()
                        : cases.page(actor(), id)
                                .flatMap(page ->
                                        form(page.serviceId(), form)
                                                .map(f ->
                                                        DisabilityForms.of(
                                                                f,
                                                                DisabilityForms.Applicant.of(
                                                                        page,
                                                                        cases.applicantNumber(
                                                                                actor(), id),
                                                                        today()),
                                                                today()))));
    }

    /** Of a service that asks for the card, and of no other. */
    private Optional<DisabilityForms.Form> form(String service, String form) {
        return services.get(service)
                .map(s -> DisabilityForms.of(s.definition()))
                .flatMap(forms -> DisabilityForms.Form.of(form).filter(forms::contains));
    }

    private ResponseEntity<?> printed(
            HttpServletRequest request, String language, Optional<Booklets.Booklet> booklet) {
        return booklet.map(b -> booklets.print(b, PrintController.in(language)))
                .<ResponseEntity<?>>map(FileResponse::shown)
                .orElseGet(() -> notFound(request));
    }
}
