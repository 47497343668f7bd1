package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tongban.node.casework.Drafts;
import tongban.node.casework.TwoSides;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.service.ServiceDefinition;
import tongban.service.text.Words;

/** The form before it is taken in: printed to be read out, signed or marked with a fingerprint. */
class FilledFormsTest {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final String ALLOWANCE = "minimum-living-allowance";
    private static final int TWELVE = 12;

    private static TwoSides sides;
    private static Papers papers;

    @BeforeAll
    static void open() {
        sides = new TwoSides("filled_forms");
        papers = sides.bean(Papers.class);
    }

    @AfterAll
    static void close() {
        sides.close();
    }

    private static Drafts.Draft oral(Actor clerk, Map<String, String> more) {
        Map<String, String> typed = new HashMap<>(more);
        typed.put(Drafts.ORAL, "true");
        return sides.typed(clerk, PrintedCases.SUBSIDIES, "both", 390, TwoSides.GAOTAN, typed);
    }

    private static Papers.Draft draft(Actor actor, Drafts.Draft of, Locale locale) {
        return papers.draft(actor, of.id(), sides.papers(PrintedCases.SUBSIDIES), locale);
    }

    private static Papers.Printed printed(Papers.Draft draft) {
        assertThat(draft).isInstanceOf(Papers.Draft.Done.class);
        return ((Papers.Draft.Done) draft).printed();
    }

    private static void saved(Actor actor, UUID draft, String field, String value) {
        Drafts.Draft now = sides.drafts.load(actor, draft).orElseThrow();
        assertThat(sides.drafts.save(actor, draft, now.version(), Map.of(field, List.of(value))))
                .isInstanceOf(Drafts.Saved.Done.class);
    }

    @Test
    void theFilledFormOfADraftIsPrintedToBeReadOutAndSignedBeforeItIsTakenIn() {
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        Drafts.Draft typed = oral(clerk, Map.of());
        Papers.Printed first = printed(draft(clerk, typed, ZH));
        String text = Pdf.text(first.pdf());
        String check = first.name().replace(".pdf", "");
        assertThat(check).matches("CG-[0-9A-F]{4}-[0-9A-F]{4}");
        assertThat(text)
                .contains("（收件前）")
                .contains("草稿：尚未收件")
                .contains("编号：" + check)
                .contains("内容核对码" + check.substring(3))
                .contains("陈国安390")
                .contains(TwoSides.number(390))
                .contains("口头申请")
                .contains("宣读")
                .contains("捺印")
                .contains("高滩")
                .doesNotContain("{")
                .doesNotContain("null");
        assertThat(Pdf.text(printed(draft(clerk, typed, Locale.ENGLISH)).pdf()))
                .contains("(draft)")
                .contains("Draft:nottakenin")
                .doesNotContain("{");
        assertThat(
                        sides.walls.inside(
                                clerk,
                                () ->
                                        sides.jdbc
                                                .sql(
                                                        "select count(*) from journal where purpose = 'PRINT'"
                                                                + " and ? = any (subject_ids) and 'application-form' = any (fields)")
                                                .param(typed.id())
                                                .query(Integer.class)
                                                .single()))
                .isEqualTo(2);

        // the fingerprint, and who read it out, change nothing of what was stated
        saved(clerk, typed.id(), Drafts.ORAL_WRITTEN_BY, "窗口甲");
        saved(clerk, typed.id(), Drafts.ORAL_READ_BACK_BY, "窗口乙");
        saved(clerk, typed.id(), Drafts.ORAL_FINGERPRINT, "true");
        Papers.Printed again = printed(draft(clerk, typed, ZH));
        assertThat(again.name()).isEqualTo(first.name());
        assertThat(printed(draft(clerk, typed, ZH)).pdf()).isEqualTo(again.pdf());
        assertThat(Pdf.text(again.pdf())).contains("窗口乙");
        saved(clerk, typed.id(), Drafts.APPLICANT_ADDRESS, "金丝雀路 2 号");
        assertThat(printed(draft(clerk, typed, ZH)).name())
                .as("another address is another form")
                .isNotEqualTo(first.name());
    }

    @Test
    void aHouseholdOfTwelveFindsRoomOnAsManyPagesAsItTakes() throws IOException {
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        Drafts.Draft large =
                sides.typed(clerk, ALLOWANCE, "01-family", 395, TwoSides.GAOTAN, household(TWELVE));
        for (Locale locale : List.of(ZH, Locale.ENGLISH)) {
            byte[] pdf =
                    printed(papers.draft(clerk, large.id(), sides.papers(ALLOWANCE), locale)).pdf();
            Pictures.left("household-of-twelve-" + locale.getLanguage(), pdf);
            List<String> pages = Pdf.pages(pdf);
            String text = String.join("", pages);
            boolean chinese = locale.equals(ZH);
            for (int i = 1; i <= TWELVE; i++) {
                assertThat(text.split(chinese ? "（第" + i + "项，共12项）" : "\\(" + i + "of12\\)", -1))
                        .as("in the application, and in what is stated of the means")
                        .hasSize(3);
            }
            for (int i = 4; i <= TWELVE; i++) {
                assertThat(text.split(Words.day(born(i)).in(locale).replaceAll("\\s", ""), -1))
                        .as("everybody's own answers")
                        .hasSize(3);
            }
            assertThat(pages)
                    .hasSizeGreaterThan(2)
                    .allSatisfy(page ->
                            assertThat(page)
                                    .containsPattern(chinese ? "第\\d+页共\\d+页" : "Page\\d+of\\d+")
                                    .contains(chinese ? "草稿：尚未收件" : "Draft:nottakenin"));
            assertThat(pages.get(1))
                    .as("the heads of the table again on its next page")
                    .contains(chinese ? "项目填报内容来源" : "ItemStatedSource");
            assertThat(Pdf.misplaced(pdf)).isEmpty();
            Drafts.Draft small =
                    sides.typed(clerk, ALLOWANCE, "01-family", 396, TwoSides.GAOTAN, Map.of());
            byte[] three =
                    printed(papers.draft(clerk, small.id(), sides.papers(ALLOWANCE), locale)).pdf();
            assertThat(Pdf.tagged(pdf, "TR") - Pdf.tagged(three, "TR"))
                    .as(
                            "nine more members on two papers, and six more rows to sign in than there are")
                    .isEqualTo(9 + 9 + 6);
        }
    }

