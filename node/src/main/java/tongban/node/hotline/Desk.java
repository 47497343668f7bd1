package tongban.node.hotline;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import tongban.node.identity.Jurisdiction;
import tongban.node.journal.Walls;
import tongban.service.Sha256;
import tongban.time.WorkingCalendar;

/** What time it is at the desk, by which limits it works, and the secrets that it gives out. */
final class Desk {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without the signs that are mistaken for others when read aloud. */
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /** About a hundred bits: not to be guessed, so that no attempt needs counting. */
    private static final int SECRET_LENGTH = 20;

    private final Limits limits;
    private final WorkingCalendar calendar;
    private final Walls walls;
    private final Clock clock;

    /** The time at which a demonstration lets something have happened; see {@link PastTickets}. */
    static final ScopedValue<Instant> PAST = ScopedValue.newInstance();

    Desk(Limits limits, WorkingCalendar calendar, Walls walls, Clock clock) {
        this.limits = limits;
        this.calendar = calendar;
        this.walls = walls;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), clock.getZone());
    }

    Instant now() {
        return PAST.isBound() ? PAST.get() : clock.instant();
    }

    /** The limits of the side in whose transaction this runs. */
    TicketClock limits() {
        return limits(walls.current().jurisdiction());
    }

    TicketClock limits(Jurisdiction side) {
        return new TicketClock(limits, side.code(), calendar);
    }

    /** Shown once, in groups that can be read out. */
    static String secret() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < SECRET_LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                secret.append('-');
            }
            secret.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return secret.toString();
    }

    /** As it is stored; small letters, blanks and hyphens make no difference. */
    static byte[] hash(String secret) {
        String plain = secret.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return Sha256.of(plain);
    }

    static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }
}
