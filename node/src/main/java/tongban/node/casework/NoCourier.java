package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tongban.service.text.Words;

/** None is connected: numbers are typed, and asked about at the courier's own. */
final class NoCourier implements Courier {
    @Override
    public boolean isConnected() {
        return false;
    }

    @Override
    public boolean isSimulated() {
        return false;
    }

    @Override
    public Words name() {
        return Words.of("没有接入快递公司，单号由人工填写", "no courier is connected: the number is typed");
    }

    @Override
    public String order(UUID parcel) {
        throw new IllegalStateException("CASE-170 no courier is connected");
    }

    @Override
    public List<Stop> track(String waybill, Instant sentAt, Instant now) {
        return List.of();
    }
}
