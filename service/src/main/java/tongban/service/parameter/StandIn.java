package tongban.service.parameter;

import java.util.Locale;

/** What stands in where nobody who may set a parameter has a value in force. */
public enum StandIn {
    /** Nothing: the case is incomplete. */
    NONE,
    /** The value of the nearest place above, though that place does not set it for others. */
    NEAREST,
    /** The floor, shown as demonstration: a floor bounds and does not set. */
    BOUND_AS_DEMONSTRATION,
    /** In a zone of two origins, the better of both values for the person (政策就高不就低). */
    BETTER;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
