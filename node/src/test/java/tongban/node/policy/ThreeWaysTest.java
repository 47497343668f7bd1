package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.indicator.Aggregate;
import tongban.node.indicator.Counts;
import tongban.node.register.Kind;
import tongban.time.WorkingCalendar;

/**
 * The two ways on which an enterprise applies, from the application to reconciled money; {@link
 * PoliciesTest} goes the third, without one. The quick one comes in over the net and is paid within
 * sixty working days of acceptance; the one by its own procedure comes in at the window, and the
 * bank sends its money back once. Both are shown to the public before they are decided.
 */
class ThreeWaysTest {
    private static final String FAST = "research-expense-subsidy";
    private static final String ONCE = "above-scale-reward";
    private static final String YEARLY = "job-keeping-refund";
    private static final String VOUCHER = "innovation-voucher";
    private static final String RENT = "park-rent-reduction";
    private static final String NORMAL = "loan-interest-subsidy";
    private static TwoSides sides;
    private static PolicyGround ground;
    private static Budgets budgets;
    private static Effects effects;
    private static Entitlements entitlements;
    private static PaymentRuns runs;

    @BeforeAll
    static void open() {
        sides = new TwoSides("three_ways");
        ground = new PolicyGround(sides);
        budgets = sides.bean(Budgets.class);
        effects = sides.bean(Effects.class);
        entitlements = sides.bean(Entitlements.class);
        runs = sides.bean(PaymentRuns.class);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    /** A policy in force, and who works on it where the case lies. */
    private record Way(
            String service, Jurisdiction side, UUID caseId, Actor reviewer, Actor decider) {
        static Way of(String service, Jurisdiction side, Actor from, UUID caseId) {
            CasePage page = sides.page(from, caseId);
            Actor reviewer =
                    sides.staff(
                            Role.REVIEWER, side, page.competence().accepting().id(), "reviewer");
            Actor decider =
                    sides.staff(Role.DECIDER, side, page.competence().deciding().id(), "decider");
            return new Way(service, side, caseId, reviewer, decider);
        }

        int version(Actor actor) {
            return sides.version(actor, caseId);
        }
    }

    @Test
    void theQuickOneIsPaidWithinSixtyWorkingDaysOfItsAcceptance() {
        issued(Jurisdiction.SICHUAN, FAST);
        Actor owner = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(751));
        Drafts.Draft draft =
                sides.typed(
                        owner,
                        FAST,
                        "01-half-a-million",
                        51,
                        TwoSides.GAOTAN,
                        Map.of(Drafts.INSIDE_ZONE, "false"));
        UUID id =
                sides.done(
                                owner,
                                new Command.Submit(
                                        draft.id(),
                                        draft.version(),
                                        sides.uploaded(owner, draft.id(), FAST),
                                        true))
                        .caseId();
        Way way = Way.of(FAST, Jurisdiction.SICHUAN, owner, id);
        LocalDate accepted = sides.today();
        decided(way, 51, "300000", "500000");
        LocalDate dueOn = PaymentTerm.lastDay(accepted, sides.bean(WorkingCalendar.class));
        assertThat(budgets.due(way.decider(), FAST))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.acceptedOn()).isEqualTo(accepted);
                    assertThat(d.dueOn()).isEqualTo(dueOn).isAfter(accepted.plusDays(80));
                    assertThat(d.owed()).isEqualByComparingTo("500000");
                    assertThat(d.overdue()).isFalse();
                });
        UUID run = paid(way, "500000.00");
        assertThat(takenIn(way, run, "500000.00", "PAID"))
                .isEqualTo(new PaymentRuns.Taken.Done(1, 0, new BigDecimal("0.00")));
        reconciled(way, run, "500000", "300000", 1);
        assertThat(budgets.due(way.decider(), FAST)).as("nothing is owed any more").isEmpty();
        assertThat(effect(way))
                .satisfies(e -> {
                    assertThat(e.late()).isZero();
                    assertThat(e.share()).contains(new BigDecimal("62.5"));
                    assertThat(e.days()).isPresent();
                    assertThat(e.granted()).isEqualTo(1);
                    assertThat(e.grantedYuan()).isEqualByComparingTo("500000");
                });
        sides.walls.inside(
                way.decider(),
                () ->
                        sides.jdbc
                                .sql(
                                        "update entitlement set attention = 'REVOKED' where case_id = ?")
                                .param(id)
                                .update());
        assertThat(effect(way))
                .as("what was revoked is no grant")
                .satisfies(e -> {
                    assertThat(e.granted()).isZero();
                    assertThat(e.grantedYuan()).isEqualByComparingTo("0");
                });
    }

    @Test
    void whatComesInAtTheWindowIsPaidAgainOnceTheBankSentItBack() {
        issued(Jurisdiction.CHONGQING, NORMAL);
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        UUID id =
                sides.collected(Jurisdiction.CHONGQING, NORMAL, "02-chongqing", 52, TwoSides.YUZUI)
                        .caseId();
        Way way = Way.of(NORMAL, Jurisdiction.CHONGQING, clerk, id);
        decided(way, 52, "100000", "100000");
        assertThat(budgets.due(way.decider(), NORMAL))
                .as("its own procedure knows no sixty days")
                .isEmpty();
        UUID run = paid(way, "135000.00");
        assertThat(takenIn(way, run, "135000.00", "WRONG_ACCOUNT"))
                .isEqualTo(new PaymentRuns.Taken.Done(0, 1, new BigDecimal("135000.00")));
        assertThat(budget(way))
                .satisfies(b -> {
                    assertThat(b.paid()).isEqualByComparingTo("0");
                    assertThat(b.reserved()).isEqualByComparingTo("135000");
                    assertThat(b.free()).isEqualByComparingTo("65000");
                });
        overTheYearsEnd(way);
        account(way, "6222000011113333");
        UUID again = started(way);
        assertThat(takenIn(way, again, "135000.00", "PAID"))
                .isEqualTo(new PaymentRuns.Taken.Done(1, 0, new BigDecimal("0.00")));
        reconciled(way, again, "135000", "65000", 1);
    }

    /** What is not paid on 31 December is paid in the next year, and out of its budget. */
    private static void overTheYearsEnd(Way way) {
        int year = sides.today().getYear();
        Duration rest =
                Duration.ofDays(
                        ChronoUnit.DAYS.between(sides.today(), LocalDate.of(year + 1, 1, 1)));
        sides.pass(rest);
        try {
            assertThat(budgets.of(way.decider(), way.service(), year + 1).orElseThrow())
                    .satisfies(b -> {
                        assertThat(b.over()).isFalse();
                        assertThat(b.reserved()).isEqualByComparingTo("135000");
                        assertThat(b.free()).isEqualByComparingTo("65000");
                    });
            assertThat(budgets.of(way.decider(), way.service(), year).orElseThrow())
                    .satisfies(b -> {
                        assertThat(b.over()).isTrue();
                        assertThat(b.reserved()).isEqualByComparingTo("0");
                        assertThat(b.free()).isEqualByComparingTo("0");
                    });
        } finally {
            sides.pass(rest.negated());
        }
        assertThat(budgets.of(way.decider(), way.service(), year + 1).orElseThrow().reserved())
                .isEqualByComparingTo("0");
    }

    /** Asked of the side that decides, also at a window of the other one. */
    @Test
    void whatIsNotInForceIsNotTakenInAndWhatWasTakenInGoesOn() {
        issued(Jurisdiction.SICHUAN, VOUCHER);
        assertThat(sides.drafts.against(VOUCHER)).containsOnlyKeys(Jurisdiction.CHONGQING);
        assertThat(sides.drafts.against("study-aid")).as("no policy").isEmpty();
        assertThat(takenIn(Jurisdiction.SICHUAN, 761, TwoSides.YUZUI))
                .as("only the other side has it")
                .containsExactly("POLICY-029");
        ground.published(
                ground.department(Jurisdiction.CHONGQING, VOUCHER),
                VOUCHER,
                Optional.of(sides.today().plusDays(1)));
        assertThat(takenIn(Jurisdiction.SICHUAN, 761, TwoSides.YUZUI)).isEmpty();
        UUID before =
                sides.collected(
                                Jurisdiction.CHONGQING,
                                VOUCHER,
                                example(VOUCHER),
                                762,
                                TwoSides.YUZUI)
                        .caseId();
        sides.pass(Duration.ofDays(4));
        assertThat(takenIn(Jurisdiction.CHONGQING, 763, TwoSides.YUZUI))
                .as("its last day is over")
                .containsExactly("POLICY-029");
        assertThat(sides.drafts.against(VOUCHER).get(Jurisdiction.CHONGQING))
                .singleElement()
                .satisfies(p -> assertThat(p.what().zh()).contains("重庆", "最后一天"));
        Actor reviewer = sides.reviewer(VOUCHER, TwoSides.YUZUI);
        sides.done(reviewer, new Command.Accept(before, sides.version(reviewer, before)));
    }

    /** Refused before its first day and after its last; the one that replaces it takes over. */
    @Test
    void itIsTakenInFromItsFirstDayUntilItIsReplacedOrRepealed() {
        Actor issues = ground.department(Jurisdiction.CHONGQING, RENT);
        PolicyBook book = sides.bean(PolicyBook.class);
        UUID first = ground.published(issues, ground.from(RENT, 5, Optional.empty()));
        assertThat(takenIn(RENT, Jurisdiction.CHONGQING, 781, TwoSides.YUZUI))
                .containsExactly("POLICY-037");
        assertThat(standings(PolicyDocument.Standing.COMING)).containsExactly(first);
        sides.pass(Duration.ofDays(5));
        assertThat(takenIn(RENT, Jurisdiction.CHONGQING, 781, TwoSides.YUZUI)).isEmpty();
        assertThat(problems(book.register(issues, ground.from(RENT, 10, Optional.empty()))))
                .containsExactly("POLICY-011");
        UUID second = ground.published(issues, ground.from(RENT, 10, Optional.of(first)));
        assertThat(standings(PolicyDocument.Standing.IN_FORCE)).contains(first);
        assertThat(standings(PolicyDocument.Standing.COMING)).containsExactly(second);
        PolicyGround.done(book.withdraw(issues, second, "印错了"));
        assertThat(lastDay(first)).as("nothing replaces it any more").isEmpty();
        UUID third = ground.published(issues, ground.from(RENT, 10, Optional.of(first)));
        UUID fourth = ground.published(issues, ground.from(RENT, 20, Optional.of(third)));
        assertThat(problems(book.withdraw(issues, third, "印错了")))
                .as("the one before it would stand beside the one after it")
                .containsExactly("POLICY-046");
        PolicyGround.done(book.withdraw(issues, fourth, "印错了"));
        assertThat(lastDay(first)).contains(sides.today().plusDays(9));
        sides.pass(Duration.ofDays(10));
        assertThat(standings(PolicyDocument.Standing.REPLACED)).containsExactly(first);
        assertThat(standings(PolicyDocument.Standing.IN_FORCE)).contains(third);
        assertThat(takenIn(RENT, Jurisdiction.CHONGQING, 782, TwoSides.YUZUI)).isEmpty();
        UUID fifth = replacedOnlyOnceItIsPublished(issues, third);
        PolicyGround.done(
                book.repeal(issues, fifth, Optional.of(sides.today().plusDays(2)), "渝演示废〔2026〕1号"));
        assertThat(takenIn(RENT, Jurisdiction.CHONGQING, 783, TwoSides.YUZUI)).isEmpty();
        sides.pass(Duration.ofDays(2));
        assertThat(takenIn(RENT, Jurisdiction.CHONGQING, 784, TwoSides.YUZUI))
                .containsExactly("POLICY-029");
        assertThat(sides.drafts.against(RENT).get(Jurisdiction.CHONGQING))
                .singleElement()
                .satisfies(p -> assertThat(p.what().zh()).contains("由《渝演示废〔2026〕1号》废止"));
        assertThat(book.sheet(null, RENT).orElseThrow().changes(first))
                .extracting(PolicyDocument.Change::kind)
                .containsExactly(
                        PolicyDocument.Change.Kind.REPLACED,
                        PolicyDocument.Change.Kind.RELEASED,
                        PolicyDocument.Change.Kind.REPLACED);
    }

    /** Its first day goes by before it is published; the old one goes on, and nothing is a gap. */
    private static UUID replacedOnlyOnceItIsPublished(Actor issues, UUID old) {
        PolicyBook book = sides.bean(PolicyBook.class);
        UUID never =
                PolicyGround.done(book.register(issues, ground.from(RENT, 1, Optional.of(old))));
        sides.pass(Duration.ofDays(2));
        assertThat(standings(PolicyDocument.Standing.IN_FORCE)).contains(old);
        theIndicatorCountsAsManyAsAreInForce();
        assertThat(takenIn(RENT, Jurisdiction.CHONGQING, 785, TwoSides.YUZUI)).isEmpty();
        assertThat(problems(book.register(issues, ground.from(RENT, 9, Optional.of(never)))))
                .containsExactly("POLICY-048");
        assertThat(
                        problems(
                                book.repeal(
                                        issues,
                                        never,
                                        Optional.of(sides.today().plusDays(1)),
                                        "演示废")))
                .containsExactly("POLICY-048");
        PolicyGround.done(book.withdraw(issues, never, "印错了"));
        assertThat(lastDay(old)).as("nothing replaces it any more").isEmpty();
        UUID late =
                PolicyGround.done(book.register(issues, ground.from(RENT, 1, Optional.of(old))));
        sides.pass(Duration.ofDays(2));
        for (PolicyDocument.Part part : PolicyDocument.Part.values()) {
            PolicyGround.done(book.publish(issues, late, part));
        }
        assertThat(lastDay(old)).contains(sides.today().minusDays(1));
        assertThat(standings(PolicyDocument.Standing.IN_FORCE)).contains(late).doesNotContain(old);
        theIndicatorCountsAsManyAsAreInForce();
        return late;
    }

    private static void theIndicatorCountsAsManyAsAreInForce() {
        assertThat(
                        sides.bean(Counts.class)
                                .of(Jurisdiction.CHONGQING, Aggregate.POLICIES_PUBLISHED)
                                .total())
                .isEqualByComparingTo(
                        BigDecimal.valueOf(
                                sides.bean(PolicyBook.class)
                                        .inForce(Jurisdiction.CHONGQING)
                                        .size()));
    }

    private static List<String> problems(PolicyBook.Result result) {
        return result instanceof PolicyBook.Result.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of(result.toString());
    }

    private static List<UUID> standings(PolicyDocument.Standing standing) {
        return sides
                .bean(PolicyBook.class)
                .all(
                        null,
                        new PolicyBook.Query(
                                Optional.of(Jurisdiction.CHONGQING),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(standing),
                                "",
                                PolicyBook.Sort.STARTS,
                                0))
                .stream()
                .filter(r -> r.policy().service().equals(RENT))
                .map(PolicyBook.Row::id)
                .toList();
    }

    private static Optional<LocalDate> lastDay(UUID document) {
        return sides.bean(PolicyBook.class).sheet(null, RENT).orElseThrow().documents().stream()
                .filter(r -> r.id().equals(document))
                .findFirst()
                .flatMap(r -> r.document().lastDay());
    }

    /** Whatever way it comes in; the standard alone would grant each of them. */
    @Test
    void whatWasGrantedIsNotGrantedAgainInItsYearOrEver() {
        issued(Jurisdiction.CHONGQING, YEARLY);
        issued(Jurisdiction.CHONGQING, ONCE);
        ground.budget(Jurisdiction.CHONGQING, YEARLY, "100000000");
        ground.budget(Jurisdiction.CHONGQING, ONCE, "100000000");
        over(YEARLY, granted(YEARLY, 771));
        over(ONCE, granted(ONCE, 771));
        over(YEARLY, notAgain(YEARLY, 771));
        sides.pass(Duration.ofDays(60));
        over(ONCE, notAgain(ONCE, 771));
        over(YEARLY, granted(YEARLY, 771));
    }

    /** Who applied first comes first, whoever is looked at first; nobody is refused. */
    @Test
    void whatTheBudgetDoesNotCoverWaitsInTheOrderOfApplication() {
        issued(Jurisdiction.SICHUAN, ONCE);
        Way first = waiting(791);
        sides.pass(Duration.ofDays(1));
        Way second = waiting(792);
        assertThat(refused(second)).as("no budget yet").containsExactly("POLICY-040");
        assertThat(refused(first)).containsExactly("POLICY-040");
        List<Budgets.Held> held = budgets.held(second.decider(), ONCE);
        assertThat(held)
                .extracting(Budgets.Held::caseId)
                .containsExactly(first.caseId(), second.caseId());
        String one = held.getFirst().amount().toPlainString();
        ground.budget(Jurisdiction.SICHUAN, ONCE, one);
        assertThat(refused(second))
                .as("the other one applied before")
                .containsExactly("POLICY-039");
        assertThat(refused(first)).isEmpty();
        assertThat(refused(second)).containsExactly("POLICY-039");
        ground.budget(Jurisdiction.SICHUAN, ONCE, one);
        assertThat(refused(second)).isEmpty();
        assertThat(budgets.held(second.decider(), ONCE)).isEmpty();
        assertThat(budgets.of(first.decider(), ONCE, sides.today().getYear()).orElseThrow())
                .satisfies(b -> {
                    assertThat(b.free()).isEqualByComparingTo("0");
                    assertThat(b.entries().getFirst().body().zh()).contains("四川", "经济和信息化");
                });
        assertThat(budgets.years(first.decider(), ONCE))
                .startsWith(sides.today().getYear() + 1, sides.today().getYear());
    }

    private static Way waiting(int person) {
        UUID id =
                sides.collected(
                                Jurisdiction.SICHUAN,
                                ONCE,
                                example(ONCE),
                                person,
                                TwoSides.GAOTAN,
                                Map.of(Drafts.INSIDE_ZONE, "false"))
                        .caseId();
        Way way = Way.of(ONCE, Jurisdiction.SICHUAN, sides.clerk(Jurisdiction.SICHUAN), id);
        sides.recommended(way.reviewer(), id, "与台账一致");
        return way;
    }

    private static UUID recommended(String service, int person) {
        UUID id =
                sides.collected(
                                Jurisdiction.CHONGQING,
                                service,
                                example(service),
                                person,
                                TwoSides.YUZUI)
                        .caseId();
        sides.recommended(sides.reviewer(service, TwoSides.YUZUI), id, "与台账一致");
        return id;
    }

    private static CommandResult decide(String service, UUID id, Outcome outcome, String why) {
        Actor decider = sides.decider(service, TwoSides.YUZUI);
        return sides.perform(
                decider, new Command.Decide(id, sides.version(decider, id), outcome, why));
    }

    private static UUID granted(String service, int person) {
        UUID id = recommended(service, person);
        assertThat(decide(service, id, Outcome.GRANTED, "")).isInstanceOf(CommandResult.Done.class);
        return id;
    }

    /** It is recommended, cannot be granted, and is refused with the reason. */
    private static UUID notAgain(String service, int person) {
        UUID id = recommended(service, person);
        assertThat(decide(service, id, Outcome.GRANTED, ""))
                .isInstanceOfSatisfying(
                        CommandResult.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("POLICY-030"));
        assertThat(decide(service, id, Outcome.REFUSED, "已经享受过"))
                .isInstanceOf(CommandResult.Done.class);
        return id;
    }

    /** Delivered and closed, so that it can be applied for again. */
    private static void over(String service, UUID id) {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor reviewer = sides.reviewer(service, TwoSides.YUZUI);
        sides.delivered(clerk, id, "经办人");
        sides.done(reviewer, new Command.Close(id, sides.version(reviewer, id)));
    }

    private static String example(String service) {
        return sides.definition(service).examples().getFirst().file();
    }

    private static List<String> takenIn(Jurisdiction window, int person, String place) {
        return takenIn(VOUCHER, window, person, place);
    }

    private static List<String> takenIn(
            String service, Jurisdiction window, int person, String place) {
        Actor clerk = sides.clerk(window);
        Drafts.Draft draft = sides.typed(clerk, service, example(service), person, place, Map.of());
        CommandResult result =
                sides.perform(
                        clerk,
                        new Command.Collect(
                                draft.id(),
                                draft.version(),
                                new IdentityCheck(IdentityCheck.Shown.BUSINESS_LICENCE, true, ""),
                                sides.papers(service),
                                true));
        return switch (result) {
            case CommandResult.Done _ -> List.of();
            case CommandResult.Rejected no -> no.problems().stream().map(Problem::code).toList();
            default -> throw new AssertionError(result);
        };
    }

    // ------------------------------------------------------------------ steps

    private static void issued(Jurisdiction side, String service) {
        ground.published(ground.department(side, service), service, Optional.empty());
    }

    /** Held while the budget does not cover it, granted once it does. */
    private static void decided(Way way, int person, String budget, String more) {
        ground.budget(way.side(), way.service(), budget);
        Actor reviewer = way.reviewer();
        UUID id = way.caseId();
        sides.recommended(reviewer, id, "与台账一致");
        assertThat(refused(way)).as("nobody has seen it yet").contains("CASE-061");
        sides.done(reviewer, new Command.PostNotice(id, way.version(reviewer), "本机关网站公示栏", 0));
        assertThat(refused(way)).as("it is being shown").contains("CASE-062");
        sides.pass(Duration.ofDays(8));
        assertThat(problems(way, Map.of("amount", "许多")))
                .contains("POLICY-039")
                .hasSizeGreaterThan(1);
        assertThat(budgets.held(way.decider(), way.service()))
                .as("only what nothing else stands against waits for money")
                .isEmpty();
        assertThat(refused(way)).as("the budget is too small").containsExactly("POLICY-039");
        assertThat(budgets.held(way.decider(), way.service()))
                .singleElement()
                .satisfies(h -> {
                    assertThat(h.caseId()).isEqualTo(id);
                    assertThat(h.left()).isEqualByComparingTo(budget);
                });
        toldThatItWaits(way, person);
        ground.budget(way.side(), way.service(), more);
        sides.done(
                way.decider(),
                new Command.Decide(id, way.version(way.decider()), Outcome.GRANTED, ""));
    }

    /** Its place is said only where the order of application decides. */
    private static void toldThatItWaits(Way way, int person) {
        String code = TwoSides.creditCode(person);
        Actor keeper =
                sides.staff(
                        Role.REVIEWER,
                        way.side(),
                        way.side().code() + ":economy-and-informatization",
                        "keeper");
        String place = way.side() == Jurisdiction.SICHUAN ? TwoSides.GAOTAN : TwoSides.YUZUI;
        String number = TwoSides.number(700 + person);
        ground.taken(
                keeper,
                Kind.ENTERPRISE,
                List.of(PolicyGround.enterprise(code, "演示企业" + person, place)));
        ground.taken(
                keeper, Kind.REPRESENTATIVE, List.of(PolicyGround.representative(code, number)));
        boolean queue =
                sides.bean(Policies.class).find(way.service()).orElseThrow().whenShort()
                        == Policy.Short.QUEUE;
        assertThat(sides.bean(AwardAccounts.class).of(sides.resident(way.side(), number)).waiting())
                .singleElement()
                .satisfies(w ->
                        assertThat(w.place())
                                .isEqualTo(queue ? OptionalInt.of(1) : OptionalInt.empty()));
    }

    private static List<String> refused(Way way) {
        return problems(way, Map.of());
    }

    private static List<String> problems(Way way, Map<String, String> amounts) {
        return sides.perform(
                                way.decider(),
                                new Command.Decide(
                                        way.caseId(),
                                        way.version(way.decider()),
                                        Outcome.GRANTED,
                                        "",
                                        amounts))
                        instanceof CommandResult.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    private static Entitlements.Row entitlement(Way way) {
        return entitlements
                .list(
                        way.reviewer(),
                        new Entitlements.Query(way.service(), "", Entitlements.Look.ALL, 0))
                .rows()
                .getFirst();
    }

    private static void account(Way way, String number) {
        Entitlements.Result entered =
                entitlements.enterAccount(
                        way.reviewer(),
                        entitlement(way).id(),
                        sides.page(way.reviewer(), way.caseId()).applicant().name(),
                        "演示银行",
                        number);
        assertThat(entered).isInstanceOf(Entitlements.Result.Done.class);
    }

    /** The account and the run. */
    private static UUID paid(Way way, String amount) {
        account(way, "6222000011112222");
        assertThat(budgets.held(way.decider(), way.service())).as("it waits no more").isEmpty();
        UUID run = started(way);
        assertThat(runs.page(way.decider(), run).orElseThrow().run().amount())
                .isEqualByComparingTo(amount);
        return run;
    }

    private static UUID started(Way way) {
        PaymentRuns.Result result =
                runs.start(way.decider(), way.service(), YearMonth.from(sides.today()));
        if (!(result instanceof PaymentRuns.Result.Done(UUID run))) {
            throw new AssertionError(result.toString());
        }
        ground.finished(way.decider(), run);
        return run;
    }

    private static PaymentRuns.Taken takenIn(Way way, UUID run, String amount, String result) {
        List<PaymentRuns.Line> lines = runs.lines(way.decider(), run, Optional.empty(), 0).rows();
        assertThat(lines)
                .singleElement()
                .satisfies(l -> assertThat(l.amount()).isEqualByComparingTo(amount));
        String file =
                "number,amount,result\n"
                        + lines.getFirst().number()
                        + ","
                        + amount
                        + ","
                        + result
                        + "\n";
        return runs.takeIn(way.decider(), run, file.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static Budgets.Budget budget(Way way) {
        return budgets.of(way.decider(), way.service(), sides.today().getYear()).orElseThrow();
    }

    private static Effects.Effect effect(Way way) {
        return effects.of(way.service(), sides.today().getYear()).stream()
                .filter(e -> e.side() == way.side())
                .findFirst()
                .orElseThrow();
    }

    /** What the run paid is what the bank paid, the budget holds and the ledger says. */
    private static void reconciled(Way way, UUID run, String paid, String free, int cases) {
        PaymentRuns.RunPage page = runs.page(way.decider(), run).orElseThrow();
        assertThat(page.reconciliation().lines())
                .filteredOn(l -> l.payments() > 0)
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.standing()).isEqualTo(PaymentRuns.Standing.PAID);
                    assertThat(l.payments()).isEqualTo(1);
                    assertThat(l.amount()).isEqualByComparingTo(paid);
                });
        assertThat(page.standings())
                .hasValueSatisfying(s -> {
                    assertThat(s.due()).isEqualByComparingTo(paid);
                    assertThat(s.paid()).isEqualByComparingTo(paid);
                    assertThat(s.returned()).isEqualByComparingTo("0");
                    assertThat(s.difference()).isEqualByComparingTo("0");
                });
        assertThat(budget(way))
                .satisfies(b -> {
                    assertThat(b.paid()).isEqualByComparingTo(paid);
                    assertThat(b.reserved()).isEqualByComparingTo("0");
                    assertThat(b.free()).isEqualByComparingTo(free);
                });
        assertThat(effect(way))
                .satisfies(e -> {
                    assertThat(e.paidCases()).isEqualTo(cases);
                    assertThat(e.yuan()).isEqualByComparingTo(paid);
                });
    }
}
