package tongban.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Short messages to people's phones, as casework needs them: they are queued in the transaction of
 * the step they tell of, and leave after it has committed.
 *
 * <p>A message is read by whoever holds the phone, and by the operator. So it names no person, no
 * service (its name alone may tell of a disability), no amount and no outcome: only that there is
 * something to read, and where.
 */
public interface ShortMessages {
    /** A text is at most this long; an operator splits longer ones. */
    int TEXT_LENGTH_MAX = 300;

    /** What a message tells of. */
    enum Occasion {
        TAKEN_IN("收件通知", "taken in"),
        ACCEPTED("受理通知", "accepted"),
        SUPPLEMENT_ASKED("补充材料通知", "supplement asked for"),
        /** It was extended, does not run for a while, or runs again. */
        LIMIT("期限变化通知", "time limit changed"),
        /** The right to a hearing, and its day: both have limits. */
        HEARING("听证通知", "hearing"),
        DECIDED("办理结果通知", "result"),
        DELIVERED("送达通知", "delivered"),
        AUTHORISATION_ASKED("授权请求", "authorisation asked for"),
        /** A ticket of the line. */
        ANSWERED("热线答复通知", "ticket answered");

        private final Words words;

        Occasion(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** What has become of a message. */
    enum Standing {
        WAITING("等待发送", "waiting"),
        SENT("已交运营商", "handed to the operator"),
        REFUSED("运营商拒收", "refused by the operator"),
        GIVEN_UP("未能发出", "not sent");

        private final Words words;

        Standing(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /**
     * A message in a list; neither number nor text.
     *
     * @param endedAt when the operator took or refused it, or it was given up
     */
    record Line(Occasion occasion, Standing standing, Instant at, Optional<Instant> endedAt) {}

    /**
     * What is known of the messages of a case.
     *
     * @param wished whether further steps will be told
     * @param lines oldest first
     */
    record Told(boolean wished, List<Line> lines) {}

    /** Whether an operator is connected. Without one nothing is queued, and nothing is promised. */
    boolean isConnected();

    /** From now on the people of this case are told of it, in this language. */
    void wish(UUID caseId, Locale language);

    /** Which language was wished for; empty where nobody wants to be told. */
    Optional<Locale> wished(UUID caseId);

    /** Nobody is told of this case any more; what waits is not sent. */
    boolean stop(Actor actor, UUID caseId);

    /**
     * Queues a message in the open transaction; the same occasion and step once at most.
     *
     * @param step version of the case that it tells of, or number of the asking
     * @param mobile eleven digits
     * @param until when it would mislead; not sent afterwards
     */
    void queue(UUID caseId, Occasion occasion, int step, String mobile, String text, Instant until);

    /** The messages of a case or draft that the actor may see. */
    Told of(Actor actor, UUID caseId);
}
