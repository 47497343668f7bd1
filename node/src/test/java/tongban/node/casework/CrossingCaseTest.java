package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.MaterialTaken.How;
import tongban.node.entitlement.Entitlements;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/** A matter of one side, taken in at the window of the other, to its decision and back. */
class CrossingCaseTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static TwoSides sides;

    @BeforeAll
    static void open() {
        sides = new TwoSides("crossing");
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    @Test
    void aChongqingClerkCollectsForSichuanAndFollowsToTheDecision() {
        followed(Jurisdiction.CHONGQING, TwoSides.GAOTAN, 1);
    }

    @Test
    void aSichuanClerkCollectsForChongqingAndFollowsToTheDecision() {
        followed(Jurisdiction.SICHUAN, TwoSides.YUZUI, 2);
    }

    /** The standard proposes, a person decides how much, and says why. */
    @Test
    void anotherAmountIsGrantedForAReasonAndStandsBesideTheProposedOne() {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        Actor decider = sides.decider(SUBSIDIES, TwoSides.GAOTAN);
        var collected =
                sides.collected(Jurisdiction.CHONGQING, SUBSIDIES, "both", 31, TwoSides.GAOTAN);
        UUID id = collected.caseId();
        sides.done(clerk, new Command.Forward(id, collected.version(), "", ""));
        sides.post.drain();
        sides.recommended(reviewer, id, "属实");
        CasePage.Award proposed =
                sides.page(decider, id).proposal().orElseThrow().awards().stream()
                        .filter(a -> a.name().zh().contains("生活补贴"))
                        .findFirst()
                        .orElseThrow();

        assertThat(refused(decider, id, Outcome.GRANTED, "", Map.of("living-subsidy", "-5")))
                .containsExactly("CASE-259");
        assertThat(
                        refused(
                                decider,
                                id,
                                Outcome.GRANTED,
                                "",
                                Map.of("care", "10", "nursing-subsidy", "1.005")))
                .containsExactly("CASE-258", "CASE-259");
        assertThat(refused(decider, id, Outcome.GRANTED, "", Map.of("living subsidy", "33")))
                .containsExactly("CASE-264");
        assertThat(
                        refused(
                                decider,
                                id,
                                Outcome.GRANTED,
                                "另有帮扶",
                                Map.of("living-subsidy", "0", "nursing-subsidy", "0.00")))
                .containsExactly("CASE-263");
        assertThat(refused(decider, id, Outcome.REFUSED, "不符", Map.of("living-subsidy", "33")))
                .containsExactly("CASE-261");

        sides.done(
                decider,
                new Command.Decide(
                        id,
                        sides.version(decider, id),
                        Outcome.GRANTED,
                        "经会商，本月起减半给予",
                        Map.of("living-subsidy", "33.5")));
        sides.post.drain();
        CasePage.OtherSum beside =
                new CasePage.OtherSum(proposed.name(), proposed.value(), Words.same("33.50"));
        for (Actor reader : List.of(decider, clerk)) {
            CasePage.Decision decision = sides.page(reader, id).decision().orElseThrow();
            assertThat(decision.otherSums()).as(reader.login()).containsExactly(beside);
            assertThat(decision.awards())
                    .contains(new CasePage.Award(proposed.name(), Words.same("33.50")))
                    .doesNotContain(proposed);
            assertThat(decision.reasons().getFirst().text().zh()).isEqualTo("经会商，本月起减半给予");
        }
        assertThat(sides.cases.receipt(decider, id))
                .hasValueSatisfying(r -> {
                    assertThat(yuan(r.awards(), "困难残疾人生活补贴（每月）")).isEqualByComparingTo("33.50");
                    assertThat(yuan(r.awards(), "每月合计"))
                            .isEqualByComparingTo(
                                    yuan(r.awards(), "重度残疾人护理补贴（每月）").add(new BigDecimal("33.50")));
                    assertThat(r.proposedAwards()).contains(proposed);
                    assertThat(r.proposed()).isEqualTo(CasePage.Proposal.Kind.GRANTED);
                    assertThat(r.departure()).isEqualTo("经会商，本月起减半给予");
                });
        Actor supervisor =
                sides.staff(
                        Role.SUPERVISOR,
                        Jurisdiction.SICHUAN,
                        decider.worksFor().orElseThrow(),
                        "amounts");
        assertThat(
                        sides.bean(Supervision.class)
                                .departures(
                                        supervisor,
                                        new Supervision.Query(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                0))
                                .rows())
                .filteredOn(d -> d.caseId().equals(id))
                .singleElement()
                .satisfies(d -> assertThat(d.otherSums()).containsExactly(beside));
        assertThat(
                        sides.bean(Entitlements.class)
                                .list(
                                        decider,
                                        new Entitlements.Query(
                                                "living-subsidy", "", Entitlements.Look.ALL, 0))
                                .rows())
                .filteredOn(r -> r.caseNumber().equals(collected.number()))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.now()).isEqualByComparingTo("33.50");
                    assertThat(r.attention()).isEmpty();
                });
    }

    private static List<String> refused(
            Actor decider, UUID id, Outcome outcome, String why, Map<String, String> amounts) {
        CommandResult result =
                sides.perform(
                        decider,
                        new Command.Decide(id, sides.version(decider, id), outcome, why, amounts));
        return result instanceof CommandResult.Rejected no
                ? no.problems().stream().map(Problem::code).toList()
                : List.of(result.toString());
    }

    private void followed(Jurisdiction window, String place, int person) {
        Actor clerk = sides.clerk(window);
        Actor reviewer = sides.reviewer(SUBSIDIES, place);
        Actor decider = sides.decider(SUBSIDIES, place);
        Actor applicant = sides.resident(window, TwoSides.number(person));

        var collected = sides.collected(window, SUBSIDIES, "both", person, place);
        UUID id = collected.caseId();
        assertThat(collected.state()).isEqualTo(State.COLLECTED);
        assertThat(collected.number()).startsWith(window.code() + "-20261112-");
        assertThat(sides.cases.page(reviewer, id)).as("nothing has crossed yet").isEmpty();

        sides.done(clerk, new Command.Forward(id, collected.version(), "SF1", "原件随寄"));
        assertThat(sides.state(clerk, id)).isEqualTo(State.FORWARDED);
        sides.post.drain();
        assertThat(sides.state(clerk, id)).isEqualTo(State.RECEIVED);
        CasePage there = sides.page(reviewer, id);
        assertThat(there.state()).isEqualTo(State.RECEIVED);
        assertThat(there.number()).as("one number on both sides").isEqualTo(collected.number());
        assertThat(there.applicant().name()).isEqualTo("陈国安" + person);
        assertThat(there.handOver())
                .hasValueSatisfying(sheet -> {
                    assertThat(sheet.items())
                            .extracting(CasePage.Material::id)
                            .contains("application-form", "bank-account");
                    assertThat(sheet.identityShown().zh()).isEqualTo("居民身份证");
                });

        sides.supplementAsked(reviewer, id, "bank-account", "账号看不清");
        sides.post.drain();
        CasePage asked = sides.page(clerk, id);
        assertThat(asked.state()).isEqualTo(State.AWAITING_SUPPLEMENT);
        assertThat(asked.supplement())
                .singleElement()
                .satisfies(line -> assertThat(line.what()).isEqualTo("账号看不清"));
        assertThat(asked.permitted())
                .extracting(CasePage.Permitted::act)
                .contains(Act.SUPPLY_SUPPLEMENT, Act.WITHDRAW);
        assertThat(asked.notices().getLast().text().zh())
                .contains(collected.number())
                .contains("账号看不清");

        assertThat(sides.documents.attach(clerk, id, "bank-account", "卡.pdf", TwoSides.pdf("card")))
                .isInstanceOf(Documents.Attached.Done.class);
        sides.done(
                clerk,
                new Command.SupplySupplement(id, asked.version(), List.of(), Map.of(), "重新复印"));
        sides.post.drain();
        assertThat(sides.state(clerk, id)).isEqualTo(State.SUBMITTED);
        assertThat(sides.page(reviewer, id).documents())
                .extracting(Documents.Line::name)
                .contains("卡.pdf");

        sides.underReview(reviewer, id);
        CasePage review = sides.page(reviewer, id);
        assertThat(review.proposal())
                .hasValueSatisfying(p -> {
                    assertThat(p.outcome()).isEqualTo(CasePage.Proposal.Kind.GRANTED);
                    assertThat(p.awards()).isNotEmpty();
                    assertThat(p.explanation()).isNotEmpty();
                });
        sides.done(
                reviewer, new Command.Recommend(id, review.version(), Outcome.GRANTED, "内部意见：同意"));
        sides.done(
                decider, new Command.Decide(id, sides.version(decider, id), Outcome.GRANTED, ""));
        sides.post.drain();

        CasePage decided = sides.page(clerk, id);
        assertThat(decided.state()).isEqualTo(State.GRANTED);
        assertThat(decided.decision())
                .hasValueSatisfying(d -> {
                    assertThat(d.awards()).isNotEmpty();
                    assertThat(d.remedies()).isNotEmpty();
                });
        assertThat(decided.proposal()).as("no more than the window needs").isEmpty();
        assertThat(decided.recommendation()).isEmpty();
        assertThat(decided.toString()).doesNotContain("内部意见");
        assertThat(sides.cases.receipt(decider, id))
                .hasValueSatisfying(r -> {
                    assertThat(r.standardHash()).isNotBlank();
                    assertThat(r.facts()).isNotEmpty();
                    assertThat(r.rows()).isNotEmpty();
                });

        sides.delivered(clerk, id, "陈国安");
        sides.post.drain();
        assertThat(sides.state(clerk, id)).isEqualTo(State.DELIVERED);
        sides.done(reviewer, new Command.Close(id, sides.version(reviewer, id)));
        sides.post.drain();

        for (Actor reader : List.of(clerk, applicant)) {
            CasePage end = sides.page(reader, id);
            assertThat(end.state()).isEqualTo(State.CLOSED);
            assertThat(end.timeline())
                    .as(reader.login() + " follows every step and who was responsible")
                    .extracting(CasePage.Step::act)
                    .containsSubsequence(
                            Act.COLLECT,
                            Act.FORWARD,
                            Act.RECEIVE,
                            Act.REQUEST_SUPPLEMENT,
                            Act.SUPPLY_SUPPLEMENT,
                            Act.ACCEPT,
                            Act.START_REVIEW,
                            Act.RECOMMEND,
                            Act.GRANT,
                            Act.DELIVER,
                            Act.CLOSE);
            assertThat(end.timeline())
                    .allSatisfy(step -> assertThat(step.organ().name().zh()).isNotBlank());
            assertThat(end.timeline())
                    .filteredOn(s -> s.act() == Act.GRANT)
                    .singleElement()
                    .satisfies(s ->
                            assertThat(s.organ().id()).isEqualTo(decider.worksFor().orElseThrow()));
        }
        assertThat(sides.page(applicant, id).messages()).isEmpty();
    }

    @Test
    void anOnlineApplicationForTheOtherSideForwardsItself() {
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(3));
        Drafts.Draft draft =
                sides.typed(applicant, SUBSIDIES, "both", 3, TwoSides.GAOTAN, Map.of());
        List<MaterialTaken> papers = sides.uploaded(applicant, draft.id(), SUBSIDIES);
        var done =
                sides.done(
                        applicant, new Command.Submit(draft.id(), draft.version(), papers, true));
        assertThat(done.state()).isEqualTo(State.FORWARDED);
        sides.post.drain();
        assertThat(sides.state(applicant, draft.id())).isEqualTo(State.RECEIVED);
        assertThat(sides.drafts.load(applicant, draft.id()))
                .as("the draft has become the case")
                .isEmpty();
        var again =
                sides.perform(
                        applicant, new Command.Submit(draft.id(), draft.version(), papers, true));
        assertThat(again).isInstanceOf(CommandResult.Stale.class);
    }

    /** Who is at home says nothing of a paper that he does not show, on either side. */
    @Test
    void aWordOfTheApplicantIsNoPaperAcrossTheBorderEither() {
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(33));
        Drafts.Draft draft =
                sides.typed(applicant, SUBSIDIES, "both", 33, TwoSides.GAOTAN, Map.of());
        assertThat(refused(applicant, submit(draft, sides.papers(SUBSIDIES))))
                .containsOnly("CASE-210");
        List<MaterialTaken> said =
                sides.papers(SUBSIDIES).stream()
                        .map(m ->
                                m.how() == How.FETCHED
                                        ? m
                                        : new MaterialTaken(m.material(), How.ELECTRONIC, 1, ""))
                        .toList();
        assertThat(refused(applicant, submit(draft, said)))
                .as("the forms are filled in here; the copy of the account is not there")
                .containsExactly("CASE-211");
        UUID id =
                sides.done(
                                applicant,
                                submit(draft, sides.uploaded(applicant, draft.id(), SUBSIDIES)))
                        .caseId();
        sides.post.drain();
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        sides.supplementAsked(reviewer, id, "bank-account", "账号看不清");
        sides.post.drain();
        assertThat(refused(applicant, supply(applicant, id, How.COPY))).containsExactly("CASE-210");
        assertThat(refused(applicant, supply(applicant, id, How.ELECTRONIC)))
                .as("what was uploaded before it was asked for answers nothing")
                .containsExactly("CASE-211");
        assertThat(refused(applicant, supply(applicant, id, How.TO_FOLLOW)))
                .containsExactly("CASE-212");
        sides.documents.attach(applicant, id, "bank-account", "卡.pdf", TwoSides.pdf("card"));
        sides.done(applicant, supply(applicant, id, How.ELECTRONIC));
        sides.post.drain();
        assertThat(sides.state(reviewer, id)).isEqualTo(State.SUBMITTED);
    }

    private static Command submit(Drafts.Draft draft, List<MaterialTaken> papers) {
        return new Command.Submit(draft.id(), draft.version(), papers, true);
    }

    private static Command supply(Actor applicant, UUID id, How how) {
        return new Command.SupplySupplement(
                id,
                sides.version(applicant, id),
                List.of(new MaterialTaken("bank-account", how, 1, "")),
                Map.of(),
                "");
    }

    private static List<String> refused(Actor applicant, Command command) {
        return ((CommandResult.Rejected) sides.perform(applicant, command))
                .problems().stream().map(Problem::code).toList();
    }

    /** An instant filing for Sichuan, sent in online; what the applicant says beside. */
    private static CommandResult.Done filed(Actor applicant, int person, Map<String, String> says) {
        String service = "medical-care-elsewhere";
        String example =
                sides.definition(service).examples().stream()
                        .filter(e -> e.expected().outcome().equals("granted"))
                        .findFirst()
                        .orElseThrow()
                        .file();
        Drafts.Draft draft = sides.typed(applicant, service, example, person, "511623", says);
        return sides.done(applicant, submit(draft, sides.uploaded(applicant, draft.id(), service)));
    }

    /** Whoever did not agree to be served on his page is served by a clerk. */
    @Test
    void withoutConsentAnInstantFilingWaitsToBeServedInAnotherWay() {
        int person = 940;
        for (Map<String, String> says :
                List.of(Map.<String, String>of(), Map.of(Drafts.ELECTRONIC_SERVICE, "false"))) {
            Actor applicant = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(++person));
            CommandResult.Done done = filed(applicant, person, says);
            assertThat(done.state()).as(says.toString()).isEqualTo(State.GRANTED);
            UUID id = done.caseId();
            CasePage page = sides.page(applicant, id);
            assertThat(page.applicant().electronicService())
                    .isEqualTo(
                            says.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(ElectronicService.DECLINED));
            assertThat(page.branches().delivery()).isEmpty();
            assertThat(page.branches().remedies()).as("no time runs yet").isEmpty();
            Actor clerk =
                    sides.staff(
                            Role.CLERK,
                            Jurisdiction.SICHUAN,
                            page.competence().accepting().id(),
                            "c" + person);
            assertThat(refused(clerk, served(clerk, id, DeliveryWay.ONLINE)))
                    .containsExactly("CASE-241");
            sides.done(clerk, served(clerk, id, DeliveryWay.WINDOW));
            assertThat(sides.state(applicant, id)).isEqualTo(State.DELIVERED);
            assertThat(sides.page(applicant, id).branches().remedies()).isNotEmpty();
        }
        Actor applicant = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(943));
        Drafts.Draft draft =
                sides.typed(
                        applicant,
                        SUBSIDIES,
                        "both",
                        943,
                        TwoSides.GAOTAN,
                        Map.of(Drafts.ELECTRONIC_SERVICE, "perhaps"));
        assertThat(sides.drafts.faults(applicant, draft.id()))
                .extracting(Problem::code)
                .contains("CASE-242");
    }

    private static Command served(Actor clerk, UUID id, DeliveryWay way) {
        return new Command.Deliver(
                id, sides.version(clerk, id), way, sides.today(), "", "本人", "办理页面");
    }

    @Test
    void theConsentToElectronicServiceCrossesTheBorderWithTheCase() {
        Map<String, String> agrees = Map.of(Drafts.ELECTRONIC_SERVICE, "true");
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(944));
        UUID id = filed(applicant, 944, agrees).caseId();
        sides.post.drain();
        assertThat(sides.state(applicant, id)).isEqualTo(State.DELIVERED);
        Actor silent = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(945));
        UUID other = filed(silent, 945, Map.of()).caseId();
        sides.post.drain();
        assertThat(sides.state(silent, other)).isEqualTo(State.GRANTED);
    }

    @Test
    void anInstantFilingIsGrantedAtOnce() {
        Actor applicant = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(4));
        var done = filed(applicant, 4, Map.of(Drafts.ELECTRONIC_SERVICE, "true"));
        assertThat(done.state()).isEqualTo(State.DELIVERED);
        assertThat(sides.page(applicant, done.caseId()).decision())
                .hasValueSatisfying(d -> assertThat(d.automatic()).isTrue());
        Actor supervisor =
                sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "511623:medical-insurance", "s");
        assertThat(sides.page(supervisor, done.caseId()).timeline())
                .extracting(CasePage.Step::act)
                .contains(Act.GRANT_AUTOMATICALLY);
    }

    @Test
    void aWithdrawalAtTheWindowReachesTheCompetentSide() {
        var collected =
                sides.collected(Jurisdiction.CHONGQING, SUBSIDIES, "both", 5, TwoSides.GAOTAN);
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        UUID id = collected.caseId();
        sides.done(clerk, new Command.Forward(id, collected.version(), "", ""));
        sides.post.drain();
        sides.done(clerk, new Command.Withdraw(id, sides.version(clerk, id), "不办了"));
        assertThat(sides.state(clerk, id))
                .as("until it is recorded there")
                .isEqualTo(State.RECEIVED);
        sides.post.drain();
        assertThat(sides.state(clerk, id)).isEqualTo(State.WITHDRAWN);
        assertThat(sides.state(sides.reviewer(SUBSIDIES, TwoSides.GAOTAN), id))
                .isEqualTo(State.WITHDRAWN);
    }

    /** Nothing gets through for days, and yet he need not wait to say that he does not want it. */
    @Test
    void whatIsOnItsWayIsWithdrawnByTheApplicantOrAtTheWindowAndEndsWhereItArrives() {
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(41));
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        for (Actor who : List.of(applicant, clerk)) {
            int person = who == applicant ? 41 : 42;
            var collected =
                    sides.collected(
                            Jurisdiction.CHONGQING, SUBSIDIES, "both", person, TwoSides.GAOTAN);
            UUID id = collected.caseId();
            sides.done(clerk, new Command.Forward(id, collected.version(), "", ""));
            assertThat(acts(who, id)).contains(Act.WITHDRAW);
            sides.done(who, new Command.Withdraw(id, sides.version(who, id), "不办了"));
            assertThat(sides.state(who, id)).isEqualTo(State.FORWARDED);
            assertThat(sides.page(who, id).timeline().getLast())
                    .satisfies(step -> {
                        assertThat(step.act()).isEqualTo(Act.WITHDRAW);
                        assertThat(step.details().getFirst().zh()).contains("等待其登记");
                    });
            assertThat(acts(clerk, id)).as("asked for once").doesNotContain(Act.WITHDRAW);
            assertThat(refused(who, new Command.Withdraw(id, sides.version(who, id), "再撤")))
                    .containsExactly("CASE-011");
            sides.post.drain();
            assertThat(sides.state(who, id)).isEqualTo(State.WITHDRAWN);
            assertThat(sides.state(reviewer, id)).isEqualTo(State.WITHDRAWN);
            assertThat(sides.page(reviewer, id).messages())
                    .allSatisfy(m -> assertThat(m.fault()).isEmpty());
        }
    }

    /** Granted where it arrives: the withdrawal comes after it, and both sides say the same. */
    @Test
    void whatIsGrantedOnArrivalIsNotWithdrawnByALetterThatComesAfterIt() {
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(43));
        String service = "medical-care-elsewhere";
        String example =
                sides.definition(service).examples().stream()
                        .filter(e -> e.expected().outcome().equals("granted"))
                        .findFirst()
                        .orElseThrow()
                        .file();
        Drafts.Draft draft =
                sides.typed(
                        applicant,
                        service,
                        example,
                        43,
                        "511623",
                        Map.of(Drafts.ELECTRONIC_SERVICE, "true"));
        UUID id = draft.id();
        sides.done(
                applicant,
                new Command.Submit(
                        id, draft.version(), sides.uploaded(applicant, id, service), true));
        assertThat(sides.state(applicant, id)).isEqualTo(State.FORWARDED);
        sides.done(applicant, new Command.Withdraw(id, sides.version(applicant, id), "不办了"));
        sides.post.drain();
        assertThat(sides.state(applicant, id)).isEqualTo(State.DELIVERED);
        assertThat(sides.page(applicant, id).timeline())
                .filteredOn(step -> step.act() == Act.WITHDRAW)
                .singleElement()
                .satisfies(step ->
                        assertThat(step.details().getFirst().zh())
                                .startsWith("主管机关没有接收")
                                .endsWith("（CASE-060）"));
        assertThat(sides.state(sides.reviewer(service, "511623"), id)).isEqualTo(State.DELIVERED);
    }

    private static List<Act> acts(Actor actor, UUID id) {
        return sides.page(actor, id).permitted().stream().map(CasePage.Permitted::act).toList();
    }

    /** Forwarded, and refused over there; this side has not heard of it. */
    private static UUID notAccepted(Actor clerk, Actor reviewer, int person) {
        var collected =
                sides.collected(clerk.jurisdiction(), SUBSIDIES, "both", person, TwoSides.GAOTAN);
        UUID id = collected.caseId();
        sides.done(clerk, new Command.Forward(id, collected.version(), "", ""));
        sides.post.drain();
        sides.done(
                reviewer,
                new Command.RefuseAcceptance(
                        id,
                        sides.version(reviewer, id),
                        Ground.NOTHING_TO_APPLY_FOR,
                        "无需办理",
                        null));
        return id;
    }

    @Test
    void whatComesTooLateIsRefusedAndSaidSo() {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        UUID id = notAccepted(clerk, sides.reviewer(SUBSIDIES, TwoSides.GAOTAN), 6);
        sides.done(clerk, new Command.Withdraw(id, sides.version(clerk, id), "不办了"));
        sides.post.drain();
        assertThat(sides.state(clerk, id)).isEqualTo(State.NOT_ACCEPTED);
        assertThat(sides.page(clerk, id).messages())
                .filteredOn(m -> !m.fault().isEmpty())
                .singleElement()
                .satisfies(m -> assertThat(m.fault()).contains("CASE-060"));
    }

    @Test
    void theNoticeOfNonAcceptanceIsServedAtTheWindowThatTookItInAndBothSidesKnow() {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        UUID id = notAccepted(clerk, reviewer, 946);
        sides.post.drain();
        sides.done(clerk, served(clerk, id, DeliveryWay.WINDOW));
        sides.post.drain();
        for (Actor actor : List.of(clerk, reviewer)) {
            CasePage page = sides.page(actor, id);
            assertThat(page.state()).as(actor.login()).isEqualTo(State.NOT_ACCEPTED);
            assertThat(page.branches().delivery().orElseThrow().on()).isEqualTo(sides.today());
            assertThat(page.branches().remedies()).isNotEmpty();
            assertThat(page.timeline().getLast().act()).isEqualTo(Act.DELIVER);
            assertThat(page.timeline().getLast().details())
                    .extracting(w -> w.zh())
                    .anyMatch(line -> line.startsWith("送达之日："));
        }
        assertThat(refused(clerk, served(clerk, id, DeliveryWay.WINDOW)))
                .containsExactly("CASE-011");
    }

    @Test
    void aLetterWhoseChangeCannotBeReadChangesNothing() {
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        var collected =
                sides.collected(clerk.jurisdiction(), SUBSIDIES, "both", 947, TwoSides.GAOTAN);
        UUID id = collected.caseId();
        sides.done(clerk, new Command.Forward(id, collected.version(), "", ""));
        sides.post.drain();
        int version = sides.version(reviewer, id);
        Letter letter = Letter.Relay.of(Act.TELL_CHANGE, "");
        Arrivals.Arrived arrived =
                sides.walls.inside(
                        Actor.system(Jurisdiction.SICHUAN),
                        () ->
                                sides.arrivals()
                                        .arrive(
                                                id,
                                                Jurisdiction.CHONGQING,
                                                letter.kind(),
                                                Letter.bytes(letter)));
        assertThat(arrived)
                .isInstanceOfSatisfying(
                        Arrivals.Arrived.Refused.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-266"));
        assertThat(sides.version(reviewer, id)).isEqualTo(version);
    }

    private static BigDecimal yuan(List<CasePage.Award> awards, String name) {
        return awards.stream()
                .filter(a -> a.name().zh().equals(name))
                .map(a -> new BigDecimal(a.value().zh()))
                .findFirst()
                .orElseThrow();
    }
}
