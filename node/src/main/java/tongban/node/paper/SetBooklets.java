package tongban.node.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tongban.service.text.Words;

/** Sets booklets in type. */
final class SetBooklets implements Booklets {
    private static final List<Integer> WIDTHS = List.of(32, 68);

    private final Press press;
    private final boolean demo;

    SetBooklets(Press press, boolean demo) {
        this.press = press;
        this.demo = demo;
    }

    @Override
    public Papers.Printed print(Booklet booklet, Locale locale) {
        List<Element> elements = new ArrayList<>();
        String title = booklet.title().in(locale);
        elements.add(new Element.Title(booklet.organ().in(locale), title, booklet.number()));
        booklet.parts().forEach(part -> elements.addAll(elements(part, locale)));
        Words banner = Words.of("演示环境 · 本文书无法律效力", "Demonstration · no legal force");
        Press.Print print =
                press.print(
                        title,
                        List.of(
                                new Composed(
                                        title,
                                        PaperForm.Look.FORM,
                                        booklet.number(),
                                        demo ? banner.in(locale) : "",
                                        elements)),
                        locale,
                        booklet.at());
        return new Papers.Printed(print.pdf(), booklet.file(), print.pages());
    }

    private static List<Element> elements(Part part, Locale locale) {
        return switch (part) {
            case Part.Chapter c -> {
                List<String> lines = c.lines().stream().map(l -> l.in(locale)).toList();
                List<Element> elements = new ArrayList<>();
                elements.add(new Element.Heading(c.heading().in(locale)));
                if (c.numbered()) {
                    elements.add(new Element.Listing(lines));
                } else {
                    lines.forEach(l -> elements.add(new Element.Paragraph(l, true)));
                }
                yield elements;
            }
            case Part.Table t ->
                    List.of(
                            new Element.Heading(t.heading().in(locale)),
                            new Element.Grid(
                                    List.of(),
                                    WIDTHS,
                                    t.rows().stream()
                                            .map(r ->
                                                    new Element.Grid.Row(
                                                            List.of(
                                                                    r.name().in(locale),
                                                                    r.value().in(locale)),
                                                            1))
                                            .toList()));
            case Part.Seal s ->
                    List.of(
                            new Element.Seal(
                                    s.organ().in(locale),
                                    s.day().in(locale),
                                    Words.of("（盖章）", "(seal)").in(locale)));
        };
    }
}
