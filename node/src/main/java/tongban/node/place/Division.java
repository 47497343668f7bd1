package tongban.node.place;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.service.place.Level;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * One version of a division: a place as it was called, coded and subordinated for a while. A
 * village whose town moved has two versions under one code, with different parents.
 *
 * @param code without trailing zeros: 2, 4, 6, 9 or 12 digits
 * @param name as the source has it, e.g. 高滩镇
 * @param english romanised name, e.g. Gaotan Town; the Chinese name for villages
 * @param parentCode the division above in this period; null for the two provinces
 * @param valid half-open; without a start where nobody collected when the division began
 */
public record Division(
        String code,
        String name,
        String english,
        Level level,
        @Nullable String parentCode,
        Period valid,
        CodeState codeState) {

    /** How far the code can be trusted. */
    public enum CodeState {
        /** The code that the source gives for this period. */
        OFFICIAL,
        /** The place goes on, and the code it got instead was not found: the old one stands in. */
        LEGACY
    }

    static final Words NOT_COLLECTED = new Words("未采集", "not collected");

    public Division {
        Objects.requireNonNull(name);
        Objects.requireNonNull(english);
        Objects.requireNonNull(valid);
        Objects.requireNonNull(codeState);
        if (code.length() != Divisions.digits(level)
                || (parentCode == null) != (level == Level.PROVINCE)) {
            throw new IllegalArgumentException("Not a division: " + code + " at level " + level);
        }
    }

    public Optional<String> parent() {
        return Optional.ofNullable(parentCode);
    }

    /** "50" or "51": the side of the border, and the owner of every row about this place. */
    public String jurisdiction() {
        return code.substring(0, 2);
    }

    /** The code padded with zeros to 12 digits, as catalogues and cases write it. */
    public String code12() {
        return code + "0".repeat(12 - code.length());
    }

    /** The new code of this place, as far as it is known: never an invented one. */
    public Words newCode() {
        return codeState == CodeState.LEGACY
                ? new Words(
                        "沿用旧代码，新代码" + NOT_COLLECTED.zh(),
                        "old code stands in, new code " + NOT_COLLECTED.en())
                : new Words(code, code);
    }

    /** 5001 and 5002 group Chongqing's districts and counties; nobody governs there. */
    boolean isGrouping() {
        return level == Level.CITY && code.startsWith("50");
    }
}
