package tongban.node.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongban.node.casework.Batches;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Relatives;
import tongban.node.casework.Urges;
import tongban.node.demo.Story;
import tongban.node.demo.Story.Matter;
import tongban.node.demo.Story.Somebody;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;
import tongban.node.hotline.Hotline;
import tongban.node.hotline.TicketAct;
import tongban.node.identity.Accounts;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.means.MeansChecks;
import tongban.node.paper.Booklets;
import tongban.node.paper.DisabilityForms;
import tongban.node.paper.Pdf;
import tongban.node.paper.Pictures;
import tongban.node.place.Organs;
import tongban.postgres.Soon;
import tongban.service.text.Words;

/**
 * The papers of an office's day beside those of a case's procedure, printed in both languages and
 * read again. {@code -Dtongban.golden=write} renews the pictures in docs/papers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class OfficePapersTest {
    /** Pictures that this test leaves. */
    public static final Set<String> PICTURES =
            Set.of(
                    "increase-decision",
                    "reduction-notice",
                    "reduction-decision",
                    "stop-notice",
                    "stop-decision",
                    "measure-delivery-record",
                    "end-of-support-notice",
                    "end-objection-record",
                    "end-objection-answer",
                    "check-report",
                    "relatives-form",
                    "ticket",
                    "call-back-record",
                    "ticket-supervision",
                    "supervision-sheet",
                    "data-catalogue",
                    "data-request",
                    "data-authorisation",
                    "data-certificate",
                    "card-application",
                    "disability-assessment");

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final String SUPPORT = "extreme-poverty-support";
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private Story story;
    private Entitlements entitlements;

    @BeforeAll
    void begin() {
        story = Story.begins("office_papers", DAY);
        entitlements = story.bean(Entitlements.class);
    }

    @AfterAll
    void end() {
        story.close();
    }

    private Actor signedIn(String login) {
        return ((Accounts.SignIn.Welcome) story.bean(Accounts.class).signIn(login, "tongban-demo"))
                .actor();
    }

    private LocalDate today() {
        return story.bean(tongban.node.entitlement.PaymentRuns.class).today();
    }

    /** Its Chinese text; what every paper has is looked at on the way, and its picture is left. */
    private String printed(String picture, Booklets.Booklet booklet) throws IOException {
        Booklets booklets = story.bean(Booklets.class);
        for (Locale locale : List.of(ZH, Locale.ENGLISH)) {
            byte[] pdf = booklets.print(booklet, locale).pdf();
            String text = Pdf.text(pdf);
            assertThat(text)
                    .as(picture + " " + locale)
                    .contains(booklet.title().in(locale).replaceAll("\\s", ""))
                    .contains(booklet.number().replaceAll("\\s", ""))
                    .contains(locale == ZH ? "本文书无法律效力" : "nolegalforce")
                    .contains(locale == ZH ? "第1页" : "Page1of")
                    .doesNotContain("{")
                    .doesNotContain("null")
                    .doesNotContain("Optional");
            assertThat(Pdf.misplaced(pdf)).as(picture + " " + locale).isEmpty();
            assertThat(Pdf.loneClosings(pdf, closings(booklet, locale)))
                    .as(picture + " " + locale + ": a seal or signatures without text")
                    .isEmpty();
            if (locale == ZH) {
                assertThat(Pdf.machineDays(text)).as(picture).isEmpty();
                if (!booklet.number().isEmpty()) {
                    assertThat(text).contains("编号：" + booklet.number().replaceAll("\\s", ""));
                }
            }
            Pdf.open(
                    pdf,
                    document -> {
                        assertThat(Pdf.fonts(document)).isNotEmpty().allMatch(PDFont::isEmbedded);
                        var catalog = document.getDocumentCatalog();
                        assertThat(catalog.getMarkInfo().isMarked()).isTrue();
                        assertThat(catalog.getLanguage()).isEqualTo(locale == ZH ? "zh-CN" : "en");
                        return document;
                    });
        }
        byte[] pdf = booklets.print(booklet, ZH).pdf();
        assertThat(booklets.print(booklet, ZH).pdf()).as("the same content").isEqualTo(pdf);
        assertThat(PICTURES).contains(picture);
        Pictures.of(picture, pdf);
        return Pdf.text(pdf);
    }

    private Words named(String organ, Actor reader) {
        return story.bean(Organs.class)
                .byId(organ, today(), reader.jurisdiction().code())
                .orElseThrow()
                .name();
    }

    private static List<String> closings(Booklets.Booklet booklet, Locale locale) {
        List<String> closings = new ArrayList<>();
        for (Booklets.Part part : booklet.parts()) {
            if (part instanceof Booklets.Part.Seal seal) {
                closings.add(seal.organ().in(locale));
            } else if (part instanceof Booklets.Part.Signatures signed) {
                signed.who().forEach(who -> closings.add(who.in(locale)));
            }
        }
        return closings;
    }

    // ------------------------------------------------------------------ data, disability cards

    /** What the registers know of a resource stands on its papers; the rest is left to people. */
    @Test
    void theRegistersAreACatalogueOfResourcesAndEachHasThePapersToShareIt() throws IOException {
        Words organ = Words.of("邻水县民政局", "Civil affairs of Linshui");
        String catalogue =
                printed(
                        "data-catalogue",
                        DataPapers.catalogue(Jurisdiction.SICHUAN, organ, today()));
        assertThat(DataResource.all()).extracting(DataResource::code).doesNotHaveDuplicates();
        for (DataResource resource : DataResource.all()) {
            assertThat(catalogue)
                    .contains(resource.code())
                    .contains(resource.name().zh().replaceAll("\\s", ""));
            resource.kind()
                    .shape()
                    .forEach(
                            f -> assertThat(catalogue).contains(f.name()).contains(f.words().zh()));
        }
        assertThat(catalogue).contains("有条件共享", "无条件共享", "不予开放", "发改高技〔2017〕1272号", "演示表样");
        DataResource cards = DataResource.of("disability-cards").orElseThrow();
        for (DataPapers.Paper paper : DataPapers.Paper.values()) {
            String text =
                    printed(
                            "data-" + paper.written(),
                            DataPapers.of(paper, cards, Jurisdiction.SICHUAN, organ, today()));
            if (paper == DataPapers.Paper.CERTIFICATE) {
                assertThat(text)
                        .as("nobody but the registering body issues it")
                        .contains("登记后填发", "不证明已经登记")
                        .doesNotContain(organ.zh());
            }
            assertThat(text)
                    .as(paper.written())
                    .contains(cards.code(), "残疾人证", "民政部门", "演示表样")
                    .contains("□");
        }
        assertThat(DataResource.of("no-such-file")).isEmpty();
    }

    @Test
    void theFormsOfADisabilityCardAreBlankFromTheGuideAndFilledInFromACase() throws IOException {
        assertThat(DisabilityForms.of(story.service("disability-subsidies"))).hasSize(2);
        assertThat(DisabilityForms.of(story.service("old-age-allowance")))
                .as("where no card is asked for there is no form of it")
                .isEmpty();
        story.on(DAY);
        Somebody who = story.somebody("申领甲");
        Matter matter = story.applies(who, "disability-subsidies", "01-", Jurisdiction.SICHUAN);
        Actor reviewer = story.reviewer(matter);
        DisabilityForms.Applicant applicant =
                DisabilityForms.Applicant.of(
                        story.page(reviewer, matter), Optional.of(who.number()), today());
        String application =
                printed(
                        "card-application",
                        DisabilityForms.of(
                                DisabilityForms.Form.CARD_APPLICATION, applicant, today()));
        assertThat(application)
                .contains("残疾人证申请表", "申领甲", who.number(), "1968年4月12日", "演示路8号")
                .contains("□首次申领", "公示", "批准机关", matter.number());
        assertThat(
                        printed(
                                "disability-assessment",
                                DisabilityForms.of(
                                        DisabilityForms.Form.ASSESSMENT, applicant, today())))
                .contains("残疾评定表", "GB/T26341—2010", "□一级", "评定医师二签字", who.number());
        byte[] blank =
                story.bean(Booklets.class)
                        .print(
                                DisabilityForms.of(
                                        DisabilityForms.Form.CARD_APPLICATION,
                                        DisabilityForms.Applicant.UNKNOWN,
                                        today()),
                                ZH)
                        .pdf();
        assertThat(Pdf.text(blank)).contains("□男", "CJRZ-SQ").doesNotContain(who.number());
    }

    // ------------------------------------------------------------------ measures

    private UUID proposed(Matter matter, MeasureKind kind, String amount, String reason) {
        return Story.done(
                entitlements.propose(
                        story.reviewer(matter),
                        story.money(matter, SUPPORT).row().id(),
                        new Entitlements.Proposal(
                                kind,
                                Optional.of(YearMonth.from(today()).plusMonths(2)),
                                Optional.empty(),
                                amount.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new BigDecimal(amount)),
                                Optional.empty(),
                                "民发〔2021〕43号",
                                "第二十三条",
                                reason)));
    }

    private Entitlements.Measure measure(Matter matter, UUID id) {
        return story.money(matter, SUPPORT).measures().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Booklets.Booklet> paper(
            Matter matter, UUID measure, MeasurePapers.Paper paper) {
        return MeasurePapers.of(
                story.money(matter, SUPPORT),
                measure(matter, measure),
                matter.deciding().name(),
                "演示路8号",
                paper,
                today());
    }

    private static List<String> codes(Entitlements.Result result) {
        return result instanceof Entitlements.Result.Rejected no
                ? no.problems().stream().map(p -> p.code()).toList()
                : List.of();
    }

    private Matter supported(Somebody who) {
        story.on(DAY);
        return supported(who, "38-");
    }

    private Matter supported(Somebody who, String example) {
        Matter matter = story.applies(who, SUPPORT, example, Jurisdiction.SICHUAN);
        story.granted(matter);
        return matter;
    }

    @Test
    void theEndOfSupportIsToldPostedAndDecidedOnPaper() throws IOException {
        Somebody who = story.somebody("贺长林");
        Matter matter = supported(who);
        UUID raise = proposed(matter, MeasureKind.RAISE, "2000", "评估等级变更为全护理。");
        assertThat(paper(matter, raise, MeasurePapers.Paper.NOTICE))
                .as("nothing is taken from him")
                .isEmpty();
        Story.done(entitlements.decide(story.decider(matter), raise, "按评估结果增发。"));
        assertThat(
                        printed(
                                "increase-decision",
                                paper(matter, raise, MeasurePapers.Paper.DECISION).orElseThrow()))
                .contains("特困人员救助供养金增发决定书", "贺长林", "2000.00元", "民发〔2021〕43号第二十三条")
                .contains("人民币贰仟元整")
                .contains("从" + Words.month(YearMonth.from(today()).plusMonths(2)).zh() + "起")
                .contains("评估等级变更为全护理", "按评估结果增发", "救济途径", matter.number())
                .doesNotContain(who.number());

        UUID stop = proposed(matter, MeasureKind.STOP, "", "恢复劳动能力，已就业。");
        assertThat(paper(matter, stop, MeasurePapers.Paper.DECISION)).isEmpty();
        String notice =
                printed(
                        "stop-notice",
                        paper(matter, stop, MeasurePapers.Paper.NOTICE).orElseThrow());
        assertThat(notice)
                .contains("特困人员救助供养金停发事先告知书", "恢复劳动能力，已就业")
                .contains("陈述申辩", "要求听证", "决定作出后不服的");
        posted(matter, stop, who);
        assertThat(
                        printed(
                                "stop-decision",
                                paper(matter, stop, MeasurePapers.Paper.DECISION).orElseThrow()))
                .contains("特困人员救助供养金停发决定书", "知道，没有意见", "公示", "情况属实，终止供养");
        assertThat(
                        printed(
                                "measure-delivery-record",
                                paper(matter, stop, MeasurePapers.Paper.DELIVERY_RECORD)
                                        .orElseThrow()))
                .contains("送达回证（停发决定书）", "特困人员救助供养金停发决定书", "贺长林", "送达地址演示路8号")
                .as("what is served by its number")
                .contains(
                        "特困人员救助供养金停发决定书（"
                                + paper(matter, stop, MeasurePapers.Paper.DECISION)
                                        .orElseThrow()
                                        .number()
                                + "）");
        Entitlements.Measure measure = measure(matter, stop);
        assertThat(MeasurePapers.offered(measure, today(), story.reviewer(matter)))
                .containsExactly(
                        "notice",
                        "decision",
                        "delivery-record",
                        "objection-record-1",
                        "objection-answer-1",
                        "objection-record-2");
        assertThat(MeasurePapers.offered(measure, today(), signedIn("sc.resident")))
                .containsExactly("notice", "decision");
        assertThat(MeasurePapers.offered(measure, today(), signedIn("sc.supervisor"))).isEmpty();
    }

    private void posted(Matter matter, UUID stop, Somebody who) throws IOException {
        Actor reviewer = story.reviewer(matter);
        Story.done(entitlements.hear(reviewer, stop, "知道，没有意见。"));
        assertThat(codes(entitlements.decide(story.decider(matter), stop, "终止")))
                .as("it has not hung yet")
                .containsExactly("LEDGER-063");
        assertThat(paper(matter, stop, MeasurePapers.Paper.PUBLIC_NOTICE)).isEmpty();
        assertThat(codes(entitlements.post(reviewer, stop, " "))).containsExactly("LEDGER-051");
        Story.done(entitlements.post(reviewer, stop, "村务公开栏"));
        assertThat(codes(entitlements.post(reviewer, stop, "村务公开栏"))).containsExactly("LEDGER-066");
        Entitlements.Posted posted = measure(matter, stop).posted().orElseThrow();
        assertThat(posted.until()).isEqualTo(today().plusDays(7));
        String sheet =
                printed(
                        "end-of-support-notice",
                        paper(matter, stop, MeasurePapers.Paper.PUBLIC_NOTICE).orElseThrow());
        assertThat(sheet)
                .contains("终止救助供养公示", "贺长林", "村务公开栏", matter.deciding().name().zh())
                .contains(Words.day(posted.on()).zh() + "至" + Words.day(posted.until()).zh())
                .contains("第二十六条")
                .as("why it ends, who he is and where he lives is nobody's business")
                .doesNotContain("恢复劳动能力")
                .doesNotContain(matter.number())
                .doesNotContain(who.number().substring(14))
                .doesNotContain("演示路");
        assertThat(codes(entitlements.decide(story.decider(matter), stop, "终止")))
                .containsExactly("LEDGER-064");
        objectedTo(matter, stop, who, posted);
        story.on(posted.until());
        assertThat(codes(entitlements.decide(story.decider(matter), stop, "终止")))
                .containsExactly("LEDGER-064");
        story.on(posted.until().plusDays(1));
        assertThat(paper(matter, stop, MeasurePapers.Paper.PUBLIC_NOTICE))
                .as("its time is over")
                .isEmpty();
        assertThat(codes(entitlements.decide(story.decider(matter), stop, "终止")))
                .as("an objection is not answered yet")
                .containsExactly("LEDGER-076");
        Story.done(entitlements.answerObjection(reviewer, stop, 2, false, "走访两户邻居，情况不属实。", ""));
        Story.done(entitlements.decide(story.decider(matter), stop, "情况属实，终止供养。"));
        assertThat(codes(entitlements.object(reviewer, stop, Optional.empty(), "", "晚了")))
                .as("it is decided")
                .hasSize(1);
    }

    /** Two object: one by name, who is written to, and one without. */
    private void objectedTo(Matter matter, UUID stop, Somebody who, Entitlements.Posted posted)
            throws IOException {
        Actor reviewer = story.reviewer(matter);
        assertThat(
                        codes(
                                entitlements.object(
                                        reviewer,
                                        stop,
                                        Optional.of(posted.on().minusDays(1)),
                                        "邻居甲",
                                        " ")))
                .containsExactly("LEDGER-051", "LEDGER-069");
        Story.done(entitlements.object(reviewer, stop, Optional.empty(), "邻居甲", "他仍然没有劳动能力。"));
        Story.done(entitlements.object(reviewer, stop, Optional.of(posted.on()), "", "听说不对。"));
        assertThat(measure(matter, stop).objections()).hasSize(2);
        assertThat(MeasurePapers.offered(measure(matter, stop), today(), reviewer))
                .as("nothing was answered")
                .doesNotContain("objection-record-1");
        for (String reader : List.of("sc.resident", "sc.supervisor")) {
            assertThat(
                            entitlements
                                    .page(signedIn(reader), story.money(matter, SUPPORT).row().id())
                                    .map(l -> l.measures().getFirst().objections())
                                    .orElse(List.of()))
                    .as("in confidence from " + reader)
                    .isEmpty();
        }
        assertThat(codes(entitlements.answerObjection(reviewer, stop, 9, false, "查了", "查了")))
                .containsExactly("LEDGER-073");
        assertThat(codes(entitlements.answerObjection(reviewer, stop, 1, false, " ", "")))
                .containsExactly("LEDGER-051", "LEDGER-074");
        assertThat(
                        codes(
                                entitlements.answerObjection(
                                        reviewer, stop, 1, false, "查了", "其证件号 " + who.number())))
                .containsExactly("LEDGER-075");
        Story.done(
                entitlements.answerObjection(
                        reviewer, stop, 1, false, "已核对用工登记，确已就业。", "经核查，异议不成立。"));
        assertThat(codes(entitlements.answerObjection(reviewer, stop, 1, true, "再查", "再答")))
                .as("once")
                .containsExactly("LEDGER-073");
        assertThat(MeasurePapers.offered(measure(matter, stop), today(), reviewer))
                .contains("objection-record-1", "objection-answer-1")
                .doesNotContain("objection-record-2");
        String record = objectionPaper(matter, stop, "objection-record-1", "end-objection-record");
        assertThat(record).contains("异议处理记录", "邻居甲", "他仍然没有劳动能力", "已核对用工登记", "异议不成立");
        String letter = objectionPaper(matter, stop, "objection-answer-1", "end-objection-answer");
        assertThat(letter)
                .contains("公示异议答复书", "邻居甲", "他仍然没有劳动能力", "经核查", "12345", "村务公开栏")
                .as("what was found is for the file, and the letter knows no case")
                .doesNotContain("已核对用工登记")
                .doesNotContain(matter.number());
    }

    private String objectionPaper(Matter matter, UUID stop, String paper, String picture)
            throws IOException {
        return printed(
                picture,
                MeasurePapers.of(
                                story.money(matter, SUPPORT),
                                measure(matter, stop),
                                matter.deciding().name(),
                                "",
                                MeasurePapers.Wanted.of(paper).orElseThrow(),
                                today())
                        .orElseThrow());
    }

    @Test
    void whereAnObjectionIsRightTheEndIsNotDecided() throws IOException {
        Matter matter = supported(story.somebody("贺春生"));
        UUID stop = proposed(matter, MeasureKind.STOP, "", "恢复劳动能力。");
        Actor reviewer = story.reviewer(matter);
        assertThat(codes(entitlements.object(reviewer, stop, Optional.empty(), "", "不对")))
                .containsExactly("LEDGER-068");
        Story.done(entitlements.hear(reviewer, stop, "没有意见。"));
        Story.done(entitlements.post(reviewer, stop, "村务公开栏"));
        Entitlements.Posted posted = measure(matter, stop).posted().orElseThrow();
        Story.done(entitlements.object(reviewer, stop, Optional.empty(), "", "他没有就业。"));
        Story.done(entitlements.answerObjection(reviewer, stop, 1, true, "确未就业。", ""));
        story.on(posted.until().plusDays(1));
        assertThat(codes(entitlements.decide(story.decider(matter), stop, "终止")))
                .containsExactly("LEDGER-077");
        Story.done(entitlements.withdraw(reviewer, stop, "异议成立。"));
        assertThat(MeasurePapers.offered(measure(matter, stop), today(), reviewer))
                .contains("objection-record-1")
                .doesNotContain("objection-answer-1");
    }

    @Test
    void aReductionIsToldAndDecidedAndNeverPosted() throws IOException {
        Matter matter = supported(story.somebody("方玉珍"));
        UUID reduce = proposed(matter, MeasureKind.REDUCE, "1", "评估等级变更。");
        Actor reviewer = story.reviewer(matter);
        assertThat(codes(entitlements.post(reviewer, reduce, "村务公开栏")))
                .containsExactly("LEDGER-065");
        printed(
                "reduction-notice",
                paper(matter, reduce, MeasurePapers.Paper.NOTICE).orElseThrow());
        Story.done(entitlements.hear(reviewer, reduce, "没有意见。"));
        Story.done(entitlements.decide(story.decider(matter), reduce, "按评估结果减发。"));
        assertThat(
                        printed(
                                "reduction-decision",
                                paper(matter, reduce, MeasurePapers.Paper.DECISION).orElseThrow()))
                .contains("减发决定书", "1.00元");
    }

    @Test
    void whoseAgeNobodyKnowsOrWhoIsAMinorIsNotNamedOnTheBoard() throws IOException {
        story.on(DAY);
        Somebody child = story.somebody("贺小林", LocalDate.of(2014, 3, 2));
        Matter matter = supported(child);
        UUID stop = proposed(matter, MeasureKind.STOP, "", "已被依法收养。");
        Story.done(entitlements.post(story.reviewer(matter), stop, "村务公开栏"));
        assertThat(measure(matter, stop).posted().orElseThrow().named()).isFalse();
        assertThat(
                        Pdf.text(
                                story.bean(Booklets.class)
                                        .print(
                                                paper(
                                                                matter,
                                                                stop,
                                                                MeasurePapers.Paper.PUBLIC_NOTICE)
                                                        .orElseThrow(),
                                                ZH)
                                        .pdf()))
                .contains("姓名不公示")
                .doesNotContain("贺小林")
                .doesNotContain("收养");
    }

    // ------------------------------------------------------------------ checks and relatives

    @Test
    void aReportOfACheckStandsItemByItemOnPaper() throws IOException {
        MeansChecks checks = story.bean(MeansChecks.class);
        Actor reviewer = signedIn("cq.reviewer");
        MeansChecks.CheckPage check =
                Soon.found(
                        "a report",
                        Duration.ofSeconds(60),
                        () ->
                                checks
                                        .list(
                                                reviewer,
                                                new MeansChecks.Query("", MeansChecks.Look.ALL, 0))
                                        .rows()
                                        .stream()
                                        .flatMap(row ->
                                                checks
                                                        .page(reviewer, row.id(), Optional.empty())
                                                        .stream())
                                        .filter(page -> !page.report().isEmpty())
                                        .findFirst());
        Words organ = named(check.organ(), reviewer);
        String text = printed("check-report", CheckReportPaper.of(check, organ).orElseThrow());
        assertThat(text)
                .contains("家庭经济状况核对报告", check.row().number(), "不作认定")
                .as("who made it, above the title and beside the seal")
                .containsPattern("^" + organ.zh() + "家庭.*" + organ.zh());
        check.report().stream()
                .flatMap(of -> of.lines().stream())
                .forEach(line -> assertThat(text).contains(line.item().words().zh()));
        check.people().forEach(p -> assertThat(text).contains(p.name()));
    }

    @Test
    void theFormOfNearRelativesHasWhatStandsAndRoomToSign() throws IOException {
        story.on(DAY);
        Actor decider = signedIn("sc.decider");
        List<Relatives.Line> lines = story.bean(Relatives.class).sheet(decider);
        assertThat(lines).isNotEmpty();
        String text =
                printed(
                        "relatives-form",
                        RelativesPaper.of(
                                Words.of(decider.nameZh(), decider.nameEn()), lines, today()));
        assertThat(text).contains("近亲属备案表", "签字", "本人回避", decider.nameZh().replace(" ", ""));
        lines.forEach(l -> assertThat(text).contains(l.name(), l.relation().words().zh()));
        assertThat(
                        Pdf.text(
                                story.bean(Booklets.class)
                                        .print(
                                                RelativesPaper.of(
                                                        Words.same("某"), List.of(), today()),
                                                ZH)
                                        .pdf()))
                .contains("无近亲属需要备案");
    }

    // ------------------------------------------------------------------ the hotline

    private Hotline.File ticket(Actor actor, String title) {
        Hotline hotline = story.bean(Hotline.class);
        List<Hotline.Row> rows = new ArrayList<>();
        hotline.each(actor, Hotline.Query.of(Hotline.Look.ALL), rows::add);
        return rows.stream()
                .filter(r -> r.title().equals(title))
                .findFirst()
                .flatMap(r -> hotline.file(actor, r.id()))
                .orElseThrow();
    }

    @Test
    void aTicketIsPrintedForThoseWhoWorkOnItAndNotForItsCaller() throws IOException {
        story.on(DAY);
        Actor agent = signedIn("sc.agent");
        Hotline.File called = ticket(agent, "噪声扰民");
        assertThat(TicketPapers.offered(called)).containsExactly("sheet", "call-back");
        assertThat(
                        printed(
                                "ticket",
                                TicketPapers.of(called, TicketPapers.Paper.SHEET, today())
                                        .orElseThrow()))
                .contains("工单", called.row().code(), "孩子睡不着", "已要求施工单位夜间停工")
                .contains(called.caller().orElseThrow().name(), "受理", "派单");
        assertThat(
                        printed(
                                "call-back-record",
                                TicketPapers.of(called, TicketPapers.Paper.CALL_BACK, today())
                                        .orElseThrow()))
                .contains("回访记录", "不满意", "未解决", "昨天夜里仍然在施工");
        assertThat(TicketPapers.of(called, TicketPapers.Paper.SUPERVISION, today())).isEmpty();

        Hotline.File supervised = ticket(signedIn("sc.supervisor"), "惠企补贴迟迟没有下来");
        assertThat(TicketPapers.offered(supervised)).contains("supervision");
        String asking =
                supervised.steps().stream()
                        .filter(s -> s.act() == TicketAct.SUPERVISE)
                        .map(s -> s.organ().zh())
                        .reduce((first, last) -> last)
                        .orElseThrow();
        assertThat(asking).isNotBlank();
        String sheet =
                printed(
                        "ticket-supervision",
                        TicketPapers.of(supervised, TicketPapers.Paper.SUPERVISION, today())
                                .orElseThrow());
        assertThat(sheet)
                .contains("督办单", supervised.row().code(), "企业反映集中，请优先办理", "答复期限")
                .contains(supervised.row().body().zh())
                .as("who asks, above the title and beside the seal")
                .containsPattern("^" + asking + "12345.*" + asking)
                .as("the body needs nothing of the caller for it")
                .doesNotContain(supervised.caller().map(Hotline.Caller::phone).orElse("—"));
    }

    // ------------------------------------------------------------------ supervision of a case

    @Test
    void aSupervisorUrgesACaseWithATermAndTheBodyGetsItOnPaper() throws IOException {
        story.on(DAY);
        Matter matter = story.applies(story.somebody("丁国强"), SUPPORT, "38-", Jurisdiction.SICHUAN);
        Urges urges = story.bean(Urges.class);
        Actor supervisor = signedIn("sc.supervisor");
        Actor reviewer = story.reviewer(matter);
        LocalDate term = today().plusDays(5);
        assertThat(rejected(urges.urge(reviewer, "请尽快", Optional.of(term), ids(matter))))
                .containsExactly("CASE-267");
        assertThat(
                        rejected(
                                urges.urge(
                                        supervisor,
                                        "请尽快",
                                        Optional.of(today().minusDays(1)),
                                        ids(matter))))
                .containsExactly("CASE-268");
        Batches.Tried tried =
                urges.urge(supervisor, "群众反映等待已久，请说明情况", Optional.of(term), ids(matter));
        assertThat(((Batches.Tried.Done) tried).rows().getFirst().result())
                .isInstanceOf(CommandResult.Done.class);

        Urges.Entry waiting =
                urges.waiting(reviewer).stream()
                        .filter(u -> u.caseId().equals(matter.id()))
                        .findFirst()
                        .orElseThrow();
        assertThat(waiting.supervised()).isTrue();
        assertThat(waiting.answerBy()).contains(term);
        assertThat(waiting.organ()).isEqualTo(matter.accepting().id());
        assertThat(waiting.byOrgan()).isEqualTo(supervisor.worksFor());
        Words supervising = named(waiting.byOrgan().orElseThrow(), supervisor);
        Booklets.Booklet sheet =
                SupervisionPapers.of(
                        story.page(supervisor, matter),
                        waiting,
                        supervising,
                        matter.accepting().name(),
                        today());
        assertThat(printed("supervision-sheet", sheet))
                .contains("督办单", matter.number(), "群众反映等待已久，请说明情况")
                .as("who asks, above the title and beside the seal")
                .containsPattern("^" + supervising.zh() + "督办单.*" + supervising.zh())
                .contains("答复期限" + Words.day(term).zh(), matter.accepting().name().zh())
                .as("the sheet names nobody")
                .doesNotContain("丁国强");
        assertThat(urges.answer(reviewer, matter.id(), waiting.id(), "已联系申请人，本周办结"))
                .isInstanceOf(CommandResult.Done.class);
        Urges.Entry answered =
                urges.of(supervisor, matter.id()).stream()
                        .filter(u -> u.id().equals(waiting.id()))
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        Pdf.text(
                                story.bean(Booklets.class)
                                        .print(
                                                SupervisionPapers.of(
                                                        story.page(supervisor, matter),
                                                        answered,
                                                        supervising,
                                                        matter.accepting().name(),
                                                        today()),
                                                ZH)
                                        .pdf()))
                .contains("已联系申请人，本周办结");
    }

    @Test
    void noTermIsSetAcrossTheBorder() {
        story.on(DAY);
        Matter matter =
                story.applies(
                        story.somebody("丁国安"),
                        SUPPORT,
                        "38-",
                        Jurisdiction.SICHUAN,
                        Jurisdiction.CHONGQING);
        Actor supervisor = signedIn("cq.supervisor");
        Urges urges = story.bean(Urges.class);
        CommandResult result =
                ((Batches.Tried.Done)
                                urges.urge(
                                        supervisor,
                                        "请尽快",
                                        Optional.of(today().plusDays(3)),
                                        ids(matter)))
                        .rows()
                        .getFirst()
                        .result();
        assertThat(((CommandResult.Rejected) result).problems())
                .extracting(p -> p.code())
                .containsExactly("CASE-269");
    }

    @Test
    void theDemonstrationHasASupervisedCase() {
        assertThat(story.bean(Urges.class).waiting(signedIn("sc.reviewer")))
                .filteredOn(Urges.Entry::supervised)
                .isNotEmpty();
    }

    private static List<UUID> ids(Matter matter) {
        return List.of(matter.id());
    }

    private static List<String> rejected(Batches.Tried tried) {
        return ((Batches.Tried.Rejected) tried).problems().stream().map(p -> p.code()).toList();
    }
}
