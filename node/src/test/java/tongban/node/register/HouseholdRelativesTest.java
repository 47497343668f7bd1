package tongban.node.register;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.register.RegisterGround.done;
import static tongban.node.register.RegisterGround.member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.Relatives;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/** Whose relative lives in the applicant's household, as the register has it, keeps away too. */
class HouseholdRelativesTest {
    private static final String SERVICE = "disability-subsidies";

    private static RegisterGround ground;
    private static Relatives relatives;

    @BeforeAll
    static void open() {
        ground = new RegisterGround("household_relatives");
        relatives = ground.sides.bean(Relatives.class);
        ground.household("SC-0821");
        ground.household("SC-0824");
        lives(821, "SC-0821", "HEAD", Optional.empty());
        lives(822, "SC-0821", "SPOUSE", Optional.empty());
        lives(823, "SC-0821", "CHILD", Optional.of("2026-03-01"));
        lives(824, "SC-0824", "HEAD", Optional.empty());
    }

    @AfterAll
    static void close() {
        ground.sides.close();
    }

    private static void lives(
            int person, String household, String relation, Optional<String> until) {
        UUID file = ground.person(TwoSides.number(person), "陈家人");
        Map<String, String> said = new HashMap<>(member(household, relation));
        until.ifPresent(day -> said.put("to", day));
        done(ground.write(file, Kind.MEMBERSHIP, Optional.empty(), said));
    }

    private static Actor near(Role role, String organ, String login, int relative) {
        Actor official = ground.sides.staff(role, Jurisdiction.SICHUAN, organ, login);
        assertThat(relatives.record(official, "陈家人", TwoSides.number(relative), "SIBLING"))
                .isInstanceOf(Relatives.Recorded.Done.class);
        return official;
    }

    @Test
    void theRelativeOfAMemberIsBarredAndNobodyElse() {
        TwoSides sides = ground.sides;
        String organ = sides.reviewer(SERVICE, TwoSides.GAOTAN).worksFor().orElseThrow();
        Actor ofMember = near(Role.REVIEWER, organ, "of-member", 822);
        Actor ofFormer = near(Role.REVIEWER, organ, "of-former", 823);
        Actor ofNeighbour = near(Role.REVIEWER, organ, "of-neighbour", 824);
        UUID id =
                sides.collected(
                                Jurisdiction.SICHUAN,
                                SERVICE,
                                "01-both",
                                821,
                                TwoSides.GAOTAN,
                                Map.of())
                        .caseId();
        assertThat(sides.page(ofMember, id).barred()).isTrue();
        assertThat(sides.page(ofMember, id).permitted()).isEmpty();
        assertThat(sides.perform(ofMember, new Command.Accept(id, sides.version(ofMember, id))))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-074"));
        assertThat(sides.page(ofFormer, id).barred()).as("who left the household").isFalse();
        assertThat(sides.page(ofNeighbour, id).barred()).isFalse();
        Actor supervisor = sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, organ, "supervisor");
        assertThat(relatives.register(supervisor, 0).matches())
                .filteredOn(m -> m.caseId().equals(id))
                .singleElement()
                .satisfies(m -> assertThat(m.member()).isTrue());
        sides.done(ofNeighbour, new Command.Accept(id, sides.version(ofNeighbour, id)));
    }

    @Test
    void aClerkDoesNotTakeInForTheHouseholdOfARelative() {
        TwoSides sides = ground.sides;
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        Actor near = near(Role.CLERK, clerk.worksFor().orElseThrow(), "near-clerk", 822);
        Drafts.Draft draft = sides.typed(near, SERVICE, "01-both", 821, TwoSides.GAOTAN, Map.of());
        assertThat(sides.perform(near, TwoSides.collecting(draft, sides.papers(SERVICE))))
                .isInstanceOfSatisfying(
                        CommandResult.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo("CASE-074"));
    }

    /**
     * What the register says of income decides what somebody receives: his relative does not say
     * it.
     */
    @Test
    void whoIsRelatedWritesNeitherIntoTheFileNorIntoThatOfTheHousehold() {
        TwoSides sides = ground.sides;
        Actor near =
                near(Role.REVIEWER, ground.township.worksFor().orElseThrow(), "near-register", 825);
        assertThat(founded(near, 825)).containsExactly("REGISTER-018");
        UUID relative = ground.person(TwoSides.number(825), "陈家人");
        UUID spouse = ground.person(TwoSides.number(826), "陈家人");
        UUID stranger = ground.person(TwoSides.number(827), "某人");
        UUID home = ground.household("SC-0825");
        for (UUID member : List.of(relative, spouse)) {
            done(
                    ground.write(
                            member,
                            Kind.MEMBERSHIP,
                            Optional.empty(),
                            member("SC-0825", member.equals(relative) ? "HEAD" : "SPOUSE")));
        }
        Map<String, String> income = RegisterGround.income("100.00", "2026-03-01");
        for (UUID file : List.of(relative, spouse)) {
            assertThat(RegisterGround.codes(written(near, file, Kind.INCOME, income)))
                    .containsExactly("REGISTER-018");
        }
        assertThat(
                        RegisterGround.codes(
                                written(
                                        near,
                                        home,
                                        Kind.of(SubjectKind.HOUSEHOLD).getFirst(),
                                        RegisterGround.said(
                                                "address", "演示街 7 号",
                                                "settlement", "URBAN",
                                                "from", "2026-03-01"))))
                .containsExactly("REGISTER-018");
        done(written(near, stranger, Kind.INCOME, income));
        done(ground.write(relative, Kind.INCOME, Optional.empty(), income));
        assertThat(founded(near, 828)).as("a stranger's file").isEmpty();
        assertThat(sides.bean(Relatives.class).own(near)).hasSize(1);
    }

    private static List<String> founded(Actor actor, int person) {
        return ground.register.found(
                                actor,
                                new Register.Founding(
                                        SubjectKind.PERSON,
                                        TwoSides.number(person),
                                        RegisterGround.TOWN,
                                        "建档",
                                        RegisterGround.said("name", "陈家人")))
                        instanceof Register.Founded.Rejected(List<Flaw> flaws)
                ? flaws.stream().map(Flaw::code).toList()
                : List.of();
    }

    private static Register.Written written(
            Actor actor, UUID file, Kind kind, Map<String, String> cells) {
        return ground.register.record(
                actor,
                new Register.Entry(
                        file,
                        kind,
                        Optional.empty(),
                        ground.register.version(actor, file),
                        false,
                        "核对后更正",
                        cells));
    }

    /** The settings alone open nothing to the application: the policies are the owner's. */
    @Test
    void whoLivesWithWhomIsAYesOrANo() {
        TwoSides sides = ground.sides;
        Actor elsewhere =
                sides.staff(Role.REVIEWER, Jurisdiction.SICHUAN, "510107:civil-affairs", "far");
        sides.walls.run(
                elsewhere,
                () -> {
                    sides.jdbc
                            .sql("select set_config('tongban.near', 'yes', true)")
                            .query(String.class)
                            .single();
                    for (String table : new String[] {"register_subject", "register_record"}) {
                        assertThat(
                                        sides.jdbc
                                                .sql("select count(*) from " + table)
                                                .query(Long.class)
                                                .single())
                                .isZero();
                    }
                    assertThat(
                                    org.assertj.core.api.Assertions.catchThrowable(() ->
                                            sides.jdbc
                                                    .sql("select near_to(?, current_date)")
                                                    .param(elsewhere.account())
                                                    .query()
                                                    .singleRow()))
                            .hasStackTraceContaining("permission denied");
                });
    }
}
