package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tongban.node.casework.WorkList;
import tongban.node.portal.api.Programs.Caller;

/** Every page on which an office, a counter or an applicant sees cases, each read once a round. */
final class OfficePages {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Programs programs;
    private final OfficeDay day;
    private final Caller decider;
    private final Caller supervisor;
    private final Caller clerk;

    OfficePages(Programs programs, OfficeDay day) {
        this.programs = programs;
        this.day = day;
        decider = programs.signIn("sc.decider");
        supervisor = programs.signIn("sc.supervisor");
        clerk = programs.signIn("sc.clerk");
    }

    void read(OfficeTimes times, OfficeDay.Left left) throws Exception {
        String one = "/cases/" + left.closed();
        reviewer(times, left, one);
        supervisor(times, left, one);
        window(times, left);
        resident(times, left, one);
        nobody(times, left);
    }

    private void reviewer(OfficeTimes times, OfficeDay.Left left, String one) throws Exception {
        try (HttpClient browser = programs.browser(day.reviewer())) {
            for (String page :
                    List.of(
                            "/desk",
                            "/cases",
                            "/cases?sort=NEWEST_FIRST",
                            "/cases?state=CLOSED&sort=OLDEST_FIRST&page=5",
                            "/cases?overdue=true",
                            "/cases?number=M",
                            "/cases?look=DUTY_LATE",
                            "/cases?look=DUTY_SOON",
                            "/relatives",
                            "/relatives/form",
                            "/substitutions",
                            "/ledger",
                            "/referrals",
                            "/reviews",
                            "/economic-checks")) {
                list(times, "reviewer", browser, page);
            }
            times.ofOne(
                    "reviewer /cases?number=…",
                    () -> get(browser, "/cases?number=" + left.number()));
            for (String page :
                    List.of(
                            "",
                            "/clock",
                            "/papers",
                            "/papers/acceptance-notice",
                            "/receipt",
                            "/changes",
                            "/referrals")) {
                ofOne(times, "reviewer", browser, one, page);
            }
            ofOne(times, "reviewer, accepted", browser, "/cases/" + left.accepted(), "");
        }
        try (HttpClient browser = programs.browser(decider)) {
            list(times, "decider", browser, "/desk");
        }
    }

    private void supervisor(OfficeTimes times, OfficeDay.Left left, String one) throws Exception {
        try (HttpClient browser = programs.browser(supervisor)) {
            for (String page :
                    List.of(
                            "/desk",
                            "/cases",
                            "/cases?service=disability-subsidies&state=ACCEPTED",
                            "/supervision",
                            "/supervision?look=ALL&page=9",
                            "/supervision/load",
                            "/supervision/departures",
                            "/supervision/relatives",
                            "/supervision/halls",
                            "/supervision/audit",
                            "/supervision/audit?login=sc.reviewer",
                            "/supervision/audit?purpose=HANDLE&act=read",
                            "/supervision/retention",
                            "/supervision/exchange",
                            "/supervision/hits",
                            "/supervision/red-flags",
                            "/reviews/batches")) {
                list(times, "supervisor", browser, page);
            }
            for (WorkList.Look look : WorkList.Look.values()) {
                list(times, "supervisor", browser, "/supervision?look=" + look);
            }
            ofOne(times, "supervisor", browser, one, "/journal");
        }
        times.ofOne(
                "supervisor looks for a person in the journal",
                () ->
                        Programs.done(
                                programs.send(
                                        supervisor,
                                        "POST",
                                        "/api/v1/audit/persons",
                                        Programs.JSON.writeValueAsString(
                                                Map.of(
                                                        "number",
                                                        left.resident().number(),
                                                        "reason",
                                                        "信访核查")))));
    }

