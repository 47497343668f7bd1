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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final int ITEMS_MAX = 3;

    /** {@code members[2].wages}: a part of the second item. */
    private static final Pattern PART = Pattern.compile("(.+)\\[(\\d+)]\\.(.+)");

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
        irrelevant.forEach(name -> forget(answered, name));
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

    /** Takes facts away, whole ones and parts of one item of a list; answers their names. */
    private static List<String> removed(Map<String, Object> facts, Random random) {
        List<String> removed = new ArrayList<>();
        for (String name : List.copyOf(facts.keySet())) {
            if (random.nextInt(4) == 0) removed.add(name);
            else if (facts.get(name) instanceof List<?> items)
                removed.addAll(partsToRemove(name, items, random));
        }
        removed.forEach(name -> forget(facts, name));
        return removed;
    }

    private static List<String> partsToRemove(String name, List<?> items, Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Map<?, ?> item)) continue;
            for (Object part : item.keySet())
                if (random.nextInt(12) == 0) parts.add(name + "[" + (i + 1) + "]." + part);
        }
        return parts;
    }

    /** Takes away one fact, or a part such as {@code members[2].wages}. */
    private static void forget(Map<String, Object> facts, String name) {
        Matcher part = PART.matcher(name);
        if (!part.matches()) {
            facts.remove(name);
            return;
        }
        if (!(facts.get(part.group(1)) instanceof List<?> items)) return;
        List<Object> fewer = new ArrayList<>(items);
        int at = Integer.parseInt(part.group(2)) - 1;
        Map<Object, Object> item = new LinkedHashMap<>((Map<?, ?>) fewer.get(at));
        item.remove(part.group(3));
        fewer.set(at, item);
        facts.put(part.group(1), fewer);
    }

    /** Fills whatever is absent with a random value of its domain, near the points that matter. */
    private static Map<String, Object> complete(
            ServiceDefinition service, Map<String, Object> facts, Random random) {
        for (FactDeclaration f : service.facts()) {
            Object known = facts.get(f.name());
            facts.put(
                    f.name(),
                    known == null ? value(service, f, random) : filled(service, f, known, random));
        }
        return facts;
    }

    private static Object filled(
            ServiceDefinition service, FactDeclaration f, Object known, Random random) {
        return switch (known) {
            case List<?> items ->
                    items.stream().map(item -> filled(service, f, item, random)).toList();
            case Map<?, ?> item -> {
                Map<Object, Object> whole = new LinkedHashMap<>(item);
                f.fields()
                        .forEach(part ->
                                whole.computeIfAbsent(
                                        part.name(), n -> value(service, part, random)));
                yield whole;
            }
            default -> known;
        };
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
            case CONTEXT -> {
                int items = f.list() ? random.nextInt(ITEMS_MAX + 1) : 1;
                List<Object> all = new ArrayList<>();
                for (int i = 0; i < items; i++) all.add(filled(service, f, Map.of(), random));
                yield f.list() ? List.copyOf(all) : all.getFirst();
            }
        };
    }

    /** A number from the worked examples, where authors put the boundaries. */
    private static BigDecimal number(ServiceDefinition service, FactDeclaration f, Random random) {
        List<Object> seen =
                service.examples().stream()
                        .flatMap(e -> named(e.facts().values(), f.name()))
                        .toList();
        return seen.isEmpty() ? BigDecimal.ONE : (BigDecimal) pick(seen, random);
    }

    /** Every value of this name, in items of lists, too. */
    private static Stream<Object> named(Map<?, ?> facts, String name) {
        return facts.entrySet().stream()
                .flatMap(e ->
                        switch (e.getValue()) {
                            case List<?> items ->
                                    items.stream()
                                            .filter(Map.class::isInstance)
                                            .flatMap(i -> named((Map<?, ?>) i, name));
                            case Map<?, ?> item -> named(item, name);
                            case Object value ->
                                    name.equals(e.getKey()) ? Stream.of(value) : Stream.empty();
                        });
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
