package tongban.node.hotline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.hotline.Hotline.Lead;
import tongban.node.hotline.Hotline.LeadPage;
import tongban.node.hotline.Hotline.LeadRow;
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
            String organ,
            LocalDate raisedOn,
            LeadState state,
            byte[] said,
            Optional<LocalDate> doneOn,
            Optional<byte[]> found) {}

    private static boolean worksOff(Actor actor) {
        return actor.is(Role.REVIEWER, Role.DECIDER);
    }

    private record Wanted(String sql, List<Object> known) {}

    /** Which leads are on the actor's list. */
    private static Optional<Wanted> wanted(Actor actor, Optional<LeadState> state) {
        if (!worksOff(actor) && !actor.is(Role.SUPERVISOR)) {
            return Optional.empty();
        }
        List<Object> known = new ArrayList<>();
        String sql = " from hotline_lead where true";
        if (worksOff(actor)) {
            sql += " and organ = ?";
            known.add(TicketAccess.body(actor));
        }
        if (state.isPresent()) {
            sql += " and state = ?";
            known.add(state.get().name());
        }
        return Optional.of(new Wanted(sql, known));
    }

    LeadPage of(Actor actor, Optional<LeadState> state, int page) {
        return wanted(actor, state)
                .map(w -> new LeadPage(opened(actor, kept(w, page)), count(w), page))
                .orElse(new LeadPage(List.of(), 0, page));
    }

    Optional<Lead> one(Actor actor, UUID lead) {
        return wanted(actor, Optional.empty())
                .flatMap(w -> {
                    List<Object> known = new ArrayList<>(w.known());
                    known.add(lead);
                    return opened(actor, kept(w.sql() + " and id = ?", known)).stream().findFirst();
                });
    }

    /** Without the texts: no key is opened. */
    List<LeadRow> rows(Actor actor, Optional<LeadState> state, UUID behind) {
        return wanted(actor, state).map(w -> behind(w, behind)).orElse(List.of()).stream()
                .map(k ->
                        new LeadRow(
                                k.id(),
                                k.code(),
                                places.organ(k.organ(), desk.today(), rows.side()),
                                k.raisedOn(),
                                k.state(),
                                k.doneOn()))
                .toList();
    }

    private int count(Wanted wanted) {
        return jdbc.sql(
                        "select count(*) from (select 1"
                                + wanted.sql()
                                + " limit "
                                + (Hotline.COUNTED_MAX + 1)
                                + ") counted")
                .params(wanted.known())
                .query(Integer.class)
                .single();
    }

    private List<Kept> kept(Wanted wanted, int page) {
        return kept(
                wanted.sql()
                        + " order by (state = 'OPEN') desc, raised_on, id limit "
                        + Hotline.PAGE_ROWS
                        + " offset "
                        + (long) page * Hotline.PAGE_ROWS,
                wanted.known());
    }

    private List<Kept> behind(Wanted wanted, UUID id) {
        List<Object> known = new ArrayList<>(wanted.known());
        known.add(id);
        return kept(wanted.sql() + " and id > ? order by id limit " + Hotline.PAGE_ROWS, known);
    }

    private List<Kept> kept(String wanted, List<Object> known) {
        return jdbc.sql("select *" + wanted)
                .params(known)
                .query((row, n) ->
                        new Kept(
                                row.getObject("id", UUID.class),
                                row.getObject("ticket", UUID.class),
                                Objects.requireNonNull(row.getString("code")),
                                Objects.requireNonNull(row.getString("organ")),
                                row.getObject("raised_on", LocalDate.class),
                                LeadState.valueOf(row.getString("state")),
                                Objects.requireNonNull(row.getBytes("said_cipher")),
                                Optional.ofNullable(row.getObject("done_on", LocalDate.class)),
                                Optional.ofNullable(row.getBytes("done_cipher"))))
                .list();
    }

    private List<Lead> opened(Actor actor, List<Kept> found) {
        Set<UUID> seen = seen(actor, found.stream().map(Kept::ticket).distinct().toList());
        Map<UUID, CaseKey> keys =
                personalData.open(
                        PersonalData.Holder.TICKET,
                        found.stream().map(Kept::ticket).distinct().toList(),
                        Purpose.HOTLINE,
                        "lead");
        return found.stream()
                .map(k -> lead(k, seen.contains(k.ticket()), keys.get(k.ticket())))
                .toList();
    }

    /**
     * Which tickets the actor may open: a body that works off a lead need not handle its ticket.
     */
    private Set<UUID> seen(Actor actor, List<UUID> tickets) {
        TicketAccess.Condition sees = TicketAccess.sees(actor);
        List<Object> known = new ArrayList<>();
        known.add(tickets.stream().map(UUID::toString).toArray(String[]::new));
        known.addAll(sees.known());
        return Set.copyOf(
                jdbc.sql(
                                "select t.id from hotline_ticket t where t.id = any (?::uuid[]) and "
                                        + sees.sql())
                        .params(known)
                        .query(UUID.class)
                        .list());
    }

    private Lead lead(Kept k, boolean ticketThere, @org.jspecify.annotations.Nullable CaseKey key) {
        return new Lead(
                k.id(),
                k.ticket(),
                ticketThere,
                k.code(),
                places.organ(k.organ(), desk.today(), rows.side()),
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
