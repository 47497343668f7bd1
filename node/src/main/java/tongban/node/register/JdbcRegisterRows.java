package tongban.node.register;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.service.text.Words;
import tongban.time.Period;

/** The rows of the registers, as they lie. Every call is inside an open transaction. */
final class JdbcRegisterRows {
    private final JdbcClient jdbc;

    JdbcRegisterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the actor keeps away from the file: a near relative that he recorded is in it, shares
     * a household with the person, or is one of the others.
     *
     * @param index of the number that the file has, or is to have
     * @param others persons whose files go with it: the members of a household
     */
    boolean keepsAway(byte[] index, Collection<UUID> others, LocalDate day) {
        return jdbc.sql(
                        """
                        select keeps_from_people(?, array(select o.id_index from register_subject o where o.id = any (?)), ?)
                        """)
                .params(index, others.toArray(UUID[]::new), day)
                .query(Boolean.class)
                .single();
    }

    /** A subject, without its number. */
    record Subject(UUID id, SubjectKind kind, String place) {}

    /**
     * A record as it lies.
     *
     * @param payload sealed
     */
    record Stored(
            UUID subject,
            long seq,
            Kind kind,
            UUID series,
            Optional<UUID> linked,
            Period valid,
            Instant at,
            Words by,
            String organ,
            boolean withdrawn,
            byte[] content,
            byte[] payload,
            boolean imported) {}

    /** A record to be written. */
    record Fresh(
            UUID subject,
            Kind kind,
            UUID series,
            @Nullable UUID linked,
            Period valid,
            boolean withdrawn,
            byte[] content,
            @Nullable Long nameIndex,
            byte[] payload) {}

    Optional<Subject> subject(UUID id) {
        return jdbc.sql("select id, kind, place from register_subject where id = ?")
                .param(id)
                .query((row, n) -> subject(row))
                .optional();
    }

