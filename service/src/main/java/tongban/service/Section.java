package tongban.service;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.service.YamlNode.Kind;
import tongban.service.YamlNode.Mapping;
import tongban.service.YamlNode.Scalar;
import tongban.service.YamlNode.Sequence;
import tongban.service.text.Words;

/**
 * A mapping of a YAML file, read key by key. Every getter answers something usable and notes what
 * is wrong, so that one pass finds all faults; {@link #close} reports keys that nobody asked for.
 */
final class Section {

    private final String file;
    private final String path;
    private final Mapping node;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();

    private Section(String file, String path, Mapping node, Problems problems) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    static Section of(String file, YamlNode root, Problems problems) {
        if (root instanceof Mapping m) return new Section(file, "", m, problems);
        problems.add(
                "YAML-004",
                file,
                root.line(),
                "",
                Words.of("文件的最外层应为“键: 值”", "The file has to consist of keys and values"),
                Words.of("参照其他服务的同名文件", "Follow the same file of another service"));
        return new Section(file, "", new Mapping(Map.of(), 1), problems);
    }

    String path() {
        return path;
    }

    String file() {
        return file;
    }

    int line() {
        return node.line();
    }

    Set<String> keys() {
        return node.entries().keySet();
    }

    boolean has(String key) {
        return node.entries().containsKey(key);
    }

    int lineOf(String key) {
        YamlNode n = node.entries().get(key);
        return n == null ? node.line() : n.line();
    }

    // ------------------------------------------------------------------ texts

    String text(String key) {
        return optionalText(key)
                .orElseGet(() -> {
                    missing(key);
                    return "";
                });
    }

    String text(String key, String otherwise) {
        return optionalText(key).orElse(otherwise);
    }

    Optional<String> optionalText(String key) {
        YamlNode n = get(key);
        if (n == null) return Optional.empty();
        if (n instanceof Scalar(String text, Kind kind, int line)) {
            if (kind == Kind.TEXT) return Optional.of(text.strip());
            if (kind == Kind.NUMBER || kind == Kind.BOOLEAN) {
                fault(
                        "SERVICE-003",
                        line,
                        key,
                        Words.of(
                                "这里应为文字，现为没有引号的 " + text,
                                "A text is expected, and " + text + " has no quotes"),
                        Words.of("加上引号：\"" + text + "\"", "Put it in quotes: \"" + text + "\""));
                return Optional.of(text);
            }
        }
        wrong(key, n, "文字", "a text");
        return Optional.empty();
    }

    List<String> texts(String key) {
        YamlNode n = get(key);
        if (n == null) return List.of();
        return textsOf(key, n);
    }

    List<String> textsOf(String key, YamlNode n) {
        if (n instanceof Scalar s && s.kind() == Kind.TEXT) return List.of(s.text().strip());
        if (n instanceof Sequence(List<YamlNode> items, int line)) {
            List<String> texts = new ArrayList<>();
            for (YamlNode item : items) {
                if (item instanceof Scalar s && s.kind() == Kind.TEXT) texts.add(s.text().strip());
                else wrong(key, item, "带引号的文字", "a text in quotes");
            }
            return List.copyOf(texts);
        }
        wrong(key, n, "文字列表", "a list of texts");
        return List.of();
    }

