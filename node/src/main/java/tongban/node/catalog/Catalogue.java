package tongban.node.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The catalogue as pages use it. Searching runs over cards in memory: some hundred bytes an item, a
 * few milliseconds for a hundred thousand, and Chinese, initials and whole pinyin may be mixed
 * within one word, which no index of PostgreSQL can do without an extension. The table is the
 * truth; what another process imported shows after at most {@link #STALE_MILLIS_MAX}.
 */
public final class Catalogue {
    public static final long STALE_MILLIS_MAX = 1_000;
    public static final int FACET_VALUES_MAX = 200;

    private final ItemStore store;
    private final Services services;
    private final LongSupplier nanos;
    private final AtomicLong checked;
    private final Map<ItemKey, ItemCard> cards = new HashMap<>();
    private final Object loading = new Object();
    private final FacetSlots slots = new FacetSlots();
    private volatile Snapshot snapshot = new Snapshot(List.of(), List.of());
    private long seq;

    /**
     * @param nanos a clock that never runs back, such as {@link System#nanoTime()}
     */
    Catalogue(ItemStore store, Services services, LongSupplier nanos) {
        this.store = store;
        this.services = services;
        this.nanos = nanos;
        this.checked = new AtomicLong(nanos.getAsLong() - STALE_MILLIS_MAX * 1_000_000 - 1);
    }

    /** Items that fit, with counts for every filter. */
    public CatalogResult search(CatalogQuery query) {
        refreshIfStale();
        Snapshot now = snapshot;
        List<SearchWord> words = SearchWord.of(query.text());
        boolean[][] wanted = wanted(query, now.slots());
        int[] counts = new int[now.slots().size()];
        List<Ranked> found = new ArrayList<>();
        for (int i = 0; i < now.byName().size(); i++) {
            ItemCard card = now.byName().get(i);
            int rank = card.match(words);
            if (rank != SearchWord.NO_MATCH && count(card, wanted, counts)) {
                found.add(new Ranked(rank, i, card));
            }
        }
        switch (query.sort()) {
            case NAME -> {}
            case RELEVANCE ->
                    found.sort(
                            Comparator.comparingInt(Ranked::rank).thenComparingInt(Ranked::byName));
            case CODE -> found.sort(Comparator.comparing(r -> r.card().key()));
        }
        int from = (int) Math.min((query.page() - 1L) * query.rows(), found.size());
        int to = Math.min(from + query.rows(), found.size());
        List<ItemCard> page = found.subList(from, to).stream().map(Ranked::card).toList();
        int pages = Math.max(1, (found.size() + query.rows() - 1) / query.rows());
        return new CatalogResult(
                query, page, found.size(), pages, listed(now.slots(), counts, query));
    }

    private record Ranked(int rank, int byName, ItemCard card) {}

    /** Per facet that is filtered by, which slots fit; an empty row where it is not. */
    private static boolean[][] wanted(CatalogQuery query, List<FacetSlots.Slot> slots) {
        boolean[][] wanted = new boolean[Facet.values().length][];
        for (Facet facet : Facet.values()) {
            Set<String> values = query.filters().getOrDefault(facet, Set.of());
            boolean[] row = new boolean[values.isEmpty() ? 0 : slots.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = slots.get(i).facet() == facet && values.contains(slots.get(i).value());
            }
            wanted[facet.ordinal()] = row;
        }
        // A value that no item has still filters: nothing fits it.
        query.filters().keySet().stream()
                .filter(f -> slots.isEmpty())
                .forEach(f -> wanted[f.ordinal()] = new boolean[1]);
        return wanted;
    }

    /** Counts a card under each facet whose own filter is the only one that may keep it out. */
    private static boolean count(ItemCard card, boolean[][] wanted, int[] counts) {
        int failing = -1;
        for (int facet = 0; facet < wanted.length; facet++) {
            if (wanted[facet].length > 0 && !fits(card.slots(facet), wanted[facet])) {
                if (failing >= 0) {
                    return false;
                }
                failing = facet;
            }
        }
        for (int facet = 0; facet < wanted.length; facet++) {
            if (failing < 0 || failing == facet) {
                for (int slot : card.slots(facet)) {
                    counts[slot]++;
                }
            }
        }
        return failing < 0;
    }

    private static boolean fits(int[] slots, boolean[] wanted) {
        for (int slot : slots) {
            if (wanted[slot]) {
                return true;
            }
        }
        return false;
    }

    private static Map<Facet, List<CatalogResult.Count>> listed(
            List<FacetSlots.Slot> slots, int[] counts, CatalogQuery query) {
        Map<Facet, List<CatalogResult.Count>> listed = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Set<String> chosen = query.filters().getOrDefault(facet, Set.of());
            Map<String, Integer> found = new HashMap<>();
            chosen.forEach(value -> found.put(value, 0));
            for (int i = 0; i < counts.length; i++) {
                if (slots.get(i).facet() == facet && counts[i] > 0) {
                    found.put(slots.get(i).value(), counts[i]);
                }
            }
            listed.put(
                    facet,
                    found.entrySet().stream()
                            .sorted(
                                    Map.Entry.<String, Integer>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .limit(FACET_VALUES_MAX)
                            .map(e ->
                                    new CatalogResult.Count(
                                            e.getKey(),
                                            facet.label(e.getKey()),
                                            e.getValue(),
                                            chosen.contains(e.getKey())))
                            .toList());
        }
        return listed;
    }

    /** The latest version of an item. */
    public Optional<Item> item(ItemKey key) {
        return store.find(key);
    }

    /** All versions of an item, the newest first; empty when there is none. */
    public List<Item> versions(ItemKey key) {
        return store.versions(key);
    }

    /** The guide of an item, with what the other side's binding says where both sides have it. */
    public Optional<GuidePage> guide(ItemKey key) {
        return store.find(key)
                .map(item -> {
                    Optional<Item> other =
                            item.elements().get(Element.JOINT).stream()
                                    .flatMap(joint -> store.joint(joint).stream())
                                    .filter(i -> i.key().owner() != key.owner())
                                    .findFirst();
                    return GuidePage.of(item, other, serviceOf(item));
                });
    }

    /** The service folder that handles an item here: named by it, or one that carries its code. */
    Optional<String> serviceOf(Item item) {
        return item.elements()
                .get(Element.SERVICE)
                .filter(id -> services.get(id).isPresent())
                .or(() -> item.baseCode().flatMap(services::byCode));
    }

    /** Number of items, both sides together. */
    public int size() {
        refreshIfStale();
        return snapshot.byName().size();
    }

    private void refreshIfStale() {
        long now = nanos.getAsLong();
        long last = checked.get();
        if (now - last > STALE_MILLIS_MAX * 1_000_000 && checked.compareAndSet(last, now)) {
            refresh();
        } else if (snapshot.byName().isEmpty()) {
            refresh();
        }
    }

    /** What one search sees: all cards by name, and the slots that they use. */
    private record Snapshot(List<ItemCard> byName, List<FacetSlots.Slot> slots) {}

    /** Reads what was stored since the last time. */
    void refresh() {
        synchronized (loading) {
            long before = seq;
            seq =
                    store.since(
                            seq,
                            item ->
                                    cards.put(
                                            item.key(),
                                            new ItemCard(item, serviceOf(item), slots)));
            if (seq != before) {
                List<ItemCard> sorted = new ArrayList<>(cards.values());
                sorted.sort(Comparator.comparing(ItemCard::sortKey).thenComparing(ItemCard::key));
                snapshot = new Snapshot(List.copyOf(sorted), slots.all());
            }
        }
    }
}
