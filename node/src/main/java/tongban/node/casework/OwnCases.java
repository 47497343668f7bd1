package tongban.node.casework;

import tongban.node.identity.Actor;

/** What somebody applied for before he had an account: at a window, or by another's. */
public interface OwnCases {
    /**
     * Makes the cases of his side his own that have the number with which his account was enrolled,
     * and no open account yet; asked whenever he signs in. What they gave him, and where they were
     * referred on, follows. Journaled with the cases.
     *
     * @return how many were found; 0 for whoever is no resident
     */
    int find(Actor actor);
}
