package tongban.node.hotline;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tongban.node.casework.ShortMessages;

/**
 * Tells a caller by short message that his ticket is answered, or that there is something else to
 * read about it. It names neither what he asked nor what was answered, nor that the ticket was not
 * accepted: the phone is read by whoever holds it.
 */
final class AnswerTold {
    private static final Duration OF_USE = Duration.ofDays(1);
    private static final int TAIL = 6;

    private final ShortMessages messages;

    AnswerTold(ShortMessages messages) {
        this.messages = messages;
    }

    /** In both languages: which one the caller reads is not known. */
    private static String text(String tail, boolean answered) {
        return answered ? answered(tail) : ended(tail);
    }

    private static String ended(String tail) {
        return "【通办】12345热线：您的工单（编号尾号"
                + tail
                + "）已有处理说明，请凭编号和查询码查看，或者拨打12345。 [Tongban] There is a note on your 12345 ticket (number ending "
                + tail
                + "): read it with its number and secret, or call 12345.";
    }

    private static String answered(String tail) {
        return "【通办】12345热线：您的工单（编号尾号"
                + tail
                + "）已经答复，请凭编号和查询码查看，或者拨打12345。 [Tongban] Your 12345 ticket (number ending "
                + tail
                + ") is answered: see it with its number and secret, or call 12345.";
    }

    /**
     * In the transaction of the step. Nothing is sent to a telephone that takes no messages.
     *
     * @param step version of the ticket, so that an answer given anew is told of again
     * @param answered false where it was not accepted
     */
    void tell(UUID ticket, String code, int step, boolean answered, String phone, Instant at) {
        if (messages.isConnected() && phone.matches("1[0-9]{10}")) {
            messages.queue(
                    ticket,
                    ShortMessages.Occasion.ANSWERED,
                    step,
                    phone,
                    text(code.substring(code.length() - TAIL), answered),
                    at.plus(OF_USE));
        }
    }
}
