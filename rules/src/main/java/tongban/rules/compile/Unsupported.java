package tongban.rules.compile;

import tongban.rules.Diagnostic.Text;

/** A form that the emitter has no bytecode for; it becomes an {@link Uncompiled}. */
final class Unsupported extends RuntimeException {
    private final transient Text why;
    private final int at;

    Unsupported(int at, String zh, String en) {
        super(en, null, false, false);
        this.why = new Text(zh, en);
        this.at = at;
    }

    Text why() {
        return why;
    }

    int at() {
        return at;
    }
}
