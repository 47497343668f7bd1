package tongban.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.exchange.ExchangeGround.SERVICE;
import static tongban.node.exchange.ExchangeGround.clerk;
import static tongban.node.exchange.ExchangeGround.delivered;
import static tongban.node.exchange.ExchangeGround.fetched;
import static tongban.node.exchange.ExchangeGround.one;
import static tongban.node.exchange.ExchangeGround.rows;
import static tongban.node.exchange.ExchangeGround.supervisor;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.Mode;
import tongban.node.casework.Outcome;
import tongban.node.casework.RatingGrade;
import tongban.node.casework.State;
import tongban.node.casework.TakenElsewhere;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * Cases come in from a provincial platform: whole, once, with the days and the rating that the
 * platform states.
 */
class ImportsTest extends ImportsGround {
    @Test
    void whatGoesOutComesInElsewhereAndGoesOutTheSame() {
        ground.decided(here, 1);
        ground.collected(here, 2);
        byte[] file = ground.only(fetched(here, ground.next(here)), 1, 2);

        Imports.Report report = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(report.faults()).isEmpty();
        assertThat(report.taken()).hasSize(2).noneMatch(Imports.Taken::isDraft);
        assertThat(report.informative()).isPositive();
        assertThat(report.taken())
                .as("what the side's own body has accepted is accepted, by whoever it is entered")
                .extracting(t -> there.state(clerk(there), t.id()))
                .containsExactlyInAnyOrder(State.ACCEPTED, State.SUBMITTED);
        Map<String, String> numbers = new HashMap<>();
        report.taken().forEach(t -> numbers.put(t.number(), t.foreignNumber()));
        byte[] again = ground.only(fetched(there, ground.next(there)), 1, 2);
        for (Table table : List.of(Table.ACCEPT, Table.MATERIAL, Table.FORM)) {
            assertThat(plain(rows(again, table), numbers))
                    .as(table.table())
                    .isEqualTo(plain(rows(file, table), Map.of()));
        }

        // the same batch again, and the same cases in another batch: nothing is opened twice
        Imports.Report second = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(second.taken()).isEmpty();
        assertThat(second.known()).isEqualTo(2);
        assertThat(second.faults()).isEmpty();
        assertThat(there.bean(Imports.class).past(supervisor(there)))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    /** What a platform told of its cases, without the platform's own numbers, batches and steps. */
    private static Set<Map<String, String>> plain(List<Row> rows, Map<String, String> numbers) {
        Set<Map<String, String>> plain = new HashSet<>();
        for (Row row : rows) {
            Map<String, String> values = new HashMap<>(row.values());
            values.keySet()
                    .removeIf(c ->
                            c.startsWith("cd_")
                                    || Set.of(
                                                    "row_guid",
                                                    "accept_date",
                                                    "accept_doc_no",
                                                    "promise_date",
                                                    "handle_user_name")
                                            .contains(c));
            values.put("project_no", numbers.getOrDefault(row.project(), row.project()));
            plain.add(values);
        }
        return plain;
    }

    @Test
    void aCaseOfTheOtherSideIsForwardedAcrossTheBorder() {
        byte[] file = ofTheOtherSide(7);

        Imports.Report report = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(report.faults()).isEmpty();
        Imports.Taken taken = report.taken().getFirst();
        there.post.drain();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.YUZUI);
        assertThat(there.state(reviewer, taken.id())).isEqualTo(State.RECEIVED);
        assertThat(
                        there.walls.inside(
                                reviewer,
                                () ->
                                        there.bean(PersonalData.class)
                                                .openIdNumber(
                                                        taken.id(), "APPLICANT", Purpose.HANDLE)))
                .contains(TwoSides.number(ground.person(7)));
    }

    @Test
    void itsDaysAreThoseOfThePlatformAndNobodyHereClaimsToHaveLookedAtACard() {
        ground.collected(here, 1);
        LocalDate applied = there.today().minusDays(12);
        byte[] file =
                changedAll(
                        ground.only(fetched(here, ground.next(here)), 1),
                        Map.of(
                                "apply_date", applied.toString(),
                                "apply_type", "2",
                                "org_name", "高滩镇便民服务中心",
                                "handle_user_name", "王窗口"));
        Imports.Report report = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(report.faults()).isEmpty();
        UUID id = report.taken().getFirst().id();
        CasePage page = there.page(clerk(there), id);
        assertThat(page.appliedOn()).isEqualTo(applied);
        assertThat(page.enteredOn()).isEqualTo(there.today());
        assertThat(page.mode()).isEqualTo(Mode.FULL_ONLINE);
        assertThat(page.elsewhere())
                .hasValueSatisfying(e -> {
                    assertThat(e.window()).isEqualTo("高滩镇便民服务中心");
                    assertThat(e.official()).isEqualTo("王窗口");
                    assertThat(e.channel()).isEqualTo(TakenElsewhere.Channel.COMPUTER);
                });
        assertThat(page.timeline().getFirst().details())
                .extracting(Words::en)
                .noneMatch(line -> line.startsWith("Identity checked"))
                .anyMatch(line -> line.contains("no window here checked it"));
        assertThat(page.clock())
                .as("the body has had the papers since then: what was due there is due here")
                .hasValueSatisfying(clock -> {
                    assertThat(clock.due())
                            .isEqualTo(WorkingCalendar.published().plusWorkingDays(applied, 5));
                    assertThat(clock.overdue()).isTrue();
                });
        assertThat(
                        one(
                                rows(
                                        ground.only(fetched(there, ground.next(there)), 1),
                                        Table.ACCEPT),
                                page.number()))
                .as("and so it goes on to the next platform")
                .satisfies(r -> {
                    assertThat(r.get("apply_date")).isEqualTo(applied.toString());
                    assertThat(r.get("apply_type")).isEqualTo("2");
                });
    }

