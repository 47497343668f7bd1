package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author gets to read for each mistake: code, file, line, and all of them at once. */
class FaultyFolderTest {

    @TempDir Path dir;

    private Path folder;

    @BeforeEach
    void copyOfASoundFolder() throws IOException {
        folder = ShippedServices.copy("disability-subsidies", dir);
    }

    @Test
    void theCopyItselfIsSound() {
        assertThat(ServiceFolder.read(folder)).isInstanceOf(ServiceFolder.Reading.Sound.class);
    }

    @Test
    void anUnknownKey() throws IOException {
        change("service.yaml", "charge: false", "charges: false");
        assertFault("SERVICE-002", "service.yaml", "charges", "not known here");
    }

    @Test
    void aCodeWithoutQuotes() throws IOException {
        change("service.yaml", "item-type: \"20\"", "item-type: 20");
        assertFault("SERVICE-003", "service.yaml", "item-type", "has no quotes");
    }

    @Test
    void anUnknownWord() throws IOException {
        change("service.yaml", "place: hukou", "place: birthplace");
        assertFault("SERVICE-004", "service.yaml", "competence.place", "'birthplace' is not known");
    }

    @Test
    void aFolderOfAnotherName() throws IOException {
        change("service.yaml", "id: disability-subsidies", "id: subsidies");
        assertFault("SERVICE-005", "service.yaml", "id", "differs from the folder's name");
    }

    @Test
    void aKeyTwice() throws IOException {
        change("service.yaml", "charge: false", "charge: false\ncharge: false");
        assertFault("YAML-003", "service.yaml", "charge", "stands twice");
    }

    @Test
    void brokenYaml() throws IOException {
        change("procedure.yaml", "supplement: buqi", "supplement: [buqi");
        assertFault("YAML-001", "procedure.yaml", "", "This is not YAML");
    }

    @Test
    void aWordForOneSideAndNoneForTheOthers() throws IOException {
        change("procedure.yaml", "supplement: buqi", "supplement: {\"50\": buzheng}");
        assertFault("PROCEDURE-002", "procedure.yaml", "supplement", "places not listed");
    }

    @Test
    void aWordForOneSideThatNobodyKnows() throws IOException {
        change("procedure.yaml", "supplement: buqi", "supplement: {\"*\": buqi, \"50\": buban}");
        assertFault("SERVICE-004", "procedure.yaml", "supplement.50", "'buban' is not known");
    }

    @Test
    void anchorsThatCouldGrowWithoutBound() throws IOException {
        change("service.yaml", "audience: [\"1\"]", "audience: &a [\"1\"]");
        assertFault("YAML-002", "service.yaml", "", "not allowed");
    }

    @Test
    void aTextInOneLanguageOnly() throws IOException {
        change("texts/en.yaml", "  stop: Subsidy stopped\n", "");
        assertFault("TEXT-001", "texts/en.yaml", "verb.stop", "missing");
    }

    @Test
    void differentPlaceholders() throws IOException {
        change("texts/en.yaml", "Please hand it in by {date}", "Please hand it in by {day}");
        assertFault("TEXT-002", "texts/en.yaml", "notice.supplement", "placeholders differ");
    }

    @Test
    void aParameterThatNobodyDeclared() throws IOException {
        append(
                "parameters.csv",
                "heating subsidy,510000000000,2024-01-01,,5.00,yuan/month,,,demonstration,\n");
        assertFault("PARAMETER-001", "parameters.csv", "name", "No parameter 'heating subsidy'");
    }

    @Test
    void aVerifiedValueWithoutADocument() throws IOException {
        append(
                "parameters.csv",
                "living subsidy amount,511600000000,2024-01-01,,5.00,yuan/month,,,verified,\n");
        assertFault("PARAMETER-001", "parameters.csv", "document", "names its document");
    }

    @Test
    void aPlaceThatMayNotSetIt() throws IOException {
        append(
                "parameters.csv",
                "living subsidy amount,511623109000,2024-01-01,,5.00,yuan/month,,,demonstration,\n");
        assertFault("PARAMETER-001", "parameters.csv", "place", "may not set this");
    }

    @Test
    void overlappingRows() throws IOException {
        append(
                "parameters.csv",
                "living subsidy amount,510000000000,2024-01-01,,5.00,yuan/month,,,demonstration,\n");
        assertFault("PARAMETER-002", "parameters.csv", "living subsidy amount", "overlaps");
    }

