package tongban.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.service.ServiceDefinition;

/** Numbers that are corrected later are taken as those that are handed in at the beginning. */
class CorrectedNumbersTest {
    private static final String CARD = "disability-card-number";
    private static final LocalDate TODAY = WrittenCase.BEGUN;

    @ParameterizedTest
    @CsvSource({"true,", "false,FACT-format"})
    void aNumberOfNobodyIsTakenWhereTheNodeIsADemonstrationAlone(boolean demo, String refused) {
        try (TwoSides sides =
                new TwoSides(
                        "corrected_numbers",
                        TwoSides.root().resolve("public-services"),
                        Map.of("tongban.demo", String.valueOf(demo)))) {
            Circumstances read = corrected(sides, TwoSides.number(7) + "41");
            assertThat(read.faults())
                    .extracting(Problem::code)
                    .isEqualTo(refused == null ? List.of() : List.of(refused));
            assertThat(read.faults()).allSatisfy(f -> assertThat(f.what().zh()).contains("虚构号码"));
            assertThat(read.corrections().containsKey("disability card number")).isEqualTo(demo);
            assertThat(corrected(sides, "12").faults())
                    .extracting(Problem::code)
                    .as("wrong signs are wrong anywhere")
                    .containsExactly("FACT-format");
        }
    }

    private static Circumstances corrected(TwoSides sides, String number) {
        ServiceDefinition service = sides.definition("disability-subsidies");
        Case subject = WrittenCase.of(Part.COMPETENT, List.of(Act.COLLECT, Act.ACCEPT));
        return sides.bean(Enquiries.class)
                .corrected(
                        WrittenCase.known(OnPaper.REVIEWER, service, TODAY),
                        subject,
                        Map.of(CARD, List.of(number)),
                        "document",
                        "残疾人证");
    }
}
