package tongban.node.policy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * The document by which a side issues a policy, from the day of issue to its end.
 *
 * @param document number and title
 * @param validUntil its last day; empty while it goes on
 * @param checks what had to be done before it was issued
 * @param publishBy last working day for everything that has to be published
 * @param published what was published when
 * @param withdrawal when and why it was taken down before its end
 */
public record PolicyDocument(
        String service,
        String document,
        LocalDate issuedOn,
        Optional<LocalDate> validUntil,
        Checks checks,
        LocalDate publishBy,
        Map<Part, LocalDate> published,
        Optional<Withdrawal> withdrawal) {

    /** What has to be published, 川办函〔2024〕17号. */
    public enum Part {
        LIST(Words.of("政策事项清单", "list of items")),
        HANDBOOK(Words.of("工作手册", "handbook of the office")),
        GUIDE(Words.of("申兑指南", "guide for enterprises"));

        private final Words words;

        Part(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * What 优化营商环境条例 asks for before a document that concerns enterprises is issued.
     *
     * @param consultedFrom first and last day on which opinions were asked for (第四十八条: 30 days)
     * @param fairCompetitionOn day of the fair-competition review (第六十三条)
     * @param legalityOn day of the legality review (第六十三条)
     */
    public record Checks(
            Optional<LocalDate> consultedFrom,
            Optional<LocalDate> consultedUntil,
            Optional<LocalDate> fairCompetitionOn,
            Optional<LocalDate> legalityOn) {}

    public record Withdrawal(LocalDate on, String why) {}

    /** Where it stands on a day. */
    public enum Standing {
        TO_BE_PUBLISHED(Words.of("待发布", "to be published")),
        IN_FORCE(Words.of("已发布", "published")),
        EXPIRED(Words.of("已到期", "expired")),
        WITHDRAWN(Words.of("已撤下", "withdrawn"));

        private final Words words;

        Standing(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    public PolicyDocument {
        Map<Part, LocalDate> ordered = new EnumMap<>(Part.class);
        ordered.putAll(published);
        published = java.util.Collections.unmodifiableMap(ordered);
    }

    /** Whether every part of it was published, whatever has become of it since. */
    public boolean isPublished() {
        return published.size() == Part.values().length;
    }

    public Standing standing(LocalDate day) {
        if (withdrawal.isPresent()) {
            return Standing.WITHDRAWN;
        }
        if (validUntil.filter(day::isAfter).isPresent()) {
            return Standing.EXPIRED;
        }
        return isPublished() ? Standing.IN_FORCE : Standing.TO_BE_PUBLISHED;
    }

    /** Something was published after its day, or should have been by now. */
    public boolean isLate(LocalDate day) {
        return published.values().stream().anyMatch(d -> d.isAfter(publishBy))
                || (published.size() < Part.values().length
                        && withdrawal.isEmpty()
                        && day.isAfter(publishBy));
    }
}
