package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.service.fact.FactDeclaration;
import tongban.service.fact.Facts;
import tongban.service.place.PlacePath;

/**
 * What a proposal says while facts are missing holds for every way of completing them: a seeded
 * comparison with completion by brute force, over the values at which the standards turn.
 */
class MissingFactsTest {

    private static final long SEED = 20261123L;
    private static final int CASES = 120;
    private static final int COMPLETIONS = 25;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Map<CaseDate, LocalDate> DATES =
            Map.of(
                    CaseDate.APPLIED,
                    LocalDate.of(2026, 11, 12),
                    CaseDate.ACCEPTED,
                    LocalDate.of(2026, 11, 13));

    static Stream<Path> shipped() {
        return ServiceFolder.under(ShippedServices.root()).stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noCompletionContradictsAProposal(Path folder) {
        ServiceDefinition service = ServiceFolder.read(folder).orThrow();
        Proposer proposer = new Proposer(service);
        Random random = new Random(SEED);
        int told = 0;
        int open = 0;
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> facts = complete(service, new LinkedHashMap<>(), random);
            List<String> removed = removed(facts, random);
            String at =
                    service.id()
                            + ", seed "
                            + SEED
                            + ", case "
                            + i
                            + ", without "
                            + removed
                            + ": "
                            + facts;
            Proposal proposal = propose(proposer, facts);
            if (proposal
                    instanceof
                    Proposal.Incomplete(
                            var missing,
                            var parameters,
                            var dates,
                            var reasons,
                            var basis)) {
                assertThat(missing).as(at).isNotEmpty().allMatch(m -> removed.contains(m));
                Set<String> irrelevant = new java.util.LinkedHashSet<>(removed);
                irrelevant.removeAll(missing);
                assertThatOthersDoNotMatter(proposer, facts, irrelevant, at, random);
                open++;
            } else {
                for (int c = 0; c < COMPLETIONS; c++) {
                    Map<String, Object> whole =
                            complete(service, new LinkedHashMap<>(facts), random);
                    assertSameResult(proposer, proposal, whole, at);
                }
                told++;
            }
        }
        assertThat(told)
                .as("cases that can be told, of " + CASES + " for " + service.id())
                .isPositive();
        assertThat(open)
                .as("cases that stay open, of " + CASES + " for " + service.id())
                .isPositive();
    }

    /** Once every fact named as missing is known, nothing is missing any more. */
    private static void assertThatOthersDoNotMatter(
            Proposer proposer,
            Map<String, Object> facts,
            Set<String> irrelevant,
            String at,
            Random random) {
        Map<String, Object> answered =
                complete(proposer.service(), new LinkedHashMap<>(facts), random);
        answered.keySet().removeAll(irrelevant);
        Proposal again = propose(proposer, answered);
        if (again instanceof Proposal.Incomplete i) {
            // an answer may open a question, but only of a fact that was not known either
            assertThat(irrelevant).as(at + " then " + answered).containsAll(i.facts());
        }
    }

    private static void assertSameResult(
            Proposer proposer, Proposal told, Map<String, Object> whole, String at) {
        Proposal after = propose(proposer, whole);
        assertThat(after.outcome()).as(at + " completed to " + whole).isEqualTo(told.outcome());
        switch (told) {
            case Proposal.Granted g ->
                    assertThat(((Proposal.Granted) after).award()).as(at).isEqualTo(g.award());
            case Proposal.Refused r ->
                    assertThat(codes(((Proposal.Refused) after).reasons()))
                            .as(at + " completed to " + whole)
                            .containsAll(codes(r.reasons()));
            case Proposal.Incomplete i -> throw new AssertionError("told cases only");
        }
    }

    private static List<String> codes(List<Proposal.Reason> reasons) {
        return reasons.stream().map(Proposal.Reason::code).toList();
    }

    private static Proposal propose(Proposer proposer, Map<String, Object> facts) {
        Clock clock =
                Clock.fixed(
                        TODAY.atTime(9, 0).atZone(ExampleCheck.ZONE).toInstant(),
                        ExampleCheck.ZONE);
        PlacePath place = PlacePath.ofCode("511623109000");
        return proposer.propose(place, DATES, Facts.declared(facts), List.of(), clock);
    }

    private static List<String> removed(Map<String, Object> facts, Random random) {
        List<String> removed = new ArrayList<>();
        for (String name : List.copyOf(facts.keySet())) {
            if (random.nextInt(4) == 0) {
                facts.remove(name);
                removed.add(name);
            }
        }
        return removed;
    }

    /** Fills whatever is absent with a random value of its domain, near the points that matter. */
    private static Map<String, Object> complete(
            ServiceDefinition service, Map<String, Object> facts, Random random) {
        for (FactDeclaration f : service.facts())
            facts.computeIfAbsent(f.name(), n -> value(service, f, random));
        return facts;
    }

    private static Object value(ServiceDefinition service, FactDeclaration f, Random random) {
        if (!f.domain().values().isEmpty()) return pick(f.domain().values(), random);
        return switch (f.type()) {
            case BOOLEAN -> random.nextBoolean();
            case NUMBER -> number(service, f, random);
            case DATE ->
                    TODAY.minusDays(random.nextInt(f.domain().future() ? 30 : 8000))
                            .plusDays(f.domain().future() ? random.nextInt(60) : 0);
            case STRING ->
                    f.format().isPresent()
                            ? formatted(f)
                            : pick(List.of("511602000000", "500157000000"), random);
            case CONTEXT ->
                    throw new IllegalStateException(
                            "No shipped service has contexts yet: " + f.name());
        };
    }

    /** A number from the worked examples, where authors put the boundaries. */
    private static BigDecimal number(ServiceDefinition service, FactDeclaration f, Random random) {
        List<Object> seen =
                service.examples().stream()
                        .flatMap(e -> e.facts().value(f.name()).stream())
                        .toList();
        return seen.isEmpty() ? BigDecimal.ONE : (BigDecimal) pick(seen, random);
    }

    private static String formatted(FactDeclaration f) {
        return switch (f.format().orElseThrow()) {
            case CREDIT_CODE -> "91519901MATE5T0177";
            case MOBILE -> "13812345678";
            case CITIZEN_NUMBER -> holder();
            case DISABILITY_CARD -> holder() + "41";
        };
    }

    private static String holder() {
        String first = "59162319620704123";
        return first + tongban.service.identifier.CitizenNumber.checkSign(first);
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
