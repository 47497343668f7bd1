package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.GlobalId;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists, charts and measures over very many tickets of one side. {@code -Dtongban.long=true} asks
 * for 10^6 and for 200 ms at p95; the ordinary build for fewer, and that every page answers. {@code
 * -Dtongban.tickets=N} chooses.
 */
class ManyTicketsTest {
    private static final boolean LONG = Boolean.getBoolean("tongban.long");
    private static final int TICKETS =
            Integer.getInteger("tongban.tickets", LONG ? 1_000_000 : 1_500);
    private static final int BATCH_ROWS = 5_000;
    private static final double PAGE_MILLIS_MAX = 200;
    private static final int LOOKS = LONG ? 60 : 1;
    private static final int BODIES = 200;

    private final List<String> slow = new ArrayList<>();

    @Test
    void everyPageStaysQuick() {
        try (TwoSides sides = new TwoSides("many_tickets")) {
            long began = System.nanoTime();
            fill(sides);
            System.out.printf(
                    Locale.ROOT,
                    "%,d tickets filled in %.0f s%n",
                    TICKETS,
                    (System.nanoTime() - began) / 1e9);
            Hotline hotline = sides.bean(Hotline.class);
            Metrics metrics = sides.bean(Metrics.class);
            Actor agent = sides.staff(Role.CLERK, SICHUAN, "51:hotline", "agent");
            Actor arbiter = sides.staff(Role.SUPERVISOR, SICHUAN, "51:civil-affairs", "arbiter");
            Actor body = sides.staff(Role.REVIEWER, SICHUAN, organ(7), "body");
            Map<String, Actor> readers = new LinkedHashMap<>();
            readers.put("line", agent);
            readers.put("supervisor", arbiter);
            readers.put("body", body);
            readers.forEach((name, reader) -> {
                for (Hotline.Look look : Hotline.Look.values()) {
                    for (Hotline.Sort sort : Hotline.Sort.values()) {
                        timed(
                                name + ", " + look + ", " + sort,
                                () ->
                                        hotline.list(
                                                reader,
                                                query(look, sort, "", Optional.empty(), 0)));
                    }
                }
                for (TicketKind kind : List.of(TicketKind.REPORT, TicketKind.CONSULT)) {
                    timed(
                            name + ", all of kind " + kind,
                            () ->
                                    hotline.list(
                                            reader,
                                            new Hotline.Query(
                                                    Hotline.Look.ALL,
                                                    Optional.empty(),
                                                    Optional.of(kind),
                                                    "",
                                                    "",
                                                    Hotline.Sort.DUE,
                                                    3)));
                }
                for (TicketStage state : List.of(TicketStage.FILED, TicketStage.DISPUTED)) {
                    timed(
                            name + ", all " + state,
                            () ->
                                    hotline.list(
                                            reader,
                                            query(
                                                    Hotline.Look.ALL,
                                                    Hotline.Sort.NEWEST,
                                                    "",
                                                    Optional.of(state),
                                                    0)));
                }
                timed(
                        name + ", last page counted",
                        () ->
                                hotline.list(
                                        reader,
                                        query(
                                                Hotline.Look.ALL,
                                                Hotline.Sort.DUE,
                                                "",
                                                Optional.empty(),
                                                Hotline.COUNTED_MAX / Hotline.PAGE_ROWS - 1)));
                timed(
                        name + ", one by its number",
                        () ->
                                hotline.list(
                                        reader,
                                        query(
                                                Hotline.Look.ALL,
                                                Hotline.Sort.DUE,
                                                "5120260101-000042",
                                                Optional.empty(),
                                                0)));
                YearMonth last = YearMonth.from(sides.today());
                for (Metrics.By by : Metrics.By.values()) {
                    timed(
                            name + ", measures " + by,
                            () -> metrics.of(reader, by, last.minusMonths(23), last));
                }
            });
            UUID some =
                    hotline.list(agent, Hotline.Query.of(Hotline.Look.ALL)).rows().getFirst().id();
            timed("line, one ticket with what is similar", () -> hotline.file(agent, some));
            assertThat(hotline.list(agent, Hotline.Query.of(Hotline.Look.ALL)).rows())
                    .hasSize(Hotline.PAGE_ROWS)
                    .allMatch(r -> r.title().startsWith("第"));
            assertThat(
                            metrics.of(
                                            arbiter,
                                            Metrics.By.MONTH,
                                            YearMonth.from(sides.today()).minusMonths(23),
                                            YearMonth.from(sides.today()))
                                    .all()
                                    .taken())
                    .isEqualTo(TICKETS);
            assertThat(slow).as("pages over %.0f ms", PAGE_MILLIS_MAX).isEmpty();
        }
    }

    private void timed(String what, Runnable page) {
        List<Double> millis = new ArrayList<>();
        page.run();
        for (int n = 0; n < LOOKS; n++) {
            long began = System.nanoTime();
            page.run();
            millis.add((System.nanoTime() - began) / 1e6);
        }
        millis.sort(Double::compare);
        double p95 = millis.get(Math.min(millis.size() - 1, millis.size() * 95 / 100));
        System.out.printf(Locale.ROOT, "%-45s p95 %6.1f ms%n", what, p95);
        if (LONG && p95 > PAGE_MILLIS_MAX) {
            slow.add(what);
        }
    }

