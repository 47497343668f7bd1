package tongban.node.project;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.node.identity.Jurisdiction.CHONGQING;
import static tongban.node.identity.Jurisdiction.SICHUAN;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tongban.node.MovableClock;
import tongban.node.RunningNode;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.postgres.Soon;
import tongban.service.text.Words;

/**
 * A node in May 2024 with the owner bodies and supervisors of both sides, and what is listed,
 * reported and read of projects, each in one line.
 */
final class ProjectGround {
    static final String GUANGAN = "5116:development-reform";
    private static final String HECHUAN = "500117:development-reform";

    static final Actor SC_SUPERVISOR = actor(1, Role.SUPERVISOR, SICHUAN, "51:x");
    static final Actor CQ_SUPERVISOR = actor(2, Role.SUPERVISOR, CHONGQING, "50:x");
    static final Actor SC_OWNER = actor(3, Role.REVIEWER, SICHUAN, GUANGAN);
    static final Actor CQ_OWNER = actor(4, Role.REVIEWER, CHONGQING, HECHUAN);
    static final Actor SC_STRANGER = actor(5, Role.REVIEWER, SICHUAN, "5117:development-reform");

    private static final LocalDate TODAY = LocalDate.of(2024, 5, 8);

    final RunningNode node;
    final Projects projects;
    final Escalations escalations;

    ProjectGround(String name) {
        node =
                RunningNode.start(
                        name,
                        false,
                        Map.of(
                                "spring.main.sources",
                                MovableClock.SOURCE,
                                "tongban.clock.today",
                                TODAY.toString()));
        projects = node.bean(Projects.class);
        escalations = node.bean(Escalations.class);
    }

    /** Whatever the tests of a class have told, both registers came to the same. */
    void end() {
        try {
            quiet();
            assertTheSame("at the end");
        } finally {
            node.close();
        }
    }

    static Actor actor(int n, Role role, Jurisdiction side, String organ) {
        return new Actor(new UUID(52, n), "p" + n, role, side, organ, "某", "Somebody");
    }

    /** What happens on another day; it is the eighth of May again afterwards. */
    void on(LocalDate day, Runnable story) {
        node.bean(MovableClock.class).to(day);
        try {
            story.run();
        } finally {
            node.bean(MovableClock.class).to(TODAY);
        }
    }

    // ------------------------------------------------------------------ said

    static ProjectEntry entry(String number, String plan) {
        return new ProjectEntry(
                number,
                Words.of("邻水至合川通道" + number, "Linshui–Hechuan road " + number),
                Category.INFRASTRUCTURE,
                number.startsWith("51") ? List.of("511623", "500117") : List.of("500117"),
                Optional.of(HECHUAN),
                Optional.of(GUANGAN),
                new BigDecimal("90000"),
                2024,
                new BigDecimal(plan),
                true,
                Optional.empty(),
                Optional.empty());
    }

    static Projects.Reported line(String number, int month, String completed) {
        return new Projects.Reported(
                number,
                YearMonth.of(2024, month),
                Optional.of(new BigDecimal(completed)),
                Optional.of(new BigDecimal(completed).add(new BigDecimal("1000"))),
                "路基完成");
    }

    static Projects.Reported withdrawal(String number, int month) {
        return new Projects.Reported(
                number, YearMonth.of(2024, month), Optional.empty(), Optional.empty(), "");
    }

    static UUID done(Projects.Result result) {
        assertThat(result).isInstanceOf(Projects.Result.Done.class);
        return ((Projects.Result.Done) result).id();
    }

    static List<String> codes(Projects.Result result) {
        assertThat(result).isInstanceOf(Projects.Result.Rejected.class);
        return ((Projects.Result.Rejected) result).problems().stream().map(Problem::code).toList();
    }

    void report(Actor actor, Projects.Reported... lines) {
        done(projects.report(actor, "月报", Optional.empty(), List.of(lines)));
    }

    /** A project in the list of its leading side, which the other has received. */
    UUID listed(String number, String plan) {
        Actor lead = number.startsWith("51") ? SC_SUPERVISOR : CQ_SUPERVISOR;
        UUID id = done(projects.enter(lead, List.of(entry(number, plan))));
        Actor other = lead == SC_SUPERVISOR ? CQ_SUPERVISOR : SC_SUPERVISOR;
        until(
                "the other side receives " + number,
                () ->
                        projects.sheet(other, other.jurisdiction(), id, Optional.empty())
                                .isPresent());
        return id;
    }

    // ------------------------------------------------------------------ letters

    static void until(String what, BooleanSupplier there) {
        Soon.holds(what, Duration.ofSeconds(60), there::getAsBoolean);
    }

    /** Every letter has arrived, and none was refused. */
    void quiet() {
        until(
                "letters",
                () ->
                        count("select count(*) from outbox where delivered_at is null") == 0
                                && count("select count(*) from outbox where refused") == 0);
    }

    private long count(String sql) {
        try (Connection owner = node.database().asOwner();
                Statement s = owner.createStatement()) {
            long sum = 0;
            for (String side : List.of("50", "51")) {
                s.execute("select set_config('tongban.jurisdiction', '" + side + "', false)");
                s.execute("select set_config('tongban.role', 'SYSTEM', false)");
                try (ResultSet rows = s.executeQuery(sql)) {
                    rows.next();
                    sum += rows.getLong(1);
                }
            }
            return sum;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // ------------------------------------------------------------------ read

    Projects.Sheet sheet(Actor actor, UUID project) {
        return projects.sheet(actor, actor.jurisdiction(), project, Optional.empty()).orElseThrow();
    }

    Projects.Month month(Actor actor, UUID project, int month) {
        return sheet(actor, project).months().stream()
                .filter(m -> m.month().equals(YearMonth.of(2024, month)))
                .findFirst()
                .orElseThrow();
    }

    ProjectOverview.Sum total(Actor actor) {
        return overview(actor).total();
    }

    private ProjectOverview overview(Actor actor) {
        return projects.overview(actor, actor.jurisdiction(), 2024, Optional.of(4)).orElseThrow();
    }

    /** Both registers have the same sums, kept up and made anew. */
    void assertTheSame(String when) {
        String kept = text(overview(SC_SUPERVISOR));
        assertThat(kept).as("of both, " + when).isEqualTo(text(overview(CQ_SUPERVISOR)));
        for (Actor supervisor : List.of(SC_SUPERVISOR, CQ_SUPERVISOR)) {
            projects.rebuild(supervisor);
            assertThat(text(overview(supervisor))).as("made anew, " + when).isEqualTo(kept);
        }
    }

    /** Amounts without the zeros behind them. */
    private static String text(ProjectOverview o) {
        return (o.total().toString() + o.categories() + o.sides() + o.areas() + o.months())
                .replaceAll("(\\.[0-9]*?)0+(?=[^0-9])", "$1")
                .replace(".,", ",");
    }
}
