package tongban.service;

import java.nio.file.Path;
import java.util.Objects;

/** The folders of this repository, as tests find them. */
final class ShippedServices {

    private ShippedServices() {}

    static Path root() {
        return Path.of(
                Objects.requireNonNull(System.getProperty("tongban.root"), "tongban.root"),
                "public-services");
    }

    static ServiceDefinition read(String id) {
        return ServiceFolder.read(root().resolve(id)).orThrow();
    }
}
