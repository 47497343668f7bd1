package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.AwardedSum;
import tongban.node.casework.CasePage;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.ReceiptView;
import tongban.node.casework.TwoSides;
import tongban.node.catalog.PublishedService;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.paper.Papers.Choice;
import tongban.node.paper.PrintedCases.Handled;
import tongban.node.paper.PrintedMatters.Sight;
import tongban.service.text.Words;

/**
 * Every paper of every shipped service, printed from real cases and read again. {@code
 * -Dtongban.golden=write} renews the pictures in docs/papers.
 */
class PrintedPapersTest {
    /** Of the made-up people here; figures of a table may stand side by side without a blank. */
    private static final Pattern FULL_NUMBER =
            Pattern.compile(
                    "(?<![0-9])5[89][0-9]{4}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]{4}[0-9X](?![0-9X])");

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private static TwoSides sides;
    private static Papers papers;
    private static PrintedMatters matters;

    @BeforeAll
    static void open() {
        sides = new TwoSides("papers");
        papers = sides.bean(Papers.class);
        matters = PrintedMatters.handled(sides);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    @Test
    void everyPaperOfEveryServiceIsWholeInBothLanguages() {
        Set<String> forms = new TreeSet<>();
        for (Sight sight : matters.ofTheProcedure()) {
            CasePage page = sides.page(sight.actor(), sight.handled().id());
            PaperForm form =
                    PaperForms.shipped().stream()
                            .filter(f -> sight.offer().id().matches(f.id() + "(-[0-9]+)?"))
                            .findFirst()
                            .orElseThrow();
            forms.add(form.id());
            for (Locale locale : List.of(ZH, Locale.ENGLISH)) {
                String what = sight + " in " + locale;
                byte[] pdf =
                        matters.print(
                                sight.actor(), sight.handled().id(), sight.offer().id(), locale);
                String text = Pdf.text(pdf);
                String title = sight.offer().title().in(locale).replaceAll("\\s", "");
                assertThat(text)
                        .as(what)
                        .contains(title)
                        .contains(sight.offer().number())
                        .contains(page.number())
                        .contains(locale == ZH ? "本文书无法律效力" : "nolegalforce")
                        .contains(locale == ZH ? "第1页" : "Page1of")
                        .doesNotContain("{")
                        .doesNotContain("null");
                if (form.body() != PaperForm.Body.NONE
                        && form.blocks().contains(new PaperForm.Block.Seal())) {
                    assertThat(text).as(what).contains(locale == ZH ? "电子印章处" : "electronicseal");
                }
                assertThat(Pdf.loneClosings(pdf, closings(form, page, locale)))
                        .as(what + ": a seal or signatures without text")
                        .isEmpty();
                if (locale == ZH) {
                    assertThat(Pdf.machineDays(cited(sight, text))).as(what).isEmpty();
                }
                boolean whole = FULL_NUMBER.matcher(text).find();
                boolean enterprise = page.applicant().number().startsWith("9");
                assertThat(whole && !enterprise)
                        .as(what + ": a whole ID number")
                        .isEqualTo(form.fullNumber() && !enterprise);
                embedded(pdf, what, locale);
            }
        }
        assertThat(forms)
                .as("every declared paper was printed")
                .containsExactlyInAnyOrderElementsOf(
                        PaperForms.shipped().stream()
                                .map(PaperForm::id)
                                .filter(id -> !PostedPapersTest.PAPERS.contains(id))
                                .toList());
    }

    private static List<String> closings(PaperForm form, CasePage page, Locale locale) {
        List<String> closings = new ArrayList<>();
        CasePage.Competence c = page.competence();
        List.of(c.collecting().orElse(c.accepting()), c.accepting(), c.deciding(), c.inNameOf())
                .forEach(organ -> closings.add(organ.name().in(locale)));
        for (PaperForm.Block block : form.blocks()) {
            if (block instanceof PaperForm.Block.Sign signed) {
                signed.who().stream()
                        .map(who -> who.in(locale))
                        .filter(who -> !who.contains("{"))
                        .forEach(closings::add);
            }
        }
        return closings;
    }

    /** Without the titles of documents that a receipt cites: they are as they were published. */
    private static String cited(Sight sight, String text) {
        if (!sight.offer().id().equals("decision-receipt")) {
            return text;
        }
        String said = text;
        for (ReceiptView.ParameterLine row :
                sides.cases.receipt(sight.actor(), sight.handled().id()).orElseThrow().rows()) {
            String document = row.document().replaceAll("\\s", "");
            said = document.isEmpty() ? said : said.replace(document, "");
        }
        return said;
    }

    private static void embedded(byte[] pdf, String what, Locale locale) {
        Pdf.open(
                pdf,
                document -> {
                    List<PDFont> fonts = Pdf.fonts(document);
                    assertThat(fonts).as(what).isNotEmpty();
                    for (PDFont font : fonts) {
                        assertThat(font.isEmbedded()).as(what + ": " + font.getName()).isTrue();
                        assertThat(font.getName()).as("a subset").matches("[A-Z]{6}\\+Tongban.*");
                    }
                    var catalog = document.getDocumentCatalog();
                    assertThat(catalog.getLanguage()).isEqualTo(locale == ZH ? "zh-CN" : "en");
                    assertThat(catalog.getMarkInfo().isMarked()).isTrue();
                    assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
                    assertThat(document.getDocumentInformation().getTitle()).isNotBlank();
                    return document;
                });
        assertThat(pdf.length).as(what + ": bytes").isLessThan(400_000);
    }

    @Test
    void aDecisionSaysWhatOnScreenIsSaid() {
        CasePage page =
                sides.page(matters.named("crossing").reviewer(), matters.named("crossing").id());
        CasePage.Decision decision = page.decision().orElseThrow();
        String text = matters.text("crossing", "decision");
        assertThat(text).contains("审定给予补贴决定书").contains("陈㐱国");
        decision.awards().forEach(a -> assertThat(text).contains(a.value().zh()));
        decision.remedies()
                .forEach(r -> assertThat(text).contains(r.zh().replaceAll("[\\s　]", "")));
        assertThat(text).contains("大写：人民币").contains("元整").contains("演示数据");
    }

    /** What a family has, or spent, or a part of the sum, is not what it is given. */
    @Test
    void aDecisionSumsUpWhatIsGivenAndHowOftenAndNothingElse() {
        String monthly = "合计每月发放人民币";
        String once = "合计一次性给予人民币";
        Map<String, String> sums =
                Map.ofEntries(
                        Map.entry("minimum-living-allowance", monthly),
                        Map.entry("extreme-poverty-support", monthly),
                        Map.entry("disability-subsidies", monthly),
                        Map.entry("orphan-allowance", monthly),
                        Map.entry("unattended-child", monthly),
                        Map.entry("old-age-allowance", monthly),
                        Map.entry("temporary-assistance", once),
                        Map.entry("research-expense-subsidy", once),
                        Map.entry("above-scale-reward", once),
                        Map.entry("job-keeping-refund", once),
                        Map.entry("loan-interest-subsidy", once),
                        Map.entry("study-aid", "合计每学年给予人民币"));
        for (PublishedService service : sides.services.all()) {
            String id = service.id();
            String text = matters.text(id, "decision");
            Optional<AwardedSum.Found> total =
                    AwardedSum.of(
                            sides.page(matters.named(id).reviewer(), matters.named(id).id())
                                    .decision()
                                    .orElseThrow()
                                    .awards(),
                            service.definition());
            String sum = sums.get(id);
            if (sum == null) {
                assertThat(total).as(id).isEmpty();
                assertThat(text).as(id).doesNotContain("大写：人民币").doesNotContain("合计每月");
                continue;
            }
            assertThat(text)
                    .as(id)
                    .contains(sum + total.orElseThrow().yuan().toPlainString() + "元（大写：人民币");
        }
        assertThat(matters.text("minimum-living-allowance", "decision"))
                .as("the allowance, and not the income that stands below it")
                .contains(monthly + matters.firstAward("minimum-living-allowance") + "元");
    }

    /** Delivered on a day, by post, and recorded days later, on either side of the border. */
    @Test
    void theRecordOfServiceSaysTheDayAndTheWayAndNotWhenItWasTyped() {
        Handled h = matters.named("crossing");
        LocalDate delivered =
                sides.page(h.reviewer(), h.id()).branches().delivery().orElseThrow().on();
        for (Actor actor : List.of(h.clerk(), h.reviewer())) {
            String text = Pdf.text(matters.print(actor, h.id(), "delivery-record", ZH));
            assertThat(text)
                    .as(actor.login())
                    .contains("送达方式直接送达")
                    .contains("送达日期" + Words.day(delivered).zh())
                    .doesNotContain("等待其登记");
        }
        Handled posted = matters.named("by-post");
        assertThat(Pdf.text(matters.print(posted.clerk(), posted.id(), "delivery-record", ZH)))
                .contains("送达方式邮寄送达")
                .contains("送达日期" + Words.day(matters.postedOn()).zh())
                .contains("EMS0000000001CN");
    }

    @Test
    void aRefusalNamesEachReasonItsArticleAndTheRemedies() {
        CasePage page =
                sides.page(matters.named("licence").reviewer(), matters.named("licence").id());
        String text = matters.text("licence", "decision");
        assertThat(page.decision().orElseThrow().reasons()).isNotEmpty();
        page.decision()
                .orElseThrow()
                .reasons()
                .forEach(r -> {
                    assertThat(text).contains(r.text().zh()).contains(r.article().replace(" ", ""));
                });
        assertThat(text).contains("不予许可决定书").contains("行政复议").contains("行政诉讼");
    }

    /** 《重庆市城乡居民最低生活保障条例》 says 补正, the national rule 补齐. */
    @Test
    void whatIsMissingIsAskedForInTheWordsOfTheSide() {
        String allowance = "minimum-living-allowance";
        for (String place : List.of(TwoSides.YUZUI, TwoSides.GAOTAN)) {
            boolean chongqing = place.equals(TwoSides.YUZUI);
            Jurisdiction side = chongqing ? Jurisdiction.CHONGQING : Jurisdiction.SICHUAN;
            UUID id =
                    sides.collected(side, allowance, "01-", chongqing ? 951 : 952, place).caseId();
            Actor reviewer = sides.reviewer(allowance, place);
            String paper = sides.definition(allowance).materials().getFirst().id();
            sides.supplementAsked(reviewer, id, paper, "缺签名");
            assertThat(Pdf.text(matters.print(sides.clerk(side), id, "supplement-notice", ZH)))
                    .contains(chongqing ? "一次性补正材料告知书" : "一次性补齐材料告知书");
        }
    }

    /** Nobody looked at it within five days, and the notice does not say that somebody did. */
    @Test
    void whatTheLawAcceptedIsNotSaidToHaveBeenExamined() {
        Handled silent = matters.named("silent");
        CasePage page = sides.page(silent.reviewer(), silent.id());
        assertThat(matters.text("silent", "acceptance-notice"))
                .contains("依法视为受理。逾期未告知补正")
                .contains("自收到之日" + Words.day(page.appliedOn()).zh() + "起")
                .contains("《行政许可法》第三十二条第一款第四项")
                .doesNotContain("经审查");
        assertThat(matters.text("licence", "acceptance-notice"))
                .contains("经审查，符合受理条件")
                .doesNotContain("视为受理");
    }

    @Test
    void noticesSayWhatTheLawAsks() {
        assertThat(matters.text("crossing", "supplement-notice"))
                .contains("一次性补齐材料告知书")
                .contains("账号看不清，请重新提供");
        assertThat(matters.text("licence", "special-procedure-notice-" + matters.suspended()))
                .contains("专家评审")
                .contains("12")
                .contains("第四十五条");
        assertThat(matters.text("licence", "extension-decision"))
                .contains("沿线桥梁较多，需逐座验算")
                .contains("负责人批准");
        assertThat(matters.text("not-accepted", "non-acceptance-notice"))
                .contains("依法不需要取得")
                .contains("《行政许可法》第三十二条第一款第一项、第二款")
                .contains("行政复议");
        String terminated = matters.text("terminated", "termination-decision");
        assertThat(terminated).contains("依据").contains("救济途径").contains("行政复议");
        assertThat(terminated.split("申请事项已无法继续办理", -1))
                .as("a reason that repeats the ground is said once")
                .hasSize(2);
        assertThat(matters.text("withdrawn", "withdrawal-notice")).contains("不影响您再次申请");
        assertThat(matters.text("crossing", "acceptance-notice")).contains("已受理您的申请");
    }

    /** Nothing is addressed to who has died, and nobody tells him his remedies. */
    @Test
    void whereTheApplicantHasDiedTheTerminationIsNotedForTheFile() {
        Handled h = matters.named("died");
        assertThat(matters.offered(h.reviewer(), h))
                .contains("termination-note")
                .doesNotContain("termination-decision", "termination-delivery-record");
        assertThat(matters.offered(h.clerk(), h)).noneMatch(p -> p.startsWith("termination"));
        assertThat(matters.text("died", "termination-note"))
                .contains("终止办理登记表", "申请人死亡", "家属交来死亡证明", "没有受送达人")
                .doesNotContain("行政复议");
        assertThat(
                        matters.offered(
                                matters.named("terminated").reviewer(),
                                matters.named("terminated")))
                .contains("termination-decision", "termination-delivery-record")
                .doesNotContain("termination-note");
    }

    @Test
    void aVisitsRecordNamesWhoWentWhereAndWhatTheyFound() {
        List<String> records =
                matters.offered(matters.named("heard").reviewer(), matters.named("heard")).stream()
                        .filter(p -> p.startsWith("visit-record-"))
                        .toList();
        assertThat(records).hasSize(2);
        assertThat(matters.text("heard", records.getFirst()))
                .contains("现场核查记录")
                .contains("高滩镇一号桥")
                .contains("张甲、王乙")
                .contains("驾驶员吴某")
                .contains("桥面宽七米，限载四十吨")
                .contains("核查人员签字")
                .doesNotContain("裂缝");
        assertThat(matters.text("heard", records.getLast()))
                .contains("赵丙、钱丁、孙戊")
                .contains("桥墩有裂缝")
                .doesNotContain("吴某");
        // what was seen is no business of the window that collected
        assertThat(matters.offered(matters.named("heard").clerk(), matters.named("heard")))
                .noneMatch(p -> p.startsWith("visit-record"));
    }

    @Test
    void helpAtOnceIsRecordedWithItsSumAndWhy() {
        assertThat(matters.text("helped", "first-help-record"))
                .contains("先行救助记录")
                .contains("500.50（人民币伍佰元伍角")
                .contains("领取人陈某")
                .contains("房屋烧毁，无处过夜")
                .contains("补充说明");
        assertThat(matters.offered(matters.named("helped").clerk(), matters.named("helped")))
                .doesNotContain("first-help-record");
    }

    /** The same on both sides: the window that collected hands them over. */
    @Test
    void theHearingsNoticesSayUntilWhenWhereAndBeforeWhom() {
        Handled h = matters.named("heard");
        LocalDate askBy =
                sides.page(h.reviewer(), h.id()).branches().hearing().orElseThrow().askBy();
        for (Actor actor : List.of(h.clerk(), h.reviewer())) {
            assertThat(Pdf.text(matters.print(actor, h.id(), "hearing-right-notice", ZH)))
                    .as(actor.login())
                    .contains("听证告知书")
                    .contains(Words.day(askBy).zh())
                    .contains("桥梁承载能力不足")
                    .contains("第四十七条")
                    .contains("不承担组织听证的费用");
            assertThat(Pdf.text(matters.print(actor, h.id(), "hearing-notice", ZH)))
                    .as(actor.login())
                    .contains("听证通知书")
                    .contains(Words.day(matters.hearing()).zh())
                    .contains("政务服务中心三楼会议室")
                    .contains("法规科周某")
                    .contains("申请回避")
                    .contains("第四十八条");
        }
        assertThat(matters.offered(matters.named("licence").reviewer(), matters.named("licence")))
                .as("nobody was to be heard, nobody went")
                .noneMatch(p -> p.startsWith("hearing") || p.startsWith("visit"));
    }

    @Test
    void aRevocationNamesWhatItTakesBackWhyAndTheRemedies() {
        Handled h = matters.named("revoked");
        // a paragraph may go on overleaf
        String text =
                matters.text("revoked", "revocation-decision")
                        .replaceAll("[0-9A-Z-]+-CX第[0-9]页共[0-9]页演示环境·人员均为虚构·本文书无法律效力", "");
        assertThat(text)
                .contains("撤销决定书")
                .contains(sides.page(h.clerk(), h.id()).number() + "-JD")
                .contains("承诺未享受其他待遇，经核查不实")
                .contains("《优化营商环境条例》第四十条");
        sides.page(h.reviewer(), h.id())
                .decision()
                .orElseThrow()
                .remedies()
                .forEach(r -> assertThat(text).contains(r.zh().replaceAll("[\\s　]", "")));
        assertThat(text).contains("行政复议").contains("行政诉讼");
        assertThat(matters.offered(h.clerk(), h))
                .as("what was taken back is not promised on a card")
                .contains("decision", "revocation-decision")
                .doesNotContain("plain-card");
        assertThat(papers.card(h.clerk(), h.id())).isEmpty();
        assertThat(matters.text("revoked", "revocation-delivery-record"))
                .as("it is served as a decision of its own")
                .contains("撤销决定书（" + sides.page(h.clerk(), h.id()).number() + "-CX）")
                .contains("直接送达")
                .contains("-CS");
        assertThat(matters.text("revoked", "delivery-record"))
                .as("the decision itself never was")
                .doesNotContain("直接送达");
        assertThat(matters.offered(matters.named("crossing").clerk(), matters.named("crossing")))
                .doesNotContain("revocation-decision");
    }

    /** What the folder asks for as a form is printed of what was answered, and signed. */
    @Test
    void whatIsStatedBesideTheApplicationIsPrintedUnlessItWasPromised() {
        String id = "minimum-living-allowance";
        CasePage page = sides.page(matters.named(id).reviewer(), matters.named(id).id());
        String text = matters.text(id, "statement");
        assertThat(text)
                .contains("家庭经济状况申报表和承诺书")
                .contains("没有隐瞒")
                .contains("成年家庭成员签字")
                .doesNotContain("住院");
        for (String fact : List.of("savings", "homes", "vehicle", "members")) {
            CasePage.Answer stated =
                    page.answers().stream()
                            .filter(a -> a.field().equals(fact))
                            .findFirst()
                            .orElseThrow();
            assertThat(text).contains(stated.question().zh().replaceAll("[\\s　]", ""));
        }
        assertThat(matters.text("withdrawn", "statement"))
                .contains("其他待遇情况声明")
                .doesNotContain("可以书面承诺");
        for (String without : List.of("crossing", "licence", "helped")) {
            assertThat(matters.offered(matters.named(without).clerk(), matters.named(without)))
                    .as(without + ": promised, or no such paper is asked for")
                    .doesNotContain("statement");
        }
    }

    /** From the opinion to the signature, for the file and not for the applicant. */
    @Test
    void theOpinionAndTheApprovalSayWhatWasProposedAndDecidedAndBySignature() {
        String id = "minimum-living-allowance";
        Handled h = matters.named(id);
        assertThat(matters.text(id, "review-opinion"))
                .contains("初审（审核）意见")
                .contains("建议同意")
                .contains("材料齐全，情况属实")
                .contains("符合条件")
                .contains(matters.firstAward(id))
                .contains("初审意见不是决定");
        assertThat(matters.text(id, "approval-form"))
                .contains("最低生活保障审批表")
                .contains("材料齐全，情况属实")
                .contains(sides.page(h.reviewer(), h.id()).decision().orElseThrow().verb().zh())
                .contains("大写：人民币")
                .contains("审批人签字");
        assertThat(matters.text("licence", "approval-form")).contains("建议不同意");
        assertThat(matters.offered(h.clerk(), h))
                .as("what is said within the body")
                .doesNotContain("review-opinion", "approval-form");
        assertThat(matters.offered(matters.named("heard").reviewer(), matters.named("heard")))
                .as("nobody has recommended anything yet")
                .doesNotContain("review-opinion", "approval-form");
    }

    @Test
    void whatOnlySomeServicesHaveStandsOnTheirPapersAlone() {
        assertThat(matters.text("extreme-poverty-support", "ability-assessment"))
                .contains("自主吃饭", "自主穿衣", "自主上下床", "自主如厕", "室内自主行走", "自主洗澡")
                .contains("□能够□不能")
                .contains("四项以上不能自主完成")
                .contains("民发〔2021〕43号")
                .doesNotContain("存款");
        assertThat(matters.text("minimum-living-allowance", "custody-agreement"))
                .contains("存折（银行卡）代管协议")
                .contains("不得截留、挪用、抵扣")
                .contains("民发〔2021〕57号第二十六条");
        for (String child : List.of("orphan-allowance", "unattended-child")) {
            assertThat(matters.text(child, "guardian-consent"))
                    .contains("监护人（家长）知情同意书")
                    .contains("全程不公示")
                    .contains("□同意□不同意")
                    .contains("第三十一条");
        }
        assertThat(matters.offered(matters.named("crossing").reviewer(), matters.named("crossing")))
                .doesNotContain("ability-assessment", "custody-agreement", "guardian-consent");
        Set<String> known = new TreeSet<>();
        sides.services.all().forEach(s -> known.add(s.id()));
        assertThat(PaperForms.shipped())
                .as("papers of services that are there")
                .allSatisfy(form -> assertThat(known).containsAll(form.services()));
    }

    /** Each adult of the household: there is room for them, and only where means are checked. */
    @Test
    void everyAdultSignsThatHisMeansAreChecked() {
        Handled h = matters.named("minimum-living-allowance");
        assertThat(matters.text("minimum-living-allowance", "check-authorisation"))
                .contains("家庭经济状况核对授权书")
                .contains(sides.page(h.clerk(), h.id()).applicant().name())
                .contains("每一名成年人分别签字")
                .contains("停止救助之日止")
                .contains("与申请人关系");
        assertThat(matters.offered(matters.named("crossing").clerk(), matters.named("crossing")))
                .doesNotContain("check-authorisation");
    }

    @Test
    void theHandOverSheetAndThePromisesNameTheirPapers() {
        assertThat(matters.text("crossing", "hand-over-sheet"))
                .contains("SF1234567890")
                .contains("居民身份证")
                .contains("移交人签字")
                .contains(MaterialTaken.How.TO_FOLLOW.words().zh())
                .as("what came later was not handed over then")
                .doesNotContain("补.pdf");
        assertThat(matters.text("crossing", "collection-voucher"))
                .contains(MaterialTaken.How.TO_FOLLOW.words().zh());
        assertThat(matters.text("crossing", "later-papers")).contains("5个工作日内");
        assertThat(matters.text("crossing", "promise")).contains("其他待遇情况声明");
        assertThat(matters.text("crossing", "mandate"))
                .contains("李𠮷")
                .contains("儿子")
                .contains(TwoSides.number(299));
    }

    @Test
    void theReceiptsCodeHoldsAnIdentifierAndNothingPersonal() {
        Handled h = matters.named("disability-subsidies");
        CasePage page = sides.page(h.reviewer(), h.id());
        assertThat(ReceiptCode.of(page)).isEqualTo("tongban:receipt:51:" + h.id());
        String receipt = sides.cases.receipt(h.reviewer(), h.id()).orElseThrow().standardHash();
        assertThat(matters.text("disability-subsidies", "decision-receipt"))
                .contains(receipt)
                .contains(ReceiptCode.of(page))
                .as("in words, and where each value is from")
                .contains("困难残疾人生活补贴标准", "100.00元/月", "四川省", "2016年1月1日起", "演示数据")
                .contains("残疾等级", "申请人申报")
                .doesNotContain("beyondVerified")
                .doesNotContain("disabilitygrade")
                .doesNotContain("livingsubsidyamount");
        assertThat(
                        Pdf.text(
                                matters.print(
                                        h.reviewer(), h.id(), "decision-receipt", Locale.ENGLISH)))
                .contains("100.00yuanamonth", "demonstrationvalue", "from1January2016");
    }

    @Test
    void theCardAnswersTheFiveQuestions() {
        PlainCard card =
                papers.card(matters.named("crossing").clerk(), matters.named("crossing").id())
                        .orElseThrow();
        assertThat(card.entries())
                .extracting(e -> e.question().zh())
                .containsExactly("给您多少、从哪个月起", "发到哪里", "有事找谁", "不同意怎么办");
        assertThat(card.entries().getFirst().answers().toString())
                .contains("元")
                .containsPattern("起发月份：20[0-9]{2}年[0-9]{1,2}月。");
        assertThat(card.entries().get(1).answers().toString())
                .as("without what the list of papers says of it")
                .contains("（本人银行账户）。")
                .doesNotContain("五个工作日");
        assertThat(card.entries().getLast().answers()).as("in two plain lines").hasSize(2);
        assertThat(matters.text("crossing", "decision"))
                .containsPattern("起发月份20[0-9]{2}年[0-9]{1,2}月[^0-9]");
        assertThat(papers.card(matters.named("licence").clerk(), matters.named("licence").id()))
                .as("nothing was granted")
                .isEmpty();
    }

    // ------------------------------------------------------------------ who, and the same again

    @Test
    void onlyWhoMaySeeMayPrint() {
        Handled h = matters.named("crossing");
        List<Choice> decision = List.of(new Choice(h.id(), "decision"));
        Actor stranger = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(998));
        Actor applicant = sides.resident(Jurisdiction.CHONGQING, TwoSides.number(301));
        Actor supervisor =
                sides.staff(Role.SUPERVISOR, Jurisdiction.SICHUAN, "gaozhu:service-centre", "sup");
        Actor otherSidesClerk = sides.clerk(Jurisdiction.SICHUAN);
        for (Actor actor : List.of(stranger, supervisor, otherSidesClerk)) {
            assertThat(papers.print(actor, decision, ZH)).as(actor.login()).isEmpty();
            assertThat(papers.offered(actor, h.id())).as(actor.login()).isEmpty();
            assertThat(papers.visit(actor, h.id())).as(actor.login()).isEmpty();
            assertThat(papers.card(actor, h.id())).as(actor.login()).isEmpty();
        }
        assertThat(papers.print(applicant, decision, ZH)).as("the applicant").isPresent();
        assertThat(matters.offered(applicant, h))
                .contains("application-form", "decision", "plain-card")
                .doesNotContain("hand-over-sheet", "delivery-record");
        assertThat(papers.print(applicant, List.of(new Choice(h.id(), "delivery-record")), ZH))
                .as("not the applicant's paper")
                .isEmpty();
        assertThat(papers.print(h.clerk(), List.of(), ZH)).isEmpty();
    }

