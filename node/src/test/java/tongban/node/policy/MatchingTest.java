package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Divisions;
import tongban.service.Proposer;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;
import tongban.service.parameter.Confidence;
import tongban.service.parameter.ParameterRow;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * What an enterprise comes to under a policy: the answer with its reasons, near misses with how
 * far.
 */
class MatchingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final PlacePath GAOTAN = PlacePath.ofCode("511623109");
    private static final PlacePath CHONGQING = PlacePath.ofCode("500109");

    private static ServiceDefinition folder(String id) {
        Path root = Path.of(System.getProperty("tongban.root", "..")).toAbsolutePath().normalize();
        return switch (ServiceFolder.read(root.resolve("public-services/" + id))) {
            case ServiceFolder.Reading.Sound(ServiceDefinition definition) -> definition;
            case ServiceFolder.Reading.Faulty(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    private static Matching matching(String id) {
        return new Matching(
                Policies.shipped().find(id).orElseThrow(), new Proposer(folder(id)), List.of());
    }

    private static BigDecimal n(String text) {
        return new BigDecimal(text);
    }

    /** An enterprise that qualifies for everything that a register can tell. */
    private static Map<String, Object> sound() {
        Map<String, Object> known = new HashMap<>();
        known.put("credit code", "91519901MATE5T0177");
        known.put("scale", "small");
        known.put("founded", LocalDate.of(2022, 1, 10));
        known.put("revenue", n("5000"));
        known.put("research expense", n("300"));
        known.put("tax paid", n("200"));
        known.put("employees", n("100"));
        known.put("insured employees", n("100"));
        known.put("insured employees year before", n("100"));
        known.put("unemployment premiums", n("60000"));
        known.put("above scale since", LocalDate.of(2026, 3, 1));
        known.put("qualifications", List.of("tech-sme"));
        known.put("seriously dishonest", false);
        known.put("abnormal operation", false);
        return known;
    }

    private static Map<String, Object> with(String fact, Object value) {
        Map<String, Object> known = sound();
        known.put(fact, value);
        return known;
    }

    @Test
    void whoMeetsEveryConditionIsEligibleWithTheAmount() {
        assertThat(matching("job-keeping-refund").of(sound(), GAOTAN, TODAY))
                .isInstanceOfSatisfying(
                        Match.Eligible.class, e -> assertThat(e.amount()).contains(n("36000.00")));
        assertThat(matching("innovative-enterprise-recognition").of(sound(), GAOTAN, TODAY))
                .isInstanceOfSatisfying(
                        Match.Eligible.class, e -> assertThat(e.amount()).isEmpty());
    }

    @Test
    void aNearMissSaysHowFar() {
        Map<String, Object> known = with("research expense", n("95.5"));
        known.put("revenue", n("3300"));
        Match match = matching("research-expense-subsidy").of(known, GAOTAN, TODAY);
        assertThat(match).isInstanceOf(Match.NearMiss.class);
        assertThat(match.failed())
                .extracting(Match.Failed::code)
                .containsExactly("research-below-line", "research-share-below");
        assertThat(match.failed().getFirst().shortfall().orElseThrow())
                .isInstanceOfSatisfying(
                        Match.Gap.class,
                        gap -> {
                            assertThat(gap.gap()).isEqualByComparingTo("4.5");
                            assertThat(gap.line()).isEqualByComparingTo("100");
                            assertThat(gap.words().zh()).contains("差 4.5 万元");
                        });
        assertThat(match.failed().getLast().shortfall().orElseThrow().words().zh())
                .isEqualTo("现为 2.89 %，标准 3 %，差 0.11 %");
        assertThat(matching("research-expense-subsidy").of(known, CHONGQING, TODAY).failed())
                .as("Chongqing's line is lower: only the share of revenue fails")
                .extracting(Match.Failed::code)
                .containsExactly("research-share-below");
    }

    /** Each of them is one condition, and none is nearly met. */
    @Test
    void whatExcludesOrIsFarOffIsNoNearMiss() {
        assertNotEligible("above-scale-reward", with("seriously dishonest", true), "dishonest");
        assertNotEligible("above-scale-reward", with("abnormal operation", true), "abnormal");
        assertNotEligible("above-scale-reward", with("revenue", n("0")), "revenue-below-line");
        assertNotEligible("above-scale-reward", with("revenue", n("1599.9")), "revenue-below-line");
        assertThat(
                        matching("above-scale-reward")
                                .of(with("revenue", n("1600")), GAOTAN, TODAY)
                                .standing())
                .as("a fifth short of 2000")
                .isEqualTo(Match.Standing.NEAR_MISS);
        assertNotEligible(
                "job-keeping-refund", with("unemployment premiums", n("0")), "no-premiums");
        assertNotEligible(
                "job-keeping-refund", with("insured employees", n("80")), "too-many-laid-off");
        assertNotEligible(
                "innovative-enterprise-recognition", with("scale", "large"), "large-enterprise");
    }

    private static void assertNotEligible(
            String policy, Map<String, Object> known, String... reasons) {
        assertThat(matching(policy).of(known, GAOTAN, TODAY))
                .isInstanceOfSatisfying(
                        Match.NotEligible.class,
                        no ->
                                assertThat(no.failed())
                                        .extracting(Match.Failed::code)
                                        .containsExactly(reasons));
    }

    @Test
    void aDayThatComesIsANearMiss() {
        Matching recognition = matching("innovative-enterprise-recognition");
        Match young = recognition.of(with("founded", LocalDate.of(2025, 1, 10)), GAOTAN, TODAY);
        assertThat(young.standing()).isEqualTo(Match.Standing.NEAR_MISS);
        assertThat(young.failed())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("too-young");
                    Match.Wait comes = new Match.Wait(LocalDate.of(2027, 1, 10));
                    assertThat(f.shortfall()).contains(comes);
                    assertThat(comes.words())
                            .isEqualTo(Words.of("到2027年1月10日满足", "met on 10 January 2027"));
                });
        // told as the standard counts
        LocalDate leapDay = LocalDate.of(2028, 2, 29);
        LocalDate asked = LocalDate.of(2030, 2, 28);
        assertThat(recognition.of(with("founded", leapDay), GAOTAN, asked).failed())
                .singleElement()
                .satisfies(f ->
                        assertThat(f.shortfall())
                                .contains(new Match.Wait(LocalDate.of(2030, 3, 1))));
        assertThat(recognition.of(with("founded", leapDay), GAOTAN, asked.plusDays(1)).standing())
                .isEqualTo(Match.Standing.ELIGIBLE);
    }

    @Test
    void threeConditionsAreNoNearMiss() {
        Map<String, Object> near =
                Map.of(
                        "founded", LocalDate.of(2025, 1, 10),
                        "revenue", n("900"),
                        "research expense", n("90"));
        Matching recognition = matching("innovative-enterprise-recognition");
        Map<String, Object> known = sound();
        known.putAll(near);
        assertThat(recognition.of(known, GAOTAN, TODAY))
                .isInstanceOfSatisfying(
                        Match.NotEligible.class,
                        no -> {
                            assertThat(no.failed()).allMatch(Match.Failed::isNear);
                            assertThat(no.failed())
                                    .extracting(Match.Failed::code)
                                    .containsExactlyInAnyOrder(
                                            "too-young",
                                            "revenue-below-line",
                                            "research-below-line");
                        });
        for (String met : near.keySet()) {
            Map<String, Object> two = new HashMap<>(known);
            two.put(met, Objects.requireNonNull(sound().get(met)));
            assertThat(recognition.of(two, GAOTAN, TODAY))
                    .as("all but " + met)
                    .isInstanceOfSatisfying(
                            Match.NearMiss.class, miss -> assertThat(miss.failed()).hasSize(2));
        }
    }

    @Test
    void whatIsNotKnownIsNamedAndNothingElse() {
        Map<String, Object> known = sound();
        known.remove("scale");
        assertThat(matching("job-keeping-refund").of(known, GAOTAN, TODAY))
                .isInstanceOfSatisfying(
                        Match.Incomplete.class,
                        i ->
                                assertThat(i.missing())
                                        .extracting(w -> w.en())
                                        .containsExactly("Size of the enterprise"));
        known.put("seriously dishonest", true);
        assertThat(matching("job-keeping-refund").of(known, GAOTAN, TODAY))
                .as("whatever its size, the list stands against it")
                .isInstanceOf(Match.NotEligible.class);
    }

    @Test
    void insideTheZoneTheBetterOfBothSidesCountsParameterByParameter() {
        PlacePath zone = PlacePath.zone("gaozhu", List.of(GAOTAN, CHONGQING));
        Map<String, Object> known = with("research expense", n("90"));
        known.put("revenue", n("2500"));
        Matching research = matching("research-expense-subsidy");
        assertThat(research.of(known, GAOTAN, TODAY).standing())
                .as("below Sichuan's line of 100")
                .isEqualTo(Match.Standing.NEAR_MISS);
        assertThat(amount(research.of(known, CHONGQING, TODAY))).isEqualByComparingTo("72000");
        assertThat(amount(research.of(known, zone, TODAY)))
                .as("Chongqing's line of 80 with Sichuan's 10 percent")
                .isEqualByComparingTo("90000");
    }

    private static BigDecimal amount(Match match) {
        return ((Match.Eligible) match).amount().orElseThrow();
    }

    // ------------------------------------------------------------------ a thousand policies

    /** Policies made of the shipped shapes, each with parameters of its own. */
    private static List<Matching> made(int count) {
        Random random = new Random(48);
        List<Policy> shapes = Policies.shipped().all();
        Map<String, Proposer> proposers = new HashMap<>();
        List<Matching> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Policy shape = shapes.get(i % shapes.size());
            Proposer proposer =
                    proposers.computeIfAbsent(shape.service(), id -> new Proposer(folder(id)));
            List<ParameterRow> rows = new ArrayList<>();
            for (ParameterRow row : proposer.service().rows()) {
                if (!row.place().startsWith("51")) {
                    continue;
                }
                BigDecimal value =
                        new BigDecimal(row.value().toString())
                                .multiply(BigDecimal.valueOf(50 + random.nextInt(100)))
                                .movePointLeft(2)
                                .setScale(0, RoundingMode.UP);
                // the county's own, which goes before the province's
                rows.add(
                        new ParameterRow(
                                row.name(),
                                "511623000000",
                                LocalDate.of(2025, 1, 1),
                                null,
                                value,
                                row.unit(),
                                "",
                                "",
                                Confidence.DEMONSTRATION,
                                null,
                                "made " + i));
            }
            made.add(new Matching(shape, proposer, rows));
        }
        return made;
    }

    @Test
    void aThousandPoliciesAreAnsweredWithReasons() {
        List<Matching> policies = made(1_000);
        Map<Match.Standing, Integer> answers = new EnumMap<>(Match.Standing.class);
        for (Matching policy : policies) {
            Match match = policy.of(sound(), GAOTAN, TODAY);
            answers.merge(match.standing(), 1, Integer::sum);
            if (match.standing() == Match.Standing.NEAR_MISS) {
                assertThat(match.failed()).isNotEmpty();
            }
        }
        assertThat(answers.keySet()).contains(Match.Standing.ELIGIBLE, Match.Standing.INCOMPLETE);
        assertThat(answers.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
    }

    @Test
    @EnabledIfSystemProperty(named = "tongban.long", matches = "true")
    void aThousandPoliciesTakeLessThanFiftyMilliseconds() {
        List<Matching> policies = made(1_000);
        Map<String, Object> known = sound();
        assertThat(
                        p95(
                                "1,000 policies, one enterprise",
                                round -> policies.forEach(p -> p.of(known, GAOTAN, TODAY))))
                .isLessThan(50);
        // the first who asks at a place on a day: what the policies are worth there is looked up
        p95(
                "the same, first asked at the place on the day",
                round -> policies.forEach(p -> p.of(known, GAOTAN, TODAY.plusDays(round))));
    }

    /** By the values of either side, and by the better of both, as the page of Gaozhu shows it. */
    @Test
    @EnabledIfSystemProperty(named = "tongban.long", matches = "true")
    void aThousandPoliciesOfBothSidesOfTheZoneTakeLessThanFiftyMilliseconds() {
        List<Matching> policies = made(1_000);
        Map<String, Object> known = sound();
        Areas areas = new Areas(Divisions.shipped());
        assertThat(
                        p95(
                                "1,000 policies of both sides, one enterprise of the zone",
                                round ->
                                        policies.forEach(p ->
                                                ZONE.under(
                                                        p,
                                                        known,
                                                        TODAY,
                                                        documents(p.policy()),
                                                        areas))))
                .isLessThan(50);
    }

    private static final BothSides ZONE =
            new BothSides(
                    "gaozhu",
                    Words.same("Gaozhu"),
                    Map.of(Jurisdiction.SICHUAN, GAOTAN, Jurisdiction.CHONGQING, CHONGQING));

    private static final Map<String, List<PolicyBook.Row>> DOCUMENTS = new HashMap<>();

    /** One of each side, in force. */
    private static List<PolicyBook.Row> documents(Policy policy) {
        return DOCUMENTS.computeIfAbsent(
                policy.service(),
                s ->
                        Arrays.stream(Jurisdiction.values())
                                .map(side -> document(policy, side))
                                .toList());
    }

    private static PolicyBook.Row document(Policy policy, Jurisdiction side) {
        LocalDate issued = TODAY.minusDays(30);
        Map<PolicyDocument.Part, LocalDate> published = new EnumMap<>(PolicyDocument.Part.class);
        for (PolicyDocument.Part part : PolicyDocument.Part.values()) {
            published.put(part, issued);
        }
        return new PolicyBook.Row(
                new UUID(0, policy.service().hashCode()),
                policy,
                Words.same(policy.service()),
                side,
                Words.of(side.zh(), side.en()),
                new PolicyDocument(
                        policy.service(),
                        side.code(),
                        "演示",
                        issued,
                        issued,
                        Optional.empty(),
                        new PolicyDocument.Checks(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        issued,
                        published,
                        Optional.empty(),
                        Optional.empty()),
                PolicyDocument.Standing.IN_FORCE,
                false);
    }

    /** Each side's values and the better of both are those that each place gives alone. */
    @Test
    void whatIsReadOnceIsHeldAgainstEachPlace() {
        Areas areas = new Areas(Divisions.shipped());
        for (Matching policy : made(70)) {
            Matches.InZone both =
                    ZONE.under(policy, sound(), TODAY, documents(policy.policy()), areas)
                            .orElseThrow();
            assertThat(both.on(Jurisdiction.SICHUAN)).contains(policy.of(sound(), GAOTAN, TODAY));
            assertThat(both.on(Jurisdiction.CHONGQING))
                    .contains(policy.of(sound(), CHONGQING, TODAY));
            assertThat(both.better())
                    .isEqualTo(
                            policy.of(
                                    sound(),
                                    PlacePath.zone("gaozhu", List.of(CHONGQING, GAOTAN)),
                                    TODAY));
        }
    }

    private static double p95(String what, IntConsumer round) {
        int rounds = 200;
        // as many warm up
        for (int i = 0; i < rounds; i++) {
            round.accept(i);
        }
        long[] taken = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            round.accept(rounds + i);
            taken[i] = System.nanoTime() - begun;
        }
        Arrays.sort(taken);
        double p95 = taken[rounds * 95 / 100] / 1e6;
        System.out.printf(
                "%s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                what, taken[rounds / 2] / 1e6, p95, taken[rounds * 99 / 100] / 1e6);
        return p95;
    }
}
