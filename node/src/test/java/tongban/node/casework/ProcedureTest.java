package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tongban.node.casework.Procedure.Desk;
import tongban.node.casework.Procedure.Row;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;

/**
 * The table, row by row: each row can be walked by everybody whom it names and by nobody else, and
 * what it does not hold does not happen. Made from {@link Procedure#ROWS}, so that a new row is
 * tested by being there.
 */
class ProcedureTest {
    /** The node's own steps, which no officer can ask for; see below for each. */
    private static final Set<Act> OWN =
            EnumSet.of(Act.RECEIVE, Act.DEEM_ACCEPTED, Act.GRANT_AUTOMATICALLY, Act.TAKE_STEP);

    private static LocalDate today(Case subject) {
        return Case.day(subject.events().getLast().at()).plusDays(1);
    }

    private static Verdict asked(Row row, Case subject, Actor actor) {
        LocalDate today = today(subject);
        return decided(
                WrittenCase.command(row.act(), subject, today).orElseThrow(), subject, actor);
    }

    private static Verdict decided(Command command, Case subject, Actor actor) {
        LocalDate today = today(subject);
        Circumstances known =
                WrittenCase.known(
                                actor,
                                switch (command) {
                                    case Command.PostNotice _ ->
                                            WrittenCase.posted(WrittenCase.LICENCE);
                                    case Command.Publish _, Command.TakeDown _ ->
                                            WrittenCase.published(WrittenCase.LICENCE);
                                    case Command.GiveAtOnce _ ->
                                            WrittenCase.atOnce(WrittenCase.LICENCE);
                                    default -> WrittenCase.LICENCE;
                                },
                                today)
                        // an applicant uploads what he says is there
                        .with(
                                actor.is(Role.RESIDENT)
                                        ? Set.of(WrittenCase.PROMISED, WrittenCase.LATER)
                                        : Set.of())
                        .with(
                                command instanceof Command.RecordFacts
                                        ? Map.of(
                                                "axles",
                                                new CaseEvent.StoredFact(4, "DOCUMENT", "证"))
                                        : Map.of(),
                                List.of());
        return Decisions.decide(command, subject, known, WrittenCase.noon(today));
    }

    private static Stream<Row> asking() {
        return Procedure.ROWS.stream().filter(r -> r.from() != null && !OWN.contains(r.act()));
    }

    private static String name(Row row) {
        return row.from() + " " + row.act() + " " + row.part();
    }

    private static Case ready(Row row) {
        return WrittenCase.ready(from(row), row.act(), row.part())
                .orElseThrow(() -> new AssertionError("no way leads to " + name(row)));
    }

    private static State from(Row row) {
        return Optional.ofNullable(row.from()).orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsWalkedByEverybodyItNames() {
        return asking().flatMap(row ->
                row.by().stream()
                        .map(role ->
                                DynamicTest.dynamicTest(
                                        name(row) + " by " + role, () -> walked(row, role))));
    }

    private static void walked(Row row, Role role) {
        Case subject = ready(row);
        assertThat(subject.state()).isEqualTo(row.from());
        Verdict verdict = asked(row, subject, WrittenCase.seated(role, row));
        assertThat(verdict).isInstanceOf(Verdict.Happens.class);
        List<CaseEvent.Recorded> more = new ArrayList<>();
        for (CaseEvent event : ((Verdict.Happens) verdict).events()) {
            more.add(
                    WrittenCase.recorded(
                            subject.version() + more.size() + 1, event, today(subject)));
        }
        assertThat(subject.after(more).state()).isEqualTo(row.to());
        assertThat(subject.after(more).happened(row.act())).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> noRowIsWalkedByAnybodyElse() {
        return asking().flatMap(row ->
                EnumSet.complementOf(EnumSet.copyOf(row.by())).stream()
                        .map(role ->
                                DynamicTest.dynamicTest(
                                        name(row) + " not by " + role,
                                        () ->
                                                assertForbidden(
                                                        asked(
                                                                row,
                                                                ready(row),
                                                                WrittenCase.seated(role, row)),
                                                        "CASE-020"))));
    }

    @TestFactory
    Stream<DynamicTest> noRowIsWalkedFromAnotherDesk() {
        return asking().filter(row -> row.desk() != Desk.ANY_WINDOW)
                .flatMap(row ->
                        row.by().stream()
                                // supervision is of the whole side
                                .filter(r -> r != Role.RESIDENT && r != Role.SYSTEM)
                                .filter(r -> r != Role.SUPERVISOR)
                                .map(role ->
                                        DynamicTest.dynamicTest(
                                                name(row) + " by " + role + " of another body",
                                                () ->
                                                        assertForbidden(
                                                                asked(
                                                                        row,
                                                                        ready(row),
                                                                        WrittenCase.at(
                                                                                role,
                                                                                WrittenCase
                                                                                        .ELSEWHERE,
                                                                                Jurisdiction
                                                                                        .SICHUAN)),
                                                                "CASE-021"))));
    }

    private static void assertForbidden(Verdict verdict, String code) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Forbidden.class,
                        no -> assertThat(no.problem().code()).isEqualTo(code));
    }

    /** Every pair of state and act that the table does not hold. */
    @TestFactory
    Stream<DynamicTest> whatIsNotInTheTableDoesNotHappen() {
        return Arrays.stream(Part.values())
                .flatMap(part ->
                        Arrays.stream(State.values())
                                .filter(s -> WrittenCase.path(s, part, Set.of()).isPresent())
                                .flatMap(state ->
                                        Arrays.stream(Act.values())
                                                .filter(act ->
                                                        Procedure.find(state, act, part).isEmpty())
                                                .map(act ->
                                                        DynamicTest.dynamicTest(
                                                                state + " not " + act + " " + part,
                                                                () -> refused(state, act, part)))));
    }

