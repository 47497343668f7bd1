package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Sum;

/** What a person sets otherwise than proposed has a limit in every service. */
class SumsTest {
    private static final Path SERVICES =
            Path.of(System.getProperty("tongban.root", "..")).resolve("public-services");

    private static List<ServiceDefinition> services() throws IOException {
        try (Stream<Path> folders = Files.list(SERVICES)) {
            return folders.filter(f -> Files.exists(f.resolve("service.yaml")))
                    .map(f -> WrittenCase.service(f.getFileName().toString()))
                    .filter(s -> !s.procedure().sums().isEmpty())
                    .toList();
        }
    }

    @Test
    void noSumIsSetAboveWhatOnlyASlipExceeds() throws IOException {
        assertThat(services()).hasSizeGreaterThan(10);
        for (ServiceDefinition service : services()) {
            for (Sum sum : service.procedure().sums()) {
                String most = AwardedSum.plausible(sum).toPlainString();
                assertThat(codes(service, sum, most)).as(service.id() + " " + most).isEmpty();
                assertThat(codes(service, sum, most + ".01"))
                        .as(service.id() + " above " + most)
                        .containsExactly("CASE-270");
            }
        }
    }

    @Test
    void aMonthlyAmountHasAnotherLimitThanWhatIsGivenOnce() {
        assertThat(most("disability-subsidies", "living subsidy")).isEqualByComparingTo("10000");
        assertThat(most("study-aid", "amount a school year")).isEqualByComparingTo("50000");
        assertThat(most("job-keeping-refund", "amount")).isEqualByComparingTo("10000000");
    }

    @Test
    void whatTheStandardItselfProposesIsNoSlip() {
        ServiceDefinition service = WrittenCase.service("job-keeping-refund");
        List<Problem> problems = new ArrayList<>();
        Sums.Known known =
                new Sums.Known(Map.of("amount", new BigDecimal("20000000.00")), Map.of());
        assertThat(Sums.read(Map.of("amount", "20000000"), service, known, problems)).isEmpty();
        assertThat(problems).isEmpty();
    }

    private static BigDecimal most(String service, String award) {
        return AwardedSum.plausible(
                WrittenCase.service(service).procedure().sums().stream()
                        .filter(s -> s.award().equals(award))
                        .findFirst()
                        .orElseThrow());
    }

    private static List<String> codes(ServiceDefinition service, Sum sum, String yuan) {
        List<Problem> problems = new ArrayList<>();
        Sums.read(Map.of(sum.key(), yuan), service, Sums.Known.NOTHING, problems);
        return problems.stream().map(Problem::code).toList();
    }
}
