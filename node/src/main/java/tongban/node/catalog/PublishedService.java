package tongban.node.catalog;

import java.util.Objects;
import tongban.service.ServiceDefinition;

/**
 * A service folder in one of its published versions.
 *
 * @param hash of the whole folder, in lower-case hexadecimal: names the version for ever
 */
public record PublishedService(String hash, ServiceDefinition definition) {

    public PublishedService {
        Objects.requireNonNull(hash);
        Objects.requireNonNull(definition);
    }

    public String id() {
        return definition.id();
    }
}
