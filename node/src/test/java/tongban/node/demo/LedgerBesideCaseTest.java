package tongban.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Outcome;
import tongban.node.demo.Story.Matter;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;
import tongban.node.identity.Jurisdiction;
import tongban.service.Material;

/**
 * The ledger writes into a case: what is paid otherwise is no longer shown as it was. An officer
 * who does something to the case at the same moment, and the decider of the measure, both come to
 * an end: what was published is taken down exactly once, and nothing is overwritten. {@code
 * -Dtongban.long=true} plays more rounds.
 */
class LedgerBesideCaseTest {
    private static final String ALLOWANCE = "minimum-living-allowance";
    private static final Jurisdiction SC = Jurisdiction.SICHUAN;
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate PAID = LocalDate.of(2027, 1, 5);
    private static final int ROUNDS = Boolean.getBoolean("tongban.long") ? 2_000 : 12;
    private static final int REVOCATIONS = Boolean.getBoolean("tongban.long") ? 150 : 4;

    private static Story story;
    private static Entitlements entitlements;
    private static ExecutorService threads;

    @BeforeAll
    static void begin() {
        story = Story.begins("ledger_beside_case", DAY);
        entitlements = story.bean(Entitlements.class);
        threads = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void end() {
        threads.close();
        story.close();
    }

    private static void published(Matter matter) {
        story.act(
                story.reviewer(matter),
                matter.id(),
                (c, v) -> new Command.Publish(c, v, "高滩村村务公开栏", 3));
    }

    /** To so much a month, from this month on: what is shown is not true any more. */
    private static UUID raise(Matter matter, int yuan) {
        return Story.done(
                entitlements.propose(
                        story.reviewer(matter),
                        story.money(matter, ALLOWANCE).row().id(),
                        new Entitlements.Proposal(
                                MeasureKind.RAISE,
                                Optional.of(YearMonth.from(PAID)),
                                Optional.empty(),
                                Optional.of(new BigDecimal(yuan)),
                                Optional.empty(),
                                "民发〔2021〕57号",
                                "第三十二条",
                                "家庭情况变化。")));
    }

    private record Both(Entitlements.Result measure, CommandResult command) {}

    private static Both together(Random random, Matter matter, UUID measure, Command command)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        long ahead = random.nextInt(8) * 2_000L; // microseconds: neither is always first
        boolean first = random.nextBoolean();
        Future<Entitlements.Result> decided =
                threads.submit(
                        after(
                                start,
                                first ? 0 : ahead,
                                () ->
                                        entitlements.decide(
                                                story.decider(matter), measure, "情况属实。")));
        Future<CommandResult> done =
                threads.submit(
                        after(
                                start,
                                first ? ahead : 0,
                                () -> story.tried(story.decider(matter), command)));
        return new Both(decided.get(60, TimeUnit.SECONDS), done.get(60, TimeUnit.SECONDS));
    }

    private static <T> Callable<T> after(CyclicBarrier start, long micros, Callable<T> work) {
        return () -> {
            start.await(30, TimeUnit.SECONDS);
            TimeUnit.MICROSECONDS.sleep(micros);
            return work.call();
        };
    }

    private static CasePage page(Matter matter) {
        return story.page(story.decider(matter), matter);
    }

    /** The measure is decided whoever was first, and who was overtaken is told what happened. */
    private static void check(String where, Matter matter, CasePage before, Both both) {
        assertThat(both.measure()).as(where).isInstanceOf(Entitlements.Result.Done.class);
        CasePage after = page(matter);
        List<CasePage.Step> more =
                after.timeline().subList(before.timeline().size(), after.timeline().size());
        assertThat(after.timeline().subList(0, before.timeline().size()))
                .as(where + ": what was there is there")
                .isEqualTo(before.timeline());
        assertThat(after.version())
                .as(where + ": a step for each that was done, and no other")
                .isEqualTo(before.version() + more.size());
        boolean done = both.command() instanceof CommandResult.Done;
        if (!done) {
            assertThat(both.command())
                    .as(where)
                    .isInstanceOfSatisfying(
                            CommandResult.Stale.class,
                            stale ->
                                    assertThat(stale.since())
                                            .extracting(CasePage.Step::act)
                                            .containsExactly(Act.TAKE_DOWN));
        }
        assertThat(after.branches().publication()).as(where + ": nothing is shown").isEmpty();
    }

    @Test
    void aMeasureIsDecidedWhileTheOfficerTakesItDown() throws Exception {
        long seed = Long.getLong("tongban.seed", 20261128L);
        Random random = new Random(seed);
        Matter matter = story.applies(story.somebody("并行甲"), ALLOWANCE, "01-", SC);
        story.granted(matter);
        story.on(PAID);
        for (int i = 0; i < ROUNDS; i++) {
            String where = "seed %d, round %d".formatted(seed, i);
            published(matter);
            UUID measure = raise(matter, 2_000 + i);
            CasePage before = page(matter);
            Both both =
                    together(
                            random,
                            matter,
                            measure,
                            new Command.TakeDown(matter.id(), before.version(), "人数有误"));
            check(where, matter, before, both);
            assertThat(page(matter).timeline().getLast().act()).as(where).isEqualTo(Act.TAKE_DOWN);
            assertThat(page(matter).version()).as(where + ": once").isEqualTo(before.version() + 1);
        }
    }

    @Test
    void aMeasureIsDecidedWhileTheDecisionIsRevoked() throws Exception {
        long seed = Long.getLong("tongban.seed", 20261129L);
        Random random = new Random(seed);
        String promised =
                story.service(ALLOWANCE).materials().stream()
                        .filter(Material::promise)
                        .map(Material::id)
                        .findFirst()
                        .orElseThrow();
        List<MaterialTaken> followed =
                story.service(ALLOWANCE).materials().stream()
                        .filter(m -> m.laterDays() > 0)
                        .map(m -> new MaterialTaken(m.id(), MaterialTaken.How.ORIGINAL_KEPT, 1, ""))
                        .toList();
        for (int i = 0; i < REVOCATIONS; i++) {
            String where = "seed %d, round %d".formatted(seed, i);
            story.on(DAY);
            Matter matter = story.appliesOnTrust(story.somebody("并行乙" + i), ALLOWANCE, "01-", SC);
            story.reviewed(matter, Outcome.GRANTED);
            story.act(
                    story.clerk(SC),
                    matter.id(),
                    (c, v) -> new Command.SupplyLater(c, v, followed, ""));
            story.decided(matter, Outcome.GRANTED);
            story.on(PAID);
            story.act(
                    story.reviewer(matter),
                    matter.id(),
                    (c, v) -> new Command.VerifyPromise(c, v, promised, false, "不实"));
            published(matter);
            UUID measure = raise(matter, 2_000);
            CasePage before = page(matter);
            Both both =
                    together(
                            random,
                            matter,
                            measure,
                            new Command.Revoke(matter.id(), before.version(), "承诺不实"));
            check(where, matter, before, both);
            Optional<Entitlements.Attention> attention =
                    story.money(matter, ALLOWANCE).row().attention();
            if (both.command() instanceof CommandResult.Done) {
                assertThat(attention)
                        .as(where + ": it goes on until somebody decides, and says so")
                        .contains(Entitlements.Attention.REVOKED);
            }
        }
    }
}
