package tongban.node.place;

import java.util.Objects;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * A body of the state, or of a zone, at one place.
 *
 * @param id stable: place and department, e.g. {@code 511623:civil-affairs}, {@code
 *     gaozhu:administrative-committee}
 * @param place division code, or the zone's id
 * @param level of the place; {@link Level#ZONE} for the bodies of a zone
 * @param department key, one of {@link Organs#departments()}
 * @param jurisdiction "50" or "51". A zone's body is one body on both sides: the id is the same,
 *     and the jurisdiction says for which side it acts
 */
public record Organ(
        String id,
        String place,
        Level level,
        String department,
        Words name,
        String jurisdiction,
        NameBasis nameBasis) {

    /** What a name rests on. */
    public enum NameBasis {
        /** Given by a published document. */
        DOCUMENT,
        /** Formed from the place and the kind of body, as such bodies are usually called there. */
        DERIVED
    }

    public Organ {
        Objects.requireNonNull(name);
        Objects.requireNonNull(nameBasis);
        if (!id.equals(place + ":" + department) || !jurisdiction.matches("5[01]")) {
            throw new IllegalArgumentException("Not a body: " + id + " for side " + jurisdiction);
        }
    }

    /** Address and telephone: nobody has collected them, and none is made up. */
    public Words contact() {
        return Division.NOT_COLLECTED;
    }
}
