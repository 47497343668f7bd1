package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import tongban.node.casework.ManyCases;
import tongban.node.exchange.ManyRows;
import tongban.node.portal.api.Programs.Caller;
import tools.jackson.databind.JsonNode;

/**
 * Whole batches to a receiver and files of others in: the cases that stepped since the receiver had
 * everything, the midst of a first export, cases from another platform and what it tells of them
 * later.
 */
final class OfficeExchange {
    /** As many as a batch holds. */
    private static final int BATCH = 500;

    private static final int IN = 20;
    private static final String DAILY = "daily";

    /**
     * Those that a first export still has before it when it is measured: more than the rounds take,
     * for steps that another body asked for are no cases of a batch.
     */
    private static final int AHEAD = 6 * BATCH;

    private final Programs programs;
    private final Caller supervisor;
    private final Caller clerk;
    private int people;

    OfficeExchange(Programs programs) {
        this.programs = programs;
        supervisor = programs.signIn("sc.supervisor");
        clerk = programs.signIn("sc.clerk");
    }

    /**
     * @param made makes more cases
     * @param cases how many there are
     * @param name of the receiver that has not been sent all of them
     */
    void run(OfficeTimes times, ManyCases made, int cases, String name, int rounds)
            throws Exception {
        made.sent(DAILY, 1);
        made.settle();
        while (sentNext(DAILY)) {
            // whatever is no made case
        }
        byte[] file = new byte[0];
        for (int round = 0; round < rounds; round++) {
            made.fill(BATCH + BATCH / 100); // one in a hundred is no case of its own
            JsonNode batch = times.ofOne("out: make a batch of " + BATCH, () -> made(DAILY));
            assertThat(batch.get("cases").asInt()).isEqualTo(BATCH);
            file = times.ofOne("out: fetch it", () -> fetched(batch));
            times.ofOne("out: confirm it", () -> received(batch));
            times.ofOne(
                    "out: nothing more", () -> programs.send(supervisor, "POST", path(DAILY), ""));
        }
        String first = "first-" + name;
        made.sent(first, Math.max(0.01, 1 - AHEAD / (double) (cases + rounds * BATCH)));
        for (int round = 0; round < rounds; round++) {
            JsonNode batch = times.ofOne("out: a batch late in a first export", () -> made(first));
            assertThat(batch.get("cases").asInt()).isEqualTo(BATCH);
            received(batch);
        }
        made.sent(first, 1); // so that no more receivers wait in a later system
        for (int round = 0; round < rounds; round++) {
            byte[] others = ManyRows.elsewhere(file, IN, name + "-" + round, person -> someone());
            JsonNode in = times.ofOne("in: " + IN + " cases", () -> in(others));
            assertThat(in.get("taken").size()).as("%s", in).isEqualTo(IN);
            byte[] changed = ManyRows.answered(others, "similar-living-benefit", "60");
            JsonNode told = times.ofOne("in: changes of " + IN + " cases", () -> in(changed));
            assertThat(told.get("changed").size()).as("%s", told).isEqualTo(IN);
            JsonNode known = times.ofOne("in: " + IN + " cases that are known", () -> in(changed));
            assertThat(known.get("known").asInt()).as("%s", known).isEqualTo(IN);
        }
    }

    private String someone() {
        people++;
        return Programs.number(
                "591623",
                LocalDate.of(1950, 1, 1).plusDays(people).format(DateTimeFormatter.BASIC_ISO_DATE),
                822);
    }

    private static String path(String destination) {
        return "/api/v1/exchange/destinations/" + destination + "/batches";
    }

    private JsonNode made(String destination) {
        return Programs.done(programs.send(supervisor, "POST", path(destination), ""));
    }

    /** Makes, and confirms, the next batch; false where the receiver has everything. */
    private boolean sentNext(String destination) {
        JsonNode batch = made(destination);
        if (!batch.has("id")) {
            return false;
        }
        received(batch);
        return true;
    }

    private JsonNode received(JsonNode batch) {
        return Programs.done(
                programs.send(
                        supervisor,
                        "POST",
                        "/api/v1/exchange/batches/" + batch.get("id").asString() + "/received",
                        Programs.JSON
                                .createObjectNode()
                                .put("sha256", batch.get("sha256").asString())
                                .toString()));
    }

    private byte[] fetched(JsonNode batch) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            programs.node()
                                                    .address()
                                                    .resolve(
                                                            "/api/v1/exchange/batches/"
                                                                    + batch.get("id").asString()))
                                    .header("Authorization", "Bearer " + supervisor.token())
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private JsonNode in(byte[] file) {
        return Programs.done(programs.uploadBatch(clerk, "/api/v1/exchange/imports", file));
    }
}
