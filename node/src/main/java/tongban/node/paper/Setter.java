package tongban.node.paper;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import tongban.node.paper.Typefaces.Face;

/** Sets one paper after the other onto pages, each beginning on a page of its own. */
final class Setter {
    private static final double SMALL = 9;
    private static final double PAD = 4;
    private static final double CODE_SIDE = 96;

    private final PDDocument pdf;
    private final Typefaces typefaces;
    private final Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
    private final Tags tags;
    private final Locale locale;

    // of the paper that is being set
    private Measures m = Measures.of(PaperForm.Look.FORM);
    private Composed paper = new Composed("", PaperForm.Look.FORM, "", "", List.of());
    private PDStructureElement section;
    private final List<Leaf> leaves = new ArrayList<>();
    private double y;

    Setter(PDDocument pdf, Typefaces typefaces, Tags tags, Locale locale) {
        this.pdf = pdf;
        this.typefaces = typefaces;
        this.tags = tags;
        this.locale = locale;
        this.section = tags.document();
    }

    void set(Composed composed) throws IOException {
        paper = composed;
        measure(composed);
        section = tags.child(tags.document(), "Sect");
        leaves.clear();
        turn();
        for (Element element : composed.elements()) {
            switch (element) {
                case Element.Title t -> title(t);
                case Element.Heading h -> heading(h);
                case Element.Paragraph p -> paragraph(p.text(), p.indented());
                case Element.Listing l -> listing(l);
                case Element.Grid g -> grid(g);
                case Element.Signatures s -> signatures(s);
                case Element.Seal s -> seal(s);
                case Element.Code c -> code(c);
            }
        }
        finish();
    }

    /** A card and a board are one page: they take the largest type with which they fit. */
    private void measure(Composed composed) {
        m = Measures.of(composed.look());
        double least =
                switch (composed.look()) {
                    case CARD -> Measures.CARD_SIZE_MIN;
                    case BOARD -> Measures.BOARD_SIZE_MIN;
                    case NOTICE, LETTER, FORM -> m.size();
                };
        while (m.size() > least && height(composed) > m.height()) {
            m = m.smaller();
        }
    }

    private double height(Composed composed) {
        return composed.elements().stream().mapToDouble(this::height).sum();
    }

    private double height(Element element) {
        return switch (element) {
            case Element.Title t ->
                    height(t.text(), Face.HEI, m.titleSize(), m.titleSize() * 1.45)
                            + (t.organ().isBlank()
                                    ? 0
                                    : height(
                                                    t.organ(),
                                                    Face.SONG,
                                                    m.titleSize() * 0.8,
                                                    m.titleSize() * 1.35)
                                            + m.titleSize() * 0.35
                                            + PAD)
                            + m.tableSize() * 1.5
                            + m.leading() * 0.7;
            case Element.Heading h ->
                    m.leading() * 0.45 + height(h.text(), Face.HEI, m.headingSize(), m.leading());
            case Element.Paragraph p -> paragraphHeight(p.text(), p.indented());
            case Element.Listing l ->
                    l.lines().stream().mapToDouble(line -> paragraphHeight(line, true)).sum();
            case Element.Grid g -> gridHeight(g);
            case Element.Signatures s -> s.who().size() * signatureLine();
            case Element.Seal _ -> sealRoom();
            case Element.Code _ -> codeRoom();
        };
    }

    private double height(String text, Face face, double size, double leading) {
        return leading * lines(text, face, size, m.width(), m.width()).size();
    }

    private double paragraphHeight(String text, boolean indented) {
        double first = m.width() - (indented && chinese() ? 2 * m.size() : 0);
        return m.leading() * lines(text, Face.SONG, m.size(), first, m.width()).size()
                + (chinese() ? 0 : m.leading() * 0.35);
    }

    private double gridHeight(Element.Grid g) {
        double height = m.tableLeading() * 0.9;
        if (!g.head().isEmpty()) {
            height += rowHeight(cells(g, g.head(), true), 1);
        }
        for (Element.Grid.Row row : g.rows()) {
            height += rowHeight(cells(g, row.cells(), false), row.tall());
        }
        return height;
    }