    private void window(OfficeTimes times, OfficeDay.Left left) throws Exception {
        UUID draft = day.left();
        try (HttpClient browser = programs.browser(clerk)) {
            for (String page : List.of("/desk", "/cases", "/counter", "/counter/appointments")) {
                list(times, "clerk", browser, page);
            }
            String visit =
                    times.ofOne(
                            "clerk begins a visit",
                            () ->
                                    post(
                                            browser,
                                            "/counter",
                                            "/counter/visits",
                                            Map.of("card", "false")));
            times.ofOne(
                    "clerk enters who came, who has a case",
                    () ->
                            post(
                                    browser,
                                    visit,
                                    visit + "/visitor",
                                    Map.of(
                                            "visitor.name",
                                            left.resident().name(),
                                            "visitor.number",
                                            left.resident().number(),
                                            "visitor.address",
                                            "演示路 9 号")));
            times.ofOne("clerk /counter/visits/…", () -> get(browser, visit));
            for (String page : List.of("/applicant", "/papers", "/check", "/print")) {
                ofOne(times, "clerk", browser, "/drafts/" + draft, page);
            }
            ofOne(times, "clerk", browser, "/cases/" + left.across(), "");
            ofOne(times, "clerk", browser, "/cases/" + left.across(), "/hand-over");
            times.ofOne(
                    "clerk discards a draft",
                    () ->
                            post(
                                    browser,
                                    "/drafts/" + draft + "/check",
                                    "/drafts/" + draft + "/discard",
                                    Map.of()));
        }
    }

    private void resident(OfficeTimes times, OfficeDay.Left left, String one) throws Exception {
        UUID draft = programs.start(left.resident().caller());
        try (HttpClient browser = programs.browser(left.resident().caller())) {
            for (String page : List.of("/desk", "/cases", "/appointments", "/queue")) {
                times.ofOne("resident " + page, () -> get(browser, page));
            }
            for (String page : List.of("", "/clock", "/papers", "/card")) {
                ofOne(times, "resident", browser, one, page);
            }
            for (String page : List.of("/applicant", "/check")) {
                ofOne(times, "resident", browser, "/drafts/" + draft, page);
            }
        }
    }

    private void nobody(OfficeTimes times, OfficeDay.Left left) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            times.ofOne("nobody /progress", () -> get(browser, "/progress"));
            times.ofMany("nobody /phones", () -> get(browser, "/phones"));
            times.ofOne("nobody /halls/…", () -> get(browser, "/halls/gaozhu:service-centre"));
        }
        String tail = left.resident().number().substring(14);
        times.ofOne(
                "nobody asks how a case stands by its number",
                () ->
                        Programs.done(
                                programs.send(
                                        Caller.ANONYMOUS,
                                        "POST",
                                        "/api/v1/progress",
                                        Programs.JSON.writeValueAsString(
                                                Map.of("number", left.number(), "tail", tail)))));
    }

    // ------------------------------------------------------------------ a browser

    private void list(OfficeTimes times, String who, HttpClient browser, String page)
            throws Exception {
        times.ofMany(who + " " + page, () -> get(browser, page));
    }

    private void ofOne(OfficeTimes times, String who, HttpClient browser, String thing, String page)
            throws Exception {
        String kind = thing.substring(0, thing.indexOf('/', 1));
        times.ofOne(who + " " + kind + "/…" + page, () -> get(browser, thing + page));
    }

    private String get(HttpClient browser, String page) throws Exception {
        HttpResponse<String> answer =
                browser.send(
                        HttpRequest.newBuilder(programs.node().address().resolve(page)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        return answer.body();
    }

    /** Sends a form of a page; gives the address to which it led. */
    private String post(HttpClient browser, String from, String to, Map<String, String> fields)
            throws Exception {
        Matcher token = TOKEN.matcher(get(browser, from));
        assertThat(token.find()).as(from).isTrue();
        String typed =
                fields.entrySet().stream()
                        .map(f ->
                                "&"
                                        + f.getKey()
                                        + "="
                                        + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
        HttpResponse<String> answer =
                browser.send(
                        HttpRequest.newBuilder(programs.node().address().resolve(to))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", programs.node().address().toString())
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "_csrf=" + token.group(1) + typed))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(to + " " + answer.uri()).isEqualTo(200);
        return answer.uri().getPath();
    }
}
