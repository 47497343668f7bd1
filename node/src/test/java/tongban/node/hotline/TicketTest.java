package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.time.WorkingCalendar;

/**
 * The table holds whatever anybody does, in any order; limits are what a second count says; and the
 * rules that have a name each turn away by their code.
 */
class TicketTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 12);
    private static final WorkingCalendar CALENDAR = WorkingCalendar.published();
    private static final Limits LIMITS = Limits.shipped();
    private static final TicketClock SICHUAN = new TicketClock(LIMITS, "51", CALENDAR);
    private static final int WALKS = 400;
    private static final int STEPS = 40;

    // ------------------------------------------------------------------ whatever anybody does

    @Test
    void nobodyLeavesTheTable() {
        long seed = Long.getLong("tongban.seed", System.nanoTime());
        Random random = new Random(seed);
        Set<TicketStage> reached = EnumSet.noneOf(TicketStage.class);
        int happened = 0;
        for (int walk = 0; walk < WALKS; walk++) {
            LocalDate today = DAY.minusDays(random.nextInt(900));
            Ticket ticket = begun(random, today);
            for (int step = 0; step < STEPS; step++) {
                today = today.plusDays(Math.max(0, random.nextInt(6) - 3));
                Ticket before = ticket;
                LocalDate on = today;
                List<Position> able =
                        Arrays.stream(Position.values())
                                .filter(p -> !before.possible(p, on).isEmpty())
                                .toList();
                // most of the time somebody who can do something, so that a walk goes far
                Position position =
                        able.isEmpty() || random.nextInt(4) == 0
                                ? one(random, Position.values())
                                : able.get(random.nextInt(able.size()));
                List<TicketAct> possible = before.possible(position, today);
                TicketOrder order =
                        possible.isEmpty() || random.nextInt(4) == 0
                                ? order(random, one(random, TicketAct.values()))
                                : order(random, possible.get(random.nextInt(possible.size())));
                switch (before.decide(order, position, today, SICHUAN)) {
                    case Ticket.Verdict.Rejected(List<Problem> problems) ->
                            assertThat(problems)
                                    .as("seed %d", seed)
                                    .isNotEmpty()
                                    .allMatch(p -> p.code().matches("TICKET-\\d{3}"));
                    case Ticket.Verdict.Happens(Ticket after) -> {
                        happened++;
                        lies(seed, before, order, position, after);
                        ticket = after;
                    }
                }
                reached.add(ticket.state());
            }
        }
        assertThat(happened).as("seed %d", seed).isGreaterThan(WALKS);
        // a dispute takes two returns in their days, which not every seed brings about
        assertThat(reached)
                .as("seed %d", seed)
                .containsAll(EnumSet.complementOf(EnumSet.of(TicketStage.DISPUTED)));
    }

    private static void lies(
            long seed, Ticket before, TicketOrder order, Position position, Ticket after) {
        String what = "seed " + seed + ": " + before.state() + " " + order + " " + position;
        var row =
                TicketProcedure.TABLE.stream()
                        .filter(m -> m.act() == order.act())
                        .filter(m -> m.from().contains(before.state()))
                        .filter(m -> m.who().contains(position))
                        .toList();
        assertThat(row).as(what).isNotEmpty();
        boolean rated = order.act() == TicketAct.CALL_BACK || order.act() == TicketAct.RATE;
        if (rated) {
            assertThat(after.state())
                    .as(what)
                    .isIn(
                            TicketStage.REVIEWED,
                            TicketStage.ANSWERED_DIRECTLY,
                            TicketStage.SATISFIED,
                            TicketStage.NOT_SATISFIED);
        } else {
            assertThat(row)
                    .as(what)
                    .anyMatch(m -> m.leadsTo().orElse(before.state()) == after.state());
        }
        assertThat(after.closedOn().isPresent()).as(what).isEqualTo(after.state().isEnd());
        assertThat(after.limitOn()).as(what).isEqualTo(after.clock().map(TicketTest::counted));
        if (after.state().isOwed()) {
            assertThat(after.kind()).as(what).isPresent();
            assertThat(after.outOn()).as(what).isEmpty();
            assertThat(after.answeredOn().isPresent())
                    .as(what)
                    .isEqualTo(after.state() == TicketStage.ANSWERED);
            assertThat(after.dueOn()).as(what).isPresent().isEqualTo(after.limitOn());
        }
        if (after.state().isDue()) {
            assertThat(after.dueOn()).as(what).isPresent();
        }
        assertThat(after.dissatisfiedOn().isPresent())
                .as(what)
                .isEqualTo(after.state() == TicketStage.NOT_SATISFIED);
        if (after.state() == TicketStage.DISPATCHED || after.state() == TicketStage.HANDLED) {
            assertThat(after.mainOrgan()).as(what).isPresent();
        }
        assertThat(after.reopened()).as(what).isLessThanOrEqualTo(before.reopened() + 1);
    }

    private static Ticket begun(Random random, LocalDate on) {
        Ticket.Crossing crossing =
                random.nextInt(5) == 0 ? Ticket.Crossing.IN : Ticket.Crossing.NONE;
        // what comes from the other side is classified there
        boolean classified = crossing == Ticket.Crossing.IN || random.nextInt(4) > 0;
        return TicketChange.begun(
                on,
                classified ? Optional.of(one(random, TicketKind.values())) : Optional.empty(),
                classified ? Optional.of(one(random, Topic.values())) : Optional.empty(),
                crossing,
                crossing == Ticket.Crossing.NONE && random.nextInt(6) == 0,
                SICHUAN);
    }

    private static TicketOrder order(Random random, TicketAct act) {
        return TicketOrder.of(
                act == TicketAct.TAKE ? TicketAct.URGE : act,
                new TicketOrder.Given(
                        Optional.of(one(random, TicketKind.values())),
                        Optional.of(one(random, Topic.values())),
                        "",
                        Optional.of(new UUID(1, 1)),
                        Optional.of(one(random, Refusal.values())),
                        "51:a",
                        random.nextBoolean() ? Set.of() : Set.of("51:b"),
                        random.nextInt(20),
                        random.nextBoolean(),
                        Optional.of(one(random, TicketOrder.Heard.values())),
                        Optional.of(random.nextBoolean()),
                        List.of("a", "b"),
                        "s"),
                random.nextInt(8) == 0 ? "" : "话");
    }

    private static <T> T one(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }

    // ------------------------------------------------------------------ limits

    /** Day by day, without the clock: the first does not count, and the end is moved on. */
    private static LocalDate counted(TicketClock.Running running) {
        LocalDate day = running.from();
        int left = running.days() + running.extension();
        while (left > 0) {
            day = day.plusDays(1);
            if (CALENDAR.isWorkday(day)) {
                left--;
            }
        }
        return day;
    }

    @Test
    void limitsAreThoseOfKindSideAndDay() {
        long seed = Long.getLong("tongban.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int n = 0; n < 2_000; n++) {
            LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_000));
            TicketKind kind = one(random, TicketKind.values());
            boolean sichuan = random.nextBoolean();
            TicketClock clock = new TicketClock(LIMITS, sichuan ? "51" : "50", CALENDAR);
            boolean measures = sichuan && !from.isBefore(LocalDate.of(2025, 12, 25));
            int days =
                    switch (kind) {
                        case CONSULT -> measures ? 3 : 2;
                        case HELP, ADVICE -> measures ? 7 : 5;
                        case COMPLAINT, REPORT -> 15;
                    };
            TicketClock.Running running = clock.start(kind, from);
            assertThat(running.days()).as("seed %d, %s %s", seed, kind, from).isEqualTo(days);
            assertThat(clock.lastDay(running))
                    .as("seed %d, %s %s", seed, kind, from)
                    .isEqualTo(counted(running));
        }
    }

    // ------------------------------------------------------------------ rules with a name

    private static Ticket dispatched() {
        return happens(
                TicketChange.begun(
                        DAY,
                        Optional.of(TicketKind.COMPLAINT),
                        Optional.of(Topic.MARKET),
                        Ticket.Crossing.NONE,
                        false,
                        SICHUAN),
                new TicketOrder.Dispatch("51:a", Set.of(), ""),
                Position.AGENT,
                DAY);
    }

    private static Ticket happens(
            Ticket ticket, TicketOrder order, Position position, LocalDate on) {
        return switch (ticket.decide(order, position, on, SICHUAN)) {
            case Ticket.Verdict.Happens(Ticket after) -> after;
            case Ticket.Verdict.Rejected(List<Problem> problems) ->
                    throw new AssertionError(order.act() + " came to " + problems);
        };
    }

    private static List<String> codes(
            Ticket ticket, TicketOrder order, Position position, LocalDate on) {
        return switch (ticket.decide(order, position, on, SICHUAN)) {
            case Ticket.Verdict.Happens _ -> List.of();
            case Ticket.Verdict.Rejected(List<Problem> problems) ->
                    problems.stream().map(Problem::code).toList();
        };
    }

    private static TicketOrder plain(TicketAct act) {
        return new TicketOrder.Plain(act, "理由");
    }

    @Test
    void theSecondReturnIsADisputeAndItsEndIsFinal() {
        Ticket returned =
                happens(dispatched(), plain(TicketAct.RETURN), Position.BODY, DAY.plusDays(1));
        assertThat(returned.state()).isEqualTo(TicketStage.RETURNED);
        Ticket again =
                happens(
                        returned,
                        new TicketOrder.Dispatch("51:b", Set.of(), ""),
                        Position.AGENT,
                        DAY.plusDays(1));
        Ticket disputed = happens(again, plain(TicketAct.RETURN), Position.BODY, DAY.plusDays(2));
        assertThat(disputed.state()).isEqualTo(TicketStage.DISPUTED);
        assertThat(disputed.dueOn()).as("the caller's limit runs on").isEqualTo(returned.dueOn());
        Ticket named =
                happens(
                        disputed,
                        new TicketOrder.Arbitrate("51:c", "由你单位主办"),
                        Position.ARBITER,
                        DAY.plusDays(2));
        assertThat(named.state()).isEqualTo(TicketStage.DISPATCHED);
        assertThat(codes(named, plain(TicketAct.RETURN), Position.BODY, DAY.plusDays(2)))
                .containsExactly("TICKET-004");
    }

    @Test
    void whoReturnedItIsNotGivenItAgain() {
        Ticket returned = happens(dispatched(), plain(TicketAct.RETURN), Position.BODY, DAY);
        for (TicketOrder order :
                List.of(
                        new TicketOrder.Join("5120261112-000001", ""),
                        new TicketOrder.Divide(List.of("a", "b")))) {
            Ticket followed =
                    happens(
                            happens(returned, order, Position.AGENT, DAY),
                            plain(TicketAct.FOLLOW),
                            Position.NODE,
                            DAY);
            Ticket reopened =
                    happens(followed, plain(TicketAct.REOPEN), Position.CALLER, DAY.plusDays(1));
            Ticket again =
                    happens(
                            reopened,
                            plain(TicketAct.HANDLE_AGAIN),
                            Position.AGENT,
                            DAY.plusDays(1));
            assertThat(again.state())
                    .as("the line dispatches anew after %s", order.act())
                    .isEqualTo(TicketStage.CLASSIFIED);
            assertThat(again.mainOrgan()).isEmpty();
        }
    }

    /** What a body returned because nobody handles it is not dispatched again to be told so. */
    @Test
    void whatABodyReturnedIsRefusedOrAnsweredWithoutAnother() {
        Ticket returned = happens(dispatched(), plain(TicketAct.RETURN), Position.BODY, DAY);
        Ticket refused =
                happens(
                        returned,
                        new TicketOrder.Refuse(Optional.of(Refusal.LITIGATION), ""),
                        Position.AGENT,
                        DAY);
        assertThat(refused.state()).isEqualTo(TicketStage.NOT_ACCEPTED);
        Ticket answered =
                happens(
                        returned,
                        new TicketOrder.AnswerDirectly(Optional.of(new UUID(1, 1)), ""),
                        Position.AGENT,
                        DAY);
        assertThat(answered.state()).isEqualTo(TicketStage.ANSWERED_DIRECTLY);
        Ticket again =
                happens(
                        happens(answered, plain(TicketAct.REOPEN), Position.CALLER, DAY),
                        plain(TicketAct.HANDLE_AGAIN),
                        Position.AGENT,
                        DAY);
        assertThat(again.state())
                .as("the line dispatches anew, and not to who returned it")
                .isEqualTo(TicketStage.CLASSIFIED);
        assertThat(
                        codes(
                                returned,
                                new TicketOrder.Refuse(Optional.of(Refusal.NOT_OURS), "归对方"),
                                Position.AGENT,
                                DAY))
                .as("it is nobody else's")
                .containsExactly("TICKET-058");
    }

    @Test
    void nothingIsReturnedLate() {
        assertThat(codes(dispatched(), plain(TicketAct.RETURN), Position.BODY, DAY.plusDays(9)))
                .containsExactly("TICKET-005");
    }

    @Test
    void anExtensionIsAskedOnceAndBeforeTheLastDay() {
        Ticket handled = happens(dispatched(), plain(TicketAct.SIGN), Position.BODY, DAY);
        LocalDate last = handled.dueOn().orElseThrow();
        TicketOrder ask = new TicketOrder.AskExtension(5, "要鉴定");
        assertThat(codes(handled, ask, Position.BODY, last)).containsExactly("TICKET-007");
        assertThat(codes(handled, new TicketOrder.AskExtension(16, "要鉴定"), Position.BODY, DAY))
                .containsExactly("TICKET-008");
        Ticket asked = happens(handled, ask, Position.BODY, DAY.plusDays(1));
        Ticket granted =
                happens(
                        asked,
                        new TicketOrder.DecideExtension(true, ""),
                        Position.ARBITER,
                        DAY.plusDays(1));
        assertThat(granted.dueOn()).contains(CALENDAR.plusWorkingDays(last, 5));
        assertThat(codes(granted, ask, Position.BODY, DAY.plusDays(2)))
                .containsExactly("TICKET-006");
    }

    @Test
    void whoHasFinishedAnswersWithoutTheTimeThatHeAskedFor() {
        Ticket handled = happens(dispatched(), plain(TicketAct.SIGN), Position.BODY, DAY);
        Ticket asked = happens(handled, new TicketOrder.AskExtension(5, "要鉴定"), Position.BODY, DAY);
        Ticket answered = happens(asked, plain(TicketAct.ANSWER), Position.BODY, DAY.plusDays(1));
        assertThat(answered.extensionAsked()).isEmpty();
        assertThat(answered.dueOn()).isEqualTo(handled.dueOn());
        assertThat(
                        codes(
                                answered,
                                new TicketOrder.DecideExtension(true, ""),
                                Position.ARBITER,
                                DAY.plusDays(1)))
                .as("there is nothing left to decide")
                .contains("TICKET-001");
    }

    /** The body has done its part in time; the caller has no answer, and the line owes it. */
    @Test
    void theLimitRunsUntilTheLineLetsTheAnswerGoOut() {
        Ticket handled = happens(dispatched(), plain(TicketAct.SIGN), Position.BODY, DAY);
        LocalDate last = handled.dueOn().orElseThrow();
        Ticket answered = happens(handled, plain(TicketAct.ANSWER), Position.BODY, DAY.plusDays(3));
        assertThat(answered.isOverdue(last)).isFalse();
        assertThat(answered.isDueSoon(last)).isTrue();
        assertThat(answered.isOverdue(last.plusDays(1))).isTrue();
        assertThat(answered.outOn()).isEmpty();
        Ticket approved =
                happens(answered, plain(TicketAct.APPROVE), Position.AGENT, last.plusDays(20));
        assertThat(approved.answeredOn()).contains(DAY.plusDays(3));
        assertThat(approved.outOn()).contains(last.plusDays(20));
        assertThat(approved.isOverdue(last.plusDays(20))).as("nothing is owed").isFalse();
        assertThat(codes(approved, plain(TicketAct.REOPEN), Position.CALLER, last.plusDays(50)))
                .as("the caller has his days from when he read it")
                .isEmpty();
        assertThat(codes(approved, plain(TicketAct.REOPEN), Position.CALLER, last.plusDays(51)))
                .containsExactly("TICKET-015");
    }

    @Test
    void whatCameBackIsClassifiedAnewFromTheSameDay() {
        LocalDate later = CALENDAR.plusWorkingDays(DAY, 1);
        Ticket returned = happens(dispatched(), plain(TicketAct.RETURN), Position.BODY, later);
        Ticket consult =
                happens(
                        returned,
                        new TicketOrder.Classify(
                                Optional.of(TicketKind.CONSULT), Optional.of(Topic.CARE), "", ""),
                        Position.AGENT,
                        later);
        assertThat(consult.state()).as("to be dispatched again").isEqualTo(TicketStage.RETURNED);
        assertThat(consult.topic()).contains(Topic.CARE);
        assertThat(consult.dueOn()).contains(CALENDAR.plusWorkingDays(DAY, 3));
        assertThat(consult.returns()).isOne();
        Ticket longer =
                happens(
                        happens(
                                happens(consult, plain(TicketAct.TRANSFER), Position.AGENT, later),
                                new TicketOrder.Extended(4, ""),
                                Position.NODE,
                                later),
                        plain(TicketAct.RECEIVE_RETURN),
                        Position.NODE,
                        later);
        assertThat(
                        happens(
                                        longer,
                                        new TicketOrder.Classify(
                                                Optional.of(TicketKind.HELP),
                                                Optional.of(Topic.CARE),
                                                "",
                                                ""),
                                        Position.AGENT,
                                        later)
                                .dueOn())
                .as("the days that the other side was given stay")
                .contains(CALENDAR.plusWorkingDays(DAY, 11));
    }

    /** One that nobody classified. */
    private static Ticket created() {
        return TicketChange.begun(
                DAY, Optional.empty(), Optional.empty(), Ticket.Crossing.NONE, false, SICHUAN);
    }

    /** Neither a ticket without a kind nor a caller's no waits for ever. */
    @Test
    void whatWaitsForTheLineHasATermOfItsOwn() {
        Ticket created = created();
        assertThat(created.limitOn()).as("no limit of the law runs").isEmpty();
        assertThat(created.dueOn()).contains(DAY.plusDays(1));
        assertThat(created.isOverdue(DAY.plusDays(1))).isFalse();
        assertThat(created.isOverdue(DAY.plusDays(2))).isTrue();
        Ticket signed = happens(dispatched(), plain(TicketAct.SIGN), Position.BODY, DAY);
        Ticket approved =
                happens(
                        happens(signed, plain(TicketAct.ANSWER), Position.BODY, DAY),
                        plain(TicketAct.APPROVE),
                        Position.AGENT,
                        DAY);
        Ticket no = happens(approved, plain(TicketAct.REOPEN), Position.CALLER, DAY.plusDays(9));
        assertThat(no.dueOn()).contains(DAY.plusDays(11));
        assertThat(no.limitOn()).isEqualTo(signed.limitOn());
        assertThat(no.isOverdue(DAY.plusDays(12))).isTrue();
        Ticket urged = happens(no, plain(TicketAct.URGE), Position.CALLER, DAY.plusDays(10));
        assertThat(urged.dueOn()).as("an urge moves nothing").isEqualTo(no.dueOn());
        Ticket again = happens(no, plain(TicketAct.HANDLE_AGAIN), Position.AGENT, DAY.plusDays(10));
        assertThat(again.dueOn())
                .isEqualTo(again.limitOn())
                .contains(CALENDAR.plusWorkingDays(DAY.plusDays(10), 15));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        Ticket created = created();
        assertThat(
                        codes(
                                created,
                                new TicketOrder.Classify(
                                        Optional.empty(), Optional.empty(), "", ""),
                                Position.AGENT,
                                DAY))
                .containsExactly("TICKET-016", "TICKET-017");
        assertThat(codes(created, plain(TicketAct.ANSWER), Position.BODY, DAY))
                .containsExactly("TICKET-001");
    }

    @Test
    void whoeverTookItIsResponsibleUntilAnotherHasSigned() {
        assertThat(dispatched().isWithFirst()).isTrue();
        assertThat(happens(dispatched(), plain(TicketAct.SIGN), Position.BODY, DAY).isWithFirst())
                .isFalse();
    }
}
