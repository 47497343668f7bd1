package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped folder reads without a problem and holds what a guide needs. */
class ServiceFolderTest {

    static Stream<Path> shipped() {
        return ServiceFolder.under(ShippedServices.root()).stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readsWithoutAProblem(Path folder) {
        ServiceFolder.Reading reading = ServiceFolder.read(folder);
        List<String> messages =
                reading instanceof ServiceFolder.Reading.Faulty(List<Problem> problems)
                        ? problems.stream().map(p -> p.message().en()).toList()
                        : List.of();
        assertThat(messages).isEmpty();
        assertThat(reading.orThrow().examples()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(reading.orThrow().form().questions()).isNotEmpty();
    }
}
