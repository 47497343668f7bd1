package tongban.service;

import java.util.List;
import java.util.Optional;

/**
 * A paper or record that an application needs.
 *
 * @param id key; its name is the text {@code material.ID.name}
 * @param form original, copy or electronic record
 * @param need always, or only when {@code when} holds
 * @param when FEEL condition over facts; empty when always needed
 * @param channel who provides it
 * @param proves names of facts
 * @param promise may be replaced by a written promise (告知承诺)
 * @param laterDays working days within which it may follow (容缺); 0 when it may not
 */
public record Material(
        String id,
        Form form,
        Need need,
        Optional<String> when,
        Channel channel,
        List<String> proves,
        boolean promise,
        int laterDays) {

    /** How it is handed in. */
    public enum Form {
        ORIGINAL,
        COPY,
        ELECTRONIC,
        FORM
    }

    /** Whether it is needed. */
    public enum Need {
        REQUIRED,
        CONDITIONAL,
        OPTIONAL
    }

    /** Who provides it; what a government office holds is not asked of the applicant. */
    public enum Channel {
        APPLICANT,
        GOVERNMENT,
        OTHER
    }

    public Material {
        proves = List.copyOf(proves);
    }
}
