package tongban.node.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Command;
import tongban.node.casework.TwoSides;
import tongban.node.casework.WorkList;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.retention.Retention.Done;
import tongban.node.retention.Retention.Outcome;
import tongban.node.retention.Retention.Stage;

/** Records end by a list that two people confirm; the person goes, the proofs stay. */
class RetentionTest {
    private static final String SERVICE = "disability-subsidies";
    private static final Duration TEN_YEARS = Duration.ofDays(3_660);

    private TwoSides sides;
    private Retention retention;
    private Actor first;
    private Actor second;
    private Actor clerk;

    @BeforeEach
    void open() {
        sides = new TwoSides("retention");
        retention = sides.bean(Retention.class);
        first = supervisor("first");
        second = supervisor("second");
        clerk = sides.clerk(Jurisdiction.SICHUAN);
    }

    private Actor supervisor(String name) {
        return sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:civil-affairs", name);
    }

    @AfterEach
    void close() {
        sides.close();
    }

    private UUID ended(int person) {
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-", person, TwoSides.GAOTAN)
                        .caseId();
        sides.done(clerk, new Command.Withdraw(id, sides.version(clerk, id), "申请人要求"));
        return id;
    }

    private Retention.DestructionList proposed() {
        assertThat(retention.propose(Jurisdiction.SICHUAN)).isPositive();
        return retention.lists(first).stream()
                .filter(l -> l.kind() == Retention.Kind.CASE)
                .findFirst()
                .orElseThrow();
    }

    private Stage stage(UUID list) {
        return retention.list(first, list).orElseThrow().stage();
    }

    @Test
    void everyKindOfRecordHasAPeriodWithItsSource() {
        assertThat(retention.rules()).extracting(RetentionRule::kind).doesNotHaveDuplicates();
        assertThat(retention.rules())
                .allSatisfy(rule -> {
                    assertThat(rule.name().zh()).isNotBlank();
                    assertThat(rule.starts().en()).isNotBlank();
                    if (rule.way() == RetentionRule.Way.LIST) {
                        assertThat(rule.document().zh()).startsWith("《");
                        assertThat(rule.article()).isNotBlank();
                    }
                });
    }

    @Test
    void nothingIsOverBeforeItsTimeAndNothingGoesByItself() {
        UUID id = ended(1);
        sides.pass(TEN_YEARS.minusDays(20));
        assertThat(retention.propose(Jurisdiction.SICHUAN)).isZero();
        sides.pass(Duration.ofDays(20));
        Retention.DestructionList list = proposed();
        assertThat(list.toDestroy()).isOne();
        assertThat(retention.propose(Jurisdiction.SICHUAN)).as("one open list a kind").isZero();
        assertThat(sides.cases.page(clerk, id)).as("still there").isPresent();
        assertThat(retention.propose(Jurisdiction.CHONGQING)).isZero();
    }

    /** Of two that ended on one day none stays longer because it was rated. */
    @Test
    void theTimeRunsFromTheEndAndNotFromWhatIsWrittenAfterwards() {
        UUID id = ended(1);
        sides.pass(Duration.ofDays(25));
        sides.done(clerk, new Command.Rate(id, sides.version(clerk, id), 1, "满意", "申请人本人当面说的"));
        sides.pass(TEN_YEARS.minusDays(25));
        assertThat(retention.items(first, proposed().id()))
                .singleElement()
                .satisfies(i -> assertThat(i.subject()).isEqualTo(id));
    }

