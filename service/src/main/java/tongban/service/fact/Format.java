package tongban.service.fact;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.CreditCode;
import tongban.service.identifier.DisabilityCardNumber;
import tongban.service.identifier.Mobile;
import tongban.service.identifier.Reading;
import tongban.service.text.Words;

/** A well-known form of a text, checked by its standard. */
public enum Format {
    CITIZEN_NUMBER,
    CREDIT_CODE,
    DISABILITY_CARD,
    MOBILE;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong with {@code text} in this form, if anything is. */
    Optional<Words> faultIn(String text, LocalDate today, boolean syntheticAllowed) {
        Reading<?> reading =
                switch (this) {
                    case CITIZEN_NUMBER -> CitizenNumber.read(text, today, syntheticAllowed);
                    case CREDIT_CODE -> CreditCode.read(text);
                    case DISABILITY_CARD ->
                            DisabilityCardNumber.read(text, today, syntheticAllowed);
                    case MOBILE -> Mobile.read(text);
                };
        return reading.fault().map(f -> f.words());
    }
}
