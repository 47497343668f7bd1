package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** One matter of several services: what is typed once, and that each part is a case of its own. */
class BundlesTest {
    private static final String CHILD = "child-in-difficulty";
    private static final String ELSEWHERE = "disabled-person-living-elsewhere";

    private static TwoSides sides;
    private static Bundles bundles;

    @BeforeAll
    static void open() {
        sides = new TwoSides("bundles");
        bundles = sides.bean(Bundles.class);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static Actor clerk(String name) {
        return sides.staff(Role.CLERK, Jurisdiction.SICHUAN, "gaozhu:service-centre", name);
    }

    private static UUID part(Bundles.Run run, int seq) {
        return run.parts().get(seq - 1).caseId();
    }

    private static Map<String, List<String>> typed(Actor clerk, UUID draft) {
        return sides.drafts.load(clerk, draft).orElseThrow().typed();
    }

    private static void save(Actor clerk, UUID draft, Map<String, List<String>> typed) {
        int version = sides.drafts.load(clerk, draft).orElseThrow().version();
        assertThat(sides.drafts.save(clerk, draft, version, typed))
                .isInstanceOf(Drafts.Saved.Done.class);
    }

    @Test
    void whatIsAskedAlikeIsTypedOnceAndTakenBackOnce() {
        Actor clerk = clerk("alike");
        Bundles.Run run = bundles.start(clerk, CHILD).orElseThrow();
        assertThat(run.parts())
                .extracting(Bundles.Part::serviceId)
                .containsExactly("unattended-child", "disability-subsidies");
        save(
                clerk,
                part(run, 1),
                Map.of(
                        Drafts.APPLICANT_NAME,
                        List.of("陈小一"),
                        Drafts.PROXY_NAME,
                        List.of("陈守望"),
                        Drafts.PROXY_SCOPE,
                        List.of("unattended-child"),
                        Drafts.PLACE,
                        List.of(TwoSides.GAOTAN),
                        "care-form",
                        List.of("scattered")));
        assertThat(typed(clerk, part(run, 2)))
                .containsEntry(Drafts.APPLICANT_NAME, List.of("陈小一"))
                .containsEntry(Drafts.PROXY_NAME, List.of("陈守望"))
                // both count from where the household is registered
                .containsEntry(Drafts.PLACE, List.of(TwoSides.GAOTAN))
                // a power of attorney says itself what it is for
                .doesNotContainKeys(Drafts.PROXY_SCOPE, "care-form");
        save(clerk, part(run, 2), Map.of(Drafts.APPLICANT_NAME, List.of("陈小二")));
        assertThat(typed(clerk, part(run, 1))).containsEntry(Drafts.APPLICANT_NAME, List.of("陈小二"));
        save(clerk, part(run, 2), Map.of(Drafts.PROXY_NAME, List.of()));
        assertThat(typed(clerk, part(run, 1))).doesNotContainKey(Drafts.PROXY_NAME);
    }

    @Test
    void anotherKindOfPlaceIsAskedForItself() {
        Actor clerk = clerk("place");
        Bundles.Run run = bundles.start(clerk, ELSEWHERE).orElseThrow();
        save(clerk, part(run, 1), Map.of(Drafts.PLACE, List.of(TwoSides.GAOTAN)));
        assertThat(typed(clerk, part(run, 2))).doesNotContainKey(Drafts.PLACE);
    }

    @Test
    void aPaperThatServesForBothIsHandedInOnce() {
        Actor clerk = clerk("paper");
        Bundles.Run run = bundles.start(clerk, CHILD).orElseThrow();
        assertThat(
                        sides.documents.attach(
                                clerk,
                                part(run, 1),
                                "bank-account",
                                "银行卡.pdf",
                                TwoSides.pdf("account")))
                .isInstanceOf(Documents.Attached.Done.class);
        assertThat(
                        sides.documents.attach(
                                clerk,
                                part(run, 1),
                                "father-proof",
                                "证明.pdf",
                                TwoSides.pdf("proof")))
                .isInstanceOf(Documents.Attached.Done.class);
        assertThat(sides.documents.of(clerk, part(run, 2)))
                .extracting(Documents.Line::material, Documents.Line::name)
                .containsExactly(tuple("bank-account", "银行卡.pdf"));
        UUID copy = sides.documents.of(clerk, part(run, 2)).getFirst().id();
        assertThat(sides.documents.open(clerk, part(run, 2), copy).orElseThrow().bytes())
                .isEqualTo(TwoSides.pdf("account"));
        // taken out of one it is taken out of both; the proof of the first is nobody else's
        assertThat(sides.documents.remove(clerk, part(run, 2), copy)).isTrue();
        assertThat(sides.documents.of(clerk, part(run, 1)))
                .extracting(Documents.Line::material)
                .containsExactly("father-proof");
        assertThat(sides.documents.remove(clerk, part(run, 2), copy)).isFalse();
    }

    @Test
    void eachPartIsACaseOfItsOwnAndTheRestStaysADraft() {
        Actor clerk = clerk("parts");
        Bundles.Run run = bundles.start(clerk, ELSEWHERE).orElseThrow();
        Drafts.Draft filled =
                sides.typed(clerk, "disability-subsidies", "01-", 471, TwoSides.GAOTAN, Map.of());
        save(clerk, part(run, 1), filled.typed());
        Drafts.Draft first = sides.drafts.load(clerk, part(run, 1)).orElseThrow();
        sides.done(clerk, TwoSides.collecting(first, sides.papers("disability-subsidies")));
        Bundles.Run now = bundles.find(clerk, run.id()).orElseThrow();
        assertThat(now.parts()).extracting(Bundles.Part::sent).containsExactly(true, false);
        assertThat(typed(clerk, part(run, 2)))
                .containsEntry(Drafts.APPLICANT_NAME, filled.typed().get(Drafts.APPLICANT_NAME));
        // what was sent is not touched by what is typed afterwards
        save(clerk, part(run, 2), Map.of(Drafts.APPLICANT_NAME, List.of("另一人")));
        assertThat(sides.cases.page(clerk, part(run, 1)).orElseThrow().applicant().name())
                .doesNotContain("另");
        assertThat(bundles.open(clerk)).extracting(Bundles.Run::id).containsExactly(run.id());
        assertThat(bundles.discard(clerk, run.id())).isTrue();
        assertThat(bundles.open(clerk)).isEmpty();
        assertThat(sides.drafts.load(clerk, part(run, 2))).isEmpty();
        assertThat(sides.cases.page(clerk, part(run, 1))).isPresent();
    }

    @Test
    void aBundleIsItsOwnersAndHasALimit() {
        Actor clerk = clerk("owner");
        Bundles.Run run = bundles.start(clerk, CHILD).orElseThrow();
        Actor other = clerk("other");
        assertThat(bundles.find(other, run.id())).isEmpty();
        assertThat(bundles.of(other, part(run, 1))).isEmpty();
        assertThat(bundles.discard(other, run.id())).isFalse();
        assertThat(bundles.start(clerk, "no-such-bundle")).isEmpty();
        assertThat(bundles.start(sides.reviewer("disability-subsidies", TwoSides.GAOTAN), CHILD))
                .isEmpty();
        for (int i = 2; i < Drafts.DRAFTS_PER_ACCOUNT_MAX - 1; i++) {
            sides.drafts.start(clerk, "disability-subsidies").orElseThrow();
        }
        // one place is left, and two are needed: nothing is begun
        assertThat(bundles.start(clerk, CHILD)).isEmpty();
        assertThat(sides.drafts.own(clerk)).hasSize(Drafts.DRAFTS_PER_ACCOUNT_MAX - 1);
    }
}
