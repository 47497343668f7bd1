package tongban.node.casework;

import tongban.service.text.Words;

/** What one side said to a letter that it will never apply. */
public record Refusal(String code, Words what) {
    private static final String LANGUAGES = "\n";

    /** The code, then a line in either language. */
    public String noted() {
        return code + " " + what.zh() + (what.en().equals(what.zh()) ? "" : LANGUAGES + what.en());
    }

    /** What an older release noted has the Chinese line alone. */
    public static Refusal of(String noted) {
        int code = noted.indexOf(' ');
        String said = noted.substring(code + 1);
        int english = said.indexOf(LANGUAGES);
        return new Refusal(
                noted.substring(0, Math.max(code, 0)),
                english < 0
                        ? Words.same(said)
                        : Words.of(
                                said.substring(0, english),
                                said.substring(english + LANGUAGES.length())));
    }
}
