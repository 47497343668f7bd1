package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.LawChanges;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.catalog.Standards;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.place.Divisions;
import tongban.node.register.AsOf;
import tongban.node.register.Register;
import tongban.service.LawChange;

/**
 * What changed when the law did: for a service, for a case, and for all cases of a household. The
 * days come from the folders; the newest is shown where none is asked for.
 */
@Controller
class LawChangeController extends PageController {
    /** Cases of a household that are decided again on one page. */
    static final int CASES_MAX = 20;

    private final Services services;
    private final Standards standards;
    private final LawChanges changes;
    private final Register register;
    private final Divisions divisions;

    LawChangeController(
            Setting setting,
            Services services,
            Standards standards,
            LawChanges changes,
            Register register,
            Divisions divisions) {
        super(setting);
        this.services = services;
        this.standards = standards;
        this.changes = changes;
        this.register = register;
        this.divisions = divisions;
    }

    @GetMapping("/services/{id}/changes")
    ResponseEntity<String> service(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day) {
        Optional<PublishedService> service = services.get(id);
        if (service.isEmpty()) {
            return notFound(request);
        }
        List<LocalDate> days = LawChange.days(service.get().definition());
        Optional<LocalDate> chosen =
                day.isEmpty() ? days.stream().findFirst() : AddressText.day(day);
        if (!day.isEmpty() && chosen.filter(days::contains).isEmpty()) {
            return notFound(request);
        }
        return show(
                request,
                "lawChange",
                Map.of(
                        "service",
                        service.get(),
                        "days",
                        days,
                        "change",
                        chosen.map(d -> standards.change(service.get(), d)),
                        "places",
                        new Places(divisions, today())));
    }

    @GetMapping("/cases/{id}/changes")
    ResponseEntity<String> one(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day) {
        Optional<LocalDate> chosen = AddressText.day(day);
        if (!day.isEmpty() && chosen.isEmpty()) {
            return notFound(request);
        }
        return changes.of(actor(), id, chosen)
                .map(change ->
                        show(
                                request,
                                "caseChange",
                                Map.of("change", change, "places", new Places(divisions, today()))))
                .orElseGet(() -> notFound(request));
    }

    /**
     * All cases of those who belong to the household today, each by the newest change of its law.
     */
    @GetMapping("/register/household-changes/{household}")
    ResponseEntity<String> household(
            HttpServletRequest request,
            @PathVariable UUID household,
            @RequestParam(defaultValue = "") String purpose) {
        if (actor().is(Role.RESIDENT)) {
            return forbidden(request);
        }
        Optional<Purpose> why = RegisterController.purpose(purpose);
        if (why.isEmpty()) {
            return show(
                    request,
                    "registerPurpose",
                    Map.of("address", "/register/household-changes/" + household));
        }
        return register.household(actor(), household, AsOf.today(today()), why.get())
                .map(file ->
                        show(
                                request,
                                "householdChange",
                                Map.of("file", file, "purpose", why.get(), "cases", cases(file))))
                .orElseGet(() -> notFound(request));
    }

    private List<LawChanges.CaseChange> cases(Register.HouseholdFile file) {
        List<UUID> people = file.members().stream().map(m -> m.person().id()).toList();
        return register.casesOf(actor(), people).stream()
                .limit(CASES_MAX)
                .flatMap(id -> changes.of(actor(), id, Optional.empty()).stream())
                .toList();
    }
}
