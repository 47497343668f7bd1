package tongban.node.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.node.casework.Act;
import tongban.node.casework.Authorisation;
import tongban.node.casework.Authorisation.Standing;
import tongban.node.casework.Authorisation.What;
import tongban.node.casework.Authorisations;
import tongban.node.casework.Authorisations.Asked;
import tongban.node.casework.Authorisations.Seen;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.DeliveryWay;
import tongban.node.casework.Drafts;
import tongban.node.casework.IdentityCheck;
import tongban.node.casework.Outcome;
import tongban.node.casework.Problem;
import tongban.node.casework.State;
import tongban.node.casework.TwoSides;
import tongban.node.casework.WithdrawnConsents;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** Somebody who is not there is asked on his phone and answers once; nobody answers for him. */
class AuthorisationsTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static final Pattern SECRET =
            Pattern.compile("/authorisations/(5[01]-[A-Za-z0-9_-]{22}) .*?([0-9]{6})");

    private static TwoSides sides;
    private static SimulatedOperator operator;
    private static Authorisations authorisations;
    private static SendJob sending;
    private static Actor clerk;
    private static int person = 600;

    @BeforeAll
    static void open() {
        sides = new TwoSides("authorisations");
        operator = (SimulatedOperator) sides.bean(Operator.class);
        authorisations = sides.bean(Authorisations.class);
        sending = sides.bean(SendJob.class);
        clerk = sides.clerk(Jurisdiction.CHONGQING);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    /** Link and code, as they stand in a message. */
    private record Secret(String link, String code) {}

    private static String mobile() {
        return "1390000" + person + "2";
    }

    private static String name() {
        return "陈国安" + person;
    }

    private static String tail() {
        return TwoSides.number(person).substring(14);
    }

    /** A village cadre applies for somebody who is not there and gave no paper. */
    private static Drafts.Draft draft(Map<String, String> changes) {
        person++;
        Map<String, String> typed = new HashMap<>();
        typed.put(Drafts.APPLICANT_MOBILE, mobile());
        typed.put(Drafts.PROXY_NAME, "李村长");
        typed.put(Drafts.PROXY_NUMBER, TwoSides.number(599));
        typed.put(Drafts.PROXY_MOBILE, "13900000599");
        typed.put(Drafts.PROXY_RELATION, "同村");
        typed.put(Drafts.PROXY_KIND, "VILLAGE_CADRE");
        typed.putAll(changes);
        return sides.typed(clerk, SUBSIDIES, "both", person, TwoSides.GAOTAN, typed);
    }

    private static Authorisations.Request power() {
        return new Authorisations.Request(
                What.POWER_OF_ATTORNEY,
                "",
                "",
                "",
                Optional.of(sides.today().plusDays(30)),
                Locale.SIMPLIFIED_CHINESE);
    }

    private static Authorisations.Request check(String name, String number, String mobile) {
        return new Authorisations.Request(
                What.DATA_CHECK,
                name,
                number,
                mobile,
                Optional.of(sides.today().plusDays(30)),
                Locale.ENGLISH);
    }

    private static UUID asked(Drafts.Draft draft, Authorisations.Request request) {
        return ((Asked.Done) authorisations.ask(clerk, draft.id(), request)).id();
    }

    private static Secret arrived(String mobile) {
        sending.drain();
        String text =
                operator.kept().stream()
                        .filter(m -> m.mobile().equals(mobile))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nothing came to the phone"))
                        .text();
        Matcher secret = SECRET.matcher(text);
        assertThat(secret.find()).as(text).isTrue();
        assertThat(text)
                .as("names nobody and nothing")
                .doesNotContain("陈国安", "李村长", "残疾", "补贴", SUBSIDIES)
                .doesNotContainPattern("[0-9]{7}");
        return new Secret(secret.group(1), secret.group(2));
    }

    private static List<String> faults(Drafts.Draft draft) {
        return sides.drafts.faults(clerk, draft.id()).stream()
                .map(p -> p.code() + " " + p.field())
                .toList();
    }

    private static Standing standing(Drafts.Draft draft) {
        return authorisations.of(clerk, draft.id()).getLast().standing();
    }

    private static CommandResult collect(Drafts.Draft draft) {
        return sides.perform(
                clerk,
                new Command.Collect(
                        draft.id(),
                        draft.version(),
                        new IdentityCheck(IdentityCheck.Shown.ID_CARD, true, ""),
                        sides.papers(SUBSIDIES),
                        true));
    }

    private static String wrongCode(Secret secret) {
        return secret.code().equals("000000") ? "000001" : "000000";
    }

    @Test
    void whatHeAgreesToOnHisPhoneIsThePowerOfAttorneyOnBothSides() {
        Drafts.Draft draft = draft(Map.of());
        assertThat(faults(draft))
                .as("no paper")
                .contains("CASE-081 proxy.scope", "CASE-081 proxy.until");
        asked(draft, power());
        assertThat(faults(draft)).containsExactly("CASE-130 authorisation.what");
        assertThat(collect(draft)).isInstanceOf(CommandResult.Rejected.class);
        Secret secret = arrived(mobile());
        assertThat(authorisations.isOpen(secret.link())).isTrue();
        assertThat(authorisations.look(secret.link(), secret.code()))
                .isInstanceOfSatisfying(
                        Seen.Shown.class,
                        shown -> {
                            assertThat(shown.paper().by()).isEqualTo("李村长");
                            assertThat(shown.paper().name()).doesNotContain("国安");
                            assertThat(shown.paper().service())
                                    .isEqualTo(sides.definition(SUBSIDIES).name());
                            assertThat(shown.paper().capacity()).isPresent();
                            assertThat(shown.paper().office()).isPresent();
                            assertThat(shown.paper().holdsUntil())
                                    .isEqualTo(sides.today().plusDays(30));
                        });
        assertThat(authorisations.answer(secret.link(), secret.code(), name(), tail(), true))
                .isEqualTo(new Seen.Answered(true));
        assertThat(faults(draft)).isEmpty();
        assertThat(authorisations.answer(secret.link(), secret.code(), name(), tail(), false))
                .as("once")
                .isEqualTo(new Seen.Gone());
        assertThat(authorisations.isOpen(secret.link())).as("it can be taken back").isTrue();

        CommandResult.Done done = (CommandResult.Done) collect(draft);
        sides.done(clerk, new Command.Forward(done.caseId(), done.version(), "", ""));
        sides.post.drain();
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        for (Actor reader : List.of(clerk, reviewer)) {
            var page = sides.page(reader, done.caseId());
            assertThat(page.mandate())
                    .hasValueSatisfying(m -> {
                        assertThat(m.byPhone()).isTrue();
                        assertThat(m.from()).hasValue(sides.today());
                        assertThat(m.until()).hasValue(sides.today().plusDays(30));
                    });
            assertThat(page.authorised())
                    .singleElement()
                    .satisfies(a -> {
                        assertThat(a.name()).isEqualTo(name());
                        assertThat(a.standing()).isEqualTo(Standing.AGREED);
                        assertThat(a.answeredAt()).isPresent();
                        assertThat(a.textVersion()).isEqualTo(Authorisations.TEXT_VERSION);
                        assertThat(a.way()).isEqualTo(Authorisation.Way.PHONE);
                        assertThat(a.maskedNumber()).contains("*");
                        assertThat(a.mobile()).contains("*");
                    });
        }
        Actor supervisor =
                sides.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "gaozhu:service-centre", "s");
        assertThat(sides.page(supervisor, done.caseId()).authorised())
                .singleElement()
                .satisfies(a -> assertThat(a.name()).doesNotContain("国安"));
    }

    @Test
    void whoeverWasTypedInAfterwardsIsNotAuthorised() {
        Drafts.Draft draft = draft(Map.of());
        asked(draft, power());
        Secret secret = arrived(mobile());
        authorisations.answer(secret.link(), secret.code(), name(), tail(), true);
        assertThat(faults(draft)).isEmpty();
        sides.drafts.save(
                clerk,
                draft.id(),
                draft.version(),
                Map.of(Drafts.PROXY_NUMBER, List.of(TwoSides.number(598))));
        assertThat(faults(draft)).contains("CASE-081 proxy.scope");
    }

    @Test
    void aRefusalStopsTheProxyAndAnOlderPaperToo() {
        Drafts.Draft draft = draft(Map.of());
        asked(draft, power());
        Secret secret = arrived(mobile());
        assertThat(authorisations.answer(secret.link(), secret.code(), name(), tail(), false))
                .isEqualTo(new Seen.Answered(false));
        assertThat(faults(draft)).containsExactly("CASE-136 proxy.kind");
        Map<String, List<String>> paper = new HashMap<>();
        paper.put(Drafts.PROXY_SCOPE, List.of(SUBSIDIES));
        paper.put(Drafts.PROXY_FROM, List.of(sides.today().minusDays(1).toString()));
        paper.put(Drafts.PROXY_UNTIL, List.of(sides.today().plusDays(9).toString()));
        sides.drafts.save(clerk, draft.id(), draft.version(), paper);
        assertThat(faults(draft)).containsExactly("CASE-136 proxy.kind");
        sides.drafts.save(
                clerk,
                draft.id(),
                draft.version() + 1,
                Map.of(Drafts.PROXY_FROM, List.of(sides.today().toString())));
        assertThat(faults(draft)).as("a paper given since").isEmpty();
    }

    @Test
    void fiveWrongAttemptsLockTheLinkWhateverIsWrong() {
        Drafts.Draft draft = draft(Map.of());
        asked(draft, power());
        Secret secret = arrived(mobile());
        String link = secret.link();
        assertThat(authorisations.look(link, wrongCode(secret))).isEqualTo(new Seen.Wrong(4));
        assertThat(authorisations.look(link, "")).isEqualTo(new Seen.Wrong(3));
        assertThat(authorisations.answer(link, secret.code(), "别人", tail(), true))
                .isEqualTo(new Seen.Wrong(2));
        assertThat(authorisations.answer(link, secret.code(), name(), "0000", true))
                .isEqualTo(new Seen.Wrong(1));
        assertThat(authorisations.answer(link, wrongCode(secret), name(), tail(), true))
                .isEqualTo(new Seen.Gone());
        assertThat(authorisations.answer(link, secret.code(), name(), tail(), true))
                .as("locked")
                .isEqualTo(new Seen.Gone());
        assertThat(standing(draft)).isEqualTo(Standing.LOCKED);
    }

    @Test
    void aLinkRunsOutIsTakenBackAndReplacedByANewerOne() {
        Drafts.Draft draft = draft(Map.of());
        asked(draft, power());
        Secret first = arrived(mobile());
        sides.pass(Authorisations.PAUSE.plusSeconds(1));
        UUID second = asked(draft, power());
        assertThat(authorisations.isOpen(first.link())).as("a newer one was sent").isFalse();
        Secret newer = arrived(mobile());
        assertThat(newer).isNotEqualTo(first);
        assertThat(authorisations.withdraw(clerk, draft.id(), second)).isTrue();
        assertThat(authorisations.withdraw(clerk, draft.id(), second)).isFalse();
        assertThat(authorisations.look(newer.link(), newer.code())).isEqualTo(new Seen.Gone());
        sides.pass(Authorisations.PAUSE.plusSeconds(1));
        asked(draft, power());
        Secret third = arrived(mobile());
        sides.pass(Authorisations.OPEN);
        assertThat(authorisations.look(third.link(), third.code())).isEqualTo(new Seen.Gone());
        assertThat(standing(draft)).isEqualTo(Standing.EXPIRED);
        assertThat(faults(draft)).doesNotContain("CASE-130 authorisation.what");
    }

    @Test
    void heMayChangeHisMindBeforeItIsTakenIn() {
        Drafts.Draft draft = draft(Map.of());
        UUID id = asked(draft, power());
        Secret secret = arrived(mobile());
        authorisations.answer(secret.link(), secret.code(), name(), tail(), true);
        assertThat(faults(draft)).isEmpty();
        assertThat(authorisations.withdraw(clerk, draft.id(), id)).isTrue();
        assertThat(faults(draft)).contains("CASE-081 proxy.scope");
    }

    @Test
    void aNumberIsNotPesteredFromWhateverDraft() {
        Drafts.Draft draft = draft(Map.of());
        String same = mobile();
        asked(draft, power());
        assertThat(codes(authorisations.ask(clerk, draft.id(), power())))
                .as("within the pause")
                .containsExactly("CASE-135");
        Actor other = sides.staff(Role.CLERK, Jurisdiction.CHONGQING, "gaozhu:service-centre", "o");
        for (int times = 1; times < Authorisations.ASKED_PER_DAY_MAX; times++) {
            sides.pass(Authorisations.PAUSE.plusSeconds(1));
            Drafts.Draft another =
                    sides.typed(other, SUBSIDIES, "both", ++person, TwoSides.GAOTAN, Map.of());
            assertThat(
                            authorisations.ask(
                                    other, another.id(), check("陈家人", TwoSides.number(597), same)))
                    .isInstanceOf(Asked.Done.class);
        }
        sides.pass(Authorisations.PAUSE.plusSeconds(1));
        assertThat(codes(authorisations.ask(clerk, draft.id(), power())))
                .as("the limit of a day")
                .containsExactly("CASE-135");
        sides.pass(Duration.ofDays(1));
        assertThat(authorisations.ask(clerk, draft.id(), power())).isInstanceOf(Asked.Done.class);
    }

    private static List<String> codes(Asked asked) {
        return ((Asked.Rejected) asked).problems().stream().map(Problem::code).toList();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "applicant.mobile,,CASE-016",
        "applicant.mobile,13900000599,CASE-098",
        "applicant.mobile,12,FACT-shape",
        "proxy.kind,GUARDIAN,CASE-097",
        "proxy.name,,CASE-016",
    })
    void whoCannotBeAskedIsSaid(String field, String text, String code) {
        Drafts.Draft draft = draft(Map.of(field, text == null ? "" : text));
        assertThat(codes(authorisations.ask(clerk, draft.id(), power())))
                .singleElement()
                .asString()
                .startsWith(code);
    }

    @Test
    void allFaultsOfAMemberAreSaidAtOnceAndAMinorIsNotAsked() {
        Drafts.Draft draft = draft(Map.of());
        Authorisations.Request nobody =
                new Authorisations.Request(
                        What.DATA_CHECK,
                        "",
                        "",
                        "",
                        Optional.of(sides.today().minusDays(1)),
                        Locale.SIMPLIFIED_CHINESE);
        assertThat(codes(authorisations.ask(clerk, draft.id(), nobody)))
                .containsExactly("CASE-131", "CASE-016", "CASE-016", "CASE-016");
        String first17 = "59162320150314" + "123";
        String minor = first17 + tongban.service.identifier.CitizenNumber.checkSign(first17);
        assertThat(codes(authorisations.ask(clerk, draft.id(), check("陈小孩", minor, "13900000595"))))
                .containsExactly("CASE-132");
    }

    @Test
    void aMembersRefusalDoesNotStopTheIntakeAndGoesWithTheCase() {
        Drafts.Draft draft = draft(Map.of(Drafts.PROXY_KIND, "GUARDIAN"));
        String member = TwoSides.number(596);
        asked(draft, check("陈家人", member, "13900000596"));
        Secret secret = arrived("13900000596");
        assertThat(faults(draft)).containsExactly("CASE-130 authorisation.what");
        assertThat(
                        authorisations.answer(
                                secret.link(),
                                secret.code(),
                                " 陈 家人",
                                member.substring(14).toLowerCase(Locale.ROOT),
                                false))
                .isEqualTo(new Seen.Answered(false));
        CommandResult.Done done = (CommandResult.Done) collect(draft);
        assertThat(sides.page(clerk, done.caseId()).authorised())
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.what()).isEqualTo(What.DATA_CHECK);
                    assertThat(a.standing()).isEqualTo(Standing.REFUSED);
                });
    }

    @Test
    void nobodyElseSeesOrAsksAboutADraft() {
        Drafts.Draft draft = draft(Map.of());
        UUID id = asked(draft, power());
        for (Actor other :
                List.of(
                        sides.clerk(Jurisdiction.SICHUAN),
                        sides.staff(
                                Role.CLERK, Jurisdiction.CHONGQING, "gaozhu:service-centre", "x"),
                        sides.resident(Jurisdiction.CHONGQING, TwoSides.number(1)))) {
            assertThat(authorisations.ask(other, draft.id(), power()))
                    .isInstanceOf(Asked.NotFound.class);
            assertThat(authorisations.of(other, draft.id())).isEmpty();
            assertThat(authorisations.withdraw(other, draft.id(), id)).isFalse();
        }
        assertThat(authorisations.look("51-" + "a".repeat(22), "123456"))
                .isEqualTo(new Seen.Gone());
        assertThat(authorisations.look("nonsense", "123456")).isEqualTo(new Seen.Gone());
        Secret secret = arrived(mobile());
        assertThat(sides.drafts.discard(clerk, draft.id())).isTrue();
        assertThat(authorisations.look(secret.link(), secret.code()))
                .as("the draft is gone, and its key")
                .isEqualTo(new Seen.Gone());
    }

    @Test
    void ofTwoAnswersAtTheSameMomentOneCounts() throws InterruptedException, ExecutionException {
        Drafts.Draft draft = draft(Map.of());
        asked(draft, power());
        Secret secret = arrived(mobile());
        Callable<Seen> yes =
                () -> authorisations.answer(secret.link(), secret.code(), name(), tail(), true);
        Callable<Seen> no =
                () -> authorisations.answer(secret.link(), secret.code(), name(), tail(), false);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Seen> seen =
                    both.invokeAll(List.of(yes, no)).stream()
                            .map(AuthorisationsTest::result)
                            .toList();
            assertThat(seen).filteredOn(Seen.Answered.class::isInstance).hasSize(1);
            assertThat(seen).filteredOn(Seen.Gone.class::isInstance).hasSize(1);
        }
    }

    private static Seen result(Future<Seen> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void linkAndCodeAreNowhereInTheDatabaseAndTheLookIsJournaled() {
        Drafts.Draft draft = draft(Map.of());
        asked(draft, power());
        Secret secret = arrived(mobile());
        authorisations.look(secret.link(), secret.code());
        String row =
                sides.walls.inside(
                        clerk,
                        () ->
                                sides.jdbc
                                        .sql(
                                                "select a::text from authorisation a where case_id = ?")
                                        .param(draft.id())
                                        .query(String.class)
                                        .single());
        assertThat(row).doesNotContain(secret.link(), secret.link().substring(3));
        assertThat(
                        sides.walls.<List<String>>inside(
                                clerk,
                                () ->
                                        sides.jdbc
                                                .sql(
                                                        "select distinct purpose from journal where subject_ids @> array[?::uuid]")
                                                .param(draft.id())
                                                .query(String.class)
                                                .list()))
                .contains("AUTHORISATION", "MESSAGE", "INTAKE");
    }

    // ------------------------------------------------------------------ taken back later

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

    private static CommandResult delivered(UUID id, String to) {
        return sides.perform(
                clerk,
                new Command.Deliver(
                        id,
                        sides.version(clerk, id),
                        DeliveryWay.WINDOW,
                        sides.today(),
                        "",
                        to,
                        ""));
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
                sides.done(
                        window,
                        new Command.Collect(
                                draft.id(),
                                draft.version(),
                                new IdentityCheck(IdentityCheck.Shown.ID_CARD, true, ""),
                                sides.papers(SUBSIDIES),
                                true));
        UUID id = done.caseId();
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        sides.done(reviewer, new Command.Accept(id, sides.version(reviewer, id)));
        sides.done(reviewer, new Command.StartReview(id, sides.version(reviewer, id)));
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
