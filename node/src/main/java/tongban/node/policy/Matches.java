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

/** Enterprises held against all policies that are published on their side. */
public interface Matches {

    /**
     * One policy for one enterprise.
     *
     * @param match by the values of its own place
     * @param zone inside a zone of two origins, the better of both; empty where no zone touches it
     */
    record Line(Policy policy, ServiceDefinition service, Match match, Optional<InZone> zone) {}

    /**
     * Both sides of a zone beside each other (政策就高不就低).
     *
     * @param name of the zone
     * @param better by the better value of each parameter
     * @param sides by each side's own values
     * @param higher the side whose own amount is higher, and by how much; empty where neither is
     */
    record InZone(Words name, Match better, List<OfSide> sides, Optional<Higher> higher) {}

    record OfSide(Jurisdiction side, Match match) {}

    record Higher(Jurisdiction side, BigDecimal by) {}

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

    /** The enterprises that this account acts for. */
    List<Sheet> mine(Actor actor);

    /** By its credit code, for an official; journaled. */
    Optional<Sheet> find(Actor actor, String creditCode);

    /** What is said where there is none. */
    default Problem notFound() {
        return PolicyProblems.creditCode();
    }
}
