package tongban.node.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One page as it is laid out: what will be drawn on it, in order. Nothing is drawn before all pages
 * of the paper are as they should be.
 */
final class Sheet {
    /** A piece of it. */
    @FunctionalInterface
    interface Ink {
        void on(Leaf leaf) throws IOException;
    }

    private final List<Ink> inks = new ArrayList<>();

    /** The element that begins it, counted from the top of the paper; below 0 while it is empty. */
    private int first = -1;

    /**
     * @param element of the paper, counted from its top
     */
    void put(int element, Ink ink) {
        if (first < 0) {
            first = element;
        }
        inks.add(ink);
    }

    int first() {
        return first;
    }

    void draw(Leaf leaf) throws IOException {
        for (Ink ink : inks) {
            ink.on(leaf);
        }
    }
}
