package tongban.rules.interpret;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what XPath takes for a regular expression, blanks that are not meant already gone. */
final class RegexReader {
    private static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final String ESCAPED = "\\|.-^?*+{}()[]$";

    private final String pattern;
    private final String flags;
    private final List<Integer> closed = new ArrayList<>();
    private int at;
    private int groups;

    RegexReader(String pattern, String flags) {
        this.pattern = pattern;
        this.flags = flags;
    }

    private int peek() {
        return at < pattern.length() ? pattern.codePointAt(at) : -1;
    }

    private boolean take(String text) {
        boolean there = pattern.startsWith(text, at);
        if (there) at += text.length();
        return there;
    }

    /** The whole, or null where it breaks the grammar or nests too deeply. */
    @Nullable Regex read() {
        try {
            Regex whole = choice();
            return at == pattern.length() ? whole : null;
        } catch (Invalid | StackOverflowError _) {
            return null;
        }
    }

    /** How many groups it captures. */
    int groups() {
        return groups;
    }

    /** The pattern breaks the grammar. */
    private static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid() {
            super(null, null, false, false);
        }
    }

    private Regex choice() {
        List<Regex> branches = new ArrayList<>(List.of(sequence()));
        while (take("|")) branches.add(sequence());
        return branches.size() == 1 ? branches.getFirst() : new Regex.Choice(branches);
    }

    private Regex sequence() {
        List<Regex> parts = new ArrayList<>();
        while (peek() >= 0 && peek() != '|' && peek() != ')') parts.add(piece());
        return parts.size() == 1 ? parts.getFirst() : new Regex.Sequence(parts);
    }

    private Regex piece() {
        Regex atom = atom();
        int min;
        int max;
        switch (peek()) {
            case '?' -> {
                min = 0;
                max = 1;
            }
            case '*' -> {
                min = 0;
                max = UNBOUNDED;
            }
            case '+' -> {
                min = 1;
                max = UNBOUNDED;
            }
            case '{' -> {
                at++;
                min = number();
                max = take(",") ? (peek() == '}' ? UNBOUNDED : number()) : min;
                if (peek() != '}' || max < min) throw new Invalid();
            }
            default -> {
                return atom;
            }
        }
        at++;
        return new Regex.Repeat(atom, min, max, !take("?"));
    }

    private int number() {
        int from = at;
        while (at < pattern.length() && isDigit(pattern.charAt(at))) at++;
        if (at == from || at - from > 9) throw new Invalid();
        return Integer.parseInt(pattern, from, at, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Regex atom() {
        int c = peek();
        switch (c) {
            case '(' -> {
                at++;
                int number = take("?:") ? 0 : ++groups;
                Regex of = choice();
                if (!take(")")) throw new Invalid();
                if (number > 0) closed.add(number);
                return new Regex.Group(number, of);
            }
            case '[' -> {
                return oneOf(afterClass());
            }
            case '\\' -> {
                return escaped();
            }
            case '^' -> {
                at++;
                return new Regex.Start();
            }
            case '$' -> {
                at++;
                return new Regex.End();
            }
            case '.' -> {
                at++;
                boolean all = flags.contains("s");
                return new Regex.One(x -> all || (x != '\n' && x != '\r'));
            }
            case '?', '*', '+', '{', '}', ']' -> throw new Invalid();
            default -> {
                at += Character.charCount(c);
                return letter(c);
            }
        }
    }

    private Regex letter(int c) {
        if (!flags.contains("i")) return new Regex.One(x -> x == c);
        int folded = Cases.folded(c);
        return new Regex.One(x -> x == c || Cases.folded(x) == folded);
    }

    private Regex escaped() {
        if (at + 1 >= pattern.length()) throw new Invalid();
        char c = pattern.charAt(at + 1);
        if (c >= '1' && c <= '9') return reference();
        if (Patterns.isClass(c)) {
            boolean category = (c | 0x20) == 'p';
            int end = category ? pattern.indexOf('}', at) : at + 1;
            if (end < 0) throw new Invalid();
            return oneOf(end + 1);
        }
        at += 2;
        return switch (c) {
            case 'n' -> letter('\n');
            case 'r' -> letter('\r');
            case 't' -> letter('\t');
            default -> {
                if (ESCAPED.indexOf(c) < 0) throw new Invalid();
                yield letter(c);
            }
        };
    }

    /** As many digits as there are groups before it; one that is still open cannot be meant. */
    private Regex reference() {
        at++;
        int group = pattern.charAt(at++) - '0';
        while (at < pattern.length()
                && isDigit(pattern.charAt(at))
                && group * 10 + pattern.charAt(at) - '0' <= groups)
            group = group * 10 + pattern.charAt(at++) - '0';
        if (!closed.contains(group)) throw new Invalid();
        return new Regex.Reference(group);
    }

    /** Where the class ends that begins here, classes taken from it included. */
    private int afterClass() {
        int depth = 0;
        for (int i = at; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') i++;
            else if (c == '[') depth++;
            else if (c == ']' && --depth == 0) return i + 1;
        }
        throw new Invalid();
    }

    /** A class or a category, which another engine knows how to tell of one character. */
    private Regex oneOf(int end) {
        String written = pattern.substring(at, end);
        at = end;
        try {
            var one =
                    java.util.regex.Pattern.compile(
                                    Patterns.translate(written, false, flags.contains("i")))
                            .asMatchPredicate();
            return new Regex.One(x -> one.test(Character.toString(x)));
        } catch (java.util.regex.PatternSyntaxException _) {
            throw new Invalid();
        }
    }
}
