package tongban.node.means;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.means.CheckGround.HEAD;
import static tongban.node.means.CheckGround.PLACE;
import static tongban.node.means.CheckGround.SERVICE;
import static tongban.node.means.CheckGround.SICHUAN;
import static tongban.node.means.CheckGround.SON;
import static tongban.node.means.CheckGround.STRANGER;
import static tongban.node.means.CheckGround.WIFE;
import static tongban.node.means.CheckGround.authorising;
import static tongban.node.means.CheckGround.codes;
import static tongban.node.means.CheckGround.done;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Command;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Purpose;
import tongban.node.means.MeansChecks.Arrival;
import tongban.node.means.MeansChecks.Asked;
import tongban.node.means.MeansChecks.CheckPage;
import tongban.node.means.MeansChecks.Matter;
import tongban.node.means.MeansChecks.Result;
import tongban.node.means.MeansChecks.Standing;
import tongban.node.means.MeansChecks.Way;
import tongban.node.register.AsOf;
import tongban.node.register.Assurance;
import tongban.node.register.Kind;
import tongban.node.register.Register;
import tongban.node.register.SubjectKind;

/**
 * A household is checked: authorised one by one, asked about by the job, answered days later,
 * twice, cut short, otherwise than before and not at all; reported, objected to, put right.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EconomicCheckTest {
    private CheckGround ground;
    private TwoSides sides;
    private MeansChecks checks;
    private MeansJob job;
    private Register register;
    private Actor reviewer;
    private Actor decider;
    private Actor official;
    private UUID caseId;

    @BeforeAll
    void start() throws IOException {
        ground = new CheckGround("economic_check");
        sides = ground.sides;
        checks = ground.checks;
        job = ground.job;
        register = ground.register;
        reviewer = ground.reviewer;
        decider = ground.decider;
        official = ground.official;
        caseId = sides.collected(SICHUAN, SERVICE, "01-both", HEAD, PLACE).caseId();
        sides.done(reviewer, new Command.Accept(caseId, sides.version(reviewer, caseId)));
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    @Test
    void isAuthorisedAskedAnsweredReportedAndObjectedTo() {
        Matter matter = new Matter.OfCase(caseId);
        assertThat(codes(checks.begin(reviewer, matter, Optional.empty())))
                .as("one household, one file, first")
                .containsExactly("ECON-003");
        UUID head = ground.person(TwoSides.number(HEAD), "陈国安" + HEAD);
        UUID wife = ground.person(WIFE, "周素珍");
        UUID son = ground.person(SON, "何小雨");
        ground.founded(
                SubjectKind.HOUSEHOLD,
                "SC-9001",
                Map.of("address", "演示街", "settlement", "RURAL", "from", "2026-01-01"));
        ground.member(head, "SC-9001", "HEAD");
        ground.member(wife, "SC-9001", "SPOUSE");
        ground.member(son, "SC-9001", "CHILD");
        ground.declared(
                head,
                Kind.PROPERTY,
                Map.of("property", "DEPOSIT", "what", "活期", "worth", "3000.00"));
        UUID check = done(checks.begin(reviewer, matter, Optional.empty()));
        assertThat(codes(checks.begin(decider, matter, Optional.empty())))
                .containsExactly("ECON-005");
        assertThat(ground.page(check).people()).hasSize(3);
        assertThat(ground.page(check).row().number()).endsWith("-H1");

        authorisedOneByOne(check);
        asked(check);
        answeredInTime(check, head);
        answeredLate(check);
        objected(check, head);
        withdrawn(check);
        seenByWhomItConcerns(check, head);
    }

    private void authorisedOneByOne(UUID check) {
        assertThat(codes(checks.ask(reviewer, check, Optional.empty(), Set.of())))
                .as("no query without an authorisation")
                .containsExactly("ECON-021");
        assertThat(
                        codes(
                                checks.authorise(
                                        reviewer,
                                        check,
                                        new MeansChecks.Authorising(
                                                1,
                                                null,
                                                "周素珍",
                                                Optional.of(LocalDate.of(2030, 1, 1)),
                                                Optional.empty(),
                                                "",
                                                Optional.empty()))))
                .as("all at once; nobody signs for another adult")
                .containsExactly("ECON-010", "ECON-011", "ECON-013", "ECON-015");
        done(checks.authorise(reviewer, check, authorising(1, Way.SIGNED, "陈国安" + HEAD, "")));
        assertThat(
                        codes(
                                checks.authorise(
                                        reviewer,
                                        check,
                                        authorising(1, Way.SIGNED, "陈国安" + HEAD, ""))))
                .containsExactly("ECON-018");
        assertThat(
                        codes(
                                checks.authorise(
                                        reviewer,
                                        check,
                                        authorising(2, Way.FINGERPRINT, "周素珍", ""))))
                .as("who read it out?")
                .containsExactly("ECON-009");
        done(
                checks.authorise(
                        reviewer, check, authorising(2, Way.FINGERPRINT, "周素珍", "刘敏宣读，村委会见证")));
        assertThat(codes(checks.authorise(reviewer, check, authorising(3, Way.SIGNED, "何小雨", ""))))
                .as("a child does not authorise for himself")
                .containsExactly("ECON-012");
        done(checks.authorise(reviewer, check, authorising(3, Way.SIGNED, "周素珍", "母亲")));
        assertThat(ground.page(check).people())
                .allSatisfy(p -> assertThat(p.holding()).isPresent())
                .extracting(p -> p.holding().orElseThrow().guardian())
                .containsExactly(false, false, true);
        assertThat(codes(checks.authorise(reviewer, check, authorising(1, Way.PHONE, "", ""))))
                .contains("ECON-019");
    }

    private void asked(UUID check) {
        done(checks.ask(reviewer, check, Optional.of(1), Set.of()));
        assertThat(codes(checks.ask(reviewer, check, Optional.of(1), Set.of())))
                .containsExactly("ECON-023");
        assertThat(codes(checks.report(reviewer, check))).containsExactly("ECON-024");
        job.work();
        assertThat(ground.standing(check, CheckSource.BANKS)).isEqualTo(Standing.ANSWERED);
        assertThat(ground.standing(check, CheckSource.INSURERS)).isEqualTo(Standing.REFUSED);
        assertThat(ground.standing(check, CheckSource.SOCIAL_INSURANCE)).isEqualTo(Standing.SENT);
        assertThat(ground.fault(check, CheckSource.HOUSING_FUND)).isEqualTo("ECON-060");
        assertThat(ground.fault(check, CheckSource.VEHICLES)).isEqualTo("ECON-061");
        assertThat(ground.fault(check, CheckSource.REAL_ESTATE)).isEqualTo("ECON-063");
        job.work();
        assertThat(ground.asked(check, 1, CheckSource.HOUSING_FUND).attempts())
                .as("not again at once")
                .isEqualTo(1);
        sides.pass(Duration.ofMinutes(2));
        job.work();
        assertThat(ground.standing(check, CheckSource.VEHICLES)).isEqualTo(Standing.ANSWERED);
        sides.pass(Duration.ofMinutes(6));
        job.work();
        assertThat(ground.standing(check, CheckSource.HOUSING_FUND)).isEqualTo(Standing.ANSWERED);
        assertThat(ground.asked(check, 1, CheckSource.HOUSING_FUND).attempts()).isEqualTo(3);
    }

    private void answeredInTime(UUID check, UUID head) {
        done(checks.report(reviewer, check));
        assertThat(codes(checks.report(reviewer, check))).containsExactly("ECON-025");
        assertThat(ground.line(check, Item.DEPOSIT).marks()).containsExactly(Report.Mark.DIFFERS);
        assertThat(ground.line(check, Item.VEHICLE).marks())
                .containsExactly(Report.Mark.UNDECLARED);
        assertThat(ground.line(check, Item.SECURITIES).marks()).containsExactly(Report.Mark.AGREES);
        assertThat(ground.line(check, Item.INSURANCE).marks())
                .containsExactly(Report.Mark.UNANSWERED);
        assertThat(ground.line(check, Item.DEATH).marks())
                .containsExactlyInAnyOrder(Report.Mark.UNDECLARED, Report.Mark.UNANSWERED);
        assertThat(ground.line(check, Item.WAGE).marks())
                .as("tax alone so far")
                .containsExactlyInAnyOrder(Report.Mark.UNDECLARED, Report.Mark.UNANSWERED);
        assertThat(
                        register.person(official, head, AsOf.today(sides.today()), Purpose.RECHECK)
                                .orElseThrow()
                                .person()
                                .lines(Kind.PROPERTY))
                .as("in the register, beside what was declared, with its source")
                .filteredOn(l -> l.shown().toString().contains("68000.00"))
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.recorded().statement().assurance())
                            .isEqualTo(Assurance.DEMONSTRATION);
                    assertThat(l.recorded().statement().source())
                            .isEqualTo(tongban.node.register.Source.ECONOMIC_CHECK);
                });

        ground.days(2);
        assertThat(ground.arrivals(check, CheckSource.BANKS))
                .as("the same once more, shown as such")
                .containsExactly(Arrival.FIRST, Arrival.AGAIN);
        ground.days(1);
        assertThat(ground.standing(check, CheckSource.SOCIAL_INSURANCE))
                .isEqualTo(Standing.ANSWERED);
        ground.days(2);
        assertThat(ground.arrivals(check, CheckSource.MARRIAGES))
                .containsExactly(Arrival.FIRST, Arrival.CHANGED);
    }

    private void answeredLate(UUID check) {
        assertThat(ground.page(check).versions()).as("companies are waited for").hasSize(1);
        List<Report.Of> first = ground.report(check, 1);
        ground.days(10);
        assertThat(ground.standing(check, CheckSource.COMPANIES)).isEqualTo(Standing.EXPIRED);
        assertThat(ground.standing(check, CheckSource.REAL_ESTATE))
                .as("speaks of what is not its business, again and again")
                .isIn(Standing.GIVEN_UP, Standing.EXPIRED);
        assertThat(ground.page(check).versions())
                .extracting(MeansChecks.Version::cause)
                .containsExactly(MeansChecks.Cause.AS_IT_STANDS, MeansChecks.Cause.LATER_ANSWER);
        assertThat(ground.line(check, Item.WAGE).marks())
                .contains(Report.Mark.SOURCES_DISAGREE, Report.Mark.UNDECLARED);
        assertThat(ground.line(check, Item.MARRIAGE).marks()).contains(Report.Mark.SOURCE_CHANGED);
        ground.days(16);
        assertThat(ground.arrivals(check, CheckSource.COMPANIES))
                .as("nothing that comes is lost")
                .containsExactly(Arrival.LATE);
        assertThat(ground.page(check).versions()).hasSize(3);
        assertThat(ground.line(check, Item.COMPANY).marks()).contains(Report.Mark.UNDECLARED);
        assertThat(ground.report(check, 1)).as("a version stays as it was").isEqualTo(first);
    }

    private void objected(UUID check, UUID head) {
        Actor himself = sides.resident(SICHUAN, TwoSides.number(HEAD));
        assertThat(
                        codes(
                                checks.object(
                                        himself,
                                        check,
                                        new MeansChecks.Objecting(
                                                1, Item.CLAIM, " ", Optional.empty()))))
                .containsExactly("ECON-030", "ECON-032");
        assertThat(
                        checks.object(
                                himself,
                                check,
                                new MeansChecks.Objecting(
                                        2, Item.DEPOSIT, "不是我的", Optional.empty())))
                .as("nobody objects for another")
                .isInstanceOf(Result.NotFound.class);
        UUID objection =
                done(
                        checks.object(
                                himself,
                                check,
                                new MeansChecks.Objecting(
                                        1, Item.DEPOSIT, "存单是亲戚借名存的。", Optional.empty())));
        assertThat(
                        codes(
                                checks.object(
                                        reviewer,
                                        check,
                                        new MeansChecks.Objecting(
                                                1, Item.DEPOSIT, "同上", Optional.empty()))))
                .containsExactly("ECON-033");
        job.work();
        assertThat(ground.deposit(head).recorded().statement().assurance())
                .as("whoever reads the register sees that it is disputed")
                .isEqualTo(Assurance.DISPUTED);
        done(checks.askAnew(reviewer, check, objection));
        job.work();
        assertThat(ground.asked(check, 1, CheckSource.BANKS).round()).isEqualTo(2);
        assertThat(ground.standing(check, CheckSource.BANKS)).isEqualTo(Standing.ANSWERED);
        settled(check, head, objection);
    }

    private void settled(UUID check, UUID head, UUID objection) {
        assertThat(codes(ground.settle(check, objection, null, "", Map.of())))
                .containsExactly("ECON-037", "ECON-036");
        assertThat(
                        codes(
                                ground.settle(
                                        check,
                                        objection,
                                        MeansChecks.Outcome.UPHELD,
                                        "借名",
                                        Map.of())))
                .containsExactly("ECON-038");
        long record =
                ground.line(check, Item.DEPOSIT).told().stream()
                        .filter(t -> !t.superseded())
                        .findFirst()
                        .orElseThrow()
                        .values()
                        .getFirst()
                        .record();
        assertThat(
                        codes(
                                ground.settle(
                                        check,
                                        objection,
                                        MeansChecks.Outcome.REJECTED,
                                        "不采纳",
                                        Map.of(record, BigDecimal.ONE))))
                .containsExactly("ECON-039");
        assertThat(
                        codes(
                                ground.settle(
                                        check,
                                        objection,
                                        MeansChecks.Outcome.UPHELD,
                                        "借名",
                                        Map.of(record + 1_000_000, BigDecimal.ONE))))
                .contains("ECON-040");
        done(
                ground.settle(
                        check,
                        objection,
                        MeansChecks.Outcome.PARTLY,
                        "三千元是他自己的。",
                        Map.of(record, new BigDecimal("3000.00"))));
        assertThat(
                        codes(
                                ground.settle(
                                        check,
                                        objection,
                                        MeansChecks.Outcome.REJECTED,
                                        "x",
                                        Map.of())))
                .containsExactly("ECON-035");
        Report.Line line = ground.line(check, Item.DEPOSIT);
        assertThat(line.contradicts()).isFalse();
        assertThat(line.settled().orElseThrow().corrected().getFirst().value().zh())
                .contains("3000.00");
        assertThat(ground.page(check).versions().getLast().cause())
                .isEqualTo(MeansChecks.Cause.OBJECTION);
        assertThat(ground.deposit(head).shown().toString()).contains("3000.00");
        assertThat(ground.page(check).objections().getFirst().reason()).isEqualTo("三千元是他自己的。");
    }

    /** The wife's bank answers after four days; she withdraws on the second. */
    private void withdrawn(UUID check) {
        done(checks.ask(reviewer, check, Optional.of(2), EnumSet.of(CheckSource.BANKS)));
        job.work();
        assertThat(ground.asked(check, 2, CheckSource.BANKS).standing()).isEqualTo(Standing.SENT);
        Actor wife = sides.resident(SICHUAN, WIFE);
        CheckPage seen = checks.page(wife, check, Optional.empty()).orElseThrow();
        assertThat(seen.people()).as("of the household herself alone").hasSize(1);
        UUID given = seen.people().getFirst().given().getFirst().id();
        done(checks.withdraw(wife, check, given));
        assertThat(codes(checks.withdraw(wife, check, given))).containsExactly("ECON-020");
        ground.days(5);
        Asked asked = ground.asked(check, 2, CheckSource.BANKS);
        assertThat(asked.standing()).isEqualTo(Standing.CALLED_OFF);
        assertThat(asked.arrived())
                .extracting(MeansChecks.Arrived::arrival)
                .containsExactly(Arrival.UNUSED);
        assertThat(asked.arrived().getFirst().findings()).isZero();
        assertThat(codes(checks.ask(reviewer, check, Optional.of(2), Set.of())))
                .containsExactly("ECON-021");
        done(
                checks.authorise(
                        wife,
                        check,
                        new MeansChecks.Authorising(
                                2,
                                Way.SIGNED_IN,
                                "",
                                Optional.empty(),
                                Optional.of(sides.today().plusDays(30)),
                                "",
                                Optional.empty())));
        assertThat(ground.page(check).person(2).orElseThrow().holding().orElseThrow().way())
                .isEqualTo(Way.SIGNED_IN);
        ground.days(31);
        assertThat(codes(checks.ask(reviewer, check, Optional.of(2), Set.of())))
                .as("it has run out")
                .containsExactly("ECON-021");
    }

    private void seenByWhomItConcerns(UUID check, UUID head) {
        long before = ground.journaled(head, decider);
        assertThat(checks.page(decider, check, Optional.empty()).orElseThrow().mayWork()).isTrue();
        assertThat(ground.journaled(head, decider)).as("the look, and why").isGreaterThan(before);
        Actor supervisor =
                sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "supervisor");
        CheckPage masked = checks.page(supervisor, check, Optional.empty()).orElseThrow();
        assertThat(masked.mayWork()).isFalse();
        assertThat(masked.people().getFirst().name()).contains("*");
        for (Actor nobody :
                List.of(
                        sides.clerk(SICHUAN),
                        sides.reviewer(SERVICE, TwoSides.YUZUI),
                        sides.staff(Role.REVIEWER, SICHUAN, "511602:civil-affairs", "elsewhere"),
                        sides.resident(SICHUAN, TwoSides.number(STRANGER)))) {
            assertThat(checks.page(nobody, check, Optional.empty())).as(nobody.login()).isEmpty();
            assertThat(checks.ofCase(nobody, caseId)).isEmpty();
            assertThat(checks.list(nobody, all()).rows()).isEmpty();
        }
        assertThat(checks.ofCase(reviewer, caseId)).hasSize(1);
        assertThat(checks.list(reviewer, all()).rows())
                .extracting(MeansChecks.Row::id)
                .contains(check);
        List<MeansChecks.Row> exported = new ArrayList<>();
        checks.each(reviewer, all(), exported::add);
        assertThat(exported)
                .containsExactlyInAnyOrderElementsOf(checks.list(reviewer, all()).rows());
        assertThat(
                        checks.list(
                                        reviewer,
                                        new MeansChecks.Query("", MeansChecks.Look.CONTRADICTED, 0))
                                .rows())
                .hasSize(1);
    }

    private static MeansChecks.Query all() {
        return new MeansChecks.Query("", MeansChecks.Look.ALL, 0);
    }
}
