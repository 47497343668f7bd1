package tongban.rules;

import java.util.Optional;

/** Where a model finds the models that it imports. */
@FunctionalInterface
public interface Imports {
    Imports NONE = (_, _) -> Optional.empty();

    /**
     * The imported file's bytes, by its namespace and the import's optional location hint (empty if
     * absent).
     */
    Optional<Source> find(String namespace, String location);

    /** A model's name in messages and its bytes. */
    record Source(String name, byte[] xml) {}
}
