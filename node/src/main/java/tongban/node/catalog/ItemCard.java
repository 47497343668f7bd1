package tongban.node.catalog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.service.text.Words;

/** An item as a list shows it, and as the search keeps it in memory. */
public final class ItemCard {
    private final ItemKey key;
    private final Words names;
    private final CodeList.ItemType type;
    private final FacetSlots.Values[] values;
    private final Optional<String> service;
    private final Optional<String> joint;
    private final String name;
    private final long nameMask;
    private final String english;
    private final String around;
    private final long aroundMask;
    private final String code;
    private final String sortKey;

    ItemCard(Item item, Optional<String> service, FacetSlots slots) {
        this.key = item.key();
        this.names = item.names();
        this.type = item.type();
        this.service = service;
        this.joint = item.elements().get(Element.JOINT);
        Map<Facet, List<String>> byFacet = values(item, service);
        this.values = new FacetSlots.Values[Facet.values().length];
        byFacet.forEach((facet, texts) -> values[facet.ordinal()] = slots.of(facet, texts));
        this.name = SearchWord.folded(item.name());
        this.nameMask = SearchWord.mask(name);
        this.english = SearchWord.folded(item.elements().get(Element.ENGLISH_NAME).orElse(""));
        this.around =
                SearchWord.folded(
                        item.elements().get(Element.BODY).orElse("")
                                + " "
                                + item.elements()
                                        .get(Element.MAIN_ITEM)
                                        .filter(m -> !m.equals("未分类"))
                                        .orElse("")
                                + " "
                                + item.elements()
                                        .get(Element.SECTORS)
                                        .map(s ->
                                                Value.listed(
                                                                s.stream()
                                                                        .map(CodeList::words)
                                                                        .toList())
                                                        .zh())
                                        .orElse(""));
        this.aroundMask = SearchWord.mask(around);
        this.code = SearchWord.folded(item.key().code());
        this.sortKey = Readings.sortKey(item.name());
    }

    private static Map<Facet, List<String>> values(Item item, Optional<String> service) {
        Elements e = item.elements();
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        values.put(Facet.SIDE, List.of(item.key().owner().code()));
        values.put(Facet.TYPE, List.of(item.type().code()));
        values.put(Facet.AUDIENCE, codes(e.get(Element.AUDIENCES)));
        values.put(
                Facet.MODE,
                codes(
                        e.get(Element.MODES)
                                .map(modes ->
                                        modes.stream().map(Value.LikelyMode::mode).toList())));
        values.put(Facet.SECTOR, codes(e.get(Element.SECTORS)));
        values.put(
                Facet.DEPARTMENT,
                e.get(Element.BODY)
                        .map(String::intern)
                        .map(List::of)
                        .orElse(List.of(Facet.NOT_COLLECTED)));
        values.put(Facet.LEVEL, codes(e.get(Element.LEVEL).map(List::of)));
        values.put(
                Facet.ONLINE,
                List.of(
                        e.get(Element.ONLINE)
                                .map(b -> b ? Facet.YES : Facet.NO)
                                .orElse(Facet.NOT_COLLECTED)));
        values.put(Facet.SERVICE, List.of(service.isPresent() ? Facet.YES : Facet.NO));
        return values;
    }

    private static <C extends CodeList> List<String> codes(Optional<List<C>> entries) {
        return entries.filter(l -> !l.isEmpty())
                .map(l -> l.stream().map(CodeList::code).distinct().toList())
                .orElse(List.of(Facet.NOT_COLLECTED));
    }

    public ItemKey key() {
        return key;
    }

    public Words names() {
        return names;
    }

    public CodeList.ItemType type() {
        return type;
    }

    /** Id of the service folder that handles it here. */
    public Optional<String> service() {
        return service;
    }

    /** Joint list number, the same on both sides. */
    public Optional<String> joint() {
        return joint;
    }

    /** Its values under a facet, for labels; at least one, perhaps {@link Facet#NOT_COLLECTED}. */
    public List<String> values(Facet facet) {
        return values[facet.ordinal()].texts();
    }

    /** Numbers of its values, see {@link FacetSlots}. */
    int[] slots(int facet) {
        return values[facet].numbers();
    }

    String sortKey() {
        return sortKey;
    }

    /** The smaller the better; {@link SearchWord#NO_MATCH} if a word is found nowhere. */
    int match(List<SearchWord> words) {
        int sum = 0;
        for (SearchWord word : words) {
            int here = match(word);
            if (here == SearchWord.NO_MATCH) {
                return here;
            }
            sum += here;
        }
        return words.isEmpty() ? 0 : sum + Math.min(name.length(), 99);
    }

    private int match(SearchWord word) {
        if (word.isCode() && code.contains(word.text())) {
            return 0;
        }
        int inName = word.match(name, nameMask);
        int inEnglish =
                english.isEmpty() || !english.contains(word.text())
                        ? SearchWord.NO_MATCH
                        : english.indexOf(word.text());
        int best = Math.min(inName, inEnglish);
        if (best != SearchWord.NO_MATCH) {
            return best;
        }
        int beside = word.match(around, aroundMask);
        return beside == SearchWord.NO_MATCH ? beside : beside + 10_000;
    }
}
