package tongban.node.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.portal.api.Programs.Caller;
import tongban.node.project.ReturnFiles;
import tools.jackson.databind.JsonNode;

/** A file of monthly returns over the interface, and what is wrong with a return on the pages. */
class ReturnFileStoryTest {
    @RegisterExtension private static final CooperationProgram PROGRAM = new CooperationProgram();

    private static final String FILES = "/api/v1/projects/returns/files";

    private final Programs programs = PROGRAM.programs();
    private final Caller office = PROGRAM.office();
    private final Caller otherOffice = PROGRAM.otherOffice();

    /** Looked at, recorded once, and sent back as it was downloaded: then there is nothing new. */
    @Test
    void aFileOfReturnsIsRecordedOnce() throws Exception {
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);
        String number = "51-" + month.getYear() + "-951";
        listed(number, month.getYear());
        String header = "编号,月份,年度完成投资（万元）,累计完成投资（万元）,形象进度\r\n";
        byte[] sent =
                (header + number + "," + month + ",100,200,路基完成\r\n")
                        .getBytes(Charset.forName("GB18030"));
        HttpResponse<String> looked = programs.uploadCsv(office, FILES, "月报", sent);
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(201);
        JsonNode file = Programs.JSON.readTree(looked.body());
        assertThat(outcomes(file)).containsExactly("FIRST");
        assertThat(file.at("/rows/0/progress").asString()).isEqualTo("路基完成");
        String path = FILES + "/" + file.get("id").asString();
        String confirm = path + "/confirmation";
        assertThat(programs.send(otherOffice, "GET", path, null).statusCode()).isEqualTo(404);
        assertThat(programs.send(otherOffice, "POST", confirm, null).statusCode()).isEqualTo(404);
        JsonNode recorded = Programs.done(programs.send(office, "POST", confirm, null));
        assertThat(recorded.get("returned").isNull()).isFalse();
        assertThat(Programs.done(programs.send(office, "POST", confirm, null)))
                .as("once")
                .isEqualTo(recorded);
        assertThat(Programs.done(programs.send(office, "GET", path, null))).isEqualTo(recorded);
        assertThat(Programs.done(programs.send(office, "GET", FILES, null)).at("/0/id"))
                .isEqualTo(file.get("id"));

        assertThat(
                        programs.uploadCsv(
                                        office,
                                        FILES,
                                        "月报",
                                        new byte[ReturnFiles.FILE_BYTES_MAX + 1])
                                .statusCode())
                .isEqualTo(413);
        assertThat(programs.uploadCsv(office, FILES + "?saidOn=never", "月报", sent).statusCode())
                .isEqualTo(400);
        HttpResponse<String> ahead =
                programs.uploadCsv(office, FILES + "?saidOn=2999-01-01", "月报", sent);
        assertThat(ahead.statusCode()).isEqualTo(422);
        assertThat(ahead.body()).contains("PROJECT-013");

        String sheet =
                programs.send(office, "GET", "/api/v1/lists/returns?month=" + month, null)
                        .body()
                        .lines()
                        .filter(line -> !line.contains(",,"))
                        .collect(Collectors.joining("\r\n"));
        assertThat(sheet).contains(number, "路基完成");
        JsonNode again =
                Programs.done(
                        programs.uploadCsv(
                                office, FILES, "月报", sheet.getBytes(StandardCharsets.UTF_8)));
        assertThat(outcomes(again)).isNotEmpty().containsOnly("THERE");
        finishedOnThePage(again.get("id").asString());
    }

    /** On the pages nothing is called by the number of its line. */
    @Test
    void whatIsWrongIsSaidAtItsField() throws Exception {
        YearMonth month = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);
        String project = "/projects/" + listed("51-" + month.getYear() + "-952", month.getYear());
        try (HttpClient browser = programs.browser(office)) {
            assertThat(PROGRAM.html(browser, "/projects/import"))
                    .as("what is read is what can be chosen")
                    .contains("accept=\".csv,.xlsx,text/csv\"", "CSV 或者 XLSX 文件");
            HttpResponse<String> line =
                    sent(
                            browser,
                            PROGRAM.html(browser, project),
                            project + "/reports",
                            "document=x&completed=5&cumulative=4&month=" + month);
            assertThat(line.statusCode()).isEqualTo(422);
            assertThat(line.body())
                    .contains("href=\"#cumulative\"", "id=\"cumulative-error\"")
                    .doesNotContain("lines.0", "lines-0");
            HttpResponse<String> nothing =
                    sent(
                            browser,
                            PROGRAM.html(browser, "/projects/import"),
                            "/projects/import",
                            "document=x");
            assertThat(nothing.statusCode()).isEqualTo(422);
            assertThat(nothing.body())
                    .contains("id=\"file-error\"><span class=\"govuk-visually-hidden\">错误：</span>");
        }
    }

    /** The id of a project of the list of a year. */
    private String listed(String number, int year) {
        Map<String, Object> project =
                Map.ofEntries(
                        Map.entry("number", number),
                        Map.entry("name", Map.of("zh", "快速通道", "en", "Road")),
                        Map.entry("category", "INFRASTRUCTURE"),
                        Map.entry("places", List.of("511623")),
                        Map.entry("owner51", "5116:development-reform"),
                        Map.entry("total", 90000),
                        Map.entry("year", year),
                        Map.entry("plan", 12000));
        return Programs.done(
                        programs.send(
                                office,
                                "POST",
                                "/api/v1/projects",
                                Programs.JSON.writeValueAsString(
                                        Map.of("projects", List.of(project)))))
                .get("id")
                .asString();
    }

    private static List<String> outcomes(JsonNode file) {
        List<String> outcomes = new ArrayList<>();
        file.get("rows").forEach(r -> outcomes.add(r.get("outcome").asString()));
        return outcomes;
    }

    /** A file of which nothing can be recorded waits for nobody once it was looked at. */
    private void finishedOnThePage(String file) throws Exception {
        String path = "/projects/import/" + file;
        try (HttpClient browser = programs.browser(office)) {
            String page = PROGRAM.html(browser, path);
            assertThat(page).contains("没有可以记录的行", "完成，无需记录");
            assertThat(sent(browser, page, path + "/confirm", "").body())
                    .contains("没有记录新的内容，未发往对方")
                    .doesNotContain("并发往对方", "完成，无需记录");
            assertThat(PROGRAM.html(browser, "/projects/import")).doesNotContain("待确认");
        }
    }

    /** A form of a page. */
    private HttpResponse<String> sent(HttpClient browser, String page, String path, String typed)
            throws Exception {
        URI node = programs.node().address();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        return browser.send(
                HttpRequest.newBuilder(node.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", node.toString())
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "_csrf=" + token.group(1) + "&" + typed))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
