package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;

/** What was granted and hangs nowhere is in the lists of the body, and not once it need not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicationDutiesTest {
    private static final String ALLOWANCE = "minimum-living-allowance";
    private static final String SUPPORT = "extreme-poverty-support";
    private static final Jurisdiction SC = Jurisdiction.SICHUAN;
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    /** Ten days after it was begun, a Friday. */
    private static final LocalDate GRANTED = LocalDate.of(2026, 12, 11);

    private Story story;

    @BeforeAll
    void begin() {
        story = Story.begins("publication_duties", DAY);
    }

    @AfterAll
    void end() {
        story.close();
    }

    private Matter granted(String name) {
        return granted(story.somebody(name), ALLOWANCE, "01-");
    }

    private Matter granted(Story.Somebody who, String service, String example) {
        story.on(DAY);
        Matter matter = story.applies(who, service, example, SC);
        story.granted(matter);
        return matter;
    }

    private void published(Matter matter) {
        story.act(
                story.reviewer(matter),
                matter.id(),
                (c, v) -> new Command.Publish(c, v, "高滩村村务公开栏", 3));
    }

    private Optional<CaseSummary.Reminder> duty(Matter matter) {
        return listed(matter, WorkList.Look.ALL)
                .orElseThrow(() -> new AssertionError("not listed"))
                .duty();
    }

    private Optional<CaseSummary> listed(Matter matter, WorkList.Look look) {
        WorkList.Query all = WorkList.Query.of(WorkList.Scope.MY_ORGAN);
        return story
                .bean(Cases.class)
                .workList(
                        story.reviewer(matter),
                        new WorkList.Query(
                                all.scope(),
                                Set.of(),
                                Optional.empty(),
                                Optional.of(matter.number()),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                look,
                                all.sort(),
                                0,
                                10))
                .cases()
                .stream()
                .findFirst();
    }

    private void owes(Matter matter, LocalDate until) {
        assertThat(duty(matter))
                .hasValueSatisfying(d -> {
                    assertThat(d.duty().task()).isEqualTo(Duty.Task.PUBLICATION);
                    assertThat(d.duty().until()).isEqualTo(until);
                });
    }

    private List<String> offered(Matter matter) {
        return story.page(story.reviewer(matter), matter).permitted().stream()
                .map(p -> p.act().name())
                .toList();
    }

    private void measure(Matter matter, MeasureKind kind, YearMonth from, String amount) {
        Entitlements entitlements = story.bean(Entitlements.class);
        UUID id =
                Story.done(
                        entitlements.propose(
                                story.reviewer(matter),
                                story.money(matter, ALLOWANCE).row().id(),
                                new Entitlements.Proposal(
                                        kind,
                                        Optional.of(from),
                                        Optional.empty(),
                                        Optional.of(amount)
                                                .filter(a -> !a.isEmpty())
                                                .map(BigDecimal::new),
                                        Optional.empty(),
                                        "民发〔2021〕57号",
                                        "第三十二条",
                                        "家庭情况变化。")));
        if (kind.isAdverse()) {
            Story.done(entitlements.hear(story.reviewer(matter), id, "知道，没有意见。"));
        }
        Story.done(entitlements.decide(story.decider(matter), id, "情况属实。"));
    }

    @Test
    void whatIsGrantedIsOwedToTheBoardAndAgainWhenItComesDownOrItsTimeIsOver() {
        Matter matter = granted("应公布甲");
        owes(matter, LocalDate.of(2026, 12, 18));
        assertThat(listed(matter, WorkList.Look.DUTY_LATE)).isEmpty();
        Actor window = story.official(Role.CLERK, SC, matter.accepting().id());
        story.act(
                window,
                matter.id(),
                (c, v) -> new Command.Deliver(c, v, DeliveryWay.WINDOW, GRANTED, "", "应公布甲", ""));
        story.act(story.reviewer(matter), matter.id(), Command.Close::new);
        story.on(LocalDate.of(2026, 12, 21));
        assertThat(listed(matter, WorkList.Look.DUTY_LATE))
                .as("the case is over, and what was granted hangs nowhere")
                .hasValueSatisfying(c -> assertThat(c.state()).isEqualTo(State.CLOSED));

        published(matter);
        assertThat(listed(matter, WorkList.Look.DUTY_LATE)).isEmpty();
        LocalDate last =
                story.page(story.reviewer(matter), matter)
                        .branches()
                        .publication()
                        .orElseThrow()
                        .until();
        assertThat(duty(matter).orElseThrow().duty().until())
                .isBetween(last.plusDays(5), last.plusDays(12));
        story.on(last.plusDays(20));
        story.bean(PublicationJob.class).run();
        assertThat(listed(matter, WorkList.Look.DUTY_LATE))
                .as("nothing happened to the case, but its time on the board is over")
                .isPresent();
        ClockPage clock =
                story.bean(Cases.class)
                        .clock(story.reviewer(matter), matter.id(), Optional.empty())
                        .orElseThrow();
        assertThat(clock.alarms())
                .filteredOn(ClockPage.Alarm::reached)
                .anySatisfy(a -> {
                    assertThat(a.what()).isEqualTo(Duty.Task.PUBLICATION.words());
                    assertThat(a.kind()).isEqualTo(ClockPage.Alarm.Kind.OVERDUE);
                });

        story.on(LocalDate.of(2026, 12, 21));
        measure(matter, MeasureKind.RAISE, YearMonth.of(2027, 3), "1888.00");
        owes(matter, LocalDate.of(2026, 12, 28));
    }

    @Test
    void nothingIsOwedOfWhatHasEndedAndNothingOffered() {
        Matter at = granted("应公布乙");
        measure(at, MeasureKind.STOP, YearMonth.of(2027, 1), "");
        assertThat(duty(at)).as("it ends before it begins").isEmpty();
        assertThat(offered(at)).doesNotContain("PUBLISH");

        Matter later = granted("应公布丙");
        measure(later, MeasureKind.STOP, YearMonth.of(2027, 3), "");
        owes(later, LocalDate.of(2026, 12, 18));
        assertThat(offered(later)).contains("PUBLISH");
        PublicationJob job = story.bean(PublicationJob.class);
        story.on(LocalDate.of(2027, 2, 28));
        job.run();
        assertThat(listed(later, WorkList.Look.DUTY_LATE)).as("it is paid still").isPresent();
        story.on(LocalDate.of(2027, 3, 1));
        job.run();
        assertThat(duty(later)).isEmpty();
        assertThat(offered(later)).doesNotContain("PUBLISH");
    }

    @Test
    void aMinorIsOwedToNoBoard() {
        LocalDate born = LocalDate.of(2012, 5, 1);
        Matter child = granted(story.somebody("应公布小童", born), SUPPORT, "38-");
        assertThat(duty(child)).isEmpty();
        Matter grown = granted(story.somebody("应公布戊"), SUPPORT, "38-");
        owes(grown, LocalDate.of(2026, 12, 18));
    }

    /** What an earlier release left behind of a case whose person is gone. */
    @Test
    void ofADestroyedCaseNothingHangsAndNothingWaits() {
        Matter matter = granted("应公布丁");
        measure(matter, MeasureKind.STOP, YearMonth.of(2027, 1), "");
        JdbcClient jdbc = story.bean(JdbcClient.class);
        within(
                Actor.system(SC),
                () -> {
                    jdbc.sql(
                                    """
                                    insert into publication (case_id, owner_jurisdiction, service, place, accepting_organ,
                                           deciding_organ, published_on, published_until, content_cipher)
                                    values (?, '51', ?, '511623109', ?, ?, ?, ?, '\\x00')
                                    """)
                            .params(
                                    matter.id(),
                                    ALLOWANCE,
                                    matter.accepting().id(),
                                    matter.deciding().id(),
                                    GRANTED,
                                    GRANTED.plusMonths(12))
                            .update();
                    jdbc.sql("update case_file set duty = 'PUBLICATION', duty_on = ? where id = ?")
                            .params(GRANTED, matter.id())
                            .update();
                });
        within(
                story.official(Role.SUPERVISOR, SC, "511623:civil-affairs"),
                () ->
                        assertThat(
                                        jdbc.sql("select destroy_case(?, 'RETENTION')")
                                                .param(matter.id())
                                                .query(Boolean.class)
                                                .single())
                                .isTrue());
        within(
                Actor.system(SC),
                () -> {
                    assertThat(
                                    jdbc.sql("select count(*) from publication where case_id = ?")
                                            .param(matter.id())
                                            .query(Long.class)
                                            .single())
                            .isZero();
                    assertThat(
                                    jdbc.sql("select duty is null from case_file where id = ?")
                                            .param(matter.id())
                                            .query(Boolean.class)
                                            .single())
                            .isTrue();
                });
    }

    private void within(Actor actor, Runnable work) {
        story.bean(Walls.class).run(actor, work);
    }

    private record Place(String of, String now) {}

    @Test
    void whatHangsInAPlaceWithAnotherCodeSinceIsFoundByTheOneInForce() {
        JdbcPublicationRows rows = story.bean(JdbcPublicationRows.class);
        story.on(DAY);
        Actor node = Actor.system(Jurisdiction.CHONGQING);
        CaseEvent hung = new CaseEvent.Published(DAY, DAY.plusMonths(12), true, "公开栏", List.of());
        for (Place place :
                List.of(
                        new Place("500112140", "500112140"),
                        new Place("500112002000", "500157007"),
                        new Place("500112002", "500157007"))) {
            Case subject =
                    Case.of(
                            new UUID(2, 2),
                            List.of(
                                    WrittenCase.recorded(
                                            1,
                                            WrittenCase.in(
                                                    WrittenCase.opened(Act.COLLECT, Part.COMPETENT),
                                                    place.of()),
                                            DAY)));
            within(node, () -> rows.follow(subject, WrittenCase.recorded(2, hung, DAY)));
            assertThat(place(subject.id())).isEqualTo(place.now());
        }
        assertThat(hanging("500157007")).isOne();
        within(
                node,
                () ->
                        story.bean(JdbcClient.class)
                                .sql("update publication set place = '500112004' where case_id = ?")
                                .param(new UUID(2, 2))
                                .update());
        story.bean(PublicationJob.class).run();
        assertThat(place(new UUID(2, 2))).as("its code ended while it hung").isEqualTo("500157018");
        assertThat(hanging("500157018")).isOne();
    }

    /** What anybody finds there. */
    private long hanging(String place) {
        return story.bean(PublishedDecisions.class)
                .list(null, Jurisdiction.CHONGQING, new PublishedDecisions.Search(place, ""), 0)
                .total();
    }

    private String place(UUID caseId) {
        return story.bean(Walls.class)
                .inside(
                        Actor.system(Jurisdiction.CHONGQING),
                        () ->
                                story.bean(JdbcClient.class)
                                        .sql("select place from publication where case_id = ?")
                                        .param(caseId)
                                        .query(String.class)
                                        .single());
    }
}