    @Test
    void twoPeopleConfirmThePersonGoesAndTheProofsStay() {
        UUID id = ended(1);
        UUID going =
                sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-", 2, TwoSides.GAOTAN).caseId();
        sides.pass(TEN_YEARS);
        UUID list = proposed().id();
        assertThat(retention.items(first, list))
                .singleElement()
                .satisfies(i -> assertThat(i.outcome()).isEqualTo(Outcome.DESTROYED));

        assertThat(retention.confirm(first, list, 2))
                .as("a wrong number")
                .isInstanceOf(Done.No.class);
        assertThat(retention.confirm(first, list, 1)).isInstanceOf(Done.Yes.class);
        assertThat(stage(list)).isEqualTo(Stage.CONFIRMED);
        assertThat(sides.cases.page(clerk, id)).isPresent();
        assertThat(retention.confirm(first, list, 1))
                .as("the same person")
                .isInstanceOf(Done.No.class);
        assertThat(stage(list)).isEqualTo(Stage.CONFIRMED);
        assertThat(retention.confirm(second, list, 1)).isInstanceOf(Done.Yes.class);
        assertThat(stage(list)).isEqualTo(Stage.DONE);
        assertThat(retention.confirm(second, list, 1)).as("over").isInstanceOf(Done.No.class);

        assertThat(sides.cases.page(clerk, id)).isEmpty();
        assertThat(sides.cases.page(clerk, going)).as("what goes on is not touched").isPresent();
        sides.walls.run(
                first,
                () -> {
                    PersonalData data = sides.bean(PersonalData.class);
                    assertThat(data.open(id, Purpose.SUPERVISE, "case")).isEmpty();
                    assertThat(data.openIdNumber(id, "APPLICANT", Purpose.SUPERVISE)).isEmpty();
                    assertThat(sides.bean(Journal.class).about(id, 100))
                            .anyMatch(
                                    e -> e.act().equals("erase") && e.purpose().equals("RETENTION"))
                            .anyMatch(e -> e.act().equals("withdraw"));
                    assertThat(count("case_event where case_id = '%s'".formatted(id))).isPositive();
                    assertThat(count("case_subject where case_id = '%s'".formatted(id))).isZero();
                });
        assertThat(sides.cases.workList(first, WorkList.Query.of(WorkList.Scope.SIDE)).cases())
                .anyMatch(c -> c.id().equals(id) && c.applicant().isEmpty());
    }

