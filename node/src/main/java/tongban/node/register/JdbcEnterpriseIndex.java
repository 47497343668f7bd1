package tongban.node.register;

import java.sql.Date;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.service.text.Words;
import tongban.time.Timeline;

/**
 * What lists and walls need to know of enterprises without opening anything: what is public of them
 * as it was said last, and, as keyed hashes, who may act for them on which days. Written anew in
 * the transaction of each record. Every call is inside an open transaction.
 */
final class JdbcEnterpriseIndex {
    private final JdbcClient jdbc;
    private final JdbcRegisterRows rows;
    private final PersonalData personalData;
    private final RecordCodec codec;

    JdbcEnterpriseIndex(JdbcClient jdbc, PersonalData personalData, RecordCodec codec) {
        this.jdbc = jdbc;
        this.rows = new JdbcRegisterRows(jdbc);
        this.personalData = personalData;
        this.codec = codec;
    }

    /** After something of this kind was recorded of these subjects. */
    void after(Actor actor, Kind kind, Collection<UUID> subjects, Purpose purpose) {
        if (subjects.isEmpty() || kind != Kind.ENTERPRISE && kind != Kind.REPRESENTATIVE) {
            return;
        }
        Map<UUID, Histories> histories = histories(kind, subjects, purpose);
        if (kind == Kind.ENTERPRISE) {
            Map<UUID, String> codes = personalData.openSubjectNumbers(histories.keySet(), purpose);
            histories.forEach((subject, history) ->
                    said(
                            actor,
                            subject,
                            codes.getOrDefault(subject, ""),
                            history.current(Kind.ENTERPRISE, RecordCodec.ONLY)));
        } else {
            histories.forEach((subject, history) -> mandates(actor, subject, history));
        }
    }

    private Map<UUID, Histories> histories(Kind kind, Collection<UUID> subjects, Purpose purpose) {
        Map<UUID, CaseKey> keys =
                personalData.open(PersonalData.Holder.SUBJECT, subjects, purpose, "index." + kind);
        Map<UUID, List<Register.Recorded>> records = new HashMap<>();
        for (JdbcRegisterRows.Stored stored : rows.records(keys.keySet(), Set.of(kind))) {
            CaseKey key = Objects.requireNonNull(keys.get(stored.subject()));
            records.computeIfAbsent(stored.subject(), s -> new ArrayList<>())
                    .add(
                            new Register.Recorded(
                                    stored.seq(),
                                    kind,
                                    stored.series(),
                                    codec.statement(
                                            kind,
                                            stored.valid(),
                                            key.unseal(RecordCodec.LABEL, stored.payload())),
                                    stored.at(),
                                    stored.by(),
                                    Words.of("", ""),
                                    stored.imported()));
        }
        Map<UUID, Histories> histories = new HashMap<>();
        records.forEach((subject, list) -> histories.put(subject, new Histories(list)));
        return histories;
    }

    private void said(
            Actor actor, UUID subject, String code, Timeline<Register.Recorded> timeline) {
        if (timeline.isEmpty()) {
            jdbc.sql("delete from register_enterprise where subject = ?").param(subject).update();
            return;
        }
        Register.Recorded last = timeline.entries().getLast().value();
        EnterpriseParticulars.Enterprise said =
                (EnterpriseParticulars.Enterprise) last.statement().value().orElseThrow();
        jdbc.sql(
                        """
                        insert into register_enterprise (owner_jurisdiction, subject, credit_code, name, enterprise, founded,
                                                         office, industry, status, said_at)
                        values (:side, :subject, :code, :name, :enterprise, :founded, :office, :industry, :status, :at)
                        on conflict (owner_jurisdiction, subject) do update set
                               name = excluded.name, enterprise = excluded.enterprise, founded = excluded.founded,
                               office = excluded.office, industry = excluded.industry, status = excluded.status,
                               said_at = excluded.said_at
                        """)
                .param("side", actor.jurisdiction().code())
                .param("subject", subject)
                .param("code", code)
                .param("name", said.name())
                .param("enterprise", said.enterprise().name())
                .param("founded", Date.valueOf(said.founded()))
                .param("office", said.office())
                .param("industry", said.industry())
                .param("status", said.status().name())
                .param("at", last.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void mandates(Actor actor, UUID subject, Histories history) {
        jdbc.sql("delete from register_mandate where subject = ?").param(subject).update();
        history.all().stream()
                .map(Register.Recorded::series)
                .distinct()
                .flatMap(series -> history.current(Kind.REPRESENTATIVE, series).entries().stream())
                .forEach(entry -> {
                    EnterpriseParticulars.Representative one =
                            (EnterpriseParticulars.Representative)
                                    entry.value().statement().value().orElseThrow();
                    jdbc.sql(
                                    """
                                    insert into register_mandate (owner_jurisdiction, subject, series, person_index, capacity,
                                                                  valid_from, valid_until)
                                    values (:side, :subject, :series, :person, :capacity, :from, :until)
                                    """)
                            .param("side", actor.jurisdiction().code())
                            .param("subject", subject)
                            .param("series", entry.value().series())
                            .param("person", personalData.idIndex(one.number().digits()))
                            .param("capacity", one.capacity().name())
                            .param("from", Date.valueOf(entry.period().from()))
                            .param(
                                    "until",
                                    JdbcRegisterRows.until(entry.period()),
                                    java.sql.Types.DATE)
                            .update();
                });
    }
}