    @Test
    void aPrintStandsInTheJournalWithThePapersNames() {
        Handled h = matters.named("withdrawn");
        matters.print(h.clerk(), h.id(), "withdrawal-notice", ZH);
        assertThat(
                        sides.walls.inside(
                                h.clerk(),
                                () ->
                                        sides.jdbc
                                                .sql(
                                                        "select count(*) from journal where purpose = 'PRINT'"
                                                                + " and ? = any (subject_ids) and 'withdrawal-notice' = any (fields)")
                                                .param(h.id())
                                                .query(Integer.class)
                                                .single()))
                .isPositive();
    }

    @Test
    void equalPapersAreEqualBytesWhoeverPrintsThemAndWhenever() {
        Handled h = matters.named("crossing");
        byte[] first = matters.print(h.reviewer(), h.id(), "decision", ZH);
        sides.pass(Duration.ofDays(3));
        assertThat(matters.print(h.decider(), h.id(), "decision", ZH)).isEqualTo(first);
    }

    /**
     * All papers of a visit: five matters of one visitor in one print, under a second when warm.
     */
    @Test
    void aVisitsPapersArePrintedTogetherAndFast() {
        List<Choice> choices = new ArrayList<>();
        Handled h = matters.named("terminated");
        for (String name :
                List.of(
                        "terminated",
                        "withdrawn",
                        "disability-subsidies",
                        "licence",
                        "unattended-child")) {
            Handled one = matters.named(name);
            papers.offered(one.clerk(), one.id())
                    .orElseThrow()
                    .papers()
                    .forEach(offer -> choices.add(new Choice(one.id(), offer.id())));
        }
        long best = Long.MAX_VALUE;
        Papers.Printed printed = null;
        for (int run = 0; run < 6; run++) {
            long from = System.nanoTime();
            printed = papers.print(h.clerk(), choices, ZH).orElseThrow();
            best = Math.min(best, System.nanoTime() - from);
        }
        System.out.printf(
                "A visit: %d papers of 5 cases, %d pages, %d kB in %d ms%n",
                choices.size(), printed.pages(), printed.pdf().length / 1024, best / 1_000_000);
        assertThat(printed.pages()).isGreaterThanOrEqualTo(choices.size());
        assertThat(best).as("nanoseconds, the best of six").isLessThan(1_000_000_000L);
    }

