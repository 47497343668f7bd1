package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.node.place.Organs;
import tongban.rules.RuleSettings;
import tongban.service.text.Words;
import tongban.time.Period;
import tools.jackson.databind.json.JsonMapper;

/** Indicators over the shipped book, the database and the counts. */
final class JdbcIndicators implements Indicators {
    private static final int POINTS_IN_LIST = 24;
    private static final int POINTS_MAX = 600;

    private final Walls walls;
    private final Journal journal;
    private final Book book;
    private final Counts counts;
    private final PlaceStandards standards;
    private final Divisions divisions;
    private final Clock clock;
    private final Formulas formulas;
    private final JdbcDefinitions definitions;
    private final JdbcSettlements settlements;
    private final JdbcObservations observations;
    private final JdbcSeries values;
    private final JdbcKnown past;
    private final Entered entered;
    private final Reporters reporters;
    private final JdbcDefining defining;

    JdbcIndicators(
            JdbcClient jdbc,
            Walls walls,
            Journal journal,
            Book book,
            Counts counts,
            PlaceStandards standards,
            Divisions divisions,
            Organs organs,
            RuleSettings rules,
            JsonMapper json,
            Clock clock) {
        this.walls = walls;
        this.journal = journal;
        this.book = book;
        this.counts = counts;
        this.standards = standards;
        this.divisions = divisions;
        this.clock = clock;
        this.formulas = new Formulas(rules);
        this.definitions = new JdbcDefinitions(jdbc, json, book);
        this.settlements = new JdbcSettlements(jdbc, organs);
        this.observations = new JdbcObservations(jdbc, settlements);
        this.values = new JdbcSeries(jdbc, settlements);
        this.past = new JdbcKnown(jdbc);
        this.reporters = new Reporters(divisions, organs);
        this.entered = new Entered(divisions, book, formulas, reporters);
        this.defining =
                new JdbcDefining(
                        walls,
                        journal,
                        definitions,
                        observations,
                        entered,
                        reporters,
                        divisions,
                        clock);
    }

    // ------------------------------------------------------------------ reading

    /** Everything that a page of one side needs, read in one transaction. */
    private final class Reading {
        private final Jurisdiction side;
        private final boolean official;
        private final Optional<LocalDate> known;
        private final Map<Aggregate, Count> counted;
        private final Map<String, Definition> all;
        private final Map<String, List<JdbcDefinitions.InForce>> targets;
        private final Map<String, List<Point>> reported = new HashMap<>();
        private final Map<String, Map<Period, List<Valuation.Placed>>> places = new HashMap<>();
        private final Valuation valuation;

        /** What the side knows, whoever reads: says which basis a target is held against. */
        private final Valuation whole;

        private Reading(
                Jurisdiction side,
                boolean official,
                Optional<LocalDate> known,
                Map<String, Definition> all,
                Map<Aggregate, Count> counted) {
            this.side = side;
            this.official = official;
            this.known = known;
            this.all = all;
            this.counted = counted;
            this.targets = definitions.targets(all, side.code());
            this.valuation = new Valuation(all, formulas, new View(official), clock);
            this.whole = official ? valuation : new Valuation(all, formulas, new View(true), clock);
        }

        private String key(String indicator, String place) {
            return indicator + "@" + place;
        }

        /**
         * Reads what many indicators were reported of their own places in one statement; for
         * everybody else only of those with a target, to know what it is held against.
         */
        private void prepare() {
            Map<String, String> homes = new HashMap<>();
            List<Definition> observed =
                    all.values().stream()
                            .filter(Definition::isObserved)
                            .filter(d -> official || targets.containsKey(d.id()))
                            .toList();
            observed.forEach(d -> homes.put(d.id(), d.home(side.code())));
            Map<String, List<Point>> read = values.points(observed, homes, POINTS_IN_LIST);
            observed.forEach(d ->
                    reported.put(
                            key(d.id(), Objects.requireNonNull(homes.get(d.id()))),
                            read.getOrDefault(d.id(), List.of())));
        }

        /** What somebody sees of it. */
        private final class View implements Valuation.Source {
            private final boolean sees;

            private View(boolean sees) {
                this.sees = sees;
            }

            @Override
            public List<StatedObservation> stated(String indicator) {
                List<StatedObservation> ofPlaces = standards.of(indicator, today());
                return ofPlaces.isEmpty()
                        ? book.statedOf(indicator)
                        : Stream.concat(book.statedOf(indicator).stream(), ofPlaces.stream())
                                .toList();
            }

            @Override
            public List<Point> reported(String indicator, String place) {
                Definition definition = all.get(indicator);
                if (!sees || definition == null) {
                    return List.of();
                }
                return reported.computeIfAbsent(
                        key(indicator, place),
                        k ->
                                known.map(day -> past.points(definition, place, day))
                                        .orElseGet(() ->
                                                values.points(
                                                                List.of(definition),
                                                                Map.of(indicator, place),
                                                                POINTS_MAX)
                                                        .getOrDefault(indicator, List.of())));
            }

