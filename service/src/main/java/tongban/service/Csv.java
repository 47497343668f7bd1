package tongban.service;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated lines by RFC 4180: quotes around cells with commas, doubled quotes within. */
final class Csv {

    private Csv() {}

    /**
     * @param number line from 1
     */
    record Line(int number, List<String> cells) {}

    static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int start = 1;
        String all = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c == '\n') number++;
            if (quoted) {
                if (c != '"') cell.append(c);
                else if (i + 1 < all.length() && all.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else quoted = false;
            } else if (c == '"') quoted = true;
            else if (c == ',') {
                cells.add(taken(cell));
            } else if (c == '\n') {
                cells.add(taken(cell));
                add(lines, start, cells);
                start = number;
            } else if (c != '\r') cell.append(c);
        }
        cells.add(taken(cell));
        add(lines, start, cells);
        return lines;
    }

    private static String taken(StringBuilder cell) {
        String text = cell.toString().strip();
        cell.setLength(0);
        return text;
    }

    private static void add(List<Line> lines, int number, List<String> cells) {
        if (cells.size() > 1 || !cells.getFirst().isEmpty())
            lines.add(new Line(number, List.copyOf(cells)));
        cells.clear();
    }
}
