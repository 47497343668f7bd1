package tongban.service;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongban.service.text.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * YAML as a tree that knows its lines. Anchors and aliases are refused: they can blow up a small
 * file.
 */
sealed interface YamlNode {

    /** Line from 1. */
    int line();

    /** What a text is written as: plain digits are a number, quoted ones are not. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    record Scalar(String text, Kind kind, int line) implements YamlNode {}

    record Sequence(List<YamlNode> items, int line) implements YamlNode {}

    record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {}

    int DEPTH_MAX = 20;
    int NODES_MAX = 50_000;

    /** Reads one document; an empty one is an empty mapping. Faults go to {@code problems}. */
    static YamlNode read(String file, String text, Problems problems) {
        try (YAMLParser parser =
                (YAMLParser)
                        new YAMLFactory()
                                .createParser(ObjectReadContext.empty(), new StringReader(text))) {
            Reader reader = new Reader(file, parser, problems);
            JsonToken first = parser.nextToken();
            YamlNode root = first == null ? new Mapping(Map.of(), 1) : reader.node(first, 0);
            if (parser.nextToken() != null) {
                problems.add(
                        "YAML-005",
                        file,
                        reader.line(),
                        "",
                        Words.of(
                                "一个文件里有多份YAML文档",
                                "There is more than one YAML document in the file"),
                        Words.of("只保留一份", "Keep one"));
            }
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            return unreadable(file, Math.max(line, 0), e.getOriginalMessage(), problems);
        } catch (IndexOutOfBoundsException e) {
            // the parser below fails so on a long row of tags where a key may stand
            return unreadable(file, 0, "unexpected end of a token", problems);
        }
    }

    private static YamlNode unreadable(String file, int line, String why, Problems problems) {
        problems.add(
                "YAML-001",
                file,
                line,
                "",
                Words.of("不是合格的YAML：" + why, "This is not YAML: " + why),
                Words.of("改正这一行的缩进、引号或冒号", "Mend the indent, quote or colon near this line"));
        return new Mapping(Map.of(), 1);
    }

    /** One pass over the token stream. */
    final class Reader {
        private final String file;
        private final YAMLParser parser;
        private final Problems problems;
        private int nodes;

        private Reader(String file, YAMLParser parser, Problems problems) {
            this.file = file;
            this.parser = parser;
            this.problems = problems;
        }

        private int line() {
            return Math.max(parser.currentTokenLocation().getLineNr(), 1);
        }

        private YamlNode node(JsonToken token, int depth) {
            int line = line();
            if (++nodes > NODES_MAX || depth > DEPTH_MAX) {
                throw new tools.jackson.core.exc.StreamReadException(
                        parser, "more than " + NODES_MAX + " nodes or " + DEPTH_MAX + " levels");
            }
            if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                problems.add(
                        "YAML-002",
                        file,
                        line,
                        "",
                        Words.of("不允许使用锚点或别名（& *）", "Anchors and aliases (& *) are not allowed"),
                        Words.of("把内容写全", "Write the content out"));
            }
            return switch (token) {
                case START_OBJECT -> mapping(line, depth);
                case START_ARRAY -> {
                    List<YamlNode> items = new ArrayList<>();
                    for (JsonToken t = parser.nextToken();
                            t != JsonToken.END_ARRAY;
                            t = parser.nextToken()) {
                        items.add(node(t, depth + 1));
                    }
                    yield new Sequence(List.copyOf(items), line);
                }
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        new Scalar(parser.getString(), Kind.NUMBER, line);
                case VALUE_TRUE, VALUE_FALSE -> new Scalar(parser.getString(), Kind.BOOLEAN, line);
                case VALUE_NULL -> new Scalar("", Kind.NULL, line);
                default -> new Scalar(parser.getString(), Kind.TEXT, line);
            };
        }

        private YamlNode mapping(int line, int depth) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = line();
                YamlNode value = node(parser.nextToken(), depth + 1);
                if (entries.putIfAbsent(key, value) != null) {
                    problems.add(
                            "YAML-003",
                            file,
                            keyLine,
                            key,
                            Words.of("同一层里出现了两次", "It stands twice on the same level"),
                            Words.of("删去其中一个", "Delete one of them"));
                }
            }
            return new Mapping(java.util.Collections.unmodifiableMap(entries), line);
        }
    }
}
