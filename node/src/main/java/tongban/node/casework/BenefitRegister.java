package tongban.node.casework;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import tongban.service.text.Words;

/**
 * Who knows what benefits people receive, as the other side's questions reach him. A question is
 * about one person, one scheme, one period and one purpose; the answer is yes or no, and nothing of
 * the records leaves.
 */
public interface BenefitRegister {

    /**
     * @param id of the question, given by the side that asks
     * @param number citizen number; the receiver keeps its keyed index alone
     * @param scheme id of a scheme that both sides know
     * @param until last month
     * @param purpose by which law, in its words
     * @param asking body that asks; no officer is named to the other side
     */
    record Question(
            UUID id,
            String number,
            String scheme,
            YearMonth from,
            YearMonth until,
            String purpose,
            Words asking) {}

    /**
     * Notes and answers a question of the other side.
     *
     * @return whether the person receives it then; empty where the scheme is not known here
     */
    Optional<Boolean> asked(Question question);

    /**
     * Notes what the other side answered.
     *
     * @return whether this side had asked
     */
    boolean answered(UUID id, boolean receives, LocalDate on);
}
