package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.casework.CaseBranches;
import tongban.node.casework.CasePage;
import tongban.node.casework.Cases;
import tongban.node.casework.ClockPage;
import tongban.node.casework.Command;
import tongban.node.casework.CommandResult;
import tongban.node.casework.Outcome;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.paper.PrintedCases.Handled;
import tongban.service.text.Words;

/**
 * The papers of a public notice. One that is not posted as shipped selects it here, as its folder
 * could.
 */
class PostedPapersTest {
    /** What only a service that is posted has. */
    static final Set<String> PAPERS =
            Set.of(
                    "public-notice",
                    "objection-record",
                    "objection-answer",
                    "publication",
                    "third-party-notice");

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    @TempDir private static Path folders;

    private static TwoSides sides;
    private static PrintedCases cases;
    private static Papers papers;

    @BeforeAll
    static void open() throws IOException {
        Path shipped = TwoSides.root().resolve("public-services");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(f -> !f.equals(shipped)).toList()) {
                Files.copy(file, folders.resolve(shipped.relativize(file).toString()));
            }
        }
        Path procedure = folders.resolve(PrintedCases.SUBSIDIES).resolve("procedure.yaml");
        Files.writeString(
                procedure,
                Files.readString(procedure)
                        .replace("public-notice: none", "public-notice: village")
                        .replace(
                                "terms:\n",
                                """
                                terms:
                                  - term: public-notice
                                    length: 7
                                    unit: working-days
                                    confidence: demonstration
                                """));
        sides = new TwoSides("posted", folders);
        cases = new PrintedCases(sides);
        papers = sides.bean(Papers.class);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static Handled accepted() {
        Handled h =
                cases.collected(
                        Jurisdiction.SICHUAN, PrintedCases.SUBSIDIES, "both", TwoSides.GAOTAN);
        cases.accepted(h);
        return h;
    }

    private static List<String> offered(Actor actor, Handled h) {
        return papers.offered(actor, h.id()).orElseThrow().papers().stream()
                .map(Papers.Offer::id)
                .toList();
    }

    private static String text(Actor actor, Handled h, String paper, Locale locale) {
        return Pdf.text(
                papers.print(actor, List.of(new Papers.Choice(h.id(), paper)), locale)
                        .orElseThrow()
                        .pdf());
    }

    @Test
    void theSheetForTheBoardShowsWhatTheLawLetsBeShownUntilItExpires() {
        Handled h = accepted();
        assertThat(offered(h.reviewer(), h)).doesNotContain("public-notice");
        cases.posted(h, "高滩村村务公开栏");
        CasePage page = sides.page(h.reviewer(), h.id());
        var notice = page.branches().notice().orElseThrow();
        String text = text(h.reviewer(), h, "public-notice", Locale.SIMPLIFIED_CHINESE);
        assertThat(text)
                .contains("公示")
                .contains(page.applicant().name())
                .contains("3人")
                .contains(Words.day(notice.until()).zh())
                .contains("高滩村村务公开栏")
                .contains(page.competence().accepting().name().zh() + "提出")
                .contains("电子印章处")
                .as("of what the number is")
                .containsPattern("每月合计：[0-9]+\\.[0-9]{2}元")
                .doesNotContain(page.number())
                .doesNotContain(page.applicant().number())
                .doesNotContain(page.applicant().mobile())
                .doesNotContain(page.applicant().address());
        assertThat(
                        papers.print(
                                        h.reviewer(),
                                        List.of(new Papers.Choice(h.id(), "public-notice")),
                                        ZH)
                                .orElseThrow()
                                .pages())
                .as("one sheet for the board")
                .isEqualTo(1);
        notice.lines().forEach(line -> assertThat(text).contains(line.zh()));
        page.answers().stream()
                .filter(CasePage.Answer::sensitive)
                .map(a -> a.value().zh())
                .filter(value -> value.length() > 3)
                .forEach(value -> assertThat(text).doesNotContain(value));
        assertThat(text(h.reviewer(), h, "public-notice", Locale.ENGLISH))
                .contains("Publicnotice")
                .doesNotContain(page.number())
                .doesNotContain("{");
        assertThat(offered(h.clerk(), h)).as("the clerk hangs it up").contains("public-notice");

        sides.pass(Duration.ofDays(30));
        assertThat(offered(h.reviewer(), h)).as("it expired").doesNotContain("public-notice");
        assertThat(
                        papers.print(
                                h.reviewer(),
                                List.of(new Papers.Choice(h.id(), "public-notice")),
                                Locale.SIMPLIFIED_CHINESE))
                .isEmpty();
    }

    @Test
    void anObjectionsRecordIsPrintedOnceItIsAnsweredAndNotForTheApplicantOrTheWindow() {
        Handled h = accepted();
        cases.posted(h, "高滩村村务公开栏");
        int first = cases.objected(h, "邻居 何某", "申请人常年在外地居住");
        int second = cases.objected(h, "", "等级有误");
        cases.answered(h, second, true, "已请重新评定", "");
        assertThat(offered(h.reviewer(), h))
                .contains("objection-record-" + second)
                .doesNotContain("objection-record-" + first);
        cases.answered(h, first, false, "经入户查看，本人在家居住", "经核查，所反映的情况不属实。");
        assertThat(text(h.reviewer(), h, "objection-record-" + first, Locale.SIMPLIFIED_CHINESE))
                .contains("异议处理记录")
                .contains("邻居何某")
                .contains("申请人常年在外地居住")
                .contains("异议不成立")
                .contains("经入户查看，本人在家居住")
                .doesNotContain("等级有误");
        assertThat(text(h.decider(), h, "objection-record-" + second, Locale.SIMPLIFIED_CHINESE))
                .contains("未署名")
                .contains("异议成立")
                .contains("已请重新评定")
                .doesNotContain("何某");
        assertThat(offered(h.clerk(), h)).noneMatch(p -> p.startsWith("objection"));
    }

    @Test
    void whoObjectedByNameGetsALetterWithNothingOfTheApplicantBeyondTheNotice() {
        Handled h = accepted();
        cases.posted(h, "高滩村村务公开栏");
        int first = cases.objected(h, "邻居 何某", "申请人常年在外地居住");
        int second = cases.objected(h, "", "等级有误");
        CasePage page = sides.page(h.reviewer(), h.id());
        for (String reply :
                List.of(
                        "",
                        "可拨打 139 0000 0101 核实",
                        "请拨打138-0000-0000",
                        "请拨打１３８００００００００",
                        "请拨打138–0000–0000",
                        "证件号码511623-19800101-1234",
                        "本人住" + page.applicant().address() + "，情况属实",
                        "证件号码" + TwoSides.number(7) + "已核对")) {
            assertThat(
                            sides.perform(
                                    h.reviewer(),
                                    new Command.AnswerObjection(
                                            h.id(), page.version(), first, false, "查看", reply)))
                    .as(reply)
                    .isInstanceOfSatisfying(
                            CommandResult.Rejected.class,
                            no ->
                                    assertThat(no.problems())
                                            .extracting(p -> p.code())
                                            .containsExactly(
                                                    reply.isEmpty() ? "CASE-160" : "CASE-161"));
        }
        cases.answered(h, first, false, "经入户查看，本人在家居住", "经核查，所反映的情况不属实。");
        cases.answered(h, second, true, "已请重新评定", "");
        assertThat(offered(h.reviewer(), h))
                .contains("objection-answer-" + first)
                .doesNotContain("objection-answer-" + second);
        String tail = h.id().toString().substring(24);
        String letter = text(h.decider(), h, "objection-answer-" + first, ZH);
        assertThat(letter)
                .contains("公示异议答复书")
                .contains("邻居何某：")
                .contains("申请人常年在外地居住")
                .contains("异议不成立")
                .contains("经核查，所反映的情况不属实")
                .contains("GS-" + tail)
                .contains("DF-" + tail + "-" + first)
                .contains("行政复议")
                .contains("行政诉讼")
                .contains("电子印章处")
                .doesNotContain("经入户查看")
                .doesNotContain(page.number())
                .doesNotContain(page.applicant().name())
                .doesNotContain(page.applicant().number())
                .doesNotContain(page.applicant().mobile())
                .doesNotContain(page.applicant().address());
        assertThat(text(h.reviewer(), h, "objection-answer-" + first, Locale.ENGLISH))
                .contains("Answertoanobjection")
                .doesNotContain(page.number())
                .doesNotContain("{");
        assertThat(offered(h.clerk(), h)).noneMatch(p -> p.startsWith("objection"));
    }

    @Test
    void afterAnObjectionThatWasRightTheCaseIsReviewedAndPostedAnewAndNothingIsLost() {
        Handled h = accepted();
        cases.posted(h, "高滩村村务公开栏");
        CaseBranches.Posted first = notices(h).notice().orElseThrow();
        int objection = cases.objected(h, "邻居 何某", "家中人口不是三人");
        cases.recommended(h);
        cases.answered(h, objection, true, "经入户查看，一人已迁出", "经核查，所反映的情况属实。");
        CasePage back = sides.page(h.reviewer(), h.id());
        assertThat(back.recommendation()).as("it is back with the reviewer").isEmpty();
        assertThat(back.branches().notice().orElseThrow().overtaken()).isTrue();
        sides.pass(Duration.ofDays(20));
        assertThat(no(h.reviewer(), new Command.PostNotice(h.id(), back.version(), "栏", 2)))
                .containsExactly("CASE-247");
        cases.recommended(h);
        assertThat(no(h.decider(), granting(h))).containsExactly("CASE-246");
        cases.posted(h, "高滩村村务公开栏第二栏");
        CaseBranches.Posted anew = notices(h).notice().orElseThrow();
        assertThat(anew.on()).isAfter(first.until());
        assertThat(anew.overtaken()).isFalse();
        assertThat(notices(h).earlierNotices())
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.until()).isEqualTo(first.until());
                    assertThat(n.lines()).isEqualTo(first.lines());
                });
        assertThat(notices(h).objections())
                .singleElement()
                .satisfies(o -> assertThat(o.upheld()).contains(true));
        assertThat(no(h.decider(), granting(h))).containsExactly("CASE-062");
        assertThat(sides.bean(Cases.class).clock(h.decider(), h.id(), Optional.empty()))
                .hasValueSatisfying(clock ->
                        assertThat(clock.limits())
                                .filteredOn(l -> l.what().zh().contains("公示"))
                                .extracting(ClockPage.Limit::from)
                                .containsExactly(first.on(), anew.on()));
        assertThat(text(h.reviewer(), h, "public-notice", ZH))
                .contains(Words.day(anew.until()).zh())
                .doesNotContain(Words.day(first.until()).zh());
        assertThat(text(h.reviewer(), h, "objection-answer-" + objection, ZH))
                .as("he is written to about the notice that he saw")
                .contains(Words.day(first.on()).zh(), Words.day(first.until()).zh())
                .contains("仍拟同意的，重新公示")
                .doesNotContain(Words.day(anew.on()).zh() + "起")
                .doesNotContain("第二栏");
        sides.pass(Duration.ofDays(20));
        sides.done(h.decider(), granting(h));
        assertThat(notices(h).earlierNotices()).hasSize(1);
    }

    private static CaseBranches notices(Handled h) {
        return sides.page(h.reviewer(), h.id()).branches();
    }

    private static Command granting(Handled h) {
        return new Command.Decide(h.id(), sides.version(h.decider(), h.id()), Outcome.GRANTED, "");
    }

    private static List<String> no(Actor actor, Command command) {
        return ((CommandResult.Rejected) sides.perform(actor, command))
                .problems().stream().map(p -> p.code()).toList();
    }

    /** After the decision, and apart from the notice before it: by its article, and no more. */
    @Test
    void theSheetOfAPublicationIsPrintedWhileItIsShownAndNamesWhatTheArticleNames()
            throws IOException {
        Handled h =
                cases.collected(
                        Jurisdiction.SICHUAN, "minimum-living-allowance", "01", TwoSides.GAOTAN);
        cases.accepted(h);
        cases.visited(h, "家中", "本人", "情况属实", "走访甲", "走访乙");
        cases.posted(h, "高滩村村务公开栏");
        sides.pass(Duration.ofDays(12));
        cases.decided(h, Outcome.GRANTED);
        assertThat(offered(h.reviewer(), h)).doesNotContain("publication");
        sides.done(
                h.reviewer(),
                new Command.Publish(h.id(), sides.version(h.reviewer(), h.id()), "高滩村村务公开栏", 0));
        CasePage page = sides.page(h.reviewer(), h.id());
        var shown = page.branches().publication().orElseThrow();
        String text = text(h.clerk(), h, "publication", ZH);
        assertThat(text)
                .contains("公布", "已经同意", "民发〔2021〕57号第二十四条", "高滩村村务公开栏", "电子印章处")
                .contains(page.applicant().name())
                .contains("3人")
                .contains(Words.day(shown.until()).zh())
                .doesNotContain(page.number())
                .doesNotContain(page.applicant().number())
                .doesNotContain(page.applicant().mobile())
                .doesNotContain(page.applicant().address());
        shown.lines().forEach(line -> assertThat(text).contains(line.zh()));
        assertThat(text(h.reviewer(), h, "publication", Locale.ENGLISH))
                .contains("Publicationofadecision")
                .doesNotContain("{");
        Pictures.of(
                "publication",
                papers.print(h.reviewer(), List.of(new Papers.Choice(h.id(), "publication")), ZH)
                        .orElseThrow()
                        .pdf());
        sides.done(
                h.decider(),
                new Command.TakeDown(h.id(), sides.version(h.decider(), h.id()), "内容有误"));
        assertThat(offered(h.reviewer(), h)).as("it hangs no more").doesNotContain("publication");
    }

    /** He is told why it concerns him and until when he may speak, and no more of the applicant. */
    @Test
    void whomALicenceTouchesGetsALetter() throws IOException {
        Handled h =
                cases.collected(Jurisdiction.SICHUAN, PrintedCases.PERMIT, "04", TwoSides.GAOTAN);
        cases.accepted(h);
        sides.done(
                h.reviewer(),
                new Command.TellThirdParty(
                        h.id(),
                        sides.version(h.reviewer(), h.id()),
                        "沿线养殖场",
                        "13900000333",
                        "封路期间活畜不能外运"));
        CasePage page = sides.page(h.reviewer(), h.id());
        var told = page.branches().thirdParties().getFirst();
        String paper = "third-party-notice-" + told.number();
        String text = text(h.reviewer(), h, paper, ZH);
        assertThat(text)
                .contains("利害关系人告知书", "沿线养殖场：", "封路期间活畜不能外运")
                .contains(Words.day(told.askBy()).zh())
                .contains("LH-" + h.id().toString().substring(24) + "-" + told.number())
                .doesNotContain(page.number())
                .doesNotContain(page.applicant().number())
                .doesNotContain(page.applicant().mobile())
                .doesNotContain(page.applicant().address());
        assertThat(text(h.decider(), h, paper, Locale.ENGLISH))
                .contains("Noticetoathirdparty")
                .doesNotContain("{");
        assertThat(offered(h.clerk(), h)).noneMatch(p -> p.startsWith("third-party"));
        Pictures.of(
                "third-party-notice",
                papers.print(h.reviewer(), List.of(new Papers.Choice(h.id(), paper)), ZH)
                        .orElseThrow()
                        .pdf());
    }

    @Test
    void everyPaperHasItsPicture() throws IOException {
        Handled h = accepted();
        cases.posted(h, "高滩村村务公开栏");
        int objection = cases.objected(h, "邻居 何某", "申请人常年在外地居住");
        cases.answered(h, objection, false, "经入户查看，本人在家居住", "经核查，所反映的情况不属实。");
        for (String paper : List.of("public-notice", "objection-record", "objection-answer")) {
            String id = offered(h.reviewer(), h).contains(paper) ? paper : paper + "-" + objection;
            Pictures.of(
                    paper,
                    papers.print(h.reviewer(), List.of(new Papers.Choice(h.id(), id)), ZH)
                            .orElseThrow()
                            .pdf());
        }
    }
}
