package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.RunningNode;

/** What goes wrong at a window: said clearly, with the right status, and nothing typed is lost. */
class BadInputTest {
    private static RunningNode node;
    private static Browser browser;

    @BeforeAll
    static void start() {
        Browser.isNeeded();
        node = RunningNode.start("bad_input", true);
        browser = Browser.at(node);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (node != null) {
            node.close();
        }
    }

    @Test
    void numbersThatCannotBe() {
        Screen clerk = browser.signedIn("sc.clerk");
        Visitor right = Visitor.born("龙小梅", "19700101", 120);
        String last = right.number().endsWith("1") ? "2" : "1";
        new Visitor(right.name(), right.number().substring(0, 17) + last).startsAt(clerk);
        new Visitor(right.name(), right.number().substring(0, 17) + last).saysWho(clerk);
        clerk.landsOn(422).sees("请更正以下问题");
        assertThat(clerk.typed("applicant.name")).isEqualTo("龙小梅");
        assertThat(clerk.typed("applicant.mobile")).isEqualTo("13900000722");

        Visitor.born("龙小梅", "20990101", 120).saysWho(clerk);
        clerk.landsOn(422).sees("请更正以下问题");
        assertThat(clerk.typed("applicant.address")).isEqualTo("演示路 7 号");

        right.saysWho(clerk);
        clerk.landsOn(200).sees("户籍地在哪里");
    }

    @Test
    void textsThatAreTooLong() {
        Screen clerk = browser.signedIn("sc.clerk");
        Visitor.born("冯桂兰", "19710101", 124).startsAt(clerk);
        clerk.fill("applicant.name", "冯桂兰").force("applicant.address", "路".repeat(201));
        clerk.press("保存并继续").landsOn(422).sees("200");
        assertThat(clerk.typed("applicant.name")).isEqualTo("冯桂兰");
    }

    @Test
    void filesThatAreNotWhatTheySay() {
        Screen clerk = browser.signedIn("sc.clerk");
        UUID draft = Visitor.born("曾大友", "19720101", 113).startsAt(clerk);
        clerk.open("/drafts/" + draft + "/papers");
        clerk.page()
                .locator("#file-application-form")
                .setInputFiles(
                        new FilePayload(
                                "申请表.pdf",
                                "application/pdf",
                                "MZ not a document".getBytes(StandardCharsets.UTF_8)));
        clerk.press("上传").landsOn(422).sees("PDF");
    }

    @Test
    void filesThatAreTooLarge() {
        Screen clerk = browser.signedIn("sc.clerk");
        UUID draft = Visitor.born("曾大富", "19720102", 115).startsAt(clerk);
        for (int bytes : new int[] {5 * 1024 * 1024 + 1, 9 * 1024 * 1024}) {
            clerk.open("/drafts/" + draft + "/papers");
            clerk.page()
                    .locator("#file-bank-account")
                    .setInputFiles(
                            new FilePayload(
                                    "银行卡.pdf",
                                    "application/pdf",
                                    Arrays.copyOf(
                                            "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII),
                                            bytes)));
            clerk.page().locator("form[action$='/papers/bank-account'] button").last().click();
            clerk.landsOn(413).sees("上传材料", "5 MB", "本人银行账户");
            assertThat(clerk.page().locator("a[href='#file-bank-account']").count()).isEqualTo(1);
        }
        clerk.page().locator("button[name='language']").click();
        clerk.landsOn(200);
    }

    @Test
    void aPersonsNumberIsShownMaskedOnceItIsStored() {
        Screen clerk = browser.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("曾大贵", "19720103", 117);
        UUID draft = visitor.startsAt(clerk);
        visitor.saysWho(clerk);
        String page = "/drafts/" + draft + "/applicant";
        clerk.open(page).sees(visitor.number().substring(0, 4) + "*".repeat(10));
        assertThat(clerk.page().content()).doesNotContain(visitor.number());

        // sent as it is: the number stays
        clerk.fill("applicant.address", "演示路 8 号").press("保存并继续").landsOn(200);
        clerk.open(page).sees(visitor.number().substring(14));

        // another one typed: it is changed
        Visitor other = Visitor.born("曾大贵", "19720203", 117);
        clerk.fill("applicant.number", other.number()).press("保存并继续").landsOn(200);
        clerk.open(page).sees(other.number().substring(14));
        assertThat(clerk.page().content()).doesNotContain(other.number());
    }

    @Test
    void twoPeopleOnOneCase() {
        Screen clerk = browser.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("郑桂华", "19740101", 128);
        UUID id = visitor.typedIn(clerk);
        visitor.showsPapers(clerk);
        clerk.press("收件").landsOn(200);
        Screen second = clerk.second().open("/cases/" + id);
        clerk.perform("forward").landsOn(200);
        second.begin("forward").fill("note", "原件随后寄出").send("forward");
        second.landsOn(409).sees("已有他人先办理了此案");
    }

    @Test
    void sentTwice() {
        Screen clerk = browser.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("谢长贵", "19750101", 131);
        UUID id = visitor.typedIn(clerk);
        visitor.showsPapers(clerk);
        APIResponse again = pressedTwice(clerk, id);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.url()).contains("/cases/" + id);

        // the same person and service once more is refused, and says that there is one already
        visitor.typedIn(clerk);
        visitor.showsPapers(clerk);
        clerk.press("收件").landsOn(422).sees("请更正以下问题");
        assertThat(clerk.page().locator("#how-bank-account").inputValue()).isEqualTo("TO_FOLLOW");
    }

    /** The form as it stands is sent by the button and then once more with the same key. */
    private static APIResponse pressedTwice(Screen clerk, UUID id) {
        FormData form = FormData.create();
        for (var field : clerk.page().locator("form[action$='/check'] [name]").all()) {
            boolean box = "checkbox".equals(field.getAttribute("type"));
            if (!box || field.isChecked()) {
                form.set(field.getAttribute("name"), field.inputValue());
            }
        }
        clerk.press("收件").landsOn(200).sees("已收件");
        return clerk.page()
                .context()
                .request()
                .post("/drafts/" + id + "/check", RequestOptions.create().setForm(form));
    }
}
