package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.policy.AwardAccounts;
import tongban.node.policy.PolicyBook;

/** What an enterprise was granted, and the account into which it is paid. */
@Controller
class PolicyAwardController extends PageController {
    private static final String HERE = "/policies/awards";
    private final AwardAccounts accounts;

    PolicyAwardController(Setting setting, AwardAccounts accounts) {
        super(setting);
        this.accounts = accounts;
    }

    @GetMapping(HERE)
    ResponseEntity<String> list(
            HttpServletRequest request, @RequestParam(defaultValue = "") String done) {
        return list(request, HttpStatus.OK, !done.isEmpty(), "", Map.of(), List.of());
    }

    /**
     * @param form whose form was sent, so that its faults stand there
     */
    private ResponseEntity<String> list(
            HttpServletRequest request,
            HttpStatusCode status,
            boolean done,
            String form,
            Map<String, List<String>> typed,
            List<Fault> faults) {
        Map<String, Object> model = new HashMap<>();
        model.put("sheet", accounts.of(actor()));
        model.put("done", done);
        model.put("form", form);
        model.put("typed", typed);
        model.put("faults", faults);
        return show(request, status, "policyAwards", model);
    }

    @PostMapping(HERE + "/{entitlement}/account")
    ResponseEntity<String> account(HttpServletRequest request, @PathVariable UUID entitlement) {
        Lists.Filters sent = Lists.Filters.of(request);
        return switch (accounts.confirm(
                actor(),
                entitlement,
                new AwardAccounts.Typed(
                        sent.of("holder"),
                        sent.of("bank"),
                        sent.of("account"),
                        sent.of("confirmed").equals("true")))) {
            case PolicyBook.Result.Done _ -> redirect(HERE + "?done=account");
            case PolicyBook.Result.NotFound _ -> notFound(request);
            case PolicyBook.Result.Rejected no ->
                    list(
                            request,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            false,
                            entitlement.toString(),
                            typed(request),
                            Fault.all(no.problems()));
        };
    }
}
