package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.AwardedSum;
import tongban.node.casework.CasePage;
import tongban.node.casework.Command;
import tongban.node.casework.DeliveryWay;
import tongban.node.casework.Drafts;
import tongban.node.casework.MaterialTaken;
import tongban.node.casework.Outcome;
import tongban.node.casework.TwoSides;
import tongban.node.catalog.PublishedService;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.paper.Papers.Choice;
import tongban.node.paper.Papers.Offer;
import tongban.node.paper.PrintedCases.Handled;
import tongban.service.WorkedExample;
import tongban.service.procedure.PublicNotice;
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

    /** 鼎屏镇, no part of which lies in a zone. */
    private static final String OUTSIDE = "511623100";

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final Map<String, Handled> MATTERS = new TreeMap<>();
    private static TwoSides sides;
    private static PrintedCases cases;
    private static Papers papers;

    /** Longer than any notice hangs, in days. */
    private static final int AFTER_A_NOTICE = 12;

    /** The day on which a decision arrived by post. */
    private static LocalDate postedOn = LocalDate.EPOCH;

    /** The day for which the hearing was called. */
    private static LocalDate hearing = LocalDate.EPOCH;

    @BeforeAll
    static void open() {
        sides = new TwoSides("papers");
        cases = new PrintedCases(sides);
        papers = sides.bean(Papers.class);
        crossing();
        posted();
        licence();
        branches();
        for (PublishedService service : sides.services.all()) {
            if (!MATTERS.containsKey(service.id())) {
                everyday(service);
            }
        }
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    /** Collected in Chongqing for Sichuan, with a proxy, a promise and a paper to follow. */
    private static void crossing() {
        // enrolled before, so that the case is hers when it begins
        sides.resident(Jurisdiction.CHONGQING, TwoSides.number(301));
        Map<String, String> changes =
                Map.ofEntries(
                        Map.entry(Drafts.PROXY_KIND, "RELATIVE"),
                        Map.entry(Drafts.PROXY_SCOPE, PrintedCases.SUBSIDIES),
                        Map.entry(Drafts.PROXY_FROM, "2026-11-01"),
                        Map.entry(Drafts.PROXY_UNTIL, "2027-10-31"),
                        Map.entry(Drafts.APPLICANT_NAME, "陈㐱国"),
                        Map.entry(Drafts.PROXY_NAME, "李𠮷"),
                        Map.entry(Drafts.PROXY_NUMBER, TwoSides.number(299)),
                        Map.entry(Drafts.PROXY_MOBILE, "13900000299"),
                        Map.entry(Drafts.PROXY_RELATION, "儿子"));
        Handled h =
                cases.collected(
                        Jurisdiction.CHONGQING,
                        PrintedCases.SUBSIDIES,
                        "both",
                        TwoSides.GAOTAN,
                        changes,
                        MaterialTaken.How.TO_FOLLOW);
        MATTERS.put("crossing", h);
        cases.forwarded(h);
        cases.askedAndSupplied(h, "bank-account", "账号看不清，请重新提供");
        cases.accepted(h);
        cases.decided(h, Outcome.GRANTED);
        cases.delivered(h);
    }

    /** A licence with its special procedure, extended, refused; others that ended early. */
    private static void licence() {
        Handled h =
                cases.collected(Jurisdiction.SICHUAN, PrintedCases.PERMIT, "04", TwoSides.GAOTAN);
        cases.accepted(h);
        cases.suspended(h);
        cases.extended(h);
        cases.decided(h, Outcome.REFUSED);
        MATTERS.put("licence", h);
        Handled not =
                cases.collected(Jurisdiction.SICHUAN, PrintedCases.PERMIT, "07", TwoSides.GAOTAN);
        cases.refusedAcceptance(not);
        MATTERS.put("not-accepted", not);
        Handled back =
                cases.collected(
                        Jurisdiction.SICHUAN, PrintedCases.SUBSIDIES, "both", TwoSides.GAOTAN);
        cases.withdrawn(back);
        MATTERS.put("withdrawn", back);
        Handled ended =
                cases.again()
                        .collected(
                                Jurisdiction.SICHUAN,
                                PrintedCases.SUBSIDIES,
                                "both",
                                TwoSides.GAOTAN);
        cases.accepted(ended);
        cases.terminated(ended);
        MATTERS.put("terminated", ended);
    }

    /** A licence visited twice and heard, collected across the border; a subsidy taken back. */
    private static void branches() {
        Handled heard =
                cases.collected(Jurisdiction.CHONGQING, PrintedCases.PERMIT, "04", TwoSides.GAOTAN);
        MATTERS.put("heard", heard);
        cases.forwarded(heard);
        cases.accepted(heard);
        cases.visited(heard, "高滩镇一号桥", "驾驶员 吴某", "桥面宽七米，限载四十吨", "张甲", "王乙");
        cases.visited(heard, "高滩镇二号桥", "", "桥墩有裂缝", "赵丙", "钱丁", "孙戊");
        cases.hearingOffered(heard);
        hearing = cases.hearingCalled(heard);
        Handled helped =
                cases.collected(
                        Jurisdiction.SICHUAN, "temporary-assistance", "01", TwoSides.GAOTAN);
        MATTERS.put("helped", helped);
        cases.helpedAtOnce(helped, "500.50", "陈某", "房屋烧毁，无处过夜");
        Handled revoked =
                cases.collected(
                        Jurisdiction.SICHUAN,
                        PrintedCases.SUBSIDIES,
                        "both",
                        TwoSides.GAOTAN,
                        Map.of(),
                        MaterialTaken.How.TO_FOLLOW);
        MATTERS.put("revoked", revoked);
        cases.askedAndSupplied(revoked, "bank-account", "账号看不清");
        cases.accepted(revoked);
        cases.decided(revoked, Outcome.GRANTED);
        assertThat(offered(revoked.clerk(), revoked))
                .contains("plain-card")
                .doesNotContain("revocation-decision");
        String promised =
                Composer.taken(
                                sides.page(revoked.reviewer(), revoked.id()),
                                MaterialTaken.How.PROMISED)
                        .getFirst()
                        .id();
        cases.revoked(revoked, promised, "另有护理补贴");
        cases.delivered(revoked);
    }

    /** What hangs in the village for some days before anybody decides comes before the rest. */
    private static void posted() {
        List<Handled> hanging = new ArrayList<>();
        for (PublishedService service : sides.services.all()) {
            PublicNotice notice = service.definition().procedure().publicNotice();
            if (notice.isPosted()) {
                Handled h = taken(service);
                cases.accepted(h);
                cases.visited(h, "家中", "本人", "情况属实", "走访甲", "走访乙");
                cases.posted(h, "村务公开栏");
                hanging.add(h);
            }
        }
        Handled post =
                cases.collected(
                        Jurisdiction.SICHUAN, PrintedCases.SUBSIDIES, "both", TwoSides.GAOTAN);
        MATTERS.put("by-post", post);
        cases.accepted(post);
        cases.decided(post, Outcome.GRANTED);
        postedOn = sides.today().plusDays(2);
        sides.pass(Duration.ofDays(AFTER_A_NOTICE));
        sides.done(
                post.clerk(),
                new Command.Deliver(
                        post.id(),
                        sides.version(post.clerk(), post.id()),
                        DeliveryWay.COURIER,
                        postedOn,
                        "",
                        "",
                        "EMS0000000001CN"));
        hanging.forEach(h -> cases.decided(h, Outcome.GRANTED));
    }

    /** Each service's first granted example, from the window to the decision. */
    private static void everyday(PublishedService service) {
        Handled h = taken(service);
        if (sides.page(h.clerk(), h.id()).decision().isEmpty()) {
            cases.accepted(h);
            cases.decided(h, Outcome.GRANTED);
        }
    }

    private static Handled taken(PublishedService service) {
        String example =
                service.definition().examples().stream()
                        .filter(e -> e.expected().outcome().equals("granted"))
                        .map(WorkedExample::file)
                        .findFirst()
                        .orElseThrow();
        Handled h = cases.collected(Jurisdiction.SICHUAN, service.id(), example, OUTSIDE);
        MATTERS.put(service.id(), h);
        return h;
    }

    // ------------------------------------------------------------------ reading them

    private static byte[] print(Actor actor, UUID id, String paper, Locale locale) {
        return papers.print(actor, List.of(new Choice(id, paper)), locale)
                .orElseThrow(() -> new AssertionError(actor.login() + " cannot print " + paper))
                .pdf();
    }

    private static String text(String matter, String paper) {
        Handled h = matter(matter);
        boolean clerks = offered(h.clerk(), h).contains(paper);
        return Pdf.text(print(clerks ? h.clerk() : h.reviewer(), h.id(), paper, ZH));
    }

    private static Handled matter(String name) {
        return java.util.Objects.requireNonNull(MATTERS.get(name));
    }

    private static List<String> offered(Actor actor, Handled h) {
        return papers.offered(actor, h.id()).orElseThrow().papers().stream()
                .map(Offer::id)
                .toList();
    }

    private record Sight(String matter, Actor actor, Handled handled, Offer offer) {}

    /** Each paper of each matter, by the first of those who handle it that may print it. */
    private static List<Sight> everything() {
        List<Sight> all = new ArrayList<>();
        MATTERS.forEach((name, h) -> {
            Set<String> printed = new HashSet<>();
            for (Actor actor : List.of(h.clerk(), h.reviewer(), h.decider())) {
                papers.offered(actor, h.id()).stream()
                        .flatMap(sheaf -> sheaf.papers().stream())
                        .filter(offer -> printed.add(offer.id()))
                        .forEach(offer -> all.add(new Sight(name, actor, h, offer)));
            }
        });
        return all;
    }

    @Test
    void everyPaperOfEveryServiceIsWholeInBothLanguages() {
        Set<String> forms = new TreeSet<>();
        for (Sight sight : everything()) {
            CasePage page = sides.page(sight.actor(), sight.handled().id());
            PaperForm form =
                    PaperForms.shipped().stream()
                            .filter(f -> sight.offer().id().matches(f.id() + "(-[0-9]+)?"))
                            .findFirst()
                            .orElseThrow();
            forms.add(form.id());
            for (Locale locale : List.of(ZH, Locale.ENGLISH)) {
                String what = sight + " in " + locale;
                byte[] pdf = print(sight.actor(), sight.handled().id(), sight.offer().id(), locale);
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
        CasePage page = sides.page(matter("crossing").reviewer(), matter("crossing").id());
        CasePage.Decision decision = page.decision().orElseThrow();
        String text = text("crossing", "decision");
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
            String text = text(id, "decision");
            Optional<AwardedSum.Found> total =
                    AwardedSum.of(
                            sides.page(matter(id).reviewer(), matter(id).id())
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
        assertThat(text("minimum-living-allowance", "decision"))
                .as("the allowance, and not the income that stands below it")
                .contains(monthly + first("minimum-living-allowance") + "元");
    }

    /** The first award: in the folder of the allowance, its monthly amount. */
    private static String first(String service) {
        return sides.page(matter(service).reviewer(), matter(service).id())
                .decision()
                .orElseThrow()
                .awards()
                .getFirst()
                .value()
                .zh();
    }

    /** Delivered on a day, by post, and recorded days later, on either side of the border. */
    @Test
    void theRecordOfServiceSaysTheDayAndTheWayAndNotWhenItWasTyped() {
        Handled h = matter("crossing");
        LocalDate delivered =
                sides.page(h.reviewer(), h.id()).branches().delivery().orElseThrow().on();
        for (Actor actor : List.of(h.clerk(), h.reviewer())) {
            String text = Pdf.text(print(actor, h.id(), "delivery-record", ZH));
            assertThat(text)
                    .as(actor.login())
                    .contains("送达方式直接送达")
                    .contains("送达日期" + Words.day(delivered).zh())
                    .doesNotContain("等待其登记");
        }
        Handled posted = matter("by-post");
        assertThat(Pdf.text(print(posted.clerk(), posted.id(), "delivery-record", ZH)))
                .contains("送达方式邮寄送达")
                .contains("送达日期" + Words.day(postedOn).zh())
                .contains("EMS0000000001CN");
    }

    @Test
    void aRefusalNamesEachReasonItsArticleAndTheRemedies() {
        CasePage page = sides.page(matter("licence").reviewer(), matter("licence").id());
        String text = text("licence", "decision");
        assertThat(page.decision().orElseThrow().reasons()).isNotEmpty();
        page.decision()
                .orElseThrow()
                .reasons()
                .forEach(r -> {
                    assertThat(text).contains(r.text().zh()).contains(r.article().replace(" ", ""));
                });
        assertThat(text).contains("不予许可决定书").contains("行政复议").contains("行政诉讼");
    }

    @Test
    void noticesSayWhatTheLawAsks() {
        assertThat(text("crossing", "supplement-notice"))
                .contains("一次性补齐材料告知书")
                .contains("账号看不清，请重新提供");
        assertThat(text("licence", "special-procedure-notice-" + suspended()))
                .contains("专家评审")
                .contains("12")
                .contains("第四十五条");
        assertThat(text("licence", "extension-decision"))
                .contains("沿线桥梁较多，需逐座验算")
                .contains("负责人批准");
        assertThat(text("not-accepted", "non-acceptance-notice"))
                .contains("依法不需要取得")
                .contains("《行政许可法》第三十二条第一款第一项、第二款")
                .contains("行政复议");
        assertThat(text("terminated", "termination-decision")).contains("申请人死亡").contains("行政复议");
        assertThat(text("withdrawn", "withdrawal-notice")).contains("不影响您再次申请");
        assertThat(text("crossing", "acceptance-notice")).contains("已受理您的申请");
    }

    private static int suspended() {
        return sides.page(matter("licence").reviewer(), matter("licence").id()).timeline().stream()
                .filter(s -> s.act() == tongban.node.casework.Act.SUSPEND)
                .findFirst()
                .orElseThrow()
                .version();
    }

    @Test
    void aVisitsRecordNamesWhoWentWhereAndWhatTheyFound() {
        List<String> records =
                offered(matter("heard").reviewer(), matter("heard")).stream()
                        .filter(p -> p.startsWith("visit-record-"))
                        .toList();
        assertThat(records).hasSize(2);
        assertThat(text("heard", records.getFirst()))
                .contains("现场核查记录")
                .contains("高滩镇一号桥")
                .contains("张甲、王乙")
                .contains("驾驶员吴某")
                .contains("桥面宽七米，限载四十吨")
                .contains("核查人员签字")
                .doesNotContain("裂缝");
        assertThat(text("heard", records.getLast()))
                .contains("赵丙、钱丁、孙戊")
                .contains("桥墩有裂缝")
                .doesNotContain("吴某");
        // what was seen is no business of the window that collected
        assertThat(offered(matter("heard").clerk(), matter("heard")))
                .noneMatch(p -> p.startsWith("visit-record"));
    }

    @Test
    void helpAtOnceIsRecordedWithItsSumAndWhy() {
        assertThat(text("helped", "first-help-record"))
                .contains("先行救助记录")
                .contains("500.50（人民币伍佰元伍角")
                .contains("领取人陈某")
                .contains("房屋烧毁，无处过夜")
                .contains("补充说明");
        assertThat(offered(matter("helped").clerk(), matter("helped")))
                .doesNotContain("first-help-record");
    }

    /** The same on both sides: the window that collected hands them over. */
    @Test
    void theHearingsNoticesSayUntilWhenWhereAndBeforeWhom() {
        Handled h = matter("heard");
        LocalDate askBy =
                sides.page(h.reviewer(), h.id()).branches().hearing().orElseThrow().askBy();
        for (Actor actor : List.of(h.clerk(), h.reviewer())) {
            assertThat(Pdf.text(print(actor, h.id(), "hearing-right-notice", ZH)))
                    .as(actor.login())
                    .contains("听证告知书")
                    .contains(Words.day(askBy).zh())
                    .contains("桥梁承载能力不足")
                    .contains("第四十七条")
                    .contains("不承担组织听证的费用");
            assertThat(Pdf.text(print(actor, h.id(), "hearing-notice", ZH)))
                    .as(actor.login())
                    .contains("听证通知书")
                    .contains(Words.day(hearing).zh())
                    .contains("政务服务中心三楼会议室")
                    .contains("法规科周某")
                    .contains("申请回避")
                    .contains("第四十八条");
        }
        assertThat(offered(matter("licence").reviewer(), matter("licence")))
                .as("nobody was to be heard, nobody went")
                .noneMatch(p -> p.startsWith("hearing") || p.startsWith("visit"));
    }

    @Test
    void aRevocationNamesWhatItTakesBackWhyAndTheRemedies() {
        Handled h = matter("revoked");
        // a paragraph may go on overleaf
        String text =
                text("revoked", "revocation-decision")
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
        assertThat(offered(h.clerk(), h))
                .as("what was taken back is not promised on a card")
                .contains("decision", "revocation-decision")
                .doesNotContain("plain-card");
        assertThat(papers.card(h.clerk(), h.id())).isEmpty();
        assertThat(text("revoked", "revocation-delivery-record"))
                .as("it is served as a decision of its own")
                .contains("撤销决定书（" + sides.page(h.clerk(), h.id()).number() + "-CX）")
                .contains("直接送达")
                .contains("-CS");
        assertThat(text("revoked", "delivery-record"))
                .as("the decision itself never was")
                .doesNotContain("直接送达");
        assertThat(offered(matter("crossing").clerk(), matter("crossing")))
                .doesNotContain("revocation-decision");
    }

    /** Each adult of the household: there is room for them, and only where means are checked. */
    @Test
    void everyAdultSignsThatHisMeansAreChecked() {
        Handled h = matter("minimum-living-allowance");
        assertThat(text("minimum-living-allowance", "check-authorisation"))
                .contains("家庭经济状况核对授权书")
                .contains(sides.page(h.clerk(), h.id()).applicant().name())
                .contains("每一名成年人分别签字")
                .contains("停止救助之日止")
                .contains("与申请人关系");
        assertThat(offered(matter("crossing").clerk(), matter("crossing")))
                .doesNotContain("check-authorisation");
    }

    @Test
    void theHandOverSheetAndThePromisesNameTheirPapers() {
        assertThat(text("crossing", "hand-over-sheet"))
                .contains("SF1234567890")
                .contains("居民身份证")
                .contains("移交人签字")
                .contains(MaterialTaken.How.TO_FOLLOW.words().zh())
                .as("what came later was not handed over then")
                .doesNotContain("补.pdf");
        assertThat(text("crossing", "collection-voucher"))
                .contains(MaterialTaken.How.TO_FOLLOW.words().zh());
        assertThat(text("crossing", "later-papers")).contains("5个工作日内");
        assertThat(text("crossing", "promise")).contains("其他待遇情况声明");
        assertThat(text("crossing", "mandate"))
                .contains("李𠮷")
                .contains("儿子")
                .contains(TwoSides.number(299));
    }

    @Test
    void theReceiptsCodeHoldsAnIdentifierAndNothingPersonal() {
        Handled h = matter("disability-subsidies");
        CasePage page = sides.page(h.reviewer(), h.id());
        assertThat(ReceiptCode.of(page)).isEqualTo("tongban:receipt:51:" + h.id());
        String receipt = sides.cases.receipt(h.reviewer(), h.id()).orElseThrow().standardHash();
        assertThat(text("disability-subsidies", "decision-receipt"))
                .contains(receipt)
                .contains(ReceiptCode.of(page));
    }

    @Test
    void theCardAnswersTheFiveQuestions() {
        PlainCard card =
                papers.card(matter("crossing").clerk(), matter("crossing").id()).orElseThrow();
        assertThat(card.entries())
                .extracting(e -> e.question().zh())
                .containsExactly("给您多少、从哪个月起", "发到哪里", "有事找谁", "不同意怎么办");
        assertThat(card.entries().getFirst().answers().toString()).contains("元").contains("起发月份");
        assertThat(papers.card(matter("licence").clerk(), matter("licence").id()))
                .as("nothing was granted")
                .isEmpty();
    }

    // ------------------------------------------------------------------ who, and the same again

    @Test
    void onlyWhoMaySeeMayPrint() {
        Handled h = matter("crossing");
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
        assertThat(offered(applicant, h))
                .contains("application-form", "decision", "plain-card")
                .doesNotContain("hand-over-sheet", "delivery-record");
        assertThat(papers.print(applicant, List.of(new Choice(h.id(), "delivery-record")), ZH))
                .as("not the applicant's paper")
                .isEmpty();
        assertThat(papers.print(h.clerk(), List.of(), ZH)).isEmpty();
    }

    @Test
    void aPrintStandsInTheJournalWithThePapersNames() {
        Handled h = matter("withdrawn");
        print(h.clerk(), h.id(), "withdrawal-notice", ZH);
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
        Handled h = matter("crossing");
        byte[] first = print(h.reviewer(), h.id(), "decision", ZH);
        sides.pass(java.time.Duration.ofDays(3));
        assertThat(print(h.decider(), h.id(), "decision", ZH)).isEqualTo(first);
    }

    /**
     * All papers of a visit: five matters of one visitor in one print, under a second when warm.
     */
    @Test
    void aVisitsPapersArePrintedTogetherAndFast() {
        List<Choice> choices = new ArrayList<>();
        Handled h = matter("terminated");
        for (String name :
                List.of(
                        "terminated",
                        "withdrawn",
                        "disability-subsidies",
                        "licence",
                        "unattended-child")) {
            Handled one = matter(name);
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

    @Test
    void theVisitShowsTheSameApplicantsMattersAndNobodyElses() {
        Handled one = matter("terminated");
        Handled other = matter("withdrawn");
        assertThat(papers.visit(one.clerk(), one.id()))
                .extracting(Papers.Sheaf::caseId)
                .containsExactly(one.id(), other.id());
        Handled alone = matter("crossing");
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
                    "withdrawn",
                    "terminated",
                    "minimum-living-allowance");

    @Test
    void everyPaperHasItsPicture() throws IOException {
        Set<String> done = new TreeSet<>();
        for (String name : PICTURED) {
            for (Sight sight : everything()) {
                String form = sight.offer().id().replaceAll("-[0-9]+$", "");
                if (sight.matter().equals(name) && done.add(form)) {
                    Pictures.of(
                            form,
                            print(sight.actor(), sight.handled().id(), sight.offer().id(), ZH));
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
