package tongban.node.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tongban.service.Brief;
import tongban.service.CaseDate;
import tongban.service.Proposal;
import tongban.service.Proposer;
import tongban.service.ServiceDefinition;
import tongban.service.Stated;
import tongban.service.Terms;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.FactForm;
import tongban.service.fact.FactSource;
import tongban.service.fact.Facts;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterResolver;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.Resolution;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * One policy held against what is known of an enterprise. Pure: facts, place and day in, the answer
 * with its reasons out. It asks the standard for its outcome alone, without the explanation that a
 * case gets, so that a thousand policies cost less than a blink; what it is worth at a place on a
 * day is looked up once for all enterprises there, and what is known of one is read once however
 * many places it is held against.
 */
public final class Matching {
    /** With so many conditions failed, each near its line, it is still a near miss. */
    static final int NEAR_MAX = 2;

    /** Within so many percent of its line a number is near; the house's own choice. */
    static final BigDecimal NEAR_PERCENT = new BigDecimal("20");

    /**
     * So many places and days are kept; whoever asks for more begins anew. Each is a few thousand
     * bytes, and there may be a thousand policies.
     */
    static final int TERMS_MAX = 32;

    private static final int SHARE_DECIMALS = 2;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Policy policy;
    private final Proposer proposer;
    private final ServiceDefinition service;
    private final FactForm form;
    private final ParameterResolver lines;
    private final Map<String, Words> names;
    private final Map<Where, Terms> terms = new ConcurrentHashMap<>();

    private record Where(PlacePath place, LocalDate day) {}

    /** What is known of one enterprise, as this policy asks for it on a day. */
    record Asked(Facts facts, Stated stated, LocalDate day) {}

    /**
     * @param rows parameter rows beside the folder's own
     */
    public Matching(Policy policy, Proposer proposer, List<ParameterRow> rows) {
        this.policy = policy;
        this.proposer = proposer;
        this.service = proposer.service();
        this.form = service.form().withSynthetic(true);
        List<ParameterRow> all = new ArrayList<>(service.rows());
        all.addAll(rows);
        this.lines = new ParameterResolver(all);
        this.names =
                service.facts().stream()
                        .collect(Collectors.toMap(FactDeclaration::name, f -> form.name(f)));
    }

    public Policy policy() {
        return policy;
    }

    public ServiceDefinition service() {
        return service;
    }

    /**
     * @param known facts by name; those that the policy does not ask for are passed over
     * @param day on which it is asked, as if the enterprise applied then
     */
    public Match of(Map<String, Object> known, PlacePath place, LocalDate day) {
        return of(asked(known, day), place);
    }

    Asked asked(Map<String, Object> known, LocalDate day) {
        Facts facts = facts(known);
        return new Asked(facts, proposer.stated(facts, day), day);
    }

    private Terms terms(PlacePath place, LocalDate day) {
        if (terms.size() >= TERMS_MAX) {
            terms.clear();
        }
        return terms.computeIfAbsent(
                new Where(place, day),
                w -> proposer.terms(place, Map.of(CaseDate.APPLIED, day), lines, day));
    }

