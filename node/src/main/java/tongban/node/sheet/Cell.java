package tongban.node.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** What stands in one cell of a list. A number stays a number, a day a day, a text a text. */
public sealed interface Cell {

    record Text(String value) implements Cell {
        public Text {
            Objects.requireNonNull(value);
        }
    }

    record Number(BigDecimal value) implements Cell {
        public Number {
            Objects.requireNonNull(value);
        }
    }

    record Day(LocalDate value) implements Cell {
        public Day {
            Objects.requireNonNull(value);
        }
    }

    /** Shown to the minute, in the one time of the two provinces. */
    record Moment(Instant value) implements Cell {
        public Moment {
            Objects.requireNonNull(value);
        }
    }

    record Empty() implements Cell {}

    static Cell of(String text) {
        return text.isEmpty() ? new Empty() : new Text(text);
    }

    static Cell of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    static Cell of(Instant at) {
        return new Moment(at);
    }

    static Cell of(LocalDate day) {
        return new Day(day);
    }

    static Cell ofDay(Optional<LocalDate> day) {
        return day.<Cell>map(Day::new).orElseGet(Empty::new);
    }

    static Cell ofMoment(Optional<Instant> at) {
        return at.<Cell>map(Moment::new).orElseGet(Empty::new);
    }
}
