package tongban.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * The models that lie in the same folder, found by the namespace in their text.
     *
     * @throws UncheckedIOException if the folder or a file of it cannot be read
     */
    static Imports in(Path folder) {
        Pattern named =
                Pattern.compile(
                        "<(?:\\w+:)?definitions[^>]*?\\snamespace\\s*=\\s*[\"']([^\"']*)[\"']");
        return (namespace, _) -> {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> models =
                        files.filter(f -> f.toString().endsWith(".dmn")).sorted().toList();
                for (Path file : models) {
                    byte[] xml = Files.readAllBytes(file);
                    // whatever its encoding, a namespace is ASCII
                    String text = new String(xml, java.nio.charset.StandardCharsets.ISO_8859_1);
                    Matcher m = named.matcher(text);
                    if (m.find() && m.group(1).equals(namespace))
                        return Optional.of(new Source(String.valueOf(file.getFileName()), xml));
                }
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** A model's name in messages and its bytes. */
    record Source(String name, byte[] xml) {}
}
