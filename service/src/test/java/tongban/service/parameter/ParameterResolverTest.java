package tongban.service.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.service.fact.FeelType;
import tongban.service.parameter.ParameterDeclaration.Better;
import tongban.service.parameter.Resolution.Choice;
import tongban.service.parameter.Resolution.Resolved;
import tongban.service.parameter.Resolution.Unresolved;
import tongban.service.place.Level;
import tongban.service.place.PlacePath;

/** Which row counts, by the order of norms. */
class ParameterResolverTest {

    private static final String TOWN = "511623109000";
    private static final String COUNTY = "511623000000";
    private static final String CITY = "511600000000";
    private static final String PROVINCE = "510000000000";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final List<ParameterRow> rows = new ArrayList<>();

    @Test
    void theNearestThatMaySetItCounts() {
        row(PROVINCE, "2020-01-01", "700");
        row(CITY, "2023-07-01", "740");
        assertResolvesTo("740", Choice.OWN, StandIn.NONE);
    }

    @Test
    void aSuperiorsLaterNormBeatsAnOlderLocalOne() {
        row(CITY, "2023-07-01", "740");
        row(PROVINCE, "2025-07-01", "780");
        Resolved r = assertResolvesTo("780", Choice.SUPERIOR_LATER, StandIn.NONE);
        assertThat(r.passedOver()).hasSize(1);
        assertThat(r.why().en()).contains("superior");
    }

    @Test
    void aRowOfTheRegisterCountsBeforeTheFoldersOfTheSameDay() {
        row(CITY, "2023-07-01", "740");
        row(CITY, "2023-07-01", "755");
        assertResolvesTo("755", Choice.OWN, StandIn.NONE);
    }

    @Test
    void whatStandsInLiesWithinTheBoundsToo() {
        row(PlacePath.NATION, "2020-01-01", "500");
        bound("minimum", PROVINCE, "2024-01-01", "740");
        Resolution r = resolve(DAY, StandIn.NEAREST);
        assertThat(r).isInstanceOf(Unresolved.class);
        assertThat(r.passedOver().getFirst().why().en()).contains("Below the minimum 740");
    }

    @Test
    void theLawOfTheDayCounts() {
        row(CITY, "2023-07-01", "2024-07-01", "700");
        row(CITY, "2024-07-01", "740");
        assertThat(value(LocalDate.of(2024, 6, 30), StandIn.NONE)).isEqualTo("700");
        assertThat(value(LocalDate.of(2024, 7, 1), StandIn.NONE)).isEqualTo("740");
        assertThat(value(LocalDate.of(2023, 6, 30), StandIn.NONE)).isEqualTo("unresolved");
    }

    @Test
    void whoMayNotSetItIsNotHeard() {
        row(COUNTY, "2025-01-01", "999");
        assertThat(resolve(DAY, StandIn.NONE)).isInstanceOf(Unresolved.class);
    }

    @Test
    void aFloorBoundsAndDoesNotSet() {
        bound("minimum", PROVINCE, "2024-01-01", "740");
        assertThat(resolve(DAY, StandIn.NONE)).isInstanceOf(Unresolved.class);
        Resolved r =
                assertResolvesTo(
                        "740", Choice.BOUND_AS_DEMONSTRATION, StandIn.BOUND_AS_DEMONSTRATION);
        assertThat(r.confidence()).isEqualTo(Confidence.DEMONSTRATION);
    }

    @Test
    void aLocalRowBelowANewerFloorNoLongerCounts() {
        row(CITY, "2022-01-01", "700");
        bound("minimum", PROVINCE, "2024-01-01", "740");
        Resolution r = resolve(DAY, StandIn.NONE);
        assertThat(r).isInstanceOf(Unresolved.class);
        assertThat(r.passedOver().getFirst().why().en()).contains("Below the minimum 740");
        assertThat(value(LocalDate.of(2023, 12, 31), StandIn.NONE)).isEqualTo("700");
        rows.removeFirst();
        row(CITY, "2022-01-01", "740");
        assertResolvesTo("740", Choice.OWN, StandIn.NONE);
    }

