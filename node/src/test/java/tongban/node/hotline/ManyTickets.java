package tongban.node.hotline;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.postgres.DatabaseAccess;
import tools.jackson.databind.json.JsonMapper;

/**
 * Very many tickets of Sichuan, for tests of size: two years of them, nineteen of twenty ended,
 * each with its key and its sealed title.
 *
 * @param last the day on which the last ones were taken
 */
public record ManyTickets(
        PersonalData personalData,
        Walls walls,
        JdbcClient jdbc,
        DatabaseAccess database,
        LocalDate last) {
    private static final int BATCH_ROWS = 5_000;
    private static final int BODIES = 200;

    /** One of the bodies that tickets are with. */
    public static String organ(int n) {
        return "5116%02d:civil-affairs".formatted(n);
    }

    /** The number of the n-th, which counts from 0. */
    public static String code(int n) {
        return "5120260101-%06d".formatted(n);
    }

    public void fill(int tickets) throws SQLException {
        for (int from = 0; from < tickets; from += BATCH_ROWS) {
            int first = from;
            int size = Math.min(BATCH_ROWS, tickets - from);
            walls.run(Actor.system(Jurisdiction.SICHUAN), () -> some(first, size));
        }
        walls.run(
                Actor.system(Jurisdiction.SICHUAN),
                () ->
                        jdbc.sql(
                                        """
                                        insert into hotline_assistant
                                        select '51', '5116' || lpad(((seq + 3) % 200)::text, 2, '0') || ':civil-affairs', id
                                          from hotline_ticket where state = 'HANDLED' on conflict do nothing
                                        """)
                                .update());
        try (Connection owner = database.asOwner();
                Statement s = owner.createStatement()) {
            for (String table : List.of("hotline_ticket", "hotline_count", "hotline_assistant")) {
                s.execute("vacuum analyze " + table);
            }
        }
    }

    private void some(int first, int size) {
        JsonMapper json = JsonMapper.builder().build();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ids.add(GlobalId.next(Instant.now()));
        }
        Map<UUID, CaseKey> keys = personalData.createAll(ids);
        byte[][] callers = new byte[size][];
        byte[][] contents = new byte[size][];
        for (int i = 0; i < size; i++) {
            CaseKey key = keys.get(ids.get(i));
            callers[i] =
                    key.sealText(
                            Content.Caller.LABEL,
                            json.writeValueAsString(new Content.Caller("某", "02300000000", "")));
            contents[i] =
                    key.sealText(
                            Content.LABEL,
                            json.writeValueAsString(new Content("第" + (first + i) + "张", "内容")));
        }
        jdbc.sql(INSERT)
                .param("first", first)
                .param("last", last)
                .param("bodies", BODIES)
                .param("ids", ids.toArray(UUID[]::new))
                .param("callers", callers)
                .param("contents", contents)
                .update();
    }

    private static final String INSERT =
            """
            insert into hotline_ticket (id, owner_jurisdiction, code, state, channel, taken_on, taken_at, taken_by, kind, topic, place,
                   main_organ, dispatches, returns, sign_until, signed_on, clock_from, limit_days, limit_on, due_on, answered_on,
                   reviewed_on, closed_on, call_backs, satisfied, solved, dissatisfied_on, reopened, supervised, enterprise,
                   caller_cipher, content_cipher)
            select id, '51', '5120260101-' || lpad((n - 1)::text, 6, '0'), state, 'PHONE', day, day::timestamptz, '51:hotline',
                   (array['CONSULT', 'HELP', 'ADVICE', 'COMPLAINT', 'REPORT'])[1 + n % 5],
                   (array['CARE', 'HEALTH', 'HOUSING', 'TRANSPORT'])[1 + n % 4], '5116' || lpad((n % 30)::text, 2, '0'),
                   '5116' || lpad((n % :bodies)::text, 2, '0') || ':civil-affairs', 1, (n % 17 = 0)::int, day + 2, day + 1 + n % 3,
                   day, 7, day + 9 + n % 5, case when state = 'NOT_SATISFIED' then day + 9 else day + 9 + n % 5 end,
                   case when ended then day + 5 + n % 9 end, case when ended then day + 6 + n % 9 end,
                   case when ended then day + 8 + n % 9 end, ended::int, case when ended then n % 8 > 0 end,
                   case when ended then n % 9 > 0 end, case when state = 'NOT_SATISFIED' then day + 7 end, (n % 23 = 0)::int, n % 400 = 0,
                   n % 15 = 0, caller, content
              from (select id, caller, content, n, n % 20 > 0 as ended, :last::date - (n % 600) as day,
                           case when n % 20 > 0 then 'FILED'
                                else (array['CLASSIFIED', 'DISPATCHED', 'RETURNED', 'DISPUTED', 'HANDLED', 'HANDLED', 'HANDLED',
                                            'ANSWERED', 'REVIEWED', 'NOT_SATISFIED'])[1 + (n / 20) % 10] end as state
                      from (select u.id, u.caller, u.content, :first::int + u.i::int as n
                              from unnest(:ids::uuid[], :callers::bytea[], :contents::bytea[]) with ordinality
                                   as u(id, caller, content, i)) x) y
            """;
}
