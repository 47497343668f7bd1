package tongban.node.project;

import java.util.Optional;
import tongban.service.text.Words;

/** To whom a problem of a project has risen; the layers of the circle's coordination, in order. */
public enum CoordinationLevel {
    OWNER_BODY("责任单位", "owner body"),
    SPECIAL_GROUP("专项工作组", "special working group"),
    JOINT_OFFICE("联合办公室", "joint office"),
    VICE_GOVERNORS("常务副省市长协调会议", "coordination meeting of the executive vice governors"),
    CONFERENCE("党政联席会议", "joint conference");

    private final Words words;

    CoordinationLevel(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }

    /** The level above; empty for the highest. */
    public Optional<CoordinationLevel> above() {
        return ordinal() + 1 < values().length
                ? Optional.of(values()[ordinal() + 1])
                : Optional.empty();
    }
}