    private static void refused(State state, Act act, Part part) {
        Case subject = WrittenCase.of(part, WrittenCase.path(state, part, Set.of()).orElseThrow());
        if (subject.isAcross() && Procedure.RELAYED.contains(act)) {
            return; // done at the window and recorded by the other side; the table there decides
        }
        Optional<Command> command = WrittenCase.command(act, subject, today(subject));
        if (command.isEmpty()) {
            return; // no officer can ask for it
        }
        for (Role role : Role.values()) {
            Actor actor = WrittenCase.at(role, WrittenCase.ACCEPTING, Jurisdiction.SICHUAN);
            Verdict verdict = decided(command.get(), subject, actor);
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Rejected.class,
                            no -> {
                                assertThat(no.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("CASE-010");
                                Problem problem = no.problems().getFirst();
                                assertThat(problem.what().zh())
                                        .contains(state.words().zh())
                                        .contains(act.words().zh());
                                assertThat(problem.what().en()).contains(state.words().en());
                                assertThat(problem.remedy().zh()).isNotBlank();
                            });
        }
    }

    @TestFactory
    Stream<DynamicTest> whatMayHappenOnceDoesNotHappenTwice() {
        return asking().filter(Row::once)
                .filter(row -> Procedure.from(row.to(), row.part()).stream().count() > 0)
                .flatMap(row -> again(row).stream())
                .map(row ->
                        DynamicTest.dynamicTest(
                                name(row),
                                () -> {
                                    Case first = ready(row);
                                    Case done =
                                            first.after(
                                                    List.of(
                                                            WrittenCase.recorded(
                                                                    first.version() + 1,
                                                                    WrittenCase.event(
                                                                            row.act(),
                                                                            row.part(),
                                                                            today(first)),
                                                                    today(first))));
                                    // back to where the act could be done again, were it not once
                                    Case there = back(done, from(row), row.part());
                                    Role role = row.by().iterator().next();
                                    Verdict verdict =
                                            asked(row, there, WrittenCase.seated(role, row));
                                    assertThat(verdict)
                                            .isInstanceOfSatisfying(
                                                    Verdict.Rejected.class,
                                                    no ->
                                                            assertThat(no.problems())
                                                                    .extracting(Problem::code)
                                                                    .containsExactly("CASE-011"));
                                }));
    }

    /** The row, where a way leads back to its beginning. */
    private static Optional<Row> again(Row row) {
        return row.to() == row.from()
                        || (row.act() == Act.REQUEST_SUPPLEMENT && row.from() == State.SUBMITTED)
                ? Optional.of(row)
                : Optional.empty();
    }

    private static Case back(Case subject, State state, Part part) {
        if (subject.state() == state) {
            return subject;
        }
        LocalDate day = today(subject);
        return subject.after(
                List.of(
                        WrittenCase.recorded(
                                subject.version() + 1,
                                WrittenCase.event(Act.SUPPLY_SUPPLEMENT, part, day),
                                day)));
    }

    @Test
    void silenceCountsAsAcceptanceFromTheDayOfReceiptWhereTheFolderCitesTheArticle() {
        for (State state : List.of(State.RECEIVED, State.SUBMITTED)) {
            Case subject =
                    WrittenCase.ready(state, Act.DEEM_ACCEPTED, Part.COMPETENT).orElseThrow();
            List<CaseEvent> events =
                    Decisions.deemAccepted(
                            subject,
                            WrittenCase.known(
                                    Actor.system(Jurisdiction.SICHUAN),
                                    WrittenCase.LICENCE,
                                    today(subject)));
            assertThat(events)
                    .containsExactly(new CaseEvent.Accepted(Act.DEEM_ACCEPTED, WrittenCase.BEGUN));
            assertThat(
                            Decisions.deemAccepted(
                                    subject,
                                    WrittenCase.known(
                                            Actor.system(Jurisdiction.SICHUAN),
                                            WrittenCase.service("disability-subsidies"),
                                            today(subject))))
                    .as("no article, no fiction")
                    .isEmpty();
        }
        Case asked =
                WrittenCase.of(
                        Part.COMPETENT,
                        List.of(Act.COLLECT, Act.REQUEST_SUPPLEMENT, Act.SUPPLY_SUPPLEMENT));
        assertThat(
                        Decisions.deemAccepted(
                                asked,
                                WrittenCase.known(
                                        Actor.system(Jurisdiction.SICHUAN),
                                        WrittenCase.LICENCE,
                                        today(asked))))
                .as("who has asked was not silent")
                .isEmpty();
    }

    @Test
    void everyStateIsReachedAndEveryUnfinishedOneIsLeft() {
        Set<State> reached =
                Procedure.ROWS.stream()
                        .map(Row::to)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(State.class)));
        assertThat(reached).containsExactlyInAnyOrder(State.values());
        for (State state : State.values()) {
            boolean left =
                    Procedure.ROWS.stream().anyMatch(r -> r.from() == state && r.to() != state);
            // a closed case is over, and yet a false promise may take its decision away
            assertThat(left)
                    .as(state + " is left")
                    .isEqualTo(!state.isFinal() || state == State.CLOSED);
        }
    }

    @Test
    void noPairOfStateAndActHasTwoRows() {
        assertThat(Procedure.ROWS.stream().map(ProcedureTest::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyActStandsInTheTableWithItsArticle() {
        assertThat(Procedure.ROWS.stream().map(Row::act).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Act.values());
        assertThat(Procedure.ROWS).allSatisfy(row -> assertThat(row.article()).isNotBlank());
    }
}
