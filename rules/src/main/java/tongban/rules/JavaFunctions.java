package tongban.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.interpret.Kinds;
import tongban.rules.ir.Expr;

/**
 * Functions written in Java: public static methods of classes that a deployment allows by name, and
 * no others.
 */
record JavaFunctions(Set<String> allowed) {
    @Nullable FeelFunction bind(Expr.External external) {
        if (!external.kind().equals("java") || !allowed.contains(external.className())) return null;
        Method method = method(external);
        if (method == null) return null;
        List<String> names = external.parameters().stream().map(Expr.Parameter::name).toList();
        return new FeelFunction() {
            @Override
            public String name() {
                return external.signature();
            }

            @Override
            public List<String> parameters() {
                return names;
            }

            @Override
            public @Nullable Object apply(List<@Nullable Object> arguments) {
                return call(method, arguments);
            }
        };
    }

    private static @Nullable Method method(Expr.External external) {
        String signature = external.signature().replace(" ", "");
        try {
            for (Method method : Class.forName(external.className()).getMethods())
                if (Modifier.isStatic(method.getModifiers()) && signature.equals(signature(method)))
                    return method;
            return null;
        } catch (ClassNotFoundException _) {
            return null;
        }
    }

    private static String signature(Method method) {
        List<String> types = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) types.add(type.getCanonicalName());
        return method.getName() + "(" + String.join(",", types) + ")";
    }

    private static @Nullable Object call(Method method, List<@Nullable Object> arguments) {
        Class<?>[] types = method.getParameterTypes();
        boolean variable = method.isVarArgs();
        if (variable ? arguments.size() < types.length - 1 : arguments.size() != types.length)
            return null;
        @Nullable Object[] values = new Object[types.length];
        try {
            for (int i = 0; i < types.length; i++) {
                if (variable && i == types.length - 1) {
                    Class<?> item = types[i].getComponentType();
                    Object rest = java.lang.reflect.Array.newInstance(item, arguments.size() - i);
                    for (int j = i; j < arguments.size(); j++)
                        java.lang.reflect.Array.set(rest, j - i, convert(arguments.get(j), item));
                    values[i] = rest;
                } else {
                    values[i] = convert(arguments.get(i), types[i]);
                }
            }
            return Kinds.adopt(method.invoke(null, values));
        } catch (IllegalAccessException | InvocationTargetException | IllegalArgumentException _) {
            return null; // as every function of FEEL does with what it cannot take
        }
    }

    private static @Nullable Object convert(@Nullable Object value, Class<?> type) {
        if (!(value instanceof BigDecimal n) || type.isInstance(value)) return value;
        if (type == int.class || type == Integer.class) return n.intValue();
        if (type == long.class || type == Long.class) return n.longValue();
        if (type == double.class || type == Double.class) return n.doubleValue();
        if (type == float.class || type == Float.class) return n.floatValue();
        if (type == short.class || type == Short.class) return n.shortValue();
        if (type == byte.class || type == Byte.class) return n.byteValue();
        if (type == java.math.BigInteger.class) return n.toBigInteger();
        return value;
    }
}
