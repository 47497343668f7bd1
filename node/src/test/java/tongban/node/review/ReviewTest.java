package tongban.node.review;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Problem;
import tongban.node.casework.Registered;
import tongban.node.casework.TwoSides;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;
import tongban.node.register.Kind;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whoever receives something is checked again: when the law says so, when he died or moved, when
 * somebody told. The same cause is one task; what is against him is a measure that another decides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTest {
    private static final String SERVICE = "disability-subsidies";
    private static final String TOWN = TwoSides.GAOTAN;
    private static final String LIVING = "living-subsidy";
    private static final String NURSING = "nursing-subsidy";

    private TwoSides sides;
    private Reviews reviews;
    private JdbcReviewBatches batches;
    private Entitlements entitlements;
    private Registered registered;
    private Actor reviewer;
    private Actor decider;
    private Actor supervisor;

    @BeforeAll
    void open() {
        sides = new TwoSides("review");
        reviews = sides.bean(Reviews.class);
        batches = sides.bean(JdbcReviewBatches.class);
        entitlements = sides.bean(Entitlements.class);
        reviewer = sides.reviewer(SERVICE, TOWN);
        decider = sides.decider(SERVICE, TOWN);
        supervisor = sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "s");
        registered =
                new Registered(
                        sides,
                        sides.staff(Role.REVIEWER, SICHUAN, TOWN + ":township-government", "town"),
                        TOWN);
    }

    @AfterAll
    void close() {
        sides.close();
    }

    // ------------------------------------------------------------------ in a line

    private UUID granted(int person) {
        return sides.granted(SICHUAN, SERVICE, "01-both", person, TOWN);
    }

    private void finish(ReviewBatches.Result started, int rows) {
        UUID batch = ((ReviewBatches.Result.Done) started).batch();
        while (batches.next(SICHUAN, batch, rows)) {
            // chunk by chunk
        }
    }

    private List<Reviews.Row> of(UUID caseId) {
        String number = sides.page(reviewer, caseId).number();
        List<Reviews.Row> rows = new ArrayList<>();
        reviews.each(
                reviewer,
                all(),
                r -> {
                    if (r.caseNumber().equals(number)) {
                        rows.add(r);
                    }
                });
        return rows;
    }

    private static Reviews.Query all() {
        return new Reviews.Query(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                0);
    }

    private Reviews.Row task(UUID caseId, String scheme, ReviewGround ground) {
        return of(caseId).stream()
                .filter(r -> r.ground() == ground && r.scheme().equals(name(scheme)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + ground + " of " + scheme));
    }

    private tongban.service.text.Words name(String scheme) {
        return sides.bean(tongban.node.entitlement.Schemes.class).find(scheme).orElseThrow().name();
    }

    private Reviews.TaskPage page(UUID task) {
        return reviews.page(reviewer, task).orElseThrow();
    }

    private static List<String> codes(Reviews.Result result) {
        return ((Reviews.Result.Rejected) result).problems().stream().map(Problem::code).toList();
    }

    private static Entitlements.Proposal proposal(Suggestion s) {
        return new Entitlements.Proposal(
                s.kind().measure().orElseThrow(),
                s.from(),
                s.months(),
                s.amount(),
                Optional.empty(),
                "《社会救助法》",
                "第四十八条",
                "复核");
    }

    // ------------------------------------------------------------------ due

    @Test
    void whoIsDueIsOneTaskHoweverOftenABatchIsStarted() {
        UUID caseId = granted(301);
        LocalDate now = sides.today();
        finish(batches.start(decider, LIVING, Optional.of(now.plusMonths(11))), 10);
        assertThat(of(caseId)).as("not due within eleven months").isEmpty();
        finish(batches.start(decider, LIVING, Optional.of(now.plusMonths(12))), 1);
        finish(batches.start(reviewer, LIVING, Optional.of(now.plusMonths(12))), 10);
        assertThat(of(caseId)).hasSize(1);
        Reviews.TaskPage task = page(task(caseId, LIVING, ReviewGround.PERIOD).id());
        assertThat(task.row().dueOn()).isEqualTo(now.plusMonths(12));
        assertThat(task.row().officer()).as("somebody's task").isPresent();
        assertThat(task.evidence().suggestion().kind()).isEqualTo(Suggestion.Kind.CONTINUE);
        assertThat(task.evidence().changed()).as("the register knows nothing else").isEmpty();
        // it goes on: recorded with a reason, and due again a year from then
        assertThat(codes(reviews.keep(reviewer, task.row().id(), task.version(), " ")))
                .containsExactly("REVIEW-006");
        assertThat(reviews.keep(reviewer, task.row().id(), task.version() + 1, "已入户核实"))
                .isInstanceOf(Reviews.Result.Stale.class);
        assertThat(reviews.keep(reviewer, task.row().id(), task.version(), "已入户核实"))
                .isInstanceOf(Reviews.Result.Done.class);
        assertThat(page(task.row().id()).row().stage()).isEqualTo(Reviews.Stage.DONE);
        assertThat(page(task.row().id()).departs()).isFalse();
        assertThat(codes(reviews.keep(reviewer, task.row().id(), task.version() + 1, "再次")))
                .containsExactly("REVIEW-005");
    }

    @Test
    void aBatchIsForABodyASchemeAndADayThatComes() {
        assertThat(problems(batches.start(supervisor, LIVING, Optional.of(sides.today()))))
                .containsExactly("REVIEW-001");
        assertThat(problems(batches.start(decider, "study-aid", Optional.empty())))
                .containsExactly("REVIEW-002", "REVIEW-003");
        assertThat(
                        problems(
                                batches.start(
                                        decider, LIVING, Optional.of(sides.today().minusDays(1)))))
                .containsExactly("REVIEW-003");
        ReviewBatches.Result first =
                batches.start(decider, "old-age-allowance", Optional.of(sides.today()));
        assertThat(
                        problems(
                                batches.start(
                                        decider, "old-age-allowance", Optional.of(sides.today()))))
                .containsExactly("REVIEW-004");
        finish(first, 10);
        assertThat(batches.one(reviewer, ((ReviewBatches.Result.Done) first).batch()))
                .as("another body's batch")
                .isEmpty();
    }

    private static List<String> problems(ReviewBatches.Result result) {
        return ((ReviewBatches.Result.Rejected) result)
                .problems().stream().map(Problem::code).toList();
    }

    // ------------------------------------------------------------------ decided anew

    @Test
    void theSameStandardOnTheRegistersFactsAndAMeasureThatAnotherDecides() {
        UUID caseId = granted(302);
        UUID person = registered.person(TwoSides.number(302));
        finish(batches.start(decider, NURSING, Optional.of(sides.today().plusMonths(12))), 10);
        UUID id = task(caseId, NURSING, ReviewGround.PERIOD).id();
        assertThat(page(id).evidence().suggestion().kind()).isEqualTo(Suggestion.Kind.CONTINUE);
        // rated again: grade 3 of the limbs is no severe disability any more
        registered.record(
                person,
                Kind.DISABILITY_CARD,
                "card_number",
                TwoSides.number(302) + "43",
                "from",
                "2026-11-01",
                "to",
                "2036-10-31");
        assertThat(reviews.anew(reviewer, id, page(id).version()))
                .isInstanceOf(Reviews.Result.Done.class);
        Reviews.TaskPage task = page(id);
        assertThat(task.evidence().changed())
                .extracting(c -> c.fact().en() + ": " + c.then().en() + " -> " + c.now().en())
                .anyMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("grade"));
        Suggestion stop = task.evidence().suggestion();
        assertThat(stop.kind()).isEqualTo(Suggestion.Kind.STOP);
        assertThat(stop.from()).contains(YearMonth.from(sides.today()).plusMonths(1));
        assertThat(stop.why()).as("the failed condition with its article").isNotEmpty();
        Entitlements.LedgerPage before =
                entitlements.page(reviewer, task.row().entitlement()).orElseThrow();
        assertThat(before.row().end()).as("nothing stops by itself").isEmpty();
        // proposed, withdrawn: open again; proposed again and decided by another person
        assertThat(reviews.propose(reviewer, id, task.version(), proposal(stop)))
                .isInstanceOf(Reviews.Result.Done.class);
        assertThat(page(id).row().stage()).isEqualTo(Reviews.Stage.MEASURE);
        UUID measure = page(id).measure().orElseThrow().id();
        assertThat(entitlements.withdraw(reviewer, measure, "先补充调查"))
                .isInstanceOf(Entitlements.Result.Done.class);
        assertThat(page(id).row().stage()).isEqualTo(Reviews.Stage.OPEN);
        assertThat(reviews.propose(reviewer, id, page(id).version(), proposal(stop)))
                .isInstanceOf(Reviews.Result.Done.class);
        measure = page(id).measure().orElseThrow().id();
        assertThat(entitlements.hear(reviewer, measure, "没有意见"))
                .isInstanceOf(Entitlements.Result.Done.class);
        assertThat(entitlements.decide(decider, measure, "复核属实"))
                .isInstanceOf(Entitlements.Result.Done.class);
        assertThat(page(id).row().stage()).isEqualTo(Reviews.Stage.DONE);
        assertThat(page(id).departs()).isFalse();
        assertThat(entitlements.page(reviewer, task.row().entitlement()).orElseThrow().row().end())
                .contains(YearMonth.from(sides.today()).plusMonths(1));
    }

    @Test
    void whoeverDoesOtherwiseThanSuggestedIsCounted() {
        UUID caseId = granted(303);
        finish(batches.start(decider, LIVING, Optional.of(sides.today().plusMonths(12))), 10);
        Reviews.TaskPage task = page(task(caseId, LIVING, ReviewGround.PERIOD).id());
        Entitlements.Proposal less =
                new Entitlements.Proposal(
                        MeasureKind.REDUCE,
                        Optional.of(YearMonth.from(sides.today()).plusMonths(1)),
                        Optional.empty(),
                        Optional.of(BigDecimal.TEN),
                        Optional.empty(),
                        "国发〔2015〕52号",
                        "二（四）",
                        "另有同类补贴");
        assertThat(reviews.propose(reviewer, task.row().id(), task.version(), less))
                .isInstanceOf(Reviews.Result.Done.class);
        assertThat(page(task.row().id()).departs()).isTrue();
        assertThat(reviews.page(supervisor, task.row().id()).orElseThrow().name())
                .as("masked for supervision")
                .contains("*");
        assertThat(reviews.page(supervisor, task.row().id()).orElseThrow().mayWork()).isFalse();
        assertThat(reviews.list(sides.clerk(SICHUAN), all()).rows()).isEmpty();
    }

    // ------------------------------------------------------------------ death and move

    @Test
    void aDeathInTheRegisterIsATaskOfEachBenefitOnce() {
        UUID caseId = granted(304);
        UUID person = registered.person(TwoSides.number(304));
        finish(batches.match(decider), 3);
        assertThat(of(caseId)).isEmpty();
        registered.died(person, "2026-11-03");
        finish(batches.match(decider), 3);
        finish(batches.match(decider), 100);
        assertThat(of(caseId))
                .hasSize(2)
                .allMatch(r -> r.ground() == ReviewGround.DEATH)
                .allMatch(r -> r.suggestion() == Suggestion.Kind.STOP)
                .allMatch(r -> r.dueOn().equals(sides.today().plusMonths(3)));
        Suggestion stop =
                page(task(caseId, LIVING, ReviewGround.DEATH).id()).evidence().suggestion();
        assertThat(stop.from()).contains(YearMonth.of(2026, 12));
    }

    @Test
    void aMoveAcrossTheBorderIsATaskAndAReformOfTheMapIsNone() {
        UUID caseId = granted(305);
        UUID person = registered.person(TwoSides.number(305));
        UUID series =
                registered.record(
                        person,
                        Kind.RESIDENCE,
                        "hukou",
                        TOWN,
                        "settlement",
                        "RURAL",
                        "from",
                        "2020-01-01");
        finish(batches.match(decider), 100);
        assertThat(of(caseId)).isEmpty();
        sides.pass(java.time.Duration.ofDays(1));
        registered.record(
                person,
                Kind.RESIDENCE,
                Optional.of(series),
                "hukou",
                TwoSides.YUZUI,
                "settlement",
                "URBAN",
                "from",
                sides.today().toString());
        finish(batches.match(decider), 100);
        Reviews.TaskPage task = page(task(caseId, LIVING, ReviewGround.MOVE).id());
        assertThat(task.evidence().found())
                .extracting(f -> f.what().en())
                .contains("registered place (across the border)");
        assertThat(of(caseId)).hasSize(2);
    }

    // ------------------------------------------------------------------ told

    @Test
    void aChangeIsToldByTheHouseholdTheVillageOrAClerk() {
        UUID caseId = granted(306);
        String number = sides.page(reviewer, caseId).number();
        Actor clerk = sides.clerk(SICHUAN);
        Reviews.Telling nothing =
                new Reviews.Telling(
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.of(sides.today().plusDays(1)),
                        "");
        assertThat(
                        ((Reviews.Told.Rejected) reviews.tell(clerk, nothing))
                                .problems().stream().map(Problem::code).toList())
                .containsExactly(
                        "REVIEW-008", "REVIEW-006", "REVIEW-006", "REVIEW-006", "REVIEW-006");
        Reviews.Told told =
                reviews.tell(
                        clerk,
                        new Reviews.Telling(
                                number,
                                Optional.empty(),
                                Optional.of(Reviews.ToldBy.VILLAGE),
                                List.of(Reviews.Change.WORK),
                                Optional.of(sides.today().minusMonths(4)),
                                "在高竹新区电子厂就业"));
        assertThat(told).isEqualTo(new Reviews.Told.Done(2, true));
        Reviews.TaskPage task = page(task(caseId, LIVING, ReviewGround.REPORT).id());
        assertThat(task.evidence().suggestion().kind()).isEqualTo(Suggestion.Kind.UNSETTLED);
        assertThat(task.evidence().found())
                .extracting(f -> f.what().en())
                .contains("told late", "told by");
        // a resident tells of his own, and of nobody else's
        Actor resident = sides.resident(SICHUAN, TwoSides.number(306));
        Reviews.Telling own =
                new Reviews.Telling(
                        "",
                        Optional.of(task.row().entitlement()),
                        Optional.empty(),
                        List.of(Reviews.Change.INCOME),
                        Optional.of(sides.today()),
                        "不再打工");
        Actor stranger = sides.resident(SICHUAN, TwoSides.number(399));
        assertThat(
                        ((Reviews.Told.Rejected) reviews.tell(stranger, own))
                                .problems()
                                .getFirst()
                                .code())
                .isEqualTo("REVIEW-009");
        assertThat(resident.is(Role.RESIDENT)).isTrue();
    }

    // ------------------------------------------------------------------ killed in the middle

    @Test
    void aBatchThatIsBrokenOffRepeatsNothingAndLeavesNobodyOut() {
        int people = 60;
        String organ = "511623:civil-affairs-of-many";
        Actor many = sides.staff(Role.DECIDER, SICHUAN, organ, "many");
        insert(organ, people);
        UUID batch =
                ((ReviewBatches.Result.Done)
                                batches.start(many, "orphan-allowance", Optional.of(sides.today())))
                        .batch();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int broken = 0;
        boolean goesOn = true;
        while (goesOn) {
            boolean breaks = random.nextInt(3) == 0;
            try {
                goesOn =
                        sides.walls.inside(
                                Actor.system(SICHUAN),
                                () -> {
                                    boolean more =
                                            batches.next(SICHUAN, batch, 1 + random.nextInt(7));
                                    if (breaks) {
                                        throw new IllegalStateException("broken off");
                                    }
                                    return more;
                                });
            } catch (IllegalStateException e) {
                broken++;
            }
        }
        List<UUID> entitled = new ArrayList<>();
        reviews.each(many, all(), r -> entitled.add(r.entitlement()));
        assertThat(entitled).as("seed %d, broken off %d times", seed, broken).hasSize(people);
        assertThat(entitled).doesNotHaveDuplicates();
        ReviewBatches.Batch done = batches.one(many, batch).orElseThrow();
        assertThat(done.running()).isFalse();
        assertThat(done.looked()).isEqualTo(people);
        assertThat(done.tasks()).isEqualTo(people);
    }

    private void insert(String organ, int people) {
        String content = "{\"name\":\"某甲乙\",\"maskedNumber\":\"\",\"why\":[],\"remedies\":[]}";
        sides.walls.run(
                Actor.system(SICHUAN),
                () -> {
                    for (int i = 0; i < people; i++) {
                        UUID id = UUID.randomUUID();
                        byte[] sealed =
                                sides.bean(PersonalData.class)
                                        .create(id)
                                        .sealText("entitlement", content);
                        sides.jdbc
                                .sql(
                                        """
                                        with opened as (
                                            insert into entitlement (id, owner_jurisdiction, beneficiary_index, scheme, service_id,
                                                   case_id, case_number, organ, accepting_organ, applied_on, decided_on, first_month,
                                                   netted, booked_through, content_cipher, opened_at)
                                            values (:id, '51', uuid_send(:id), 'orphan-allowance', 'orphan-allowance', :id,
                                                    :id::text, :organ, :organ, date '2025-01-10', date '2025-01-15',
                                                    date '2025-02-01', false, date '2025-01-01', :content, now())
                                            returning number)
                                        insert into entitlement_span
                                        select '51', number, 'AWARDED', date '2025-02-01', null, 1600 from opened
                                        """)
                                .param("id", id)
                                .param("organ", organ)
                                .param("content", sealed)
                                .update();
                    }
                });
    }

    @Test
    void anExportOfManyStepsHasEachTaskOnce() {
        for (int person : List.of(440, 441)) {
            granted(person);
            registered.died(registered.person(TwoSides.number(person)), "2026-10-20");
        }
        finish(batches.match(reviewer), 50);
        JdbcReviewRows rows =
                new JdbcReviewRows(
                        sides.bean(JdbcClient.class),
                        sides.bean(Walls.class),
                        sides.bean(PersonalData.class),
                        sides.bean(Schemes.class),
                        sides.bean(JsonMapper.class),
                        sides.bean(Clock.class));
        List<UUID> whole = new ArrayList<>();
        rows.each(supervisor, all(), JdbcReviewRows.ROWS_AT_ONCE, r -> whole.add(r.id()));
        List<UUID> steps = new ArrayList<>();
        rows.each(supervisor, all(), 2, r -> steps.add(r.id()));
        assertThat(whole).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
        assertThat(steps).isEqualTo(whole);
    }
}
