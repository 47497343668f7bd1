package tongban.node.portal;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.node.casework.Masked;
import tongban.node.phone.SimulatedOperator;

/**
 * A message as a simulated phone shows it, with its link to press.
 *
 * @param mobile masked
 * @param before text in front of the link; all of it where there is none
 * @param shown the link as it was written
 * @param link address on this node; empty where there is none
 */
public record PhoneMessage(
        String mobile, Instant at, String before, String shown, String link, String after) {
    private static final Pattern LINK =
            Pattern.compile("(?:https?://[A-Za-z0-9.:-]+)?(/authorisations/[A-Za-z0-9_-]+)");

    static PhoneMessage of(SimulatedOperator.Message message) {
        String text = message.text();
        Matcher link = LINK.matcher(text);
        String mobile = Masked.mobile(message.mobile());
        return link.find()
                ? new PhoneMessage(
                        mobile,
                        message.at(),
                        text.substring(0, link.start()),
                        link.group(),
                        link.group(1),
                        text.substring(link.end()))
                : new PhoneMessage(mobile, message.at(), text, "", "", "");
    }
}
