package tongban.node.hotline;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a text is found by: each pair of neighbouring Chinese signs, and each word of letters and
 * digits. Chinese has no blanks, so that a pair is the shortest thing that means something.
 */
final class Grams {
    static final int GRAMS_MAX = 400;
    private static final int WORD_LENGTH_MAX = 40;

    private Grams() {}

    static Set<String> of(String text) {
        Set<String> grams = new LinkedHashSet<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder word = new StringBuilder();
        int before = -1;
        for (int sign : plain.codePoints().toArray()) {
            boolean han = Character.isIdeographic(sign);
            if (han && before >= 0) {
                add(grams, Character.toString(before) + Character.toString(sign));
            }
            if (!han && Character.isLetterOrDigit(sign)) {
                word.appendCodePoint(sign);
            } else if (!word.isEmpty()) {
                add(grams, word.toString());
                word.setLength(0);
            }
            before = han ? sign : -1;
        }
        if (!word.isEmpty()) {
            add(grams, word.toString());
        }
        return grams;
    }

    private static void add(Set<String> grams, String gram) {
        if (grams.size() < GRAMS_MAX && gram.length() > 1 && gram.length() <= WORD_LENGTH_MAX) {
            grams.add(gram);
        }
    }
}
