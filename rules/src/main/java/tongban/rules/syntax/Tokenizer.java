package tongban.rules.syntax;

import java.util.ArrayList;
import java.util.List;
import tongban.rules.syntax.Token.Kind;

/**
 * Cuts FEEL text into tokens. Names are cut at every blank and symbol; which tokens together are a
 * name is the parser's business, since it depends on the scope.
 */
final class Tokenizer {
    static final int TOKENS_MAX = 50_000;
    private static final String[] SYMBOLS = {"**", "..", "<=", ">=", "!=", "->"};

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens of the text, the last of kind END. */
    static List<Token> tokens(String text) throws SyntaxException {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() throws SyntaxException {
        while (skipBlanks()) {
            int start = at;
            int c = text.codePointAt(at);
            if (c == '"') tokens.add(string());
            else if (isDigit(c)
                    || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))))
                tokens.add(number());
            else if (c == '?') add(Kind.NAME, start, at + 1);
            else if (isNameStart(c)) name();
            else symbol(c);
            if (tokens.size() > TOKENS_MAX)
                throw new SyntaxException(
                        at,
                        "表达式超过 " + TOKENS_MAX + " 个词。",
                        "The expression has more than " + TOKENS_MAX + " tokens.");
        }
        tokens.add(new Token(Kind.END, "", text.length()));
    }

    private void add(Kind kind, int start, int end) {
        tokens.add(new Token(kind, text.substring(start, end), start));
        at = end;
    }

    private boolean skipBlanks() throws SyntaxException {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isBlank(c)) {
                at += Character.charCount(c);
            } else if (text.startsWith("//", at)) {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r')
                    at++;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) throw new SyntaxException(at, "注释没有结束。", "The comment is not closed.");
                at = end + 2;
            } else {
                return true;
            }
        }
        return false;
    }

    static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == 0x85
                || c == 0xFEFF
                || c == 0x180E;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(int c) {
        return c == '_' || Character.isLetter(c) || (c >= 0x200C && c <= 0x200D) || c >= 0x10000;
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c)
                || Character.isDigit(c)
                || c == 0xB7
                || (c >= 0x300 && c <= 0x36F)
                || (c >= 0x203F && c <= 0x2040)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private void name() {
        int end = at;
        while (end < text.length() && isNamePart(text.codePointAt(end)))
            end += Character.charCount(text.codePointAt(end));
        add(Kind.NAME, at, end);
    }

    private Token number() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) at++;
        boolean range = text.startsWith("..", at);
        if (!range
                && at + 1 < text.length()
                && text.charAt(at) == '.'
                && isDigit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) at++;
        }
        exponent();
        return new Token(Kind.NUMBER, text.substring(start, at), start);
    }

    private void exponent() {
        if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) return;
        int digits = at + 1;
        if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-'))
            digits++;
        if (digits >= text.length() || !isDigit(text.charAt(digits))) return;
        at = digits;
        while (at < text.length() && isDigit(text.charAt(at))) at++;
    }

    private Token string() throws SyntaxException {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (true) {
            if (at >= text.length())
                throw new SyntaxException(start, "字符串没有结束的引号。", "The string has no closing quote.");
            char c = text.charAt(at++);
            if (c == '"') return new Token(Kind.TEXT, content.toString(), start);
            if (c != '\\' || at >= text.length()) content.append(c);
            else escape(content);
        }
    }

    /** FEEL's escapes; a backslash before anything else stays, as regular expressions need it. */
    private void escape(StringBuilder content) {
        char c = text.charAt(at++);
        switch (c) {
            case '"', '\\', '\'' -> content.append(c);
            case 'n' -> content.append('\n');
            case 't' -> content.append('\t');
            case 'r' -> content.append('\r');
            case 'b' -> content.append('\b');
            case 'f' -> content.append('\f');
            case 'u' -> hex(content, c, 4);
            case 'U' -> hex(content, c, 6);
            default -> content.append('\\').append(c);
        }
    }

    private void hex(StringBuilder content, char letter, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), 16) : -1;
            if (digit < 0) {
                content.append('\\').append(letter);
                return;
            }
            value = value * 16 + digit;
        }
        if (!Character.isValidCodePoint(value)) {
            content.append('\\').append(letter);
            return;
        }
        content.appendCodePoint(value);
        at += digits;
    }

    private void symbol(int c) {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                add(Kind.SYMBOL, at, at + symbol.length());
                return;
            }
        }
        add(Kind.SYMBOL, at, at + Character.charCount(c));
    }
}
