package tongban.node.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * One joint item, two bindings, side by side: what is unified, what differs and may, and what
 * differs although it must not (无差别受理、同标准办理: a binding may not narrow conditions, papers, steps,
 * visits or terms).
 *
 * @param here the binding whose guide is read
 * @param there the other side's
 */
public record Comparison(Item here, Item there, List<Row> rows) {

    public enum Verdict {
        UNIFIED(Words.of("一致", "the same")),
        DIFFERS(Words.of("两地不同（允许）", "differs, as it may")),
        DIFFERS_AGAINST_RULE(Words.of("两地不同（应当统一）", "differs, and should not")),
        STATED_BY_ONE(Words.of("仅一地已采集", "collected on one side only"));

        private final Words words;

        Verdict(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** One line; elements that neither side states are left out. */
    public record Row(
            Words label, Collected<Words> here, Collected<Words> there, Verdict verdict) {}

    public Comparison {
        rows = List.copyOf(rows);
    }

    static Comparison of(Item here, Item there) {
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        Words.of("事项名称", "name"),
                        new Collected.Stated<>(here.names()),
                        new Collected.Stated<>(there.names()),
                        here.name().equals(there.name())
                                ? Verdict.UNIFIED
                                : Verdict.DIFFERS_AGAINST_RULE));
        rows.add(
                new Row(
                        Words.of("事项类型", "type"),
                        new Collected.Stated<>(here.type().words()),
                        new Collected.Stated<>(there.type().words()),
                        here.type() == there.type()
                                ? Verdict.UNIFIED
                                : Verdict.DIFFERS_AGAINST_RULE));
        for (Element<?> element : Element.all()) {
            Optional<String> a = Optional.ofNullable(here.elements().written().get(element.id()));
            Optional<String> b = Optional.ofNullable(there.elements().written().get(element.id()));
            if (element != Element.ENGLISH_NAME && (a.isPresent() || b.isPresent())) {
                rows.add(
                        new Row(
                                element.words(),
                                here.shown(element),
                                there.shown(element),
                                verdict(element, a, b)));
            }
        }
        return new Comparison(here, there, rows);
    }

    private static Verdict verdict(Element<?> element, Optional<String> a, Optional<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Verdict.STATED_BY_ONE;
        }
        if (a.equals(b)) {
            return Verdict.UNIFIED;
        }
        return element.isUnified() ? Verdict.DIFFERS_AGAINST_RULE : Verdict.DIFFERS;
    }

    /** Rows with this verdict, in reading order. */
    public List<Row> rows(Verdict verdict) {
        return rows.stream().filter(r -> r.verdict() == verdict).toList();
    }
}
