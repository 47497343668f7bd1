package tongban.node.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.place.Division;
import tongban.service.text.Words;

/**
 * The register of near relatives (近亲属备案). Each official records his own; where one of them applies,
 * applies for somebody, or belongs to the household, known by his number, the official may not
 * handle the case (公务员法 第七十六条, from memory). Those of village cadres, who have no account, are
 * entered by the reviewers of their township (民发〔2021〕57号 第十一条); supervision sees whose relatives
 * apply. What is recorded is sealed, found by a keyed index, and every look at it is journaled.
 */
public interface Relatives {
    int OWN_MAX = 200;

    /** Relatives of all village cadres of a township. */
    int OF_CADRES_MAX = 1_000;

    int PAGE_ROWS = 50;
    int PAGE_MAX = 1_000;
    int NAME_LENGTH_MAX = 100;
    int REASON_LENGTH_MAX = 500;

    /** Cases of relatives that are listed at once. */
    int MATCHES_MAX = 500;

    /**
     * @param officer name of the official; of a village cadre, with his village
     * @param name full for who recorded it, masked for supervision
     * @param number masked
     */
    record Line(
            UUID id,
            Words officer,
            Relation relation,
            String name,
            String number,
            Instant recordedAt,
            Optional<Instant> endedAt,
            String endReason) {}

    /** What recording came to. */
    sealed interface Recorded {
        record Done(UUID id) implements Recorded {}

        record Rejected(List<Problem> problems) implements Recorded {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /** The official's own, newest first; one journal row. Empty for residents. */
    List<Line> own(Actor actor);

    /**
     * @param number citizen number of the relative
     * @param relation name of a {@link Relation}, as typed
     */
    Recorded record(Actor actor, String name, String number, String relation);

    /**
     * Somebody of a village's or community's committee.
     *
     * @param village its division code, twelve digits
     */
    record Cadre(String village, String name) {}

    /** The villages for whose cadres this reviewer of a township enters relatives; else none. */
    List<Division> villages(Actor actor);

    /** What the reviewer's body has entered for village cadres, newest first; one journal row. */
    List<Line> ofCadres(Actor actor);

    /** As {@link #record}, for a village cadre. */
    Recorded record(Actor actor, Cadre cadre, String name, String number, String relation);

    /** What stands of both, for the form on paper (备案表); one journal row. */
    List<Line> sheet(Actor actor);

    /**
     * Takes one of the official's own, or of his township's village cadres, out of force; it stays
     * readable.
     */
    Recorded end(Actor actor, UUID id, String reason);

    /**
     * @param total of the side
     */
    record Register(List<Line> lines, int page, long total, List<Match> matches) {
        public int pages() {
            return (int) ((total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /**
     * An open case of a relative, from which an official or a village cadre keeps away.
     *
     * @param member the relative neither applies nor acts, and belongs to the household
     */
    record Match(
            UUID caseId,
            String number,
            State state,
            Words officer,
            Relation relation,
            boolean member) {}

    /** All of the side, for supervision; nothing for anybody else. */
    Register register(Actor actor, int page);

    /** Of these cases, those from which the actor keeps away; inside an open transaction. */
    Set<UUID> barred(Actor actor, Collection<UUID> cases);
}
