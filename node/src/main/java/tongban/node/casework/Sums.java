package tongban.node.casework;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tongban.service.Proposal;
import tongban.service.ServiceDefinition;
import tongban.service.parameter.Resolution;
import tongban.service.procedure.Sum;
import tongban.service.text.Words;

/**
 * What is granted in money otherwise than the standard proposes: said by a person, award by award,
 * for those that the service's folder lists as {@code sums}. Pure.
 */
final class Sums {
    static final int DECIMALS_MAX = 2;
    private static final Pattern YUAN = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");
    private static final Words NOTHING = Words.of("未建议给予", "nothing proposed");

    private Sums() {}

    /**
     * What the standard says today.
     *
     * @param proposed what it awards, value by name; empty where it refuses or cannot say yet
     * @param limits the most that may be given of a sum, by award; only of those that have a limit
     */
    record Known(Map<String, Object> proposed, Map<String, BigDecimal> limits) {
        static final Known NOTHING = new Known(Map.of(), Map.of());

        static Known of(Proposal proposal, ServiceDefinition service) {
            Map<String, BigDecimal> limits = new TreeMap<>();
            for (Sum sum : service.procedure().sums()) {
                sum.limit()
                        .map(name -> proposal.basis().resolutions().get(name))
                        .filter(Resolution.Resolved.class::isInstance)
                        .map(r -> ((Resolution.Resolved) r).value())
                        .filter(BigDecimal.class::isInstance)
                        .ifPresent(most -> limits.put(sum.award(), (BigDecimal) most));
            }
            return new Known(award(proposal), limits);
        }
    }

    /** What a proposal awards, value by name. */
    static Map<String, Object> award(Proposal proposal) {
        return proposal instanceof Proposal.Granted granted ? granted.award() : Map.of();
    }

    /**
     * Reads what was typed.
     *
     * @param typed yuan as typed, by award or by its key; blank where it stays as proposed
     * @return only the sums that are not what the standard proposes
     */
    static Map<String, BigDecimal> read(
            Map<String, String> typed,
            ServiceDefinition service,
            Known known,
            List<Problem> problems) {
        Map<String, BigDecimal> stated = new TreeMap<>();
        new TreeMap<>(typed)
                .forEach((name, text) -> {
                    if (text.isBlank()) {
                        return;
                    }
                    Optional<Sum> sum = find(service, name);
                    if (sum.isEmpty()) {
                        problems.add(DecisionProblems.noSum(name, names(service)));
                    } else {
                        read(sum.get(), text.strip(), service, known, problems)
                                .ifPresent(yuan -> stated.put(sum.get().award(), yuan));
                    }
                });
        return stated;
    }

    private static Optional<BigDecimal> read(
            Sum sum, String text, ServiceDefinition service, Known known, List<Problem> problems) {
        Words name = service.awardName(sum.award());
        if (!YUAN.matcher(text).matches()) {
            problems.add(DecisionProblems.sumUnread(sum.key(), name));
            return Optional.empty();
        }
        BigDecimal yuan = new BigDecimal(text).setScale(DECIMALS_MAX);
        BigDecimal most = known.limits().get(sum.award());
        if (most != null && yuan.compareTo(most) > 0) {
            problems.add(DecisionProblems.sumAboveLimit(sum.key(), name, most));
            return Optional.empty();
        }
        boolean asProposed =
                known.proposed().get(sum.award()) instanceof BigDecimal proposed
                        && proposed.compareTo(yuan) == 0;
        BigDecimal plausible = AwardedSum.plausible(sum);
        if (most == null && !asProposed && yuan.compareTo(plausible) > 0) {
            problems.add(DecisionProblems.sumImplausible(sum.key(), name, plausible));
            return Optional.empty();
        }
        return asProposed ? Optional.empty() : Optional.of(yuan);
    }

    private static Optional<Sum> find(ServiceDefinition service, String name) {
        return service.procedure().sums().stream()
                .filter(s -> s.award().equals(name) || s.key().equals(name))
                .findFirst();
    }

