package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/**
 * What somebody has typed so far, exactly as typed, right or wrong, so that nothing is lost. A
 * draft belongs to the account that started it and is encrypted under the key of the case it
 * becomes.
 *
 * <p>Fields are those of the service's form ({@code FactForm}: the fact's key, dates in {@code
 * .year .month .day}, list items as {@code key.0.field}) and the reserved ones named here.
 */
public interface Drafts {
    /** {@code person} or {@code enterprise}; absent means by the service's audience. */
    String APPLICANT_KIND = "applicant.kind";

    String APPLICANT_NAME = "applicant.name";

    /** Citizen number, or unified social credit code of an enterprise. */
    String APPLICANT_NUMBER = "applicant.number";

    String APPLICANT_MOBILE = "applicant.mobile";
    String APPLICANT_ADDRESS = "applicant.address";

    /**
     * {@code true} where the applicant agrees to be served on his own page, {@code false} where he
     * does not. Where nothing is said he does not either: a decision waits for a clerk, who serves
     * it in another way.
     */
    String ELECTRONIC_SERVICE = "applicant.electronic-service";

    /**
     * Short messages to the mobile that was given: {@code zh} (also where nothing is said), {@code
     * en}, or {@link #NO_MESSAGES}.
     */
    String MESSAGES = "messages";

    String NO_MESSAGES = "none";

    /** Who applies for somebody else; all or none, the power of attorney but for a guardian. */
    String PROXY_NAME = "proxy.name";

    String PROXY_NUMBER = "proxy.number";
    String PROXY_MOBILE = "proxy.mobile";
    String PROXY_RELATION = "proxy.relation";

    /** Name of a {@link Mandate.Kind}. */
    String PROXY_KIND = "proxy.kind";

    /** Id of the service that the power of attorney is for. */
    String PROXY_SCOPE = "proxy.scope";

    /** First and last day of the power of attorney; ISO, or three parts. */
    String PROXY_FROM = "proxy.from";

    String PROXY_UNTIL = "proxy.until";

    /** {@code true} where the applicant cannot write and applies orally, at a window. */
    String ORAL = "oral.applied";

    /** Names of who wrote it down and who read it back: two people. */
    String ORAL_WRITTEN_BY = "oral.written-by";

    String ORAL_READ_BACK_BY = "oral.read-back-by";

    /** {@code true} once the applicant has set a fingerprint to the paper. */
    String ORAL_FINGERPRINT = "oral.fingerprint";

    /** Division code (9 or 12 digits) or zone code of the place that decides who is competent. */
    String PLACE = "place";

    /**
     * {@code true} or {@code false}: whether the site lies inside the zone that covers part of the
     * place.
     */
    String INSIDE_ZONE = "place.inside-zone";

    /** Day of the event, for services that count from one; ISO, or three parts. */
    String EVENT_DATE = "date.event";

    int FIELDS_MAX = 2_000;
    int TEXT_LENGTH_MAX = 10_000;
    int DRAFTS_PER_ACCOUNT_MAX = 200;

    /**
     * @param typed by field, texts as typed
     */
    record Draft(
            UUID id,
            String serviceId,
            int version,
            Map<String, List<String>> typed,
            Instant updatedAt) {
        public Draft {
            typed = Map.copyOf(typed);
        }
    }

    /** A draft in a list. */
    record Line(UUID id, String serviceId, String applicant, int version, Instant updatedAt) {}

    /** What became of saving. */
    sealed interface Saved {
        record Done(int version) implements Saved {}

        /** The draft was changed elsewhere; what is there now. The page shows both. */
        record Stale(Draft current) implements Saved {}

        record Rejected(List<Problem> problems) implements Saved {}

        record NotFound() implements Saved {}
    }

    /**
     * What stands against taking a service in today, by the side whose body would decide; a side
     * that takes it in does not stand there.
     */
    Map<Jurisdiction, List<Problem>> against(String serviceId);

    /** Starts a draft of a published service. */
    Optional<Draft> start(Actor actor, String serviceId);

    Optional<Draft> load(Actor actor, UUID draftId);

    /**
     * Lays the typed fields over those of the draft: the fields named are replaced, an empty list
     * removes one, all others stay.
     *
     * @param version the version the page showed
     */
    Saved save(Actor actor, UUID draftId, int version, Map<String, List<String>> typed);

    /**
     * The same for a case that another platform has taken in. What it states is kept with the draft
     * and cannot be typed: the case takes its days from there.
     *
     * @param organ code of the body that took it in there: what it accepted counts where that is
     *     the body that accepts here
     */
    Saved save(
            Actor actor,
            UUID draftId,
            int version,
            Map<String, List<String>> typed,
            TakenElsewhere elsewhere,
            String organ);

    /** All faults that would stop {@link Command.Submit} or {@link Command.Collect} now. */
    List<Problem> faults(Actor actor, UUID draftId);

    /** The actor's own drafts, newest first. */
    List<Line> own(Actor actor);

    boolean discard(Actor actor, UUID draftId);
}
