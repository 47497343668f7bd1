package tongban.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.LawChanges;
import tongban.node.casework.Outcome;
import tongban.node.casework.Problem;
import tongban.node.casework.Relatives;
import tongban.node.demo.Story.Matter;
import tongban.node.demo.Story.Somebody;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.LedgerAccount;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.referral.Referral;
import tongban.node.referral.Referrals;
import tongban.service.CaseDate;
import tongban.service.LawChange;
import tongban.service.WorkedExample;
import tongban.service.text.Words;

/**
 * Every service of social assistance once from the window to the money: applied for with the facts
 * of a worked example, refused for the reasons that the example names, or granted, opened in the
 * ledger from the month of its rule, and paid; and what a class opens beyond its own benefit.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemeStoriesTest {
    private static final Jurisdiction SC = Jurisdiction.SICHUAN;
    private static final Jurisdiction CQ = Jurisdiction.CHONGQING;
    private Story story;

    @BeforeAll
    void begin() {
        story = Story.begins("scheme_stories", LocalDate.of(2024, 6, 3));
    }

    @AfterAll
    void end() {
        story.close();
    }

    /**
     * @param scheme id; empty for a class without money of its own
     * @param amount yuan of its first month
     * @param first month
     * @param refused example that is refused
     */
    record Tale(
            String service,
            String granted,
            Jurisdiction side,
            String scheme,
            String amount,
            String first,
            String refused) {
        @Override
        public String toString() {
            return service + " " + granted + " " + side.code();
        }
    }

    static Stream<Tale> tales() {
        return Stream.of(
                new Tale(
                        "disability-subsidies", "15-", SC, "nursing-subsidy", "", "2024-06", "04-"),
                new Tale(
                        "minimum-living-allowance",
                        "09-",
                        SC,
                        "minimum-living-allowance",
                        "1070", // 3 × 740 − 1,200, and the minor's uplift
                        "2024-08",
                        "06-"),
                new Tale(
                        "minimum-living-allowance",
                        "10-",
                        CQ,
                        "minimum-living-allowance",
                        "1050", // 3 × 735 − 1,200, and the minor's uplift
                        "2024-07",
                        "04-"),
                new Tale("study-aid", "01-", SC, "study-aid", "2500", "2026-09", "06-"),
                new Tale(
                        "old-age-allowance",
                        "01-",
                        SC,
                        "old-age-allowance",
                        "30",
                        "2026-08",
                        "07-"),
                new Tale(
                        "orphan-allowance",
                        "01-",
                        SC,
                        "orphan-allowance",
                        "1200",
                        "2026-12",
                        "07-"),
                new Tale("unattended-child", "14-", SC, "unattended-child", "", "2027-01", "02-"),
                new Tale(
                        "extreme-poverty-support",
                        "38-",
                        SC,
                        "extreme-poverty-support",
                        "",
                        "2027-01",
                        "04-"),
                new Tale("marginal-family", "01-", SC, "", "", "", "04-"),
                new Tale("expenditure-hardship", "20-", SC, "", "", "", "02-"));
    }

    @ParameterizedTest
    @MethodSource("tales")
    void fromTheWindowToTheMoney(Tale tale) {
        WorkedExample example = story.example(tale.service(), tale.granted());
        Somebody who = story.somebody("成大勇");
        story.on(example.dates().get(CaseDate.APPLIED));
        Matter matter = story.applies(who, tale.service(), tale.granted(), tale.side());
        story.reviewed(matter, Outcome.GRANTED);
        Optional.ofNullable(example.dates().get(CaseDate.CONFIRMED)).ifPresent(story::on);
        story.decided(matter, Outcome.GRANTED);
        CasePage.Decision decision =
                story.page(story.decider(matter), matter).decision().orElseThrow();
        assertThat(decision.outcome()).isEqualTo(Outcome.GRANTED);
        proposedOn(tale, matter);
        if (tale.scheme().isEmpty()) {
            assertThat(story.ledger(matter, "")).as("a class alone pays nothing").isEmpty();
            return;
        }
        paid(tale, example, matter, who);
    }

    private void paid(Tale tale, WorkedExample example, Matter matter, Somebody who) {
        YearMonth first = YearMonth.parse(tale.first());
        Entitlements.LedgerPage opened = story.money(matter, tale.scheme());
        assertThat(opened.row().first()).isEqualTo(first);
        assertThat(opened.why()).as("says why").isNotEmpty();
        story.account(matter, tale.scheme(), who).on(first.atDay(28));
        if (story.bean(PaymentRuns.class).today().isBefore(opened.decidedOn())) {
            story.on(opened.decidedOn());
        }
        YearMonth month = YearMonth.from(story.bean(PaymentRuns.class).today());
        story.paid(matter, tale.scheme(), month);
        Entitlements.LedgerPage after = story.money(matter, tale.scheme());
        Entitlements.Month begun =
                after.months().stream()
                        .filter(m -> m.month().equals(first))
                        .findFirst()
                        .orElseThrow();
        BigDecimal due = begun.due();
        assertThat(due).isPositive();
        if (!tale.amount().isEmpty()) {
            assertThat(due).isEqualByComparingTo(tale.amount());
        } else if (example.expected().awards().get("monthly amount") instanceof BigDecimal says) {
            assertThat(due).isEqualByComparingTo(says);
        }
        assertThat(begun.paid()).isEqualByComparingTo(due);
        assertThat(after.row().owed()).isEqualByComparingTo("0");
        assertThat(after.entries())
                .extracting(e -> e.debit() + ">" + e.credit())
                .contains(
                        LedgerAccount.COST + ">" + LedgerAccount.OWED,
                        LedgerAccount.OWED + ">" + LedgerAccount.BANK);
    }

    /** What the class opens at other departments waits for somebody to look; nothing is sent. */
    private void proposedOn(Tale tale, Matter matter) {
        List<Referrals.Row> rows =
                story.bean(Referrals.class).ofCase(story.decider(matter), matter.id());
        boolean isClass =
                List.of(
                                "minimum-living-allowance",
                                "marginal-family",
                                "expenditure-hardship",
                                "extreme-poverty-support")
                        .contains(tale.service());
        assertThat(rows.isEmpty()).isEqualTo(!isClass);
        assertThat(rows).allMatch(r -> r.state() == Referral.State.PROPOSED);
    }

    @ParameterizedTest
    @MethodSource("tales")
    void refusedForTheReasonsOfTheStandard(Tale tale) {
        WorkedExample example = story.example(tale.service(), tale.refused());
        story.on(example.dates().get(CaseDate.APPLIED));
        Matter matter =
                story.applies(story.somebody("成小勇"), tale.service(), tale.refused(), tale.side());
        story.reviewed(matter, Outcome.REFUSED).decided(matter, Outcome.REFUSED);
        CasePage.Decision decision =
                story.page(story.decider(matter), matter).decision().orElseThrow();
        List<Words> said = decision.reasons().stream().map(CasePage.Reason::text).toList();
        for (String code : example.expected().reasons()) {
            assertThat(said)
                    .as("reason " + code)
                    .contains(story.service(tale.service()).texts().words("reason." + code));
        }
        assertThat(said).hasSameSizeAs(example.expected().reasons());
        assertThat(story.ledger(matter, "")).isEmpty();
    }

    @Test
    void aHouseholdIsCalledOnByTwoBeforeItIsTakenIn() {
        story.on("2026-11-02");
        Matter matter = story.applies(story.somebody("成未访"), "minimum-living-allowance", "01-", SC);
        Actor town = story.reviewer(matter);
        story.act(town, matter.id(), Command.Accept::new);
        story.act(town, matter.id(), Command.StartReview::new);
        story.act(town, matter.id(), (c, v) -> new Command.PostNotice(c, v, "村务公开栏", 0));
        story.on("2026-11-12");
        story.act(
                town, matter.id(), (c, v) -> new Command.Recommend(c, v, Outcome.GRANTED, "符合条件。"));
        Actor county = story.decider(matter);
        Command unseen =
                new Command.Decide(
                        matter.id(), story.page(county, matter).version(), Outcome.GRANTED, "");
        assertThat(codes(story.tried(county, unseen))).containsExactly("CASE-046");
        story.visited(matter).decided(matter, Outcome.GRANTED);
        assertThat(story.page(county, matter).decision().orElseThrow().outcome())
                .isEqualTo(Outcome.GRANTED);
    }

    /** What neighbours were not shown is not granted: another amount is posted, then decided. */
    @Test
    void anotherAmountThanTheProposedOneIsPostedBeforeItIsGrantedAndPaid() {
        String scheme = "minimum-living-allowance";
        story.on("2026-11-02");
        Matter matter = story.applies(story.somebody("成另定"), scheme, "01-", SC);
        story.reviewed(matter, Outcome.GRANTED);
        Actor town = story.reviewer(matter);
        Actor county = story.decider(matter);
        Map<String, String> amount = Map.of("monthly-amount", "321.5");
        Command other =
                new Command.Decide(
                        matter.id(),
                        story.page(county, matter).version(),
                        Outcome.GRANTED,
                        "入户核查发现另有帮扶",
                        amount);
        assertThat(codes(story.tried(county, other))).containsExactly("CASE-199");
        story.act(town, matter.id(), (c, v) -> new Command.PostNotice(c, v, "村务公开栏", 0, amount));
        story.on("2026-11-24");
        story.act(
                county,
                matter.id(),
                (c, v) -> new Command.Decide(c, v, Outcome.GRANTED, "入户核查发现另有帮扶", amount));
        CasePage page = story.page(county, matter);
        assertThat(page.decision().orElseThrow().awards())
                .extracting(a -> a.value().zh())
                .contains("321.50");
        assertThat(page.decision().orElseThrow().otherSums()).hasSize(1);
        story.on("2026-12-05"); // paid from the month after the decision
        assertThat(story.money(matter, scheme).row().now()).isEqualByComparingTo("321.50");
    }

    /** Nobody has reckoned what is granted against the proposal: the decider says it. */
    @Test
    void aGrantAgainstTheProposalSaysHowMuchWithinTheLimit() {
        String scheme = "temporary-assistance";
        story.on("2026-11-02");
        Matter matter = story.applies(story.somebody("成破例"), scheme, "12-", SC);
        Actor town = story.reviewer(matter);
        story.act(town, matter.id(), Command.Accept::new);
        story.act(town, matter.id(), Command.StartReview::new);
        story.act(
                town, matter.id(), (c, v) -> new Command.Recommend(c, v, Outcome.GRANTED, "一事一议。"));
        Actor decider = story.decider(matter);
        assertThat(codes(story.tried(decider, granting(decider, matter, Map.of()))))
                .contains("CASE-262");
        assertThat(
                        codes(
                                story.tried(
                                        decider,
                                        granting(decider, matter, Map.of("amount", "20000.01")))))
                .contains("CASE-260");
        Map<String, String> amount = Map.of("amount", "800");
        story.act(town, matter.id(), (c, v) -> new Command.PostNotice(c, v, "村务公开栏", 0, amount));
        story.on("2026-11-12");
        story.act(
                decider,
                matter.id(),
                (c, v) -> new Command.Decide(c, v, Outcome.GRANTED, "会商研究，一事一议", amount));
        assertThat(story.money(matter, scheme).row().now()).isEqualByComparingTo("800");
        assertThat(story.page(decider, matter).decision().orElseThrow().otherSums())
                .singleElement()
                .satisfies(sum -> assertThat(sum.proposed().zh()).isEqualTo("未建议给予"));
    }

    private Command granting(Actor county, Matter matter, Map<String, String> amounts) {
        return new Command.Decide(
                matter.id(),
                story.page(county, matter).version(),
                Outcome.GRANTED,
                "会商研究，一事一议",
                amounts);
    }

    /** His relative works on such cases: the county goes there itself, 民发〔2021〕57号 Art. 20. */
    @Test
    void whoIsRelatedToAnOfficialIsCalledOnByTheCountyItself() {
        story.on("2026-11-16");
        Somebody who = story.somebody("成近亲");
        Matter matter = story.applies(who, "minimum-living-allowance", "01-", SC);
        Actor kin = story.official(Role.CLERK, SC, matter.accepting().id());
        assertThat(story.bean(Relatives.class).record(kin, who.name(), who.number(), "SIBLING"))
                .isInstanceOf(Relatives.Recorded.Done.class);
        story.reviewed(matter, Outcome.GRANTED);
        Actor county = story.decider(matter);
        Command unseen =
                new Command.Decide(
                        matter.id(), story.page(county, matter).version(), Outcome.GRANTED, "");
        assertThat(codes(story.tried(county, unseen))).containsExactly("CASE-225");
        story.visited(matter, story.official(Role.REVIEWER, SC, matter.deciding().id()));
        story.decided(matter, Outcome.GRANTED);
        assertThat(story.page(county, matter).decision().orElseThrow().outcome())
                .isEqualTo(Outcome.GRANTED);
    }

    /** A fire: help on the spot, papers afterwards, and the decision pays the rest. */
    @Test
    void whatCannotWaitIsOwedFromADecisionOnTheSpot() {
        String scheme = "temporary-assistance";
        story.on("2026-11-02");
        Somebody who = story.somebody("成大火");
        Matter matter = story.applies(who, scheme, "01-", SC);
        assertThat(story.ledger(matter, scheme)).as("nothing before a decision").isEmpty();
        Actor town = story.reviewer(matter);
        int version = story.page(town, matter).version();
        assertThat(
                        codes(
                                story.tried(
                                        town,
                                        new Command.GiveAtOnce(
                                                matter.id(),
                                                version,
                                                LocalDate.of(2026, 11, 2),
                                                new BigDecimal("2000.01"),
                                                who.name(),
                                                "房屋烧毁"))))
                .containsExactly("CASE-197");
        story.act(
                town,
                matter.id(),
                (c, v) ->
                        new Command.GiveAtOnce(
                                c,
                                v,
                                LocalDate.of(2026, 11, 2),
                                new BigDecimal("2000.00"),
                                who.name(),
                                "房屋烧毁，无处过夜"));
        Entitlements.LedgerPage begun = story.money(matter, scheme);
        assertThat(begun.row().paid()).isEqualByComparingTo("2000");
        assertThat(begun.row().owed()).isEqualByComparingTo("0");
        assertThat(begun.entries())
                .extracting(e -> e.debit() + ">" + e.credit())
                .contains(LedgerAccount.OWED + ">" + LedgerAccount.FUND);
        story.granted(matter);
        assertThat(story.money(matter, scheme).row().owed()).isEqualByComparingTo("2440");
        story.account(matter, scheme, who);
        PaymentRuns.RunPage run =
                story.paid(matter, scheme, YearMonth.from(story.bean(PaymentRuns.class).today()));
        assertThat(run.standings().orElseThrow().difference()).isEqualByComparingTo("0");
        Entitlements.LedgerPage after = story.money(matter, scheme);
        assertThat(after.row().paid()).isEqualByComparingTo("4440");
        assertThat(after.row().owed()).isEqualByComparingTo("0");
    }

    @Test
    void whatTheFolderDoesNotForeseeIsNotGivenAtOnce() {
        story.on("2026-11-12");
        Somebody who = story.somebody("成不急");
        Matter matter = story.applies(who, "disability-subsidies", "01-", SC);
        Actor town = story.reviewer(matter);
        Command atOnce =
                new Command.GiveAtOnce(
                        matter.id(),
                        story.page(town, matter).version(),
                        LocalDate.of(2026, 11, 12),
                        BigDecimal.ONE,
                        "",
                        "");
        assertThat(codes(story.tried(town, atOnce)))
                .as("all at once")
                .containsExactly("CASE-016", "CASE-016", "CASE-196");
    }

    /** The same household by the law before 2026-07-01 and from then on; whoever sees the case. */
    @Test
    void whatTheLawOf2026MeansForACase() {
        story.on("2026-11-02");
        Matter matter = story.applies(story.somebody("成变法"), "minimum-living-allowance", "04-", SC);
        LawChanges changes = story.bean(LawChanges.class);
        Actor reviewer = story.reviewer(matter);
        LawChanges.CaseChange change =
                changes.of(reviewer, matter.id(), Optional.empty()).orElseThrow();
        LocalDate law = LocalDate.of(2026, 7, 1);
        assertThat(change.days()).startsWith(law);
        LawChange.Applied applied = change.applied().orElseThrow();
        assertThat(applied.day()).isEqualTo(law);
        assertThat(applied.before().version()).isEqualTo("2021-07");
        assertThat(applied.after().version()).isEqualTo("2026-07");
        assertThat(applied.before().reasons())
                .extracting(LawChange.Ground::code)
                .containsExactly("income-not-below");
        assertThat(applied.differs()).isFalse();
        assertThat(applied.lines(LawChange.Touch.DECIDED))
                .anyMatch(t -> t.line().reason().equals(Optional.of("income-not-below")));
        assertThat(changes.of(reviewer, matter.id(), Optional.of(law.plusDays(1))))
                .as("a day on which nothing changed")
                .isEmpty();
        assertThat(changes.of(story.clerk(CQ), matter.id(), Optional.empty()))
                .as("the other side sees no such case")
                .isEmpty();
    }

    /** The person of the case is erased: what was referred of her is gone as well. */
    @Test
    void whereThePersonIsErasedSoIsHerReferral() {
        story.on("2026-11-02");
        Matter matter = story.applies(story.somebody("成已删"), "marginal-family", "01-", SC);
        story.granted(matter);
        Referrals referrals = story.bean(Referrals.class);
        Actor office = story.reviewer(matter);
        Referrals.Row one = referrals.ofCase(office, matter.id()).getFirst();
        story.bean(Walls.class)
                .run(
                        Actor.system(SC),
                        () ->
                                story.bean(PersonalData.class)
                                        .destroy(matter.id(), Purpose.RETENTION));
        assertThat(referrals.ofCase(office, matter.id())).isEmpty();
        assertThat(referrals.file(office, one.id())).isEmpty();
    }

    private static List<String> codes(CommandResult result) {
        assertThat(result).isInstanceOf(CommandResult.Rejected.class);
        return ((CommandResult.Rejected) result).problems().stream().map(Problem::code).toList();
    }

    /** Sent after the person agreed, declined or accepted by the department, done with a result. */
    @Test
    void referredOnAndAnswered() {
        Referrals referrals = story.bean(Referrals.class);
        story.on("2026-11-02");
        Matter matter = story.applies(story.somebody("成转介"), "marginal-family", "01-", SC);
        story.granted(matter);
        Actor office = story.reviewer(matter);
        List<Referrals.Row> rows = referrals.ofCase(office, matter.id());
        assertThat(rows)
                .extracting(r -> r.assistance().id() + " " + r.consent())
                .containsExactlyInAnyOrder(
                        "medical-costs NOT_NEEDED",
                        "education AWAITED",
                        "housing NOT_NEEDED",
                        "employment AWAITED",
                        "services AWAITED");
        Referrals.Row work = of(rows, "employment");
        assertThat(refused(office, work, new Referral.Order.Send("")))
                .containsExactly("REFERRAL-004");
        assertThat(refused(office, work, new Referral.Order.Answer(true, "")))
                .containsExactly("REFERRAL-005");
        done(referrals.act(office, work.id(), new Referral.Order.Answer(true, "当面询问")));
        Actor bureau = story.official(Role.REVIEWER, SC, "511623:human-resources");
        assertThat(referrals.file(bureau, work.id())).as("not before it is sent").isEmpty();
        done(referrals.act(office, work.id(), new Referral.Order.Send("有劳动能力，愿意培训")));
        Referrals.File seen = referrals.file(bureau, work.id()).orElseThrow();
        assertThat(seen.caseSeen()).as("the case itself stays where it is").isFalse();
        assertThat(seen.row().answerUntil()).isPresent();
        assertThat(referrals.number(bureau, work.id())).isPresent();
        assertThat(referrals.number(office, work.id())).isEmpty();
        assertThat(refused(bureau, work, new Referral.Order.Decline("")))
                .containsExactly("REFERRAL-005");
        done(referrals.act(bureau, work.id(), new Referral.Order.Accept("")));
        LocalDate today = story.bean(PaymentRuns.class).today();
        assertThat(
                        refused(
                                bureau,
                                work,
                                new Referral.Order.Finish(
                                        today.plusDays(1),
                                        "公益性岗位",
                                        Optional.of(new BigDecimal("1.234")))))
                .containsExactly("REFERRAL-007", "REFERRAL-008");
        done(
                referrals.act(
                        bureau,
                        work.id(),
                        new Referral.Order.Finish(today, "安排公益性岗位", Optional.empty())));
        Referrals.File end = referrals.file(office, work.id()).orElseThrow();
        assertThat(end.row().state()).isEqualTo(Referral.State.DONE);
        assertThat(end.steps())
                .extracting(Referrals.Step::act)
                .containsExactly(
                        Referral.Act.PROPOSE,
                        Referral.Act.CONSENT,
                        Referral.Act.SEND,
                        Referral.Act.ACCEPT,
                        Referral.Act.FINISH);
        late(referrals, office, of(rows, "housing"));
    }

    private void late(Referrals referrals, Actor office, Referrals.Row housing) {
        done(referrals.act(office, housing.id(), new Referral.Order.Send("")));
        story.on(story.bean(PaymentRuns.class).today().plusDays(60));
        assertThat(referrals.list(office, Referrals.Look.OVERDUE, 0).rows())
                .extracting(Referrals.Row::id)
                .contains(housing.id());
        done(referrals.act(office, housing.id(), new Referral.Order.Drop("已另行解决")));
        assertThat(refused(office, housing, new Referral.Order.Send("")))
                .containsExactly("REFERRAL-003");
        assertThat(codes(referrals.propose(office, housing.caseId(), "no-such", " ")))
                .containsExactly("REFERRAL-001", "REFERRAL-011");
    }

    private static Referrals.Row of(List<Referrals.Row> rows, String assistance) {
        return rows.stream()
                .filter(r -> r.assistance().id().equals(assistance))
                .findFirst()
                .orElseThrow();
    }

    private List<String> refused(Actor actor, Referrals.Row row, Referral.Order order) {
        return codes(story.bean(Referrals.class).act(actor, row.id(), order));
    }

    private static List<String> codes(Referrals.Result result) {
        assertThat(result).isInstanceOf(Referrals.Result.Rejected.class);
        return ((Referrals.Result.Rejected) result).problems().stream().map(Problem::code).toList();
    }

    private static void done(Referrals.Result result) {
        assertThat(result).isInstanceOf(Referrals.Result.Done.class);
    }
}
