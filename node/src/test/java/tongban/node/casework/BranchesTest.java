package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.PublicNotice;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** What the branches of the procedure demand, refuse and hold up; reason codes, no database. */
class BranchesTest extends OnPaper {
    // ------------------------------------------------------------------ visit, notice

    @Test
    void twoPeopleGoAndBothAreNamed() {
        Case subject = under();
        assertThat(codes(visit(subject, List.of("甲")), subject, REVIEWER, MONDAY))
                .containsExactly("CASE-045");
        assertThat(codes(visit(subject, List.of("甲", " 甲 ")), subject, REVIEWER, MONDAY))
                .containsExactly("CASE-045");
        assertThat(codes(visit(subject, List.of("甲", "乙", "")), subject, REVIEWER, MONDAY))
                .isEmpty();
        assertThat(
                        codes(
                                new Command.Visit(
                                        subject.id(),
                                        3,
                                        MONDAY.plusDays(1),
                                        List.of("甲", "乙"),
                                        "",
                                        "",
                                        ""),
                                subject,
                                REVIEWER,
                                MONDAY))
                .as("all at once")
                .containsExactly("CASE-016", "CASE-016", "CASE-028");
    }

    private static Command visit(Case subject, List<String> officers) {
        return new Command.Visit(subject.id(), 3, MONDAY, officers, "现场", "", "属实");
    }

    @Test
    void whereTheFolderRequiresAVisitNobodyDecidesWithoutIt() {
        ProcedureSelection p = LICENCE.procedure();
        service =
                WrittenCase.with(
                        LICENCE,
                        new ProcedureSelection(
                                p.steps().stream()
                                        .map(s ->
                                                new ProcedureSelection.Step(
                                                        s.step(),
                                                        s.department(),
                                                        s.staffMin(),
                                                        true,
                                                        s.article()))
                                        .toList(),
                                p.terms(),
                                p.supplement(),
                                p.deemedAcceptance(),
                                p.publicNotice(),
                                p.publication(),
                                p.decision(),
                                p.start(),
                                p.verbs(),
                                p.notices(),
                                p.remedies(),
                                p.joint(),
                                p.atOnce(),
                                p.sums()));
        Case unseen = recommended();
        assertThat(codes(grant(unseen), unseen, DECIDER, MONDAY)).containsExactly("CASE-046");
        Case seen = recommended(Act.VISIT, MONDAY);
        assertThat(codes(grant(seen), seen, DECIDER, MONDAY)).isEmpty();
        Command refuse = new Command.Decide(unseen.id(), unseen.version(), Outcome.REFUSED, "核查不符");
        assertThat(codes(refuse, unseen, DECIDER, MONDAY))
                .as("against what the standard proposes")
                .containsExactly("CASE-046");
    }

