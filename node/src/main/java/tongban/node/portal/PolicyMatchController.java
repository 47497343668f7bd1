package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.policy.Matches;
import tongban.node.register.Enterprises;

/** What an enterprise may have: held against every policy, by itself or by an official. */
@Controller
class PolicyMatchController extends PageController {
    private static final String HERE = "/policies";
    private final Matches matches;
    private final Enterprises enterprises;

    PolicyMatchController(Setting setting, Matches matches, Enterprises enterprises) {
        super(setting);
        this.matches = matches;
        this.enterprises = enterprises;
    }

    /** One enterprise at a time: the one that the address names, else the first. */
    @GetMapping(HERE + "/mine")
    ResponseEntity<String> mine(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String page) {
        List<Enterprises.Row> own = enterprises.own(actor(), today());
        List<Fault> faults = new ArrayList<>();
        LocalDate asked = asked(day, faults);
        return show(
                request,
                faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "policiesMine",
                Map.of(
                        "own",
                        own,
                        "shown",
                        EnterpriseZoneController.chosen(own, of)
                                .flatMap(e -> matches.mine(actor(), e.id(), asked))
                                .map(sheet -> PolicyMatchPage.of(sheet, standing, page)),
                        "faults",
                        faults));
    }

    /**
     * The day on which policies have to be in force; today where none, or no possible one, is
     * asked.
     */
    private LocalDate asked(String typed, List<Fault> faults) {
        LocalDate day = AddressText.day(typed, "day", faults).orElse(today());
        Optional<Fault> fault = matches.against(day, today()).map(Fault::of);
        fault.ifPresent(faults::add);
        return fault.isPresent() ? today() : day;
    }

    @GetMapping(HERE + "/match")
    ResponseEntity<String> asked(HttpServletRequest request) {
        return match(request, HttpStatus.OK, Optional.empty(), Map.of(), List.of());
    }

    @PostMapping(HERE + "/match")
    ResponseEntity<String> match(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String day) {
        List<Fault> faults = new ArrayList<>();
        LocalDate asked = asked(day, faults);
        if (!faults.isEmpty()) {
            return match(
                    request,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Optional.empty(),
                    typed(request),
                    faults);
        }
        Optional<Matches.Sheet> sheet = matches.find(actor(), code, asked);
        return sheet.isPresent()
                ? match(request, HttpStatus.OK, sheet, typed(request), List.of())
                : match(
                        request,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        sheet,
                        typed(request),
                        List.of(Fault.of(matches.notFound())));
    }

    private ResponseEntity<String> match(
            HttpServletRequest request,
            HttpStatusCode status,
            Optional<Matches.Sheet> sheet,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        return show(
                request,
                status,
                "policyMatch",
                Map.of("sheet", sheet, "typed", typed, "faults", faults));
    }
}
