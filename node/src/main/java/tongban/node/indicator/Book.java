package tongban.node.indicator;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tongban.service.text.Words;

/**
 * What is shipped: the newspaper page with its figures, names and checks, and the indicators,
 * stated observations and programmes that hang on it. Read once at start from the folder {@code
 * indicators}; immutable.
 */
public final class Book {
    private final Words newspaper;
    private final LocalDate published;
    private final List<Article> articles;
    private final SequencedMap<Integer, Figure> figures;
    private final SequencedMap<Integer, Named> named;
    private final List<Check> checks;
    private final SequencedMap<String, Definition> definitions;
    private final Map<String, List<StatedObservation>> stated;
    private final List<Programme> programmes;
    private final Map<String, Unit> units;
    private final Map<String, Standard> standards;

    /** A public parameter of a service that says the values of places. */
    public record Standard(String service, String parameter) {}

    Book(
            Words newspaper,
            LocalDate published,
            List<Article> articles,
            SequencedMap<Integer, Figure> figures,
            SequencedMap<Integer, Named> named,
            List<Check> checks,
            SequencedMap<String, Definition> definitions,
            List<StatedObservation> stated,
            List<Programme> programmes,
            Map<String, Unit> units,
            Map<String, Standard> standards) {
        this.newspaper = newspaper;
        this.published = published;
        this.articles = List.copyOf(articles);
        this.figures = figures;
        this.named = named;
        this.checks = List.copyOf(checks);
        this.definitions = definitions;
        this.stated = new LinkedHashMap<>();
        stated.stream()
                .sorted(Comparator.comparing(Book::end))
                .forEach(o ->
                        this.stated.merge(
                                o.indicator(),
                                List.of(o),
                                (a, b) ->
                                        java.util.stream.Stream.concat(a.stream(), b.stream())
                                                .toList()));
        this.programmes = List.copyOf(programmes);
        this.units = Map.copyOf(units);
        this.standards = Map.copyOf(standards);
    }

    /** Observations without a period speak of the day on which the page came out. */
    private static LocalDate end(StatedObservation o) {
        return o.period().flatMap(p -> p.until()).orElse(LocalDate.MIN);
    }

    public Words newspaper() {
        return newspaper;
    }

    public LocalDate published() {
        return published;
    }

    public List<Article> articles() {
        return articles;
    }

    public Optional<Article> article(String id) {
        return articles.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /** All figures, by number. */
    public List<Figure> figures() {
        return List.copyOf(figures.values());
    }

    public List<Figure> figuresOf(String article) {
        return figures.values().stream().filter(f -> f.article().equals(article)).toList();
    }

    public Optional<Figure> figure(int number) {
        return Optional.ofNullable(figures.get(number));
    }

    /** The figures that go on as an indicator. */
    public List<Figure> figuresOn(String indicator) {
        return figures.values().stream()
                .filter(f -> f.indicator().filter(indicator::equals).isPresent())
                .toList();
    }

    public List<Named> named() {
        return List.copyOf(named.values());
    }

    public Optional<Named> named(int number) {
        return Optional.ofNullable(named.get(number));
    }

    public List<Check> checks() {
        return checks;
    }

    public List<Check> checksOf(int figure) {
        return checks.stream().filter(c -> c.figures().contains(figure)).toList();
    }

    public List<Definition> definitions() {
        return List.copyOf(definitions.values());
    }

    public Optional<Definition> definition(String id) {
        return Optional.ofNullable(definitions.get(id));
    }

    /** What was stated in public, oldest first. */
    public List<StatedObservation> statedOf(String indicator) {
        return stated.getOrDefault(indicator, List.of());
    }

    /** The indicators whose values by place are public parameters, with which. */
    Map<String, Standard> standards() {
        return standards;
    }

    public List<Programme> programmes() {
        return programmes;
    }

    public Optional<Programme> programme(String id) {
        return programmes.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    public Optional<Unit> unit(String id) {
        return Optional.ofNullable(units.get(id));
    }

    /** Every unit, by id. */
    public List<Unit> units() {
        return units.values().stream().sorted(Comparator.comparing(Unit::id)).toList();
    }
}
