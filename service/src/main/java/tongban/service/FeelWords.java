package tongban.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.rules.ModelSheet;
import tongban.service.fact.FactDeclaration;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.text.Words;

/**
 * Puts the FEEL of a standard into the reader's words: facts, parameters, decisions and dates by
 * their names in texts/, values by their labels, operators by their signs. What has no words stays
 * as it is written.
 */
final class FeelWords {
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern DURATION =
            Pattern.compile("duration\\(\"P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)D)?\"\\)");
    private static final Pattern DATE = Pattern.compile("date\\(\"(\\d{4})-(\\d{2})-(\\d{2})\"\\)");
    private static final Pattern SIGN = Pattern.compile(">=|<=|!=|<|>|=|\\*|/");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern NO_OTHER = Pattern.compile("(.+?) = null or count\\(\\1\\) = 0");
    private static final Pattern NONE_OF = Pattern.compile("count\\(([^()]+)\\) = 0");
    private static final Pattern MONTHS =
            Pattern.compile("duration\\(\"P\" \\+ string\\(([^()]+)\\) \\+ \"M\"\\)");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[<>=≥≤ ]*\\d+(?:\\.\\d+)?");

    private static final Map<String, Words> WORDS =
            Map.ofEntries(
                    Map.entry("and", Words.of("且", "and")),
                    Map.entry("or", Words.of("或者", "or")),
                    Map.entry("if", Words.of("如果", "if")),
                    Map.entry("then", Words.of("，则", "then")),
                    Map.entry("else", Words.of("；否则", "else")),
                    Map.entry("true", Words.of("是", "yes")),
                    Map.entry("false", Words.of("否", "no")),
                    Map.entry("months", Words.of("（月）", "(months)")),
                    Map.entry("null", Words.of("空", "nothing")),
                    Map.entry("not", Words.of("非", "not")),
                    Map.entry("count", Words.of("数目", "the number of")),
                    Map.entry("min", Words.of("较小者", "the lesser of")),
                    Map.entry("max", Words.of("较大者", "the greater of")),
                    Map.entry("outcome", Words.of("结论", "outcome")),
                    Map.entry("granted", Words.of("符合", "granted")),
                    Map.entry("refused", Words.of("不符合", "refused")));

    private static final Map<String, String> SIGNS =
            Map.of(">=", "≥", "<=", "≤", "!=", "≠", "*", "×", "/", "÷");

    private final ServiceDefinition service;

    /** Names in words, the longest first; what is no fact has no options of its own. */
    private final Map<String, Words> names = new LinkedHashMap<>();

    // A standard has a fixed number of expressions and cells, and each explanation shows many.
    private final Map<String, Words> expressions = new ConcurrentHashMap<>();
    private final Map<String, List<String>> mentions = new ConcurrentHashMap<>();

    /** Cells by their column and text. */
    private final Map<List<String>, Words> cells = new ConcurrentHashMap<>();

    FeelWords(ServiceDefinition service, List<ModelSheet> sheets) {
        this.service = service;
        Map<String, Words> all = new LinkedHashMap<>();
        for (CaseDate date : CaseDate.values()) all.put("dates." + date.feelName(), date.words());
        all.put("place.code", Words.of("所在地代码", "code of the place"));
        all.put("place.province", Words.of("所在省市", "province"));
        for (ModelSheet sheet : sheets) {
            for (ModelSheet.Decision d : sheet.decisions()) all.put(d.name(), decision(d.name()));
            for (ModelSheet.Function f : sheet.functions()) all.put(f.name(), decision(f.name()));
        }
        for (ParameterDeclaration p : service.parameters()) all.put(p.name(), parameter(p.name()));
        for (FactDeclaration fact : service.facts()) fact(fact, "", all);
        all.put("none of", Words.of("没有", "there are no"));
        all.entrySet().stream()
                .sorted((a, b) -> b.getKey().length() - a.getKey().length())
                .forEach(e -> names.put(e.getKey(), e.getValue()));
    }

    private void fact(FactDeclaration fact, String prefix, Map<String, Words> all) {
        all.put(prefix + fact.name(), service.form().name(fact));
        for (FactDeclaration part : fact.fields()) fact(part, prefix + fact.name() + ".", all);
    }

    static String key(String name) {
        return name.replace(' ', '-');
    }

    Words decision(String name) {
        return service.texts()
                .find("decision." + key(name))
                .or(() -> service.texts().find("award." + key(name)))
                .orElse(Words.same(name));
    }

    private Words parameter(String name) {
        return service.texts().find("parameter." + key(name)).orElse(Words.same(name));
    }

    /** An expression of the standard in words. */
    Words expression(String feel) {
        return expressions.computeIfAbsent(feel, this::read);
    }

    private Words read(String feel) {
        Matcher empty = NO_OTHER.matcher(feel);
        String plain = empty.find() ? empty.replaceAll("count($1) = 0") : feel;
        plain = NONE_OF.matcher(plain).replaceAll("none of $1");
        plain = MONTHS.matcher(plain).replaceAll("$1 months");
        return Words.of(read(plain.strip(), "", true), read(plain.strip(), "", false));
    }

    /**
     * A cell of a table in words; an empty one is a dash.
     *
     * @param input the column's expression, which tells what the values are values of
     */
    Words cell(String input, String test) {
        return cells.computeIfAbsent(List.of(input, test), cell -> read(input, test));
    }

