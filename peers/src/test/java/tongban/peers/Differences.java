package tongban.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The differences from other engines that are explained, each with the clause of the standard that
 * decides: the table of {@code differences.md}.
 */
record Differences(List<Explained> all) {
    /**
     * A difference in words. It applies where the engine's name, the decision's text and both
     * values are as its patterns say.
     *
     * @param seen how often it applies to the seeds of the ordinary build
     */
    record Explained(
            String id, Pattern engine, Pattern text, Pattern ours, Pattern theirs, int seen) {
        boolean applies(String peer, String decision, String our, String their) {
            return engine.matcher(peer).matches()
                    && text.matcher(decision).find()
                    && ours.matcher(our).find()
                    && theirs.matcher(their).find();
        }
    }

    static Differences read() throws IOException {
        List<Explained> all = new ArrayList<>();
        try (InputStream in =
                Objects.requireNonNull(Differences.class.getResourceAsStream("/differences.md"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("| D")) continue;
                // a cell writes a bar as &#124; since a bare one ends it
                String[] cells = line.split("\\|");
                all.add(
                        new Explained(
                                cells[1].strip(),
                                pattern(cells[2]),
                                pattern(cells[3]),
                                pattern(cells[4]),
                                pattern(cells[5]),
                                Integer.parseInt(cells[6].strip())));
            }
        }
        return new Differences(List.copyOf(all));
    }

    private static Pattern pattern(String cell) {
        String text = cell.strip().replace("`", "").replace("&#124;", "|");
        return Pattern.compile(text.isEmpty() ? ".*" : text);
    }

    /** How often each row applies to the seeds of the ordinary build. */
    Map<String, Integer> seen() {
        Map<String, Integer> seen = new TreeMap<>();
        all.forEach(one -> {
            if (one.seen() > 0) seen.put(one.id(), one.seen());
        });
        return seen;
    }

    /** The first explanation that applies; empty where there is none. */
    String of(String peer, String decision, String ours, String theirs) {
        for (Explained one : all) if (one.applies(peer, decision, ours, theirs)) return one.id();
        return "";
    }
}
