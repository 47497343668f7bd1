package tongban.node.policy;

import java.time.LocalDate;
import java.util.List;
import tongban.node.identity.Jurisdiction;

/**
 * Whose budget pays a grant: of whose document it was taken in by. What was taken in while a county
 * had the policy in force is paid by the county, whatever became of its document since; the day on
 * which a document is taken down is not its own any more.
 */
final class PayingArea {
    private final JdbcPolicyDocuments documents;
    private final Areas areas;

    PayingArea(JdbcPolicyDocuments documents, Areas areas) {
        this.documents = documents;
        this.areas = areas;
    }

    /**
     * In the open transaction.
     *
     * @param place for which it was applied
     * @return division code without padding; the side's where nobody had it in force then
     */
    String of(String service, Jurisdiction side, String place, LocalDate appliedOn) {
        List<PolicyDocument> published = documents.published(side, service);
        return areas.nearest(
                        areas.path(place, appliedOn),
                        appliedOn,
                        published,
                        PolicyDocument::area,
                        d -> d.wasInForce(appliedOn))
                .map(PolicyDocument::area)
                .orElse(side.code());
    }
}
