package tongban.node.paper;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * Papers that {@code papers.yaml} does not declare because they are of no case, as PDF like those:
 * text, chapters, tables, and room for those who sign.
 */
public interface Booklets {

    /** As what it is set: a dense form, an official notice, a sheet to be hung up in public. */
    enum Look {
        FORM,
        NOTICE,
        BOARD
    }

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

        /**
         * @param heading blank for none
         */
        record Table(Words heading, List<Row> rows) implements Part {
            public Table {
                rows = List.copyOf(rows);
            }
        }

        /**
         * Text without a heading.
         *
         * @param indented not so for whom it is addressed to
         */
        record Text(Words text, boolean indented) implements Part {
            /** An indented paragraph. */
            public static Text of(String zh, String en) {
                return new Text(Words.of(zh, en), true);
            }
        }

        /**
         * A table with heads.
         *
         * @param heading blank for none
         * @param widths shares of the columns, which sum to 100
         * @param rows each with a cell for every column
         */
        record Columns(
                Words heading, List<Words> heads, List<Integer> widths, List<List<Words>> rows)
                implements Part {
            public Columns {
                heads = List.copyOf(heads);
                widths = List.copyOf(widths);
                rows = rows.stream().map(List::copyOf).toList();
            }
        }

        /** Lines for those who sign, each with its day. */
        record Signatures(List<Words> who) implements Part {
            public Signatures {
                who = List.copyOf(who);
            }
        }

        /** The body's name over the day, with room for its seal. */
        record Seal(Words organ, Words day) implements Part {}
    }

    /**
     * @param value empty where it is filled in by hand
     */
    record Row(Words name, Words value) {
        public static Row of(String zh, String en, Words value) {
            return new Row(Words.of(zh, en), value);
        }
    }

    /**
     * @param organ stands above the title; blank for none
     * @param number stands below it and at the foot; empty for a form that has none
     * @param file name of the file, without anything personal
     * @param at when what it says was settled: the same content gives the same bytes
     */
    record Booklet(
            Look look,
            Words organ,
            Words title,
            String number,
            List<Part> parts,
            String file,
            Instant at) {
        public Booklet {
            parts = List.copyOf(parts);
        }

        /** A form. */
        public Booklet(
                Words organ,
                Words title,
                String number,
                List<Part> parts,
                String file,
                Instant at) {
            this(Look.FORM, organ, title, number, parts, file, at);
        }
    }

    /**
     * A number that leads to no case, for what hangs in public or goes to an outsider, and for what
     * is of no case.
     *
     * @param mark what kind of paper it is, two letters
     * @param id of what the paper is about
     */
    static String number(String mark, UUID id) {
        return mark + "-" + id.toString().substring(24);
    }

    Papers.Printed print(Booklet booklet, Locale locale);
}
