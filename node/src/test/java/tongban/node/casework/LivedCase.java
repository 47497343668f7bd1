package tongban.node.casework;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tongban.node.journal.ManyKeys;

/**
 * A case that somebody applied for and handled, from which others are made: their events, papers
 * and receipts are its own, each sealed anew under the key of its case, so that all of them open.
 * What a number finds them by is made up: no two of them are of one person.
 */
final class LivedCase {
    private static final String EVENT = "event";
    private static final String PAYLOAD = "receipt";
    private static final String NAME = "document-name";
    private static final String CONTENT = "document";

    private static final String EVENTS =
            """
            insert into case_event (case_id, owner_jurisdiction, seq, type, schema_version, at, actor, role, organ,
                facts, payload)
            select made.id, '51', e.seq, e.type, e.schema_version, e.at, e.actor, e.role, e.organ,
                   replace(e.facts::text, f.number, 'M' || made.id)::jsonb, made.payload
              from unnest(?::uuid[], ?::int[], ?::bytea[]) as made(id, seq, payload)
              join case_event e on e.case_id = ? and e.owner_jurisdiction = '51' and e.seq = made.seq
              join case_file f on f.id = e.case_id and f.owner_jurisdiction = '51'
            """;

    private static final String SUBJECTS =
            """
            insert into case_subject (case_id, owner_jurisdiction, part, id_index, id_cipher)
            select made.id, '51', s.part, sha256((made.id || s.part)::bytea), s.id_cipher
              from unnest(?::uuid[]) as made(id)
              join case_subject s on s.case_id = ? and s.owner_jurisdiction = '51'
            """;

    private static final String RECEIPTS =
            """
            insert into receipt (case_id, owner_jurisdiction, standard_hash, parameters_hash, texts_hash, facts,
                payload, created_at)
            select made.id, '51', r.standard_hash, r.parameters_hash, r.texts_hash, r.facts, made.payload, r.created_at
              from unnest(?::uuid[], ?::bytea[]) as made(id, payload)
              join receipt r on r.case_id = ? and r.owner_jurisdiction = '51'
            """;

    private static final String DOCUMENTS =
            """
            insert into case_document (id, case_id, owner_jurisdiction, material, media_type, bytes, sha256, name_cipher,
                content_cipher, uploaded_at)
            select gen_random_uuid(), made.id, '51', d.material, d.media_type, d.bytes, d.sha256, made.name, made.content,
                   d.uploaded_at
              from unnest(?::uuid[], ?::uuid[], ?::bytea[], ?::bytea[]) as made(id, document, name, content)
              join case_document d on d.id = made.document and d.owner_jurisdiction = '51'
            """;

    private record Event(int seq, @Nullable String payload) {}

    private record Paper(UUID id, String name, String content) {}

    private final UUID id;
    private final ManyKeys keys;
    private final List<Event> events = new ArrayList<>();
    private final List<Paper> papers = new ArrayList<>();
    private @Nullable String receipt;

    /**
     * @param id of Sichuan, and its papers are texts
     */
    LivedCase(UUID id, ManyKeys keys, Connection connection) throws SQLException {
        this.id = id;
        this.keys = keys;
        byte[] wrapped = Objects.requireNonNull(key(connection));
        each(
                connection,
                "select seq, payload from case_event where case_id = ? and owner_jurisdiction = '51' order by seq",
                row -> {
                    byte[] sealed = row.getBytes("payload");
                    events.add(
                            new Event(
                                    row.getInt("seq"),
                                    sealed == null
                                            ? null
                                            : keys.opened(id, wrapped, EVENT, sealed)));
                });
        each(
                connection,
                "select id, name_cipher, content_cipher from case_document where case_id = ? and owner_jurisdiction = '51'",
                row ->
                        papers.add(
                                new Paper(
                                        row.getObject("id", UUID.class),
                                        keys.opened(id, wrapped, NAME, row.getBytes("name_cipher")),
                                        keys.opened(
                                                id,
                                                wrapped,
                                                CONTENT,
                                                row.getBytes("content_cipher")))));
        each(
                connection,
                "select payload from receipt where case_id = ? and owner_jurisdiction = '51'",
                row -> receipt = keys.opened(id, wrapped, PAYLOAD, row.getBytes("payload")));
    }

    private byte @Nullable [] key(Connection connection) throws SQLException {
        byte[][] key = new byte[1][];
        each(
                connection,
                "select wrapped_key from case_key where case_id = ? and owner_jurisdiction = '51'",
                row -> key[0] = row.getBytes("wrapped_key"));
        return key[0];
    }

    private interface OfRow {
        void take(ResultSet row) throws SQLException;
    }

    private void each(Connection connection, String sql, OfRow to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    to.take(rows);
                }
            }
        }
    }

    /** How many steps it has come. */
    int version() {
        return events.size();
    }

    /** Writes what these cases, whose rows and keys are there, have lived through. */
    void copy(Connection connection, List<UUID> cases) throws SQLException {
        List<UUID> ofEvents = new ArrayList<>();
        List<Integer> seqs = new ArrayList<>();
        List<byte @Nullable []> payloads = new ArrayList<>();
        List<UUID> ofPapers = new ArrayList<>();
        List<UUID> documents = new ArrayList<>();
        List<byte @Nullable []> names = new ArrayList<>();
        List<byte @Nullable []> contents = new ArrayList<>();
        List<byte @Nullable []> receipts = new ArrayList<>();
        for (UUID one : cases) {
            for (Event event : events) {
                ofEvents.add(one);
                seqs.add(event.seq());
                payloads.add(
                        event.payload() == null ? null : keys.sealed(one, EVENT, event.payload()));
            }
            for (Paper paper : papers) {
                ofPapers.add(one);
                documents.add(paper.id());
                names.add(keys.sealed(one, NAME, paper.name()));
                contents.add(keys.sealed(one, CONTENT, paper.content()));
            }
            if (receipt != null) {
                receipts.add(keys.sealed(one, PAYLOAD, receipt));
            }
        }
        Array made = array(connection, "uuid", cases);
        run(
                connection,
                EVENTS,
                array(connection, "uuid", ofEvents),
                array(connection, "int4", seqs),
                array(connection, "bytea", payloads),
                id);
        run(connection, SUBJECTS, made, id);
        run(
                connection,
                DOCUMENTS,
                array(connection, "uuid", ofPapers),
                array(connection, "uuid", documents),
                array(connection, "bytea", names),
                array(connection, "bytea", contents));
        if (receipt != null) {
            run(connection, RECEIPTS, made, array(connection, "bytea", receipts), id);
        }
    }

    private static Array array(Connection connection, String type, List<?> values)
            throws SQLException {
        return type.equals("bytea")
                ? connection.createArrayOf(type, values.toArray(byte[][]::new))
                : connection.createArrayOf(type, values.toArray());
    }

    private static void run(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
