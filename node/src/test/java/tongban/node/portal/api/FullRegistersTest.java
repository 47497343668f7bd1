package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Progress;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.ManyTickets;
import tongban.node.hotline.Metrics;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.indicator.Book;
import tongban.node.indicator.Definition;
import tongban.node.indicator.Programme;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.project.Category;
import tongban.node.project.ManyProjects;
import tongban.node.project.Projects;

/**
 * Lists, charts and indicators as a reader gets them, from a node whose registers are full: {@code
 * -Dtongban.long=true} fills 10^5 projects with 120 monthly reports each, 10^6 tickets and 10^4
 * meetings, tasks and entries of cooperation each, and asks for a p95 of 200 ms, the ordinary build
 * fewer and that every page answers. Each shipped indicator is asked for, fewer times than the
 * lists. Prints the table of docs/benchmarks.md.
 */
class FullRegistersTest {
    private static final boolean LONG = Boolean.getBoolean("tongban.long");
    private static final int PROJECTS =
            Integer.getInteger("tongban.projects", LONG ? 100_000 : 200);
    private static final int MONTHS = Integer.getInteger("tongban.months", LONG ? 120 : 12);
    private static final int TICKETS =
            Integer.getInteger("tongban.tickets", LONG ? 1_000_000 : 500);
    private static final int RECORDS = Integer.getInteger("tongban.records", LONG ? 10_000 : 100);
    private static final int TASKS_A_MEETING = 10;
    private static final int YEAR = 2025;
    private static final int LOOKS = LONG ? 30 : 1;

    /** Of each of more than a hundred pages that are made alike. */
    private static final int LOOKS_OF_MANY = LONG ? 10 : 1;

