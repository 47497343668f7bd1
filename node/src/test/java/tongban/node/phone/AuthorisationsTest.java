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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.node.casework.Authorisation;
import tongban.node.casework.Authorisation.Standing;
import tongban.node.casework.Authorisation.What;
import tongban.node.casework.Authorisations;
import tongban.node.casework.Authorisations.Asked;
import tongban.node.casework.Authorisations.Seen;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.Problem;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** Somebody who is not there is asked on his phone and answers once; nobody answers for him. */
class AuthorisationsTest extends OnThePhone {

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
    void relativesOfAMemberWhoAnsweredKeepAwayOnBothSides() {
        String member = TwoSides.number(592);
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        String organ = reviewer.worksFor().orElseThrow();
        Actor near = sides.staff(Role.REVIEWER, Jurisdiction.SICHUAN, organ, "near");
        Actor window =
                sides.staff(
                        Role.CLERK, Jurisdiction.CHONGQING, clerk.worksFor().orElseThrow(), "kin");
        var relatives = sides.bean(tongban.node.casework.Relatives.class);
        for (Actor official : List.of(near, window)) {
            assertThat(relatives.record(official, "陈家人", member, "SPOUSE"))
                    .isInstanceOf(tongban.node.casework.Relatives.Recorded.Done.class);
        }
        Drafts.Draft draft = draft(Map.of(Drafts.PROXY_KIND, "GUARDIAN"));
        asked(draft, check("陈家人", member, "13900000592"));
        Secret secret = arrived("13900000592");
        assertThat(
                        authorisations.answer(
                                secret.link(), secret.code(), "陈家人", member.substring(14), true))
                .isEqualTo(new Seen.Answered(true));
        CommandResult.Done done = (CommandResult.Done) collect(draft);
        assertThat(sides.page(window, done.caseId()).barred()).isTrue();
        assertThat(sides.page(clerk, done.caseId()).barred()).isFalse();
        sides.done(clerk, new Command.Forward(done.caseId(), done.version(), "", ""));
        sides.post.drain();
        assertThat(sides.page(near, done.caseId()).barred()).isTrue();
        assertThat(
                        sides.perform(
                                near,
                                new Command.Accept(
                                        done.caseId(), sides.version(near, done.caseId()))))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-074"));
        assertThat(sides.page(reviewer, done.caseId()).barred()).isFalse();
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
}
