package tongban.node.cooperation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongban.node.casework.Exchange;
import tongban.node.cooperation.Cooperation.Execution;
import tongban.node.cooperation.Cooperation.File;
import tongban.node.cooperation.Cooperation.Listing;
import tongban.node.cooperation.Cooperation.Query;
import tongban.node.cooperation.Cooperation.Row;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.JdbcDossiers.Stored;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.node.journal.Walls;

/** What somebody reads of the copies of a side. */
final class JdbcCooperationReading {
    private final Walls walls;
    private final JdbcDossiers dossiers;
    private final JdbcNames names;
    private final JdbcLeadBodies leads;
    private final Exchange exchange;
    private final Clock clock;

    JdbcCooperationReading(
            Walls walls,
            JdbcDossiers dossiers,
            JdbcNames names,
            JdbcLeadBodies leads,
            Exchange exchange,
            Clock clock) {
        this.walls = walls;
        this.dossiers = dossiers;
        this.names = names;
        this.leads = leads;
        this.exchange = exchange;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static boolean isOfficial(@Nullable Actor reader) {
        return reader != null && !reader.is(Role.RESIDENT);
    }

    private static boolean mayRead(@Nullable Actor reader, Kind kind) {
        return switch (kind) {
            case MEETING, ENTRY, AGREEMENT, PLAN, PLATFORM -> true;
            case TASK, STATEMENT -> isOfficial(reader);
        };
    }

    /** Officials read as themselves; for everybody else the node reads what everybody may know. */
    private <T> T reading(@Nullable Actor reader, Jurisdiction side, Supplier<T> work) {
        return walls.inside(Actor.readerOf(side, reader), work);
    }

    private Row row(Stored stored) {
        return new Row(
                stored.id(), stored.dossier(), Progress.of(stored.dossier().line(), today()));
    }

    Listing list(@Nullable Actor reader, Jurisdiction side, Query query) {
        if (!mayRead(reader, query.kind())) {
            return new Listing(List.of(), 0, 0);
        }
        int page = Math.max(0, query.page());
        return reading(
                reader,
                side,
                () ->
                        new Listing(
                                dossiers
                                        .rows(
                                                query,
                                                today(),
                                                Cooperation.ROWS_A_PAGE,
                                                page * Cooperation.ROWS_A_PAGE)
                                        .stream()
                                        .map(this::row)
                                        .toList(),
                                dossiers.count(query, today()),
                                page));
    }

    boolean each(@Nullable Actor reader, Jurisdiction side, Query query, Consumer<Row> to) {
        if (!mayRead(reader, query.kind())) {
            return true;
        }
        return reading(
                reader,
                side,
                () -> {
                    dossiers.each(query, today(), r -> to.accept(row(r)));
                    return true;
                });
    }

    Optional<File> file(@Nullable Actor reader, Jurisdiction side, Kind kind, UUID id) {
        if (!mayRead(reader, kind)) {
            return Optional.empty();
        }
        boolean official = isOfficial(reader);
        return reading(
                reader,
                side,
                () ->
                        dossiers.find(kind, id)
                                .map(s ->
                                        new File(
                                                id,
                                                s.dossier(),
                                                row(s).progress(),
                                                official ? dossiers.steps(id) : List.of(),
                                                official
                                                        && s.dossier().home()
                                                                == walls.current().jurisdiction(),
                                                official ? fault(id) : "",
                                                official && fills(reader, s))));
    }

    private boolean fills(@Nullable Actor reader, Stored stored) {
        return reader != null
                && reader.is(Role.REVIEWER, Role.DECIDER)
                && leads.stranger(reader, stored.id(), stored.dossier()).isEmpty();
    }

    private String fault(UUID id) {
        return exchange.about(id).stream()
                .map(Exchange.Crossed::fault)
                .filter(f -> !f.isEmpty())
                .findFirst()
                .orElse("");
    }

    Plans plans(@Nullable Actor reader, Jurisdiction side) {
        return reading(reader, side, names::standing);
    }

    List<Execution> execution(Actor actor) {
        if (!isOfficial(actor)) {
            return List.of();
        }
        return walls.inside(
                actor,
                () -> {
                    Map<UUID, Map<Progress, Integer>> tasks = new HashMap<>();
                    dossiers.execution(today())
                            .forEach(c ->
                                    tasks.computeIfAbsent(
                                                    c.meeting(), m -> new EnumMap<>(Progress.class))
                                            .put(c.progress(), c.tasks()));
                    List<Execution> rows = new ArrayList<>();
                    tasks.forEach((meeting, counts) ->
                            dossiers.find(Kind.MEETING, meeting)
                                    .ifPresent(m -> rows.add(execution(row(m), counts))));
                    rows.sort(
                            Comparator.comparing((Execution e) ->
                                            e.meeting().dossier().line().from().orElseThrow())
                                    .reversed());
                    return List.copyOf(rows);
                });
    }

    private static Execution execution(Row meeting, Map<Progress, Integer> counts) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        int done = counts.getOrDefault(Progress.DONE, 0);
        int dropped = counts.getOrDefault(Progress.DROPPED, 0);
        return new Execution(
                meeting,
                total,
                total - done - dropped,
                counts.getOrDefault(Progress.OVERDUE, 0),
                done,
                dropped);
    }
}
