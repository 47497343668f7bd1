package tongban.node.indicator;

import java.util.Optional;

/**
 * What a figure or a named thing leads to within the product.
 *
 * @param target an address, an id or a number, by its kind
 */
public record Reference(Kind kind, String target) {

    /** To what it leads. */
    public enum Kind {
        PAGE("page"),
        SERVICE("service"),
        SERVICE_STANDARD("service-standard"),
        REGISTER("register"),
        INDICATOR("indicator"),
        FIGURE("figure"),
        PROGRAMME("programme"),
        NAMED("named");

        private final String written;

        Kind(String written) {
            this.written = written;
        }
    }

    /**
     * @param text like {@code service:study-aid}
     * @return empty where the kind is unknown
     */
    static Optional<Reference> parse(String text) {
        int colon = text.indexOf(':');
        for (Kind kind : Kind.values()) {
            if (colon > 0 && kind.written.equals(text.substring(0, colon))) {
                return Optional.of(new Reference(kind, text.substring(colon + 1)));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return kind.written + ":" + target;
    }
}
