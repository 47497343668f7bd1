package tongban.node.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an enterprise was granted of a policy before, read off the ledger; in an open transaction. A
 * grant belongs to the year of its application. What came to nothing, or was revoked, is none.
 */
final class JdbcPolicyAwards {
    /** What makes an entitlement e a grant. */
    static final String STANDS =
            """
            (e.attention is distinct from 'REVOKED'
               and (e.paid > 0 or e.attention = 'AMOUNT'
                    or exists (select 1 from entitlement_span s where s.entitlement = e.number and s.what = 'AWARDED')))
            """;

    private static final String GRANTS =
            "from entitlement e where e.beneficiary_index = ? and e.service_id = ? and " + STANDS;

    private final JdbcClient jdbc;

    JdbcPolicyAwards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many stand against another one.
     *
     * @param enterprise keyed hash of its credit code
     * @param year of the application
     * @param but the case that is looked at, which does not stand against itself
     */
    int against(Policy policy, byte[] enterprise, int year, Optional<UUID> but) {
        return switch (policy.times()) {
            case UNSAID -> 0;
            case ONCE, YEARLY ->
                    jdbc.sql(
                                    "select count(*) "
                                            + GRANTS
                                            + " and (? or extract(year from e.applied_on) = ?) and e.case_id is distinct from ?::uuid")
                            .params(
                                    Arrays.asList(
                                            enterprise,
                                            policy.service(),
                                            policy.times() == Policy.Times.ONCE,
                                            year,
                                            but.orElse(null)))
                            .query(Integer.class)
                            .single();
        };
    }

    /** Whether what is given once was granted in an earlier year: nobody qualifies for it again. */
    boolean isOver(Policy policy, byte[] enterprise, int year) {
        return policy.times() == Policy.Times.ONCE
                && jdbc.sql(
                                "select exists (select 1 "
                                        + GRANTS
                                        + " and extract(year from e.applied_on) < ?)")
                        .params(enterprise, policy.service(), year)
                        .query(Boolean.class)
                        .single();
    }

    /** Keyed hash of who applied; empty once the case is erased. */
    Optional<byte[]> applicant(UUID caseId) {
        return jdbc.sql(
                        "select applicant_index from case_file where id = ? and applicant_index is not null")
                .param(caseId)
                .query(byte[].class)
                .optional();
    }
}
