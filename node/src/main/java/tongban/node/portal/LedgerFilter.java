package tongban.node.portal;

import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Schemes;

/**
 * The filters of the list of entitlements as an address carries them; only what is recognised
 * counts.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
record LedgerFilter(Entitlements.Query query, String link) {

    static LedgerFilter read(Schemes schemes, Lists.Filters filters) {
        String scheme = schemes.find(filters.of("scheme")).map(s -> s.id()).orElse("");
        String number = filters.of("number").strip();
        String known = number.matches("[A-Za-z0-9-]{1,40}") ? number : "";
        Entitlements.Look look = Entitlements.Look.ALL;
        for (Entitlements.Look one : Entitlements.Look.values()) {
            if (one.name().equals(filters.of("look"))) {
                look = one;
            }
        }
        return new LedgerFilter(
                new Entitlements.Query(
                        scheme,
                        // a number that none can be finds nothing, and is not shown as "all"
                        number.isEmpty() || !known.isEmpty() ? known : "?",
                        look,
                        AddressText.page(filters.of("page"))),
                "scheme=" + scheme + "&look=" + look + (known.isEmpty() ? "" : "&number=" + known));
    }
}