    private static final double PAGE_MILLIS_MAX = 200;
    private static final Pattern TICKET =
            Pattern.compile("/hotline/tickets/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Pattern PROJECT =
            Pattern.compile("/projects/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final List<String> slow = new ArrayList<>();

    @Test
    void everyPageInTime() throws Exception {
        try (Programs programs = new Programs("full_registers", Map.of());
                HttpClient nobody = HttpClient.newHttpClient()) {
            fill(programs);
            System.out.println("| Page | p50, ms | p95, ms |\n|---|---|---|");
            projects(programs, nobody);
            indicators(programs, nobody);
            cooperation(programs, nobody);
            try (HttpClient planner =
                            browser(programs, Role.SUPERVISOR, "51:development-reform", "planner");
                    HttpClient agent = browser(programs, Role.CLERK, "51:hotline", "agent");
                    HttpClient body =
                            browser(programs, Role.REVIEWER, ManyTickets.organ(7), "body");
                    HttpClient arbiter =
                            browser(programs, Role.SUPERVISOR, "51:civil-affairs", "arbiter")) {
                for (String page :
                        List.of(
                                "/projects?year=2025",
                                "/projects/list?year=2025",
                                "/projects/problems",
                                "/projects/import",
                                "/cooperation")) {
                    timed(programs, planner, "development and reform", page);
                }
                for (Cooperation.Order order : Cooperation.Order.values()) {
                    timed(
                            programs,
                            planner,
                            "development and reform",
                            "/cooperation/tasks?sort=" + order);
                }
                tickets(programs, agent, "line");
                tickets(programs, body, "body");
                tickets(programs, arbiter, "supervisor");
                timed(programs, arbiter, "supervisor", "/hotline/leads");
            }
            assertThat(slow).as("pages over %.0f ms", PAGE_MILLIS_MAX).isEmpty();
        }
    }

    private static void fill(Programs programs) throws SQLException {
        long began = System.nanoTime();
        ManyProjects projects = new ManyProjects(programs.node().database());
        projects.fill(PROJECTS, MONTHS, YEAR);
        projects.addUp(programs.node());
        System.out.printf(
                Locale.ROOT,
                "%,d projects with %d months in %.0f s%n",
                PROJECTS,
                MONTHS,
                (System.nanoTime() - began) / 1e9);
        began = System.nanoTime();
        records(programs);
        System.out.printf(
                Locale.ROOT,
                "%,d meetings, tasks and entries each in %.0f s%n",
                RECORDS,
                (System.nanoTime() - began) / 1e9);
        began = System.nanoTime();
        new ManyTickets(
                        programs.node().bean(PersonalData.class),
                        programs.node().bean(Walls.class),
                        programs.node().bean(JdbcClient.class),
                        programs.node().database(),
                        LocalDate.now(programs.node().bean(Clock.class)))
                .fill(TICKETS);
        System.out.printf(
                Locale.ROOT, "%,d tickets in %.0f s%n", TICKETS, (System.nanoTime() - began) / 1e9);
    }

    /** As the demonstration's own, over and over; ten tasks a meeting. */
    private static void records(Programs programs) throws SQLException {
        try (Connection app = programs.node().database().asApp();
                Statement s = app.createStatement()) {
            app.setAutoCommit(false);
            s.execute(
                    "select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'SYSTEM', true)");
            s.execute(
                    """
                    insert into cooperation_record (id, owner_jurisdiction, home, kind, category, name_zh, name_en, year, parent,
                           from_day, until_day, reported, done_on, dropped, tags, body, version)
                    select md5(kind || n)::uuid, owner_jurisdiction, home, kind, category, '演示事项' || n, 'Record no. ' || n,
                           %2$d - n %% 10, case when kind = 'TASK' then md5('MEETING' || (1 + n / %3$d))::uuid end,
                           from_day, until_day + n %% 400 - 200, reported, done_on, dropped, tags, body, version
                      from generate_series(1, %1$d) n
                      cross join lateral (select distinct on (kind) * from cooperation_record
                                           where kind in ('MEETING', 'TASK', 'ENTRY') and not dropped
                                           order by kind, (number + n) %% 7, number) one
                    """
                            .formatted(RECORDS, YEAR, TASKS_A_MEETING));
            app.commit();
        }
        try (Connection owner = programs.node().database().asOwner();
                Statement s = owner.createStatement()) {
            s.execute("vacuum analyze cooperation_record");
        }
    }

    private static HttpClient browser(Programs programs, Role role, String organ, String login)
            throws IOException, InterruptedException {
        return programs.browser(programs.staff(role, Jurisdiction.SICHUAN, organ, "full." + login));
    }

    private void projects(Programs programs, HttpClient nobody) throws Exception {
        String year = "side=51&year=" + YEAR;
        timed(programs, nobody, "anybody", "/projects?" + year);
        timed(programs, nobody, "anybody", "/projects?month=6&" + year);
        timed(programs, nobody, "anybody", "/projects/statement?" + year);
        String list = "/projects/list?" + year;
        for (Projects.Sort sort : Projects.Sort.values()) {
            timed(programs, nobody, "anybody", list + "&sort=" + sort);
            timed(programs, nobody, "anybody", list + "&page=9&sort=" + sort);
            for (Projects.Look look : Projects.Look.values()) {
                timed(programs, nobody, "anybody", list + "&look=" + look + "&sort=" + sort);
            }
        }
        for (Category category : List.of(Category.CULTURE, Category.INDUSTRY)) {
            timed(programs, nobody, "anybody", list + "&category=" + category);
        }
        timed(programs, nobody, "anybody", list + "&lead=51");
        timed(programs, nobody, "anybody", list + "&place=5116");
        timed(programs, nobody, "anybody", list + "&q=" + ManyProjects.number(YEAR, 42));
        timed(programs, nobody, "anybody", list + "&q=%E5%B7%A5%E7%A8%8B42");
        UUID some = first(PROJECT, get(programs, nobody, list));
        timed(programs, nobody, "anybody", "/projects/" + some + "?side=51&year=" + YEAR);
    }

    private void indicators(Programs programs, HttpClient nobody) throws Exception {
        for (String page :
                List.of(
                        "/",
                        "/figures",
                        "/figures/articles/A",
                        "/figures/16",
                        "/figures/87",
                        "/indicators?side=51",
                        "/indicators/joint-investment-rate/statement?side=51")) {
            timed(programs, nobody, "anybody", page);
        }
        Book book = programs.node().bean(Book.class);
        for (Definition definition : book.definitions()) {
            timed(
                    programs,
                    nobody,
                    "anybody",
                    "/indicators/" + definition.id() + "?side=51",
                    LOOKS_OF_MANY);
        }
        for (Programme programme : book.programmes()) {
            timed(
                    programs,
                    nobody,
                    "anybody",
                    "/indicators/programmes/" + programme.id() + "?side=51");
        }
    }

    private void cooperation(Programs programs, HttpClient nobody) throws Exception {
        for (String page :
                List.of(
                        "/cooperation",
                        "/cooperation/plans",
                        "/cooperation/platforms",
                        "/cooperation/sharing",
                        "/cooperation/entries?page=9",
                        "/cooperation/entries?dimension=" + Entry.Dimension.POLICY,
                        "/cooperation/entries?q=%E4%BA%8B%E9%A1%B942")) {
            timed(programs, nobody, "anybody", page);
        }
        for (Cooperation.Order order : Cooperation.Order.values()) {
            timed(programs, nobody, "anybody", "/cooperation/meetings?sort=" + order);
            timed(programs, nobody, "anybody", "/cooperation/entries?sort=" + order);
        }
        for (Entry.ListKind list : Entry.ListKind.values()) {
            timed(programs, nobody, "anybody", "/cooperation/entries?list=" + list);
        }
        for (Progress progress : Progress.values()) {
            timed(programs, nobody, "anybody", "/cooperation/entries?progress=" + progress);
        }
    }

    private void tickets(Programs programs, HttpClient browser, String who) throws Exception {
        timed(programs, browser, who, "/desk");
        for (Hotline.Look look : Hotline.Look.values()) {
            for (Hotline.Sort sort : Hotline.Sort.values()) {
                timed(programs, browser, who, "/hotline/desk?look=" + look + "&sort=" + sort);
            }
        }
        for (String filter :
                List.of(
                        "look=ALL&kind=REPORT&page=4",
                        "look=ALL&state=FILED",
                        "look=ALL&number=" + ManyTickets.code(42),
                        "look=ALL&body=" + ManyTickets.organ(7))) {
            timed(programs, browser, who, "/hotline/desk?" + filter);
        }
        for (Metrics.By by : Metrics.By.values()) {
            timed(programs, browser, who, "/hotline/metrics?by=" + by);
        }
        for (String page : List.of("/hotline/calls", "/hotline/knowledge")) {
            timed(programs, browser, who, page);
        }
        UUID some = first(TICKET, get(programs, browser, "/hotline/desk?look=ALL"));
        timed(programs, browser, who, "/hotline/tickets/" + some);
    }

    private static UUID first(Pattern address, String page) {
        Matcher found = address.matcher(page);
        assertThat(found.find()).as("an address in the page").isTrue();
        return UUID.fromString(found.group(1));
    }

    private static String get(Programs programs, HttpClient browser, String page)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                browser.send(
                        HttpRequest.newBuilder(programs.node().address().resolve(page)).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        return answer.body();
    }

    private void timed(Programs programs, HttpClient browser, String who, String page)
            throws IOException, InterruptedException {
        timed(programs, browser, who, page, LOOKS);
    }

    private void timed(Programs programs, HttpClient browser, String who, String page, int looks)
            throws IOException, InterruptedException {
        get(programs, browser, page);
        List<Double> millis = new ArrayList<>();
        for (int n = 0; n < looks; n++) {
            long began = System.nanoTime();
            get(programs, browser, page);
            millis.add((System.nanoTime() - began) / 1e6);
        }
        millis.sort(Double::compare);
        double p95 = millis.get(Math.min(millis.size() - 1, millis.size() * 95 / 100));
        String name =
                who + " " + page.replaceFirst("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…");
        System.out.printf(
                Locale.ROOT, "| %s | %.1f | %.1f |%n", name, millis.get(millis.size() / 2), p95);
        if (LONG && p95 > PAGE_MILLIS_MAX) {
            slow.add(name);
        }
    }
}
