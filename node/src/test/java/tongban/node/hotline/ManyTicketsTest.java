package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.sql.SQLException;
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
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;

/**
 * Lists, charts and measures over very many tickets of one side. {@code -Dtongban.long=true} asks
 * for 10^6 and for 200 ms at p95; the ordinary build for fewer, and that every page answers. {@code
 * -Dtongban.tickets=N} chooses.
 */
class ManyTicketsTest {
    private static final boolean LONG = Boolean.getBoolean("tongban.long");
    private static final int TICKETS =
            Integer.getInteger("tongban.tickets", LONG ? 1_000_000 : 1_500);
    private static final double PAGE_MILLIS_MAX = 200;
    private static final int LOOKS = LONG ? 60 : 1;

    private final List<String> slow = new ArrayList<>();

    @Test
    void everyPageStaysQuick() throws SQLException {
        try (TwoSides sides = new TwoSides("many_tickets")) {
            long began = System.nanoTime();
            new ManyTickets(
                            sides.bean(PersonalData.class),
                            sides.walls,
                            sides.jdbc,
                            sides.database,
                            sides.today())
                    .fill(TICKETS);
            System.out.printf(
                    Locale.ROOT,
                    "%,d tickets filled in %.0f s%n",
                    TICKETS,
                    (System.nanoTime() - began) / 1e9);
            Hotline hotline = sides.bean(Hotline.class);
            Metrics metrics = sides.bean(Metrics.class);
            Actor agent = sides.staff(Role.CLERK, SICHUAN, "51:hotline", "agent");
            Actor arbiter = sides.staff(Role.SUPERVISOR, SICHUAN, "51:civil-affairs", "arbiter");
            Actor body = sides.staff(Role.REVIEWER, SICHUAN, ManyTickets.organ(7), "body");
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
                                                ManyTickets.code(42),
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
}
