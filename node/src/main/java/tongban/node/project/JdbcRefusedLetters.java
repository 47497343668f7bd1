package tongban.node.project;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.casework.Exchange;
import tongban.node.casework.Refusal;
import tongban.node.journal.Walls;

/**
 * Letters about projects that were refused for good, found from the project. What a letter says is
 * sealed, and a return speaks of many projects: which ones is noted when it is refused. Why, is
 * read from the post, where a letter that was taken after all is refused no longer.
 */
final class JdbcRefusedLetters {
    static final int SHOWN_MAX = 50;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final JdbcProjectEntries entries;
    private final Exchange exchange;

    JdbcRefusedLetters(
            JdbcClient jdbc, Walls walls, JdbcProjectEntries entries, Exchange exchange) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.entries = entries;
        this.exchange = exchange;
    }

    /** Notes of which projects a letter speaks, as far as this side knows them. */
    void note(UUID id, ProjectLetter letter) {
        Set<UUID> projects = new HashSet<>();
        entries.known(letter.numbers().stream()).values().forEach(of -> projects.add(of.id()));
        of(letter).ifPresent(projects::add);
        jdbc.sql(
                        """
                        insert into project_letter_refused (owner_jurisdiction, project, letter)
                        select ?, project, ? from unnest(?::uuid[]) project on conflict do nothing
                        """)
                .params(
                        walls.current().jurisdiction().code(),
                        id,
                        projects.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** The project of a letter that names a settlement or a problem instead. */
    private Optional<UUID> of(ProjectLetter letter) {
        return switch (letter) {
            case ProjectLetter.Answered a ->
                    project("select project from project_settlement where id = ?", a.id());
            case ProjectLetter.StepTaken s ->
                    project("select project from project_problem where id = ?", s.problem());
            case ProjectLetter _ -> Optional.empty();
        };
    }

    private Optional<UUID> project(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(UUID.class).optional();
    }

    /** Those of a project, the latest first. */
    List<Projects.RefusedLetter> of(UUID project) {
        return jdbc
                .sql(
                        "select letter from project_letter_refused where project = ? order by letter desc limit ?")
                .params(project, SHOWN_MAX)
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(this::refused)
                .toList();
    }

    private Stream<Projects.RefusedLetter> refused(UUID letter) {
        return exchange.about(letter).stream()
                .filter(c -> !c.fault().isEmpty() && c.delivered().isPresent())
                .map(c -> {
                    Refusal why = Refusal.of(c.fault());
                    return new Projects.RefusedLetter(
                            c.outgoing(),
                            ProjectLetter.words(c.kind()),
                            c.at(),
                            why.code(),
                            why.what());
                });
    }
}
