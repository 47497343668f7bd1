package tongban.node.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The gateway: the only road to personal data. A key opens for a purpose, and the database writes
 * the journal row in the same transaction or hands out nothing. All calls need an open {@link
 * Walls} transaction.
 */
public interface PersonalData {

    /**
     * Makes the key of a new case or draft. The rows of the case or draft have to be written in the
     * same transaction.
     */
    CaseKey create(UUID caseId);

    /** The same for many subjects of a register, in one statement. */
    Map<UUID, CaseKey> createAll(Collection<UUID> subjects);

    /**
     * Opens the keys of those subjects of the registers that the actor may see; one journal row
     * names them all.
     *
     * @return by subject; what the actor may not see, or whose key was destroyed, is absent
     */
    Map<UUID, CaseKey> openSubjects(Collection<UUID> subjects, Purpose purpose, String... fields);

    /**
     * The full numbers of those subjects of the registers that the actor may see; one journal row
     * names them all.
     */
    Map<UUID, String> openSubjectNumbers(Collection<UUID> subjects, Purpose purpose);

    /**
     * Opens the keys of those cases that the actor may see; one journal row names them all.
     *
     * @param fields what is looked at, in words of the code: "name", "answers", "documents"
     * @return by case id; what the actor may not see, or whose key was destroyed, is absent
     */
    Map<UUID, CaseKey> open(Collection<UUID> cases, Purpose purpose, String... fields);

    default Optional<CaseKey> open(UUID caseId, Purpose purpose, String... fields) {
        return Optional.ofNullable(open(List.of(caseId), purpose, fields).get(caseId));
    }

    /**
     * Opens the keys of those entitlements that the actor may see, as {@link #open} does those of
     * cases. They are made by {@link #create}.
     */
    Map<UUID, CaseKey> openEntitlements(
            Collection<UUID> entitlements, Purpose purpose, String... fields);

    /** The same of referrals. They are made by {@link #create}. */
    Map<UUID, CaseKey> openReferrals(Collection<UUID> referrals, Purpose purpose, String... fields);

    /** The same of offers of policies. They are made by {@link #create}. */
    Map<UUID, CaseKey> openOffers(Collection<UUID> offers, Purpose purpose, String... fields);

    /** The same of tickets of the hotline. They are made by {@link #create}. */
    Map<UUID, CaseKey> openTickets(Collection<UUID> tickets, Purpose purpose, String... fields);

    /**
     * Opens the keys of those economic checks that the actor may see, as {@link #open} does those
     * of cases. They are made by {@link #create}.
     */
    Map<UUID, CaseKey> openChecks(Collection<UUID> checks, Purpose purpose, String... fields);

    /**
     * The keyed index of an ID number on the actor's side: equal numbers, equal index; useless
     * without the key.
     */
    byte[] idIndex(String idNumber);

    /** An ID number encrypted by field for the actor's side. */
    byte[] sealIdNumber(String idNumber);

    /** The same for many, in their order. */
    List<byte[]> sealIdNumbers(Collection<String> idNumbers);

    /** The full ID number of a case, journaled. */
    Optional<String> openIdNumber(UUID caseId, String part, Purpose purpose);

    /**
     * The full ID numbers of many cases, by case and part; one journal row names them all. What the
     * actor may not see is absent.
     */
    Map<UUID, Map<String, String>> openIdNumbers(Collection<UUID> cases, Purpose purpose);

    /** The full ID number of the resident's own account, journaled. */
    Optional<String> openAccountIdNumber(UUID account, Purpose purpose);

    /** The name of an official's relative, encrypted for the actor's side. */
    byte[] sealRelative(String name);

    /** An official's near relative, as recorded. */
    record Relative(String name, String number) {}

    /** Relatives that the actor may see, by row; one journal row names their officials. */
    Map<UUID, Relative> openRelatives(Collection<UUID> rows, Purpose purpose);

    /** Destroys the key of a case: the person is erased, the proofs stay. */
    boolean destroy(UUID caseId, Purpose purpose);
}
