package tongban.node.indicator;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.service.text.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files of the folder of figures and indicators, as they are written. */
final class BookFiles {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private BookFiles() {}

    record UnitLine(@Nullable String zh, @Nullable String en, @Nullable BigDecimal factor) {}

    /**
     * @param day of which figures speak that name no period
     * @param dayWhat what day that is
     */
    record ArticleLine(
            @Nullable String id,
            @Nullable String zh,
            @Nullable String en,
            @Nullable Words about,
            @Nullable LocalDate day,
            @Nullable Words dayWhat) {}

    record Articles(
            @Nullable Words newspaper,
            @Nullable LocalDate published,
            @Nullable List<ArticleLine> articles) {}

    record FigureLine(
            @Nullable Integer number,
            @Nullable Operator operator,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String written,
            @Nullable LocalDate day,
            @Nullable String designation,
            @Nullable String enDesignation,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String zh,
            @Nullable String en,
            @Nullable String phrase,
            @Nullable Boolean headline,
            @Nullable Boolean outside,
            @Nullable String indicator,
            @Nullable List<String> see,
            @Nullable List<String> counts,
            @Nullable Uncounted uncounted,
            @Nullable List<String> related) {}

    record NamedLine(
            @Nullable Integer number,
            Named.@Nullable Coverage state,
            @Nullable String zh,
            @Nullable String en,
            @Nullable Words what,
            @Nullable Words how,
            @Nullable List<String> see) {}

    record CheckLine(
            @Nullable String id,
            @Nullable String zh,
            @Nullable String en,
            @Nullable List<Integer> figures,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String holds) {}

    record IndicatorLine(
            @Nullable String id,
            Definition.@Nullable Family family,
            @Nullable String unit,
            @Nullable String place,
            Definition.@Nullable Direction direction,
            @Nullable String zh,
            @Nullable String en,
            @Nullable Words owner,
            @Nullable String department,
            Definition.@Nullable Gathering gathers,
            @Nullable Boolean rises,
            @Nullable Boolean schedule,
            @Nullable Integer dueDays,
            @Nullable String formula,
            @Nullable String counted,
            @Nullable StandardLine standard) {}

    /** Which public parameter says the values of places. */
    record StandardLine(@Nullable String service, @Nullable String parameter) {}

    record ObservationLine(
            @Nullable String indicator,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Operator operator,
            @Nullable BigDecimal value,
            @Nullable Words source,
            @Nullable Certainty confidence) {}

    record AimLine(
            @Nullable String indicator,
            @Nullable Operator operator,
            @Nullable BigDecimal value,
            @Nullable Integer figure) {}

    record TaskLine(
            @Nullable String zh,
            @Nullable String en,
            @Nullable Words lead,
            @Nullable List<AimLine> targets) {}

    record AreaLine(@Nullable String zh, @Nullable String en, @Nullable List<TaskLine> tasks) {}

    record ProgrammeLine(
            @Nullable String id,
            @Nullable String zh,
            @Nullable String en,
            @Nullable Words issuer,
            @Nullable LocalDate due,
            @Nullable List<Integer> figures,
            @Nullable Words note,
            @Nullable List<AimLine> overall,
            @Nullable List<AreaLine> areas) {}

    static <T> T read(Path file, Class<T> type) {
        return YAML.readValue(file.toFile(), type);
    }

    static Map<String, UnitLine> units(Path file) {
        return YAML.readValue(
                file.toFile(),
                YAML.getTypeFactory().constructMapType(Map.class, String.class, UnitLine.class));
    }

    /** What a reader says of a file that it cannot read. */
    static Words unreadable(String file, JacksonException e) {
        String at = e.getLocation() == null ? file : file + ":" + e.getLocation().getLineNr();
        return Words.of(
                "FIGURE-901 " + at + "：不能读取：" + e.getOriginalMessage() + "。请改正这一行。",
                "FIGURE-901 "
                        + at
                        + ": cannot be read: "
                        + e.getOriginalMessage()
                        + ". Mend the line.");
    }
}
