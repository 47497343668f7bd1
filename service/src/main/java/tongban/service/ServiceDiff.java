package tongban.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.rules.Divergence;
import tongban.rules.FactValues;
import tongban.rules.FeelText;
import tongban.rules.LimitExceededException;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.Facts;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.Resolution;
import tongban.service.place.PlacePath;
import tongban.service.procedure.JointStep;
import tongban.service.procedure.Publication;
import tongban.service.procedure.Verb;

/** Two versions of a service, or two sides of one, side by side. */
public final class ServiceDiff {

    private static final String NONE = "—";

    private final ServiceDefinition service;
    private final SideBySide.Sayings says = new SideBySide.Sayings();

    private ServiceDiff(ServiceDefinition service) {
        this.service = service;
    }

    /**
     * Two folders, which may be two versions of one service.
     *
     * @param clock the day on which both would decide
     */
    public static SideBySide ofFolders(
            String left, ServiceDefinition a, String right, ServiceDefinition b, Clock clock) {
        boolean latestAlone =
                !a.standards().stream()
                        .map(StandardVersion::id)
                        .toList()
                        .equals(b.standards().stream().map(StandardVersion::id).toList());
        SideBySide.Sayings first = new ServiceDiff(a).whole(latestAlone);
        SideBySide.Sayings second = new ServiceDiff(b).whole(latestAlone);
        List<Divergence.Seed> seeds = seeds(a);
        seeds(b).stream()
                .filter(s -> seeds.stream().noneMatch(t -> t.name().equals(s.name())))
                .forEach(seeds::add);
        Proposer one = new Proposer(a);
        Proposer other = new Proposer(b);
        Divergence.Found found =
                Divergence.find(
                        FactValues.united(values(a, clock), values(b, clock)),
                        seeds,
                        facts -> answer(one, null, facts, clock),
                        facts -> answer(other, null, facts, clock),
                        ModelDiff.SEED,
                        ModelDiff.DIVERGENCES_MAX);
        return new SideBySide(
                left, right, SideBySide.lines(first, second), found.divergences(), found.tried());
    }

    /**
     * One service as two places decide it.
     *
     * @param clock the day on which both would decide
     */
    public static SideBySide ofSides(
            ServiceDefinition service, PlacePath left, PlacePath right, Clock clock) {
        Proposer proposer = new Proposer(service);
        Divergence.Found found =
                Divergence.find(
                        values(service, clock),
                        seeds(service),
                        facts -> answer(proposer, left, facts, clock),
                        facts -> answer(proposer, right, facts, clock),
                        ModelDiff.SEED,
                        ModelDiff.DIVERGENCES_MAX);
        return new SideBySide(
                service.id() + " " + left.code(),
                service.id() + " " + right.code(),
                SideBySide.lines(
                        new ServiceDiff(service).side(left, proposer, clock),
                        new ServiceDiff(service).side(right, proposer, clock)),
                found.divergences(),
                found.tried());
    }

    // ------------------------------------------------------------------ what each says

    /** Everything that a folder says. */
    private SideBySide.Sayings whole(boolean latestAlone) {
        identity();
        Identity i = service.identity();
        i.implementationCodes()
                .forEach((side, codes) -> say("implementation codes of " + side, codes));
        i.localCodes().forEach((side, codes) -> say("local codes of " + side, codes));
        facts();
        standards(latestAlone);
        shared();
        for (ParameterRow row : service.rows()) {
            String name = row.name() + ", " + row.place() + ", " + row.from();
            says.add(
                    SideBySide.Part.AMOUNTS,
                    name,
                    amount(row) + (row.until() == null ? "" : ", until " + row.until()));
            says.add(SideBySide.Part.AMOUNTS, name + ", source", source(row));
        }
        service.procedure()
                .verbs()
                .forEach((verb, sides) ->
                        sides.forEach((side, key) ->
                                says.add(
                                        SideBySide.Part.VERBS,
                                        verb.key() + " of " + side,
                                        text(key))));
        service.texts()
                .byKey()
                .forEach((key, words) ->
                        says.add(SideBySide.Part.TEXTS, key, words.zh() + " / " + words.en()));
        return says;
    }