    private Words read(String input, String test) {
        String text = test.strip();
        if (text.isEmpty() || text.equals("-")) return Words.same("–");
        boolean negated = text.startsWith("not(") && text.endsWith(")");
        List<Words> parts = new ArrayList<>();
        for (String part : parts(negated ? text.substring(4, text.length() - 1) : text))
            parts.add(united(Words.of(read(part, input, true), read(part, input, false)), input));
        Words any =
                Words.of(
                        String.join("、", parts.stream().map(Words::zh).toList()),
                        String.join(" or ", parts.stream().map(Words::en).toList()));
        return negated ? Words.of(any.zh() + "以外", "other than " + any.en()) : any;
    }

    /** A row's result in words; a text is a value of the table's decision. */
    Words result(String decision, String feel) {
        return Words.of(read(feel.strip(), decision, true), read(feel.strip(), decision, false));
    }

    /** The names in an expression of the standard, in order, each once. */
    List<String> mentioned(String feel) {
        return mentions.computeIfAbsent(feel, this::names);
    }

    private List<String> names(String feel) {
        java.util.Set<String> found = new java.util.LinkedHashSet<>();
        for (int at = 0; at < feel.length(); at++) {
            Optional<String> name = nameAt(feel, at);
            if (name.isEmpty()) continue;
            found.add(name.get());
            at += name.get().length() - 1;
        }
        return List.copyOf(found);
    }

    /** A name in words. */
    Words name(String name) {
        return names.getOrDefault(name, Words.same(name));
    }

    /** A bare number gets the unit of the fact that it is compared with. */
    private Words united(Words words, String input) {
        if (!PLAIN_NUMBER.matcher(words.zh()).matches()) return words;
        Words unit =
                service.fact(input).map(f -> service.form().unit(f.unit())).orElse(Words.same(""));
        return Words.of(words.zh() + unit.zh(), words.en() + unit.en());
    }

    /** Splits at commas outside brackets and quotation marks. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c == '(' || c == '[') depth++;
            if (c == ')' || c == ']') depth--;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private String read(String feel, String subject, boolean zh) {
        StringBuilder out = new StringBuilder();
        String about = subject;
        int at = 0;
        while (at < feel.length()) {
            Optional<String> name = nameAt(feel, at);
            if (name.isPresent()) {
                about = name.get();
                out.append(in(name(about), zh));
                at += about.length();
                continue;
            }
            Matcher m;
            if ((m = match(DURATION, feel, at)) != null) out.append(duration(m, zh));
            else if ((m = match(DATE, feel, at)) != null)
                out.append(m.group(1))
                        .append('-')
                        .append(m.group(2))
                        .append('-')
                        .append(m.group(3));
            else if ((m = match(TEXT, feel, at)) != null) out.append(value(about, m.group(1), zh));
            else if ((m = match(NUMBER, feel, at)) != null)
                out.append(subject.isEmpty() ? m.group() : value(subject, m.group(), zh));
            else if ((m = match(SIGN, feel, at)) != null)
                out.append(SIGNS.getOrDefault(m.group(), m.group()));
            else if ((m = match(WORD, feel, at)) != null)
                out.append(in(WORDS.getOrDefault(m.group(), Words.same(m.group())), zh));
            if (m == null) out.append(feel.charAt(at++));
            else at = m.end();
        }
        return zh ? closed(out.toString()) : out.toString();
    }

    /** Chinese needs no blanks between its words. */
    private static String closed(String zh) {
        return zh.replaceAll("(?<=[\\p{IsHan}）、，；)]) +(?=[\\p{IsHan}（，；])", "")
                .replaceAll(" +(?=[，；])", "");
    }

    private static String in(Words words, boolean zh) {
        return zh ? words.zh() : words.en();
    }

    private static @org.jspecify.annotations.Nullable Matcher match(
            Pattern pattern, String text, int at) {
        Matcher m = pattern.matcher(text).region(at, text.length());
        return m.lookingAt() ? m : null;
    }

    private Optional<String> nameAt(String feel, int at) {
        if (at > 0 && isWord(feel.charAt(at - 1))) return Optional.empty();
        return names.keySet().stream()
                .filter(n -> feel.startsWith(n, at))
                .filter(n ->
                        at + n.length() == feel.length() || !isWord(feel.charAt(at + n.length())))
                .findFirst();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** A value by the label of the fact or decision that it is a value of. */
    private String value(String about, String value, boolean zh) {
        String part = about.substring(about.lastIndexOf('.') + 1);
        return in(
                service.texts()
                        .find("fact." + key(part) + ".option." + value)
                        .or(() ->
                                service.texts().find("decision-option." + key(about) + "." + value))
                        .or(() -> service.texts().find("reason." + value))
                        .or(() -> Optional.ofNullable(WORDS.get(value)))
                        .orElse(Words.same(value)),
                zh);
    }

    private static String duration(Matcher m, boolean zh) {
        StringBuilder out = new StringBuilder();
        String[] zhUnits = {"年", "个月", "天"};
        String[] enUnits = {"year", "month", "day"};
        for (int i = 0; i < 3; i++) {
            String n = m.group(i + 1);
            if (n == null) continue;
            if (zh) out.append(n).append(zhUnits[i]);
            else
                out.append(out.isEmpty() ? "" : " ")
                        .append(n)
                        .append(' ')
                        .append(enUnits[i])
                        .append(n.equals("1") ? "" : "s");
        }
        return out.toString();
    }
}
