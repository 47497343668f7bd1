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
 * @param at when
 * @param fields as typed, by field; a file is not kept
 */
record Kept(String owner, String path, Instant at, Map<String, List<String>> fields) {
    /** Where a session keeps it, after signing in, until something else is sent. */
    static final String ATTRIBUTE = "tongban.kept";

    static final Duration LIFE = Duration.ofMinutes(30);
    static final int CHARS_MAX = 400_000;

    private static final Pattern ACT =
            Pattern.compile(
                    "(/cases/[0-9a-f-]{36})/(acts/([a-z-]{1,40})|papers/[a-z0-9-]{1,60}|number)");
    private static final Pattern PARCEL =
            Pattern.compile("(/cases/[0-9a-f-]{36})/parcels(/([0-9a-f-]{36})/check)?");
    private static final Pattern COUNTER =
            Pattern.compile(
                    "(/counter/visits/[0-9a-f-]{36}|/counter(?!/visits/[0-9a-f-]{36})|/queue|/appointments)/.*");
    private static final Pattern DRAFT =
            Pattern.compile("(/drafts/[0-9a-f-]{36})/(discard|papers/.*)");

    private static final Pattern ENTRY =
            Pattern.compile("(/relatives|/substitutions)/[0-9a-f-]{36}/end");
    private static final Pattern INDICATOR =
            Pattern.compile("(/indicators/[a-z0-9-]{1,60})/(reports|targets|settlements)");
    private static final Pattern PROJECT =
            Pattern.compile(
                    "(/projects/problems/[0-9a-f-]{36}|/projects/[0-9a-f-]{36})/(answer|escalate|close|reports"
                            + "|settlements(/[0-9a-f-]{36})?|milestones|problems)");
    private static final Pattern COOPERATION =
            Pattern.compile(
                    "(/cooperation/(?:meetings|tasks|entries|sharing|statements)/[0-9a-f-]{36})/(?!revise)[a-z]{1,20}");
    private static final Pattern TALK = Pattern.compile("(/talks/[0-9a-f-]{36})/[a-z-]{1,20}");
    private static final Pattern BATCH = Pattern.compile("(/cases/batch)/(assign|urge)");

    Kept {
        fields = Map.copyOf(fields);
    }

    /** A form as sent, without what belongs to the session that it was sent in. */
    static Kept of(String owner, String path, Instant at, Map<String, String[]> parameters) {
        Map<String, List<String>> fields = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith("_")) {
                fields.put(name, List.of(values));
            }
        });
        return new Kept(owner, path, at, fields);
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

    /** The page from which it was sent. */
    String page() {
        Matcher act = ACT.matcher(path);
        if (act.matches()) {
            return act.group(1);
        }
        Matcher parcel = PARCEL.matcher(path);
        if (parcel.matches()) {
            return parcel.group(1);
        }
        Matcher counter = COUNTER.matcher(path);
        if (counter.matches()) {
            return counter.group(1);
        }
        Matcher draft = DRAFT.matcher(path);
        if (draft.matches()) {
            return draft.group(2).equals("discard") ? draft.group(1) : draft.group(1) + "/papers";
        }
        Matcher entry = ENTRY.matcher(path);
        if (entry.matches()) {
            return entry.group(1);
        }
        Matcher indicator = INDICATOR.matcher(path);
        if (indicator.matches()) {
            return indicator.group(1);
        }
        Matcher project = PROJECT.matcher(path);
        if (project.matches()) {
            return project.group(1);
        }
        Matcher cooperation = COOPERATION.matcher(path);
        if (cooperation.matches()) {
            return cooperation.group(1);
        }
        Matcher talk = TALK.matcher(path);
        if (talk.matches()) {
            return talk.group(1);
        }
        Matcher batch = BATCH.matcher(path);
        return batch.matches() ? batch.group(1) : path;
    }

    /** Name of the act whose form it was, on the page of a case. */
    Optional<String> act() {
        Matcher parcel = PARCEL.matcher(path);
        if (parcel.matches()) {
            return Optional.of(
                    parcel.group(3) == null
                            ? "send-"
                                    + String.join("", fields.getOrDefault("kind", List.of()))
                                            .toLowerCase(java.util.Locale.ROOT)
                            : "parcel-" + parcel.group(3));
        }
        Matcher act = ACT.matcher(path);
        return act.matches() ? Optional.ofNullable(act.group(3)) : Optional.empty();
    }
}
