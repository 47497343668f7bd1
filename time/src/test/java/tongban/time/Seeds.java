package tongban.time;

import java.time.LocalDate;
import java.util.Random;
import java.util.function.Consumer;

/** Seeded trials: a failure names the seed of the one trial that failed. */
final class Seeds {
    private Seeds() {}

    static void trials(int count, Consumer<Random> trial) {
        long base = Long.getLong("tongban.seed", 20240621L);
        for (int i = 0; i < count; i++) {
            long seed = base + i;
            try {
                trial.accept(new Random(seed));
            } catch (Throwable failed) {
                throw new AssertionError(
                        "-Dtongban.seed=" + seed + " fails: " + failed.getMessage(), failed);
            }
        }
    }

    /** A day from the first, inclusive, to the last, exclusive. */
    static LocalDate day(Random random, LocalDate first, LocalDate last) {
        return LocalDate.ofEpochDay(random.nextLong(first.toEpochDay(), last.toEpochDay()));
    }
}
