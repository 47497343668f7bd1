package tongban.node.portal.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tongban.service.text.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever ends a request into a problem in the reader's language. Values never appear. */
@RestControllerAdvice(basePackageClasses = ApiProblemController.class)
@Order(0)
class ApiProblemController {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblemController.class);

    static ResponseEntity<ApiProblem> answer(ApiProblem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> fault(ApiFault fault, Locale locale) {
        return answer(fault.in(locale));
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> unreadable(HttpMessageNotReadableException e, Locale locale) {
        String field = "";
        Words what = new Words("请求正文不是有效的 JSON。", "The body is not valid JSON.");
        if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
            field = path(unknown);
            what = new Words("没有名为此的字段。", "There is no field of this name.");
        } else if (e.getCause() instanceof JacksonException jackson
                && !jackson.getPath().isEmpty()) {
            field = path(jackson);
            what =
                    new Words(
                            "字段的值类型或取值不对。",
                            "The value of this field has a wrong type or is not allowed.");
        }
        return one(ApiProblem.Kind.MALFORMED, locale, "API-400", field, what, documentation());
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null
                                ? String.valueOf(part.getIndex())
                                : part.getPropertyName())
                .collect(Collectors.joining("."));
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> wrongType(MethodArgumentTypeMismatchException e, Locale locale) {
        return one(
                ApiProblem.Kind.MALFORMED,
                locale,
                "API-401",
                e.getName(),
                new Words("参数的格式或取值不对。", "This parameter has a wrong form or value."),
                documentation());
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> missing(ServletRequestBindingException e, Locale locale) {
        String field =
                e instanceof MissingRequestHeaderException header ? header.getHeaderName() : "";
        if ("If-Match".equals(field)) {
            return one(
                    ApiProblem.Kind.VERSION_REQUIRED,
                    locale,
                    "API-428",
                    field,
                    new Words("缺少请求头 If-Match。", "The header If-Match is missing."),
                    new Words("填写所见的版本，如 \"3\"。", "Send the version you saw, such as \"3\"."));
        }
        return one(
                ApiProblem.Kind.MALFORMED,
                locale,
                "API-402",
                field,
                new Words("缺少必需的参数或请求头。", "A parameter or header is missing."),
                documentation());
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> part(MissingServletRequestPartException e, Locale locale) {
        return one(
                ApiProblem.Kind.MALFORMED,
                locale,
                "API-402",
                e.getRequestPartName(),
                new Words("缺少上传的文件。", "The file is missing."),
                documentation());
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> tooLarge(MaxUploadSizeExceededException e, Locale locale) {
        return one(
                ApiProblem.Kind.TOO_LARGE,
                locale,
                "API-413",
                "file",
                new Words("文件超过 5 MB。", "The file is larger than 5 MB."),
                new Words("请压缩或分成几份上传。", "Compress it, or upload it in parts."));
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> mediaType(HttpMediaTypeNotSupportedException e, Locale locale) {
        return one(
                ApiProblem.Kind.MEDIA_TYPE,
                locale,
                "API-415",
                "Content-Type",
                new Words("不接受这种内容类型。", "This content type is not accepted."),
                documentation());
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> notAcceptable(HttpMediaTypeNotAcceptableException e, Locale locale) {
        return one(
                ApiProblem.Kind.NOT_ACCEPTABLE,
                locale,
                "API-406",
                "Accept",
                new Words("只能以 JSON 回答。", "Only JSON can be given."),
                documentation());
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> method(HttpRequestMethodNotSupportedException e, Locale locale) {
        return one(
                ApiProblem.Kind.METHOD_NOT_ALLOWED,
                locale,
                "API-405",
                "",
                new Words("此地址不支持该请求方法。", "This address does not support the method."),
                documentation());
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> defect(Exception e, HttpServletRequest request, Locale locale) {
        // the exception's message may hold what was sent: its kind and place are enough
        StackTraceElement[] trace = e.getStackTrace();
        LOG.error(
                "API-500 {} {}: {} at {}",
                request.getMethod(),
                request.getServletPath().replaceAll("[0-9a-f-]{36}", "{id}"),
                e.getClass().getName(),
                trace.length == 0 ? "?" : trace[0]);
        return one(
                ApiProblem.Kind.DEFECT,
                locale,
                "API-500",
                "",
                new Words("系统内部出错，未作任何更改。", "The system failed; nothing was changed."),
                new Words(
                        "请稍后用同一 Idempotency-Key 重试。",
                        "Try again later with the same Idempotency-Key."));
    }

    private static Words documentation() {
        return new Words("请参见 /api/openapi.json。", "See /api/openapi.json.");
    }

    private static ResponseEntity<ApiProblem> one(
            ApiProblem.Kind kind,
            Locale locale,
            String code,
            String field,
            Words what,
            Words remedy) {
        return answer(
                ApiProblem.of(
                        kind,
                        locale,
                        List.of(
                                new ApiProblem.Line(
                                        code, field, what.in(locale), remedy.in(locale)))));
    }
}
