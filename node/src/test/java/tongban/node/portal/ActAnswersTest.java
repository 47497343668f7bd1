package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Missing;
import tongban.node.casework.SpecialProcedure;
import tongban.node.demo.Story;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/**
 * What an officer verified and what an applicant is asked for once more is answered on the page of
 * the case as it was when he applied: chosen where there is a choice, and nothing else recorded.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActAnswersTest {
    private static final String ALLOWANCE = "minimum-living-allowance";
    private static final String SUBSIDIES = "disability-subsidies";

    private Story story;

    @BeforeAll
    void start() {
        story = Story.goesOn("act_answers");
    }

    @AfterAll
    void stop() {
        story.close();
    }

    /** Somebody at a browser. */
    private final class Visitor {
        private final HttpClient client =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();

        Visitor(Actor actor) throws IOException, InterruptedException {
            send("/sign-in", "login=" + actor.login() + "&password=tongban-demo");
        }

        String open(Story.Matter matter) throws IOException, InterruptedException {
            return client.send(
                            request("/cases/" + matter.id()).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        /** The form of an act as it stands on the page of the case. */
        PageForm form(Story.Matter matter, String act) throws IOException, InterruptedException {
            return PageForm.of(open(matter), address(matter, act));
        }

        HttpResponse<String> send(PageForm form) throws IOException, InterruptedException {
            return send(form.action(), form.encoded());
        }

        private HttpResponse<String> send(String path, String body)
                throws IOException, InterruptedException {
            return client.send(
                    request(path)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Origin", story.address().toString())
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(story.address().resolve(path))
                    .header("Accept-Language", "zh-CN");
        }
    }

    private static String address(Story.Matter matter, String act) {
        return "/cases/" + matter.id() + "/acts/" + act;
    }

    private Story.Matter applied(String name, String service, String example) {
        return story.applies(story.somebody(name), service, example, Jurisdiction.SICHUAN);
    }

    private Story.Matter inReview(String name, String service, String example) {
        Story.Matter matter = applied(name, service, example);
        story.act(story.reviewer(matter), matter.id(), Command.Accept::new);
        story.act(story.reviewer(matter), matter.id(), Command.StartReview::new);
        return matter;
    }

    private static PageForm sourced(PageForm form) {
        return form.with("source", "register").with("evidence", "民政台账，今天");
    }

    private CasePage page(Story.Matter matter) {
        return story.page(story.reviewer(matter), matter);
    }

    /** Where each answer comes from, by field. */
    private Map<String, String> sources(Story.Matter matter) {
        Map<String, String> sources = new HashMap<>();
        page(matter).answers().forEach(a -> sources.put(a.field(), a.source().zh()));
        return sources;
    }

    private String value(Story.Matter matter, String field) {
        return page(matter).answers().stream()
                .filter(a -> a.field().equals(field))
                .map(a -> a.value().zh())
                .findFirst()
                .orElse("");
    }

    @Test
    void whatIsKnownStandsThereAndOnlyWhatIsChangedIsRecorded() throws Exception {
        Story.Matter matter = inReview("秦明月", ALLOWANCE, "01-family-of-three");
        Visitor reviewer = new Visitor(story.reviewer(matter));
        PageForm form = reviewer.form(matter, "record-facts");
        assertThat(form.choices("answer.receiving-now")).containsExactly("true", "false");
        assertThat(form.at("answer.receiving-now")).isEqualTo("false");
        assertThat(form.choices("answer.vehicle"))
                .containsExactly("none", "disability-scooter", "livelihood", "other");
        assertThat(form.at("answer.savings")).isEqualTo("5000");
        assertThat(form.at("answer.members.0.member-born.year")).isEqualTo("1978");

        assertThat(reviewer.send(sourced(form)).statusCode())
                .as("nothing was changed")
                .isEqualTo(422);
        var done =
                reviewer.send(
                        sourced(reviewer.form(matter, "record-facts"))
                                .with("answer.vehicle", "livelihood")
                                .with("answer.savings", "12,000.50"));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(value(matter, "savings")).contains("12000.50");
        Map<String, String> sources = sources(matter);
        assertThat(sources).containsEntry("vehicle", "台账").containsEntry("savings", "台账");
        assertThat(sources)
                .containsEntry("homes", "申请人填报")
                .containsEntry("members", "申请人填报")
                .containsEntry("receiving-now", "申请人填报");
    }

    @Test
    void whatIsLackingIsSaidAndCanBeRecorded() throws Exception {
        Story.Matter matter = inReview("秦明霞", ALLOWANCE, "04-income-on-the-line");
        Visitor reviewer = new Visitor(story.reviewer(matter));
        PageForm form = reviewer.form(matter, "record-facts");
        assertThat(form.html()).doesNotContain("（还缺）", "answer.present-amount");
        assertThat(reviewer.send(sourced(form).with("answer.receiving-now", "true")).statusCode())
                .isEqualTo(200);
        assertThat(page(matter).proposal().orElseThrow().outcome())
                .isEqualTo(CasePage.Proposal.Kind.INCOMPLETE);

        form = reviewer.form(matter, "record-facts");
        assertThat(form.html()).contains("（还缺）");
        var wrong =
                reviewer.send(
                        sourced(form)
                                .with("answer.income-rose-by-work", "false")
                                .with("answer.exit-months-used", "0")
                                .with("answer.present-amount", "八百"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#answer-present-amount\"", "不是数字");
        form = PageForm.of(wrong.body(), address(matter, "record-facts"));
        assertThat(form.at("answer.income-rose-by-work")).isEqualTo("false");
        assertThat(form.at("answer.present-amount")).isEqualTo("八百");
        assertThat(form.at("evidence")).isEqualTo("民政台账，今天");
        assertThat(reviewer.send(form.with("answer.present-amount", "800")).statusCode())
                .isEqualTo(200);
        assertThat(page(matter).proposal().orElseThrow().outcome())
                .isNotEqualTo(CasePage.Proposal.Kind.INCOMPLETE);
    }

    @Test
    void membersAreCorrectedAddedAndLeftOut() throws Exception {
        Story.Matter matter = inReview("秦明川", ALLOWANCE, "01-family-of-three");
        Visitor reviewer = new Visitor(story.reviewer(matter));
        PageForm form = sourced(reviewer.form(matter, "record-facts"));
        int before = page(matter).version();
        var more =
                reviewer.send(
                        form.with("answer.members.0.wages", "950").with("then", "more.members"));
        assertThat(more.statusCode()).isEqualTo(200);
        assertThat(page(matter).version())
                .as("nothing is recorded by it")
                .isEqualTo(story.page(story.reviewer(matter), matter).version());
        form = PageForm.of(more.body(), address(matter, "record-facts"));
        assertThat(form.at("answer.members.0.wages")).isEqualTo("950");
        form.with("answer.members.3.member-relation", "supported-relative")
                .with("answer.members.3.member-born.year", "1950")
                .with("answer.members.3.member-born.month", "2")
                .with("answer.members.3.member-born.day", "30")
                .with("out.members.1", "true");
        var wrong = reviewer.send(form);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("没有这一天", "#answer-members-3-member-born", "#answer-members-3-wages");
        form = PageForm.of(wrong.body(), address(matter, "record-facts"));
        assertThat(form.at("out.members.1")).isEqualTo("true");
        form.with("answer.members.3.member-born.day", "28")
                .with("answer.members.3.member-status", "ordinary")
                .with("answer.members.3.severely-disabled", "false")
                .with("answer.members.3.seriously-ill", "false");
        for (String money :
                List.of(
                        "years-away",
                        "wages",
                        "employment-cost",
                        "business",
                        "property-yield",
                        "transfers-received",
                        "transfers-paid",
                        "basic-pension")) {
            form.with("answer.members.3." + money, "0");
        }
        assertThat(reviewer.send(form).statusCode()).isEqualTo(200);
        assertThat(value(matter, "members")).contains("950", "1950", "2012").doesNotContain("1980");
        assertThat(sources(matter))
                .containsEntry("members", "台账")
                .containsEntry("savings", "申请人填报");
    }

    @Test
    void aDayIsReadInItsPartsAndANumberOfAPersonStaysMasked() throws Exception {
        Story.Matter matter = inReview("秦明远", SUBSIDIES, "01-both-in-sichuan");
        Visitor reviewer = new Visitor(story.reviewer(matter));
        PageForm form = reviewer.form(matter, "record-facts");
        assertThat(form.at("answer.disability-card-number")).isEmpty();
        assertThat(form.html()).contains("answer-disability-card-number-kept");
        var wrong = reviewer.send(sourced(form).with("answer.card-valid-until.day", "32"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#answer-card-valid-until\"", "没有这一天");
        form = PageForm.of(wrong.body(), address(matter, "record-facts"));
        assertThat(form.at("answer.card-valid-until.day")).isEqualTo("32");
        form.with("answer.card-valid-until.year", "2030")
                .with("answer.card-valid-until.month", "1")
                .with("answer.card-valid-until.day", "9");
        assertThat(reviewer.send(form).statusCode()).isEqualTo(200);
        assertThat(value(matter, "card-valid-until")).contains("2030");
        assertThat(sources(matter))
                .containsEntry("card-valid-until", "台账")
                .containsEntry("disability-card-number", "申请人填报");
    }

    @Test
    void whatIsEmptiedOrNotAskedIsRefusedAndStays() throws Exception {
        Story.Matter matter = inReview("秦明亮", ALLOWANCE, "01-family-of-three");
        Visitor reviewer = new Visitor(story.reviewer(matter));
        var emptied =
                reviewer.send(
                        sourced(reviewer.form(matter, "record-facts")).with("answer.savings", ""));
        assertThat(emptied.statusCode()).isEqualTo(422);
        assertThat(emptied.body()).contains("只能更正", "#answer-savings");
        reviewer.send(
                sourced(reviewer.form(matter, "record-facts"))
                        .with("answer.receiving-now", "true"));
        var depending =
                reviewer.send(
                        sourced(reviewer.form(matter, "record-facts"))
                                .with("answer.receiving-now", "false")
                                .with("answer.present-amount", "300"));
        assertThat(depending.statusCode()).isEqualTo(422);
        assertThat(depending.body()).contains("不问这一项", "#answer-present-amount");
    }

    /** What a colleague recorded meanwhile is not undone by a page that was opened before. */
    @Test
    void whatWasNotTouchedDoesNotUndoAColleague() throws Exception {
        Story.Matter matter = inReview("秦明玉", ALLOWANCE, "01-family-of-three");
        Visitor reviewer = new Visitor(story.reviewer(matter));
        PageForm mine = sourced(reviewer.form(matter, "record-facts")).with("answer.homes", "2");
        reviewer.send(
                sourced(reviewer.form(matter, "record-facts")).with("answer.savings", "7000"));
        var stale = reviewer.send(mine);
        assertThat(stale.statusCode()).isEqualTo(409);
        PageForm again = PageForm.of(stale.body(), address(matter, "record-facts"));
        assertThat(again.at("answer.savings")).isEqualTo("7000");
        assertThat(again.at("answer.homes")).isEqualTo("2");
        assertThat(reviewer.send(again).statusCode()).isEqualTo(200);
        assertThat(value(matter, "savings")).contains("7000");
    }

    @Test
    void aSupplementAsksForPapersAndAnswersAndIsAnsweredByAChoice() throws Exception {
        Story.Matter matter = applied("秦明珠", SUBSIDIES, "01-both-in-sichuan");
        Visitor reviewer = new Visitor(story.reviewer(matter));
        PageForm ask = reviewer.form(matter, "request-supplement");
        assertThat(ask.choices("missing"))
                .contains("bank-account", "answer:assistance-class", "answer:child-allowance");
        ask.with("missing", "bank-account", "answer:assistance-class")
                .with("what.bank-account", "请补银行卡复印件")
                .with("what.answer:assistance-class", "请核对救助类别");
        assertThat(reviewer.send(ask).statusCode()).isEqualTo(200);

        Visitor clerk = new Visitor(story.clerk(Jurisdiction.SICHUAN));
        PageForm answer = clerk.form(matter, "supply-supplement");
        assertThat(answer.html()).contains("请核对救助类别");
        assertThat(answer.choices("answer.assistance-class")).contains("marginal-family", "none");
        assertThat(answer.choices("answer.disability-category"))
                .as("only what is asked for")
                .isEmpty();
        var lacking = clerk.send(answer.with("answer.assistance-class", "marginal-family"));
        assertThat(lacking.statusCode()).as("the paper is not there").isEqualTo(422);
        answer = PageForm.of(lacking.body(), address(matter, "supply-supplement"));
        assertThat(answer.at("answer.assistance-class")).isEqualTo("marginal-family");
        assertThat(
                        clerk.send(answer.with("how.bank-account", MaterialTaken.How.COPY.name()))
                                .statusCode())
                .isEqualTo(200);
        assertThat(value(matter, "assistance-class")).contains("边缘");
        assertThat(sources(matter)).containsEntry("assistance-class", "申请人填报");
    }

    @Test
    void nobodyIsAskedWhatTheServiceDoesNotAsk() {
        Story.Matter matter = applied("秦明秀", SUBSIDIES, "01-both-in-sichuan");
        Actor reviewer = story.reviewer(matter);
        var refused =
                story.tried(
                        reviewer,
                        new Command.RequestSupplement(
                                matter.id(),
                                story.page(reviewer, matter).version(),
                                List.of(new Missing(Missing.ANSWER + "shoe-size", "?"))));
        assertThat(refused.toString()).contains("CASE-205");
    }

    /** Only what the law of the service lists can be chosen, and nothing where it lists nothing. */
    @Test
    void onlyProceduresOfTheServicesLawStopTheClock() throws Exception {
        Story.Matter benefit = inReview("秦明丽", SUBSIDIES, "01-both-in-sichuan");
        assertThat(new Visitor(story.reviewer(benefit)).open(benefit))
                .contains("id=\"act-record-facts\"")
                .doesNotContain("id=\"act-suspend\"");
        assertThat(SpecialProcedure.stopping(story.service(SUBSIDIES))).isEmpty();
        assertThat(SpecialProcedure.stopping(story.service("oversize-transport-permit")))
                .contains(SpecialProcedure.EXPERT_REVIEW)
                .doesNotContain(SpecialProcedure.HEARING);
    }

    @Test
    void theRightBodyIsFoundByItsPlaceAndChosen() throws Exception {
        Story.Matter matter = applied("秦明清", SUBSIDIES, "01-both-in-sichuan");
        Visitor reviewer = new Visitor(story.reviewer(matter));
        PageForm form =
                reviewer.form(matter, "refuse-acceptance")
                        .with("ground", "NOT_THIS_BODY")
                        .with("reason", "户口不在这里")
                        .with("q", "鱼嘴镇")
                        .with("go", "find");
        var found = reviewer.send(form);
        assertThat(found.statusCode()).isEqualTo(200);
        form = PageForm.of(found.body(), address(matter, "refuse-acceptance"));
        assertThat(form.at("reason")).isEqualTo("户口不在这里");
        List<String> bodies = form.choices("right-organ");
        assertThat(bodies).hasSizeGreaterThan(1).contains("");
        assertThat(form.html()).contains("鱼嘴");
        var nobody = reviewer.send(form.with("right-organ", "999999:civil-affairs"));
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body()).contains("没有这个机关", "#right-organ");
        var told =
                reviewer.send(
                        PageForm.of(nobody.body(), address(matter, "refuse-acceptance"))
                                .with("right-organ", bodies.get(1)));
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains("鱼嘴");
    }
}
