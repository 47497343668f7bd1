package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.rules.Portions;

/**
 * Two officers at one case, in every order that chance makes of it: one of them is first, the other
 * is told so, and what either did is in the events exactly as often as he was told that it was
 * done. {@code -Dtongban.long=true} plays a hundred thousand rounds.
 */
class InterleavingTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static final int ROUNDS = Boolean.getBoolean("tongban.long") ? 100_000 : 1_000;
    private static final int ROUNDS_PER_CASE = 12;
    private static final int ROUNDS_PER_SEED = 1_200;
    private static final int PEOPLE_MAX = 900;

    private static TwoSides sides;
    private static ExecutorService threads;

    @BeforeAll
    static void open() {
        sides = new TwoSides("interleaving");
        threads = Executors.newFixedThreadPool(3);
    }

    @AfterAll
    static void close() {
        threads.close();
        sides.close();
    }

    /** A command under its key, and who sends it. */
    private record Sent(Actor actor, String key, Command command) {}

    @Test
    void oneIsFirstAndNothingIsOverwritten() throws Exception {
        long seed = Long.getLong("tongban.seed", 20261125L);
        Portions.each(
                "interleaving",
                seed,
                ROUNDS,
                ROUNDS_PER_SEED,
                (from, to, own) -> {
                    Random random = new Random(own);
                    for (int round = from; round < to; ) {
                        Table table = new Table(round / ROUNDS_PER_CASE % PEOPLE_MAX + 10, random);
                        for (int i = 0; i < ROUNDS_PER_CASE - 1; i++, round++) {
                            table.round("seed %d, round %d".formatted(own, round));
                        }
                        table.decision("seed %d, round %d".formatted(own, round));
                        round++;
                    }
                });
    }

    /** One case and everybody who may do something to it. */
    private static final class Table {
        private final Random random;
        private final UUID id;
        private final Actor[] reviewers;
        private final Actor[] deciders;
        private CasePage seen;

        Table(int person, Random random) {
            this.random = random;
            Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
            Actor decider = sides.decider(SUBSIDIES, TwoSides.GAOTAN);
            reviewers = new Actor[] {reviewer, colleague(reviewer)};
            deciders = new Actor[] {decider, colleague(decider)};
            id =
                    sides.collected(
                                    Jurisdiction.SICHUAN,
                                    SUBSIDIES,
                                    "both",
                                    person,
                                    TwoSides.GAOTAN)
                            .caseId();
            sides.done(reviewer, new Command.Accept(id, 1));
            sides.done(reviewer, new Command.StartReview(id, 2));
            seen = sides.page(reviewer, id);
        }

        private static Actor colleague(Actor actor) {
            return sides.staff(
                    actor.role(),
                    actor.jurisdiction(),
                    actor.worksFor().orElseThrow(),
                    "colleague");
        }

        private <T> T any(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        void round(String where) throws Exception {
            List<Sent> sent = new ArrayList<>();
            sent.add(move());
            if (random.nextInt(5) == 0) {
                sent.add(sent.getFirst()); // the same command again, under the same key
            } else {
                sent.add(move());
            }
            check(where, sent, together(sent));
        }

        /** Two deciders, two minds. */
        void decision(String where) throws Exception {
            if (seen.recommendation().isEmpty()) {
                sides.done(
                        reviewers[0],
                        new Command.Recommend(id, seen.version(), Outcome.GRANTED, "同意"));
                seen = sides.page(reviewers[0], id);
            }
            List<Sent> sent =
                    List.of(
                            decide(deciders[0], Outcome.GRANTED),
                            decide(deciders[1], Outcome.REFUSED));
            List<CommandResult> results = together(sent);
            check(where, sent, results);
            CasePage after = sides.page(deciders[0], id);
            assertThat(after.decision())
                    .as(where)
                    .hasValueSatisfying(d ->
                            assertThat(d.outcome())
                                    .isEqualTo(
                                            results.getFirst() instanceof CommandResult.Done
                                                    ? Outcome.GRANTED
                                                    : Outcome.REFUSED));
            assertThat(after.timeline())
                    .as(where)
                    .filteredOn(s -> s.act() == Act.GRANT || s.act() == Act.REFUSE)
                    .hasSize(1);
        }

        private Sent decide(Actor decider, Outcome outcome) {
            String departure = outcome == Outcome.GRANTED ? "" : "核查不符";
            return new Sent(
                    decider,
                    sides.key(),
                    new Command.Decide(id, seen.version(), outcome, departure));
        }

        /** Something that can be done from what the page showed. */
        private Sent move() {
            int v = seen.version();
            Actor reviewer = reviewers[random.nextInt(2)];
            Actor decider = deciders[random.nextInt(2)];
            String why = "理由" + random.nextInt(1_000);
            return any(
                    seen.recommendation().isPresent()
                            ? List.of(
                                    new Sent(
                                            decider, sides.key(), new Command.SendBack(id, v, why)),
                                    new Sent(
                                            deciders[0],
                                            sides.key(),
                                            new Command.SendBack(id, v, why)))
                            : List.of(
                                    new Sent(
                                            reviewer,
                                            sides.key(),
                                            new Command.Recommend(id, v, Outcome.GRANTED, why)),
                                    new Sent(
                                            reviewer,
                                            sides.key(),
                                            new Command.RecordFacts(
                                                    id,
                                                    v,
                                                    Map.of(
                                                            "long-term-care-needed",
                                                            List.of("true")),
                                                    "document",
                                                    why)),
                                    new Sent(
                                            reviewer,
                                            sides.key(),
                                            new Command.Recommend(id, v, Outcome.REFUSED, why))));
        }

        private List<CommandResult> together(List<Sent> sent) throws Exception {
            CyclicBarrier start = new CyclicBarrier(sent.size());
            List<Future<CommandResult>> running = new ArrayList<>();
            for (Sent one : sent) {
                long ahead = random.nextInt(4) * 500L; // microseconds: nobody is always first
                Callable<CommandResult> task =
                        () -> {
                            start.await(30, TimeUnit.SECONDS);
                            TimeUnit.MICROSECONDS.sleep(ahead);
                            return sides.cases.perform(one.actor(), one.key(), one.command());
                        };
                running.add(threads.submit(task));
            }
            List<CommandResult> results = new ArrayList<>();
            for (Future<CommandResult> one : running) {
                results.add(one.get(60, TimeUnit.SECONDS));
            }
            return results;
        }

        private void check(String where, List<Sent> sent, List<CommandResult> results) {
            long done = results.stream().filter(CommandResult.Done.class::isInstance).count();
            long rejected =
                    results.stream().filter(CommandResult.Rejected.class::isInstance).count();
            boolean twice = sent.get(0).key().equals(sent.get(1).key());
            CasePage after = sides.page(reviewers[0], id);
            assertThat(done).as(where + " " + results).isLessThanOrEqualTo(1);
            assertThat(after.version())
                    .as(where + ": a step for each that was told done, and no other")
                    .isEqualTo(seen.version() + (int) done);
            for (int i = 0; i < results.size(); i++) {
                CommandResult result = results.get(i);
                if (result instanceof CommandResult.Done d) {
                    assertThat(d.version()).as(where).isEqualTo(seen.version() + 1);
                    assertThat(after.timeline().getLast().act())
                            .as(where)
                            .isEqualTo(sent.get(i).command().act());
                } else if (result instanceof CommandResult.Stale stale) {
                    assertThat(twice).as(where + ": the same key is no stranger").isFalse();
                    assertThat(stale.currentVersion()).as(where).isEqualTo(seen.version() + 1);
                    assertThat(stale.since()).as(where + ": he is told what happened").hasSize(1);
                } else if (result instanceof CommandResult.Repeated again) {
                    assertThat(twice).as(where).isTrue();
                    assertThat(again.version()).as(where).isEqualTo(seen.version() + 1);
                } else {
                    assertThat(result).as(where).isInstanceOf(CommandResult.Rejected.class);
                }
            }
            if (rejected == 0) {
                assertThat(done).as(where + " " + results).isEqualTo(1);
            }
            assertThat(after.timeline().subList(0, seen.timeline().size()))
                    .as(where + ": what was there is there")
                    .isEqualTo(seen.timeline());
            seen = after;
        }
    }

    @Test
    void aRoleThatMayNotIsToldSoWhoeverIsFirst() {
        Actor supervisor =
                sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:civil-affairs", "s");
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SUBSIDIES, "both", 999, TwoSides.GAOTAN)
                        .caseId();
        assertThat(sides.perform(supervisor, new Command.Accept(id, 1)))
                .isInstanceOf(CommandResult.Forbidden.class);
    }
}
