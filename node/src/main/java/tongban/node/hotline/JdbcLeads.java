package tongban.node.hotline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.hotline.Hotline.Lead;
import tongban.node.hotline.Hotline.LeadState;
import tongban.node.hotline.Hotline.Result;
import tongban.node.hotline.JdbcTicketRows.Stored;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.place.Organ;

/** Leads from the line, on the list of the county's civil affairs. In the open transaction. */
final class JdbcLeads {
    private static final String DEPARTMENT = "civil-affairs";

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final JdbcTicketRows rows;
    private final TicketPlaces places;
    private final Desk desk;

    JdbcLeads(
            JdbcClient jdbc,
            PersonalData personalData,
            JdbcTicketRows rows,
            TicketPlaces places,
            Desk desk) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.rows = rows;
        this.places = places;
        this.desk = desk;
    }

    Optional<Organ> receiver(String place, LocalDate on) {
        return places.department(place, DEPARTMENT, on)
                .filter(o -> o.jurisdiction().equals(rows.side()));
    }

    void make(Stored s, CaseKey key, String said, Instant now) {
        UUID id = GlobalId.next(now);
        Organ receiver = receiver(s.place(), desk.today()).orElseThrow();
        jdbc.sql(
                        """
                        insert into hotline_lead (id, owner_jurisdiction, ticket, code, organ, raised_on, state, said_cipher)
                        values (?, ?, ?, ?, ?, ?, 'OPEN', ?)
                        """)
                .params(
                        id,
                        rows.side(),
                        s.id(),
                        s.code(),
                        receiver.id(),
                        desk.today(),
                        key.sealText(Content.LEAD, said.strip()))
                .update();
        rows.link(s.id(), Hotline.Became.LEAD, id, receiver.name().zh(), desk.today());
    }

    private record Kept(
            UUID id,
            UUID ticket,
            String code,
            LocalDate raisedOn,
            LeadState state,
            byte[] said,
            Optional<LocalDate> doneOn,
            Optional<byte[]> found) {}

    private static boolean worksOff(Actor actor) {
        return actor.is(Role.REVIEWER, Role.DECIDER);
    }

    List<Lead> of(Actor actor, int page) {
        if (!worksOff(actor) && !actor.is(Role.SUPERVISOR)) {
            return List.of();
        }
        List<Kept> found =
                jdbc.sql(
                                """
                                select * from hotline_lead where (? or organ = ?)
                                 order by (state = 'OPEN') desc, raised_on, id limit ? offset ?
                                """)
                        .params(
                                actor.is(Role.SUPERVISOR),
                                TicketAccess.body(actor),
                                Hotline.PAGE_ROWS,
                                (long) page * Hotline.PAGE_ROWS)
                        .query((row, n) ->
                                new Kept(
                                        row.getObject("id", UUID.class),
                                        row.getObject("ticket", UUID.class),
                                        Objects.requireNonNull(row.getString("code")),
                                        row.getObject("raised_on", LocalDate.class),
                                        LeadState.valueOf(row.getString("state")),
                                        Objects.requireNonNull(row.getBytes("said_cipher")),
                                        Optional.ofNullable(
                                                row.getObject("done_on", LocalDate.class)),
                                        Optional.ofNullable(row.getBytes("done_cipher"))))
                        .list();
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.TICKET,
                        found.stream().map(Kept::ticket).distinct().toList(),
                        Purpose.HOTLINE,
                        "lead");
        return found.stream().map(k -> lead(k, keys.get(k.ticket()))).toList();
    }

    private static Lead lead(Kept k, @org.jspecify.annotations.Nullable CaseKey key) {
        return new Lead(
                k.id(),
                k.ticket(),
                k.code(),
                k.raisedOn(),
                k.state(),
                key == null ? "" : key.unsealText(Content.LEAD, k.said()),
                k.doneOn(),
                key == null ? "" : k.found().map(f -> key.unsealText(Content.LEAD, f)).orElse(""));
    }

    Result done(Actor actor, UUID lead, boolean helped, String found) {
        Optional<UUID> ticket =
                worksOff(actor)
                        ? jdbc.sql(
                                        "select ticket from hotline_lead where id = ? and organ = ? and state = 'OPEN' for update")
                                .params(lead, TicketAccess.body(actor))
                                .query(UUID.class)
                                .optional()
                        : Optional.empty();
        if (ticket.isEmpty()) {
            return new Result.NotFound();
        }
        if (found.isBlank()) {
            return new Result.Rejected(List.of(TicketProblems.leadDone()));
        }
        if (found.length() > Ticket.TEXT_LENGTH_MAX) {
            return new Result.Rejected(
                    List.of(TicketProblems.tooLong("said", Ticket.TEXT_LENGTH_MAX)));
        }
        CaseKey key = rows.key(ticket.get(), Purpose.HOTLINE, "lead").orElseThrow();
        jdbc.sql("update hotline_lead set state = ?, done_on = ?, done_cipher = ? where id = ?")
                .params(
                        helped ? LeadState.FOLLOWED.name() : LeadState.NOTHING.name(),
                        desk.today(),
                        key.sealText(Content.LEAD, found.strip()),
                        lead)
                .update();
        return new Result.Done(lead, "", "");
    }
}
