package tongban.node.known;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.node.register.Kind;

/** What of a standard's facts the register or the ledger can say today, and of whom it is read. */
public enum Reading {
    CARD_NUMBER(Room.OWN, Kind.DISABILITY_CARD),
    CARD_UNTIL(Room.OWN, Kind.DISABILITY_CARD),
    CARD_CATEGORY(Room.OWN, Kind.DISABILITY_CARD),
    CARD_GRADE(Room.OWN, Kind.DISABILITY_CARD),
    BORN(Room.OWN, Kind.IDENTITY),
    SETTLEMENT(Room.OWN, Kind.RESIDENCE),
    MEMBERS(Room.HOUSEHOLD, null),
    SAVINGS(Room.HOUSEHOLD, null),
    HOMES(Room.HOUSEHOLD, null),
    VEHICLE(Room.HOUSEHOLD, null),
    WAGES(Room.OWN, Kind.INCOME),
    BUSINESS(Room.OWN, Kind.INCOME),
    PROPERTY_YIELD(Room.OWN, Kind.INCOME),
    TRANSFERS(Room.OWN, Kind.INCOME),
    BASIC_PENSION(Room.OWN, Kind.INCOME),
    PLACEMENT(Room.OWN, Kind.CHILD_STATUS),
    CARE_FORM(Room.OWN, Kind.CHILD_STATUS),
    FULL_TIME(Room.OWN, Kind.ENROLMENT),
    RECEIVING(Room.LEDGER, null),
    PRESENT_AMOUNT(Room.LEDGER, null),
    EXIT_MONTHS(Room.LEDGER, null),
    ROSE_BY_WORK(Room.HOUSEHOLD, null),
    /** Whether, or with how much, he is on one of the schemes that the reading names. */
    ON_SCHEME(Room.LEDGER, null),
    ASSISTANCE_CLASS(Room.LEDGER, null);

    /** Where it stands. */
    enum Room {
        /** His own file. */
        OWN,
        /** The files of his household: not opened for a visitor, who shows his own card alone. */
        HOUSEHOLD,
        /** What he receives. */
        LEDGER
    }

    private final Room room;
    private final Optional<Kind> kind;

    Reading(Room room, @Nullable Kind kind) {
        this.room = room;
        this.kind = Optional.ofNullable(kind);
    }

    Room room() {
        return room;
    }

    /** The records of his own file that say it. */
    Optional<Kind> kind() {
        return kind;
    }
}
