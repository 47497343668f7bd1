package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.RunningNode;
import tongban.node.paper.Pdf;
import tongban.node.paper.Pictures;

/**
 * The papers of a policy as whoever needs them fetches them: handbook and guide by anybody, the
 * confirmation by the enterprise, the order to pay by the body. {@code -Dtongban.golden=write}
 * renews the pictures in docs/papers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class PolicyPapersTest {
    /** Pictures that this test leaves. */
    public static final Set<String> PICTURES =
            Set.of("policy-handbook", "policy-guide", "offer-confirmation", "order-to-pay");

    private static final String POLICY = "/policies/job-keeping-refund";

    private RunningNode node;

    @BeforeAll
    void start() {
        node = RunningNode.start("policy_papers", true);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private static HttpClient nobody() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private HttpClient signedIn(String login) throws IOException, InterruptedException {
        HttpClient client = nobody();
        HttpResponse<String> desk =
                client.send(
                        HttpRequest.newBuilder(node.address().resolve("/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", node.address().toString())
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "login=%s&password=tongban-demo".formatted(login)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(desk.uri().getPath()).as(login + " is in").isNotEqualTo("/sign-in");
        return client;
    }

    private <T> HttpResponse<T> get(
            HttpClient who, String path, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return who.send(
                HttpRequest.newBuilder(node.address().resolve(path))
                        .header("Accept-Language", "zh-CN")
                        .build(),
                handler);
    }

    /** The first address of that shape on a page. */
    private String found(HttpClient who, String page, String shape)
            throws IOException, InterruptedException {
        String body = get(who, page, HttpResponse.BodyHandlers.ofString()).body();
        Matcher link = Pattern.compile(shape).matcher(body);
        assertThat(link.find()).as(shape + " on " + page).isTrue();
        return link.group();
    }

    /** Its Chinese text, with its picture left. */
    private String printed(HttpClient who, String path, String picture)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(who, path, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(PICTURES).contains(picture);
        assertThat(Pdf.misplaced(answer.body())).as(picture).isEmpty();
        assertThat(Pdf.machineDays(Pdf.text(answer.body()))).as(picture).isEmpty();
        Pictures.of(picture, answer.body());
        return Pdf.text(answer.body());
    }

    /** The order of a subsidy's run of a month: there is one on any day. */
    private String ordered(HttpClient body) throws IOException, InterruptedException {
        return one(body, "/payment-runs", "/order.pdf", "(?s).*困难残疾人生活补贴.*批次当月.*");
    }

    /** The paper of one record of a list: the first that says this. */
    private String one(HttpClient client, String list, String paper, String says)
            throws IOException, InterruptedException {
        String page = get(client, list, HttpResponse.BodyHandlers.ofString()).body();
        String records = list.replaceAll("\\?.*", "");
        Matcher links = Pattern.compile(records + "/[0-9a-f-]{36}").matcher(page);
        while (links.find()) {
            String path = links.group() + paper;
            HttpResponse<byte[]> answer =
                    get(client, path, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200 && Pdf.text(answer.body()).matches(says)) {
                return path;
            }
        }
        throw new AssertionError("no " + paper + " of " + list + " says " + says);
    }

    @Test
    void handbookAndGuideAreForEverybody() throws Exception {
        HttpClient anybody = nobody();
        String handbook = found(anybody, POLICY, "/policies/[a-z-]+/texts/[0-9a-f-]+/handbook-1");
        assertThat(printed(anybody, handbook + ".pdf", "policy-handbook"))
                .contains("工作手册", "本文书无法律效力")
                .doesNotContain("{");
        assertThat(
                        printed(
                                anybody,
                                handbook.replace("handbook-1", "guide-1") + ".pdf",
                                "policy-guide"))
                .contains("申兑指南", "本文书无法律效力")
                .doesNotContain("{");
    }

    @Test
    void theConfirmationIsTheEnterprisesAndTheOrderTheBodys() throws Exception {
        HttpClient enterprise = signedIn("sc.enterprise");
        String confirmation =
                one(
                        enterprise,
                        "/policies/offers?look=CONFIRMED",
                        "/confirmation.pdf",
                        "(?s).*高竹演示智能装备有限公司.*");
        assertThat(printed(enterprise, confirmation, "offer-confirmation"))
                .contains("免申", "企业", "统一社会信用代码", "本文书无法律效力")
                .doesNotContain("{");
        assertThat(
                        get(nobody(), confirmation, HttpResponse.BodyHandlers.ofString())
                                .uri()
                                .getPath())
                .as("whoever is not signed in has to")
                .isEqualTo("/sign-in");
        HttpClient body = signedIn("sc.decider");
        assertThat(printed(body, ordered(body), "order-to-pay"))
                .contains("拨款单", "请拨付", "笔数", "金额（元）", "本文书无法律效力")
                .contains("编号：BK-", "人民币", "负责人签字")
                .containsPattern("月份20[0-9]{2}年[0-9]{1,2}月批次当月")
                .doesNotContain("{");
    }
}
