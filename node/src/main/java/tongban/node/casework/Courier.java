package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * A courier, as a port. A demonstration simulates one and says so; any other node says that none is
 * connected, and the number on the parcel is typed by hand.
 */
public interface Courier {

    /** Whether a parcel can be ordered, and followed on its way. */
    boolean isConnected();

    /** Whether nothing is really sent: every number it gives is labelled so. */
    boolean isSimulated();

    /** Who it is, as a page names it; a simulation says that it is one. */
    Words name();

    /**
     * Orders that a parcel be fetched. Asked again for the same one it answers the same.
     *
     * @return the number of the waybill
     * @throws IllegalStateException where none is connected
     */
    String order(UUID parcel);

    /** Where it has been by now, oldest first; empty where that is not known. */
    List<Stop> track(String waybill, Instant sentAt, Instant now);

    /** A number as papers and pages show it: labelled where the simulation made it. */
    static Words shown(String waybill) {
        return SimulatedCourier.made(waybill)
                ? Words.of(waybill + "（模拟）", waybill + " (simulated)")
                : Words.same(waybill);
    }

    /** One stop on its way. */
    record Stop(Instant at, Words what) {}
}