    /** They are of no step, and still of the visit: in the same print, filled in and journaled. */
    @Test
    void theFormsOfADisabilityCardAreAmongThePapersOfAVisit() {
        Handled h = matters.named("withdrawn");
        String page = sides.page(h.clerk(), h.id()).number();
        assertThat(papers.visit(h.clerk(), h.id()).getFirst().papers())
                .filteredOn(Papers.Offer::onRequest)
                .extracting(Papers.Offer::id, Papers.Offer::number)
                .containsExactly(
                        tuple("card-application", page + "-CJRZ-SQ"),
                        tuple("assessment", page + "-CJRZ-PD"));
        Papers.Printed printed =
                papers.print(
                                h.clerk(),
                                List.of(
                                        new Choice(h.id(), "application-form"),
                                        new Choice(h.id(), "card-application"),
                                        new Choice(h.id(), "assessment")),
                                ZH)
                        .orElseThrow();
        assertThat(Pdf.text(printed.pdf()))
                .contains("残疾人证申请表", "残疾评定表", page + "-CJRZ-PD")
                .contains(sides.page(h.clerk(), h.id()).applicant().name());
        assertThat(
                        sides.walls.inside(
                                h.clerk(),
                                () ->
                                        sides.jdbc
                                                .sql(
                                                        "select count(*) from journal where purpose = 'PRINT'"
                                                                + " and ? = any (subject_ids) and 'card-application' = any (fields)")
                                                .param(h.id())
                                                .query(Integer.class)
                                                .single()))
                .isPositive();
        Handled licence = matters.named("licence");
        assertThat(matters.offered(licence.clerk(), licence))
                .as("where no card is asked for")
                .doesNotContain("card-application", "assessment");
        assertThat(
                        papers.print(
                                licence.clerk(),
                                List.of(new Choice(licence.id(), "card-application")),
                                ZH))
                .isEmpty();
    }

