package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/**
 * Others speak and write for the applicant: with a power of attorney, and where he cannot write.
 */
class BehalfTest {
    private static final String SUBSIDIES = "disability-subsidies";
    private static TwoSides sides;
    private static Actor clerk;
    private static int person = 400;

    @BeforeAll
    static void open() {
        sides = new TwoSides("behalf");
        clerk = sides.clerk(Jurisdiction.CHONGQING);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static Map<String, String> proxy(Map<String, String> changes) {
        Map<String, String> typed = new HashMap<>();
        typed.put(Drafts.PROXY_NAME, "李村长");
        typed.put(Drafts.PROXY_NUMBER, TwoSides.number(399));
        typed.put(Drafts.PROXY_MOBILE, "13900000399");
        typed.put(Drafts.PROXY_RELATION, "同村");
        typed.put(Drafts.PROXY_KIND, "VILLAGE_CADRE");
        typed.put(Drafts.PROXY_SCOPE, SUBSIDIES);
        typed.put(Drafts.PROXY_FROM, "2026-11-01");
        typed.put(Drafts.PROXY_UNTIL, "2026-11-12");
        typed.putAll(changes);
        return typed;
    }

    private static Drafts.Draft draft(Actor actor, Map<String, String> changes) {
        return sides.typed(actor, SUBSIDIES, "both", ++person, TwoSides.GAOTAN, changes);
    }

    private static List<String> faults(Actor actor, Map<String, String> changes) {
        return sides.drafts.faults(actor, draft(actor, changes).id()).stream()
                .map(p -> p.code() + " " + p.field())
                .toList();
    }

    private static CommandResult collect(Drafts.Draft draft) {
        return sides.perform(clerk, TwoSides.collecting(draft, sides.papers(SUBSIDIES)));
    }

    /** The day is 2026-11-12: the last day of a power of attorney is a day of it. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "proxy.kind,,CASE-016 proxy.kind",
        "proxy.kind,KING,CASE-016 proxy.kind",
        "proxy.scope,,CASE-081 proxy.scope",
        "proxy.scope,oversize-transport-permit,CASE-082 proxy.scope",
        "proxy.from,,CASE-081 proxy.from",
        "proxy.until,,CASE-081 proxy.until",
        "proxy.until,2026-11-11,CASE-083 proxy.until",
        "proxy.from,2026-11-13,CASE-084 proxy.until",
        "proxy.until,2026-02-30,CASE-037 proxy.until",
    })
    void aPowerOfAttorneyIsCheckedFieldByField(String field, String text, String fault) {
        assertThat(faults(clerk, proxy(Map.of(field, text == null ? "" : text))))
                .containsExactly(fault);
    }

    @Test
    void oneThatIsNotInForceYetIsRefusedToo() {
        assertThat(
                        faults(
                                clerk,
                                proxy(
                                        Map.of(
                                                Drafts.PROXY_FROM, "2026-11-13",
                                                Drafts.PROXY_UNTIL, "2026-12-31"))))
                .containsExactly("CASE-083 proxy.from");
    }

    @Test
    void aGuardianNeedsNone() {
        Map<String, String> guardian = proxy(Map.of(Drafts.PROXY_KIND, "GUARDIAN"));
        guardian.put(Drafts.PROXY_SCOPE, "");
        guardian.put(Drafts.PROXY_FROM, "");
        guardian.put(Drafts.PROXY_UNTIL, "");
        assertThat(faults(clerk, guardian)).isEmpty();
    }

    @Test
    void aVillageCadreAppliesAndBothSidesSeeByWhatRight() {
        Drafts.Draft draft = draft(clerk, proxy(Map.of()));
        CommandResult.Done done = (CommandResult.Done) collect(draft);
        UUID id = done.caseId();
        sides.done(clerk, new Command.Forward(id, done.version(), "", ""));
        sides.post.drain();
        Actor reviewer = sides.reviewer(SUBSIDIES, TwoSides.GAOTAN);
        for (Actor reader : List.of(clerk, reviewer)) {
            assertThat(sides.page(reader, id).mandate())
                    .hasValueSatisfying(m -> {
                        assertThat(m.kind().zh()).isEqualTo("村（社区）干部、网格员");
                        assertThat(m.until()).hasValue(sides.today());
                        assertThat(m.over()).as("in force on its last day").isFalse();
                    });
        }
        CaseEvent.Opened opened =
                new CaseEvent.Opened(
                        Act.COLLECT,
                        Part.COMPETENT,
                        "",
                        SUBSIDIES,
                        "",
                        Mode.REMOTE_COLLECT,
                        Jurisdiction.CHONGQING,
                        WrittenCase.opened(Act.COLLECT, Part.COMPETENT).route(),
                        sides.today(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        WrittenCase.opened(Act.COLLECT, Part.COMPETENT).applicant(),
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        "",
                        Optional.of(
                                new Mandate(
                                        Mandate.Kind.AGENT,
                                        Optional.of(SUBSIDIES),
                                        Optional.of(sides.today()),
                                        Optional.of(sides.today()))),
                        Optional.of(new OralApplication("甲", "乙")),
                        List.of(),
                        Optional.empty());
        assertThat(Behalf.typed(opened))
                .as("another platform takes in what this one recorded")
                .containsEntry(Drafts.PROXY_KIND, List.of("AGENT"))
                .containsEntry(Drafts.PROXY_SCOPE, List.of(SUBSIDIES))
                .containsEntry(Drafts.PROXY_UNTIL, List.of("2026-11-12"))
                .containsEntry(Drafts.ORAL_READ_BACK_BY, List.of("乙"));
    }

    private static Map<String, String> oral(Map<String, String> changes) {
        Map<String, String> typed = new HashMap<>();
        typed.put(Drafts.ORAL, "true");
        typed.put(Drafts.ORAL_WRITTEN_BY, "王窗口");
        typed.put(Drafts.ORAL_READ_BACK_BY, "赵窗口");
        typed.put(Drafts.ORAL_FINGERPRINT, "true");
        typed.putAll(changes);
        return typed;
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "oral.written-by,,CASE-016 oral.written-by",
        "oral.read-back-by,,CASE-016 oral.read-back-by",
        "oral.read-back-by,王窗口,CASE-086 oral.read-back-by",
        "oral.fingerprint,,CASE-087 oral.fingerprint",
    })
    void anOralApplicationHasTwoNamesAndAFingerprint(String field, String text, String fault) {
        assertThat(faults(clerk, oral(Map.of(field, text == null ? "" : text))))
                .containsExactly(fault);
    }

    @Test
    void nobodyAppliesOrallyOnline() {
        Actor resident = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(person + 1));
        assertThat(faults(resident, oral(Map.of()))).containsExactly("CASE-085 oral.applied");
    }

    @Test
    void anOralApplicationIsTakenInWithTheScanOfTheFingerprint() {
        Drafts.Draft draft = draft(clerk, oral(Map.of()));
        assertThat(collect(draft))
                .isInstanceOfSatisfying(
                        CommandResult.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("CASE-088"));
        assertThat(
                        sides.documents.attach(
                                clerk, draft.id(), Behalf.FORM, "捺印.pdf", TwoSides.pdf("print")))
                .isInstanceOf(Documents.Attached.Done.class);
        CommandResult.Done done = (CommandResult.Done) collect(draft);
        assertThat(sides.page(clerk, done.caseId()).oral())
                .hasValue(new OralApplication("王窗口", "赵窗口"));
    }
}
