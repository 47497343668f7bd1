package tongban.service.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tongban.service.text.Words;

/**
 * Citizen number (公民身份号码, GB 11643-1999): 6 digits of the division at first registration, 8 of the
 * birth date, 3 of sequence, 1 check sign. The division says nothing about where somebody lives
 * now, and is not looked up. Synthetic people carry province digits 58 (for 50) and 59 (for 51).
 */
public record CitizenNumber(String digits) {

    private static final Pattern OLD_SHAPE = Pattern.compile("\\d{15}");
    private static final Pattern SHAPE = Pattern.compile("\\d{17}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_SIGNS = "10X98765432";

    /** Province digits ever assigned: GB/T 2260 with Hong Kong, Macao and Taiwan residents. */
    private static final Set<String> PROVINCES =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "71", "81", "82", "83", "91");

    private static final Set<String> SYNTHETIC_PROVINCES = Set.of("58", "59");

    /** People older than this are taken for a slip of the finger. */
    public static final int AGE_MAX = 130;

    public static Reading<CitizenNumber> read(
            String text, LocalDate today, boolean syntheticAllowed) {
        String s = Digits.squeezed(text);
        if (OLD_SHAPE.matcher(s).matches()) {
            return Reading.fault(
                    "old-number",
                    Words.of("这是15位旧号码", "This is an old number of 15 digits"),
                    Words.of("请填写18位公民身份号码", "Enter the citizen number of 18"));
        }
        if (!SHAPE.matcher(s).matches()) {
            return Reading.fault(
                    "shape",
                    Words.of(
                            "公民身份号码应为18位：17位数字加1位数字或X",
                            "A citizen number has 18 signs: 17 digits, then a digit or X"),
                    Words.of("请对照证件补全或更正", "Complete or correct it as on the card"));
        }
        if (s.charAt(17) != checkSign(s.substring(0, 17))) {
            return Reading.fault(
                    "check-digit",
                    Words.of("公民身份号码校验位不对", "The check digit of the citizen number does not fit"),
                    Words.of("请对照证件核对每一位", "Compare every digit with the card"));
        }
        String province = s.substring(0, 2);
        boolean synthetic = SYNTHETIC_PROVINCES.contains(province);
        if (!synthetic && !PROVINCES.contains(province)) {
            return Reading.fault(
                    "province",
                    Words.of("公民身份号码前两位不是任何省份", "The first two digits belong to no province"),
                    Words.of("请对照证件核对前两位", "Compare the first two digits with the card"));
        }
        if (synthetic && !syntheticAllowed) {
            return Reading.fault(
                    "synthetic",
                    Words.of(
                            "这是演示用的虚构号码，正式系统不予接受",
                            "This is a synthetic number for demonstrations; it is refused here"),
                    Words.of("请填写证件上的号码", "Enter the number on the card"));
        }
        return born(s, today);
    }

    private static Reading<CitizenNumber> born(String s, LocalDate today) {
        LocalDate birth;
        try {
            birth = birthDate(s);
        } catch (DateTimeException e) {
            return Reading.fault(
                    "birth-date",
                    Words.of("公民身份号码中的出生日期不存在", "The birth date within the number does not exist"),
                    Words.of("请对照证件核对第7至14位", "Compare places 7 to 14 with the card"));
        }
        if (birth.isAfter(today)) {
            return Reading.fault(
                    "future-birth",
                    Words.of(
                            "公民身份号码中的出生日期晚于今天",
                            "The birth date within the number lies in the future"),
                    Words.of("请对照证件核对第7至14位", "Compare places 7 to 14 with the card"));
        }
        if (Period.between(birth, today).getYears() > AGE_MAX) {
            return Reading.fault(
                    "birth-date",
                    Words.of(
                            "公民身份号码中的出生日期早于" + AGE_MAX + "年前",
                            "The birth date within the number is more than "
                                    + AGE_MAX
                                    + " years ago"),
                    Words.of("请对照证件核对第7至14位", "Compare places 7 to 14 with the card"));
        }
        return new Reading.Sound<>(new CitizenNumber(s));
    }

    public LocalDate birthDate() {
        return birthDate(digits);
    }

    /** Whole years on {@code day}. */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate(), day).getYears();
    }

    public boolean isMale() {
        return (digits.charAt(16) - '0') % 2 == 1;
    }

    /** Whether it belongs to nobody: province digits 58 or 59. */
    public boolean isSynthetic() {
        return SYNTHETIC_PROVINCES.contains(digits.substring(0, 2));
    }

    /** First four and last four signs, the rest hidden. */
    public String masked() {
        return digits.substring(0, 4) + "**********" + digits.substring(14);
    }

    /** Masked, so that a log never holds a whole number. */
    @Override
    public String toString() {
        return masked();
    }

    /** The check sign for the first 17 digits (ISO 7064 MOD 11-2). */
    public static char checkSign(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (first17.charAt(i) - '0');
        return CHECK_SIGNS.charAt(sum % 11);
    }

    private static LocalDate birthDate(String s) {
        return LocalDate.of(
                Integer.parseInt(s.substring(6, 10)),
                Integer.parseInt(s.substring(10, 12)),
                Integer.parseInt(s.substring(12, 14)));
    }

    /** Upper case, without blanks, full-width signs made narrow. */
    static final class Digits {
        private Digits() {}

        static String squeezed(String text) {
            StringBuilder out = new StringBuilder(text.length());
            text.codePoints()
                    .forEach(c -> {
                        int narrow = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
                        boolean dropped =
                                Character.isWhitespace(narrow)
                                        || Character.isSpaceChar(narrow)
                                        || narrow == '-';
                        if (!dropped) out.appendCodePoint(narrow);
                    });
            return out.toString().toUpperCase(Locale.ROOT);
        }
    }
}
