package tongban.node.portal;

import tongban.node.means.MeansChecks;

/**
 * The filters of the list of economic checks as an address carries them; only what is recognised
 * counts.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
record EconomicCheckFilter(MeansChecks.Query query, String link) {
    /** A number that none can be: it finds nothing, and is not shown as "all". */
    static final String NONE = "?";

    private static final String NUMBER = "[A-Za-z0-9-]{1,60}";

    static EconomicCheckFilter read(Lists.Filters filters) {
        String typed = filters.of("number").strip();
        boolean known = typed.isEmpty() || typed.matches(NUMBER);
        MeansChecks.Look look =
                AddressText.one(MeansChecks.Look.values(), filters.of("look"))
                        .orElse(MeansChecks.Look.ALL);
        return new EconomicCheckFilter(
                new MeansChecks.Query(
                        known ? typed : NONE, look, AddressText.page(filters.of("page"))),
                "look=" + look + (known && !typed.isEmpty() ? "&number=" + typed : ""));
    }
}