    private static List<Words> names(ServiceDefinition service) {
        return service.procedure().sums().stream().map(s -> service.awardName(s.award())).toList();
    }

    /** Whether a grant says how much: each sum is the standard's or somebody's own. */
    static void hinder(
            Map<String, BigDecimal> stated,
            ServiceDefinition service,
            Known known,
            List<Problem> problems) {
        List<Sum> sums = service.procedure().sums();
        if (sums.isEmpty()) {
            return;
        }
        Map<String, Object> awarded = awarded(known.proposed(), stated, service);
        if (sums.stream().noneMatch(s -> awarded.containsKey(s.award()))) {
            problems.add(DecisionProblems.noAmount(sums.getFirst().key(), names(service)));
        } else if (!stated.isEmpty()
                && sums.stream()
                        .noneMatch(s ->
                                awarded.get(s.award()) instanceof BigDecimal yuan
                                        && yuan.signum() > 0)) {
            problems.add(DecisionProblems.grantsNothing(sums.getFirst().key()));
        }
    }

    /**
     * What is awarded with these sums: totals are added up anew, instalments divided anew, and how
     * the standard reckoned its own amount is left out.
     */
    static Map<String, Object> awarded(
            Map<String, Object> proposed,
            Map<String, BigDecimal> stated,
            ServiceDefinition service) {
        Map<String, Object> awarded = new LinkedHashMap<>(proposed);
        List<Sum> sums = service.procedure().sums();
        for (Sum sum : sums) {
            BigDecimal yuan = stated.get(sum.award());
            if (yuan != null) {
                awarded.put(sum.award(), yuan);
                sum.madeUpOf().forEach(awarded::remove);
                sum.instalments().ifPresent(i -> divide(awarded, yuan, i));
                sum.total().ifPresent(total -> awarded.put(total, total(awarded, total, sums)));
            }
        }
        return awarded;
    }

    /** Equal parts in whole cents; the last one makes up what rounding left. */
    private static void divide(
            Map<String, Object> awarded, BigDecimal yuan, Sum.Instalments instalments) {
        BigDecimal number =
                awarded.get(instalments.number()) instanceof BigDecimal n && n.signum() > 0
                        ? n
                        : BigDecimal.ONE;
        awarded.put(instalments.number(), number);
        awarded.put(instalments.each(), yuan.divide(number, DECIMALS_MAX, RoundingMode.DOWN));
    }

    private static BigDecimal total(Map<String, Object> awarded, String total, List<Sum> sums) {
        return sums.stream()
                .filter(s -> s.total().filter(total::equals).isPresent())
                .map(s -> awarded.get(s.award()))
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .reduce(BigDecimal.ZERO.setScale(DECIMALS_MAX), BigDecimal::add);
    }

    /** The awards as a case shows them. */
    static List<CasePage.Award> words(Map<String, Object> awarded, ServiceDefinition service) {
        return awarded.entrySet().stream()
                .map(e -> Proposals.award(service, e.getKey(), e.getValue()))
                .toList();
    }

    /** Each sum that was set otherwise, beside what the standard proposes of it. */
    static List<CasePage.OtherSum> beside(
            Map<String, BigDecimal> stated,
            List<CasePage.Award> proposed,
            ServiceDefinition service) {
        return stated.entrySet().stream()
                .map(e -> {
                    Words name = service.awardName(e.getKey());
                    return new CasePage.OtherSum(
                            name,
                            proposed.stream()
                                    .filter(a -> a.name().equals(name))
                                    .map(CasePage.Award::value)
                                    .findFirst()
                                    .orElse(NOTHING),
                            Words.same(e.getValue().toPlainString()));
                })
                .toList();
    }

    /** One line a sum: what is decided, and what was proposed. */
    static List<Words> lines(List<CasePage.OtherSum> sums) {
        return sums.stream().map(CasePage.OtherSum::words).toList();
    }

    /** Those of a service, joined for a sentence. */
    static Words joined(List<Words> names) {
        return Words.of(
                names.stream().map(Words::zh).collect(Collectors.joining("、")),
                names.stream().map(Words::en).collect(Collectors.joining(", ")));
    }
}
