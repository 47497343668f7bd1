package tongban.node.indicator;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.indicator.Indicators.Revised;
import tongban.node.indicator.Indicators.Revision;
import tongban.node.journal.Journal;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;
import tongban.node.place.Divisions;
import tongban.service.text.Words;

/**
 * How definitions come to be and are revised: one at a time, and from no other revision than the
 * one that stands, so that nobody's is written over by who did not see it.
 */
final class JdbcDefining {
    private final Walls walls;
    private final Journal journal;
    private final JdbcDefinitions definitions;
    private final JdbcObservations observations;
    private final Entered entered;
    private final Reporters reporters;
    private final Divisions divisions;
    private final Clock clock;

    JdbcDefining(
            Walls walls,
            Journal journal,
            JdbcDefinitions definitions,
            JdbcObservations observations,
            Entered entered,
            Reporters reporters,
            Divisions divisions,
            Clock clock) {
        this.walls = walls;
        this.journal = journal;
        this.definitions = definitions;
        this.observations = observations;
        this.entered = entered;
        this.reporters = reporters;
        this.divisions = divisions;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Of an indicator, in the open transaction, the newest first, with what each changed. */
    List<Revision> revisions(Jurisdiction side, String indicator) {
        Map<String, Words> departments = reporters.departments(side, today());
        Function<String, Words> places =
                code ->
                        divisions
                                .find(code, today())
                                .map(d -> divisions.fullName(d.code(), today()))
                                .orElse(Words.same(code));
        return new DefinitionChanges(places, key -> departments.getOrDefault(key, Words.same(key)))
                .told(definitions.revisions(indicator));
    }

    Revised define(Actor actor, Indicators.Draft draft, String reason) {
        return actor.is(Role.SUPERVISOR)
                ? walls.inside(actor, () -> held(actor, draft, reason))
                : new Revised.Rejected(List.of(IndicatorProblems.role()));
    }

    private Revised held(Actor actor, Indicators.Draft draft, String reason) {
        definitions.oneAtATime(actor, draft.id());
        Map<String, Definition> all = definitions.all();
        Optional<Definition> before = Optional.ofNullable(all.get(draft.id()));
        if (!draft.isNew() && before.isEmpty()) {
            return new Revised.NotFound();
        }
        Optional<Revised> overtaken =
                draft.seen().flatMap(seen -> overtaken(actor, draft.id(), seen));
        if (overtaken.isPresent()) {
            return overtaken.get();
        }
        Entered.Defined defined =
                entered.definition(actor, draft, before.orElse(null), all, today());
        List<Problem> problems = new ArrayList<>(defined.problems());
        entered.reason(reason).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            return new Revised.Rejected(problems);
        }
        Definition after = defined.definition();
        int revision = definitions.revise(actor, after, reason.strip(), clock.instant());
        if (before.filter(b -> b.gathers() != after.gathers() || b.rises() != after.rises())
                .isPresent()) {
            observations.rebuild(actor, after);
        }
        journal.write(
                "indicator-define",
                Purpose.INDICATOR.name(),
                List.<UUID>of(),
                List.of(after.id(), "revision=" + revision));
        return new Revised.Done(revision);
    }

    /** What was revised since somebody read a definition; empty where it stands as he read it. */
    private Optional<Revised> overtaken(Actor actor, String indicator, int seen) {
        List<Revision> revisions = revisions(actor.jurisdiction(), indicator);
        int current = revisions.getFirst().revision();
        // a number that there is not yet saw none of them
        return current == seen
                ? Optional.empty()
                : Optional.of(
                        new Revised.Stale(
                                current,
                                revisions.stream()
                                        .filter(r -> seen > current || r.revision() > seen)
                                        .toList()));
    }
}
