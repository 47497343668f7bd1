package tongban.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** check, decide and diff as an author meets them at the terminal. */
class AuthoringCommandsTest {
    private static final String MODEL =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="fees" namespace="urn:fees">
              <inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
              <inputData id="since" name="since"><variable name="since" typeRef="date"/></inputData>
              <decision id="fee" name="fee"><variable name="fee" typeRef="number"/>
                <informationRequirement><requiredInput href="#age"/></informationRequirement>
                <decisionTable hitPolicy="UNIQUE">
                  <input><inputExpression><text>age</text></inputExpression></input><output/>
                  <rule><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
                  <rule><inputEntry><text>&gt;= 18</text></inputEntry><outputEntry><text>10</text></outputEntry></rule>
                </decisionTable>
              </decision>
              <decision id="year" name="year">
                <variable name="year" typeRef="number"/>
                <informationRequirement><requiredInput href="#since"/></informationRequirement>
                <literalExpression><text>since.year</text></literalExpression>
              </decision>
            </definitions>
            """;

    @TempDir Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path model;

    @BeforeEach
    void aModel() throws IOException {
        model = Files.writeString(dir.resolve("fees.dmn"), MODEL);
    }

    @Test
    void aSoundModelMayBePublished() {
        assertThat(run("check", model.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("可以公布").contains("Nothing to mend");
    }

    @Test
    void aGapIsAWarningThatStrictCountsAsFailure() throws IOException {
        Files.writeString(model, MODEL.replace("&gt;= 18", "&gt; 18"));
        assertThat(run("check", model.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("警告 WARNING RULE-030")
                .contains("Where age = 18, no row matches")
                .contains("当 age = 18 时");
        assertThat(run("check", "--strict", model.toString())).isEqualTo(ExitCode.FAULT);
    }

    @Test
    void anOverlapIsAnError() throws IOException {
        Files.writeString(model, MODEL.replace("&lt; 18", "&lt;= 18"));
        assertThat(run("check", "--json", model.toString())).isEqualTo(ExitCode.FAULT);
        assertThat(out.toString())
                .contains("\"code\":\"RULE-031\"")
                .contains("\"severity\":\"error\"")
                .contains("\"element\":\"fee, row 2\"");
    }

    @Test
    void aPathThatIsNotThereIsWrongUsage() {
        assertThat(run("check", dir.resolve("nothing").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("There is no such file or folder");
    }

    @Test
    void anyModelDecides() throws IOException {
        assertThat(
                        run(
                                "decide",
                                model.toString(),
                                "--input",
                                facts("{\"age\": 18, \"since\": \"2024-06-21\"}")))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("fee = 10").contains("year = 2024");
    }

    @Test
    void oneDecisionWithItsReasonsAndWhatWasNotGiven() throws IOException {
        String input = facts("{\"age\": 17}");
        run("decide", model.toString(), "--input", input, "--decision", "fee", "--explain");
        assertThat(out.toString())
                .contains("fee = 0")
                .contains("row 1 matched")
                .contains("第 1 行命中");
        assertThat(out.toString()).doesNotContain("year");
        run("decide", model.toString(), "--input", input, "--decision", "year");
        assertThat(out.toString()).contains("not given, taken as null: since");
    }

    @Test
    void theReasonsAsJsonToo() throws IOException {
        String input = facts("{\"age\": 17}");
        run(
                "decide",
                model.toString(),
                "--input",
                input,
                "--decision",
                "fee",
                "--explain",
                "--json");
        assertThat(out.toString())
                .contains("\"explanation\":{\"because\":[],\"facts\":{\"age\":17}")
                .contains("\"rows\":[{\"annotations\":{}");
    }

    @Test
    void aProposalThatComesToNothingWithNullsIsIncompleteWhereFactsAreMissing() throws IOException {
        Path table =
                Files.writeString(
                        dir.resolve("grant.dmn"),
                        MODEL.replace("<output/>", "<output name=\"outcome\"/><output name=\"n\"/>")
                                .replace(
                                        " typeRef=\"number\"/>\n    <informationRequirement><requiredInput href=\"#age\"/>",
                                        "/>\n    <informationRequirement><requiredInput href=\"#age\"/>")
                                .replace(
                                        "<text>0</text></outputEntry>",
                                        "<text>\"refused\"</text></outputEntry><outputEntry><text>0</text></outputEntry>")
                                .replace(
                                        "<text>10</text></outputEntry>",
                                        "<text>\"granted\"</text></outputEntry><outputEntry><text>10</text></outputEntry>"));
        assertThat(
                        run(
                                "decide",
                                table.toString(),
                                "--input",
                                facts("{}"),
                                "--decision",
                                "fee",
                                "--explain"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("fee.outcome = incomplete")
                .contains("missing: age")
                .contains("open: fee 1");
    }

    @Test
    void aFaultInOnePartHidesNoGapInAnother() throws IOException {
        Files.writeString(
                model, MODEL.replace("&gt;= 18", "&gt; 18").replace("since.year", "sins.year"));
        assertThat(run("check", model.toString())).isEqualTo(ExitCode.FAULT);
        assertThat(out.toString()).contains("RULE-011").contains("RULE-030");
    }

    @Test
    void everyFaultOfTheFactsAtOnce() throws IOException {
        String input = facts("{\"agee\": 17, \"age\": \"old\", \"since\": \"yesterday\"}");
        assertThat(run("decide", model.toString(), "--input", input)).isEqualTo(ExitCode.FAULT);
        assertThat(err.toString())
                .contains("FACT-001 facts.json, agee")
                .contains("the model's inputs are: age, since")
                .contains("FACT-002 facts.json, age")
                .contains("FACT-002 facts.json, since")
                .contains("2026-03-27");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aDecisionThatTheModelDoesNotHave() throws IOException {
        assertThat(run("decide", model.toString(), "--input", facts("{}"), "--decision", "price"))
                .isEqualTo(ExitCode.FAULT);
        assertThat(err.toString()).contains("no such decision 'price'").contains("fee, year");
    }

    @Test
    void aFolderDecidesItsOwnExampleAndNamesWhatIsMissing() {
        Path folder = services().resolve("disability-subsidies");
        String example = folder.resolve("examples/13-grade-missing.yaml").toString();
        assertThat(run("decide", folder.toString(), "--input", example)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("outcome: incomplete")
                .contains("missing fact: disability grade（");
        run("decide", folder.toString(), "--json", "--input", example);
        assertThat(out.toString())
                .contains("\"outcome\":\"incomplete\"")
                .contains("\"missingFacts\":[");
    }

    @Test
    void aModelFindsWhatItImportsWhereItsImportSays() {
        Path standard = services().resolve("marginal-family/standard/2021-07.dmn");
        assertThat(run("check", standard.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).doesNotContain("RULE-019").contains("Can be published");
    }

    @Test
    void everyFaultOfACaseIsSaidOnceInEachLanguage() throws IOException {
        Path folder = services().resolve("disability-subsidies");
        String input =
                facts(
                        "{\"place\": \"511623109000\", \"dates\": {\"aplied\": \"2026-11-12\"}, \"facts\": {\"disability grade\": 7, \"shoe size\": 42}}");
        assertThat(run("decide", folder.toString(), "--input", input)).isEqualTo(ExitCode.FAULT);
        assertThat(err.toString().lines())
                .hasSize(6)
                .anyMatch(l -> l.startsWith("INPUT-001 facts.json:1 'facts.disability-grade': "))
                .anyMatch(l -> l.contains("shoe size"))
                .anyMatch(l -> l.contains("aplied"))
                .noneMatch(l -> l.contains("。。") || l.contains(".."));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void twoSidesOfAService() {
        Path folder = services().resolve("disability-subsidies");
        assertThat(run("diff", folder.toString(), "--side", "51", "--with", "50", "--exit-code"))
                .isEqualTo(ExitCode.FAULT);
        assertThat(out.toString())
                .contains("living subsidy amount")
                .contains("    - 100.00 yuan/month")
                .contains("    + 90.00 yuan/month")
                .contains("Facts on which the outcomes differ")
                .contains("完全统一 Unified throughout");
    }

    @Test
    void twoModels() throws IOException {
        Path other = Files.writeString(dir.resolve("other.dmn"), MODEL.replace("18", "21"));
        assertThat(run("diff", model.toString(), other.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("- age < 18")
                .contains("+ age < 21")
                .contains("- fee = 10")
                .contains("+ fee = 0");
        assertThat(run("diff", "--exit-code", model.toString(), model.toString()))
                .isEqualTo(ExitCode.OK);
        run("diff", "--json", model.toString(), other.toString());
        assertThat(out.toString()).contains("\"divergences\":[{");
    }

    @Test
    void whatCannotBeComparedIsWrongUsage() {
        String folder = services().resolve("disability-subsidies").toString();
        assertThat(run("diff", folder)).isEqualTo(ExitCode.USAGE);
        assertThat(run("diff", folder, model.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run("diff", folder, "--side", "5a", "--with", "50")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("Give two folders or two .dmn files")
                .contains("no place's code");
    }

    private String facts(String json) throws IOException {
        return Files.writeString(dir.resolve("facts.json"), json).toString();
    }

    private static Path services() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.isDirectory(here.resolve("public-services")) ? here : here.getParent();
        return java.util.Objects.requireNonNull(root).resolve("public-services");
    }

    private int run(String... args) {
        var commandLine = TongbanCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
