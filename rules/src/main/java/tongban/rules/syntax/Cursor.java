package tongban.rules.syntax;

import java.util.List;
import tongban.rules.syntax.Token.Kind;

/** A place in a list of tokens. */
class Cursor {
    final List<Token> tokens;
    int at;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) at++;
        return token;
    }

    boolean accept(String symbol) {
        if (!peek().is(symbol)) return false;
        at++;
        return true;
    }

    void expect(String symbol) throws SyntaxException {
        if (!accept(symbol))
            throw error(
                    "此处应为“%s”，而不是“%s”。".formatted(symbol, peek().text()),
                    "'%s' is expected here, not '%s'.".formatted(symbol, peek().text()));
    }

    void expectEnd() throws SyntaxException {
        if (peek().kind() != Kind.END)
            throw error(
                    "表达式在“%s”之前已经完整。".formatted(peek().text()),
                    "The expression is complete before '%s'.".formatted(peek().text()));
    }

    SyntaxException error(String zh, String en) {
        return errorAt(peek(), zh, en);
    }

    static SyntaxException errorAt(Token token, String zh, String en) {
        return new SyntaxException(token.start(), zh, en);
    }

    /** The index of the colon after a parameter's name, or -1 where none follows. */
    int namedArgument() {
        if (peek().kind() != Kind.NAME) return -1;
        for (int i = at; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(":")) return i;
            boolean ofName =
                    token.kind() == Kind.NAME
                            || token.kind() == Kind.NUMBER
                            || token.is("-")
                            || token.is("'")
                            || token.is("+")
                            || token.is("/")
                            || token.is("*")
                            || token.is(".");
            if (!ofName) return -1;
        }
        return -1;
    }

    /** The text of tokens as one name: blanks between words, none around symbols. */
    String text(int from, int to) {
        StringBuilder name = new StringBuilder();
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (i > from) {
                Token before = tokens.get(i - 1);
                boolean apart = token.start() > before.start() + before.text().length();
                if (apart) name.append(' ');
            }
            name.append(token.text());
        }
        return name.toString();
    }
}
