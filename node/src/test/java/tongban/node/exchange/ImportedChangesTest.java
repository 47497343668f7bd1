package tongban.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.exchange.ExchangeGround.SERVICE;
import static tongban.node.exchange.ExchangeGround.supervisor;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Act;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Problem;
import tongban.node.casework.State;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.service.text.Words;
import tongban.time.WorkingCalendar;

/**
 * What a platform tells anew of a case that came in before: a correction where nobody acted here,
 * and a question to the office otherwise.
 */
class ImportedChangesTest extends ImportsGround {
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
        assertThat(duty(id)).as("stands on desks and in lists").contains("TOLD_CHANGE");

        there.done(reviewer, answer(reviewer, id, open, false));
        assertThat(duty(id)).doesNotContain("TOLD_CHANGE");
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
        assertThat(there.page(reviewer, id).changes())
                .extracting(CasePage.OpenChange::acceptable)
                .as("its benefit is 0 again, which is a part of its own")
                .containsExactly(true, false);
        open = there.page(reviewer, id).changes().getLast();
        assertThat(open.values())
                .extracting(v -> v.now().zh())
                .as("no number in full")
                .noneMatch(TwoSides.number(ground.person(9))::equals);
        assertThat(refused(reviewer, answer(reviewer, id, open, true))).containsExactly("EXC-036");
        there.done(reviewer, answer(reviewer, id, open, false));
    }

    private List<String> duty(UUID id) {
        return there.walls.inside(
                supervisor(there),
                () ->
                        there.jdbc
                                .sql("select duty from case_file where id = ? and duty is not null")
                                .param(id)
                                .query(String.class)
                                .list());
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
        assertThat(refused(reviewer, answer(reviewer, id, open.getLast(), true)))
                .containsExactly("CASE-265");

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

    /** Columns of another applicant who applied on another day. */
    private Map<String, String> somebodyElse(LocalDate applied) {
        return new HashMap<>(
                Map.of(
                        "applyer_page_code", TwoSides.number(ground.person(9)),
                        "apply_date", applied.toString()));
    }

    @Test
    void whatWasAcceptedThereAcceptsNothingOnceSomebodyActedHere() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        LocalDate applied = there.page(reviewer, id).appliedOn();
        // shown, as it is another person's; to decline it is an act
        Map<String, String> columns = somebodyElse(applied.minusDays(3));
        imported(changedAll(file, columns));
        for (CasePage.OpenChange change : there.page(reviewer, id).changes()) {
            there.done(reviewer, answer(reviewer, id, change, false));
        }
        columns.put("accept_date", applied.minusDays(1).toString());
        imported(changedAll(file, columns));
        CasePage.OpenChange open = there.page(reviewer, id).changes().getFirst();
        assertThat(open.acceptable()).isFalse();
        assertThat(refused(reviewer, answer(reviewer, id, open, true))).containsExactly("EXC-036");
        assertThat(there.state(reviewer, id)).isEqualTo(State.SUBMITTED);
    }

    @Test
    void whatBundlesTheAcceptanceThereWithOtherThingsIsAnsweredPartByPart() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        there.underReview(reviewer, id);
        LocalDate accepted = there.page(reviewer, id).appliedOn().minusDays(1);
        byte[] bundled =
                answered(
                        changedAll(
                                file,
                                Map.of(
                                        "applyer_address", "高滩镇新街5号",
                                        "apply_date", accepted.minusDays(2).toString(),
                                        "accept_date", accepted.toString(),
                                        "applyer_page_code", TwoSides.number(ground.person(9)))),
                        "similar-living-benefit",
                        "30");
        assertThat(imported(bundled).changed())
                .extracting(Imports.Changed::news)
                .containsExactly(Imports.News.SHOWN);
        List<CasePage.OpenChange> open = there.page(reviewer, id).changes();
        assertThat(open)
                .extracting(CasePage.OpenChange::acceptable)
                .as("what may be accepted comes first")
                .containsExactly(true, false);
        assertThat(open.getFirst().values())
                .extracting(v -> v.field())
                .containsExactlyInAnyOrder(
                        "similar-living-benefit", "applicant.address", "apply_date");
        assertThat(open.getLast().values())
                .extracting(v -> v.field())
                .containsExactlyInAnyOrder("accept_date", "applicant.number");
        assertThat(imported(bundled).known()).as("sent twice").isOne();

        there.done(reviewer, answer(reviewer, id, open.getFirst(), true));
        there.done(reviewer, answer(reviewer, id, open.getLast(), false));
        CasePage page = there.page(reviewer, id);
        assertThat(page.changes()).isEmpty();
        assertThat(benefit(page)).startsWith("30");
        assertThat(page.applicant().address()).isEqualTo("高滩镇新街5号");
        assertThat(page.appliedOn()).isEqualTo(accepted.minusDays(2));
        assertThat(page.state()).isEqualTo(State.UNDER_REVIEW);
        assertThat(imported(changedAll(bundled, Map.of("handle_user_name", "李窗口"))).changed())
                .as("what was declined is not asked again")
                .isEmpty();
    }

    @Test
    void aDayThatWaitsForItsAnswerIsNotTakenOverWithAnother() {
        byte[] file = sent(1);
        UUID id = imported(file).taken().getFirst().id();
        Actor reviewer = there.reviewer(SERVICE, TwoSides.GAOTAN);
        LocalDate applied = there.page(reviewer, id).appliedOn();
        Map<String, String> columns = somebodyElse(applied.minusDays(3));
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
        byte[] file = ofTheOtherSide(8);
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

    /** The codes with which it was. */
    private List<String> refused(Actor by, Command command) {
        return switch (there.perform(by, command)) {
            case CommandResult.Rejected no -> no.problems().stream().map(Problem::code).toList();
            case CommandResult other -> throw new AssertionError(other);
        };
    }

    private Command answer(Actor by, UUID id, CasePage.OpenChange open, boolean accepted) {
        return new Command.AnswerChange(
                id, there.version(by, id), open.number(), accepted, "向申请人核实过");
    }

    private static String note(CasePage page) {
        return page.materials().stream()
                .filter(m -> m.id().equals("bank-account"))
                .findFirst()
                .orElseThrow()
                .note();
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
}
