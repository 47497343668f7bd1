package tongban.node.policy;

import java.time.LocalDate;
import java.util.List;
import tongban.node.casework.Admissions;
import tongban.node.casework.Problem;
import tongban.node.catalog.Services;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** A policy is applied for only while the side that decides has it in force. */
final class InForce implements Admissions {
    private final Policies policies;
    private final Services services;
    private final JdbcPolicyBook book;

    InForce(Policies policies, Services services, JdbcPolicyBook book) {
        this.policies = policies;
        this.services = services;
        this.book = book;
    }

    @Override
    public List<Problem> against(String service, Jurisdiction side, LocalDate day) {
        if (policies.find(service).isEmpty()) {
            return List.of();
        }
        List<PolicyDocument> documents = book.published(side, service);
        if (documents.stream().anyMatch(d -> d.standing(day) == PolicyDocument.Standing.IN_FORCE)) {
            return List.of();
        }
        Words name =
                services.get(service).map(s -> s.definition().name()).orElse(Words.same(service));
        return List.of(PolicyProblems.notInForce(name, side, documents.stream().findFirst(), day));
    }
}
