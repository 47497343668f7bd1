package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.time.WorkingCalendar;

/** Before acceptance: who is turned away, what silence comes to, what ends a case. */
class AcceptanceTest extends OnPaper {
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

    /** What was asked for is not put off by the window either. */
    @Test
    void aPaperThatWasAskedForDoesNotFollowOnceMore() {
        service = WrittenCase.service("disability-subsidies");
        Case asked = begun(Act.REQUEST_SUPPLEMENT, MONDAY);
        for (var how : List.of(MaterialTaken.How.TO_FOLLOW, MaterialTaken.How.PROMISED)) {
            Command put =
                    new Command.SupplySupplement(
                            asked.id(),
                            asked.version(),
                            List.of(new MaterialTaken(WrittenCase.PROMISED, how, 0, "")),
                            Map.of(),
                            "");
            assertThat(codes(put, asked, CLERK, MONDAY)).as(how.name()).contains("CASE-212");
        }
        Command word = WrittenCase.command(Act.SUPPLY_SUPPLEMENT, asked, MONDAY).orElseThrow();
        assertThat(codes(word, asked, CLERK, MONDAY)).isEmpty();
        assertThat(codes(word, asked, RESIDENT, MONDAY))
                .as("a form is no answer to the asking for it before it is uploaded")
                .containsExactly("CASE-211");
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

    /** The holidays of 2027 are not published: a day that may be too early has no such effect. */
    @Test
    void silenceDoesNotCountWhileTheLastDayIsProvisional() {
        LocalDate received = LocalDate.of(2026, 12, 25);
        Case silent = receivedOn(received);
        LocalDate after = LocalDate.of(2027, 1, 8);
        Command ask = WrittenCase.command(Act.REQUEST_SUPPLEMENT, silent, after).orElseThrow();
        Command accept = new Command.Accept(silent.id(), silent.version());
        assertThat(codes(ask, silent, REVIEWER, after)).isEmpty();
        assertThat(done(CaseEvent.Accepted.class, accept, silent, REVIEWER, after))
                .isEqualTo(new CaseEvent.Accepted(Act.ACCEPT, after));
        Circumstances unsure = WrittenCase.known(REVIEWER, service, after);
        assertThat(Decisions.deemAccepted(silent, unsure)).isEmpty();
        assertThat(explained(silent, unsure.calendar(), after)).contains("不因逾期视为受理");
        WorkingCalendar published =
                unsure.calendar()
                        .with(
                                List.of(
                                        new WorkingCalendar.Entry(
                                                LocalDate.of(2027, 1, 1), true, "元旦", 2027)));
        Circumstances sure = Circumstances.of(REVIEWER, service, "hash", after, published);
        assertThat(Decisions.deemAccepted(silent, sure))
                .containsExactly(new CaseEvent.Accepted(Act.DEEM_ACCEPTED, received));
        assertThat(explained(silent, published, after)).doesNotContain("视为受理");
    }

    private static Case receivedOn(LocalDate day) {
        CaseEvent.Opened o = WrittenCase.opened(Act.COLLECT, Part.COMPETENT);
        CaseEvent.Opened opened = WrittenCase.begun(o, o.number(), day, o.materials());
        return Case.of(new UUID(4, 5), List.of(WrittenCase.recorded(1, opened, day)));
    }

    private static String explained(Case subject, WorkingCalendar calendar, LocalDate today) {
        return CaseClock.read(subject, LICENCE.procedure(), calendar, today)
                .orElseThrow()
                .explanation()
                .toString();
    }

    @Test
    void beforeAcceptanceOnlyTheEndOfTheApplicantTerminates() {
        Case fresh = begun();
        for (TerminationGround ground : TerminationGround.values()) {
            Command end = new Command.Terminate(fresh.id(), fresh.version(), ground, "说明");
            boolean his =
                    ground == TerminationGround.APPLICANT_DIED
                            || ground == TerminationGround.APPLICANT_ENDED;
            List<String> expected =
                    his
                            ? List.of()
                            : ground == TerminationGround.NOT_SUPPLIED
                                    ? List.of("CASE-069", "CASE-203")
                                    : List.of("CASE-203");
            assertThat(codes(end, fresh, REVIEWER, WrittenCase.BEGUN))
                    .as(ground.name())
                    .containsExactlyElementsOf(expected);
        }
        Command died =
                new Command.Terminate(
                        fresh.id(), fresh.version(), TerminationGround.APPLICANT_DIED, "户籍已注销");
        assertThat(codes(died, fresh, CLERK, WrittenCase.BEGUN))
                .as("a window does not end it")
                .hasSize(1);
    }
}
