package tongban.node.exchange;

import tongban.service.text.Words;

/**
 * A column of an exchange table.
 *
 * @param max characters at most; 0 where the kind says it
 * @param codes the code list of a {@link Kind#CODE}, else {@link Codes#YES_NO} unused
 */
record Column(String name, Words words, Kind kind, int max, Codes codes, boolean required) {

    /** What a value has to look like; all travel as text. */
    enum Kind {
        TEXT,
        CODE,
        /** {@code 2026-11-25}. */
        DAY,
        /** {@code 2026-11-25 15:04:05}, in the one time of the two provinces. */
        MOMENT,
        /** Whole, not negative. */
        NUMBER,
        /** A UUID. */
        GUID
    }

    static Column text(String name, String zh, String en, int max) {
        return new Column(name, Words.of(zh, en), Kind.TEXT, max, Codes.YES_NO, false);
    }

    static Column code(String name, String zh, String en, Codes codes) {
        return new Column(name, Words.of(zh, en), Kind.CODE, 0, codes, false);
    }

    static Column day(String name, String zh, String en) {
        return new Column(name, Words.of(zh, en), Kind.DAY, 0, Codes.YES_NO, false);
    }

    static Column moment(String name, String zh, String en) {
        return new Column(name, Words.of(zh, en), Kind.MOMENT, 0, Codes.YES_NO, false);
    }

    static Column number(String name, String zh, String en) {
        return new Column(name, Words.of(zh, en), Kind.NUMBER, 0, Codes.YES_NO, false);
    }

    static Column guid(String name, String zh, String en) {
        return new Column(name, Words.of(zh, en), Kind.GUID, 0, Codes.YES_NO, false);
    }

    Column must() {
        return new Column(name, words, kind, max, codes, true);
    }
}