    /** What a service says at one place: what is the same for everybody, and what is its own. */
    private SideBySide.Sayings side(PlacePath place, Proposer proposer, Clock clock) {
        identity();
        Identity i = service.identity();
        String side = place.province();
        say("implementation codes", i.implementationCodes().getOrDefault(side, List.of()));
        say("local codes", i.localCodes().getOrDefault(side, List.of()));
        facts();
        standards(false);
        shared();
        Map<CaseDate, LocalDate> dates = today(service, clock);
        proposer.propose(place, dates, Facts.NONE, List.of(), clock)
                .basis()
                .resolutions()
                .forEach(this::resolved);
        for (Verb verb : service.procedure().verbs().keySet())
            says.add(SideBySide.Part.VERBS, verb.key(), text(service.procedure().verb(verb, side)));
        return says;
    }

    private void say(String name, Object value) {
        String text =
                value instanceof List<?> l
                        ? l.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : String.valueOf(value);
        says.add(SideBySide.Part.IDENTITY, name, text.isEmpty() ? NONE : text);
    }

    private void identity() {
        Identity i = service.identity();
        say("base codes", i.baseCodes());
        say("item type", i.itemType());
        say("audience", i.audience());
        say("exercising level", i.exercisingLevel());
        say("subject", i.subject());
        say("modes", i.modes());
        say("charge", i.charge());
        say("visits", i.visits());
        say("instant", i.instant());
        Competence c = service.competence();
        says.add(SideBySide.Part.COMPETENCE, "place", c.placeRole());
        says.add(SideBySide.Part.COMPETENCE, "accepting", c.accepting());
        says.add(SideBySide.Part.COMPETENCE, "deciding", c.deciding());
        says.add(SideBySide.Part.COMPETENCE, "department", c.department());
        says.add(SideBySide.Part.COMPETENCE, "rule", c.rule());
        says.add(SideBySide.Part.COMPETENCE, "delegated by", c.delegatedBy().orElse(NONE));
    }

    private void facts() {
        service.facts().forEach(f -> fact(f, ""));
        DateSelection d = service.dates();
        says.add(SideBySide.Part.DATES, "named", names(d.named()));
        says.add(SideBySide.Part.DATES, "standard", names(d.standard()));
        says.add(SideBySide.Part.DATES, "procedure", names(d.procedure()));
        for (ParameterDeclaration p : service.parameters())
            says.add(
                    SideBySide.Part.PARAMETERS,
                    p.name(),
                    "%s %s; set by %s; stand-in %s; dates %s"
                            .formatted(
                                    p.type().key(),
                                    p.unit(),
                                    p.setBy().stream().sorted().toList(),
                                    p.standIn(),
                                    p.dates()));
    }

    private static String names(List<CaseDate> dates) {
        return dates.stream().map(CaseDate::feelName).collect(Collectors.joining(", "));
    }

    private void fact(FactDeclaration f, String prefix) {
        StringJoiner text = new StringJoiner("; ");
        text.add(
                (f.list() ? "list of " : "")
                        + f.type().key()
                        + (f.unit().isEmpty() ? "" : " " + f.unit()));
        if (!f.domain().values().isEmpty()) text.add("values " + f.domain().values());
        f.domain().minimum().ifPresent(m -> text.add("minimum " + m));
        f.domain().maximum().ifPresent(m -> text.add("maximum " + m));
        f.format().ifPresent(format -> text.add("format " + format));
        if (!f.required()) text.add("not required");
        if (f.sensitive()) text.add("sensitive");
        text.add("source " + f.sources());
        f.when().ifPresent(when -> text.add("when " + when));
        f.otherwise().ifPresent(o -> text.add("otherwise " + o));
        says.add(SideBySide.Part.FACTS, prefix + f.name(), text.toString());
        f.fields().forEach(part -> fact(part, prefix + f.name() + "."));
    }

    private void standards(boolean latestAlone) {
        List<StandardVersion> versions = service.standards();
        for (StandardVersion v : versions) {
            if (latestAlone && v != versions.getLast()) continue;
            String prefix = latestAlone || versions.size() == 1 ? "" : v.id() + ": ";
            says.add(
                    SideBySide.Part.STANDARD,
                    prefix + "version",
                    "%s, from %s%s, %s"
                            .formatted(
                                    v.id(),
                                    v.from(),
                                    v.until() == null ? "" : " until " + v.until(),
                                    v.document().citation()));
            v.parse(service.rules())
                    .outline()
                    .forEach((name, text) ->
                            says.add(SideBySide.Part.STANDARD, prefix + name, text));
        }
        for (DeclaredLine line : service.lines())
            says.add(
                    SideBySide.Part.LINES,
                    line.fact() + " / " + line.line(),
                    line.side().sign() + " " + line.article().citation());
    }

