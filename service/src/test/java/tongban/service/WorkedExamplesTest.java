package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every worked example of every shipped service comes out as its author says, and a review finds
 * nothing to mend in it.
 */
class WorkedExamplesTest {

    static Stream<Path> shipped() {
        return ServiceFolder.under(ShippedServices.root()).stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void comeOutAsStated(Path folder) {
        List<String> problems =
                ServiceFolder.review(folder).stream().map(p -> p.message().en()).toList();
        assertThat(problems).isEmpty();
    }
}
