package tongban.node.register;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;
import static tongban.node.register.RegisterGround.TOWN;
import static tongban.node.register.RegisterGround.born;
import static tongban.node.register.RegisterGround.done;
import static tongban.node.register.RegisterGround.income;
import static tongban.node.register.RegisterGround.member;
import static tongban.node.register.RegisterGround.said;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;

/** Who may know what the register says, where a file goes, and who erases it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterAccessTest {
    private RegisterGround ground;
    private TwoSides sides;
    private Register register;
    private Actor township;
    private Actor county;

    @BeforeAll
    void start() {
        ground = new RegisterGround("register_access");
        sides = ground.sides;
        register = ground.register;
        township = ground.township;
        county = ground.county;
    }

    @AfterAll
    void stop() {
        sides.close();
    }

    @Test
    void onlyTheBodiesInChargeAndThePersonAndAlwaysWithATrace() {
        String number = TwoSides.number(777);
        UUID person = ground.person(number, "陈国安");
        AsOf now = AsOf.today(sides.today());
        Actor elsewhere = sides.staff(Role.REVIEWER, SICHUAN, "510107:civil-affairs", "elsewhere");
        Actor window = sides.clerk(SICHUAN);
        Actor across = sides.staff(Role.SUPERVISOR, CHONGQING, "500157:civil-affairs", "across");
        Actor supervisor =
                sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "supervisor");
        assertThat(register.person(county, person, now, Purpose.RECHECK)).isPresent();
        assertThat(register.person(supervisor, person, now, Purpose.SUPERVISE)).isPresent();
        for (Actor other : List.of(elsewhere, window, across)) {
            assertThat(register.person(other, person, now, Purpose.RECHECK))
                    .as(other.login())
                    .isEmpty();
            assertThat(
                            ((Register.Found.No)
                                            register.find(
                                                    other,
                                                    SubjectKind.PERSON,
                                                    number,
                                                    Optional.of(Purpose.RECHECK)))
                                    .flaw()
                                    .code())
                    .isEqualTo("REGISTER-004");
        }
        assertThat(
                        ((Register.Found.No)
                                        register.find(
                                                county,
                                                SubjectKind.PERSON,
                                                number,
                                                Optional.empty()))
                                .flaw()
                                .code())
                .as("nobody looks without a purpose")
                .isEqualTo("REGISTER-003");
        assertThat(
                        register.find(
                                county,
                                SubjectKind.PERSON,
                                number,
                                Optional.of(Purpose.APPLICATION_CHECK)))
                .isEqualTo(new Register.Found.Subject(person, SubjectKind.PERSON));
        assertThat(register.own(sides.resident(SICHUAN, number), now).map(f -> f.person().name()))
                .contains("陈国安");
        assertThat(register.own(sides.resident(SICHUAN, TwoSides.number(778)), now)).isEmpty();
        assertThat(register.own(sides.resident(CHONGQING, number), now)).isEmpty();
        assertThat(
                        sides
                                .walls
                                .inside(
                                        supervisor,
                                        () -> sides.bean(Journal.class).about(person, 100))
                                .stream()
                                .map(e -> e.act() + " " + e.purpose()))
                .contains(
                        "read RECHECK",
                        "read SUPERVISE",
                        "read OWN_MATTER",
                        "register-search APPLICATION_CHECK",
                        "register-record CORRECTION");
        assertThat(
                        register.record(
                                supervisor,
                                new Register.Entry(
                                        person,
                                        Kind.INCOME,
                                        Optional.empty(),
                                        0,
                                        false,
                                        "x",
                                        income("1.00", "2026-01-01"))))
                .as("supervision reads and does not record")
                .isInstanceOf(Register.Written.Rejected.class);
    }

    @Test
    void aNameIsFoundNowAndWhatItWas() {
        UUID person = ground.person(born("1991-02-02", 71), "欧阳小凤");
        Map<String, String> renamed = said("name", "欧阳 凤", "from", "2026-06-01");
        done(ground.write(person, Kind.IDENTITY, Optional.of(RecordCodec.ONLY), renamed));
        for (String name : List.of("欧阳凤", " 欧阳小凤")) {
            Register.Named.People found =
                    (Register.Named.People)
                            register.named(county, name, Optional.of(Purpose.RECHECK));
            assertThat(found.people()).extracting(Register.SubjectFile::id).containsExactly(person);
            assertThat(found.people().getFirst().name()).isEqualTo("欧阳 凤");
        }
        Actor elsewhere = sides.staff(Role.REVIEWER, SICHUAN, "510107:civil-affairs", "elsewhere");
        assertThat(register.named(elsewhere, "欧阳凤", Optional.of(Purpose.RECHECK)))
                .isEqualTo(new Register.Named.People(List.of(), false));
        assertThat(register.named(county, "欧阳凤", Optional.empty()))
                .isInstanceOf(Register.Named.No.class);
    }

    @Test
    void aHouseholdIsHandedOverWithItsMembers() {
        UUID household = ground.household("SC-0300");
        UUID head = ground.person(born("1961-01-01", 72), "移交甲");
        done(ground.write(head, Kind.MEMBERSHIP, Optional.empty(), member("SC-0300", "HEAD")));
        Actor there = sides.staff(Role.REVIEWER, SICHUAN, "510107:civil-affairs", "elsewhere");
        AsOf now = AsOf.today(sides.today());
        assertThat(register.handOver(there, household, "510107"))
                .as("who does not see it cannot take it")
                .isInstanceOf(Register.HandedOver.NotFound.class);
        assertThat(register.handOver(township, household, TwoSides.YUZUI))
                .isEqualTo(new Register.HandedOver.Rejected(Flaws.notOfThisSide()));
        assertThat(register.handOver(township, household, TOWN))
                .isEqualTo(new Register.HandedOver.Rejected(Flaws.keptThere()));
        assertThat(register.handOver(township, household, "510107"))
                .isEqualTo(new Register.HandedOver.Done(2));
        assertThat(register.household(township, household, now, Purpose.RECHECK)).isEmpty();
        assertThat(register.person(township, head, now, Purpose.RECHECK)).isEmpty();
        assertThat(
                        register.household(there, household, now, Purpose.RECHECK)
                                .orElseThrow()
                                .members())
                .hasSize(1);
    }

    private static String code(Erasures.Done done) {
        return done instanceof Erasures.Done.Rejected(Flaw flaw) ? flaw.code() : done.toString();
    }

    @Test
    void aFileIsErasedByTwoOfSupervision() {
        Erasures erasures = sides.bean(Erasures.class);
        Actor first = sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "first");
        Actor second = sides.staff(Role.SUPERVISOR, SICHUAN, "511623:civil-affairs", "second");
        String number = born("1962-02-03", 91);
        String tail = number.substring(14);
        UUID person = ground.person(number, "将要删除");
        assertThat(erasures.propose(township, person, "离世多年"))
                .as("supervision alone")
                .isInstanceOf(Erasures.Done.NotFound.class);
        assertThat(code(erasures.propose(first, person, " "))).isEqualTo("REGISTER-002");
        assertThat(erasures.propose(first, person, "离世多年")).isEqualTo(new Erasures.Done.Yes(false));
        assertThat(code(erasures.propose(second, person, "同上"))).isEqualTo("REGISTER-011");
        assertThat(code(erasures.confirm(first, person, tail))).isEqualTo("REGISTER-012");
        assertThat(code(erasures.confirm(second, person, "00"))).isEqualTo("REGISTER-013");
        assertThat(erasures.confirm(second, person, tail)).isEqualTo(new Erasures.Done.Yes(true));
        AsOf now = AsOf.today(sides.today());
        Register.SubjectFile left =
                register.person(county, person, now, Purpose.RECHECK).orElseThrow().person();
        assertThat(left.erased()).isTrue();
        assertThat(left.lines()).isEmpty();
        assertThat(register.find(county, SubjectKind.PERSON, number, Optional.of(Purpose.RECHECK)))
                .isInstanceOf(Register.Found.No.class);
        assertThat(register.named(county, "将要删除", Optional.of(Purpose.RECHECK)))
                .isEqualTo(new Register.Named.People(List.of(), false));
        UUID applicant = ground.person(TwoSides.number(961), "申请中");
        sides.collected(SICHUAN, "disability-subsidies", "01-both", 961, TOWN);
        assertThat(code(erasures.propose(first, applicant, "本人要求"))).isEqualTo("REGISTER-015");
    }
}
