package tongban.node.known;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** What the side's own register and ledger know of one person, as the facts of a service. */
public interface PersonFacts {
    /**
     * What one source says.
     *
     * @param source which records or which benefit, and who said so
     * @param asOf when that was recorded; today for the ledger
     * @param facts FEEL values by the names of the service's facts
     */
    record Told(Words source, LocalDate asOf, Map<String, Object> facts) {
        public Told {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * Nothing is looked up that none of the services asks for, of nobody but him: what is said of a
     * household stays closed. Register and ledger are asked once for all of them; each look is
     * journaled, also one that finds nothing. What was declared and never verified is not told, and
     * what nobody recorded is not a no.
     *
     * @param number of his identity card, in full
     * @return by id of the service
     */
    Map<String, List<Told>> of(
            Actor actor, Collection<ServiceDefinition> services, String number, Purpose purpose);
}
