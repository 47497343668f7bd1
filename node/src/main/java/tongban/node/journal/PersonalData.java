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

    /** Whose key it is. Which of them an actor may see is asked of their own table. */
    enum Holder {
        /** Of a register. */
        SUBJECT("open_register_keys"),
        ENTITLEMENT("open_entitlement_keys"),
        REFERRAL("open_referral_keys"),
        /** Of a policy. */
        OFFER("open_policy_offer_keys"),
        /** Of the 12345 line. */
        TICKET("open_ticket_keys"),
        /** Of means. */
        CHECK("open_means_keys");

        private final String function;

        Holder(String function) {
            this.function = function;
        }

        /** Hands out their keys, with the journal row. */
        String function() {
            return function;
        }
    }

    /**
     * Makes the key of a new case or draft. The rows of the case or draft have to be written in the
     * same transaction.
     */
    CaseKey create(UUID caseId);

    /** The same for many subjects of a register, in one statement. */
    Map<UUID, CaseKey> createAll(Collection<UUID> subjects);

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
     * Opens the keys of others that have one of their own, as {@link #open} does those of cases.
     * They are made by {@link #create}.
     *
     * @return by id; what the actor may not see, or whose key was destroyed, is absent
     */
    Map<UUID, CaseKey> open(Holder holder, Collection<UUID> ids, Purpose purpose, String... fields);

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

    /**
     * What the law has published, encrypted for the actor's side: it is kept closed, and is no
     * secret.
     */
    byte[] sealPublished(String text);

    /** The same; everybody may read it, and so nobody's look at it is journaled. */
    String openPublished(byte[] sealed);

    /** Name or telephone of a visitor for whom a clerk booked, encrypted for the actor's side. */
    byte[] sealVisitor(String text);

    /** For whom a clerk booked. */
    record Visitor(String name, String phone) {}

    /** Visitors of the clerk's own hall, by appointment; one journal row names the appointments. */
    Map<UUID, Visitor> openVisitors(Collection<UUID> appointments, Purpose purpose);

    /** Destroys the key of a case: the person is erased, the proofs stay. */
    boolean destroy(UUID caseId, Purpose purpose);
}
