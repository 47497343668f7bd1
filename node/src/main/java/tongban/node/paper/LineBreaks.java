package tongban.node.paper;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Breaks a text into lines as Chinese printing does: between any two signs, but no line begins with
 * a closing mark and none ends with an opening one (避头尾); words and numbers of other scripts stay
 * whole unless one is longer than a line.
 */
final class LineBreaks {
    private static final String NEVER_FIRST = "，。、；：？！）》」』】〕〉”’％…—～·,.;:?!)]}%";
    private static final String NEVER_LAST = "（《「『【〔〈“‘([{-";

    private LineBreaks() {}

    /**
     * @param widthOf width of a text, in the unit of {@code first} and {@code rest}
     * @param first width of the first line
     * @param rest width of the other lines
     * @return at least one line
     */
    static List<String> of(
            String text, ToDoubleFunction<String> widthOf, double first, double rest) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            fill(paragraph, widthOf, lines.isEmpty() ? first : rest, rest, lines);
        }
        return lines;
    }

    private static void fill(
            String text,
            ToDoubleFunction<String> widthOf,
            double first,
            double rest,
            List<String> lines) {
        StringBuilder line = new StringBuilder();
        double room = first;
        double used = 0;
        for (String piece : pieces(text)) {
            double width = widthOf.applyAsDouble(piece);
            double visible = widthOf.applyAsDouble(piece.stripTrailing());
            if (used + visible > room && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
                room = rest;
            }
            if (visible > room) {
                for (int sign : piece.codePoints().toArray()) {
                    String one = Character.toString(sign);
                    double w = widthOf.applyAsDouble(one);
                    if (used + w > room && !line.isEmpty()) {
                        lines.add(line.toString());
                        line.setLength(0);
                        used = 0;
                        room = rest;
                    }
                    line.append(one);
                    used += w;
                }
                continue;
            }
            line.append(piece);
            used += width;
        }
        lines.add(line.toString().stripTrailing());
    }

    /** What must not be taken apart. */
    static List<String> pieces(String text) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.CHINA);
        breaks.setText(text);
        List<String> pieces = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String piece = text.substring(from, to);
            boolean glued =
                    !pieces.isEmpty()
                            && (starts(piece, NEVER_FIRST) || ends(pieces.getLast(), NEVER_LAST));
            if (glued) {
                pieces.set(pieces.size() - 1, pieces.getLast() + piece);
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static boolean starts(String piece, String marks) {
        return marks.indexOf(piece.codePointAt(0)) >= 0;
    }

    private static boolean ends(String piece, String marks) {
        return !piece.isEmpty() && marks.indexOf(piece.codePointBefore(piece.length())) >= 0;
    }
}
