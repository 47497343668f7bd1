package tongban.node.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in a transaction: an account, or the node itself.
 *
 * @param organ id of the body the account works for (see tongban.node.place); null for residents
 *     and the system
 */
public record Actor(
        UUID account,
        String login,
        Role role,
        Jurisdiction jurisdiction,
        @Nullable String organ,
        String nameZh,
        String nameEn) {

    private static final UUID SYSTEM_ACCOUNT = new UUID(0, 0);

    public Actor {
        Objects.requireNonNull(account);
        Objects.requireNonNull(login);
        Objects.requireNonNull(role);
        Objects.requireNonNull(jurisdiction);
        Objects.requireNonNull(nameZh);
        Objects.requireNonNull(nameEn);
    }

    /** The node acting for one side. */
    public static Actor system(Jurisdiction side) {
        return new Actor(SYSTEM_ACCOUNT, "system", Role.SYSTEM, side, null, "系统", "System");
    }

    public Optional<String> worksFor() {
        return Optional.ofNullable(organ);
    }

    public boolean is(Role... roles) {
        for (Role r : roles) {
            if (r == role) {
                return true;
            }
        }
        return false;
    }
}
