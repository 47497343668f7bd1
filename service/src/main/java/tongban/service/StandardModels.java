package tongban.service;

import java.util.IdentityHashMap;
import java.util.Map;
import tongban.rules.Diagnostic;
import tongban.rules.InvalidModelException;
import tongban.rules.Model;
import tongban.rules.RuleSettings;

/** The models of a folder's standards while it is checked, each read once. */
final class StandardModels {
    private final RuleSettings rules;
    private final Map<StandardVersion, Model> read = new IdentityHashMap<>();

    StandardModels(RuleSettings rules) {
        this.rules = rules;
    }

    /**
     * The model, whatever is wrong with it.
     *
     * @throws InvalidModelException if it is no DMN
     */
    Model read(StandardVersion version) {
        Model known = read.get(version);
        if (known == null) read.put(version, known = version.read(rules));
        return known;
    }

    /**
     * The model.
     *
     * @throws InvalidModelException if it has faults
     */
    Model parse(StandardVersion version) {
        Model model = read(version);
        if (Diagnostic.anyError(model.diagnostics()))
            throw new InvalidModelException(model.diagnostics());
        return model;
    }
}
