package tongban.node.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.policy.PolicyDocument.Change;
import tongban.service.text.Words;

/**
 * From when until when a document is in force and by which acts, as handbook and guide say it.
 *
 * @param changes what moved its end, the earliest first
 */
record PolicyValidity(PolicyDocument document, List<Change> changes) {
    PolicyValidity {
        changes = List.copyOf(changes);
    }

    static PolicyValidity of(PolicyDocument document, List<Change> changes) {
        return new PolicyValidity(document, changes);
    }

    /** The first chapter of what is published. */
    PolicyText.Chapter chapter() {
        Words issued = Words.day(document.issuedOn());
        Words from = Words.day(document.inForceFrom());
        Words until = until(document);
        List<Words> lines = new ArrayList<>();
        lines.add(Words.same(document.document()));
        lines.add(
                Words.of(
                        issued.zh() + "印发，自" + from.zh() + "起施行，" + until.zh() + "。",
                        "Issued on "
                                + issued.en()
                                + ", in force from "
                                + from.en()
                                + ", "
                                + until.en()
                                + "."));
        changes.forEach(c -> lines.add(act(c)));
        return new PolicyText.Chapter(
                Words.of("依据和有效期", "Ground, and how long it is in force"), lines, true);
    }

    /**
     * What has changed since a version was made, to stand before it: the version itself is never
     * written over.
     *
     * @return empty where nothing has
     */
    static Optional<PolicyText.Chapter> since(
            Instant madeAt, PolicyDocument document, List<Change> changes) {
        List<Words> lines = new ArrayList<>();
        changes.stream().filter(c -> c.at().isAfter(madeAt)).forEach(c -> lines.add(act(c)));
        if (lines.isEmpty() && document.withdrawal().isEmpty()) {
            return Optional.empty();
        }
        Words now = until(document);
        lines.add(Words.of("现在：" + now.zh() + "。", "Now: " + now.en() + "."));
        return Optional.of(
                new PolicyText.Chapter(
                        Words.of(
                                "这一版发布以后有效期有变化，以此为准",
                                "How long it is in force has changed since this version: this counts"),
                        lines,
                        true));
    }

    private static Words act(Change change) {
        Words day = change.day().map(Words::day).orElse(Words.same(""));
        return Words.of(
                change.kind().words().zh() + day.zh() + "：《" + change.by() + "》。",
                change.kind().words().en()
                        + (day.en().isEmpty() ? "" : " " + day.en())
                        + ": '"
                        + change.by()
                        + "'.");
    }

    /** What is replaced goes on until its successor is published, whatever day that comes to. */
    private static Words until(PolicyDocument document) {
        if (document.withdrawal().isPresent()) {
            Words on = Words.day(document.withdrawal().get().on());
            return Words.of("已于" + on.zh() + "撤下", "withdrawn on " + on.en());
        }
        Optional<PolicyDocument.Ending> replaced =
                document.ending()
                        .filter(e -> e.how() == PolicyDocument.How.REPLACED)
                        .filter(e -> document.lastDay().equals(Optional.of(eve(e))));
        return replaced.map(e ->
                        Words.of(
                                "到《" + e.by() + "》发布并施行的前一日",
                                "until the eve of the day on which '"
                                        + e.by()
                                        + "' is published and in force"))
                .or(() ->
                        document.lastDay()
                                .map(d -> {
                                    Words last = Words.day(d);
                                    return Words.of("有效期至" + last.zh(), "until " + last.en());
                                }))
                .orElse(Words.of("长期有效", "with no end"));
    }

    private static LocalDate eve(PolicyDocument.Ending ending) {
        return ending.from().minusDays(1);
    }
}
