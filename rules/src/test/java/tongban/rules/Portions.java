package tongban.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A trial in portions, each of which is made from a seed of its own, so that a long one may be cut
 * off: how much has passed in the long profile is counted in {@code target/trials} of the module,
 * and the next run goes on there.
 */
public final class Portions {
    private static final boolean LONG = Boolean.getBoolean("tongban.long");

    /** A part of a trial. */
    @FunctionalInterface
    public interface Portion<E extends Exception> {
        /**
         * @param from first number, of all that are tried
         * @param to behind the last one
         */
        void take(int from, int to, long seed) throws E;
    }

    private Portions() {}

    /**
     * Takes what has not passed yet, portion by portion.
     *
     * @param trial by this name what has passed is kept, for each seed apart
     * @param all how many are tried
     * @param size how many of them are made from one seed
     */
    public static <E extends Exception> void each(
            String trial, long seed, int all, int size, Portion<E> portion) throws E {
        Path done = Path.of("target", "trials", trial + "-" + seed + ".txt");
        for (int from = LONG ? passed(done) : 0; from < all; from += size) {
            int to = Math.min(all, from + size);
            portion.take(from, to, seed + from);
            if (LONG) {
                pass(done, to);
            }
        }
    }

    private static int passed(Path done) {
        try {
            return Files.exists(done) ? Integer.parseInt(Files.readString(done).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pass(Path done, int to) {
        try {
            Files.createDirectories(done.getParent());
            Files.writeString(done, to + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
