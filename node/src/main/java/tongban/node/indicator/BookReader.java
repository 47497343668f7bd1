package tongban.node.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tongban.node.indicator.BookFiles.AimLine;
import tongban.node.indicator.BookFiles.FigureLine;
import tongban.node.indicator.BookFiles.IndicatorLine;
import tongban.node.indicator.BookFiles.NamedLine;
import tongban.rules.RuleSettings;
import tongban.service.text.Words;
import tongban.time.Period;
import tools.jackson.core.JacksonException;

/** Reads the folder of figures and indicators as a whole; every fault of it is told at once. */
final class BookReader {
    private static final String FIGURES = "figures";

    /** Checks speak of figures alone, so the hour does not matter to them. */
    private static final Clock NO_DAY = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final Path folder;
    private final RuleSettings rules;
    private final Set<String> counts;
    private final List<Words> faults = new ArrayList<>();
    private final Map<String, Unit> units = new TreeMap<>();
    private final Map<String, Figure.AsOf> days = new TreeMap<>();
    private final Map<String, Book.Standard> standards = new TreeMap<>();
    private final LinkedHashMap<Integer, Figure> figures = new LinkedHashMap<>();
    private final LinkedHashMap<Integer, Named> named = new LinkedHashMap<>();
    private final LinkedHashMap<String, Definition> definitions = new LinkedHashMap<>();
    private final List<StatedObservation> stated = new ArrayList<>();
    private final List<Programme> programmes = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    private BookReader(Path folder, RuleSettings rules, Set<String> counts) {
        this.folder = folder;
        this.rules = rules;
        this.counts = counts;
    }

    /**
     * @param counts names of what the system counts by itself
     * @throws FaultyBookException with every fault
     */
    static Book read(Path folder, RuleSettings rules, Set<String> counts) {
        return new BookReader(folder, rules, counts).book();
    }

    private Book book() {
        Map<String, BookFiles.UnitLine> unitLines =
                reading(
                        "units.yaml",
                        () -> BookFiles.units(folder.resolve("units.yaml")),
                        Map.of());
        unitLines.forEach(this::unit);
        BookFiles.Articles page =
                reading(
                        "articles.yaml",
                        () ->
                                BookFiles.read(
                                        folder.resolve("articles.yaml"), BookFiles.Articles.class),
                        new BookFiles.Articles(null, null, null));
        List<Article> articles = new ArrayList<>();
        for (BookFiles.ArticleLine line : list(page.articles())) {
            String id = text("articles.yaml", "id", line.id());
            articles.add(
                    new Article(
                            id,
                            words("articles.yaml", line.zh(), line.en()),
                            need("articles.yaml", "about", line.about(), Words.same(""))));
            days.put(
                    id,
                    new Figure.AsOf(
                            need("articles.yaml", id + ".day", line.day(), LocalDate.MIN),
                            need(
                                    "articles.yaml",
                                    id + ".day-what",
                                    line.dayWhat(),
                                    Words.same(""))));
        }
        lines("indicators.yaml", IndicatorLine[].class).forEach(this::definition);
        for (Path file : figureFiles()) {
            String name = FIGURES + "/" + file.getFileName();
            String article = file.getFileName().toString().replace(".yaml", "");
            if (articles.stream().noneMatch(a -> a.id().equals(article))) {
                unknown(name, "article", article);
            }
            lines(name, FigureLine[].class).forEach(line -> figure(name, article, line));
        }
        lines("named.yaml", NamedLine[].class).forEach(this::named);
        lines("observations.yaml", BookFiles.ObservationLine[].class).forEach(this::observation);
        lines("programmes.yaml", BookFiles.ProgrammeLine[].class).forEach(this::programme);
        references();
        if (faults.isEmpty()) {
            lines("checks.yaml", BookFiles.CheckLine[].class).forEach(this::check);
        }
        if (!faults.isEmpty()) {
            throw new FaultyBookException(faults);
        }
        return new Book(
                need("articles.yaml", "newspaper", page.newspaper(), Words.same("")),
                need("articles.yaml", "published", page.published(), LocalDate.MIN),
                articles,
                figures,
                named,
                checks,
                definitions,
                stated,
                programmes,
                units,
                standards);
    }

    private List<Path> figureFiles() {
        try (Stream<Path> files = Files.list(folder.resolve(FIGURES))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("FIGURE-900 " + folder.resolve(FIGURES), e);
        }
    }

    private <T> List<T> lines(String file, Class<T[]> type) {
        return reading(
                file, () -> List.of(BookFiles.read(folder.resolve(file), type)), List.<T>of());
    }

    private <T> T reading(String file, Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (JacksonException e) {
            faults.add(BookFiles.unreadable(file, e));
            return otherwise;
        }
    }