    /**
     * By the better of several places; where it is the same as one of them, so is the answer.
     *
     * @param each the answer by the values of each of them
     */
    Match better(Asked asked, PlacePath zone, Map<PlacePath, Match> each) {
        Terms there = terms(zone, asked.day());
        return each.entrySet().stream()
                .filter(e -> terms(e.getKey(), asked.day()).isAlike(there))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> of(asked, zone));
    }

    /** By the values of one place. */
    Match of(Asked asked, PlacePath place) {
        LocalDate day = asked.day();
        Terms there = terms(place, day);
        Brief brief =
                proposer.brief(
                        there,
                        asked.stated(),
                        Clock.fixed(day.atTime(9, 0).atZone(ZONE).toInstant(), ZONE));
        List<Match.Failed> failed =
                brief.reasons().stream().map(r -> failed(r, asked, there)).toList();
        if (brief.outcome().isEmpty()) {
            List<Words> missing = new ArrayList<>(brief.facts().stream().map(this::fact).toList());
            brief.others().forEach(o -> missing.add(parameter(o)));
            return new Match.Incomplete(missing, failed);
        }
        if (brief.outcome().get()) {
            return new Match.Eligible(
                    brief.award(),
                    brief.award().get(policy.amount()) instanceof BigDecimal amount
                            ? Optional.of(amount)
                            : Optional.empty());
        }
        return failed.size() <= NEAR_MAX && failed.stream().allMatch(Match.Failed::isNear)
                ? new Match.NearMiss(failed)
                : new Match.NotEligible(failed);
    }

    /** What the policy asks for and the register knows. */
    Facts facts(Map<String, Object> known) {
        java.util.LinkedHashMap<String, Object> asked = new java.util.LinkedHashMap<>();
        for (FactDeclaration fact : service.facts()) {
            Object value = known.get(fact.name());
            if (value != null) {
                asked.put(fact.name(), value);
            }
        }
        return Facts.from(asked, FactSource.REGISTER);
    }

    private Words fact(String name) {
        return names.getOrDefault(name, Words.same(name));
    }

    private Words parameter(String name) {
        return service.texts().find("parameter." + name.replace(' ', '-')).orElse(Words.same(name));
    }

    private Match.Failed failed(Proposal.Reason reason, Asked asked, Terms there) {
        return new Match.Failed(
                reason.code(),
                reason.words(),
                reason.article(),
                policy.measure(reason.code()).flatMap(m -> shortfall(m, asked, there)));
    }

    private Optional<Match.Shortfall> shortfall(Policy.Measure measure, Asked asked, Terms there) {
        Facts facts = asked.facts();
        Optional<FactDeclaration> declared = service.fact(measure.fact());
        Optional<BigDecimal> line = line(measure.line(), there);
        return declared.isEmpty() || line.isEmpty()
                ? Optional.empty()
                : switch (facts.value(measure.fact()).orElse("")) {
                    case BigDecimal has -> gap(measure, declared.get(), has, line.get(), facts);
                    case LocalDate since -> comes(measure, since, line.get(), asked.day());
                    default -> Optional.empty();
                };
    }

    private Optional<Match.Shortfall> gap(
            Policy.Measure measure,
            FactDeclaration declared,
            BigDecimal number,
            BigDecimal line,
            Facts facts) {
        String unit = declared.unit();
        BigDecimal has = number;
        if (measure.of().isPresent()) {
            String of = measure.of().get();
            if (!(facts.value(of).orElse("") instanceof BigDecimal whole) || whole.signum() <= 0) {
                return Optional.empty();
            }
            // rounded down, so that what is below the line never reads as on it
            has = number.movePointRight(2).divide(whole, SHARE_DECIMALS, RoundingMode.DOWN);
            unit = service.parameter(measure.line()).map(ParameterDeclaration::unit).orElse("");
        }
        BigDecimal gap = line.subtract(has).abs();
        return gap.signum() == 0
                ? Optional.empty()
                : Optional.of(new Match.Gap(has, line, gap, strip(form.unit(unit))));
    }

    /** The day on which so many full years or months have gone by, as the standard counts them. */
    private Optional<Match.Shortfall> comes(
            Policy.Measure measure, LocalDate since, BigDecimal line, LocalDate day) {
        String unit = service.parameter(measure.line()).map(ParameterDeclaration::unit).orElse("");
        if (!unit.equals("years") && !unit.equals("months")) {
            return Optional.empty();
        }
        LocalDate until =
                unit.equals("years")
                        ? since.plusYears(line.longValue())
                        : since.plusMonths(line.longValue());
        if (until.getDayOfMonth() < since.getDayOfMonth()) {
            // a month that is too short: the count is full on the day after
            until = until.plusDays(1);
        }
        return until.isAfter(day) ? Optional.of(new Match.Wait(until)) : Optional.empty();
    }

    private static Words strip(Words words) {
        return Words.of(words.zh().strip(), words.en().strip());
    }

    private Optional<BigDecimal> line(String line, Terms there) {
        return service.parameter(line).isEmpty()
                ? Optional.of(new BigDecimal(line))
                : there.resolution(line)
                        .filter(Resolution.Resolved.class::isInstance)
                        .map(r -> ((Resolution.Resolved) r).value())
                        .filter(BigDecimal.class::isInstance)
                        .map(BigDecimal.class::cast);
    }
}
