package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tongban.node.identity.Actor;
import tongban.node.journal.Purpose;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/**
 * Papers of a service's list that nobody brings, because the side holds what they would say (免提交).
 * Casework keeps no ledger; whoever keeps one answers.
 */
public interface HeldPapers {

    /**
     * @param source where the side has it from, with what of it may be shown
     * @param since when it was recorded
     */
    record Held(Words source, LocalDate since) {
        /** For the case's list of papers. */
        public String note() {
            return source.zh() + " " + since;
        }
    }

    /**
     * On the actor's side, of a resident as far as it is his own; found or not, the look is
     * journaled. It holds for matters that the same side decides.
     *
     * @param number of the applicant's identity card, in full
     * @return by material of the service
     */
    Map<String, Held> of(Actor actor, ServiceDefinition service, String number, Purpose purpose);

    /**
     * What an applicant sends, with what is held instead of what he would upload: where he says
     * otherwise of a paper, or uploaded it, that stands.
     */
    static List<MaterialTaken> laidBeside(
            List<MaterialTaken> taken,
            ServiceDefinition service,
            Map<String, Held> held,
            Set<String> uploaded) {
        List<MaterialTaken> all = new ArrayList<>(taken);
        for (Material material : service.materials()) {
            String id = material.id();
            Held here = held.get(id);
            boolean otherwise =
                    uploaded.contains(id)
                            || taken.stream()
                                    .anyMatch(m ->
                                            m.material().equals(id)
                                                    && m.how() != MaterialTaken.How.ELECTRONIC);
            if (here != null && !otherwise) {
                all.removeIf(m -> m.material().equals(id));
                all.add(new MaterialTaken(id, MaterialTaken.How.ELECTRONIC, 1, here.note()));
            }
        }
        return all;
    }
}
