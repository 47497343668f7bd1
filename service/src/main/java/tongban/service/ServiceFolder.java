package tongban.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tongban.rules.RuleSettings;

/**
 * Reads and checks service folders.
 *
 * <pre>{@code
 * switch (ServiceFolder.read(Path.of("public-services/disability-subsidies"))) {
 *     case ServiceFolder.Reading.Sound(var service) -> publish(service);
 *     case ServiceFolder.Reading.Faulty(var problems) -> problems.forEach(p -> print(p.message().zh()));
 * }
 * }</pre>
 */
public final class ServiceFolder {

    /** No file of a folder is longer. */
    public static final long FILE_BYTES_MAX = 2_000_000;

    private ServiceFolder() {}

    /** A folder read, or every fault of it. */
    public sealed interface Reading {
        record Sound(ServiceDefinition definition) implements Reading {}

        record Faulty(List<Problem> problems) implements Reading {}

        /** The definition, or an exception whose message lists every problem. */
        default ServiceDefinition orThrow() {
            return switch (this) {
                case Sound(ServiceDefinition d) -> d;
                case Faulty(List<Problem> problems) -> throw new FaultyServiceException(problems);
            };
        }
    }

    /** A folder whose faults nobody handled. */
    public static final class FaultyServiceException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Problem> problems;

        FaultyServiceException(List<Problem> problems) {
            super(String.join("\n", problems.stream().map(p -> p.message().en()).toList()));
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }
    }

    /** Reads and checks everything but the worked examples' outcomes. */
    public static Reading read(Path folder) {
        return read(folder, RuleSettings.STANDARD);
    }

    /**
     * @param rules what the folder's standards may consume, whoever reads or decides by them
     */
    public static Reading read(Path folder, RuleSettings rules) {
        return new FolderReader(folder, rules).read();
    }

    /**
     * Every problem that keeps a folder from being published, worked examples and tables included;
     * empty when it may be.
     */
    public static List<Problem> check(Path folder) {
        return check(folder, RuleSettings.STANDARD);
    }

    public static List<Problem> check(Path folder, RuleSettings rules) {
        return review(folder, rules).stream().filter(Problem::isError).toList();
    }

    /** Everything an author should look at: problems, and what is allowed but perhaps not meant. */
    public static List<Problem> review(Path folder) {
        return review(folder, RuleSettings.STANDARD);
    }

    public static List<Problem> review(Path folder, RuleSettings rules) {
        return new FolderReader(folder, rules).review();
    }

    /**
     * What a definition uses of other folders: names such as {@code shared/NAME/ID.dmn}, in order,
     * and where each lies. An archive keeps them with the folder.
     */
    public static SortedMap<String, Path> shared(Path folder, ServiceDefinition definition) {
        SortedMap<String, Path> files = new TreeMap<>();
        for (StandardVersion version : definition.standards()) {
            for (SharedModel model : version.shared()) {
                for (String file :
                        List.of(
                                model.file(),
                                model.folder() + "/texts/zh.yaml",
                                model.folder() + "/texts/en.yaml")) {
                    files.put(file, FolderReader.located(folder, file));
                }
            }
        }
        return files;
    }

    /** Folders under {@code root} that hold a service.yaml, by name. */
    public static List<Path> under(Path root) {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(p -> Files.isRegularFile(p.resolve("service.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the services under " + root, e);
        }
    }
}
