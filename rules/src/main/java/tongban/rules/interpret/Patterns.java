package tongban.rules.interpret;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.rules.LimitExceededException;

/**
 * Regular expressions as XPath has them. They run in linear time; only one that refers back to a
 * group or takes a class from a class, which the linear engine cannot, is tried step by step, with
 * a limit on the steps.
 */
final class Patterns {
    /** Characters of a pattern, and what its counted repetitions may multiply to. */
    static final int LENGTH_MAX = 2_000;

    static final int REPETITIONS_MAX = 2_000;

    /** Steps that compiling counts for. */
    private static final long COST_OF_A_CHARACTER = 10;

    private static final long COST_OF_A_CLASS = 2_500;

    private final com.google.re2j.@Nullable Pattern linear;
    private final @Nullable Backtracking backtracking;
    private final Budget budget;

    private Patterns(
            com.google.re2j.@Nullable Pattern linear,
            @Nullable Backtracking backtracking,
            Budget budget) {
        this.linear = linear;
        this.backtracking = backtracking;
        this.budget = budget;
    }

    /** A pattern compiled, once in an evaluation. */
    static Patterns of(String pattern, String flags, Budget budget) {
        String key = flags + "/" + pattern;
        Patterns known = budget.pattern(key);
        if (known == null) {
            known = compiled(pattern, flags, budget);
            budget.keep(key, known);
        }
        return known;
    }

    private static Patterns compiled(String pattern, String flags, Budget budget) {
        if (pattern.length() > LENGTH_MAX)
            throw new LimitExceededException("Patterns.LENGTH_MAX", LENGTH_MAX);
        if (repetitions(pattern) > REPETITIONS_MAX)
            throw new LimitExceededException("Patterns.REPETITIONS_MAX", REPETITIONS_MAX);
        for (int i = 0; i < flags.length(); i++)
            if ("smix".indexOf(flags.charAt(i)) < 0) throw bad(flags);
        String source = flags.contains("x") ? withoutBlanks(pattern) : pattern;
        if (source.contains("(?") && !source.contains("(?:")) throw bad(pattern);
        try {
            // Which cases a letter has is written out: the engine's own search for them does not
            // end
            // at U+1C80 to U+1C88.
            int options =
                    (flags.contains("s") ? com.google.re2j.Pattern.DOTALL : 0)
                            | (flags.contains("m") ? com.google.re2j.Pattern.MULTILINE : 0);
            boolean ignoringCase = flags.contains("i");
            String translated = translate(source, true, ignoringCase);
            budget.step(cost(source, translated, ignoringCase));
            return new Patterns(com.google.re2j.Pattern.compile(translated, options), null, budget);
        } catch (PatternSyntaxException _) {
            Backtracking backtracking = Backtracking.read(source, flags);
            if (backtracking == null) throw bad(source);
            return new Patterns(null, backtracking, budget);
        }
    }

    /**
     * Compiling takes long by its classes of letters, which are hundreds of ranges each; a class of
     * the source may have got as many other cases.
     */
    private static long cost(String source, String translated, boolean ignoringCase) {
        long classes = ignoringCase ? source.chars().filter(c -> c == '[').count() : 0;
        for (int i = 0; i + 1 < translated.length(); i++)
            if (translated.charAt(i) == '\\' && (translated.charAt(i + 1) | 0x20) == 'p') classes++;
        return COST_OF_A_CHARACTER * translated.length() + COST_OF_A_CLASS * classes;
    }

    private static NotApplicable bad(String pattern) {
        return new NotApplicable(
                "正则表达式无效：" + pattern, "The regular expression is invalid: " + pattern);
    }

