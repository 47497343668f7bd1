package tongban.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a model finds the models that it imports. */
@FunctionalInterface
public interface Imports {
    Imports NONE = (_, _) -> Optional.empty();

    /**
     * The imported file's bytes, by its namespace and the import's optional location hint (empty if
     * absent).
     */
    Optional<Source> find(String namespace, String location);

    /**
     * The models that lie where an import says, from a folder, or in the folder itself; each is
     * known by the namespace in its text.
     *
     * @throws UncheckedIOException if the folder or a file of it cannot be read
     */
    static Imports in(Path folder) {
        return (namespace, location) -> {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> models = new ArrayList<>();
                hinted(folder, location).ifPresent(models::add);
                files.filter(f -> f.toString().endsWith(".dmn")).sorted().forEach(models::add);
                for (Path file : models) {
                    byte[] xml = Files.readAllBytes(file);
                    // whatever its encoding, a namespace is ASCII
                    String text = new String(xml, StandardCharsets.ISO_8859_1);
                    Matcher m = Source.NAMESPACE.matcher(text);
                    if (m.find() && m.group(1).equals(namespace))
                        return Optional.of(new Source(String.valueOf(file.getFileName()), xml));
                }
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Optional<Path> hinted(Path folder, String location) {
        try {
            Path file = folder.resolve(location).normalize();
            boolean isModel = location.endsWith(".dmn") && Files.isRegularFile(file);
            return isModel ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty(); // an address elsewhere
        }
    }

    /** A model's name in messages and its bytes. */
    record Source(String name, byte[] xml) {
        private static final Pattern NAMESPACE =
                Pattern.compile(
                        "<(?:\\w+:)?definitions[^>]*?\\snamespace\\s*=\\s*[\"']([^\"']*)[\"']");
    }
}
