package tongban.node.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** Numbers, and whose turn it is. Each test begins on a new morning, with the numbers at one. */
class QueueTest {
    private static final String HALL = "gaozhu:service-centre";
    private static final int ROUNDS = Boolean.getBoolean("tongban.long") ? 20_000 : 400;

    private static TwoSides sides;
    private static Queue queue;
    private static ExecutorService threads;

    @BeforeAll
    static void open() {
        sides = new TwoSides("queue");
        queue = sides.bean(Queue.class);
        threads = Executors.newFixedThreadPool(4);
        for (Jurisdiction side : Jurisdiction.values()) {
            sides.staff(Role.CLERK, side, HALL, "window");
        }
    }

    @AfterAll
    static void close() {
        threads.close();
        sides.close();
    }

    @BeforeEach
    void morning() {
        sides.pass(Duration.ofDays(1));
    }

    private static Actor clerk(String name) {
        return sides.staff(Role.CLERK, Jurisdiction.SICHUAN, HALL, name);
    }

    private static Ticket given(Actor clerk, Errand errand, Preference preference) {
        return done(queue.take(clerk, HALL, errand, preference));
    }

    private static Ticket done(Queue.Result result) {
        assertThat(result).isInstanceOf(Queue.Result.Done.class);
        return ((Queue.Result.Done) result).ticket();
    }

    private static Optional<UUID> shown(Actor clerk) {
        return queue.desk(clerk).current().map(Ticket::id);
    }

    @Test
    void numbersStartAnewEachDayAndEachErrandHasItsOwn() {
        Actor clerk = clerk("first");
        assertThat(given(clerk, Errand.PERSONAL, Preference.NONE).label()).isEqualTo("A001");
        assertThat(given(clerk, Errand.PERSONAL, Preference.NONE).label()).isEqualTo("A002");
        assertThat(given(clerk, Errand.ADVICE, Preference.NONE).label()).isEqualTo("D001");
        Actor across = sides.staff(Role.CLERK, Jurisdiction.CHONGQING, HALL, "across");
        assertThat(given(across, Errand.PERSONAL, Preference.NONE).label()).isEqualTo("E001");
        sides.pass(Duration.ofDays(1));
        assertThat(given(clerk, Errand.PERSONAL, Preference.NONE).label()).isEqualTo("A001");
        assertThat(queue.desk(clerk).waiting()).hasSize(1);
    }

    @Test
    void aPreferredNumberIsCalledAsIfItHadBeenTakenEarlier() {
        Actor clerk = clerk("first");
        Ticket long1 = given(clerk, Errand.PERSONAL, Preference.NONE);
        sides.pass(Preference.HEAD_START.plusMinutes(1));
        Ticket short1 = given(clerk, Errand.PERSONAL, Preference.NONE);
        Ticket old = given(clerk, Errand.PERSONAL, Preference.ELDERLY);
        assertThat(queue.desk(clerk).waiting()).containsExactly(long1, old, short1);
    }

    @Test
    void anAbsentNumberKeepsItsPlaceAndOneIsPassedOnToTheCounterItNeeds() {
        Actor clerk = clerk("first");
        Actor colleague = clerk("second");
        queue.sitAt(clerk, "3");
        queue.sitAt(colleague, "8");
        Ticket first = given(clerk, Errand.PERSONAL, Preference.NONE);
        Ticket second = given(clerk, Errand.PERSONAL, Preference.NONE);
        assertThat(done(queue.next(clerk, Optional.empty())).counter()).isEqualTo("3");
        assertThat(done(queue.step(clerk, first.id(), Queue.Step.CALL_AGAIN)).calls()).isEqualTo(2);
        // somebody else's visitor is not mine to end
        assertThat(queue.step(colleague, first.id(), Queue.Step.DONE))
                .isInstanceOf(Queue.Result.Overtaken.class);
        done(queue.step(clerk, first.id(), Queue.Step.NOT_HERE));
        assertThat(queue.desk(clerk).absent()).extracting(Ticket::id).containsExactly(first.id());
        done(queue.step(colleague, first.id(), Queue.Step.BACK));
        assertThat(done(queue.next(colleague, Optional.empty())).id()).isEqualTo(first.id());
        done(queue.passOn(colleague, first.id(), "3"));
        assertThat(done(queue.next(colleague, Optional.empty())).id()).isEqualTo(second.id());
        assertThat(done(queue.next(clerk, Optional.empty())).id()).isEqualTo(first.id());
        assertThat(queue.next(clerk, shown(clerk))).isInstanceOf(Queue.Result.NobodyWaits.class);
        assertThat(queue.desk(clerk).current()).isEmpty();
    }

