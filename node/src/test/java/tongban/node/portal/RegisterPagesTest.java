package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.RunningNode;

/** One household, one file, on the demonstration's pages: looked at, corrected, found, exported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterPagesTest {
    /** A made-up citizen number, all of it. */
    private static final Pattern FULL_NUMBER =
            Pattern.compile("(?<![0-9A-Za-z])5[89][0-9]{4}(19|20)[0-9]{9}[0-9X]");

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    private RunningNode node;

    @BeforeAll
    void start() {
        node = RunningNode.start("register_pages", true);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    /** Somebody at a browser. */
    private final class Official {
        private final HttpClient client =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();

        Official(String login) throws IOException, InterruptedException {
            send(
                    "/sign-in",
                    "application/x-www-form-urlencoded",
                    "login=" + login + "&password=tongban-demo");
        }

        HttpResponse<String> open(String path) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(node.address().resolve(path))
                            .header("Accept-Language", "zh-CN")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        private HttpResponse<String> send(String path, String type, String body)
                throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(node.address().resolve(path))
                            .header("Content-Type", type)
                            .header("Accept-Language", "zh-CN")
                            .header("Origin", node.address().toString())
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        /** Sends a form of a page with its hidden fields. */
        HttpResponse<String> fill(String page, String path, Map<String, String> typed)
                throws IOException, InterruptedException {
            Map<String, String> fields = new HashMap<>();
            for (Matcher m = HIDDEN.matcher(page.substring(page.indexOf("<main"))); m.find(); ) {
                fields.put(m.group(1), m.group(2));
            }
            fields.putAll(typed);
            return send(
                    path,
                    "application/x-www-form-urlencoded",
                    fields.entrySet().stream()
                            .map(e ->
                                    e.getKey()
                                            + "="
                                            + URLEncoder.encode(
                                                    e.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&")));
        }
    }

    private static String first(String page, String link) {
        Matcher m = Pattern.compile("href=\"(" + link + ")\"").matcher(page);
        assertThat(m.find()).as("a link like " + link).isTrue();
        return m.group(1).replace("&amp;", "&");
    }

    private static String household(Official official, String number)
            throws IOException, InterruptedException {
        String list = official.open("/register").body();
        Matcher m =
                Pattern.compile("href=\"(/register/households/[0-9a-f-]{36})\">" + number)
                        .matcher(list);
        assertThat(m.find()).as(number).isTrue();
        return m.group(1);
    }

    @Test
    void aFileIsOpenedForAPurposeAndShowsNoFullNumber() throws Exception {
        Official reviewer = new Official("sc.reviewer");
        String address = household(reviewer, "SC-0001");
        assertThat(reviewer.open(address).body())
                .as("nothing is opened before the purpose is said")
                .contains("为什么查阅")
                .doesNotContain("何大勇");
        String file = reviewer.open(address + "?purpose=RECHECK").body();
        assertThat(file)
                .contains("何大勇", "周素珍", "何小雨", "1400.00 元", "三级", "92.00", "入户调查")
                .contains("重庆市");
        assertThat(FULL_NUMBER.matcher(file).find()).isFalse();
        assertThat(reviewer.open(address + "?purpose=RECHECK&day=2026-01-15").body())
                .contains("900.00 元")
                .doesNotContain("1400.00 元");
        assertThat(reviewer.open(address + "?purpose=RECHECK&known=2020-01-01").body())
                .as("nothing was known then")
                .contains("这一天没有登记成员");
        for (String other : new String[] {"cq.reviewer", "cq.supervisor", "sc.clerk"}) {
            assertThat(new Official(other).open(address + "?purpose=RECHECK").statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(new Official("sc.resident").open(address + "?purpose=RECHECK").statusCode())
                .isEqualTo(403);
        assertThat(new Official("sc.resident").open("/register").body())
                .contains("台账里关于我的登记", "陈国安", "一级")
                .doesNotContain("何大勇");
    }

    @Test
    void aNumberIsFoundForAPurposeAndStaysTypedWhereItIsNot() throws Exception {
        Official decider = new Official("sc.decider");
        String page = decider.open("/register").body();
        HttpResponse<String> refused =
                decider.fill(page, "/register", Map.of("of", "HOUSEHOLD", "number", "SC-0002"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("没有选择查阅目的", "value=\"SC-0002\"");
        HttpResponse<String> found =
                decider.fill(
                        page,
                        "/register",
                        Map.of("of", "HOUSEHOLD", "number", "sc-0002", "purpose", "RECHECK"));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.uri().toString()).contains("/register/households/").doesNotContain("0002");
        assertThat(found.body()).contains("陈国安");
        HttpResponse<String> named =
                decider.fill(
                        page,
                        "/register",
                        Map.of("of", "NAME", "number", "周素珍", "purpose", "RECHECK"));
        assertThat(named.uri().toString()).as("one of that name").contains("/register/households/");
        assertThat(
                        decider.fill(
                                        page,
                                        "/register",
                                        Map.of(
                                                "of", "NAME",
                                                "number", "没有此人",
                                                "purpose", "RECHECK"))
                                .body())
                .contains("没有这个姓名", "value=\"没有此人\"");
        HttpResponse<String> unknown =
                decider.fill(
                        page,
                        "/register",
                        Map.of("of", "HOUSEHOLD", "number", "CQ-0001", "purpose", "RECHECK"));
        assertThat(unknown.statusCode()).as("the other side's").isEqualTo(422);
    }

    @Test
    void whoComesSecondKeepsWhatHeTyped() throws Exception {
        Official one = new Official("sc.reviewer");
        Official two = new Official("sc.decider");
        String file = one.open(household(one, "SC-0002") + "?purpose=CORRECTION").body();
        String address = first(file, "/register/records/[0-9a-f-]{36}/INCOME\\?series=[^\"]+");
        String path = address.substring(0, address.indexOf('?'));
        String pageOfOne = one.open(address).body();
        String pageOfTwo = two.open(address).body();
        assertThat(pageOfOne).contains("经过和更正", "163.00 元");
        HttpResponse<String> bad = one.fill(pageOfOne, path, income("not money", "", "2026-07-01"));
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("不是数额", "没有写明理由", "value=\"not money\"");
        assertThat(one.fill(pageOfOne, path, income("175.00", "养老金上调", "2026-07-01")).body())
                .contains("已登记");
        HttpResponse<String> late =
                two.fill(pageOfTwo, path, income("180.00", "银行流水", "2026-07-01"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("您填写期间，别人已经登记", "175.00 元", "value=\"180.00\"", "银行流水");
        assertThat(two.fill(late.body(), path, income("180.00", "银行流水", "2026-07-01")).body())
                .contains("已登记", "180.00 元");
        assertThat(two.open(address).body())
                .as("nothing is overwritten")
                .contains("163.00 元", "175.00 元", "180.00 元", "养老金上调");
        Map<String, String> withdrawn = income("180.00", "已经停发", "2026-10-01");
        withdrawn.put("act", "withdraw");
        two.fill(two.open(address).body(), path, withdrawn);
        assertThat(two.open(address).body()).contains("撤销：这些日子没有登记");
    }

    private static Map<String, String> income(String monthly, String reason, String from) {
        return new HashMap<>(
                Map.of(
                        "income", "TRANSFER",
                        "payer", "城乡居民基本养老保险",
                        "monthly", monthly,
                        "from", from,
                        "to", "",
                        "source", "SOCIAL_INSURANCE",
                        "assurance", "VERIFIED",
                        "reason", reason));
    }

    @Test
    void aFileIsBegunAndImportedAndTheListLeavesAsATable() throws Exception {
        Official reviewer = new Official("sc.reviewer");
        String form = reviewer.open("/register/new?of=HOUSEHOLD").body();
        Map<String, String> typed =
                new HashMap<>(
                        Map.of(
                                "number", "SC-0077",
                                "place", "510107",
                                "address", "高滩镇演示街 7 号",
                                "settlement", "RURAL",
                                "from", "2026-01-01",
                                "source", "HOME_VISIT",
                                "assurance", "VERIFIED",
                                "reason", "新建"));
        HttpResponse<String> elsewhere = reviewer.fill(form, "/register/new", typed);
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(elsewhere.body()).contains("建档地不由您的机关管理", "演示街 7 号");
        typed.put("place", "511623109");
        assertThat(reviewer.fill(form, "/register/new", typed).body())
                .contains("已建档", "SC-0077", "这一天没有登记成员");
        assertThat(
                        imported(
                                reviewer,
                                "citizen_number,place,name,source,assurance\nx,y,,z,VERIFIED\n"))
                .contains("REGISTER-207 people.csv:2 citizen_number", "新增0");
        assertThat(imported(reviewer, "citizen_number,place,name,source,assurance\n"))
                .contains("共0行");
        HttpResponse<String> csv = reviewer.open("/lists/households.csv?");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.body()).contains("\"SC-0001\"", "\"何*勇\"", "\"是\"").doesNotContain("何大勇");
    }

    @Test
    void aPersonsFileIsErasedByTwo() throws Exception {
        Official reviewer = new Official("sc.reviewer");
        String people =
                reviewer.fill(
                                reviewer.open("/register").body(),
                                "/register",
                                Map.of("of", "NAME", "number", "文小满", "purpose", "RECHECK"))
                        .body();
        Matcher found = Pattern.compile("/register/hand-over/([0-9a-f-]{36})").matcher(people);
        assertThat(found.find()).isTrue();
        String path = "/register/erasure/" + found.group(1);
        assertThat(reviewer.open(path).statusCode()).as("supervision alone").isEqualTo(404);
        Official first = new Official("sc.supervisor");
        Official second = new Official("sc.supervisor2");
        assertThat(first.fill(first.open(path).body(), path, Map.of("act", "propose")).body())
                .contains("没有写明理由");
        first.fill(first.open(path).body(), path, Map.of("act", "propose", "reason", "已被收养，另行建档"));
        assertThat(first.open(path).body()).contains("须另一名监督人员确认").doesNotContain("末四位");
        HttpResponse<String> wrong =
                second.fill(
                        second.open(path).body(), path, Map.of("act", "confirm", "tail", "0000"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("不是此人号码的末四位");
        second.fill(second.open(path).body(), path, Map.of("act", "withdraw"));
        assertThat(second.open(path).body()).contains("提出删除");
    }

    private static String imported(Official official, String csv)
            throws IOException, InterruptedException {
        String page = official.open("/register/import").body();
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        String end = "\r\n--cut";
        String part = "\r\nContent-Disposition: form-data; name=\"";
        String body =
                "--cut"
                        + part
                        + "_csrf\"\r\n\r\n"
                        + token.group(1)
                        + end
                        + part
                        + "kind\"\r\n\r\nIDENTITY"
                        + end
                        + part
                        + "file\"; filename=\"p.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        + csv
                        + end
                        + "--\r\n";
        return official.send("/register/import", "multipart/form-data; boundary=cut", body).body();
    }
}