    // ------------------------------------------------------------------ lines

    private void unit(String id, BookFiles.UnitLine line) {
        units.put(
                id,
                new Unit(
                        id,
                        need("units.yaml", id + ".zh", line.zh(), ""),
                        need("units.yaml", id + ".en", line.en(), ""),
                        line.factor() == null ? BigDecimal.ONE : line.factor()));
    }

    private void definition(IndicatorLine line) {
        String file = "indicators.yaml";
        String id = text(file, "id", line.id());
        if (definitions.containsKey(id)) {
            twice(file, id);
        }
        definitions.put(
                id,
                new Definition(
                        id,
                        need(file, id + ".family", line.family(), Definition.Family.OWN),
                        words(file + " " + id, line.zh(), line.en()),
                        unit(file, id, line.unit()),
                        line.place() == null ? "" : line.place(),
                        need(file, id + ".direction", line.direction(), Definition.Direction.NONE),
                        need(file, id + ".owner", line.owner(), Words.same("")),
                        line.department() == null ? "" : line.department(),
                        line.gathers() == null ? Definition.Gathering.LAST : line.gathers(),
                        Boolean.TRUE.equals(line.rises()),
                        Boolean.TRUE.equals(line.schedule()),
                        line.dueDays() == null ? 0 : line.dueDays(),
                        line.formula() == null ? Definition.OBSERVED : line.formula(),
                        line.counted() == null ? "" : line.counted()));
        if (line.standard() != null) {
            standards.put(
                    id,
                    new Book.Standard(
                            text(file, id + ".standard.service", line.standard().service()),
                            text(file, id + ".standard.parameter", line.standard().parameter())));
        }
    }

    private void figure(String file, String article, FigureLine line) {
        int number = need(file, "number", line.number(), 0);
        if (figures.containsKey(number)) {
            twice(file, String.valueOf(number));
        }
        String at = file + " " + number;
        Optional<String> indicator = Optional.ofNullable(line.indicator());
        Optional<Period> period = period(line.from(), line.until());
        Stated says = stated(at, line);
        Figure figure =
                new Figure(
                        number,
                        article,
                        says,
                        period,
                        words(at, line.zh(), line.en()),
                        text(at, "phrase", line.phrase()),
                        Boolean.TRUE.equals(line.headline()),
                        Boolean.TRUE.equals(line.outside()),
                        indicator,
                        period.isEmpty() && says instanceof Stated.Quantity
                                ? Optional.ofNullable(days.get(article))
                                : Optional.empty(),
                        references(at, line.see()),
                        list(line.counts()),
                        Optional.ofNullable(line.uncounted()),
                        list(line.related()));
        figures.put(number, figure);
        // beside each figure stands the system's own count, or plainly why there is none
        if (figure.counts().isEmpty() == figure.uncounted().isEmpty()) {
            missing(at, "counts / uncounted");
        }
        // a day or a name may be background; a number leads somewhere
        if (figure.stated() instanceof Stated.Quantity
                && indicator.isEmpty()
                && figure.see().isEmpty()
                && !figure.outside()) {
            missing(at, "see");
        }
        // a target of a programme is stated as a figure, and is no observation of its indicator
        indicator
                .filter(_ -> !article.equals("C"))
                .ifPresent(id ->
                        figure.amount()
                                .ifPresent(amount ->
                                        stated.add(
                                                new StatedObservation(
                                                        id,
                                                        "",
                                                        figure.known(),
                                                        amount,
                                                        Words.of("成都日报", "Chengdu Daily"),
                                                        Optional.of(number)))));
    }

    private Stated stated(String at, FigureLine line) {
        if (line.day() != null) {
            return new Stated.Day(line.day());
        }
        if (line.designation() != null) {
            return new Stated.Designation(words(at, line.designation(), line.enDesignation()));
        }
        String value = text(at, "value", line.value());
        boolean fraction = value.contains("/");
        return new Stated.Quantity(
                new Amount(
                        line.operator() == null ? Operator.EXACT : line.operator(),
                        number(at, value),
                        fraction ? value : "",
                        unit(at, "unit", line.unit())),
                line.written() == null ? "" : line.written());
    }

    /** A decimal, or one whole number divided by another. */
    private BigDecimal number(String at, String value) {
        try {
            int slash = value.indexOf('/');
            return slash < 0
                    ? new BigDecimal(value)
                    : new BigDecimal(value.substring(0, slash))
                            .divide(
                                    new BigDecimal(value.substring(slash + 1)),
                                    MathContext.DECIMAL128);
        } catch (ArithmeticException | NumberFormatException e) {
            faults.add(
                    Words.of(
                            "FIGURE-902 %s：“%s”不是数。请写成 1081.4 或 1/7。".formatted(at, value),
                            "FIGURE-902 %s: '%s' is no number. Write it like 1081.4 or 1/7."
                                    .formatted(at, value)));
            return BigDecimal.ZERO;
        }
    }

