package tongban.node.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.service.text.Words;

/** What the register knows of enterprises, under the names that service folders use for facts. */
public interface Enterprises {
    /**
     * What is known of one.
     *
     * @param place division code of the registered office
     * @param facts FEEL-ready values (String, BigDecimal, LocalDate, Boolean, List) by fact name; a
     *     fact that the register does not know is absent
     * @param sources where each comes from, by the same names
     */
    record Known(
            UUID subject,
            String creditCode,
            String name,
            String place,
            Map<String, Object> facts,
            Map<String, Words> sources) {
        public Known {
            facts = Map.copyOf(facts);
            sources = Map.copyOf(sources);
        }
    }

    /** By unified social credit code, as of a day; journaled with the purpose. */
    Optional<Known> find(Actor actor, String creditCode, LocalDate day, Purpose purpose);

    /**
     * The enterprises that this account may act for (legal representative, or agent with a mandate
     * in force).
     */
    List<Known> mine(Actor actor, LocalDate day);

    /**
     * Every enterprise that the actor's body is in charge of, a thousand at a time, journaled as a
     * batch.
     */
    void each(Actor actor, LocalDate day, Purpose purpose, Consumer<Known> to);
}
