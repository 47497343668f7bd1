package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.service.text.Words;

/** What the law says once for several services is written once, and belongs to each of them. */
class SharedModelTest {
    private static final String SUM =
            "(if living due then living subsidy amount else 0) + (if nursing due then nursing amount else 0)";
    private static final String SHARED = "shared/sums/2026.dmn";

    @TempDir Path dir;

    private Path folder;

    /** A shipped folder whose sum is moved to a model beside it. */
    @BeforeEach
    void aFolderThatImports() throws IOException {
        folder = ShippedServices.copy("disability-subsidies", dir);
        write(
                SHARED,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="sums" name="sums" namespace="https://tongban.example/shared/sums/2026">
                  <businessKnowledgeModel id="k_total" name="total">
                    <variable name="total"/>
                    <encapsulatedLogic>
                      <formalParameter name="one" typeRef="number"/>
                      <formalParameter name="other" typeRef="number"/>
                      <literalExpression typeRef="number"><text>one + other</text></literalExpression>
                    </encapsulatedLogic>
                  </businessKnowledgeModel>
                </definitions>
                """);
        write("shared/sums/texts/zh.yaml", "decision:\n  total: 合计\n");
        write("shared/sums/texts/en.yaml", "decision:\n  total: total\n");
        change(
                "<itemDefinition name=\"tDates\">",
                "<import name=\"sums\" namespace=\"https://tongban.example/shared/sums/2026\""
                        + " importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\""
                        + " locationURI=\"../../shared/sums/2026.dmn\"/>\n"
                        + "  <itemDefinition name=\"tDates\">");
        change(
                "<variable name=\"award\" typeRef=\"tProposal\"/>",
                "<variable name=\"award\" typeRef=\"tProposal\"/>\n    <knowledgeRequirement><requiredKnowledge"
                        + " href=\"https://tongban.example/shared/sums/2026#k_total\"/></knowledgeRequirement>");
        change(
                SUM,
                "sums.total(if living due then living subsidy amount else 0,"
                        + " if nursing due then nursing amount else 0)");
    }

    @Test
    void theFolderDecidesAsBefore() {
        assertThat(ServiceFolder.check(folder)).isEmpty();
    }

    @Test
    void whatIsSharedBelongsToTheStandardAndToItsHash() throws IOException {
        ServiceDefinition before = ServiceFolder.read(folder).orThrow();
        assertThat(before.standards().getFirst().shared())
                .extracting(SharedModel::file)
                .containsExactly(SHARED);
        assertThat(before.texts().words("decision.total")).isEqualTo(Words.of("合计", "total"));
        assertThat(
                        StandardSheet.of(before, before.standards().getFirst(), List.of("51", "50"))
                                .decisions())
                .extracting(StandardSheet.Decision::name)
                .contains("total");

        write(SHARED, Files.readString(dir.resolve(SHARED)).replace("one + other", "other + one"));
        ServiceDefinition after = ServiceFolder.read(folder).orThrow();
        assertThat(Hashes.standard(after, after.standards().getFirst()))
                .isNotEqualTo(Hashes.standard(before, before.standards().getFirst()));
    }

    @Test
    void anArchivedFolderCarriesIt() throws IOException {
        ServiceDefinition definition = ServiceFolder.read(folder).orThrow();
        Path kept = Files.createDirectories(dir.resolve("archive")).resolve(definition.id());
        Files.move(folder, kept);
        for (var file : ServiceFolder.shared(folder, definition).entrySet()) {
            Path target = kept.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.move(file.getValue(), target);
        }
        ServiceDefinition again = ServiceFolder.read(kept).orThrow();
        assertThat(Hashes.standard(again, again.standards().getFirst()))
                .isEqualTo(Hashes.standard(definition, definition.standards().getFirst()));
    }

    @Test
    void aModelElsewhereIsNotImported() throws IOException {
        change("../../shared/sums/2026.dmn", "../../../etc/sums.dmn");
        assertFault("STANDARD-010", "standard/2016-01.dmn");
    }

    @Test
    void aModelThatIsMissingIsNamed() throws IOException {
        Files.delete(dir.resolve(SHARED));
        assertFault("FOLDER-001", SHARED);
    }

    @Test
    void whatIsSharedAsksForNothingItself() throws IOException {
        write(
                SHARED,
                Files.readString(dir.resolve(SHARED))
                        .replace(
                                "<businessKnowledgeModel",
                                "<inputData id=\"i_age\" name=\"age\"><variable name=\"age\" typeRef=\"number\"/></inputData>"
                                        + "<businessKnowledgeModel"));
        assertFault("STANDARD-009", SHARED);
    }

    @Test
    void aFunctionHasWords() throws IOException {
        write("shared/sums/texts/zh.yaml", "decision:\n  sum: 合计\n");
        write("shared/sums/texts/en.yaml", "decision:\n  sum: sum\n");
        assertFault("TEXT-001", SHARED);
    }

    private void assertFault(String code, String file) {
        List<Problem> found = ServiceFolder.check(folder);
        assertThat(found)
                .as("%s", found)
                .anyMatch(p -> p.code().equals(code) && p.file().equals(file));
    }

    private void write(String file, String text) throws IOException {
        Path path = dir.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void change(String from, String to) throws IOException {
        Path path = folder.resolve("standard/2016-01.dmn");
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
