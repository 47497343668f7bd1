package tongban.node.paper;

/**
 * Measures of a page in points. Notices follow GB/T 9704: A4, 28 mm to the left and 26 mm to the
 * right, 37 mm above and 35 mm below, 22 lines of 28 signs of 16 points.
 */
record Measures(
        double left,
        double right,
        double top,
        double bottom,
        double size,
        double leading,
        double titleSize,
        double headingSize,
        double tableSize,
        double tableLeading) {
    /** No card is printed smaller than this, be it two pages then: larger than any notice. */
    static final double CARD_SIZE_MIN = 18;

    /** A board is read standing before it: never smaller than a notice. */
    static final double BOARD_SIZE_MIN = 16;

    /** A step by which lines are set closer. */
    private static final double CLOSER = 0.97;

    static final double PAGE_WIDTH = mm(210);
    static final double PAGE_HEIGHT = mm(297);

    static Measures of(PaperForm.Look look) {
        return switch (look) {
            case NOTICE, LETTER ->
                    new Measures(mm(28), mm(26), mm(37), mm(35), 16, 29, 22, 16, 12, 18);
            case FORM -> new Measures(mm(22), mm(22), mm(22), mm(22), 11.5, 19, 20, 12.5, 10.5, 16);
            case BOARD -> new Measures(mm(25), mm(25), mm(30), mm(28), 21, 37, 40, 24, 18, 28);
            case CARD -> new Measures(mm(20), mm(20), mm(22), mm(22), 24, 37, 40, 27, 20, 30);
        };
    }

    /** The same page in type a point smaller. */
    Measures smaller() {
        double by = (size - 1) / size;
        return new Measures(
                left,
                right,
                top,
                bottom,
                size - 1,
                leading * by,
                titleSize * by,
                headingSize * by,
                tableSize * by,
                tableLeading * by);
    }

    /** The same type with its lines a little closer. */
    Measures closer() {
        return new Measures(
                left,
                right,
                top,
                bottom,
                size,
                leading * CLOSER,
                titleSize,
                headingSize,
                tableSize,
                tableLeading * CLOSER);
    }

    double width() {
        return PAGE_WIDTH - left - right;
    }

    private static double mm(double mm) {
        return mm * 72 / 25.4;
    }
}
