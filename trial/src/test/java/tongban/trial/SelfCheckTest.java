package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Check before you start: somebody who has not signed in answers what matters and is told what to
 * expect, why, and by which article. Nothing is stored; what he answered goes along when he
 * applies.
 */
class SelfCheckTest {
    @RegisterExtension private static final Demonstration DEMO = new Demonstration("self_check");

    private static Screen atGaotan() {
        Screen anybody = DEMO.visitor("zh-CN");
        anybody.open("/services/disability-subsidies").follow("开始自测").landsOn(200);
        anybody.fill("q", "高滩").press("查找");
        anybody.choose("place", "511623109");
        if (anybody.count("input[name='place.inside-zone']") > 0) {
            anybody.choose("place.inside-zone", "false");
        }
        return anybody.press("继续").landsOn(200).sees("您要申请哪项补贴");
    }

    private static void card(Screen anybody, String grade) {
        assertThat(anybody.count("input[name='disability-card-number']"))
                .as("no number of anybody is asked for")
                .isZero();
        anybody.date("card-valid-until", 2031, 6, 20)
                .choose("disability-category", "limbs")
                .choose("disability-grade", grade)
                .press("继续");
    }

    @Test
    void likelyGrantedAndTheAnswersGoAlong() {
        Screen anybody = atGaotan();
        anybody.choose("subsidies-applied-for", "both").press("继续");
        card(anybody, "1");
        anybody.choose("long-term-care-needed", "true").press("继续");
        anybody.choose("assistance-class", "minimum-living-allowance").press("继续");
        anybody.choose("injury-care-allowance", "false")
                .choose("child-allowance", "none")
                .fill("similar-living-benefit", "0")
                .fill("similar-nursing-benefit", "0")
                .press("继续");
        anybody.landsOn(200).sees("很可能符合条件", "这是自测结果，不是决定", "220");
        assertThat(anybody.page().url()).endsWith("/services/disability-subsidies/check");
        assertThat(anybody.page().context().cookies()).as("nothing is stored").isEmpty();

        anybody.press("现在申请").landsOn(401);
        anybody.signsIn("sc.resident", Browser.PASSWORD).landsOn(200).sees("自测时的回答会带入申请");
        anybody.press("开始填写").landsOn(200);
        String draft = anybody.path();
        anybody.open(draft + "/questions/card");
        assertThat(anybody.page().locator("input[name='disability-grade']:checked").inputValue())
                .isEqualTo("1");
        assertThat(anybody.typed("card-valid-until.year")).isEqualTo("2031");
        anybody.open(draft + "/check").sees("高滩镇", "最低生活保障家庭");
    }

    @Test
    void likelyRefusedWithEveryReasonAndItsArticle() {
        Screen anybody = atGaotan();
        anybody.choose("subsidies-applied-for", "nursing").press("继续");
        card(anybody, "3");
        while (anybody.count("button[value='next']") > 0) {
            if (anybody.count("input[name='long-term-care-needed']") > 0) {
                anybody.choose("long-term-care-needed", "false");
            }
            if (anybody.count("input[name='assistance-class']") > 0) {
                anybody.choose("assistance-class", "none");
            }
            if (anybody.count("input[name='injury-care-allowance']") > 0) {
                anybody.choose("injury-care-allowance", "false")
                        .fill("similar-nursing-benefit", "0");
            }
            anybody.press("继续");
        }
        anybody.landsOn(200).sees("很可能不符合条件", "残疾等级不是一级、二级");
        assertThat(anybody.page().locator(".tb-reasons .tb-small").first().innerText())
                .as("the article")
                .isNotBlank();
    }

    @Test
    void whatIsLeftOutIsNamed() {
        Screen anybody = atGaotan();
        anybody.choose("subsidies-applied-for", "both").press("继续");
        for (int step = 0; anybody.count("button[value='next']") > 0; step++) {
            assertThat(step).isLessThan(8);
            anybody.press("继续");
        }
        anybody.landsOn(200).sees("还不能判断", "还差这些信息", "残疾等级", "社会救助类别");
    }

    @Test
    void switchingLanguageAndSizeLosesNothing() {
        Screen anybody = atGaotan();
        anybody.choose("subsidies-applied-for", "nursing");
        anybody.page().locator("button[name='language']").click();
        anybody.landsOn(200).sees("Which subsidy");
        assertThat(
                        anybody.page()
                                .locator("input[name='subsidies-applied-for']:checked")
                                .inputValue())
                .isEqualTo("nursing");
    }

    @Test
    void anAnswerThatCannotBeIsSaidAndNothingIsLost() {
        Screen anybody = atGaotan();
        anybody.choose("subsidies-applied-for", "both").press("继续");
        anybody.date("card-valid-until", 2031, 2, 30).choose("disability-grade", "2").press("继续");
        anybody.landsOn(422).sees("没有这一天");
        assertThat(anybody.typed("card-valid-until.day")).isEqualTo("30");
        assertThat(anybody.page().locator("input[name='disability-grade']:checked").inputValue())
                .isEqualTo("2");
    }
}
