package tongban.node.casework;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import tongban.service.text.Words;

/**
 * The letter to who objected to a notice, of a case or of the end of a benefit: he is a stranger,
 * and learns nothing of the person that the notice did not show him. Read in whatever signs it is
 * written, and however its digits are parted.
 */
public final class ObjectorsLetter {
    /** What a number in it is called, in words: of whom does not matter. */
    public static final Words NUMBER_NAME =
            Words.of("证件、手机或者账户号码", "a number of a person, phone or account");

    /**
     * Of a citizen, a mobile or an account; no notice shows one. A body is named with the number of
     * its hotline, which is shorter.
     */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{11}");

    private final String plain;

    public ObjectorsLetter(String text) {
        this.plain = plain(text);
    }

    /** Without what parts its signs: spaces, dashes, points, and what is not seen at all. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}\\p{Cf}.·]", "")
                .toUpperCase(Locale.ROOT);
    }

    public boolean hasNumber() {
        return NUMBER.matcher(plain).find();
    }

    /** Whether it has these words, which may be blank. */
    public boolean says(String words) {
        String sought = plain(words);
        return !sought.isEmpty() && plain.contains(sought);
    }
}
