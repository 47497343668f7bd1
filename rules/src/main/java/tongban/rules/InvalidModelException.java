package tongban.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A model that must not be used, with everything that is wrong with it. */
public final class InvalidModelException extends RuntimeException {
    private final transient List<Diagnostic> diagnostics;

    public InvalidModelException(List<Diagnostic> diagnostics) {
        super(
                diagnostics.stream()
                        .map(d -> d.zh() + "\n" + d.en())
                        .collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
