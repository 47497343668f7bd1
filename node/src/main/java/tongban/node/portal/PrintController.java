package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.paper.Papers;

/** Papers to print: of one case, of all matters of a visitor, and the plain-words card. */
@Controller
class PrintController extends PageController {

    private final Papers papers;

    PrintController(Setting setting, Papers papers) {
        super(setting);
        this.papers = papers;
    }

    @GetMapping("/cases/{id}/papers")
    ResponseEntity<String> offered(HttpServletRequest request, @PathVariable UUID id) {
        List<Papers.Sheaf> sheaves = papers.visit(actor(), id);
        return sheaves.isEmpty()
                ? notFound(request)
                : show(request, "print", Map.of("sheaves", sheaves, "nothing", false));
    }

    /** One paper, opened in the browser. */
    @GetMapping("/cases/{id}/papers/{paper}")
    ResponseEntity<?> one(
            HttpServletRequest request,
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam(defaultValue = "zh") String language) {
        return papers.print(actor(), List.of(new Papers.Choice(id, paper)), in(language))
                .<ResponseEntity<?>>map(FileResponse::shown)
                .orElseGet(() -> notFound(request));
    }

    /**
     * All chosen papers of the visit in one print.
     *
     * @param paper case id, slash, paper
     */
    @PostMapping("/cases/{id}/papers")
    ResponseEntity<?> all(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<String> paper,
            @RequestParam(defaultValue = "zh") String language) {
        Optional<List<Papers.Choice>> choices = choices(paper);
        if (choices.isEmpty()) {
            return notFound(request);
        }
        if (choices.get().isEmpty()) {
            List<Papers.Sheaf> sheaves = papers.visit(actor(), id);
            return sheaves.isEmpty()
                    ? notFound(request)
                    : show(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "print",
                            Map.of("sheaves", sheaves, "nothing", true));
        }
        return papers.print(actor(), choices.get(), in(language))
                .<ResponseEntity<?>>map(FileResponse::shown)
                .orElseGet(() -> notFound(request));
    }

    /** The Chinese paper is the one that counts; a translation has to be asked for. */
    static Locale in(String language) {
        return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static Optional<List<Papers.Choice>> choices(List<String> chosen) {
        List<Papers.Choice> choices = new ArrayList<>();
        for (String one : chosen) {
            String[] parts = one.split("/", -1);
            Optional<UUID> id = AddressText.id(parts[0]);
            if (id.isEmpty() || parts.length != 2 || !parts[1].matches("[a-z0-9-]{1,60}")) {
                return Optional.empty();
            }
            choices.add(new Papers.Choice(id.get(), parts[1]));
        }
        return Optional.of(choices);
    }

    @GetMapping("/cases/{id}/card")
    ResponseEntity<String> card(HttpServletRequest request, @PathVariable UUID id) {
        return papers.card(actor(), id)
                .map(card -> show(request, "card", Map.of("card", card)))
                .map(PageController::withScript)
                .orElseGet(() -> notFound(request));
    }
}
