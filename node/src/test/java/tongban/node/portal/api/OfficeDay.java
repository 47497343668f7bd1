package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tongban.node.casework.Drafts;
import tongban.node.catalog.Services;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.portal.api.Programs.Caller;
import tongban.node.portal.api.Programs.Resident;
import tongban.node.portal.api.Programs.Thing;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tools.jackson.databind.JsonNode;

/**
 * What is done to cases in a day, each step a command of its own: online, at a window, for the
 * other side, several at once; with everything that may come between.
 */
final class OfficeDay {
    private static final String LICENCE = "oversize-transport-permit";
    private static final String SICHUAN = "511623109";
    private static final String CHONGQING = "500112140";
    private static final int BATCH = 5;

    private final Programs programs;
    private final Caller reviewer;
    private final Caller colleague;
    private final Caller decider;
    private final Caller window;
    private final Caller township;
    private final Caller supervisor;
    private final Caller ofTheOther;
    private Caller licensing = Caller.ANONYMOUS;
    private Caller deciding = Caller.ANONYMOUS;
    private int people;

    OfficeDay(Programs programs) {
        this.programs = programs;
        reviewer = programs.signIn("sc.reviewer");
        decider = programs.signIn("sc.decider");
        window = programs.signIn("sc.clerk");
        supervisor = programs.signIn("sc.supervisor");
        ofTheOther = programs.signIn("cq.clerk");
        String organ = reviewer.known().worksFor().orElseThrow();
        colleague = programs.staff(Role.REVIEWER, Jurisdiction.SICHUAN, organ, "sc.many.reviewer");
        township = programs.staff(Role.CLERK, Jurisdiction.SICHUAN, organ, "sc.many.clerk");
    }

    /**
     * What the day leaves behind.
     *
     * @param closed gone through from its application to its end, of this resident
     * @param accepted and no further
     * @param across collected for the other side
     */
    record Left(Resident resident, UUID closed, String number, UUID accepted, UUID across) {}

    Left run(OfficeTimes times) throws Exception {
        Resident resident = somebody();
        UUID closed = online(times, resident);
        supplemented(times, somebody());
        licence(times, somebody());
        UUID accepted = several(times);
        UUID across = across(times);
        return new Left(
                resident,
                closed,
                page(reviewer, closed).get("number").asString(),
                accepted,
                across);
    }

    Caller reviewer() {
        return reviewer;
    }

    private Resident somebody() {
        people++;
        return programs.enrol(Jurisdiction.SICHUAN, "sc.many." + people, "万民", 100 + people % 900);
    }

    // ------------------------------------------------------------------ online

    private UUID online(OfficeTimes times, Resident resident) throws Exception {
        UUID id = times.ofOne("draft, save, upload", () -> programs.draft(resident)).id();
        act(times, resident.caller(), id, "submit", Programs.JSON.readTree(programs.submission()));
        act(times, reviewer, id, "accept", Map.of());
        times.ofOne("urge", () -> each(urge(List.of(id))));
        act(times, reviewer, id, "start-review", Map.of());
        act(times, reviewer, id, "recommend", Map.of("outcome", "GRANTED", "opinion", "符合"));
        act(times, decider, id, "decide", Map.of("outcome", "GRANTED", "departure", ""));
        act(
                times,
                township,
                id,
                "deliver",
                Map.of("way", "WINDOW", "on", today(), "note", "", "receivedBy", resident.name()));
        act(times, resident.caller(), id, "rate", Map.of("grade", 1, "comment", ""));
        act(times, reviewer, id, "close", Map.of());
        return id;
    }

    private String today() {
        return LocalDate.now(programs.node().bean(Clock.class)).toString();
    }

    private void supplemented(OfficeTimes times, Resident resident) throws Exception {
        Thing sent = programs.submitted(resident);
        UUID id = sent.id();
        act(
                times,
                reviewer,
                id,
                "request-supplement",
                Map.of("missing", List.of(Map.of("subject", "bank-account", "what", "开户行页"))));
        Programs.done(programs.upload(resident.caller(), id, "bank-account", Programs.PDF));
        act(
                times,
                resident.caller(),
                id,
                "supply-supplement",
                Map.of("materials", List.of(taken("bank-account", "ELECTRONIC")), "note", ""));
        act(times, resident.caller(), id, "withdraw", Map.of("reason", "改日再办"));
    }

