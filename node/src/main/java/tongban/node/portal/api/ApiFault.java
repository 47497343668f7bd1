package tongban.node.portal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** Ends a request with a problem; the wording waits for the reader's language. */
final class ApiFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Words EMPTY =
            Words.of("字段的值不能是 null。", "The value of this field cannot be null.");
    private static final Words LEAVE_OUT =
            Words.of("请填写，或者去掉这个字段。", "Give it, or leave the field out.");
    private final transient Function<Locale, ApiProblem> problem;

    ApiFault(Function<Locale, ApiProblem> problem) {
        super("a problem for the caller", null, false, false);
        this.problem = problem;
    }

    static ApiFault notFound() {
        return new ApiFault(locale ->
                ApiProblem.of(
                        ApiProblem.Kind.NOT_FOUND,
                        locale,
                        "API-404",
                        "",
                        new Words(
                                "没有这项内容，或您无权查看。", "There is no such thing, or you may not see it."),
                        new Words("请核对编号。", "Check the number.")));
    }

    static ApiFault rejected(List<Problem> problems) {
        return new ApiFault(
                locale -> ApiProblem.ofCase(ApiProblem.Kind.REJECTED, locale, problems));
    }

    /** Somebody else was first, and nothing was done. */
    static ApiFault stale(Problem problem) {
        return new ApiFault(
                locale -> ApiProblem.ofCase(ApiProblem.Kind.STALE, locale, List.of(problem)));
    }

    /** What was asked for was not done; the words say why, and what to do. */
    static ApiFault refused(String field, Words why) {
        return refused(field, why, Words.same(""));
    }

    /** What was asked for cannot be, and what to do about it. */
    static ApiFault refused(String field, Words what, Words remedy) {
        return new ApiFault(locale ->
                ApiProblem.of(ApiProblem.Kind.REJECTED, locale, "API-422", field, what, remedy));
    }

    /** The value, or the problem that the field is missing. */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new ApiFault(locale ->
                    ApiProblem.of(
                            ApiProblem.Kind.REJECTED,
                            locale,
                            "API-422",
                            field,
                            new Words("缺少字段 " + field + "。", "The field " + field + " is missing."),
                            new Words("请填写该字段。", "Give it.")));
        }
        return value;
    }

    /**
     * What was given by name, empty where the field is missing; or a problem for each value that is
     * null, all at once.
     */
    static <T> Map<String, T> named(String field, @Nullable Map<String, T> given) {
        List<String> empty = new ArrayList<>();
        Objects.requireNonNullElse(given, Map.<String, T>of())
                .forEach((name, value) -> {
                    if (value == null) {
                        empty.add(field.isEmpty() ? name : field + "." + name);
                    }
                });
        if (!empty.isEmpty()) {
            throw empty(empty);
        }
        return given == null ? Map.of() : given;
    }

    /**
     * A value that has to be there is null.
     *
     * @param paths of all of them, such as {@code answers.income.1}
     */
    static ApiFault empty(List<String> paths) {
        return new ApiFault(locale ->
                ApiProblem.of(
                        ApiProblem.Kind.MALFORMED,
                        locale,
                        paths.stream()
                                .map(path ->
                                        new ApiProblem.Line(
                                                "API-400",
                                                path,
                                                EMPTY.in(locale),
                                                LEAVE_OUT.in(locale)))
                                .toList()));
    }

    ApiProblem in(Locale locale) {
        return problem.apply(locale);
    }
}
