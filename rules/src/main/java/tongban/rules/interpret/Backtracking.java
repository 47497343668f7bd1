package tongban.rules.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tongban.rules.LimitExceededException;

/**
 * A regular expression of XPath that no linear engine can run, because it refers back to a group or
 * takes a class from a class. It is tried step by step, and each step counts, also one that
 * consumes nothing. A reference to a group that took no part matches nothing at all (XPath and
 * XQuery Functions 3.1, section 5.6.1).
 */
final class Backtracking {

    /** What is asked after a part has matched: whether the rest does, from there on. */
    @FunctionalInterface
    private interface Rest {
        boolean matches(int at);
    }

    private sealed interface Node {}

    /** One character. */
    private record One(IntPredicate is) implements Node {}

    private record Sequence(List<Node> parts) implements Node {}

    private record Choice(List<Node> branches) implements Node {}

    /** A group; number 0 where it captures nothing. */
    private record Group(int number, Node of) implements Node {}

    private record Repeat(Node of, int min, int max, boolean greedy) implements Node {}

    private record Reference(int group) implements Node {}

    private record Start() implements Node {}

    private record End() implements Node {}

    private final Node whole;
    private final int groups;
    private final boolean ignoringCase;
    private final boolean lines;

    private Backtracking(Reader reader, Node whole) {
        this.whole = whole;
        this.groups = reader.groups;
        this.ignoringCase = reader.flags.contains("i");
        this.lines = reader.flags.contains("m");
    }

    /**
     * @param flags of {@code smi}; blanks are gone already
     * @return null where the pattern is not valid
     */
    static @Nullable Backtracking read(String pattern, String flags) {
        try {
            Reader reader = new Reader(pattern, flags);
            Node whole = reader.choice();
            return reader.at == pattern.length() ? new Backtracking(reader, whole) : null;
        } catch (Invalid _) {
            return null;
        }
    }