            @Override
            public Map<Period, List<Valuation.Placed>> reportedByPlace(
                    String indicator, String place) {
                Definition definition = all.get(indicator);
                // of an earlier day nothing by county is kept
                return !sees || known.isPresent() || definition == null
                        ? Map.of()
                        : places.computeIfAbsent(
                                key(indicator, place),
                                k -> values.byPlace(definition, place, POINTS_IN_LIST));
            }

            @Override
            public Count count(Aggregate aggregate) {
                return Objects.requireNonNull(counted.get(aggregate));
            }

            @Override
            public boolean tells(Aggregate aggregate, BigDecimal number) {
                return sees || !aggregate.hides(number);
            }
        }

        private Row row(Definition d) {
            String home = d.home(side.code());
            List<Point> points = leading(valuation, d, home);
            List<Aimed> aimed = aimed(d, home);
            Optional<Target> target = next(d, home);
            return new Row(
                    d,
                    points.isEmpty() ? Optional.empty() : Optional.of(points.getLast()),
                    target,
                    status(target, aimed),
                    aimed);
        }

        /** The values of the basis that says most: counted, else reported, else stated. */
        private static List<Point> leading(Valuation of, Definition d, String place) {
            for (Basis basis : List.of(Basis.COUNTED, Basis.REPORTED, Basis.STATED)) {
                List<Point> points = of.points(d, place, basis);
                if (!points.isEmpty()) {
                    return points;
                }
            }
            return List.of();
        }

        /**
         * How each target of a place stands. All who read hold it against the same basis, the one
         * that says most of what the side knows; who may not see its values is told no other status
         * instead. A place of the other side has them there, where they stay: what this side knows
         * of it, even what was stated, may not be what decides.
         */
        private List<Aimed> aimed(Definition d, String place) {
            List<JdbcDefinitions.InForce> of = targets(d, place);
            if (of.isEmpty()) {
                return List.of();
            }
            if (!place.startsWith(side.code())) {
                return of.stream()
                        .map(t -> new Aimed(t.target(), Status.UNSEEN, t.setLate()))
                        .toList();
            }
            List<Point> held = leading(whole, d, place);
            List<Point> seen =
                    official || held.isEmpty()
                            ? held
                            : valuation.points(d, place, held.getFirst().basis());
            return of.stream()
                    .map(t -> new Aimed(t.target(), status(d, t.target(), held, seen), t.setLate()))
                    .toList();
        }

        /** A month of few people may be hidden, and no older one stands in for it. */
        private Status status(Definition d, Target target, List<Point> held, List<Point> seen) {
            return Status.deciding(target, held, d.schedule())
                            .equals(Status.deciding(target, seen, d.schedule()))
                    ? Status.of(Optional.of(target), seen, d.schedule(), today())
                    : Status.UNSEEN;
        }

        private List<JdbcDefinitions.InForce> targets(Definition d, String place) {
            return targets.getOrDefault(d.id(), List.of()).stream()
                    .filter(t -> t.target().place().equals(place))
                    .toList();
        }

        private static Status status(Optional<Target> of, List<Aimed> aimed) {
            return aimed.stream()
                    .filter(a -> of.filter(a.target()::equals).isPresent())
                    .findFirst()
                    .map(Aimed::status)
                    .orElse(Status.NO_TARGET);
        }

        /** The target of a place that is due next, else the last one. */
        private Optional<Target> next(Definition d, String place) {
            List<Target> of =
                    targets(d, place).stream().map(JdbcDefinitions.InForce::target).toList();
            return of.stream()
                    .filter(t -> !t.dueOn().isBefore(today()))
                    .findFirst()
                    .or(() -> of.isEmpty() ? Optional.empty() : Optional.of(of.getLast()));
        }
    }

