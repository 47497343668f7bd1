package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/** A power of attorney has a matter and a time, is shown, and can be taken back. */
class ProxiesTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static final String FILING = "medical-care-elsewhere";
    private static TwoSides sides;
    private static Actor clerk;
    private static int person = 700;

    @BeforeAll
    static void open() {
        sides = new TwoSides("proxies");
        clerk = sides.clerk(Jurisdiction.SICHUAN);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static String agentsNumber() {
        return TwoSides.number(799);
    }

    private static Map<String, String> proxy(String service, LocalDate until) {
        Map<String, String> typed = new HashMap<>();
        typed.put(Drafts.PROXY_NAME, "李村长");
        typed.put(Drafts.PROXY_NUMBER, agentsNumber());
        typed.put(Drafts.PROXY_MOBILE, "13900000399");
        typed.put(Drafts.PROXY_RELATION, "同村");
        typed.put(Drafts.PROXY_KIND, "VILLAGE_CADRE");
        typed.put(Drafts.PROXY_SCOPE, service);
        typed.put(Drafts.PROXY_FROM, sides.today().minusDays(1).toString());
        typed.put(Drafts.PROXY_UNTIL, until.toString());
        return typed;
    }

    private static Drafts.Draft draft(Actor actor, String service, Map<String, String> changes) {
        String example =
                sides.definition(service).examples().stream()
                        .filter(e -> e.expected().outcome().equals("granted"))
                        .filter(e -> service.equals(FILING) || e.file().contains("both"))
                        .findFirst()
                        .orElseThrow()
                        .file();
        return sides.typed(
                actor,
                service,
                example,
                ++person,
                service.equals(FILING) ? "511623" : TwoSides.GAOTAN,
                changes);
    }

    private static List<String> faults(Actor actor, Drafts.Draft draft) {
        return sides.drafts.faults(actor, draft.id()).stream()
                .map(p -> p.code() + " " + p.field())
                .toList();
    }

    private static List<String> rejection(CommandResult result) {
        return ((CommandResult.Rejected) result).problems().stream().map(Problem::code).toList();
    }

    private static Command submit(Actor actor, Drafts.Draft draft) {
        return new Command.Submit(
                draft.id(),
                draft.version(),
                sides.uploaded(actor, draft.id(), draft.serviceId()),
                true);
    }

    private static void attached(Actor actor, Drafts.Draft draft) {
        assertThat(
                        sides.documents.attach(
                                actor,
                                draft.id(),
                                Documents.PROXYS_RIGHT,
                                "委托书.pdf",
                                TwoSides.pdf("power")))
                .isInstanceOf(Documents.Attached.Done.class);
    }

    @Test
    void whoSignsInAppliesForHimselfOrSaysThatHeActsForAnother() {
        Actor agent = sides.resident(Jurisdiction.SICHUAN, agentsNumber());
        assertThat(faults(agent, draft(agent, SUBSIDIES, Map.of())))
                .containsExactly("CASE-287 applicant.number");
        Map<String, String> proxy = proxy(SUBSIDIES, sides.today().plusDays(30));
        assertThat(faults(agent, draft(agent, SUBSIDIES, proxy))).isEmpty();
        proxy.put(Drafts.PROXY_NUMBER, TwoSides.number(798));
        assertThat(faults(agent, draft(agent, SUBSIDIES, proxy)))
                .containsExactly("CASE-286 proxy.number");
        assertThat(faults(clerk, draft(clerk, SUBSIDIES, proxy)))
                .as("the clerk looks at his card")
                .isEmpty();
    }

    @Test
    void onlineThePowerOfAttorneyIsAttachedOrNothingIsTakenIn() {
        Actor agent = sides.resident(Jurisdiction.SICHUAN, agentsNumber());
        Drafts.Draft draft = draft(agent, SUBSIDIES, proxy(SUBSIDIES, sides.today().plusDays(30)));
        Command submit = submit(agent, draft);
        assertThat(rejection(sides.perform(agent, submit))).containsExactly("CASE-288");
        attached(agent, draft);
        UUID id = sides.done(agent, submit).caseId();
        assertThat(sides.page(sides.reviewer(SUBSIDIES, TwoSides.GAOTAN), id).materials())
                .as("the reviewer finds it by its name")
                .anyMatch(m -> m.name().zh().startsWith("授权委托书"));

        Map<String, String> guardian = proxy(SUBSIDIES, sides.today());
        guardian.put(Drafts.PROXY_KIND, "GUARDIAN");
        guardian.keySet()
                .removeAll(List.of(Drafts.PROXY_SCOPE, Drafts.PROXY_FROM, Drafts.PROXY_UNTIL));
        Drafts.Draft ward = draft(agent, SUBSIDIES, guardian);
        Command byGuardian = submit(agent, ward);
        assertThat(rejection(sides.perform(agent, byGuardian))).containsExactly("CASE-288");
        attached(agent, ward);
        sides.done(agent, byGuardian);
    }

    @Test
    void whatAProxyFilesIsNeverSettledWithoutAPerson() {
        Actor agent = sides.resident(Jurisdiction.SICHUAN, agentsNumber());
        Drafts.Draft own = draft(agent, FILING, Map.of(Drafts.APPLICANT_NUMBER, agentsNumber()));
        assertThat(sides.done(agent, submit(agent, own)).state())
                .as("his own filing is")
                .isIn(State.GRANTED, State.DELIVERED);
        Drafts.Draft others = draft(agent, FILING, proxy(FILING, sides.today().plusDays(30)));
        attached(agent, others);
        assertThat(sides.done(agent, submit(agent, others)).state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void onTheDayAfterTheLastOneTheProxyIsShownNothingAndSignsForNothing() {
        Actor agent = sides.resident(Jurisdiction.SICHUAN, agentsNumber());
        LocalDate last = sides.today().plusDays(3);
        Drafts.Draft draft = draft(agent, SUBSIDIES, proxy(SUBSIDIES, last));
        Actor applicant = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(person));
        attached(agent, draft);
        UUID id = sides.done(agent, submit(agent, draft)).caseId();
        Drafts.Draft atWindow = draft(clerk, SUBSIDIES, proxy(SUBSIDIES, last));
        UUID collected =
                sides.done(clerk, TwoSides.collecting(atWindow, sides.papers(SUBSIDIES))).caseId();
        RunningCases running = sides.bean(RunningCases.class);
        sides.pass(Duration.ofDays(3));
        assertThat(sides.cases.page(agent, id)).as("its last day is one of it").isPresent();
        assertThat(running.of(clerk, agentsNumber()).lines())
                .extracting(RunningCases.Line::id)
                .contains(collected);
        sides.pass(Duration.ofDays(1));
        assertThat(sides.cases.page(agent, id)).isEmpty();
        assertThat(sides.listed(agent, WorkList.Scope.MINE_TO_DO, WorkList.Look.ALL))
                .doesNotContain(id);
        assertThat(sides.cases.page(applicant, id)).isPresent();
        assertThat(running.of(clerk, agentsNumber()).lines())
                .extracting(RunningCases.Line::id)
                .doesNotContain(collected);
        assertThat(rows(agent, id)).as("until the job has run").isOne();
        assertThat(sides.bean(DeadlineJob.class).proxiesOver(Jurisdiction.SICHUAN)).isPositive();
        assertThat(rows(agent, id)).as("the database shows it no more either").isZero();

        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        sides.granted(reviewer, sides.decider(SUBSIDIES, TwoSides.GAOTAN), collected, "符合");
        assertThat(rejection(sides.perform(clerk, sides.delivering(clerk, collected, "李村长"))))
                .containsExactly("CASE-285");
        assertThat(sides.perform(clerk, sides.delivering(clerk, collected, "陈国安" + person)))
                .isInstanceOf(CommandResult.Done.class);
    }

    private static long rows(Actor resident, UUID id) {
        return sides.walls.inside(
                resident,
                () ->
                        sides.jdbc
                                .sql("select count(*) from case_file where id = ?")
                                .param(id)
                                .query(Long.class)
                                .single());
    }

    private static void takenBack(Actor window, UUID id) {
        sides.done(
                window,
                new Command.WithdrawConsent(id, sides.version(window, id), id, false, "本人持身份证到场"));
    }

    /** What crosses the border knows it, whether it was taken back before or after. */
    @Test
    void onPaperTooItIsTakenBackAtAWindow() {
        Actor window = sides.clerk(Jurisdiction.CHONGQING);
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        for (boolean before : List.of(true, false)) {
            Drafts.Draft draft =
                    draft(window, SUBSIDIES, proxy(SUBSIDIES, sides.today().plusDays(30)));
            UUID id =
                    sides.done(window, TwoSides.collecting(draft, sides.papers(SUBSIDIES)))
                            .caseId();
            assertThat(sides.page(window, id).authorised()).as("nothing to say yet").isEmpty();
            if (before) {
                takenBack(window, id);
            }
            sides.done(window, new Command.Forward(id, sides.version(window, id), "", ""));
            sides.post.drain();
            if (!before) {
                takenBack(window, id);
                sides.post.drain();
            }
            for (Actor reader : List.of(window, reviewer)) {
                CasePage page = sides.page(reader, id);
                assertThat(page.mandate())
                        .hasValueSatisfying(m -> assertThat(m.withdrawn()).isTrue());
                assertThat(page.authorised())
                        .singleElement()
                        .satisfies(a -> {
                            assertThat(a.way()).isEqualTo(Authorisation.Way.PAPER);
                            assertThat(a.standing()).isEqualTo(Authorisation.Standing.WITHDRAWN);
                        });
                assertThat(page.permitted()).noneMatch(p -> p.act() == Act.WITHDRAW_CONSENT);
            }
            assertThat(sides.bean(RunningCases.class).of(window, agentsNumber()).lines())
                    .extracting(RunningCases.Line::id)
                    .doesNotContain(id);
        }
    }
}
