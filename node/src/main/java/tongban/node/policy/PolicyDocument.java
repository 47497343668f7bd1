package tongban.node.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * The document by which a side, a city or a county issues a policy, from the day of issue to its
 * end.
 *
 * @param area division code of whose body issued it, without padding (51, 5116, 511623): it is in
 *     force there
 * @param document number and title
 * @param inForceFrom its first day (施行日期); nobody applies before it, whenever it was published
 * @param validUntil its last day by its own words or by the document that extended it; empty while
 *     it goes on
 * @param checks what had to be done before it was issued
 * @param publishBy last working day for everything that has to be published
 * @param published what was published when
 * @param ending by what it ends otherwise: the document that replaces or repeals it
 * @param withdrawal when and why it was taken down before its end
 */
public record PolicyDocument(
        String service,
        String area,
        String document,
        LocalDate issuedOn,
        LocalDate inForceFrom,
        Optional<LocalDate> validUntil,
        Checks checks,
        LocalDate publishBy,
        Map<Part, LocalDate> published,
        Optional<Ending> ending,
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

    /** How a document ends by another one. */
    public enum How {
        REPLACED,
        REPEALED
    }

    /**
     * @param from the first day on which it is in force no more
     * @param by the document that says so
     * @param successor the document that is in force from that day; empty where it was repealed
     */
    public record Ending(How how, LocalDate from, String by, Optional<UUID> successor) {}

    /**
     * Something that moved its end.
     *
     * @param day the new last day, or the first day on which it is in force no more; empty where it
     *     goes on because what was to replace it was withdrawn
     * @param by the document by which it happened
     */
    public record Change(Kind kind, Optional<LocalDate> day, String by, Instant at) {
        public enum Kind {
            EXTENDED(Words.of("延期，有效期至", "extended until")),
            REPLACED(Words.of("被接替，不再施行自", "replaced, in force no more from")),
            REPEALED(Words.of("废止，不再施行自", "repealed, in force no more from")),
            RELEASED(Words.of("接替文件撤下，继续施行", "what was to replace it was withdrawn; it goes on"));

            private final Words words;

            Kind(Words words) {
                this.words = words;
            }

            public Words words() {
                return words;
            }
        }
    }

    /** What is done to it; {@link #RENEW} publishes a further version of what it says. */
    public enum Act {
        PUBLISH,
        RENEW,
        EXTEND,
        REPLACE,
        REPEAL,
        WITHDRAW
    }

    /** Where it stands on a day. */
    public enum Standing {
        TO_BE_PUBLISHED(Words.of("待发布", "to be published")),
        COMING(Words.of("待施行", "coming")),
        IN_FORCE(Words.of("施行中", "in force")),
        EXPIRED(Words.of("已到期", "expired")),
        REPLACED(Words.of("已被接替", "replaced")),
        REPEALED(Words.of("已废止", "repealed")),
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

    PolicyDocument until(Optional<LocalDate> last) {
        return with(last, published, ending, withdrawal);
    }

    PolicyDocument published(Map<Part, LocalDate> on) {
        return with(validUntil, on, ending, withdrawal);
    }

    PolicyDocument ending(Ending by) {
        return with(validUntil, published, Optional.of(by), withdrawal);
    }

    PolicyDocument withdrawn(Withdrawal by) {
        return with(validUntil, published, ending, Optional.of(by));
    }

    private PolicyDocument with(
            Optional<LocalDate> last,
            Map<Part, LocalDate> on,
            Optional<Ending> by,
            Optional<Withdrawal> taken) {
        return new PolicyDocument(
                service,
                area,
                document,
                issuedOn,
                inForceFrom,
                last,
                checks,
                publishBy,
                on,
                by,
                taken);
    }

    /** Whether every part of it was published, whatever has become of it since. */
    public boolean isPublished() {
        return published.size() == Part.values().length;
    }

    public Standing standing(LocalDate day) {
        if (withdrawal.isPresent()) {
            return Standing.WITHDRAWN;
        }
        if (lastDay().filter(day::isAfter).isPresent()) {
            return ending.filter(e -> e.from().minusDays(1).equals(lastDay().get()))
                    .map(e ->
                            switch (e.how()) {
                                case REPLACED -> Standing.REPLACED;
                                case REPEALED -> Standing.REPEALED;
                            })
                    .orElse(Standing.EXPIRED);
        }
        if (!isPublished()) {
            return Standing.TO_BE_PUBLISHED;
        }
        return day.isBefore(inForceFrom) ? Standing.COMING : Standing.IN_FORCE;
    }

    /** Whether it is the whole side's. */
    public boolean isOfSide() {
        return area.length() == Jurisdiction.SICHUAN.code().length();
    }

    /**
     * Whether an application of a day, of today or of one that has been, is taken in by it: in
     * force then as people could know then, published by that day and not taken down by it. What
     * was taken in goes on, out of the same budget, though it was taken down since.
     */
    boolean takesIn(LocalDate day) {
        return published.values().stream().noneMatch(day::isBefore)
                && with(validUntil, published, ending, withdrawal.filter(w -> !w.on().isAfter(day)))
                                .standing(day)
                        == Standing.IN_FORCE;
    }

    /**
     * Whether it may have taken something in on a day on which it does no more: what took it down
     * or repealed it came on that very day, after the application.
     */
    boolean mayHaveTakenIn(LocalDate day) {
        return with(
                        validUntil,
                        published,
                        ending.filter(e -> e.how() != How.REPEALED || !e.from().equals(day)),
                        withdrawal.filter(w -> !w.on().equals(day)))
                .takesIn(day);
    }

    /** The day on which the last part of it was published; empty while one is not. */
    Optional<LocalDate> publishedOn() {
        return published.values().stream()
                .max(Comparator.naturalOrder())
                .filter(_ -> isPublished());
    }

    /** Whether it has not been in force yet: it needs its first day and its publication. */
    public boolean isBeforeItsDay(LocalDate day) {
        return !isPublished() || day.isBefore(inForceFrom);
    }

    /** The last day on which it is in force, by whatever ends it first; empty while it goes on. */
    public Optional<LocalDate> lastDay() {
        Optional<LocalDate> before = ending.map(e -> e.from().minusDays(1));
        return before.isPresent() && validUntil.isPresent()
                ? before.filter(validUntil.get()::isAfter).or(() -> validUntil)
                : before.or(() -> validUntil);
    }

    /** Whether it is the one that stands: neither taken down nor ended by another one. */
    public boolean isPresent() {
        return withdrawal.isEmpty() && ending.isEmpty();
    }

    /** Something was published after its day, or should have been by now. */
    public boolean isLate(LocalDate day) {
        return published.values().stream().anyMatch(d -> d.isAfter(publishBy))
                || (published.size() < Part.values().length
                        && withdrawal.isEmpty()
                        && day.isAfter(publishBy));
    }
}
