package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
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

/** The form before it is taken in: printed to be read out, signed or marked with a fingerprint. */
class FilledFormsTest {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

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
