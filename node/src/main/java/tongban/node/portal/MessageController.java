package tongban.node.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.node.casework.Cases;
import tongban.node.casework.ShortMessages;
import tongban.node.identity.Role;
import tongban.node.phone.Operator;
import tongban.node.phone.SimulatedOperator;

/**
 * Short messages: stopped from the page of a case; read, in a demonstration, on simulated phones.
 */
@Controller
class MessageController extends PageController {
    private final ShortMessages messages;
    private final Operator operator;
    private final Cases cases;

    MessageController(Setting setting, ShortMessages messages, Operator operator, Cases cases) {
        super(setting);
        this.messages = messages;
        this.operator = operator;
        this.cases = cases;
    }

    @PostMapping("/cases/{id}/messages/stop")
    ResponseEntity<String> stop(HttpServletRequest request, @PathVariable UUID id) {
        if (cases.page(actor(), id).isEmpty()) {
            return notFound(request);
        }
        if (!actor().is(Role.RESIDENT, Role.CLERK)) {
            return forbidden(request);
        }
        messages.stop(actor(), id);
        return redirect("/cases/" + id + "?done=messages");
    }

    /** Only where the operator is simulated: anywhere else there is no such page. */
    @GetMapping("/phones")
    ResponseEntity<String> phones(HttpServletRequest request) {
        return operator instanceof SimulatedOperator simulated
                ? show(
                        request,
                        "phones",
                        Map.of(
                                "messages",
                                simulated.kept().stream().map(PhoneMessage::of).toList(),
                                "cutOff",
                                simulated.isCutOff()))
                : notFound(request);
    }

    @PostMapping("/phones/operator")
    ResponseEntity<String> cutOff(HttpServletRequest request, @RequestParam boolean cutOff) {
        if (!(operator instanceof SimulatedOperator simulated)) {
            return notFound(request);
        }
        simulated.cutOff(cutOff);
        return redirect("/phones");
    }
}
