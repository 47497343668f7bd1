package tongban.node.cooperation;

import java.math.RoundingMode;
import java.time.LocalDate;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * How what comes in is shared: for each side a formula in FEEL, one row of amounts at a time.
 *
 * @param from statements of periods that begin on this day or later follow it; none is drawn over
 *     it
 * @param chongqing what Chongqing gets
 * @param sichuan what Sichuan gets
 * @param rounding of each share to the cent, as the agreement says
 * @param remainder the side that gets the cent which rounding leaves, or lacks it
 * @param document the agreement and its article
 */
public record SharingRule(
        LocalDate from,
        String chongqing,
        String sichuan,
        Rounding rounding,
        Jurisdiction remainder,
        String document) {

    /** Half a cent goes to the even cent, or up. */
    public enum Rounding {
        HALF_EVEN("四舍六入五成双", "half to even", RoundingMode.HALF_EVEN),
        HALF_UP("四舍五入", "half up", RoundingMode.HALF_UP);

        private final Words words;
        private final RoundingMode mode;

        Rounding(String zh, String en, RoundingMode mode) {
            this.words = Words.of(zh, en);
            this.mode = mode;
        }

        public Words words() {
            return words;
        }

        RoundingMode mode() {
            return mode;
        }
    }

    public String of(Jurisdiction side) {
        return switch (side) {
            case CHONGQING -> chongqing;
            case SICHUAN -> sichuan;
        };
    }
}
