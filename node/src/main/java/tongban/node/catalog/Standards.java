package tongban.node.catalog;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tongban.node.identity.Jurisdiction;
import tongban.service.LawChange;
import tongban.service.Proposal;
import tongban.service.Proposer;
import tongban.service.StandardSheet;
import tongban.service.WorkedExample;

/** The standards of the published services as people read them, and their worked examples. */
public final class Standards {
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();
    private final Map<String, LawChange> changes = new ConcurrentHashMap<>();

    /**
     * A service's standard.
     *
     * @param sheets every version, the newest first
     * @param examples with what the standard says of them
     */
    public record Shown(List<StandardSheet> sheets, List<Example> examples) {
        public Optional<StandardSheet> sheet(String version) {
            return sheets.stream().filter(s -> s.version().equals(version)).findFirst();
        }

        /**
         * @param number counts from 1
         */
        public Optional<Example> example(int number) {
            return number >= 1 && number <= examples.size()
                    ? Optional.of(examples.get(number - 1))
                    : Optional.empty();
        }
    }

    /**
     * A worked example, decided.
     *
     * @param number counts from 1, in the order of the folder
     */
    public record Example(int number, WorkedExample worked, Proposal proposal) {
        /** The conditions that failed, in the standard's order. */
        public List<Proposal.Reason> reasons() {
            return switch (proposal) {
                case Proposal.Granted g -> g.notAwarded();
                case Proposal.Refused r -> r.reasons();
                case Proposal.Incomplete i -> i.reasons();
            };
        }
    }

    /** Made once for each version of the folder. */
    public Shown of(PublishedService service) {
        return shown.computeIfAbsent(service.hash(), _ -> show(service));
    }

    /** What changed in a service's law on a day, made once. */
    public LawChange change(PublishedService service, LocalDate day) {
        return changes.computeIfAbsent(
                service.hash() + " " + day, _ -> LawChange.of(service.definition(), day));
    }

    private static Shown show(PublishedService service) {
        Proposer proposer = new Proposer(service.definition());
        List<WorkedExample> examples = service.definition().examples();
        List<Example> decided = new java.util.ArrayList<>();
        for (WorkedExample example : examples)
            decided.add(new Example(decided.size() + 1, example, proposer.propose(example)));
        List<String> sides = Arrays.stream(Jurisdiction.values()).map(Jurisdiction::code).toList();
        return new Shown(StandardSheet.all(service.definition(), sides), List.copyOf(decided));
    }
}
