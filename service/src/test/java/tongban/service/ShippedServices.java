package tongban.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The folders of this repository, as tests find them. */
final class ShippedServices {

    private ShippedServices() {}

    static Path root() {
        return Path.of(
                Objects.requireNonNull(System.getProperty("tongban.root"), "tongban.root"),
                "public-services");
    }

    /** A copy of a shipped folder beside which nothing else lies, to be changed. */
    static Path copy(String id, Path under) throws IOException {
        Path source = root().resolve(id);
        Path folder = under.resolve(id);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
        return folder;
    }

    static ServiceDefinition read(String id) {
        return ServiceFolder.read(root().resolve(id)).orThrow();
    }
}
