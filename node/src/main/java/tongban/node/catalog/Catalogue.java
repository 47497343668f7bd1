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
    public static final int DEPARTMENTS_MAX = 200;

    private final ItemStore store;
    private final Services services;
    private final LongSupplier nanos;
    private final AtomicLong checked;
    private final Map<ItemKey, ItemCard> cards = new HashMap<>();
    private final Object loading = new Object();
    private volatile List<ItemCard> byName = List.of();
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
        List<SearchWord> words = SearchWord.of(query.text());
        List<Ranked> found = new ArrayList<>();
        Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
        List<ItemCard> all = byName;
        for (int i = 0; i < all.size(); i++) {
            ItemCard card = all.get(i);
            int rank = card.match(words);
            if (rank != SearchWord.NO_MATCH && count(card, query, counts)) {
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
        return new CatalogResult(query, page, found.size(), pages, listed(counts, query));
    }

    private record Ranked(int rank, int byName, ItemCard card) {}

    /** Counts a card under each facet whose own filter is the only one that may keep it out. */
    private static boolean count(
            ItemCard card, CatalogQuery query, Map<Facet, Map<String, Integer>> counts) {
        Facet failing = null;
        for (Map.Entry<Facet, Set<String>> filter : query.filters().entrySet()) {
            if (card.values(filter.getKey()).stream().noneMatch(filter.getValue()::contains)) {
                if (failing != null) {
                    return false;
                }
                failing = filter.getKey();
            }
        }
        for (Facet facet : Facet.values()) {
            if (failing == null || failing == facet) {
                for (String value : card.values(facet)) {
                    counts.computeIfAbsent(facet, f -> new HashMap<>())
                            .merge(value, 1, Integer::sum);
                }
            }
        }
        return failing == null;
    }

    private static Map<Facet, List<CatalogResult.Count>> listed(
            Map<Facet, Map<String, Integer>> counts, CatalogQuery query) {
        Map<Facet, List<CatalogResult.Count>> listed = new EnumMap<>(Facet.class);
        counts.forEach((facet, values) -> {
            Set<String> chosen = query.filters().getOrDefault(facet, Set.of());
            chosen.forEach(value -> values.putIfAbsent(value, 0));
            listed.put(
                    facet,
                    values.entrySet().stream()
                            .sorted(
                                    Map.Entry.<String, Integer>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .limit(DEPARTMENTS_MAX)
                            .map(e ->
                                    new CatalogResult.Count(
                                            e.getKey(),
                                            facet.label(e.getKey()),
                                            e.getValue(),
                                            chosen.contains(e.getKey())))
                            .toList());
        });
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
        return byName.size();
    }

    private void refreshIfStale() {
        long now = nanos.getAsLong();
        long last = checked.get();
        if (now - last > STALE_MILLIS_MAX * 1_000_000 && checked.compareAndSet(last, now)) {
            refresh();
        } else if (byName.isEmpty()) {
            refresh();
        }
    }

    /** Reads what was stored since the last time. */
    void refresh() {
        synchronized (loading) {
            long before = seq;
            seq =
                    store.since(
                            seq,
                            item -> cards.put(item.key(), new ItemCard(item, serviceOf(item))));
            if (seq != before) {
                List<ItemCard> sorted = new ArrayList<>(cards.values());
                sorted.sort(Comparator.comparing(ItemCard::sortKey).thenComparing(ItemCard::key));
                byName = List.copyOf(sorted);
            }
        }
    }
}
