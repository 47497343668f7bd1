package tongban.node.catalog;

import java.util.Objects;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;

/**
 * Identifies an item: its owner and its code. As text, and in a page's address, {@code
 * 51.512011001001}.
 */
public record ItemKey(Jurisdiction owner, String code) implements Comparable<ItemKey> {

    public ItemKey {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(code);
    }

    /** Empty when {@code text} is no key of either side. */
    public static Optional<ItemKey> parse(String text) {
        if (text.length() < 4
                || text.charAt(2) != '.'
                || CodeProfile.of(text.substring(3)).isEmpty()) {
            return Optional.empty();
        }
        for (Jurisdiction side : Jurisdiction.values()) {
            if (text.startsWith(side.code())) {
                return Optional.of(new ItemKey(side, text.substring(3)));
            }
        }
        return Optional.empty();
    }

    @Override
    public int compareTo(ItemKey other) {
        int side = owner.code().compareTo(other.owner.code());
        return side != 0 ? side : code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return owner.code() + "." + code;
    }
}
