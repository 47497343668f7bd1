package tongban.node.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.hotline.HotlineGround.BODY;
import static tongban.node.hotline.HotlineGround.OTHER_BODY;
import static tongban.node.hotline.HotlineGround.call;
import static tongban.node.hotline.HotlineGround.heard;
import static tongban.node.hotline.HotlineGround.plain;
import static tongban.node.hotline.HotlineGround.to;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;

/** What is owed by whom until when, and that what a round came to stays counted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketMeasuresTest {
    private HotlineGround ground;
    private Actor agent;
    private Actor body;
    private YearMonth month;

    @BeforeAll
    void open() {
        ground = new HotlineGround("ticket_measures");
        agent = ground.agent;
        body = ground.body;
    }

    @AfterAll
    void end() {
        ground.end();
    }

    /** Each test has a month to itself, by which tickets are counted. */
    @BeforeEach
    void begin() {
        LocalDate today = ground.sides.today();
        month = YearMonth.from(today).plusMonths(1);
        ground.sides.pass(Duration.ofDays(ChronoUnit.DAYS.between(today, month.atDay(1))));
    }

    private Metrics.Sheet measures(Actor reader) {
        return ground.sides.bean(Metrics.class).of(reader, Metrics.By.BODY, month, month);
    }

    private String of(Actor reader, Metrics.Measure measure) {
        Metrics.Ratio ratio = measures(reader).all().of(measure);
        return ratio.part() + "/" + ratio.of();
    }

    private List<UUID> overdue(Actor reader) {
        return look(reader, Hotline.Look.OVERDUE);
    }

    /** Of this month, in the order of the list. */
    private List<UUID> look(Actor reader, Hotline.Look look) {
        return ground.hotline.list(reader, Hotline.Query.of(look)).rows().stream()
                .filter(r -> YearMonth.from(r.takenOn()).equals(month))
                .map(Hotline.Row::id)
                .toList();
    }

    @Test
    void anAnswerThatTheLineHasNotReviewedIsNotInTime() {
        UUID id = ground.taken("答复了没有审核", TicketKind.CONSULT).id();
        ground.done(agent, id, to(BODY));
        ground.done(body, id, plain(TicketAct.SIGN, ""));
        ground.done(body, id, plain(TicketAct.ANSWER, "已经办好"));
        assertThat(of(agent, Metrics.Measure.CLOSED)).as("not due yet").isEqualTo("0/0");
        assertThat(ground.file(agent, id).clock().orElseThrow().reading().left()).isPositive();
        ground.sides.pass(Duration.ofDays(14));
        assertThat(overdue(agent)).containsExactly(id);
        assertThat(overdue(body)).as("the body has done its part").isEmpty();
        assertThat(ground.file(agent, id).row().overdue()).isTrue();
        assertThat(of(agent, Metrics.Measure.ANSWERED)).isEqualTo("1/1");
        assertThat(of(agent, Metrics.Measure.CLOSED)).isEqualTo("0/1");
        ground.done(agent, id, plain(TicketAct.APPROVE, ""));
        assertThat(overdue(agent)).isEmpty();
        assertThat(of(agent, Metrics.Measure.ANSWERED)).isEqualTo("1/1");
        assertThat(of(agent, Metrics.Measure.CLOSED)).isEqualTo("0/1");
        assertThat(ground.file(agent, id).clock().orElseThrow().reading().left())
                .as("closed too late, and it says so for ever")
                .isNegative();
    }

    @Test
    void whatARoundCameToStaysCounted() {
        UUID id = ground.taken("答复晚了也没有解决", TicketKind.CONSULT).id();
        ground.done(agent, id, to(BODY));
        ground.done(body, id, plain(TicketAct.SIGN, ""));
        ground.sides.pass(Duration.ofDays(14));
        answered(body, id, "会尽快办理");
        ground.done(agent, id, heard(TicketOrder.Heard.NOT_SATISFIED, false));
        ground.done(agent, id, plain(TicketAct.HANDLE_AGAIN, "没有解决"));
        for (Actor reader : List.of(agent, body)) {
            assertThat(of(reader, Metrics.Measure.ANSWERED)).isEqualTo("0/1");
            assertThat(of(reader, Metrics.Measure.CLOSED)).isEqualTo("0/1");
            assertThat(of(reader, Metrics.Measure.CALLED)).isEqualTo("1/1");
            assertThat(of(reader, Metrics.Measure.SATISFIED)).isEqualTo("0/1");
            assertThat(of(reader, Metrics.Measure.REOPENED)).isEqualTo("1/1");
        }
        answered(body, id, "今日已经办好");
        ground.done(agent, id, heard(TicketOrder.Heard.SATISFIED, true));
        ground.done(agent, id, plain(TicketAct.FILE, ""));
        for (Metrics.Measure measure :
                List.of(
                        Metrics.Measure.ANSWERED,
                        Metrics.Measure.CLOSED,
                        Metrics.Measure.SATISFIED,
                        Metrics.Measure.SOLVED,
                        Metrics.Measure.REOPENED)) {
            assertThat(of(agent, measure)).as("%s", measure).isEqualTo("1/2");
        }
        assertThat(of(agent, Metrics.Measure.CALLED)).isEqualTo("2/2");
        assertThat(measures(agent).all().taken()).as("it is one ticket").isOne();
    }

    /** The no to what the line answered itself is not the body's that took it up afterwards. */
    @Test
    void aRoundIsOfTheBodyThatAnsweredIt() {
        UUID entry = ground.entry("在哪里办理优待证件", Optional.empty());
        Hotline.Result.Done taken = ground.taken("答非所问", TicketKind.CONSULT);
        UUID id = taken.id();
        ground.done(agent, id, new TicketOrder.AnswerDirectly(Optional.of(entry), ""));
        assertThat(of(agent, Metrics.Measure.ANSWERED)).as("no body was asked").isEqualTo("0/0");
        assertThat(of(agent, Metrics.Measure.CLOSED)).isEqualTo("1/1");
        assertThat(
                        ground.hotline.actOn(
                                taken.code(), taken.secret(), plain(TicketAct.REOPEN, "不是问这个")))
                .isInstanceOf(Hotline.Result.Done.class);
        ground.done(agent, id, plain(TicketAct.HANDLE_AGAIN, "请有关单位答复"));
        ground.done(agent, id, to(OTHER_BODY));
        ground.done(ground.other, id, plain(TicketAct.SIGN, ""));
        answered(ground.other, id, "请到车站窗口办理");
        ground.done(agent, id, heard(TicketOrder.Heard.SATISFIED, true));
        assertThat(of(ground.other, Metrics.Measure.SATISFIED)).isEqualTo("1/1");
        assertThat(of(ground.other, Metrics.Measure.REOPENED)).isEqualTo("0/1");
        assertThat(of(agent, Metrics.Measure.SATISFIED)).isEqualTo("1/2");
        assertThat(of(agent, Metrics.Measure.CLOSED)).isEqualTo("2/2");
    }

    @Test
    void whatWaitsForTheLineIsOverdueToo() {
        Actor resident = ground.sides.resident(Jurisdiction.SICHUAN, TwoSides.number(77));
        UUID web =
                ((Hotline.Result.Done) ground.hotline.take(resident, call("网上来件", TicketKind.HELP)))
                        .id();
        assertThat(ground.file(agent, web).row().due()).contains(ground.sides.today().plusDays(1));
        assertThat(ground.file(agent, web).row().dueSoon()).isTrue();
        UUID no = ground.taken("不满意", TicketKind.HELP).id();
        ground.answered(no, "已经办理");
        ground.done(agent, no, heard(TicketOrder.Heard.NOT_SATISFIED, false));
        ground.sides.pass(Duration.ofDays(3));
        assertThat(overdue(agent)).containsExactlyInAnyOrder(web, no);
        assertThat(overdue(body)).as("the line's").isEmpty();
        assertThat(look(agent, Hotline.Look.TO_DO)).as("due first").containsExactly(web, no);
        assertThat(of(agent, Metrics.Measure.CLOSED))
                .as("its answer went out in time; no limit of the web ticket runs yet")
                .isEqualTo("1/1");
        ground.done(
                agent,
                web,
                new TicketOrder.Classify(
                        Optional.of(TicketKind.HELP), Optional.of(Topic.CARE), "", ""));
        ground.done(agent, no, plain(TicketAct.HANDLE_AGAIN, "请再办"));
        assertThat(overdue(agent)).isEmpty();
    }

    @Test
    void anAnswerWithdrawsWhatWasAskedForAndTheHistorySaysSo() {
        UUID id = ground.taken("提前办好", TicketKind.COMPLAINT).id();
        ground.done(agent, id, to(BODY));
        ground.done(body, id, plain(TicketAct.SIGN, ""));
        ground.done(body, id, new TicketOrder.AskExtension(3, "要向银行核实"));
        assertThat(look(ground.arbiter, Hotline.Look.TO_DO)).containsExactly(id);
        ground.done(body, id, plain(TicketAct.ANSWER, "已经核实，今日到账"));
        assertThat(ground.file(body, id).extensionAsked()).isZero();
        assertThat(ground.file(body, id).answer()).isEqualTo("已经核实，今日到账");
        assertThat(ground.file(agent, id).steps().getLast().said())
                .startsWith("撤回尚未答复的延期申请（3 个工作日）")
                .contains("今日到账");
        assertThat(look(ground.arbiter, Hotline.Look.TO_DO)).isEmpty();
    }

    private void answered(Actor handles, UUID id, String answer) {
        ground.done(handles, id, plain(TicketAct.ANSWER, answer));
        ground.done(agent, id, plain(TicketAct.APPROVE, ""));
    }
}
