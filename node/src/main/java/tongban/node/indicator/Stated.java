package tongban.node.indicator;

import java.time.LocalDate;
import tongban.service.text.Words;

/** What a figure states: a number with its unit, a day, or a name that is made of numbers. */
public sealed interface Stated {

    /**
     * @param as as it is written where that is not number and unit, e.g. 四位一体; or empty
     */
    record Quantity(Amount amount, String as) implements Stated {
        @Override
        public Words words() {
            return as.isEmpty()
                    ? amount.words()
                    : Words.of(as + "（" + amount.words().zh() + "）", amount.words().en());
        }
    }

    record Day(LocalDate day) implements Stated {
        @Override
        public Words words() {
            return Words.day(day);
        }
    }

    record Designation(Words name) implements Stated {
        @Override
        public Words words() {
            return name;
        }
    }

    Words words();
}
