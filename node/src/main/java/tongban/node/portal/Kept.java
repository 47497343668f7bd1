package tongban.node.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody sent when nobody was signed in any more, kept until he has signed in again and sees
 * his page as he left it. Nothing is done with it before he sends the page once more.
 *
 * @param owner account for which the page was made; empty where it was made for nobody
 * @param path to which it was sent
 * @param page on which it stood
 * @param at when
 * @param fields as typed, by field; a file is not kept
 */
record Kept(String owner, String path, String page, Instant at, Map<String, List<String>> fields) {
    /** Where a session keeps it, after signing in, until something else is sent. */
    static final String ATTRIBUTE = "tongban.kept";

    static final Duration LIFE = Duration.ofMinutes(30);
    static final int CHARS_MAX = 400_000;

    private static final Pattern ACT = Pattern.compile("/cases/[0-9a-f-]{36}/acts/([a-z-]{1,40})");
    private static final Pattern PARCEL =
            Pattern.compile("/cases/[0-9a-f-]{36}/parcels(?:/([0-9a-f-]{36})/check)?");

    Kept {
        fields = Map.copyOf(fields);
    }

    /** A form as sent, without what belongs to the session that it was sent in. */
    static Kept of(
            String owner, String path, String page, Instant at, Map<String, String[]> parameters) {
        Map<String, List<String>> fields = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith("_")) {
                fields.put(name, List.of(values));
            }
        });
        return new Kept(owner, path, page, at, fields);
    }

    /** Whether it is too long to be carried along by a page. */
    boolean isTooLong() {
        return fields.entrySet().stream()
                        .mapToLong(e ->
                                e.getKey().length()
                                        + e.getValue().stream().mapToLong(String::length).sum())
                        .sum()
                > CHARS_MAX;
    }

    /** Whether this account may see it again now. */
    boolean isFor(String account, Instant now) {
        return (owner.isEmpty() || owner.equals(account)) && now.isBefore(at.plus(LIFE));
    }

    /** Last part of the address to which it was sent: which form of its page it was. */
    String form() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Name of the act whose form it was, on the page of a case. */
    Optional<String> act() {
        Matcher parcel = PARCEL.matcher(path);
        if (parcel.matches()) {
            return Optional.of(
                    parcel.group(1) == null
                            ? "send-"
                                    + String.join("", fields.getOrDefault("kind", List.of()))
                                            .toLowerCase(java.util.Locale.ROOT)
                            : "parcel-" + parcel.group(1));
        }
        Matcher act = ACT.matcher(path);
        return act.matches() ? Optional.of(act.group(1)) : Optional.empty();
    }
}
