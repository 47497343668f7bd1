package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * Indicators: what was counted against what was aimed at. Everybody reads what was stated in public
 * and what the system counts; what was reported to a side is read by its officials, who report it
 * (those of the owner's department, the county's for the county); supervision defines, revises,
 * aims and settles.
 */
public interface Indicators {
    int ROWS_A_PAGE = 30;
    int HISTORY_MAX = 200;
    int LINES_MAX = 1_000;

    /**
     * @param family all where empty
     * @param status all where empty
     * @param words part of a name, in either language; empty for all
     * @param page from 0
     */
    record Query(
            Optional<Definition.Family> family, Optional<Status> status, String words, int page) {}

    /**
     * An indicator in a list.
     *
     * @param latest of the basis that says most: counted, else reported, else stated
     * @param target the one that is due next, else the last one
     * @param status of that one
     * @param targets every one of the place that the indicator is about
     */
    record Row(
            Definition definition,
            Optional<Point> latest,
            Optional<Target> target,
            Status status,
            List<Aimed> targets) {

        /** Whether the target that its status speaks of was set or changed after its own day. */
        public boolean setLate() {
            return targets.stream()
                    .filter(a -> target.filter(a.target()::equals).isPresent())
                    .anyMatch(Aimed::setLate);
        }

        /** How a programme's own target stands, whatever else is aimed at. */
        public Status of(Programme programme, Programme.Aim aim) {
            return targets.stream()
                    .filter(a -> a.target().programme().equals(Optional.of(programme.id())))
                    .filter(a -> a.target().operator() == aim.operator())
                    .filter(a -> a.target().value().compareTo(aim.value()) == 0)
                    .findFirst()
                    .map(Aimed::status)
                    .orElse(Status.NO_TARGET);
        }
    }

