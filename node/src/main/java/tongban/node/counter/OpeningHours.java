package tongban.node.counter;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a hall can be visited by appointment on a working day.
 *
 * @param parts of the day, in order, apart from each other
 * @param slotMinutes how long one time lasts
 * @param places how many come in one of them
 */
public record OpeningHours(List<Part> parts, int slotMinutes, int places) {
    public static final int PARTS_MAX = 4;
    public static final int PLACES_MAX = 100;
    public static final List<Integer> SLOT_MINUTES = List.of(10, 15, 20, 30, 60);

    /** Until a hall sets its own; nobody verified them. */
    public static final OpeningHours DEMONSTRATION =
            new OpeningHours(
                    List.of(
                            new Part(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                            new Part(LocalTime.of(13, 30), LocalTime.of(17, 0))),
                    30,
                    2);

    public OpeningHours {
        parts = List.copyOf(parts);
    }

    /** From opening to closing. */
    public record Part(LocalTime opens, LocalTime closes) {
        @Override
        public String toString() {
            return opens + "-" + closes;
        }
    }

    /**
     * Reads {@code 09:00-12:00 13:30-17:00}; dashes and commas of either script will do.
     *
     * @return nothing where it is not such a list, or parts overlap or are out of order
     */
    static Optional<List<Part>> read(String text) {
        List<Part> parts = new ArrayList<>();
        for (String part : text.strip().split("[\\s,，、;；]+", -1)) {
            String[] ends = part.replace('：', ':').split("[-–—~～至]", -1);
            if (ends.length != 2) {
                return Optional.empty();
            }
            Optional<LocalTime> opens = time(ends[0]);
            Optional<LocalTime> closes = time(ends[1]);
            if (opens.isEmpty() || closes.isEmpty() || !opens.get().isBefore(closes.get())) {
                return Optional.empty();
            }
            if (!parts.isEmpty() && opens.get().isBefore(parts.getLast().closes())) {
                return Optional.empty();
            }
            parts.add(new Part(opens.get(), closes.get()));
        }
        return parts.size() > PARTS_MAX ? Optional.empty() : Optional.of(parts);
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text.length() == 4 ? "0" + text : text))
                    .filter(at -> at.getSecond() == 0 && at.getNano() == 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** As {@link #read} reads it. */
    public String text() {
        return parts.stream().map(Part::toString).collect(Collectors.joining(" "));
    }

    /** Beginnings of the times of a day that are over when the part is. */
    public List<LocalTime> starts() {
        List<LocalTime> starts = new ArrayList<>();
        for (Part part : parts) {
            int last = minutes(part.closes()) - slotMinutes;
            for (int at = minutes(part.opens()); at <= last; at += slotMinutes) {
                starts.add(LocalTime.of(at / 60, at % 60));
            }
        }
        return starts;
    }

    private static int minutes(LocalTime at) {
        return at.getHour() * 60 + at.getMinute();
    }
}
