package tongban.service.fact;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.CreditCode;
import tongban.service.identifier.DisabilityCardNumber;
import tongban.service.identifier.Mobile;
import tongban.service.identifier.Reading;

/** A well-known form of a text, checked by its standard. */
public enum Format {
    CITIZEN_NUMBER,
    CREDIT_CODE,
    DISABILITY_CARD,
    MOBILE;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the text is a person's number or contains one. */
    public boolean namesAPerson() {
        return this == CITIZEN_NUMBER || this == DISABILITY_CARD;
    }

    /**
     * Whose number it is, where the text is or contains one; whoever checked it decides on faults.
     */
    public Optional<CitizenNumber> personIn(String text, LocalDate today) {
        return switch (this) {
            case CITIZEN_NUMBER -> CitizenNumber.read(text, today, true).number();
            case DISABILITY_CARD ->
                    DisabilityCardNumber.read(text, today, true)
                            .number()
                            .map(DisabilityCardNumber::holder);
            case CREDIT_CODE, MOBILE -> Optional.empty();
        };
    }

    /** What is wrong with {@code text} in this form, if anything is. */
    Optional<? extends Reading.Fault<?>> faultIn(
            String text, LocalDate today, boolean syntheticAllowed) {
        Reading<?> reading =
                switch (this) {
                    case CITIZEN_NUMBER -> CitizenNumber.read(text, today, syntheticAllowed);
                    case CREDIT_CODE -> CreditCode.read(text);
                    case DISABILITY_CARD ->
                            DisabilityCardNumber.read(text, today, syntheticAllowed);
                    case MOBILE -> Mobile.read(text);
                };
        return reading.fault();
    }
}
