package tongban.node.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Jurisdiction;

/** The gateway in the database. */
public final class JdbcPersonalData implements PersonalData {
    private static final byte[] ID_NUMBER = "idNumber".getBytes(StandardCharsets.UTF_8);
    private static final byte[] RELATIVE = "relative".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PUBLISHED = "published".getBytes(StandardCharsets.UTF_8);
    private static final byte[] VISITOR = "visitor".getBytes(StandardCharsets.UTF_8);
    private final JdbcClient jdbc;
    private final Walls walls;
    private final MasterKeys masters;

    /** Keyed and never used themselves: each use takes a copy. */
    private final Map<Jurisdiction, Mac> indexes = new ConcurrentHashMap<>();

    /**
     * The gateway over a data source, for commands that run without the node's context.
     *
     * @param keys folder of the node's keys
     */
    public static PersonalData over(DataSource source, Walls walls, Path keys) {
        return new JdbcPersonalData(JdbcClient.create(source), walls, new FileMasterKeys(keys));
    }

    JdbcPersonalData(JdbcClient jdbc, Walls walls, MasterKeys masters) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.masters = masters;
    }

    @Override
    public CaseKey create(UUID caseId) {
        return Objects.requireNonNull(createAll(List.of(caseId)).get(caseId));
    }

    @Override
    public Map<UUID, CaseKey> createAll(Collection<UUID> subjects) {
        Map<UUID, CaseKey> keys = new LinkedHashMap<>();
        List<byte[]> wrapped = new ArrayList<>();
        SecretKey wrapping = masters.wrapping(side());
        Sealing wraps = new Sealing();
        Sealing sealing = new Sealing();
        for (UUID id : subjects) {
            SecretKey key = Sealing.newKey();
            keys.put(id, new CaseKey(id, key, sealing));
            wrapped.add(wraps.seal(wrapping, key.getEncoded(), context(id)));
        }
        if (!keys.isEmpty()) {
            jdbc.sql(
                            """
                            insert into case_key (case_id, owner_jurisdiction, wrapped_key)
                            select id, ?, wrapped from unnest(?::uuid[], ?::bytea[]) as made(id, wrapped)
                            """)
                    .params(
                            side().code(),
                            keys.keySet().toArray(UUID[]::new),
                            wrapped.toArray(byte[][]::new))
                    .update();
        }
        return keys;
    }

    @Override
    public Map<UUID, CaseKey> open(Collection<UUID> cases, Purpose purpose, String... fields) {
        return opened("open_case_keys", cases, purpose, fields);
    }

    @Override
    public Map<UUID, CaseKey> open(
            Holder holder, Collection<UUID> ids, Purpose purpose, String... fields) {
        return opened(holder.function(), ids, purpose, fields);
    }

    @Override
    public Map<UUID, String> openSubjectNumbers(Collection<UUID> subjects, Purpose purpose) {
        Map<UUID, String> numbers = new LinkedHashMap<>();
        Sealing sealing = new Sealing();
        if (subjects.isEmpty()) {
            return numbers;
        }
        jdbc.sql("select subject, id_cipher from open_register_numbers(?, ?)")
                .params(subjects.toArray(UUID[]::new), purpose.name())
                .query(row -> {
                    numbers.put(
                            row.getObject("subject", UUID.class),
                            text(sealing, row.getBytes("id_cipher"), ID_NUMBER));
                });
        return numbers;
    }

    private Map<UUID, CaseKey> opened(
            String function, Collection<UUID> cases, Purpose purpose, String... fields) {
        Map<UUID, CaseKey> open = new LinkedHashMap<>();
        if (cases.isEmpty()) {
            return open;
        }
        SecretKey wrapping = masters.wrapping(side());
        Sealing wraps = new Sealing();
        Sealing sealing = new Sealing();
        jdbc.sql(
                        "select id, wrapped_key from "
                                + function
                                + "(?, ?, ?) as handed (id, wrapped_key)")
                .params(cases.toArray(UUID[]::new), purpose.name(), fields)
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    byte[] wrapped = row.getBytes("wrapped_key");
                    if (wrapped != null) {
                        byte[] key = wraps.unseal(wrapping, wrapped, context(id));
                        open.put(id, new CaseKey(id, new SecretKeySpec(key, "AES"), sealing));
                    }
                });
        return open;
    }

    @Override
    public byte[] idIndex(String idNumber) {
        try {
            Mac keyed = (Mac) indexes.computeIfAbsent(side(), this::index).clone();
            return keyed.doFinal(idNumber.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mac index(Jurisdiction side) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(masters.index(side));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sealIdNumber(String idNumber) {
        return sealIdNumbers(List.of(idNumber)).getFirst();
    }

    @Override
    public List<byte[]> sealIdNumbers(Collection<String> idNumbers) {
        SecretKey field = masters.field(side());
        Sealing sealing = new Sealing();
        return idNumbers.stream()
                .map(n -> sealing.seal(field, n.getBytes(StandardCharsets.UTF_8), ID_NUMBER))
                .toList();
    }

    @Override
    public Optional<String> openIdNumber(UUID caseId, String part, Purpose purpose) {
        return unsealed(
                jdbc.sql("select open_id_number(?, ?, ?)").params(caseId, part, purpose.name()));
    }

    @Override
    public Map<UUID, Map<String, String>> openIdNumbers(Collection<UUID> cases, Purpose purpose) {
        Map<UUID, Map<String, String>> numbers = new LinkedHashMap<>();
        Sealing sealing = new Sealing();
        jdbc.sql("select case_id, part, id_cipher from open_id_numbers(?, ?)")
                .params(cases.toArray(UUID[]::new), purpose.name())
                .query(row -> {
                    byte[] sealed = row.getBytes("id_cipher");
                    numbers.computeIfAbsent(
                                    row.getObject("case_id", UUID.class),
                                    id -> new LinkedHashMap<>())
                            .put(row.getString("part"), text(sealing, sealed, ID_NUMBER));
                });
        return numbers;
    }

    @Override
    public Optional<String> openAccountIdNumber(UUID account, Purpose purpose) {
        return unsealed(
                jdbc.sql("select open_account_id_number(?, ?)").params(account, purpose.name()));
    }

    @Override
    public byte[] sealRelative(String name) {
        return new Sealing()
                .seal(masters.field(side()), name.getBytes(StandardCharsets.UTF_8), RELATIVE);
    }

    @Override
    public Map<UUID, Relative> openRelatives(Collection<UUID> rows, Purpose purpose) {
        Map<UUID, Relative> opened = new LinkedHashMap<>();
        Sealing sealing = new Sealing();
        if (rows.isEmpty()) {
            return opened;
        }
        jdbc.sql("select id, name_cipher, number_cipher from open_relatives(?, ?)")
                .params(rows.toArray(UUID[]::new), purpose.name())
                .query(row -> {
                    opened.put(
                            row.getObject("id", UUID.class),
                            new Relative(
                                    text(sealing, row.getBytes("name_cipher"), RELATIVE),
                                    text(sealing, row.getBytes("number_cipher"), ID_NUMBER)));
                });
        return opened;
    }

    @Override
    public byte[] sealPublished(String text) {
        return new Sealing()
                .seal(masters.field(side()), text.getBytes(StandardCharsets.UTF_8), PUBLISHED);
    }

    @Override
    public String openPublished(byte[] sealed) {
        return text(new Sealing(), sealed, PUBLISHED);
    }

    @Override
    public byte[] sealVisitor(String text) {
        return new Sealing()
                .seal(masters.field(side()), text.getBytes(StandardCharsets.UTF_8), VISITOR);
    }

    @Override
    public Map<UUID, Visitor> openVisitors(Collection<UUID> appointments, Purpose purpose) {
        Map<UUID, Visitor> opened = new LinkedHashMap<>();
        Sealing sealing = new Sealing();
        if (appointments.isEmpty()) {
            return opened;
        }
        jdbc.sql("select id, name_cipher, phone_cipher from open_visitors(?, ?)")
                .params(appointments.toArray(UUID[]::new), purpose.name())
                .query(row -> {
                    opened.put(
                            row.getObject("id", UUID.class),
                            new Visitor(
                                    text(sealing, row.getBytes("name_cipher"), VISITOR),
                                    text(sealing, row.getBytes("phone_cipher"), VISITOR)));
                });
        return opened;
    }

    private String text(Sealing sealing, byte[] sealed, byte[] context) {
        return new String(
                sealing.unseal(masters.field(side()), sealed, context), StandardCharsets.UTF_8);
    }

    private Optional<String> unsealed(JdbcClient.StatementSpec query) {
        return query.query((row, n) -> Optional.ofNullable(row.getBytes(1)))
                .single()
                .map(sealed -> text(new Sealing(), sealed, ID_NUMBER));
    }

    @Override
    public boolean destroy(UUID caseId, Purpose purpose) {
        return jdbc.sql("select destroy_case_key(?, ?)")
                .params(caseId, purpose.name())
                .query(Boolean.class)
                .single();
    }

    private Jurisdiction side() {
        return walls.current().jurisdiction();
    }

    private static byte[] context(UUID caseId) {
        return ("case-key|" + caseId).getBytes(StandardCharsets.UTF_8);
    }
}