    @Test
    void theLimitOfWhatThePlatformHasAcceptedRunsFromThatDay() {
        ground.collected(here, 1);
        LocalDate accepted = there.today().minusDays(10);
        byte[] file =
                changedAll(
                        ground.only(fetched(here, ground.next(here)), 1),
                        Map.of(
                                "apply_date", there.today().minusDays(12).toString(),
                                "accept_date", accepted.toString()));
        UUID id =
                there.bean(Imports.class)
                        .run(clerk(there), file)
                        .orElseThrow()
                        .taken()
                        .getFirst()
                        .id();
        CasePage page = there.page(there.reviewer(SERVICE, TwoSides.GAOTAN), id);
        assertThat(page.state()).isEqualTo(State.ACCEPTED);
        assertThat(page.clock())
                .hasValueSatisfying(clock ->
                        assertThat(clock.due())
                                .as("the township's seven working days and fifteen")
                                .isEqualTo(
                                        WorkingCalendar.published().plusWorkingDays(accepted, 22)));
        assertThat(page.timeline().getLast().details())
                .extracting(Words::en)
                .anyMatch(line -> line.endsWith("as the other platform states"));
    }

    @Test
    void theApplicantsRatingGoesOutWithTheResultAndComesInOnceTheDecisionIsDelivered() {
        UUID rated = ground.decided(here, 3);
        UUID unrated = ground.decided(here, 4);
        for (UUID id : List.of(rated, unrated)) {
            delivered(here, id);
        }
        here.done(
                clerk(here),
                new Command.Rate(
                        rated,
                        here.version(clerk(here), rated),
                        RatingGrade.DISSATISFIED.code(),
                        "慢",
                        "本人到窗口说的"));
        byte[] file = ground.only(fetched(here, ground.next(here)), 3, 4);
        String number = here.page(clerk(here), rated).number();
        assertThat(one(rows(file, Table.RESULT), number).get("satisfaction")).isEqualTo("4");
        assertThat(
                        one(rows(file, Table.RESULT), here.page(clerk(here), unrated).number())
                                .get("satisfaction"))
                .isEmpty();
        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain("慢");

        Imports imports = there.bean(Imports.class);
        Imports.Report first = imports.run(clerk(there), file).orElseThrow();
        assertThat(first.rated()).as("nothing was delivered here yet").isZero();
        UUID id =
                first.taken().stream()
                        .filter(t -> t.foreignNumber().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(first.faults()).isEmpty();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        Actor decider = there.decider(SERVICE, TwoSides.GAOTAN);
        there.done(reviewer, new Command.StartReview(id, there.version(reviewer, id)));
        there.done(
                reviewer,
                new Command.Recommend(id, there.version(reviewer, id), Outcome.GRANTED, "同意"));
        there.done(
                decider, new Command.Decide(id, there.version(decider, id), Outcome.GRANTED, ""));
        delivered(there, id);
        assertThat(imports.run(clerk(there), file).orElseThrow().rated()).isEqualTo(1);
        assertThat(there.page(reviewer, id).branches().rating())
                .hasValueSatisfying(r -> {
                    assertThat(r.grade()).isEqualTo(4);
                    assertThat(r.answerBy()).as("a remedy is due").isPresent();
                });
        assertThat(there.page(reviewer, id).timeline())
                .filteredOn(step -> step.act() == Act.RATE)
                .singleElement()
                .satisfies(step ->
                        assertThat(step.details())
                                .as("no window heard it")
                                .anyMatch(line ->
                                        line.zh().matches("代为录入：取自交换文件（[^）]+），申请人在该平台所作的评价")
                                                && line.en()
                                                        .matches(
                                                                "Entered for the applicant: taken from an exchange file"
                                                                        + " \\([^)]+\\), as the applicant rated it in that platform")));
        assertThat(imports.run(clerk(there), file).orElseThrow().rated())
                .as("one matter, one rating")
                .isZero();
    }

    @Test
    void theSameApplicantsOpenCaseIsNotOpenedTwice() {
        ground.collected(here, 1);
        byte[] file = ground.only(fetched(here, ground.next(here)), 1);
        ground.collected(there, 1);
        int drafts = there.drafts.own(clerk(there)).size();
        Imports.Report report = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(report.taken()).isEmpty();
        assertThat(report.faults())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("CASE-025");
                    assertThat(f.column()).isEqualTo("applyer_page_code");
                });
        assertThat(there.drafts.own(clerk(there))).hasSize(drafts);
    }
}