    @Test
    void pressingTwiceCallsOnce() {
        Actor clerk = clerk("first");
        Ticket first = given(clerk, Errand.PERSONAL, Preference.NONE);
        given(clerk, Errand.PERSONAL, Preference.NONE);
        assertThat(done(queue.next(clerk, Optional.empty())).id()).isEqualTo(first.id());
        assertThat(queue.next(clerk, Optional.empty()))
                .isInstanceOfSatisfying(
                        Queue.Result.Overtaken.class,
                        o -> assertThat(o.now().id()).isEqualTo(first.id()));
        assertThat(queue.desk(clerk).waitingTotal()).isOne();
    }

    @Test
    void aResidentHasOneNumberAndSeesOnlyHowManyAreBefore() {
        Actor resident = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(61));
        Actor another = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(62));
        done(queue.take(another, HALL, Errand.PERSONAL, Preference.NONE));
        sides.pass(Duration.ofMinutes(1));
        Ticket own = done(queue.take(resident, HALL, Errand.PERSONAL, Preference.NONE));
        assertThat(done(queue.take(resident, HALL, Errand.ADVICE, Preference.NONE)).id())
                .isEqualTo(own.id());
        assertThat(queue.own(resident).orElseThrow().before()).isOne();
        assertThat(queue.leave(another, own.id())).isFalse();
        assertThat(queue.leave(resident, own.id())).isTrue();
        assertThat(queue.own(resident)).isEmpty();
        assertThat(queue.take(resident, "nowhere", Errand.ADVICE, Preference.NONE))
                .isInstanceOf(Queue.Result.NotFound.class);
        // the same hall has windows of the other side; their numbers are theirs
        assertThat(queue.hall(Jurisdiction.CHONGQING, HALL).waiting()).isEmpty();
    }

    @Test
    void whoeverPressesAtOnceCallsDifferentNumbers() throws Exception {
        long seed = Long.getLong("tongban.seed", 20261125L);
        Random random = new Random(seed);
        List<Actor> clerks = List.of(clerk("w1"), clerk("w2"), clerk("w3"), clerk("w4"));
        for (int round = 0; round < ROUNDS; round++) {
            String where = "seed %d, round %d".formatted(seed, round);
            if (round % 100 == 0) {
                sides.pass(Duration.ofDays(1));
            }
            int waiting = random.nextInt(6);
            for (int i = 0; i < waiting; i++) {
                given(
                        clerks.getFirst(),
                        Errand.values()[random.nextInt(4)],
                        Preference.values()[random.nextInt(4)]);
            }
            List<Ticket> order = queue.desk(clerks.getFirst()).waiting();
            Set<UUID> called = new HashSet<>();
            int times = 0;
            for (Queue.Result result : atOnce(clerks)) {
                if (result instanceof Queue.Result.Done one) {
                    called.add(one.ticket().id());
                    times++;
                }
            }
            assertThat(called).as(where + ": none twice").hasSize(times);
            assertThat(called)
                    .as(where + ": those who came first")
                    .isEqualTo(
                            new HashSet<>(
                                    order.stream().limit(clerks.size()).map(Ticket::id).toList()));
        }
    }

    private static List<Queue.Result> atOnce(List<Actor> clerks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(clerks.size());
        List<Future<Queue.Result>> calls = new ArrayList<>();
        for (Actor clerk : clerks) {
            Optional<UUID> current = shown(clerk);
            Callable<Queue.Result> call =
                    () -> {
                        start.await();
                        return queue.next(clerk, current);
                    };
            calls.add(threads.submit(call));
        }
        List<Queue.Result> results = new ArrayList<>();
        for (Future<Queue.Result> call : calls) {
            results.add(call.get());
        }
        return results;
    }
}
