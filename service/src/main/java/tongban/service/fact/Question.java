package tongban.service.fact;

import java.util.List;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * One question of a form, derived from a declared fact.
 *
 * @param key form field
 * @param fact name of the fact
 * @param type FEEL type of one value: STRING or NUMBER with options is a choice, BOOLEAN yes or no
 * @param list several answers: a choice with options is check boxes, a context a repeated group
 * @param options choices, in order; empty for free input
 * @param unit in words, with a blank before it; empty where there is none
 * @param label the question
 * @param hint help under the question, if there is any
 * @param page pages group questions; same page, same screen
 * @param when FEEL condition under which it is asked; empty means always
 * @param required whether an answer is insisted on when asked
 * @param sensitive whether the answer is sensitive personal data
 * @param decimals most digits after the point of a number
 * @param length most characters of a text
 * @param format well-known form, if any
 * @param fields questions of a context
 */
public record Question(
        String key,
        String fact,
        FeelType type,
        boolean list,
        List<Option> options,
        Words unit,
        Words label,
        Optional<Words> hint,
        String page,
        Optional<String> when,
        boolean required,
        boolean sensitive,
        int decimals,
        int length,
        Optional<Format> format,
        List<Question> fields) {

    /** A choice: the form's value and its words. */
    public record Option(String value, Words label) {}
}
