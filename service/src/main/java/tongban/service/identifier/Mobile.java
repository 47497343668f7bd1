package tongban.service.identifier;

import tongban.service.identifier.CitizenNumber.Digits;
import tongban.service.text.Words;

/**
 * A mainland mobile number: 11 digits, the first 1, the second 3 to 9. A leading +86 is dropped.
 */
public record Mobile(String digits) {

    public static Reading<Mobile> read(String text) {
        String s = Digits.squeezed(text);
        if (s.startsWith("+86")) s = s.substring(3);
        else if (s.length() == 15 && s.startsWith("0086")) s = s.substring(4);
        if (!s.matches("1[3-9]\\d{9}")) {
            return Reading.fault(
                    "shape",
                    Words.of("手机号码应为11位数字，以1开头", "A mobile number has 11 digits and begins with 1"),
                    Words.of("请核对后重新填写", "Check it and type it again"));
        }
        return new Reading.Sound<>(new Mobile(s));
    }

    public String masked() {
        return digits.substring(0, 3) + "****" + digits.substring(7);
    }

    @Override
    public String toString() {
        return masked();
    }
}
