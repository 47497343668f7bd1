package tongban.node.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.service.text.Words;

/**
 * What a government sets out to do in a year.
 *
 * @param firstFigure of the page's figures that belong to it
 * @param note how its arrangement came about
 * @param overall targets of the whole
 */
public record Programme(
        String id,
        Words name,
        Words issuer,
        LocalDate due,
        int firstFigure,
        int lastFigure,
        Words note,
        List<Aim> overall,
        List<Area> areas) {
    public Programme {
        overall = List.copyOf(overall);
        areas = List.copyOf(areas);
    }

    public record Area(Words name, List<Task> tasks) {
        public Area {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * @param lead who leads it, as far as known
     * @param targets what of it can be counted
     */
    public record Task(Words name, Words lead, List<Aim> targets) {
        public Task {
            targets = List.copyOf(targets);
        }
    }

    /**
     * @param indicator its id
     * @param figure number of the page's figure that states it; or empty
     */
    public record Aim(
            String indicator, Operator operator, BigDecimal value, Optional<Integer> figure) {

        public Words shown(Unit unit) {
            return new Amount(operator, value, "", unit).words();
        }
    }

    public int tasks() {
        return areas.stream().mapToInt(a -> a.tasks().size()).sum();
    }

    /** How many of the page's figures belong to it. */
    public int numbers() {
        return lastFigure - firstFigure + 1;
    }

    /** All that it aims at. */
    public List<Aim> aims() {
        return Stream.concat(
                        overall.stream(),
                        areas.stream()
                                .flatMap(a -> a.tasks().stream())
                                .flatMap(t -> t.targets().stream()))
                .toList();
    }
}
