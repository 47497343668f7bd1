package tongban.node.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.service.text.Words;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How joint projects are managed, as data: the mappings of categories into a report's groups, when
 * reports are due, and how long each level may take.
 *
 * @param reportDueDays days after the end of a month until which its report is in time;
 *     demonstration
 * @param levels calendar days that each level has to answer a problem; demonstration
 */
public record Practice(
        List<Grouping> groupings, int reportDueDays, Map<CoordinationLevel, Integer> levels) {

    /**
     * How one report groups the categories.
     *
     * @param from month from which reports group so; null for one that belongs to no report
     */
    public record Grouping(
            String id, @Nullable YearMonth from, Words name, Words source, List<Group> groups) {
        public Grouping {
            groups = List.copyOf(groups);
            Set<Category> seen = new HashSet<>();
            for (Group group : groups) {
                for (Category category : group.categories()) {
                    if (!seen.add(category)) {
                        throw new IllegalArgumentException(
                                "PROJECT-900 " + category + " stands in two groups of " + id);
                    }
                }
            }
            if (seen.size() != Category.values().length) {
                throw new IllegalArgumentException(
                        "PROJECT-901 " + id + " leaves a category out: a sum would lack it");
            }
        }
    }

    public record Group(Words name, List<Category> categories) {
        public Group {
            categories = List.copyOf(categories);
        }
    }

    public Practice {
        groupings = List.copyOf(groupings);
        levels = Map.copyOf(levels);
        if (levels.size() != CoordinationLevel.values().length || groupings.isEmpty()) {
            throw new IllegalArgumentException("PROJECT-902 each level needs its days");
        }
    }

    static Practice shipped() {
        try (InputStream file =
                Objects.requireNonNull(
                        Practice.class.getResourceAsStream("/project/practice.yaml"))) {
            return YAMLMapper.builder().build().readValue(file, Practice.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int days(CoordinationLevel level) {
        return Objects.requireNonNull(levels.get(level));
    }

    public Optional<Grouping> grouping(String id) {
        return groupings.stream().filter(g -> g.id().equals(id)).findFirst();
    }

    /** How the report of a month groups: the latest mapping by then, else the first there is. */
    public Grouping groupingOf(YearMonth month) {
        return groupings.stream()
                .filter(g -> g.from() != null && !month.isBefore(g.from()))
                .max(Comparator.comparing(g -> Objects.requireNonNull(g.from())))
                .orElse(groupings.getFirst());
    }
}