    /** Some rows of a list. */
    record Listing(List<Row> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
        }
    }

    /** Values of one basis, oldest first. */
    record Series(Basis basis, List<Point> points) {}

    /**
     * A target and how it stands.
     *
     * @param setLate whether it was set or changed after its own day
     */
    record Aimed(Target target, Status status, boolean setLate) {}

    /**
     * Something that was recorded of a target: a later one for the same place and day replaces the
     * earlier.
     *
     * @param withdrawn whether it took the target away
     * @param reason empty for the first of its place and day
     * @param by login; empty for whoever is no official of the side
     * @param late whether it was recorded after the target's own day
     */
    record TargetChange(
            String place,
            LocalDate dueOn,
            Operator operator,
            BigDecimal value,
            String document,
            boolean withdrawn,
            String reason,
            String by,
            Instant at,
            boolean late) {

        public Words shown(Unit unit) {
            return new Amount(operator, value, "", unit).words();
        }
    }

    /**
     * A county's value.
     *
     * @param operator how it is stated
     * @param source where it was stated, or what it is made of; empty where there is nothing to say
     */
    record PlaceValue(String place, Operator operator, BigDecimal value, Words source) {

        public Words shown(Unit unit) {
            return new Amount(operator, value, "", unit).words();
        }
    }

    /** What the first counties say of a period of which most say nothing yet. */
    record Newer(Period period, List<PlaceValue> values) {
        public Newer {
            values = List.copyOf(values);
        }
    }

    /**
     * What the counties of a place come to, by one basis.
     *
     * @param period the last one of which most counties say something; empty for what is counted
     * @param values at least one, in the order of the places' codes
     * @param counties how many the place has
     * @param newer what there is of a later period, of which few say something yet
     */
    record ByPlace(
            Basis basis,
            Optional<Period> period,
            List<PlaceValue> values,
            int counties,
            Optional<Newer> newer) {
        public ByPlace {
            values = List.copyOf(values);
        }

        /** How many counties say something. */
        public int saying() {
            return (int) values.stream().map(PlaceValue::place).distinct().count();
        }

        public BigDecimal lowest() {
            return values.stream().map(PlaceValue::value).min(BigDecimal::compareTo).orElseThrow();
        }

        /** Whether every value is exact, so that the gap between them is. */
        public boolean isExact() {
            return values.stream().allMatch(v -> v.operator() == Operator.EXACT);
        }

        public BigDecimal highest() {
            return values.stream().map(PlaceValue::value).max(BigDecimal::compareTo).orElseThrow();
        }
    }

    /**
     * A line that was reported.
     *
     * @param counts whether it is the one that counts
     * @param settled how it came to count; told where lines are exported
     */
    record Line(
            long number,
            String place,
            String subject,
            Period period,
            Arrival arrival,
            Optional<Point> value,
            boolean late,
            boolean outOfOrder,
            boolean stands,
            boolean counts,
            boolean contested,
            String source,
            String phrase,
            String enteredBy,
            Instant enteredAt,
            Optional<Settlement> settled) {

        Line settled(Optional<Settlement> by) {
            return new Line(
                    number,
                    place,
                    subject,
                    period,
                    arrival,
                    value,
                    late,
                    outOfOrder,
                    stands,
                    counts,
                    contested,
                    source,
                    phrase,
                    enteredBy,
                    enteredAt,
                    by);
        }
    }

    /**
     * Which source is to count where several contradicted each other.
     *
     * @param value that was chosen; empty where the settlement does not tell
     * @param office for which it was settled
     */
    record Settlement(
            long number,
            String place,
            String subject,
            Period period,
            String source,
            Optional<Point> value,
            String reason,
            Words office,
            Instant at) {}

    /**
     * A definition as it was revised.
     *
     * @param revision 0 for what is shipped
     * @param by login; empty for what is shipped
     * @param changes of the revision before; none for the first
     */
    record Revision(
            int revision,
            Definition definition,
            String reason,
            String by,
            Optional<Instant> at,
            List<Change> changes) {
        public Revision {
            changes = List.copyOf(changes);
        }

        Revision changing(List<Change> changed) {
            return new Revision(revision, definition, reason, by, at, changed);
        }
    }

    /**
     * A field of a definition that was revised.
     *
     * @param what the field, as its form calls it
     */
    record Change(Words what, Words before, Words after) {}

    /**
     * The page of one indicator.
     *
     * @param place whose values they are
     * @param byPlace of its counties, a basis each; none is mixed with another
     * @param lines the newest lines that were reported of this place; of all places where it is the
     *     side
     * @param choices lines of all places that a settlement may choose
     * @param settlements the newest ones of this place; of all places where it is the side
     * @param targetChanges whatever was recorded of targets of the place, the newest first
     * @param figures numbers of the page's figures that go on as this indicator
     */
    record Sheet(
            Definition definition,
            String place,
            List<Series> series,
            List<Aimed> targets,
            Status status,
            List<ByPlace> byPlace,
            List<Line> lines,
            int contested,
            List<Line> choices,
            List<Settlement> settlements,
            List<Revision> revisions,
            List<TargetChange> targetChanges,
            List<Integer> figures) {}

    /**
     * What was last reported of an indicator.
     *
     * @param definition as it stands on the side
     * @param last empty where nothing was, or the reader may not know
     */
    record LastReported(Definition definition, Optional<Point> last) {}

    /**
     * A line to report.
     *
     * @param value empty where the source withdraws it
     */
    record Entry(
            String place,
            String subject,
            LocalDate from,
            LocalDate lastDay,
            Operator operator,
            Optional<BigDecimal> value) {}

    /** What came of something. */
    sealed interface Result {
        /**
         * @param number of the report, revision or target; 0 where it has none
         */
        record Done(long number) implements Result {}

        record NotFound() implements Result {}

        record Rejected(List<Problem> problems) implements Result {}
    }

    /** What came of defining or revising an indicator. */
    sealed interface Revised {
        record Done(int revision) implements Revised {}

        record NotFound() implements Revised {}

        record Rejected(List<Problem> problems) implements Revised {}

        /**
         * Somebody else revised it since the definition was read; nothing was done.
         *
         * @param current the revision that stands
         * @param since what was revised meanwhile, the newest first
         */
        record Stale(int current, List<Revision> since) implements Revised {}
    }

    /**
     * @param reader null for nobody
     * @param side whose counts and reports are shown
     */
    Listing list(@Nullable Actor reader, Jurisdiction side, Query query);

    /** Every row of a list. */
    List<Row> rows(@Nullable Actor reader, Jurisdiction side, Query query);

    /**
     * @param place empty for the one that the indicator is about
     * @param known as it was known at the end of this day; empty for now
     */
    Optional<Sheet> sheet(
            @Nullable Actor reader,
            Jurisdiction side,
            String indicator,
            String place,
            Optional<LocalDate> known);

    /**
     * What was last reported of the place that an indicator is about, without reading its page.
     *
     * @return empty where the side has no such indicator
     */
    Optional<LastReported> lastReported(
            @Nullable Actor reader, Jurisdiction side, String indicator);

    /** The definitions of a side, shipped and its own. */
    List<Definition> definitions(Jurisdiction side);

    /** Whether the actor may enter values of some place. */
    boolean mayReport(Actor actor, Definition definition);

    /** Who may enter values of a place, in words. */
    Words reporters(Jurisdiction side, Definition definition, String place);

    /** The departments of a side that an indicator can be owned by: key and name. */
    Map<String, Words> departments(Jurisdiction side);

    /**
     * Enters what a source said. Only the bodies of the owner's department at the place or above it
     * may.
     *
     * @param source who said it: a body, a document
     * @param phrase in which words, or empty
     */
    Result report(Actor actor, String indicator, String source, String phrase, List<Entry> entries);

    /** Which source counts where several contradict each other. */
    Result settle(Actor actor, String indicator, long line, String reason);

    /**
     * Sets, changes or withdraws a target.
     *
     * @param reason why; needed where one was set for the place and day before
     */
    Result aim(
            Actor actor,
            String indicator,
            String place,
            LocalDate dueOn,
            Operator operator,
            BigDecimal value,
            String document,
            boolean withdrawn,
            String reason);

    /** Defines an indicator, or revises one, if it stands as its reviser read it. */
    Revised define(Actor actor, Draft definition, String reason);

    /**
     * The revision of an indicator that stands, with its definition.
     *
     * @return empty where the side has no such indicator
     */
    Optional<Revision> standing(Jurisdiction side, String indicator);

    /**
     * A definition as it is typed.
     *
     * @param unit id of a unit
     * @param department key of the owner's department; empty where it stays as it was
     * @param seen number of the revision that it was made from; empty for a new indicator
     */
    record Draft(
            String id,
            String nameZh,
            String nameEn,
            String unit,
            String place,
            Definition.Direction direction,
            String ownerZh,
            String ownerEn,
            Optional<String> department,
            Definition.Gathering gathers,
            boolean rises,
            boolean schedule,
            int dueDays,
            String formula,
            Optional<Integer> seen) {
        boolean isNew() {
            return seen.isEmpty();
        }
    }

    /** Every line that was reported of an indicator, newest first. */
    boolean eachLine(Actor actor, String indicator, Consumer<Line> to);

    /** Makes what the lines come to anew from the lines alone; the number of places and periods. */
    int rebuild(Actor actor, String indicator);
}
