package tongban.node.referral;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Grants;
import tongban.node.place.Organ;

/**
 * A granted class proposes what the map opens to it, in the transaction of its decision. Nothing
 * leaves by that: somebody looks and sends.
 */
final class JdbcReferralGrants implements Grants {
    private final JdbcClient jdbc;
    private final JdbcReferralRows rows;
    private final Assistances assistances;
    private final Clock clock;

    JdbcReferralGrants(
            JdbcClient jdbc, JdbcReferralRows rows, Assistances assistances, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.assistances = assistances;
        this.clock = clock;
    }

    @Override
    public void granted(Grant grant) {
        Optional<JdbcReferralRows.Of> of = rows.caseOf(grant.caseId());
        for (Assistance assistance : assistances.of(grant.service())) {
            Optional<Organ> receiver =
                    rows.receiver(assistance, grant.accepting().id(), LocalDate.now(clock));
            if (of.isPresent()
                    && receiver.isPresent()
                    && !rows.isUnderWay(grant.caseId(), assistance)) {
                Instant now = clock.instant();
                rows.propose(
                        of.get(),
                        assistance,
                        receiver.get(),
                        new Content(
                                grant.applicant(), grant.maskedNumber(), grant.mobile(), "", ""),
                        now);
            }
        }
    }

    @Override
    public void givenAtOnce(Grant grant, String award, BigDecimal amount) {
        // a class is not recognised by it
    }

    @Override
    public void refused(UUID caseId) {
        // what somebody proposed by hand does not rest on the class
    }

    /**
     * What was not sent yet falls with the class; what was sent is for the two bodies to settle.
     */
    @Override
    public void revoked(UUID caseId) {
        jdbc.sql("update referral set state = 'DROPPED' where case_id = ? and state = 'PROPOSED'")
                .param(caseId)
                .update();
    }
}
