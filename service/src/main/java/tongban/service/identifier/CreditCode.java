package tongban.service.identifier;

import tongban.service.identifier.CitizenNumber.Digits;
import tongban.service.text.Words;

/**
 * Unified social credit code (统一社会信用代码, GB 32100-2015) with its inner organisation code (GB 11714).
 * The six division digits are those of the day of registration: neither looked up nor used for
 * routing.
 */
public record CreditCode(String signs) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };
    private static final int[] INNER_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    public static Reading<CreditCode> read(String text) {
        String s = Digits.squeezed(text);
        if (!s.matches("[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}")) {
            return Reading.fault(
                    "shape",
                    Words.of(
                            "统一社会信用代码应为18位数字和大写字母（不含I、O、S、V、Z），第3至8位为数字",
                            "A unified social credit code has 18 digits and letters (no I, O, S, V, Z), places 3 to 8 digits"),
                    Words.of("请对照证照补全或更正", "Complete or correct it as on the licence"));
        }
        if (s.charAt(17) != checkSign(s.substring(0, 17))) {
            return Reading.fault(
                    "check-digit",
                    Words.of("统一社会信用代码校验位不对", "The check sign of the credit code does not fit"),
                    Words.of("请对照证照核对每一位", "Compare every sign with the licence"));
        }
        if (s.charAt(16) != innerCheckSign(s.substring(8, 16))) {
            return Reading.fault(
                    "inner-check-digit",
                    Words.of(
                            "统一社会信用代码中的组织机构代码校验位不对",
                            "The organisation code within the credit code does not fit"),
                    Words.of("请对照证照核对第9至17位", "Compare places 9 to 17 with the licence"));
        }
        return new Reading.Sound<>(new CreditCode(s));
    }

    /** The check sign for the first 17. */
    public static char checkSign(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++)
            sum += WEIGHTS[i] * ALPHABET.indexOf(first17.charAt(i));
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The check sign of an organisation code's first 8. Letters count as A = 10 ... Z = 35. */
    public static char innerCheckSign(String first8) {
        int sum = 0;
        for (int i = 0; i < INNER_WEIGHTS.length; i++) {
            sum += INNER_WEIGHTS[i] * Character.digit(first8.charAt(i), 36);
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    /** 1 organs, 5 civil affairs, 9 market supervision, Y others. */
    public char registrar() {
        return signs.charAt(0);
    }

    public String organisationCode() {
        return signs.substring(8, 17);
    }

    @Override
    public String toString() {
        return signs;
    }
}
