package tongban.service;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a service is, in the elements of the item catalogue.
 *
 * @param id folder name, e.g. {@code disability-subsidies}
 * @param baseCodes national base codes as strings; empty where not collected
 * @param implementationCodes implementation codes by province digits
 * @param localCodes local codes by province digits
 * @param itemType code of the standard's list, e.g. {@code 20} public service, {@code 01} licence
 * @param audience codes of who it is for: 1 natural persons, 2 enterprises, ...
 * @param exercisingLevel 1 nation ... 6 village
 * @param subject social or economic: decides competence within functional zones
 * @param modes ways across places
 * @param charge whether a fee is due
 * @param visits how often the applicant has to come
 * @param instant 即办件 (true) or 承诺件 (false)
 */
public record Identity(
        String id,
        List<String> baseCodes,
        SortedMap<String, List<String>> implementationCodes,
        SortedMap<String, List<String>> localCodes,
        String itemType,
        List<String> audience,
        int exercisingLevel,
        Subject subject,
        List<Mode> modes,
        boolean charge,
        int visits,
        boolean instant) {
    private static final String NATURAL_PERSON = "1";
    private static final String ENTERPRISE = "2";

    /**
     * Social affairs stay with the local governments; economic ones may lie with a zone's
     * committee.
     */
    public enum Subject {
        SOCIAL,
        ECONOMIC
    }

    /** The three ways of handling across places. */
    public enum Mode {
        FULL_ONLINE,
        REMOTE_COLLECTION,
        JOINT
    }

    public Identity {
        Objects.requireNonNull(id, "id");
        baseCodes = List.copyOf(baseCodes);
        implementationCodes =
                java.util.Collections.unmodifiableSortedMap(new TreeMap<>(implementationCodes));
        localCodes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(localCodes));
        audience = List.copyOf(audience);
        modes = List.copyOf(modes);
    }

    /** Whether an enterprise can apply. */
    public boolean isForEnterprises() {
        return audience.contains(ENTERPRISE);
    }

    /** Whether a natural person can apply; if not, enterprises and other bodies alone do. */
    public boolean isForPersons() {
        return audience.contains(NATURAL_PERSON);
    }
}