    /** What is typed for the example's family with more children. */
    private static Map<String, String> household(int members) {
        ServiceDefinition service = sides.definition(ALLOWANCE);
        Map<String, Object> facts =
                new HashMap<>(
                        service.examples().stream()
                                .filter(e -> e.file().contains("01-family"))
                                .findFirst()
                                .orElseThrow()
                                .facts()
                                .values());
        List<Object> all = new ArrayList<>((List<?>) facts.get("members"));
        while (all.size() < members) {
            Map<Object, Object> child = new LinkedHashMap<>((Map<?, ?>) all.get(2));
            child.put("member born", born(all.size() + 1));
            all.add(child);
        }
        facts.put("members", all);
        Map<String, String> typed = new HashMap<>();
        service.form()
                .withSynthetic(true)
                .write(facts)
                .forEach((field, texts) -> typed.put(field, texts.getFirst()));
        return typed;
    }

    private static LocalDate born(int member) {
        return LocalDate.of(2013, 1, 10 + member);
    }

    @Test
    void whatIsIncompleteIsNotSignedAndADraftIsNobodyElses() {
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        Drafts.Draft typed = oral(clerk, Map.of());
        Drafts.Draft now = sides.drafts.load(clerk, typed.id()).orElseThrow();
        sides.drafts.save(
                clerk,
                typed.id(),
                now.version(),
                Map.of(Drafts.PLACE, List.of(), Drafts.APPLICANT_NUMBER, List.of("1")));
        assertThat(draft(clerk, typed, ZH))
                .isInstanceOfSatisfying(
                        Papers.Draft.Faulty.class,
                        no ->
                                assertThat(no.problems())
                                        .extracting(p -> p.field())
                                        .contains(Drafts.PLACE, Drafts.APPLICANT_NUMBER)
                                        .noneMatch(f -> f.startsWith("oral.")));
        for (Actor other :
                List.of(
                        sides.clerk(Jurisdiction.CHONGQING),
                        sides.reviewer(PrintedCases.SUBSIDIES, TwoSides.GAOTAN),
                        sides.resident(Jurisdiction.SICHUAN, TwoSides.number(390)))) {
            assertThat(draft(other, typed, ZH))
                    .as(other.login())
                    .isInstanceOf(Papers.Draft.NotFound.class);
        }
        Actor applicant = sides.resident(Jurisdiction.SICHUAN, TwoSides.number(391));
        Drafts.Draft own =
                sides.typed(
                        applicant, PrintedCases.SUBSIDIES, "both", 391, TwoSides.GAOTAN, Map.of());
        assertThat(printed(papers.draft(applicant, own.id(), List.of(), ZH)).pages()).isPositive();
    }

    @Test
    void theConfirmationOfTheAddressSaysWhatWasAnsweredOfElectronicService() {
        Map<String, String> printed =
                Map.of("true", "申请时所答同意电子送达", "false", "申请时所答不同意电子送达", "", "");
        int person = 394;
        for (Map.Entry<String, String> one : printed.entrySet()) {
            UUID id =
                    sides.collected(
                                    Jurisdiction.SICHUAN,
                                    PrintedCases.SUBSIDIES,
                                    "both",
                                    ++person,
                                    TwoSides.GAOTAN,
                                    one.getKey().isEmpty()
                                            ? Map.of()
                                            : Map.of(Drafts.ELECTRONIC_SERVICE, one.getKey()))
                            .caseId();
            String text =
                    Pdf.text(
                            papers.print(
                                            sides.clerk(Jurisdiction.SICHUAN),
                                            List.of(new Papers.Choice(id, "address-confirmation")),
                                            ZH)
                                    .orElseThrow()
                                    .pdf());
            assertThat(text).contains("送达地址确认书", one.getValue());
            assertThat(text.contains("申请时所答")).isEqualTo(!one.getKey().isEmpty());
        }
    }

    @Test
    void theDraftHasItsPicture() throws IOException {
        Actor clerk = sides.clerk(Jurisdiction.SICHUAN);
        Pictures.of(
                "application-form-draft", printed(draft(clerk, oral(clerk, Map.of()), ZH)).pdf());
    }
}
