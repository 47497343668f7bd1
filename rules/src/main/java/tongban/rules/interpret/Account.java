package tongban.rules.interpret;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.rules.Explanation;
import tongban.rules.interpret.Trace.Read;
import tongban.rules.ir.Graph;

/** Makes the explanation of what was read. */
final class Account {
    private final Told told;

    /** Decisions of which more is needed than that their list has the items it has. */
    private final Set<Evaluator.Done> whole = newSet();

    private final Map<Evaluator.Done, Explanation> made = new IdentityHashMap<>();

    Account(Told told) {
        this.told = told;
    }

    Explanation of(Graph.Node node, @Nullable Object value, List<Read> reads) {
        mark(reads, newSet());
        if (node instanceof Graph.Decision
                && reads.size() == 1
                && reads.getFirst() instanceof Read.Decided d) return decision(d.done());
        return explanation(node.name(), value, reads, true);
    }

    private void mark(List<Read> reads, Set<Evaluator.Done> seen) {
        for (Read read : reads) {
            switch (read) {
                case Read.Fact _ -> {}
                case Read.Decided d -> {
                    boolean news = !d.atLeast() && whole.add(d.done());
                    if (seen.add(d.done()) || news) mark(d.done().reads(), seen);
                }
                case Read.Evaluated e -> e.table().rows().forEach(r -> mark(r.reads(), seen));
                case Read.Beside b -> mark(b.reads(), seen);
            }
        }
    }

    /**
     * Whether no missing fact stands behind a row: behind itself, or where the table takes one row
     * alone, behind any of those among which it was taken.
     */
    private boolean isKnown(TableTrace.Kept kept, TableTrace.KeptRow row) {
        Set<Evaluator.Done> seen = newSet();
        return row.counts() && kept.isSingle()
                ? kept.rows().stream().allMatch(r -> isKnown(r.reads(), seen))
                : isKnown(row.reads(), seen);
    }

    /** Whether no missing fact stands behind what was read. */
    private boolean isKnown(List<Read> reads, Set<Evaluator.Done> seen) {
        for (Read read : reads) {
            boolean known =
                    switch (read) {
                        case Read.Fact f -> told.isKnown(f.name());
                        case Read.Decided d ->
                                !seen.add(d.done()) || isKnown(d.done().reads(), seen);
                        case Read.Evaluated e ->
                                e.table().rows().stream().allMatch(r -> isKnown(r.reads(), seen));
                        case Read.Beside b -> isKnown(b.reads(), seen);
                    };
            if (!known) return false;
        }
        return true;
    }

    private static Set<Evaluator.Done> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private Explanation decision(Evaluator.Done done) {
        Explanation before = made.get(done);
        if (before != null) return before;
        Explanation explanation =
                explanation(done.name(), done.value(), done.reads(), whole.contains(done));
        made.put(done, explanation);
        return explanation;
    }

    /** What is being gathered for one decision. */
    private static final class Gathered {
        final Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        final List<Explanation.Table> tables = new ArrayList<>();
        final Map<Evaluator.Done, Explanation> because = new IdentityHashMap<>();
        final List<Explanation> inOrder = new ArrayList<>();
    }

    private Explanation explanation(
            String name, @Nullable Object value, List<Read> reads, boolean whole) {
        Gathered all = new Gathered();
        gather(reads, whole, all);
        return new Explanation(
                name,
                value,
                Collections.unmodifiableMap(all.facts),
                List.copyOf(all.tables),
                List.copyOf(all.inOrder));
    }

    private void gather(List<Read> reads, boolean whole, Gathered all) {
        for (Read read : reads) {
            switch (read) {
                case Read.Fact f -> {
                    if (told.fact(f.name()))
                        all.facts.put(f.name(), told.value(f.name(), f.value()));
                }
                case Read.Decided d -> {
                    if (all.because.containsKey(d.done())) continue;
                    Explanation because = decision(d.done());
                    all.because.put(d.done(), because);
                    all.inOrder.add(because);
                }
                case Read.Evaluated e -> all.tables.add(table(e.table(), whole, all));
                case Read.Beside b -> gather(b.reads(), whole, all);
            }
        }
    }

    private Explanation.Table table(TableTrace.Kept kept, boolean whole, Gathered all) {
        List<Explanation.Row> rows = new ArrayList<>();
        List<Explanation.Row> ruledOut = new ArrayList<>();
        for (TableTrace.KeptRow row : kept.rows()) {
            if (!row.counts() && !whole) continue;
            if (!told.row(kept.name(), row.row().number(), row.counts(), () -> isKnown(kept, row)))
                continue;
            (row.counts() ? rows : ruledOut).add(row.row());
            gather(row.reads(), true, all);
        }
        return new Explanation.Table(
                kept.name(), kept.policy(), List.copyOf(rows), List.copyOf(ruledOut));
    }
}