    @Test
    void aRowBelowItsFloor() throws IOException {
        append(
                "parameters.csv",
                "living subsidy amount minimum,510000000000,2024-01-01,,100.01,yuan/month,,,demonstration,\n");
        Problem p =
                assertFault(
                        "PARAMETER-003",
                        "parameters.csv",
                        "living subsidy amount",
                        "Below the bound 100.01");
        assertThat(p.line()).isEqualTo(2);
    }

    @Test
    void anOlderLocalRowUnderALaterNorm() throws IOException {
        append(
                "parameters.csv",
                "living subsidy amount,511600000000,2015-01-01,,130.00,yuan/month,,,demonstration,\n");
        Problem p =
                assertReviewed(
                        "PARAMETER-004", "living subsidy amount", "From 2016-01-01 the later norm");
        assertThat(p.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(ServiceFolder.read(folder)).isInstanceOf(ServiceFolder.Reading.Sound.class);
    }

    @Test
    void aReasonWithoutWords() throws IOException {
        change(
                "standard/2016-01.dmn",
                "<text>grade-not-severe</text>",
                "<text>grade-too-light</text>");
        assertFault(
                "STANDARD-005", "standard/2016-01.dmn", "nursing grounds, row 2", "has no text");
    }

    @Test
    void aReasonWithoutAnArticle() throws IOException {
        change(
                "standard/2016-01.dmn",
                "<text>card-expired</text></annotationEntry><annotationEntry><text>国发〔2015〕52号 二（一）</text>",
                "<text>card-expired</text></annotationEntry><annotationEntry><text></text>");
        assertFault(
                "STANDARD-006",
                "standard/2016-01.dmn",
                "living grounds, row 1",
                "cites no article");
    }

    @Test
    void aFactThatTheStandardDoesNotKnow() throws IOException {
        change("service.yaml", "name: disability grade", "name: disability level");
        assertFault(
                "STANDARD-001",
                "standard/2016-01.dmn",
                "disability level",
                "no input of the standard");
        assertFault("STANDARD-002", "standard/2016-01.dmn", "disability grade", "is not declared");
    }

    @Test
    void aFactOfAnotherType() throws IOException {
        change(
                "standard/2016-01.dmn",
                "<variable name=\"long term care needed\" typeRef=\"boolean\"/>",
                "<variable name=\"long term care needed\" typeRef=\"string\"/>");
        assertFault(
                "STANDARD-003",
                "standard/2016-01.dmn",
                "long term care needed",
                "Declared as boolean");
    }

    @Test
    void valuesThatTheStandardDoesNotAllow() throws IOException {
        change("service.yaml", "values: [1, 2, 3, 4]", "values: [1, 2, 3]");
        assertFault(
                "STANDARD-008", "standard/2016-01.dmn", "disability grade", "The values differ");
    }

    /** A folder with facts about each member of a household, and what it shares with others. */
    private void household() throws IOException {
        ShippedServices.copy("shared", dir);
        folder = ShippedServices.copy("marginal-family", dir);
    }

    @Test
    void aPartOfAFactThatTheStandardDoesNotKnow() throws IOException {
        household();
        change("service.yaml", "name: years away", "name: years absent");
        String standard = "standard/2021-07.dmn";
        assertFault("STANDARD-001", standard, "members.years absent", "no input of the standard");
        assertFault("STANDARD-002", standard, "members.years away", "is not declared");
    }

    @Test
    void aPartOfAFactOfAnotherTypeAndWithOtherValues() throws IOException {
        household();
        String standard = "standard/2021-07.dmn";
        change(
                standard,
                "name=\"member born\"><typeRef>date</typeRef>",
                "name=\"member born\"><typeRef>string</typeRef>");
        change("service.yaml", "\"in-prison\", ", "");
        assertFault("STANDARD-003", standard, "members.member born", "Declared as date");
        assertFault("STANDARD-008", standard, "members.member status", "The values differ");
    }

    @Test
    void aDateThatNoCaseHas() throws IOException {
        String standard = "standard/2016-01.dmn";
        change(standard, "<itemComponent name=\"applied\">", "<itemComponent name=\"apply\">");
        assertFault("RULE-011", standard, "living grounds", "no member 'applied'");
        change(standard, "dates.applied", "dates.apply");
        change(standard, "dates.applied", "dates.apply");
        assertFault("STANDARD-002", standard, "dates.apply", "is not declared");
    }

    @Test
    void aReasonInQuotationMarksIsTheSameReason() throws IOException {
        change(
                "standard/2016-01.dmn",
                "<text>card-expired</text>",
                "<text>\"card-expired\"</text>");
        assertThat(problems()).isEmpty();
        assertThat(ServiceFolder.check(folder)).isEmpty();
    }

    @Test
    void aStandardThatAnswersNeitherGrantedNorRefused() throws IOException {
        change(
                "standard/2016-01.dmn",
                "then \"granted\" else \"refused\"",
                "then \"granted\" else \"declined\"");
        assertThat(ServiceFolder.check(folder))
                .filteredOn(p -> p.code().equals("EXAMPLE-004"))
                .isNotEmpty()
                .allSatisfy(p -> {
                    assertThat(p.cause().en()).contains("answered 'declined'");
                    assertThat(p.cause().zh()).contains("却答“declined”");
                });
    }

    @Test
    void aStandardThatExceedsALimit() throws IOException {
        change(
                "standard/2016-01.dmn",
                "then \"granted\" else \"refused\"",
                "then \"granted\" else if count(for i in 1..1000000000 return i) > 1 then \"refused\" else \"granted\"");
        assertThat(ServiceFolder.check(folder))
                .filteredOn(p -> p.code().equals("EXAMPLE-004"))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.cause().en()).contains("listSizeMax"));
    }

    @Test
    void aRefusalForWhichThereIsNoReason() throws IOException {
        change("standard/2016-01.dmn", "if living due or nursing due then", "if false then");
        assertThat(ServiceFolder.check(folder)).extracting(Problem::code).contains("EXAMPLE-005");
    }

    @Test
    void whatIsSharedIsLookedIntoAsWell() throws IOException {
        household();
        Path shared = dir.resolve("shared/household-means/2021-07.dmn");
        String text = Files.readString(shared);
        assertThat(text).contains("<text>max(");
        Files.writeString(shared, text.replace("<text>max(", "<text>1 / 3 + max("));
        assertThat(ServiceFolder.review(folder))
                .filteredOn(p -> p.code().equals("RULE-040"))
                .extracting(Problem::file)
                .contains("shared/household-means/2021-07.dmn");
    }

    @Test
    void aConditionThatIsNoFeel() throws IOException {
        change(
                "service.yaml",
                "when: subsidies applied for != \"living\"",
                "when: subsidies applied for != = \"living\"");
        assertThat(problems().stream().map(Problem::file)).contains("service.yaml");
    }

    @Test
    void postingWhatMustNeverBePosted() throws IOException {
        change(
                "procedure.yaml",
                "public-notice: none\npublication: false",
                "public-notice: never\npublication: true");
        assertFault("PROCEDURE-004", "procedure.yaml", "public-notice", "never posted");
    }

    @Test
    void postingOnlineWithoutSayingForHowLong() throws IOException {
        change("procedure.yaml", "public-notice: none", "public-notice: online");
        assertFault("PROCEDURE-005", "procedure.yaml", "terms", "no time limit");
    }

    @Test
    void publishingOnABoardWithoutANameOrWithoutSayingForHowLong() throws IOException {
        change(
                "procedure.yaml",
                "public-notice: none\npublication: false",
                """
                public-notice: none
                publication: true
                publication-board:
                  shows: [amount]
                  confidence: demonstration\
                """);
        assertFault("PROCEDURE-014", "procedure.yaml", "shows", "no name");
        assertFault("PROCEDURE-015", "procedure.yaml", "publication-board", "without a limit");
    }

    private static final String JOINT =
            """
            joint:
              - step: home-consent
                when: disability grade = 1
                place: other-side
                level: province
                department: civil-affairs
                length: 5
                unit: working-days
                facts: [disability grade]
                materials: []
                document: 示例
                article: 第一条
                confidence: demonstration
            """;

    private void joint(String from, String to) throws IOException {
        change("service.yaml", "modes: [", "modes: [joint, ");
        append("procedure.yaml", JOINT.replace(from, to));
        for (String language : List.of("zh", "en")) {
            append("texts/" + language + ".yaml", "joint:\n  home-consent:\n    name: x\n");
        }
    }

    @Test
    void aJointStepThatIsSound() throws IOException {
        joint("home", "home");
        assertThat(problems()).isEmpty();
    }

    @Test
    void aJointStepWithoutTheMode() throws IOException {
        append("procedure.yaml", JOINT);
        assertFault("PROCEDURE-007", "procedure.yaml", "joint", "go together");
        assertFault("TEXT-001", "procedure.yaml", "joint.home-consent", "There is no text");
    }

    @Test
    void theModeWithoutAJointStep() throws IOException {
        change("service.yaml", "modes: [", "modes: [joint, ");
        assertFault("PROCEDURE-007", "procedure.yaml", "joint", "go together");
    }

    @Test
    void aJointStepThatNobodyCouldAnswer() throws IOException {
        joint("", "");
        change("procedure.yaml", "decision: by-person", "decision: automatic-on-grant");
        assertFault("PROCEDURE-008", "procedure.yaml", "decision", "nobody could answer");
        change("procedure.yaml", "facts: [disability grade]", "facts: []");
        assertFault("PROCEDURE-013", "procedure.yaml", "joint.home-consent", "sees nothing");
    }

    @Test
    void aJointStepOfNoPlaceAndNoBody() throws IOException {
        joint("level: province", "level: county");
        assertFault("PROCEDURE-010", "procedure.yaml", "joint.home-consent.level", "county");
        change("procedure.yaml", "place: other-side", "place: disability grade");
        assertFault("PROCEDURE-011", "procedure.yaml", "joint.home-consent.place", "division code");
    }

    @Test
    void aJointStepThatShowsWhatThereIsNot() throws IOException {
        joint("materials: []", "materials: [passport]");
        assertFault("PROCEDURE-012", "procedure.yaml", "joint.home-consent.materials", "passport");
        change("procedure.yaml", "facts: [disability grade]", "facts: [shoe size]");
        assertFault("PROCEDURE-012", "procedure.yaml", "joint.home-consent.facts", "shoe size");
        change("procedure.yaml", "step: home-consent", "step: Home Consent");
        assertFault("PROCEDURE-009", "procedure.yaml", "joint.Home Consent", "small letters");
    }

    @Test
    void aJointStepWhoseConditionIsNoFeel() throws IOException {
        joint("disability grade = 1", "disability grade = = 1");
        assertThat(problems().stream().map(Problem::code)).anyMatch(c -> c.startsWith("RULE-"));
    }

    @Test
    void silenceAsAcceptanceWithoutAnArticle() throws IOException {
        append("procedure.yaml", "deemed-acceptance:\n  confidence: verified\n");
        assertFault("SERVICE-001", "procedure.yaml", "deemed-acceptance.document", "is missing");
    }

    @Test
    void aWrongExample() throws IOException {
        change(
                "examples/01-both-in-sichuan.yaml",
                "monthly amount: 220.00",
                "monthly amount: 219.99");
        List<Problem> problems = ServiceFolder.check(folder);
        assertThat(problems)
                .anySatisfy(p -> {
                    assertThat(p.code()).isEqualTo("EXAMPLE-003");
                    assertThat(p.message().en()).contains("Expected 219.99, got 220.00");
                });
    }

    @Test
    void anExampleWithAFactOutsideItsDomain() throws IOException {
        change("examples/01-both-in-sichuan.yaml", "disability grade: 1", "disability grade: 5");
        assertFault(
                "INPUT-001",
                "examples/01-both-in-sichuan.yaml",
                "facts.disability-grade",
                "Not one of the options");
    }

    @Test
    void aGapInATable() throws IOException {
        change("standard/2016-01.dmn", "<text>3,4</text>", "<text>3</text>");
        Problem p =
                assertReviewed("RULE-030", "nursing amount", "Where disability grade = 4, no row");
        assertThat(p.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(ServiceFolder.check(folder)).doesNotContain(p);
    }

    @Test
    void twoRowsThatMatchTogether() throws IOException {
        change("standard/2016-01.dmn", "<text>3,4</text>", "<text>2,3,4</text>");
        Problem p =
                assertReviewed(
                        "RULE-031",
                        "nursing amount, row 3",
                        "Where disability grade = 2, rows 2 and 3");
        assertThat(ServiceFolder.check(folder)).contains(p);
    }

    @Test
    void aValueThatServiceYamlDoesNotKnow() throws IOException {
        change("standard/2016-01.dmn", "<text>\"orphan\"</text>", "<text>\"orphans\"</text>");
        assertReviewed("RULE-034", "living grounds, row 6", "never matches");
    }

    @Test
    void aDivisionThatNobodyRounds() throws IOException {
        change(
                "standard/2016-01.dmn",
                "<outputEntry><text>nursing subsidy second grade</text>",
                "<outputEntry><text>nursing subsidy second grade / 3</text>");
        Problem p =
                assertReviewed(
                        "RULE-040",
                        "nursing amount, row 2",
                        "nursing subsidy second grade / 3 is not rounded");
        assertThat(p.isError()).isTrue();
    }

    @Test
    void aComparisonOnTheWrongSideOfALine() throws IOException {
        change(
                "standard/2016-01.dmn",
                "similar living benefit &gt;= living subsidy amount",
                "similar living benefit &gt; living subsidy amount");
        Problem p =
                assertReviewed(
                        "LINE-003",
                        "living grounds, similar living benefit > 0 and similar living benefit > living subsidy amount",
                        "puts the line on the wrong side");
        assertThat(p.cause().en()).contains("says at least");
        assertThat(p.remedy().en()).isEqualTo("Write >=, or its opposite <");
    }

    @Test
    void aLineThatTheStandardDoesNotKnow() throws IOException {
        change("service.yaml", "line: living subsidy amount", "line: nursing subsidy first grade");
        assertReviewed("LINE-002", "lines.similar living benefit", "nowhere compares");
        change("service.yaml", "line: nursing subsidy first grade", "line: lodging subsidy");
        assertReviewed("LINE-001", "lines.similar living benefit", "lodging subsidy");
    }

    @Test
    void aLineWithoutExamplesOnItAndBesideIt() throws IOException {
        Files.delete(folder.resolve("examples/10-similar-benefit-equal.yaml"));
        assertReviewed("LINE-004", "lines.similar living benefit", "stands on the line");
        Files.delete(folder.resolve("examples/11-similar-benefit-a-cent-lower.yaml"));
        assertReviewed("LINE-005", "lines.similar living benefit", "one step below");
    }

    @Test
    void whatIsWrongInOneFileHidesNothingInAnother() throws IOException {
        change("texts/en.yaml", "  stop: Subsidy stopped\n", "");
        change("standard/2016-01.dmn", "<text>3,4</text>", "<text>2,3,4</text>");
        change(
                "examples/01-both-in-sichuan.yaml",
                "monthly amount: 220.00",
                "monthly amount: 219.99");
        assertThat(ServiceFolder.review(folder).stream().map(Problem::code))
                .contains("TEXT-001", "RULE-031", "EXAMPLE-003");
    }

    private Problem assertReviewed(String code, String element, String cause) {
        List<Problem> problems = ServiceFolder.review(folder);
        Problem p =
                problems.stream()
                        .filter(one -> one.code().equals(code) && one.element().equals(element))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(code + " not among " + problems));
        assertThat(p.cause().en()).contains(cause);
        assertThat(p.cause().zh()).isNotBlank();
        return p;
    }

    @Test
    void everythingAtOnce() throws IOException {
        change("service.yaml", "charge: false", "charges: false");
        change("procedure.yaml", "start: month-of-application", "start: whenever");
        change("texts/en.yaml", "  stop: Subsidy stopped\n", "");
        Files.delete(folder.resolve("law.md"));
        assertThat(problems().stream().map(Problem::code))
                .contains("SERVICE-002", "SERVICE-004", "TEXT-001", "FOLDER-001");
    }

    @Test
    void aFolderThatIsNotThere() {
        folder = dir.resolve("nothing");
        assertThat(problems()).isNotEmpty();
    }

    private Problem assertFault(String code, String file, String element, String cause) {
        List<Problem> problems = problems();
        List<Problem> found =
                problems.stream()
                        .filter(p ->
                                p.code().equals(code)
                                        && p.file().equals(file)
                                        && p.element().contains(element))
                        .toList();
        assertThat(found)
                .as("%s in %s at '%s' among %s", code, file, element, problems)
                .isNotEmpty();
        Problem p = found.getFirst();
        assertThat(p.cause().en()).contains(cause);
        assertThat(p.cause().zh()).isNotBlank();
        assertThat(p.remedy().zh()).isNotBlank();
        assertThat(p.message().en()).startsWith(code + " " + file);
        return p;
    }

    private List<Problem> problems() {
        return switch (ServiceFolder.read(folder)) {
            case ServiceFolder.Reading.Sound(ServiceDefinition d) -> List.of();
            case ServiceFolder.Reading.Faulty(List<Problem> problems) -> problems;
        };
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).as("the folder's %s", file).contains(from);
        int at = text.indexOf(from);
        Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    private void append(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path) + text);
    }
}
