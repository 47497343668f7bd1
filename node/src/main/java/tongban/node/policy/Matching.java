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
import tongban.service.Brief;
import tongban.service.CaseDate;
import tongban.service.Proposal;
import tongban.service.Proposer;
import tongban.service.ServiceDefinition;
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
 * case gets, so that a thousand policies cost less than a blink.
 */
public final class Matching {
    /** With so many conditions failed, each near its line, it is still a near miss. */
    static final int NEAR_MAX = 2;

    /** Percent of a line, where the policy's row says nothing else; the house's own choice. */
    static final BigDecimal NEAR_PERCENT = new BigDecimal("20");

    private static final int SHARE_DECIMALS = 2;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Policy policy;
    private final Proposer proposer;
    private final ServiceDefinition service;
    private final FactForm form;
    private final ParameterResolver lines;

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
        Facts facts = facts(known);
        Brief brief =
                proposer.brief(
                        place,
                        Map.of(CaseDate.APPLIED, day),
                        facts,
                        lines,
                        Clock.fixed(day.atTime(9, 0).atZone(ZONE).toInstant(), ZONE));
        List<Match.Failed> failed =
                brief.reasons().stream().map(r -> failed(r, facts, place, day)).toList();
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
        return service.fact(name).map(form::name).orElse(Words.same(name));
    }

    private Words parameter(String name) {
        return service.texts().find("parameter." + name.replace(' ', '-')).orElse(Words.same(name));
    }

    private Match.Failed failed(
            Proposal.Reason reason, Facts facts, PlacePath place, LocalDate day) {
        return new Match.Failed(
                reason.code(),
                reason.words(),
                reason.article(),
                policy.measure(reason.code()).flatMap(m -> shortfall(m, facts, place, day)));
    }

    private Optional<Match.Shortfall> shortfall(
            Policy.Measure measure, Facts facts, PlacePath place, LocalDate day) {
        Optional<FactDeclaration> declared = service.fact(measure.fact());
        Optional<BigDecimal> line = line(measure.line(), place, day);
        return declared.isEmpty() || line.isEmpty()
                ? Optional.empty()
                : switch (facts.value(measure.fact()).orElse("")) {
                    case BigDecimal has -> gap(measure, declared.get(), has, line.get(), facts);
                    case LocalDate since -> comes(measure, since, line.get(), day);
                    default -> Optional.empty();
                };
    }

    private Optional<Match.Shortfall> gap(
            Policy.Measure measure,
            FactDeclaration declared,
            BigDecimal number,
            BigDecimal line,
            Facts facts) {
        Words name = form.name(declared);
        String unit = declared.unit();
        BigDecimal has = number;
        if (measure.of().isPresent()) {
            String of = measure.of().get();
            if (!(facts.value(of).orElse("") instanceof BigDecimal whole) || whole.signum() <= 0) {
                return Optional.empty();
            }
            // rounded down, so that what is below the line never reads as on it
            has = number.movePointRight(2).divide(whole, SHARE_DECIMALS, RoundingMode.DOWN);
            name = Words.of(name.zh() + "占" + fact(of).zh(), name.en() + " of " + fact(of).en());
            unit = service.parameter(measure.line()).map(ParameterDeclaration::unit).orElse("");
        }
        BigDecimal gap = line.subtract(has).abs();
        return gap.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        new Match.Gap(
                                name,
                                has,
                                line,
                                gap,
                                strip(form.unit(unit)),
                                measure.near().orElse(NEAR_PERCENT)));
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

    private Optional<BigDecimal> line(String line, PlacePath place, LocalDate day) {
        Optional<ParameterDeclaration> parameter = service.parameter(line);
        if (parameter.isEmpty()) {
            return Optional.of(new BigDecimal(line));
        }
        return lines.resolve(parameter.get(), place, day, CaseDate.APPLIED.feelName())
                                instanceof Resolution.Resolved r
                        && r.value() instanceof BigDecimal n
                ? Optional.of(n)
                : Optional.empty();
    }
}
