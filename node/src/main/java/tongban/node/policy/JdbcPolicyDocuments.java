package tongban.node.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.policy.PolicyDocument.Change;
import tongban.node.policy.PolicyDocument.Part;

/** Rows of documents and of what moved their ends, in the side of the open transaction. */
final class JdbcPolicyDocuments {
    /** The day on which what replaces it was published in whole; none where it is not. */
    private static final String SUCCESSOR =
            """
            (select greatest(b.list_on, b.handbook_on, b.guide_on) from policy_document b
              where b.id = d.successor and b.list_on is not null and b.handbook_on is not null
                and b.guide_on is not null) as successor_on
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcPolicyDocuments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Stored(UUID id, PolicyDocument document) {}

    // ------------------------------------------------------------------ looking

    /** The newest first. */
    List<Stored> all() {
        return jdbc.sql("select d.*, " + SUCCESSOR + " from policy_document d order by number desc")
                .query((row, n) -> new Stored(row.getObject("id", UUID.class), document(row)))
                .list();
    }

    /** What a side has published of a policy, the newest first; in anybody's transaction. */
    List<PolicyDocument> published(Jurisdiction side, String service) {
        return jdbc.sql(
                        "with policy_document as (select * from published_policy_documents(?, ?)) select d.*, "
                                + SUCCESSOR
                                + " from policy_document d order by number desc")
                .params(side.code(), service)
                .query((row, n) -> document(row))
                .list();
    }

    /** Held until the end of the transaction. */
    Optional<PolicyDocument> held(UUID id) {
        return jdbc.sql(
                        "select d.*, "
                                + SUCCESSOR
                                + " from policy_document d where id = ? for update of d")
                .param(id)
                .query((row, n) -> document(row))
                .optional();
    }

    private PolicyDocument document(ResultSet row) throws SQLException {
        Map<Part, LocalDate> published = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            day(row, column(part)).ifPresent(d -> published.put(part, d));
        }
        return new PolicyDocument(
                text(row, "service_id"),
                Objects.requireNonNullElse(row.getString("area"), text(row, "owner_jurisdiction")),
                text(row, "document"),
                row.getObject("issued_on", LocalDate.class),
                day(row, "in_force_from").orElse(row.getObject("issued_on", LocalDate.class)),
                day(row, "valid_until"),
                new PolicyDocument.Checks(
                        day(row, "consulted_from"),
                        day(row, "consulted_until"),
                        day(row, "fair_on"),
                        day(row, "legality_on")),
                row.getObject("publish_by", LocalDate.class),
                published,
                day(row, "ended_from").map(d -> ending(row, d)),
                day(row, "withdrawn_on")
                        .map(d -> new PolicyDocument.Withdrawal(d, text(row, "withdrawn_why"))));
    }

    /** What is replaced goes on from day to day until its successor is published. */
    private PolicyDocument.Ending ending(ResultSet row, LocalDate settled) {
        try {
            LocalDate from = settled;
            if (row.getObject("successor") != null) {
                LocalDate published =
                        Objects.requireNonNullElse(
                                row.getObject("successor_on", LocalDate.class),
                                LocalDate.now(clock).plusDays(1));
                from = published.isAfter(settled) ? published : settled;
            }
            return new PolicyDocument.Ending(
                    PolicyDocument.How.valueOf(row.getString("ended_how")),
                    from,
                    text(row, "ended_by"),
                    Optional.ofNullable(row.getObject("successor", UUID.class)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ResultSet row, String column) {
        try {
            return Objects.requireNonNullElse(row.getString(column), "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String column(Part part) {
        return switch (part) {
            case LIST -> "list_on";
            case HANDBOOK -> "handbook_on";
            case GUIDE -> "guide_on";
        };
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    /** By what the ends of documents were moved, the earliest first. */
    Map<UUID, List<Change>> changes(Collection<UUID> documents) {
        Map<UUID, List<Change>> changes = new HashMap<>();
        jdbc.sql(
                        "select * from policy_document_change where document = any (?) order by document, seq")
                .param(documents.toArray(UUID[]::new))
                .query(row -> {
                    changes.computeIfAbsent(
                                    row.getObject("document", UUID.class), d -> new ArrayList<>())
                            .add(
                                    new Change(
                                            Change.Kind.valueOf(row.getString("kind")),
                                            day(row, "day"),
                                            text(row, "by_document"),
                                            row.getObject("at", OffsetDateTime.class).toInstant()));
                });
        return changes;
    }

    List<Change> changes(UUID document) {
        return changes(List.of(document)).getOrDefault(document, List.of());
    }

    // ------------------------------------------------------------------ storing

    /**
     * @param replaces the one that ends on the eve of its first day
     * @return empty where one stands
     */
    Optional<UUID> add(Actor actor, PolicyDocument d, Optional<UUID> replaces) {
        Instant now = clock.instant();
        UUID id = GlobalId.next(now);
        replaces.ifPresent(old -> {
            jdbc.sql(
                            "update policy_document set ended_from = ?, ended_how = 'REPLACED', ended_by = ?, successor = ? where id = ?")
                    .params(d.inForceFrom(), d.document(), id, old)
                    .update();
            changed(actor, old, Change.Kind.REPLACED, Optional.of(d.inForceFrom()), d.document());
        });
        int added =
                jdbc.sql(
                                """
                                insert into policy_document (id, owner_jurisdiction, area, service_id, document, organ, issued_on,
                                       in_force_from, valid_until, consulted_from, consulted_until, fair_on, legality_on, publish_by,
                                       registered_by, registered_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (owner_jurisdiction, service_id, coalesce(area, '')) where withdrawn_on is null
                                   and ended_how is null do nothing
                                """)
                        .params(
                                Arrays.asList(
                                        id,
                                        actor.jurisdiction().code(),
                                        d.isOfSide() ? null : d.area(),
                                        d.service(),
                                        d.document(),
                                        actor.worksFor().orElse(""),
                                        d.issuedOn(),
                                        d.inForceFrom(),
                                        d.validUntil().orElse(null),
                                        d.checks().consultedFrom().orElse(null),
                                        d.checks().consultedUntil().orElse(null),
                                        d.checks().fairCompetitionOn().orElse(null),
                                        d.checks().legalityOn().orElse(null),
                                        d.publishBy(),
                                        actor.account(),
                                        now.atOffset(ZoneOffset.UTC)))
                        .update();
        return added == 0 ? Optional.empty() : Optional.of(id);
    }

    void published(UUID document, Part part, LocalDate day) {
        jdbc.sql("update policy_document set %s = ? where id = ?".formatted(column(part)))
                .params(day, document)
                .update();
    }

    void extended(Actor actor, UUID document, LocalDate until, String by) {
        jdbc.sql("update policy_document set valid_until = ? where id = ?")
                .params(until, document)
                .update();
        changed(actor, document, Change.Kind.EXTENDED, Optional.of(until), by);
    }

    void repealed(Actor actor, UUID document, PolicyDocument.Ending ending) {
        jdbc.sql(
                        "update policy_document set ended_from = ?, ended_how = 'REPEALED', ended_by = ? where id = ?")
                .params(ending.from(), ending.by(), document)
                .update();
        changed(actor, document, Change.Kind.REPEALED, Optional.of(ending.from()), ending.by());
    }

    void withdrawn(UUID document, PolicyDocument.Withdrawal withdrawal) {
        jdbc.sql("update policy_document set withdrawn_on = ?, withdrawn_why = ? where id = ?")
                .params(withdrawal.on(), withdrawal.why(), document)
                .update();
    }

    /**
     * What was to be replaced by a document goes on.
     *
     * @param by what that document is called
     */
    void released(Actor actor, UUID successor, String by) {
        jdbc.sql("select id from policy_document where successor = ? for update")
                .param(successor)
                .query(UUID.class)
                .list()
                .forEach(old -> {
                    jdbc.sql(
                                    "update policy_document set ended_from = null, ended_how = null, ended_by = '', successor = null where id = ?")
                            .param(old)
                            .update();
                    changed(actor, old, Change.Kind.RELEASED, Optional.empty(), by);
                });
    }

    /** What moved the end of a document, for everybody to read. */
    private void changed(
            Actor actor, UUID document, Change.Kind kind, Optional<LocalDate> day, String by) {
        jdbc.sql(
                        """
                        insert into policy_document_change (owner_jurisdiction, document, seq, kind, day, by_document, actor, role,
                               organ, at)
                        values (?, ?, (select count(*) + 1 from policy_document_change where document = ?), ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                actor.jurisdiction().code(),
                                document,
                                document,
                                kind.name(),
                                day.orElse(null),
                                by,
                                actor.account(),
                                actor.role().name(),
                                actor.worksFor().orElse(""),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .update();
    }
}
