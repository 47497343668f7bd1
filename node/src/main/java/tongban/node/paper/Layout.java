package tongban.node.paper;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import tongban.node.paper.Typefaces.Face;

/**
 * One paper laid out in given measures, page by page. It is laid out as often as it takes until its
 * pages turn where they should, and only then drawn: see {@link Setter}.
 */
final class Layout {
    static final double SMALL = 9;
    private static final double CODE_SIDE = 96;

    /** Lines that go over to the next page with a seal that would otherwise stand there alone. */
    private static final int CARRIED_LINES = 2;

    private final Tags tags;
    private final Composed paper;
    private final Measures m;
    private final PDStructureElement section;
    private final Sheets sheets;
    private final Lettering letters;
    private final TableLayout tables;

    /**
     * @param carried elements whose last lines begin a new page
     */
    Layout(
            Typefaces typefaces,
            Tags tags,
            Locale locale,
            Composed paper,
            Measures measures,
            Set<Integer> carried) {
        this.tags = tags;
        this.paper = paper;
        this.m = measures;
        this.section = tags.loose("Sect");
        this.sheets = new Sheets(measures);
        this.letters = new Lettering(typefaces, locale, measures);
        this.tables = new TableLayout(letters, tags, sheets);
        for (int element = 0; element < paper.elements().size(); element++) {
            sheets.begin(element);
            lay(paper.elements().get(element), carried.contains(element));
        }
    }

    /**
     * @param carriedOver whether its last lines begin a new page
     */
    private void lay(Element element, boolean carriedOver) {
        switch (element) {
            case Element.Title t -> title(t);
            case Element.Heading h -> heading(h);
            case Element.Paragraph p -> paragraph(p.text(), p.indented(), carriedOver);
            case Element.Listing l -> listing(l, carriedOver);
            case Element.Grid g -> tables.lay(g, section, carriedOver);
            case Element.Signatures s -> signatures(s);
            case Element.Seal s -> seal(s);
            case Element.Code c -> code(c);
        }
    }

    List<Sheet> sheets() {
        return sheets.all();
    }

    Measures measures() {
        return m;
    }

    /** What a screen reader follows; it belongs to no document yet. */
    PDStructureElement section() {
        return section;
    }

