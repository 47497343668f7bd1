package tongban.node.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Drafts;
import tongban.node.casework.Registered;
import tongban.node.casework.TwoSides;
import tongban.node.counter.Visits.Matter;
import tongban.node.counter.Visits.Visit;
import tongban.node.counter.Visits.Visitor;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.register.AsOf;
import tongban.node.register.Kind;
import tongban.node.register.Register;

/** One visitor, several matters: whose they are, and what is left of him when he has gone. */
class VisitsTest {
    private static final String HALL = "gaozhu:service-centre";
    private static final String SUBSIDIES = "disability-subsidies";
    private static final String EXTREME_POVERTY = "extreme-poverty-support";
    private static final String DENG = Registered.DENG;

    private static TwoSides sides;
    private static Visits visits;
    private static String recorded;

    @BeforeAll
    static void open() {
        sides = new TwoSides("visits");
        visits = sides.bean(Visits.class);
        onFile();
        recorded = sides.today().toString();
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static Actor clerk(String name) {
        return sides.staff(Role.CLERK, Jurisdiction.SICHUAN, HALL, name);
    }

    private static Visit begun(Actor clerk, String card) {
        Visit visit = visits.begin(clerk, Optional.empty()).orElseThrow();
        assertThat(visits.readCard(clerk, visit.id(), card)).isEmpty();
        return visits.find(clerk, visit.id()).orElseThrow();
    }

    private static Map<String, List<String>> typed(Actor clerk, UUID draft) {
        return sides.drafts.load(clerk, draft).orElseThrow().typed();
    }

    @Test
    void theVisitorAndWhatRegistersKnowAreTypedIntoEveryMatterOnce() {
        Actor clerk = clerk("first");
        Visit visit = begun(clerk, "grandma-luo");
        UUID subsidies = visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow();
        UUID filing = visits.add(clerk, visit.id(), "investment-project-filing").orElseThrow();
        assertThat(typed(clerk, subsidies))
                .containsEntry(Drafts.APPLICANT_NAME, List.of("罗文秀"))
                .containsEntry("disability-grade", List.of("1"))
                .containsEntry("assistance-class", List.of("minimum-living-allowance"))
                .hasEntrySatisfying(
                        Visits.KNOWN + "disability-grade",
                        said -> assertThat(said).contains("残疾人证登记（模拟）", "2026-06-30"));
        // an enterprise applies; the visitor hands in for it
        assertThat(typed(clerk, filing))
                .containsEntry(Drafts.PROXY_NAME, List.of("罗文秀"))
                .doesNotContainKey(Drafts.APPLICANT_NAME);
        assertThat(visits.find(clerk, visit.id()).orElseThrow().matters())
                .extracting(Matter::caseId)
                .containsExactly(subsidies, filing);
        assertThat(visits.drop(clerk, visit.id(), filing)).isTrue();
        assertThat(visits.drop(clerk, visit.id(), filing)).isFalse();
        assertThat(visits.add(clerk, visit.id(), "no-such-service")).isEmpty();
    }

    // ------------------------------------------------------------------ the platform's register

    /** 邓晓芸 has a disability card, a residence that nobody verified, incomes, and two benefits. */
    private static void onFile() {
        Registered township = Registered.atGaotan(sides);
        UUID id = township.deng();
        township.record(
                id,
                Kind.RESIDENCE,
                "source",
                "DECLARED",
                "assurance",
                "DECLARED",
                "hukou",
                TwoSides.GAOTAN,
                "settlement",
                "RURAL",
                "from",
                "2020-01-01");
        income(township, id, "WAGE", "800", "TAX", "VERIFIED");
        income(township, id, "WAGE", "200", "SOCIAL_INSURANCE", "DEMONSTRATION");
        income(township, id, "BUSINESS", "50", "TAX", "VERIFIED");
        income(township, id, "TRANSFER", "90", "DECLARED", "DECLARED");
        receives("minimum-living-allowance");
        receives(EXTREME_POVERTY);
    }

    private static void income(
            Registered township, UUID id, String kind, String monthly, String who, String sure) {
        township.record(
                id,
                Kind.INCOME,
                "income",
                kind,
                "payer",
                who,
                "monthly",
                monthly,
                "source",
                who,
                "assurance",
                sure,
                "from",
                "2026-01-01");
    }

    private static void receives(String scheme) {
        sides.walls.run(
                Actor.system(Jurisdiction.SICHUAN),
                () -> {
                    sides.jdbc
                            .sql(
                                    """
                                    insert into entitlement (id, owner_jurisdiction, beneficiary_index, scheme, service_id, case_id,
                                           case_number, organ, accepting_organ, applied_on, decided_on, first_month, netted,
                                           booked_through, content_cipher, opened_at)
                                    select i, '51', ?, ?, ?, i, i::text,
                                           '511623:civil-affairs', '511623109:township-government', '2026-01-05', '2026-01-20',
                                           '2026-02-01', false, '2026-01-01', '\\x01', now() from (select uuidv7() as i) x
                                    """)
                            .params(sides.bean(PersonalData.class).idIndex(DENG), scheme, scheme)
                            .update();
                    sides.jdbc
                            .sql(
                                    """
                                    insert into entitlement_span
                                    select owner_jurisdiction, number, 'AWARDED', first_month, null, 530.00 from entitlement
                                     where scheme = ?
                                    """)
                            .param(scheme)
                            .update();
                });
    }

    private static boolean seesFile(Actor actor) {
        return sides.bean(Register.class)
                .ofNumber(
                        actor,
                        DENG,
                        Set.of(Kind.DISABILITY_CARD),
                        AsOf.today(sides.today()),
                        Purpose.VISIT)
                .isPresent();
    }

    private static boolean isTold(Map<String, List<String>> typed) {
        return typed.keySet().stream().anyMatch(f -> f.startsWith(Visits.KNOWN));
    }

    @Test
    void whatThePlatformHoldsOfWhoeverShowsHisCardIsKnownWithItsSource() {
        Actor clerk = clerk("eighth");
        assertThat(seesFile(clerk)).as("nobody stands before him").isFalse();
        Visit visit = begun(clerk, "ms-deng");
        Map<String, List<String>> typed =
                typed(clerk, visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow());
        String today = sides.today().toString();
        assertThat(looks(clerk, "read"))
                .as("she can read who looked, why, and at what: what the service asks for")
                .containsExactly("personFile.DISABILITY_CARD");
        assertThat(typed)
                .containsEntry("disability-grade", List.of("2"))
                .containsEntry("card-valid-until", List.of("2031-06-20"))
                .containsEntry(
                        Visits.KNOWN + "disability-category",
                        List.of(
                                "limbs",
                                "本平台台账：残疾人证（残疾人联合会）",
                                "Register of this platform: Disability card (disabled persons' federation)",
                                recorded))
                .containsEntry(
                        Visits.KNOWN + "assistance-class",
                        List.of(
                                "extreme-poverty",
                                "本平台待遇账页：特困人员救助供养金",
                                "Ledger of this platform: Extreme-poverty support",
                                today))
                .as("what the platform does not hold is asked")
                .doesNotContainKey("similar-living-benefit");
        assertThat(typed(clerk, visits.add(clerk, visit.id(), EXTREME_POVERTY).orElseThrow()))
                .as("each with those who said what it rests on, and with nobody else")
                .containsEntry(
                        Visits.KNOWN + "wage-income",
                        List.of(
                                "1000.00",
                                "本平台台账：收入（税务、社会保险，演示数据）",
                                "Register of this platform: Income (tax authority, social insurance, demonstration)",
                                recorded))
                .containsEntry(
                        Visits.KNOWN + "business-income",
                        List.of(
                                "50.00",
                                "本平台台账：收入（税务）",
                                "Register of this platform: Income (tax authority)",
                                recorded))
                .as("declared and never verified")
                .doesNotContainKey("transfer-income")
                .containsEntry("on-minimum-living-allowance", List.of("true"))
                .containsEntry("person-born", List.of("1991-02-27"))
                .as("declared and never verified")
                .doesNotContainKey("residence-kind");
        visits.end(clerk);
        assertThat(seesFile(clerk)).as("the visit is over").isFalse();
    }

    /** Of her file and her benefits, as the journal has it: fields, one row each. */
    private static List<String> looks(Actor clerk, String act) {
        return sides.walls.inside(
                clerk,
                () ->
                        sides.jdbc
                                .sql(
                                        """
                                        select array_to_string(fields, ' ') from journal
                                         where act = ? and purpose = 'VISIT' and actor = ? and cardinality(subject_ids) > 0
                                         order by id
                                        """)
                                .params(act, clerk.account().toString())
                                .query(String.class)
                                .list());
    }

    @Test
    void aCardAsksRegisterAndLedgerOnceForAllThatIsOpen() {
        Actor clerk = clerk("tenth");
        Visit visit = visits.begin(clerk, Optional.empty()).orElseThrow();
        visits.typed(clerk, visit.id(), new Visitor("邓晓芸", DENG, "", Visits.Source.TYPED));
        UUID subsidies = visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow();
        UUID poverty = visits.add(clerk, visit.id(), EXTREME_POVERTY).orElseThrow();
        UUID filing = visits.add(clerk, visit.id(), "investment-project-filing").orElseThrow();
        assertThat(visits.readCard(clerk, visit.id(), "ms-deng")).isEmpty();
        assertThat(typed(clerk, subsidies)).containsEntry("disability-grade", List.of("2"));
        assertThat(typed(clerk, poverty)).containsEntry("wage-income", List.of("1000.00"));
        assertThat(isTold(typed(clerk, filing))).isFalse();
        assertThat(looks(clerk, "register-search")).hasSize(1);
        assertThat(looks(clerk, "ledger-search")).hasSize(1);
        assertThat(looks(clerk, "read"))
                .containsExactly(
                        "personFile.IDENTITY personFile.RESIDENCE personFile.INCOME personFile.DISABILITY_CARD");
        visits.end(clerk);
    }

    @Test
    void aTypedNumberAndAnotherPersonsCardOpenNothing() {
        Actor clerk = clerk("ninth");
        Visit typed = visits.begin(clerk, Optional.empty()).orElseThrow();
        visits.typed(clerk, typed.id(), new Visitor("邓晓芸", DENG, "", Visits.Source.TYPED));
        assertThat(isTold(typed(clerk, visits.add(clerk, typed.id(), SUBSIDIES).orElseThrow())))
                .as("a number can be typed out of curiosity")
                .isFalse();
        assertThat(seesFile(clerk)).isFalse();
        visits.end(clerk);

        Visit his = begun(clerk, "mr-peng");
        UUID matter = visits.add(clerk, his.id(), EXTREME_POVERTY).orElseThrow();
        assertThat(isTold(typed(clerk, matter))).isFalse();
        assertThat(seesFile(clerk)).as("his card opens nobody else's file").isFalse();

        // what was known of one visitor goes when the draft becomes another's
        assertThat(visits.readCard(clerk, his.id(), "ms-deng")).isEmpty();
        assertThat(typed(clerk, matter)).containsEntry("disability-grade", List.of("2"));
        assertThat(visits.readCard(clerk, his.id(), "mr-peng")).isEmpty();
        assertThat(typed(clerk, matter)).doesNotContainKey("disability-grade");
        assertThat(isTold(typed(clerk, matter))).isFalse();
    }

    @Test
    void anExpiredCardProvesNothingAndADeviceSaysWhatIsWrong() {
        Actor clerk = clerk("second");
        Visit visit = visits.begin(clerk, Optional.empty()).orElseThrow();
        assertThat(visits.readCard(clerk, visit.id(), "expired")).contains(DeviceFault.EXPIRED);
        for (DeviceFault fault :
                List.of(DeviceFault.NO_CARD, DeviceFault.UNREADABLE, DeviceFault.READER_OFFLINE)) {
            assertThat(visits.readCard(clerk, visit.id(), fault.name())).contains(fault);
        }
        assertThat(visits.find(clerk, visit.id()).orElseThrow().visitor()).isEmpty();
        assertThat(visits.add(clerk, visit.id(), SUBSIDIES)).as("nobody is known yet").isEmpty();
        visits.typed(
                clerk,
                visit.id(),
                new Visitor("魏德明", TwoSides.number(33), "", Visits.Source.TYPED));
        assertThat(visits.add(clerk, visit.id(), SUBSIDIES)).isPresent();
    }

    @Test
    void aVisitIsTheClerksOwnAndItsVisitorGoesWithIt() {
        Actor clerk = clerk("third");
        Visit visit = begun(clerk, "mr-peng");
        UUID matter = visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow();
        assertThat(visits.begin(clerk, Optional.empty()).orElseThrow().id()).isEqualTo(visit.id());
        for (Actor other : List.of(clerk("fourth"), sides.clerk(Jurisdiction.CHONGQING))) {
            assertThat(visits.find(other, visit.id())).as(other.login()).isEmpty();
            assertThat(visits.add(other, visit.id(), SUBSIDIES)).isEmpty();
            assertThat(visits.drop(other, visit.id(), matter)).isFalse();
        }
        visits.end(clerk);
        Visit ended = visits.find(clerk, visit.id()).orElseThrow();
        assertThat(ended.ended()).isTrue();
        assertThat(ended.visitor()).isEmpty();
        assertThat(visits.open(clerk)).isEmpty();
        assertThat(visits.add(clerk, visit.id(), SUBSIDIES)).as("it is over").isEmpty();
        // what was not taken in is still among the clerk's drafts
        assertThat(sides.drafts.load(clerk, matter)).isPresent();
        assertThat(
                        sides.walls.<Boolean>inside(
                                clerk,
                                () ->
                                        sides.bean(tongban.node.journal.PersonalData.class)
                                                .open(
                                                        visit.id(),
                                                        tongban.node.journal.Purpose.INTAKE,
                                                        "visitor")
                                                .isEmpty()))
                .as("the key is destroyed")
                .isTrue();
    }

    // ------------------------------------------------------------------ on to another counter

    private static UUID called(Actor clerk) {
        Queue queue = sides.bean(Queue.class);
        queue.take(clerk, HALL, Errand.PERSONAL, Preference.NONE);
        return ((Queue.Result.Done) queue.next(clerk, Optional.empty())).ticket().id();
    }

    private static List<UUID> drafts(Actor clerk) {
        return sides.drafts.own(clerk).stream().map(Drafts.Line::id).toList();
    }

    @Test
    void aVisitorWhoIsPassedOnTakesHisVisitAndHisDraftsAlong() {
        Actor first = clerk("fifth");
        Actor second = clerk("sixth");
        sides.bean(Queue.class).sitAt(second, "6");
        UUID ticket = called(first);
        Visit visit = visits.begin(first, Optional.of(ticket)).orElseThrow();
        assertThat(visits.readCard(first, visit.id(), "grandma-luo")).isEmpty();
        UUID matter = visits.add(first, visit.id(), SUBSIDIES).orElseThrow();
        sides.documents.attach(first, matter, "bank-account", "账.pdf", TwoSides.pdf("account"));
        sides.drafts.save(
                first,
                matter,
                sides.drafts.load(first, matter).orElseThrow().version(),
                Map.of("long-term-care-needed", List.of("true")));

        assertThat(sides.bean(FrontDesk.class).passOn(first, ticket, "6"))
                .isInstanceOf(Queue.Result.Done.class);
        Visit left = visits.find(first, visit.id()).orElseThrow();
        assertThat(left.ended()).isTrue();
        assertThat(left.passedOn()).isTrue();
        assertThat(visits.open(first)).isEmpty();
        // the next visitor of the first counter ends nothing of it
        called(first);
        visits.end(first);
        assertThat(visits.begin(second, Optional.of(ticket)).orElseThrow().id())
                .as("who has not called the number takes nothing over")
                .isNotEqualTo(visit.id());
        visits.end(second);

        assertThat(sides.bean(Queue.class).next(second, Optional.empty()))
                .isInstanceOf(Queue.Result.Done.class);
        Visit taken = visits.begin(second, Optional.of(ticket)).orElseThrow();
        assertThat(taken.id()).isEqualTo(visit.id());
        assertThat(taken.ended()).isFalse();
        assertThat(taken.visitor()).map(Visitor::name).contains("罗文秀");
        assertThat(taken.matters()).extracting(Matter::caseId).containsExactly(matter);
        assertThat(typed(second, matter)).containsEntry("long-term-care-needed", List.of("true"));
        assertThat(sides.documents.of(second, matter)).hasSize(1);
        assertThat(drafts(first)).as("nothing stays behind").doesNotContain(matter);
        assertThat(sides.drafts.load(first, matter)).isEmpty();
        assertThat(visits.find(first, visit.id())).isEmpty();
        assertThat(visits.begin(second, Optional.of(ticket)).orElseThrow().id())
                .isEqualTo(visit.id());
        assertThat(
                        sides.walls.inside(
                                second,
                                () ->
                                        sides.jdbc
                                                .sql(
                                                        "select count(*) from journal where act = 'visit-taken-over'"
                                                                + " and ? = any (subject_ids) and actor = ?")
                                                .params(matter, second.account().toString())
                                                .query(Integer.class)
                                                .single()))
                .isEqualTo(1);
    }

    @Test
    void oneThatNobodyCallsForEndsTheNextDayAndLeavesItsDraftsToTheClerk() {
        Actor clerk = clerk("seventh");
        UUID ticket = called(clerk);
        Visit visit = visits.begin(clerk, Optional.of(ticket)).orElseThrow();
        assertThat(visits.readCard(clerk, visit.id(), "grandma-luo")).isEmpty();
        UUID matter = visits.add(clerk, visit.id(), SUBSIDIES).orElseThrow();
        sides.bean(FrontDesk.class).passOn(clerk, ticket, "99");
        visits.end(clerk);
        assertThat(visits.find(clerk, visit.id()).orElseThrow().visitor()).isPresent();
        sides.pass(Duration.ofDays(1));
        visits.end(clerk);
        assertThat(visits.find(clerk, visit.id()).orElseThrow().visitor()).isEmpty();
        assertThat(drafts(clerk)).contains(matter);
    }
}
