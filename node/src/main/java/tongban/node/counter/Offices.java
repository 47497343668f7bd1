package tongban.node.counter;

import java.util.List;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Organ;

/** The bodies at which window clerks sit: those have a hall. */
public interface Offices {
    List<Organ> of(Jurisdiction side);

    default Optional<Organ> find(Jurisdiction side, String office) {
        return of(side).stream().filter(o -> o.id().equals(office)).findFirst();
    }
}
