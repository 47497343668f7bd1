package tongban.node.retention;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import tongban.service.text.Words;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How long one kind of record is kept. The rules are data: {@code retention/retention.yaml}.
 *
 * @param period ISO 8601; empty where none applies
 * @param starts from when it counts
 * @param document where it is said; empty where the kind needs no rule
 * @param article of the document, in its words
 * @param tables of the database that hold it; each table is named by one kind
 */
public record RetentionRule(
        String kind,
        Words name,
        String period,
        Words starts,
        Words document,
        String article,
        Confidence confidence,
        Way way,
        List<String> tables,
        Words note) {

    public RetentionRule {
        tables = List.copyOf(tables);
    }

    /** How sure the period is. */
    public enum Confidence {
        VERIFIED(Words.of("已核实", "verified")),
        DEMONSTRATION(Words.of("演示值，未经核实", "demonstration, not verified"));

        private final Words words;

        Confidence(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** How it ends. */
    public enum Way {
        LIST(Words.of("销毁清单，两人确认", "destruction list, confirmed by two")),
        WITH_CASE(Words.of("随办件", "with its case")),
        NEVER(Words.of("不销毁", "never")),
        NOT_KEPT(Words.of("不留存", "not kept at all")),
        BY_ITSELF(Words.of("自动失效", "ends by itself"));

        private final Words words;

        Way(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** What ended before this moment is over now; a period may be of hours. */
    Instant endedBefore(Instant now, ZoneId zone) {
        return period.startsWith("PT")
                ? now.minus(Duration.parse(period))
                : now.atZone(zone).minus(Period.parse(period)).toInstant();
    }

    /** The last day on which a record that ended on this day is kept. */
    LocalDate keptUntil(LocalDate ended) {
        return ended.plus(Period.parse(period));
    }

    /** What ended before this day is over today. */
    LocalDate cutoff(LocalDate today) {
        return today.minus(Period.parse(period));
    }

    public Words periodWords() {
        if (period.isEmpty()) {
            return Words.of("—", "—");
        }
        String number = period.replaceAll("[^0-9]", "");
        return switch (period.charAt(period.length() - 1)) {
            case 'Y' -> Words.of(number + "年", number + " years");
            case 'D' -> Words.of(number + "天", number + " days");
            case 'H' -> Words.of(number + "小时", number + " hours");
            default ->
                    period.startsWith("PT")
                            ? Words.of(number + "分钟", number + " minutes")
                            : Words.of(number + "个月", number + " months");
        };
    }

    /** The rules that this release ships. */
    static List<RetentionRule> shipped() {
        try (InputStream file =
                Objects.requireNonNull(
                        RetentionRule.class.getResourceAsStream("/retention/retention.yaml"))) {
            return List.of(YAMLMapper.builder().build().readValue(file, RetentionRule[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
