package tongban.node.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tongban.time.WorkingCalendar;
import tongban.time.WorkingCalendarCsv;

/** A further year's calendar from a file: published in autumn, in force without a release. */
final class CalendarFile {
    private CalendarFile() {}

    /**
     * @param file CSV as {@link WorkingCalendarCsv} reads it
     * @throws IllegalStateException listing every fault of the file
     */
    static WorkingCalendar laidOver(WorkingCalendar calendar, String file) {
        try {
            return switch (WorkingCalendarCsv.read(Files.readString(Path.of(file)))) {
                case WorkingCalendarCsv.Reading.Sound(var entries) -> calendar.with(entries);
                case WorkingCalendarCsv.Reading.Faulty(var faults) ->
                        throw new IllegalStateException(
                                faults.stream()
                                        .map(f ->
                                                "%s:%d %s %s / %s %s %s"
                                                        .formatted(
                                                                file,
                                                                f.line(),
                                                                f.column(),
                                                                f.zh(),
                                                                f.en(),
                                                                f.remedyZh(),
                                                                f.remedyEn()))
                                        .collect(Collectors.joining("\n")));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("tongban.calendar: " + file, e);
        }
    }
}
