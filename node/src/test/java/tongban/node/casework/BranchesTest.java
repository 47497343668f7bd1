package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.procedure.PublicNotice;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** What the branches of the procedure demand, refuse and hold up; reason codes, no database. */
class BranchesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    private static final ServiceDefinition LICENCE = WrittenCase.LICENCE;
    private static final Actor REVIEWER =
            WrittenCase.at(Role.REVIEWER, WrittenCase.ACCEPTING, Jurisdiction.SICHUAN);
    private static final Actor DECIDER =
            WrittenCase.at(Role.DECIDER, WrittenCase.DECIDING, Jurisdiction.SICHUAN);
    private static final Actor CLERK =
            WrittenCase.at(Role.CLERK, WrittenCase.ACCEPTING, Jurisdiction.SICHUAN);
    private static final Actor RESIDENT = WrittenCase.at(Role.RESIDENT, null, Jurisdiction.SICHUAN);

    private ServiceDefinition service = LICENCE;

    /** A case under review, and whatever happened to it since, each on its day. */
    private static Case under(Object... actsAndDays) {
        List<CaseEvent.Recorded> events =
                new ArrayList<>(
                        WrittenCase.of(
                                        Part.COMPETENT,
                                        List.of(Act.COLLECT, Act.ACCEPT, Act.START_REVIEW))
                                .events());
        for (int i = 0; i < actsAndDays.length; i += 2) {
            LocalDate day = (LocalDate) actsAndDays[i + 1];
            CaseEvent event =
                    actsAndDays[i] instanceof CaseEvent given
                            ? given
                            : WrittenCase.event((Act) actsAndDays[i], Part.COMPETENT, day);
            events.add(WrittenCase.recorded(events.size() + 1, event, day));
        }
        return Case.of(new UUID(1, 1), events);
    }

    private List<String> codes(Command command, Case subject, Actor actor, LocalDate today) {
        return switch (decide(command, subject, actor, today)) {
            case Verdict.Happens done -> List.of();
            case Verdict.Forbidden no -> List.of(no.problem().code());
            case Verdict.Rejected no -> no.problems().stream().map(Problem::code).toList();
        };
    }

    private Verdict decide(Command command, Case subject, Actor actor, LocalDate today) {
        return Decisions.decide(
                command,
                subject,
                WrittenCase.known(actor, service, today),
                WrittenCase.noon(today));
    }

    private <E extends CaseEvent> E done(
            Class<E> kind, Command command, Case subject, Actor actor, LocalDate today) {
        Verdict verdict = decide(command, subject, actor, today);
        assertThat(verdict).isInstanceOf(Verdict.Happens.class);
        return kind.cast(((Verdict.Happens) verdict).events().getFirst());
    }

    private static Command grant(Case subject) {
        return new Command.Decide(subject.id(), subject.version(), Outcome.GRANTED, "");
    }

    private static Case recommended(Object... before) {
        Object[] all = java.util.Arrays.copyOf(before, before.length + 4);
        all[before.length] = Act.SUPPLY_LATER;
        all[before.length + 1] = MONDAY;
        all[before.length + 2] = Act.RECOMMEND;
        all[before.length + 3] = MONDAY;
        return under(all);
    }

    // ------------------------------------------------------------------ hearing

    @Test
    void theRightToAHearingRunsFiveWorkingDaysAndNobodyDecidesBefore() {
        Case subject = under();
        CaseEvent.HearingOffered offer =
                done(
                        CaseEvent.HearingOffered.class,
                        new Command.OfferHearing(subject.id(), 3, "拟不同意"),
                        subject,
                        REVIEWER,
                        MONDAY);
        assertThat(offer.askBy()).isEqualTo("2026-03-16");
        Case offered = recommended(offer, MONDAY);
        assertThat(codes(grant(offered), offered, DECIDER, LocalDate.of(2026, 3, 16)))
                .containsExactly("CASE-042");
        assertThat(codes(grant(offered), offered, DECIDER, LocalDate.of(2026, 3, 17))).isEmpty();
        Command ask = new Command.RequestHearing(offered.id(), offered.version(), "");
        assertThat(codes(ask, offered, RESIDENT, LocalDate.of(2026, 3, 16))).isEmpty();
        assertThat(codes(ask, offered, RESIDENT, LocalDate.of(2026, 3, 17)))
                .containsExactly("CASE-041");
        assertThat(codes(ask, under(), RESIDENT, MONDAY)).containsExactly("CASE-040");
    }

    @Test
    void aHearingIsCalledSevenWorkingDaysAheadHeldWithinTwentyAndRecordedBeforeADecision() {
        Case asked = recommended(Act.OFFER_HEARING, MONDAY, Act.REQUEST_HEARING, MONDAY);
        assertThat(codes(grant(asked), asked, DECIDER, MONDAY.plusDays(30)))
                .containsExactly("CASE-043");
        assertThat(codes(call(asked, "2026-03-17"), asked, REVIEWER, MONDAY))
                .as("the seventh working day is the 18th")
                .containsExactly("CASE-028");
        assertThat(codes(call(asked, "2026-03-18"), asked, REVIEWER, MONDAY)).isEmpty();
        assertThat(codes(call(asked, "2026-04-07"), asked, REVIEWER, MONDAY))
                .as("the twentieth working day, past 清明, is the 7th of April")
                .isEmpty();
        assertThat(codes(call(asked, "2026-04-08"), asked, REVIEWER, MONDAY))
                .containsExactly("CASE-028");
        Case called =
                under(
                        Act.OFFER_HEARING,
                        MONDAY,
                        Act.REQUEST_HEARING,
                        MONDAY,
                        Act.SCHEDULE_HEARING,
                        MONDAY);
        assertThat(called.state()).isEqualTo(State.SUSPENDED);
        assertThat(
                        codes(
                                new Command.Resume(called.id(), called.version(), "了结"),
                                called,
                                REVIEWER,
                                MONDAY))
                .as("it ends with its minutes")
                .containsExactly("CASE-043");
        Command hold = new Command.HoldHearing(called.id(), called.version(), true, MONDAY, "");
        assertThat(codes(hold, called, REVIEWER, MONDAY)).containsExactly("CASE-016");
        assertThat(
                        codes(
                                new Command.Suspend(
                                        called.id(), 3, SpecialProcedure.HEARING, "听证", 10),
                                under(),
                                REVIEWER,
                                MONDAY))
                .containsExactly("CASE-044");
    }

    /**
     * Whoever has waited too long is heard all the same: a rule that nobody can keep helps nobody.
     */
    @Test
    void aHearingThatWasNotCalledInTimeIsStillCalledAndHeld() {
        Case asked = recommended(Act.OFFER_HEARING, MONDAY, Act.REQUEST_HEARING, MONDAY);
        // seven working days from here end on 8 April, a day after the twentieth
        LocalDate late = LocalDate.of(2026, 3, 27);
        assertThat(codes(call(asked, "2026-04-07"), asked, REVIEWER, late))
                .as("the notice of seven days stays")
                .containsExactly("CASE-028");
        assertThat(codes(call(asked, "2026-04-08"), asked, REVIEWER, late)).isEmpty();
        assertThat(codes(call(asked, "2026-04-15"), asked, REVIEWER, late)).isEmpty();
        ClockPage.Limit held =
                limits(asked, late.plusDays(20)).stream()
                        .filter(l -> l.what().en().equals("holding the hearing"))
                        .findFirst()
                        .orElseThrow();
        assertThat(held.status())
                .as("and that it is late is seen")
                .isEqualTo(ClockPage.Status.OVERDUE);
    }

    @Test
    void theRightToBeHeardIsNotLostWhileSomethingElseIsLookedInto() {
        Case suspended = under(Act.OFFER_HEARING, MONDAY, Act.SUSPEND, MONDAY);
        assertThat(suspended.state()).isEqualTo(State.SUSPENDED);
        Command ask = new Command.RequestHearing(suspended.id(), suspended.version(), "");
        assertThat(codes(ask, suspended, RESIDENT, MONDAY.plusDays(1))).isEmpty();
        assertThat(codes(ask, suspended, CLERK, LocalDate.of(2026, 3, 17)))
                .containsExactly("CASE-041");
        Case resumed =
                recommended(
                        Act.OFFER_HEARING,
                        MONDAY,
                        Act.SUSPEND,
                        MONDAY,
                        Act.REQUEST_HEARING,
                        MONDAY,
                        Act.RESUME,
                        MONDAY);
        assertThat(codes(grant(resumed), resumed, DECIDER, MONDAY.plusDays(30)))
                .containsExactly("CASE-043");
    }

    @Test
    void whoReviewedTheCaseDoesNotPresideAtItsHearing() {
        Case asked = recommended(Act.OFFER_HEARING, MONDAY, Act.REQUEST_HEARING, MONDAY);
        for (String president : List.of("某甲", "科长 某甲", "Somebody")) {
            Verdict verdict =
                    Decisions.decide(
                            new Command.ScheduleHearing(
                                    asked.id(),
                                    asked.version(),
                                    LocalDate.of(2026, 3, 18),
                                    "会议室",
                                    president),
                            asked,
                            WrittenCase.known(REVIEWER, service, MONDAY)
                                    .reviewedBy(java.util.Set.of("某甲", "Somebody")),
                            WrittenCase.noon(MONDAY));
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Rejected.class,
                            no ->
                                    assertThat(no.problems())
                                            .extracting(Problem::code)
                                            .containsExactly("CASE-198"));
        }
    }

    // ------------------------------------------------------------------ acceptance

    private static Case begun(Object... actsAndDays) {
        List<CaseEvent.Recorded> events =
                new ArrayList<>(WrittenCase.of(Part.COMPETENT, List.of(Act.COLLECT)).events());
        for (int i = 0; i < actsAndDays.length; i += 2) {
            LocalDate day = (LocalDate) actsAndDays[i + 1];
            events.add(
                    WrittenCase.recorded(
                            events.size() + 1,
                            WrittenCase.event((Act) actsAndDays[i], Part.COMPETENT, day),
                            day));
        }
        return Case.of(new UUID(4, 4), events);
    }

    @Test
    void nobodyIsTurnedAwayForWhatHeWasNotAskedForOrStillHasTimeToBring() {
        service = WrittenCase.service("disability-subsidies");
        Case fresh = begun();
        assertThat(codes(turnedAway(fresh), fresh, REVIEWER, WrittenCase.BEGUN))
                .containsExactly("CASE-200");
        Case asked = begun(Act.REQUEST_SUPPLEMENT, MONDAY);
        // thirty days from the 9th of March
        assertThat(codes(turnedAway(asked), asked, REVIEWER, LocalDate.of(2026, 4, 8)))
                .containsExactly("CASE-069");
        assertThat(codes(turnedAway(asked), asked, REVIEWER, LocalDate.of(2026, 4, 9))).isEmpty();
        Case insufficient =
                begun(Act.REQUEST_SUPPLEMENT, MONDAY, Act.SUPPLY_SUPPLEMENT, MONDAY.plusDays(1));
        assertThat(codes(turnedAway(insufficient), insufficient, REVIEWER, MONDAY.plusDays(1)))
                .isEmpty();
    }

    private static Command turnedAway(Case subject) {
        return new Command.RefuseAcceptance(
                subject.id(), subject.version(), Ground.NOT_SUPPLIED, "未补", null);
    }

    /** Whether or not the node has written it down yet. */
    @Test
    void afterFiveDaysOfSilenceALicenceIsAcceptedWhateverAnOfficerDoesNext() {
        Case silent = begun();
        // received on Monday 2 March: the fifth working day is the 9th
        LocalDate last = LocalDate.of(2026, 3, 9);
        Command ask = WrittenCase.command(Act.REQUEST_SUPPLEMENT, silent, last).orElseThrow();
        Command refuse = WrittenCase.command(Act.REFUSE_ACCEPTANCE, silent, last).orElseThrow();
        Command accept = new Command.Accept(silent.id(), silent.version());
        assertThat(codes(ask, silent, REVIEWER, last)).isEmpty();
        assertThat(codes(refuse, silent, REVIEWER, last)).isEmpty();
        assertThat(done(CaseEvent.Accepted.class, accept, silent, REVIEWER, last))
                .isEqualTo(new CaseEvent.Accepted(Act.ACCEPT, last));
        assertThat(codes(ask, silent, REVIEWER, last.plusDays(1))).containsExactly("CASE-201");
        assertThat(codes(refuse, silent, REVIEWER, last.plusDays(1))).containsExactly("CASE-201");
        assertThat(done(CaseEvent.Accepted.class, accept, silent, REVIEWER, last.plusDays(1)))
                .isEqualTo(new CaseEvent.Accepted(Act.DEEM_ACCEPTED, WrittenCase.BEGUN));
        service = WrittenCase.service("disability-subsidies");
        assertThat(codes(ask, silent, REVIEWER, last.plusDays(1)))
                .as("no article, no fiction")
                .isEmpty();
    }

    private static Command call(Case subject, String day) {
        return new Command.ScheduleHearing(
                subject.id(), subject.version(), LocalDate.parse(day), "会议室", "科长");
    }

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
                                p.atOnce()));
        Case unseen = recommended();
        assertThat(codes(grant(unseen), unseen, DECIDER, MONDAY)).containsExactly("CASE-046");
        Case seen = recommended(Act.VISIT, MONDAY);
        assertThat(codes(grant(seen), seen, DECIDER, MONDAY)).isEmpty();
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
                                        suspended.id(), suspended.version(), "", "不符合"),
                                suspended,
                                CLERK,
                                MONDAY.plusDays(1)))
                .isEmpty();
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
        assertThat(notice.lines().getLast().text().en()).isEqualTo("monthly amount: 768");
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
        Command end = new Command.Terminate(subject.id(), 4, TerminationGround.NOT_SUPPLIED, "未补");
        assertThat(codes(end, subject, REVIEWER, WrittenCase.BEGUN.plusDays(1)))
                .containsExactly("CASE-069");
        assertThat(codes(end, subject, REVIEWER, WrittenCase.BEGUN.plusDays(2))).isEmpty();
    }

    private static CaseEvent.Opened later(CaseEvent.Opened o) {
        return new CaseEvent.Opened(
                o.act(),
                o.part(),
                o.number(),
                o.service(),
                o.serviceHash(),
                o.mode(),
                o.collector(),
                o.route(),
                o.appliedOn(),
                o.receivedOn(),
                o.eventOn(),
                o.shown(),
                o.place(),
                o.applicant(),
                o.proxy(),
                o.facts(),
                List.of(new MaterialTaken(WrittenCase.LATER, MaterialTaken.How.TO_FOLLOW, 0, "")),
                o.identityNote(),
                o.mandate(),
                o.oral(),
                o.authorised());
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

    // ------------------------------------------------------------------ delivery, rating

    private static Command deliver(
            Case subject, DeliveryWay way, LocalDate on, String note, String by, String proof) {
        return new Command.Deliver(subject.id(), subject.version(), way, on, note, by, proof);
    }

    @Test
    void eachWayOfDeliveryHasItsProofAndItsDay() {
        Case granted = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY);
        LocalDate later = MONDAY.plusDays(40);
        for (DeliveryWay way : DeliveryWay.values()) {
            assertThat(codes(deliver(granted, way, MONDAY, "", "", ""), granted, CLERK, later))
                    .as(way.name())
                    .contains("CASE-016");
        }
        for (DeliveryWay way : List.of(DeliveryWay.LEFT, DeliveryWay.COURIER, DeliveryWay.ONLINE)) {
            assertThat(
                            done(
                                            CaseEvent.Delivered.class,
                                            deliver(granted, way, MONDAY, "", "", "凭证"),
                                            granted,
                                            CLERK,
                                            later)
                                    .on())
                    .isEqualTo(MONDAY);
        }
        Command published = deliver(granted, DeliveryWay.PUBLIC, MONDAY, "下落不明", "", "网站");
        CaseEvent.Delivered delivered =
                done(CaseEvent.Delivered.class, published, granted, CLERK, later);
        assertThat(delivered.published()).contains(MONDAY);
        assertThat(delivered.on()).as("thirty days later").isEqualTo("2026-04-08");
        assertThat(codes(published, granted, CLERK, LocalDate.of(2026, 4, 7)))
                .containsExactly("CASE-071");
        assertThat(
                        codes(
                                deliver(
                                        granted,
                                        DeliveryWay.WINDOW,
                                        MONDAY.minusDays(1),
                                        "",
                                        "陈",
                                        ""),
                                granted,
                                CLERK,
                                later))
                .containsExactly("CASE-028");
    }

    @Test
    void fromTheDeliveryRunTheRemediesAndABadRatingHasItsOwnClock() {
        Case delivered =
                under(
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY,
                        Act.DELIVER,
                        MONDAY,
                        Act.RATE,
                        MONDAY);
        CaseBranches branches =
                new Branching(delivered, REVIEWER, LICENCE, WorkingCalendar.published(), MONDAY)
                        .all();
        assertThat(branches.remedies())
                .extracting(CaseBranches.Remedy::until)
                .containsExactly(LocalDate.of(2026, 5, 8), LocalDate.of(2026, 9, 9));
        assertThat(branches.remedies()).allSatisfy(r -> assertThat(r.article()).isNotBlank());
        assertThat(branches.rating())
                .hasValueSatisfying(r -> {
                    assertThat(r.grade()).isEqualTo(5);
                    assertThat(r.answerBy()).contains(LocalDate.of(2026, 3, 30));
                });
        assertThat(
                        codes(
                                new Command.Rate(delivered.id(), delivered.version(), 1, ""),
                                delivered,
                                RESIDENT,
                                MONDAY))
                .as("one matter, one rating")
                .containsExactly("CASE-011");
        Case good =
                under(
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY,
                        Act.DELIVER,
                        MONDAY,
                        new CaseEvent.Rated(1, ""),
                        MONDAY);
        assertThat(
                        codes(
                                new Command.AnswerRating(good.id(), good.version(), "谢谢"),
                                good,
                                REVIEWER,
                                MONDAY))
                .containsExactly("CASE-072");
        Case unrated = under(Act.RECOMMEND, MONDAY, Act.GRANT, MONDAY, Act.DELIVER, MONDAY);
        assertThat(
                        codes(
                                new Command.Rate(unrated.id(), unrated.version(), 6, ""),
                                unrated,
                                RESIDENT,
                                MONDAY))
                .containsExactly("CASE-032");
    }

    @Test
    void aBadRatingIsAnsweredAlsoWhereTheDecisionWasTakenBackMeanwhile() {
        Case revoked =
                under(
                        Act.RECOMMEND,
                        MONDAY,
                        Act.GRANT,
                        MONDAY,
                        Act.DELIVER,
                        MONDAY,
                        Act.RATE,
                        MONDAY,
                        Act.VERIFY_PROMISE,
                        MONDAY,
                        Act.REVOKE,
                        MONDAY);
        assertThat(Ratings.isOpen(revoked)).isTrue();
        assertThat(
                        codes(
                                new Command.AnswerRating(revoked.id(), revoked.version(), "已整改"),
                                revoked,
                                REVIEWER,
                                MONDAY))
                .isEmpty();
    }

    // ------------------------------------------------------------------ the clock page

    @Test
    void onTheLastDayTooTheClockPageSaysWhatASuspensionWouldDo() {
        Case subject = under(Act.SUPPLY_LATER, MONDAY);
        LocalDate last = LocalDate.of(2026, 3, 31);
        ClockPage page =
                new Clocks(subject, LICENCE, WorkingCalendar.published(), last)
                        .page(Optional.of(7));
        assertThat(page.limits().getLast().status()).isEqualTo(ClockPage.Status.DUE_TODAY);
        assertThat(page.whatIf())
                .hasValueSatisfying(w -> {
                    assertThat(w.lines())
                            .extracting(ClockPage.WhatIf.After::due)
                            .allSatisfy(due -> assertThat(due).isAfter(last));
                    assertThat(w.article()).isEqualTo("《行政许可法》第四十五条");
                });
        assertThat(page.calendar().zh()).contains("国务院办公厅").contains("2026").contains("cn-2026-");
        assertThat(page.calendar().en()).contains("cn-2026-");
    }

    /** The licensing law's list is for licences: nothing else borrows its article. */
    @Test
    void aServiceOfAnotherLawStandsStillByItsOwnArticleOrNotAtAll() {
        Case subject = under(Act.SUSPEND, MONDAY, Act.RESUME, MONDAY.plusDays(3));
        ServiceDefinition none = WrittenCase.service("minimum-living-allowance");
        assertThat(
                        new Clocks(under(), none, WorkingCalendar.published(), MONDAY)
                                .page(Optional.empty())
                                .whatIf())
                .hasValueSatisfying(w -> {
                    assertThat(w.article()).isEmpty();
                    assertThat(w.lines()).isEmpty();
                });
        ServiceDefinition own = WrittenCase.service("extreme-poverty-support");
        ClockPage page =
                new Clocks(subject, own, WorkingCalendar.published(), MONDAY.plusDays(4))
                        .page(Optional.empty());
        assertThat(page.whatIf().orElseThrow().article()).isEqualTo("民发〔2021〕43号第二十条");
        assertThat(page.limits().stream().flatMap(l -> l.days().stream()))
                .filteredOn(d -> d.note().zh().equals("专家评审"))
                .isNotEmpty()
                .allSatisfy(d -> {
                    assertThat(d.article()).isEqualTo("民发〔2021〕43号第二十条");
                    assertThat(d.note().en()).isEqualTo("expert review");
                });
        ClockReading reading =
                CaseClock.read(
                                subject,
                                own.procedure(),
                                WorkingCalendar.published(),
                                MONDAY.plusDays(4))
                        .orElseThrow();
        assertThat(reading.explanation())
                .allSatisfy(line ->
                        assertThat(line.en())
                                .as("English alone")
                                .doesNotContainPattern("\\p{IsHan}"));
    }

    @Test
    void theClockPageSaysOfEveryDayWhetherItCountsAndWhatASuspensionWouldDo() {
        Case subject =
                under(
                        Act.SUPPLY_LATER,
                        MONDAY,
                        Act.SUSPEND,
                        MONDAY,
                        Act.RESUME,
                        MONDAY.plusDays(3));
        ClockPage page =
                new Clocks(subject, LICENCE, WorkingCalendar.published(), MONDAY.plusDays(4))
                        .page(Optional.of(7));
        assertThat(page.limits())
                .extracting(l -> l.what().en(), ClockPage.Limit::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "acceptance, or notice of what is missing", ClockPage.Status.MET),
                        org.assertj.core.groups.Tuple.tuple(
                                "the decision", ClockPage.Status.RUNNING));
        ClockPage.Limit decision = page.limits().getLast();
        assertThat(decision.days().getFirst().date()).isEqualTo(decision.from());
        assertThat(decision.days().getLast().date()).isEqualTo(decision.due());
        assertThat(decision.days())
                .as("no day is left out")
                .hasSize(
                        Math.toIntExact(
                                java.time.temporal.ChronoUnit.DAYS.between(
                                                decision.from(), decision.due())
                                        + 1));
        assertThat(decision.days())
                .filteredOn(d -> d.note().zh().equals("专家评审"))
                .hasSize(3)
                .allSatisfy(d -> {
                    assertThat(d.counted()).isFalse();
                    assertThat(d.article()).contains("第四十五条");
                });
        assertThat(page.whatIf())
                .hasValueSatisfying(w -> {
                    assertThat(w.dueNow()).isEqualTo(decision.due());
                    assertThat(w.lines()).hasSize(1);
                    assertThat(w.lines().getFirst().due()).isAfter(decision.due());
                });
        assertThat(page.alarms())
                .extracting(ClockPage.Alarm::kind)
                .containsExactly(
                        ClockPage.Alarm.Kind.SOON,
                        ClockPage.Alarm.Kind.DUE,
                        ClockPage.Alarm.Kind.OVERDUE);
    }

    @Test
    void theCollectingSideCountsTheSameDaysFromWhatItWasTold() {
        Case there = under(Act.SUSPEND, MONDAY, Act.RESUME, MONDAY.plusDays(3));
        List<CaseEvent.Recorded> told = new ArrayList<>();
        told.add(
                WrittenCase.recorded(
                        1, WrittenCase.opened(Act.COLLECT, Part.COLLECTOR), WrittenCase.BEGUN));
        told.add(WrittenCase.recorded(2, new CaseEvent.Forwarded("", ""), WrittenCase.BEGUN));
        for (int i = 0; i < there.events().size(); i++) {
            Letter.Status status = Reports.status(there, i, LICENCE, Optional.empty());
            Act act = i == 0 ? Act.RECEIVE : status.act();
            State state = i == 0 ? State.RECEIVED : status.state();
            told.add(
                    WrittenCase.recorded(
                            3 + i,
                            new CaseEvent.Reported(act, state, status.step(), status.content()),
                            MONDAY.plusDays(9)));
        }
        Case here = Case.of(new UUID(3, 3), told);
        LocalDate today = MONDAY.plusDays(9);
        ClockPage.Limit own = limits(there, today).getLast();
        ClockPage.Limit counted = limits(here, today).getLast();
        assertThat(counted.due()).isEqualTo(own.due());
        assertThat(counted.days()).isEqualTo(own.days());
    }

    private static List<ClockPage.Limit> limits(Case subject, LocalDate today) {
        return new Clocks(subject, LICENCE, WorkingCalendar.published(), today)
                .page(Optional.empty())
                .limits();
    }
}
