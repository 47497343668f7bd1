package tongban.node.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tongban.node.identity.Jurisdiction;

/** Where items are kept: append-only, every side readable, only one's own writable. */
interface ItemStore {
    int BATCH_ITEMS_MAX = 500;

    /** The latest version of an item. */
    Optional<Item> find(ItemKey key);

    /** All versions of an item, the newest first. */
    List<Item> versions(ItemKey key);

    /**
     * The latest versions of the items with this joint list number, at most one per side and code.
     */
    List<Item> joint(String jointCode);

    /** Latest version and content hash of those of {@code codes} that are there. */
    Map<String, Stored> stored(Jurisdiction owner, Collection<String> codes);

    record Stored(int version, String contentHash) {}

    /**
     * Appends versions of the items of one side.
     *
     * @param items at most {@link #BATCH_ITEMS_MAX}
     */
    void append(Jurisdiction owner, List<Item> items);

    /** Codes of the latest versions that came from {@code source}. */
    List<String> codesFrom(Jurisdiction owner, String source);

    /**
     * Every version stored after {@code seq}, oldest first.
     *
     * @return the highest number seen, {@code seq} itself when there was none
     */
    long since(long seq, Consumer<Item> each);
}
