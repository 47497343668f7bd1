package tongban.node.place;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the members of a household are registered and live, as far as competence needs it.
 *
 * @param chosen reference of the member at whose hukou the household wants to apply, or null while
 *     nobody said
 */
public record Household(List<Member> members, @Nullable String chosen) {
    public static final int MEMBERS_MAX = 30;

    /**
     * @param ref any reference of the caller's, never a name or an ID number
     * @param hukou division code of the registered place, to the town
     * @param habitualResidence division code, to the town; null while unknown
     */
    public record Member(String ref, String hukou, @Nullable String habitualResidence) {
        Optional<String> livesAt() {
            return Optional.ofNullable(habitualResidence);
        }
    }

    public Household {
        members = List.copyOf(members);
        if (members.isEmpty() || members.size() > MEMBERS_MAX) {
            throw new IllegalArgumentException(
                    "A household has 1 to %d members, not %d"
                            .formatted(MEMBERS_MAX, members.size()));
        }
    }
}
