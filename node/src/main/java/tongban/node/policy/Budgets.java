package tongban.node.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * What a side, a city or a county may spend on a policy in a year, and what became of it. Each pays
 * what was taken in by its own document, and nothing else.
 */
public interface Budgets {

    /** What an entry does. The last three are read off the ledger. */
    enum Kind {
        SET(Words.of("安排", "set")),
        RAISED(Words.of("追加", "raised")),
        LOWERED(Words.of("调减", "lowered")),
        RESERVED(Words.of("已批准待发放", "granted, to be paid")),
        PAID(Words.of("已发放", "paid")),
        RETURNED(Words.of("退回", "returned"));

        private final Words words;

        Kind(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param document by which it was set or raised; empty for what the ledger says
     * @param body that entered it; empty for what the ledger says
     */
    record Entry(Kind kind, BigDecimal amount, String document, Words body, Optional<Instant> at) {}

    /**
     * A grant that waits because the budget does not cover it.
     *
     * @param place in the order of application, from 1
     * @param left what was left of the budget when it was held last
     * @param opens whether who asked may open the case
     */
    record Held(
            int place,
            UUID caseId,
            String caseNumber,
            LocalDate appliedOn,
            BigDecimal amount,
            BigDecimal left,
            Instant heldAt,
            boolean opens) {}

    /**
     * A year's budget of a policy, in yuan.
     *
     * @param area division code of whose it is
     * @param total set and raised, less what was lowered; empty where none was set
     * @param over whether the year has ended: what it has left is granted no more, and what was
     *     granted in it and is not paid is reserved in the year that runs, whose runs pay it
     * @param reserved granted and not paid, what came back included
     * @param paid what went out and did not come back
     */
    record Budget(
            String area,
            int year,
            boolean over,
            Optional<BigDecimal> total,
            BigDecimal reserved,
            BigDecimal paid,
            BigDecimal returned,
            List<Entry> entries) {

        /** What may still be granted. */
        public BigDecimal free() {
            return over
                    ? BigDecimal.ZERO
                    : total.orElse(BigDecimal.ZERO).subtract(reserved).subtract(paid);
        }
    }

    /**
     * A granted case whose payment is due.
     *
     * @param dueOn the 60th working day after acceptance
     * @param opens whether who asked may open the entitlement
     */
    record Due(
            UUID entitlement,
            String caseNumber,
            LocalDate acceptedOn,
            LocalDate dueOn,
            BigDecimal owed,
            boolean overdue,
            boolean opens) {}

    /**
     * For officials of the side; empty where the policy pays nothing.
     *
     * @param area whose budget, by its division code
     */
    Optional<Budget> of(Actor actor, String service, String area, int year);

    /** The one of the whole side. */
    default Optional<Budget> of(Actor actor, String service, int year) {
        return of(actor, service, actor.jurisdiction().code(), year);
    }

    /** Whose budgets there are or may be on the actor's side, by code: that of the side always. */
    Map<String, Words> areas(Actor actor, String service);

    /** Every year that has an entry, the latest first, with this one and the next. */
    List<Integer> years(Actor actor, String service);

    /**
     * Grants that wait for an area's money, the first application first; at most 200. For reviewers
     * and deciders of the policy's department anywhere on the side, and for supervision.
     */
    List<Held> held(Actor actor, String service, String area);

    /** Those that wait for the side's. */
    default List<Held> held(Actor actor, String service) {
        return held(actor, service, actor.jurisdiction().code());
    }

    /**
     * Whether the budget is that of the actor's own body, or of a division that has ended and that
     * his own has followed: what was granted out of it is still to be paid.
     */
    boolean mayChange(Actor actor, String service, String area);

    /**
     * Sets a year's budget, or raises or lowers it.
     *
     * @param area whose, by its division code; empty for that of the actor's own body
     * @param raise false to lower what was set; the first entry sets it
     */
    PolicyBook.Result enter(
            Actor actor,
            String service,
            Optional<String> area,
            int year,
            boolean raise,
            Optional<BigDecimal> amount,
            String document);

    /** That of the actor's own body. */
    default PolicyBook.Result enter(
            Actor actor,
            String service,
            int year,
            boolean raise,
            Optional<BigDecimal> amount,
            String document) {
        return enter(actor, service, Optional.empty(), year, raise, amount, document);
    }

    /**
     * What is to be paid out of an area's money within 60 working days, the earliest first; at most
     * 200. For whom {@link #held} is.
     */
    List<Due> due(Actor actor, String service, String area);

    /** What is to be paid out of the side's. */
    default List<Due> due(Actor actor, String service) {
        return due(actor, service, actor.jurisdiction().code());
    }
}