    // ------------------------------------------------------------------ a licence

    private void licence(OfficeTimes times, Resident resident) throws Exception {
        ServiceDefinition service = definition(LICENCE);
        Map<String, List<String>> typed =
                new HashMap<>(
                        service.form()
                                .withSynthetic(true)
                                .write(service.examples().getFirst().facts().values()));
        typed.putAll(who(resident.name(), resident.number(), "510000000000"));
        UUID id = start(resident.caller(), LICENCE);
        Programs.done(programs.save(resident.caller(), id, 1, typed));
        Programs.done(programs.upload(resident.caller(), id, "vehicle-drawing", Programs.PDF));
        act(times, resident.caller(), id, "submit", "submit a licence", submission(service));
        if (licensing.token() == null) {
            JsonNode competence = page(resident.caller(), id).get("competence");
            licensing = official(Role.REVIEWER, competence.get("accepting"), "sc.licence.reviewer");
            deciding = official(Role.DECIDER, competence.get("deciding"), "sc.licence.decider");
        }
        act(times, licensing, id, "accept", "accept a licence", Map.of());
        act(times, licensing, id, "start-review", "start the review of a licence", Map.of());
        act(
                times,
                licensing,
                id,
                "suspend",
                Map.of("procedure", "EXPERT_REVIEW", "reason", "专家评审", "expectedDays", 10));
        act(times, licensing, id, "resume", Map.of("result", "评审通过"));
        act(times, deciding, id, "extend", Map.of("reason", "案情复杂", "approver", "厅长 王某"));
        act(
                times,
                licensing,
                id,
                "terminate",
                Map.of("ground", "APPLICANT_DIED", "reason", "死亡证明"));
    }

    private Caller official(Role role, JsonNode body, String login) {
        return programs.staff(role, Jurisdiction.SICHUAN, body.get("id").asString(), login);
    }

    private static Map<String, Object> submission(ServiceDefinition service) {
        List<Map<String, Object>> papers =
                service.materials().stream()
                        .filter(m -> m.need() == Material.Need.REQUIRED)
                        .map(m -> taken(m.id(), how(m, "ELECTRONIC")))
                        .toList();
        return Map.of("materials", papers, "declaredTrue", true);
    }

    // ------------------------------------------------------------------ at the window

