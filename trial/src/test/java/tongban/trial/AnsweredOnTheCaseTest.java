package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tongban.node.casework.Command;
import tongban.node.demo.Story;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/**
 * What is found out after the application is answered where the case is: the reviewer records what
 * the proposal lacked, the applicant chooses an answer that he is asked for once more.
 */
class AnsweredOnTheCaseTest {
    @RegisterExtension
    private static final Demonstration DEMO = new Demonstration("answered_on_the_case");

    private static Story story;

    @BeforeAll
    static void start() {
        story = Story.in(DEMO.node());
    }

    private static String proposal(Screen reviewer) {
        return reviewer.page()
                .locator("h2:has-text('建议结论') + .govuk-inset-text")
                .first()
                .innerText();
    }

    @Test
    void theReviewerRecordsWhatWasLackingAndTheProposalChanges() {
        Story.Matter matter =
                story.applies(
                        story.somebody("罗明霞"),
                        "minimum-living-allowance",
                        "04-income-on-the-line",
                        Jurisdiction.SICHUAN);
        Actor official = story.reviewer(matter);
        story.act(official, matter.id(), Command.Accept::new);
        story.act(official, matter.id(), Command.StartReview::new);

        String page = "/cases/" + matter.id();
        Screen reviewer = DEMO.signedIn(official.login()).open(page).landsOn(200);
        assertThat(proposal(reviewer)).contains("不符合条件");
        reviewer.begin("record-facts")
                .choose("answer.receiving-now", "true")
                .fill("evidence", "低保台账，今天")
                .send("record-facts")
                .landsOn(200);
        assertThat(proposal(reviewer)).contains("信息不足");

        reviewer.begin("record-facts")
                .sees("（还缺）")
                .choose("answer.income-rose-by-work", "true")
                .fill("answer.exit-months-used", "0")
                .fill("evidence", "发放台账，今天");
        assertThat(new PageInspection(reviewer, "zh-CN", true).look(200, "record facts")).isEmpty();
        reviewer.photograph("record-facts");
        // the session ends meanwhile: what was chosen and typed is there again
        reviewer.page().context().clearCookies();
        reviewer.send("record-facts").landsOn(401);
        reviewer.signsIn(official.login(), Browser.PASSWORD).landsOn(200);
        assertThat(reviewer.path()).isEqualTo(page);
        assertThat(reviewer.typed("evidence")).isEqualTo("发放台账，今天");
        assertThat(
                        reviewer.page()
                                .locator("input[name='answer.income-rose-by-work']:checked")
                                .inputValue())
                .isEqualTo("true");
        reviewer.fill("answer.present-amount", "800").send("record-facts").landsOn(200);
        assertThat(proposal(reviewer)).contains("符合条件").doesNotContain("不符合条件");
    }

    @Test
    void theApplicantAnswersASupplementByAChoice() {
        Story.Matter matter = story.appliesOnline("sc.resident", "old-age-allowance", "01-eighty");
        String page = "/cases/" + matter.id();
        Screen reviewer = DEMO.signedIn(story.reviewer(matter).login()).open(page).landsOn(200);
        reviewer.begin("request-supplement")
                .choose("missing", "answer:allowance-elsewhere")
                .fill("what.answer:allowance-elsewhere", "对方一侧也有登记，请说明在哪里领取")
                .send("request-supplement")
                .landsOn(200);

        Screen resident = DEMO.signedIn("sc.resident").open(page).landsOn(200);
        resident.begin("supply-supplement").sees("对方一侧也有登记，请说明在哪里领取");
        assertThat(new PageInspection(resident, "zh-CN", true).look(200, "supplement")).isEmpty();
        resident.choose("answer.allowance-elsewhere", "other-side")
                .send("supply-supplement")
                .landsOn(200);
        assertThat(resident.count("#act-supply-supplement")).isZero();
        reviewer.open(page).landsOn(200);
        assertThat(reviewer.page().locator(".govuk-summary-list").allInnerTexts().toString())
                .contains("另一省");
    }
}
