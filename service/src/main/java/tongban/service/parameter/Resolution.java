package tongban.service.parameter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import tongban.service.text.Words;

/** What a parameter is worth at a place on a date, and why; or why nobody knows. */
public sealed interface Resolution {

    ParameterDeclaration declaration();

    /** Words for the page: which row, from where, and what was passed over. */
    Words why();

    /** Rows that would have applied and did not, each with the reason. */
    List<PassedOver> passedOver();

    /**
     * A value.
     *
     * @param value FEEL value
     * @param row where it stands
     * @param choice why this row
     * @param day the date that selected it
     * @param dateName that date's name, e.g. {@code entitlement month}
     * @param confidence the row's, or demonstration where a floor stands in
     * @param beyondVerified whether it is used outside the days for which it was verified
     */
    record Resolved(
            ParameterDeclaration declaration,
            Object value,
            ParameterRow row,
            Choice choice,
            LocalDate day,
            String dateName,
            Confidence confidence,
            boolean beyondVerified,
            List<PassedOver> passedOver,
            Words why)
            implements Resolution {
        public Resolved {
            Objects.requireNonNull(value, "value");
            passedOver = List.copyOf(passedOver);
        }
    }

    /** No value in force that anyone may use: the case is incomplete for want of it. */
    record Unresolved(ParameterDeclaration declaration, List<PassedOver> passedOver, Words why)
            implements Resolution {
        public Unresolved {
            passedOver = List.copyOf(passedOver);
        }
    }

    /** A row that did not apply, and why. */
    record PassedOver(ParameterRow row, Words why) {}

    /** Why a row was chosen. */
    enum Choice {
        /** The value set for the place, by itself or by the nearest body above that sets it. */
        OWN,
        /** A superior's later norm beats an older local one. */
        SUPERIOR_LATER,
        /** The nearest place above stands in. */
        NEAREST,
        /** The floor stands in, as demonstration only. */
        BOUND_AS_DEMONSTRATION,
        /** The better of a zone's two origins. */
        BETTER
    }
}
