package tongban.node.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * The guide of one item: every element of the standard in reading order, also those that its source
 * does not state.
 *
 * @param service id of the service folder by which it can be applied for here
 * @param comparison with the other side's binding, where both sides have the item
 */
public record GuidePage(
        Item item,
        List<Section> sections,
        List<ItemFinding> findings,
        Optional<String> service,
        Optional<Comparison> comparison) {

    public record Section(Element.Part part, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }

        /** Whether the source says anything under this heading. */
        public boolean isStated() {
            return lines.stream().anyMatch(l -> l.value().isStated());
        }
    }

    /** One element, its value ready to be shown or not collected. */
    public record Line(Element<?> element, Collected<Words> value) {}

    public GuidePage {
        sections = List.copyOf(sections);
        findings = List.copyOf(findings);
    }

    /** The elements of which the source says nothing, in reading order. */
    public List<Element<?>> silent() {
        List<Element<?>> silent = new ArrayList<>();
        for (Section section : sections) {
            for (Line line : section.lines()) {
                if (!line.value().isStated()) {
                    silent.add(line.element());
                }
            }
        }
        return silent;
    }

    static GuidePage of(Item item, Optional<Item> other, Optional<String> service) {
        List<Section> sections = new ArrayList<>();
        for (Element.Part part : Element.Part.values()) {
            List<Line> lines = new ArrayList<>();
            for (Element<?> element : Element.all()) {
                if (element.part() == part) {
                    lines.add(new Line(element, item.shown(element)));
                }
            }
            sections.add(new Section(part, lines));
        }
        return new GuidePage(
                item,
                sections,
                ItemRules.check(item),
                service,
                other.map(o -> Comparison.of(item, o)));
    }
}
