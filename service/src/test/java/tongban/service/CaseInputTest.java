package tongban.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A case from a file: the JSON of the command line, with every fault listed. */
class CaseInputTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ServiceDefinition service = ShippedServices.read("disability-subsidies");

    @Test
    void readsJson() {
        CaseInput input =
                ((CaseInput.Reading.Sound)
                                read(
                                        """
                                        {"place": "511623109000", "dates": {"applied": "2024-06-21"},
                                         "facts": {"disability grade": 1, "card valid until": "2031-06-20", "injury care allowance": false}}
                                        """))
                        .input();
        assertThat(input.place().province()).isEqualTo("51");
        assertThat(input.dates()).containsEntry(CaseDate.APPLIED, LocalDate.of(2024, 6, 21));
        assertThat(input.facts().values())
                .containsEntry("card valid until", LocalDate.of(2031, 6, 20))
                .hasSize(3);
    }

    @Test
    void listsEveryFault() {
        List<Problem> problems =
                ((CaseInput.Reading.Faulty)
                                read(
                                        """
                                        {"dates": {"applied": "2024-06-31", "decided": "2024-07-01"},
                                         "facts": {"disability grade": "one", "colour": "red"}, "extra": 1}
                                        """))
                        .problems();
        assertThat(problems.stream().map(p -> p.code() + " " + p.element()))
                .contains(
                        "SERVICE-001 place",
                        "SERVICE-003 dates.applied",
                        "SERVICE-004 dates.decided",
                        "INPUT-001 facts.disability-grade",
                        "INPUT-001 facts.colour",
                        "SERVICE-002 extra");
        assertThat(problems).allSatisfy(p -> assertThat(p.file()).isEqualTo("case.json"));
    }

    @Test
    void saysWhereJsonBreaks() {
        assertThat(
                        ((CaseInput.Reading.Faulty) read("{\"place\": \"51"))
                                .problems().stream().map(Problem::code))
                .contains("YAML-001");
    }

    private CaseInput.Reading read(String json) {
        return CaseInput.read(service, "case.json", json, TODAY);
    }
}
