package tongban.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongban.rules.MissingFact;
import tongban.rules.Model;
import tongban.service.Proposal.Basis;
import tongban.service.Proposal.Explained;
import tongban.service.Proposal.Reason;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FactFault;
import tongban.service.fact.Facts;
import tongban.service.fact.FeelType;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterResolver;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.Resolution;
import tongban.service.place.PlacePath;
import tongban.service.procedure.Start;
import tongban.service.text.Words;

/**
 * Proposes decisions by one service's standard. Immutable and shared by threads: every version of
 * the standard is compiled once.
 */
public final class Proposer {

    private final ServiceDefinition service;
    private final Map<String, Standard> standards;
    private final Map<String, String> standardHashes;
    private final String textsHash;
    private final ParameterResolver folder;

    /**
     * @throws tongban.rules.InvalidModelException if a standard is faulty; a checked folder's is
     *     not
     */
    public Proposer(ServiceDefinition service) {
        this(service, version -> version.parse(service.rules()));
    }

    /**
     * @param models what gives a version its model
     */
    Proposer(ServiceDefinition service, Function<StandardVersion, Model> models) {
        this.service = service;
        Map<String, Standard> compiled = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        for (StandardVersion version : service.standards()) {
            compiled.put(
                    version.id(), new Standard(version, models.apply(version), service.rules()));
            hashes.put(version.id(), Hashes.standard(service, version));
        }
        this.standards = Map.copyOf(compiled);
        this.standardHashes = Map.copyOf(hashes);
        this.textsHash = Hashes.texts(service.texts());
        this.folder = new ParameterResolver(service.rows());
    }

    public ServiceDefinition service() {
        return service;
    }

    /** Facts outside their declared types or domains. */
    public static final class InvalidFactsException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final transient List<FactFault> faults;

        InvalidFactsException(List<FactFault> faults) {
            super(
                    String.join(
                            "; ",
                            faults.stream()
                                    .map(f -> f.field() + ": " + f.message().en())
                                    .toList()));
            this.faults = List.copyOf(faults);
        }

