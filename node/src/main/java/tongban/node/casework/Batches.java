package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.CaseEvent.Recorded;
import tongban.node.identity.Actor;
import tongban.node.journal.CaseKey;
import tongban.node.journal.PersonalData;
import tongban.node.journal.Walls;

/**
 * One act on several cases. Each row is a command of its own, with its own version, key and
 * transaction: what one comes to changes nothing for the others, and a batch that is sent twice is
 * done once.
 */
public final class Batches {
    public static final int BATCH_ROWS_MAX = 50;

    /** Code of the problem with more rows. */
    public static final String TOO_MANY = "CASE-096";

    private final Cases cases;
    private final CaseReader reader;
    private final Gate gate;
    private final Walls walls;
    private final PersonalData personalData;
    private final JdbcCaseStore store;
    private final JdbcWorkLists lists;
    private final JdbcRelatives relatives;
    private final JdbcHands hands;
    private final Clock clock;

    Batches(
            Cases cases,
            CaseReader reader,
            Gate gate,
            Walls walls,
            PersonalData personalData,
            JdbcCaseStore store,
            JdbcWorkLists lists,
            JdbcRelatives relatives,
            JdbcHands hands,
            Clock clock) {
        this.cases = cases;
        this.reader = reader;
        this.gate = gate;
        this.walls = walls;
        this.personalData = personalData;
        this.store = store;
        this.lists = lists;
        this.relatives = relatives;
        this.hands = hands;
        this.clock = clock;
    }

    /**
     * A case that was ticked.
     *
     * @param acts what this actor may do to it now, of what can be done to several
     */
    public record Choice(CaseSummary summary, Set<BatchAct> acts) {
        public Choice {
            acts = Set.copyOf(acts);
        }
    }

    /**
     * A row to be done.
     *
     * @param version the version that the actor was shown
     * @param key idempotency key of this row
     */
    public record Line(UUID caseId, int version, String key) {}

    /**
     * A row that was tried.
     *
     * @param number empty where the case does not exist for the actor
     */
    public record Row(UUID caseId, String number, CommandResult result) {}

    /** What a batch came to that needs something said for all rows. */
    public sealed interface Tried {
        /** Row by row. */
        record Done(List<Row> rows) implements Tried {
            public Done {
                rows = List.copyOf(rows);
            }
        }

        /** No row was tried: what goes for all of them is not as it has to be. */
        record Rejected(List<Problem> problems) implements Tried {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * What may be done to these cases. Those that the actor does not see are left out. One journal
     * row for all.
     *
     * @param ids the first {@link #BATCH_ROWS_MAX} count
     */
    public List<Choice> choices(Actor actor, Collection<UUID> ids) {
        return walls.inside(actor, () -> looked(actor, ids));
    }

    private List<Choice> looked(Actor actor, Collection<UUID> ids) {
        Map<UUID, CaseFile> files = new LinkedHashMap<>();
        new LinkedHashSet<>(ids)
                .stream()
                        .limit(BATCH_ROWS_MAX)
                        .flatMap(id -> store.file(id).stream())
                        .filter(f -> gate.sees(f, actor))
                        .forEach(f -> files.put(f.id(), f));
        Map<UUID, CaseKey> keys =
                personalData.open(files.keySet(), CaseReader.purpose(actor), "maskedName", "steps");
        Map<UUID, List<Recorded>> events = store.events(keys);
        LocalDate today = LocalDate.now(clock);
        Set<UUID> barred = relatives.barred(actor, files.keySet());
        JdbcHands.Known known = hands.known(actor, files.keySet());
        List<Choice> choices = new ArrayList<>();
        for (CaseFile file : files.values()) {
            List<Recorded> steps = events.get(file.id());
            Set<BatchAct> acts =
                    steps == null
                                    || barred.contains(file.id())
                                    || file.isAnothers(known.inHand(file.id()), actor)
                            ? Set.of()
                            : allowed(Case.of(file.id(), steps), actor, today);
            choices.add(new Choice(lists.summary(file, keys, known, today), acts));
        }
        return choices;
    }

    private Set<BatchAct> allowed(Case subject, Actor actor, LocalDate today) {
        Set<BatchAct> allowed = EnumSet.noneOf(BatchAct.class);
        Permissions.permitted(subject, actor, reader.service(subject).definition(), today)
                .forEach(row -> BatchAct.of(row.act()).ifPresent(allowed::add));
        return allowed;
    }

    /** What all of them allow; nothing where none was ticked. */
    public static Set<BatchAct> common(List<Choice> choices) {
        Set<BatchAct> common =
                choices.isEmpty() ? EnumSet.noneOf(BatchAct.class) : EnumSet.allOf(BatchAct.class);
        choices.forEach(c -> common.retainAll(c.acts()));
        return common;
    }

    /**
     * Tries every row, in their order.
     *
     * @throws IllegalArgumentException for more than {@link #BATCH_ROWS_MAX} rows
     */
    public List<Row> perform(Actor actor, BatchAct act, List<Line> lines) {
        limit(lines.size());
        List<Row> rows = new ArrayList<>();
        for (Line line : lines) {
            CommandResult result =
                    cases.perform(actor, line.key(), act.command(line.caseId(), line.version()));
            rows.add(new Row(line.caseId(), number(actor, line.caseId()), result));
        }
        return rows;
    }

    static void limit(int rows) {
        if (rows > BATCH_ROWS_MAX) {
            throw new IllegalArgumentException(
                    "%s a batch has %d rows, at most %d".formatted(TOO_MANY, rows, BATCH_ROWS_MAX));
        }
    }

    private String number(Actor actor, UUID id) {
        Optional<CaseFile> file =
                walls.inside(actor, () -> store.file(id).filter(f -> gate.sees(f, actor)));
        return file.map(CaseFile::number).orElse("");
    }
}