    Map<UUID, Subject> subjects(Collection<UUID> ids) {
        Map<UUID, Subject> found = new LinkedHashMap<>();
        jdbc.sql("select id, kind, place from register_subject where id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query(row -> {
                    Subject one = subject(row);
                    found.put(one.id(), one);
                });
        return found;
    }

    /** The same, held fast until the transaction ends: whoever else would record waits. */
    Optional<Subject> held(UUID id) {
        return jdbc.sql("select id, kind, place from register_subject where id = ? for update")
                .param(id)
                .query((row, n) -> subject(row))
                .optional();
    }

    Optional<UUID> byIndex(SubjectKind kind, byte[] index) {
        return jdbc.sql("select id from register_subject where kind = ? and id_index = ?")
                .params(kind.name(), index)
                .query(UUID.class)
                .optional();
    }

    /** The subject whose number the resident's account has. */
    Optional<UUID> own() {
        return jdbc.sql(
                        """
                        select s.id from account a join register_subject s
                            on s.kind = 'PERSON' and s.id_index = a.id_index
                         where a.id::text = current_actor()
                        """)
                .query(UUID.class)
                .optional();
    }

    /** People who were recorded under this name at some time. */
    List<UUID> named(long index, int rowsMax) {
        return jdbc.sql(
                        "select distinct subject from register_record where name_index = ? order by subject limit ?")
                .params(index, rowsMax)
                .query(UUID.class)
                .list();
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                uuid(row, "id"), SubjectKind.valueOf(text(row, "kind")), text(row, "place"));
    }

    /** Of those with this number on the side, the ones that were not there before. */
    boolean insert(
            Actor actor, UUID id, SubjectKind kind, String place, byte[] index, byte[] cipher) {
        return jdbc.sql(
                                """
                                insert into register_subject (id, owner_jurisdiction, kind, place, id_index, id_cipher)
                                values (?, ?, ?, ?, ?, ?) on conflict (owner_jurisdiction, kind, id_index) do nothing
                                """)
                        .params(id, actor.jurisdiction().code(), kind.name(), place, index, cipher)
                        .update()
                == 1;
    }

    /** Which seats are in charge of a place, so that the database can tell. */
    void seats(Actor actor, String place, Collection<String> seats) {
        jdbc.sql(
                        """
                        insert into register_place (owner_jurisdiction, seat, place)
                        select ?, seat, ? from unnest(?::text[]) as s(seat) on conflict do nothing
                        """)
                .params(actor.jurisdiction().code(), place, seats.toArray(String[]::new))
                .update();
    }

    List<String> places() {
        return jdbc.sql("select distinct place from register_place").query(String.class).list();
    }

    void forgetSeats(String place, Collection<String> but) {
        jdbc.sql("delete from register_place where place = ? and not seat = any (?)")
                .params(place, but.toArray(String[]::new))
                .update();
    }

    /** Every record of these kinds of these subjects, in order of recording. */
    List<Stored> records(Collection<UUID> subjects, Collection<Kind> kinds) {
        return jdbc.sql(
                        """
                        select r.subject, r.seq, r.kind, r.series, r.linked, r.valid_from, r.valid_until, r.recorded_at,
                               coalesce(r.organ, '') as organ, r.withdrawn, r.content, r.payload,
                               r.import is not null as imported, r.role,
                               coalesce(a.name_zh, '') as name_zh, coalesce(a.name_en, '') as name_en
                          from register_record r left join account a on a.id::text = r.recorded_by
                         where r.subject = any (?) and r.kind = any (?) order by r.subject, r.seq
                        """)
                .param(subjects.toArray(UUID[]::new))
                .param(kinds.stream().map(Kind::name).toArray(String[]::new))
                .query((row, n) -> stored(row))
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String name = text(row, "name_zh");
        return new Stored(
                uuid(row, "subject"),
                row.getLong("seq"),
                Kind.valueOf(text(row, "kind")),
                uuid(row, "series"),
                Optional.ofNullable(row.getObject("linked", UUID.class)),
                period(row),
                Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                        .toInstant(),
                name.isEmpty() ? Words.of("系统", "the node") : Words.of(name, text(row, "name_en")),
                text(row, "organ"),
                row.getBoolean("withdrawn"),
                Objects.requireNonNull(row.getBytes("content")),
                Objects.requireNonNull(row.getBytes("payload")),
                row.getBoolean("imported"));
    }

    static Period period(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("valid_from", LocalDate.class);
        LocalDate until = row.getObject("valid_until", LocalDate.class);
        return Period.of(
                from == null ? LocalDate.MIN : from, until == null ? LocalDate.MAX : until);
    }

    /** A record that names another subject, without what is sealed. */
    record Link(
            UUID linked, UUID subject, UUID series, Period valid, Instant at, boolean withdrawn) {}

    /** What names these, of the newest first; enough to count who belongs to them on a day. */
    List<Link> links(Collection<UUID> linked) {
        return jdbc.sql(
                        """
                        select linked, subject, series, valid_from, valid_until, recorded_at, withdrawn
                          from register_record where linked = any (?) order by recorded_at desc, seq desc
                        """)
                .param(linked.toArray(UUID[]::new))
                .query((row, n) ->
                        new Link(
                                uuid(row, "linked"),
                                uuid(row, "subject"),
                                uuid(row, "series"),
                                period(row),
                                Objects.requireNonNull(
                                                row.getObject("recorded_at", OffsetDateTime.class))
                                        .toInstant(),
                                row.getBoolean("withdrawn")))
                .list();
    }

    long version(UUID subject) {
        return jdbc.sql("select coalesce(max(seq), 0) from register_record where subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    long append(Actor actor, Fresh fresh, Instant at) {
        return jdbc.sql(
                        """
                        insert into register_record (owner_jurisdiction, subject, kind, series, linked, valid_from, valid_until,
                                                     recorded_at, recorded_by, role, organ, withdrawn, content, name_index, payload)
                        values (:side, :subject, :kind, :series, :linked, :from, :until, :at, :by, :role, :organ, :withdrawn,
                                :content, :name, :payload)
                        returning seq
                        """)
                .param("side", actor.jurisdiction().code())
                .param("subject", fresh.subject())
                .param("kind", fresh.kind().name())
                .param("series", fresh.series())
                .param("linked", fresh.linked(), java.sql.Types.OTHER)
                .param("from", from(fresh.valid()), java.sql.Types.DATE)
                .param("until", until(fresh.valid()), java.sql.Types.DATE)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", actor.account().toString())
                .param("role", actor.role().name())
                .param("organ", actor.organ(), java.sql.Types.VARCHAR)
                .param("withdrawn", fresh.withdrawn())
                .param("content", fresh.content())
                .param("name", fresh.nameIndex(), java.sql.Types.BIGINT)
                .param("payload", fresh.payload())
                .query(Long.class)
                .single();
    }

    static @Nullable Date from(Period valid) {
        return valid.from().equals(LocalDate.MIN) ? null : Date.valueOf(valid.from());
    }

    static @Nullable Date until(Period valid) {
        return valid.until().map(Date::valueOf).orElse(null);
    }

    /**
     * Moves where files are kept, also out of the actor's sight.
     *
     * @return how many were moved
     */
    int handOver(Collection<UUID> subjects, String place) {
        return jdbc.sql("select register_hand_over(?, ?)")
                .params(subjects.toArray(UUID[]::new), place)
                .query(Integer.class)
                .single();
    }

    /** Written out, so that a plan may use the index of what is listed, which leaves people out. */
    private static String listed(SubjectKind kind) {
        return "kind = '" + kind.name() + "' and kind <> 'PERSON'";
    }

    /** A page of files of a kind, by place. */
    List<Subject> page(SubjectKind kind, int offset, int rows) {
        return jdbc.sql(
                        "select id, kind, place from register_subject where "
                                + listed(kind)
                                + " order by place, id limit ? offset ?")
                .params(rows, offset)
                .query((row, n) -> subject(row))
                .list();
    }

    /** The files behind one, for walking through all of them. */
    List<Subject> after(SubjectKind kind, String place, UUID id, int rows) {
        return jdbc.sql(
                        "select id, kind, place from register_subject where "
                                + listed(kind)
                                + " and (place, id) > (?, ?) order by place, id limit ?")
                .params(place, id, rows)
                .query((row, n) -> subject(row))
                .list();
    }

    long count(SubjectKind kind, long max) {
        return jdbc.sql(
                        "select count(*) from (select 1 from register_subject where "
                                + listed(kind)
                                + " limit ?) listed")
                .param(max)
                .query(Long.class)
                .single();
    }

    /** Cases in which these people or enterprises take part, newest first. */
    List<UUID> cases(Collection<UUID> persons, int rowsMax) {
        return jdbc.sql(
                        """
                        select f.id from case_file f
                         where f.id in (select s.case_id from case_subject s
                                          join register_subject p on p.id_index = s.id_index and p.kind in ('PERSON', 'ENTERPRISE')
                                         where p.id = any (?))
                         order by f.created_at desc, f.id limit ?
                        """)
                .params(persons.toArray(UUID[]::new), rowsMax)
                .query(UUID.class)
                .list();
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
