package tongban.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.exchange.ExchangeGround.SERVICE;
import static tongban.node.exchange.ExchangeGround.clerk;
import static tongban.node.exchange.ExchangeGround.fetched;
import static tongban.node.exchange.ExchangeGround.supervisor;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.CasePage;
import tongban.node.casework.Drafts;
import tongban.node.casework.State;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * What is incomplete is a draft of the clerk who imports it: whose it is, what becomes of it, and
 * to whom a batch tells what.
 */
class ImportedDraftsTest extends ImportsGround {
    @Test
    void whatIsOnlyIncompleteBecomesTheClerksDraftWithEverythingThatCame() {
        ground.collected(here, 1);
        byte[] sound = ground.only(fetched(here, ground.next(here)), 1);
        List<Row> rows =
                BatchFile.read(sound).rows().stream()
                        .filter(r ->
                                r.table() != Table.FORM
                                        || r.get("field").equals("place")
                                        || r.get("field").equals("disability-card-number"))
                        .toList();
        Imports imports = there.bean(Imports.class);
        Imports.Report report =
                imports.run(clerk(there), BatchFile.write("b", "51", rows)).orElseThrow();
        Imports.Taken taken = report.taken().getFirst();
        assertThat(taken.isDraft()).isTrue();
        assertThat(taken.missing())
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.column()).isNotEmpty());
        assertThat(there.drafts.load(clerk(there), taken.id()).orElseThrow().typed())
                .containsEntry("applicant.name", List.of("陈国安" + ground.person(1)))
                .containsEntry("place", List.of(TwoSides.GAOTAN));
        // what the platform states is no answer that anybody types: a day of one's own is not taken
        Drafts.Draft draft = there.drafts.load(clerk(there), taken.id()).orElseThrow();
        there.drafts.save(
                clerk(there),
                draft.id(),
                draft.version(),
                Map.of("elsewhere.applied", List.of("2020-01-01")));
        assertThat(there.drafts.load(clerk(there), taken.id()).orElseThrow().typed())
                .containsEntry("elsewhere.applied", List.of(there.today().toString()));
        // the platform has filled in the rest meanwhile: the same draft becomes the case
        Imports.Report whole = imports.run(clerk(there), sound).orElseThrow();
        assertThat(whole.taken())
                .singleElement()
                .satisfies(t -> {
                    assertThat(t.isDraft()).isFalse();
                    assertThat(t.id()).isEqualTo(taken.id());
                });
    }

    @Test
    void theSameBatchAgainUndoesNothingThatTheClerkCompleted() {
        byte[] file = lacking(sent(1));
        Imports.Taken taken = imported(file).taken().getFirst();
        assertThat(taken.isDraft()).isTrue();
        typed(taken.id(), Map.of("applicant.address", List.of("高滩镇新街9号")));
        Imports.Report again = imported(file);
        assertThat(again.taken()).isEmpty();
        assertThat(again.known()).isOne();
        typed(taken.id(), Map.of("similar-living-benefit", List.of("30")));
        there.done(
                clerk(there),
                TwoSides.collecting(
                        there.drafts.load(clerk(there), taken.id()).orElseThrow(),
                        there.papers(SERVICE)));
        again = imported(file);
        assertThat(again.changed()).isEmpty();
        assertThat(again.known()).isOne();
        assertThat(
                        there.page(there.reviewer(SERVICE, TwoSides.GAOTAN), taken.id())
                                .applicant()
                                .address())
                .isEqualTo("高滩镇新街9号");
    }

    @Test
    void whatAPlatformStatesLeavesTheDraftWhenSomebodyElseApplies() {
        UUID id = imported(lacking(sent(1))).taken().getFirst().id();
        byte[] own = TwoSides.pdf("of the window");
        there.documents.bring(
                clerk(there), id, "bank-account", "1.pdf", TwoSides.pdf("of the platform"));
        there.documents.attach(clerk(there), id, "bank-account", "2.pdf", own);
        typed(id, Map.of("applicant.number", List.of(TwoSides.number(ground.person(1)))));
        assertThat(there.documents.of(clerk(there), id)).hasSize(2);
        assertThat(there.drafts.load(clerk(there), id).orElseThrow().typed())
                .containsKey("elsewhere.applied");
        typed(id, Map.of("applicant.number", List.of(TwoSides.number(ground.person(9)))));
        assertThat(there.drafts.load(clerk(there), id).orElseThrow().typed().keySet())
                .noneMatch(field -> field.startsWith("elsewhere."));
        assertThat(there.documents.of(clerk(there), id))
                .as("nobody is handed another's papers")
                .singleElement()
                .satisfies(d ->
                        assertThat(
                                        there.documents
                                                .open(clerk(there), id, d.id())
                                                .orElseThrow()
                                                .bytes())
                                .isEqualTo(own));
    }

    @Test
    void aDraftThatIsSomebodyElsesNowIsNotWhatThePlatformsNumberNames() {
        byte[] file = lacking(sent(1));
        UUID retyped = imported(file).taken().getFirst().id();
        String other = TwoSides.number(ground.person(9));
        typed(
                retyped,
                Map.of("applicant.number", List.of(other), "applicant.address", List.of("新街9号")));
        // the same batch again: its case is taken in, beside what the clerk typed
        assertThat(imported(file).taken())
                .singleElement()
                .satisfies(t -> assertThat(t.id()).isNotEqualTo(retyped));
        assertThat(there.drafts.load(clerk(there), retyped).orElseThrow().typed())
                .containsEntry("applicant.number", List.of(other))
                .containsEntry("applicant.address", List.of("新街9号"));
        typed(retyped, Map.of("similar-living-benefit", List.of("30")));
        there.done(
                clerk(there),
                TwoSides.collecting(
                        there.drafts.load(clerk(there), retyped).orElseThrow(),
                        there.papers(SERVICE)));
        Imports.Report report = imported(changedAll(file, Map.of("applyer_address", "新街1号")));
        assertThat(report.changed()).as("nothing is told of the other's case").isEmpty();
        CasePage page = there.page(clerk(there), retyped);
        assertThat(page.elsewhere()).isEmpty();
        assertThat(page.applicant().address()).isEqualTo("新街9号");
    }

    @Test
    void whatIsNoNewsIsKnownWithoutALookAtTheCase() {
        byte[] file = sent(1, 2);
        List<UUID> ids = imported(file).taken().stream().map(Imports.Taken::id).toList();
        long before = reads(ids);
        assertThat(imported(file).known()).isEqualTo(2);
        assertThat(reads(ids)).isEqualTo(before);
        assertThat(imported(answered(file, "similar-living-benefit", "30")).changed()).hasSize(2);
        assertThat(reads(ids)).as("what is news is looked at").isGreaterThan(before);
    }

    /** How often anybody has read personal data of these cases. */
    private long reads(List<UUID> ids) {
        return there.walls.inside(
                supervisor(there),
                () ->
                        there.jdbc
                                .sql(
                                        "select count(*) from journal where act = 'read' and subject_ids && ?")
                                .param(ids.toArray(new UUID[0]))
                                .query(Long.class)
                                .single());
    }

    @Test
    void aDraftOfAnotherWindowIsToldAndOneThatIsGoneIsTakenInAnew() {
        byte[] sound = sent(1);
        UUID id = imported(lacking(sound)).taken().getFirst().id();
        Actor other =
                there.staff(Role.CLERK, Jurisdiction.SICHUAN, "511600:service-centre", "other");
        Imports.Report report = there.bean(Imports.class).run(other, sound).orElseThrow();
        assertThat(report.taken()).isEmpty();
        assertThat(report.known()).isZero();
        assertThat(report.faults())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("EXC-039");
                    assertThat(f.what().zh()).contains("gaozhu:service-centre");
                });
        assertThat(there.drafts.discard(clerk(there), id)).isTrue();
        assertThat(imported(only(sound, Table.FORM)).faults())
                .extracting(ExchangeFault::code)
                .containsOnly("EXC-039");
        assertThat(imported(deleted(sound)).known()).isOne();
        Imports.Taken anew = imported(sound).taken().getFirst();
        assertThat(anew.isDraft()).isFalse();
        assertThat(anew.id()).isNotEqualTo(id);
        assertThat(imported(sound).known()).isOne();
    }

    @Test
    void aBatchTellsOnlyOfCasesThatTheBodyOfItsClerkSees() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        Actor other =
                there.staff(Role.CLERK, Jurisdiction.SICHUAN, "511600:service-centre", "other");
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        for (byte[] told : List.of(answered(file, "similar-living-benefit", "30"), deleted(file))) {
            Imports.Report report = there.bean(Imports.class).run(other, told).orElseThrow();
            assertThat(report.changed()).isEmpty();
            assertThat(report.known()).isZero();
            assertThat(report.faults())
                    .singleElement()
                    .satisfies(f -> {
                        assertThat(f.code()).isEqualTo("EXC-038");
                        assertThat(f.line()).isPositive();
                    });
            CasePage page = there.page(reviewer, id);
            assertThat(page.state()).isEqualTo(State.SUBMITTED);
            assertThat(benefit(page)).startsWith("0");
        }
        assertThat(imported(deleted(file)).changed())
                .as("and by the body that took it in")
                .extracting(Imports.Changed::news)
                .containsExactly(Imports.News.WITHDRAWN);
    }

    private void typed(UUID id, Map<String, List<String>> fields) {
        Drafts.Draft draft = there.drafts.load(clerk(there), id).orElseThrow();
        assertThat(there.drafts.save(clerk(there), id, draft.version(), fields))
                .isInstanceOf(Drafts.Saved.Done.class);
    }

    /** The batch without one answer that is asked for. */
    private static byte[] lacking(byte[] file) {
        BatchFile.Content content = BatchFile.read(file);
        return BatchFile.write(
                "lacking",
                content.source(),
                content.rows().stream()
                        .filter(r -> !r.get("field").equals("similar-living-benefit"))
                        .toList());
    }
}
