package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.redflag.RedFlag;
import tongban.node.redflag.RedFlags;

/** The auditor's bench: standard queries, their runs, and hits with evidence and disposition. */
@Controller
class RedFlagController extends PageController {
    private static final String HERE = "/supervision/red-flags";
    private static final String HITS = "/supervision/hits";
    private final RedFlags flags;

    RedFlagController(Setting setting, RedFlags flags) {
        super(setting);
        this.flags = flags;
    }

    @GetMapping(HERE)
    ResponseEntity<String> overview(HttpServletRequest request) {
        return show(request, "redFlags", Map.of("flags", flags.overview(actor())));
    }

    @GetMapping(HERE + "/{flag}")
    ResponseEntity<String> flag(
            HttpServletRequest request,
            @PathVariable String flag,
            @RequestParam(defaultValue = "1") String page) {
        return flag(request, HttpStatus.OK, flag, AddressText.page(page), Map.of(), List.of());
    }

    private ResponseEntity<String> flag(
            HttpServletRequest request,
            HttpStatusCode status,
            String id,
            int page,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<RedFlag> flag = RedFlag.of(id);
        if (flag.isEmpty()) {
            return notFound(request);
        }
        return show(
                request,
                status,
                "redFlag",
                Map.of(
                        "flag",
                        flag.get(),
                        "runs",
                        flags.runs(actor(), flag.get(), page),
                        "typed",
                        typed,
                        "faults",
                        faults));
    }

    @PostMapping(HERE + "/{flag}")
    ResponseEntity<String> start(
            HttpServletRequest request,
            @PathVariable String flag,
            @RequestParam(defaultValue = "") String purpose) {
        Optional<RedFlag> asked = RedFlag.of(flag);
        if (asked.isEmpty()) {
            return notFound(request);
        }
        Map<String, String> parameters = new HashMap<>();
        asked.get()
                .parameters()
                .forEach(p -> parameters.put(p.name(), Lists.Filters.of(request).of(p.name())));
        return switch (flags.start(actor(), asked.get(), purpose, parameters)) {
            case RedFlags.Result.Done done -> redirect(HERE + "/" + flag);
            case RedFlags.Result.Rejected no ->
                    flag(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            flag,
                            0,
                            typed(request),
                            Fault.all(no.problems()));
            case RedFlags.Result.NotFound none -> notFound(request);
            case RedFlags.Result.Stale stale -> redirect(HERE + "/" + flag);
        };
    }

    // ------------------------------------------------------------------ hits

    @GetMapping(HITS)
    ResponseEntity<String> hits(HttpServletRequest request) {
        HitFilter filter = HitFilter.read(Lists.Filters.of(request));
        return show(
                request,
                "hits",
                Map.of(
                        "list",
                        flags.hits(actor(), filter.query()),
                        "query",
                        filter.query(),
                        "link",
                        filter.link()));
    }

    @GetMapping(HITS + "/{hit}")
    ResponseEntity<String> hit(
            HttpServletRequest request,
            @PathVariable UUID hit,
            @RequestParam(defaultValue = "") String done) {
        return hit(request, HttpStatus.OK, hit, done.equals("yes"), Map.of(), List.of());
    }

    private ResponseEntity<String> hit(
            HttpServletRequest request,
            HttpStatusCode status,
            UUID id,
            boolean done,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Optional<RedFlags.HitPage> hit = flags.hit(actor(), id);
        return hit.isEmpty()
                ? notFound(request)
                : show(
                        request,
                        status,
                        "hit",
                        Map.of("hit", hit.get(), "done", done, "typed", typed, "faults", faults));
    }

    @PostMapping(HITS + "/{hit}")
    ResponseEntity<String> dispose(
            HttpServletRequest request,
            @PathVariable UUID hit,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String reasons,
            @RequestParam(defaultValue = "") String to) {
        RedFlags.Result result =
                flags.dispose(
                        actor(),
                        hit,
                        version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0,
                        new RedFlags.Disposal(
                                AddressText.one(RedFlags.State.values(), state), reasons, to));
        return switch (result) {
            case RedFlags.Result.Done done -> redirect(HITS + "/" + hit + "?done=yes");
            case RedFlags.Result.NotFound none -> notFound(request);
            case RedFlags.Result.Rejected no ->
                    hit(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            hit,
                            false,
                            typed(request),
                            Fault.all(no.problems()));
            case RedFlags.Result.Stale stale ->
                    hit(
                            request,
                            HttpStatus.CONFLICT,
                            hit,
                            false,
                            typed(request),
                            List.of(
                                    Fault.of(
                                            "",
                                            "其间有人处置过或者又查到新的证据，请看下面的最新内容后再继续；您填写的内容还在。",
                                            "Somebody disposed of it meanwhile, or a run found something else: look at what stands below and go on; what you typed is still here.")));
        };
    }
}
