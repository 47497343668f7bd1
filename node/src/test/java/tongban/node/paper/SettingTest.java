package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Where pages turn: papers of every length, in each look and language. */
class SettingTest {
    private static final Press PRESS = new Press(new Typefaces());
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final String ORGAN = "某县民政局";
    private static final String SIGNER = "经办人签字";
    private static final String FOOT = "No1(第[0-9]+页共[0-9]+页|Page[0-9]+of[0-9]+)$";

    /** Of two pages and a little at most. */
    private static final int LINES_MAX = 70;

    private static byte[] printed(PaperForm.Look look, Locale locale, List<Element> elements) {
        List<Element> all = new ArrayList<>(List.of(new Element.Title(ORGAN, "决定书", "No 1")));
        all.addAll(elements);
        return PRESS.print(
                        "决定书",
                        List.of(new Composed("决定书", look, "No 1", "", all)),
                        locale,
                        Instant.EPOCH)
                .pdf();
    }

    private static List<Element> lines(int lines) {
        List<Element> elements = new ArrayList<>();
        // paragraphs of several lengths, so that the last one is short or long
        for (int left = lines; left > 0; left -= 7) {
            elements.add(new Element.Paragraph("本".repeat(24 * Math.min(left, 7)), true));
        }
        return elements;
    }

    private static List<Element> closing() {
        return List.of(
                new Element.Signatures(List.of(SIGNER, "负责人签字"), "年月日"),
                new Element.Seal(ORGAN, "2026年12月1日", "（电子印章处）"));
    }

    @Test
    void noSealStandsOnAPageWithoutText() {
        for (PaperForm.Look look :
                List.of(PaperForm.Look.NOTICE, PaperForm.Look.LETTER, PaperForm.Look.FORM)) {
            for (int lines = 1; lines <= LINES_MAX; lines++) {
                List<Element> elements = new ArrayList<>(lines(lines));
                elements.addAll(lines % 2 == 0 ? closing() : closing().subList(1, 2));
                byte[] pdf = printed(look, ZH, elements);
                assertThat(Pdf.loneClosings(pdf, List.of(ORGAN, SIGNER)))
                        .as(look + ", " + lines + " lines")
                        .isEmpty();
                assertThat(Pdf.misplaced(pdf)).as(look + ", " + lines + " lines").isEmpty();
                assertThat(Pdf.text(pdf).replaceAll("[^本]", ""))
                        .as("nothing is lost")
                        .hasSize(24 * lines);
            }
        }
    }

    /** A translation says below the seal that it is one; a table before it is parted by rows. */
    @Test
    void norDoesItWhereATableOrAListIsTheLastOfTheText() {
        for (Locale locale : List.of(ZH, Locale.ENGLISH)) {
            for (int rows = 1; rows <= 40; rows++) {
                List<Element.Grid.Row> table = new ArrayList<>();
                List<String> reasons = new ArrayList<>();
                for (int i = 0; i < rows; i++) {
                    table.add(new Element.Grid.Row(List.of("内容", "结果"), 1));
                    reasons.add("理由");
                }
                for (Element last :
                        List.of(
                                new Element.Grid(List.of("项目", "结果"), List.of(40, 60), table),
                                new Element.Grid(List.of(), List.of(40, 60), table),
                                new Element.Listing(reasons))) {
                    List<Element> elements = new ArrayList<>(List.of(last));
                    elements.addAll(closing());
                    elements.add(new Element.Paragraph("This is a translation.", false));
                    byte[] pdf = printed(PaperForm.Look.NOTICE, locale, elements);
                    assertThat(Pdf.loneClosings(pdf, List.of(ORGAN, SIGNER)))
                            .as(locale + ", " + rows + " rows before the seal")
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void neitherAHeadingNorTheHeadsOfATableStandAloneAtTheFootOfAPage() {
        List<Element.Grid.Row> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rows.add(new Element.Grid.Row(List.of("甲".repeat(60), "乙"), 1));
        }
        for (PaperForm.Look look : List.of(PaperForm.Look.NOTICE, PaperForm.Look.FORM)) {
            for (int lines = 1; lines <= LINES_MAX; lines++) {
                List<Element> elements = new ArrayList<>(lines(lines));
                elements.add(new Element.Heading("三、提交材料"));
                elements.add(new Element.Grid(List.of("材料", "方式"), List.of(60, 40), rows));
                elements.addAll(closing());
                for (String page : Pdf.pages(printed(look, ZH, elements))) {
                    assertThat(page.replaceAll(FOOT, ""))
                            .as(look + ", " + lines + " lines")
                            .doesNotEndWith("三、提交材料")
                            .doesNotEndWith("材料方式");
                }
            }
        }
    }

    /** In the largest type with which it is one page, and never in less than a notice has. */
    @Test
    void aBoardIsOnePageAndACardTwoAtMost() {
        for (int lines = 1; lines <= 12; lines++) {
            byte[] board = printed(PaperForm.Look.BOARD, ZH, lines(lines));
            assertThat(Pdf.pages(board)).as(lines + " lines on a board").hasSize(1);
        }
        for (int lines = 1; lines <= 40; lines++) {
            assertThat(Pdf.pages(printed(PaperForm.Look.CARD, ZH, lines(lines))))
                    .as(lines + " lines on a card")
                    .hasSizeLessThanOrEqualTo(2);
        }
    }
}
