package tongban.trial;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tongban.node.MovableClock;
import tongban.node.RunningNode;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * A node of both sides whose days a story moves, with a browser in front of it, for all stories of
 * a class; and what is done again and again on the page of a case, in a few words.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MovedDays {
    static final String PERMIT = "oversize-transport-permit";
    static final String SUBSIDY = "disability-subsidies";
    static final String ALLOWANCE = "minimum-living-allowance";
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 12);

    private final String database;
    private final Map<String, Screen> screens = new HashMap<>();
    RunningNode node;
    Browser browser;
    Story story;

    MovedDays(String database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        Browser.isNeeded();
        node =
                RunningNode.start(
                        database,
                        true,
                        Map.of(
                                "spring.main.sources",
                                MovableClock.SOURCE,
                                "tongban.clock.today",
                                FIRST.toString()));
        browser = Browser.at(node);
        story = Story.in(node);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (node != null) {
            node.close();
        }
    }

    // ------------------------------------------------------------------ who, and where

    Matter applied(String name, String service, String example) {
        return story.applies(story.somebody(name), service, example, Jurisdiction.SICHUAN);
    }

    static String page(Matter matter) {
        return "/cases/" + matter.id();
    }

    /** Everybody has one screen for all that he does. */
    Screen signedIn(String login) {
        return screens.computeIfAbsent(login, browser::signedIn);
    }

    Screen reviewer(Matter matter) {
        return signedIn(story.reviewer(matter).login());
    }

    Screen decider(Matter matter) {
        return signedIn(story.decider(matter).login());
    }

    /** At the window of the body that accepts. */
    Screen clerk(Matter matter) {
        return signedIn(story.official(Role.CLERK, matter.side(), matter.accepting().id()).login());
    }

    // ------------------------------------------------------------------ what is done on its page

    static void enters(Screen screen, String act, String field, String text) {
        screen.page().locator("#act-" + act + " input[name='" + field + "']").fill(text);
    }

    static void says(Screen screen, String act, String field, String text) {
        screen.page().locator("#act-" + act + " textarea[name='" + field + "']").fill(text);
    }

    Screen underReview(Matter matter) {
        Screen reviewer = reviewer(matter).open(page(matter)).perform("accept").landsOn(200);
        return reviewer.perform("start-review").landsOn(200);
    }

    static void recommended(Screen reviewer, String outcome) {
        reviewer.begin("recommend")
                .page()
                .locator("#act-recommend input[name='outcome'][value='" + outcome + "']")
                .check();
        says(reviewer, "recommend", "opinion", "建议如此办理");
        reviewer.send("recommend").landsOn(200);
    }

    /** With a reason, where the standard would have it otherwise. */
    static void granted(Screen decider) {
        decider.begin("grant");
        says(decider, "grant", "departure", "经会商可以准予");
        decider.send("grant").landsOn(200).sees("决定");
    }

    static void visited(Screen reviewer, String place, String findings) {
        reviewer.begin("visit");
        enters(reviewer, "visit", "officer-1", "核查员甲");
        enters(reviewer, "visit", "officer-2", "核查员乙");
        enters(reviewer, "visit", "place", place);
        says(reviewer, "visit", "findings", findings);
        reviewer.send("visit").landsOn(200).sees("核查员甲", findings);
    }

    /** Where the village sees it. */
    static Screen posted(Screen reviewer, int members) {
        reviewer.begin("post-notice");
        enters(reviewer, "post-notice", "place", "村务公开栏");
        enters(reviewer, "post-notice", "members", String.valueOf(members));
        return reviewer.send("post-notice");
    }

    static Screen objectedTo(Screen reviewer, String what, boolean upheld, String answer) {
        says(reviewer.begin("record-objection"), "record-objection", "what", what);
        reviewer.send("record-objection").landsOn(200);
        reviewer.begin("answer-objection").choose("upheld", String.valueOf(upheld));
        says(reviewer, "answer-objection", "answer", answer);
        return reviewer.send("answer-objection").landsOn(200).sees(answer);
    }

    /**
     * @param on day of the hearing, such as 2026-10-23
     */
    static Screen called(Screen reviewer, String on, String at, String place) {
        reviewer.begin("schedule-hearing");
        enters(reviewer, "schedule-hearing", "on", on);
        enters(reviewer, "schedule-hearing", "at", at);
        enters(reviewer, "schedule-hearing", "place", place);
        enters(reviewer, "schedule-hearing", "president", "法规科科长（虚构）");
        return reviewer.send("schedule-hearing").landsOn(200).sees(place, at);
    }

    /**
     * @param procedure of those that the law lists
     */
    static Screen suspended(Screen reviewer, String procedure, String reason) {
        reviewer.begin("suspend").select("procedure", procedure);
        enters(reviewer, "suspend", "expected-days", "10");
        says(reviewer, "suspend", "reason", reason);
        return reviewer.send("suspend").landsOn(200);
    }

    static Screen resumed(Screen reviewer, String result) {
        says(reviewer.begin("resume"), "resume", "result", result);
        return reviewer.send("resume").landsOn(200);
    }

    Screen servedByPost(Screen clerk, Matter matter) {
        clerk.open(page(matter)).begin("deliver").select("way", "COURIER");
        enters(clerk, "deliver", "proof", "EMS 演示 1");
        return clerk.send("deliver").landsOn(200);
    }
}
