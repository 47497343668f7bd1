package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.rules.Divergence;
import tongban.rules.EvaluationOptions;
import tongban.rules.Imports;
import tongban.rules.Model;
import tongban.service.SideBySide.Part;
import tongban.service.place.PlacePath;

/** Two sides, two versions, two models: what is one, what is not, and for whom it matters. */
class ServiceDiffTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ExampleCheck.ZONE);
    private static final PlacePath SICHUAN = PlacePath.ofCode("510000000000");
    private static final PlacePath CHONGQING = PlacePath.ofCode("500000000000");

    @TempDir Path dir;

    static Stream<Path> shipped() {
        return ServiceFolder.under(ShippedServices.root()).stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void bothSidesDecideByOneStandard(Path folder) {
        ServiceDefinition service = ServiceFolder.read(folder).orThrow();
        SideBySide sides = ServiceDiff.ofSides(service, SICHUAN, CHONGQING, CLOCK);
        for (Part part : List.of(Part.STANDARD, Part.FACTS, Part.MATERIALS, Part.TERMS, Part.LINES))
            assertThat(sides.lines())
                    .filteredOn(l -> l.part() == part)
                    .as("%s of %s", part, folder)
                    .allMatch(SideBySide.Line::isUnified);
    }

    @Test
    void aSideIsOneWithItself() {
        ServiceDefinition service = shipped("disability-subsidies");
        assertThat(ServiceDiff.ofSides(service, SICHUAN, SICHUAN, CLOCK).isUnified()).isTrue();
    }

    @Test
    void amountsDifferAndSoDoOutcomes() {
        ServiceDefinition service = shipped("disability-subsidies");
        SideBySide sides = ServiceDiff.ofSides(service, SICHUAN, CHONGQING, CLOCK);
        assertThat(line(sides, Part.AMOUNTS, "living subsidy amount"))
                .extracting(SideBySide.Line::left, SideBySide.Line::right)
                .containsExactly("100.00 yuan/month", "90.00 yuan/month");
        assertThat(sides.divergences()).isNotEmpty();
        assertThat(sides.divergences())
                .anySatisfy(d -> {
                    assertThat(d.left()).startsWith("granted: ").contains("living subsidy 100.00");
                    assertThat(d.right()).startsWith("granted: ").contains("living subsidy 90.00");
                });
        assertThat(sides.divergences())
                .as("another subsidy of 99.99 is below the one's amount and above the other's")
                .anySatisfy(
                        d -> assertThat(d.right()).isEqualTo("refused: similar-living-benefit"));
        for (Divergence d : sides.divergences()) assertHolds(service, d);
    }

    /** What a divergence says of its facts is what each place decides, asked again. */
    private static void assertHolds(ServiceDefinition service, Divergence d) {
        SideBySide again = ServiceDiff.ofSides(service, SICHUAN, CHONGQING, CLOCK);
        assertThat(again.divergences()).as("the same facts at every run").contains(d);
        assertThat(d.left()).isNotEqualTo(d.right());
        assertThat(service.examples()).anyMatch(e -> d.base().equals("examples/" + e.file()));
    }

    @Test
    void aChangedRowIsShownBesideTheOldOneWithACaseThatFeelsIt() throws IOException {
        Path other = ShippedServices.copy("unattended-child", dir);
        Path dmn = other.resolve("standard/2020-12.dmn");
        Files.writeString(
                dmn,
                Files.readString(dmn)
                        .replace("&gt;= 6<", "&gt;= 3<")
                        .replace("&lt; 6<", "&lt; 3<"));
        SideBySide versions =
                ServiceDiff.ofFolders(
                        "a",
                        shipped("unattended-child"),
                        "b",
                        ServiceFolder.read(other).orThrow(),
                        CLOCK);
        assertThat(versions.lines())
                .filteredOn(l -> !l.isUnified())
                .hasSize(4)
                .allSatisfy(l -> {
                    assertThat(l.name()).contains("row that says");
                    assertThat(l.left()).contains(" 6");
                    assertThat(l.right()).contains(" 3");
                });
        assertThat(versions.divergences())
                .anySatisfy(d -> {
                    assertThat(d.base()).isEqualTo("examples/02-five-months-only.yaml");
                    assertThat(d.left()).isEqualTo("refused: mother-under-six-months");
                    assertThat(d.right()).startsWith("granted: ");
                });
    }

    @Test
    void everyKindOfChangeIsSeen() throws IOException {
        Path other = ShippedServices.copy("disability-subsidies", dir);
        change(other, "service.yaml", "visits: 0", "visits: 1");
        change(other, "service.yaml", "later-days: 5", "later-days: 7");
        change(other, "texts/en.yaml", "Subsidy stopped", "Subsidy ended");
        change(other, "parameters.csv", ",100.00,", ",101.00,");
        SideBySide versions =
                ServiceDiff.ofFolders(
                        "a",
                        shipped("disability-subsidies"),
                        "b",
                        ServiceFolder.read(other).orThrow(),
                        CLOCK);
        assertThat(versions.lines())
                .filteredOn(l -> !l.isUnified())
                .extracting(SideBySide.Line::part)
                .contains(Part.IDENTITY, Part.MATERIALS, Part.TEXTS, Part.AMOUNTS);
        assertThat(line(versions, Part.IDENTITY, "visits").right()).isEqualTo("1");
        assertThat(versions.divergences()).isNotEmpty();
    }

    @Test
    void thatAVisitIsRequiredFromNowOnIsSeen() throws IOException {
        Path other = ShippedServices.copy("oversize-transport-permit", dir);
        change(other, "procedure.yaml", "staff-min: 2", "staff-min: 2\n    required: true");
        SideBySide versions =
                ServiceDiff.ofFolders(
                        "a",
                        shipped("oversize-transport-permit"),
                        "b",
                        ServiceFolder.read(other).orThrow(),
                        CLOCK);
        SideBySide.Line visit = line(versions, Part.PROCEDURE, "step SITE_INSPECTION");
        assertThat(visit.left()).contains("staff 2").doesNotContain("required");
        assertThat(visit.right()).contains("staff 2, required");
    }

    @Test
    void twoModelsAreHeldTogetherByTheirRows() {
        SideBySide models = models("< 18", "<= 18");
        assertThat(models.lines())
                .filteredOn(l -> !l.isUnified())
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.left()).isEqualTo("age < 18");
                    assertThat(l.right()).isEqualTo("age <= 18");
                });
        assertThat(models.divergences())
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.facts()).hasToString("{age=18}");
                    assertThat(d.left()).isEqualTo("fee = 10");
                    assertThat(d.right()).isEqualTo("fee = 0");
                });
        assertThat(models("< 18", "<18").isUnified()).as("blanks say nothing").isTrue();
    }

    private static SideBySide models(String first, String second) {
        return ModelDiff.of("a", model(first), "b", model(second), EvaluationOptions.at(CLOCK));
    }

    private static Model model(String test) {
        String xml =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
                  <inputData id="i" name="age"><variable name="age" typeRef="number"/></inputData>
                  <decision id="d" name="fee"><variable name="fee" typeRef="number"/>
                    <informationRequirement><requiredInput href="#i"/></informationRequirement>
                    <decisionTable hitPolicy="FIRST">
                      <input><inputExpression><text>age</text></inputExpression></input><output/>
                      <rule><inputEntry><text>%s</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
                      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>10</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                        .formatted(test.replace("<", "&lt;"));
        return Model.parse("m.dmn", xml.getBytes(StandardCharsets.UTF_8), Imports.NONE);
    }

    private static ServiceDefinition shipped(String id) {
        return ServiceFolder.read(ShippedServices.root().resolve(id)).orThrow();
    }

    private static SideBySide.Line line(SideBySide all, Part part, String name) {
        return all.lines().stream()
                .filter(l -> l.part() == part && l.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void change(Path folder, String file, String from, String to)
            throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