    /** Collected one by one, and then handled together; gives the first. */
    private UUID several(OfficeTimes times) throws Exception {
        List<UUID> cases = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            cases.add(collected(times, "collect", window, SICHUAN));
        }
        Map<String, Object> lines = Map.of("act", "ACCEPT", "rows", lines(cases));
        times.ofOne(
                "accept " + BATCH + " at once",
                () -> each(post(reviewer, "/api/v1/batches", lines)));
        times.ofOne(
                "assign " + BATCH + " at once", () -> each(assign(cases, colleague, List.of())));
        times.ofOne(
                "transfer " + BATCH + " to another officer",
                () -> each(assign(cases, reviewer, List.of(colleague))));
        times.ofOne("urge " + BATCH + " at once", () -> each(urge(cases)));
        return cases.getFirst();
    }

    private UUID across(OfficeTimes times) throws Exception {
        UUID id = collected(times, "collect for the other side", ofTheOther, CHONGQING);
        act(times, window, id, "forward", Map.of("courier", "", "note", ""));
        return id;
    }

    /**
     * @param like whose side's worked example is typed
     */
    private UUID collected(OfficeTimes times, String name, Caller like, String place)
            throws Exception {
        ServiceDefinition service = programs.service();
        UUID id = times.ofOne("draft and save at the window", () -> drafted(like, place));
        List<Map<String, Object>> papers =
                service.materials().stream()
                        .filter(m -> m.need() != Material.Need.OPTIONAL)
                        .map(m -> taken(m.id(), how(m, "ORIGINAL_SEEN")))
                        .toList();
        act(
                times,
                window,
                id,
                "collect",
                name,
                Map.of(
                        "identity",
                        Map.of("shown", "ID_CARD", "matches", true, "note", ""),
                        "materials",
                        papers,
                        "declaredTrue",
                        true));
        return id;
    }

    /** A draft of somebody without an account. */
    UUID drafted(Caller like, String place) {
        people++;
        LocalDate born = LocalDate.of(1956, 1, 1).plusDays(people);
        String number =
                Programs.number(
                        like.known().jurisdiction() == Jurisdiction.SICHUAN ? "591623" : "580112",
                        born.format(DateTimeFormatter.BASIC_ISO_DATE),
                        811);
        Map<String, List<String>> typed =
                new HashMap<>(
                        programs.typed(programs.service(), new Resident(like, "来访人", number)));
        typed.putAll(who("来访人", number, place));
        UUID id = start(window, Programs.SERVICE);
        Programs.done(programs.save(window, id, 1, typed));
        return id;
    }

    /** A draft that nobody goes on with. */
    UUID left() {
        return drafted(window, SICHUAN);
    }

    private static Map<String, List<String>> who(String name, String number, String place) {
        return Map.of(
                Drafts.APPLICANT_NAME, List.of(name),
                Drafts.APPLICANT_NUMBER, List.of(number),
                Drafts.APPLICANT_MOBILE, List.of("13900000999"),
                Drafts.APPLICANT_ADDRESS, List.of("演示路 9 号"),
                Drafts.PLACE, List.of(place));
    }

    // ------------------------------------------------------------------ commands

    private UUID start(Caller caller, String service) {
        return UUID.fromString(
                post(caller, "/api/v1/drafts", Map.of("serviceId", service)).get("id").asString());
    }

    private ServiceDefinition definition(String service) {
        return programs.node().bean(Services.class).get(service).orElseThrow().definition();
    }

    private static Map<String, Object> taken(String material, String how) {
        return Map.of("material", material, "how", how, "copies", 1, "note", "");
    }

    private static String how(Material material, String brought) {
        return material.channel() == Material.Channel.GOVERNMENT ? "FETCHED" : brought;
    }

    private List<Map<String, Object>> lines(List<UUID> cases) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (UUID id : cases) {
            lines.add(
                    Map.of(
                            "caseId",
                            id,
                            "version",
                            page(reviewer, id).get("version").asInt(),
                            "key",
                            Programs.key()));
        }
        return lines;
    }

    private JsonNode assign(List<UUID> cases, Caller to, List<Caller> from) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (UUID id : cases) {
            Map<String, Object> line = new HashMap<>(Map.of("caseId", id));
            from.forEach(f -> line.put("inHand", f.known().account()));
            lines.add(line);
        }
        return post(
                supervisor,
                "/api/v1/assignments",
                Map.of("officer", to.known().account(), "reason", "均衡办件", "rows", lines));
    }

    private JsonNode urge(List<UUID> cases) {
        return post(supervisor, "/api/v1/urges", Map.of("note", "请尽快办理", "rows", cases));
    }

    private static JsonNode each(JsonNode rows) {
        rows.forEach(
                row -> assertThat(row.get("outcome").asString()).as("%s", row).isEqualTo("DONE"));
        return rows;
    }

    private JsonNode post(Caller caller, String path, Object body) {
        return Programs.done(
                programs.send(caller, "POST", path, Programs.JSON.writeValueAsString(body)));
    }

    JsonNode page(Caller caller, UUID id) {
        return Programs.done(programs.send(caller, "GET", "/api/v1/cases/" + id, null));
    }

    private void act(OfficeTimes times, Caller caller, UUID id, String act, Object body)
            throws Exception {
        act(times, caller, id, act, act, body);
    }

    private void act(
            OfficeTimes times, Caller caller, UUID id, String act, String name, Object body)
            throws Exception {
        boolean drafted = act.equals("submit") || act.equals("collect");
        int version = drafted ? 2 : page(caller, id).get("version").asInt();
        times.ofOne(
                name,
                () ->
                        Programs.done(
                                programs.send(
                                        caller,
                                        "POST",
                                        "/api/v1/cases/" + id + "/" + act,
                                        Programs.JSON.writeValueAsString(body),
                                        "If-Match",
                                        String.valueOf(version),
                                        "Idempotency-Key",
                                        Programs.key())));
    }
}
