package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.cooperation.JdbcDossiers.Stored;

/** The tree of plans and the platforms as they stand on this side, and whether a name fits in. */
final class JdbcNames {
    private final JdbcDossiers dossiers;
    private final Plans shipped;

    JdbcNames(JdbcDossiers dossiers, Plans shipped) {
        this.dossiers = dossiers;
        this.shipped = shipped;
    }

    /** What is shipped, with what was named since. */
    Plans standing() {
        return standing(Optional.empty());
    }

    /**
     * @param without the record that is about to be corrected
     */
    private Plans standing(Optional<UUID> without) {
        Map<UUID, NamedPlan> plans = new LinkedHashMap<>();
        Map<UUID, NamedPlatform> platforms = new LinkedHashMap<>();
        for (Stored stored : dossiers.standing()) {
            if (without.filter(stored.id()::equals).isPresent()) {
                continue;
            }
            if (stored.dossier() instanceof NamedPlan plan) {
                plans.put(stored.id(), plan);
            } else if (stored.dossier() instanceof NamedPlatform platform) {
                platforms.put(stored.id(), platform);
            }
        }
        return shipped.with(plans, platforms);
    }

    /**
     * What stands in the way of a name that is given or corrected here. One after the other, so
     * that two at once do not name one too many.
     */
    List<Problem> unnameable(Optional<UUID> corrected, Act act, LocalDate today) {
        return switch (act) {
            case Act.NamePlan(NamedPlan.Heading h, String why) ->
                    naming(corrected, today).plan(h, Optional.of(why));
            case Act.CorrectPlan(NamedPlan.Heading h, _) ->
                    naming(corrected, today).plan(h, Optional.empty());
            case Act.NamePlatform(NamedPlatform.Heading h, String why) ->
                    naming(corrected, today).platform(h, Optional.of(why));
            case Act.CorrectPlatform(NamedPlatform.Heading h, _) ->
                    naming(corrected, today).platform(h, Optional.empty());
            case Act _ -> List.of();
        };
    }

    private Naming naming(Optional<UUID> corrected, LocalDate today) {
        dossiers.oneNameAtATime();
        return new Naming(standing(corrected), today);
    }
}