    /** The pattern breaks the grammar. */
    private static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid() {
            super(null, null, false, false);
        }
    }

    // ------------------------------------------------------------------ reading

    private static final class Reader {
        private static final int UNBOUNDED = Integer.MAX_VALUE;
        private static final String ESCAPED = "\\|.-^?*+{}()[]$";

        private final String pattern;
        private final String flags;
        private final List<Integer> closed = new ArrayList<>();
        private int at;
        private int groups;

        Reader(String pattern, String flags) {
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

        Node choice() {
            List<Node> branches = new ArrayList<>(List.of(sequence()));
            while (take("|")) branches.add(sequence());
            return branches.size() == 1 ? branches.getFirst() : new Choice(branches);
        }

        private Node sequence() {
            List<Node> parts = new ArrayList<>();
            while (peek() >= 0 && peek() != '|' && peek() != ')') parts.add(piece());
            return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
        }

        private Node piece() {
            Node atom = atom();
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
            return new Repeat(atom, min, max, !take("?"));
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

        private Node atom() {
            int c = peek();
            switch (c) {
                case '(' -> {
                    at++;
                    int number = take("?:") ? 0 : ++groups;
                    Node of = choice();
                    if (!take(")")) throw new Invalid();
                    if (number > 0) closed.add(number);
                    return new Group(number, of);
                }
                case '[' -> {
                    return oneOf(afterClass());
                }
                case '\\' -> {
                    return escaped();
                }
                case '^' -> {
                    at++;
                    return new Start();
                }
                case '$' -> {
                    at++;
                    return new End();
                }
                case '.' -> {
                    at++;
                    boolean all = flags.contains("s");
                    return new One(x -> all || (x != '\n' && x != '\r'));
                }
                case '?', '*', '+', '{', '}', ']' -> throw new Invalid();
                default -> {
                    at += Character.charCount(c);
                    return letter(c);
                }
            }
        }

        private Node letter(int c) {
            if (!flags.contains("i")) return new One(x -> x == c);
            int folded = Cases.folded(c);
            return new One(x -> x == c || Cases.folded(x) == folded);
        }

        private Node escaped() {
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
        private Node reference() {
            at++;
            int group = pattern.charAt(at++) - '0';
            while (at < pattern.length()
                    && isDigit(pattern.charAt(at))
                    && group * 10 + pattern.charAt(at) - '0' <= groups)
                group = group * 10 + pattern.charAt(at++) - '0';
            if (!closed.contains(group)) throw new Invalid();
            return new Reference(group);
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
        private Node oneOf(int end) {
            String written = pattern.substring(at, end);
            at = end;
            try {
                var one =
                        java.util.regex.Pattern.compile(
                                        Patterns.translate(written, false, flags.contains("i")))
                                .asMatchPredicate();
                return new One(x -> one.test(Character.toString(x)));
            } catch (java.util.regex.PatternSyntaxException _) {
                throw new Invalid();
            }
        }
    }

    // ------------------------------------------------------------------ matching

    /**
     * The next place where the pattern matches.
     *
     * @param left steps that may still be made, in its only element
     * @return offsets of start and end of the whole and of each group, -1 where a group took no
     *     part; null where there is no such place
     * @throws LimitExceededException if the steps do not suffice, or the nesting is too deep
     */
    int @Nullable [] find(String text, int from, int[] left, int most) {
        try {
            for (int start = from; start <= text.length(); start++) {
                Run run = new Run(text, left, most);
                int[] end = {-1};
                int first = start;
                boolean found =
                        run.matches(
                                whole,
                                first,
                                at -> {
                                    end[0] = at;
                                    return true;
                                });
                if (found) {
                    run.captured[0] = first;
                    run.captured[1] = end[0];
                    return run.captured;
                }
                if (start < text.length() && Character.isHighSurrogate(text.charAt(start))) start++;
            }
            return null;
        } catch (StackOverflowError _) {
            throw new LimitExceededException("patternStepsMax", most);
        }
    }

    private final class Run {
        private final String text;
        private final int[] left;
        private final int most;
        private final int[] captured = new int[2 * (groups + 1)];

        Run(String text, int[] left, int most) {
            this.text = text;
            this.left = left;
            this.most = most;
            Arrays.fill(captured, -1);
        }

        private void step() {
            if (--left[0] < 0) throw new LimitExceededException("patternStepsMax", most);
        }

        boolean matches(Node node, int at, Rest rest) {
            step();
            return switch (node) {
                case One one -> {
                    int end = afterOne(one, at);
                    yield end >= 0 && rest.matches(end);
                }
                case Sequence s -> sequence(s.parts(), 0, at, rest);
                case Choice c -> {
                    for (Node branch : c.branches()) if (matches(branch, at, rest)) yield true;
                    yield false;
                }
                case Group g -> group(g, at, rest);
                case Repeat r ->
                        r.of() instanceof One one
                                ? characters(r, one, at, rest)
                                : repeated(r, 0, at, rest);
                case Reference r -> {
                    int end = afterAgain(r.group(), at);
                    yield end >= 0 && rest.matches(end);
                }
                case Start _ ->
                        (at == 0 || (lines && text.charAt(at - 1) == '\n')) && rest.matches(at);
                case End _ ->
                        (at == text.length() || (lines && text.charAt(at) == '\n'))
                                && rest.matches(at);
            };
        }

        private int afterOne(One one, int at) {
            if (at >= text.length()) return -1;
            int c = text.codePointAt(at);
            return one.is().test(c) ? at + Character.charCount(c) : -1;
        }

        private boolean sequence(List<Node> parts, int from, int at, Rest rest) {
            return from == parts.size()
                    ? rest.matches(at)
                    : matches(parts.get(from), at, next -> sequence(parts, from + 1, next, rest));
        }

        private boolean group(Group g, int at, Rest rest) {
            if (g.number() == 0) return matches(g.of(), at, rest);
            int i = 2 * g.number();
            int start = captured[i];
            int end = captured[i + 1];
            boolean found =
                    matches(
                            g.of(),
                            at,
                            next -> {
                                int startInside = captured[i];
                                int endInside = captured[i + 1];
                                captured[i] = at;
                                captured[i + 1] = next;
                                if (rest.matches(next)) return true;
                                captured[i] = startInside;
                                captured[i + 1] = endInside;
                                return false;
                            });
            if (!found) {
                captured[i] = start;
                captured[i + 1] = end;
            }
            return found;
        }

        /** A repeated character needs no nesting. */
        private boolean characters(Repeat r, One one, int at, Rest rest) {
            int[] ends = new int[16];
            int count = 0;
            ends[0] = at;
            while (count < r.max()) {
                if (!r.greedy() && count >= r.min() && rest.matches(ends[count])) return true;
                step();
                int end = afterOne(one, ends[count]);
                if (end < 0) break;
                if (++count == ends.length) ends = Arrays.copyOf(ends, 2 * count);
                ends[count] = end;
            }
            if (!r.greedy())
                return count == r.max() && count >= r.min() && rest.matches(ends[count]);
            for (; count >= r.min(); count--) {
                step();
                if (rest.matches(ends[count])) return true;
            }
            return false;
        }

        /** A turn that consumes nothing is as good as all that are left. */
        private boolean repeated(Repeat r, int done, int at, Rest rest) {
            step();
            if (done >= r.min() && !r.greedy() && rest.matches(at)) return true;
            if (done < r.max()
                    && matches(
                            r.of(),
                            at,
                            next ->
                                    next == at
                                            ? done < r.min() && rest.matches(next)
                                            : repeated(r, done + 1, next, rest))) return true;
            return done >= r.min() && r.greedy() && rest.matches(at);
        }

        /** Where what a group matched ends when it stands here once more, or -1. */
        private int afterAgain(int group, int at) {
            int start = captured[2 * group];
            if (start < 0) return at;
            int length = captured[2 * group + 1] - start;
            for (int i = 0; i < length; i++) step();
            if (at + length > text.length()) return -1;
            if (!ignoringCase)
                return text.regionMatches(start, text, at, length) ? at + length : -1;
            int[] once = text.substring(start, start + length).codePoints().toArray();
            int[] again = text.substring(at, at + length).codePoints().toArray();
            if (once.length != again.length) return -1;
            for (int i = 0; i < once.length; i++)
                if (Cases.folded(once[i]) != Cases.folded(again[i])) return -1;
            return at + length;
        }
    }
}
