package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.counter.DeviceFault;
import tongban.node.counter.Visits;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.Reading;

/**
 * Somebody comes to the counter: his visit begins, and who he is comes from his card or is typed.
 */
@Controller
class VisitController extends PageController {
    private final Visits visits;
    private final VisitView view;
    private final boolean synthetic;

    VisitController(Setting setting, Visits visits, VisitView view) {
        super(setting);
        this.visits = visits;
        this.view = view;
        this.synthetic = setting.demo();
    }

    /** Begins the visit of the number that was called, and reads the visitor's card. */
    @PostMapping("/counter/visits")
    ResponseEntity<String> begin(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String laid,
            @RequestParam(defaultValue = "true") boolean card) {
        return visits.begin(actor(), AddressText.id(ticket))
                .map(visit ->
                        card && visit.visitor().isEmpty()
                                ? read(visit.id(), laid)
                                : redirect(VisitView.address(visit.id())))
                .orElseGet(() -> notFound(request));
    }

    private ResponseEntity<String> read(UUID visit, String laid) {
        Optional<DeviceFault> fault = visits.readCard(actor(), visit, laid);
        return redirect(VisitView.address(visit) + fault.map(f -> "?fault=" + f.name()).orElse(""));
    }

    @PostMapping("/counter/visits/{id}/card")
    ResponseEntity<String> card(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String laid) {
        return visits.find(actor(), id).isEmpty() ? notFound(request) : read(id, laid);
    }

    /** Who the visitor is, typed where no card could be read. */
    @PostMapping("/counter/visits/{id}/visitor")
    ResponseEntity<String> visitor(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(name = "visitor.name", defaultValue = "") String name,
            @RequestParam(name = "visitor.number", defaultValue = "") String number,
            @RequestParam(name = "visitor.address", defaultValue = "") String address) {
        Optional<Visits.Visit> found = visits.find(actor(), id);
        if (found.isEmpty()) {
            return notFound(request);
        }
        List<Fault> faults = new ArrayList<>();
        if (name.isBlank()) {
            faults.add(Fault.of("visitor.name", "请填写来访者姓名。", "Give the visitor's name."));
        }
        Reading<CitizenNumber> read = CitizenNumber.read(number, today(), synthetic);
        read.fault()
                .ifPresent(
                        f -> faults.add(new Fault("visitor.number", f.words().then(f.remedy()))));
        if (!faults.isEmpty()) {
            return show(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    found.get(),
                    VisitForm.of(request),
                    faults);
        }
        visits.typed(
                actor(),
                id,
                new Visits.Visitor(
                        name.strip(),
                        read.number().orElseThrow().digits(),
                        address.strip(),
                        Visits.Source.TYPED));
        return redirect(VisitView.address(id));
    }

    @GetMapping("/counter/visits/{id}")
    ResponseEntity<String> visit(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String fault) {
        VisitForm kept = new VisitForm(KeptForms.fields(request));
        List<Fault> faults =
                AddressText.one(DeviceFault.values(), fault).map(Fault::of).stream().toList();
        return visits.find(actor(), id)
                .map(visit -> show(request, HttpStatus.OK, visit, kept, faults))
                .orElseGet(() -> notFound(request));
    }

    private ResponseEntity<String> show(
            HttpServletRequest request,
            HttpStatus status,
            Visits.Visit visit,
            VisitForm form,
            List<Fault> faults) {
        return show(
                request,
                status,
                "visit",
                view.model(actor(), visit, form, faults, Optional.empty()));
    }
}
