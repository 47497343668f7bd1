package tongban.node.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tongban.node.identity.Jurisdiction;
import tongban.service.place.PlacePath;

/**
 * Whose budget pays a grant: of whose document it was taken in by. What was taken in while a county
 * had the policy in force is paid by the county, whatever became of its document since. On the day
 * on which a document is taken down another one pays that is in force that day; where there is
 * none, it was the one that took the application in, and pays it.
 */
final class PayingArea {
    private final JdbcPolicyDocuments documents;
    private final Areas areas;
    private final Clock clock;

    PayingArea(JdbcPolicyDocuments documents, Areas areas, Clock clock) {
        this.documents = documents;
        this.areas = areas;
        this.clock = clock;
    }

    /**
     * In the open transaction.
     *
     * @param place for which it was applied
     * @return division code without padding, of a division that is there today; the side's where
     *     nobody had it in force then
     */
    String of(String service, Jurisdiction side, String place, LocalDate appliedOn) {
        List<PolicyDocument> published = documents.published(side, service);
        PlacePath way = areas.path(place, appliedOn);
        return nearest(published, way, appliedOn, d -> d.takesIn(appliedOn))
                .or(() -> nearest(published, way, appliedOn, d -> d.mayHaveTakenIn(appliedOn)))
                .map(d -> areas.heir(d.area(), place, LocalDate.now(clock)))
                .orElse(side.code());
    }

    private Optional<PolicyDocument> nearest(
            List<PolicyDocument> published,
            PlacePath way,
            LocalDate day,
            Predicate<PolicyDocument> of) {
        return areas.nearest(way, day, published, PolicyDocument::area, of);
    }
}