    /** Materials and procedure, which are the same on both sides. */
    private void shared() {
        for (Material m : service.materials())
            says.add(
                    SideBySide.Part.MATERIALS,
                    m.id(),
                    "%s, %s, %s%s%s%s; proves %s"
                            .formatted(
                                    m.form(),
                                    m.need(),
                                    m.channel(),
                                    m.when().map(w -> ", when " + w).orElse(""),
                                    m.promise() ? ", may be promised" : "",
                                    m.laterDays() == 0 ? "" : ", within " + m.laterDays() + " days",
                                    m.proves()));
        var p = service.procedure();
        p.steps()
                .forEach(s ->
                        says.add(
                                SideBySide.Part.PROCEDURE,
                                "step " + s.step(),
                                "%s, staff %d%s, %s"
                                        .formatted(
                                                s.department(),
                                                s.staffMin(),
                                                s.required() ? ", required" : "",
                                                s.article().citation())));
        p.joint()
                .forEach(s ->
                        says.add(
                                SideBySide.Part.PROCEDURE,
                                "joint step " + s.id(),
                                "%s %s at %s%s, sees %s %s, %d %s, %s"
                                        .formatted(
                                                s.level(),
                                                s.department(),
                                                s.place().orElse(JointStep.OTHER_SIDE),
                                                s.when().map(w -> ", when " + w).orElse(""),
                                                s.facts(),
                                                s.materials(),
                                                s.limit().length(),
                                                s.limit().unit(),
                                                s.limit().article().citation())));
        says.add(
                SideBySide.Part.PROCEDURE,
                "supplement",
                p.supplement().size() == 1 ? p.supplement("*") : p.supplement());
        says.add(
                SideBySide.Part.PROCEDURE,
                "deemed acceptance",
                p.deemedAcceptance().map(a -> a.citation()).orElse(NONE));
        says.add(SideBySide.Part.PROCEDURE, "public notice", p.publicNotice());
        says.add(SideBySide.Part.PROCEDURE, "publication", published(p.publication()));
        says.add(SideBySide.Part.PROCEDURE, "decision", p.decision());
        says.add(SideBySide.Part.PROCEDURE, "start", p.start());
        says.add(
                SideBySide.Part.PROCEDURE,
                "at once",
                p.atOnce().map(a -> a.award() + ", " + a.article().citation()).orElse(NONE));
        says.add(
                SideBySide.Part.PROCEDURE,
                "sums",
                p.sums().isEmpty()
                        ? NONE
                        : p.sums().stream()
                                .map(s ->
                                        s.award()
                                                + s.limit().map(l -> " up to " + l).orElse("")
                                                + s.total().map(t -> ", part of " + t).orElse(""))
                                .collect(Collectors.joining("; ")));
        p.terms()
                .forEach((term, limit) ->
                        says.add(
                                SideBySide.Part.TERMS,
                                term.key(),
                                limit.length()
                                        + " "
                                        + limit.unit()
                                        + ", "
                                        + limit.article().citation()));
    }

    private void resolved(String name, Resolution resolution) {
        switch (resolution) {
            case Resolution.Resolved r -> {
                String unit = r.declaration().unit();
                says.add(
                        SideBySide.Part.AMOUNTS,
                        name,
                        FeelText.of(r.value()) + (unit.isEmpty() ? "" : " " + unit));
                says.add(
                        SideBySide.Part.AMOUNTS,
                        name + ", source",
                        "%s, %s, from %s%s"
                                .formatted(
                                        r.row().place(),
                                        r.confidence(),
                                        r.row().from(),
                                        r.row().document().isEmpty()
                                                ? ""
                                                : ", " + r.row().document()));
            }
            case Resolution.Unresolved _ -> says.add(SideBySide.Part.AMOUNTS, name, NONE);
        }
    }

    private static String amount(ParameterRow row) {
        return FeelText.of(row.value()) + (row.unit().isEmpty() ? "" : " " + row.unit());
    }

