package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.CasePage;
import tongban.node.casework.Drafts;
import tongban.node.casework.HeldPapers;
import tongban.node.casework.MaterialTaken;
import tongban.node.catalog.PublishedService;
import tongban.node.catalog.Services;
import tongban.node.counter.Visits;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.demo.Story.Somebody;
import tongban.node.entitlement.Entitlements;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Purpose;
import tongban.service.CaseDate;
import tongban.service.Material;
import tongban.service.text.Words;

/**
 * Whoever is paid already brings no copy of his bank card again: the counter and his own page say
 * where the side has the account from, and it is taken over to what he is granted next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldAccountsTest {
    private static final Jurisdiction SC = Jurisdiction.SICHUAN;
    private static final String ACCOUNT = "bank-account";
    private static final String OLD_AGE = "old-age-allowance";
    private static final String SUPPORT = "extreme-poverty-support";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    /** Of a card that the simulated reader knows. */
    private static final Somebody PENG = new Somebody("彭家富", "591623196309127158");

    private Story story;
    private Entitlements entitlements;
    private Actor clerk;

    @BeforeAll
    void begin() {
        story = Story.begins("held_accounts", LocalDate.of(2026, 8, 3));
        entitlements = story.bean(Entitlements.class);
        clerk = story.clerk(SC);
    }

    @AfterAll
    void end() {
        story.close();
    }

    private LocalDate appliedOn() {
        return story.example(OLD_AGE, "01-").dates().get(CaseDate.APPLIED);
    }

    private VisitMatter matter(UUID draft, String place) {
        Drafts drafts = story.bean(Drafts.class);
        Map<String, List<String>> typed = new HashMap<>();
        typed.put(Drafts.PLACE, List.of(place));
        drafts.save(clerk, draft, drafts.load(clerk, draft).orElseThrow().version(), typed);
        ApplicationForm form =
                ApplicationForm.of(
                        drafts.load(clerk, draft).orElseThrow(),
                        story.bean(Services.class),
                        true,
                        DAY);
        return new VisitMatter(
                1, form, FormContent.stored(form), List.of(), "", List.of(), List.of(), List.of());
    }

    private static Material account(PublishedService service) {
        return service.definition().materials().stream()
                .filter(m -> m.id().equals(ACCOUNT))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsPaidAlreadyBringsNoCopyOfHisCard() {
        story.on(appliedOn());
        Matter first = story.applies(PENG, OLD_AGE, "01-", SC);
        story.granted(first);
        Visits visits = story.bean(Visits.class);
        Visits.Visit before = visits.begin(clerk, Optional.empty()).orElseThrow();
        visits.readCard(clerk, before.id(), "mr-peng");
        List<PublishedService> asking =
                story.bean(Services.class).all().stream()
                        .filter(s ->
                                s.definition().materials().stream()
                                        .anyMatch(m -> m.id().equals(ACCOUNT)))
                        .toList();
        assertThat(asking).hasSizeGreaterThan(5);
        UUID none = visits.add(clerk, before.id(), asking.getFirst().id()).orElseThrow();
        assertThat(matter(none, "511623109").paper(account(asking.getFirst())))
                .as("no account is on file yet")
                .isEqualTo(VisitMatter.Paper.BROUGHT);
        visits.end(clerk);

        story.account(first, OLD_AGE, PENG);
        Visits.Visit visit = visits.begin(clerk, Optional.empty()).orElseThrow();
        visits.readCard(clerk, visit.id(), "mr-peng");
        for (PublishedService service : asking) {
            UUID draft = visits.add(clerk, visit.id(), service.id()).orElseThrow();
            Material paper = account(service);
            assertThat(matter(draft, "500112").paper(paper))
                    .as(service.id() + ": the other side does not hold it")
                    .isEqualTo(VisitMatter.Paper.BROUGHT);
            VisitMatter here = matter(draft, "511623109");
            assertThat(here.paper(paper))
                    .as(service.id())
                    .isEqualTo(VisitMatter.Paper.NOT_ASKED_FOR);
            assertThat(here.held(paper).map(Words::zh).orElseThrow())
                    .contains("高龄津贴的收款账户", "演示银行 …0800")
                    .doesNotContain("6200000000000000800");
            assertThat(VisitMatter.taken(here.form(), List.of()))
                    .filteredOn(m -> m.material().equals(ACCOUNT))
                    .singleElement()
                    .satisfies(m -> {
                        assertThat(m.how()).isEqualTo(MaterialTaken.How.ELECTRONIC);
                        assertThat(m.note()).contains("高龄津贴的收款账户");
                    });
        }
        visits.end(clerk);

        Visits.Visit typed = visits.begin(clerk, Optional.empty()).orElseThrow();
        visits.typed(
                clerk,
                typed.id(),
                new Visits.Visitor(PENG.name(), PENG.number(), "", Visits.Source.TYPED));
        UUID draft = visits.add(clerk, typed.id(), SUPPORT).orElseThrow();
        assertThat(
                        matter(draft, "511623109")
                                .paper(
                                        account(
                                                story.bean(Services.class)
                                                        .get(SUPPORT)
                                                        .orElseThrow())))
                .as("a number that was typed does not say that it is he")
                .isEqualTo(VisitMatter.Paper.BROUGHT);
        visits.end(clerk);
        takenOver();
    }

    /** What he is granted next is paid to the same account, without anybody typing it again. */
    private void takenOver() {
        story.on(DAY);
        Matter second = story.applies(PENG, SUPPORT, "38-", SC);
        story.granted(second);
        Entitlements.LedgerPage page = story.money(second, SUPPORT);
        assertThat(page.account()).isEmpty();
        assertThat(page.held()).isEqualTo("演示银行 …0800");
        Story.done(entitlements.takeOverAccount(story.reviewer(second), page.row().id()));
        assertThat(story.money(second, SUPPORT).account()).contains("演示银行", PENG.name(), "…0800");
        assertThat(story.money(second, SUPPORT).held()).as("he has one now").isEmpty();

        Somebody other = story.somebody("毛家贵");
        Matter his = story.applies(other, SUPPORT, "38-", SC);
        story.granted(his);
        assertThat(story.money(his, SUPPORT).held()).as("nobody else's").isEmpty();
        assertThat(
                        entitlements.takeOverAccount(
                                story.reviewer(his), story.money(his, SUPPORT).row().id()))
                .isInstanceOfSatisfying(
                        Entitlements.Result.Rejected.class,
                        no -> assertThat(no.problems().getFirst().code()).isEqualTo("LEDGER-067"));
    }

    @Test
    void aResidentUploadsNoneWhereHisSideHasIt() {
        story.on(appliedOn());
        Actor resident =
                ((Accounts.SignIn.Welcome)
                                story.bean(Accounts.class).signIn("sc.resident", "tongban-demo"))
                        .actor();
        Matter first = story.appliesOnline("sc.resident", OLD_AGE, "01-");
        story.granted(first);
        story.account(first, OLD_AGE, new Somebody(resident.nameZh(), ""));
        story.on(DAY);
        Matter second = story.appliesOnline("sc.resident", SUPPORT, "38-", Set.of(ACCOUNT));
        CasePage.Material paper =
                story.page(story.reviewer(second), second).materials().stream()
                        .filter(m -> m.id().equals(ACCOUNT))
                        .findFirst()
                        .orElseThrow();
        assertThat(paper.how()).isEqualTo(MaterialTaken.How.ELECTRONIC.words());
        assertThat(paper.note()).contains("本平台待遇账页", "…0800");
    }

    @Test
    void whatHeUploadsOrSaysOfAPaperStands() {
        var service = story.service(SUPPORT);
        Map<String, HeldPapers.Held> held =
                Map.of(ACCOUNT, new HeldPapers.Held(Words.same("账页"), DAY));
        MaterialTaken follows = new MaterialTaken(ACCOUNT, MaterialTaken.How.TO_FOLLOW, 0, "");
        assertThat(HeldPapers.laidBeside(List.of(follows), service, held, Set.of()))
                .containsExactly(follows);
        MaterialTaken mine = new MaterialTaken(ACCOUNT, MaterialTaken.How.ELECTRONIC, 1, "");
        assertThat(HeldPapers.laidBeside(List.of(mine), service, held, Set.of(ACCOUNT)))
                .containsExactly(mine);
        assertThat(HeldPapers.laidBeside(List.of(mine), service, held, Set.of()))
                .containsExactly(
                        new MaterialTaken(
                                ACCOUNT, MaterialTaken.How.ELECTRONIC, 1, "账页 2026-12-01"));
        assertThat(HeldPapers.laidBeside(List.of(), service, Map.of(), Set.of())).isEmpty();
        assertThat(
                        story.bean(HeldPapers.class)
                                .of(clerk, service, "591623199001010019", Purpose.VISIT))
                .as("nobody of this number is paid")
                .isEmpty();
    }
}
