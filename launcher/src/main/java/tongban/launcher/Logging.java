package tongban.launcher;

import java.nio.file.Path;

/**
 * Where logs go: into a file of the data directory, and only what a person must know to the
 * terminal. Must be settled before the first logger is asked for; nothing else in this module keeps
 * one in a static field.
 */
final class Logging {
    /** On the class path, read by Logback itself and again by Spring Boot: terminal and file. */
    static final String CONFIGURATION = "tongban-logback.xml";

    private static final String TERMINAL_ONLY = "tongban-terminal.xml";

    private Logging() {}

    /** No file yet: faults to standard error. */
    static void quiet() {
        System.setProperty("logback.configurationFile", TERMINAL_ONLY);
    }

    /** Everything of note into a file from here on. */
    static void into(Path file) {
        System.setProperty("tongban.log", file.toString());
        System.setProperty("logback.configurationFile", CONFIGURATION);
    }

    /** Spring Boot is told by a property of its own, and warns about this one. */
    static void handOver() {
        System.clearProperty("logback.configurationFile");
    }
}
