package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
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
    private final Clock clock;

    JdbcPublications(
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcPublicationRows rows,
            JdbcSteps steps,
            CaseReader reader,
            Clock clock) {
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.rows = rows;
        this.steps = steps;
        this.reader = reader;
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
    public void paidOtherwise(UUID caseId, boolean ends, String reason) {
        Optional<CaseKey> key = personalData.open(caseId, Purpose.BENEFIT, "publication");
        for (int attempt = 1; key.isPresent(); attempt++) {
            Case before = store.load(caseId, key.get());
            boolean untrue =
                    Publications.shown(before, LocalDate.now(clock))
                            .filter(p -> ends || Publications.says(p, NoticeField.AMOUNT))
                            .isPresent();
            if (!untrue || takenDown(before, key.get(), reason)) {
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
     * @return how many are not shown any more because their last day is over
     */
    int lapse(Jurisdiction side) {
        return walls.inside(Actor.system(side), () -> rows.lapse(LocalDate.now(clock)));
    }
}