    /**
     * The text before a seal or signatures that begin a page: a sheet that bears them and nothing
     * else can be put under any paper.
     *
     * @return the element; empty where every seal stands below some text
     */
    OptionalInt beforeLoneSeal() {
        for (Sheet sheet : sheets.all()) {
            int element = sheet.first();
            if (element > 0 && isClosing(paper.elements().get(element))) {
                while (element > 0 && isClosing(paper.elements().get(element))) {
                    element--;
                }
                return OptionalInt.of(element);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isClosing(Element element) {
        return switch (element) {
            case Element.Signatures _, Element.Seal _ -> true;
            case Element.Title _,
                    Element.Heading _,
                    Element.Paragraph _,
                    Element.Listing _,
                    Element.Grid _,
                    Element.Code _ ->
                    false;
        };
    }

    // ------------------------------------------------------------------ text

    private void title(Element.Title t) {
        double size = m.titleSize();
        PDStructureElement h1 = tags.child(section, "H1");
        if (!t.organ().isBlank()) {
            centred(h1, t.organ(), Face.SONG, size * 0.8, size * 1.35);
        }
        centred(h1, t.text(), paper.look().isOfficial() ? Face.SONG : Face.HEI, size, size * 1.45);
        if (!t.organ().isBlank()) {
            sheets.down(size * 0.35);
            double line = sheets.y();
            sheets.put(leaf -> {
                leaf.artifact();
                leaf.line(m.left(), line, Measures.PAGE_WIDTH - m.right(), line, 0.9);
                leaf.end();
            });
            sheets.down(TableLayout.PAD);
        }
        PDStructureElement number = tags.child(section, "P");
        double small = Math.max(10, m.tableSize() - 1);
        sheets.down(small * 1.5);
        double width = letters.width(t.number(), Face.SONG, small);
        write(
                number,
                t.number(),
                Face.SONG,
                small,
                Measures.PAGE_WIDTH - m.right() - width,
                sheets.y());
        sheets.down(m.leading() * 0.7);
    }

    private void centred(
            PDStructureElement element, String text, Face face, double size, double leading) {
        for (String line : letters.lines(text, face, size, m.width(), m.width())) {
            sheets.need(leading);
            sheets.down(leading);
            double x = m.left() + (m.width() - letters.width(line, face, size)) / 2;
            double base = sheets.y() + size * 0.25;
            sheets.put(leaf -> {
                leaf.begin(element);
                leaf.weight(size * 0.018);
                leaf.text(line, face, size, x, base, 0);
                leaf.weight(0);
                leaf.end();
            });
        }
    }

    private void heading(Element.Heading h) {
        PDStructureElement h2 = tags.child(section, "H2");
        double size = m.headingSize();
        List<String> lines = letters.lines(h.text(), Face.HEI, size, m.width(), m.width());
        // a heading does not stand alone at the foot of a page
        sheets.need(m.leading() * (lines.size() + 0.45) + beginning(sheets.element() + 1));
        sheets.down(m.leading() * 0.3);
        for (String line : lines) {
            sheets.down(m.leading());
            write(
                    h2,
                    line,
                    Face.HEI,
                    size,
                    m.left(),
                    sheets.y() + Lettering.baseline(m.leading(), size));
        }
        sheets.down(m.leading() * 0.15);
    }

    /** What has to stand below a heading on the same page: a first piece of what follows it. */
    private double beginning(int element) {
        if (element >= paper.elements().size()) {
            return 0;
        }
        return switch (paper.elements().get(element)) {
            case Element.Grid g when !g.rows().isEmpty() ->
                    m.tableLeading() * 0.3 + tables.beginning(g);
            case Element.Heading _ -> 2 * m.leading() + beginning(element + 1);
            case Element.Signatures s -> s.who().size() * signatureLine();
            case Element.Seal _ -> sealRoom();
            case Element.Code _ -> codeRoom();
            case Element.Title _, Element.Paragraph _, Element.Listing _, Element.Grid _ ->
                    2 * m.leading();
        };
    }

    private void listing(Element.Listing l, boolean carriedOver) {
        for (int number = 1; number <= l.lines().size(); number++) {
            String line = l.lines().get(number - 1);
            boolean last = number == l.lines().size();
            paragraph(
                    l.lines().size() == 1 ? line : number + ". " + line, true, last && carriedOver);
        }
    }

    /**
     * @param carriedOver whether its last lines, all of it where it is short, begin a page
     */
    private void paragraph(String text, boolean indented, boolean carriedOver) {
        PDStructureElement p = tags.child(section, "P");
        double size = m.size();
        double indent = indented && letters.chinese() ? 2 * size : 0;
        List<String> lines = letters.lines(text, Face.SONG, size, m.width() - indent, m.width());
        int turns = lines.size() <= CARRIED_LINES + 1 ? 0 : lines.size() - CARRIED_LINES;
        for (int i = 0; i < lines.size(); i++) {
            if (carriedOver && i == turns) {
                sheets.turnIfBegun();
            }
            sheets.need(m.leading());
            sheets.down(m.leading());
            String line = lines.get(i);
            double left = m.left() + (i == 0 ? indent : 0);
            double width = m.width() - (i == 0 ? indent : 0);
            double base = sheets.y() + Lettering.baseline(m.leading(), size);
            double spacing =
                    i == lines.size() - 1 || !letters.chinese()
                            ? 0
                            : letters.spacing(line, size, width);
            sheets.put(leaf -> {
                leaf.begin(p);
                leaf.text(line, Face.SONG, size, left, base, spacing);
                leaf.end();
            });
        }
        sheets.down(letters.chinese() ? 0 : m.leading() * 0.35);
    }

    private void write(
            PDStructureElement element, String text, Face face, double size, double x, double y) {
        sheets.put(Lettering.line(element, text, face, size, x, y));
    }

    // ------------------------------------------------------------------ at the end

    /** Those who sign stay together. */
    private void signatures(Element.Signatures s) {
        sheets.need(s.who().size() * signatureLine());
        double day = letters.width(s.day(), Face.SONG, m.size());
        double right = Measures.PAGE_WIDTH - m.right();
        for (String who : s.who()) {
            sheets.down(signatureLine());
            PDStructureElement p = tags.child(section, "P");
            String label = who + "：";
            double from = m.left() + letters.width(label, Face.SONG, m.size());
            double line = sheets.y() + 3;
            write(p, label, Face.SONG, m.size(), m.left(), sheets.y() + 6);
            sheets.put(leaf -> {
                leaf.artifact();
                leaf.line(from, line, right - day - 12, line, 0.6);
                leaf.end();
            });
            write(p, s.day(), Face.SONG, m.size(), right - day, sheets.y() + 6);
        }
    }

    private double signatureLine() {
        return m.leading() * 1.9;
    }

    /** The seal's lines stay together. */
    private double sealRoom() {
        return m.leading() * 4.2;
    }

    private void seal(Element.Seal s) {
        double line = m.leading();
        sheets.need(sealRoom());
        sheets.down(line * 1.2);
        double right = Measures.PAGE_WIDTH - m.right() - 2 * m.size();
        double widest =
                Math.max(
                        letters.width(s.organ(), Face.SONG, 1),
                        letters.width(s.day(), Face.SONG, 1));
        double centre = Math.max(m.left() + widest * m.size() / 2, right - widest * m.size() / 2);
        PDStructureElement p = tags.child(section, "P");
        for (String text : List.of(s.organ(), s.day(), s.room())) {
            double size = text.equals(s.room()) ? m.size() * 0.75 : m.size();
            for (String part : letters.lines(text, Face.SONG, size, m.width(), m.width())) {
                sheets.down(line);
                double left = Math.max(m.left(), centre - letters.width(part, Face.SONG, size) / 2);
                write(p, part, Face.SONG, size, left, sheets.y() + Lettering.baseline(line, size));
            }
        }
    }

    private double codeRoom() {
        return CODE_SIDE + m.leading() * 2;
    }

    private void code(Element.Code c) {
        sheets.need(codeRoom());
        PDStructureElement figure = tags.child(section, "Figure");
        figure.setAlternateDescription(c.alternative());
        ByteMatrix matrix = ReceiptCode.matrix(c.content());
        sheets.down(CODE_SIDE + 10);
        double bottom = sheets.y();
        sheets.put(leaf -> {
            leaf.begin(figure);
            leaf.squares(matrix, m.left(), bottom, CODE_SIDE);
            leaf.end();
        });
        PDStructureElement p = tags.child(section, "P");
        sheets.down(14);
        write(p, c.alternative(), Face.SONG, SMALL, m.left(), sheets.y());
    }
}
