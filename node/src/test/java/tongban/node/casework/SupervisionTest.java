package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;

/** What a supervisor sees is what happened, on his side, and nobody else sees it. */
class SupervisionTest {
    private static final String SERVICE = "disability-subsidies";
    private static final Supervision.Query ALL =
            new Supervision.Query(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    private static TwoSides sides;
    private static Supervision supervision;
    private static Actor reviewer;
    private static Actor decider;
    private static Actor supervisor;

    @BeforeAll
    static void begin() {
        sides = new TwoSides("supervision");
        supervision = sides.bean(Supervision.class);
        reviewer = sides.reviewer(SERVICE, TwoSides.GAOTAN);
        decider = sides.decider(SERVICE, TwoSides.GAOTAN);
        supervisor =
                sides.staff(
                        Role.SUPERVISOR,
                        Jurisdiction.SICHUAN,
                        decider.worksFor().orElseThrow(),
                        "supervisor");
    }

    @AfterAll
    static void end() {
        sides.close();
    }

    private static UUID reviewed(int person) {
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-both", person, TwoSides.GAOTAN)
                        .caseId();
        sides.recommended(reviewer, id, "属实");
        return id;
    }

    @Test
    void aDepartureIsListedWithItsReasonAndTheDecider() {
        UUID id = reviewed(701);
        CommandResult without =
                sides.perform(
                        decider,
                        new Command.Decide(id, sides.version(decider, id), Outcome.REFUSED, ""));
        assertThat(without)
                .isInstanceOfSatisfying(
                        CommandResult.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("CASE-013"));
        sides.done(
                decider,
                new Command.Decide(
                        id, sides.version(decider, id), Outcome.REFUSED, "邻居举报后查明人已不在本地居住"));

        Supervision.Departures listed = supervision.departures(supervisor, ALL);
        assertThat(listed.total()).isEqualTo(1);
        assertThat(listed.rows())
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.caseId()).isEqualTo(id);
                    assertThat(d.reason()).isEqualTo("邻居举报后查明人已不在本地居住");
                    assertThat(d.proposed()).contains(CasePage.Proposal.Kind.GRANTED);
                    assertThat(d.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(d.decidedOn()).isEqualTo(sides.today());
                    assertThat(d.decidedBy().id()).isEqualTo(decider.worksFor().orElseThrow());
                });
        assertThat(sides.page(decider, id).decision().orElseThrow().departure())
                .isEqualTo("邻居举报后查明人已不在本地居住");
        List<Supervision.Departure> all = new ArrayList<>();
        assertThat(supervision.each(supervisor, ALL, all::add)).isTrue();
        assertThat(all).isEqualTo(listed.rows());
        assertThat(
                        supervision
                                .departures(
                                        supervisor,
                                        new Supervision.Query(
                                                Optional.of(sides.today().plusDays(1)),
                                                Optional.empty(),
                                                Optional.empty(),
                                                0))
                                .rows())
                .isEmpty();
        // the other side's supervisor, and whoever is no supervisor
        Actor across = sides.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "yubei", "across");
        assertThat(supervision.departures(across, ALL).rows()).isEmpty();
        assertThat(supervision.departures(decider, ALL).rows()).isEmpty();
    }

    @Test
    void loadIsCountedByDeskAndOfficerAndAListShowsTheSame() {
        UUID id = reviewed(711);
        sides.done(decider, new Command.SendBack(id, sides.version(decider, id), "请核对银行账户户名"));
        Supervision.Load load = supervision.load(supervisor, Supervision.Order.OVERDUE_FIRST);
        Supervision.Counts desk =
                load.desks().stream()
                        .filter(d -> d.role() == Role.REVIEWER)
                        .filter(d -> d.organ().id().equals(reviewer.worksFor().orElseThrow()))
                        .findFirst()
                        .orElseThrow()
                        .counts();
        assertThat(desk.sentBack()).isEqualTo(1);
        assertThat(load.officers())
                .anySatisfy(o -> {
                    assertThat(o.account()).isEqualTo(reviewer.account());
                    assertThat(o.counts().sentBack()).isEqualTo(1);
                });
        assertThat(listed(WorkList.Look.SENT_BACK)).containsExactly(id);
        assertThat(listed(WorkList.Look.SUSPENDED)).isEmpty();
        assertThat(load.all().overdue()).isZero();
        sides.pass(Duration.ofDays(120));
        Supervision.Load later = supervision.load(supervisor, Supervision.Order.MOST_FIRST);
        assertThat(later.all().overdue()).isPositive();
        assertThat(listed(WorkList.Look.OVERDUE)).hasSize((int) later.all().overdue()).contains(id);
        aSuspendedCaseIsNeitherDueNorOverdueOnAnyList();
    }

    /** What moves have left is what there is, before and after it is added up. */
    @Test
    void theLoadIsWhatIsOpen() {
        UUID id = reviewed(731);
        UUID over =
                sides.collected(
                                Jurisdiction.SICHUAN,
                                "oversize-transport-permit",
                                "04",
                                732,
                                TwoSides.GAOTAN)
                        .caseId();
        Actor reviews = sides.reviewer("oversize-transport-permit", TwoSides.GAOTAN);
        sides.done(
                reviews,
                new Command.Terminate(
                        over,
                        sides.version(reviews, over),
                        TerminationGround.APPLICANT_ENDED,
                        "注销"));
        assertThat(id).isNotEqualTo(over);
        List<String> open = rows(OPEN);
        assertThat(open).isNotEmpty();
        assertThat(rows(LOAD + SOME)).isEqualTo(open);
        LoadJob job = sides.bean(LoadJob.class);
        sides.bean(Walls.class).run(Actor.system(Jurisdiction.SICHUAN), job::addUp);
        assertThat(rows(LOAD + SOME)).isEqualTo(open);
        assertThat(rows(LOAD + " having count(*) > 1")).as("one row each").isEmpty();
    }

    private static final String OPEN =
            """
            select (responsible_organ, responsible_role, reviewing, state, due_on, sent_back > 0, count(*))::text from case_file f
             where is_load(f) group by responsible_organ, responsible_role, reviewing, state, due_on, sent_back > 0
            """;
    private static final String LOAD =
            """
            select (organ, role, reviewing, state, due_on, sent_back, sum(n))::text from case_load
             group by organ, role, reviewing, state, due_on, sent_back
            """;
    private static final String SOME = " having sum(n) <> 0";

    private static List<String> rows(String sql) {
        return sides
                .bean(Walls.class)
                .inside(
                        supervisor,
                        () -> sides.bean(JdbcClient.class).sql(sql).query(String.class).list())
                .stream()
                .sorted()
                .toList();
    }

    /** Whose time stands still is late for nobody, however long it lasts. */
    private static void aSuspendedCaseIsNeitherDueNorOverdueOnAnyList() {
        String permit = "oversize-transport-permit";
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, permit, "04", 721, TwoSides.GAOTAN).caseId();
        Actor reviews = sides.reviewer(permit, TwoSides.GAOTAN);
        sides.underReview(reviews, id);
        sides.done(
                reviews,
                new Command.Suspend(
                        id, sides.version(reviews, id), SpecialProcedure.EXPERT_REVIEW, "评审", 90));
        sides.pass(Duration.ofDays(80));
        assertThat(listed(WorkList.Look.SUSPENDED)).containsExactly(id);
        assertThat(listed(WorkList.Look.OVERDUE)).doesNotContain(id);
        sides.done(reviews, new Command.Resume(id, sides.version(reviews, id), "通过"));
        assertThat(listed(WorkList.Look.OVERDUE)).doesNotContain(id);
        assertThat(sides.page(reviews, id).clock().orElseThrow().due()).isAfter(sides.today());
        sides.pass(Duration.ofDays(60));
        assertThat(listed(WorkList.Look.OVERDUE)).contains(id);
        sides.done(
                reviews,
                new Command.Terminate(
                        id, sides.version(reviews, id), TerminationGround.APPLICANT_ENDED, "注销"));
    }

    private static List<UUID> listed(WorkList.Look look) {
        return sides.listed(supervisor, WorkList.Scope.SIDE, look);
    }
}
