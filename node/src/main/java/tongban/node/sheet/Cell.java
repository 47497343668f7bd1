package tongban.node.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands in one cell of a list. A number stays a number, a day a day, a text a text. */
public sealed interface Cell {

    record Text(String value) implements Cell {
        public Text {
            Objects.requireNonNull(value);
        }
    }

    /**
     * A number that a program reads, such as that of an account: letters and digits, which stand in
     * the file exactly as they are, zeros in front included.
     *
     * @throws IllegalArgumentException where it holds anything else
     */
    record Code(String value) implements Cell {
        private static final Pattern SIGNS = Pattern.compile("[0-9A-Za-z]{1,64}");

        public Code {
            if (!isOne(value)) {
                throw new IllegalArgumentException("A code is letters and digits alone");
            }
        }

        public static boolean isOne(String value) {
            return SIGNS.matcher(value).matches();
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