    /** 民发〔2021〕57号 Art. 16 and 18, 民发〔2021〕43号 Art. 13. */
    @ParameterizedTest
    @ValueSource(
            strings = {"minimum-living-allowance", "marginal-family", "extreme-poverty-support"})
    void noHouseholdIsTakenInUnseenAndWhomTheDataRulesOutNeedsNoVisit(String id) {
        service = WrittenCase.service(id);
        CaseEvent shown = new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of());
        LocalDate over = MONDAY.plusDays(8);
        Case unseen = recommended(shown, MONDAY);
        assertThat(codes(grant(unseen), unseen, DECIDER, over)).containsExactly("CASE-046");
        Case seen = recommended(Act.VISIT, MONDAY, shown, MONDAY);
        assertThat(codes(grant(seen), seen, DECIDER, over)).isEmpty();
        List<Problem> problems = new ArrayList<>();
        Circumstances ruledOut =
                WrittenCase.known(DECIDER, service, over)
                        .with(WrittenCase.proposed(CasePage.Proposal.Kind.REFUSED));
        Verifications.hinder(Outcome.REFUSED, Map.of(), unseen, ruledOut, problems);
        assertThat(problems).isEmpty();
        Verifications.hinder(Outcome.GRANTED, Map.of(), unseen, ruledOut, problems);
        assertThat(problems).extracting(Problem::code).containsExactly("CASE-046");
    }

    /**
     * 民发〔2021〕57号 Art. 18 and 19: the family's name hangs nowhere, and the answer waits for
     * nothing.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "minimum-living-allowance",
                "marginal-family",
                "extreme-poverty-support",
                "temporary-assistance",
                "loan-interest-subsidy"
            })
    void aRefusalIsNeitherPostedNorWaitsForANotice(String id) {
        service = WrittenCase.service(id);
        CaseEvent no = new CaseEvent.Recommended(Outcome.REFUSED, "超过标准");
        Case subject = under(Act.SUPPLY_LATER, MONDAY, Act.VISIT, MONDAY, no, MONDAY);
        assertThat(
                        codes(
                                new Command.PostNotice(subject.id(), subject.version(), "栏", 3),
                                subject,
                                REVIEWER,
                                MONDAY))
                .containsExactly("CASE-253");
        assertThat(Permissions.permitted(subject, REVIEWER, service, MONDAY))
                .extracting(Procedure.Row::act)
                .doesNotContain(Act.POST_NOTICE);
        Command refuse =
                new Command.Decide(subject.id(), subject.version(), Outcome.REFUSED, "超过标准");
        assertThat(codes(refuse, subject, DECIDER, MONDAY)).isEmpty();
        assertThat(codes(grant(subject), subject, DECIDER, MONDAY))
                .as("to grant it after all, it is posted")
                .contains("CASE-061");
        CaseEvent ruledOut =
                new CaseEvent.FactsRecorded(
                        Map.of(), WrittenCase.proposed(CasePage.Proposal.Kind.REFUSED));
        Case unsaid = under(ruledOut, MONDAY);
        assertThat(Permissions.permitted(unsaid, REVIEWER, service, MONDAY))
                .as("before anybody has said so, the standard has")
                .extracting(Procedure.Row::act)
                .doesNotContain(Act.POST_NOTICE);
        CaseEvent yes = new CaseEvent.Recommended(Outcome.GRANTED, "符合");
        assertThat(
                        Permissions.permitted(
                                under(ruledOut, MONDAY, yes, MONDAY), REVIEWER, service, MONDAY))
                .extracting(Procedure.Row::act)
                .contains(Act.POST_NOTICE);
    }

    @Test
    void theCountysDaysForARefusalRunFromTheOpinionAndNotFromTheEndOfANotice() {
        service = WrittenCase.service("minimum-living-allowance");
        CaseEvent shown = new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of());
        CaseEvent no = new CaseEvent.Recommended(Outcome.REFUSED, "异议成立");
        assertThat(countys(under(shown, MONDAY, Act.RECOMMEND, MONDAY)))
                .isEqualTo(WorkingCalendar.published().plusWorkingDays(MONDAY.plusDays(7), 10));
        assertThat(countys(under(shown, MONDAY, no, MONDAY.plusDays(2))))
                .isEqualTo(WorkingCalendar.published().plusWorkingDays(MONDAY.plusDays(2), 10));
        assertThat(countys(under(no, MONDAY)))
                .isEqualTo(WorkingCalendar.published().plusWorkingDays(MONDAY, 10));
    }

    private LocalDate countys(Case subject) {
        return SideClocks.of(
                        subject, service, WorkingCalendar.published(), Publications.Known.NOTHING)
                .stream()
                .filter(run -> run.duty().equals(Optional.of(Duty.Task.DECISION)))
                .map(run -> run.clock().lastDay())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNoticeShowsWhatMayBeShownForItsTimeAndObjectionsAreAnsweredFirst() {
        service = WrittenCase.posted(LICENCE);
        Case subject = under();
        CaseEvent.NoticePosted notice =
                done(
                        CaseEvent.NoticePosted.class,
                        new Command.PostNotice(subject.id(), 3, "村务公开栏", 3),
                        subject,
                        REVIEWER,
                        LocalDate.of(2024, 6, 21).plusYears(2));
        assertThat(notice.lines())
                .extracting(CaseEvent.NoticeLine::field)
                .containsExactly(NoticeField.NAME, NoticeField.MEMBERS);
        assertThat(notice.lines().toString()).doesNotContain("5916").doesNotContain("511623");
        // posted on a Sunday, the seventh day is a Sunday: calendar days, moved to the Monday
        assertThat(notice.on()).isEqualTo("2026-06-21");
        assertThat(notice.until()).isEqualTo("2026-06-29");

        Case unposted = recommended();
        assertThat(codes(grant(unposted), unposted, DECIDER, MONDAY)).containsExactly("CASE-061");
        CaseEvent shown = new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of());
        Case posted = recommended(shown, MONDAY);
        assertThat(codes(grant(posted), posted, DECIDER, MONDAY.plusDays(7)))
                .containsExactly("CASE-062");
        assertThat(codes(grant(posted), posted, DECIDER, MONDAY.plusDays(8))).isEmpty();
        Case objected = recommended(shown, MONDAY, Act.RECORD_OBJECTION, MONDAY);
        assertThat(codes(grant(objected), objected, DECIDER, MONDAY.plusDays(8)))
                .containsExactly("CASE-063");
        Case answered =
                recommended(
                        shown,
                        MONDAY,
                        Act.RECORD_OBJECTION,
                        MONDAY,
                        new CaseEvent.ObjectionAnswered(5, false, "不成立", ""),
                        MONDAY);
        assertThat(codes(grant(answered), answered, DECIDER, MONDAY.plusDays(8))).isEmpty();
        assertThat(
                        codes(
                                new Command.AnswerObjection(
                                        answered.id(), answered.version(), 5, true, "再答", ""),
                                answered,
                                REVIEWER,
                                MONDAY))
                .as("it was answered")
                .containsExactly("CASE-064");
    }

    @Test
    void anObjectionThatWasRightNeedsAnOpinionAnewAndNoneIsLostWhileTimeStandsStill() {
        service = WrittenCase.posted(LICENCE);
        CaseEvent shown = new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of());
        Case upheld =
                under(
                        Act.SUPPLY_LATER,
                        MONDAY,
                        shown,
                        MONDAY,
                        Act.RECORD_OBJECTION,
                        MONDAY,
                        Act.RECOMMEND,
                        MONDAY,
                        new CaseEvent.ObjectionAnswered(6, true, "另有房产", ""),
                        MONDAY);
        assertThat(codes(grant(upheld), upheld, DECIDER, MONDAY.plusDays(8)))
                .as("what the reviewer thought before is no opinion on what was found")
                .containsExactly("CASE-012");
        Case suspended = under(shown, MONDAY, Act.SUSPEND, MONDAY);
        assertThat(
                        codes(
                                new Command.RecordObjection(
                                        suspended.id(), suspended.version(), null, "", "不符合"),
                                suspended,
                                CLERK,
                                MONDAY.plusDays(1)))
                .isEmpty();
    }

    @Test
    void whatIsProposedAfterAnObjectionThatWasRightIsPostedAnewForItsFullDays() {
        service = WrittenCase.posted(LICENCE);
        CaseEvent shown = new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of());
        CaseEvent right = new CaseEvent.ObjectionAnswered(6, true, "查明人口有误", "");
        Object[] before = {
            Act.SUPPLY_LATER, MONDAY, shown, MONDAY, Act.RECORD_OBJECTION, MONDAY, right, MONDAY
        };
        Case upheld = under(before);
        LocalDate tuesday = MONDAY.plusDays(1);
        assertThat(codes(posting(upheld), upheld, REVIEWER, tuesday))
                .as("nobody has said what is proposed now")
                .containsExactly("CASE-247");
        Case again = recommended(before);
        assertThat(codes(grant(again), again, DECIDER, MONDAY.plusDays(8)))
                .as("the same amount, and the notice that was objected to is over")
                .containsExactly("CASE-246");
        Command refuse = new Command.Decide(again.id(), again.version(), Outcome.REFUSED, "不符");
        assertThat(codes(refuse, again, DECIDER, MONDAY.plusDays(8))).isEmpty();
        CaseEvent.NoticePosted anew =
                done(CaseEvent.NoticePosted.class, posting(again), again, REVIEWER, tuesday);
        assertThat(anew.until()).as("while the first still runs").isEqualTo("2026-03-17");
        Object[] after = Arrays.copyOf(before, before.length + 4);
        after[before.length] = Act.RECOMMEND;
        after[before.length + 1] = MONDAY;
        after[before.length + 2] = anew;
        after[before.length + 3] = tuesday;
        Case posted = under(after);
        assertThat(codes(posting(posted), posted, REVIEWER, tuesday)).containsExactly("CASE-049");
        assertThat(codes(grant(posted), posted, DECIDER, anew.until())).containsExactly("CASE-062");
        assertThat(codes(grant(posted), posted, DECIDER, anew.until().plusDays(1))).isEmpty();
    }

    private static Command posting(Case subject) {
        return new Command.PostNotice(subject.id(), subject.version(), "栏", 0);
    }

    @Test
    void anObjectionIsMadeWhileTheNoticeIsShownAndHasTheDayOnWhichItWasMade() {
        service = WrittenCase.posted(LICENCE);
        CaseEvent shown = new CaseEvent.NoticePosted(MONDAY, MONDAY.plusDays(7), "栏", List.of());
        Case posted = under(shown, MONDAY);
        LocalDate last = MONDAY.plusDays(7);
        LocalDate after = MONDAY.plusDays(8);
        assertThat(codes(objection(posted, null), posted, CLERK, last)).isEmpty();
        assertThat(codes(objection(posted, null), posted, CLERK, after))
                .containsExactly("CASE-216");
        assertThat(codes(objection(posted, MONDAY.minusDays(1)), posted, CLERK, MONDAY))
                .containsExactly("CASE-216");
        assertThat(codes(objection(posted, last), posted, CLERK, MONDAY))
                .as("not ahead of its day")
                .containsExactly("CASE-028");
        assertThat(
                        done(
                                        CaseEvent.Objected.class,
                                        objection(posted, last),
                                        posted,
                                        REVIEWER,
                                        MONDAY.plusDays(30))
                                .on())
                .as("made in time, and recorded late")
                .isEqualTo(last);
        CaseEvent again =
                new CaseEvent.NoticePosted(
                        MONDAY.plusDays(20), MONDAY.plusDays(27), "栏", List.of());
        Case anew = under(shown, MONDAY, again, MONDAY.plusDays(20));
        assertThat(codes(objection(anew, null), anew, CLERK, MONDAY.plusDays(27))).isEmpty();
        assertThat(codes(objection(anew, after), anew, CLERK, MONDAY.plusDays(27)))
                .as("between two notices nothing was shown")
                .containsExactly("CASE-216");
        assertThat(codes(objection(under(), null), under(), CLERK, MONDAY))
                .containsExactly("CASE-048");
    }

    private static Command objection(Case subject, @Nullable LocalDate on) {
        return new Command.RecordObjection(subject.id(), subject.version(), on, "", "不符合");
    }

    @Test
    void ofAnAwardOnlyTheMoneyIsPosted() {
        service = WrittenCase.posted(LICENCE);
        CaseEvent.Proposed proposal =
                new CaseEvent.Proposed(
                        CasePage.Proposal.Kind.GRANTED,
                        List.of(),
                        List.of(),
                        List.of(
                                new CasePage.Award(
                                        service.awardName("monthly amount"), Words.same("768")),
                                new CasePage.Award(
                                        service.awardName("ends disability subsidies"),
                                        Words.of("是", "yes"))),
                        "2021-08",
                        "abc",
                        false,
                        List.of());
        Case subject = under(new CaseEvent.FactsRecorded(Map.of(), proposal), MONDAY);
        CaseEvent.NoticePosted notice =
                done(
                        CaseEvent.NoticePosted.class,
                        new Command.PostNotice(subject.id(), subject.version(), "村务公开栏", 0),
                        subject,
                        REVIEWER,
                        MONDAY);
        assertThat(notice.lines())
                .extracting(CaseEvent.NoticeLine::field)
                .containsExactly(NoticeField.NAME, NoticeField.AMOUNT);
        assertThat(notice.lines().getLast().text().en()).isEqualTo("monthly amount: 768 yuan");
        // facts are verified, and it is another amount: nobody was shown that
        CaseEvent.Proposed other =
                new CaseEvent.Proposed(
                        CasePage.Proposal.Kind.GRANTED,
                        List.of(),
                        List.of(),
                        List.of(
                                new CasePage.Award(
                                        service.awardName("monthly amount"), Words.same("900"))),
                        "2021-08",
                        "abc",
                        false,
                        List.of());
        Case changed =
                under(
                        Act.SUPPLY_LATER,
                        MONDAY,
                        new CaseEvent.FactsRecorded(Map.of(), proposal),
                        MONDAY,
                        notice,
                        MONDAY,
                        new CaseEvent.FactsRecorded(Map.of(), other),
                        MONDAY,
                        Act.RECOMMEND,
                        MONDAY);
        assertThat(codes(grant(changed), changed, DECIDER, MONDAY.plusDays(10)))
                .containsExactly("CASE-199");
        assertThat(
                        codes(
                                new Command.PostNotice(changed.id(), changed.version(), "栏", 0),
                                changed,
                                REVIEWER,
                                MONDAY.plusDays(1)))
                .as("it is shown anew at once")
                .isEmpty();
        CaseEvent.NoticeLine amount = notice.lines().getLast();
        CaseEvent.NoticePosted earlier =
                new CaseEvent.NoticePosted(
                        notice.on(),
                        notice.until(),
                        notice.place(),
                        List.of(
                                notice.lines().getFirst(),
                                new CaseEvent.NoticeLine(
                                        amount.field(),
                                        Words.of(
                                                amount.text().zh().replace("元", ""),
                                                amount.text().en().replace(" yuan", "")))));
        Case before =
                under(
                        Act.SUPPLY_LATER,
                        MONDAY,
                        new CaseEvent.FactsRecorded(Map.of(), proposal),
                        MONDAY,
                        earlier,
                        MONDAY,
                        Act.RECOMMEND,
                        MONDAY);
        assertThat(codes(grant(before), before, DECIDER, MONDAY.plusDays(10)))
                .as("a notice that an earlier release posted bears no unit, and shows the same")
                .isEmpty();
    }

    @Test
    void whatMustNeverBePublicIsNeitherPostedNorServedByNotice() {
        service =
                WrittenCase.with(
                        LICENCE,
                        WrittenCase.noticed(
                                LICENCE.procedure(),
                                LICENCE.procedure().terms(),
                                PublicNotice.NEVER));
        Case subject = under();
        assertThat(
                        codes(
                                new Command.PostNotice(subject.id(), 3, "栏", 0),
                                subject,
                                REVIEWER,
                                MONDAY))
                .containsExactly("CASE-047");
        Case granted = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY);
        assertThat(
                        codes(
                                deliver(granted, DeliveryWay.PUBLIC, MONDAY, "找不到人", "", "网站"),
                                granted,
                                CLERK,
                                MONDAY.plusDays(60)))
                .containsExactly("CASE-047");
    }

    // ------------------------------------------------------------------ promises, later papers

    @Test
    void whatIsToFollowHoldsTheGrantUpAndNotTheRefusal() {
        List<CaseEvent.Recorded> events = new ArrayList<>();
        CaseEvent.Opened plain = WrittenCase.opened(Act.COLLECT, Part.COMPETENT);
        events.add(WrittenCase.recorded(1, later(plain), WrittenCase.BEGUN));
        events.add(
                WrittenCase.recorded(
                        2, new CaseEvent.Accepted(Act.ACCEPT, MONDAY), WrittenCase.BEGUN));
        events.add(
                WrittenCase.recorded(
                        3,
                        WrittenCase.event(Act.START_REVIEW, Part.COMPETENT, MONDAY),
                        WrittenCase.BEGUN));
        events.add(
                WrittenCase.recorded(
                        4,
                        WrittenCase.event(Act.RECOMMEND, Part.COMPETENT, MONDAY),
                        WrittenCase.BEGUN));
        Case subject = Case.of(new UUID(2, 2), events);
        assertThat(codes(grant(subject), subject, DECIDER, MONDAY)).containsExactly("CASE-068");
        assertThat(
                        codes(
                                new Command.Decide(subject.id(), 4, Outcome.REFUSED, "不符"),
                                subject,
                                DECIDER,
                                MONDAY))
                .isEmpty();
        assertThat(codes(later(subject, MaterialTaken.How.TO_FOLLOW), subject, CLERK, MONDAY))
                .as("to follow again is not to come")
                .contains("CASE-024");
        assertThat(codes(later(subject, MaterialTaken.How.COPY), subject, CLERK, MONDAY)).isEmpty();
        assertThat(codes(later(subject, MaterialTaken.How.COPY), subject, RESIDENT, MONDAY))
                .as("at home nobody takes a paper in")
                .containsExactly("CASE-210");
        assertThat(codes(later(subject, MaterialTaken.How.ELECTRONIC), subject, RESIDENT, MONDAY))
                .as("and a word is no file")
                .containsExactly("CASE-211");
        assertThat(
                        Decisions.decide(
                                later(subject, MaterialTaken.How.ELECTRONIC),
                                subject,
                                WrittenCase.known(RESIDENT, service, MONDAY)
                                        .with(Set.of(WrittenCase.LATER)),
                                WrittenCase.noon(MONDAY)))
                .isInstanceOf(Verdict.Happens.class);
        Command end = new Command.Terminate(subject.id(), 4, TerminationGround.NOT_SUPPLIED, "未补");
        assertThat(codes(end, subject, REVIEWER, WrittenCase.BEGUN.plusDays(1)))
                .containsExactly("CASE-069");
        assertThat(codes(end, subject, REVIEWER, WrittenCase.BEGUN.plusDays(2))).isEmpty();
    }

    private static CaseEvent.Opened later(CaseEvent.Opened o) {
        return WrittenCase.handing(
                o,
                List.of(new MaterialTaken(WrittenCase.LATER, MaterialTaken.How.TO_FOLLOW, 0, "")));
    }

    private static Command later(Case subject, MaterialTaken.How how) {
        return new Command.SupplyLater(
                subject.id(),
                subject.version(),
                List.of(new MaterialTaken(WrittenCase.LATER, how, 1, "")),
                "");
    }

    @Test
    void aFalsePromiseTakesTheDecisionWithIt() {
        Case granted = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY);
        assertThat(
                        codes(
                                new Command.Revoke(granted.id(), granted.version(), "不实"),
                                granted,
                                DECIDER,
                                MONDAY))
                .containsExactly("CASE-067");
        Case verified = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY, Act.VERIFY_PROMISE, MONDAY);
        assertThat(
                        codes(
                                new Command.VerifyPromise(
                                        verified.id(),
                                        verified.version(),
                                        WrittenCase.PROMISED,
                                        true,
                                        "再查"),
                                verified,
                                REVIEWER,
                                MONDAY))
                .as("verified once")
                .containsExactly("CASE-065");
        CaseEvent.Revoked revoked =
                done(
                        CaseEvent.Revoked.class,
                        new Command.Revoke(verified.id(), verified.version(), "不实"),
                        verified,
                        DECIDER,
                        MONDAY);
        assertThat(revoked.on()).isEqualTo(MONDAY);
        Case before = recommended(Act.VERIFY_PROMISE, MONDAY);
        assertThat(codes(grant(before), before, DECIDER, MONDAY)).containsExactly("CASE-066");
    }

    // ------------------------------------------------------------------ time

    @Test
    void anExtensionNamesItsApproverAndComesBeforeTheEnd() {
        Case subject = under();
        assertThat(codes(new Command.Extend(subject.id(), 3, "复杂", ""), subject, DECIDER, MONDAY))
                .containsExactly("CASE-016");
        Command extend = new Command.Extend(subject.id(), 3, "复杂", "局长");
        // accepted on Tuesday 3 March: twenty working days end on 31 March
        assertThat(codes(extend, subject, DECIDER, LocalDate.of(2026, 3, 31))).isEmpty();
        assertThat(codes(extend, subject, DECIDER, LocalDate.of(2026, 4, 1)))
                .containsExactly("CASE-070");
    }

    @Test
    void onlyWhatTheLawListsStopsTheClock() {
        service = WrittenCase.service("disability-subsidies");
        Case subject = under();
        assertThat(
                        codes(
                                new Command.Suspend(
                                        subject.id(), 3, SpecialProcedure.APPRAISAL, "鉴定", 10),
                                subject,
                                REVIEWER,
                                MONDAY))
                .containsExactly("CASE-031");
    }
}
