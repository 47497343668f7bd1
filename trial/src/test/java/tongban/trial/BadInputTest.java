package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong at a window: said clearly, with the right status, and nothing typed is lost. */
class BadInputTest {
    @RegisterExtension private static final Demonstration DEMO = new Demonstration("bad_input");

    @Test
    void numbersThatCannotBe() {
        Screen clerk = DEMO.signedIn("sc.clerk");
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
        Screen clerk = DEMO.signedIn("sc.clerk");
        Visitor.born("冯桂兰", "19710101", 124).startsAt(clerk);
        clerk.fill("applicant.name", "冯桂兰").force("applicant.address", "路".repeat(201));
        clerk.press("保存并继续").landsOn(422).sees("200");
        assertThat(clerk.typed("applicant.name")).isEqualTo("冯桂兰");
    }

    @Test
    void filesThatAreNotWhatTheySay() {
        Screen clerk = DEMO.signedIn("sc.clerk");
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
        Screen clerk = DEMO.signedIn("sc.clerk");
        UUID draft = Visitor.born("曾大富", "19720102", 115).startsAt(clerk);
        for (int bytes : new int[] {5 * 1024 * 1024 + 1, 14 * 1024 * 1024}) {
            clerk.open("/drafts/" + draft + "/papers");
            clerk.page().locator("#file-bank-account").setInputFiles(paper(bytes));
            clerk.page().locator("form[action$='/papers/bank-account'] button").last().click();
            clerk.landsOn(413).sees("上传材料", "5 MB", "本人银行账户");
            assertThat(clerk.count("a[href='#file-bank-account']")).isEqualTo(1);
        }
        clerk.page().locator("button[name='language']").click();
        clerk.landsOn(200);
    }

    @Test
    void whatIsTypedBesideAnUploadStays() {
        Screen resident = DEMO.signedIn("sc.resident");
        resident.open("/desk").follow("50-").begin("supply-supplement").fill("note", "见所附复印件");
        addsPaper(resident, 6 * 1024 * 1024);
        resident.landsOn(413).sees("5 MB");
        assertThat(resident.typed("note")).isEqualTo("见所附复印件");
        addsPaper(resident, 2_000);
        resident.landsOn(200).sees("银行卡.pdf");
        assertThat(resident.typed("note")).isEqualTo("见所附复印件");
        assertThat(resident.page().locator("#how-bank-account option").count())
                .as("nothing, or what was uploaded: the rest is for a window to say")
                .isEqualTo(2);
        resident.select("how.bank-account", "ELECTRONIC").send("supply-supplement").landsOn(200);
        assertThat(resident.count("#act-supply-supplement")).isZero();
    }

    private static void addsPaper(Screen resident, int bytes) {
        resident.page().locator("#upload-bank-account").setInputFiles(paper(bytes));
        resident.page().locator("button[formaction$='/uploads/bank-account']").click();
    }

    private static FilePayload paper(int bytes) {
        byte[] begun = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        return new FilePayload("银行卡.pdf", "application/pdf", Arrays.copyOf(begun, bytes));
    }

    @Test
    void aPersonsNumberIsShownMaskedOnceItIsStored() {
        Screen clerk = DEMO.signedIn("sc.clerk");
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
    void daysAndCodesThatDoNotExist() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("曾大红", "19720104", 119);
        UUID draft = visitor.startsAt(clerk);
        clerk.open("/drafts/" + draft + "/questions/card")
                .fill("disability-card-number", visitor.number() + "41")
                .date("card-valid-until", 2031, 2, 30)
                .choose("disability-category", "limbs")
                .choose("disability-grade", "1")
                .press("保存并继续")
                .landsOn(422)
                .sees("没有这一天");
        assertThat(clerk.typed("card-valid-until.day")).isEqualTo("30");

        // sent as a program would: a grade that no card has, a place that no list has
        clerk.date("card-valid-until", 2031, 6, 20);
        clerk.page()
                .locator("#disability-grade-1")
                .evaluate("e => { e.value = '9'; e.checked = true; }");
        clerk.press("保存并继续").landsOn(422).sees("不是所列的选项");
        clerk.open("/drafts/" + draft + "/place?q=茨竹");
        clerk.page()
                .locator("main input[name='place']")
                .first()
                .evaluate("e => { e.value = '999999999'; e.checked = true; }");
        clerk.press("保存并继续").landsOn(422).sees("请先查找");
    }

    @Test
    void aDraftChangedElsewhere() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("曾大方", "19720105", 121);
        UUID draft = visitor.startsAt(clerk);
        Screen second = clerk.second().open("/drafts/" + draft + "/applicant");
        visitor.saysWho(clerk);
        clerk.landsOn(200);
        visitor.saysWho(second);
        second.landsOn(409).sees("已在别处修改");
        assertThat(second.typed("applicant.number")).isEqualTo(visitor.number());
        second.press("保存并继续").landsOn(200);
    }

    @Test
    void whoMayNot() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        UUID draft = Visitor.born("曾大学", "19720106", 123).startsAt(clerk);
        DEMO.signedIn("sc.reviewer").open("/drafts/" + draft).landsOn(403).sees("您不能打开这个页面");
        DEMO.signedIn("cq.clerk", "en-US")
                .open("/drafts/" + draft)
                .landsOn(404)
                .sees("There is no such page");
        DEMO.signedIn("cq.reviewer").open("/supervision").landsOn(403);
    }

    @Test
    void twoPeopleOnOneCase() {
        Screen clerk = DEMO.signedIn("sc.clerk");
        Visitor visitor = Visitor.born("郑桂华", "19740101", 128);
        UUID id = visitor.typedIn(clerk);
        visitor.showsPapers(clerk);
        clerk.press("收件").landsOn(200);
        Screen second = clerk.second().open("/cases/" + id);
        clerk.perform("forward").landsOn(200);
        second.begin("forward").fill("note", "原件随后寄出").send("forward");
        second.landsOn(409).sees("此案已由他人先办理", "原件随后寄出");
    }

    @Test
    void sentTwice() {
        Screen clerk = DEMO.signedIn("sc.clerk");
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