    private static Hotline.Query query(
            Hotline.Look look,
            Hotline.Sort sort,
            String code,
            Optional<TicketStage> state,
            int page) {
        return new Hotline.Query(look, state, Optional.empty(), code, "", sort, page);
    }

    private static String organ(int n) {
        return "5116%02d:civil-affairs".formatted(n);
    }

    /** Two years of tickets, nineteen of twenty ended, each with its key and sealed title. */
    private static void fill(TwoSides sides) {
        PersonalData personalData = sides.bean(PersonalData.class);
        JsonMapper json = JsonMapper.builder().build();
        LocalDate last = sides.today();
        for (int from = 0; from < TICKETS; from += BATCH_ROWS) {
            int first = from;
            int size = Math.min(BATCH_ROWS, TICKETS - from);
            sides.walls.run(
                    Actor.system(SICHUAN),
                    () -> {
                        List<UUID> ids = new ArrayList<>();
                        for (int i = 0; i < size; i++) {
                            ids.add(GlobalId.next(java.time.Instant.now()));
                        }
                        Map<UUID, CaseKey> keys = personalData.createAll(ids);
                        byte[][] callers = new byte[size][];
                        byte[][] contents = new byte[size][];
                        for (int i = 0; i < size; i++) {
                            CaseKey key = keys.get(ids.get(i));
                            callers[i] =
                                    key.sealText(
                                            Content.Caller.LABEL,
                                            json.writeValueAsString(
                                                    new Content.Caller("某", "02300000000", "")));
                            contents[i] =
                                    key.sealText(
                                            Content.LABEL,
                                            json.writeValueAsString(
                                                    new Content("第" + (first + i) + "张", "内容")));
                        }
                        sides.jdbc
                                .sql(INSERT)
                                .param("first", first)
                                .param("last", last)
                                .param("bodies", BODIES)
                                .param("ids", ids.toArray(UUID[]::new))
                                .param("callers", callers)
                                .param("contents", contents)
                                .update();
                    });
        }
        sides.walls.run(
                Actor.system(SICHUAN),
                () ->
                        sides.jdbc
                                .sql(
                                        """
                                        insert into hotline_assistant
                                        select '51', '5116' || lpad(((seq + 3) % 200)::text, 2, '0') || ':civil-affairs', id
                                          from hotline_ticket where state = 'HANDLED' on conflict do nothing
                                        """)
                                .update());
        analyse(sides);
    }

    private static void analyse(TwoSides sides) {
        try (var owner = sides.database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("analyze hotline_ticket");
            statement.execute("analyze hotline_count");
            statement.execute("analyze hotline_assistant");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String INSERT =
            """
            insert into hotline_ticket (id, owner_jurisdiction, code, state, channel, taken_on, taken_at, taken_by, kind, topic, place,
                   main_organ, dispatches, returns, sign_until, signed_on, clock_from, limit_days, due_on, answered_on, reviewed_on,
                   closed_on, call_backs, satisfied, solved, reopened, supervised, enterprise, caller_cipher, content_cipher)
            select id, '51', '5120260101-' || lpad((n - 1)::text, 6, '0'), state, 'PHONE', day, day::timestamptz, '51:hotline',
                   (array['CONSULT', 'HELP', 'ADVICE', 'COMPLAINT', 'REPORT'])[1 + n % 5],
                   (array['CARE', 'HEALTH', 'HOUSING', 'TRANSPORT'])[1 + n % 4], '5116' || lpad((n % 30)::text, 2, '0'),
                   '5116' || lpad((n % :bodies)::text, 2, '0') || ':civil-affairs', 1, (n % 17 = 0)::int, day + 2, day + 1 + n % 3,
                   day, 7, day + 9 + n % 5, case when ended then day + 5 + n % 9 end, case when ended then day + 6 + n % 9 end,
                   case when ended then day + 8 + n % 9 end, ended::int, case when ended then n % 8 > 0 end,
                   case when ended then n % 9 > 0 end, (n % 23 = 0)::int, n % 400 = 0, n % 15 = 0, caller, content
              from (select id, caller, content, n, n % 20 > 0 as ended, :last::date - (n % 600) as day,
                           case when n % 20 > 0 then 'FILED'
                                else (array['CLASSIFIED', 'DISPATCHED', 'RETURNED', 'DISPUTED', 'HANDLED', 'HANDLED', 'HANDLED',
                                            'ANSWERED', 'REVIEWED', 'NOT_SATISFIED'])[1 + (n / 20) % 10] end as state
                      from (select u.id, u.caller, u.content, :first::int + u.i::int as n
                              from unnest(:ids::uuid[], :callers::bytea[], :contents::bytea[]) with ordinality
                                   as u(id, caller, content, i)) x) y
            """;
}
