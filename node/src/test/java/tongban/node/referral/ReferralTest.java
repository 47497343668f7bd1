package tongban.node.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.node.referral.Referral.Consent;
import tongban.node.referral.Referral.Order;
import tongban.node.referral.Referral.Position;
import tongban.node.referral.Referral.State;
import tongban.node.referral.Referral.Verdict;

/** Everything that can become of a referral, walked from its proposal. */
class ReferralTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate ANSWER_BY = LocalDate.of(2026, 3, 9);
    private static final List<Order> ORDERS =
            List.of(
                    new Order.Answer(true, "电话里同意"),
                    new Order.Answer(false, "电话里不同意"),
                    new Order.Send(""),
                    new Order.Drop("已另行解决"),
                    new Order.Accept(""),
                    new Order.Decline("不属于本部门"),
                    new Order.Finish(TODAY, "安排公益性岗位", Optional.of(new BigDecimal("100.00"))));

    private static final Assistances SHIPPED = Assistances.shipped();

    private static Referral proposed(boolean consent) {
        return Referral.proposed(
                SHIPPED.all().stream()
                        .filter(a -> a.consent() == consent)
                        .findFirst()
                        .orElseThrow());
    }

    private static Set<Referral> reached(boolean consent) {
        Set<Referral> reached = new LinkedHashSet<>();
        Deque<Referral> next = new ArrayDeque<>(List.of(proposed(consent)));
        while (!next.isEmpty()) {
            Referral here = next.pop();
            if (reached.add(here)) {
                for (Position position : Position.values()) {
                    for (Order order : ORDERS) {
                        if (here.decide(order, position, TODAY, ANSWER_BY)
                                instanceof Verdict.Happens(Referral after)) {
                            next.add(after);
                        }
                    }
                }
            }
        }
        return reached;
    }

    private static List<String> codes(Referral of, Order order, Position position) {
        return of.decide(order, position, TODAY, ANSWER_BY) instanceof Verdict.Rejected(var why)
                ? why.stream().map(Problem::code).toList()
                : List.of();
    }

    @Test
    void everyStandingIsReached() {
        assertThat(reached(true)).extracting(Referral::state).contains(State.values());
        assertThat(reached(false)).extracting(Referral::state).contains(State.values());
    }

    @Test
    void nothingLeavesBeforeThePersonAgreedWhereThatIsDue() {
        assertThat(reached(true))
                .filteredOn(r -> r.sentOn().isPresent() && r.state() != State.DROPPED)
                .isNotEmpty()
                .allMatch(r -> r.consent() == Consent.AGREED);
        assertThat(codes(proposed(true), new Order.Send(""), Position.OFFICE))
                .containsExactly("REFERRAL-004");
    }

    @Test
    void whoTakesHisConsentBackEndsItWhoeverHasItThen() {
        assertThat(reached(true))
                .filteredOn(r -> r.consent() == Consent.AGREED && r.state().isOpen())
                .isNotEmpty()
                .allSatisfy(r ->
                        assertThat(
                                        r.decide(
                                                new Order.Answer(false, ""),
                                                Position.PERSON,
                                                TODAY,
                                                ANSWER_BY))
                                .isInstanceOfSatisfying(
                                        Verdict.Happens.class,
                                        v -> {
                                            assertThat(v.after().state()).isEqualTo(State.DROPPED);
                                            assertThat(v.after().consent())
                                                    .isEqualTo(Consent.REFUSED);
                                        }));
    }

    @Test
    void whatEndedStaysAndSupervisionOnlyLooks() {
        for (boolean consent : List.of(true, false)) {
            for (Referral r : reached(consent)) {
                for (Position position : Position.values()) {
                    for (Order order : ORDERS) {
                        if (!r.state().isOpen() || position == Position.WATCHER) {
                            assertThat(codes(r, order, position))
                                    .as(position + " " + order + " " + r)
                                    .isNotEmpty();
                        }
                    }
                }
            }
        }
    }

    @Test
    void whoeverAnswersForHimOrTurnsHimAwayWritesDownWhy() {
        Referral sent =
                ((Verdict.Happens)
                                proposed(false)
                                        .decide(
                                                new Order.Send(""),
                                                Position.OFFICE,
                                                TODAY,
                                                ANSWER_BY))
                        .after();
        assertThat(codes(proposed(true), new Order.Answer(true, " "), Position.OFFICE))
                .isEqualTo(codes(sent, new Order.Decline(""), Position.RECEIVER))
                .hasSize(1);
        assertThat(codes(proposed(true), new Order.Answer(true, ""), Position.PERSON)).isEmpty();
        assertThat(sent.answerUntil()).contains(ANSWER_BY);
        assertThat(sent.isOverdue(ANSWER_BY)).isFalse();
        assertThat(sent.isOverdue(ANSWER_BY.plusDays(1))).isTrue();
    }
}
