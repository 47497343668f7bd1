package tongban.node.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Act;
import tongban.node.casework.Authorisation.Standing;
import tongban.node.casework.Authorisations.Asked;
import tongban.node.casework.Authorisations.Seen;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Documents;
import tongban.node.casework.Drafts;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Outcome;
import tongban.node.casework.Problem;
import tongban.node.casework.State;
import tongban.node.casework.TwoSides;
import tongban.node.casework.WithdrawnConsents;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/** What somebody agreed to on his phone he may take back, as long as the matter runs. */
class TakenBackTest extends OnThePhone {

    private static Secret agreed(Drafts.Draft draft) {
        asked(draft, power());
        Secret secret = arrived(mobile());
        authorisations.answer(secret.link(), secret.code(), name(), tail(), true);
        return secret;
    }

    private static Seen takenBack(Secret secret) {
        return authorisations.takeBack(secret.link(), secret.code(), name(), tail());
    }

    private static void isTakenBack(Actor reader, UUID id) {
        var page = sides.page(reader, id);
        assertThat(page.authorised())
                .as(reader.login())
                .singleElement()
                .satisfies(a -> assertThat(a.standing()).isEqualTo(Standing.WITHDRAWN));
        assertThat(page.mandate()).hasValueSatisfying(m -> assertThat(m.withdrawn()).isTrue());
        assertThat(page.timeline())
                .filteredOn(step -> step.act() == Act.WITHDRAW_CONSENT)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.article()).contains("个人信息保护法"));
    }

    @Test
    void heTakesThePowerBackOnHisPhoneWhileTheCaseRunsAcrossTheBorder() {
        Drafts.Draft draft = draft(Map.of());
        Secret secret = agreed(draft);
        CommandResult.Done done = (CommandResult.Done) collect(draft);
        UUID id = done.caseId();
        sides.done(clerk, new Command.Forward(id, done.version(), "", ""));
        sides.post.drain();
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        sides.done(reviewer, new Command.Accept(id, sides.version(reviewer, id)));
        sides.post.drain();
        assertThat(authorisations.look(secret.link(), secret.code()))
                .isInstanceOfSatisfying(
                        Seen.Shown.class,
                        shown -> assertThat(shown.paper().agreedAt()).isPresent());
        assertThat(authorisations.takeBack(secret.link(), secret.code(), "别人", tail()))
                .isEqualTo(new Seen.Wrong(4));
        assertThat(takenBack(secret)).isEqualTo(new Seen.TakenBack());
        assertThat(takenBack(secret)).as("once").isEqualTo(new Seen.Gone());
        assertThat(authorisations.isOpen(secret.link())).isFalse();
        sides.post.drain();
        isTakenBack(clerk, id);
        isTakenBack(reviewer, id);
        assertThat(sides.state(reviewer, id)).as("what was done stands").isEqualTo(State.ACCEPTED);
        assertThat(sides.bean(WithdrawnConsents.class).waiting(reviewer))
                .as("the desk is told")
                .extracting(WithdrawnConsents.Line::caseId)
                .contains(id);

        sides.done(reviewer, new Command.StartReview(id, sides.version(reviewer, id)));
        Actor decider = sides.decider(SUBSIDIES, TwoSides.GAOTAN);
        var proposal = sides.page(reviewer, id).proposal().orElseThrow();
        Outcome outcome = Outcome.valueOf(proposal.outcome().name());
        sides.done(
                reviewer, new Command.Recommend(id, sides.version(reviewer, id), outcome, "材料齐全。"));
        sides.done(decider, new Command.Decide(id, sides.version(decider, id), outcome, ""));
        sides.post.drain();
        assertThat(rejection(delivered(id, "李村长"))).containsExactly("CASE-192");
        assertThat(delivered(id, name())).isInstanceOf(CommandResult.Done.class);
    }

    /**
     * What travels between two papers takes neither along, and a wrong one is taken out in time.
     */
    @Test
    void aPaperThatWasUploadedBeforeSomethingElseWasSentStillArrives() {
        Drafts.Draft draft = draft(Map.of());
        Secret secret = agreed(draft);
        List<MaterialTaken> papers =
                sides.papers(
                        SUBSIDIES,
                        new MaterialTaken("bank-account", MaterialTaken.How.TO_FOLLOW, 0, ""));
        UUID id = sides.done(clerk, TwoSides.collecting(draft, papers)).caseId();
        sides.done(clerk, new Command.Forward(id, sides.version(clerk, id), "", ""));
        sides.post.drain();
        Documents.Attached.Done wrong =
                (Documents.Attached.Done)
                        sides.documents.attach(
                                clerk, id, "bank-account", "错.pdf", TwoSides.pdf("wrong"));
        assertThat(sides.documents.remove(clerk, id, wrong.document().id())).isTrue();
        sides.documents.attach(clerk, id, "bank-account", "卡.pdf", TwoSides.pdf("card"));
        assertThat(takenBack(secret)).isEqualTo(new Seen.TakenBack());
        sides.post.drain();
        sides.done(clerk, new Command.SupplyLater(id, sides.version(clerk, id), List.of(), "补交"));
        sides.post.drain();
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        assertThat(sides.documents.of(reviewer, id))
                .extracting(Documents.Line::name)
                .containsExactly("卡.pdf");
        assertThat(sides.page(reviewer, id).branches().toFollow()).isEmpty();
        assertThat(sides.page(clerk, id).branches().toFollow()).isEmpty();
        UUID there = sides.documents.of(clerk, id).getFirst().id();
        assertThat(sides.documents.remove(clerk, id, there))
                .as("what was handed in stays")
                .isFalse();
    }

    private static CommandResult delivered(UUID id, String to) {
        return sides.perform(clerk, sides.delivering(clerk, id, to));
    }

    private static List<String> rejection(CommandResult result) {
        return ((CommandResult.Rejected) result).problems().stream().map(Problem::code).toList();
    }

    @Test
    void whatWasTakenBackBeforeTheCaseCrossedCrossesSo() {
        Drafts.Draft draft = draft(Map.of());
        Secret secret = agreed(draft);
        CommandResult.Done done = (CommandResult.Done) collect(draft);
        assertThat(takenBack(secret)).isEqualTo(new Seen.TakenBack());
        sides.done(
                clerk,
                new Command.Forward(done.caseId(), sides.version(clerk, done.caseId()), "", ""));
        sides.post.drain();
        isTakenBack(clerk, done.caseId());
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        assertThat(sides.page(reviewer, done.caseId()).mandate())
                .hasValueSatisfying(m -> assertThat(m.withdrawn()).isTrue());
    }

    @Test
    void atTheWindowHeSaysWhoHeIsAndNoMoreDataAreAskedForOnTheStrengthOfIt() {
        Actor window = sides.clerk(Jurisdiction.SICHUAN);
        person++;
        Drafts.Draft draft =
                sides.typed(window, SUBSIDIES, "both", person, TwoSides.GAOTAN, Map.of());
        String member = TwoSides.number(594);
        assertThat(authorisations.ask(window, draft.id(), check("陈家人", member, "13900000594")))
                .isInstanceOf(Asked.Done.class);
        Secret secret = arrived("13900000594");
        authorisations.answer(secret.link(), secret.code(), "陈家人", member.substring(14), true);
        CommandResult.Done done =
                sides.done(window, TwoSides.collecting(draft, sides.papers(SUBSIDIES)));
        UUID id = done.caseId();
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        sides.underReview(reviewer, id);
        assertThat(recorded(reviewer, id, "exchange")).isInstanceOf(CommandResult.Done.class);
        UUID consent = sides.page(window, id).authorised().getFirst().id();
        assertThat(rejection(consent(window, id, consent, ""))).containsExactly("CASE-016");
        assertThat(rejection(consent(window, id, UUID.randomUUID(), "本人持身份证到场")))
                .containsExactly("CASE-190");
        assertThat(consent(window, id, consent, "本人持身份证到场")).isInstanceOf(CommandResult.Done.class);
        assertThat(sides.page(reviewer, id).answers())
                .as("what was checked before stands")
                .isNotEmpty();
        assertThat(rejection(recorded(reviewer, id, "exchange"))).containsExactly("CASE-191");
        assertThat(recorded(reviewer, id, "document")).isInstanceOf(CommandResult.Done.class);
        assertThat(
                        authorisations.takeBack(
                                secret.link(), secret.code(), "陈家人", member.substring(14)))
                .as("it was taken back at the window")
                .isEqualTo(new Seen.Gone());
        assertThat(sides.page(window, id).permitted())
                .as("nothing is left to take back")
                .noneMatch(p -> p.act() == Act.WITHDRAW_CONSENT);
    }

    private static CommandResult consent(Actor window, UUID id, UUID consent, String note) {
        return sides.perform(
                window,
                new Command.WithdrawConsent(id, sides.version(window, id), consent, false, note));
    }

    private static CommandResult recorded(Actor reviewer, UUID id, String source) {
        return sides.perform(
                reviewer,
                new Command.RecordFacts(
                        id,
                        sides.version(reviewer, id),
                        Map.of("long-term-care-needed", List.of("true")),
                        source,
                        "2026-11-12"));
    }

    @Test
    void aDraftLosesItAndAMatterThatIsOverKeepsWhatWasDone() {
        Drafts.Draft draft = draft(Map.of());
        Secret secret = agreed(draft);
        assertThat(faults(draft)).isEmpty();
        assertThat(takenBack(secret)).isEqualTo(new Seen.TakenBack());
        assertThat(standing(draft)).isEqualTo(Standing.WITHDRAWN);
        assertThat(faults(draft)).contains("CASE-081 proxy.scope");

        Drafts.Draft over = draft(Map.of());
        Secret late = agreed(over);
        CommandResult.Done done = (CommandResult.Done) collect(over);
        sides.done(
                clerk,
                new Command.Withdraw(done.caseId(), sides.version(clerk, done.caseId()), "不办了"));
        assertThat(takenBack(late)).isEqualTo(new Seen.Gone());
    }
}
