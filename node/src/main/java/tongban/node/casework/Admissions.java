package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import tongban.node.identity.Jurisdiction;

/**
 * What stands against taking a service in although its folder is published. Casework knows nothing
 * of what a service rests on beside its folder, such as the document that issues a policy; whoever
 * does says so. A case that was taken in goes on, whatever becomes of it since.
 */
public interface Admissions {

    /**
     * Asked in the open transaction, for either side.
     *
     * @param side whose body would decide
     * @param day on which it would be taken in
     * @return nothing for a service that rests on its folder alone
     */
    List<Problem> against(String service, Jurisdiction side, LocalDate day);
}
