package tongban.node.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tongban.service.text.Words;

/** Sets booklets in type. */
final class SetBooklets implements Booklets {
    /** Room for the day beside a signature. */
    static final Words SIGNED_ON = Words.of("　　　　年　　月　　日", "Date: ____________");

    private static final int BY_HAND_LINES = 2;
    private static final List<Integer> WIDTHS = List.of(32, 68);

    private final Press press;
    private final boolean demo;

    SetBooklets(Press press, boolean demo) {
        this.press = press;
        this.demo = demo;
    }

    @Override
    public Papers.Printed print(Booklet booklet, Locale locale) {
        Press.Print print =
                press.print(
                        booklet.title().in(locale),
                        List.of(composed(booklet, locale)),
                        locale,
                        booklet.at());
        return new Papers.Printed(print.pdf(), booklet.file(), print.pages());
    }

    /** Ready to be set, alone or among others. */
    Composed composed(Booklet booklet, Locale locale) {
        List<Element> elements = new ArrayList<>();
        String title = booklet.title().in(locale);
        elements.add(
                new Element.Title(
                        booklet.organ().in(locale),
                        title,
                        booklet.number().isEmpty()
                                ? ""
                                : Words.of("编号：", "No. ").in(locale) + booklet.number()));
        booklet.parts().forEach(part -> elements.addAll(elements(part, locale)));
        Words banner = Words.of("演示环境 · 本文书无法律效力", "Demonstration · no legal force");
        return new Composed(
                title,
                look(booklet.look()),
                booklet.number(),
                demo ? banner.in(locale) : "",
                elements);
    }

    private static PaperForm.Look look(Look look) {
        return switch (look) {
            case FORM -> PaperForm.Look.FORM;
            case NOTICE -> PaperForm.Look.NOTICE;
            case BOARD -> PaperForm.Look.BOARD;
        };
    }

    /** What is filled in by hand needs room. */
    private static int tall(String value) {
        return value.isEmpty() ? BY_HAND_LINES : 1;
    }

    private static List<String> in(List<Words> words, Locale locale) {
        return words.stream().map(w -> w.in(locale)).toList();
    }

    private static List<Element> headed(Words heading, Element element, Locale locale) {
        String text = heading.in(locale);
        return text.isBlank() ? List.of(element) : List.of(new Element.Heading(text), element);
    }

    private static List<Element> elements(Part part, Locale locale) {
        return switch (part) {
            case Part.Chapter c -> {
                List<String> lines = in(c.lines(), locale);
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
                    headed(
                            t.heading(),
                            new Element.Grid(
                                    List.of(),
                                    WIDTHS,
                                    t.rows().stream()
                                            .map(r ->
                                                    new Element.Grid.Row(
                                                            List.of(
                                                                    r.name().in(locale),
                                                                    r.value().in(locale)),
                                                            tall(r.value().in(locale))))
                                            .toList()),
                            locale);
            case Part.Text t -> List.of(new Element.Paragraph(t.text().in(locale), t.indented()));
            case Part.Columns c ->
                    headed(
                            c.heading(),
                            new Element.Grid(
                                    in(c.heads(), locale),
                                    c.widths(),
                                    c.rows().stream()
                                            .map(cells ->
                                                    new Element.Grid.Row(in(cells, locale), 1))
                                            .toList()),
                            locale);
            case Part.Signatures s ->
                    List.of(new Element.Signatures(in(s.who(), locale), SIGNED_ON.in(locale)));
            case Part.Seal s ->
                    List.of(
                            new Element.Seal(
                                    s.organ().in(locale),
                                    s.day().in(locale),
                                    Words.of("（盖章）", "(seal)").in(locale)));
        };
    }
}
