package tongban.node.portal.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/**
 * An error answer (RFC 9457, application/problem+json): all problems at once, in the reader's
 * language. Never repeats what was sent.
 *
 * @param type stable name of the kind of problem
 * @param status HTTP status
 * @param title the kind in words
 * @param detail all problems in one text
 * @param problems each with its field and remedy
 */
record ApiProblem(String type, int status, String title, String detail, List<Line> problems) {

    /**
     * @param code stable, e.g. {@code CASE-014}
     * @param field what it concerns, or empty
     * @param remedy what to do
     */
    record Line(String code, String field, String message, String remedy) {}

    /** The kinds of problem, with the status that goes with each. */
    enum Kind {
        MALFORMED(400, "请求无法读取", "The request cannot be read"),
        UNAUTHENTICATED(401, "请先登录", "Sign in first"),
        FORBIDDEN(403, "您的角色不能办理此事", "Your role may not do this"),
        NOT_FOUND(404, "没有找到", "Not found"),
        METHOD_NOT_ALLOWED(405, "不支持的请求方法", "This method is not supported here"),
        NOT_ACCEPTABLE(406, "无法以所要求的格式回答", "Cannot answer in the format asked for"),
        STALE(409, "已有他人先办理", "Somebody else was first"),
        TOO_LARGE(413, "文件过大", "Too large"),
        MEDIA_TYPE(415, "不支持的内容类型", "This content type is not supported"),
        REJECTED(422, "未能办理", "Not done"),
        VERSION_REQUIRED(428, "请注明所依据的版本", "Say which version you saw"),
        TOO_MANY(429, "尝试次数过多", "Too many attempts"),
        UNAVAILABLE(503, "现在太忙", "Too busy now"),
        DEFECT(500, "系统出错", "The system failed");

        private final int status;
        private final Words words;

        Kind(int status, String zh, String en) {
            this.status = status;
            this.words = new Words(zh, en);
        }

        int status() {
            return status;
        }
    }

    static ApiProblem of(Kind kind, Locale locale, List<Line> lines) {
        return new ApiProblem(
                "urn:tongban:problem:" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                kind.status,
                kind.words.in(locale),
                lines.stream()
                        .map(l -> l.message() + (l.remedy().isEmpty() ? "" : " " + l.remedy()))
                        .collect(Collectors.joining(" ")),
                lines);
    }

    static ApiProblem of(
            Kind kind, Locale locale, String code, String field, Words what, Words remedy) {
        return of(kind, locale, List.of(new Line(code, field, what.in(locale), remedy.in(locale))));
    }

    static ApiProblem ofCase(Kind kind, Locale locale, List<Problem> problems) {
        return of(
                kind,
                locale,
                problems.stream()
                        .map(p ->
                                new Line(
                                        p.code(),
                                        p.field(),
                                        p.what().in(locale),
                                        p.remedy().in(locale)))
                        .toList());
    }
}
