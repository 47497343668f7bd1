package tongban.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/** The languages in which the texts of a model may be written. */
public enum Dialect {
    /** FEEL, in which what cannot be computed is null. */
    FEEL("https://www.omg.org/spec/DMN/20240513/FEEL/"),

    /**
     * B-FEEL (DMN 1.6, clause 11), in which null stands for missing data only: what cannot be
     * computed is false, zero or empty. It hides faulty facts, so a deployment has to allow it.
     */
    B_FEEL("https://www.omg.org/spec/DMN/20240513/B-FEEL/");

    /** FEEL as the versions of DMN have named it. */
    private static final Pattern FEEL_NAMES =
            Pattern.compile(
                    "(?i)feel|https?://www\\.omg\\.org/spec/(FEEL/\\d{8}|DMN/\\d{8}/S?-?FEEL)/?");

    private static final Pattern B_FEEL_NAMES =
            Pattern.compile("(?i)b-feel|https?://www\\.omg\\.org/spec/DMN/\\d{8}/B-FEEL/?");

    private final String uri;

    Dialect(String uri) {
        this.uri = uri;
    }

    /** What {@code expressionLanguage} says in a DMN 1.6 file. */
    public String uri() {
        return uri;
    }

    /** The dialect of an {@code expressionLanguage}; empty where it is neither. */
    public static Optional<Dialect> of(String expressionLanguage) {
        if (FEEL_NAMES.matcher(expressionLanguage).matches()) return Optional.of(FEEL);
        if (B_FEEL_NAMES.matcher(expressionLanguage).matches()) return Optional.of(B_FEEL);
        return Optional.empty();
    }
}
