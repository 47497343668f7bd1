package tongban.service.fact;

import tongban.service.text.Words;

/**
 * What is wrong with one answer.
 *
 * @param field form field, e.g. {@code disability-grade} or {@code members.0.income}
 * @param code stable: required, not-a-number, not-a-date, not-a-choice, too-small, too-great,
 *     too-many-decimals, too-long, in-the-future, format, unknown-fact, too-many, wrong-type
 * @param message what is wrong; never repeats the value
 * @param remedy what to do
 */
public record FactFault(String field, String code, Words message, Words remedy) {}