    /** The product of all counted repetitions: what the pattern would grow to. */
    private static long repetitions(String pattern) {
        long product = 1;
        java.util.regex.Matcher m =
                java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}")
                        .matcher(pattern);
        long sum = 0;
        while (m.find() && product <= REPETITIONS_MAX) {
            String last = m.group(2) == null || m.group(2).isEmpty() ? m.group(1) : m.group(2);
            long count = Math.max(1, Long.parseLong(last));
            sum += count;
            // only nested repetitions multiply, and only a group can hold one
            if (m.start() > 0 && pattern.charAt(m.start() - 1) == ')') product *= count;
            else product = Math.max(product, count);
        }
        return Math.max(product, sum);
    }

    private static String withoutBlanks(String pattern) {
        StringBuilder out = new StringBuilder();
        int bracket = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                out.append(c).append(pattern.charAt(++i));
                continue;
            }
            if (c == '[') bracket++;
            if (c == ']' && bracket > 0) bracket--;
            if (bracket > 0 || !Character.isWhitespace(c)) out.append(c);
        }
        return out.toString();
    }

    /**
     * The escapes in which XPath's classes differ: digits and words of all scripts, names, class
     * subtraction. Where case is ignored, a class says itself which cases it holds: categories keep
     * theirs (XPath and XQuery Functions 3.1, section 5.6.1.1), and the engines would look up every
     * character of a range. The linear engine is told of every other letter, too, and takes no
     * class from a class.
     */
    static String translate(String pattern, boolean re2, boolean ignoringCase) {
        StringBuilder out = new StringBuilder();
        int bracket = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length() && isClass(pattern.charAt(i + 1))) {
                char letter = pattern.charAt(++i);
                int end = (letter | 0x20) == 'p' ? pattern.indexOf('}', i) : i;
                String category = end < 0 ? pattern.substring(i) : pattern.substring(i, end + 1);
                i += category.length() - 1;
                escape(out, letter, bracket > 0);
                out.append(category, 1, category.length());
                continue;
            }
            if (c == '[') {
                boolean subtraction = bracket > 0 && i > 0 && pattern.charAt(i - 1) == '-';
                boolean negated = i + 1 < pattern.length() && pattern.charAt(i + 1) == '^';
                if (subtraction) {
                    if (re2) throw new PatternSyntaxException("class subtraction", pattern);
                    out.setLength(out.length() - 1);
                    out.append(negated ? "&&[" : "&&[^");
                } else {
                    out.append(negated ? "[^" : "[");
                }
                if (negated) i++;
                bracket++;
                continue;
            }
            if (c == ']' && bracket > 0) {
                bracket--;
                out.append(c);
                continue;
            }
            if (bracket > 0 && ignoringCase && c != '-') {
                i = members(pattern, i, afterMembers(pattern, i), out) - 1;
                continue;
            }
            if (re2 && ignoringCase && Cases.has(pattern.codePointAt(i))) {
                out.append('[');
                i = members(pattern, i, i + Character.charCount(pattern.codePointAt(i)), out) - 1;
                out.append(']');
                continue;
            }
            out.append(c);
            if (c == '\\' && i + 1 < pattern.length()) out.append(pattern.charAt(++i));
        }
        return out.toString();
    }

    /** Whether a letter after a backslash stands for many characters. */
    static boolean isClass(char letter) {
        return "dDwWiIcCsSpP".indexOf(letter) >= 0;
    }

    /**
     * A character or a range of a class, and after it the other cases of its letters.
     *
     * @return where it ends
     */
    private static int members(String pattern, int from, int end, StringBuilder out) {
        int middle = afterOne(pattern, from);
        out.append(pattern, from, end);
        int first = one(pattern, from, middle);
        Cases.of(first, middle < end ? one(pattern, middle + 1, end) : first, out);
        return end;
    }

    /** Where a character of a class ends, or the range that it begins. */
    private static int afterMembers(String pattern, int from) {
        int end = afterOne(pattern, from);
        boolean range =
                end + 1 < pattern.length()
                        && pattern.charAt(end) == '-'
                        && "[]".indexOf(pattern.charAt(end + 1)) < 0
                        && !isClassAt(pattern, end + 1);
        return range ? afterOne(pattern, end + 1) : end;
    }

    private static boolean isClassAt(String pattern, int at) {
        return pattern.charAt(at) == '\\'
                && at + 1 < pattern.length()
                && isClass(pattern.charAt(at + 1));
    }

    private static int afterOne(String pattern, int at) {
        int start = pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? at + 1 : at;
        return start + Character.charCount(pattern.codePointAt(start));
    }

    /** The character that stands from one place to another, escaped or not. */
    private static int one(String pattern, int from, int end) {
        int c = pattern.codePointBefore(end);
        if (pattern.charAt(from) != '\\' || end == from + 1) return c;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    private static void escape(StringBuilder out, char c, boolean inClass) {
        String digits = "\\p{Nd}";
        String word = "\\p{L}\\p{M}\\p{N}\\p{S}";
        switch (c) {
            case 'd' -> out.append(digits);
            case 'D' -> out.append("\\P{Nd}");
            case 'w' -> out.append(inClass ? word : "[" + word + "]");
            case 'W' -> out.append(inClass ? "\\p{P}\\p{Z}\\p{C}" : "[^" + word + "]");
            case 'i' -> out.append(inClass ? "\\p{L}_:" : "[\\p{L}_:]");
            case 'I' -> out.append("[^\\p{L}_:]");
            case 'c' ->
                    out.append(
                            inClass ? "\\p{L}\\p{Nd}\\p{M}_:.\\-" : "[\\p{L}\\p{Nd}\\p{M}_:.\\-]");
            case 'C' -> out.append("[^\\p{L}\\p{Nd}\\p{M}_:.\\-]");
            default -> out.append('\\').append(c);
        }
    }

    /**
     * A place where the pattern matched: offsets of the whole and of each group, -1 where a group
     * took no part.
     */
    record Match(int[] starts, int[] ends) {}

    List<Match> matches(String input, int limit) {
        List<Match> found = new ArrayList<>();
        if (linear != null) {
            budget.step(1 + (long) input.length() * Math.max(1, linear.pattern().length()) / 16);
            com.google.re2j.Matcher m = linear.matcher(input);
            while (found.size() < limit && m.find()) {
                int[] starts = new int[m.groupCount() + 1];
                int[] ends = new int[starts.length];
                for (int g = 0; g < starts.length; g++) {
                    starts[g] = m.start(g);
                    ends[g] = m.end(g);
                }
                found.add(new Match(starts, ends));
            }
            return found;
        }
        if (backtracking == null) return found;
        int most = budget.limits().patternStepsMax();
        int[] left = {most};
        int from = 0;
        while (found.size() < limit && from <= input.length()) {
            int[] next = backtracking.find(input, from, left, most);
            if (next == null) break;
            int[] starts = new int[next.length / 2];
            int[] ends = new int[starts.length];
            for (int g = 0; g < starts.length; g++) {
                starts[g] = next[2 * g];
                ends[g] = next[2 * g + 1];
            }
            found.add(new Match(starts, ends));
            from = ends[0] > starts[0] ? ends[0] : ends[0] + 1;
        }
        budget.step(most - left[0]);
        return found;
    }

    boolean find(String input) {
        return !matches(input, 1).isEmpty();
    }

    List<String> split(String input) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (Match m : matches(input, Integer.MAX_VALUE)) {
            if (m.ends[0] == m.starts[0]) throw bad("");
            parts.add(input.substring(from, m.starts[0]));
            from = m.ends[0];
        }
        parts.add(input.substring(from));
        budget.list(parts.size());
        return parts;
    }

    String replace(String input, String replacement) {
        if (find("")) throw bad("");
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Match m : matches(input, Integer.MAX_VALUE)) {
            out.append(input, from, m.starts[0]);
            expand(replacement, m, input, out);
            budget.text(out.length());
            from = m.ends[0];
        }
        return out.append(input, from, input.length()).toString();
    }

    /**
     * {@code $0} to {@code $99} name groups, as many digits as there are groups; {@code \$} and
     * {@code \\} are literal.
     */
    private static void expand(String replacement, Match m, String input, StringBuilder out) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '\\') {
                if (++i >= replacement.length()
                        || (replacement.charAt(i) != '$' && replacement.charAt(i) != '\\'))
                    throw bad(replacement);
                out.append(replacement.charAt(i));
            } else if (c == '$') {
                if (i + 1 >= replacement.length() || !Character.isDigit(replacement.charAt(i + 1)))
                    throw bad(replacement);
                int group = replacement.charAt(++i) - '0';
                while (i + 1 < replacement.length()
                        && Character.isDigit(replacement.charAt(i + 1))
                        && group * 10 + replacement.charAt(i + 1) - '0' < m.starts.length)
                    group = group * 10 + replacement.charAt(++i) - '0';
                if (group < m.starts.length && m.starts[group] >= 0)
                    out.append(input, m.starts[group], m.ends[group]);
            } else {
                out.append(c);
            }
        }
    }
}