    private long count(String from) {
        return sides.jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    @Test
    void aHoldAndAReasonKeepARowAlsoBetweenTheTwoConfirmations() {
        UUID held = ended(1);
        UUID kept = ended(2);
        UUID late = ended(3);
        ended(4);
        sides.pass(TEN_YEARS);
        String number = sides.page(clerk, held).number();
        assertThat(retention.hold(first, number, " ")).isInstanceOf(Done.No.class);
        assertThat(retention.hold(first, "51-NONE", "复议")).isInstanceOf(Done.No.class);
        assertThat(retention.hold(clerk, number, "复议")).isInstanceOf(Done.No.class);
        assertThat(retention.hold(first, number, "行政复议")).isInstanceOf(Done.Yes.class);
        assertThat(retention.hold(first, number, "行政复议")).isInstanceOf(Done.No.class);
        UUID list = proposed().id();
        assertThat(retention.items(first, list))
                .extracting(Retention.Item::subject)
                .doesNotContain(held)
                .hasSize(3);
        assertThat(retention.keep(first, list, kept, "另案需要")).isInstanceOf(Done.Yes.class);
        assertThat(retention.confirm(first, list, 2)).isInstanceOf(Done.Yes.class);
        // litigation begins in between
        retention.hold(second, sides.page(clerk, late).number(), "行政诉讼");
        assertThat(retention.confirm(second, list, 2))
                .as("it is one now")
                .isInstanceOf(Done.No.class);
        assertThat(retention.confirm(second, list, 1)).isInstanceOf(Done.Yes.class);
        assertThat(retention.items(first, list))
                .extracting(Retention.Item::outcome)
                .containsExactlyInAnyOrder(Outcome.KEPT, Outcome.HELD, Outcome.DESTROYED);
        for (UUID id : List.of(held, kept, late)) {
            assertThat(sides.cases.page(clerk, id)).isPresent();
        }
        UUID hold =
                retention.holds(first).stream()
                        .filter(h -> h.label().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(retention.lift(first, hold, "")).isInstanceOf(Done.No.class);
        assertThat(retention.lift(first, hold, "复议终结")).isInstanceOf(Done.Yes.class);
        assertThat(retention.propose(Jurisdiction.SICHUAN)).as("due again").isPositive();
    }

    /** The ledger of a case as a decision leaves it; paid without end where no month is said. */
    private void pays(UUID id, String until) {
        sides.walls.run(
                Actor.system(Jurisdiction.SICHUAN),
                () -> {
                    long number =
                            sides.jdbc
                                    .sql(
                                            """
                                            insert into entitlement (id, owner_jurisdiction, beneficiary_index, scheme, service_id,
                                                   case_id, case_number, organ, accepting_organ, applied_on, decided_on, first_month,
                                                   netted, booked_through, content_cipher, opened_at)
                                            values (gen_random_uuid(), '51', '\\x01', 's', 's', ?, 'n', 'o', 'o', '2026-11-12',
                                                    '2026-11-12', '2026-12-01', false, '2026-11-01', '\\x01', now())
                                            returning number
                                            """)
                                    .param(id)
                                    .query(Long.class)
                                    .single();
                    sides.jdbc
                            .sql(
                                    "insert into entitlement_span values ('51', ?, 'AWARDED', '2001-01-01', nullif(?, '')::date, 100)")
                            .params(number, until)
                            .update();
                });
    }

    @Test
    void aCaseWhoseBenefitIsPaidStaysAndWhoeverConfirmsIsTold() {
        UUID paid = ended(1);
        UUID stopped = ended(2);
        UUID late = ended(3);
        pays(paid, "");
        pays(stopped, "2001-02-01");
        sides.pass(TEN_YEARS);
        UUID list = proposed().id();
        assertThat(retention.items(first, list))
                .extracting(Retention.Item::subject)
                .containsExactlyInAnyOrder(stopped, late);
        assertThat(retention.stillPaid(first, list).count()).isOne();
        assertThat(retention.stillPaid(first, list).first())
                .singleElement()
                .satisfies(p -> assertThat(p.label()).isEqualTo(sides.page(clerk, paid).number()));
        assertThat(retention.stillPaid(clerk, list).first()).isEmpty();

        assertThat(retention.confirm(first, list, 2)).isInstanceOf(Done.Yes.class);
        pays(late, ""); // a court gave it back in between
        assertThat(retention.confirm(second, list, 2)).isInstanceOf(Done.No.class);
        Retention.Item row =
                retention.items(second, list).stream()
                        .filter(i -> i.subject().equals(late))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.outcome()).isEqualTo(Outcome.PAID);
        sides.walls.run(
                first,
                () ->
                        assertThat(
                                        sides.jdbc
                                                .sql(
                                                        "select destroy_record('CASE', ?, 'RETENTION')")
                                                .param(paid)
                                                .query(Boolean.class)
                                                .single())
                                .as("whoever asks the database")
                                .isFalse());
        assertThat(retention.confirm(second, list, 1)).isInstanceOf(Done.Yes.class);
        assertThat(retention.items(first, list))
                .extracting(Retention.Item::outcome)
                .containsExactlyInAnyOrder(Outcome.DESTROYED, Outcome.PAID);
        assertThat(sides.cases.page(clerk, paid)).isPresent();
        assertThat(sides.cases.page(clerk, late)).isPresent();
        assertThat(sides.cases.page(clerk, stopped)).isEmpty();
    }

    @Test
    void forgottenDraftsEndTooAndLiveOnesDoNot() {
        UUID forgotten =
                sides.typed(clerk, SERVICE, "01-", 5, TwoSides.GAOTAN, java.util.Map.of()).id();
        UUID saved =
                sides.typed(clerk, SERVICE, "01-", 6, TwoSides.GAOTAN, java.util.Map.of()).id();
        sides.pass(Duration.ofDays(200));
        retention.propose(Jurisdiction.SICHUAN);
        UUID list = retention.lists(first).getFirst().id();
        sides.drafts.save(
                clerk,
                saved,
                sides.drafts.load(clerk, saved).orElseThrow().version(),
                java.util.Map.of("applicant.address", List.of("新址 2 号")));
        assertThat(retention.confirm(first, list, 1)).isInstanceOf(Done.Yes.class);
        assertThat(retention.confirm(second, list, 1)).isInstanceOf(Done.Yes.class);
        assertThat(sides.drafts.load(clerk, forgotten)).isEmpty();
        assertThat(sides.drafts.load(clerk, saved)).isPresent();
        assertThat(retention.items(first, list))
                .extracting(Retention.Item::outcome)
                .containsExactlyInAnyOrder(Outcome.DESTROYED, Outcome.NOT_DUE);
    }

    @Test
    void aListMayBeWithdrawnAndTheOtherSideSeesNone() {
        ended(1);
        sides.pass(TEN_YEARS);
        UUID list = proposed().id();
        Actor other =
                sides.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "500157:civil-affairs", "o");
        assertThat(retention.list(other, list)).isEmpty();
        assertThat(retention.confirm(other, list, 1)).isInstanceOf(Done.No.class);
        assertThat(retention.withdraw(clerk, list)).isInstanceOf(Done.No.class);
        assertThat(retention.withdraw(first, list)).isInstanceOf(Done.Yes.class);
        assertThat(retention.confirm(second, list, 1)).isInstanceOf(Done.No.class);
        assertThat(stage(list)).isEqualTo(Stage.WITHDRAWN);
    }
}
