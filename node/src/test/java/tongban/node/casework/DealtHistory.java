package tongban.node.casework;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.identity.Role;

/**
 * What a case may live through, dealt by chance along the table of the procedure.
 *
 * @param oracle has heard every act of it
 * @param today a day within two months of the last act
 */
record DealtHistory(Case subject, ClockOracle oracle, LocalDate today) {
    private static final int STEPS_MAX = 14;
    private static final Set<Act> SELDOM =
            Set.of(Act.WITHDRAW, Act.TERMINATE, Act.REVOKE, Act.TELL_CHANGE, Act.ANSWER_CHANGE);

    static DealtHistory deal(Random random, UUID id) {
        return deal(random, id, ClockOracle.Law.LICENCE);
    }

    /** Of a law that lets the township decide, every other case is decided where it is accepted. */
    static DealtHistory deal(Random random, UUID id, ClockOracle.Law law) {
        boolean delegated = !law.delegated().isEmpty() && random.nextBoolean();
        return deal(
                random,
                id,
                law,
                opened(Act.COLLECT, Part.COMPETENT, delegated, "D" + id, begins(random)),
                (_, _, _) -> {});
    }

    /** Whoever is told of each step on its day, the first one included. */
    interface Told {
        void step(Case after, LocalDate day, ClockOracle oracle);
    }

    /** The day on which a case begins: often near the end of what is published. */
    static LocalDate begins(Random random) {
        return random.nextInt(4) == 0
                ? LocalDate.of(2026, 10, 1).plusDays(random.nextInt(90))
                : LocalDate.of(2015, 1, 1).plusDays(random.nextInt(4_300));
    }

    static DealtHistory deal(
            Random random, UUID id, ClockOracle.Law law, CaseEvent.Opened opened, Told told) {
        LocalDate day = opened.receivedOn().orElseThrow();
        List<Recorded> events = new ArrayList<>();
        events.add(at(1, opened, day, random));
        Case subject = Case.of(id, events);
        ClockOracle oracle = new ClockOracle(law, subject.isDecidedWhereAccepted());
        oracle.hear(opened.act(), day, day);
        told.step(subject, day, oracle);
        int steps = random.nextInt(STEPS_MAX);
        for (int s = 0; s < steps; s++) {
            Act act = any(random, subject);
            if (Procedure.find(subject.state(), act, Part.COMPETENT).isEmpty()) {
                break;
            }
            day = day.plusDays(random.nextInt(9));
            LocalDate acted = acted(random, subject, act, day);
            CaseEvent event =
                    act == Act.DEEM_ACCEPTED
                            ? new CaseEvent.Accepted(act, opened.receivedOn().orElseThrow())
                            : WrittenCase.event(act, Part.COMPETENT, acted);
            events.add(at(events.size() + 1, event, day, random));
            oracle.hear(act, acted, opened.receivedOn().orElseThrow());
            subject = Case.of(id, events);
            told.step(subject, day, oracle);
        }
        return new DealtHistory(subject, oracle, day.plusDays(random.nextInt(60)));
    }

    /** What was done, and what is entered later than it was done: not before what it follows. */
    private static LocalDate acted(Random random, Case subject, Act act, LocalDate day) {
        Optional<Recorded> follows =
                switch (act) {
                    case HOLD_HEARING -> subject.last(Act.SCHEDULE_HEARING);
                    case DELIVER -> Optional.of(subject.events().getLast());
                    default -> Optional.empty();
                };
        return follows.map(r -> Case.day(r.at()))
                .map(first -> first.plusDays(random.nextInt(days(first, day) + 1)))
                .orElse(day);
    }

    private static int days(LocalDate from, LocalDate until) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, until));
    }

    /** The acts with their days, to find a history again by. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        subject.events()
                .forEach(r ->
                        text.append(r.event().act())
                                .append(' ')
                                .append(Case.day(r.at()))
                                .append(", "));
        return text.toString();
    }

    private static Act any(Random random, Case subject) {
        List<Act> possible =
                Procedure.from(subject.state(), Part.COMPETENT).stream()
                        .filter(r -> !r.once() || !subject.happened(r.act()))
                        .map(Procedure.Row::act)
                        .filter(a -> a != Act.HOLD_HEARING || Hearings.isOpen(subject))
                        .filter(a -> a != Act.POSTPONE_HEARING || Hearings.isOpen(subject))
                        .filter(a -> a != Act.RESUME || !Hearings.isOpen(subject))
                        .filter(a -> a != Act.GIVE_AT_ONCE) // of no service with such limits
                        .filter(a -> a != Act.ANSWER_RATING || subject.happened(Act.RATE))
                        // what ends the case or moves no clock is drawn seldom, or all histories
                        // would be short or dull
                        .filter(a -> !SELDOM.contains(a) || random.nextInt(12) == 0)
                        .toList();
        return possible.isEmpty() ? Act.CLOSE : possible.get(random.nextInt(possible.size()));
    }

    static Recorded at(int seq, CaseEvent event, LocalDate day, Random random) {
        // any time of the day there: also when it is another day in most of the world
        int second = random.nextInt(86_400);
        return new Recorded(
                seq,
                event,
                day.atStartOfDay(Case.ZONE).plusSeconds(second).toInstant(),
                "a",
                Role.REVIEWER,
                WrittenCase.ACCEPTING.id(),
                "");
    }

    /**
     * @param delegated one body accepts and decides
     */
    static CaseEvent.Opened opened(
            Act act, Part part, boolean delegated, String number, LocalDate day) {
        CaseEvent.Opened o =
                WrittenCase.opened(
                        act, part, delegated ? WrittenCase.ACCEPTING : WrittenCase.DECIDING);
        return WrittenCase.begun(o, number, day, List.of());
    }
}
