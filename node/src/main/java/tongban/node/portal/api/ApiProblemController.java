package tongban.node.portal.api;

import jakarta.servlet.http.HttpServletRequest;
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
    private static final Words DESCRIPTION =
            Words.of("请参见 /api/openapi.json。", "See /api/openapi.json.");
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
        return one(ApiProblem.Kind.MALFORMED, locale, "API-400", field, what, DESCRIPTION);
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null
                                ? String.valueOf(part.getIndex())
                                : part.getPropertyName())
                .collect(Collectors.joining("."));
    }

    /** What is wrong with the request itself, before its operation has seen it. */
    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        ServletRequestBindingException.class,
        MissingServletRequestPartException.class,
        MaxUploadSizeExceededException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class,
        HttpRequestMethodNotSupportedException.class
    })
    ResponseEntity<ApiProblem> request(Exception fault, Locale locale) {
        return switch (fault) {
            case MissingRequestHeaderException header
                    when header.getHeaderName().equals(HttpHeaders.IF_MATCH) ->
                    one(
                            ApiProblem.Kind.VERSION_REQUIRED,
                            locale,
                            "API-428",
                            header.getHeaderName(),
                            Words.of("缺少请求头 If-Match。", "The header If-Match is missing."),
                            Words.of(
                                    "填写所见的版本，如 \"3\"。",
                                    "Send the version you saw, such as \"3\"."));
            case MaxUploadSizeExceededException large ->
                    one(
                            ApiProblem.Kind.TOO_LARGE,
                            locale,
                            "API-413",
                            "file",
                            Words.of("文件超过 5 MB。", "The file is larger than 5 MB."),
                            Words.of("请压缩或分成几份上传。", "Compress it, or upload it in parts."));
            case MethodArgumentTypeMismatchException type ->
                    described(
                            ApiProblem.Kind.MALFORMED,
                            locale,
                            "API-401",
                            type.getName(),
                            Words.of("参数的格式或取值不对。", "This parameter has a wrong form or value."));
            case MissingServletRequestPartException part ->
                    described(
                            ApiProblem.Kind.MALFORMED,
                            locale,
                            "API-402",
                            part.getRequestPartName(),
                            Words.of("缺少上传的文件。", "The file is missing."));
            case HttpMediaTypeNotSupportedException type ->
                    described(
                            ApiProblem.Kind.MEDIA_TYPE,
                            locale,
                            "API-415",
                            HttpHeaders.CONTENT_TYPE,
                            Words.of("不接受这种内容类型。", "This content type is not accepted."));
            case HttpMediaTypeNotAcceptableException type ->
                    described(
                            ApiProblem.Kind.NOT_ACCEPTABLE,
                            locale,
                            "API-406",
                            HttpHeaders.ACCEPT,
                            Words.of("只能以 JSON 回答。", "Only JSON can be given."));
            case HttpRequestMethodNotSupportedException method ->
                    described(
                            ApiProblem.Kind.METHOD_NOT_ALLOWED,
                            locale,
                            "API-405",
                            "",
                            Words.of("此地址不支持该请求方法。", "This address does not support the method."));
            default ->
                    described(
                            ApiProblem.Kind.MALFORMED,
                            locale,
                            "API-402",
                            fault instanceof MissingRequestHeaderException header
                                    ? header.getHeaderName()
                                    : "",
                            Words.of("缺少必需的参数或请求头。", "A parameter or header is missing."));
        };
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

    /** A fault whose remedy is the description of the interface. */
    private static ResponseEntity<ApiProblem> described(
            ApiProblem.Kind kind, Locale locale, String code, String field, Words what) {
        return one(kind, locale, code, field, what, DESCRIPTION);
    }

    private static ResponseEntity<ApiProblem> one(
            ApiProblem.Kind kind,
            Locale locale,
            String code,
            String field,
            Words what,
            Words remedy) {
        return answer(ApiProblem.of(kind, locale, code, field, what, remedy));
    }
}
