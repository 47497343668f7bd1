package tongban.node.portal;

import java.time.LocalDate;
import tongban.node.place.Division;
import tongban.node.place.DivisionChange;
import tongban.node.place.Divisions;
import tongban.node.place.Resolution;
import tongban.service.place.Level;
import tongban.service.text.Words;

/** Names of places by code, for templates. */
public record Places(Divisions divisions, LocalDate on) {
    /**
     * The nation and zones have no division. What has ended is called as it last was, and says
     * until when; a code that is not known stands for itself.
     */
    public Words name(String code) {
        return code.matches("[0-9]{2,9}")
                ? padded(code + "0".repeat(12 - code.length()))
                : padded(code);
    }

    private Words padded(String code) {
        Level level = Level.ofCode(code);
        if (level == Level.NATION) return Words.of("全国", "the whole country");
        if (level == Level.ZONE) return Words.same(code);
        return switch (divisions.resolve(code, on)) {
            case Resolution.Found _ -> divisions.fullName(code, on);
            case Resolution.Succeeded(Division last, DivisionChange change, _) ->
                    ended(last.code(), change.on().minusDays(1));
            case Resolution.NotYet _, Resolution.Unknown _ -> Words.same(code);
        };
    }

    private Words ended(String code, LocalDate lastDay) {
        Words name = divisions.fullName(code, lastDay);
        return Words.of(
                name.zh() + "（到 " + lastDay + " 为止）", name.en() + " (until " + lastDay + ")");
    }
}
