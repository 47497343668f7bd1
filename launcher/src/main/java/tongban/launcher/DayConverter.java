package tongban.launcher;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day on the command line, within the years that have a meaning here. */
final class DayConverter implements ITypeConverter<LocalDate> {
    static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    @Override
    public LocalDate convert(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(FIRST) || day.isAfter(LAST)) {
                throw new TypeConversionException(
                        "'%s' 须在 %s 与 %s 之间。 / '%s' must lie between %s and %s."
                                .formatted(text, FIRST, LAST, text, FIRST, LAST));
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' 不是日期，请写成 2026-03-31。 / '%s' is not a day; write it as 2026-03-31."
                            .formatted(text, text));
        }
    }
}
