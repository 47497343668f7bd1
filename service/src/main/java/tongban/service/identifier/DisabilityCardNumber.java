package tongban.service.identifier;

import java.time.LocalDate;
import tongban.service.identifier.CitizenNumber.Digits;
import tongban.service.text.Words;

/**
 * Number of a disability card (残疾人证, second generation): citizen number, category 1 to 7, grade 1
 * to 4, and for a card issued again {@code B} with a digit. 20 or 22 signs.
 *
 * @param holder the holder's citizen number
 * @param category 1 sight, 2 hearing, 3 speech, 4 limbs, 5 intellect, 6 mind, 7 several
 * @param grade 1 (heaviest) to 4
 * @param reissue 0 for a first card, else the number after B
 */
public record DisabilityCardNumber(CitizenNumber holder, int category, int grade, int reissue) {

    public static Reading<DisabilityCardNumber> read(
            String text, LocalDate today, boolean syntheticAllowed) {
        String s = Digits.squeezed(text);
        if (s.length() < 20 || s.length() > 22 || !s.substring(18).matches("\\d{2}(B\\d?)?")) {
            return Reading.fault(
                    "shape",
                    Words.of(
                            "残疾人证号应为20位（补换领的可为21至22位）：公民身份号码、1位类别、1位等级",
                            "A disability card number has 20 signs (21 or 22 if issued again): citizen number, category, grade"),
                    Words.of("请对照残疾人证补全或更正", "Complete or correct it as on the card"));
        }
        Reading<CitizenNumber> inner =
                CitizenNumber.read(s.substring(0, 18), today, syntheticAllowed);
        if (inner instanceof Reading.Fault<CitizenNumber>(var code, var words, var remedy)) {
            return Reading.fault(
                    code,
                    Words.of(
                            "残疾人证号的前18位：" + words.zh(),
                            "First 18 signs of the card number: " + words.en()),
                    remedy);
        }
        int category = s.charAt(18) - '0';
        int grade = s.charAt(19) - '0';
        if (category < 1 || category > 7) {
            return Reading.fault(
                    "category",
                    Words.of(
                            "残疾人证号第19位（类别）应为1至7",
                            "Place 19 of the card number (category) is a digit from 1 to 7"),
                    Words.of("请对照残疾人证核对第19位", "Compare place 19 with the card"));
        }
        if (grade < 1 || grade > 4) {
            return Reading.fault(
                    "grade",
                    Words.of(
                            "残疾人证号第20位（等级）应为1至4",
                            "Place 20 of the card number (grade) is a digit from 1 to 4"),
                    Words.of("请对照残疾人证核对第20位", "Compare place 20 with the card"));
        }
        int reissue = s.length() == 22 ? s.charAt(21) - '0' : s.length() == 21 ? 1 : 0;
        return inner.number()
                .<Reading<DisabilityCardNumber>>map(n ->
                        new Reading.Sound<>(new DisabilityCardNumber(n, category, grade, reissue)))
                .orElseThrow();
    }

    /** As it stands on the card, for a form; never for a log. */
    public String written() {
        return holder.digits() + category + grade + (reissue == 0 ? "" : "B" + reissue);
    }

    public String masked() {
        return holder.masked() + "**";
    }

    /** Masked: category and grade are health data. */
    @Override
    public String toString() {
        return masked();
    }
}