    private void named(NamedLine line) {
        String file = "named.yaml";
        int number = need(file, "number", line.number(), 0);
        if (named.containsKey(number)) {
            twice(file, String.valueOf(number));
        }
        String at = file + " " + number;
        named.put(
                number,
                new Named(
                        number,
                        need(at, "state", line.state(), Named.Coverage.NOT_YET),
                        words(at, line.zh(), line.en()),
                        need(at, "what", line.what(), Words.same("")),
                        need(at, "how", line.how(), Words.same("")),
                        references(at, line.see())));
    }

    private void observation(BookFiles.ObservationLine line) {
        String file = "observations.yaml";
        String id = text(file, "indicator", line.indicator());
        Definition definition = definitions.get(id);
        if (definition == null) {
            unknown(file, "indicator", id);
            return;
        }
        stated.add(
                new StatedObservation(
                        id,
                        "",
                        period(line.from(), line.until()),
                        new Amount(
                                line.operator() == null ? Operator.EXACT : line.operator(),
                                need(file, id + ".value", line.value(), BigDecimal.ZERO),
                                "",
                                definition.unit()),
                        need(file, id + ".confidence", line.confidence(), Certainty.VERIFIED)
                                .labelled(
                                        need(file, id + ".source", line.source(), Words.same(""))),
                        Optional.empty()));
    }

    private void programme(BookFiles.ProgrammeLine line) {
        String file = "programmes.yaml";
        String id = text(file, "id", line.id());
        String at = file + " " + id;
        List<Integer> range = list(line.figures());
        if (range.size() != 2) {
            missing(at, FIGURES);
        }
        programmes.add(
                new Programme(
                        id,
                        words(at, line.zh(), line.en()),
                        need(at, "issuer", line.issuer(), Words.same("")),
                        need(at, "due", line.due(), LocalDate.MIN),
                        range.isEmpty() ? 0 : range.getFirst(),
                        range.isEmpty() ? -1 : range.getLast(),
                        need(at, "note", line.note(), Words.same("")),
                        aims(at, line.overall()),
                        list(line.areas()).stream()
                                .map(a ->
                                        new Programme.Area(
                                                words(at, a.zh(), a.en()),
                                                list(a.tasks()).stream()
                                                        .map(t ->
                                                                new Programme.Task(
                                                                        words(at, t.zh(), t.en()),
                                                                        need(
                                                                                at,
                                                                                "lead",
                                                                                t.lead(),
                                                                                Words.same("")),
                                                                        aims(at, t.targets())))
                                                        .toList()))
                                .toList()));
    }

    private List<Programme.Aim> aims(String at, @Nullable List<AimLine> lines) {
        return list(lines).stream()
                .map(line -> {
                    String id = text(at, "indicator", line.indicator());
                    if (!definitions.containsKey(id)) {
                        unknown(at, "indicator", id);
                    }
                    return new Programme.Aim(
                            id,
                            need(at, id + ".operator", line.operator(), Operator.REACH),
                            need(at, id + ".value", line.value(), BigDecimal.ZERO),
                            Optional.ofNullable(line.figure()));
                })
                .toList();
    }

    // ------------------------------------------------------------------ what leads where

    private List<Reference> references(String at, @Nullable List<String> texts) {
        List<Reference> references = new ArrayList<>();
        for (String text : list(texts)) {
            Reference.parse(text).ifPresentOrElse(references::add, () -> unknown(at, "see", text));
        }
        return references;
    }

    /** Everything that is referred to within the folder is there. */
    private void references() {
        figures.values()
                .forEach(f -> {
                    String at = FIGURES + " " + f.number();
                    f.see().forEach(r -> reference(at, r));
                    f.indicator().ifPresent(i -> indicator(at, i));
                    counted(at, "counts", f.counts());
                    counted(at, "related", f.related());
                });
        named.values().forEach(n -> n.see().forEach(r -> reference("named " + n.number(), r)));
    }

    private void counted(String at, String field, List<String> names) {
        names.stream().filter(n -> !counts.contains(n)).forEach(n -> unknown(at, field, n));
    }

    private void reference(String at, Reference r) {
        boolean known =
                switch (r.kind()) {
                    case PAGE, SERVICE, SERVICE_STANDARD, REGISTER -> true; // of other parts
                    case INDICATOR -> definitions.containsKey(r.target());
                    case FIGURE -> figures.containsKey(whole(r.target()));
                    case NAMED -> named.containsKey(whole(r.target()));
                    case PROGRAMME -> programmes.stream().anyMatch(p -> p.id().equals(r.target()));
                };
        if (!known) {
            unknown(at, "see", r.toString());
        }
    }

