package tongban.rules.ir;

import java.util.List;
import java.util.Map;

/**
 * A model with all that it imports, linked: what is to be decided and on what it rests.
 *
 * @param nodes by key, which is namespace, {@code #} and id
 */
public record Graph(String name, String namespace, Map<String, Node> nodes) {
    public sealed interface Node {
        String key();

        String name();

        Type type();
    }

    /** A fact from outside. */
    public record Input(String key, String name, Type type) implements Node {}

    public record Decision(
            String key, String name, Type type, Expr body, List<Requirement> requirements)
            implements Node {}

    /**
     * A function that decisions share; the body is a {@link Expr.Function} or {@link
     * Expr.External}.
     */
    public record Knowledge(
            String key, String name, Type type, Expr body, List<Requirement> requirements)
            implements Node {}

    /**
     * Decisions offered under one name; {@code parameters} are input data and then input decisions.
     */
    public record Service(
            String key, String name, Type type, List<String> outputs, List<String> parameters)
            implements Node {}

    /** What a node may read: under its name, or under the name of the import it comes through. */
    public record Requirement(String through, String name, String key) {}
}