    /** Counts belong to the node itself, so they are made before somebody's transaction opens. */
    private Map<Aggregate, Count> counted(
            Jurisdiction side, Collection<Definition> of, Map<String, Definition> all) {
        Map<Aggregate, Count> counted = new EnumMap<>(Aggregate.class);
        for (Aggregate aggregate : formulas.aggregates(of, all)) {
            counted.put(aggregate, counts.of(side, aggregate));
        }
        return counted;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Officials read as themselves; for everybody else the node reads what everybody may know. */
    private <T> T reading(@Nullable Actor reader, Jurisdiction side, Supplier<T> work) {
        return walls.inside(Actor.readerOf(side, reader), work);
    }

    @Override
    public List<Row> rows(@Nullable Actor reader, Jurisdiction side, Query query) {
        String words = query.words().strip().toLowerCase(Locale.ROOT);
        Map<String, Definition> all = all(side);
        Map<Aggregate, Count> counted = counted(side, all.values(), all);
        return reading(
                reader,
                side,
                () -> {
                    Reading read =
                            new Reading(
                                    side,
                                    Actor.isOfficialOf(side, reader),
                                    Optional.empty(),
                                    all,
                                    counted);
                    read.prepare();
                    return read.all.values().stream()
                            .filter(d -> query.family().filter(f -> f != d.family()).isEmpty())
                            .filter(d ->
                                    d.name().zh().toLowerCase(Locale.ROOT).contains(words)
                                            || d.name()
                                                    .en()
                                                    .toLowerCase(Locale.ROOT)
                                                    .contains(words))
                            .map(read::row)
                            .filter(r -> query.status().filter(s -> s != r.status()).isEmpty())
                            .toList();
                });
    }

    @Override
    public Listing list(@Nullable Actor reader, Jurisdiction side, Query query) {
        List<Row> rows = rows(reader, side, query);
        int from = Math.min(rows.size(), Math.max(0, query.page()) * ROWS_A_PAGE);
        return new Listing(
                rows.subList(from, Math.min(rows.size(), from + ROWS_A_PAGE)),
                rows.size(),
                Math.max(0, query.page()));
    }

    @Override
    public List<Definition> definitions(Jurisdiction side) {
        return List.copyOf(all(side).values());
    }

    @Override
    public Optional<LastReported> lastReported(
            @Nullable Actor reader, Jurisdiction side, String indicator) {
        return Optional.ofNullable(all(side).get(indicator))
                .map(d ->
                        new LastReported(
                                d,
                                Actor.isOfficialOf(side, reader)
                                        ? reading(
                                                reader,
                                                side,
                                                () -> values.last(d, d.home(side.code())))
                                        : Optional.empty()));
    }

    private Map<String, Definition> all(Jurisdiction side) {
        return walls.inside(Actor.system(side), definitions::all);
    }

    @Override
    public Optional<Sheet> sheet(
            @Nullable Actor reader,
            Jurisdiction side,
            String indicator,
            String place,
            Optional<LocalDate> known) {
        Map<String, Definition> all = all(side);
        Definition definition = all.get(indicator);
        if (definition == null) {
            return Optional.empty();
        }
        Map<Aggregate, Count> counted = counted(side, List.of(definition), all);
        return Optional.of(
                reading(
                        reader,
                        side,
                        () -> {
                            boolean official = Actor.isOfficialOf(side, reader);
                            return sheet(
                                    new Reading(side, official, known, all, counted),
                                    definition,
                                    official ? place : "");
                        }));
    }

    private Sheet sheet(Reading read, Definition d, String wanted) {
        String place = wanted.isEmpty() ? d.home(read.side.code()) : wanted;
        List<Series> series = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            List<Point> points = read.valuation.points(d, place, basis);
            if (!points.isEmpty()) {
                series.add(new Series(basis, points));
            }
        }
        List<Aimed> aimed = read.aimed(d, place);
        GapBetweenPlaces gap =
                new GapBetweenPlaces(
                        read.valuation, d, place, divisions.counties(place, today()).size());
        return new Sheet(
                d,
                place,
                series,
                aimed,
                Reading.status(read.next(d, place), aimed),
                read.known.isPresent() ? List.of() : gap.tables(read.official, read.counted),
                read.official ? lines(d, place) : List.of(),
                read.official ? values.contested(d.id()) : 0,
                read.official ? values.choices(d.id(), HISTORY_MAX) : List.of(),
                read.official ? settlements.of(d.id(), place, HISTORY_MAX) : List.of(),
                defining.revisions(read.side, d.id()),
                definitions.targetChanges(d.id(), place, read.official),
                book.figuresOn(d.id()).stream().map(Figure::number).toList());
    }

    /** Of a whole side everything that was reported, of a place below it what it reported. */
    private List<Line> lines(Definition d, String place) {
        return place.length() == 2
                ? values.lines(d.id(), Long.MAX_VALUE, HISTORY_MAX)
                : values.linesOf(d.id(), place, HISTORY_MAX);
    }

    @Override
    public boolean eachLine(Actor actor, String indicator, Consumer<Line> to) {
        return walls.inside(actor, () -> values.eachLine(indicator, to));
    }

    // ------------------------------------------------------------------ reporting

    private static boolean mayReport(Actor actor) {
        return actor.is(Role.REVIEWER, Role.DECIDER, Role.SUPERVISOR);
    }

    @Override
    public boolean mayReport(Actor actor, Definition definition) {
        return Reporters.may(actor, definition);
    }

    @Override
    public Words reporters(Jurisdiction side, Definition definition, String place) {
        return reporters.who(definition, place, side, today());
    }