    @Test
    void theVisitShowsTheSameApplicantsMattersAndNobodyElses() {
        Handled one = matters.named("terminated");
        Handled other = matters.named("withdrawn");
        assertThat(papers.visit(one.clerk(), one.id()))
                .extracting(Papers.Sheaf::caseId)
                .containsExactly(one.id(), other.id());
        Handled alone = matters.named("crossing");
        assertThat(papers.visit(alone.clerk(), alone.id()))
                .extracting(Papers.Sheaf::caseId)
                .containsExactly(alone.id());
    }

    // ------------------------------------------------------------------ pictures

    /** Of several cases that have a paper, the one whose paper says most. */
    private static final List<String> PICTURED =
            List.of(
                    "crossing",
                    "licence",
                    "heard",
                    "helped",
                    "revoked",
                    "not-accepted",
                    "minimum-living-allowance",
                    "extreme-poverty-support",
                    "unattended-child",
                    "withdrawn",
                    "terminated",
                    "died");

    @Test
    void everyPaperHasItsPicture() throws IOException {
        Set<String> done = new TreeSet<>();
        for (String name : PICTURED) {
            for (Sight sight : matters.ofTheProcedure()) {
                String form = sight.offer().id().replaceAll("-[0-9]+$", "");
                if (sight.matter().equals(name) && done.add(form)) {
                    Pictures.of(
                            form,
                            matters.print(
                                    sight.actor(), sight.handled().id(), sight.offer().id(), ZH));
                }
            }
        }
        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        PaperForms.shipped().stream()
                                .map(PaperForm::id)
                                .filter(id -> !PostedPapersTest.PAPERS.contains(id))
                                .toList());
    }
}
