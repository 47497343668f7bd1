package tongban.node.portal.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * What ends a request before it has found its operation: the other advice is not asked then. A page
 * gets its exception back and goes on as without this.
 */
@RestControllerAdvice
@Order(1)
class ApiEntranceController {
    private static final String PREFIX = "/api/";
    private final ApiProblemController problems;

    ApiEntranceController(ApiProblemController problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> tooLarge(
            MaxUploadSizeExceededException e, HttpServletRequest request, Locale locale) {
        if (!request.getRequestURI().startsWith(PREFIX)) {
            throw e;
        }
        return problems.request(e, locale);
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> method(
            HttpRequestMethodNotSupportedException e, HttpServletRequest request, Locale locale)
            throws HttpRequestMethodNotSupportedException {
        if (!request.getRequestURI().startsWith(PREFIX)) {
            throw e;
        }
        return problems.request(e, locale);
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> nothingThere(
            NoResourceFoundException e, HttpServletRequest request, Locale locale)
            throws NoResourceFoundException {
        if (!request.getRequestURI().startsWith(PREFIX)) {
            throw e;
        }
        return problems.fault(ApiFault.notFound(), locale);
    }
}
