package tongban.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;

/**
 * 公布 as the village and the office see it: it hangs, comes down when less is decided, hangs again
 * for as long as that is true, is asked for in the lists while it does not hang, and comes down by
 * hand.
 */
class PublishedOnThePageTest extends MovedDays {
    private static final LocalDate GRANTED = LocalDate.of(2026, 11, 9);
    private static final String BOARD = "/publications?place=511623109";

    PublishedOnThePageTest() {
        super("published_pages");
    }

    private static void published(Screen reviewer, Matter matter, int members) {
        reviewer.open(page(matter)).landsOn(200).begin("publish");
        enters(reviewer, "publish", "place", "高滩村村务公开栏");
        enters(reviewer, "publish", "members", String.valueOf(members));
        reviewer.send("publish").landsOn(200).sees("公布中");
    }

    /** Less from the next month on, decided on its page. */
    private void reduced(Matter matter) {
        Entitlements entitlements = story.bean(Entitlements.class);
        UUID ledger = story.money(matter, ALLOWANCE).row().id();
        UUID measure =
                Story.done(
                        entitlements.propose(
                                story.reviewer(matter),
                                ledger,
                                new Entitlements.Proposal(
                                        MeasureKind.REDUCE,
                                        Optional.of(YearMonth.of(2027, 1)),
                                        Optional.empty(),
                                        Optional.of(new BigDecimal("100.00")),
                                        Optional.empty(),
                                        "民发〔2021〕57号",
                                        "第三十二条",
                                        "家庭收入增加。")));
        Story.done(entitlements.hear(story.reviewer(matter), measure, "知道，没有意见。"));
        Screen decider =
                decider(matter).open("/ledger/" + ledger + "/measures/" + measure).landsOn(200);
        decider.fill("why", "情况属实。").press("决定并执行").landsOn(200);
    }

    private Screen late(Screen reviewer) {
        return reviewer.open("/cases?look=DUTY_LATE").landsOn(200);
    }

    @Test
    void whatIsLessComesDownAndHangsAgainForAsLongAsItIsTrue() {
        story.on(GRANTED.minusDays(10));
        Matter matter = applied("葛秀兰", ALLOWANCE, "01-");
        story.granted(matter);
        String page = page(matter);
        Screen reviewer = reviewer(matter);
        Screen anybody = browser.visitor("zh-CN");
        story.on(LocalDate.of(2026, 12, 3));
        late(reviewer).sees(matter.number(), "公布同意的决定");
        reviewer.open(page + "/clock").landsOn(200).sees("公布同意的决定", "平台自定");

        published(reviewer, matter, 3);
        anybody.open(BOARD).landsOn(200).sees("葛秀兰", "3人");
        late(reviewer).doesNotSee(matter.number());
        reduced(matter);
        anybody.open(BOARD).doesNotSee("葛秀兰");
        reviewer.open(page).sees("撤下公布", "待遇已决定").doesNotSee("公布中");

        published(reviewer, matter, 0);
        reviewer.sees("2026年12月31日");
        assertThat(new PageInspection(reviewer, "zh-CN", true).look(200, "published")).isEmpty();
        anybody.open(BOARD).sees("葛秀兰").doesNotSee("100.00");
        reviewer.open(page + "/clock").landsOn(200).sees("公布到待遇变动或者停发的前一日");
        reviewer.photograph("published-until-it-changes");
        story.on(LocalDate.of(2027, 1, 4));
        anybody.open(BOARD).doesNotSee("葛秀兰");
        published(reviewer, matter, 0);
        anybody.open(BOARD).sees("葛秀兰", "100.00");

        Screen decider = decider(matter).open(page).begin("take-down");
        decider.send("take-down").landsOn(422);
        says(decider, "take-down", "reason", "人数有误");
        decider.send("take-down").landsOn(200).sees("撤下公布", "人数有误");
        anybody.open(BOARD).doesNotSee("葛秀兰");
        story.on(LocalDate.of(2027, 1, 20));
        late(reviewer).sees(matter.number(), "公布同意的决定");
    }
}