    @Override
    public Map<String, Words> departments(Jurisdiction side) {
        return reporters.departments(side, today());
    }

    private static Result refused(Problem problem) {
        return new Result.Rejected(List.of(problem));
    }

    @Override
    public Result report(
            Actor actor, String indicator, String source, String phrase, List<Entry> entries) {
        if (!mayReport(actor)) {
            return refused(IndicatorProblems.role());
        }
        return walls.inside(
                actor,
                () -> {
                    Definition definition = definitions.all().get(indicator);
                    if (definition == null) {
                        return new Result.NotFound();
                    }
                    Entered.Report report =
                            entered.report(actor, definition, source, phrase, entries, today());
                    if (!report.problems().isEmpty()) {
                        return new Result.Rejected(report.problems());
                    }
                    return switch (observations.store(
                            actor,
                            definition,
                            source.strip(),
                            phrase.strip(),
                            report.said(),
                            clock.instant())) {
                        case JdbcObservations.Stored.NothingToWithdraw nothing ->
                                refused(
                                        IndicatorProblems.nothingToWithdraw(
                                                nothing.cells().stream()
                                                        .map(Entered::named)
                                                        .toList()));
                        case JdbcObservations.Stored.Done(long number) -> {
                            note(
                                    "indicator-report",
                                    List.of(indicator, "lines=" + report.said().size()));
                            yield new Result.Done(number);
                        }
                    };
                });
    }

    private void note(String act, List<String> fields) {
        journal.write(act, Purpose.INDICATOR.name(), List.<UUID>of(), fields);
    }

    @Override
    public Result settle(Actor actor, String indicator, long line, String reason) {
        Optional<Problem> problem = entered.reason(reason);
        if (!actor.is(Role.SUPERVISOR)) {
            problem = Optional.of(IndicatorProblems.role());
        }
        return problem.map(JdbcIndicators::refused)
                .orElseGet(() ->
                        walls.inside(
                                actor,
                                () -> {
                                    Definition definition = definitions.all().get(indicator);
                                    if (definition == null) {
                                        return new Result.NotFound();
                                    }
                                    Instant now = clock.instant();
                                    if (!observations.settle(
                                            actor, definition, line, reason.strip(), now)) {
                                        return refused(IndicatorProblems.notContested());
                                    }
                                    note("indicator-settle", List.of(indicator, "line=" + line));
                                    return new Result.Done(line);
                                }));
    }

    // ------------------------------------------------------------------ aiming and defining

    @Override
    public Result aim(
            Actor actor,
            String indicator,
            String place,
            LocalDate dueOn,
            Operator operator,
            BigDecimal value,
            String document,
            boolean withdrawn,
            String reason) {
        if (!actor.is(Role.SUPERVISOR)) {
            return refused(IndicatorProblems.role());
        }
        return walls.inside(
                actor,
                () -> {
                    Definition definition = definitions.all().get(indicator);
                    if (definition == null) {
                        return new Result.NotFound();
                    }
                    String where =
                            place.isBlank()
                                    ? definition.home(actor.jurisdiction().code())
                                    : Divisions.canonical(place);
                    Optional<Boolean> gone = definitions.isWithdrawn(indicator, where, dueOn);
                    List<Problem> problems =
                            entered.target(
                                    actor,
                                    where,
                                    dueOn,
                                    gone.isPresent(),
                                    operator,
                                    value,
                                    document,
                                    today());
                    Target target =
                            new Target(
                                    where,
                                    dueOn,
                                    operator,
                                    value,
                                    Words.same(document.strip()),
                                    Optional.empty());
                    if (gone.isPresent() || !reason.isBlank()) {
                        entered.targetReason(reason, dueOn).ifPresent(problems::add);
                    }
                    if (withdrawn && gone.orElse(true)) {
                        problems.add(IndicatorProblems.noTarget());
                    }
                    if (!problems.isEmpty()) {
                        return new Result.Rejected(problems);
                    }
                    int seq =
                            definitions.aim(
                                    actor,
                                    indicator,
                                    target,
                                    withdrawn,
                                    reason.strip(),
                                    clock.instant());
                    note("indicator-aim", List.of(indicator, "due=" + dueOn));
                    return new Result.Done(seq);
                });
    }

    @Override
    public Revised define(Actor actor, Draft draft, String reason) {
        return defining.define(actor, draft, reason);
    }

    @Override
    public Optional<Revision> standing(Jurisdiction side, String indicator) {
        return walls.inside(
                Actor.system(side), () -> defining.revisions(side, indicator).stream().findFirst());
    }

    @Override
    public int rebuild(Actor actor, String indicator) {
        return walls.inside(
                actor,
                () ->
                        Optional.ofNullable(definitions.all().get(indicator))
                                .map(d -> observations.rebuild(actor, d))
                                .orElse(0));
    }
}
