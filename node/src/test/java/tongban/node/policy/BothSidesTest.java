package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.policy.Matches.OfSide;
import tongban.node.register.Kind;

/**
 * 政策就高不就低 in the new area: a side is compared only where it has the policy in force. One enterprise
 * lies where the zone is, another of the same person far from it.
 */
class BothSidesTest {
    private static final String RESEARCH = "research-expense-subsidy";
    private static final String OWNER = TwoSides.number(741);
    private static final String INSIDE = TwoSides.creditCode(41);
    private static final String OUTSIDE = TwoSides.creditCode(42);
    private static TwoSides sides;
    private static PolicyGround ground;
    private static PolicyBook book;
    private static Actor owner;

    @BeforeAll
    static void open() {
        sides = new TwoSides("both_sides");
        ground = new PolicyGround(sides);
        book = sides.bean(PolicyBook.class);
        owner = sides.resident(Jurisdiction.SICHUAN, OWNER);
        Actor keeper = economy(Jurisdiction.SICHUAN);
        int year = sides.today().getYear();
        List<String> figures = new ArrayList<>();
        List<String> standings = new ArrayList<>();
        for (String code : List.of(INSIDE, OUTSIDE)) {
            figures.add(PolicyGround.figure(code, year - 1, "100", "60000", "200"));
            standings.addAll(PolicyGround.clean(code, year));
        }
        ground.taken(
                keeper,
                Kind.ENTERPRISE,
                List.of(
                        PolicyGround.enterprise(INSIDE, "新区演示企业", TwoSides.GAOTAN),
                        PolicyGround.enterprise(OUTSIDE, "广安演示企业", "511602")));
        ground.taken(keeper, Kind.YEAR_FIGURES, figures);
        ground.taken(keeper, Kind.STANDING, standings);
        ground.taken(
                keeper,
                Kind.REPRESENTATIVE,
                List.of(
                        PolicyGround.representative(INSIDE, OWNER),
                        PolicyGround.representative(OUTSIDE, OWNER)));
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    @BeforeEach
    void nothingIsPublished() {
        for (Jurisdiction side : Jurisdiction.values()) {
            book.all(economy(side), PolicyBook.Query.everything()).stream()
                    .filter(r -> r.side() == side)
                    .forEach(r -> PolicyGround.done(book.withdraw(economy(side), r.id(), "换新")));
        }
    }

    private static Actor economy(Jurisdiction side) {
        return sides.staff(
                Role.REVIEWER, side, side.code() + ":economy-and-informatization", "economy");
    }

    private static void publish(Jurisdiction side, Optional<Integer> days) {
        ground.published(economy(side), RESEARCH, days.map(d -> sides.today().plusDays(d)));
    }

    /** The line of the policy for an enterprise of the owner. */
    private static Optional<Matches.Line> line(String code) {
        return sides.bean(Matches.class).mine(owner, sides.today()).stream()
                .filter(s -> s.creditCode().equals(code))
                .flatMap(s -> s.lines().stream())
                .filter(l -> l.policy().service().equals(RESEARCH))
                .findFirst();
    }

    private static Matches.Line inside() {
        return line(INSIDE).orElseThrow();
    }

    private static BigDecimal amount(Match match) {
        return match instanceof Match.Eligible e ? e.amount().orElseThrow() : BigDecimal.ZERO;
    }

    @Test
    void whereBothHaveItTheBetterIsNamedWithByHowMuch() {
        publish(Jurisdiction.SICHUAN, Optional.empty());
        publish(Jurisdiction.CHONGQING, Optional.empty());
        Matches.Line line = inside();
        assertThat(line.own()).isTrue();
        assertThat(amount(line.match())).isEqualByComparingTo("200000");
        Matches.InZone zone = line.zone().orElseThrow();
        assertThat(zone.only()).isEmpty();
        assertThat(amount(zone.better())).isEqualByComparingTo("200000");
        assertThat(zone.higher())
                .hasValueSatisfying(h -> {
                    assertThat(h.side()).isEqualTo(Jurisdiction.SICHUAN);
                    assertThat(h.by())
                            .hasValueSatisfying(by -> assertThat(by).isEqualByComparingTo("40000"));
                });
        assertThat(zone.sides())
                .hasSize(2)
                .allSatisfy(s ->
                        assertThat(s)
                                .isInstanceOfSatisfying(
                                        OfSide.InForce.class,
                                        in ->
                                                assertThat(in.since())
                                                        .isEqualTo(sides.today().minusDays(3))));
    }

    @Test
    void whatTheOtherSideHasNotIssuedIsComparedWithNothing() {
        publish(Jurisdiction.SICHUAN, Optional.empty());
        Matches.InZone zone = inside().zone().orElseThrow();
        assertThat(zone.only()).contains(Jurisdiction.SICHUAN);
        assertThat(zone.higher()).isEmpty();
        assertThat(amount(zone.better())).isEqualByComparingTo("200000");
        assertThat(zone.sides())
                .contains(new OfSide.Without(Jurisdiction.CHONGQING, Optional.empty()));
    }

    @Test
    void whatOnlyTheOtherSideHasIsShownAndNotOffered() {
        publish(Jurisdiction.CHONGQING, Optional.empty());
        Matches.Line line = inside();
        assertThat(line.own()).isFalse();
        assertThat(amount(line.match())).as("by Chongqing's values").isEqualByComparingTo("160000");
        assertThat(line.zone().orElseThrow().only()).contains(Jurisdiction.CHONGQING);
        assertThat(line(OUTSIDE)).as("far from the zone it is nothing").isEmpty();
        assertThat(book.inForce(Jurisdiction.SICHUAN)).isEmpty();
        assertThat(sides.bean(Offers.class).mayRun(economy(Jurisdiction.SICHUAN), RESEARCH))
                .isFalse();
    }

    @Test
    void whatHasExpiredOnOneSideCountsNoMore() {
        publish(Jurisdiction.SICHUAN, Optional.empty());
        publish(Jurisdiction.CHONGQING, Optional.of(1));
        assertThat(inside().zone().orElseThrow().higher()).isPresent();
        var ends = sides.today().plusDays(1);
        sides.pass(Duration.ofDays(2));
        Matches.InZone zone = inside().zone().orElseThrow();
        assertThat(zone.only()).contains(Jurisdiction.SICHUAN);
        assertThat(zone.higher()).isEmpty();
        assertThat(zone.sides())
                .contains(new OfSide.Without(Jurisdiction.CHONGQING, Optional.of(ends)));
    }

    /** What is asked for another day is held against what will be in force on it. */
    @Test
    void whatComesCountsFromTheDayOnWhichItIsInForce() {
        publish(Jurisdiction.SICHUAN, Optional.of(20));
        ground.published(
                economy(Jurisdiction.CHONGQING), ground.from(RESEARCH, 10, Optional.empty()));
        assertThat(inside().zone().orElseThrow().only()).contains(Jurisdiction.SICHUAN);
        assertThat(on(10).orElseThrow().zone().orElseThrow().higher()).isPresent();
        assertThat(on(21).orElseThrow().own()).isFalse();
        Matches matches = sides.bean(Matches.class);
        assertThat(matches.against(sides.today().plusDays(366), sides.today())).isEmpty();
        assertThat(matches.against(sides.today().minusDays(1), sides.today()))
                .hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("POLICY-038"));
    }

    private static Optional<Matches.Line> on(int days) {
        return sides.bean(Matches.class).mine(owner, sides.today().plusDays(days)).stream()
                .filter(s -> s.creditCode().equals(INSIDE))
                .flatMap(s -> s.lines().stream())
                .filter(l -> l.policy().service().equals(RESEARCH))
                .findFirst();
    }

    @Test
    void whereNeitherHasItThereIsNoLine() {
        publish(Jurisdiction.SICHUAN, Optional.of(1));
        publish(Jurisdiction.CHONGQING, Optional.of(1));
        sides.pass(Duration.ofDays(2));
        assertThat(line(INSIDE)).isEmpty();
        assertThat(line(OUTSIDE)).isEmpty();
    }

    @Test
    void outsideTheZoneOnlyTheOwnSideCounts() {
        publish(Jurisdiction.SICHUAN, Optional.empty());
        publish(Jurisdiction.CHONGQING, Optional.empty());
        assertThat(line(OUTSIDE))
                .hasValueSatisfying(l -> {
                    assertThat(l.zone()).isEmpty();
                    assertThat(amount(l.match())).isEqualByComparingTo("200000");
                });
    }
}
