package tongban.service.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.service.text.Texts;
import tongban.service.text.Words;

/** What a form says, read into facts: all faults at once, nothing lost. */
class FactFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final FactDeclaration GRADE =
            fact(
                    "grade",
                    FeelType.NUMBER,
                    domain(List.of(new BigDecimal(1), new BigDecimal(2)), 0),
                    List.of());
    private static final FactDeclaration BORN =
            fact("born", FeelType.DATE, domain(List.of(), 2), List.of());
    private static final FactDeclaration INCOME =
            fact(
                    "monthly income",
                    FeelType.NUMBER,
                    new Domain(
                            List.of(),
                            Optional.of(BigDecimal.ZERO),
                            Optional.of(new BigDecimal(100)),
                            2,
                            200,
                            false),
                    List.of());
    private static final FactDeclaration NAME =
            fact("name", FeelType.STRING, domain(List.of(), 2), List.of());
    private static final FactDeclaration MEMBERS =
            list(fact("members", FeelType.CONTEXT, domain(List.of(), 2), List.of(NAME, INCOME)));

    private final FactForm form =
            new FactForm(List.of(GRADE, BORN, INCOME, MEMBERS), texts(), Map.of(), false);

    @Test
    void readsAndWritesBackTheSame() {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        typed.put("grade", List.of("2"));
        typed.put("born.year", List.of("2024"));
        typed.put("born.month", List.of("2"));
        typed.put("born.day", List.of("29"));
        typed.put("monthly-income", List.of("12.50"));
        typed.put("members.0.name", List.of("甲"));
        typed.put("members.0.monthly-income", List.of("0"));
        typed.put("members.1.name", List.of("乙"));
        typed.put("members.1.monthly-income", List.of("99.99"));
        FormReading reading = form.read(Optional.empty(), typed, Map.of(), TODAY);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.values().get("born")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(reading.values().get("members"))
                .isEqualTo(
                        List.of(
                                Map.of("name", "甲", "monthly income", new BigDecimal("0")),
                                Map.of("name", "乙", "monthly income", new BigDecimal("99.99"))));
        assertThat(form.write(reading.values())).isEqualTo(typed);
    }

    @Test
    void anItemEmptiedBetweenOthersLosesNone() {
        Map<String, List<String>> typed =
                Map.of(
                        "members.0.name", List.of("甲"),
                        "members.0.monthly-income", List.of("0"),
                        "members.1.name", List.of(""),
                        "members.1.monthly-income", List.of(" "),
                        "members.2.name", List.of("丙"),
                        "members.2.monthly-income", List.of("1"));
        assertThat(form.read(Optional.empty(), typed, Map.of(), TODAY).values().get("members"))
                .isEqualTo(
                        List.of(
                                Map.of("name", "甲", "monthly income", new BigDecimal("0")),
                                Map.of("name", "丙", "monthly income", new BigDecimal("1"))));
    }

    @Test
    void namesEveryFaultAtOnceAndLosesNothing() {
        Map<String, List<String>> typed =
                Map.of(
                        "grade", List.of("3"),
                        "born", List.of("2023-02-29"),
                        "monthly-income", List.of("100.001"),
                        "members.0.name", List.of(" "),
                        "members.0.monthly-income", List.of("-1"));
        FormReading reading = form.read(Optional.empty(), typed, Map.of(), TODAY);
        assertThat(reading.faults().stream().map(f -> f.field() + " " + f.code()))
                .containsExactly(
                        "grade not-a-choice",
                        "born not-a-date",
                        "monthly-income too-many-decimals",
                        "monthly-income too-great",
                        "members.0.name required",
                        "members.0.monthly-income too-small");
        assertThat(reading.typed()).isEqualTo(typed);
        assertThat(reading.faults()).allSatisfy(f -> assertThat(f.message().zh()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "monthly-income, 1e3, not-a-number",
        "monthly-income, 一百, not-a-number",
        "born, 2026-11-24, in-the-future",
        "born, 13/4/2020, not-a-date",
        "name, x, unknown"
    })
    void refuses(String field, String text, String code) {
        List<FactFault> faults =
                form.read(Optional.empty(), Map.of(field, List.of(text)), Map.of(), TODAY).faults();
        List<String> codes =
                faults.stream().filter(f -> f.field().equals(field)).map(FactFault::code).toList();
        assertThat(codes).isEqualTo(code.equals("unknown") ? List.of() : List.of(code));
    }

    @Test
    void readsJsonTreesAndNamesUnknownFacts() {
        FormReading reading =
                form.ofPlain(
                        Map.of("grade", 1, "colour", "red", "born", 5, "monthly income", "12"),
                        TODAY);
        assertThat(reading.values()).containsExactly(Map.entry("grade", new BigDecimal(1)));
        assertThat(reading.faults().stream().map(FactFault::code))
                .containsExactly("unknown-fact", "wrong-type", "wrong-type");
    }

    @Test
    void saysWhatIsStillUnanswered() {
        assertThat(form.unanswered(Facts.declared(Map.of("grade", BigDecimal.ONE))))
                .containsExactly("born", "monthly income", "members");
    }

    private static Domain domain(List<Object> values, int decimals) {
        return new Domain(values, Optional.empty(), Optional.empty(), decimals, 200, false);
    }

    private static FactDeclaration fact(
            String name, FeelType type, Domain domain, List<FactDeclaration> fields) {
        return new FactDeclaration(
                name,
                type,
                false,
                "",
                domain,
                Optional.empty(),
                false,
                true,
                List.of(FactSource.DECLARED),
                Optional.of("page"),
                Optional.empty(),
                Optional.empty(),
                fields);
    }

    private static FactDeclaration list(FactDeclaration f) {
        return new FactDeclaration(
                f.name(),
                f.type(),
                true,
                f.unit(),
                f.domain(),
                f.format(),
                f.sensitive(),
                f.required(),
                f.sources(),
                f.page(),
                f.when(),
                f.otherwise(),
                f.fields());
    }

    private static Texts texts() {
        return new Texts(new TreeMap<>(Map.of("fact.grade.name", Words.same("grade"))));
    }
}