    Map<String, List<String>> textsByKey(String key) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        YamlNode n = get(key);
        if (n instanceof Mapping(Map<String, YamlNode> entries, int line)) {
            entries.forEach((k, v) -> out.put(k, textsOf(key + "." + k, v)));
        } else if (n != null) wrong(key, n, "“键: 值”", "keys and values");
        return out;
    }

    // ------------------------------------------------------------------ closed sets

    /** One of an enum's names, written small with hyphens. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return choice(key, type, text(key));
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return optionalText(key).map(t -> choice(key, type, t)).orElse(otherwise);
    }

    <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
        return optionalText(key).map(t -> choice(key, type, t));
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return texts(key).stream().map(t -> choice(key, type, t)).toList();
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, String text) {
        E[] all = type.getEnumConstants();
        for (E e : all) if (written(e).equals(text.replace(' ', '-'))) return e;
        if (has(key)) {
            String known =
                    Arrays.stream(all).map(Section::written).collect(Collectors.joining(", "));
            fault(
                    "SERVICE-004",
                    lineOf(key),
                    key,
                    Words.of("不认识 “" + text + "”", "'" + text + "' is not known"),
                    Words.of("从中选择：" + known, "Choose from: " + known));
        }
        return all[0];
    }

    private static String written(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    // ------------------------------------------------------------------ numbers, dates, truths

    int whole(String key, int from, int to, int otherwise) {
        YamlNode n = get(key);
        if (n == null) return otherwise;
        if (n instanceof Scalar s && s.kind() == Kind.NUMBER && s.text().matches("-?\\d{1,9}")) {
            int value = Integer.parseInt(s.text());
            if (value >= from && value <= to) return value;
        }
        wrong(key, n, from + "至" + to + "的整数", "a whole number from " + from + " to " + to);
        return otherwise;
    }

    boolean truth(String key, boolean otherwise) {
        YamlNode n = get(key);
        if (n == null) return otherwise;
        if (n instanceof Scalar s && s.kind() == Kind.BOOLEAN) return s.text().equals("true");
        wrong(key, n, "true 或 false", "true or false");
        return otherwise;
    }

    @Nullable LocalDate date(String key, boolean needed) {
        YamlNode n = get(key);
        if (n instanceof Scalar s && s.kind() != Kind.NULL) {
            LocalDate day = day(s.text());
            if (day != null) return day;
        }
        if (n == null) {
            if (needed) missing(key);
        } else if (!(n instanceof Scalar s && s.kind() == Kind.NULL)) {
            wrong(key, n, "日期，如 2026-03-27", "a date such as 2026-03-27");
        }
        return null;
    }

    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    // ------------------------------------------------------------------ structure

    Section section(String key) {
        YamlNode n = get(key);
        if (n instanceof Mapping m) return new Section(file, at(key), m, problems);
        if (n == null) missing(key);
        else wrong(key, n, "“键: 值”", "keys and values");
        return new Section(file, at(key), new Mapping(Map.of(), node.line()), problems);
    }

    Optional<Section> optionalSection(String key) {
        return has(key) ? Optional.of(section(key)) : Optional.empty();
    }

    /**
     * Reads a list of mappings; {@code name} is the key by which an element is called in messages.
     */
    <T> List<T> sections(String key, String name, Function<Section, T> reader) {
        YamlNode n = get(key);
        List<T> out = new ArrayList<>();
        if (n instanceof Sequence(List<YamlNode> items, int line)) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Mapping m) {
                    String called =
                            m.entries().get(name) instanceof Scalar s
                                    ? s.text()
                                    : String.valueOf(i + 1);
                    Section inner = new Section(file, at(key) + "." + called, m, problems);
                    out.add(reader.apply(inner));
                    inner.close();
                } else wrong(key, items.get(i), "“键: 值”", "keys and values");
            }
        } else if (n != null) wrong(key, n, "列表", "a list");
        return List.copyOf(out);
    }

    Optional<YamlNode> raw(String key) {
        return Optional.ofNullable(get(key));
    }

    /** Reports every key that was never asked for. */
    void close() {
        node.entries()
                .forEach((key, value) -> {
                    if (!asked.contains(key)) {
                        fault(
                                "SERVICE-002",
                                value.line(),
                                key,
                                Words.of("这里不认识 “" + key + "”", "'" + key + "' is not known here"),
                                Words.of(
                                        "检查拼写；可用的有：" + known(),
                                        "Check the spelling; there are: " + known()));
                    }
                });
    }

    void fault(String code, int line, String key, Words cause, Words remedy) {
        problems.add(code, file, line, key.isEmpty() ? path : at(key), cause, remedy);
    }

    Problems problems() {
        return problems;
    }

    private String known() {
        return asked.stream().sorted().collect(Collectors.joining(", "));
    }

    private @Nullable YamlNode get(String key) {
        asked.add(key);
        return node.entries().get(key);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void missing(String key) {
        fault(
                "SERVICE-001",
                node.line(),
                key,
                Words.of("缺少 “" + key + "”", "'" + key + "' is missing"),
                Words.of("补上它", "Add it"));
    }

    private void wrong(String key, YamlNode n, String zh, String en) {
        fault(
                "SERVICE-003",
                n.line(),
                key,
                Words.of("这里应为" + zh, "Here " + en + " is expected"),
                Words.of("按要求改写", "Write it so"));
    }
}
