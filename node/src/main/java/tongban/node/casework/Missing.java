package tongban.node.casework;

import java.util.Optional;

/**
 * One thing the applicant has to supply or correct.
 *
 * @param subject id of a material, or {@code answer:} and a field of the form
 * @param what what exactly is missing or wrong, in the clerk's words
 */
public record Missing(String subject, String what) {
    /** Begins the subject that is an answer to a question of the form. */
    public static final String ANSWER = "answer:";

    /** The field of the form, where an answer is meant and not a paper. */
    public Optional<String> answer() {
        return answer(subject);
    }

    public static Optional<String> answer(String subject) {
        return subject.startsWith(ANSWER)
                ? Optional.of(subject.substring(ANSWER.length()))
                : Optional.empty();
    }

    /** Whether a field that was typed answers it. */
    boolean isAnsweredBy(String field) {
        return answer().filter(a -> field.equals(a) || field.startsWith(a + ".")).isPresent();
    }
}
