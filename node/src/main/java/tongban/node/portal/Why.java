package tongban.node.portal;

import java.util.ArrayList;
import java.util.List;
import tongban.service.text.Words;

/** An explanation as a tree to be opened line by line. */
public record Why(Words words, List<Why> because) {
    private static final char INDENT = '　';

    /** From lines that are indented by one full-width blank a level, as a case keeps them. */
    public static List<Why> of(List<Words> lines) {
        return new Reader(lines).level(0);
    }

    private static final class Reader {
        private final List<Words> lines;
        private int at;

        Reader(List<Words> lines) {
            this.lines = lines;
        }

        private List<Why> level(int depth) {
            List<Why> nodes = new ArrayList<>();
            while (at < lines.size() && depth(lines.get(at)) >= depth) {
                int own = depth(lines.get(at));
                Words words = lines.get(at++);
                nodes.add(
                        new Why(
                                new Words(words.zh().substring(own), words.en().substring(own)),
                                level(own + 1)));
            }
            return List.copyOf(nodes);
        }

        private static int depth(Words words) {
            int depth = 0;
            while (depth < words.zh().length()
                    && depth < words.en().length()
                    && words.zh().charAt(depth) == INDENT
                    && words.en().charAt(depth) == INDENT) depth++;
            return depth;
        }
    }
}
