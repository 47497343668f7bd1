package tongban.node.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One word of a search, matched against a text position by position: a Chinese character matches
 * itself, a letter the first letter of any reading or part of a whole one, so that 残疾人, cjr,
 * canjiren and 残jr find the same. Signs such as brackets in the text are passed over.
 */
final class SearchWord {
    static final int WORDS_MAX = 8;

    /** A longer word is cut: the states of a match have to fit one long. */
    static final int SIGNS_MAX = 60;

    static final int NO_MATCH = Integer.MAX_VALUE;

    // The smaller, the better; a longer way into the text adds to it, below the next step.
    private static final int CHINESE = 0;
    private static final int LETTERS = 1_000;
    private static final int SCATTERED = 2_000;
    private static final int PLACES_MAX = 900;
    private static final int SCATTERED_SIGNS_MAX = 12;

    private final String word;
    private final boolean chinese;
    private final boolean letters;
    private final long mask;

    private SearchWord(String word) {
        this.word = word;
        this.chinese = word.chars().anyMatch(c -> Readings.isHan((char) c));
        this.letters = word.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        long m = 0;
        for (int i = 0; i < word.length(); i++) {
            if (Readings.isHan(word.charAt(i))) {
                m |= bit(word.charAt(i));
            }
        }
        this.mask = m;
    }

    /**
     * The words of what somebody typed, at most {@link #WORDS_MAX}; full-width signs count as plain
     * ones.
     */
    static List<SearchWord> of(String typed) {
        List<SearchWord> words = new ArrayList<>();
        for (String word : folded(typed).split("[\\s,，、。;；]+")) {
            if (!word.isEmpty() && words.size() < WORDS_MAX) {
                words.add(new SearchWord(word.substring(0, Math.min(word.length(), SIGNS_MAX))));
            }
        }
        return words;
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /**
     * The Chinese characters of a text as a set of 64: if a word's are not among them, it cannot
     * match.
     */
    static long mask(String text) {
        long m = 0;
        for (int i = 0; i < text.length(); i++) {
            m |= bit(text.charAt(i));
        }
        return m;
    }

    private static long bit(char c) {
        return 1L << (c * 0x9E3779B1 >>> 26);
    }

    boolean isCode() {
        return !chinese && word.length() >= 4 && word.chars().anyMatch(Character::isDigit);
    }

    String text() {
        return word;
    }

    /**
     * How well the word matches {@code text}: the smaller the better, {@link #NO_MATCH} if not at
     * all.
     *
     * @param text folded
     * @param textMask of {@code text}
     */
    int match(String text, long textMask) {
        if ((mask & ~textMask) != 0) {
            return NO_MATCH;
        }
        int plain = text.indexOf(word);
        if (plain >= 0) {
            return CHINESE + Math.min(plain, PLACES_MAX);
        }
        if (letters) {
            int at = inLetters(text);
            return at == NO_MATCH ? at : LETTERS + Math.min(at, PLACES_MAX);
        } else if (chinese && word.length() <= SCATTERED_SIGNS_MAX) {
            return scattered(text);
        }
        return NO_MATCH;
    }

    /**
     * Where a match ends. All ways to read the text are followed at once, as a set of how much of
     * the word is used up: following one after the other would take exponential time on a name of
     * many readings.
     */
    private int inLetters(String text) {
        long states = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            long next = Character.isLetterOrDigit(c) ? 0 : states;
            for (long left = states | 1; left != 0; left &= left - 1) {
                int from = Long.numberOfTrailingZeros(left);
                char wanted = word.charAt(from);
                if (c == wanted) {
                    next |= 2L << from;
                } else if (Readings.begins(c, wanted)) {
                    // The last syllable may be typed in part; before the end it is one letter or
                    // all of it.
                    next |= 2L << from;
                    for (String reading : Readings.of(c)) {
                        int common = common(reading, from);
                        if (common == reading.length() || from + common == word.length()) {
                            next |= 1L << from + common;
                        }
                    }
                }
            }
            if ((next & 1L << word.length()) != 0) {
                return at;
            }
            states = next & ~1L;
        }
        return NO_MATCH;
    }

    private int common(String reading, int from) {
        int n = 0;
        while (n < reading.length()
                && from + n < word.length()
                && reading.charAt(n) == word.charAt(from + n)) {
            n++;
        }
        return n;
    }

    /** Short names: all signs in order, with gaps. 低保 finds 最低生活保障. */
    private int scattered(String text) {
        int at = -1;
        int first = -1;
        for (int i = 0; i < word.length(); i++) {
            at = text.indexOf(word.charAt(i), at + 1);
            if (at < 0) {
                return NO_MATCH;
            }
            if (first < 0) {
                first = at;
            }
        }
        return SCATTERED + Math.min(at - first, PLACES_MAX);
    }
}
