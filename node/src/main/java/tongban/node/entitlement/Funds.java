package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import tongban.node.casework.Problem;

/** Watches over the money of some schemes: asked before a run starts, in its transaction. */
public interface Funds {

    /**
     * What forbids to pay so much.
     *
     * @param fund whose money alone it is, by division code as the entitlement names it; empty
     *     where the shares of the scheme settle it
     * @param needed yuan that the run pays, with what other runs of the scheme that go on still pay
     * @return empty where nothing does, or the scheme is none of its own
     */
    List<Problem> against(String scheme, String fund, YearMonth month, BigDecimal needed);

    /**
     * What forbids to pay somebody's award into an account.
     *
     * @param beneficiary whose award it is, by name
     * @param holder in whose name the account is
     * @return empty where nothing does, or the scheme is none of its own
     */
    default List<Problem> againstHolder(String scheme, String beneficiary, String holder) {
        return List.of();
    }
}
