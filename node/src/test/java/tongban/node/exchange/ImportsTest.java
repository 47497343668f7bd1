package tongban.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.exchange.ExchangeGround.SERVICE;
import static tongban.node.exchange.ExchangeGround.clerk;
import static tongban.node.exchange.ExchangeGround.delivered;
import static tongban.node.exchange.ExchangeGround.fetched;
import static tongban.node.exchange.ExchangeGround.one;
import static tongban.node.exchange.ExchangeGround.rows;
import static tongban.node.exchange.ExchangeGround.supervisor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Drafts;
import tongban.node.casework.Mode;
import tongban.node.casework.Outcome;
import tongban.node.casework.RatingGrade;
import tongban.node.casework.State;
import tongban.node.casework.TakenElsewhere;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/** Cases come in from a provincial platform: whole, once, and with every fault told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportsTest {
    private static final int HOSTILE_FILES = 2_000;
    private final ExchangeGround ground = new ExchangeGround();
    private TwoSides here;
    private TwoSides there;

    @BeforeAll
    void open() {
        here = new TwoSides("imports_here");
        there = new TwoSides("imports_there");
    }

    @AfterAll
    void close() {
        here.close();
        there.close();
    }

    @BeforeEach
    void begin() {
        ground.begin();
    }

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
        // keyed by Chongqing's platform, of a Chongqing town
        here.collected(Jurisdiction.CHONGQING, SERVICE, "02-", ground.person(7), TwoSides.YUZUI);
        Actor sender =
                here.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "500157:civil-affairs", "s");
        Exports.Batch batch =
                here.bean(Exports.class).next(sender, ground.destination()).orElseThrow();
        byte[] file =
                ground.only(here.bean(Exports.class).content(sender, batch.id()).orElseThrow(), 7);

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
    void daysThatCannotBeTrueAreToldAllAtOnceAndNothingIsTakenIn() {
        for (int person = 1; person <= 3; person++) {
            ground.collected(here, person);
        }
        byte[] sound = ground.only(fetched(here, ground.next(here)), 1, 2, 3);
        List<String> numbers = rows(sound, Table.ACCEPT).stream().map(Row::project).toList();
        String tomorrow = there.today().plusDays(1).toString();
        byte[] file =
                changed(
                        sound,
                        Map.of(
                                numbers.get(0), Map.of("apply_date", "1900-01-01"),
                                numbers.get(1),
                                        Map.of("apply_date", tomorrow, "accept_date", tomorrow),
                                numbers.get(2),
                                        Map.of(
                                                "apply_date", there.today().toString(),
                                                "accept_date",
                                                        there.today().minusDays(1).toString())));
        Imports.Report report = there.bean(Imports.class).run(clerk(there), file).orElseThrow();
        assertThat(report.taken()).isEmpty();
        assertThat(report.faults())
                .extracting(f -> f.code() + " " + f.file() + ":" + f.line() + " " + f.column())
                .containsExactlyInAnyOrder(
                        "EXC-034 up_pro_accept.jsonl:1 apply_date",
                        "EXC-035 up_pro_accept.jsonl:1 apply_date",
                        "EXC-033 up_pro_accept.jsonl:2 apply_date",
                        "EXC-033 up_pro_accept.jsonl:2 accept_date",
                        "EXC-034 up_pro_accept.jsonl:3 accept_date");
    }

    @Test
    void whatChangesBeforeAnybodyActedCorrectsTheCaseWithBothValuesInItsHistory() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        LocalDate applied = there.today().minusDays(3);
        byte[] changed =
                answered(
                        changedAll(
                                file,
                                Map.of(
                                        "cd_operation", "U",
                                        "applyer_address", "高滩镇新街1号",
                                        "apply_date", applied.toString())),
                        "similar-living-benefit",
                        "30");
        Imports.Report report = imported(changed);
        assertThat(report.faults()).isEmpty();
        assertThat(report.taken()).isEmpty();
        assertThat(report.changed())
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.id()).isEqualTo(id);
                    assertThat(c.news()).isEqualTo(Imports.News.CORRECTED);
                });
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        CasePage page = there.page(reviewer, id);
        assertThat(page.state()).isEqualTo(State.SUBMITTED);
        assertThat(page.changes()).as("nothing to decide").isEmpty();
        assertThat(page.applicant().address()).isEqualTo("高滩镇新街1号");
        assertThat(page.appliedOn()).isEqualTo(applied);
        assertThat(page.clock())
                .as("the limit is that of the corrected day")
                .hasValueSatisfying(clock ->
                        assertThat(clock.due())
                                .isEqualTo(
                                        WorkingCalendar.published().plusWorkingDays(applied, 5)));
        assertThat(page.answers())
                .filteredOn(a -> a.field().equals("similar-living-benefit"))
                .singleElement()
                .satisfies(a -> assertThat(a.value().zh()).startsWith("30"));
        assertThat(page.timeline().getLast().details())
                .extracting(Words::zh)
                .anyMatch(line -> line.contains("0") && line.contains("→ 30"))
                .anyMatch(line -> line.endsWith("→ 高滩镇新街1号"));
        assertThat(there.page(supervisor(there), id).timeline().getLast().details())
                .as("supervision checks the handling, not the person")
                .extracting(Words::zh)
                .noneMatch(line -> line.contains("新街"));
        // told again, in another batch: no change
        Imports.Report again = imported(changed);
        assertThat(again.changed()).isEmpty();
        assertThat(again.known()).isOne();
        // and it was accepted there meanwhile
        imported(changedAll(changed, Map.of("accept_date", there.today().minusDays(1).toString())));
        assertThat(there.state(reviewer, id)).isEqualTo(State.ACCEPTED);
        assertThat(there.page(reviewer, id).clock().orElseThrow().due())
                .isEqualTo(
                        WorkingCalendar.published()
                                .plusWorkingDays(there.today().minusDays(1), 22));
    }

    @Test
    void whatChangesAfterSomebodyActedIsShownAndChangesNothingUntilTheOfficeAcceptsIt() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        there.recommended(reviewer, id, "同意");
        byte[] changed = answered(file, "similar-living-benefit", "30");
        assertThat(imported(changed).changed())
                .singleElement()
                .satisfies(c -> assertThat(c.news()).isEqualTo(Imports.News.SHOWN));
        CasePage page = there.page(reviewer, id);
        assertThat(benefit(page)).as("nothing is overwritten").startsWith("0");
        assertThat(page.recommendation()).isPresent();
        CasePage.OpenChange open = page.changes().getFirst();
        assertThat(open.acceptable()).isTrue();
        assertThat(open.values())
                .singleElement()
                .satisfies(v -> {
                    assertThat(v.was().zh()).startsWith("0");
                    assertThat(v.now().zh()).startsWith("30");
                });
        assertThat(page.permitted()).anyMatch(p -> p.act() == Act.ANSWER_CHANGE);
        assertThat(imported(changed).changed()).as("sent twice").isEmpty();

        there.done(reviewer, answer(reviewer, id, open, false));
        assertThat(there.page(reviewer, id).changes()).isEmpty();
        assertThat(benefit(there.page(reviewer, id))).startsWith("0");
        assertThat(there.page(reviewer, id).recommendation()).isPresent();
        assertThat(imported(changed).changed())
                .as("what was declined is not asked again")
                .isEmpty();

        imported(answered(file, "similar-living-benefit", "90"));
        open = there.page(reviewer, id).changes().getFirst();
        there.done(reviewer, answer(reviewer, id, open, true));
        page = there.page(reviewer, id);
        assertThat(benefit(page)).startsWith("90");
        assertThat(page.recommendation()).as("said of other facts").isEmpty();
        assertThat(page.state()).isEqualTo(State.UNDER_REVIEW);

        // another person is another case
        imported(changedAll(file, Map.of("applyer_page_code", TwoSides.number(ground.person(9)))));
        open = there.page(reviewer, id).changes().getFirst();
        assertThat(open.acceptable()).isFalse();
        assertThat(open.values())
                .extracting(v -> v.now().zh())
                .as("no number in full")
                .noneMatch(TwoSides.number(ground.person(9))::equals);
        assertThat(there.perform(reviewer, answer(reviewer, id, open, true)))
                .isInstanceOfSatisfying(
                        CommandResult.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(p -> p.code())
                                        .containsExactly("EXC-036"));
        there.done(reviewer, answer(reviewer, id, open, false));
    }

    @Test
    void whatIsAcceptedIsWhatTheChangeShowsInTheOrderInWhichItWasTold() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        there.underReview(reviewer, id);
        String name = there.page(reviewer, id).applicant().name();
        LocalDate applied = there.page(reviewer, id).appliedOn();

        Map<String, String> columns = new HashMap<>(Map.of("applyer_name", "另一个人"));
        imported(changedAll(file, columns));
        there.done(
                reviewer,
                answer(reviewer, id, there.page(reviewer, id).changes().getFirst(), false));
        columns.put("applyer_address", "高滩镇新街2号");
        imported(changedAll(file, columns));
        columns.put("applyer_address", "高滩镇新街3号");
        LocalDate earlier = applied.minusMonths(2);
        columns.put("apply_date", earlier.toString());
        imported(changedAll(file, columns));
        List<CasePage.OpenChange> open = there.page(reviewer, id).changes();
        assertThat(open).hasSize(2).allMatch(CasePage.OpenChange::acceptable);
        assertThat(there.perform(reviewer, answer(reviewer, id, open.getLast(), true)))
                .isInstanceOfSatisfying(
                        CommandResult.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(p -> p.code())
                                        .containsExactly("CASE-265"));

        there.done(reviewer, answer(reviewer, id, open.getFirst(), true));
        CasePage page = there.page(reviewer, id);
        assertThat(page.applicant().address()).isEqualTo("高滩镇新街2号");
        assertThat(page.applicant().name()).as("declined before").isEqualTo(name);
        assertThat(page.appliedOn()).as("not answered yet").isEqualTo(applied);

        there.done(reviewer, answer(reviewer, id, open.getLast(), true));
        page = there.page(reviewer, id);
        assertThat(page.applicant().address()).isEqualTo("高滩镇新街3号");
        assertThat(page.applicant().name()).isEqualTo(name);
        assertThat(page.appliedOn()).isEqualTo(earlier);
        assertThat(page.proposal().orElseThrow().awards())
                .as("of the corrected day")
                .filteredOn(a -> a.name().en().equalsIgnoreCase("first month"))
                .singleElement()
                .satisfies(a ->
                        assertThat(a.value().toString())
                                .contains(String.valueOf(earlier.getMonthValue())));
    }

    @Test
    void whatWasAcceptedThereAcceptsNothingOnceSomebodyActedHere() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        LocalDate applied = there.page(reviewer, id).appliedOn();
        // shown, as it is another person's; to decline it is an act
        Map<String, String> columns =
                new HashMap<>(
                        Map.of(
                                "applyer_page_code", TwoSides.number(ground.person(9)),
                                "apply_date", applied.minusDays(3).toString()));
        imported(changedAll(file, columns));
        there.done(
                reviewer,
                answer(reviewer, id, there.page(reviewer, id).changes().getFirst(), false));
        columns.put("accept_date", applied.minusDays(1).toString());
        imported(changedAll(file, columns));
        CasePage.OpenChange open = there.page(reviewer, id).changes().getFirst();
        assertThat(open.acceptable()).isFalse();
        assertThat(there.perform(reviewer, answer(reviewer, id, open, true)))
                .isInstanceOfSatisfying(
                        CommandResult.Rejected.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(p -> p.code())
                                        .containsExactly("EXC-036"));
        assertThat(there.state(reviewer, id)).isEqualTo(State.SUBMITTED);
    }

    @Test
    void aDayThatWaitsForItsAnswerIsNotTakenOverWithAnother() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        LocalDate applied = there.page(reviewer, id).appliedOn();
        Map<String, String> columns =
                new HashMap<>(
                        Map.of(
                                "applyer_page_code", TwoSides.number(ground.person(9)),
                                "apply_date", applied.minusDays(3).toString()));
        imported(changedAll(file, columns));
        columns.put("accept_date", applied.minusDays(1).toString());
        imported(changedAll(file, columns));
        assertThat(there.state(reviewer, id)).isEqualTo(State.ACCEPTED);
        assertThat(there.page(reviewer, id).appliedOn()).isEqualTo(applied);
    }

    @Test
    void whatIsDeletedThereIsWithdrawnWhereNobodyActedAndShownOtherwise() {
        byte[] file = sent(1, 2);
        Imports.Report first = imported(file);
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        UUID untouched = first.taken().getFirst().id();
        UUID touched = first.taken().getLast().id();
        there.underReview(reviewer, touched);
        byte[] gone = deleted(file);
        assertThat(imported(gone).changed())
                .extracting(Imports.Changed::news)
                .containsExactly(Imports.News.WITHDRAWN, Imports.News.SHOWN);
        assertThat(there.state(reviewer, untouched)).isEqualTo(State.WITHDRAWN);
        assertThat(there.page(reviewer, untouched).timeline().getLast().details())
                .extracting(Words::zh)
                .anyMatch(line -> line.contains("来源平台（51）删除了该办件"));
        assertThat(there.state(reviewer, touched)).isEqualTo(State.UNDER_REVIEW);
        assertThat(imported(gone).changed()).as("sent twice").isEmpty();
        CasePage.OpenChange open = there.page(reviewer, touched).changes().getFirst();
        assertThat(open.deleted()).isTrue();
        there.done(reviewer, answer(reviewer, touched, open, true));
        assertThat(there.state(reviewer, touched)).isEqualTo(State.WITHDRAWN);
        assertThat(imported(file).changed())
                .as("whatever comes later comes too late")
                .extracting(Imports.Changed::news)
                .containsOnly(Imports.News.OVER);
    }

    @Test
    void papersOfACaseThatIsKnownAreTakenInAndThoseWithoutContentAreTold() {
        byte[] file = sent(1);
        Imports.Taken taken =
                imported(attached(file, "bank-account", "账户.pdf", Map.of())).taken().getFirst();
        assertThat(taken.isDraft()).isFalse();
        assertThat(taken.missing())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("EXC-037");
                    assertThat(f.file()).isEqualTo("up_pro_material.jsonl");
                    assertThat(f.line()).isPositive();
                    assertThat(f.column()).isEqualTo("attachment");
                });
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        assertThat(note(there.page(reviewer, taken.id()))).contains("did not come along");
        there.underReview(reviewer, taken.id());

        // the paper comes, alone, after somebody has acted: it takes nothing away
        byte[] pdf = TwoSides.pdf("账户");
        byte[] alone =
                only(
                        attached(file, "bank-account", "账户.pdf", Map.of("账户.pdf", pdf)),
                        Table.MATERIAL);
        Imports.Report report = imported(alone);
        assertThat(report.faults()).isEmpty();
        assertThat(report.changed())
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.news()).isEqualTo(Imports.News.CORRECTED);
                    assertThat(c.remarks()).isEmpty();
                });
        CasePage page = there.page(reviewer, taken.id());
        assertThat(page.documents())
                .singleElement()
                .satisfies(d -> assertThat(d.name()).isEqualTo("账户.pdf"));
        assertThat(note(page)).isEmpty();
        assertThat(page.changes()).isEmpty();
        assertThat(page.timeline().getLast().details())
                .extracting(Words::en)
                .anyMatch(line -> line.startsWith("Paper taken in: "));
        assertThat(imported(alone).changed()).as("sent twice").isEmpty();
        assertThat(there.page(reviewer, taken.id()).documents()).hasSize(1);

        // what is no file of a paper is told with the codes of an upload
        byte[] text = "no paper".getBytes(StandardCharsets.UTF_8);
        assertThat(
                        imported(
                                        only(
                                                attached(
                                                        file,
                                                        "bank-account",
                                                        "账户.txt",
                                                        Map.of("账户.txt", text)),
                                                Table.MATERIAL))
                                .changed()
                                .getFirst()
                                .remarks())
                .extracting(ExchangeFault::code)
                .containsExactly("CASE-141");
    }

    @Test
    void whatChangesOfACaseOfTheOtherSideGoesThere() {
        here.collected(Jurisdiction.CHONGQING, SERVICE, "02-", ground.person(8), TwoSides.YUZUI);
        Actor sender =
                here.staff(Role.SUPERVISOR, Jurisdiction.CHONGQING, "500157:civil-affairs", "s");
        Exports.Batch batch =
                here.bean(Exports.class).next(sender, ground.destination()).orElseThrow();
        byte[] file =
                ground.only(here.bean(Exports.class).content(sender, batch.id()).orElseThrow(), 8);
        UUID id = imported(file).taken().getFirst().id();
        there.post.drain();
        byte[] changed =
                attached(
                        changedAll(file, Map.of("applyer_address", "鱼嘴镇新街1号")),
                        "bank-account",
                        "账户.pdf",
                        Map.of("账户.pdf", TwoSides.pdf("账户")));
        assertThat(imported(changed).changed())
                .extracting(Imports.Changed::news)
                .containsExactly(Imports.News.SENT);
        assertThat(imported(changed).changed()).as("sent twice").isEmpty();
        there.post.drain();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.YUZUI);
        CasePage page = there.page(reviewer, id);
        assertThat(page.applicant().address()).isEqualTo("鱼嘴镇新街1号");
        assertThat(page.documents()).hasSize(1);
        assertThat(page.elsewhere()).isPresent();

        there.done(reviewer, new Command.Accept(id, there.version(reviewer, id)));
        there.post.drain();
        imported(deleted(file));
        there.post.drain();
        assertThat(there.state(reviewer, id)).isEqualTo(State.ACCEPTED);
        assertThat(there.page(reviewer, id).changes())
                .singleElement()
                .satisfies(c -> assertThat(c.deleted()).isTrue());
    }

    @Test
    void aBatchTellsOnlyOfCasesThatTheBodyOfItsClerkSees() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        Actor other =
                there.staff(Role.CLERK, Jurisdiction.SICHUAN, "511600:service-centre", "other");
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        for (byte[] told : List.of(answered(file, "similar-living-benefit", "30"), deleted(file))) {
            Imports.Report report = there.bean(Imports.class).run(other, told).orElseThrow();
            assertThat(report.changed()).isEmpty();
            assertThat(report.known()).isZero();
            assertThat(report.faults())
                    .singleElement()
                    .satisfies(f -> {
                        assertThat(f.code()).isEqualTo("EXC-038");
                        assertThat(f.line()).isPositive();
                    });
            CasePage page = there.page(reviewer, id);
            assertThat(page.state()).isEqualTo(State.SUBMITTED);
            assertThat(benefit(page)).startsWith("0");
        }
        assertThat(imported(deleted(file)).changed())
                .as("and by the body that took it in")
                .extracting(Imports.Changed::news)
                .containsExactly(Imports.News.WITHDRAWN);
    }

    @Test
    void whatAnotherBodyThanTheAcceptingOneHasAcceptedIsNotAccepted() {
        byte[] sound = sent(1);
        String day = there.today().minusDays(1).toString();
        Map<String, String> stated =
                Map.of("accept_date", day, "apply_date", day, "org_code", "511600:service-centre");
        byte[] file = changedAll(sound, stated);
        UUID id = imported(file).taken().getFirst().id();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        assertThat(there.state(reviewer, id)).isEqualTo(State.SUBMITTED);
        imported(answered(file, "similar-living-benefit", "30"));
        assertThat(benefit(there.page(reviewer, id))).startsWith("30");
        assertThat(there.state(reviewer, id)).isEqualTo(State.SUBMITTED);
        imported(changedAll(sound, Map.of("accept_date", day, "apply_date", day)));
        assertThat(there.state(reviewer, id)).isEqualTo(State.ACCEPTED);
    }

    @Test
    void theSameBatchAgainUndoesNothingThatTheClerkCompleted() {
        byte[] file = lacking(sent(1));
        Imports.Taken taken = imported(file).taken().getFirst();
        assertThat(taken.isDraft()).isTrue();
        typed(taken.id(), Map.of("applicant.address", List.of("高滩镇新街9号")));
        Imports.Report again = imported(file);
        assertThat(again.taken()).isEmpty();
        assertThat(again.known()).isOne();
        typed(taken.id(), Map.of("similar-living-benefit", List.of("30")));
        there.done(
                clerk(there),
                TwoSides.collecting(
                        there.drafts.load(clerk(there), taken.id()).orElseThrow(),
                        there.papers(SERVICE)));
        again = imported(file);
        assertThat(again.changed()).isEmpty();
        assertThat(again.known()).isOne();
        assertThat(
                        there.page(there.reviewer(SERVICE, TwoSides.GAOTAN), taken.id())
                                .applicant()
                                .address())
                .isEqualTo("高滩镇新街9号");
    }

    @Test
    void whatAPlatformStatesLeavesTheDraftWhenSomebodyElseApplies() {
        UUID id = imported(lacking(sent(1))).taken().getFirst().id();
        typed(id, Map.of("applicant.number", List.of(TwoSides.number(ground.person(1)))));
        assertThat(there.drafts.load(clerk(there), id).orElseThrow().typed())
                .containsKey("elsewhere.applied");
        typed(id, Map.of("applicant.number", List.of(TwoSides.number(ground.person(9)))));
        assertThat(there.drafts.load(clerk(there), id).orElseThrow().typed().keySet())
                .noneMatch(field -> field.startsWith("elsewhere."));
    }

    @Test
    void aDraftOfAnotherWindowIsToldAndOneThatIsGoneIsTakenInAnew() {
        byte[] sound = sent(1);
        UUID id = imported(lacking(sound)).taken().getFirst().id();
        Actor other =
                there.staff(Role.CLERK, Jurisdiction.SICHUAN, "511600:service-centre", "other");
        Imports.Report report = there.bean(Imports.class).run(other, sound).orElseThrow();
        assertThat(report.taken()).isEmpty();
        assertThat(report.known()).isZero();
        assertThat(report.faults())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.code()).isEqualTo("EXC-039");
                    assertThat(f.what().zh()).contains("gaozhu:service-centre");
                });
        assertThat(there.drafts.discard(clerk(there), id)).isTrue();
        assertThat(imported(only(sound, Table.FORM)).faults())
                .extracting(ExchangeFault::code)
                .containsOnly("EXC-039");
        assertThat(imported(deleted(sound)).known()).isOne();
        Imports.Taken anew = imported(sound).taken().getFirst();
        assertThat(anew.isDraft()).isFalse();
        assertThat(anew.id()).isNotEqualTo(id);
        assertThat(imported(sound).known()).isOne();
    }

    private void typed(UUID id, Map<String, List<String>> fields) {
        Drafts.Draft draft = there.drafts.load(clerk(there), id).orElseThrow();
        assertThat(there.drafts.save(clerk(there), id, draft.version(), fields))
                .isInstanceOf(Drafts.Saved.Done.class);
    }

    /** The batch without one answer that is asked for. */
    private static byte[] lacking(byte[] file) {
        BatchFile.Content content = BatchFile.read(file);
        return BatchFile.write(
                "lacking",
                content.source(),
                content.rows().stream()
                        .filter(r -> !r.get("field").equals("similar-living-benefit"))
                        .toList());
    }

    private byte[] sent(int... people) {
        for (int person : people) {
            ground.collected(here, person);
        }
        return ground.only(fetched(here, ground.next(here)), people);
    }

    private Imports.Report imported(byte[] file) {
        return there.bean(Imports.class).run(clerk(there), file).orElseThrow();
    }

    private Command answer(Actor by, UUID id, CasePage.OpenChange open, boolean accepted) {
        return new Command.AnswerChange(
                id, there.version(by, id), open.number(), accepted, "向申请人核实过");
    }

    private static String benefit(CasePage page) {
        return page.answers().stream()
                .filter(a -> a.field().equals("similar-living-benefit"))
                .findFirst()
                .orElseThrow()
                .value()
                .zh();
    }

    private static String note(CasePage page) {
        return page.materials().stream()
                .filter(m -> m.id().equals("bank-account"))
                .findFirst()
                .orElseThrow()
                .note();
    }

    /** The batch with another answer to a question, everywhere. */
    private static byte[] answered(byte[] file, String field, String value) {
        return rewritten(
                file,
                row ->
                        row.get("field").equals(field)
                                ? Map.of("value", value, "cd_operation", "U")
                                : Map.of(),
                Map.of());
    }

    /** The batch with an attachment named for a paper; what came along of them. */
    private static byte[] attached(
            byte[] file, String material, String name, Map<String, byte[]> contents) {
        return rewritten(
                file,
                row ->
                        row.get("material_code").equals(material)
                                ? Map.of("attachment", name)
                                : Map.of(),
                contents);
    }

    private static byte[] deleted(byte[] file) {
        return only(rewritten(file, row -> Map.of("cd_operation", "D"), Map.of()), Table.ACCEPT);
    }

    private static byte[] rewritten(
            byte[] file, Function<Row, Map<String, String>> columns, Map<String, byte[]> contents) {
        BatchFile.Content content = BatchFile.read(file);
        List<Row> rows = new ArrayList<>();
        for (Row row : content.rows()) {
            Map<String, String> values = new HashMap<>(row.values());
            values.putAll(columns.apply(row));
            rows.add(new Row(row.table(), row.line(), values));
        }
        return BatchFile.write("rewritten", content.source(), rows, contents);
    }

    /** The rows of one table alone, with all attachments. */
    private static byte[] only(byte[] file, Table table) {
        BatchFile.Content content = BatchFile.read(file);
        return BatchFile.write(
                "alone",
                content.source(),
                content.rows().stream().filter(r -> r.table() == table).toList(),
                content.attachments());
    }

    /** The batch with these columns of every acceptance changed. */
    private static byte[] changedAll(byte[] file, Map<String, String> columns) {
        Map<String, Map<String, String>> all = new HashMap<>();
        rows(file, Table.ACCEPT).forEach(r -> all.put(r.project(), columns));
        return changed(file, all);
    }

    /** The same, by the number of the case. */
    private static byte[] changed(byte[] file, Map<String, Map<String, String>> columns) {
        List<Row> rows = new ArrayList<>();
        for (Row row : BatchFile.read(file).rows()) {
            Map<String, String> values = new HashMap<>(row.values());
            if (row.table() == Table.ACCEPT) {
                values.putAll(columns.getOrDefault(row.project(), Map.of()));
            }
            rows.add(new Row(row.table(), row.line(), values));
        }
        return BatchFile.write("changed", BatchFile.read(file).source(), rows);
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
    void everyFaultIsToldWithLineAndColumnAndTheRestGoesOn() throws IOException {
        ground.collected(here, 1);
        ground.collected(here, 2);
        ground.collected(here, 3);
        byte[] sound = ground.only(fetched(here, ground.next(here)), 1, 2, 3);
        List<String> numbers =
                rows(sound, Table.ACCEPT).stream().map(Row::project).sorted().toList();
        List<Row> rows = new ArrayList<>();
        for (Row row : BatchFile.read(sound).rows()) {
            Map<String, String> values = new HashMap<>(row.values());
            if (row.table() == Table.ACCEPT && row.project().equals(numbers.get(0))) {
                values.put("applyer_type", "7");
                values.put("apply_date", "2026-02-30");
                values.remove("org_name");
                values.put("applyer_name", "长".repeat(101));
            }
            if (row.table() == Table.MATERIAL && row.project().equals(numbers.get(1))) {
                values.put("take_number", "-1");
            }
            rows.add(new Row(row.table(), row.line(), values));
        }
        rows.add(
                new Row(
                        Table.RESULT,
                        0,
                        Map.of(
                                "project_no", "NOBODY-1",
                                "result_type", "2",
                                "result_date", "2026-11-01",
                                "is_delivery_results", "0",
                                "row_guid", UUID.randomUUID().toString(),
                                "cd_operation", "I",
                                "cd_time", "2026-11-01 00:00:00",
                                "cd_batch", "b",
                                "data_source", "51")));
        Imports.Report report =
                there.bean(Imports.class)
                        .run(clerk(there), BatchFile.write("b", "51", rows))
                        .orElseThrow();
        assertThat(report.taken())
                .singleElement()
                .satisfies(t -> assertThat(t.foreignNumber()).isEqualTo(numbers.get(2)));
        assertThat(report.faults())
                .extracting(f -> f.code() + " " + f.file().replace(".jsonl", "") + " " + f.column())
                .contains(
                        "EXC-003 up_pro_accept applyer_type",
                        "EXC-004 up_pro_accept apply_date",
                        "EXC-001 up_pro_accept org_name",
                        "EXC-002 up_pro_accept applyer_name",
                        "EXC-005 up_pro_material take_number",
                        "EXC-006 up_pro_result project_no");
        assertThat(report.faults())
                .allSatisfy(f -> {
                    assertThat(f.line()).isPositive();
                    assertThat(f.remedy().zh()).isNotBlank();
                    assertThat(f.remedy().en()).isNotBlank();
                    assertThat(f.in(java.util.Locale.ENGLISH)).doesNotContain("陈国安");
                });
        // the report can be taken along afterwards, by the clerk who imported it and by supervision
        UUID id = report.id().orElseThrow();
        List<Imports.Told> told = there.bean(Imports.class).told(clerk(there), id).orElseThrow();
        assertThat(told)
                .filteredOn(t -> t.foreignNumber().equals(numbers.get(2)))
                .isNotEmpty()
                .allSatisfy(t -> assertThat(t.number()).isNotEmpty());
        assertThat(told)
                .filteredOn(t -> t.foreignNumber().isEmpty())
                .hasSize(report.faultsInAll())
                .extracting(t -> t.remark().orElseThrow())
                .containsAll(report.faults());
        assertThat(there.bean(Imports.class).told(supervisor(there), id)).contains(told);
        assertThat(there.bean(Imports.class).told(there.reviewer(SERVICE, TwoSides.GAOTAN), id))
                .isEmpty();
        assertThat(there.bean(Imports.class).past(clerk(there)).getFirst())
                .satisfies(p -> {
                    assertThat(p.id()).isEqualTo(id);
                    assertThat(p.readable()).isTrue();
                });
        // corrected and sent again: the two that were wrong come in, the third is known
        Imports.Report corrected = there.bean(Imports.class).run(clerk(there), sound).orElseThrow();
        assertThat(corrected.taken()).hasSize(2);
        assertThat(corrected.known()).isOne();
    }

    @Test
    void whatIsOnlyIncompleteBecomesTheClerksDraftWithEverythingThatCame() {
        ground.collected(here, 1);
        byte[] sound = ground.only(fetched(here, ground.next(here)), 1);
        List<Row> rows =
                BatchFile.read(sound).rows().stream()
                        .filter(r ->
                                r.table() != Table.FORM
                                        || r.get("field").equals("place")
                                        || r.get("field").equals("disability-card-number"))
                        .toList();
        Imports imports = there.bean(Imports.class);
        Imports.Report report =
                imports.run(clerk(there), BatchFile.write("b", "51", rows)).orElseThrow();
        Imports.Taken taken = report.taken().getFirst();
        assertThat(taken.isDraft()).isTrue();
        assertThat(taken.missing())
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.column()).isNotEmpty());
        assertThat(there.drafts.load(clerk(there), taken.id()).orElseThrow().typed())
                .containsEntry("applicant.name", List.of("陈国安" + ground.person(1)))
                .containsEntry("place", List.of(TwoSides.GAOTAN));
        // what the platform states is no answer that anybody types: a day of one's own is not taken
        Drafts.Draft draft = there.drafts.load(clerk(there), taken.id()).orElseThrow();
        there.drafts.save(
                clerk(there),
                draft.id(),
                draft.version(),
                Map.of("elsewhere.applied", List.of("2020-01-01")));
        assertThat(there.drafts.load(clerk(there), taken.id()).orElseThrow().typed())
                .containsEntry("elsewhere.applied", List.of(there.today().toString()));
        // the platform has filled in the rest meanwhile: the same draft becomes the case
        Imports.Report whole = imports.run(clerk(there), sound).orElseThrow();
        assertThat(whole.taken())
                .singleElement()
                .satisfies(t -> {
                    assertThat(t.isDraft()).isFalse();
                    assertThat(t.id()).isEqualTo(taken.id());
                });
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

    @Test
    void noFileHoweverBrokenDoesMoreThanBeRefused() throws IOException {
        ground.collected(here, 1);
        byte[] sound = ground.only(fetched(here, ground.next(here)), 1);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < HOSTILE_FILES; i++) {
            byte[] broken = Arrays.copyOf(sound, random.nextInt(sound.length) + 1);
            for (int n = random.nextInt(8); n >= 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            BatchFile.Content content = BatchFile.read(broken);
            assertThat(
                            content.batch().isEmpty()
                                    || content.rows().isEmpty()
                                    || content.faults().isEmpty())
                    .as("seed %d, file %d", seed, i)
                    .isTrue();
        }
        assertThat(code(zip(Map.of("manifest.json", "{}")))).isEqualTo("EXC-013");
        assertThat(code(zip(Map.of("../up_pro_accept.jsonl", "")))).isEqualTo("EXC-012");
        assertThat(code("PK".getBytes(StandardCharsets.UTF_8))).isEqualTo("EXC-010");
        assertThat(code(altered(sound))).isEqualTo("EXC-014");
        assertThat(code(zip(Map.of("up_pro_form.jsonl", "a".repeat(BatchFile.BYTES_MAX + 1)))))
                .isEqualTo("EXC-011");
    }

    private static String code(byte[] file) {
        return BatchFile.read(file).faults().getFirst().code();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The same files, one of them with another content. */
    private static byte[] altered(byte[] sound) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sound))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        files.computeIfPresent(Table.ACCEPT.file(), (name, text) -> text.replace("陈国安", "陈国平"));
        return zip(files);
    }
}
