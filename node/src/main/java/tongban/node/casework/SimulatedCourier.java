package tongban.node.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tongban.service.text.Words;

/** A courier that is none: numbers begin with DEMO, and every parcel is on its way for two days. */
final class SimulatedCourier implements Courier {
    static final String PREFIX = "DEMO";

    private record Leg(Duration after, Words what) {}

    private static final List<Leg> LEGS =
            List.of(
                    new Leg(Duration.ZERO, Words.of("已揽收（模拟）", "collected (simulated)")),
                    new Leg(
                            Duration.ofHours(18),
                            Words.of("已到达转运中心（模拟）", "at the transfer station (simulated)")),
                    new Leg(
                            Duration.ofHours(42),
                            Words.of("派送中（模拟）", "out for delivery (simulated)")),
                    new Leg(Duration.ofHours(48), Words.of("已投递（模拟）", "handed over (simulated)")));

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isSimulated() {
        return true;
    }

    @Override
    public Words name() {
        return Words.of("模拟快递（演示用，不会真的寄送）", "simulated courier (nothing is really sent)");
    }

    @Override
    public String order(UUID parcel) {
        long number =
                Math.floorMod(
                        parcel.getMostSignificantBits() ^ parcel.getLeastSignificantBits(),
                        1_000_000_000_000L);
        return PREFIX + "%012d".formatted(number);
    }

    /** Whether a number is one that no courier gave: it begins so. */
    static boolean made(String waybill) {
        return waybill.startsWith(PREFIX);
    }

    @Override
    public List<Stop> track(String waybill, Instant sentAt, Instant now) {
        List<Stop> stops = new ArrayList<>();
        if (made(waybill)) {
            for (Leg leg : LEGS) {
                Instant at = sentAt.plus(leg.after());
                if (!at.isAfter(now)) {
                    stops.add(new Stop(at, leg.what()));
                }
            }
        }
        return stops;
    }
}
