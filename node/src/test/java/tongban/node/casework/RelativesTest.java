package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;

/** An official keeps away from the cases of his near relatives; supervision sees which. */
class RelativesTest {
    private static final String SERVICE = "disability-subsidies";

    private static TwoSides sides;
    private static Relatives relatives;
    private static Actor reviewer;
    private static Actor colleague;
    private static Actor supervisor;

    @BeforeAll
    static void begin() {
        sides = new TwoSides("relatives");
        relatives = sides.bean(Relatives.class);
        reviewer = sides.reviewer(SERVICE, TwoSides.GAOTAN);
        String organ = reviewer.worksFor().orElseThrow();
        colleague = sides.staff(Role.REVIEWER, Jurisdiction.SICHUAN, organ, "colleague");
        supervisor = sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, organ, "supervisor");
    }

    @AfterAll
    static void end() {
        sides.close();
    }

    private static UUID submitted(int person) {
        return sides.collected(Jurisdiction.SICHUAN, SERVICE, "01-both", person, TwoSides.GAOTAN)
                .caseId();
    }

    private static UUID recorded(Actor actor, int person) {
        return ((Relatives.Recorded.Done)
                        relatives.record(actor, "陈小兰", TwoSides.number(person), "SIBLING"))
                .id();
    }

    @Test
    void whoIsRelatedKeepsAwayAndAColleagueGoesOn() {
        UUID id = submitted(801);
        assertThat(sides.page(reviewer, id).permitted()).isNotEmpty();
        UUID entry = recorded(reviewer, 801);

        assertThat(sides.page(reviewer, id))
                .satisfies(page -> {
                    assertThat(page.barred()).isTrue();
                    assertThat(page.permitted()).isEmpty();
                });
        int version = sides.version(reviewer, id);
        assertThat(sides.perform(reviewer, new Command.Accept(id, version)))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-074"));
        assertThat(sides.bean(Batches.class).choices(reviewer, List.of(id)))
                .singleElement()
                .satisfies(c -> assertThat(c.acts()).isEmpty());
        assertThat(relatives.register(supervisor, 0).matches())
                .anySatisfy(m -> {
                    assertThat(m.caseId()).isEqualTo(id);
                    assertThat(m.relation()).isEqualTo(Relation.SIBLING);
                });
        assertThat(sides.page(colleague, id).barred()).isFalse();
        sides.done(colleague, new Command.Accept(id, version));

        assertThat(relatives.end(reviewer, entry, ""))
                .isInstanceOf(Relatives.Recorded.Rejected.class);
        assertThat(relatives.end(colleague, entry, "不是本人的"))
                .isInstanceOf(Relatives.Recorded.Rejected.class);
        assertThat(relatives.end(reviewer, entry, "填错了人"))
                .isInstanceOf(Relatives.Recorded.Done.class);
        assertThat(sides.page(reviewer, id).barred()).isFalse();
    }

    @Test
    void aClerkDoesNotTakeInForARelative() {
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        recorded(clerk, 802);
        Drafts.Draft draft =
                sides.typed(clerk, SERVICE, "01-both", 802, TwoSides.GAOTAN, java.util.Map.of());
        assertThat(sides.perform(clerk, TwoSides.collecting(draft, sides.papers(SERVICE))))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-074"));
    }

    @Test
    void aClerkPutsNoPaperIntoTheCaseOfARelativeAndTakesNoneOut() {
        UUID id = submitted(818);
        sides.supplementAsked(reviewer, id, "bank-account", "账号看不清");
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        Actor near =
                sides.staff(
                        Role.CLERK,
                        Jurisdiction.SICHUAN,
                        clerk.worksFor().orElseThrow(),
                        "near-papers");
        recorded(near, 818);
        byte[] paper = TwoSides.pdf("card");
        assertThat(sides.documents.attach(near, id, "bank-account", "卡.pdf", paper))
                .isInstanceOfSatisfying(
                        Documents.Attached.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("CASE-074"));
        assertThat(sides.documents.attach(clerk, id, "bank-account", "卡.pdf", paper))
                .isInstanceOfSatisfying(
                        Documents.Attached.Done.class,
                        done -> {
                            UUID document = done.document().id();
                            assertThat(sides.documents.remove(near, id, document)).isFalse();
                            assertThat(sides.documents.remove(clerk, id, document)).isTrue();
                        });
    }

    /** The form of this service asks for a card that bears the citizen number of its holder. */
    private static java.util.Map<String, String> cardOf(int person) {
        return java.util.Map.of("disability-card-number", TwoSides.number(person) + "43");
    }

    @Test
    void whoIsRelatedToSomebodyNamedByNumberInTheFormKeepsAway() {
        recorded(reviewer, 812);
        UUID id =
                sides.collected(
                                Jurisdiction.SICHUAN,
                                SERVICE,
                                "01-both",
                                811,
                                TwoSides.GAOTAN,
                                cardOf(812))
                        .caseId();
        UUID other =
                sides.collected(
                                Jurisdiction.SICHUAN,
                                SERVICE,
                                "01-both",
                                813,
                                TwoSides.GAOTAN,
                                cardOf(813))
                        .caseId();
        assertThat(sides.page(reviewer, id).barred()).isTrue();
        assertThat(sides.page(reviewer, id).permitted()).isEmpty();
        assertThat(sides.perform(reviewer, new Command.Accept(id, sides.version(reviewer, id))))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-074"));
        assertThat(sides.page(reviewer, other).barred()).isFalse();
        assertThat(sides.page(colleague, id).barred()).isFalse();
        assertThat(relatives.register(supervisor, 0).matches())
                .filteredOn(m -> m.caseId().equals(id))
                .singleElement()
                .satisfies(m -> assertThat(m.member()).isTrue());

        Actor clerk =
                sides.staff(
                        Role.CLERK,
                        Jurisdiction.SICHUAN,
                        sides.clerk(Jurisdiction.SICHUAN).worksFor().orElseThrow(),
                        "near");
        recorded(clerk, 815);
        Drafts.Draft draft =
                sides.typed(clerk, SERVICE, "01-both", 814, TwoSides.GAOTAN, cardOf(815));
        assertThat(sides.perform(clerk, TwoSides.collecting(draft, sides.papers(SERVICE))))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-074"));
    }

    @Test
    void whoIsNamedGoesWithTheKeyOfTheCase() {
        UUID id =
                sides.collected(
                                Jurisdiction.SICHUAN,
                                SERVICE,
                                "01-both",
                                816,
                                TwoSides.GAOTAN,
                                cardOf(817))
                        .caseId();
        assertThat(named(id)).isOne();
        sides.walls.run(
                supervisor,
                () ->
                        sides.jdbc
                                .sql("select destroy_case_key(?, 'RETENTION')")
                                .param(id)
                                .query(Boolean.class)
                                .single());
        assertThat(named(id)).isZero();
    }

    private static long named(UUID id) {
        return sides.walls.inside(
                supervisor,
                () ->
                        sides.jdbc
                                .sql("select count(*) from case_member where case_id = ?")
                                .param(id)
                                .query(Long.class)
                                .single());
    }

    private static List<String> codes(Relatives.Recorded recorded) {
        assertThat(recorded).isInstanceOf(Relatives.Recorded.Rejected.class);
        return ((Relatives.Recorded.Rejected) recorded)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void aTownshipEntersRelativesOfVillageCadresAndSupervisionSeesWhoseCasesTheyAre() {
        Actor town = township("first");
        Actor other = township("second");
        Actor county =
                sides.staff(Role.REVIEWER, Jurisdiction.SICHUAN, "511623:civil-affairs", "county");
        String village = relatives.villages(town).getFirst().code();
        Relatives.Cadre cadre = new Relatives.Cadre(village, "王大发");
        String number = TwoSides.number(804);
        assertThat(relatives.villages(county)).as("no township").isEmpty();
        assertThat(codes(relatives.record(county, cadre, "陈小兰", number, "SPOUSE")))
                .containsExactly("CASE-230");
        assertThat(
                        codes(
                                relatives.record(
                                        town,
                                        new Relatives.Cadre("500157106201", " "),
                                        "陈小兰",
                                        number,
                                        "SPOUSE")))
                .containsExactly("CASE-231", "CASE-016");
        UUID entry =
                ((Relatives.Recorded.Done) relatives.record(town, cadre, "陈小兰", number, "SPOUSE"))
                        .id();
        assertThat(codes(relatives.record(other, cadre, "陈小兰", number, "SPOUSE")))
                .containsExactly("CASE-232");
        relatives.record(town, new Relatives.Cadre(village, "李二"), "陈小兰", number, "SIBLING");

        UUID id = submitted(804);
        assertThat(relatives.register(supervisor, 0).matches())
                .filteredOn(m -> m.caseId().equals(id))
                .extracting(m -> m.officer().zh() + m.relation())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("王大发（").endsWith("SPOUSE"),
                        two -> assertThat(two).startsWith("李二（").endsWith("SIBLING"));
        assertThat(relatives.register(supervisor, 0).lines())
                .filteredOn(line -> line.id().equals(entry))
                .singleElement()
                .satisfies(line -> assertThat(line.name()).isEqualTo("陈*兰"));
        assertThat(sides.page(reviewer, id).barred()).as("nobody here is related").isFalse();

        assertThat(relatives.ofCadres(other)).as("of the body").hasSize(2);
        assertThat(relatives.own(town)).as("not his own").isEmpty();
        assertThat(relatives.ofCadres(county)).isEmpty();
        recorded(town, 805);
        assertThat(relatives.sheet(town)).as("the form on paper").hasSize(3);
        assertThat(relatives.sheet(county)).isEmpty();
        assertThat(sides.walls.inside(supervisor, () -> sides.bean(Journal.class).about(entry, 50)))
                .extracting(Journal.Entry::purpose)
                .contains("HANDLE", "PRINT", "SUPERVISE");

        assertThat(codes(relatives.end(county, entry, "离任"))).containsExactly("CASE-078");
        assertThat(relatives.end(other, entry, "离任")).isInstanceOf(Relatives.Recorded.Done.class);
        assertThat(relatives.sheet(town)).hasSize(2);
        assertThat(relatives.register(supervisor, 0).matches())
                .filteredOn(m -> m.caseId().equals(id))
                .hasSize(1);
    }

    /** The setting alone opens nothing to the application: the policy is the owner's. */
    @Test
    void anybodysRelativesAreAYesOrANoForOfficialsAlone() {
        Actor related =
                sides.staff(
                        Role.REVIEWER,
                        Jurisdiction.SICHUAN,
                        reviewer.worksFor().orElseThrow(),
                        "related");
        recorded(related, 806);
        UUID id = submitted(806);
        Actor resident = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(806));
        for (Actor actor : List.of(reviewer, resident)) {
            sides.walls.run(
                    actor,
                    () -> {
                        String role = setting("tongban.role");
                        assertThat(
                                        sides.jdbc
                                                .sql("select applicant_is_relative(?)")
                                                .param(id)
                                                .query(Boolean.class)
                                                .single())
                                .as(actor.role().name())
                                .isEqualTo(actor == reviewer);
                        assertThat(setting("tongban.role")).isEqualTo(role);
                        sides.jdbc
                                .sql(
                                        "select set_config('tongban.relative_of_anybody', 'yes', true)")
                                .query(String.class)
                                .single();
                        assertThat(
                                        sides.jdbc
                                                .sql(
                                                        "select count(*) from relative where officer = ?")
                                                .param(related.account())
                                                .query(Long.class)
                                                .single())
                                .isZero();
                    });
        }
    }

    private static String setting(String name) {
        return sides.jdbc
                .sql("select coalesce(current_setting(?, true), '')")
                .param(name)
                .query(String.class)
                .single();
    }

    private static Actor township(String name) {
        return sides.staff(
                Role.REVIEWER,
                Jurisdiction.SICHUAN,
                TwoSides.GAOTAN + ":township-government",
                name);
    }

    @Test
    void whatIsRecordedIsSealedAndLooksAreJournaled() {
        recorded(colleague, 803);
        assertThat(relatives.record(colleague, "陈小兰", TwoSides.number(803), "CHILD"))
                .isInstanceOfSatisfying(
                        Relatives.Recorded.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("CASE-077"));
        assertThat(relatives.record(colleague, "", "123", "NOBODY"))
                .isInstanceOfSatisfying(
                        Relatives.Recorded.Rejected.class,
                        no -> assertThat(no.problems()).hasSize(3));
        assertThat(relatives.own(colleague))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.name()).isEqualTo("陈小兰");
                    assertThat(line.number()).doesNotContain(TwoSides.number(803));
                });
        List<Relatives.Line> seen = relatives.register(supervisor, 0).lines();
        assertThat(seen).extracting(Relatives.Line::name).contains("陈*兰").doesNotContain("陈小兰");
        assertThat(
                        sides.walls.inside(
                                supervisor,
                                () -> sides.bean(Journal.class).about(colleague.account(), 50)))
                .extracting(Journal.Entry::purpose)
                .contains("OWN_MATTER", "SUPERVISE");
        Actor across = sides.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "yubei", "across");
        assertThat(relatives.register(across, 0).lines()).isEmpty();
    }
}
