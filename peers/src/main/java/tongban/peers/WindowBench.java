package tongban.peers;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tongban.service.Proposer;
import tongban.service.ServiceFolder;
import tongban.service.WorkedExample;

/**
 * What a clerk at a window waits for: parameters resolved, the case decided, the explanation
 * rendered in both languages; and how long a folder takes to load and check.
 */
final class WindowBench {
    private static final double P99_MILLIS_MAX = 2;
    private static final double FOLDER_MILLIS_MAX = 200;
    private static final int WARM = 10_000;
    private static final int MEASURED = 10_000;
    private static final int FOLDER_WARM = 3;
    private static final int FOLDER_ROUNDS = 9;

    record Figures(double p50, double p99, double folder, String slowest) {
        boolean meetsGoals() {
            return p99 < P99_MILLIS_MAX && folder < FOLDER_MILLIS_MAX;
        }

        String text() {
            return "window: p50 %.3f ms, p99 %.3f ms (goal %.0f); load and check a folder: at most %.0f ms, %s (goal %.0f)"
                    .formatted(p50, p99, P99_MILLIS_MAX, folder, slowest, FOLDER_MILLIS_MAX);
        }

        String json() {
            return "  \"window\": {\"p50_ms\": %.3f, \"p99_ms\": %.3f, \"folder_ms\": %.0f}"
                    .formatted(p50, p99, folder);
        }
    }

    private record Ask(Proposer proposer, WorkedExample example, Clock clock) {
        int run() {
            var explanation =
                    proposer.propose(
                                    example.place(),
                                    example.dates(),
                                    example.facts(),
                                    List.of(),
                                    clock)
                            .basis()
                            .explanation();
            return explanation.text(Locale.CHINESE).length()
                    + explanation.text(Locale.ENGLISH).length();
        }
    }

    private WindowBench() {}

    static Figures measured(Path root) {
        List<Ask> asks = new ArrayList<>();
        double folder = 0;
        String slowest = "";
        List<Path> folders = ServiceFolder.under(root.resolve("public-services"));
        // a node that runs, not one that starts, is what a clerk and an author wait for
        for (int i = 0; i < FOLDER_WARM; i++) folders.forEach(WindowBench::check);
        for (Path path : folders) {
            var service = ServiceFolder.read(path).orThrow();
            Proposer proposer = new Proposer(service);
            for (WorkedExample example : service.examples())
                asks.add(new Ask(proposer, example, Subjects.clock(example)));
            double[] millis = new double[FOLDER_ROUNDS];
            for (int i = 0; i < FOLDER_ROUNDS; i++) {
                long start = System.nanoTime();
                check(path);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            double median = RulesBench.median(millis);
            if (median > folder) {
                folder = median;
                slowest = String.valueOf(path.getFileName());
            }
        }
        long rendered = 0;
        for (int i = 0; i < WARM; i++) rendered += asks.get(i % asks.size()).run();
        double[] millis = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            rendered += asks.get(i % asks.size()).run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        if (rendered == 0) throw new IllegalStateException("nothing was explained");
        Arrays.sort(millis);
        return new Figures(millis[MEASURED / 2], millis[MEASURED * 99 / 100], folder, slowest);
    }

    private static void check(Path folder) {
        if (!ServiceFolder.check(folder).isEmpty())
            throw new IllegalStateException(folder + " has faults");
    }
}
