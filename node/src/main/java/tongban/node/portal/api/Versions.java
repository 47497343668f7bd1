package tongban.node.portal.api;

import tongban.service.text.Words;

/** The version a caller saw, as it travels in If-Match. */
final class Versions {
    private Versions() {}

    /**
     * @param header {@code "3"}, quoted as an entity tag is, or 3
     */
    static int read(String header) {
        String text = header.strip();
        if (text.startsWith("\"") && text.endsWith("\"") && text.length() > 2) {
            text = text.substring(1, text.length() - 1);
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new ApiFault(locale ->
                    ApiProblem.of(
                            ApiProblem.Kind.MALFORMED,
                            locale,
                            "API-403",
                            "If-Match",
                            new Words("If-Match 不是版本号。", "If-Match is not a version."),
                            new Words(
                                    "填写所见的版本，如 \"3\"。",
                                    "Send the version you saw, such as \"3\".")));
        }
        return Integer.parseInt(text);
    }
}
