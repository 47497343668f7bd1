package tongban.node.means;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
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
import tongban.node.casework.Outcome;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.entitlement.Entitlements;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
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
import tongban.service.identifier.CitizenNumber;

/**
 * A household is checked: authorised one by one, asked about by the job, answered days later,
 * twice, cut short, otherwise than before and not at all; reported, objected to, put right. What
 * the database refuses is refused whoever asks it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EconomicCheckTest {
    private static final Jurisdiction SICHUAN = Jurisdiction.SICHUAN;
    private static final String SERVICE = "disability-subsidies";
    private static final String PLACE = TwoSides.GAOTAN;
    private static final int HEAD = 951;
    private static final int RECIPIENT = 952;
    private static final int STRANGER = 953;
    private static final String WIFE = number("19750508", 622);
    private static final String SON = number("20120630", 631);

    private TwoSides sides;
    private MeansChecks checks;
    private MeansJob job;
    private Register register;
    private Actor reviewer;
    private Actor decider;
    private Actor official;
    private UUID caseId;

    private static String number(String born, int sequence) {
        String first17 = "591623" + born + sequence;
        return first17 + CitizenNumber.checkSign(first17);
    }

    @BeforeAll
    void start() throws IOException {
        Path script = Files.createTempFile("sources", ".yaml");
        Files.writeString(script, script());
        sides =
                new TwoSides(
                        "economic_check",
                        TwoSides.root().resolve("public-services"),
                        Map.of("tongban.means.script", script.toString()));
        checks = sides.bean(MeansChecks.class);
        job = sides.bean(MeansJob.class);
        register = sides.bean(Register.class);
        reviewer = sides.reviewer(SERVICE, PLACE);
        decider = sides.decider(SERVICE, PLACE);
        official = sides.staff(Role.REVIEWER, SICHUAN, PLACE + ":township-government", "register");
        caseId = sides.collected(SICHUAN, SERVICE, "01-both", HEAD, PLACE).caseId();
        sides.done(reviewer, new Command.Accept(caseId, sides.version(reviewer, caseId)));
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    private static String script() {
        return """
        - {number: "%1$s", source: BANKS, againDays: 2, findings: [{kind: PROPERTY, property: DEPOSIT, what: "定期存单 1", worth: "68000.00"}]}
        - {number: "%1$s", source: SECURITIES}
        - {number: "%1$s", source: INSURERS, refused: true}
        - {number: "%1$s", source: SOCIAL_INSURANCE, afterDays: 3, findings: [{kind: INCOME, income: WAGE, payer: "甲厂", monthly: "2100.00"}]}
        - {number: "%1$s", source: TAX, findings: [{kind: INCOME, income: WAGE, payer: "乙厂", monthly: "2400.00"}]}
        - {number: "%1$s", source: HOUSING_FUND, unreachable: 2}
        - {number: "%1$s", source: VEHICLES, malformed: 1, findings: [{kind: PROPERTY, property: VEHICLE, what: "小型汽车 1"}]}
        - {number: "%1$s", source: REAL_ESTATE, findings: [{kind: PROPERTY, property: VEHICLE, what: "不归它管"}]}
        - {number: "%1$s", source: COMPANIES, afterDays: 30, findings: [{kind: PROPERTY, property: COMPANY, what: "个体工商户", worth: "10000.00"}]}
        - {number: "%1$s", source: FUNERALS, findings: [{kind: DEATH, died: "2026-10-01"}]}
        - {number: "%1$s", source: MARRIAGES, againDays: 5, findings: [{kind: MARRIAGE, status: MARRIED}], changed: [{kind: MARRIAGE, status: DIVORCED}]}
        - {number: "%2$s", source: BANKS, afterDays: 4, findings: [{kind: PROPERTY, property: DEPOSIT, what: "活期 2", worth: "900.00"}]}
        - {number: "%3$s", source: BANKS}
        """
                .formatted(TwoSides.number(HEAD), WIFE, TwoSides.number(RECIPIENT));
    }

    // ------------------------------------------------------------------ the register, in one line

    private UUID person(String number, String name) {
        return founded(SubjectKind.PERSON, number, Map.of("name", name));
    }

    private UUID founded(SubjectKind kind, String number, Map<String, String> cells) {
        Register.Founded founded =
                register.found(
                        official, new Register.Founding(kind, number, PLACE, "建档", said(cells)));
        assertThat(founded).isInstanceOf(Register.Founded.Done.class);
        return ((Register.Founded.Done) founded).id();
    }

    private static Map<String, String> said(Map<String, String> cells) {
        Map<String, String> said = new HashMap<>(cells);
        said.put("source", "DECLARED");
        said.put("assurance", "DECLARED");
        return said;
    }

    private void declared(UUID subject, Kind kind, Map<String, String> cells) {
        Map<String, String> said = said(cells);
        said.put("from", "2026-01-01");
        assertThat(
                        register.record(
                                official,
                                new Register.Entry(
                                        subject,
                                        kind,
                                        Optional.empty(),
                                        register.version(official, subject),
                                        false,
                                        "申报表",
                                        said)))
                .isInstanceOf(Register.Written.Done.class);
    }

    private void member(UUID subject, String household, String relation) {
        declared(
                subject,
                Kind.MEMBERSHIP,
                Map.of("household_number", household, "relation", relation, "counted", "YES"));
    }

    // ------------------------------------------------------------------ what is done, in one line

    private static List<String> codes(Result result) {
        return result instanceof Result.Rejected(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of(result.toString());
    }

    private static UUID done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).id();
    }

    private static MeansChecks.Authorising authorising(
            int person, Way way, String signer, String note) {
        return new MeansChecks.Authorising(
                person,
                way,
                signer,
                Optional.of(LocalDate.of(2026, 11, 12)),
                Optional.of(LocalDate.of(2027, 5, 11)),
                note,
                Optional.of(new MeansChecks.Paper(TwoSides.pdf("授权书"))));
    }

    private CheckPage page(UUID check) {
        return checks.page(reviewer, check, Optional.empty()).orElseThrow();
    }

    private Asked asked(UUID check, int person, CheckSource source) {
        return page(check).person(person).orElseThrow().asked().stream()
                .filter(a -> a.source() == source)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private Standing standing(UUID check, CheckSource source) {
        return asked(check, 1, source).standing();
    }

    private Report.Line line(UUID check, Item item) {
        return page(check).report().getFirst().lines().stream()
                .filter(l -> l.item() == item)
                .findFirst()
                .orElseThrow();
    }

    private void days(int days) {
        sides.pass(Duration.ofDays(days));
        job.work();
    }

    private long journaled(UUID subject, Actor actor) {
        return sides
                .walls
                .inside(Actor.system(SICHUAN), () -> sides.bean(Journal.class).about(subject, 200))
                .stream()
                .filter(e ->
                        e.actor().equals(actor.account().toString())
                                && e.purpose().equals(Purpose.ECONOMIC_CHECK.name()))
                .count();
    }

    // ------------------------------------------------------------------ the story

    @Test
    void isAuthorisedAskedAnsweredReportedAndObjectedTo() {
        Matter matter = new Matter.OfCase(caseId);
        assertThat(codes(checks.begin(reviewer, matter, Optional.empty())))
                .as("one household, one file, first")
                .containsExactly("ECON-003");
        UUID head = person(TwoSides.number(HEAD), "陈国安" + HEAD);
        UUID wife = person(WIFE, "周素珍");
        UUID son = person(SON, "何小雨");
        founded(
                SubjectKind.HOUSEHOLD,
                "SC-9001",
                Map.of("address", "演示街", "settlement", "RURAL", "from", "2026-01-01"));
        member(head, "SC-9001", "HEAD");
        member(wife, "SC-9001", "SPOUSE");
        member(son, "SC-9001", "CHILD");
        declared(
                head,
                Kind.PROPERTY,
                Map.of("property", "DEPOSIT", "what", "活期", "worth", "3000.00"));
        UUID check = done(checks.begin(reviewer, matter, Optional.empty()));
        assertThat(codes(checks.begin(decider, matter, Optional.empty())))
                .containsExactly("ECON-005");
        assertThat(page(check).people()).hasSize(3);
        assertThat(page(check).row().number()).endsWith("-H1");

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
        assertThat(page(check).people())
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
        assertThat(standing(check, CheckSource.BANKS)).isEqualTo(Standing.ANSWERED);
        assertThat(standing(check, CheckSource.INSURERS)).isEqualTo(Standing.REFUSED);
        assertThat(standing(check, CheckSource.SOCIAL_INSURANCE)).isEqualTo(Standing.SENT);
        assertThat(fault(check, CheckSource.HOUSING_FUND)).isEqualTo("ECON-060");
        assertThat(fault(check, CheckSource.VEHICLES)).isEqualTo("ECON-061");
        assertThat(fault(check, CheckSource.REAL_ESTATE)).isEqualTo("ECON-063");
        job.work();
        assertThat(asked(check, 1, CheckSource.HOUSING_FUND).attempts())
                .as("not again at once")
                .isEqualTo(1);
        sides.pass(Duration.ofMinutes(2));
        job.work();
        assertThat(standing(check, CheckSource.VEHICLES)).isEqualTo(Standing.ANSWERED);
        sides.pass(Duration.ofMinutes(6));
        job.work();
        assertThat(standing(check, CheckSource.HOUSING_FUND)).isEqualTo(Standing.ANSWERED);
        assertThat(asked(check, 1, CheckSource.HOUSING_FUND).attempts()).isEqualTo(3);
    }

    private String fault(UUID check, CheckSource source) {
        return asked(check, 1, source).fault().orElseThrow().code();
    }

    private void answeredInTime(UUID check, UUID head) {
        done(checks.report(reviewer, check));
        assertThat(codes(checks.report(reviewer, check))).containsExactly("ECON-025");
        assertThat(line(check, Item.DEPOSIT).marks()).containsExactly(Report.Mark.DIFFERS);
        assertThat(line(check, Item.VEHICLE).marks()).containsExactly(Report.Mark.UNDECLARED);
        assertThat(line(check, Item.SECURITIES).marks()).containsExactly(Report.Mark.AGREES);
        assertThat(line(check, Item.INSURANCE).marks()).containsExactly(Report.Mark.UNANSWERED);
        assertThat(line(check, Item.DEATH).marks())
                .containsExactlyInAnyOrder(Report.Mark.UNDECLARED, Report.Mark.UNANSWERED);
        assertThat(line(check, Item.WAGE).marks())
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

        days(2);
        assertThat(arrivals(check, CheckSource.BANKS))
                .as("the same once more, shown as such")
                .containsExactly(Arrival.FIRST, Arrival.AGAIN);
        days(1);
        assertThat(standing(check, CheckSource.SOCIAL_INSURANCE)).isEqualTo(Standing.ANSWERED);
        days(2);
        assertThat(arrivals(check, CheckSource.MARRIAGES))
                .containsExactly(Arrival.FIRST, Arrival.CHANGED);
    }

    private List<Arrival> arrivals(UUID check, CheckSource source) {
        return asked(check, 1, source).arrived().stream()
                .map(MeansChecks.Arrived::arrival)
                .toList();
    }

    private void answeredLate(UUID check) {
        assertThat(page(check).versions()).as("companies are waited for").hasSize(1);
        List<Report.Of> first = report(check, 1);
        days(10);
        assertThat(standing(check, CheckSource.COMPANIES)).isEqualTo(Standing.EXPIRED);
        assertThat(standing(check, CheckSource.REAL_ESTATE))
                .as("speaks of what is not its business, again and again")
                .isIn(Standing.GIVEN_UP, Standing.EXPIRED);
        assertThat(page(check).versions())
                .extracting(MeansChecks.Version::cause)
                .containsExactly(MeansChecks.Cause.AS_IT_STANDS, MeansChecks.Cause.LATER_ANSWER);
        assertThat(line(check, Item.WAGE).marks())
                .contains(Report.Mark.SOURCES_DISAGREE, Report.Mark.UNDECLARED);
        assertThat(line(check, Item.MARRIAGE).marks()).contains(Report.Mark.SOURCE_CHANGED);
        days(16);
        assertThat(arrivals(check, CheckSource.COMPANIES))
                .as("nothing that comes is lost")
                .containsExactly(Arrival.LATE);
        assertThat(page(check).versions()).hasSize(3);
        assertThat(line(check, Item.COMPANY).marks()).contains(Report.Mark.UNDECLARED);
        assertThat(report(check, 1)).as("a version stays as it was").isEqualTo(first);
    }

    private List<Report.Of> report(UUID check, int version) {
        return checks.page(reviewer, check, Optional.of(version)).orElseThrow().report();
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
        assertThat(deposit(head).recorded().statement().assurance())
                .as("whoever reads the register sees that it is disputed")
                .isEqualTo(Assurance.DISPUTED);
        done(checks.askAnew(reviewer, check, objection));
        job.work();
        assertThat(asked(check, 1, CheckSource.BANKS).round()).isEqualTo(2);
        assertThat(standing(check, CheckSource.BANKS)).isEqualTo(Standing.ANSWERED);
        settled(check, head, objection);
    }

    private Register.Line deposit(UUID head) {
        return register
                .person(official, head, AsOf.today(sides.today()), Purpose.RECHECK)
                .orElseThrow()
                .person()
                .lines(Kind.PROPERTY)
                .stream()
                .filter(l -> l.shown().toString().contains("定期存单"))
                .findFirst()
                .orElseThrow();
    }

    private void settled(UUID check, UUID head, UUID objection) {
        assertThat(codes(settle(check, objection, null, "", Map.of())))
                .containsExactly("ECON-037", "ECON-036");
        assertThat(codes(settle(check, objection, MeansChecks.Outcome.UPHELD, "借名", Map.of())))
                .containsExactly("ECON-038");
        long record =
                line(check, Item.DEPOSIT).told().stream()
                        .filter(t -> !t.superseded())
                        .findFirst()
                        .orElseThrow()
                        .values()
                        .getFirst()
                        .record();
        assertThat(
                        codes(
                                settle(
                                        check,
                                        objection,
                                        MeansChecks.Outcome.REJECTED,
                                        "不采纳",
                                        Map.of(record, BigDecimal.ONE))))
                .containsExactly("ECON-039");
        assertThat(
                        codes(
                                settle(
                                        check,
                                        objection,
                                        MeansChecks.Outcome.UPHELD,
                                        "借名",
                                        Map.of(record + 1_000_000, BigDecimal.ONE))))
                .contains("ECON-040");
        done(
                settle(
                        check,
                        objection,
                        MeansChecks.Outcome.PARTLY,
                        "三千元是他自己的。",
                        Map.of(record, new BigDecimal("3000.00"))));
        assertThat(codes(settle(check, objection, MeansChecks.Outcome.REJECTED, "x", Map.of())))
                .containsExactly("ECON-035");
        Report.Line line = line(check, Item.DEPOSIT);
        assertThat(line.contradicts()).isFalse();
        assertThat(line.settled().orElseThrow().corrected().getFirst().value().zh())
                .contains("3000.00");
        assertThat(page(check).versions().getLast().cause()).isEqualTo(MeansChecks.Cause.OBJECTION);
        assertThat(deposit(head).shown().toString()).contains("3000.00");
        assertThat(page(check).objections().getFirst().reason()).isEqualTo("三千元是他自己的。");
    }

    private Result settle(
            UUID check,
            UUID objection,
            MeansChecks.Outcome outcome,
            String reason,
            Map<Long, BigDecimal> corrected) {
        return checks.settle(
                reviewer, check, objection, new MeansChecks.Settling(outcome, reason, corrected));
    }

    /** The wife's bank answers after four days; she withdraws on the second. */
    private void withdrawn(UUID check) {
        done(checks.ask(reviewer, check, Optional.of(2), EnumSet.of(CheckSource.BANKS)));
        job.work();
        assertThat(asked(check, 2, CheckSource.BANKS).standing()).isEqualTo(Standing.SENT);
        Actor wife = sides.resident(SICHUAN, WIFE);
        CheckPage seen = checks.page(wife, check, Optional.empty()).orElseThrow();
        assertThat(seen.people()).as("of the household herself alone").hasSize(1);
        UUID given = seen.people().getFirst().given().getFirst().id();
        done(checks.withdraw(wife, check, given));
        assertThat(codes(checks.withdraw(wife, check, given))).containsExactly("ECON-020");
        days(5);
        Asked asked = asked(check, 2, CheckSource.BANKS);
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
        assertThat(page(check).person(2).orElseThrow().holding().orElseThrow().way())
                .isEqualTo(Way.SIGNED_IN);
        days(31);
        assertThat(codes(checks.ask(reviewer, check, Optional.of(2), Set.of())))
                .as("it has run out")
                .containsExactly("ECON-021");
    }

    private void seenByWhomItConcerns(UUID check, UUID head) {
        long before = journaled(head, decider);
        assertThat(checks.page(decider, check, Optional.empty()).orElseThrow().mayWork()).isTrue();
        assertThat(journaled(head, decider)).as("the look, and why").isGreaterThan(before);
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

    // ------------------------------------------------------------------ recipients

    @Test
    void aRecipientIsRecheckedAndNobodyWhoReceivesNothing() {
        UUID granted = sides.collected(SICHUAN, SERVICE, "01-both", RECIPIENT, PLACE).caseId();
        sides.done(reviewer, new Command.Accept(granted, sides.version(reviewer, granted)));
        sides.done(reviewer, new Command.StartReview(granted, sides.version(reviewer, granted)));
        sides.done(
                reviewer,
                new Command.Recommend(
                        granted, sides.version(reviewer, granted), Outcome.GRANTED, "符合"));
        sides.done(
                decider,
                new Command.Decide(granted, sides.version(decider, granted), Outcome.GRANTED, ""));
        person(TwoSides.number(RECIPIENT), "陈国安" + RECIPIENT);
        UUID entitlement =
                sides.bean(Entitlements.class)
                        .list(
                                decider,
                                new Entitlements.Query(
                                        "living-subsidy", "", Entitlements.Look.ALL, 0))
                        .rows()
                        .getFirst()
                        .id();
        UUID check =
                done(
                        checks.begin(
                                decider, new Matter.OfEntitlement(entitlement), Optional.empty()));
        done(checks.authorise(decider, check, authorising(1, Way.SIGNED, "陈国安" + RECIPIENT, "")));
        done(checks.ask(decider, check, Optional.empty(), EnumSet.of(CheckSource.BANKS)));
        job.work();
        CheckPage page = checks.page(decider, check, Optional.empty()).orElseThrow();
        assertThat(page.row().ground()).isEqualTo(MeansChecks.Ground.RECHECK);
        assertThat(page.versions()).as("all have answered: made by itself").hasSize(1);
        assertThat(codes(checks.begin(reviewer, new Matter.OfCase(granted), Optional.empty())))
                .as("its decision is made: no longer an applicant")
                .contains("ECON-002");
        assertThat(
                        checks.begin(
                                decider,
                                new Matter.OfEntitlement(UUID.randomUUID()),
                                Optional.empty()))
                .isInstanceOf(Result.NotFound.class);
        done(checks.callOff(decider, check));
        assertThat(codes(checks.ask(decider, check, Optional.empty(), Set.of())))
                .containsExactly("ECON-007");
    }

    // ------------------------------------------------------------------ with no application before
    // it

    /** The role of the application itself, at the desk that handles the case. */
    private void asApplication(UUID check, String sql) throws SQLException {
        try (Connection app = sides.database.asApp()) {
            app.setAutoCommit(false);
            try (var settings =
                            app.prepareStatement(
                                    """
                                    select set_config('tongban.jurisdiction', '51', true), set_config('tongban.role', 'REVIEWER', true),
                                           set_config('tongban.actor', ?, true), set_config('tongban.organ', ?, true)
                                    """);
                    Statement statement = app.createStatement()) {
                settings.setString(1, reviewer.account().toString());
                settings.setString(2, reviewer.worksFor().orElseThrow());
                settings.execute();
                statement.execute(sql.replace(":check", "'" + check + "'"));
            } finally {
                app.rollback();
            }
        }
    }

    @Test
    void theDatabaseRefusesWhoeverIsNeitherApplicantNorMemberNorRecipient() throws SQLException {
        UUID of = sides.collected(SICHUAN, SERVICE, "01-both", 954, PLACE).caseId();
        person(TwoSides.number(954), "陈国安954");
        UUID stranger = person(TwoSides.number(STRANGER), "某人");
        UUID check = done(checks.begin(reviewer, new Matter.OfCase(of), Optional.empty()));
        String person =
                """
                insert into means_person select '51', :check, 2, r.id, r.id_index, '2000-01-01', 0
                  from register_subject r where r.id = '%s'
                """
                        .formatted(stranger);
        assertThatThrownBy(() -> asApplication(check, person))
                .hasMessageContaining("ECON-901 only applicants, recipients");
        String borrowed =
                """
                insert into means_person select '51', :check, 2, '%s', p.id_index, '2000-01-01', 0
                  from means_person p where p.check_id = :check
                """
                        .formatted(stranger);
        assertThatThrownBy(() -> asApplication(check, borrowed))
                .as("under the number of the applicant")
                .hasMessageContaining("ECON-901");
        String query =
                """
                insert into means_query (id, owner_jurisdiction, check_id, person, source, round, authorisation, state, asked_on,
                       asked_by, asked_at, next_attempt_at, expires_at)
                select gen_random_uuid(), '51', :check, 1, 'BANKS', 1, %s, 'WAITING', %s, gen_random_uuid(), now(), now(), now()
                """;
        assertThatThrownBy(() ->
                        asApplication(check, query.formatted("gen_random_uuid()", "'2026-11-12'")))
                .as("without an authorisation")
                .hasMessageContaining("ECON-902");
        UUID given =
                done(checks.authorise(reviewer, check, authorising(1, Way.SIGNED, "陈国安954", "")));
        asApplication(check, query.formatted("'" + given + "'", "'2026-11-12'"));
        assertThatThrownBy(() ->
                        asApplication(check, query.formatted("'" + given + "'", "'2027-05-12'")))
                .as("after its last day")
                .hasMessageContaining("ECON-902");
        assertThatThrownBy(() ->
                        asApplication(
                                check,
                                "update means_person set adult_on = '2000-01-01' where check_id ="
                                        + " :check"))
                .hasMessageContaining("permission denied");
        done(checks.withdraw(reviewer, check, given));
        assertThatThrownBy(() ->
                        asApplication(check, query.formatted("'" + given + "'", "'2026-11-12'")))
                .as("withdrawn")
                .hasMessageContaining("ECON-902");
        Actor supervisor =
                sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "supervisor");
        sides.walls.run(
                supervisor,
                () ->
                        sides.jdbc
                                .sql("select destroy_case(?, 'RETENTION')")
                                .param(of)
                                .query()
                                .singleRow());
        assertThat(page(check).people().getFirst().given().getFirst().signer())
                .as("with the person of the case ends what he signed")
                .isEmpty();
        assertThat(checks.callOff(reviewer, check)).isInstanceOf(Result.NotFound.class);
    }

    @Test
    void everyBasisIsOfAServiceOrASchemeThatThereIs() {
        tongban.node.entitlement.Schemes schemes =
                sides.bean(tongban.node.entitlement.Schemes.class);
        for (Bases.Basis basis : Bases.shipped().all()) {
            for (String id : basis.of()) {
                assertThat(schemes.find(id).isPresent() || sides.services.get(id).isPresent())
                        .as(id)
                        .isTrue();
                assertThat(checks.hasBasis(id)).isTrue();
            }
        }
        assertThat(checks.hasBasis("oversize-transport-permit")).isFalse();
    }

    @Test
    void everyReasonIsSaidInBothLanguages() {
        List<String> codes = new ArrayList<>();
        for (String code :
                List.of(
                        MeansProblems.UNREACHABLE,
                        MeansProblems.MALFORMED,
                        MeansProblems.REFUSED,
                        MeansProblems.NOT_ITS_BUSINESS,
                        MeansProblems.NOT_RECORDED,
                        MeansProblems.NO_ANSWER,
                        MeansProblems.ENDED)) {
            Problem problem = MeansProblems.fault(code);
            codes.add(problem.code());
            assertThat(problem.what().zh()).isNotBlank();
            assertThat(problem.remedy().en()).isNotBlank();
        }
        assertThat(codes).doesNotHaveDuplicates();
    }
}
