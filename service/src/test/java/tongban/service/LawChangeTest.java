package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tongban.service.LawChange.Touch;
import tongban.service.LawChange.What;
import tongban.service.fact.Facts;

/** What changed in the law, for everybody and for one case; the days come from the folders. */
class LawChangeTest {
    private static final LocalDate LAW = LocalDate.of(2026, 7, 1);

    private static LawChange.Applied applied(ServiceDefinition service, String example) {
        return applied(service, example, LAW);
    }

    private static LawChange.Applied applied(
            ServiceDefinition service, String example, LocalDate day) {
        WorkedExample worked =
                service.examples().stream()
                        .filter(e -> e.file().contains(example))
                        .findFirst()
                        .orElseThrow();
        return applied(service, worked, day);
    }

    private static LawChange.Applied applied(
            ServiceDefinition service, WorkedExample worked, LocalDate day) {
        Clock clock =
                Clock.fixed(
                        worked.today().atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant(),
                        ZoneId.of("Asia/Shanghai"));
        return LawChange.of(service, day)
                .apply(
                        new Proposer(service),
                        worked.place(),
                        worked.dates(),
                        worked.facts(),
                        clock);
    }

    @Test
    void theDaysAreThoseOfTheFolder() {
        assertThat(LawChange.days(ShippedServices.read("minimum-living-allowance")))
                .containsExactly(LAW, LocalDate.of(2026, 1, 1));
        assertThat(LawChange.days(ShippedServices.read("expenditure-hardship")))
                .startsWith(LAW)
                .contains(LocalDate.of(2025, 1, 1));
        assertThat(LawChange.days(ShippedServices.read("disability-subsidies"))).isEmpty();
    }

    @Test
    void theLawOf2026ChangesGroundsAndArticles() {
        LawChange change = LawChange.of(ShippedServices.read("minimum-living-allowance"), LAW);
        assertThat(change.before().orElseThrow().id()).isEqualTo("2021-07");
        assertThat(change.after().orElseThrow().id()).isEqualTo("2026-07");
        assertThat(change.lines())
                .anySatisfy(l -> {
                    assertThat(l.reason()).contains("income-not-below");
                    assertThat(l.isArticleAlone()).isTrue();
                    assertThat(l.after().orElseThrow().article()).contains("《社会救助法》");
                })
                .anySatisfy(l -> {
                    assertThat(l.reason()).contains("single-ground-not-yet");
                    assertThat(l.after()).as("no longer a ground").isEmpty();
                });
    }

    @Test
    void aValueThatChangedIsALineOfItsOwn() {
        LawChange change =
                LawChange.of(
                        ShippedServices.read("minimum-living-allowance"), LocalDate.of(2026, 1, 1));
        assertThat(change.before()).isEqualTo(change.after());
        assertThat(change.lines())
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.what()).isEqualTo(What.PARAMETER);
                    assertThat(l.before().orElseThrow().words().en()).isEqualTo("yes");
                    assertThat(l.after().orElseThrow().words().en()).isEqualTo("no");
                    assertThat(l.after().orElseThrow().labelled()).isTrue();
                });
    }

    @Test
    void aRefusalIsTouchedByTheGroundThatRefusesIt() {
        LawChange.Applied applied =
                applied(ShippedServices.read("minimum-living-allowance"), "04-income-on-the-line");
        assertThat(applied.differs()).isFalse();
        assertThat(applied.before().reasons())
                .extracting(LawChange.Ground::code)
                .containsExactly("income-not-below");
        assertThat(applied.before().version()).isEqualTo("2021-07");
        assertThat(applied.after().version()).isEqualTo("2026-07");
        assertThat(applied.lines(Touch.DECIDED))
                .extracting(t -> t.line().reason())
                .contains(Optional.of("income-not-below"));
    }

    @Test
    void thePensionTouchesWhoHasOne() {
        LawChange.Applied applied =
                applied(
                        ShippedServices.read("minimum-living-allowance"),
                        "12-pension-in-2026",
                        LocalDate.of(2026, 1, 1));
        assertThat(applied.lines(Touch.DECIDED))
                .extracting(t -> t.line().what())
                .contains(What.PARAMETER);
        assertThat(applied.differs()).isTrue();
    }

    /** Under the law that it falls under anyway, an example comes out as it does. */
    @TestFactory
    Stream<DynamicTest> theLawOfItsOwnDayIsNoOther() {
        return Stream.of("minimum-living-allowance", "extreme-poverty-support", "marginal-family")
                .map(ShippedServices::read)
                .flatMap(service ->
                        service.examples().stream()
                                .map(e ->
                                        DynamicTest.dynamicTest(
                                                service.id() + " " + e.file(),
                                                () -> sameAsEver(service, e))));
    }

    private static void sameAsEver(ServiceDefinition service, WorkedExample example) {
        Proposer proposer = new Proposer(service);
        Proposal ever = proposer.propose(example);
        LocalDate applied = example.dates().get(CaseDate.APPLIED);
        Clock clock =
                Clock.fixed(
                        example.today().atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant(),
                        ZoneId.of("Asia/Shanghai"));
        Proposal under =
                proposer.under(
                        applied,
                        example.place(),
                        example.dates(),
                        example.facts(),
                        List.of(),
                        clock);
        assertThat(under.basis().standard()).isEqualTo(ever.basis().standard());
        assertThat(under.basis().dates()).isEqualTo(ever.basis().dates());
        assertThat(under.outcome()).isEqualTo(ever.outcome());
    }

    @Test
    void aCaseThatCannotBeToldIsSaidToLackWhatItLacks() {
        ServiceDefinition service = ShippedServices.read("minimum-living-allowance");
        WorkedExample whole = service.examples().getFirst();
        LawChange.Applied applied =
                LawChange.of(service, LAW)
                        .apply(
                                new Proposer(service),
                                whole.place(),
                                Map.of(CaseDate.APPLIED, LAW),
                                Facts.NONE,
                                Clock.systemUTC());
        assertThat(applied.before().outcome()).isEqualTo("incomplete");
        assertThat(applied.before().missing()).isNotEmpty();
        assertThat(applied.awards()).isEmpty();
    }
}
