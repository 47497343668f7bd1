package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Admissions;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Outcome;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.policy.PolicyDocument.Act;

/**
 * Whose budget pays, as documents end, are taken down within the day, and divisions end: who took
 * an application in pays it, and nobody else's money stands in its way.
 */
class WhoPaysTest {
    private static final Jurisdiction SICHUAN = Jurisdiction.SICHUAN;
    private static final Jurisdiction CHONGQING = Jurisdiction.CHONGQING;
    private static final String RESEARCH = "research-expense-subsidy";
    private static final String CITY = "5116";
    private static final String COUNTY = "511602";
    private static final String TOWN = "511602101";

    /** It ended on 2025-11-06; most of it lies in the first of these since. */
    private static final String ENDED = "500112";

    private static final LocalDate BEFORE_ITS_END = LocalDate.of(2025, 10, 20);
    private static final String HEIR = "500157";
    private static final String OTHER_HEIR = "500109";
    private static TwoSides sides;
    private static PolicyGround ground;
    private static PolicyBook book;
    private static Budgets budgets;
    private static PaymentRuns runs;

    @BeforeAll
    static void open() {
        sides = new TwoSides("who_pays");
        ground = new PolicyGround(sides);
        book = sides.bean(PolicyBook.class);
        budgets = sides.bean(Budgets.class);
        runs = sides.bean(PaymentRuns.class);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    @BeforeEach
    void nothingIsPublished() {
        for (PolicyBook.Row row : book.all(null, PolicyBook.Query.everything())) {
            String area = row.document().area().equals(ENDED) ? HEIR : row.document().area();
            PolicyGround.done(book.withdraw(body(area, Role.REVIEWER), row.id(), "换新"));
        }
    }

    /** Of the department of economy at a place. */
    private static Actor body(String area, Role role) {
        Jurisdiction side = area.startsWith(SICHUAN.code()) ? SICHUAN : CHONGQING;
        return sides.staff(role, side, area + ":economy-and-informatization", role + area);
    }

    private static UUID publish(String area) {
        return ground.published(body(area, Role.REVIEWER), RESEARCH, Optional.empty());
    }

    private static void entered(String area, String yuan) {
        PolicyGround.done(enter(area, Optional.empty(), yuan));
    }

    private static PolicyBook.Result enter(String by, Optional<String> area, String yuan) {
        return budgets.enter(
                body(by, Role.DECIDER),
                RESEARCH,
                area,
                sides.today().getYear(),
                true,
                Optional.of(new BigDecimal(yuan)),
                "演示预算〔2026〕5号");
    }

    private static Budgets.Budget budget(String area) {
        return budgets.of(body(area, Role.DECIDER), RESEARCH, area, sides.today().getYear())
                .orElseThrow();
    }

    private static List<String> problems(PolicyBook.Result result) {
        return result instanceof PolicyBook.Result.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    /** An application with the people who work on it. */
    private record Applied(UUID id, String number, String name, Actor reviewer, Actor decider) {
        /** Grants it; what stands against it. */
        List<String> granted() {
            return sides.perform(
                                    decider,
                                    new Command.Decide(
                                            id, sides.version(decider, id), Outcome.GRANTED, ""))
                            instanceof CommandResult.Rejected no
                    ? no.problems().stream().map(Problem::code).toList()
                    : List.of();
        }

        /** It is reviewed and shown to the public for its days. */
        void shown() {
            sides.recommended(reviewer, id, "与台账一致");
            sides.done(
                    reviewer,
                    new Command.PostNotice(id, sides.version(reviewer, id), "本机关网站公示栏", 0));
            sides.pass(Duration.ofDays(8));
        }
    }

    private static Applied applied(Jurisdiction side, String example, int person, String place) {
        UUID id = sides.collected(side, RESEARCH, example, person, place, Map.of()).caseId();
        CasePage page = sides.page(sides.clerk(side), id);
        return new Applied(
                id,
                page.number(),
                page.applicant().name(),
                sides.staff(Role.REVIEWER, side, page.competence().accepting().id(), "r"),
                sides.staff(Role.DECIDER, side, page.competence().deciding().id(), "d"));
    }

    private static Applied inTown(int person) {
        return applied(SICHUAN, "01-half-a-million", person, TOWN);
    }

    // ------------------------------------------------------------------ apart

    /** A county paid in one year out of a city's money, and in the next one out of the side's. */
    @Test
    void whoseMoneyIsNotNeededStopsNoRun() {
        UUID city = publish(CITY);
        entered(CITY, "500000");
        Applied first = inTown(751);
        first.shown();
        assertThat(first.granted()).isEmpty();
        assertThat(paid(first)).as("to no account yet, and asked of no budget").isZero();
        whoIsShownWhatIsDue(first);
        account(first);
        assertThat(paid(first)).isEqualByComparingTo("500000");
        assertThat(budgets.due(first.decider(), RESEARCH, CITY)).isEmpty();
        LocalDate next = LocalDate.of(sides.today().getYear() + 1, 1, 10);
        sides.pass(Duration.ofDays(ChronoUnit.DAYS.between(sides.today(), next)));
        PolicyGround.done(
                book.repeal(
                        body(CITY, Role.REVIEWER),
                        city,
                        Optional.of(sides.today()),
                        "演示废〔2027〕1号"));
        publish("51");
        entered("51", "500000");
        Applied second = inTown(752);
        second.shown();
        assertThat(second.granted()).isEmpty();
        account(second);
        assertThat(paid(second)).as("the city has no budget").isEqualByComparingTo("500000");
        assertThat(budget("51").paid()).isEqualByComparingTo("500000");
        assertThat(budget(CITY).total()).isEmpty();
    }

    /**
     * The department anywhere on the side and supervision; what is another body's does not open.
     */
    private static void whoIsShownWhatIsDue(Applied granted) {
        assertThat(budgets.due(granted.decider(), RESEARCH)).as("none of the side's").isEmpty();
        assertThat(opensDue(granted.decider())).containsExactly(true);
        assertThat(opensDue(body("51", Role.DECIDER))).containsExactly(false);
        assertThat(opensDue(supervisor())).containsExactly(true);
        assertThat(opensDue(otherDepartment())).isEmpty();
    }

    private static List<Boolean> opensDue(Actor actor) {
        return budgets.due(actor, RESEARCH, CITY).stream().map(Budgets.Due::opens).toList();
    }

    private static Actor supervisor() {
        return sides.staff(Role.SUPERVISOR, SICHUAN, "51:government-services", "supervisor");
    }

    private static Actor otherDepartment() {
        return sides.staff(Role.DECIDER, SICHUAN, COUNTY + ":human-resources", "other");
    }

    private static void account(Applied granted) {
        Entitlements entitlements = sides.bean(Entitlements.class);
        UUID id =
                entitlements
                        .list(
                                granted.reviewer(),
                                new Entitlements.Query(RESEARCH, "", Entitlements.Look.ALL, 0))
                        .rows()
                        .stream()
                        .filter(r -> r.caseNumber().equals(granted.number()))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(
                        entitlements.enterAccount(
                                granted.reviewer(), id, granted.name(), "演示银行", "6222000011112222"))
                .isInstanceOf(Entitlements.Result.Done.class);
    }

    /** What a run of this month pays. */
    private static BigDecimal paid(Applied granted) {
        PaymentRuns.Result started =
                runs.start(granted.decider(), RESEARCH, YearMonth.from(sides.today()));
        if (!(started instanceof PaymentRuns.Result.Done(UUID run))) {
            throw new AssertionError(started.toString());
        }
        ground.finished(granted.decider(), run);
        return runs.page(granted.decider(), run).orElseThrow().run().amount();
    }

    // ------------------------------------------------------------------ within a day

    @Test
    void whatIsTakenDownInTheAfternoonPaysWhatItTookInInTheMorning() {
        UUID county = publish(COUNTY);
        Applied morning = inTown(753);
        PolicyGround.done(book.withdraw(body(COUNTY, Role.REVIEWER), county, "另有安排"));
        assertThat(against(sides.today()))
                .as("in the afternoon nothing is taken in")
                .extracting(Problem::code)
                .containsExactly("POLICY-029");
        morning.shown();
        assertThat(morning.granted()).containsExactly("POLICY-040");
        whoIsShownWhatIsHeld(morning);
        entered(COUNTY, "500000");
        assertThat(morning.granted()).isEmpty();
        assertThat(budget(COUNTY).reserved()).isEqualByComparingTo("500000");
        assertThat(budgets.held(morning.decider(), RESEARCH, COUNTY)).isEmpty();
    }

    private static void whoIsShownWhatIsHeld(Applied held) {
        assertThat(budgets.held(held.decider(), RESEARCH)).as("not by the side").isEmpty();
        assertThat(opensHeld(held.decider())).containsExactly(true);
        assertThat(opensHeld(body("51", Role.DECIDER))).containsExactly(false);
        assertThat(opensHeld(supervisor())).containsExactly(true);
        assertThat(opensHeld(otherDepartment())).isEmpty();
    }

    private static List<Boolean> opensHeld(Actor actor) {
        return budgets.held(actor, RESEARCH, COUNTY).stream().map(Budgets.Held::opens).toList();
    }

    /** What another platform took in on an earlier day is asked of that day. */
    @Test
    void whoTookInAnEarlierApplicationPaysIt() {
        sides.pass(Duration.ofDays(2));
        publish("51");
        LocalDate eve = sides.today();
        sides.pass(Duration.ofDays(1));
        UUID county = publish(COUNTY);
        LocalDate day = sides.today();
        sides.pass(Duration.ofDays(3));
        assertThat(against(eve)).isEmpty();
        assertThat(payer(eve)).as("nobody could read the county's yet").isEqualTo("51");
        assertThat(payer(day)).isEqualTo(COUNTY);
        UUID side =
                book.all(null, PolicyBook.Query.everything()).stream()
                        .filter(r -> r.document().isOfSide() && r.side() == SICHUAN)
                        .findFirst()
                        .orElseThrow()
                        .id();
        PolicyGround.done(book.withdraw(body("51", Role.REVIEWER), side, "另有安排"));
        assertThat(against(eve)).as("it was in force then").isEmpty();
        assertThat(payer(eve)).isEqualTo("51");
        assertThat(against(eve.minusDays(1)))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.code()).isEqualTo("POLICY-029");
                    assertThat(p.what().zh()).contains("才发布");
                    assertThat(p.what().en()).contains("was published on");
                });
        PolicyGround.done(book.withdraw(body(COUNTY, Role.REVIEWER), county, "另有安排"));
        assertThat(against(day)).isEmpty();
        assertThat(payer(day)).isEqualTo(COUNTY);
        assertThat(against(sides.today())).isNotEmpty();
    }

    private static List<Problem> against(LocalDate day) {
        return sides.walls.inside(
                body(COUNTY, Role.DECIDER),
                () ->
                        sides.bean(Admissions.class)
                                .against(RESEARCH, SICHUAN, Optional.of(TOWN), day));
    }

    private static String payer(LocalDate appliedOn) {
        return sides.walls.inside(
                body(COUNTY, Role.DECIDER),
                () -> sides.bean(PayingArea.class).of(RESEARCH, SICHUAN, TOWN, appliedOn));
    }

    // ------------------------------------------------------------------ a county that has ended

    /** Its successors' bodies go on with its document and its budget, each for what lies in it. */
    @Test
    void whoFollowedAnEndedCountyGoesOnWithItsDocumentAndPays() {
        UUID document = ofBefore();
        Actor heir = body(HEIR, Role.REVIEWER);
        assertThat(book.sheet(heir, RESEARCH).orElseThrow())
                .satisfies(s -> {
                    assertThat(s.present()).as("its own area has none").isEmpty();
                    assertThat(s.mayRegister()).isTrue();
                    assertThat(s.workable())
                            .singleElement()
                            .satisfies(r -> {
                                assertThat(r.id()).isEqualTo(document);
                                assertThat(r.area().zh()).isEqualTo("原渝北区");
                                assertThat(r.area().en()).isEqualTo("the former Yubei District");
                            });
                    assertThat(s.may(document, Act.EXTEND)).isTrue();
                });
        LocalDate later = sides.today().plusYears(3);
        assertThat(
                        problems(
                                book.extend(
                                        body("500103", Role.REVIEWER),
                                        document,
                                        Optional.of(later),
                                        "渝演示延〔2026〕1号")))
                .as("nothing of it lies there")
                .containsExactly("POLICY-041");
        PolicyGround.done(book.extend(heir, document, Optional.of(later), "渝演示延〔2026〕1号"));
        Applied applied = applied(CHONGQING, "06-chongqing", 754, TwoSides.YUZUI);
        applied.shown();
        assertThat(applied.granted()).containsExactly("POLICY-040");
        assertThat(budgets.held(applied.decider(), RESEARCH, HEIR)).hasSize(1);
        assertThat(budgets.areas(heir, RESEARCH)).containsKeys(ENDED, HEIR, OTHER_HEIR);
        entered(HEIR, "64000");
        assertThat(applied.granted()).isEmpty();
        assertThat(budget(HEIR).reserved()).isEqualByComparingTo("64000");
        whatTheCountyGrantedIsStillPaid();
        PolicyGround.done(book.withdraw(body(OTHER_HEIR, Role.REVIEWER), document, "渝北区撤销，另行印发"));
    }

    /** Published while it was there, until in two years. */
    private static UUID ofBefore() {
        Duration ago = Duration.ofDays(ChronoUnit.DAYS.between(sides.today(), BEFORE_ITS_END));
        LocalDate until = sides.today().plusYears(2);
        sides.pass(ago);
        try {
            return ground.published(body(ENDED, Role.REVIEWER), RESEARCH, Optional.of(until));
        } finally {
            sides.pass(ago.negated());
        }
    }

    /** Out of its own budget, which somebody has to be able to set. */
    private static void whatTheCountyGrantedIsStillPaid() {
        assertThat(problems(enter(ENDED, Optional.empty(), "1000")))
                .as("there is no such body any more")
                .containsExactly("POLICY-041");
        assertThat(problems(enter("500103", Optional.of(ENDED), "1000")))
                .containsExactly("POLICY-041");
        PolicyGround.done(enter(HEIR, Optional.of(ENDED), "1000"));
        assertThat(budget(ENDED).total())
                .hasValueSatisfying(t -> assertThat(t).isEqualByComparingTo("1000"));
    }
}
