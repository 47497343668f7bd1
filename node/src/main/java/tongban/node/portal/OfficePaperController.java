package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Cases;
import tongban.node.casework.Relatives;
import tongban.node.casework.Urges;
import tongban.node.entitlement.Entitlements;
import tongban.node.hotline.Hotline;
import tongban.node.identity.Role;
import tongban.node.means.MeansChecks;
import tongban.node.paper.Booklets;
import tongban.node.place.Organ;
import tongban.node.place.Organs;
import tongban.service.text.Words;

/**
 * Papers of an office's day that are of no case's procedure, as PDF: of measures, economic checks,
 * tickets, supervision, and the form of near relatives. Chinese unless English is asked for.
 */
@Controller
class OfficePaperController extends PageController {
    private final Entitlements entitlements;
    private final MeansChecks checks;
    private final Hotline hotline;
    private final Relatives relatives;
    private final Urges urges;
    private final Cases cases;
    private final Organs organs;
    private final Booklets booklets;

    OfficePaperController(
            Setting setting,
            Entitlements entitlements,
            MeansChecks checks,
            Hotline hotline,
            Relatives relatives,
            Urges urges,
            Cases cases,
            Organs organs,
            Booklets booklets) {
        super(setting);
        this.entitlements = entitlements;
        this.checks = checks;
        this.hotline = hotline;
        this.relatives = relatives;
        this.urges = urges;
        this.cases = cases;
        this.organs = organs;
        this.booklets = booklets;
    }

    /**
     * What is served on the person, and what hangs in public.
     *
     * @param paper {@code notice}, {@code decision}, {@code delivery-record} or {@code
     *     public-notice}; {@code objection-record-1}, {@code objection-answer-1} of the first
     *     objection
     */
    @GetMapping("/ledger/{entitlement}/measures/{measure}/{paper}.pdf")
    ResponseEntity<?> measure(
            HttpServletRequest request,
            @PathVariable UUID entitlement,
            @PathVariable UUID measure,
            @PathVariable String paper,
            @RequestParam(defaultValue = "zh") String language) {
        Optional<MeasurePapers.Wanted> wanted =
                MeasurePapers.Wanted.of(paper)
                        .filter(w -> MeasurePapers.mayPrint(actor(), w.paper()));
        return printed(
                request,
                language,
                wanted.flatMap(w ->
                        entitlements
                                .page(actor(), entitlement)
                                .flatMap(ledger ->
                                        ledger.measures().stream()
                                                .filter(m -> m.id().equals(measure))
                                                .findFirst()
                                                .flatMap(m ->
                                                        MeasurePapers.of(
                                                                ledger,
                                                                m,
                                                                body(ledger.organ()),
                                                                address(ledger, w),
                                                                w,
                                                                today())))));
    }

    /**
     * @param version of the report; the newest without one
     */
    @GetMapping("/economic-checks/{check}/report.pdf")
    ResponseEntity<?> report(
            HttpServletRequest request,
            @PathVariable UUID check,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "zh") String language) {
        Optional<Integer> asked =
                version.matches("[1-9][0-9]{0,5}")
                        ? Optional.of(Integer.valueOf(version))
                        : Optional.empty();
        return printed(
                request,
                language,
                actor().is(Role.SUPERVISOR)
                        ? Optional.empty()
                        : checks.page(actor(), check, asked)
                                .flatMap(page -> CheckReportPaper.of(page, body(page.organ()))));
    }

    /**
     * @param paper {@code sheet}, {@code call-back} or {@code supervision}
     */
    @GetMapping("/hotline/tickets/{ticket}/{paper}.pdf")
    ResponseEntity<?> ticket(
            HttpServletRequest request,
            @PathVariable UUID ticket,
            @PathVariable String paper,
            @RequestParam(defaultValue = "zh") String language) {
        return printed(
                request,
                language,
                TicketPapers.Paper.of(paper)
                        .flatMap(wanted ->
                                hotline.file(actor(), ticket)
                                        .flatMap(f -> TicketPapers.of(f, wanted, today()))));
    }

    /** By a supervisor's urge of a case. */
    @GetMapping("/cases/{urged}/urges/{urge}/sheet.pdf")
    ResponseEntity<?> supervision(
            HttpServletRequest request,
            @PathVariable UUID urged,
            @PathVariable UUID urge,
            @RequestParam(defaultValue = "zh") String language) {
        Optional<Urges.Entry> entry =
                urges.of(actor(), urged).stream()
                        .filter(u -> u.id().equals(urge) && u.supervised())
                        .findFirst();
        return printed(
                request,
                language,
                entry.flatMap(e ->
                        cases.page(actor(), urged)
                                .map(page ->
                                        SupervisionPapers.of(
                                                page,
                                                e,
                                                e.byOrgan().map(this::body).orElse(Words.same("")),
                                                body(e.organ()),
                                                today()))));
    }

    /** As {@code /relatives/form} shows it; its print is journaled. */
    @GetMapping("/relatives/form.pdf")
    ResponseEntity<?> relatives(
            HttpServletRequest request, @RequestParam(defaultValue = "zh") String language) {
        if (actor().is(Role.RESIDENT, Role.SUPERVISOR)) {
            return forbidden(request);
        }
        List<Relatives.Line> lines = relatives.sheet(actor());
        return printed(
                request,
                language,
                Optional.of(
                        RelativesPaper.of(
                                Words.of(actor().nameZh(), actor().nameEn()), lines, today())));
    }

    /** Where a decision is served, as the case has it; nobody else's paper needs it. */
    private String address(Entitlements.LedgerPage ledger, MeasurePapers.Wanted wanted) {
        return wanted.paper() == MeasurePapers.Paper.DELIVERY_RECORD
                ? cases.page(actor(), ledger.caseId())
                        .map(page -> page.applicant().address())
                        .orElse("")
                : "";
    }

    private Words body(String id) {
        return organs.byId(id, today(), actor().jurisdiction().code())
                .map(Organ::name)
                .orElse(Words.same(id));
    }

    private ResponseEntity<?> printed(
            HttpServletRequest request, String language, Optional<Booklets.Booklet> booklet) {
        return booklet.map(b -> booklets.print(b, PrintController.in(language)))
                .<ResponseEntity<?>>map(FileResponse::shown)
                .orElseGet(() -> notFound(request));
    }
}
