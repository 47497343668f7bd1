package tongban.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.CaseBranches;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Outcome;
import tongban.node.casework.PublishedDecisions;
import tongban.node.demo.Story.Matter;
import tongban.node.demo.Story.Somebody;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;
import tongban.postgres.Soon;
import tongban.service.text.Words;

/**
 * 公布, apart from 公示 before it: what the law has shown in the village once it is granted, and
 * nothing else; for as long as it is paid as it says, and of no minor.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedDecisionsTest {
    private static final String ALLOWANCE = "minimum-living-allowance";
    private static final String SUPPORT = "extreme-poverty-support";
    private static final Jurisdiction SC = Jurisdiction.SICHUAN;
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private Story story;
    private PublishedDecisions publications;

    @BeforeAll
    void begin() {
        story = Story.begins("published_decisions", DAY);
        publications = story.bean(PublishedDecisions.class);
    }

    @AfterAll
    void end() {
        story.close();
    }

    private Matter granted(Somebody who, String service, String example) {
        story.on(DAY);
        Matter matter = story.applies(who, service, example, SC);
        story.granted(matter);
        return matter;
    }

    private void published(Matter matter, int members) {
        story.act(
                story.reviewer(matter),
                matter.id(),
                (c, v) -> new Command.Publish(c, v, "高滩村村务公开栏", members));
    }

    private List<String> refused(Actor actor, Matter matter, int members) {
        CasePage page = story.page(actor, matter);
        return ((CommandResult.Rejected)
                        story.tried(
                                actor,
                                new Command.Publish(matter.id(), page.version(), "村务公开栏", members)))
                .problems().stream().map(p -> p.code()).toList();
    }

    private CasePage page(Matter matter) {
        return story.page(story.decider(matter), matter);
    }

    private List<String> offered(Matter matter) {
        return page(matter).permitted().stream().map(p -> p.act().name()).toList();
    }

    private Optional<CaseBranches.Published> shown(Matter matter) {
        return story.page(story.reviewer(matter), matter).branches().publication();
    }

    /** Whoever is not signed in. */
    private HttpResponse<String> open(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(story.address().resolve(path))
                            .header("Accept-Language", "zh-CN")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private String board() throws IOException, InterruptedException {
        return open("/publications?place=" + Cast.SICHUAN_TOWN).body();
    }

    @Test
    void whatIsGrantedIsShownToEverybodyAsTheLawNamesItAndNothingElse() throws Exception {
        Somebody who = story.somebody("公布甲");
        Matter matter = granted(who, ALLOWANCE, "01-");
        Actor town = story.reviewer(matter);
        assertThat(refused(town, matter, 0)).as("nobody said how many").contains("CASE-032");
        assertThat(board()).doesNotContain("公布甲");
        published(matter, 3);
        assertThat(refused(story.decider(matter), matter, 3)).containsExactly("CASE-294");
        assertThat(offered(matter)).contains("TAKE_DOWN").doesNotContain("PUBLISH");
        CasePage page = story.page(town, matter);
        CaseBranches.Published shown = shown(matter).orElseThrow();
        assertThat(shown.lines())
                .extracting(Words::zh)
                .hasSize(3)
                .contains("申请人：公布甲", "人数：3人")
                .anySatisfy(line -> assertThat(line).contains("每月"));
        assertThat(shown.until()).as("a year at most").isAfter(shown.on().plusMonths(11));
        HttpResponse<String> answer = open("/publications?place=" + Cast.SICHUAN_TOWN);
        assertThat(answer.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.body())
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains("公布甲", "3人", "最低生活保障", "高滩村村务公开栏")
                .doesNotContain(matter.number())
                .doesNotContain(matter.id().toString())
                .doesNotContain(who.number().substring(6))
                .doesNotContain(page.applicant().number())
                .doesNotContain("演示路")
                .doesNotContain("139")
                .doesNotContain("/lists/publications");
        for (CasePage.Answer said : page.answers()) {
            if (said.sensitive() && said.value().zh().length() > 3) {
                assertThat(answer.body()).doesNotContain(said.value().zh());
            }
        }
        assertThat(board()).as("whom nobody published").doesNotContain("公布乙");
        for (String wide : List.of("", "?place=51", "?place=511623", "?place=510000000000")) {
            assertThat(open("/publications" + wide).body())
                    .as("nobody leafs through a county: " + wide)
                    .doesNotContain("公布甲");
        }
        assertThat(open("/lists/publications.csv").body()).doesNotContain("公布甲");
    }

    @Test
    void anOfficialSeesWhatHisBodyPublishedAndTakesItAlong() {
        Matter matter = granted(story.somebody("公布丙"), ALLOWANCE, "01-");
        published(matter, 2);
        PublishedDecisions.Search all = new PublishedDecisions.Search("", "");
        for (Actor own : List.of(story.reviewer(matter), story.decider(matter))) {
            assertThat(publications.list(own, SC, all, 0).rows())
                    .filteredOn(r -> r.number().equals(matter.number()))
                    .singleElement()
                    .satisfies(r -> {
                        assertThat(r.name().zh()).isEqualTo("公布丙");
                        assertThat(r.members().orElseThrow().zh()).isEqualTo("2人");
                        assertThat(r.amounts()).hasSize(1);
                    });
        }
        List<String> walked = new ArrayList<>();
        publications.each(story.reviewer(matter), all, r -> walked.add(r.number()));
        assertThat(walked).contains(matter.number());
        Actor elsewhere = story.official(Role.REVIEWER, SC, "511623:civil-affairs-elsewhere");
        assertThat(publications.list(elsewhere, SC, all, 0).rows()).isEmpty();
        assertThat(
                        publications
                                .list(
                                        story.reviewer(matter),
                                        SC,
                                        new PublishedDecisions.Search("", SUPPORT),
                                        0)
                                .rows())
                .extracting(PublishedDecisions.Row::number)
                .doesNotContain(matter.number());
        assertThat(publications.list(null, Jurisdiction.CHONGQING, all, 0).rows()).isEmpty();
    }

    @Test
    void whatIsPaidOtherwiseIsTakenDownAndPublishedAnewAsItIsPaid() throws Exception {
        Matter matter = granted(story.somebody("公布丁"), ALLOWANCE, "01-");
        published(matter, 3);
        String before = shown(matter).orElseThrow().lines().getLast().zh();
        assertThat(board()).contains("公布丁");
        measure(matter, ALLOWANCE, MeasureKind.RAISE, "1888.00");
        assertThat(shown(matter)).as("what it says is not true any more").isEmpty();
        assertThat(board()).doesNotContain("公布丁");
        CasePage page = story.page(story.reviewer(matter), matter);
        assertThat(page.timeline())
                .as("the history says so")
                .anySatisfy(s -> assertThat(s.act().name()).isEqualTo("TAKE_DOWN"));
        story.on(LocalDate.of(2027, 3, 1));
        published(matter, 0);
        CaseBranches.Published anew = shown(matter).orElseThrow();
        assertThat(anew.lines().getLast().zh()).isNotEqualTo(before).contains("1888.00");
        assertThat(anew.lines()).extracting(Words::zh).contains("人数：3人");
        assertThat(board()).contains("公布丁", "1888.00");
        story.on(anew.until().plusDays(1));
        assertThat(board()).as("its last day is over").doesNotContain("公布丁");
        assertThat(shown(matter).orElseThrow().shown()).isFalse();
        assertThat(offered(matter))
                .as("nothing is offered that is refused")
                .doesNotContain("TAKE_DOWN");
        story.on(LocalDate.of(2027, 3, 2));
        measure(matter, ALLOWANCE, MeasureKind.STOP, "");
        assertThat(shown(matter)).isEmpty();
        story.on(LocalDate.of(2027, 9, 1));
        assertThat(refused(story.reviewer(matter), matter, 3)).containsExactly("CASE-296");
    }

    @Test
    void whereOnlyTheNameIsShownAnotherAmountMakesNothingUntrue() throws Exception {
        Matter matter = granted(story.somebody("公布壬"), SUPPORT, "38-");
        published(matter, 0);
        assertThat(board()).contains("公布壬");
        measure(matter, SUPPORT, MeasureKind.RAISE, "1999.00");
        assertThat(shown(matter)).isPresent();
        assertThat(board()).contains("公布壬");
    }

    /** Decided for later: what is paid until then is shown until then, and no day longer. */
    @Test
    void whatIsLessLaterIsPublishedAgainAtOnceUntilTheDayBefore() throws Exception {
        Matter less = granted(story.somebody("公布癸"), ALLOWANCE, "01-");
        String paid = republished(less, MeasureKind.REDUCE, "100.00");
        story.on(LocalDate.of(2027, 2, 1));
        assertThat(board()).doesNotContain("公布癸");
        published(less, 0);
        CaseBranches.Published anew = shown(less).orElseThrow();
        assertThat(anew.lines().getLast().zh()).isNotEqualTo(paid).contains("100.00");
        assertThat(anew.until()).isAfter(LocalDate.of(2028, 1, 1));

        Matter nothing = granted(story.somebody("公布子"), ALLOWANCE, "01-");
        republished(nothing, MeasureKind.STOP, "");
        story.on(LocalDate.of(2027, 2, 1));
        assertThat(board()).doesNotContain("公布子");
        assertThat(offered(nothing))
                .as("what could only be refused is not offered")
                .doesNotContain("PUBLISH", "TAKE_DOWN");
        assertThat(refused(story.reviewer(nothing), nothing, 3)).containsExactly("CASE-296");
    }

    /** On the day of the decision, which is of the month after next. */
    private String republished(Matter matter, MeasureKind kind, String amount) throws Exception {
        published(matter, 3);
        String paid = shown(matter).orElseThrow().lines().getLast().zh();
        measure(matter, ALLOWANCE, kind, amount);
        assertThat(shown(matter)).isEmpty();
        assertThat(offered(matter)).contains("PUBLISH");
        published(matter, 0);
        CaseBranches.Published again = shown(matter).orElseThrow();
        assertThat(again.lines().getLast().zh()).as("what is paid this month").isEqualTo(paid);
        assertThat(again.until()).isEqualTo("2027-01-31");
        assertThat(board()).contains(page(matter).applicant().name());
        return paid;
    }

    @Test
    void theWindowOfTheOtherSideIsToldThatItIsTakenDownAndNotWhy() {
        story.on(DAY);
        Matter matter =
                story.applies(story.somebody("公布丑"), ALLOWANCE, "01-", SC, Jurisdiction.CHONGQING);
        story.granted(matter);
        published(matter, 3);
        story.act(
                story.decider(matter),
                matter.id(),
                (c, v) -> new Command.TakeDown(c, v, "邻居反映人数有误"));
        Actor window = story.clerk(Jurisdiction.CHONGQING);
        CasePage.Step told =
                Soon.found(
                        "that it was taken down",
                        Duration.ofSeconds(60),
                        () ->
                                story.page(window, matter).timeline().stream()
                                        .filter(s -> s.act().name().equals("TAKE_DOWN"))
                                        .findFirst());
        assertThat(told.toString()).doesNotContain("邻居");
        assertThat(story.page(window, matter).timeline())
                .anySatisfy(s -> assertThat(s.act().name()).isEqualTo("PUBLISH"));
    }

    /** Whoever comes second waits for the first, whichever it is. */
    @Test
    void aMeasureWaitsForWhoeverHoldsTheCaseAndHoldsNothingThatHeNeeds() throws Exception {
        Matter matter = granted(story.somebody("公布寅"), ALLOWANCE, "01-");
        published(matter, 3);
        Entitlements entitlements = story.bean(Entitlements.class);
        UUID measure = proposed(matter, ALLOWANCE, MeasureKind.RAISE, "1777.00");
        JdbcClient jdbc = story.bean(JdbcClient.class);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Entitlements.Result> decided =
                    story.bean(Walls.class)
                            .inside(
                                    Actor.system(SC),
                                    () -> {
                                        // as a step of the case begins, and as a revocation ends
                                        jdbc.sql(
                                                        "update case_file set updated_at = updated_at where id = ?")
                                                .param(matter.id())
                                                .update();
                                        Future<Entitlements.Result> later =
                                                other.submit(() ->
                                                        entitlements.decide(
                                                                story.decider(matter),
                                                                measure,
                                                                "情况属实。"));
                                        Soon.found(
                                                "that the measure waits",
                                                Duration.ofSeconds(60),
                                                () -> waiting(jdbc));
                                        jdbc.sql(
                                                        "update entitlement set attention = attention where case_id = ?")
                                                .param(matter.id())
                                                .update();
                                        return later;
                                    });
            Story.done(decided.get(60, TimeUnit.SECONDS));
        }
        assertThat(shown(matter)).isEmpty();
    }

    private static Optional<Integer> waiting(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select pid from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)) limit 1
                        """)
                .query(Integer.class)
                .optional();
    }

    private void measure(Matter matter, String scheme, MeasureKind kind, String amount) {
        UUID id = proposed(matter, scheme, kind, amount);
        Entitlements entitlements = story.bean(Entitlements.class);
        if (kind.isAdverse()) {
            Story.done(entitlements.hear(story.reviewer(matter), id, "知道，没有意见。"));
        }
        Story.done(entitlements.decide(story.decider(matter), id, "情况属实。"));
    }

    private UUID proposed(Matter matter, String scheme, MeasureKind kind, String amount) {
        Entitlements entitlements = story.bean(Entitlements.class);
        LocalDate today = story.bean(tongban.node.entitlement.PaymentRuns.class).today();
        return Story.done(
                entitlements.propose(
                        story.reviewer(matter),
                        story.money(matter, scheme).row().id(),
                        new Entitlements.Proposal(
                                kind,
                                Optional.of(YearMonth.from(today).plusMonths(2)),
                                Optional.empty(),
                                amount.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new BigDecimal(amount)),
                                Optional.empty(),
                                "民发〔2021〕57号",
                                "第三十二条",
                                "家庭情况变化。")));
    }

    @Test
    void anOfficerTakesDownWhatIsWrongAndARefusalIsNeverPublished() throws Exception {
        Matter matter = granted(story.somebody("公布戊"), ALLOWANCE, "01-");
        published(matter, 3);
        story.act(story.decider(matter), matter.id(), (c, v) -> new Command.TakeDown(c, v, "人数有误"));
        assertThat(board()).doesNotContain("公布戊");
        assertThat(rows(matter)).as("nothing stays of what was shown").isZero();
        assertThat(
                        ((CommandResult.Rejected)
                                        story.tried(
                                                story.decider(matter),
                                                new Command.TakeDown(
                                                        matter.id(),
                                                        story.page(story.decider(matter), matter)
                                                                .version(),
                                                        "再撤")))
                                .problems().stream().map(p -> p.code()).toList())
                .containsExactly("CASE-295");
        published(matter, 2);
        assertThat(board()).contains("公布戊");

        story.on(DAY);
        Matter no = story.applies(story.somebody("公布己"), "marginal-family", "01-", SC);
        story.granted(no);
        assertThat(refused(story.reviewer(no), no, 3)).containsExactly("CASE-292");
    }

    @Test
    void aMinorIsOnNoPageAndHisNameOnNoBoard() throws Exception {
        Somebody child = story.somebody("公布小童", LocalDate.of(2012, 5, 1));
        Matter matter = granted(child, SUPPORT, "38-");
        published(matter, 0);
        CaseBranches.Published shown = shown(matter).orElseThrow();
        assertThat(shown.lines())
                .as("and of this service the law names nothing but that it was granted")
                .singleElement()
                .satisfies(line -> assertThat(line.zh()).contains("姓名不公布").doesNotContain("公布小童"));
        assertThat(board()).doesNotContain("公布小童").doesNotContain("姓名不公布");
        assertThat(rows(matter)).isZero();

        Matter adult = granted(story.somebody("公布庚"), SUPPORT, "38-");
        published(adult, 5);
        assertThat(shown(adult).orElseThrow().lines())
                .extracting(Words::zh)
                .as("neither how many nor how much")
                .containsExactly("申请人：公布庚");
        assertThat(board()).contains("公布庚");
    }

    private int rows(Matter matter) {
        return story.bean(Walls.class)
                .inside(
                        Actor.system(SC),
                        () ->
                                story.bean(JdbcClient.class)
                                        .sql("select count(*) from publication where case_id = ?")
                                        .param(matter.id())
                                        .query(Integer.class)
                                        .single());
    }

    @Test
    void nothingIsKeptInClear() {
        Matter matter = granted(story.somebody("公布辛"), ALLOWANCE, "01-");
        published(matter, 3);
        String row =
                story.bean(Walls.class)
                        .inside(
                                Actor.system(SC),
                                () ->
                                        story.bean(JdbcClient.class)
                                                .sql(
                                                        "select p::text from publication p where case_id = ?")
                                                .param(matter.id())
                                                .query(String.class)
                                                .single());
        assertThat(row).doesNotContain("公布辛").doesNotContain("公开栏");
    }

    @Test
    void whatWasRefusedHasNothingToPublish() {
        story.on(DAY);
        Matter matter = story.applies(story.somebody("公布壬"), ALLOWANCE, "25-", SC);
        story.reviewed(matter, Outcome.REFUSED).decided(matter, Outcome.REFUSED);
        assertThat(story.page(story.reviewer(matter), matter).permitted())
                .noneMatch(p -> p.act().name().equals("PUBLISH"));
    }
}
