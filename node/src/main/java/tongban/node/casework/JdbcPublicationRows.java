package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseEvent.NoticeLine;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.catalog.Services;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.place.Division;
import tongban.node.place.Divisions;
import tongban.service.text.Words;

/** What is shown now, a row a case; what was shown is told by the steps of the case. */
final class JdbcPublicationRows {
    static final int WALK_ROWS = 500;
    private static final int VILLAGE_DIGITS = 12;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Services services;
    private final Divisions divisions;

    JdbcPublicationRows(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Services services,
            Divisions divisions) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.services = services;
        this.divisions = divisions;
    }

    /** What may be read by everybody, and where it hangs. */
    private record Shown(String where, List<NoticeLine> lines) {}

    /** What a step of a case does to what is shown. */
    void follow(Case after, Recorded recorded) {
        switch (recorded.event()) {
            case CaseEvent.Published p -> {
                remove(after.id());
                if (p.named()) {
                    add(after, p);
                }
            }
            case CaseEvent.TakenDown _, CaseEvent.Revoked _ -> remove(after.id());
            default -> {}
        }
    }

    private void add(Case of, CaseEvent.Published p) {
        jdbc.sql(
                        """
                        insert into publication (case_id, owner_jurisdiction, service, place, accepting_organ, deciding_organ,
                               published_on, published_until, content_cipher)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        of.id(),
                        walls.current().jurisdiction().code(),
                        of.opened().service(),
                        placeOn(of.opened().place(), p.on()),
                        of.route().accepting().id(),
                        of.route().deciding().id(),
                        p.on(),
                        p.until(),
                        personalData.sealPublished(
                                CaseJson.MAPPER.writeValueAsString(
                                        new Shown(p.place(), p.lines()))))
                .update();
    }

    /** By the code that is in force: whoever looks for his village knows no other. */
    private String placeOn(String place, LocalDate day) {
        return divisions.current(place, day).stream()
                .findFirst()
                .map(Division::code)
                .orElseGet(() -> Divisions.canonical(place));
    }

    private void remove(UUID caseId) {
        jdbc.sql("delete from publication where case_id = ?").param(caseId).update();
    }

    /**
     * @return how many were past their last day and are gone now
     */
    int lapse(LocalDate today) {
        return jdbc.sql("delete from publication where published_until < ?").param(today).update();
    }

    /**
     * What hangs in a place that has another code since is found by the one that is in force.
     *
     * @return how many were entered under another code
     */
    int move(LocalDate today) {
        int moved = 0;
        for (String place :
                jdbc.sql("select distinct place from publication").query(String.class).list()) {
            String now = placeOn(place, today);
            if (!now.equals(place)) {
                moved +=
                        jdbc.sql("update publication set place = ? where place = ?")
                                .params(now, place)
                                .update();
            }
        }
        return moved;
    }

    private record Condition(String sql, List<Object> params) {}

    /** Of an official his own body's, supervision the side's, everybody else what is in a place. */
    private static Condition condition(
            Actor reader, PublishedDecisions.Search search, LocalDate today) {
        StringBuilder sql = new StringBuilder(" where p.published_until >= ?");
        List<Object> params = new ArrayList<>(List.of(today));
        if (search.place().length() == VILLAGE_DIGITS) {
            // what is known of the township alone hangs in every village of it
            sql.append(" and p.place in (?, left(?, 9))");
            params.add(search.place());
            params.add(search.place());
        } else if (!search.place().isEmpty()) {
            sql.append(" and p.place like ?");
            params.add(search.place() + "%");
        }
        if (!search.service().isEmpty()) {
            sql.append(" and p.service = ?");
            params.add(search.service());
        }
        if (reader.is(Role.CLERK, Role.REVIEWER, Role.DECIDER)) {
            sql.append(" and ? in (p.accepting_organ, p.deciding_organ)");
            params.add(reader.worksFor().orElse(""));
        }
        return new Condition(sql.toString(), params);
    }

    /** One page, by the actor of the open transaction. */
    PublishedDecisions.Rows page(PublishedDecisions.Search search, LocalDate today, int page) {
        Condition condition = condition(walls.current(), search, today);
        long total =
                jdbc.sql("select count(*) from publication p" + condition.sql())
                        .params(condition.params())
                        .query(Long.class)
                        .single();
        return new PublishedDecisions.Rows(
                rows(
                        condition,
                        today,
                        PublishedDecisions.PAGE_ROWS,
                        (long) page * PublishedDecisions.PAGE_ROWS),
                total,
                page);
    }

    /** So many behind that one, the newest first: what is taken down meanwhile moves no other. */
    List<PublishedDecisions.Row> some(
            PublishedDecisions.Search search,
            LocalDate today,
            Optional<PublishedDecisions.Row> after) {
        Condition of = condition(walls.current(), search, today);
        List<Object> params = new ArrayList<>(of.params());
        after.ifPresent(r -> params.addAll(List.of(r.on(), r.on(), r.caseId())));
        String behind =
                after.isEmpty()
                        ? ""
                        : " and (p.published_on < ? or (p.published_on = ? and p.case_id > ?))";
        return rows(new Condition(of.sql() + behind, params), today, WALK_ROWS, 0);
    }

    private List<PublishedDecisions.Row> rows(
            Condition condition, LocalDate today, int limit, long offset) {
        List<Object> params = new ArrayList<>(condition.params());
        params.add(limit);
        params.add(offset);
        // whoever is no official learns no number: of a system's reader there is none to learn
        boolean official = !walls.current().is(Role.SYSTEM, Role.RESIDENT);
        return jdbc.sql(
                        "select p.*, "
                                + (official
                                        ? "(select f.number from case_file f where f.id = p.case_id"
                                                + " and f.owner_jurisdiction = p.owner_jurisdiction)"
                                        : "''")
                                + " as number from publication p"
                                + condition.sql()
                                + " order by p.published_on desc, p.case_id limit ? offset ?")
                .params(params)
                .query((row, n) -> row(row, today))
                .list();
    }

    private PublishedDecisions.Row row(ResultSet row, LocalDate today) throws SQLException {
        String service = JdbcCaseStore.text(row, "service");
        String place = JdbcCaseStore.text(row, "place");
        Shown shown =
                CaseJson.MAPPER.readValue(
                        personalData.openPublished(
                                Objects.requireNonNull(row.getBytes("content_cipher"))),
                        Shown.class);
        return new PublishedDecisions.Row(
                Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                Objects.requireNonNullElse(row.getString("number"), ""),
                service,
                services.get(service).map(s -> s.definition().name()).orElse(Words.same(service)),
                place,
                divisions.fullName(place, today),
                shown.where(),
                Objects.requireNonNull(row.getObject("published_on", LocalDate.class)),
                Objects.requireNonNull(row.getObject("published_until", LocalDate.class)),
                of(shown, NoticeField.NAME).findFirst().orElse(Words.same("")),
                of(shown, NoticeField.MEMBERS).findFirst(),
                of(shown, NoticeField.AMOUNT).toList());
    }

    private static Stream<Words> of(Shown shown, NoticeField field) {
        return shown.lines().stream().filter(l -> l.field() == field).map(NoticeLine::text);
    }
}
