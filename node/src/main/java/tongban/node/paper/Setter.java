package tongban.node.paper;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import tongban.node.paper.Typefaces.Face;

/**
 * Sets one paper after the other onto pages, each beginning on a page of its own. A card and a
 * board take the largest type with which they fit; on any other paper no seal stands on a page
 * without text (GB/T 9704—2012, 7.3.5.4): the lines are set closer, and where that is not enough
 * the last of the text go over with the seal.
 */
final class Setter {
    /** Steps of closer lines that are tried: a line of 29 points becomes one of 25 at last. */
    private static final int CLOSER_MAX = 5;

    /** Pages on which a card or a board may stand. */
    private static final int FITTED_PAGES_MAX = 2;

    private final PDDocument pdf;
    private final Typefaces typefaces;
    private final Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
    private final Tags tags;
    private final Locale locale;

    Setter(PDDocument pdf, Typefaces typefaces, Tags tags, Locale locale) {
        this.pdf = pdf;
        this.typefaces = typefaces;
        this.tags = tags;
        this.locale = locale;
    }

    void set(Composed paper) throws IOException {
        Measures measures = Measures.of(paper.look());
        Layout laid =
                switch (paper.look()) {
                    case CARD -> fitted(paper, measures, Measures.CARD_SIZE_MIN);
                    case BOARD -> fitted(paper, measures, Measures.BOARD_SIZE_MIN);
                    case NOTICE, LETTER, FORM -> sealedBelowText(paper, measures);
                };
        tags.document().appendKid(laid.section());
        int of = laid.sheets().size();
        for (int i = 0; i < of; i++) {
            Leaf leaf = new Leaf(pdf, typefaces, fonts, tags);
            laid.sheets().get(i).draw(leaf);
            finish(leaf, paper, laid.measures(), i + 1, of);
        }
    }

    private Layout laid(Composed paper, Measures measures, Set<Integer> carried) {
        return new Layout(typefaces, tags, locale, paper, measures, carried);
    }

    /** In the largest type with which it is one page; else in the largest with which it is two. */
    private Layout fitted(Composed paper, Measures largest, double least) {
        for (int pages = 1; pages <= FITTED_PAGES_MAX; pages++) {
            for (Measures m = largest; m.size() >= least; m = m.smaller()) {
                Layout laid = laid(paper, m, Set.of());
                if (laid.sheets().size() <= pages && laid.beforeLoneSeal().isEmpty()) {
                    return laid;
                }
            }
        }
        Measures smallest = largest;
        while (smallest.size() - 1 >= least) {
            smallest = smallest.smaller();
        }
        return sealedBelowText(paper, smallest);
    }

    private Layout sealedBelowText(Composed paper, Measures measures) {
        Measures closer = measures;
        for (int step = 0; step <= CLOSER_MAX; step++) {
            Layout laid = laid(paper, closer, Set.of());
            if (laid.beforeLoneSeal().isEmpty()) {
                return laid;
            }
            closer = closer.closer();
        }
        Set<Integer> carried = new HashSet<>();
        Layout laid = laid(paper, measures, carried);
        OptionalInt before = laid.beforeLoneSeal();
        // each of them is carried once, so that this ends
        while (before.isPresent() && carried.add(before.getAsInt())) {
            laid = laid(paper, measures, carried);
            before = laid.beforeLoneSeal();
        }
        return laid;
    }

    private void finish(Leaf leaf, Composed paper, Measures m, int number, int of)
            throws IOException {
        String page =
                locale.getLanguage().equals("zh")
                        ? "第 " + number + " 页　共 " + of + " 页"
                        : "Page " + number + " of " + of;
        leaf.artifact();
        double base = Math.max(m.bottom() - 34, 26);
        leaf.text(paper.footer(), Face.SONG, Layout.SMALL, m.left(), base, 0);
        double width = typefaces.width(page, Face.SONG) * Layout.SMALL;
        leaf.text(page, Face.SONG, Layout.SMALL, Measures.PAGE_WIDTH - m.right() - width, base, 0);
        if (!paper.banner().isEmpty()) {
            double wide = typefaces.width(paper.banner(), Face.HEI) * Layout.SMALL;
            leaf.text(
                    paper.banner(),
                    Face.HEI,
                    Layout.SMALL,
                    (Measures.PAGE_WIDTH - wide) / 2,
                    Measures.PAGE_HEIGHT - 28,
                    0);
        }
        leaf.close();
    }
}
