package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.RunningNode;
import tongban.node.cooperation.Act;
import tongban.node.cooperation.Body;
import tongban.node.cooperation.Both;
import tongban.node.cooperation.Cooperation;
import tongban.node.cooperation.Dossier;
import tongban.node.cooperation.Entry;
import tongban.node.cooperation.Meeting;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * Two officers of the joint office have the same entry or meeting open. Whoever sends second is
 * told what the first changed; what he typed stands in the form, and nothing is undone unseen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoOfficersTest {
    private static final Actor OFFICE =
            new Actor(
                    new UUID(71, 1),
                    "office",
                    Role.SUPERVISOR,
                    Jurisdiction.SICHUAN,
                    "51:x",
                    "某",
                    "Somebody");
    private static final String BODY = "5116:development-reform";

    private RunningNode node;
    private Cooperation cooperation;

    @BeforeAll
    void start() {
        node = RunningNode.start("two_officers", true);
        cooperation = node.bean(Cooperation.class);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private HttpClient signedIn() throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        assertThat(send(client, "/sign-in", "login=sc.supervisor&password=tongban-demo"))
                .extracting(r -> r.uri().getPath())
                .isEqualTo("/desk");
        return client;
    }

    private PageForm opened(HttpClient client, String page, String action)
            throws IOException, InterruptedException {
        HttpResponse<String> shown =
                client.send(
                        HttpRequest.newBuilder(node.address().resolve(page))
                                .header("Accept-Language", "zh-CN")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(shown.statusCode()).isEqualTo(200);
        return PageForm.of(shown.body(), action);
    }

    private HttpResponse<String> send(HttpClient client, PageForm form)
            throws IOException, InterruptedException {
        return send(client, form.action(), form.encoded());
    }

    private HttpResponse<String> send(HttpClient client, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(node.address().resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept-Language", "zh-CN")
                        .header("Origin", node.address().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private UUID begun(Act.Beginning act) {
        Cooperation.Result result = cooperation.begin(OFFICE, act);
        assertThat(result).isInstanceOf(Cooperation.Result.Done.class);
        return ((Cooperation.Result.Done) result).id();
    }

    private static Act.Enlist entry() {
        return new Act.Enlist(
                new Entry.Heading(
                        Entry.ListKind.REFORM,
                        2026,
                        Words.same("证照互认"),
                        new Both<>("重庆市政务服务部门", "四川省政务服务部门"),
                        "年内落地",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        List.of(Entry.Dimension.DATA),
                        "",
                        "",
                        "",
                        List.of(),
                        "年度清单",
                        Body.none()));
    }

    /** The first officer names the body that alone reports: the second one's slip stays his. */
    @Test
    void whoReportsIsNotUndoneByAStaleForm() throws Exception {
        UUID id = begun(entry());
        String page = "/cooperation/entries/" + id;
        String revise = page + "/revise";
        try (HttpClient first = signedIn();
                HttpClient second = signedIn()) {
            PageForm his = opened(second, revise, revise).with("target", "年内全部落地");
            PageForm hers = opened(first, revise, revise).with("bodiesSichuan", BODY);
            HttpResponse<String> done =
                    send(first, hers.with("dimension", "DATA", "POLICY").with("reason", "定了单位"));
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(done.body())
                    .as("each field that differs, and no other")
                    .contains("四川省由哪些单位报告", "广安市发展和改革委员会", "合作方面", "政策联动", "定了单位")
                    .doesNotContain("目标：原来是");

            HttpResponse<String> late = send(second, his.with("reason", "措辞"));
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("已由他人先更正", "定了单位", "广安市发展和改革委员会", "年内全部落地");
            assertThat(standing(id).bodies().sichuan()).extracting(Body::id).containsExactly(BODY);

            // a form that says nothing of what it saw has seen nothing
            PageForm again = PageForm.of(late.body(), revise);
            assertThat(again.at("reason")).as("nothing typed is lost").isEqualTo("措辞");
            assertThat(again.at("seen")).isEqualTo("1");
            assertThat(send(second, revise, again.with("seen", "").encoded()).statusCode())
                    .isEqualTo(409);

            // a fault on the way does not make him see more than he saw
            PageForm once = PageForm.of(late.body(), revise).with("bodiesSichuan", BODY);
            HttpResponse<String> faulty = send(second, once.with("reason", ""));
            assertThat(faulty.statusCode()).isEqualTo(422);
            PageForm mended = PageForm.of(faulty.body(), revise).with("reason", "措辞");
            assertThat(mended.at("seen")).isEqualTo("1");
            assertThat(send(second, mended).statusCode()).isEqualTo(200);
            assertThat(standing(id).target()).isEqualTo("年内全部落地");
            assertThat(standing(id).bodies().sichuan()).hasSize(1);
        }
    }

    private Entry.Heading standing(UUID id) {
        return ((Entry)
                        cooperation
                                .file(OFFICE, Jurisdiction.SICHUAN, Dossier.Kind.ENTRY, id)
                                .orElseThrow()
                                .dossier())
                .heading();
    }

    /** The record of a meeting, a matter and a decision are each asked on their own. */
    @Test
    void eachThingOfAMeetingIsAskedOnItsOwn() throws Exception {
        UUID id =
                begun(
                        new Act.Convene(
                                new Meeting.Heading(
                                        Meeting.Layer.WORKING_GROUP,
                                        9,
                                        Words.same("专班会议"),
                                        LocalDate.of(2024, 3, 4),
                                        "成都市",
                                        "通知")));
        String page = "/cooperation/meetings/" + id;
        cooperation.act(
                OFFICE,
                Dossier.Kind.MEETING,
                id,
                new Act.PutOnAgenda(new UUID(7, 1), "议题一", "", Optional.empty()));
        String record = page + "/correct-meeting";
        String matter = page + "/correct-matter";
        try (HttpClient first = signedIn();
                HttpClient second = signedIn()) {
            PageForm place = opened(second, page, record).with("place", "广安市");
            PageForm title = opened(second, page, matter).with("title", "议题一（修改）");
            PageForm day = opened(first, page, record).with("heldOn", "2024-03-05");
            assertThat(send(first, day.with("reason", "日期写错")).statusCode()).isEqualTo(200);
            assertThat(send(second, title.with("reason", "题目写错")).statusCode())
                    .as("another thing")
                    .isEqualTo(200);
            HttpResponse<String> late = send(second, place.with("reason", "地点写错"));
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("原来是 2024年3月4日，改为 2024年3月5日");
            PageForm again = PageForm.of(late.body(), record);
            assertThat(again.at("place")).isEqualTo("广安市");
            assertThat(send(second, again.with("heldOn", "2024-03-05")).body()).contains("更正过 2 次");
        }
    }
}