    private double rowHeight(List<Cell> cells, int tall) {
        return lines(cells, tall) * m.tableLeading() + 2 * PAD;
    }

    // ------------------------------------------------------------------ pages

    private Leaf leaf() {
        return leaves.getLast();
    }

    private void turn() throws IOException {
        leaves.add(new Leaf(pdf, typefaces, fonts, tags));
        y = Measures.PAGE_HEIGHT - m.top();
    }

    /** Turns the page unless this much room is left. */
    private void need(double height) throws IOException {
        if (y - height < m.bottom()) {
            turn();
        }
    }

    private double room() {
        return y - m.bottom();
    }

    private void finish() throws IOException {
        int of = leaves.size();
        for (int i = 0; i < of; i++) {
            Leaf leaf = leaves.get(i);
            String page =
                    chinese()
                            ? "第 " + (i + 1) + " 页　共 " + of + " 页"
                            : "Page " + (i + 1) + " of " + of;
            leaf.artifact();
            double base = Math.max(m.bottom() - 34, 26);
            leaf.text(paper.footer(), Face.SONG, SMALL, m.left(), base, 0);
            double width = typefaces.width(page, Face.SONG) * SMALL;
            leaf.text(page, Face.SONG, SMALL, Measures.PAGE_WIDTH - m.right() - width, base, 0);
            if (!paper.banner().isEmpty()) {
                double wide = typefaces.width(paper.banner(), Face.HEI) * SMALL;
                leaf.text(
                        paper.banner(),
                        Face.HEI,
                        SMALL,
                        (Measures.PAGE_WIDTH - wide) / 2,
                        Measures.PAGE_HEIGHT - 28,
                        0);
            }
            leaf.close();
        }
    }

    // ------------------------------------------------------------------ text

    private void title(Element.Title t) throws IOException {
        double size = m.titleSize();
        PDStructureElement h1 = tags.child(section, "H1");
        if (!t.organ().isBlank()) {
            centred(h1, t.organ(), Face.SONG, size * 0.8, size * 1.35);
        }
        centred(h1, t.text(), paper.look().isOfficial() ? Face.SONG : Face.HEI, size, size * 1.45);
        if (!t.organ().isBlank()) {
            leaf().artifact();
            y -= size * 0.35;
            leaf().line(m.left(), y, Measures.PAGE_WIDTH - m.right(), y, 0.9);
            leaf().end();
            y -= 4;
        }
        PDStructureElement number = tags.child(section, "P");
        double small = Math.max(10, m.tableSize() - 1);
        y -= small * 1.5;
        double width = typefaces.width(t.number(), Face.SONG) * small;
        leaf().begin(number);
        leaf().text(t.number(), Face.SONG, small, Measures.PAGE_WIDTH - m.right() - width, y, 0);
        leaf().end();
        y -= m.leading() * 0.7;
    }

    private void centred(
            PDStructureElement element, String text, Face face, double size, double leading)
            throws IOException {
        for (String line : lines(text, face, size, m.width(), m.width())) {
            need(leading);
            y -= leading;
            double width = typefaces.width(line, face) * size;
            leaf().begin(element);
            leaf().weight(size * 0.018);
            leaf().text(line, face, size, m.left() + (m.width() - width) / 2, y + size * 0.25, 0);
            leaf().weight(0);
            leaf().end();
        }
    }

    private void heading(Element.Heading h) throws IOException {
        PDStructureElement h2 = tags.child(section, "H2");
        double size = m.headingSize();
        List<String> lines = lines(h.text(), Face.HEI, size, m.width(), m.width());
        // a heading does not stand alone at the foot of a page
        need(m.leading() * (lines.size() + 2));
        y -= m.leading() * 0.3;
        for (String line : lines) {
            y -= m.leading();
            leaf().begin(h2);
            leaf().text(line, Face.HEI, size, m.left(), y + baseline(m.leading(), size), 0);
            leaf().end();
        }
        y -= m.leading() * 0.15;
    }

