package tongban.node.portal;

import java.util.Optional;
import tongban.node.redflag.RedFlag;
import tongban.node.redflag.RedFlags;

/**
 * The filters of the list of hits as an address carries them; only what is recognised counts.
 *
 * @param link the filters again, as the part of an address behind the question mark
 */
record HitFilter(RedFlags.Query query, String link) {

    static HitFilter read(Lists.Filters filters) {
        Optional<RedFlag> flag = RedFlag.of(filters.of("flag"));
        Optional<RedFlags.State> state =
                AddressText.one(RedFlags.State.values(), filters.of("state"));
        return new HitFilter(
                new RedFlags.Query(flag, state, AddressText.page(filters.of("page"))),
                "flag="
                        + flag.map(RedFlag::id).orElse("")
                        + state.map(s -> "&state=" + s).orElse(""));
    }
}
