package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** One act on several cases: each row comes to what that case alone would have come to. */
class BatchesTest {
    private static final String SERVICE = "disability-subsidies";

    private static TwoSides sides;
    private static Batches batches;
    private static Actor reviewer;

    @BeforeAll
    static void begin() {
        sides = new TwoSides("batches");
        batches = sides.bean(Batches.class);
        reviewer = sides.reviewer(SERVICE, TwoSides.GAOTAN);
    }

    @AfterAll
    static void end() {
        sides.close();
    }

    private static UUID submitted(int person) {
        return sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-both", person, TwoSides.GAOTAN)
                .caseId();
    }

    private static Batches.Line line(UUID id) {
        return new Batches.Line(id, sides.version(reviewer, id), sides.key());
    }

    @Test
    void eachRowComesToItsOwnResult() {
        UUID first = submitted(601);
        UUID overtaken = submitted(602);
        UUID last = submitted(603);
        assertThat(Batches.common(batches.choices(reviewer, List.of(first, overtaken, last))))
                .containsExactly(BatchAct.ACCEPT);
        List<Batches.Line> lines =
                List.of(
                        line(first),
                        line(overtaken),
                        new Batches.Line(UUID.randomUUID(), 1, sides.key()),
                        line(last));
        // a colleague of the same body is faster with one of them
        Actor colleague =
                sides.staff(
                        Role.REVIEWER,
                        Jurisdiction.SICHUAN,
                        reviewer.worksFor().orElseThrow(),
                        "colleague");
        sides.done(colleague, new Command.Accept(overtaken, lines.get(1).version()));

        List<Batches.Row> rows = batches.perform(reviewer, BatchAct.ACCEPT, lines);
        assertThat(rows.get(0).result()).isInstanceOf(CommandResult.Done.class);
        assertThat(rows.get(0).number()).isNotEmpty();
        assertThat(rows.get(1).result())
                .isInstanceOfSatisfying(
                        CommandResult.Stale.class,
                        stale ->
                                assertThat(stale.since())
                                        .extracting(CasePage.Step::act)
                                        .containsExactly(Act.ACCEPT));
        assertThat(rows.get(2).result()).isInstanceOf(CommandResult.NotFound.class);
        assertThat(rows.get(2).number()).isEmpty();
        assertThat(rows.get(3).result()).isInstanceOf(CommandResult.Done.class);
        assertThat(sides.state(reviewer, first)).isEqualTo(State.ACCEPTED);

        // sent twice, it is done once
        List<Batches.Row> again = batches.perform(reviewer, BatchAct.ACCEPT, lines);
        assertThat(again.get(0).result()).isInstanceOf(CommandResult.Repeated.class);
        assertThat(again.get(3).result()).isInstanceOf(CommandResult.Repeated.class);
        assertThat(sides.version(reviewer, first))
                .isEqualTo(((CommandResult.Done) rows.get(0).result()).version());
    }

    @Test
    void onlyWhatAllAllowIsCommonAndOthersSeeNothing() {
        UUID submitted = submitted(611);
        UUID accepted = submitted(612);
        sides.done(reviewer, new Command.Accept(accepted, sides.version(reviewer, accepted)));
        assertThat(batches.choices(reviewer, List.of(submitted, accepted)))
                .extracting(Batches.Choice::acts)
                .containsExactly(Set.of(BatchAct.ACCEPT), Set.of(BatchAct.START_REVIEW));
        assertThat(Batches.common(batches.choices(reviewer, List.of(submitted, accepted))))
                .isEmpty();
        Actor across = sides.reviewer(SERVICE, TwoSides.YUZUI);
        assertThat(batches.choices(across, List.of(submitted, accepted))).isEmpty();
    }

    @Test
    void theLimitHasAName() {
        List<Batches.Line> lines =
                new ArrayList<>(
                        Collections.nCopies(
                                Batches.BATCH_ROWS_MAX + 1,
                                new Batches.Line(UUID.randomUUID(), 1, "key-key-key")));
        assertThatThrownBy(() -> batches.perform(reviewer, BatchAct.CLOSE, lines))
                .hasMessageContaining("CASE-096");
    }
}
