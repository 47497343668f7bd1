package tongban.node.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Problem;
import tongban.node.casework.Relatives;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * Sichuan has granted somebody the two subsidies; Chongqing, where he applies as well, asks whether
 * he receives them: yes or no, for a purpose, journaled on both sides, and nothing else crosses.
 */
class InquiryAcrossTest {
    private static final String SERVICE = "disability-subsidies";
    private static final String PURPOSE = "核对是否重复享受，《社会救助法》第四十二条";
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final int PERSON = 901;

    private static TwoSides sides;
    private static Inquiries inquiries;
    private static Actor asking;
    private static UUID here;

    @BeforeAll
    static void granted() {
        sides = new TwoSides("inquiry_across");
        inquiries = sides.bean(Inquiries.class);
        sides.granted(Jurisdiction.SICHUAN, SERVICE, "01-both", PERSON, TwoSides.GAOTAN);
        here = caseOf(Jurisdiction.CHONGQING, "02-both", TwoSides.YUZUI);
        asking = sides.reviewer(SERVICE, TwoSides.YUZUI);
    }

    @AfterAll
    static void end() {
        sides.close();
    }

    private static UUID caseOf(Jurisdiction side, String example, String place) {
        return sides.collected(side, SERVICE, example, PERSON, place).caseId();
    }

    private static Inquiries.Line asked(String scheme, YearMonth from, YearMonth until) {
        Inquiries.Asked asked = inquiries.ask(asking, here, scheme, from, until, PURPOSE);
        assertThat(asked).isInstanceOf(Inquiries.Asked.Done.class);
        assertThat(inquiries.of(asking, here).getFirst().receives()).as("on its way").isEmpty();
        sides.post.drain();
        return inquiries.of(asking, here).getFirst();
    }

    private static List<String> refused(Actor actor, YearMonth from, String purpose) {
        return inquiries.ask(actor, here, "living-subsidy", from, NOVEMBER, purpose)
                        instanceof Inquiries.Asked.Rejected(List<Problem> problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of();
    }

    private static long journaled(Jurisdiction side, String act) {
        Actor node = Actor.system(side);
        return sides.walls.inside(
                node,
                () ->
                        sides.jdbc
                                .sql(
                                        "select count(*) from journal where act = ? and ? = any (fields)")
                                .params(act, PURPOSE)
                                .query(Long.class)
                                .single());
    }

    @Test
    void theDecisionOpenedWhatItAwardedInItsOwnTransaction() {
        Actor decider = sides.decider(SERVICE, TwoSides.GAOTAN);
        Entitlements.Page opened =
                sides.bean(Entitlements.class)
                        .list(decider, new Entitlements.Query("", "", Entitlements.Look.ALL, 0));
        assertThat(opened.rows())
                .extracting(r -> r.first() + " " + r.now())
                .containsExactlyInAnyOrder("2026-11 100.00", "2026-11 120.00");
        assertThat(opened.rows()).allMatch(r -> r.attention().isEmpty() && !r.reachable());
    }

    @Test
    void theOtherSideAnswersYesOrNoAndKeepsThatItWasAsked() {
        long askedBefore = journaled(Jurisdiction.CHONGQING, "ask-benefit");
        long answeredBefore = journaled(Jurisdiction.SICHUAN, "answer-benefit");
        assertThat(asked("living-subsidy", NOVEMBER.minusMonths(6), NOVEMBER).receives())
                .contains(true);
        assertThat(asked("orphan-allowance", NOVEMBER, NOVEMBER).receives()).contains(false);
        assertThat(
                        asked("living-subsidy", NOVEMBER.minusMonths(6), NOVEMBER.minusMonths(1))
                                .receives())
                .as("before the first month")
                .contains(false);
        assertThat(journaled(Jurisdiction.CHONGQING, "ask-benefit") - askedBefore).isEqualTo(3);
        assertThat(journaled(Jurisdiction.SICHUAN, "answer-benefit") - answeredBefore).isEqualTo(3);
        Actor supervisor = sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "x", "sup");
        assertThat(inquiries.recent(supervisor))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(l -> !l.askedHere() && l.purpose().equals(PURPOSE));
        long cases =
                sides.walls.inside(
                        Actor.system(Jurisdiction.SICHUAN),
                        () ->
                                sides.jdbc
                                        .sql("select count(*) from case_file where id = ?")
                                        .param(here)
                                        .query(Long.class)
                                        .single());
        assertThat(cases).as("nothing of the asking case crossed").isZero();
    }

    /** His relative's number does not cross the border because he wants to know. */
    @Test
    void whoseRelativeItIsDoesNotAskAndAColleagueDoes() {
        Actor related =
                sides.staff(
                        Role.REVIEWER,
                        Jurisdiction.CHONGQING,
                        asking.worksFor().orElseThrow(),
                        "related");
        sides.bean(Relatives.class).record(related, "陈小兰", TwoSides.number(PERSON), "SIBLING");
        int before = inquiries.of(asking, here).size();
        assertThat(refused(related, NOVEMBER, PURPOSE)).containsExactly("LEDGER-062");
        assertThat(inquiries.of(asking, here)).hasSize(before);
        assertThat(refused(asking, NOVEMBER, PURPOSE)).isEmpty();
        assertThat(inquiries.of(asking, here)).hasSize(before + 1);
    }

    @Test
    void whoDoesNotHandleTheCaseAndWhoHasNoPurposeDoesNotAsk() {
        assertThat(refused(asking, NOVEMBER, " ")).containsExactly("LEDGER-072");
        assertThat(refused(asking, NOVEMBER.minusYears(6), PURPOSE)).containsExactly("LEDGER-071");
        Actor clerk = sides.clerk(Jurisdiction.CHONGQING);
        Actor other = sides.reviewer(SERVICE, TwoSides.GAOTAN);
        for (Actor stranger : List.of(clerk, other)) {
            assertThat(inquiries.ask(stranger, here, "living-subsidy", NOVEMBER, NOVEMBER, PURPOSE))
                    .isInstanceOf(Inquiries.Asked.NotFound.class);
            assertThat(inquiries.of(stranger, here)).isEmpty();
        }
    }
}
