package tongban.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.service.YamlNode.Kind;
import tongban.service.YamlNode.Mapping;
import tongban.service.YamlNode.Scalar;
import tongban.service.YamlNode.Sequence;
import tongban.service.fact.FormReading;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/** Reads one file under examples/. Its facts pass the same checks as those of a form. */
final class ExampleReader {

    private final Section yaml;
    private final ServiceDefinition service;

    ExampleReader(Section yaml, ServiceDefinition service) {
        this.yaml = yaml;
        this.service = service;
    }

    WorkedExample read(String file) {
        Words title = words("title");
        Words story = words("story");
        List<String> path = yaml.texts("path");
        String place = yaml.text("place", path.isEmpty() ? PlacePath.NATION : path.getFirst());
        LocalDate today = yaml.date("today", true);
        LocalDate day = today == null ? LocalDate.EPOCH : today;
        Map<CaseDate, LocalDate> dates = dates();
        FormReading facts = service.form().withSynthetic(true).ofPlain(plainMap("facts"), day);
        facts.faults()
                .forEach(f ->
                        yaml.fault(
                                "EXAMPLE-001",
                                yaml.lineOf("facts"),
                                "facts." + f.field(),
                                f.message(),
                                Words.of(
                                        "按 service.yaml 的声明改写",
                                        "Write it as service.yaml declares it")));
        Section e = yaml.section("expect");
        String outcome = e.text("outcome");
        if (!List.of("granted", "refused", "incomplete").contains(outcome)) {
            e.fault(
                    "EXAMPLE-002",
                    e.lineOf("outcome"),
                    "outcome",
                    Words.of("预期结果不认识", "This outcome is not known"),
                    Words.of(
                            "写 granted、refused 或 incomplete",
                            "Write granted, refused or incomplete"));
        }
        WorkedExample.Expected expected =
                new WorkedExample.Expected(
                        outcome, e.texts("reasons"), awards(e), e.texts("missing"));
        e.close();
        yaml.close();
        PlacePath where = path.isEmpty() ? PlacePath.ofCode(place) : PlacePath.of(path);
        return new WorkedExample(file, title, story, where, day, dates, facts.declared(), expected);
    }

    private Words words(String key) {
        Section s = yaml.section(key);
        Words words = Words.of(s.text("zh"), s.text("en"));
        s.close();
        return words;
    }

    private Map<CaseDate, LocalDate> dates() {
        Map<CaseDate, LocalDate> dates = new EnumMap<>(CaseDate.class);
        Section s = yaml.section("dates");
        for (String key : s.keys()) {
            CaseDate name = s.choice(key, CaseDate.class, key);
            LocalDate day = s.date(key, true);
            if (day != null) dates.put(name, day);
        }
        return dates;
    }

    private Map<String, Object> plainMap(String key) {
        return yaml.raw(key).orElse(null) instanceof Mapping m ? map(m) : Map.of();
    }

    /** Awards as FEEL values: a text that is a date is a date. */
    private static Map<String, Object> awards(Section expect) {
        if (!(expect.raw("awards").orElse(null) instanceof Mapping m)) return Map.of();
        Map<String, Object> awards = map(m);
        awards.replaceAll((name, value) -> {
            LocalDate day = value instanceof String s ? Section.day(s) : null;
            return day == null ? value : day;
        });
        return awards;
    }

    private static Map<String, Object> map(Mapping m) {
        Map<String, Object> map = new LinkedHashMap<>();
        m.entries()
                .forEach((k, v) -> {
                    Object plain = plain(v);
                    if (plain != null) map.put(k, plain);
                });
        return map;
    }

    private static @Nullable Object plain(YamlNode node) {
        return switch (node) {
            case Mapping m -> map(m);
            case Sequence(List<YamlNode> items, int line) -> {
                List<Object> list = new ArrayList<>();
                for (YamlNode item : items) {
                    Object plain = plain(item);
                    if (plain != null) list.add(plain);
                }
                yield list;
            }
            case Scalar(String text, Kind kind, int line) ->
                    switch (kind) {
                        case TEXT -> text;
                        case NUMBER ->
                                text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
                        case BOOLEAN -> text.equals("true");
                        case NULL -> null;
                    };
        };
    }
}
