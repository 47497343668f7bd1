package tongban.node.portal;

import java.time.LocalDate;
import tongban.node.place.Divisions;
import tongban.service.place.Level;
import tongban.service.text.Words;

/** Names of places by code, for templates. */
public record Places(Divisions divisions, LocalDate on) {
    /** The nation and zones have no division; a code that is not known stands for itself. */
    public Words name(String code) {
        return code.matches("[0-9]{2,9}")
                ? padded(code + "0".repeat(12 - code.length()))
                : padded(code);
    }

    private Words padded(String code) {
        Level level = Level.ofCode(code);
        if (level == Level.NATION) return Words.of("全国", "the whole country");
        if (level == Level.ZONE) return Words.same(code);
        return divisions.find(code, on).isPresent()
                ? divisions.fullName(code, on)
                : Words.same(code);
    }
}
