package tongban.service;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tongban.service.YamlNode.Kind;
import tongban.service.YamlNode.Mapping;
import tongban.service.YamlNode.Scalar;
import tongban.service.YamlNode.Sequence;
import tongban.service.text.Texts;
import tongban.service.text.Words;

/** Reads a zh.yaml and an en.yaml: the same keys, the same placeholders. */
final class TextsReader {

    private TextsReader() {}

    private record Line(String text, int line) {}

    static Texts read(Section zh, Section en, Problems problems) {
        SortedMap<String, Line> zhLines = lines(zh);
        SortedMap<String, Line> enLines = lines(en);
        SortedMap<String, Words> words = new TreeMap<>();
        zhLines.forEach((key, line) -> {
            Line other = enLines.get(key);
            if (other == null) absent(en.file(), key, problems);
            else {
                words.put(key, Words.of(line.text(), other.text()));
                if (!Words.placeholders(line.text()).equals(Words.placeholders(other.text()))) {
                    problems.add(
                            "TEXT-002",
                            en.file(),
                            other.line(),
                            key,
                            Words.of("占位符与中文不同", "The placeholders differ from those in Chinese"),
                            Words.of(
                                    "两种语言用相同的占位符：" + Words.placeholders(line.text()),
                                    "Use the same in both: " + Words.placeholders(line.text())));
                }
            }
        });
        enLines.keySet().stream()
                .filter(k -> !zhLines.containsKey(k))
                .forEach(k -> absent(zh.file(), k, problems));
        return new Texts(words);
    }

    private static void absent(String file, String key, Problems problems) {
        problems.add(
                "TEXT-001",
                file,
                0,
                key,
                Words.of("缺少这条文字", "This text is missing"),
                Words.of("两种语言都要写", "Write it in both languages"));
    }

    private static SortedMap<String, Line> lines(Section file) {
        SortedMap<String, Line> lines = new TreeMap<>();
        for (String key : file.keys()) file.raw(key).ifPresent(n -> flatten(key, n, file, lines));
        return lines;
    }

    private static void flatten(
            String key, YamlNode node, Section file, SortedMap<String, Line> lines) {
        switch (node) {
            case Mapping(Map<String, YamlNode> entries, int line) ->
                    entries.forEach((k, v) -> flatten(key + "." + k, v, file, lines));
            case Sequence(var items, int line) -> {
                for (int i = 0; i < items.size(); i++)
                    flatten(key + "." + (i + 1), items.get(i), file, lines);
            }
            case Scalar(String text, Kind kind, int line)
                    when kind == Kind.NULL || text.isBlank() ->
                    file.fault(
                            "TEXT-003",
                            line,
                            key,
                            Words.of("文字是空的", "The text is empty"),
                            Words.of("写上内容，或在两个文件里都删去", "Write it, or delete it in both files"));
            case Scalar(String text, Kind kind, int line) ->
                    lines.put(key, new Line(text.strip(), line));
        }
    }
}
