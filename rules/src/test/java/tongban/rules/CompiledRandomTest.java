package tongban.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The compiled form answers as the interpreter does, in value and in text, on random models and
 * facts. {@code -Plong} asks far more of them, {@code -Dtongban.seed=N} the same ones again.
 */
class CompiledRandomTest {
    private static final int FACTS_PER_MODEL = 20;

    @Test
    void bothAnswerTheSame() {
        long seed = Long.getLong("tongban.seed", new Random().nextLong());
        int models = Boolean.getBoolean("tongban.long") ? 6_000 : 200;
        int answered = 0;
        for (int i = 0; i < models; i++) {
            RandomModels random = new RandomModels(seed + i);
            String xml = random.model().xml();
            Model model =
                    Model.read(
                            "random.dmn",
                            xml.getBytes(StandardCharsets.UTF_8),
                            Imports.NONE,
                            RuleSettings.STANDARD);
            CompiledModel compiled = model.compile();
            for (int j = 0; j < FACTS_PER_MODEL; j++) {
                Map<String, ?> facts = random.facts();
                String expected = interpreted(model, facts);
                if (expected == null) continue; // a limit, which the other need not meet
                assertThat(FeelText.of(compiled.value("all", facts, Written.OPTIONS)))
                        .as("-Dtongban.seed=%d, facts %s of%n%s", seed + i, facts, xml)
                        .isEqualTo(expected);
                if (!expected.equals("null")) answered++;
            }
        }
        assertThat(answered).isGreaterThan(models * FACTS_PER_MODEL / 2);
    }

    private static @Nullable String interpreted(Model model, Map<String, ?> facts) {
        try {
            return FeelText.of(model.evaluate("all", facts, Written.OPTIONS).value());
        } catch (LimitExceededException _) {
            return null;
        }
    }
}
