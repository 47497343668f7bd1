package tongban.node.paper;

import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import tongban.node.paper.Typefaces.Face;

/** How wide text is and where its lines end, in the language and the measures of a paper. */
record Lettering(Typefaces typefaces, Locale locale, Measures m) {
    boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    /**
     * @param first width of the first line
     * @param rest width of every other
     */
    List<String> lines(String text, Face face, double size, double first, double rest) {
        return LineBreaks.of(text, s -> width(s, face, size), first, rest);
    }

    double width(String text, Face face, double size) {
        return typefaces.width(text, face) * size;
    }

    /** Spreads a full line to the margin; a short one stays as it is. */
    double spacing(String line, double size, double width) {
        int gaps = line.codePointCount(0, line.length()) - 1;
        double left = width - width(line, Face.SONG, size);
        return gaps > 0 && left > 0 && left < 3 * size ? left / gaps : 0;
    }

    /** Of a line above the bottom of its room. */
    static double baseline(double leading, double size) {
        return (leading - size) / 2 + size * 0.12;
    }

    /** A line of an element. */
    static Sheet.Ink line(
            PDStructureElement element, String text, Face face, double size, double x, double y) {
        return leaf -> {
            leaf.begin(element);
            leaf.text(text, face, size, x, y, 0);
            leaf.end();
        };
    }
}
