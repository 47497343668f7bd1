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

    /**
     * Whose register somebody reads: an official his own side's, anybody else the one that he asks
     * for.
     *
     * @param wanted 50 or 51; anything else leaves it to where the reader is registered
     */
    public static Jurisdiction sideRead(@Nullable Actor reader, String wanted) {
        if (reader != null && !reader.is(Role.RESIDENT)) {
            return reader.jurisdiction();
        }
        return switch (wanted) {
            case "50" -> Jurisdiction.CHONGQING;
            case "51" -> Jurisdiction.SICHUAN;
            default -> reader == null ? Jurisdiction.SICHUAN : reader.jurisdiction();
        };
    }

    /** Whether an official of that side reads: he sees more than is shown to everybody. */
    public static boolean isOfficialOf(Jurisdiction side, @Nullable Actor reader) {
        return reader != null && !reader.is(Role.RESIDENT) && reader.jurisdiction() == side;
    }

    /**
     * Who reads what a side shows to everybody: its official for himself, for anybody else the
     * node.
     */
    public static Actor readerOf(Jurisdiction side, @Nullable Actor reader) {
        return reader != null && isOfficialOf(side, reader) ? reader : system(side);
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
