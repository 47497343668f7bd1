package tongban.node.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tongban.time.Bitemporal;
import tongban.time.Timeline;

/**
 * The records of one subject, by what they are about. What was known when is answered by {@link
 * Bitemporal}. Pure.
 */
final class Histories {
    /** What a series is about. */
    record About(Kind kind, UUID series) {}

    private final Map<About, List<Register.Recorded>> series = new LinkedHashMap<>();

    /**
     * @param records of one subject, in order of recording
     */
    Histories(List<Register.Recorded> records) {
        List<Register.Recorded> sorted = new ArrayList<>(records);
        // two who recorded at one time may have been given their numbers the other way round
        sorted.sort(
                Comparator.comparing(Register.Recorded::at).thenComparing(Register.Recorded::seq));
        for (Register.Recorded one : sorted) {
            series.computeIfAbsent(new About(one.kind(), one.series()), a -> new ArrayList<>())
                    .add(one);
        }
    }

    /** Oldest first. */
    List<Register.Recorded> of(Kind kind, UUID which) {
        return List.copyOf(series.getOrDefault(new About(kind, which), List.of()));
    }

    /** The last record of all; 0 without one. */
    long version() {
        return last().map(Register.Recorded::seq).orElse(0L);
    }

    /** The last thing that was recorded. */
    Optional<Register.Recorded> last() {
        return series.values().stream()
                .flatMap(List::stream)
                .max(Comparator.comparingLong(Register.Recorded::seq));
    }

    /** Whether somebody was called so at any time. */
    boolean hasName(String name) {
        return series.values().stream()
                .flatMap(List::stream)
                .flatMap(r -> r.statement().value().stream())
                .flatMap(v -> v.title().stream())
                .anyMatch(title -> RecordCodec.name(title).equals(name));
    }

    int size() {
        return series.values().stream().mapToInt(List::size).sum();
    }

    /** What is known of a series now. */
    Timeline<Register.Recorded> current(Kind kind, UUID which) {
        return bitemporal(of(kind, which)).current();
    }

    /** Every value that held on a day as it was known on another, in the order of the kinds. */
    List<Register.Line> asOf(AsOf asOf, Function<Particulars, List<Register.Shown>> shown) {
        List<Register.Line> lines = new ArrayList<>();
        series.forEach((about, records) -> line(records, asOf, shown).ifPresent(lines::add));
        lines.sort(
                Comparator.comparing((Register.Line l) -> l.recorded().kind())
                        .thenComparing(l -> l.recorded().seq()));
        return List.copyOf(lines);
    }

    /** Everything that was ever recorded, in order of recording. */
    List<Register.Recorded> all() {
        return series.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Register.Recorded::seq))
                .toList();
    }

    /** The same without what was recorded after one record. */
    Histories through(long seq) {
        return new Histories(all().stream().filter(r -> r.seq() <= seq).toList());
    }

    private static Optional<Register.Line> line(
            List<Register.Recorded> records,
            AsOf asOf,
            Function<Particulars, List<Register.Shown>> shown) {
        int known = (int) records.stream().filter(r -> !r.at().isAfter(asOf.until())).count();
        return bitemporal(records).knownAt(asOf.until()).entries().stream()
                .filter(e -> e.period().contains(asOf.day()))
                .findFirst()
                .map(e ->
                        new Register.Line(
                                e.value(),
                                e.period(),
                                known,
                                shown.apply(e.value().statement().value().orElseThrow())));
    }

    private static Bitemporal<Register.Recorded> bitemporal(List<Register.Recorded> records) {
        return Bitemporal.of(
                records.stream()
                        .map(r ->
                                new Bitemporal.Record<>(
                                        r.statement().valid(),
                                        r.statement().value().isPresent()
                                                ? Optional.of(r)
                                                : Optional.empty(),
                                        r.at()))
                        .toList());
    }
}
