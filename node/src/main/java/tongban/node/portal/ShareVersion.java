package tongban.node.portal;

import java.math.BigDecimal;
import java.util.Optional;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Shares;
import tongban.node.cooperation.Sharing;

/**
 * What a version of a statement comes to.
 *
 * @param entries of each side on which it rests
 * @param before the confirmed version before it, to compare
 */
public record ShareVersion(
        Both<Integer> entries,
        boolean confirmed,
        Sharing.Outcome outcome,
        Optional<Shares> before) {

    /** What each side gets more, or less, than in the version before; in yuan. */
    public Optional<Both<BigDecimal>> difference() {
        return outcome instanceof Sharing.Outcome.Computed(Shares shares)
                ? before.map(b ->
                        new Both<>(
                                shares.shares().chongqing().subtract(b.shares().chongqing()),
                                shares.shares().sichuan().subtract(b.shares().sichuan())))
                : Optional.empty();
    }
}
