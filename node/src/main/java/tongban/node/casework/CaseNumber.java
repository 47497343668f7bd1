package tongban.node.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;

/**
 * The number of a case, to be read out on the telephone: side that took it in, day, running number,
 * and a check character that finds every single wrong character and nearly every swap (ISO 7064 MOD
 * 37,36). Example: {@code 51-20261124-000042-K}; a joint step of it ends in {@code -L1}.
 */
final class CaseNumber {
    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private CaseNumber() {}

    static String of(Jurisdiction side, LocalDate day, long running) {
        String body =
                side.code()
                        + "-"
                        + day.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + "-"
                        + "%06d".formatted(running);
        return body + "-" + check(body);
    }

    /** The number in its one spelling, if it is one: blanks and small letters do not matter. */
    static Optional<String> read(String typed) {
        String text = typed.strip().toUpperCase(Locale.ROOT).replace(" ", "");
        boolean shaped = text.matches("5[01]-\\d{8}-\\d{6,12}-[0-9A-Z](-L[1-9]\\d?)?");
        String number = text.replaceFirst("-L\\d+$", "");
        return shaped
                        && check(number.substring(0, number.length() - 2))
                                == number.charAt(number.length() - 1)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The number of a step that another side's body does for this case: {@code …-L1}. */
    static String ofStep(String caseNumber, int step) {
        return caseNumber + "-L" + step;
    }

    private static char check(String body) {
        int p = 36;
        for (char c : body.toCharArray()) {
            int value = SIGNS.indexOf(c);
            if (value < 0) {
                continue; // the hyphens
            }
            p = (p + value) % 36;
            p = (p == 0 ? 36 : p) * 2 % 37;
        }
        return SIGNS.charAt((37 - p) % 36);
    }
}
