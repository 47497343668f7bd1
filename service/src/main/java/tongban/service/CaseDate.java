package tongban.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tongban.service.text.Words;

/** The named dates of a case. There is no single relevant date. */
public enum CaseDate {
    APPLIED(Words.of("申请日", "applied")),
    RECEIVED(Words.of("收到日", "received")),
    ACCEPTED(Words.of("受理日", "accepted")),
    CONFIRMED(Words.of("决定日", "decided")),
    EVENT(Words.of("事件发生日", "event")),
    ENTITLEMENT_MONTH(Words.of("享受起始月", "first month of entitlement"));

    private final Words words;

    CaseDate(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }

    /** The name in FEEL: {@code applied}, {@code entitlement month}, ... */
    public String feelName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static Optional<CaseDate> named(String feelName) {
        return Arrays.stream(values()).filter(d -> d.feelName().equals(feelName)).findFirst();
    }
}
