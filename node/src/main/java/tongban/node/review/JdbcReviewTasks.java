package tongban.node.review;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.GlobalId;
import tongban.node.journal.CaseKey;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tools.jackson.databind.json.JsonMapper;

/** Opens tasks, each cause once. Every call is inside an open transaction. */
final class JdbcReviewTasks {
    private final JdbcClient jdbc;
    private final Walls walls;
    private final PersonalData personalData;
    private final Journal journal;
    private final JsonMapper json;
    private final Clock clock;

    JdbcReviewTasks(
            JdbcClient jdbc,
            Walls walls,
            PersonalData personalData,
            Journal journal,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.personalData = personalData;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A cause that makes a task.
     *
     * @param name which period, statement, report or hit: the same again is the same task
     */
    record Cause(
            ReviewGround ground,
            String name,
            Optional<UUID> batch,
            Optional<Steadiness> steadiness,
            LocalDate dueOn) {}

    byte[] sealed(CaseKey key, Evidence evidence) {
        return key.sealText(Evidence.LABEL, json.writeValueAsString(evidence));
    }

    Evidence opened(CaseKey key, byte[] sealed) {
        return json.readValue(key.unsealText(Evidence.LABEL, sealed), Evidence.class);
    }

    /** Whether the cause has made its task already. */
    Optional<UUID> find(long entitlement, String cause) {
        return jdbc.sql("select id from review_task where entitlement = ? and cause = ?")
                .params(entitlement, cause)
                .query(UUID.class)
                .optional();
    }

    /**
     * The officer of the desk who has the fewest open tasks.
     *
     * @return empty where nobody sits there
     */
    private Optional<UUID> officer(String organ) {
        return jdbc.sql(
                        """
                        select a.id from account a
                         where a.role = 'REVIEWER' and a.organ = ? and not a.disabled
                         order by (select count(*) from review_task t where t.officer = a.id and t.closed_on is null), a.login
                         limit 1
                        """)
                .param(organ)
                .query(UUID.class)
                .optional();
    }

    /**
     * @return the new task; empty where the cause has made one before
     */
    Optional<UUID> open(Recipient of, Cause cause, Evidence evidence, Purpose purpose) {
        Optional<CaseKey> key =
                Optional.ofNullable(
                        personalData
                                .open(
                                        PersonalData.Holder.ENTITLEMENT,
                                        List.of(of.id()),
                                        purpose,
                                        "review")
                                .get(of.id()));
        if (key.isEmpty()) {
            return Optional.empty(); // the person was erased: nobody is left to look at
        }
        UUID id = GlobalId.next(clock.instant());
        int made =
                jdbc.sql(
                                """
                                insert into review_task (id, owner_jurisdiction, entitlement, ground, cause, batch, organ,
                                       deciding_organ, steadiness, due_on, officer, suggestion, found_on, content_cipher, opened_at)
                                values (:id, :side, :entitlement, :ground, :cause, :batch, :organ, :deciding, :steadiness, :due,
                                        :officer, :suggestion, :found, :content, :at)
                                on conflict (owner_jurisdiction, entitlement, cause) do nothing
                                """)
                        .param("id", id)
                        .param("side", walls.current().jurisdiction().code())
                        .param("entitlement", of.number())
                        .param("ground", cause.ground().name())
                        .param("cause", cause.name())
                        .param("batch", cause.batch().orElse(null), Types.OTHER)
                        .param("organ", of.accepting())
                        .param("deciding", of.organ())
                        .param(
                                "steadiness",
                                cause.steadiness().map(Enum::name).orElse(null),
                                Types.VARCHAR)
                        .param("due", cause.dueOn())
                        .param("officer", officer(of.accepting()).orElse(null), Types.OTHER)
                        .param("suggestion", evidence.suggestion().kind().name())
                        .param("found", evidence.on())
                        .param("content", sealed(key.get(), evidence))
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (made == 0) {
            return Optional.empty();
        }
        journal.write(
                "open-review",
                purpose.name(),
                List.of(of.id(), id),
                List.of(cause.ground().name(), evidence.suggestion().kind().name()));
        return Optional.of(id);
    }

    /** New evidence of a task. */
    void renew(UUID task, Evidence evidence, CaseKey key, @Nullable UUID officer) {
        jdbc.sql(
                        """
                        update review_task set suggestion = ?, found_on = ?, content_cipher = ?,
                               officer = coalesce(?::uuid, officer), version = version + 1
                         where id = ?
                        """)
                .params(
                        java.util.Arrays.asList(
                                evidence.suggestion().kind().name(),
                                evidence.on(),
                                sealed(key, evidence),
                                officer,
                                task))
                .update();
    }
}
