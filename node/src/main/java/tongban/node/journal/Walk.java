package tongban.node.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import tongban.node.identity.Actor;

/**
 * Every row of a list for a file, however many there are: so many at once, each time in a
 * transaction of its own. The rows are read in the order of their ids, so that what others write
 * meanwhile neither repeats a row nor leaves one out.
 */
public final class Walk {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private Walk() {}

    /**
     * @param atOnce how many rows a read gives, but for the last one
     * @param behind reads the rows behind an id, in the order of ids
     */
    public static <R> void byId(
            Walls walls,
            Actor actor,
            int atOnce,
            Function<UUID, List<R>> behind,
            Function<R, UUID> id,
            Consumer<R> to) {
        byId(walls, actor, atOnce, behind, id, Function.identity(), to);
    }

    /**
     * @param opened what of the rows can be opened, in the same transaction; the others are left
     *     out
     */
    public static <S, R> void byId(
            Walls walls,
            Actor actor,
            int atOnce,
            Function<UUID, List<S>> behind,
            Function<S, UUID> id,
            Function<List<S>, List<R>> opened,
            Consumer<R> to) {
        UUID last = BEFORE_ALL;
        List<S> rows = new ArrayList<>();
        do {
            UUID from = last;
            walls.inside(
                            actor,
                            () -> {
                                rows.clear();
                                rows.addAll(behind.apply(from));
                                return opened.apply(rows);
                            })
                    .forEach(to);
            last = rows.isEmpty() ? last : id.apply(rows.getLast());
        } while (rows.size() == atOnce);
    }
}
