package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.Outcome;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Funds;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.register.Kind;

/**
 * A side, a city and a county issue the same policy, each for its own area: which document counts
 * where, who is told that it is in force elsewhere, and whose budget pays.
 */
class PolicyPlacesTest {
    private static final Jurisdiction SIDE = Jurisdiction.SICHUAN;
    private static final String RESEARCH = "research-expense-subsidy";
    private static final String CITY = "5116";
    private static final String COUNTY = "511602";
    private static final String TOWN = "511602101";
    private static final String ELSEWHERE = "510107";
    private static final String OWNER = TwoSides.number(741);
    private static final String HERE_CODE = TwoSides.creditCode(41);
    private static final String ELSEWHERE_CODE = TwoSides.creditCode(42);
    private static TwoSides sides;
    private static PolicyGround ground;
    private static PolicyBook book;
    private static Budgets budgets;
    private static Actor owner;

    @BeforeAll
    static void open() {
        sides = new TwoSides("policy_places");
        ground = new PolicyGround(sides);
        book = sides.bean(PolicyBook.class);
        budgets = sides.bean(Budgets.class);
        owner = sides.resident(SIDE, OWNER);
        Actor keeper = body("51", Role.REVIEWER);
        int year = sides.today().getYear();
        List<String> figures = new ArrayList<>();
        List<String> standings = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (String code : List.of(HERE_CODE, ELSEWHERE_CODE)) {
            figures.add(PolicyGround.figure(code, year - 1, "100", "60000", "200"));
            standings.addAll(PolicyGround.clean(code, year));
            owners.add(PolicyGround.representative(code, OWNER));
        }
        ground.taken(
                keeper,
                Kind.ENTERPRISE,
                List.of(
                        PolicyGround.enterprise(HERE_CODE, "广安演示企业", COUNTY),
                        PolicyGround.enterprise(ELSEWHERE_CODE, "成都演示企业", ELSEWHERE)));
        ground.taken(keeper, Kind.YEAR_FIGURES, figures);
        ground.taken(keeper, Kind.STANDING, standings);
        ground.taken(keeper, Kind.REPRESENTATIVE, owners);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    @BeforeEach
    void nothingIsPublished() {
        for (PolicyBook.Row row : book.all(body("51", Role.REVIEWER), everything())) {
            PolicyGround.done(
                    book.withdraw(body(row.document().area(), Role.REVIEWER), row.id(), "换新"));
        }
    }

    private static PolicyBook.Query everything() {
        return PolicyBook.Query.everything();
    }

    /** Of the department of economy at a place. */
    private static Actor body(String area, Role role) {
        return sides.staff(role, SIDE, area + ":economy-and-informatization", role + area);
    }

    private static UUID publish(String area) {
        return ground.published(body(area, Role.REVIEWER), RESEARCH, Optional.empty());
    }

    private static Matches.Line line(String code) {
        return sides.bean(Matches.class).mine(owner, sides.today()).stream()
                .filter(s -> s.creditCode().equals(code))
                .flatMap(s -> s.lines().stream())
                .filter(l -> l.policy().service().equals(RESEARCH))
                .findFirst()
                .orElseThrow();
    }

    private static String issuedFor(String code) {
        Matches.Line line = line(code);
        assertThat(line.own()).isTrue();
        assertThat(line.match()).isInstanceOf(Match.Eligible.class);
        return line.issued().orElseThrow().document().area();
    }

    private static List<String> problems(PolicyBook.Result result) {
        return result instanceof PolicyBook.Result.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    // ------------------------------------------------------------------ whose document counts

    @Test
    void theNearestBodysDocumentCountsAndElsewhereItIsSaidWhere() {
        publish(CITY);
        assertThat(issuedFor(HERE_CODE)).isEqualTo(CITY);
        assertThat(line(ELSEWHERE_CODE))
                .satisfies(l -> {
                    assertThat(l.own()).isFalse();
                    assertThat(l.match().standing()).isEqualTo(Match.Standing.NOT_ELIGIBLE);
                    assertThat(l.match().failed())
                            .singleElement()
                            .satisfies(f -> {
                                assertThat(f.code()).isEqualTo("not-in-area");
                                assertThat(f.words().zh()).contains("广安市");
                                assertThat(f.words().en()).contains("Guang'an");
                            });
                });
        publish("51");
        assertThat(issuedFor(HERE_CODE)).as("the city is nearer").isEqualTo(CITY);
        assertThat(issuedFor(ELSEWHERE_CODE)).isEqualTo("51");
        UUID county = publish(COUNTY);
        assertThat(issuedFor(HERE_CODE)).isEqualTo(COUNTY);
        PolicyGround.done(book.withdraw(body(COUNTY, Role.REVIEWER), county, "另有安排"));
        assertThat(issuedFor(HERE_CODE)).isEqualTo(CITY);
    }

    @Test
    void eachBodyActsOnItsOwnDocument() {
        publish("51");
        UUID city = publish(CITY);
        Actor county = body(COUNTY, Role.REVIEWER);
        assertThat(problems(book.withdraw(county, city, "不是我的"))).containsExactly("POLICY-041");
        assertThat(problems(book.register(body(CITY, Role.REVIEWER), ground.draft(RESEARCH))))
                .as("one at a time for each area")
                .containsExactly("POLICY-011");
        assertThat(book.register(county, ground.from(RESEARCH, 9, Optional.of(city))))
                .as("what it replaces is another body's")
                .isInstanceOf(PolicyBook.Result.NotFound.class);
        assertThat(problems(book.register(county, ground.draft("innovation-voucher"))))
                .as("no county issues it")
                .containsExactly("POLICY-041");
        assertThat(book.sheet(county, RESEARCH).orElseThrow())
                .satisfies(s -> {
                    assertThat(s.own()).contains(COUNTY);
                    assertThat(s.mayRegister()).isTrue();
                    assertThat(s.workable()).as("nothing of its own stands").isEmpty();
                    assertThat(s.inForceAt(SIDE))
                            .singleElement()
                            .satisfies(w -> assertThat(w.zh()).isEqualTo("广安市"));
                });
    }

    @Test
    void theListSaysWhatHoldsAtAPlace() {
        publish("51");
        publish(CITY);
        publish(COUNTY);
        assertThat(areas(TOWN)).containsExactlyInAnyOrder("51", CITY, COUNTY);
        assertThat(areas(CITY)).containsExactlyInAnyOrder("51", CITY);
        assertThat(areas(ELSEWHERE)).containsExactly("51");
        assertThat(book.list(null, PolicyBook.Query.everything()).areas())
                .containsOnlyKeys("51", CITY, COUNTY);
    }

    private static List<String> areas(String place) {
        return book
                .all(
                        null,
                        new PolicyBook.Query(
                                Optional.empty(),
                                Optional.of(place),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                PolicyBook.Sort.ISSUED,
                                0))
                .stream()
                .map(r -> r.document().area())
                .toList();
    }

    /** The handbook says for whom it is and who pays. */
    @Test
    void itsHandbookNamesTheArea() {
        UUID city = publish(CITY);
        PolicyText text =
                book.text(null, RESEARCH, city, PolicyDocument.Part.HANDBOOK, 1).orElseThrow();
        assertThat(text.area().zh()).isEqualTo("广安市");
        assertThat(text.chapters().stream().flatMap(c -> c.lines().stream()))
                .anySatisfy(l -> assertThat(l.zh()).contains("广安市的预算支付"));
    }

    // ------------------------------------------------------------------ taking in and paying

    @Test
    void itIsAppliedForWhereItIsInForce() {
        publish(CITY);
        assertThat(sides.drafts.against(RESEARCH))
                .as("somewhere on the side")
                .doesNotContainKey(SIDE);
        assertThat(takenIn(745, "510107001")).containsExactly("POLICY-029");
        assertThat(takenIn(746, TOWN)).isEmpty();
    }

    private static List<String> takenIn(int person, String place) {
        Actor clerk = sides.clerk(SIDE);
        Drafts.Draft draft =
                sides.typed(clerk, RESEARCH, "01-half-a-million", person, place, Map.of());
        return sides.perform(
                                clerk,
                                new Command.Collect(
                                        draft.id(),
                                        draft.version(),
                                        new IdentityCheck(
                                                IdentityCheck.Shown.BUSINESS_LICENCE, true, ""),
                                        sides.papers(RESEARCH),
                                        true))
                        instanceof CommandResult.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    /** The side's full budget pays nothing of a city's policy, nor the city's of the side's. */
    @Test
    void theIssuersBudgetPays() {
        publish("51");
        UUID city = publish(CITY);
        entered("51", "9000000");
        UUID id =
                sides.collected(SIDE, RESEARCH, "01-half-a-million", 747, TOWN, Map.of()).caseId();
        CasePage page = sides.page(sides.clerk(SIDE), id);
        Actor reviewer = sides.staff(Role.REVIEWER, SIDE, page.competence().accepting().id(), "r");
        Actor decider = sides.staff(Role.DECIDER, SIDE, page.competence().deciding().id(), "d");
        sides.recommended(reviewer, id, "与台账一致");
        sides.done(
                reviewer, new Command.PostNotice(id, sides.version(reviewer, id), "本机关网站公示栏", 0));
        sides.pass(Duration.ofDays(8));
        // whatever becomes of the document, the application rested on it
        PolicyGround.done(book.withdraw(body(CITY, Role.REVIEWER), city, "另有安排"));
        assertThat(granted(decider, id)).as("the city has no budget").containsExactly("POLICY-040");
        assertThat(budgets.held(decider, RESEARCH, CITY)).hasSize(1);
        assertThat(budgets.held(decider, RESEARCH)).as("not for the side's money").isEmpty();
        entered(CITY, "600000");
        assertThat(granted(decider, id)).isEmpty();
        assertThat(budgets.held(decider, RESEARCH, CITY)).isEmpty();
        assertThat(budget(CITY).reserved()).isEqualByComparingTo("500000");
        assertThat(budget("51").reserved()).isEqualByComparingTo("0");
        assertThat(against(CITY, "600000.01")).containsExactly("POLICY-027");
        assertThat(against("", "600000.01")).as("the side has more").isEmpty();
        paid(reviewer, decider, page.applicant().name());
        assertThat(budget(CITY))
                .satisfies(b -> {
                    assertThat(b.paid()).isEqualByComparingTo("500000");
                    assertThat(b.free()).isEqualByComparingTo("100000");
                });
        assertThat(budget("51").paid()).isEqualByComparingTo("0");
        assertThat(budgets.areas(decider, RESEARCH)).containsKeys("51", CITY);
    }

    private static void entered(String area, String yuan) {
        PolicyGround.done(
                budgets.enter(
                        body(area, Role.DECIDER),
                        RESEARCH,
                        sides.today().getYear(),
                        true,
                        Optional.of(new BigDecimal(yuan)),
                        "演示预算〔2026〕5号"));
    }

    private static Budgets.Budget budget(String area) {
        return budgets.of(body(area, Role.DECIDER), RESEARCH, area, sides.today().getYear())
                .orElseThrow();
    }

    private static List<String> granted(Actor decider, UUID id) {
        return sides.perform(
                                decider,
                                new Command.Decide(
                                        id, sides.version(decider, id), Outcome.GRANTED, ""))
                        instanceof CommandResult.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    private static List<String> against(String fund, String yuan) {
        return sides.walls.inside(
                body(CITY, Role.DECIDER),
                () ->
                        sides
                                .bean(Funds.class)
                                .against(
                                        RESEARCH,
                                        fund,
                                        YearMonth.from(sides.today()),
                                        new BigDecimal(yuan))
                                .stream()
                                .map(Problem::code)
                                .toList());
    }

    private static void paid(Actor reviewer, Actor decider, String holder) {
        UUID entitlement =
                sides.bean(Entitlements.class)
                        .list(
                                reviewer,
                                new Entitlements.Query(RESEARCH, "", Entitlements.Look.ALL, 0))
                        .rows()
                        .getFirst()
                        .id();
        assertThat(
                        sides.bean(Entitlements.class)
                                .enterAccount(
                                        reviewer, entitlement, holder, "演示银行", "6222000011112222"))
                .isInstanceOf(Entitlements.Result.Done.class);
        PaymentRuns runs = sides.bean(PaymentRuns.class);
        PaymentRuns.Result started = runs.start(decider, RESEARCH, YearMonth.from(sides.today()));
        if (!(started instanceof PaymentRuns.Result.Done(UUID run))) {
            throw new AssertionError(started.toString());
        }
        ground.finished(decider, run);
        assertThat(runs.page(decider, run).orElseThrow().shares())
                .filteredOn(s -> s.amount().signum() > 0)
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.bearer().zh()).as("the city alone").startsWith("市");
                    assertThat(s.amount()).isEqualByComparingTo("500000");
                    assertThat(s.percent()).isEqualByComparingTo("100");
                });
        PaymentRuns.Line line = runs.lines(decider, run, Optional.empty(), 0).rows().getFirst();
        runs.takeIn(
                decider,
                run,
                "number,amount,result\n%s,%s,PAID\n"
                        .formatted(line.number(), line.amount().toPlainString())
                        .getBytes(StandardCharsets.UTF_8));
    }
}
