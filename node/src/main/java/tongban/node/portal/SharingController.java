package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tongban.node.cooperation.Agreement;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.Shares;
import tongban.node.cooperation.Sharing;
import tongban.node.cooperation.Statement;
import tongban.node.identity.Jurisdiction;
import tongban.node.project.Projects;

/** Agreements on sharing, the statements under them, and what each side gets. */
@Controller
class SharingController extends CooperationController {
    private static final String SHARING = HERE + "/sharing";
    private static final String STATEMENTS = HERE + "/statements";
    private final Sharing sharing;
    private final Projects projects;
    private final BodyChoices bodies;

    SharingController(
            Setting setting,
            Cooperation cooperation,
            Sharing sharing,
            Projects projects,
            BodyChoices bodies) {
        super(setting, cooperation);
        this.sharing = sharing;
        this.projects = projects;
        this.bodies = bodies;
    }

    @GetMapping(SHARING)
    ResponseEntity<String> agreements(HttpServletRequest request) {
        return listed(request, "sharing", Kind.AGREEMENT, Map.of());
    }

    @GetMapping(SHARING + "/new")
    ResponseEntity<String> fresh(HttpServletRequest request) {
        return fresh(request, "agreementNew", Map.of());
    }

    @PostMapping(SHARING + "/new")
    ResponseEntity<String> agree(HttpServletRequest request) {
        return begun(
                request, "agreementNew", Kind.AGREEMENT, new CooperationForm(request).agreement());
    }

    @GetMapping(SHARING + "/{agreement}")
    ResponseEntity<String> agreement(HttpServletRequest request, @PathVariable UUID agreement) {
        return one(request, Kind.AGREEMENT, agreement);
    }

    @PostMapping(SHARING + "/{agreement}/amend")
    ResponseEntity<String> amend(HttpServletRequest request, @PathVariable UUID agreement) {
        return act(
                request,
                Kind.AGREEMENT,
                agreement,
                "amend",
                new CooperationForm(request).amendment());
    }

    @PostMapping(SHARING + "/{agreement}/draw")
    ResponseEntity<String> draw(HttpServletRequest request, @PathVariable UUID agreement) {
        CooperationForm.Typed<CooperationForm.Drawn> read =
                new CooperationForm(request).statement();
        if (read.value().isEmpty()) {
            return refused(request, Kind.AGREEMENT, agreement, "draw", read.faults());
        }
        CooperationForm.Drawn drawn = read.value().get();
        Cooperation.Result result =
                cooperation().draw(actor(), agreement, drawn.name(), drawn.from(), drawn.until());
        return result instanceof Cooperation.Result.Done(UUID statement)
                ? redirect(STATEMENTS + "/" + statement + "?done=new")
                : answered(request, Kind.AGREEMENT, agreement, "draw", result);
    }

    @GetMapping(STATEMENTS)
    ResponseEntity<String> statements(HttpServletRequest request) {
        return listed(request, "statements", Kind.STATEMENT, Map.of());
    }

    @GetMapping(STATEMENTS + "/{statement}")
    ResponseEntity<String> statement(HttpServletRequest request, @PathVariable UUID statement) {
        return one(request, Kind.STATEMENT, statement);
    }

    @PostMapping(STATEMENTS + "/{statement}/enter")
    ResponseEntity<String> enter(HttpServletRequest request, @PathVariable UUID statement) {
        return act(
                request,
                Kind.STATEMENT,
                statement,
                "enter",
                new CooperationForm(request).amounts());
    }

    @PostMapping(STATEMENTS + "/{statement}/accept")
    ResponseEntity<String> accept(HttpServletRequest request, @PathVariable UUID statement) {
        return act(
                request,
                Kind.STATEMENT,
                statement,
                "accept",
                new CooperationForm(request).acceptance());
    }

    @PostMapping(STATEMENTS + "/{statement}/drop")
    ResponseEntity<String> drop(HttpServletRequest request, @PathVariable UUID statement) {
        return act(request, Kind.STATEMENT, statement, "drop", new CooperationForm(request).drop());
    }

    /** What one side gets, to be printed. */
    @GetMapping(STATEMENTS + "/{statement}/print")
    ResponseEntity<String> print(HttpServletRequest request, @PathVariable UUID statement) {
        Jurisdiction whose =
                switch (Optional.ofNullable(request.getParameter("side")).orElse("")) {
                    case "50" -> Jurisdiction.CHONGQING;
                    case "51" -> Jurisdiction.SICHUAN;
                    default -> side(reader());
                };
        return file(Kind.STATEMENT, statement)
                .map(f ->
                        show(
                                request,
                                HttpStatus.OK,
                                "sharesPrint",
                                Map.of(
                                        "file",
                                        f,
                                        "statement",
                                        f.dossier(),
                                        "outcomes",
                                        outcomes((Statement) f.dossier()),
                                        "whose",
                                        whose,
                                        "now",
                                        clock().instant())))
                .orElseGet(() -> notFound(request));
    }

    // ------------------------------------------------------------------ one of them

    @Override
    String template(Kind kind) {
        return kind == Kind.AGREEMENT ? "agreement" : "shares";
    }

    @Override
    String path(Kind kind) {
        return kind == Kind.AGREEMENT ? SHARING : STATEMENTS;
    }

    @Override
    Map<String, Object> beside(Cooperation.File file) {
        if (file.dossier() instanceof Agreement agreement) {
            return Map.of(
                    "statements",
                    list(Cooperation.Query.under(Kind.STATEMENT, file.id())),
                    "project",
                    projects.byNumber(reader(), side(reader()), agreement.heading().project()),
                    "bodies",
                    bodies);
        }
        Statement statement = (Statement) file.dossier();
        Map<String, Object> model = new HashMap<>();
        List<Statement.Entered> own = statement.entered().of(side(reader()));
        model.put("statement", statement);
        model.put("side", side(reader()));
        model.put(
                "present",
                own.isEmpty() ? Map.of() : CooperationForm.typed(own.getLast().amounts()));
        model.put("outcomes", outcomes(statement));
        model.put("agreement", file(Kind.AGREEMENT, statement.heading().agreement()));
        return model;
    }

    /** The present version and the confirmed ones before it, the newest first. */
    private List<ShareVersion> outcomes(Statement statement) {
        if (!statement.canBeComputed()) {
            return List.of();
        }
        List<Both<Integer>> pairs = new ArrayList<>(statement.confirmed());
        if (!pairs.contains(statement.entries())) {
            pairs.add(statement.entries());
        }
        List<ShareVersion> versions = new ArrayList<>();
        Optional<Shares> before = Optional.empty();
        for (Both<Integer> pair : pairs) {
            Sharing.Outcome outcome =
                    sharing.shares(statement.heading().rule(), statement.amounts(pair));
            versions.addFirst(
                    new ShareVersion(pair, statement.confirmed().contains(pair), outcome, before));
            if (outcome instanceof Sharing.Outcome.Computed(Shares shares)) {
                before = Optional.of(shares);
            }
        }
        return versions;
    }
}
