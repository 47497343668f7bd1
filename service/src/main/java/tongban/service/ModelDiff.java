package tongban.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.rules.Divergence;
import tongban.rules.Evaluation;
import tongban.rules.EvaluationOptions;
import tongban.rules.FactValues;
import tongban.rules.FeelText;
import tongban.rules.LimitExceededException;
import tongban.rules.Model;

/** Two DMN models side by side. */
public final class ModelDiff {

    /** Divergences shown; each has another pair of answers. */
    static final int DIVERGENCES_MAX = 5;

    /** The same facts are tried at every run. */
    static final long SEED = 20_260_501L;

    private ModelDiff() {}

    /**
     * @param left what the first is called
     */
    public static SideBySide of(
            String left, Model a, String right, Model b, EvaluationOptions options) {
        SideBySide.Sayings says = sayings(a);
        SideBySide.Sayings other = sayings(b);
        List<Divergence> divergences = new ArrayList<>();
        int tried = 0;
        for (String name : compared(a, b)) {
            if (divergences.size() >= DIVERGENCES_MAX) break;
            Divergence.Found found =
                    diverging(name, a, b, options, DIVERGENCES_MAX - divergences.size());
            divergences.addAll(found.divergences());
            tried += found.tried();
        }
        return new SideBySide(left, right, SideBySide.lines(says, other), divergences, tried);
    }

    /** What both are asked for; where that is nothing, whatever both decide. */
    private static List<String> compared(Model a, Model b) {
        List<String> asked = asked(a).stream().filter(asked(b)::contains).toList();
        return asked.isEmpty() ? all(a).stream().filter(all(b)::contains).toList() : asked;
    }

    private static List<String> all(Model model) {
        List<String> all = new ArrayList<>(model.services());
        all.addAll(model.decisions());
        return all;
    }

    private static SideBySide.Sayings sayings(Model model) {
        SideBySide.Sayings sayings = new SideBySide.Sayings();
        model.outline()
                .forEach((name, says) ->
                        sayings.add(
                                name.startsWith("input ")
                                        ? SideBySide.Part.FACTS
                                        : SideBySide.Part.STANDARD,
                                name,
                                says));
        return sayings;
    }

    private static List<String> asked(Model model) {
        return model.services().isEmpty() ? model.results() : model.services();
    }

    private static Divergence.Found diverging(
            String name, Model a, Model b, EvaluationOptions options, int most) {
        List<FactValues> values =
                FactValues.united(
                        a.values(name, Map.of(), options), b.values(name, Map.of(), options));
        return Divergence.find(
                values,
                List.of(),
                facts -> answer(name, a, facts, options),
                facts -> answer(name, b, facts, options),
                SEED,
                most);
    }

    private static @Nullable String answer(
            String name,
            Model model,
            Map<String, @Nullable Object> facts,
            EvaluationOptions options) {
        try {
            Evaluation evaluation = model.evaluate(name, facts, options);
            String reasons =
                    evaluation.explanation().rows().stream()
                            .map(row -> row.annotations().getOrDefault(Standard.REASON, "").strip())
                            .filter(reason -> !reason.isEmpty())
                            .distinct()
                            .collect(Collectors.joining(", "));
            return name
                    + " = "
                    + FeelText.of(evaluation.value())
                    + (reasons.isEmpty() ? "" : " [" + reasons + "]");
        } catch (LimitExceededException _) {
            return null;
        }
    }
}
