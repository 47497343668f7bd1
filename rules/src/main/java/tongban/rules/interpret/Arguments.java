package tongban.rules.interpret;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.Range;

/** What a built-in was given; asking for another kind than was given ends the call with null. */
final class Arguments {
    private final Builtin function;
    private final @Nullable Object[] values;
    private final Interpreter interpreter;

    Arguments(Builtin function, @Nullable Object[] values, Interpreter interpreter) {
        this.function = function;
        this.values = values;
        this.interpreter = interpreter;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    Budget budget() {
        return interpreter.budget();
    }

    boolean has(int i) {
        return values[i] != Env.ABSENT;
    }

    @Nullable Object value(int i) {
        Object value = values[i];
        return value == Env.ABSENT ? null : value;
    }

    NotApplicable refusal(int i, String kind) {
        return new NotApplicable(
                "%s 的第 %d 个参数应为 %s，而不是 %s。"
                        .formatted(function.name(), i + 1, kind, Texts.kind(value(i))),
                "Argument %d of %s should be %s, not %s."
                        .formatted(i + 1, function.name(), kind, Texts.kind(value(i))));
    }

    private <T> T as(int i, Class<T> kind, String name) {
        Object value = value(i);
        // a list of one element stands for the element
        if (value instanceof List<?> l && l.size() == 1 && kind != List.class) value = l.getFirst();
        if (!kind.isInstance(value)) throw refusal(i, name);
        return kind.cast(value);
    }

    /** A value that is there, of any kind. */
    Object given(int i) {
        Object value = value(i);
        if (value == null) throw refusal(i, "a value");
        return value;
    }

    BigDecimal number(int i) {
        return as(i, BigDecimal.class, "number");
    }

    /** A whole number of modest size. */
    int whole(int i) {
        BigDecimal n = number(i);
        if (!Decimals.isInteger(n) || n.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0)
            throw refusal(i, "whole number");
        return n.intValueExact();
    }

    String text(int i) {
        return as(i, String.class, "string");
    }

    boolean bool(int i) {
        return as(i, Boolean.class, "boolean");
    }

    Range range(int i) {
        return as(i, Range.class, "range");
    }

    FeelFunction function(int i) {
        return as(i, FeelFunction.class, "function");
    }

    Map<?, ?> context(int i) {
        return as(i, Map.class, "context");
    }

    /** A list; a single value stands for the list of it. */
    List<?> list(int i) {
        Object value = value(i);
        if (value == null) throw refusal(i, "list");
        return value instanceof List<?> l ? l : Collections.singletonList(value);
    }

    /** A list that is gone through item by item. */
    List<?> items(int i) {
        List<?> items = list(i);
        budget().step(items.size() / 8);
        return items;
    }

    List<BigDecimal> numbers(int i) {
        List<?> items = list(i);
        budget().step(items.size() / 4);
        // B-FEEL passes over what is no number
        if (interpreter.isBusiness())
            items = items.stream().filter(BigDecimal.class::isInstance).toList();
        for (Object item : items)
            if (!(item instanceof BigDecimal)) throw refusal(i, "list<number>");
        return items.stream().map(BigDecimal.class::cast).toList();
    }

    @Nullable Object apply(FeelFunction f, @Nullable Object... arguments) {
        return interpreter.invoke(f, Arrays.asList(arguments));
    }

    String textOr(int i, String otherwise) {
        return value(i) == null ? otherwise : Objects.requireNonNull(text(i));
    }
}
