package tongban.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Facts on which two ways to decide differ.
 *
 * @param base the case from which the facts were varied, empty where from none
 * @param changes what was varied, by name; all facts where there is no base
 * @param facts all of them
 * @param left what the one way says
 * @param right what the other says
 */
public record Divergence(
        String base,
        Map<String, @Nullable Object> changes,
        Map<String, @Nullable Object> facts,
        String left,
        String right) {

    /** A case to vary: its facts by input, members of contexts nested. */
    public record Seed(String name, Map<String, @Nullable Object> facts) {}

    /**
     * What a search found.
     *
     * @param tried sets of facts that were decided both ways
     */
    public record Found(List<Divergence> divergences, int tried) {
        public Found {
            divergences = List.copyOf(divergences);
        }
    }

    /** Sets of facts that a search takes up before it ends. */
    public static final int TRIES_MAX = 3_000;

    /** Cases kept to be varied further, because they led to an answer that was new. */
    private static final int POOL_MAX = 200;

    /** Facts varied of one case at a time. */
    private static final int CHANGES_MAX = 3;

    private record Kept(Seed seed, Map<String, @Nullable Object> changes) {}

    /**
     * Looks for facts on which two ways differ: the seeds as they are, then varied in a few facts,
     * then what led to new answers varied further. The same seed finds the same facts.
     *
     * @param values what each fact may be set to
     * @param left the answer in words for given facts, or null where they are no case at all
     * @param most divergences returned, each with a pair of answers that differs from the others'
     *     in more than its figures
     */
    public static Found find(
            List<FactValues> values,
            List<Seed> seeds,
            Function<Map<String, @Nullable Object>, @Nullable String> left,
            Function<Map<String, @Nullable Object>, @Nullable String> right,
            long seed,
            int most) {
        return new Search(values, left, right, new Random(seed), most).run(seeds);
    }

    private static final class Search {
        private final List<FactValues> values;
        private final Function<Map<String, @Nullable Object>, @Nullable String> left;
        private final Function<Map<String, @Nullable Object>, @Nullable String> right;
        private final Random random;
        private final int most;
        private final List<Divergence> found = new ArrayList<>();
        private final Set<String> pairs = new HashSet<>();
        private final Set<String> answers = new HashSet<>();
        private final List<Kept> pool = new ArrayList<>();
        private int tried;

        private Search(
                List<FactValues> values,
                Function<Map<String, @Nullable Object>, @Nullable String> left,
                Function<Map<String, @Nullable Object>, @Nullable String> right,
                Random random,
                int most) {
            this.values = values;
            this.left = left;
            this.right = right;
            this.random = random;
            this.most = most;
        }

        private Found run(List<Seed> seeds) {
            List<Seed> from = seeds.isEmpty() ? List.of(first()) : seeds;
            for (Seed seed : from) {
                pool.add(new Kept(seed, Map.of()));
                if (found.size() < most) decide(new Kept(seed, Map.of()));
            }
            // every fact at each of its values once, since one change explains itself best
            int tries = 0;
            for (Seed seed : from)
                for (FactValues fact : values)
                    for (Object value : fact.values())
                        if (tries++ < TRIES_MAX / 2 && found.size() < most)
                            decide(new Kept(seed, one(fact, value)));
            while (tries++ < TRIES_MAX && found.size() < most && !values.isEmpty())
                decide(varied(pool.get(random.nextInt(pool.size()))));
            return new Found(found, tried);
        }

        private Seed first() {
            Map<String, @Nullable Object> facts = Map.of();
            for (FactValues fact : values) facts = fact.put(facts, fact.values().getFirst());
            return new Seed("", facts);
        }

        private static Map<String, @Nullable Object> one(FactValues fact, @Nullable Object value) {
            Map<String, @Nullable Object> changes = new LinkedHashMap<>();
            changes.put(fact.name(), value);
            return changes;
        }

        private Kept varied(Kept from) {
            Map<String, @Nullable Object> changes = new LinkedHashMap<>(from.changes());
            for (int i = random.nextInt(CHANGES_MAX); i >= 0; i--) {
                FactValues fact = values.get(random.nextInt(values.size()));
                changes.put(fact.name(), fact.values().get(random.nextInt(fact.values().size())));
            }
            return new Kept(from.seed(), changes);
        }

        /**
         * An answer without its figures: a second pair that differs in amounts alone adds nothing.
         */
        private static String kind(String answer) {
            return answer.replaceAll("[0-9]+([.-][0-9]+)*", "#");
        }

        private void decide(Kept one) {
            Map<String, @Nullable Object> facts = one.seed().facts();
            for (FactValues fact : values)
                if (one.changes().containsKey(fact.name()))
                    facts = fact.put(facts, one.changes().get(fact.name()));
            String a = left.apply(facts);
            String b = right.apply(facts);
            if (a == null || b == null) return;
            tried++;
            if (answers.add(a + "\n" + b) && pool.size() < POOL_MAX) pool.add(one);
            if (a.equals(b) || !pairs.add(kind(a) + "\n" + kind(b))) return;
            found.add(
                    new Divergence(
                            one.seed().name(),
                            one.seed().name().isEmpty() ? facts : one.changes(),
                            facts,
                            a,
                            b));
        }
    }
}
