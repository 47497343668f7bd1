/**
 * DMN and FEEL as a library: load a model, decide, explain, and say what is still missing.
 *
 * <p>Values are plain Java: {@link java.math.BigDecimal} (decimal128), {@link String}, {@link
 * Boolean}, {@link java.time.LocalDate}, {@link java.time.LocalTime} or {@link
 * tongban.rules.ZonedTime}, {@link java.time.LocalDateTime} or {@link java.time.ZonedDateTime},
 * {@link java.time.Period} (years and months), {@link java.time.Duration}, {@link java.util.List},
 * {@link java.util.Map} (contexts, in order), {@link tongban.rules.Range}, {@link
 * tongban.rules.FeelFunction} and null, which is FEEL's null.
 */
@NullMarked
package tongban.rules;

import org.jspecify.annotations.NullMarked;
