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
import tongban.service.fact.Facts;
import tongban.service.fact.FormReading;
import tongban.service.place.PlacePath;

/**
 * One case as a file states it: {@code {"place": "511623109000", "dates": {"applied":
 * "2024-06-21"}, "facts": {...}}}, in JSON or YAML. {@code path} may give the places upwards where
 * the register knows better than the code's digits.
 */
public record CaseInput(PlacePath place, Map<CaseDate, LocalDate> dates, Facts facts) {

    public CaseInput {
        Map<CaseDate, LocalDate> known = new EnumMap<>(CaseDate.class);
        known.putAll(dates);
        dates = java.util.Collections.unmodifiableMap(known);
    }

    /** A case read, or every fault of its file. */
    public sealed interface Reading {
        record Sound(CaseInput input) implements Reading {}

        record Faulty(List<Problem> problems) implements Reading {}
    }

    /**
     * @param file how messages name it; synthetic numbers pass, because nothing is filed by this
     */
    public static Reading read(
            ServiceDefinition service, String file, String text, LocalDate today) {
        Problems problems = new Problems();
        Section section = Section.of(file, YamlNode.read(file, text, problems), problems);
        CaseInput input = read(service, section, today);
        // a worked example is a case, too
        for (String told : List.of("title", "story", "today", "expect")) section.raw(told);
        section.close();
        return problems.isEmpty()
                ? new Reading.Sound(input)
                : new Reading.Faulty(problems.inOrder());
    }

    static CaseInput read(ServiceDefinition service, Section section, LocalDate today) {
        List<String> path = section.texts("path");
        String place =
                path.isEmpty() ? section.text("place") : section.text("place", path.getFirst());
        Map<CaseDate, LocalDate> dates = dates(section);
        FormReading facts =
                service.form().withSynthetic(true).ofPlain(plainMap(section, "facts"), today);
        facts.faults()
                .forEach(f ->
                        section.fault(
                                "INPUT-001",
                                section.lineOf("facts"),
                                "facts." + f.field(),
                                f.message(),
                                f.remedy()));
        if (place.isEmpty()) place = PlacePath.NATION;
        return new CaseInput(
                path.isEmpty() ? PlacePath.ofCode(place) : PlacePath.of(path),
                dates,
                facts.declared());
    }

    private static Map<CaseDate, LocalDate> dates(Section section) {
        Map<CaseDate, LocalDate> dates = new EnumMap<>(CaseDate.class);
        Section s = section.section("dates");
        for (String key : s.keys()) {
            CaseDate name = s.choice(key, CaseDate.class, key);
            LocalDate day = s.date(key, true);
            if (day != null) dates.put(name, day);
        }
        return dates;
    }

    static Map<String, Object> plainMap(Section section, String key) {
        return section.raw(key).orElse(null) instanceof Mapping m ? map(m) : Map.of();
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
                                text.matches("-?\\d{1,30}(\\.\\d{1,30})?")
                                        ? new BigDecimal(text)
                                        : text;
                        case BOOLEAN -> text.equals("true");
                        case NULL -> null;
                    };
        };
    }
}