    private static String source(ParameterRow row) {
        return row.confidence()
                + (row.document().isEmpty() ? "" : ", " + row.document() + row.article());
    }

    private String text(String key) {
        return service.texts().find(key).map(w -> w.zh() + " / " + w.en()).orElse(key);
    }

    // ------------------------------------------------------------------ facts that differ

    /** The worked examples as cases to vary; their place travels along where both decide there. */
    private static List<Divergence.Seed> seeds(ServiceDefinition service) {
        List<Divergence.Seed> seeds = new ArrayList<>();
        for (WorkedExample example : service.examples()) {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>(example.facts().values());
            Map<String, @Nullable Object> dates = new LinkedHashMap<>();
            example.dates().forEach((date, day) -> dates.put(date.feelName(), day));
            facts.put("dates", dates);
            facts.put("place", example.place());
            seeds.add(new Divergence.Seed("examples/" + example.file(), facts));
        }
        return seeds;
    }

    /** Values of the declared facts, at which one of the standards may turn. */
    private static List<FactValues> values(ServiceDefinition service, Clock clock) {
        List<FactValues> values = List.of();
        for (StandardVersion version : service.standards())
            values =
                    FactValues.united(
                            values,
                            version.parse(service.rules())
                                    .values(
                                            Standard.SERVICE,
                                            StandardAnalysis.domains(service),
                                            service.rules().at(clock)));
        return values.stream().filter(v -> service.fact(v.input()).isPresent()).toList();
    }

    /**
     * What a place says of a case, in codes; null where the facts are no case of the service.
     *
     * @param place where it is decided; null means where the case itself says
     */
    private static @Nullable String answer(
            Proposer proposer,
            @Nullable PlacePath place,
            Map<String, @Nullable Object> facts,
            Clock clock) {
        Map<String, Object> known = new LinkedHashMap<>();
        Map<CaseDate, LocalDate> dates = new EnumMap<>(CaseDate.class);
        facts.forEach((name, value) -> {
            if (name.equals("dates") && value instanceof Map<?, ?> days)
                days.forEach((date, day) -> {
                    if (day instanceof LocalDate d)
                        CaseDate.named(String.valueOf(date)).ifPresent(n -> dates.put(n, d));
                });
            else if (value != null && !name.equals("place")) known.put(name, value);
        });
        PlacePath where = place != null ? place : (PlacePath) facts.get("place");
        if (where == null) return null;
        try {
            return words(proposer.propose(where, dates, Facts.declared(known), List.of(), clock));
        } catch (Proposer.InvalidFactsException _) {
            return null;
        } catch (Proposer.NoOutcomeException | LimitExceededException _) {
            return "no outcome";
        }
    }

    private static String words(Proposal proposal) {
        Function<List<Proposal.Reason>, String> codes =
                reasons ->
                        reasons.stream()
                                .map(Proposal.Reason::code)
                                .distinct()
                                .collect(Collectors.joining(", "));
        return switch (proposal) {
            case Proposal.Granted g -> {
                StringJoiner text = new StringJoiner("; ", "granted: ", "");
                new TreeMap<>(g.award())
                        .forEach((name, value) -> text.add(name + " " + FeelText.of(value)));
                if (!g.notAwarded().isEmpty())
                    text.add("not awarded: " + codes.apply(g.notAwarded()));
                yield text.toString();
            }
            case Proposal.Refused r -> "refused: " + codes.apply(r.reasons());
            case Proposal.Incomplete i -> {
                List<String> missing = new ArrayList<>(i.facts());
                missing.addAll(i.parameters());
                missing.addAll(i.dates());
                yield "incomplete: " + String.join(", ", missing);
            }
        };
    }

    private static String published(Publication publication) {
        return publication
                .board()
                .map(b -> b.shows() + " on the board, " + b.article().citation())
                .orElse(String.valueOf(publication.ordered()));
    }

    /** Every date of a case that happens today. */
    private static Map<CaseDate, LocalDate> today(ServiceDefinition service, Clock clock) {
        Map<CaseDate, LocalDate> dates = new EnumMap<>(CaseDate.class);
        for (CaseDate date : service.dates().named())
            if (date != CaseDate.ENTITLEMENT_MONTH) dates.put(date, LocalDate.now(clock));
        return dates;
    }
}