        public List<FactFault> faults() {
            return faults;
        }
    }

    /** A standard that answers neither granted nor refused to facts that are in order. */
    public static final class NoOutcomeException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NoOutcomeException(String message) {
            super(message);
        }
    }

    /**
     * @param place where the case is decided
     * @param dates named dates as far as known; the first month of entitlement is derived if absent
     * @param facts known facts; what is absent is missing
     * @param registerRows parameter rows of the node's register, beside the folder's own
     * @param clock today, and what FEEL's today() answers
     * @throws InvalidFactsException if a fact is outside its declared type or domain
     * @throws NoOutcomeException if the standard is at fault
     */
    public Proposal propose(
            PlacePath place,
            Map<CaseDate, LocalDate> dates,
            Facts facts,
            List<ParameterRow> registerRows,
            Clock clock) {
        return propose(place, dates, facts, registerRows, clock, Optional.empty());
    }

    /**
     * The same under the law of another day: version and parameters are those in force then, while
     * the case, its dates included, stays as it is.
     *
     * @param law stands in for every date that selects a version or a parameter
     * @throws InvalidFactsException if a fact is outside its declared type or domain
     */
    public Proposal under(
            LocalDate law,
            PlacePath place,
            Map<CaseDate, LocalDate> dates,
            Facts facts,
            List<ParameterRow> registerRows,
            Clock clock) {
        return propose(place, dates, facts, registerRows, clock, Optional.of(law));
    }

    private Proposal propose(
            PlacePath place,
            Map<CaseDate, LocalDate> dates,
            Facts facts,
            List<ParameterRow> registerRows,
            Clock clock,
            Optional<LocalDate> law) {
        LocalDate today = LocalDate.now(clock);
        List<FactFault> faults = service.form().withSynthetic(true).validate(facts.values(), today);
        if (!faults.isEmpty()) throw new InvalidFactsException(faults);
        Facts whole = service.form().completed(facts);
        Map<CaseDate, LocalDate> known = withEntitlementMonth(dates, today);
        Map<CaseDate, LocalDate> selecting = new EnumMap<>(CaseDate.class);
        selecting.putAll(known);
        law.ifPresent(day -> service.dates().named().forEach(date -> selecting.put(date, day)));
        Map<String, Resolution> resolutions = resolve(place, selecting, registerRows);
        Optional<CaseDate> selector =
                DateSelection.firstKnown(service.dates().standard(), selecting);
        Optional<StandardVersion> version =
                selector.flatMap(d -> service.standardOn(day(selecting, d)));
        if (version.isEmpty())
            return withoutStandard(selector, selecting, resolutions, whole, clock);
        Words why =
                Words.of(
                        "按"
                                + selector.orElseThrow().words().zh()
                                + day(selecting, selector.orElseThrow())
                                + "适用"
                                + version.get().document().citation(),
                        "Chosen by the date '"
                                + selector.orElseThrow().words().en()
                                + "', "
                                + day(selecting, selector.orElseThrow())
                                + ": "
                                + version.get().document().citation());
        Inputs inputs = inputs(place, known, whole, resolutions);
        Standard.Verdict verdict = standard(version.get()).decide(inputs.values(), clock);
        Explained.Source.OfStandard source =
                new Explained.Source.OfStandard(
                        version.get(),
                        selector.orElseThrow(),
                        day(selecting, selector.orElseThrow()),
                        standardHashes.getOrDefault(version.get().id(), ""));
        return proposal(verdict, source, why, known, resolutions, whole, clock);
    }

    /**
     * The same outcome, award and reasons without an explanation, for many at once. Facts outside
     * their domains count as missing.
     *
     * @param rows the folder's own and those of the node's register, made ready once
     * @throws NoOutcomeException if the standard is at fault
     */
    public Brief brief(
            PlacePath place,
            Map<CaseDate, LocalDate> dates,
            Facts facts,
            ParameterResolver rows,
            Clock clock) {
        LocalDate today = LocalDate.now(clock);
        return brief(terms(place, dates, rows, today), stated(facts, today), clock);
    }

    /** The same of what was made ready before. */
    public Brief brief(Terms terms, Stated stated, Clock clock) {
        return Briefs.of(this, terms, stated, clock);
    }

    /**
     * The standard at a place.
     *
     * @param rows the folder's own and those of the node's register, made ready once
     */
    public Terms terms(
            PlacePath place,
            Map<CaseDate, LocalDate> dates,
            ParameterResolver rows,
            LocalDate today) {
        Map<CaseDate, LocalDate> known = withEntitlementMonth(dates, today);
        Map<String, Resolution> resolutions = resolve(place, known, rows);
        Optional<StandardVersion> version =
                DateSelection.firstKnown(service.dates().standard(), known)
                        .flatMap(d -> service.standardOn(day(known, d)));
        Map<String, @Nullable Object> inputs = termInputs(place, known, resolutions);
        return new Terms(
                place,
                dates,
                resolutions,
                version,
                inputs,
                version.map(v -> standard(v).reads()).orElse(Set.of()),
                version.flatMap(v -> standard(v).whole(Map.of(), inputs)));
    }

    /** Facts as this service takes them on a day. */
    public Stated stated(Facts facts, LocalDate today) {
        Facts whole = Briefs.whole(service.form().withSynthetic(true), facts, today);
        return new Stated(whole, factInputs(whole));
    }

    /** What a standard is given for a case: facts, parameters, dates and place by name. */
    public record Given(StandardVersion version, Map<String, @Nullable Object> inputs) {}

    /** What the standard would be given, or empty where no version of it is in force. */
    public Optional<Given> given(
            PlacePath place, Map<CaseDate, LocalDate> dates, Facts facts, Clock clock) {
        Facts whole = service.form().completed(facts);
        Map<CaseDate, LocalDate> known = withEntitlementMonth(dates, LocalDate.now(clock));
        Map<String, Resolution> resolutions = resolve(place, known, List.of());
        return DateSelection.firstKnown(service.dates().standard(), known)
                .flatMap(d -> service.standardOn(day(known, d)))
                .map(v -> new Given(v, inputs(place, known, whole, resolutions).values()));
    }

    Standard standard(StandardVersion version) {
        return java.util.Objects.requireNonNull(standards.get(version.id()));
    }

    /** What the standard proposes for a worked example, on the example's day. */
    public Proposal propose(WorkedExample example) {
        return ExampleCheck.propose(this, example);
    }

    // ------------------------------------------------------------------ what goes in

    record Inputs(Map<String, @Nullable Object> values) {}

    Inputs inputs(
            PlacePath place,
            Map<CaseDate, LocalDate> dates,
            Facts facts,
            Map<String, Resolution> resolutions) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(factInputs(facts));
        values.putAll(termInputs(place, dates, resolutions));
        return new Inputs(values);
    }

    private Map<String, @Nullable Object> factInputs(Facts facts) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, Object> known = facts.values();
        for (FactDeclaration fact : service.facts()) {
            Object value = known.get(fact.name());
            if (value != null) values.put(fact.name(), filled(fact, fact.name(), value));
            else values.put(fact.name(), fact.required() ? new MissingFact(fact.name()) : null);
        }
        return values;
    }

    private Map<String, @Nullable Object> termInputs(
            PlacePath place, Map<CaseDate, LocalDate> dates, Map<String, Resolution> resolutions) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        resolutions.forEach((name, resolution) ->
                values.put(
                        name,
                        switch (resolution) {
                            case Resolution.Resolved r -> r.value();
                            case Resolution.Unresolved u -> new MissingFact(name);
                        }));
        Map<String, Object> named = new LinkedHashMap<>();
        for (CaseDate date : service.dates().named()) {
            LocalDate day = dates.get(date);
            named.put(
                    date.feelName(),
                    day == null ? new MissingFact("dates." + date.feelName()) : day);
        }
        values.put("dates", named);
        values.put(
                "place",
                Map.of(
                        "code",
                        place.code(),
                        "province",
                        place.province(),
                        "path",
                        place.upwards()));
        return values;
    }

    /**
     * A value whose absent parts are missing facts, because absent is not null; what need not be
     * answered is null.
     */
    private static @Nullable Object filled(FactDeclaration fact, String path, Object value) {
        if (fact.type() != FeelType.CONTEXT) return value;
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(parts(fact, path + "[" + (i + 1) + "]", (Map<?, ?>) list.get(i)));
            }
            return items;
        }
        return parts(fact, path, (Map<?, ?>) value);
    }

    private static Map<String, @Nullable Object> parts(
            FactDeclaration fact, String path, Map<?, ?> value) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        for (FactDeclaration part : fact.fields()) {
            Object inner = value.get(part.name());
            String at = path + "." + part.name();
            if (inner != null) whole.put(part.name(), filled(part, at, inner));
            else whole.put(part.name(), part.required() ? new MissingFact(at) : null);
        }
        return whole;
    }

    Map<String, Resolution> resolve(
            PlacePath place, Map<CaseDate, LocalDate> dates, List<ParameterRow> registerRows) {
        return resolve(place, dates, resolver(registerRows));
    }

    Map<String, Resolution> resolve(
            PlacePath place, Map<CaseDate, LocalDate> dates, ParameterResolver resolver) {
        Map<String, Resolution> resolutions = new TreeMap<>();
        for (ParameterDeclaration p : service.parameters()) {
            List<CaseDate> order =
                    p.dates().stream().flatMap(d -> CaseDate.named(d).stream()).toList();
            Optional<CaseDate> date = DateSelection.firstKnown(order, dates);
            resolutions.put(
                    p.name(),
                    date.map(d -> resolver.resolve(p, place, day(dates, d), d.feelName()))
                            .orElseGet(() ->
                                    new Resolution.Unresolved(
                                            p,
                                            List.of(),
                                            Words.of(
                                                    "选定它的日期还不知道：" + String.join("、", p.dates()),
                                                    "The date that selects it is not known yet: "
                                                            + String.join(", ", p.dates())))));
        }
        return resolutions;
    }

    private ParameterResolver resolver(List<ParameterRow> registerRows) {
        if (registerRows.isEmpty()) return folder;
        List<ParameterRow> rows = new ArrayList<>(service.rows());
        rows.addAll(registerRows);
        return new ParameterResolver(rows);
    }

    Map<CaseDate, LocalDate> withEntitlementMonth(Map<CaseDate, LocalDate> dates, LocalDate today) {
        Map<CaseDate, LocalDate> known = new EnumMap<>(CaseDate.class);
        known.putAll(dates);
        if (known.containsKey(CaseDate.ENTITLEMENT_MONTH)
                || !service.dates().named().contains(CaseDate.ENTITLEMENT_MONTH)) {
            return known;
        }
        LocalDate applied = known.get(CaseDate.APPLIED);
        // until somebody decides, a decision today is assumed
        LocalDate decided = known.getOrDefault(CaseDate.CONFIRMED, today);
        Start start = service.procedure().start();
        LocalDate month =
                switch (start) {
                    case NONE -> null;
                    case DAY_OF_APPLICATION, MONTH_OF_APPLICATION -> applied;
                    case DAY_OF_DECISION, MONTH_OF_DECISION -> decided;
                    case MONTH_AFTER_DECISION -> decided.plusMonths(1);
                };
        if (month != null) known.put(CaseDate.ENTITLEMENT_MONTH, month.withDayOfMonth(1));
        return known;
    }

    // ------------------------------------------------------------------ what comes out

    private Proposal proposal(
            Standard.Verdict verdict,
            Explained.Source.OfStandard source,
            Words why,
            Map<CaseDate, LocalDate> dates,
            Map<String, Resolution> resolutions,
            Facts facts,
            Clock clock) {
        List<Reason> reasons = verdict.grounds().stream().map(this::reason).toList();
        StandardVersion version = source.version();
        Explained explanation =
                new ExplanationWords(
                                service,
                                standard(version).words(service),
                                facts,
                                resolutions,
                                dates)
                        .tree(verdict, source);
        Basis basis = basis(version.id(), why, dates, resolutions, facts, explanation, clock);
        return switch (verdict.outcome()) {
            case null -> incomplete(verdict, reasons, basis);
            case "granted" -> new Proposal.Granted(award(verdict.award()), reasons, basis);
            default -> new Proposal.Refused(reasons, basis);
        };
    }

    private static Proposal incomplete(
            Standard.Verdict verdict, List<Reason> reasons, Basis basis) {
        List<String> facts = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        List<String> dates = new ArrayList<>();
        for (String name : verdict.unknown()) {
            if (basis.resolutions().containsKey(name)) parameters.add(name);
            else if (name.startsWith("dates.")) dates.add(name.substring("dates.".length()));
            else facts.add(name);
        }
        return new Proposal.Incomplete(facts, parameters, dates, reasons, basis);
    }

    private Proposal withoutStandard(
            Optional<CaseDate> selector,
            Map<CaseDate, LocalDate> dates,
            Map<String, Resolution> resolutions,
            Facts facts,
            Clock clock) {
        List<String> order = service.dates().standard().stream().map(CaseDate::feelName).toList();
        Words why =
                selector.map(d ->
                                Words.of(
                                        day(dates, d) + "没有生效的标准版本",
                                        "No version of the standard is in force on "
                                                + day(dates, d)))
                        .orElse(
                                Words.of(
                                        "选定标准版本的日期还不知道：" + String.join("、", order),
                                        "The date that selects the version is not known yet: "
                                                + String.join(", ", order)));
        Explained note =
                new Explained(
                        Explained.Kind.NOTE,
                        service.id(),
                        why,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        Basis basis = basis("", why, dates, resolutions, facts, note, clock);
        return new Proposal.Incomplete(List.of(), List.of(), order, List.of(), basis);
    }

    private Basis basis(
            String version,
            Words why,
            Map<CaseDate, LocalDate> dates,
            Map<String, Resolution> resolutions,
            Facts facts,
            Explained explanation,
            Clock clock) {
        return new Basis(
                service.id(),
                version,
                why,
                java.util.Collections.unmodifiableMap(resolutions),
                java.util.Collections.unmodifiableMap(dates),
                facts,
                explanation,
                standardHashes.getOrDefault(version, ""),
                Hashes.parameters(resolutions.values()),
                textsHash,
                clock.instant());
    }

    Reason reason(Standard.Ground ground) {
        return new Reason(
                ground.reason(),
                ground.article(),
                service.texts()
                        .find("reason." + ground.reason())
                        .orElse(Words.same(ground.reason())));
    }

    /** What the standard awards: every entry but the outcome, those that are null left out. */
    static Map<String, Object> award(Map<?, ?> context) {
        Map<String, Object> award = new LinkedHashMap<>();
        context.forEach((name, value) -> {
            if (value != null && !Standard.OUTCOME.equals(name)) award.put((String) name, value);
        });
        return award;
    }

    static LocalDate day(Map<CaseDate, LocalDate> dates, CaseDate date) {
        return java.util.Objects.requireNonNull(dates.get(date), date.name());
    }
}
