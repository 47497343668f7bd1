package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Purpose;
import tongban.node.journal.Walls;

/** Reads the rows of what is shown, and takes down what a ledger says is paid otherwise. */
final class JdbcPublications implements PublishedDecisions {
    private static final int TRIES_MAX = 3;

    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcPublicationRows rows;
    private final JdbcSteps steps;
    private final CaseReader reader;
    private final JdbcDeadlines deadlines;
    private final Recounts recounts;
    private final List<PaidAwards> ledgers;
    private final Clock clock;

    JdbcPublications(
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcPublicationRows rows,
            JdbcSteps steps,
            CaseReader reader,
            JdbcDeadlines deadlines,
            Recounts recounts,
            List<PaidAwards> ledgers,
            Clock clock) {
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.rows = rows;
        this.steps = steps;
        this.reader = reader;
        this.deadlines = deadlines;
        this.recounts = recounts;
        this.ledgers = List.copyOf(ledgers);
        this.clock = clock;
    }

    @Override
    public Rows list(@Nullable Actor official, Jurisdiction side, Search search, int page) {
        Jurisdiction of =
                official == null || official.is(Role.RESIDENT) ? side : official.jurisdiction();
        Actor by = Actor.readerOf(of, official);
        if (by.is(Role.SYSTEM) && search.place().length() < PLACE_DIGITS_MIN) {
            return new Rows(List.of(), 0, 0);
        }
        return walls.inside(by, () -> rows.page(search, LocalDate.now(clock), page));
    }

    @Override
    public void each(Actor official, Search search, Consumer<Row> to) {
        LocalDate today = LocalDate.now(clock);
        Optional<Row> last = Optional.empty();
        List<Row> some;
        do {
            Optional<Row> after = last;
            some = walls.inside(official, () -> rows.some(search, today, after));
            some.forEach(to);
            last = some.isEmpty() ? last : Optional.of(some.getLast());
        } while (some.size() == JdbcPublicationRows.WALK_ROWS);
    }

    @Override
    public void hold(Collection<UUID> cases) {
        store.hold(cases);
    }

    @Override
    public void paidOtherwise(UUID caseId, LocalDate from, String reason) {
        LocalDate today = LocalDate.now(clock);
        Optional<CaseKey> key = personalData.open(caseId, Purpose.BENEFIT, "publication");
        for (int attempt = 1; key.isPresent(); attempt++) {
            Case before = store.load(caseId, key.get());
            if (!Publications.isForTheBoard(before, reader.service(before).definition())) {
                return;
            }
            boolean untrue =
                    Publications.shown(before, today)
                            .filter(p ->
                                    Publications.isUntrue(
                                            p, from, PaidAwards.of(ledgers, caseId, today)))
                            .isPresent();
            if (untrue ? takenDown(before, key.get(), reason) : recounts.one(before)) {
                return;
            }
            // somebody else was faster: what he did is read, and this comes after it
            if (attempt == TRIES_MAX) {
                throw new IllegalStateException("CASE-297 a publication could not be taken down");
            }
        }
    }

    private boolean takenDown(Case before, CaseKey key, String reason) {
        Case after =
                before.after(
                        steps.recorded(
                                before.version(),
                                List.of(new CaseEvent.TakenDown(LocalDate.now(clock), reason)),
                                walls.current()));
        return steps.advance(before, after, reader.service(before), key, null);
    }

    /**
     * What should have been published by now, counted again: of what is not paid any more nothing
     * is owed.
     *
     * @return how many were counted
     */
    int recount(Jurisdiction side) {
        int counted = 0;
        List<UUID> some = List.of();
        do {
            Optional<UUID> after = some.isEmpty() ? Optional.empty() : Optional.of(some.getLast());
            some =
                    walls.inside(
                            Actor.system(side),
                            () ->
                                    deadlines.unpublished(
                                            LocalDate.now(clock),
                                            after,
                                            JdbcPublicationRows.WALK_ROWS));
            counted += recounts.all(side, some);
        } while (some.size() == JdbcPublicationRows.WALK_ROWS);
        return counted;
    }

    /**
     * @return how many hang in a place that has another code since
     */
    int move(Jurisdiction side) {
        return walls.inside(Actor.system(side), () -> rows.move(LocalDate.now(clock)));
    }

    /**
     * @return how many are not shown any more because their last day is over
     */
    int lapse(Jurisdiction side) {
        return walls.inside(Actor.system(side), () -> rows.lapse(LocalDate.now(clock)));
    }
}
