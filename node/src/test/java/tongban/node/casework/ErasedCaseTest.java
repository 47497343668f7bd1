package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;

/** When the key of a case is destroyed the person is gone and the proofs are still there. */
class ErasedCaseTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static TwoSides sides;

    @BeforeAll
    static void open() {
        sides = new TwoSides("erased");
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    @Test
    void whatRemainsProvesTheCaseAndNamesNobody() {
        UUID id =
                sides.collected(Jurisdiction.SICHUAN, SUBSIDIES, "both", 1, TwoSides.GAOTAN)
                        .caseId();
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        Actor decider = sides.decider(SUBSIDIES, TwoSides.GAOTAN);
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        sides.done(reviewer, new Command.Accept(id, 1));
        sides.done(reviewer, new Command.StartReview(id, 2));
        sides.done(reviewer, new Command.Recommend(id, 3, Outcome.GRANTED, "陈国安1符合条件"));
        sides.done(decider, new Command.Decide(id, 4, Outcome.GRANTED, ""));
        ReceiptView receipt = sides.cases.receipt(decider, id).orElseThrow();
        CasePage before = sides.page(reviewer, id);
        assertThat(sides.cases.erased(reviewer, id)).as("nobody has been erased").isEmpty();

        sides.walls.run(
                reviewer,
                () ->
                        assertThat(sides.bean(PersonalData.class).destroy(id, Purpose.HANDLE))
                                .isTrue());

        assertThat(sides.cases.page(reviewer, id)).isEmpty();
        ErasedCase rest = sides.cases.erased(reviewer, id).orElseThrow();
        assertThat(rest.number()).isEqualTo(before.number());
        assertThat(rest.serviceName()).isEqualTo(before.serviceName());
        assertThat(rest.state()).isEqualTo(State.GRANTED);
        assertThat(rest.steps())
                .extracting(ErasedCase.Kept::at)
                .containsExactlyElementsOf(
                        before.timeline().stream().map(CasePage.Step::at).toList());
        assertThat(rest.steps())
                .extracting(s -> s.act().zh())
                .containsExactly("代收", "受理", "开始审核", "提出审核意见", "同意");
        assertThat(rest.proof())
                .hasValueSatisfying(p -> {
                    assertThat(p.standardHash()).isEqualTo(receipt.standardHash());
                    assertThat(p.parametersHash()).isEqualTo(receipt.parametersHash());
                    assertThat(p.textsHash()).isEqualTo(receipt.textsHash());
                    assertThat(p.receipt()).isNotBlank();
                });
        assertThat(rest.purpose().zh()).isEqualTo(Purpose.HANDLE.zh());
        assertThat(rest.role().zh()).isEqualTo("审核人员");
        assertThat(rest.erasedBy()).isEqualTo(before.competence().accepting().name());
        assertThat(rest.toString())
                .doesNotContain("陈国安")
                .doesNotContain(TwoSides.number(1))
                .doesNotContain("金丝雀")
                .doesNotContain("13900000101");

        assertThat(sides.cases.erased(clerk, id)).as("the window took part").isPresent();
        Actor elsewhere = sides.reviewer(SUBSIDIES, TwoSides.YUZUI);
        assertThat(sides.cases.erased(elsewhere, id)).as("the other side did not").isEmpty();
        assertThat(sides.cases.workList(clerk, WorkList.Query.of(WorkList.Scope.MY_ORGAN)).cases())
                .filteredOn(c -> c.id().equals(id))
                .singleElement()
                .satisfies(c -> assertThat(c.applicant()).isEmpty());
        assertThat(sides.perform(decider, new Command.Close(id, 5)))
                .isInstanceOf(CommandResult.NotFound.class);
    }
}
