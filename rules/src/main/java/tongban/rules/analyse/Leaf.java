package tongban.rules.analyse;

import java.util.List;
import tongban.rules.ir.Type;

/**
 * A fact on which an expression rests: input data, a member of it, or a parameter of the function
 * it stands in.
 *
 * @param source the key of the input, or empty for a parameter
 * @param name of the input or parameter
 * @param path members from there, outermost first
 */
record Leaf(String source, String name, List<String> path, Type type) {
    Leaf member(String member, Type type) {
        List<String> longer = new java.util.ArrayList<>(path);
        longer.add(member);
        return new Leaf(source, name, List.copyOf(longer), type);
    }

    boolean isParameter() {
        return source.isEmpty();
    }

    /** As FEEL writes it. */
    String text() {
        return path.isEmpty() ? name : name + "." + String.join(".", path);
    }
}
