package tongban.node.paper;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tongban.service.text.Words;

/**
 * Papers that are of no case, as PDF like those: chapters of text, and tables of names and values.
 */
public interface Booklets {

    /** A piece of it. */
    sealed interface Part {
        /**
         * @param numbered whether its lines are a list
         */
        record Chapter(Words heading, List<Words> lines, boolean numbered) implements Part {
            public Chapter {
                lines = List.copyOf(lines);
            }
        }

        record Table(Words heading, List<Row> rows) implements Part {
            public Table {
                rows = List.copyOf(rows);
            }
        }

        /** The body's name over the day, with room for its seal. */
        record Seal(Words organ, Words day) implements Part {}
    }

    record Row(Words name, Words value) {}

    /**
     * @param organ stands above the title; blank for none
     * @param number stands below it and at the foot
     * @param file name of the file, without anything personal
     * @param at when what it says was settled: the same content gives the same bytes
     */
    record Booklet(
            Words organ, Words title, String number, List<Part> parts, String file, Instant at) {
        public Booklet {
            parts = List.copyOf(parts);
        }
    }

    Papers.Printed print(Booklet booklet, Locale locale);
}
