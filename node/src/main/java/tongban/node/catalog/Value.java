package tongban.node.catalog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tongban.service.parameter.Confidence;
import tongban.service.text.Words;

/** Values of elements that have more than one part. */
public sealed interface Value {

    /**
     * A time limit.
     *
     * @param amount in units of {@code unit}; 0 with {@link CodeList.TermUnit#ON_THE_SPOT}
     */
    record Term(int amount, CodeList.TermUnit unit) implements Value {
        public Term {
            Objects.requireNonNull(unit);
            if (amount < 0 || (unit == CodeList.TermUnit.ON_THE_SPOT) != (amount == 0)) {
                throw new IllegalArgumentException("A term is a positive number, or 0 on the spot");
            }
        }

        public Words words() {
            return switch (unit) {
                case ON_THE_SPOT -> unit.words();
                case WORKING_DAY, CALENDAR_DAY, MONTH, YEAR ->
                        Words.of(
                                amount + unit.words().zh(),
                                amount + " " + unit.words().en() + (amount == 1 ? "" : "s"));
            };
        }
    }

    /** A way to handle the item across the border, and how sure we are of it. */
    record LikelyMode(CodeList.Mode mode, Confidence confidence) implements Value {
        public LikelyMode {
            Objects.requireNonNull(mode);
            Objects.requireNonNull(confidence);
        }

        public Words words() {
            Words m = mode.words();
            Words c = confidence.words();
            return confidence == Confidence.VERIFIED
                    ? m
                    : Words.of(m.zh() + "（" + c.zh() + "）", m.en() + " (" + c.en() + ")");
        }
    }

    /**
     * A line of the fee table.
     *
     * @param standard the rate in the source's words
     */
    record Fee(String name, String standard, boolean reducible) implements Value {
        public Fee {
            Objects.requireNonNull(name);
            Objects.requireNonNull(standard);
        }
    }

    /** A line of the material table; what the source leaves open is empty. */
    record Material(
            String name,
            Optional<CodeList.Necessity> necessity,
            Optional<CodeList.SourceChannel> channel,
            Optional<Integer> paperCopies,
            Optional<String> form)
            implements Value {
        public Material {
            Objects.requireNonNull(name);
            Objects.requireNonNull(necessity);
            Objects.requireNonNull(channel);
            Objects.requireNonNull(paperCopies);
            Objects.requireNonNull(form);
        }
    }

    /** What the applicant gets. */
    record Outcome(String name, Optional<CodeList.Closing> closing) implements Value {
        public Outcome {
            Objects.requireNonNull(name);
            Objects.requireNonNull(closing);
        }
    }

    /** A body or counter with its address and telephone, as far as stated. */
    record Contact(String name, Optional<String> address, Optional<String> phone) implements Value {
        public Contact {
            Objects.requireNonNull(name);
            Objects.requireNonNull(address);
            Objects.requireNonNull(phone);
        }
    }

    record Question(String question, String answer) implements Value {
        public Question {
            Objects.requireNonNull(question);
            Objects.requireNonNull(answer);
        }
    }

    /** Lists in the order of the source; used where a page shows values one below the other. */
    static Words listed(List<Words> lines) {
        return Words.of(
                String.join("；", lines.stream().map(Words::zh).toList()),
                String.join("; ", lines.stream().map(Words::en).toList()));
    }
}
