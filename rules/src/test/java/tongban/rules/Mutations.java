package tongban.rules;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Inputs for a parser, made from a corpus by a seed: pieces are cut out, repeated, exchanged
 * between entries, and words of the language put in. Whoever is given an input may refuse it by one
 * of the exceptions that it declares, and in no other way, soon, and without keeping memory.
 */
public final class Mutations {
    /** Inputs of one target in the long profile. */
    private static final int LONG = 1_000_000;

    /** Inputs made from one seed. */
    private static final int PORTION = 10_000;

    private static final Duration HANG = Duration.ofSeconds(1);
    private static final long HEAP_GROWTH_MAX = 64L << 20;
    private static final int LENGTH_MAX = 4_000;

    private final List<String> corpus;
    private final List<String> words;
    private final Random random;

    private Mutations(List<String> corpus, List<String> words, long seed) {
        this.corpus = corpus;
        this.words = words;
        this.random = new Random(seed);
    }

    /** What takes an input; it throws whatever is a fault. */
    @FunctionalInterface
    public interface Target {
        void take(String input);
    }

    /** Entries of a corpus beside a test, apart by lines of four hyphens. */
    public static List<String> corpus(Class<?> test, String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(test.getResourceAsStream(resource), resource)) {
            return List.of(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .split("\n----\n"));
        }
    }

    /**
     * Gives a target its inputs: so many in the ordinary build, and a million in the long profile.
     * They are taken in {@link Portions}.
     *
     * @throws AssertionError with the seed and the input where one is a fault, takes longer than a
     *     second twice, or the heap has grown at the end
     */
    public static void give(
            List<String> corpus, List<String> words, long seed, int ordinary, Target target) {
        long[] heap = {0};
        Portions.each(
                caller(),
                seed,
                Boolean.getBoolean("tongban.long") ? LONG : ordinary,
                PORTION,
                (from, to, own) -> {
                    Mutations mutations = new Mutations(corpus, words, own);
                    for (int i = from; i < to; i++) {
                        String input = mutations.next();
                        if (took(target, input, own).compareTo(HANG) > 0
                                // once may be the machine's fault
                                && took(target, input, own).compareTo(HANG) > 0)
                            throw new AssertionError(
                                    "hangs: seed %d, input %s".formatted(own, input));
                        if (heap[0] == 0 && i >= from + PORTION / 2) heap[0] = usedHeap();
                    }
                    long growth = heap[0] == 0 ? 0 : usedHeap() - heap[0];
                    if (growth > HEAP_GROWTH_MAX)
                        throw new AssertionError(
                                "the heap grew by %d bytes, seed %d".formatted(growth, own));
                });
    }

    private static String caller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames ->
                        frames.map(StackWalker.StackFrame::getDeclaringClass)
                                .filter(c -> c != Mutations.class)
                                .findFirst()
                                .orElseThrow()
                                .getSimpleName());
    }

    /** The processor's time, since a busy machine may keep anybody waiting. */
    private static Duration took(Target target, String input, long seed) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        try {
            target.take(input);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed %d, input %s".formatted(seed, input), e);
        }
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }

    private static long usedHeap() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private String next() {
        StringBuilder input = new StringBuilder(pick(corpus));
        for (int n = 1 + random.nextInt(4); n > 0; n--) change(input);
        if (input.length() > LENGTH_MAX) input.setLength(LENGTH_MAX);
        return input.toString();
    }

    private void change(StringBuilder input) {
        int at = random.nextInt(input.length() + 1);
        int to = Math.min(input.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(9)) {
            case 0 -> input.delete(at, to);
            case 1 -> input.insert(at, pick(words));
            case 2 -> input.replace(at, to, pick(words));
            case 3 -> input.insert(at, input.substring(at, to).repeat(1 + random.nextInt(40)));
            case 4 -> {
                String other = pick(corpus);
                int from = random.nextInt(other.length() + 1);
                int end = Math.min(other.length(), from + random.nextInt(60));
                input.insert(at, other, from, end);
            }
            case 5 -> input.insert(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            case 6 -> input.insert(0, pick(words).repeat(1 + random.nextInt(200)));
            case 7 -> {
                if (at < input.length())
                    input.setCharAt(at, (char) (input.charAt(at) ^ (1 << random.nextInt(7))));
            }
            default -> input.insert(at, random.nextLong() % (random.nextInt(100_000) + 1));
        }
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
