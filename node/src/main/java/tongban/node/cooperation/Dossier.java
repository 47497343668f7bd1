package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * Something that the two sides keep together. Each side holds its own copy, and both come to the
 * same because every step is applied on both: the home side alone changes what they share, and each
 * side fills its own half. A step of the other side may arrive after one that was taken here
 * meanwhile, so {@link #after} takes every step whose content is sound, and {@link #moment} judges
 * only what somebody is about to do here.
 */
public sealed interface Dossier permits Meeting, Task, Entry, Agreement, Statement, Named {

    /** What kind of thing it is. */
    enum Kind {
        MEETING("会议", "Meeting", Meeting.class),
        TASK("会议任务", "Task of a meeting", Task.class),
        ENTRY("清单事项", "Entry of a list", Entry.class),
        AGREEMENT("利益分享协议", "Agreement on sharing", Agreement.class),
        STATEMENT("分享结算单", "Statement of shares", Statement.class),
        PLAN("规划", "Plan", NamedPlan.class),
        PLATFORM("毗邻平台", "Platform of neighbouring areas", NamedPlatform.class);

        private final Words words;
        private final Class<? extends Dossier> type;

        Kind(String zh, String en, Class<? extends Dossier> type) {
            this.words = Words.of(zh, en);
            this.type = type;
        }

        public Words words() {
            return words;
        }

        Class<? extends Dossier> type() {
            return type;
        }

        static Kind of(Dossier dossier) {
            return switch (dossier) {
                case Meeting _ -> MEETING;
                case Task _ -> TASK;
                case Entry _ -> ENTRY;
                case Agreement _ -> AGREEMENT;
                case Statement _ -> STATEMENT;
                case NamedPlan _ -> PLAN;
                case NamedPlatform _ -> PLATFORM;
            };
        }
    }

    /**
     * What a list knows of it.
     *
     * @param category layer of a meeting, list of an entry, place of a plan; else empty
     * @param until the last day in time
     * @param reported both sides say that it is done
     */
    record Line(
            String category,
            int year,
            Optional<UUID> parent,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            boolean reported,
            Optional<LocalDate> done,
            boolean dropped,
            List<String> tags) {}

    /** What entries and agreements that name a joint project are found by. */
    static String projectTag(String number) {
        return "project:" + number;
    }

    static List<String> projectTags(String number) {
        return number.isEmpty() ? List.of() : List.of(projectTag(number));
    }

    /** What is written of it, once for both sides. */
    interface Heading {
        Words name();

        /** A document or body; what begins with 演示 is made up. */
        String source();
    }

    /** The side that leads it. */
    Jurisdiction home();

    Heading heading();

    default Words name() {
        return heading().name();
    }

    default String source() {
        return heading().source();
    }

    Line line();

    /** What is wrong with a step whenever it is taken; every fault at once. */
    List<Problem> content(Act act, Jurisdiction side);

    /** What stands in the way of a step now. */
    List<Problem> moment(Act act, Jurisdiction side, LocalDate today);

    /**
     * Each time that what a step writes over was written over before, the oldest first: whoever saw
     * less of it than stands here would undo it unseen. Empty for a step that writes nothing over.
     */
    default Optional<List<Rewritten>> rewritten(Act act) {
        return Optional.empty();
    }

    /** With a step whose content is sound. */
    Dossier after(Act act, Said said);
}
