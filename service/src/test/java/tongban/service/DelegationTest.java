package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.service.place.Level;

/** Townships decide where a row says so, from its day on, and nowhere else. */
class DelegationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Test
    void aRowMakesTheTownshipDecide(@TempDir Path under) throws IOException {
        Path folder = ShippedServices.copy("minimum-living-allowance", under);
        ShippedServices.copy("shared", under);
        Files.writeString(
                folder.resolve("parameters.csv"),
                "township decides,511623000000,2026-09-01,,true,,,,demonstration,\n",
                StandardOpenOption.APPEND);
        ServiceDefinition service = ServiceFolder.read(folder).orThrow();
        assertThat(service.competenceAt("511623109", TODAY).deciding()).isEqualTo(Level.TOWN);
        assertThat(service.competenceAt("511623109", LocalDate.of(2026, 8, 31)).deciding())
                .as("the day before")
                .isEqualTo(Level.COUNTY);
        assertThat(service.competenceAt("511602001", TODAY).deciding())
                .as("another county")
                .isEqualTo(Level.COUNTY);
        assertThat(service.competenceAt("somewhere", TODAY).deciding()).isEqualTo(Level.COUNTY);
    }

    @Test
    void nowhereIsKnownToDoSo() {
        ServiceDefinition service = ShippedServices.read("minimum-living-allowance");
        assertThat(service.competenceAt("511623109", TODAY)).isEqualTo(service.competence());
        assertThat(service.competenceAt("500157", TODAY)).isEqualTo(service.competence());
    }
}
