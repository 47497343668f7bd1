package tongban.rules.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelFunction;
import tongban.rules.ir.Type;

/**
 * A function of the language: its forms, tried in order. A form is written as its parameters'
 * names; {@code ?} ends one that may be left out, {@code !} one that may be left out only where
 * arguments are named, {@code ...} one that takes a list or its elements one by one, {@code *} one
 * that takes any number of lists.
 */
record Builtin(Definition definition, Interpreter interpreter) implements FeelFunction {
    /** What a built-in does, in one line, and how it is called. */
    record Definition(String name, String about, Type result, List<Form> forms) {}

    interface Body {
        @Nullable Object apply(Arguments arguments);
    }

    record Form(
            List<String> names,
            int required,
            List<String> requiredNames,
            boolean variadic,
            boolean lists,
            Body body) {
        static Form of(String parameters, Body body) {
            List<String> names = new ArrayList<>();
            int required = 0;
            List<String> requiredNames = new ArrayList<>();
            boolean variadic = false;
            boolean lists = parameters.endsWith("*");
            for (String parameter :
                    parameters.isEmpty() ? new String[0] : parameters.split(", ", -1)) {
                boolean optional = parameter.endsWith("?");
                variadic |= parameter.endsWith("...") || lists;
                String name =
                        parameter.endsWith("...")
                                ? parameter.substring(0, parameter.length() - 3)
                                : optional || parameter.endsWith("!") || parameter.endsWith("*")
                                        ? parameter.substring(0, parameter.length() - 1)
                                        : parameter;
                names.add(name);
                if (!optional) required++;
                if (!optional && !parameter.endsWith("!")) requiredNames.add(name);
            }
            return new Form(
                    List.copyOf(names),
                    required,
                    List.copyOf(requiredNames),
                    variadic,
                    lists,
                    body);
        }

        boolean takes(int count) {
            return variadic ? count >= required : count >= required && count <= names.size();
        }

        boolean takes(Set<String> named) {
            return names.containsAll(named) && named.containsAll(requiredNames);
        }
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public List<String> parameters() {
        return definition.forms().getFirst().names();
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments) {
        for (Form form : definition.forms()) {
            if (!form.takes(arguments.size())) continue;
            return form.body().apply(new Arguments(this, positional(form, arguments), interpreter));
        }
        throw new NotApplicable(
                "函数 %s 不接受 %d 个参数。".formatted(name(), arguments.size()),
                "%s does not take %d arguments.".formatted(name(), arguments.size()));
    }

    private static @Nullable Object[] positional(Form form, List<@Nullable Object> arguments) {
        @Nullable Object[] values = new Object[form.names().size()];
        Arrays.fill(values, Env.ABSENT);
        int last = form.names().size() - 1;
        for (int i = 0; i < Math.min(arguments.size(), values.length); i++)
            values[i] = arguments.get(i);
        if (form.variadic()) {
            List<@Nullable Object> rest = arguments.subList(last, arguments.size());
            Object only = last == 0 && rest.size() == 1 && !form.lists() ? rest.getFirst() : rest;
            // null by itself is no list, and what is no list stands for the list of it
            values[last] = only instanceof List<?> || only == null ? only : rest;
        }
        return values;
    }

    @Nullable Object applyNamed(Map<String, @Nullable Object> named) {
        for (Form form : definition.forms()) {
            if (!form.takes(named.keySet())) continue;
            @Nullable Object[] values = new Object[form.names().size()];
            for (int i = 0; i < values.length; i++) {
                String name = form.names().get(i);
                values[i] = named.containsKey(name) ? named.get(name) : Env.ABSENT;
            }
            return form.body().apply(new Arguments(this, values, interpreter));
        }
        throw new NotApplicable(
                "函数 %s 没有参数 %s。".formatted(name(), named.keySet()),
                "%s has no parameters %s.".formatted(name(), named.keySet()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Builtin b && b.definition == definition;
    }

    @Override
    public int hashCode() {
        return definition.name().hashCode();
    }
}
