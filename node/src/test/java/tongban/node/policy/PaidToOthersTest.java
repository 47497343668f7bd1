package tongban.node.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.Outcome;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.register.Kind;

/**
 * A voucher is redeemed by who rendered the service, and rent that was let off is made up to the
 * park: budget, ledger and run are those of any policy, and the enterprise itself gets no money.
 */
class PaidToOthersTest {
    private static final Jurisdiction SIDE = Jurisdiction.CHONGQING;
    private static final String VOUCHER = "innovation-voucher";
    private static final String RENT = "park-rent-reduction";
    private static TwoSides sides;
    private static PolicyGround ground;
    private static Budgets budgets;
    private static Entitlements entitlements;
    private static PaymentRuns runs;

    @BeforeAll
    static void open() {
        sides = new TwoSides("paid_to_others");
        ground = new PolicyGround(sides);
        budgets = sides.bean(Budgets.class);
        entitlements = sides.bean(Entitlements.class);
        runs = sides.bean(PaymentRuns.class);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    @Test
    void theProviderRedeemsTheVoucher() {
        Granted granted = granted(VOUCHER, 61, "40000");
        assertThat(budgets.due(granted.decider(), VOUCHER))
                .as("nobody knows when the service is rendered")
                .isEmpty();
        paid(granted, "重庆演示检测有限公司");
    }

    @Test
    void theOperatorOfTheParkHasTheRentMadeUp() {
        Granted granted = granted(RENT, 62, "16000");
        assertThat(budgets.due(granted.decider(), RENT))
                .singleElement()
                .satisfies(d -> assertThat(d.owed()).isEqualByComparingTo("16000"));
        paid(granted, "重庆演示园区运营有限公司");
        assertThat(budgets.due(granted.decider(), RENT)).isEmpty();
    }

    private record Granted(
            String service, String name, Actor owner, Actor reviewer, Actor decider, String yuan) {
        UUID entitlement() {
            return entitlements
                    .list(reviewer, new Entitlements.Query(service, "", Entitlements.Look.ALL, 0))
                    .rows()
                    .getFirst()
                    .id();
        }
    }

    private static Granted granted(String service, int person, String yuan) {
        ground.published(ground.department(SIDE, service), service, Optional.empty());
        ground.budget(SIDE, service, "100000");
        UUID id =
                sides.collected(
                                SIDE,
                                service,
                                sides.definition(service).examples().getFirst().file(),
                                person,
                                TwoSides.YUZUI)
                        .caseId();
        CasePage page = sides.page(sides.clerk(SIDE), id);
        Actor reviewer =
                sides.staff(Role.REVIEWER, SIDE, page.competence().accepting().id(), "reviewer");
        Actor decider =
                sides.staff(Role.DECIDER, SIDE, page.competence().deciding().id(), "decider");
        sides.recommended(reviewer, id, "与台账一致");
        sides.done(
                reviewer, new Command.PostNotice(id, sides.version(reviewer, id), "本机关网站公示栏", 0));
        sides.pass(Duration.ofDays(8));
        sides.done(
                decider, new Command.Decide(id, sides.version(decider, id), Outcome.GRANTED, ""));
        return new Granted(
                service,
                page.applicant().name(),
                owner(person, page.applicant().name()),
                reviewer,
                decider,
                yuan);
    }

    private static Actor owner(int person, String name) {
        Actor keeper =
                sides.staff(
                        Role.REVIEWER,
                        SIDE,
                        SIDE.code() + ":economy-and-informatization",
                        "keeper");
        String code = TwoSides.creditCode(person);
        String number = TwoSides.number(700 + person);
        ground.taken(
                keeper,
                Kind.ENTERPRISE,
                List.of(PolicyGround.enterprise(code, name, TwoSides.YUZUI)));
        ground.taken(
                keeper, Kind.REPRESENTATIVE, List.of(PolicyGround.representative(code, number)));
        return sides.resident(SIDE, number);
    }

    /** Reserved in the budget, refused to the enterprise, paid to the other and reconciled. */
    private static void paid(Granted granted, String payee) {
        assertThat(budget(granted))
                .satisfies(b -> {
                    assertThat(b.reserved()).isEqualByComparingTo(granted.yuan());
                    assertThat(b.paid()).isEqualByComparingTo("0");
                });
        theEnterpriseNamesNoAccount(granted);
        assertThat(account(granted, payee)).isEmpty();
        PaymentRuns.Result started =
                runs.start(granted.decider(), granted.service(), YearMonth.from(sides.today()));
        if (!(started instanceof PaymentRuns.Result.Done(UUID run))) {
            throw new AssertionError(started.toString());
        }
        ground.finished(granted.decider(), run);
        PaymentRuns.Line line =
                runs.lines(granted.decider(), run, Optional.empty(), 0).rows().getFirst();
        assertThat(line.amount()).isEqualByComparingTo(granted.yuan());
        String file =
                "number,amount,result\n%s,%s,PAID\n"
                        .formatted(line.number(), line.amount().toPlainString());
        runs.takeIn(granted.decider(), run, file.getBytes(StandardCharsets.UTF_8));
        assertThat(budget(granted))
                .satisfies(b -> {
                    assertThat(b.reserved()).isEqualByComparingTo("0");
                    assertThat(b.paid()).isEqualByComparingTo(granted.yuan());
                });
        assertThat(runs.page(granted.decider(), run).orElseThrow().standings())
                .hasValueSatisfying(
                        s -> assertThat(s.difference()).isEqualByComparingTo(BigDecimal.ZERO));
    }

    private static void theEnterpriseNamesNoAccount(Granted granted) {
        AwardAccounts accounts = sides.bean(AwardAccounts.class);
        assertThat(accounts.of(granted.owner()).awards())
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.to()).isNotEqualTo(Policy.PaidTo.ENTERPRISE);
                    assertThat(a.isAwaited()).isFalse();
                    assertThat(accounts.awaited(granted.owner(), a.enterprise())).isZero();
                });
        assertThat(
                        accounts.confirm(
                                granted.owner(),
                                granted.entitlement(),
                                new AwardAccounts.Typed(
                                        granted.name(), "演示银行", "6222000011112222", true)))
                .isInstanceOfSatisfying(
                        PolicyBook.Result.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("POLICY-043"));
        assertThat(account(granted, granted.name()))
                .as("nor does an official pay it")
                .containsExactly("POLICY-043");
    }

    private static List<String> account(Granted granted, String holder) {
        return entitlements.enterAccount(
                                granted.reviewer(),
                                granted.entitlement(),
                                holder,
                                "演示银行",
                                "6222000011112222")
                        instanceof Entitlements.Result.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of();
    }

    private static Budgets.Budget budget(Granted granted) {
        return budgets.of(granted.decider(), granted.service(), sides.today().getYear())
                .orElseThrow();
    }
}
