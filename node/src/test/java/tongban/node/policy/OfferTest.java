package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.node.policy.Offer.Act;
import tongban.node.policy.Offer.Order;
import tongban.node.policy.Offer.Position;
import tongban.node.policy.Offer.State;

/** An offer without an application: who may do what, and everything that stands against it. */
class OfferTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final LocalDate ANSWER_BY = LocalDate.of(2026, 12, 10);
    private static final UUID CASE = new UUID(1, 1);
    private static final Order.Confirm CONFIRM =
            new Order.Confirm("演示企业", "演示银行", "6222 0000 1111 2222", "13900000101", true);

    private static Offer after(Offer offer, Order order, Position position) {
        return switch (offer.decide(order, position, "演示企业", TODAY, ANSWER_BY, CASE)) {
            case Offer.Verdict.Happens(Offer after) -> after;
            case Offer.Verdict.Rejected no -> throw new AssertionError(no.problems());
        };
    }

    private static List<String> problems(Offer offer, Order order, Position position) {
        return switch (offer.decide(order, position, "演示企业", TODAY, ANSWER_BY, CASE)) {
            case Offer.Verdict.Happens s -> throw new AssertionError(s.after());
            case Offer.Verdict.Rejected no -> no.problems().stream().map(Problem::code).toList();
        };
    }

    @Test
    void theEnterpriseConfirmsAndACaseBegins() {
        Offer confirmed = after(Offer.made(), CONFIRM, Position.ENTERPRISE);
        assertThat(confirmed.state()).isEqualTo(State.CONFIRMED);
        assertThat(confirmed.caseId()).contains(CASE);
        assertThat(confirmed.possible(Position.ENTERPRISE)).isEmpty();
        assertThat(CONFIRM.digits()).isEqualTo("6222000011112222");
    }

    @Test
    void everythingWrongWithAConfirmationIsSaidAtOnce() {
        Order empty = new Order.Confirm("别的企业", "", "12", "1390", false);
        assertThat(problems(Offer.made(), empty, Position.ENTERPRISE))
                .containsExactly(
                        "POLICY-016", "POLICY-017", "POLICY-018", "POLICY-021", "POLICY-019");
    }

    @Test
    void anObjectionIsAnsweredByTheBodyAndTheEnterpriseMayStillConfirm() {
        Offer objected = after(Offer.made(), new Order.Object("参保人数不对"), Position.ENTERPRISE);
        assertThat(objected.answerUntil()).contains(ANSWER_BY);
        assertThat(objected.isOverdue(ANSWER_BY)).isFalse();
        assertThat(objected.isOverdue(ANSWER_BY.plusDays(1))).isTrue();
        assertThat(problems(objected, new Order.Answer(""), Position.BODY))
                .containsExactly("POLICY-020");
        Offer answered = after(objected, new Order.Answer("已核对更正"), Position.BODY);
        assertThat(answered.state()).isEqualTo(State.ANSWERED);
        assertThat(after(answered, CONFIRM, Position.ENTERPRISE).state())
                .isEqualTo(State.CONFIRMED);
    }

    @Test
    void whoDeclinedMayThinkBetterOfIt() {
        Offer declined = after(Offer.made(), new Order.Decline("今年不需要"), Position.ENTERPRISE);
        assertThat(declined.possible(Position.ENTERPRISE)).containsExactly(Act.CONFIRM);
        assertThat(after(declined, CONFIRM, Position.ENTERPRISE).state())
                .isEqualTo(State.CONFIRMED);
    }

    @Test
    void theBodyConfirmsForNobodyAndSupervisionOnlyLooks() {
        assertThat(problems(Offer.made(), CONFIRM, Position.BODY)).containsExactly("POLICY-015");
        for (State state : State.values()) {
            Offer offer =
                    new Offer(
                            state,
                            java.util.Optional.empty(),
                            java.util.Optional.empty(),
                            java.util.Optional.empty());
            assertThat(offer.possible(Position.WATCHER)).isEmpty();
        }
    }
}
