package tongban.node.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What the reader sees when a request ends badly: what, why, and what to do; never what was sent.
 */
@Controller
class FaultPagesController extends PageController implements ErrorController {

    private final RequestMappingHandlerMapping routes;

    FaultPagesController(
            Setting setting,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        super(setting);
        this.routes = routes;
    }

    @RequestMapping("/error")
    ResponseEntity<String> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer known ? known : 404;
        Optional<String> form = status == 405 ? pageOfTheForm(request) : Optional.empty();
        return form.map(PageController::redirect)
                .orElseGet(() ->
                        show(
                                request,
                                HttpStatusCode.valueOf(status),
                                "error",
                                Map.of("status", status)));
    }

    /**
     * An answer to a form keeps the address that the form was sent to. Who opens that address again
     * (reload, a copied link, a second window) wants the page the form is on: the nearest above.
     */
    private Optional<String> pageOfTheForm(HttpServletRequest request) {
        if (!"GET".equals(request.getAttribute(RequestDispatcher.ERROR_METHOD))
                || !(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)
                        instanceof String sent)) {
            return Optional.empty();
        }
        return Stream.iterate(above(sent), path -> !path.isEmpty(), FaultPagesController::above)
                .filter(this::isPage)
                .findFirst();
    }

    private static String above(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private boolean isPage(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return routes.getHandlerMethods().keySet().stream()
                .filter(route ->
                        route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route ->
                        route.getPathPatternsCondition() == null
                                ? Stream.empty()
                                : route.getPathPatternsCondition().getPatterns().stream())
                .anyMatch(pattern -> pattern.matches(parsed));
    }
}
