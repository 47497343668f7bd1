package tongban.node.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.service.procedure.ProcedureSelection;
import tongban.time.WorkingCalendar;

/**
 * What the window of one side keeps of a case that the other side handles: it takes the papers in,
 * sends them, and hears of the steps that it is told.
 *
 * @param subject the window's own
 * @param oracle of whose limit runs: the window's until the papers have left, then the other side's
 * @param told what the other side said last of its limit, as its own oracle says; null where none
 *     ran, and before the papers have left
 * @param today on which the window looks
 */
record DealtAcross(
        Case subject,
        ClockOracle oracle,
        boolean isForwarded,
        ClockOracle.@Nullable Answer told,
        LocalDate today) {

    static DealtAcross deal(
            Random random,
            UUID id,
            ClockOracle.Law law,
            WorkingCalendar calendar,
            PlainCalendar plain) {
        boolean delegated = !law.delegated().isEmpty() && random.nextBoolean();
        LocalDate day = DealtHistory.begins(random);
        List<Recorded> events = new ArrayList<>();
        events.add(
                DealtHistory.at(
                        1,
                        DealtHistory.opened(Act.COLLECT, Part.COLLECTOR, delegated, "A" + id, day),
                        day,
                        random));
        ClockOracle window = new ClockOracle(law, delegated);
        window.collected(day);
        LocalDate forwarded = day.plusDays(random.nextInt(9));
        if (random.nextInt(4) == 0) {
            LocalDate today = day.plusDays(random.nextInt(30));
            return new DealtAcross(Case.of(id, events), window, false, null, today);
        }
        events.add(
                DealtHistory.at(
                        2,
                        WrittenCase.event(Act.FORWARD, Part.COLLECTOR, forwarded),
                        forwarded,
                        random));
        window.forwarded();
        if (random.nextInt(12) == 0) {
            LocalDate today = forwarded.plusDays(random.nextInt(30));
            return new DealtAcross(Case.of(id, events), window, true, null, today);
        }
        ClockOracle.@Nullable Answer[] last = {null};
        DealtHistory there =
                DealtHistory.deal(
                        random,
                        id,
                        law,
                        DealtHistory.opened(
                                Act.RECEIVE,
                                Part.COMPETENT,
                                delegated,
                                "A" + id,
                                forwarded.plusDays(random.nextInt(3))),
                        (after, on, oracle) -> {
                            Optional<CaseEvent.Reported> report = report(after, on, law, calendar);
                            report.ifPresent(r -> {
                                events.add(DealtHistory.at(events.size() + 1, r, on, random));
                                last[0] = oracle.answer(on, plain);
                            });
                        });
        return new DealtAcross(Case.of(id, events), there.oracle(), true, last[0], there.today());
    }

    /** The letter of the step that happened last, where the table has the other side told of it. */
    private static Optional<CaseEvent.Reported> report(
            Case after, LocalDate on, ClockOracle.Law law, WorkingCalendar calendar) {
        int index = after.events().size() - 1;
        @Nullable State before = index == 0 ? State.FORWARDED : after.stateAfter(index - 1);
        Act act = after.events().get(index).event().act();
        if (!Procedure.find(before, act, Part.COMPETENT).orElseThrow().told()) {
            return Optional.empty();
        }
        ProcedureSelection terms = law.service().procedure();
        Letter.Status status =
                Reports.status(
                        after, index, law.service(), CaseClock.read(after, terms, calendar, on));
        return Optional.of(
                new CaseEvent.Reported(
                        status.act(), status.state(), status.step(), status.content()));
    }

    /** The window's events with their days, to find a history again by. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        subject.events()
                .forEach(
                        r -> text.append(r.event().act()).append(' ').append(r.day()).append(", "));
        return text.toString();
    }
}