    private static int whole(String digits) {
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : -1;
    }

    private void indicator(String at, String id) {
        if (!definitions.containsKey(id)) {
            unknown(at, "indicator", id);
        }
    }

    // ------------------------------------------------------------------ checks

    private void check(BookFiles.CheckLine line) {
        String file = "checks.yaml";
        String id = text(file, "id", line.id());
        Map<String, Expression.Type> names = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Figure f : figures.values()) {
            f.amount()
                    .ifPresent(a -> {
                        names.put(f.name(), Expression.Type.NUMBER);
                        values.put(f.name(), a.value());
                    });
            String name = "d" + f.number();
            names.put(name, Expression.Type.TEXT);
            values.put(name, f.stated().words().zh());
        }
        Programme programme = programmes.getFirst();
        Map<String, Integer> counted =
                Map.of(
                        "numbers of the programme", programme.numbers(),
                        "tasks of the programme", programme.tasks(),
                        "areas of the programme", programme.areas().size());
        counted.forEach((name, count) -> {
            names.put(name, Expression.Type.NUMBER);
            values.put(name, BigDecimal.valueOf(count));
        });
        String at = file + " " + id;
        String formula = line.value() == null ? "" : line.value();
        String condition = text(at, "holds", line.holds());
        Optional<Amount> value =
                formula.isEmpty()
                        ? Optional.empty()
                        : evaluated(at, formula, names, Expression.Type.NUMBER, values)
                                .map(v ->
                                        Amount.exactly(
                                                (BigDecimal) v, unit(at, "unit", line.unit())));
        boolean holds =
                evaluated(at, condition, names, Expression.Type.TRUTH, values)
                        .filter(Boolean.TRUE::equals)
                        .isPresent();
        list(line.figures()).stream()
                .filter(n -> !figures.containsKey(n))
                .forEach(n -> unknown(at, FIGURES, String.valueOf(n)));
        checks.add(
                new Check(
                        id,
                        words(at, line.zh(), line.en()),
                        list(line.figures()),
                        formula,
                        value,
                        condition,
                        holds));
    }

    private Optional<Object> evaluated(
            String at,
            String text,
            Map<String, Expression.Type> names,
            Expression.Type type,
            Map<String, Object> values) {
        return switch (Expression.read(text, names, type, rules)) {
            case Expression.Reading.Faulty(List<Words> found) -> {
                found.forEach(f ->
                        faults.add(
                                Words.of(
                                        "FIGURE-904 " + at + "：" + f.zh(),
                                        "FIGURE-904 " + at + ": " + f.en())));
                yield Optional.empty();
            }
            case Expression.Reading.Sound(Expression expression) ->
                    Optional.ofNullable(expression.value(values, NO_DAY));
        };
    }

    // ------------------------------------------------------------------ parts of lines

    private static Optional<Period> period(@Nullable LocalDate from, @Nullable LocalDate until) {
        return from == null || until == null
                ? Optional.empty()
                : Optional.of(Period.of(from, until));
    }

    private Unit unit(String at, String field, @Nullable String id) {
        Unit unit = id == null ? null : units.get(id);
        if (unit == null) {
            unknown(at, field, Objects.requireNonNullElse(id, ""));
            return new Unit("", "", "", BigDecimal.ONE);
        }
        return unit;
    }

    private Words words(String at, @Nullable String zh, @Nullable String en) {
        return Words.of(text(at, "zh", zh), text(at, "en", en));
    }

    private String text(String at, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            missing(at, field);
            return "";
        }
        return text;
    }

    private <T> T need(String at, String field, @Nullable T value, T otherwise) {
        if (value == null) {
            missing(at, field);
            return otherwise;
        }
        return value;
    }

    private static <T> List<T> list(@Nullable List<T> lines) {
        return lines == null ? List.of() : lines;
    }

    private void missing(String at, String field) {
        faults.add(
                Words.of(
                        "FIGURE-903 %s：缺少 %s。请补上。".formatted(at, field),
                        "FIGURE-903 %s: %s is missing. Add it.".formatted(at, field)));
    }

    private void twice(String at, String what) {
        faults.add(
                Words.of(
                        "FIGURE-905 %s：%s 出现了两次。请只保留一个。".formatted(at, what),
                        "FIGURE-905 %s: %s is there twice. Keep one.".formatted(at, what)));
    }

    private void unknown(String at, String field, String what) {
        faults.add(
                Words.of(
                        "FIGURE-906 %s：%s“%s”不存在。请改成已有的，或先加上它。".formatted(at, field, what),
                        "FIGURE-906 %s: there is no %s '%s'. Name one that there is, or add it first."
                                .formatted(at, field, what)));
    }
}