    private void listing(Element.Listing l) throws IOException {
        int number = 0;
        for (String line : l.lines()) {
            number++;
            paragraph(l.lines().size() == 1 ? line : number + ". " + line, true);
        }
    }

    private void paragraph(String text, boolean indented) throws IOException {
        PDStructureElement p = tags.child(section, "P");
        double size = m.size();
        double indent = indented && chinese() ? 2 * size : 0;
        List<String> lines = lines(text, Face.SONG, size, m.width() - indent, m.width());
        for (int i = 0; i < lines.size(); i++) {
            need(m.leading());
            y -= m.leading();
            double left = m.left() + (i == 0 ? indent : 0);
            double width = m.width() - (i == 0 ? indent : 0);
            leaf().begin(p);
            leaf().text(
                            lines.get(i),
                            Face.SONG,
                            size,
                            left,
                            y + baseline(m.leading(), size),
                            i == lines.size() - 1 || !chinese()
                                    ? 0
                                    : spacing(lines.get(i), size, width));
            leaf().end();
        }
        y -= chinese() ? 0 : m.leading() * 0.35;
    }

    private boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    /** Spreads a full line to the margin; a short one stays as it is. */
    private double spacing(String line, double size, double width) {
        int gaps = line.codePointCount(0, line.length()) - 1;
        double left = width - typefaces.width(line, Face.SONG) * size;
        return gaps > 0 && left > 0 && left < 3 * size ? left / gaps : 0;
    }

    private List<String> lines(String text, Face face, double size, double first, double rest) {
        return LineBreaks.of(text, s -> typefaces.width(s, face) * size, first, rest);
    }

    private static double baseline(double leading, double size) {
        return (leading - size) / 2 + size * 0.12;
    }

    // ------------------------------------------------------------------ tables

    private record Cell(List<String> lines, Face face) {}

    private void grid(Element.Grid g) throws IOException {
        if (g.rows().isEmpty()) {
            return;
        }
        PDStructureElement table = tags.child(section, "Table");
        y -= m.tableLeading() * 0.3;
        if (!g.head().isEmpty()) {
            row(table, g, cells(g, g.head(), true), 1, true);
        }
        for (Element.Grid.Row row : g.rows()) {
            row(table, g, cells(g, row.cells(), false), row.tall(), false);
        }
        y -= m.tableLeading() * 0.6;
    }

