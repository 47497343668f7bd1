package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tongban.node.catalog.PublishedService;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.service.ServiceDefinition;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterResolver;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.Resolution;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;
import tongban.time.Period;

/**
 * What counties' standards are in public: the parameters of a service as they apply in each county,
 * each value with where it comes from and how sure it is. A county whose own value nobody knows
 * shows what stands in, and says so. Read once a day from what is published.
 */
final class PlaceStandards {
    private final Book book;
    private final Function<String, Optional<PublishedService>> services;
    private final Divisions divisions;
    private volatile Day read = new Day(LocalDate.MIN, Map.of());

    private record Day(LocalDate day, Map<String, List<StatedObservation>> byIndicator) {}

    /**
     * @param services by id, in their current versions
     */
    PlaceStandards(
            Book book, Function<String, Optional<PublishedService>> services, Divisions divisions) {
        this.book = book;
        this.services = services;
        this.divisions = divisions;
    }

    /** What an indicator's places state, in the order of their codes; none where it has none. */
    List<StatedObservation> of(String indicator, LocalDate today) {
        Day known = read;
        if (!known.day().equals(today)) {
            known = new Day(today, read(today));
            read = known;
        }
        return known.byIndicator().getOrDefault(indicator, List.of());
    }

    private Map<String, List<StatedObservation>> read(LocalDate today) {
        Map<String, List<StatedObservation>> all = new LinkedHashMap<>();
        book.standards()
                .forEach((indicator, standard) ->
                        services.apply(standard.service())
                                .ifPresent(s ->
                                        all.put(
                                                indicator,
                                                read(indicator, standard, s.definition(), today))));
        return all;
    }

    private List<StatedObservation> read(
            String indicator, Book.Standard standard, ServiceDefinition service, LocalDate today) {
        Optional<ParameterDeclaration> parameter = service.parameter(standard.parameter());
        if (parameter.isEmpty()) {
            return List.of();
        }
        List<ParameterRow> rows =
                service.rows().stream()
                        .filter(r ->
                                Stream.of(
                                                parameter.get().name(),
                                                parameter.get().minimumName(),
                                                parameter.get().maximumName())
                                        .anyMatch(r.name()::equals))
                        .toList();
        ParameterResolver resolver = new ParameterResolver(rows);
        List<StatedObservation> stated = new ArrayList<>();
        for (Jurisdiction side : Jurisdiction.values()) {
            List<Period> periods = periods(rows, side, today);
            for (Division county : divisions.counties(side.code(), today)) {
                PlacePath path = divisions.placePath(county.code(), today);
                for (Period period : periods) {
                    if (resolver.resolve(parameter.get(), path, period.from(), "")
                                    instanceof Resolution.Resolved found
                            && found.value() instanceof BigDecimal value) {
                        stated.add(
                                new StatedObservation(
                                        indicator,
                                        county.code(),
                                        Optional.of(period),
                                        Amount.exactly(value, unit(indicator)),
                                        source(found),
                                        Optional.empty()));
                    }
                }
            }
        }
        return stated;
    }

    private Unit unit(String indicator) {
        return book.definition(indicator).orElseThrow().unit();
    }

    /** Where a value comes from and how sure it is; what stands in says so. */
    private static Words source(Resolution.Resolved found) {
        String document = found.row().document();
        Words sure = found.confidence().words();
        Words which =
                switch (found.choice()) {
                    case OWN, SUPERIOR_LATER, BETTER -> Words.of("所在市所定", "set by its city");
                    case NEAREST -> Words.of("上级的值", "of the place above");
                    case BOUND_AS_DEMONSTRATION ->
                            Words.of("本地值未知，以低限代入", "own value unknown, the floor stands in");
                };
        return Words.of(
                which.zh() + (document.isEmpty() ? "" : "，" + document) + "，" + sure.zh(),
                which.en() + (document.isEmpty() ? "" : ", " + document) + ", " + sure.en());
    }

    /** From each day on which something of a side changes to the next; the last is open. */
    private static List<Period> periods(
            List<ParameterRow> rows, Jurisdiction side, LocalDate today) {
        TreeSet<LocalDate> days = new TreeSet<>();
        rows.stream()
                .filter(r ->
                        r.place().startsWith(side.code()) || r.place().equals(PlacePath.NATION))
                .flatMap(r -> Stream.of(Optional.of(r.from()), Optional.ofNullable(r.until())))
                .flatMap(Optional::stream)
                .filter(day -> !day.isAfter(today))
                .forEach(days::add);
        List<Period> periods = new ArrayList<>();
        for (LocalDate from : days) {
            LocalDate next = days.higher(from);
            periods.add(next == null ? Period.from(from) : Period.of(from, next));
        }
        return periods;
    }
}
