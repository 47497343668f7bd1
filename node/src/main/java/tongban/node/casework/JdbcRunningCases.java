package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Organs;
import tongban.service.ServiceDefinition;
import tongban.time.WorkingCalendar;

/** Found by the keyed index of the number; the gate and the near relatives hold as for any case. */
final class JdbcRunningCases implements RunningCases {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Gate gate;
    private final JdbcCaseStore store;
    private final CaseReader reader;
    private final JdbcRelatives relatives;
    private final Organs organs;
    private final Clock clock;
    private final WorkingCalendar calendar;

    JdbcRunningCases(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Gate gate,
            JdbcCaseStore store,
            CaseReader reader,
            JdbcRelatives relatives,
            Organs organs,
            Clock clock,
            WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.gate = gate;
        this.store = store;
        this.reader = reader;
        this.relatives = relatives;
        this.organs = organs;
        this.clock = clock;
        this.calendar = calendar;
    }

    /** A case and as whom the visitor takes part in it. */
    private record Visited(CaseFile file, boolean agent) {}

    @Override
    public Found of(Actor clerk, String number) {
        return clerk.is(Role.CLERK) ? walls.inside(clerk, () -> found(clerk, number)) : NOTHING;
    }

    private Found found(Actor clerk, String number) {
        List<Visited> parts =
                parts(clerk, number).stream().filter(p -> gate.sees(p.file(), clerk)).toList();
        List<UUID> ids =
                parts.stream().limit(SHOWN_MAX).map(p -> p.file().id()).distinct().toList();
        Map<UUID, CaseKey> keys = personalData.open(ids, Purpose.VISIT, "case");
        Set<UUID> barred = relatives.barred(clerk, ids);
        List<Line> lines =
                parts.stream()
                        .limit(SHOWN_MAX)
                        .flatMap(p ->
                                Optional.ofNullable(keys.get(p.file().id()))
                                        .flatMap(key ->
                                                line(clerk, p, key, barred.contains(p.file().id())))
                                        .stream())
                        .toList();
        return new Found(lines, parts.size() > SHOWN_MAX);
    }

    /** One more than is shown; of his own as applicant where he is both. */
    private List<Visited> parts(Actor clerk, String number) {
        String organ = clerk.worksFor().orElse("");
        return jdbc.sql(
                        """
                        select f.*, not own as agent
                          from (select s.case_id, bool_or(s.part = 'APPLICANT') as own from case_subject s
                                 where s.owner_jurisdiction = ? and s.id_index = ? and s.part in ('APPLICANT', 'PROXY')
                                 group by s.case_id) his
                          join case_file f on f.id = his.case_id
                         where f.part <> 'ASKED' and (f.collecting_organ = ? or ? in (f.accepting_organ, f.deciding_organ))
                           and f.\
                        """
                                + JdbcCaseStore.NOT_OVER
                                + " order by f.due_on nulls last, f.created_at, f.id limit ?")
                .params(
                        clerk.jurisdiction().code(),
                        personalData.idIndex(number),
                        organ,
                        organ,
                        SHOWN_MAX + 1)
                .query((row, n) -> new Visited(JdbcCaseStore.file(row), row.getBoolean("agent")))
                .list();
    }

    private Optional<Line> line(Actor clerk, Visited part, CaseKey key, boolean barred) {
        CaseFile file = part.file();
        Case subject = store.load(file.id(), key);
        if (part.agent() && Consents.isMandateSpent(subject, LocalDate.now(clock))) {
            return Optional.empty(); // it is no business of his any more
        }
        ServiceDefinition service = reader.service(subject).definition();
        LocalDate today = LocalDate.now(clock);
        return Optional.of(
                new Line(
                        file.id(),
                        file.number(),
                        service.name(),
                        PageAssembler.stateWords(file.state(), service, file.competent()),
                        part.agent() ? store.summary(file, key) : "",
                        IntakeReader.organ(
                                organs, file.responsibleOrgan(), today, file.seatOfResponsible()),
                        file.due(),
                        file.due().filter(d -> d.isBefore(today)).isPresent(),
                        barred,
                        barred
                                ? List.of()
                                : new PageAssembler(subject, clerk, service, calendar, today)
                                        .permitted(PaidAwards.Paid.UNKNOWN),
                        subject.decided().isPresent()
                                || file.state() == State.GRANTED
                                || file.state() == State.REFUSED));
    }
}
