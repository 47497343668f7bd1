package tongban.node.entitlement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tongban.node.entitlement.Entitlements.Objection;

/**
 * What is said, sealed under the key of the entitlement.
 *
 * @param place where it hangs, as a row of an earlier release does not say
 * @param objections to it, of which a row of an earlier release knows none
 */
record MeasureSaid(
        String reason,
        String heard,
        String decision,
        @Nullable String place,
        @Nullable List<Objection> objections) {
    List<Objection> against() {
        return objections == null ? List.of() : objections;
    }

    MeasureSaid heard(String what) {
        return new MeasureSaid(reason, what, decision, place, objections);
    }

    MeasureSaid decided(String why) {
        return new MeasureSaid(reason, heard, why, place, objections);
    }

    MeasureSaid posted(String where) {
        return new MeasureSaid(reason, heard, decision, where, objections);
    }

    MeasureSaid with(List<Objection> now) {
        return new MeasureSaid(reason, heard, decision, place, now);
    }
}
