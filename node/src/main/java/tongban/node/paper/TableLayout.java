package tongban.node.paper;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import tongban.node.paper.Typefaces.Face;

/**
 * Lays tables out: a row stays on one page where it fits on one, and the heads stand again on each
 * further page.
 */
final class TableLayout {
    static final double PAD = 4;

    private final Lettering letters;
    private final Measures m;
    private final Tags tags;
    private final Sheets sheets;

    TableLayout(Lettering letters, Tags tags, Sheets sheets) {
        this.letters = letters;
        this.m = letters.m();
        this.tags = tags;
        this.sheets = sheets;
    }

    private record Cell(List<String> lines, Face face) {}

    /**
     * @param section that the table is a part of
     * @param carried whether its last row begins a page
     */
    void lay(Element.Grid g, PDStructureElement section, boolean carried) {
        if (g.rows().isEmpty()) {
            return;
        }
        PDStructureElement table = tags.child(section, "Table");
        sheets.down(m.tableLeading() * 0.3);
        boolean carriedWhole = carried && g.rows().size() == 1;
        if (carriedWhole) {
            sheets.turnIfBegun();
        }
        if (!g.head().isEmpty()) {
            // the heads do not stand alone at the foot of a page
            sheets.need(beginning(g));
            row(table, g, cells(g, g.head(), true), 1, true);
        }
        for (int i = 0; i < g.rows().size(); i++) {
            Element.Grid.Row row = g.rows().get(i);
            if (carried && !carriedWhole && i == g.rows().size() - 1) {
                sheets.turn();
                repeated(g);
            }
            row(table, g, cells(g, row.cells(), false), row.tall(), false);
        }
        sheets.down(m.tableLeading() * 0.6);
    }

    /** The heads and the first row, or as much of it as stands on a page of its own at least. */
    double beginning(Element.Grid g) {
        Element.Grid.Row first = g.rows().getFirst();
        double row = rowHeight(lines(cells(g, first.cells(), false), first.tall()));
        double head = g.head().isEmpty() ? 0 : rowHeight(lines(cells(g, g.head(), true), 1));
        return head + (row <= pageRoom() - head ? row : rowHeight(2));
    }

    private double rowHeight(int lines) {
        return lines * m.tableLeading() + 2 * PAD;
    }

    private List<Cell> cells(Element.Grid g, List<String> texts, boolean head) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Face face = head || (g.head().isEmpty() && i == 0) ? Face.HEI : Face.SONG;
            double width = m.width() * g.widths().get(i) / 100 - 2 * PAD;
            cells.add(
                    new Cell(letters.lines(texts.get(i), face, m.tableSize(), width, width), face));
        }
        return cells;
    }

    private void row(
            PDStructureElement table, Element.Grid g, List<Cell> cells, int tall, boolean head) {
        PDStructureElement tr = tags.child(table, "TR");
        List<PDStructureElement> elements = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            elements.add(tags.child(tr, head || (g.head().isEmpty() && i == 0) ? "TH" : "TD"));
        }
        int lines = lines(cells, tall);
        int from = 0;
        while (from < lines) {
            double wanted = rowHeight(lines - from);
            double least = wanted <= pageRoom() ? wanted : rowHeight(Math.min(lines - from, 2));
            if (sheets.room() < least) {
                sheets.turn();
                if (!head) {
                    repeated(g);
                }
            }
            int fit = (int) Math.floor((sheets.room() - 2 * PAD) / m.tableLeading());
            int to = Math.min(lines, from + Math.max(1, fit));
            part(g, cells, elements, from, to);
            from = to;
        }
    }

    private double pageRoom() {
        return Measures.PAGE_HEIGHT - m.top() - m.bottom() - 3 * m.tableLeading();
    }

    /** The column heads again on a further page; a screen reader has heard them. */
    private void repeated(Element.Grid g) {
        if (!g.head().isEmpty()) {
            List<Cell> cells = cells(g, g.head(), true);
            part(g, cells, List.of(), 0, lines(cells, 1));
        }
    }

    private static int lines(List<Cell> cells, int least) {
        return Math.max(least, cells.stream().mapToInt(c -> c.lines().size()).max().orElse(1));
    }

    private void part(
            Element.Grid g, List<Cell> cells, List<PDStructureElement> elements, int from, int to) {
        double height = rowHeight(to - from);
        double top = sheets.y();
        double x = m.left();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            double width = m.width() * g.widths().get(i) / 100;
            double left = x;
            sheets.put(leaf -> {
                leaf.artifact();
                leaf.box(left, top - height, width, height, 0.6);
                leaf.end();
            });
            for (int n = from; n < Math.min(to, cell.lines().size()); n++) {
                double line = top - PAD - (n - from + 1) * m.tableLeading();
                String text = cell.lines().get(n);
                int column = i;
                sheets.put(leaf -> {
                    if (elements.isEmpty()) {
                        leaf.artifact();
                    } else {
                        leaf.begin(elements.get(column));
                    }
                    leaf.text(
                            text,
                            cell.face(),
                            m.tableSize(),
                            left + PAD,
                            line + Lettering.baseline(m.tableLeading(), m.tableSize()),
                            0);
                    leaf.end();
                });
            }
            x += width;
        }
        sheets.down(height);
    }
}
