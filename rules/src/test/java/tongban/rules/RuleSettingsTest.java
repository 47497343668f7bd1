package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a deployment grants to rules is said by name, and holds. */
class RuleSettingsTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void whatIsNotNamedStaysAsItIs() {
        assertThat(RuleSettings.of(Map.of())).isEqualTo(RuleSettings.STANDARD);
        RuleSettings some =
                RuleSettings.of(
                        Map.of(
                                "steps-max", " 5000 ",
                                "languages", "feel, b-feel",
                                "java-classes", "java.lang.Math, java.lang.String"));
        assertThat(some.limits().stepsMax()).isEqualTo(5000);
        assertThat(some.limits().listSizeMax()).isEqualTo(Limits.STANDARD.listSizeMax());
        assertThat(some.dialects()).containsExactlyInAnyOrder(Dialect.values());
        assertThat(some.javaClasses())
                .isEqualTo(Set.of("java.lang.Math", "java.lang.String"))
                .isEqualTo(some.at(CLOCK).javaClasses());
    }

    @Test
    void allFaultsAreToldAtOnceInBothLanguages() {
        assertThatThrownBy(() ->
                        RuleSettings.of(
                                Map.of(
                                        "step-max", "1",
                                        "nesting-max", "100000",
                                        "call-depth-max", "many",
                                        "languages", "cobol",
                                        "java-classes", "rm -rf")))
                .isInstanceOf(RuleSettings.InvalidSettingsException.class)
                .hasMessageContaining(
                        "There is no setting of rules called step-max; there are: call-depth-max,")
                .hasMessageContaining("没有名为 step-max 的规则设置")
                .hasMessageContaining("nesting-max of rules must be a whole number from 16 to 400")
                .hasMessageContaining(
                        "call-depth-max of rules must be a whole number from 8 to 400")
                .hasMessageContaining("languages of rules is feel, or feel, b-feel")
                .hasMessageContaining("java-classes of rules must be full class names");
    }

    @Test
    void theLimitsOfADeploymentHold() {
        byte[] xml =
                new Written(Dialect.FEEL.uri())
                        .decision("d", "count(for i in 1..1000 return i)")
                        .xml()
                        .getBytes(StandardCharsets.UTF_8);
        RuleSettings narrow = RuleSettings.of(Map.of("list-size-max", "100"));
        Model model = Model.parse("m.dmn", xml, Imports.NONE, narrow);
        assertThatThrownBy(() -> model.evaluate("d", Map.of(), narrow.at(CLOCK)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("listSizeMax");
        assertThat(model.evaluate("d", Map.of(), RuleSettings.STANDARD.at(CLOCK)).value())
                .hasToString("1000");
        RuleSettings small = RuleSettings.of(Map.of("model-bytes-max", "1000"));
        byte[] large =
                (new String(xml, StandardCharsets.UTF_8) + " ".repeat(1000))
                        .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Model.parse("m.dmn", large, Imports.NONE, small))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("1000");
    }

    @Test
    void aLanguageHasToBeAllowed() {
        byte[] xml =
                new Written(Dialect.B_FEEL.uri())
                        .decision("d", "1 + null")
                        .xml()
                        .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Model.parse("m.dmn", xml, Imports.NONE, RuleSettings.STANDARD))
                .isInstanceOf(InvalidModelException.class);
        RuleSettings both = RuleSettings.of(Map.of("languages", "feel,b-feel"));
        assertThat(
                        Model.parse("m.dmn", xml, Imports.NONE, both)
                                .evaluate("d", Map.of(), both.at(CLOCK))
                                .value())
                .hasToString("1");
    }
}
