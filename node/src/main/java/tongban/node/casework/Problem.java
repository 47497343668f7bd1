package tongban.node.casework;

import tongban.service.text.Words;

/**
 * One thing that stands in the way, and what to do about it.
 *
 * @param code stable, e.g. {@code CASE-014}; one meaning each
 * @param field name of the field as typed (see {@link Drafts}), a component of the command, or
 *     empty where no single field is at fault
 * @param what what is wrong and why; never repeats personal data
 * @param remedy what to do
 */
public record Problem(String code, String field, Words what, Words remedy) {
    /** Code: the applicant has an open case of the same service. */
    public static final String DUPLICATE = "CASE-025";

    static Problem of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Problem(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }
}
