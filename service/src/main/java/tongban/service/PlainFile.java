package tongban.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.GivenFacts;
import tongban.service.YamlNode.Mapping;
import tongban.service.YamlNode.Scalar;
import tongban.service.YamlNode.Sequence;
import tongban.service.text.Words;

/** A file of JSON or YAML as plain values: texts, exact numbers, truth values, lists and maps. */
public final class PlainFile {
    private PlainFile() {}

    /** A file read, or every fault of it. */
    public sealed interface Reading {
        record Sound(Map<String, @Nullable Object> values) implements Reading {}

        record Faulty(List<Problem> problems) implements Reading {}
    }

    /**
     * @param file how messages name it
     */
    public static Reading read(String file, String text) {
        Problems problems = new Problems();
        YamlNode root = YamlNode.read(file, text, problems);
        if (problems.isEmpty() && !(root instanceof Mapping)) {
            problems.add(
                    "YAML-004",
                    file,
                    1,
                    "",
                    Words.of("应为“名称: 值”", "Names with values are expected"),
                    Words.of("例如 {\"age\": 62}", "Such as {\"age\": 62}"));
        }
        if (!problems.isEmpty() || !(root instanceof Mapping m))
            return new Reading.Faulty(problems.inOrder());
        return new Reading.Sound(map(m));
    }

    private static Map<String, @Nullable Object> map(Mapping m) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        m.entries().forEach((name, node) -> map.put(name, value(node)));
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable Object value(YamlNode node) {
        return switch (node) {
            case Mapping m -> map(m);
            case Sequence s -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (YamlNode item : s.items()) list.add(value(item));
                yield Collections.unmodifiableList(list);
            }
            case Scalar s ->
                    switch (s.kind()) {
                        case TEXT -> s.text();
                        case NUMBER -> {
                            Object number = GivenFacts.number(s.text());
                            yield number == null ? s.text() : number;
                        }
                        case BOOLEAN -> s.text().equals("true");
                        case NULL -> null;
                    };
        };
    }
}
