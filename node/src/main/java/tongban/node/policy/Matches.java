package tongban.node.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/**
 * Enterprises held against all policies that are in force on their side, and inside a zone of two
 * origins on the other side as well.
 */
public interface Matches {

    /**
     * One policy for one enterprise.
     *
     * @param own whether the policy is in force where it is registered, on its own side
     * @param issued the document by which it is: of its county, else its city, else its side
     * @param match by the values of its own place; where its own side has no such policy, by those
     *     of the side of the zone that has it
     * @param zone inside a zone of two origins, both sides of it; empty where no zone touches it
     */
    record Line(
            Policy policy,
            ServiceDefinition service,
            boolean own,
            Optional<PolicyBook.Row> issued,
            Match match,
            Optional<InZone> zone) {}

    /**
     * Both sides of a zone beside each other (政策就高不就低). A side counts where it has the policy in
     * force on that day, and nowhere else.
     *
     * @param name of the zone
     * @param better by the better value of each parameter, of the sides that count
     * @param higher the side that is better; empty where neither is, or where only one counts
     */
    record InZone(Words name, Match better, List<OfSide> sides, Optional<Higher> higher) {
        public InZone {
            sides = List.copyOf(sides);
        }

        /** The only side that has the policy in force; empty where both have. */
        public Optional<Jurisdiction> only() {
            List<Jurisdiction> counting =
                    sides.stream()
                            .filter(OfSide.InForce.class::isInstance)
                            .map(OfSide::side)
                            .toList();
            return counting.size() == 1 ? Optional.of(counting.getFirst()) : Optional.empty();
        }

        /** By that side's own values, where it counts. */
        Optional<Match> on(Jurisdiction side) {
            return sides.stream()
                    .filter(s -> s.side() == side)
                    .filter(OfSide.InForce.class::isInstance)
                    .map(s -> ((OfSide.InForce) s).match())
                    .findFirst();
        }
    }

    /** What one side of a zone has. */
    sealed interface OfSide {
        Jurisdiction side();

        /**
         * @param area of the body of that side whose document counts in the zone
         * @param since first day on which its document is in force
         * @param match by its own values
         */
        record InForce(Jurisdiction side, Words area, String document, LocalDate since, Match match)
                implements OfSide {}

        /**
         * @param endedOn last day of the one that it had; empty where it published none
         */
        record Without(Jurisdiction side, Optional<LocalDate> endedOn) implements OfSide {}
    }

    /**
     * @param by how many yuan it gives more; empty where it alone gives something that is no amount
     */
    record Higher(Jurisdiction side, Optional<BigDecimal> by) {}

    /**
     * An enterprise with all policies, those that it qualifies for first.
     *
     * @param known facts that the register knows, and where each comes from
     */
    record Sheet(
            UUID subject,
            String creditCode,
            String name,
            Words place,
            LocalDate day,
            List<Line> lines,
            List<KnownFact> known) {}

    /** A fact that some policy asks for. */
    record KnownFact(Words name, Words source) {}

    /** So far ahead may be asked what will be in force. */
    int DAYS_AHEAD_MAX = 366;

    /**
     * The enterprises that this account acts for, as the register knows them today, held against
     * what is in force on a day.
     */
    List<Sheet> mine(Actor actor, LocalDate day);

    /** One of them; empty where the account does not act for it today. */
    Optional<Sheet> mine(Actor actor, UUID enterprise, LocalDate day);

    /** By its credit code, for an official; journaled. */
    Optional<Sheet> find(Actor actor, String creditCode, LocalDate day);

    /**
     * What is wrong with a day that is asked for: what was in force is past, and nobody knows what
     * will be in years.
     */
    default Optional<Problem> against(LocalDate day, LocalDate today) {
        return day.isBefore(today) || day.isAfter(today.plusDays(DAYS_AHEAD_MAX))
                ? Optional.of(OfferProblems.dayAsked(today, today.plusDays(DAYS_AHEAD_MAX)))
                : Optional.empty();
    }

    /** What is said where there is none. */
    default Problem notFound() {
        return OfferProblems.creditCode();
    }
}