    @Test
    void aCeilingCutsOff() {
        row(CITY, "2022-01-01", "1000.01");
        bound("maximum", PROVINCE, "2022-01-01", "1000");
        assertThat(resolve(DAY, StandIn.NONE)).isInstanceOf(Unresolved.class);
    }

    @Test
    void thePlaceAboveStandsInWhereDeclared() {
        row(PlacePath.NATION, "2020-01-01", "500");
        assertThat(resolve(DAY, StandIn.NONE)).isInstanceOf(Unresolved.class);
        assertResolvesTo("500", Choice.NEAREST, StandIn.NEAREST);
    }

    @Test
    void aZoneOfTwoOriginsTakesTheBetterAndNeedsBoth() {
        row(PROVINCE, "2020-01-01", "700");
        PlacePath zone =
                PlacePath.zone(
                        "gaozhu",
                        List.of(PlacePath.ofCode(TOWN), PlacePath.ofCode("500157000000")));
        assertThat(resolver().resolve(declared(StandIn.BETTER), zone, DAY, "applied"))
                .isInstanceOf(Unresolved.class);
        row("500000000000", "2020-01-01", "720");
        Resolution r = resolver().resolve(declared(StandIn.BETTER), zone, DAY, "applied");
        assertThat(((Resolved) r).value()).isEqualTo(new BigDecimal("720"));
        assertThat(((Resolved) r).choice()).isEqualTo(Choice.BETTER);
        assertThat(r.passedOver()).hasSize(1);
    }

    @Test
    void useBeyondTheVerifiedDaysIsMarked() {
        row(CITY, "2023-07-01", "740");
        assertThat(((Resolved) resolve(LocalDate.of(2024, 6, 21), StandIn.NONE)).beyondVerified())
                .isFalse();
        assertThat(((Resolved) resolve(DAY, StandIn.NONE)).beyondVerified()).isTrue();
    }

    private Resolved assertResolvesTo(String value, Choice choice, StandIn standIn) {
        Resolution r = resolve(DAY, standIn);
        assertThat(r).isInstanceOf(Resolved.class);
        Resolved resolved = (Resolved) r;
        assertThat(resolved.value()).isEqualTo(new BigDecimal(value));
        assertThat(resolved.choice()).isEqualTo(choice);
        assertThat(resolved.why().zh()).isNotBlank();
        return resolved;
    }

    private String value(LocalDate day, StandIn standIn) {
        return switch (resolve(day, standIn)) {
            case Resolved r -> r.value().toString();
            case Unresolved u -> "unresolved";
        };
    }

    private Resolution resolve(LocalDate day, StandIn standIn) {
        return resolver().resolve(declared(standIn), PlacePath.ofCode(TOWN), day, "applied");
    }

    private ParameterResolver resolver() {
        return new ParameterResolver(rows);
    }

    private static ParameterDeclaration declared(StandIn standIn) {
        return new ParameterDeclaration(
                "line",
                FeelType.NUMBER,
                "yuan/month",
                EnumSet.of(Level.PROVINCE, Level.CITY),
                Optional.of(Level.PROVINCE),
                Optional.of(Level.PROVINCE),
                standIn,
                Better.HIGHER,
                List.of("applied"));
    }

    private void row(String place, String from, String value) {
        rows.add(row("line", place, from, null, value));
    }

    private void row(String place, String from, String until, String value) {
        rows.add(row("line", place, from, LocalDate.parse(until), value));
    }

    private void bound(String which, String place, String from, String value) {
        rows.add(row("line " + which, place, from, null, value));
    }

    private static ParameterRow row(
            String name,
            String place,
            String from,
            @org.jspecify.annotations.Nullable LocalDate until,
            String value) {
        return new ParameterRow(
                name,
                place,
                LocalDate.parse(from),
                until,
                new BigDecimal(value),
                "yuan/month",
                "a document",
                "",
                Confidence.VERIFIED,
                LocalDate.of(2024, 6, 22),
                "test:1");
    }
}
