package tongban.node.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * A made-up person. The ID number has a valid check digit and belongs to nobody: province digits 58
 * and 59 are not given out.
 *
 * @param registered division code of the registered place, 9 digits
 */
record Person(
        String nameZh,
        String nameEn,
        LocalDate born,
        String prefix,
        int sequence,
        String registered,
        String mobile) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    Person {
        Objects.requireNonNull(nameZh);
        Objects.requireNonNull(nameEn);
        if (!prefix.matches("5[89][0-9]{4}")) {
            throw new IllegalArgumentException("A made-up number begins with 58 or 59");
        }
    }

    /** The number by GB 11643—1999. */
    String number() {
        String body =
                prefix + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + CHECKS.charAt(sum % 11);
    }
}
