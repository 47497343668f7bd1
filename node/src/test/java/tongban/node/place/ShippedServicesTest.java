package tongban.node.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tongban.service.ServiceDefinition;
import tongban.service.ServiceFolder;

/**
 * Every shipped service has a competent body on both sides of the border, inside the zone and out.
 */
class ShippedServicesTest {
    private static final Path SERVICES =
            Path.of(System.getProperty("tongban.root", ".."), "public-services");

    @TestFactory
    Stream<DynamicTest> everyServiceFindsItsBodies() {
        List<Path> folders = ServiceFolder.under(SERVICES);
        assertThat(folders).isNotEmpty();
        return folders.stream()
                .map(folder ->
                        DynamicTest.dynamicTest(
                                folder.getFileName().toString(),
                                () -> {
                                    ServiceDefinition definition =
                                            ServiceFolder.read(folder).orThrow();
                                    ServiceRule rule =
                                            ServiceRule.of(
                                                    definition.identity(), definition.competence());
                                    for (String town :
                                            List.of("511623109", "500112140", "510107062")) {
                                        Answer.Competent answer =
                                                CompetenceTest.competent(
                                                        Question.at(rule, town, DivisionsTest.TODAY)
                                                                .inside(false));
                                        assertThat(answer.jurisdiction())
                                                .isEqualTo(town.substring(0, 2));
                                        System.out.println(
                                                folder.getFileName()
                                                        + " "
                                                        + answer.deciding().name());
                                    }
                                    for (String town : List.of("511623109", "500112140")) {
                                        CompetenceTest.competent(
                                                Question.at(rule, town, DivisionsTest.TODAY)
                                                        .inside(true));
                                    }
                                }));
    }
}
