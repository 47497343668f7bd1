package tongban.node.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.ShortMessages;
import tongban.node.casework.ShortMessages.Occasion;
import tongban.node.casework.ShortMessages.Standing;
import tongban.node.casework.SpecialProcedure;
import tongban.node.casework.TerminationGround;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;

/** The applicant hears on his phone what happens, once, and nobody else learns anything by it. */
class ShortMessagesTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static TwoSides sides;
    private static SimulatedOperator operator;
    private static ShortMessages messages;
    private static SendJob sending;
    private static Actor clerk;
    private static int person = 500;

    @BeforeAll
    static void open() {
        sides = new TwoSides("short_messages");
        operator = (SimulatedOperator) sides.bean(Operator.class);
        messages = sides.bean(ShortMessages.class);
        sending = sides.bean(SendJob.class);
        clerk = sides.clerk(Jurisdiction.CHONGQING);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    @AfterEach
    void connected() {
        operator.cutOff(false);
        sending.drain();
    }

    private static String mobile() {
        return "1390000" + person;
    }

    /** Taken in at the Chongqing window for a place in Sichuan. */
    private static CommandResult.Done taken(Map<String, String> changes) {
        person++;
        Map<String, String> typed = new HashMap<>(Map.of(Drafts.APPLICANT_MOBILE, mobile() + "1"));
        typed.putAll(changes);
        return sides.collected(
                Jurisdiction.CHONGQING, SUBSIDIES, "both", person, TwoSides.GAOTAN, typed);
    }

    private static List<String> arrived(String mobile) {
        return operator.kept().reversed().stream()
                .filter(m -> m.mobile().equals(mobile))
                .map(SimulatedOperator.Message::text)
                .toList();
    }

    private static List<String> lines(UUID id) {
        return messages.of(clerk, id).lines().stream()
                .map(l -> l.occasion() + " " + l.standing())
                .toList();
    }

    /** Five working days to ask, and nobody who heard of it too late. */
    @Test
    void acceptanceALimitAHearingAndAnEndWithoutADecisionAreToldToo() {
        person++;
        String permit = "oversize-transport-permit";
        CommandResult.Done collected =
                sides.collected(
                        Jurisdiction.CHONGQING,
                        permit,
                        "04",
                        person,
                        TwoSides.GAOTAN,
                        Map.of(Drafts.APPLICANT_MOBILE, mobile() + "1"));
        UUID id = collected.caseId();
        sides.done(clerk, new Command.Forward(id, collected.version(), "", ""));
        sides.post.drain();
        Actor reviewer = sides.reviewer(permit, TwoSides.GAOTAN);
        sides.underReview(reviewer, id);
        Actor decider = sides.decider(permit, TwoSides.GAOTAN);
        sides.done(decider, new Command.Extend(id, sides.version(decider, id), "沿线桥梁较多", "厅长 王某"));
        sides.done(
                reviewer,
                new Command.Suspend(
                        id, sides.version(reviewer, id), SpecialProcedure.INSPECTION, "验算桥梁承载", 5));
        sides.done(reviewer, new Command.Resume(id, sides.version(reviewer, id), "可以通行"));
        sides.done(
                reviewer, new Command.OfferHearing(id, sides.version(reviewer, id), "拟不同意：桥梁限载"));
        sides.done(
                reviewer,
                new Command.Terminate(
                        id,
                        sides.version(reviewer, id),
                        TerminationGround.APPLICANT_ENDED,
                        "企业已注销"));
        sides.post.drain();
        sending.drain();
        assertThat(lines(id))
                .containsExactly(
                        "TAKEN_IN SENT",
                        "ACCEPTED SENT",
                        "LIMIT SENT",
                        "LIMIT SENT",
                        "LIMIT SENT",
                        "HEARING SENT",
                        "DECIDED SENT");
        assertThat(arrived(mobile() + "1"))
                .hasSize(7)
                .allSatisfy(text -> assertThat(text).doesNotContain("桥梁").doesNotContain("超限"));
    }

    @Test
    void fiveStepsAreToldByTheSideWhereHeAppliedAndNothingPersonalIsInThem() {
        CommandResult.Done collected = taken(Map.of());
        UUID id = collected.caseId();
        String mobile = mobile() + "1";
        sides.done(clerk, new Command.Forward(id, collected.version(), "", ""));
        sides.post.drain();
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        Actor decider = sides.decider(SUBSIDIES, TwoSides.GAOTAN);
        sides.supplementAsked(reviewer, id, "bank-account", "账号看不清");
        sides.post.drain();
        sides.documents.attach(clerk, id, "bank-account", "卡.pdf", TwoSides.pdf("card"));
        sides.done(
                clerk,
                new Command.SupplySupplement(
                        id, sides.version(clerk, id), List.of(), Map.of(), ""));
        sides.post.drain();
        sides.granted(reviewer, decider, id, "同意");
        sides.post.drain();
        sides.delivered(clerk, id, "陈国安");
        sides.post.drain();
        sending.drain();

        assertThat(lines(id))
                .containsExactly(
                        "TAKEN_IN SENT",
                        "SUPPLEMENT_ASKED SENT",
                        "ACCEPTED SENT",
                        "DECIDED SENT",
                        "DELIVERED SENT");
        assertThat(messages.of(reviewer, id))
                .as("the other side tells nobody")
                .isEqualTo(new ShortMessages.Told(false, List.of()));
        CasePage page = sides.page(clerk, id);
        List<String> texts = arrived(mobile);
        assertThat(texts).hasSize(5);
        String tail = collected.number().substring(collected.number().length() - 4);
        for (String text : texts) {
            assertThat(text)
                    .contains(tail)
                    .doesNotContain(
                            collected.number(),
                            page.applicant().name(),
                            page.applicant().number(),
                            page.serviceName().zh(),
                            "残疾",
                            "补贴",
                            "元")
                    .doesNotContainPattern("[0-9]{6}");
            assertThat(text.length()).isLessThanOrEqualTo(ShortMessages.TEXT_LENGTH_MAX);
        }
    }

    @Test
    void nobodyIsToldWhoWantsNoneOrGaveNoNumber() {
        UUID none = taken(Map.of(Drafts.MESSAGES, Drafts.NO_MESSAGES)).caseId();
        UUID noNumber = taken(Map.of(Drafts.APPLICANT_MOBILE, "")).caseId();
        sending.drain();
        assertThat(lines(none)).isEmpty();
        assertThat(lines(noNumber)).isEmpty();
        assertThat(messages.of(clerk, none).wished()).isFalse();
    }

    @Test
    void theLanguageIsChosenAndWhoeverActsForHimIsToldWhereHeHasNoPhone() {
        taken(Map.of(Drafts.MESSAGES, "en"));
        String own = mobile() + "1";
        Map<String, String> proxy =
                Map.of(
                        Drafts.APPLICANT_MOBILE, "",
                        Drafts.PROXY_NAME, "李村长",
                        Drafts.PROXY_NUMBER, TwoSides.number(599),
                        Drafts.PROXY_MOBILE, "13900000599",
                        Drafts.PROXY_RELATION, "同村",
                        Drafts.PROXY_KIND, "GUARDIAN");
        taken(proxy);
        sending.drain();
        assertThat(arrived(own))
                .singleElement()
                .asString()
                .startsWith("[Tongban] Your application")
                .contains("taken in");
        assertThat(arrived("13900000599")).singleElement().asString().contains("您代办的办件");
    }

    @Test
    void anUnknownChoiceIsAFault() {
        Drafts.Draft draft =
                sides.typed(
                        clerk,
                        SUBSIDIES,
                        "both",
                        ++person,
                        TwoSides.GAOTAN,
                        Map.of(Drafts.MESSAGES, "fr"));
        assertThat(sides.drafts.faults(clerk, draft.id()))
                .extracting(p -> p.code() + " " + p.field())
                .containsExactly("CASE-137 messages");
    }

    @Test
    void whileTheOperatorDoesNotAnswerMessagesWaitAndAreSentOnce() {
        operator.cutOff(true);
        UUID id = taken(Map.of()).caseId();
        String mobile = mobile() + "1";
        sending.drain();
        assertThat(lines(id)).containsExactly("TAKEN_IN WAITING");
        operator.cutOff(false);
        assertThat(sending.drain()).as("not before its pause is over").isZero();
        sides.pass(JdbcShortMessages.PAUSE.plusSeconds(1));
        sending.drain();
        assertThat(lines(id)).containsExactly("TAKEN_IN SENT");
        sides.pass(JdbcShortMessages.PAUSE_MAX);
        sending.drain();
        assertThat(arrived(mobile)).hasSize(1);
    }

    @Test
    void aNodeThatFellOverBeforeItNotedTheAnswerSendsTheSameMessageAgainAndItArrivesOnce() {
        UUID id = taken(Map.of()).caseId();
        String mobile = mobile() + "1";
        JdbcShortMessages waiting = sides.bean(JdbcShortMessages.class);
        Actor node = Actor.system(Jurisdiction.CHONGQING);
        List<JdbcShortMessages.Due> first = sides.walls.inside(node, waiting::take);
        first.forEach(d -> operator.send(d.id(), d.mobile(), d.text()));
        // here it falls over: nothing is noted
        assertThat(sides.walls.<List<JdbcShortMessages.Due>>inside(node, waiting::take))
                .as("nobody else takes it meanwhile")
                .isEmpty();
        sides.pass(JdbcShortMessages.PAUSE.plusSeconds(1));
        sending.drain();
        assertThat(lines(id)).containsExactly("TAKEN_IN SENT");
        assertThat(arrived(mobile)).hasSize(1);
    }

    @Test
    void pausesGrowAndAMessageThatIsADayOldIsNotSentAnyMore() {
        operator.cutOff(true);
        UUID id = taken(Map.of()).caseId();
        for (int attempt = 0; attempt < 4; attempt++) {
            sending.drain();
            sides.pass(Duration.ofMinutes(3));
        }
        assertThat(
                        sides.walls.<Integer>inside(
                                clerk,
                                () ->
                                        sides.jdbc
                                                .sql(
                                                        "select attempts from short_message where case_id = ?")
                                                .param(id)
                                                .query(Integer.class)
                                                .single()))
                .isEqualTo(4);
        operator.cutOff(false);
        sides.pass(Duration.ofDays(1));
        sending.drain();
        assertThat(lines(id)).containsExactly("TAKEN_IN GIVEN_UP");
        assertThat(left(id)).as("number and text are gone").isZero();
    }

    private static int left(UUID id) {
        return sides.walls.inside(
                clerk,
                () ->
                        sides.jdbc
                                .sql(
                                        "select count(content_cipher)::int from short_message where case_id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single());
    }

    @Test
    void aNumberThatTheOperatorRefusesIsNotTriedAgain() {
        UUID id = taken(Map.of(Drafts.APPLICANT_MOBILE, "1390000" + "0404")).caseId();
        sending.drain();
        assertThat(lines(id)).containsExactly("TAKEN_IN REFUSED");
        assertThat(left(id)).isZero();
    }

    @Test
    void whatWaitsIsTakenBackWhenHeWantsNoMore() {
        operator.cutOff(true);
        CommandResult.Done done = taken(Map.of());
        assertThat(messages.stop(clerk, done.caseId())).isTrue();
        assertThat(messages.stop(clerk, done.caseId())).isFalse();
        assertThat(lines(done.caseId())).containsExactly("TAKEN_IN GIVEN_UP");
        assertThat(messages.of(clerk, done.caseId()).wished()).isFalse();
    }

    @Test
    void aTransactionThatIsUndoneSendsNothingAndAnErasedPersonIsNotWrittenTo() {
        operator.cutOff(true);
        UUID id = taken(Map.of(Drafts.MESSAGES, Drafts.NO_MESSAGES)).caseId();
        try {
            sides.walls.run(
                    clerk,
                    () -> {
                        queue(id);
                        throw new IllegalStateException("undone");
                    });
        } catch (IllegalStateException undone) {
            assertThat(undone).hasMessage("undone");
        }
        assertThat(lines(id)).isEmpty();
        sides.walls.run(clerk, () -> queue(id));
        sides.walls.run(clerk, () -> sides.bean(PersonalData.class).destroy(id, Purpose.RETENTION));
        operator.cutOff(false);
        sending.drain();
        assertThat(lines(id)).containsExactly("DECIDED " + Standing.GIVEN_UP);
        assertThat(arrived(mobile() + "9")).isEmpty();
    }

    private static void queue(UUID id) {
        messages.queue(
                id,
                Occasion.DECIDED,
                9,
                mobile() + "9",
                "test",
                java.time.Instant.parse("2030-01-01T00:00:00Z"));
    }
}
