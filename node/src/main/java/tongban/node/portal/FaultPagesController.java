package tongban.node.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What the reader sees when a request ends badly: what, why, and what to do; never what was sent.
 */
@Controller
class FaultPagesController extends PageController implements ErrorController {

    FaultPagesController(Setting setting) {
        super(setting);
    }

    @RequestMapping("/error")
    ResponseEntity<String> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer known ? known : 404;
        return show(
                request,
                HttpStatusCode.valueOf(status),
                "error",
                java.util.Map.of("status", status));
    }
}
