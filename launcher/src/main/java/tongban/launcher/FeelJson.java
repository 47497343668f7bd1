package tongban.launcher;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.rules.FeelText;
import tongban.service.CanonicalJson;

/** FEEL values as JSON: what JSON has no kind for is the text that FEEL writes. */
final class FeelJson {
    private FeelJson() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean b -> b;
            case BigDecimal n -> n;
            case Integer n -> n;
            case String s -> s;
            case LocalDate d -> d;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(String.valueOf(name), of(member)));
                yield members;
            }
            case Iterable<?> items -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (Object item : items) list.add(of(item));
                yield list;
            }
            default -> FeelText.of(value);
        };
    }

    static String write(@Nullable Object value) {
        return CanonicalJson.write(of(value));
    }
}
