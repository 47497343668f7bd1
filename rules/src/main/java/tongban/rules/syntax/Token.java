package tongban.rules.syntax;

/** A piece of FEEL text; {@code text} of a string is its content with escapes resolved. */
record Token(Kind kind, String text, int start) {
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SYMBOL,
        END
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
    }
}
