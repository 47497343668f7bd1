package tongban.node.register;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.time.Period;

/**
 * One batch of an import on its way into the database: a statement for the subjects, one for their
 * keys, one for the records, each for the whole batch. The round trips would cost more than the
 * rows.
 */
final class JdbcImportBatch {
    /** What is recorded of a subject already, without what is sealed. */
    private record Before(UUID series, Period valid, byte[] content) {}

    /** Whether files of the batch are begun or kept by others, out of the actor's sight. */
    enum Others {
        /** Expected; where it is not so, the batch fails on a duplicate key. */
        NONE(""),
        /** Theirs are found out and stay theirs. */
        SOME("on conflict (owner_jurisdiction, kind, id_index) do nothing");

        private final String clause;

        Others(String clause) {
            this.clause = clause;
        }
    }

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final RecordCodec codec;
    private final Actor actor;
    private final JdbcImportRows.Batch batch;
    private final Others others;
    private final Instant now;
    private final List<RowFault> faults;
    private long rejected;
    private long unchanged;
    private long added;
    private long changed;

    /**
     * @param now of all records of the batch
     */
    JdbcImportBatch(
            JdbcClient jdbc,
            PersonalData personalData,
            RecordCodec codec,
            Actor actor,
            JdbcImportRows.Batch batch,
            Others others,
            Instant now) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.codec = codec;
        this.actor = actor;
        this.batch = batch;
        this.others = others;
        this.now = now;
        this.faults = new ArrayList<>(batch.bad());
        this.rejected = batch.rejected();
        this.unchanged = batch.repeated();
    }

    /** Everything of the batch, or nothing. */
    List<RowFault> write() {
        if (!batch.good().isEmpty()) {
            records();
        }
        faults.sort(Comparator.comparingLong(RowFault::line).thenComparing(f -> f.flaw().field()));
        keepFaults();
        count();
        return faults;
    }

    private void records() {
        Map<String, byte[]> indexes = new LinkedHashMap<>();
        batch.good().forEach(l -> indexes.computeIfAbsent(l.number(), personalData::idIndex));
        Map<String, UUID> subjects = found(batch.kind().of(), indexes);
        Map<UUID, CaseKey> keys = new HashMap<>();
        if (batch.kind().isFounding()) {
            keys.putAll(begin(indexes, subjects));
        }
        Set<UUID> old = new LinkedHashSet<>(subjects.values());
        old.removeAll(keys.keySet());
        keys.putAll(
                personalData.open(
                        PersonalData.Holder.SUBJECT,
                        old,
                        Purpose.REGISTER_IMPORT,
                        batch.kind().name()));
        records(subjects, before(old), keys);
    }

    private Map<String, UUID> found(SubjectKind kind, Map<String, byte[]> indexes) {
        Map<ByteBuffer, UUID> byIndex = new HashMap<>();
        jdbc.sql("select id, id_index from register_subject where kind = ? and id_index = any (?)")
                .params(kind.name(), indexes.values().toArray(byte[][]::new))
                .query(row -> {
                    byIndex.put(
                            ByteBuffer.wrap(row.getBytes("id_index")),
                            JdbcRegisterRows.uuid(row, "id"));
                });
        Map<String, UUID> found = new HashMap<>();
        indexes.forEach((number, index) -> {
            UUID id = byIndex.get(ByteBuffer.wrap(index));
            if (id != null) {
                found.put(number, id);
            }
        });
        return found;
    }

    /** Begins the files that are not there; what another body keeps stays out. */
    private Map<UUID, CaseKey> begin(Map<String, byte[]> indexes, Map<String, UUID> subjects) {
        Map<UUID, String> fresh = new LinkedHashMap<>();
        List<String> places = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (JdbcImportRows.Line line : batch.good()) {
            if (!subjects.containsKey(line.number()) && asked.add(line.number())) {
                fresh.put(GlobalId.next(now), line.number());
                places.add(line.place());
            }
        }
        if (fresh.isEmpty()) {
            return Map.of();
        }
        List<UUID> made =
                jdbc.sql(
                                """
                                insert into register_subject (id, owner_jurisdiction, kind, place, id_index, id_cipher)
                                select id, :side, :kind, place, index, cipher
                                  from unnest(:ids::uuid[], :places::text[], :indexes::bytea[], :ciphers::bytea[])
                                       as made(id, place, index, cipher)
                                %s returning id
                                """
                                        .formatted(others.clause))
                        .param("side", actor.jurisdiction().code())
                        .param("kind", batch.kind().of().name())
                        .param("ids", fresh.keySet().toArray(UUID[]::new))
                        .param("places", places.toArray(String[]::new))
                        .param(
                                "indexes",
                                fresh.values().stream()
                                        .map(n -> Objects.requireNonNull(indexes.get(n)))
                                        .toArray(byte[][]::new))
                        .param(
                                "ciphers",
                                personalData.sealIdNumbers(fresh.values()).toArray(byte[][]::new))
                        .query(UUID.class)
                        .list();
        Map<UUID, CaseKey> keys = personalData.createAll(made);
        if (made.size() < fresh.size()) {
            // begun by somebody else in this very moment, or kept by another body
            subjects.putAll(found(batch.kind().of(), indexes));
        }
        made.forEach(id -> subjects.put(Objects.requireNonNull(fresh.get(id)), id));
        return keys;
    }

    private Map<UUID, List<Before>> before(Collection<UUID> subjects) {
        Map<UUID, List<Before>> before = new HashMap<>();
        if (!subjects.isEmpty()) {
            jdbc.sql(
                            """
                            select subject, series, valid_from, valid_until, content from register_record
                             where subject = any (?) and kind = ? order by subject, seq
                            """)
                    .params(subjects.toArray(UUID[]::new), batch.kind().name())
                    .query(row -> {
                        before.computeIfAbsent(
                                        JdbcRegisterRows.uuid(row, "subject"),
                                        s -> new ArrayList<>())
                                .add(
                                        new Before(
                                                JdbcRegisterRows.uuid(row, "series"),
                                                JdbcRegisterRows.period(row),
                                                Objects.requireNonNull(row.getBytes("content"))));
                    });
        }
        return before;
    }

    private void records(
            Map<String, UUID> subjects, Map<UUID, List<Before>> before, Map<UUID, CaseKey> keys) {
        Map<String, UUID> linked = linked();
        List<JdbcRegisterRows.Fresh> fresh = new ArrayList<>();
        for (JdbcImportRows.Line line : batch.good()) {
            UUID subject = subjects.get(line.number());
            CaseKey key = subject == null ? null : keys.get(subject);
            Optional<String> other = line.statement().value().flatMap(Particulars::linked);
            if (subject == null || key == null) {
                reject(
                        line,
                        batch.kind().isFounding()
                                ? Flaws.keptElsewhere()
                                : Flaws.notInRegister(batch.kind().of()));
            } else if (other.isPresent() && !linked.containsKey(other.get())) {
                reject(
                        line,
                        Flaws.linkedNotInRegister(batch.kind().links().orElseThrow(), linkField()));
            } else {
                record(
                        line,
                        subject,
                        key,
                        other.map(linked::get).orElse(null),
                        before.getOrDefault(subject, List.of()),
                        fresh);
            }
        }
        insert(fresh);
    }

    private String linkField() {
        return batch.kind().shape().stream()
                .filter(f -> f.type() instanceof FieldType.Number)
                .map(Kind.Field::name)
                .findFirst()
                .orElse("");
    }

    /** The households or institutions that the batch names. */
    private Map<String, UUID> linked() {
        Map<String, byte[]> indexes = new LinkedHashMap<>();
        batch.good().stream()
                .flatMap(l -> l.statement().value().flatMap(Particulars::linked).stream())
                .forEach(n -> indexes.computeIfAbsent(n, personalData::idIndex));
        return indexes.isEmpty() ? Map.of() : found(batch.kind().links().orElseThrow(), indexes);
    }

    private void record(
            JdbcImportRows.Line line,
            UUID subject,
            CaseKey key,
            @Nullable UUID linked,
            List<Before> before,
            List<JdbcRegisterRows.Fresh> fresh) {
        Statement statement = line.statement();
        UUID series =
                RecordCodec.series(subject, statement.value().orElseThrow(), personalData::idIndex);
        byte[] content =
                RecordCodec.content(subject, batch.kind(), statement, personalData::idIndex);
        List<Before> same =
                before.stream()
                        .filter(b ->
                                b.series().equals(series) && b.valid().overlaps(statement.valid()))
                        .toList();
        // what was recorded last of these days is what counts
        if (!same.isEmpty() && java.util.Arrays.equals(same.getLast().content(), content)) {
            unchanged++;
            return;
        }
        if (same.isEmpty()) {
            added++;
        } else {
            changed++;
        }
        fresh.add(
                new JdbcRegisterRows.Fresh(
                        subject,
                        batch.kind(),
                        series,
                        linked,
                        statement.valid(),
                        false,
                        content,
                        RecordCodec.nameIndex(statement, personalData::idIndex),
                        key.seal(RecordCodec.LABEL, codec.payload(statement))));
    }

    private void reject(JdbcImportRows.Line line, Flaw flaw) {
        rejected++;
        faults.add(new RowFault(line.line(), flaw));
    }

    private void insert(List<JdbcRegisterRows.Fresh> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into register_record (owner_jurisdiction, subject, kind, series, linked, valid_from,
                               valid_until, recorded_at, recorded_by, role, organ, withdrawn, content, name_index, payload,
                               import)
                        select :side, subject, :kind, series, linked, first, until, :at, :by, :role, :organ, false, content,
                               name_index, payload, :run
                          from unnest(:subjects::uuid[], :series::uuid[], :linked::text[]::uuid[], :first::text[]::date[],
                                      :until::text[]::date[], :contents::bytea[], :names::bigint[],
                                      :payloads::bytea[])
                               as made(subject, series, linked, first, until, content, name_index, payload)
                        """)
                .param("side", actor.jurisdiction().code())
                .param("kind", batch.kind().name())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", actor.account().toString())
                .param("role", actor.role().name())
                .param("organ", actor.organ(), java.sql.Types.VARCHAR)
                .param("run", batch.run())
                .param("subjects", of(fresh, JdbcRegisterRows.Fresh::subject, UUID[]::new))
                .param("series", of(fresh, JdbcRegisterRows.Fresh::series, UUID[]::new))
                .param("linked", of(fresh, f -> text(f.linked()), String[]::new))
                .param("first", of(fresh, f -> text(first(f.valid())), String[]::new))
                .param("until", of(fresh, f -> text(f.valid().until().orElse(null)), String[]::new))
                .param("contents", of(fresh, JdbcRegisterRows.Fresh::content, byte[][]::new))
                .param("names", of(fresh, JdbcRegisterRows.Fresh::nameIndex, Long[]::new))
                .param("payloads", of(fresh, JdbcRegisterRows.Fresh::payload, byte[][]::new))
                .update();
        new JdbcEnterpriseIndex(jdbc, personalData, codec)
                .after(
                        actor,
                        batch.kind(),
                        fresh.stream()
                                .map(JdbcRegisterRows.Fresh::subject)
                                .collect(Collectors.toSet()),
                        Purpose.REGISTER_IMPORT);
    }

    private static <T, V> V[] of(
            List<T> list,
            Function<? super T, ? extends @Nullable V> part,
            java.util.function.IntFunction<V[]> array) {
        return list.stream().map(part).toArray(array);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable LocalDate first(Period valid) {
        return valid.from().equals(LocalDate.MIN) ? null : valid.from();
    }

    private void keepFaults() {
        if (faults.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into register_import_fault (owner_jurisdiction, import, line, column_name, code, cause_zh,
                                                           cause_en, remedy_zh, remedy_en)
                        select :side, :run, line, column_name, code, cause_zh, cause_en, remedy_zh, remedy_en
                          from unnest(:lines::bigint[], :columns::text[], :codes::text[], :causesZh::text[],
                                      :causesEn::text[], :remediesZh::text[], :remediesEn::text[])
                               as made(line, column_name, code, cause_zh, cause_en, remedy_zh, remedy_en)
                        on conflict do nothing
                        """)
                .param("side", actor.jurisdiction().code())
                .param("run", batch.run())
                .param("lines", of(faults, RowFault::line, Long[]::new))
                .param("columns", of(faults, f -> f.flaw().field(), String[]::new))
                .param("codes", of(faults, f -> f.flaw().code(), String[]::new))
                .param("causesZh", of(faults, f -> f.flaw().what().zh(), String[]::new))
                .param("causesEn", of(faults, f -> f.flaw().what().en(), String[]::new))
                .param("remediesZh", of(faults, f -> f.flaw().remedy().zh(), String[]::new))
                .param("remediesEn", of(faults, f -> f.flaw().remedy().en(), String[]::new))
                .update();
    }

    private void count() {
        jdbc.sql(
                        """
                        update register_import set lines = lines + ?, added = added + ?, changed = changed + ?,
                               unchanged = unchanged + ?, rejected = rejected + ?, faults = faults + ?
                         where id = ?
                        """)
                .params(
                        batch.rows(),
                        added,
                        changed,
                        unchanged,
                        rejected,
                        faults.size(),
                        batch.run())
                .update();
    }
}