    private List<Cell> cells(Element.Grid g, List<String> texts, boolean head) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Face face = head || (g.head().isEmpty() && i == 0) ? Face.HEI : Face.SONG;
            double width = m.width() * g.widths().get(i) / 100 - 2 * PAD;
            cells.add(new Cell(lines(texts.get(i), face, m.tableSize(), width, width), face));
        }
        return cells;
    }

    private void row(
            PDStructureElement table, Element.Grid g, List<Cell> cells, int tall, boolean head)
            throws IOException {
        PDStructureElement tr = tags.child(table, "TR");
        List<PDStructureElement> elements = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            elements.add(tags.child(tr, head || (g.head().isEmpty() && i == 0) ? "TH" : "TD"));
        }
        int lines = lines(cells, tall);
        int from = 0;
        while (from < lines) {
            double least = Math.min(lines - from, 2) * m.tableLeading() + 2 * PAD;
            boolean whole = (lines - from) * m.tableLeading() + 2 * PAD <= pageRoom();
            double wanted = (lines - from) * m.tableLeading() + 2 * PAD;
            if (room() < (whole ? wanted : least)) {
                turn();
                if (!head && !g.head().isEmpty()) {
                    repeated(g);
                }
            }
            int fit = (int) Math.floor((room() - 2 * PAD) / m.tableLeading());
            int to = Math.min(lines, from + Math.max(1, fit));
            part(g, cells, elements, from, to);
            from = to;
        }
    }

    private double pageRoom() {
        return Measures.PAGE_HEIGHT - m.top() - m.bottom() - 3 * m.tableLeading();
    }

    /** The column heads again on a further page; a screen reader has heard them. */
    private void repeated(Element.Grid g) throws IOException {
        List<Cell> cells = cells(g, g.head(), true);
        part(g, cells, List.of(), 0, lines(cells, 1));
    }

    private static int lines(List<Cell> cells, int least) {
        return Math.max(least, cells.stream().mapToInt(c -> c.lines().size()).max().orElse(1));
    }

    private void part(
            Element.Grid g, List<Cell> cells, List<PDStructureElement> elements, int from, int to)
            throws IOException {
        double height = (to - from) * m.tableLeading() + 2 * PAD;
        double x = m.left();
        for (int i = 0; i < cells.size(); i++) {
            double width = m.width() * g.widths().get(i) / 100;
            leaf().artifact();
            leaf().box(x, y - height, width, height, 0.6);
            leaf().end();
            List<String> lines = cells.get(i).lines();
            for (int n = from; n < Math.min(to, lines.size()); n++) {
                double top = y - PAD - (n - from + 1) * m.tableLeading();
                if (elements.isEmpty()) {
                    leaf().artifact();
                } else {
                    leaf().begin(elements.get(i));
                }
                leaf().text(
                                lines.get(n),
                                cells.get(i).face(),
                                m.tableSize(),
                                x + PAD,
                                top + baseline(m.tableLeading(), m.tableSize()),
                                0);
                leaf().end();
            }
            x += width;
        }
        y -= height;
    }

    // ------------------------------------------------------------------ at the end

    private void signatures(Element.Signatures s) throws IOException {
        double line = signatureLine();
        for (String who : s.who()) {
            need(line);
            y -= line;
            PDStructureElement p = tags.child(section, "P");
            leaf().begin(p);
            double width = leaf().text(who + "：", Face.SONG, m.size(), m.left(), y + 6, 0);
            leaf().end();
            double day = typefaces.width(s.day(), Face.SONG) * m.size();
            double right = Measures.PAGE_WIDTH - m.right();
            leaf().artifact();
            leaf().line(m.left() + width, y + 3, right - day - 12, y + 3, 0.6);
            leaf().end();
            leaf().begin(p);
            leaf().text(s.day(), Face.SONG, m.size(), right - day, y + 6, 0);
            leaf().end();
        }
    }

    private double signatureLine() {
        return m.leading() * 1.9;
    }

    /** The seal's lines stay together. */
    private double sealRoom() {
        return m.leading() * 4.2;
    }

    private void seal(Element.Seal s) throws IOException {
        double line = m.leading();
        need(sealRoom());
        y -= line * 1.2;
        double right = Measures.PAGE_WIDTH - m.right() - 2 * m.size();
        double widest =
                Math.max(
                        typefaces.width(s.organ(), Face.SONG), typefaces.width(s.day(), Face.SONG));
        double centre = Math.max(m.left() + widest * m.size() / 2, right - widest * m.size() / 2);
        PDStructureElement p = tags.child(section, "P");
        for (String text : List.of(s.organ(), s.day(), s.room())) {
            double size = text.equals(s.room()) ? m.size() * 0.75 : m.size();
            for (String part : lines(text, Face.SONG, size, m.width(), m.width())) {
                y -= line;
                double width = typefaces.width(part, Face.SONG) * size;
                leaf().begin(p);
                leaf().text(
                                part,
                                Face.SONG,
                                size,
                                Math.max(m.left(), centre - width / 2),
                                y + baseline(line, size),
                                0);
                leaf().end();
            }
        }
    }

    private double codeRoom() {
        return CODE_SIDE + m.leading() * 2;
    }

    private void code(Element.Code c) throws IOException {
        need(codeRoom());
        PDStructureElement figure = tags.child(section, "Figure");
        figure.setAlternateDescription(c.alternative());
        y -= CODE_SIDE + 10;
        leaf().begin(figure);
        leaf().squares(matrix(c.content()), m.left(), y, CODE_SIDE);
        leaf().end();
        PDStructureElement p = tags.child(section, "P");
        y -= 14;
        leaf().begin(p);
        leaf().text(c.alternative(), Face.SONG, SMALL, m.left(), y, 0);
        leaf().end();
    }

    private static ByteMatrix matrix(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("PAPER-004 too long for a QR code", e);
        }
    }
}
