package tongban.rules;

import java.util.ArrayList;
import java.util.List;
import tongban.rules.ir.Expr;
import tongban.rules.ir.Type;

/**
 * A part of what a model asks for: an input, or a member of one at any depth.
 *
 * @param path as FEEL writes it: {@code household.members.income}
 * @param type as FEEL writes it, without its constraints; of a list that of its items; {@code
 *     context} for what has members
 * @param list whether it is a list
 * @param values the values that the type lists, as FEEL values; empty where it lists none
 */
public record Part(String path, String type, boolean list, List<Object> values) {
    public Part {
        values = List.copyOf(values);
    }

    /** An input with its members at any depth. */
    static List<Part> of(String name, Type type) {
        List<Part> parts = new ArrayList<>();
        collect(name, type, false, List.of(), parts);
        return parts;
    }

    private static void collect(
            String path, Type type, boolean list, List<Object> values, List<Part> to) {
        switch (type) {
            case Type.Constrained c ->
                    collect(
                            path,
                            c.base(),
                            list,
                            values.isEmpty() ? listed(c.allowed()) : values,
                            to);
            case Type.ListOf l -> collect(path, l.item(), true, List.of(), to);
            case Type.Context c -> {
                to.add(new Part(path, "context", list, values));
                c.members()
                        .forEach((name, member) ->
                                collect(path + "." + name, member, false, List.of(), to));
            }
            case Type.Simple _, Type.RangeOf _, Type.Function _ ->
                    to.add(new Part(path, type.toString(), list, values));
        }
    }

    /** The values that a constraint lists; empty where it does not only list values. */
    private static List<Object> listed(Expr.Tests allowed) {
        List<Object> values = new ArrayList<>();
        for (Expr.Test test : allowed.any()) {
            if (allowed.negated() || !(test.expr() instanceof Expr.Literal l)) return List.of();
            Object value = l.value();
            if (value != null) values.add(value);
        }
        return values;
    }
}
