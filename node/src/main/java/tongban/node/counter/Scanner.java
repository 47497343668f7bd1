package tongban.node.counter;

import java.util.List;

/** The scanner at a counter. */
public interface Scanner {
    /** What came of scanning. */
    sealed interface Scan {
        /**
         * @param name of the file
         * @param content a PDF, PNG or JPEG
         */
        record Paper(String name, byte[] content) implements Scan {}

        record Failed(DeviceFault fault) implements Scan {}
    }

    boolean isSimulated();

    /** What may lie on a simulated scanner, the usual first; empty for a real one. */
    List<CardReader.Laid> choices();

    /**
     * @param laid key of a choice of a simulator
     * @param label what the paper is, for the file's name: letters, digits and hyphens
     */
    Scan scan(String laid, String label);
}
