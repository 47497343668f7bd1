package tongban.node.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongban.node.portal.OfficePapersTest;
import tongban.node.portal.PolicyPapersTest;
import tongban.service.text.Words;

class PaperFormsTest {
    private static final String SOUND =
            """
            - id: card
              title: {zh: 卡, en: Card}
              acts: [GRANT]
              readers: [resident]
              mark: K
              look: card
              blocks:
                - rows: card
            """;

    @Test
    void theShippedPapersAreTheConstitutiveOnes() {
        List<PaperForm> forms = PaperForms.shipped();
        assertThat(forms)
                .extracting(PaperForm::id)
                .contains(
                        "application-form",
                        "mandate",
                        "collection-voucher",
                        "acceptance-notice",
                        "non-acceptance-notice",
                        "supplement-notice",
                        "special-procedure-notice",
                        "extension-decision",
                        "visit-record",
                        "first-help-record",
                        "statement",
                        "guardian-consent",
                        "ability-assessment",
                        "review-opinion",
                        "approval-form",
                        "custody-agreement",
                        "hearing-right-notice",
                        "hearing-notice",
                        "hearing-postponed-notice",
                        "third-party-notice",
                        "allowance-certificate",
                        "publication",
                        "revocation-decision",
                        "revocation-delivery-record",
                        "non-acceptance-delivery-record",
                        "termination-delivery-record",
                        "public-notice",
                        "objection-record",
                        "decision",
                        "delivery-record",
                        "address-confirmation",
                        "hand-over-sheet",
                        "promise",
                        "later-papers",
                        "withdrawal-notice",
                        "termination-decision",
                        "termination-note",
                        "decision-receipt",
                        "plain-card");
        assertThat(forms).extracting(PaperForm::mark).doesNotHaveDuplicates();
    }

    /** A whole ID number stands only on what the applicant signs or the law wants identified. */
    @Test
    void onlyTheApplicantsOwnPapersCarryTheWholeNumber() {
        assertThat(PaperForms.shipped().stream().filter(PaperForm::fullNumber))
                .extracting(PaperForm::id)
                .containsExactlyInAnyOrder(
                        "application-form",
                        "check-authorisation",
                        "custody-agreement",
                        "mandate",
                        "promise");
    }

    @Test
    void readsOneDeclaration() {
        assertThat(PaperForms.read(SOUND))
                .singleElement()
                .satisfies(form -> assertThat(form.which()).isEqualTo(PaperForm.Which.LAST));
    }

    @Test
    void aPaperIsLikeAnotherButForWhatItSaysItself() {
        String alike =
                """
                - id: one
                  title: {zh: 甲, en: One}
                  mark: A
                  with: {served: {zh: "{service}告知书", en: "Notice of {service}"}}
                  blocks:
                    - text: {zh: "送达{served}", en: "Served: {served}"}
                - id: two
                  title: {zh: 乙, en: Two}
                  mark: B
                  like: one
                  with: {served: {zh: 决定书, en: Decision}}
                """;
        assertThat(PaperForms.read(alike))
                .extracting(form -> ((PaperForm.Block.Text) form.blocks().getFirst()).words())
                .containsExactly(
                        Words.of("送达{service}告知书", "Served: Notice of {service}"),
                        Words.of("送达决定书", "Served: Decision"));
        assertThatThrownBy(() -> PaperForms.read(alike.replace("like: one", "like: three")))
                .hasMessageContaining("PAPER-001")
                .hasMessageContaining("two: no paper above is called three");
        assertThatThrownBy(() -> PaperForms.read(alike.replace("  mark: A", "  like: two")))
                .hasMessageContaining("one: it is like two and has blocks of its own");
        assertThatThrownBy(() ->
                        PaperForms.read(
                                alike.replace("  with: {served: {zh: 决", "  with: {not: {zh: 决")))
                .hasMessageContaining("two: no facts are called [served]");
    }

    @Test
    void aPaperOfSomeServicesIsNotThatOfOthers() {
        PaperForm form =
                PaperForms.read(SOUND.replace("  mark: K", "  services: [one]\n  mark: K"))
                        .getFirst();
        assertThat(form.isOf("one")).isTrue();
        assertThat(form.isOf("two")).isFalse();
        assertThat(PaperForms.read(SOUND).getFirst().isOf("two")).isTrue();
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        String faulty =
                SOUND.replace("GRANT", "GRNAT")
                                .replace("en: Card", "en: ''")
                                .replace("mark: K", "mrak: K")
                        + """
                        - id: card
                          title: {zh: "{nobody-knows}", en: Card}
                          acts: [REFUSE]
                          readers: [resident]
                          blocks:
                            - picture: {}
                        """;
        assertThatThrownBy(() -> PaperForms.read(faulty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Act is called GRNAT")
                .hasMessageContaining("lacks one of its languages")
                .hasMessageContaining("unknown key mrak")
                .hasMessageContaining("no facts are called [nobody-knows]")
                .hasMessageContaining("no block is called picture")
                .hasMessageContaining("the id is taken");
    }

    /** A paper that nobody can look at is one that nobody has looked at. */
    @Test
    void everyPaperIsShownInTheDocs() throws IOException {
        String shown = Files.readString(Pictures.DOCS.resolve("README.md"));
        List<String> papers = new ArrayList<>(List.of("application-form-draft"));
        PaperForms.shipped().forEach(form -> papers.add(form.id()));
        papers.addAll(OfficePapersTest.PICTURES);
        papers.addAll(PolicyPapersTest.PICTURES);
        assertThat(papers).doesNotHaveDuplicates();
        assertThat(Pattern.compile("\\(([a-z-]+)\\.png\\)").matcher(shown).results())
                .as("a row of the table for each, and none for a paper that is gone")
                .extracting(m -> m.group(1))
                .containsExactlyInAnyOrderElementsOf(papers);
        assertThat(names(Pictures.DOCS, ".png"))
                .as("a picture of each")
                .containsExactlyInAnyOrderElementsOf(papers);
        assertThat(names(Pictures.TEXTS, ".txt"))
                .as("what each picture shows, to be compared with what is printed")
                .containsExactlyInAnyOrderElementsOf(papers);
    }

    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(ending))
                    .map(f -> f.substring(0, f.length() - ending.length()))
                    .toList();
        }
    }

    /** It is read by the old: in larger type than what officials read. */
    @Test
    void aCardIsNeverPrintedSmallerThanANotice() {
        assertThat(Measures.CARD_SIZE_MIN).isGreaterThan(Measures.of(PaperForm.Look.NOTICE).size());
        assertThat(Measures.BOARD_SIZE_MIN)
                .isGreaterThanOrEqualTo(Measures.of(PaperForm.Look.NOTICE).size());
    }
}
