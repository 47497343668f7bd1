package tongban.node.known;

import java.util.Optional;
import tongban.node.register.Kind;
import tongban.node.register.Particulars;
import tongban.node.register.Particulars.IncomeKind;

/** What of a standard's facts the register or the ledger can say today, and of whom it is read. */
public enum Reading {
    CARD_NUMBER(Kind.DISABILITY_CARD),
    CARD_UNTIL(Kind.DISABILITY_CARD),
    CARD_CATEGORY(Kind.DISABILITY_CARD),
    CARD_GRADE(Kind.DISABILITY_CARD),
    BORN(Kind.IDENTITY),
    SETTLEMENT(Kind.RESIDENCE),
    MEMBERS(Room.HOUSEHOLD),
    SAVINGS(Room.HOUSEHOLD),
    HOMES(Room.HOUSEHOLD),
    VEHICLE(Room.HOUSEHOLD),
    WAGES(Kind.INCOME),
    BUSINESS(Kind.INCOME),
    PROPERTY_YIELD(Kind.INCOME),
    TRANSFERS(Kind.INCOME),
    BASIC_PENSION(Kind.INCOME),
    PLACEMENT(Kind.CHILD_STATUS),
    CARE_FORM(Kind.CHILD_STATUS),
    FULL_TIME(Kind.ENROLMENT),
    RECEIVING(Room.LEDGER),
    PRESENT_AMOUNT(Room.LEDGER),
    EXIT_MONTHS(Room.LEDGER),
    ROSE_BY_WORK(Room.HOUSEHOLD),
    /** Whether, or with how much, he is on one of the schemes that the reading names. */
    ON_SCHEME(Room.LEDGER),
    ASSISTANCE_CLASS(Room.LEDGER);

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

    Reading(Kind kind) {
        this.room = Room.OWN;
        this.kind = Optional.of(kind);
    }

    Reading(Room room) {
        this.room = room;
        this.kind = Optional.empty();
    }

    Room room() {
        return room;
    }

    /** The records of his own file that say it. */
    Optional<Kind> kind() {
        return kind;
    }

    /** Whether it rests on this record: a sum of one kind of income does not on the others. */
    boolean restsOn(Particulars value) {
        if (kind.filter(k -> k == value.kind()).isEmpty()) {
            return false;
        }
        return !(value instanceof Particulars.Income income)
                || switch (this) {
                    case WAGES -> income.income() == IncomeKind.WAGE;
                    case BUSINESS -> income.income() == IncomeKind.BUSINESS;
                    case PROPERTY_YIELD -> income.income() == IncomeKind.PROPERTY;
                    case TRANSFERS ->
                            income.income() == IncomeKind.TRANSFER && !Circle.isPension(income);
                    case BASIC_PENSION ->
                            income.income() == IncomeKind.TRANSFER && Circle.isPension(income);
                    default -> false;
                };
    }
}
