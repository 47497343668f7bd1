package tongban.node.portal.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.node.indicator.Arrival;
import tongban.node.indicator.Basis;
import tongban.node.indicator.Definition;
import tongban.node.indicator.Indicators;
import tongban.node.indicator.Operator;
import tongban.node.indicator.Point;
import tongban.node.indicator.Status;
import tongban.node.indicator.Target;
import tongban.service.text.Words;
import tongban.time.Period;

/** Indicators as programs read them: periods by their first and last day. */
final class IndicatorView {
    private IndicatorView() {}

    /**
     * A value.
     *
     * @param from absent where the source states no period, or it is counted now
     * @param source empty where it was computed or comes of several lines
     */
    record Value(
            Basis basis,
            Optional<LocalDate> from,
            Optional<LocalDate> lastDay,
            Operator operator,
            BigDecimal value,
            boolean contested,
            Words source) {

        static Value of(Point p) {
            return new Value(
                    p.basis(),
                    p.period().map(Period::from),
                    p.period().flatMap(Period::lastDay),
                    p.operator(),
                    p.value(),
                    p.contested(),
                    p.source());
        }
    }

    /**
     * What an indicator is.
     *
     * @param department key of the department whose bodies enter it; empty for the joint office
     */
    record Described(
            String id,
            Definition.Family family,
            Words name,
            String unit,
            Words unitName,
            String place,
            Definition.Direction direction,
            Words owner,
            String department,
            Definition.Gathering gathers,
            boolean rises,
            boolean schedule,
            int dueDays,
            String formula,
            String counted) {

        static Described of(Definition d) {
            return new Described(
                    d.id(),
                    d.family(),
                    d.name(),
                    d.unit().id(),
                    d.unit().words(),
                    d.place(),
                    d.direction(),
                    d.owner(),
                    d.department(),
                    d.gathers(),
                    d.rises(),
                    d.schedule(),
                    d.dueDays(),
                    d.formula(),
                    d.counted());
        }
    }

    /**
     * An indicator in a list.
     *
     * @param setLate whether its target was set or changed after the target's own day
     */
    record Row(
            Described definition,
            Optional<Value> latest,
            Optional<Target> target,
            Status status,
            boolean setLate) {}

    record Listing(List<Row> rows, int total, int page, int pages) {

        static Listing of(Indicators.Listing list) {
            return new Listing(
                    list.rows().stream()
                            .map(r ->
                                    new Row(
                                            Described.of(r.definition()),
                                            r.latest().map(Value::of),
                                            r.target(),
                                            r.status(),
                                            r.setLate()))
                            .toList(),
                    list.total(),
                    list.page(),
                    list.pages());
        }
    }

    /** Values of one basis, oldest first. */
    record Series(Basis basis, List<Value> points) {}

    /**
     * A line that was reported.
     *
     * @param value absent where it was withdrawn
     */
    record Line(
            long number,
            String place,
            String subject,
            LocalDate from,
            Optional<LocalDate> lastDay,
            Arrival arrival,
            Optional<Value> value,
            boolean late,
            boolean outOfOrder,
            boolean stands,
            boolean counts,
            boolean contested,
            String source,
            String phrase,
            String enteredBy,
            Instant enteredAt) {

        static Line of(Indicators.Line l) {
            return new Line(
                    l.number(),
                    l.place(),
                    l.subject(),
                    l.period().from(),
                    l.period().lastDay(),
                    l.arrival(),
                    l.value().map(Value::of),
                    l.late(),
                    l.outOfOrder(),
                    l.stands(),
                    l.counts(),
                    l.contested(),
                    l.source(),
                    l.phrase(),
                    l.enteredBy(),
                    l.enteredAt());
        }
    }

    /**
     * Which source counts, and why.
     *
     * @param value that was chosen; absent where the settlement does not tell
     * @param office for which it was settled
     */
    record Settlement(
            long number,
            String place,
            String subject,
            LocalDate from,
            Optional<LocalDate> lastDay,
            String source,
            Optional<Value> value,
            String reason,
            Words office,
            Instant at) {

        static Settlement of(Indicators.Settlement s) {
            return new Settlement(
                    s.number(),
                    s.place(),
                    s.subject(),
                    s.period().from(),
                    s.period().lastDay(),
                    s.source(),
                    s.value().map(Value::of),
                    s.reason(),
                    s.office(),
                    s.at());
        }
    }

    /**
     * A definition as it was revised; 0 is what is shipped.
     *
     * @param changes of the revision before, field by field; none for the first
     */
    record Revision(
            int revision,
            Described definition,
            String reason,
            Optional<Instant> at,
            List<Indicators.Change> changes) {}

    /**
     * What counties come to, by one basis.
     *
     * @param from absent for what is counted
     * @param lastDay absent for what still stands
     * @param counties how many the place has
     * @param newer the first values of a later period, of which most counties say nothing yet
     */
    record ByPlace(
            Basis basis,
            Optional<LocalDate> from,
            Optional<LocalDate> lastDay,
            List<Indicators.PlaceValue> values,
            int counties,
            Optional<Newer> newer) {

        static ByPlace of(Indicators.ByPlace b) {
            return new ByPlace(
                    b.basis(),
                    b.period().map(Period::from),
                    b.period().flatMap(Period::lastDay),
                    b.values(),
                    b.counties(),
                    b.newer()
                            .map(n ->
                                    new Newer(
                                            n.period().from(), n.period().lastDay(), n.values())));
        }
    }

    /** Of a later period, what the first counties come to. */
    record Newer(LocalDate from, Optional<LocalDate> lastDay, List<Indicators.PlaceValue> values) {}

    /** The page of one indicator. */
    record Sheet(
            Described definition,
            String place,
            Status status,
            List<Series> series,
            List<Indicators.Aimed> targets,
            List<ByPlace> byPlace,
            List<Line> lines,
            int contested,
            List<Settlement> settlements,
            List<Revision> revisions,
            List<Indicators.TargetChange> targetChanges,
            List<Integer> figures) {

        static Sheet of(Indicators.Sheet s) {
            return new Sheet(
                    Described.of(s.definition()),
                    s.place(),
                    s.status(),
                    s.series().stream()
                            .map(one ->
                                    new Series(
                                            one.basis(),
                                            one.points().stream().map(Value::of).toList()))
                            .toList(),
                    s.targets(),
                    s.byPlace().stream().map(ByPlace::of).toList(),
                    s.lines().stream().map(Line::of).toList(),
                    s.contested(),
                    s.settlements().stream().map(Settlement::of).toList(),
                    s.revisions().stream()
                            .map(r ->
                                    new Revision(
                                            r.revision(),
                                            Described.of(r.definition()),
                                            r.reason(),
                                            r.at(),
                                            r.changes()))
                            .toList(),
                    s.targetChanges(),
                    s.figures());
        }
    }
}
