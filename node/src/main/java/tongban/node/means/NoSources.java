package tongban.node.means;

import java.time.Instant;
import java.util.List;

/** No source is connected: nothing is asked, and pages say so. */
final class NoSources implements SourcePort {
    @Override
    public boolean isConnected(CheckSource source) {
        return false;
    }

    @Override
    public boolean isSimulated() {
        return false;
    }

    @Override
    public Reply ask(Question question) {
        return new Reply.Unreachable();
    }

    @Override
    public List<Delivery> deliveries(List<Awaited> awaited, Instant now) {
        return List.of();
    }
}
