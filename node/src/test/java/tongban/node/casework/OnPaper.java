package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.time.WorkingCalendar;

/** Cases on paper, to try commands on: what each comes to, without a database. */
abstract class OnPaper {
    static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    static final ServiceDefinition LICENCE = WrittenCase.LICENCE;
    static final Actor REVIEWER =
            WrittenCase.at(Role.REVIEWER, WrittenCase.ACCEPTING, Jurisdiction.SICHUAN);
    static final Actor DECIDER =
            WrittenCase.at(Role.DECIDER, WrittenCase.DECIDING, Jurisdiction.SICHUAN);
    static final Actor CLERK =
            WrittenCase.at(Role.CLERK, WrittenCase.ACCEPTING, Jurisdiction.SICHUAN);
    static final Actor RESIDENT = WrittenCase.at(Role.RESIDENT, null, Jurisdiction.SICHUAN);

    ServiceDefinition service = LICENCE;

    /** A case under review, and whatever happened to it since, each on its day. */
    static Case under(Object... actsAndDays) {
        List<CaseEvent.Recorded> events =
                new ArrayList<>(
                        WrittenCase.of(
                                        Part.COMPETENT,
                                        List.of(Act.COLLECT, Act.ACCEPT, Act.START_REVIEW))
                                .events());
        for (int i = 0; i < actsAndDays.length; i += 2) {
            LocalDate day = (LocalDate) actsAndDays[i + 1];
            CaseEvent event =
                    actsAndDays[i] instanceof CaseEvent given
                            ? given
                            : WrittenCase.event((Act) actsAndDays[i], Part.COMPETENT, day);
            events.add(WrittenCase.recorded(events.size() + 1, event, day));
        }
        return Case.of(new UUID(1, 1), events);
    }

    List<String> codes(Command command, Case subject, Actor actor, LocalDate today) {
        return switch (decide(command, subject, actor, today)) {
            case Verdict.Happens done -> List.of();
            case Verdict.Forbidden no -> List.of(no.problem().code());
            case Verdict.Rejected no -> no.problems().stream().map(Problem::code).toList();
        };
    }

    Verdict decide(Command command, Case subject, Actor actor, LocalDate today) {
        return Decisions.decide(
                command,
                subject,
                WrittenCase.known(actor, service, today),
                WrittenCase.noon(today));
    }

    <E extends CaseEvent> E done(
            Class<E> kind, Command command, Case subject, Actor actor, LocalDate today) {
        Verdict verdict = decide(command, subject, actor, today);
        assertThat(verdict).isInstanceOf(Verdict.Happens.class);
        return kind.cast(((Verdict.Happens) verdict).events().getFirst());
    }

    static Command grant(Case subject) {
        return new Command.Decide(subject.id(), subject.version(), Outcome.GRANTED, "");
    }

    static Case recommended(Object... before) {
        Object[] all = java.util.Arrays.copyOf(before, before.length + 4);
        all[before.length] = Act.SUPPLY_LATER;
        all[before.length + 1] = MONDAY;
        all[before.length + 2] = Act.RECOMMEND;
        all[before.length + 3] = MONDAY;
        return under(all);
    }

    static Case begun(Object... actsAndDays) {
        List<CaseEvent.Recorded> events =
                new ArrayList<>(WrittenCase.of(Part.COMPETENT, List.of(Act.COLLECT)).events());
        for (int i = 0; i < actsAndDays.length; i += 2) {
            LocalDate day = (LocalDate) actsAndDays[i + 1];
            events.add(
                    WrittenCase.recorded(
                            events.size() + 1,
                            WrittenCase.event((Act) actsAndDays[i], Part.COMPETENT, day),
                            day));
        }
        return Case.of(new UUID(4, 4), events);
    }

    static Command deliver(
            Case subject, DeliveryWay way, LocalDate on, String note, String by, String proof) {
        return new Command.Deliver(subject.id(), subject.version(), way, on, note, by, proof);
    }

    static List<ClockPage.Limit> limits(Case subject, LocalDate today) {
        return new Clocks(
                        subject,
                        LICENCE,
                        WorkingCalendar.published(),
                        Publications.Known.NOTHING,
                        today)
                .page(Optional.empty())
                .limits();
    }
}
