package tongban.node.paper;

import java.util.List;

/** A piece of a composed paper, in one language, ready to be set. */
sealed interface Element {
    /**
     * @param organ stands above the title; blank for none
     * @param number stands below it
     */
    record Title(String organ, String text, String number) implements Element {}

    record Heading(String text) implements Element {}

    record Paragraph(String text, boolean indented) implements Element {}

    /** Numbered lines of reasons and the like. */
    record Listing(List<String> lines) implements Element {}

    /**
     * @param head column heads; empty for a table of labels and values
     * @param widths shares of the columns
     * @param tall least height of a row in lines
     */
    record Grid(List<String> head, List<Integer> widths, List<Row> rows) implements Element {
        record Row(List<String> cells, int tall) {}
    }

    record Signatures(List<String> who, String day) implements Element {}

    /** The body's name over the day, with room for its seal. */
    record Seal(String organ, String day, String room) implements Element {}

    /**
     * A QR code.
     *
     * @param alternative what a reader who cannot see it is told
     */
    record Code(String content, String alternative) implements Element {}
}
