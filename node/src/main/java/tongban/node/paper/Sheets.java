package tongban.node.paper;

import java.util.ArrayList;
import java.util.List;

/** The pages of a paper while it is laid out, and how far down the last of them it has come. */
final class Sheets {
    private final List<Sheet> all = new ArrayList<>();
    private final Measures m;

    /** The element that is laid out, counted from the top of the paper. */
    private int element;

    private double y;

    Sheets(Measures m) {
        this.m = m;
        turn();
    }

    List<Sheet> all() {
        return all;
    }

    /**
     * @param number from the top of the paper
     */
    void begin(int number) {
        element = number;
    }

    int element() {
        return element;
    }

    double y() {
        return y;
    }

    void down(double by) {
        y -= by;
    }

    void put(Sheet.Ink ink) {
        all.getLast().put(element, ink);
    }

    void turn() {
        all.add(new Sheet());
        y = Measures.PAGE_HEIGHT - m.top();
    }

    void turnIfBegun() {
        if (all.getLast().first() >= 0) {
            turn();
        }
    }

    /** Turns the page unless this much room is left. */
    void need(double height) {
        if (y - height < m.bottom()) {
            turnIfBegun();
        }
    }

    double room() {
        return y - m.bottom();
    }
}
