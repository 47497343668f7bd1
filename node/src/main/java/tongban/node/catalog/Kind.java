package tongban.node.catalog;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tongban.service.parameter.Confidence;
import tongban.service.text.Words;

/**
 * A kind of element value and its one written form, used in import files and in the database alike:
 * lists are separated by {@code |}, parts of an entry by {@code ;}, and a backslash before either
 * takes it literally. An empty cell is "not collected"; a list that the source states to be empty
 * is written 无 (or "none"). A text may carry its English after {@code " :: "}.
 *
 * @param expected what a cell has to hold, for error messages
 * @param read from the written form; throws {@link IllegalArgumentException} when it does not fit
 * @param write back to the written form
 * @param show for a page
 */
record Kind<T>(
        Words expected,
        Function<String, T> read,
        Function<T, String> write,
        Function<T, Words> show) {

    static final int LIST_ENTRIES_MAX = 200;
    private static final Words NONE = Words.of("无", "none");
    private static final Pattern TERM = Pattern.compile("(\\d{1,4})\\s*([^\\d]+)");
    private static final Map<String, Boolean> FLAGS =
            Map.of(
                    "是", true, "否", false, "1", true, "0", false, "yes", true, "no", false, "true",
                    true, "false", false);

    static final Kind<String> TEXT =
            new Kind<>(Words.of("文字", "text"), s -> s, s -> s, Kind::bilingual);

    static final Kind<List<String>> TEXTS =
            list(
                    Words.of("用“|”分隔的文字", "texts separated by '|'"),
                    s -> unescaped(s),
                    s -> escaped(s),
                    Kind::bilingual);

    static final Kind<Confidence> CONFIDENCE =
            new Kind<>(
                    Words.of(
                            "verified、page、recollection或demonstration",
                            "verified, page, recollection or demonstration"),
                    Kind::confidence,
                    Confidence::key,
                    Confidence::words);

    static final Kind<Boolean> FLAG =
            new Kind<>(
                    Words.of("是或否", "yes or no"),
                    s ->
                            Optional.ofNullable(FLAGS.get(s))
                                    .orElseThrow(IllegalArgumentException::new),
                    b -> b ? "1" : "0",
                    b -> b ? Words.of("是", "yes") : Words.of("否", "no"));

    static final Kind<Integer> COUNT =
            new Kind<>(
                    Words.of("0到9999的整数", "a whole number from 0 to 9999"),
                    s -> {
                        if (!s.matches("\\d{1,4}")) {
                            throw new IllegalArgumentException();
                        }
                        return Integer.valueOf(s);
                    },
                    Object::toString,
                    n -> Words.same(n.toString()));

    static final Kind<LocalDate> DATE =
            new Kind<>(
                    Words.of("日期，如2026-07-01", "a date such as 2026-07-01"),
                    s -> {
                        try {
                            return LocalDate.parse(s);
                        } catch (DateTimeParseException e) {
                            throw new IllegalArgumentException(e);
                        }
                    },
                    LocalDate::toString,
                    d -> Words.same(d.toString()));

    static final Kind<Value.Term> TERM_KIND =
            new Kind<>(
                    Words.of(
                            "时限，如“5个工作日”“30日”“即时办结”",
                            "a term such as '5 working-day', '30 calendar-day' or 'on-the-spot'"),
                    Kind::term,
                    t -> t.amount() + " " + t.unit().code(),
                    Value.Term::words);

    static final Kind<List<Value.LikelyMode>> MODES =
            list(
                    Words.of(
                            "办理模式，如“全程网办;page”，用“|”分隔",
                            "modes such as 'full-online;page', separated by '|'"),
                    s -> {
                        List<String> parts = parts(s, 1, 2);
                        Confidence confidence =
                                parts.size() < 2 ? Confidence.VERIFIED : confidence(parts.get(1));
                        return new Value.LikelyMode(
                                entry(CodeList.Mode.class, parts.getFirst()), confidence);
                    },
                    m -> m.mode().code() + ";" + m.confidence().key(),
                    Value.LikelyMode::words);

    static final Kind<List<Value.Fee>> FEES =
            list(
                    Words.of(
                            "收费项目“名称;标准;可否减免”，用“|”分隔",
                            "fees 'name;rate;reducible', separated by '|'"),
                    s -> {
                        List<String> p = parts(s, 2, 3);
                        return new Value.Fee(
                                p.get(0), p.get(1), p.size() == 3 && FLAG.read().apply(p.get(2)));
                    },
                    f -> joined(f.name(), f.standard(), f.reducible() ? "1" : "0"),
                    f ->
                            Words.of(
                                    f.name() + "：" + f.standard() + (f.reducible() ? "（可减免）" : ""),
                                    f.name()
                                            + ": "
                                            + f.standard()
                                            + (f.reducible() ? " (may be reduced)" : "")));

    static final Kind<List<Value.Material>> MATERIALS =
            list(
                    Words.of(
                            "材料“名称;必要性;来源渠道;纸质份数;形式”，用“|”分隔",
                            "materials 'name;necessity;channel;paper copies;form', separated by '|'"),
                    s -> {
                        List<String> p = parts(s, 1, 5);
                        return new Value.Material(
                                p.getFirst(),
                                part(p, 1).map(n -> entry(CodeList.Necessity.class, n)),
                                part(p, 2).map(c -> entry(CodeList.SourceChannel.class, c)),
                                part(p, 3).map(COUNT.read()),
                                part(p, 4));
                    },
                    m ->
                            joined(
                                    m.name(),
                                    m.necessity().map(CodeList::code).orElse(""),
                                    m.channel().map(CodeList::code).orElse(""),
                                    m.paperCopies().map(Object::toString).orElse(""),
                                    m.form().orElse("")),
                    Kind::material);

    static final Kind<List<Value.Outcome>> OUTCOMES =
            list(
                    Words.of("结果“名称;办结方式”，用“|”分隔", "results 'name;closing', separated by '|'"),
                    s -> {
                        List<String> p = parts(s, 1, 2);
                        return new Value.Outcome(
                                p.getFirst(),
                                part(p, 1).map(c -> entry(CodeList.Closing.class, c)));
                    },
                    o -> joined(o.name(), o.closing().map(CodeList::code).orElse("")),
                    o ->
                            o.closing()
                                    .map(c ->
                                            Words.of(
                                                    o.name() + "（" + c.words().zh() + "）",
                                                    o.name() + " (" + c.words().en() + ")"))
                                    .orElse(Words.same(o.name())));

    static final Kind<List<Value.Contact>> CONTACTS =
            list(
                    Words.of("“名称;地址;电话”，用“|”分隔", "'name;address;telephone', separated by '|'"),
                    s -> {
                        List<String> p = parts(s, 1, 3);
                        return new Value.Contact(p.getFirst(), part(p, 1), part(p, 2));
                    },
                    c -> joined(c.name(), c.address().orElse(""), c.phone().orElse("")),
                    c ->
                            Words.same(
                                    java.util.stream.Stream.of(
                                                    Optional.of(c.name()), c.address(), c.phone())
                                            .flatMap(Optional::stream)
                                            .collect(Collectors.joining(" · "))));

    static final Kind<List<Value.Question>> QUESTIONS =
            list(
                    Words.of("“问题;回答”，用“|”分隔", "'question;answer', separated by '|'"),
                    s -> {
                        List<String> p = parts(s, 2, 2);
                        return new Value.Question(p.get(0), p.get(1));
                    },
                    q -> joined(q.question(), q.answer()),
                    q -> Words.same(q.question() + " " + q.answer()));

    static <E extends Enum<E> & CodeList> Kind<E> code(Class<E> list) {
        return new Kind<>(codesOf(list), s -> entry(list, s), CodeList::code, CodeList::words);
    }

    static <E extends Enum<E> & CodeList> Kind<List<E>> codes(Class<E> list) {
        Words one = codesOf(list);
        return list(
                Words.of(one.zh() + "，可用“|”分隔多个", one.en() + ", several separated by '|'"),
                s -> entry(list, s),
                CodeList::code,
                CodeList::words);
    }

    private static <E> Kind<List<E>> list(
            Words expected,
            Function<String, E> read,
            Function<E, String> write,
            Function<E, Words> show) {
        return new Kind<>(
                expected,
                cell -> {
                    if (cell.equals(NONE.zh()) || cell.equals(NONE.en())) {
                        return List.of();
                    }
                    List<E> entries =
                            split(cell, '|').stream().map(String::strip).map(read).toList();
                    if (entries.size() > LIST_ENTRIES_MAX) {
                        throw new IllegalArgumentException();
                    }
                    return entries;
                },
                entries ->
                        entries.isEmpty()
                                ? NONE.en()
                                : entries.stream().map(write).collect(Collectors.joining("|")),
                entries ->
                        entries.isEmpty()
                                ? NONE
                                : Value.listed(entries.stream().map(show).toList()));
    }

    /**
     * A text may carry its English after {@code " :: "}; else it stays in the source's language.
     */
    static Words bilingual(String text) {
        int at = text.indexOf(" :: ");
        return at < 0 ? Words.same(text) : Words.of(text.substring(0, at), text.substring(at + 4));
    }

    private static Confidence confidence(String key) {
        return Arrays.stream(Confidence.values())
                .filter(c -> c.key().equals(key))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Value.Term term(String s) {
        for (String word : List.of("即办", "即时办结", "当场办结", "on-the-spot", "0 on-the-spot")) {
            if (s.equals(word)) {
                return new Value.Term(0, CodeList.TermUnit.ON_THE_SPOT);
            }
        }
        Matcher m = TERM.matcher(s);
        if (!m.matches()) {
            throw new IllegalArgumentException();
        }
        String unit = m.group(2).strip();
        String zh = unit.startsWith("个") ? unit.substring(1) : unit;
        CodeList.TermUnit found =
                switch (zh) {
                    case "工作日" -> CodeList.TermUnit.WORKING_DAY;
                    case "日", "天", "自然日" -> CodeList.TermUnit.CALENDAR_DAY;
                    case "月" -> CodeList.TermUnit.MONTH;
                    case "年" -> CodeList.TermUnit.YEAR;
                    default -> entry(CodeList.TermUnit.class, unit);
                };
        return new Value.Term(Integer.parseInt(m.group(1)), found);
    }

    private static Words material(Value.Material m) {
        List<Words> more = new ArrayList<>();
        m.form().ifPresent(f -> more.add(Words.same(f)));
        m.necessity().ifPresent(n -> more.add(n.words()));
        m.channel().ifPresent(c -> more.add(c.words()));
        m.paperCopies()
                .ifPresent(n -> more.add(Words.of(n + "份", n + (n == 1 ? " copy" : " copies"))));
        if (more.isEmpty()) {
            return Words.same(m.name());
        }
        return Words.of(
                m.name()
                        + "（"
                        + more.stream().map(Words::zh).collect(Collectors.joining("，"))
                        + "）",
                m.name()
                        + " ("
                        + more.stream().map(Words::en).collect(Collectors.joining(", "))
                        + ")");
    }

    private static <E extends Enum<E> & CodeList> E entry(Class<E> list, String written) {
        return CodeList.find(list, written).orElseThrow(IllegalArgumentException::new);
    }

    private static <E extends Enum<E> & CodeList> Words codesOf(Class<E> list) {
        Collection<E> entries = List.of(list.getEnumConstants());
        return Words.of(
                entries.stream()
                        .map(e -> e.code() + " " + e.words().zh())
                        .collect(Collectors.joining("、")),
                entries.stream()
                        .map(e -> e.code() + " " + e.words().en())
                        .collect(Collectors.joining(", ")));
    }

    private static Optional<String> part(List<String> parts, int at) {
        return at < parts.size() && !parts.get(at).isEmpty()
                ? Optional.of(parts.get(at))
                : Optional.empty();
    }

    private static List<String> parts(String entry, int atLeast, int atMost) {
        List<String> parts = split(entry, ';').stream().map(p -> unescaped(p.strip())).toList();
        if (parts.size() < atLeast || parts.size() > atMost || parts.getFirst().isEmpty()) {
            throw new IllegalArgumentException();
        }
        return parts;
    }

    private static String joined(String... parts) {
        String all = Arrays.stream(parts).map(Kind::escaped).collect(Collectors.joining(";"));
        return all.replaceAll(";+$", "");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace(";", "\\;");
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    /** Splits at {@code separator} where no backslash stands before it; backslashes stay. */
    private static List<String> split(String text, char separator) {
        List<String> found = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                one.append(c).append(text.charAt(++i));
            } else if (c == separator) {
                found.add(one.toString());
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        found.add(one.toString());
        return found;
    }
}
