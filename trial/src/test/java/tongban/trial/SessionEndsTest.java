package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A session ends while somebody is typing: after he has signed in again his page is as he left it.
 * Nobody else sees it, and it stands in no address.
 */
class SessionEndsTest {
    private static final Visitor VISITOR = Visitor.born("秦玉芬", "19660606", 342);

    @RegisterExtension private static final Demonstration DEMO = new Demonstration("session_ends");

    @Test
    void whatWasTypedIsShownAgainToWhoeverTypedIt() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        UUID draft = VISITOR.startsAt(clerk);
        clerk.page().context().clearCookies();
        VISITOR.saysWho(clerk);
        clerk.landsOn(401).sees("您刚才填写的内容没有丢");
        assertThat(clerk.page().content()).doesNotContain(VISITOR.number(), VISITOR.name());
        assertThat(clerk.page().url()).doesNotContain(VISITOR.number());

        // a wrong password loses nothing either
        clerk.signsIn("sc.clerk", "wrong").landsOn(401).sees("账号或密码不对");
        assertThat(clerk.typed("login")).isEqualTo("sc.clerk");

        clerk.signsIn("sc.clerk", Browser.PASSWORD).landsOn(200).sees("已恢复您刚才填写的内容");
        assertThat(clerk.path()).isEqualTo("/drafts/" + draft + "/applicant");
        assertThat(clerk.typed("applicant.name")).isEqualTo(VISITOR.name());
        assertThat(clerk.typed("applicant.number")).isEqualTo(VISITOR.number());
        assertThat(clerk.typed("applicant.address")).isEqualTo("演示路 7 号");
        clerk.press("保存并继续").landsOn(200).sees("户籍地在哪里");
    }

    @Test
    void somebodyElseSeesNothingOfIt() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("秦玉芳", "19660607", 344);
        UUID draft = visitor.startsAt(clerk);
        clerk.page().context().clearCookies();
        visitor.saysWho(clerk);
        clerk.landsOn(401).signsIn("cq.clerk", Browser.PASSWORD);
        assertThat(clerk.page().content()).doesNotContain(visitor.number(), visitor.name());
        clerk.open("/drafts/" + draft + "/applicant").landsOn(404);
    }

    @Test
    void theFormOfAnActComesBackToo() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("秦玉香", "19660608", 346);
        UUID id = visitor.typedIn(clerk);
        visitor.showsPapers(clerk);
        clerk.page().context().clearCookies();
        clerk.press("收件").landsOn(401).signsIn("sc.clerk", Browser.PASSWORD).landsOn(200);
        assertThat(clerk.page().locator("#how-bank-account").inputValue()).isEqualTo("TO_FOLLOW");
        clerk.press("收件").landsOn(200).sees("已收件");

        clerk.begin("forward").fill("note", "原件随后寄出");
        clerk.page().context().clearCookies();
        clerk.send("forward").landsOn(401).signsIn("sc.clerk", Browser.PASSWORD).landsOn(200);
        assertThat(clerk.path()).isEqualTo("/cases/" + id);
        assertThat(clerk.typed("note")).isEqualTo("原件随后寄出");
        clerk.send("forward").landsOn(200);
    }

    /** Also where a form is sent to an address of its own, on a page of several. */
    @Test
    void aFormThatIsOneOfSeveralOnItsPageComesBackToo() {
        Screen supervisor = DEMO.signedIn("sc.supervisor");
        supervisor.open("/supervision/retention").landsOn(200);
        supervisor.fill("number", "51-20260101-000001-X").fill("reason", "行政复议期间保留");
        supervisor.page().context().clearCookies();
        supervisor.press("保留").landsOn(401).signsIn("sc.supervisor", Browser.PASSWORD);
        supervisor.landsOn(200).sees("已恢复您刚才填写的内容");
        assertThat(supervisor.path()).isEqualTo("/supervision/retention");
        assertThat(supervisor.typed("number")).isEqualTo("51-20260101-000001-X");
        assertThat(supervisor.typed("reason")).isEqualTo("行政复议期间保留");
    }

    @Test
    void aPageOfAnEarlierSessionIsShownAgainInTheNewOne() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("秦玉珍", "19660609", 348);
        visitor.startsAt(clerk);
        Screen second = clerk.second();
        clerk.page().context().clearCookies();
        second.open("/sign-in").signsIn("sc.clerk", Browser.PASSWORD).landsOn(200);
        visitor.saysWho(clerk);
        clerk.landsOn(200).sees("已恢复您刚才填写的内容");
        assertThat(clerk.typed("applicant.number")).isEqualTo(visitor.number());
    }

    @Test
    void whoOnlyReadsHasNoSession() {
        Screen anybody = DEMO.visitor("zh-CN");
        for (String path :
                new String[] {"/", "/items", "/services/disability-subsidies", "/sign-in"}) {
            anybody.open(path).landsOn(200);
        }
        anybody.open("/desk");
        assertThat(anybody.path()).isEqualTo("/sign-in");
        assertThat(anybody.page().context().cookies()).isEmpty();

        // what another site's page sends is turned away by where it comes from
        var forged =
                anybody.page()
                        .context()
                        .request()
                        .post(
                                "/settings",
                                RequestOptions.create()
                                        .setHeader("Origin", "http://elsewhere.example")
                                        .setForm(FormData.create().set("size", "large")));
        assertThat(forged.status()).isEqualTo(403);

        // the switches work without a session, and a sign-in leads to where one wanted to go
        anybody.page().locator("button[name='size']").click();
        assertThat(anybody.count("html.tb-large")).isEqualTo(1);
        anybody.open("/cases").signsIn("sc.clerk", Browser.PASSWORD);
        assertThat(anybody.path()).isEqualTo("/cases");
    }
}
