package tongban.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tongban.service.parameter.Confidence;
import tongban.service.text.Words;

/** Reads {@code bundles.yaml}, the file beside the service folders that says which go together. */
public final class BundleFile {
    public static final String NAME = "bundles.yaml";

    private BundleFile() {}

    /** A file read, or every fault of it. */
    public sealed interface Reading {
        record Sound(List<Bundle> bundles) implements Reading {}

        record Faulty(List<Problem> problems) implements Reading {}
    }

    /**
     * @param root the folder that holds the service folders; without the file there are no bundles
     * @param services the sound services, by id
     */
    public static Reading read(Path root, Map<String, ServiceDefinition> services) {
        Path file = root.resolve(NAME);
        if (!Files.isRegularFile(file)) return new Reading.Sound(List.of());
        try {
            return read(Files.readString(file), services);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    static Reading read(String text, Map<String, ServiceDefinition> services) {
        Problems problems = new Problems();
        Section yaml = Section.of(NAME, YamlNode.read(NAME, text, problems), problems);
        Set<String> seen = new HashSet<>();
        List<Bundle> bundles =
                yaml.sections("bundles", "id", section -> bundle(section, services, seen));
        yaml.close();
        return problems.isEmpty()
                ? new Reading.Sound(bundles)
                : new Reading.Faulty(problems.inOrder());
    }

    private static Bundle bundle(
            Section yaml, Map<String, ServiceDefinition> services, Set<String> seen) {
        Bundle bundle =
                new Bundle(
                        yaml.text("id"),
                        words(yaml.section("name")),
                        words(yaml.section("summary")),
                        yaml.texts("services"),
                        yaml.text("document", ""),
                        yaml.choice("confidence", Confidence.class, Confidence.DEMONSTRATION));
        if (!bundle.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || !seen.add(bundle.id())) {
            yaml.fault(
                    "BUNDLE-001",
                    yaml.lineOf("id"),
                    "id",
                    Words.of(
                            "标识应为小写英文单词，以连字符分开，且不重复",
                            "An id is small English words with hyphens between, and stands once"),
                    Words.of("例如 child-in-difficulty", "For instance: child-in-difficulty"));
        }
        Set<String> named = new HashSet<>();
        for (String service : bundle.services()) {
            if (!services.containsKey(service) || !named.add(service)) {
                yaml.fault(
                        "BUNDLE-002",
                        yaml.lineOf("services"),
                        "services",
                        Words.of(
                                "没有这项服务，或写了两次：“" + service + "”",
                                "There is no such service, or it stands twice: '" + service + "'"),
                        Words.of(
                                "从中选择：" + String.join("、", services.keySet()),
                                "Choose from: " + String.join(", ", services.keySet())));
            }
        }
        if (named.size() < 2 || named.size() > Bundle.SERVICES_MAX) {
            yaml.fault(
                    "BUNDLE-003",
                    yaml.lineOf("services"),
                    "services",
                    Words.of(
                            "一件事由2至" + Bundle.SERVICES_MAX + "项服务组成",
                            "A bundle has 2 to " + Bundle.SERVICES_MAX + " services"),
                    Words.of("补上或拆分", "Add one, or split it"));
        }
        long audiences =
                services.values().stream()
                        .filter(service -> named.contains(service.id()))
                        .map(service -> service.identity().isForPersons())
                        .distinct()
                        .count();
        if (audiences > 1) {
            yaml.fault(
                    "BUNDLE-004",
                    yaml.lineOf("services"),
                    "services",
                    Words.of(
                            "有的面向个人，有的只面向企业，不能由同一申请人一次申请",
                            "Some are for persons and some for enterprises alone, so nobody can apply for all of them"),
                    Words.of("分成两件事", "Make two bundles of them"));
        }
        return bundle;
    }

    private static Words words(Section yaml) {
        Words words = Words.of(yaml.text("zh"), yaml.text("en"));
        yaml.close();
        return words;
    }
}
