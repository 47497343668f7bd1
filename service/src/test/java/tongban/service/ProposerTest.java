package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tongban.service.Proposal.Explained;
import tongban.service.Proposal.Granted;
import tongban.service.fact.Facts;
import tongban.service.parameter.Confidence;
import tongban.service.parameter.ParameterRow;
import tongban.service.parameter.Resolution;
import tongban.service.parameter.Resolution.Choice;
import tongban.service.place.PlacePath;

/**
 * One standard on both sides of the border: same rule, own amounts, every reason named, all of it
 * provable.
 */
class ProposerTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ExampleCheck.ZONE);
    private static final PlacePath GAOTAN = PlacePath.ofCode("511623109000");
    private static final PlacePath CHONGQING = PlacePath.ofCode("500157000000");
    private static final Map<CaseDate, LocalDate> APPLIED =
            Map.of(CaseDate.APPLIED, LocalDate.of(2026, 11, 12));

    private final ServiceDefinition service = ShippedServices.read("disability-subsidies");
    private final Proposer proposer = new Proposer(service);

    @Test
    void bothSidesApplyTheSameStandardWithTheirOwnAmounts() {
        Granted here = (Granted) propose(GAOTAN, facts());
        Granted there = (Granted) propose(CHONGQING, facts());
        assertThat(here.basis().standardHash())
                .isEqualTo(there.basis().standardHash())
                .startsWith("sha256:");
        assertThat(here.basis().parametersHash()).isNotEqualTo(there.basis().parametersHash());
        assertThat(here.award().get("monthly amount")).isEqualTo(new BigDecimal("220.00"));
        assertThat(there.award().get("monthly amount")).isEqualTo(new BigDecimal("200.00"));
        assertThat(here.basis().hasDoubtfulValues()).isTrue();
    }

    @Test
    void aCountysOwnRowBeatsTheProvinces() {
        ParameterRow own =
                new ParameterRow(
                        "living subsidy amount",
                        "511623000000",
                        LocalDate.of(2026, 1, 1),
                        null,
                        new BigDecimal("105.00"),
                        "yuan/month",
                        "邻水县通知",
                        "一",
                        Confidence.VERIFIED,
                        LocalDate.of(2026, 11, 20),
                        "register:1");
        Proposal p =
                proposer.propose(GAOTAN, APPLIED, Facts.declared(facts()), List.of(own), CLOCK);
        assertThat(((Granted) p).award().get("monthly amount")).isEqualTo(new BigDecimal("225.00"));
        Resolution.Resolved r =
                (Resolution.Resolved) p.basis().resolutions().get("living subsidy amount");
        assertThat(r.choice()).isEqualTo(Choice.OWN);
        assertThat(r.beyondVerified()).isFalse();
        assertThat(r.why().zh()).contains("邻水县通知一");
    }

    @Test
    void aRefusalNamesEveryConditionWithItsArticle() {
        Map<String, Object> facts = facts();
        facts.put("assistance class", "extreme-poverty");
        facts.put("injury care allowance", true);
        Proposal p = propose(GAOTAN, facts);
        assertThat(p).isInstanceOf(Proposal.Refused.class);
        List<Proposal.Reason> reasons = ((Proposal.Refused) p).reasons();
        assertThat(reasons.stream().map(Proposal.Reason::code))
                .containsExactly("extreme-poverty-support", "injury-care-allowance");
        assertThat(reasons)
                .allSatisfy(r -> {
                    assertThat(r.article()).startsWith("国发〔2015〕52号");
                    assertThat(r.words().en()).isNotEqualTo(r.words().zh());
                });
    }

    @Test
    void theExplanationShowsFactsParametersAndArticlesInBothLanguages() {
        Explained tree = propose(GAOTAN, facts()).basis().explanation();
        String en = tree.text(Locale.ENGLISH);
        String zh = tree.text(Locale.CHINA);
        assertThat(en)
                .contains("Grade of disability: Grade 1", "demonstration value", "from 2016-01-01");
        assertThat(zh).contains("残疾等级：一级", "演示数据", "建议：符合");
    }

    @Test
    void theExplanationNeverShowsANumberThatIdentifies() {
        Map<String, Object> facts = facts();
        String holder =
                "58011219620704123"
                        + tongban.service.identifier.CitizenNumber.checkSign("58011219620704123");
        facts.put("disability card number", holder + "41");
        assertThat(propose(GAOTAN, facts).basis().explanation().text(Locale.CHINA))
                .doesNotContain("19620704");
    }

    @Test
    void aDayBeforeTheLawHasNoStandard() {
        Proposal p =
                proposer.propose(
                        GAOTAN,
                        Map.of(CaseDate.APPLIED, LocalDate.of(2015, 12, 31)),
                        Facts.declared(facts()),
                        List.of(),
                        CLOCK);
        assertThat(p).isInstanceOf(Proposal.Incomplete.class);
        assertThat(p.basis().standardWhy().en())
                .contains("No version of the standard is in force on 2015-12-31");
    }

    @Test
    void factsOutsideTheirDomainAreRefusedTogether() {
        Map<String, Object> facts = facts();
        facts.put("disability grade", new BigDecimal(5));
        facts.put("similar living benefit", new BigDecimal(-1));
        assertThatThrownBy(() -> propose(GAOTAN, facts))
                .isInstanceOfSatisfying(
                        Proposer.InvalidFactsException.class,
                        e -> assertThat(e.faults()).hasSize(2));
    }

    @Test
    void aQuestionLeftOutByItsConditionIsAnsweredByTheFolder() {
        Map<String, Object> facts = facts();
        facts.put("subsidies applied for", "living");
        facts.remove("long term care needed");
        facts.remove("similar nursing benefit");
        Proposal p = propose(GAOTAN, facts);
        assertThat(p).isInstanceOf(Granted.class);
        assertThat(p.basis().facts().byName().get("long term care needed").source())
                .isEqualTo(tongban.service.fact.FactSource.NOT_ASKED);
        assertThat(service.form().asked("care", facts)).isEmpty();
        assertThat(service.form().asked("care", facts())).hasSize(1);
    }

    @Test
    void aReceiptProvesWithoutShowing() {
        Proposal p = propose(GAOTAN, facts());
        AtomicInteger n = new AtomicInteger();
        Supplier<String> salts = () -> "salt-" + n.incrementAndGet();
        Receipt.Decided decided =
                new Receipt.Decided(
                        "case-1",
                        "邻水县民政局",
                        "511623000000",
                        "granted",
                        "",
                        Map.of("living subsidy", new java.math.BigDecimal("60.00")),
                        new TreeMap<>(),
                        "rules 1",
                        CLOCK.instant());
        Receipt.Issued issued = Receipt.of(p, decided, salts);
        Receipt receipt = issued.receipt();
        assertThat(receipt.hash()).isEqualTo(Receipt.of(p, decided, resetting()).receipt().hash());
        assertThat(receipt.json())
                .doesNotContain("minimum-living-allowance")
                .contains("\"outcome\":\"granted\"", "\"award\":{\"living subsidy\":60")
                .contains("\"proposedAward\":{");
        assertThat(issued.disclosures()).allMatch(receipt::isOpenedBy).hasSize(facts().size());
        Receipt.Disclosure first = issued.disclosures().getFirst();
        assertThat(
                        receipt.isOpenedBy(
                                new Receipt.Disclosure(
                                        first.salt(),
                                        first.name(),
                                        "another",
                                        first.source(),
                                        first.evidence())))
                .isFalse();
    }

    private static Supplier<String> resetting() {
        AtomicInteger n = new AtomicInteger();
        return () -> "salt-" + n.incrementAndGet();
    }

    private Proposal propose(PlacePath place, Map<String, Object> facts) {
        return proposer.propose(place, APPLIED, Facts.declared(facts), List.of(), CLOCK);
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("subsidies applied for", "both");
        facts.put("card valid until", LocalDate.of(2031, 6, 20));
        facts.put("disability category", "limbs");
        facts.put("disability grade", BigDecimal.ONE);
        facts.put("long term care needed", true);
        facts.put("assistance class", "minimum-living-allowance");
        facts.put("injury care allowance", false);
        facts.put("child allowance", "none");
        facts.put("similar living benefit", BigDecimal.ZERO);
        facts.put("similar nursing benefit", BigDecimal.ZERO);
        return facts;
    }
}
