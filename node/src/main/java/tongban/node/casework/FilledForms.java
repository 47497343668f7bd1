package tongban.node.casework;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;

/**
 * A draft as the case that it would become, before anybody takes it in: to be printed, read out and
 * signed. Nothing is stored.
 */
public interface FilledForms {

    /** What a draft comes to. */
    sealed interface Filled {
        /**
         * @param page the case to be: without a number, with one step
         * @param number the applicant's in full
         * @param check differs as soon as anything differs that the applicant states
         */
        record Ready(CasePage page, String number, Optional<String> proxyNumber, String check)
                implements Filled {
            @Override
            public String toString() {
                return "Ready " + page.id(); // the rest is personal
            }
        }

        /** It cannot be signed yet: what is wrong or missing. */
        record Faulty(List<Problem> problems) implements Filled {}

        record NotFound() implements Filled {}
    }

    /**
     * The actor's draft, filled in. What can only be done once it is printed, the fingerprint and
     * who reads it out, and what somebody on his phone has yet to answer, does not keep it back.
     *
     * @param materials how each paper is to be handed in; what was uploaded is added
     */
    Filled of(Actor actor, UUID draftId, List<MaterialTaken> materials);
}
