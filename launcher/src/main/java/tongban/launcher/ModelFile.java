package tongban.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tongban.rules.Diagnostic;
import tongban.rules.Imports;
import tongban.rules.InvalidModelException;
import tongban.rules.Model;
import tongban.rules.RuleSettings;

/** A DMN file on the command line, with the models beside it that it imports. */
final class ModelFile {
    private ModelFile() {}

    /** Whether a path names a DMN file and not a service folder. */
    static boolean isModel(Path path) {
        return path.toString().endsWith(".dmn");
    }

    /**
     * The model, faults and all.
     *
     * @throws InvalidModelException if it cannot be read at all
     * @throws IOException if the file cannot be read
     */
    static Model read(Path file, RuleSettings settings) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        return Model.read(file.toString(), Files.readAllBytes(file), Imports.in(folder), settings);
    }

    /** Everything that is to be said of the model in the file. */
    static List<Diagnostic> review(Path file, RuleSettings settings, Clock clock)
            throws IOException {
        try {
            Model model = read(file, settings);
            List<Diagnostic> all = new java.util.ArrayList<>(model.diagnostics());
            all.addAll(model.analyse(Map.of(), settings.at(clock)));
            return List.copyOf(all);
        } catch (InvalidModelException e) {
            return e.diagnostics();
        }
    }
}
