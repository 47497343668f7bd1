package tongban.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tongban.rules.EvaluationOptions;
import tongban.rules.Imports;
import tongban.rules.Model;
import tongban.rules.RuleSettings;

/**
 * KIE and jDMN beside this engine on models and facts written at random from a seed: every
 * difference is one of those explained in {@code differences.md}.
 *
 * <p>In the long profile 100,000 evaluations; what was done is kept in {@code
 * target/peers-agree.txt}, where a run that was cut off goes on.
 */
class PeersAgreeTest {
    private static final int PER_MODEL =
            (Generated.EXPRESSIONS + Generated.TABLES) * Generated.CASES;
    private static final boolean LONG = Boolean.getBoolean("tongban.long");
    private static final int MODELS = LONG ? 100_000 / PER_MODEL : 24;
    private static final EvaluationOptions OPTIONS =
            EvaluationOptions.at(
                    Clock.fixed(Instant.parse("2024-06-21T01:00:00Z"), ZoneId.of("Asia/Shanghai")));

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> unexplained = new ArrayList<>();

    @Test
    void everyDifferenceIsExplained() throws IOException {
        Differences differences = Differences.read();
        Path done = Path.of("target", "peers-agree.txt");
        Path open = Path.of("target", "peers-unexplained.txt");
        if (LONG && Files.exists(open)) unexplained.addAll(Files.readAllLines(open));
        Map<String, Integer> seen = new TreeMap<>();
        long first = LONG && Files.exists(done) ? 1 + Files.readAllLines(done).size() : 1;
        for (long seed = first; seed <= MODELS; seed++) {
            int known = unexplained.size();
            counts.clear();
            compare(seed, differences);
            counts.forEach((id, count) -> seen.merge(id, count, Integer::sum));
            if (!LONG) continue;
            append(open, unexplained.subList(known, unexplained.size()));
            append(done, List.of("seed %d: %s".formatted(seed, counts)));
        }
        assertThat(unexplained).isEmpty();
        // a row may be wide; a difference of another kind under it changes how often it applies
        if (!LONG) assertThat(seen).isEqualTo(differences.seen());
    }

    private static void append(Path file, List<String> lines) throws IOException {
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void compare(long seed, Differences differences) {
        Generated generated = new Generated(seed);
        Model model =
                Model.read(
                        "generated.dmn",
                        generated.xml().getBytes(StandardCharsets.UTF_8),
                        Imports.NONE,
                        RuleSettings.STANDARD);
        List<Peer> peers =
                List.of(
                        new KiePeer(generated.xml(), generated.expressions()),
                        new JdmnPeer(generated.xml()));
        for (Map<String, Object> facts : generated.cases()) {
            Map<String, String> ours = new TreeMap<>();
            for (String name : generated.decisions().keySet())
                ours.put(name, Plain.of(model.evaluate(name, facts, OPTIONS).value()));
            for (Peer peer : peers) {
                Map<String, String> theirs = peer.decide(facts);
                ours.forEach((name, value) -> {
                    String other = theirs.getOrDefault(name, "null");
                    if (!other.equals(value))
                        judge(
                                differences,
                                peer.name(),
                                generated.decisions().get(name),
                                value,
                                other,
                                "seed %d, %s".formatted(seed, facts));
                });
            }
        }
    }

    private void judge(
            Differences differences,
            String peer,
            String decision,
            String ours,
            String theirs,
            String where) {
        String id = differences.of(peer, decision, ours, theirs);
        if (!id.isEmpty()) {
            counts.merge(id, 1, Integer::sum);
            return;
        }
        unexplained.add(
                "%s: %s; ours %s, theirs %s; %s".formatted(peer, decision, ours, theirs, where));
    }
}
