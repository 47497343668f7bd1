package tongban.rules.interpret;

import java.util.Arrays;
import java.util.List;
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

    private final Regex whole;
    private final int groups;
    private final boolean ignoringCase;
    private final boolean lines;

    private Backtracking(Regex whole, int groups, String flags) {
        this.whole = whole;
        this.groups = groups;
        this.ignoringCase = flags.contains("i");
        this.lines = flags.contains("m");
    }

    /**
     * @param flags of {@code smi}; blanks are gone already
     * @return null where the pattern is not valid
     */
    static @Nullable Backtracking read(String pattern, String flags) {
        RegexReader reader = new RegexReader(pattern, flags);
        Regex whole = reader.read();
        return whole == null ? null : new Backtracking(whole, reader.groups(), flags);
    }

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

        boolean matches(Regex node, int at, Rest rest) {
            step();
            return switch (node) {
                case Regex.One one -> {
                    int end = afterOne(one, at);
                    yield end >= 0 && rest.matches(end);
                }
                case Regex.Sequence s -> sequence(s.parts(), 0, at, rest);
                case Regex.Choice c -> {
                    for (Regex branch : c.branches()) if (matches(branch, at, rest)) yield true;
                    yield false;
                }
                case Regex.Group g -> group(g, at, rest);
                case Regex.Repeat r ->
                        r.of() instanceof Regex.One one
                                ? characters(r, one, at, rest)
                                : repeated(r, 0, at, rest);
                case Regex.Reference r -> {
                    int end = afterAgain(r.group(), at);
                    yield end >= 0 && rest.matches(end);
                }
                case Regex.Start _ ->
                        (at == 0 || (lines && text.charAt(at - 1) == '\n')) && rest.matches(at);
                case Regex.End _ ->
                        (at == text.length() || (lines && text.charAt(at) == '\n'))
                                && rest.matches(at);
            };
        }

        private int afterOne(Regex.One one, int at) {
            if (at >= text.length()) return -1;
            int c = text.codePointAt(at);
            return one.is().test(c) ? at + Character.charCount(c) : -1;
        }

        private boolean sequence(List<Regex> parts, int from, int at, Rest rest) {
            return from == parts.size()
                    ? rest.matches(at)
                    : matches(parts.get(from), at, next -> sequence(parts, from + 1, next, rest));
        }

        private boolean group(Regex.Group g, int at, Rest rest) {
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
        private boolean characters(Regex.Repeat r, Regex.One one, int at, Rest rest) {
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
        private boolean repeated(Regex.Repeat r, int done, int at, Rest rest) {
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
