package tongban.service.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tongban.service.text.Words;

/** Reads facts from form texts or from a plain tree and collects every fault on the way. */
final class FactReader {

    private static final int NUMBER_SIGNS_MAX = 34;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private final LocalDate today;
    private final boolean syntheticAllowed;
    private final List<FactFault> faults = new ArrayList<>();

    FactReader(LocalDate today, boolean syntheticAllowed) {
        this.today = today;
        this.syntheticAllowed = syntheticAllowed;
    }

    List<FactFault> faults() {
        return List.copyOf(faults);
    }

    // ------------------------------------------------------------------ forms

    Optional<Object> read(FactDeclaration fact, String field, FormInput input) {
        if (fact.type() == FeelType.CONTEXT) {
            return fact.list() ? contexts(fact, field, input) : context(fact, field, input);
        }
        if (fact.list()) {
            List<Object> items = new ArrayList<>();
            for (String text : input.texts(field)) {
                Object item = ofText(fact, field, text);
                if (item != null) items.add(item);
            }
            if (items.isEmpty() && fact.required()) required(field);
            return items.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(items));
        }
        String text = fact.type() == FeelType.DATE ? input.dateText(field) : input.text(field);
        if (text.isEmpty()) {
            if (fact.required()) required(field);
            return Optional.empty();
        }
        return Optional.ofNullable(ofText(fact, field, text));
    }

    private Optional<Object> contexts(FactDeclaration fact, String field, FormInput input) {
        List<Object> items = new ArrayList<>();
        // an item between others may have been emptied
        for (int i = 0; i < FactDeclaration.LIST_ITEMS_MAX; i++) {
            String item = field + "." + i;
            if (input.hasPartsOf(item)) context(fact, item, input).ifPresent(items::add);
        }
        if (input.hasPartsOf(field + "." + FactDeclaration.LIST_ITEMS_MAX)) tooMany(field);
        if (fact.required() && !input.hasPartsOf(field)) required(field);
        return items.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(items));
    }

    private Optional<Object> context(FactDeclaration fact, String field, FormInput input) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (FactDeclaration part : fact.fields()) {
            read(part, field + "." + part.key(), input).ifPresent(v -> parts.put(part.name(), v));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(java.util.Collections.unmodifiableMap(parts));
    }

    private @Nullable Object ofText(FactDeclaration fact, String field, String text) {
        return switch (fact.type()) {
            case STRING -> checked(fact, field, text);
            case BOOLEAN ->
                    switch (text) {
                        case "true", "yes" -> Boolean.TRUE;
                        case "false", "no" -> Boolean.FALSE;
                        default ->
                                fault(
                                        field,
                                        "not-a-choice",
                                        "答案应为是或否",
                                        "The answer is yes or no",
                                        "请选择一项",
                                        "Choose one");
                    };
            case NUMBER -> number(fact, field, text);
            case DATE -> date(fact, field, text);
            case CONTEXT ->
                    throw new IllegalStateException("A context has no text: " + fact.name());
        };
    }

    private @Nullable Object number(FactDeclaration fact, String field, String text) {
        String plain = text.replace(",", "").replace("，", "");
        if (plain.length() > NUMBER_SIGNS_MAX || !NUMBER.matcher(plain).matches()) {
            return fault(
                    field,
                    "not-a-number",
                    "不是数字",
                    "Not a number",
                    "请填写数字，例如 1200 或 1200.50",
                    "Enter a number, such as 1200 or 1200.50");
        }
        return checked(fact, field, new BigDecimal(plain));
    }

    private @Nullable Object date(FactDeclaration fact, String field, String text) {
        try {
            return checked(fact, field, LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return fault(
                    field,
                    "not-a-date",
                    "没有这一天",
                    "There is no such day",
                    "请填写存在的日期，例如 2026年3月27日",
                    "Enter a date that exists, such as 27 3 2026");
        }
    }

    // ------------------------------------------------------------------ plain trees

    Map<String, Object> plainContext(
            List<FactDeclaration> declared, String prefix, Map<String, ?> plain) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, FactDeclaration> byName = new LinkedHashMap<>();
        declared.forEach(d -> byName.put(d.name(), d));
        for (String name : plain.keySet()) {
            if (!byName.containsKey(name)) {
                fault(
                        prefix + name,
                        "unknown-fact",
                        "没有名为“" + shortened(name) + "”的事实",
                        "There is no fact '" + shortened(name) + "'",
                        "可用的有：" + String.join("、", byName.keySet()),
                        "There are: " + String.join(", ", byName.keySet()));
            }
        }
        byName.forEach((name, declaration) -> {
            Object value = plain.get(name);
            if (value != null) {
                Object read = ofPlain(declaration, prefix + declaration.key(), value);
                if (read != null) values.put(name, read);
            }
        });
        return values;
    }

    private @Nullable Object ofPlain(FactDeclaration fact, String field, Object value) {
        if (!fact.list()) return oneOfPlain(fact, field, value);
        if (!(value instanceof List<?> list)) {
            return fault(
                    field,
                    "wrong-type",
                    "这里应为列表",
                    "A list is expected here",
                    "请改为列表",
                    "Make it a list");
        }
        if (list.size() > FactDeclaration.LIST_ITEMS_MAX) {
            tooMany(field);
            return null;
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            Object read = item == null ? null : oneOfPlain(fact, field + "." + i, item);
            if (read != null) items.add(read);
        }
        return List.copyOf(items);
    }

    private @Nullable Object oneOfPlain(FactDeclaration fact, String field, Object value) {
        return switch (fact.type()) {
            case CONTEXT ->
                    value instanceof Map<?, ?> map
                            ? java.util.Collections.unmodifiableMap(
                                    plainContext(fact.fields(), field + ".", named(map)))
                            : fault(
                                    field,
                                    "wrong-type",
                                    "这里应为一组带名称的值",
                                    "Named values are expected here",
                                    "请逐个写明名称和值",
                                    "Write each with its name");
            case BOOLEAN ->
                    value instanceof Boolean
                            ? value
                            : fault(
                                    field,
                                    "wrong-type",
                                    "这里应为 true 或 false",
                                    "true or false is expected here",
                                    "请改为 true 或 false",
                                    "Write true or false");
            case NUMBER ->
                    value instanceof Number
                            ? number(fact, field, new BigDecimal(value.toString()).toPlainString())
                            : fault(
                                    field,
                                    "wrong-type",
                                    "这里应为数字",
                                    "A number is expected here",
                                    "请去掉引号",
                                    "Write it without quotes");
            case DATE ->
                    value instanceof LocalDate || value instanceof String
                            ? date(fact, field, value.toString())
                            : fault(
                                    field,
                                    "wrong-type",
                                    "这里应为日期",
                                    "A date is expected here",
                                    "请写成 2026-03-27 这样",
                                    "Write it like 2026-03-27");
            case STRING ->
                    value instanceof String s
                            ? checked(fact, field, s)
                            : fault(
                                    field,
                                    "wrong-type",
                                    "这里应为文字",
                                    "A text is expected here",
                                    "请加上引号",
                                    "Put it in quotes");
        };
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((k, v) -> {
            if (v != null) named.put(String.valueOf(k), v);
        });
        return named;
    }

    // ------------------------------------------------------------------ domains

    private @Nullable Object checked(FactDeclaration fact, String field, Object value) {
        Domain domain = fact.domain();
        int before = faults.size();
        if (!domain.values().isEmpty() && domain.values().stream().noneMatch(v -> same(v, value))) {
            fault(
                    field,
                    "not-a-choice",
                    "不是所列的选项",
                    "Not one of the options",
                    "请从所列选项中选择",
                    "Choose one of the options");
        }
        switch (value) {
            case String text -> text(fact, field, text);
            case BigDecimal n -> {
                if (n.stripTrailingZeros().scale() > domain.decimals()) {
                    fault(
                            field,
                            "too-many-decimals",
                            "小数位数太多",
                            "Too many decimals",
                            domain.decimals() == 0 ? "请填写整数" : "最多" + domain.decimals() + "位小数",
                            domain.decimals() == 0
                                    ? "Enter a whole number"
                                    : "At most " + domain.decimals() + " decimals");
                }
                range(fact, field, n);
            }
            case LocalDate day -> {
                range(fact, field, day);
                if (!domain.future() && day.isAfter(today)) {
                    fault(
                            field,
                            "in-the-future",
                            "日期晚于今天",
                            "The date lies after today",
                            "请填写今天或以前的日期",
                            "Enter today or an earlier day");
                }
            }
            default -> throw new IllegalStateException("No domain for " + value.getClass());
        }
        return faults.size() == before ? value : null;
    }

    private void text(FactDeclaration fact, String field, String text) {
        int length = text.codePointCount(0, text.length());
        if (length > fact.domain().length()) {
            fault(
                    field,
                    "too-long",
                    "现有" + length + "个字，太长",
                    "Too long: there are " + length + " characters",
                    "最多" + fact.domain().length() + "个字，请缩短",
                    "Shorten it to " + fact.domain().length() + " characters");
            return;
        }
        if (text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            fault(
                    field,
                    "format",
                    "含有不可见的控制字符",
                    "There are invisible control characters",
                    "请删除后重新输入",
                    "Delete them and type again");
        }
        fact.format()
                .flatMap(f -> f.faultIn(text, today, syntheticAllowed))
                .ifPresent(f -> faults.add(new FactFault(field, "format", f.words(), f.remedy())));
    }

    private <T extends Comparable<? super T>> void range(
            FactDeclaration fact, String field, T value) {
        fact.domain()
                .minimum()
                .filter(m -> ordered(m, value) > 0)
                .ifPresent(m ->
                        fault(
                                field,
                                "too-small",
                                "低于下限",
                                "Below the lower bound",
                                "不能小于" + plain(m),
                                "Not less than " + plain(m)));
        fact.domain()
                .maximum()
                .filter(m -> ordered(m, value) < 0)
                .ifPresent(m ->
                        fault(
                                field,
                                "too-great",
                                "高于上限",
                                "Above the upper bound",
                                "不能大于" + plain(m),
                                "Not more than " + plain(m)));
    }

    private static int ordered(Comparable<?> bound, Object value) {
        return switch (bound) {
            case BigDecimal b when value instanceof BigDecimal v -> b.compareTo(v);
            case LocalDate b when value instanceof LocalDate v -> b.compareTo(v);
            default ->
                    throw new IllegalStateException(
                            "A bound of another type than its fact: " + bound);
        };
    }

    private static String plain(Comparable<?> bound) {
        return FormInput.text(bound);
    }

    private static boolean same(Object allowed, Object value) {
        return allowed instanceof BigDecimal a && value instanceof BigDecimal v
                ? a.compareTo(v) == 0
                : allowed.equals(value);
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    private void required(String field) {
        fault(field, "required", "这个问题还没有回答", "Not answered yet", "请回答", "Answer this question");
    }

    private void tooMany(String field) {
        fault(
                field,
                "too-many",
                "项数太多",
                "Too many entries",
                "最多" + FactDeclaration.LIST_ITEMS_MAX + "项",
                "At most " + FactDeclaration.LIST_ITEMS_MAX + " entries");
    }

    private @Nullable Object fault(
            String field, String code, String zh, String en, String remedyZh, String remedyEn) {
        faults.add(new FactFault(field, code, Words.of(zh, en), Words.of(remedyZh, remedyEn)));
        return null;
    }
}
