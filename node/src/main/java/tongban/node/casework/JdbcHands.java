package tongban.node.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/** Looks up whose hand cases are in, and who stands in for whom today. */
final class JdbcHands {
    /** A substitution that is in force; the day is bound twice. */
    static final String IN_FORCE = "s.ended_at is null and s.starts_on <= ? and s.ends_on > ?";

    /**
     * Of {@code case_file}: somebody reviewed or decided it, as {@link Case#wasHandledBy} says;
     * who, is to be put in.
     */
    static final String HANDLED =
            """
            exists (select 1 from case_event e
                     where e.owner_jurisdiction = case_file.owner_jurisdiction and e.case_id = case_file.id and e.actor = %s
                       and e.role in ('REVIEWER', 'DECIDER') and e.type not in ('Closed', 'RatingAnswered'))
            """;

    /**
     * Of {@code case_file}: not assigned to anybody but those who are bound. A bad rating is
     * nobody's whose work was rated.
     */
    static final String NOT_ANOTHERS =
            """
            not exists (select 1 from assignment a
                          join account o on o.id = a.officer and o.role = a.role and o.organ = responsible_organ
                               and not o.disabled
                         where a.owner_jurisdiction = case_file.owner_jurisdiction and a.case_id = case_file.id
                           and a.role = responsible_role and a.ended_at is null and not (a.officer = any (?))
                           and not (
            """
                    + JdbcWorkLists.RATED_BADLY
                    + " and "
                    + HANDLED.formatted("a.officer::text")
                    + "))";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcHands(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What lists say of cases beside the cases themselves.
     *
     * @param told whether the reader is told what the body has to do: never the applicant
     */
    record Known(
            boolean told,
            Map<UUID, InHand> hands,
            Map<UUID, Integer> urges,
            Map<UUID, CaseSummary.Waiting> joint,
            Set<UUID> parcels) {
        static final Known NOTHING = ofNothing(false);

        static Known ofNothing(boolean told) {
            return new Known(told, Map.of(), Map.of(), Map.of(), Set.of());
        }

        Optional<InHand> inHand(UUID caseId) {
            return Optional.ofNullable(hands.get(caseId));
        }

        Optional<CaseSummary.Waiting> waiting(UUID caseId) {
            return Optional.ofNullable(joint.get(caseId));
        }

        boolean parcelLate(UUID caseId) {
            return parcels.contains(caseId);
        }

        int urged(UUID caseId) {
            return urges.getOrDefault(caseId, 0);
        }
    }

    /** Nothing for residents: who has a case in hand is a matter of the office. */
    Known known(Actor actor, Collection<UUID> cases) {
        return actor.is(Role.RESIDENT) || cases.isEmpty()
                ? Known.NOTHING
                : new Known(
                        true,
                        hands(cases),
                        urges(cases),
                        JdbcJointSteps.waiting(jdbc, cases),
                        JdbcParcelRows.late(jdbc, cases, LocalDate.now(clock)));
    }

    Optional<InHand> of(Actor actor, UUID caseId) {
        return actor.is(Role.RESIDENT)
                ? Optional.empty()
                : Optional.ofNullable(hands(List.of(caseId)).get(caseId));
    }

    private Map<UUID, InHand> hands(Collection<UUID> cases) {
        Map<UUID, InHand> hands = new HashMap<>();
        LocalDate today = LocalDate.now(clock);
        jdbc.sql(
                        """
                        select h.case_id, h.officer, h.assigned, o.name_zh, o.name_en,
                               p.id as stand_in, p.name_zh as stand_in_zh, p.name_en as stand_in_en
                          from in_hand h join account o on o.id = h.officer
                          left join substitution s on s.absent = h.officer and
                        """
                                + IN_FORCE
                                + """

                                  left join account p on p.id = s.substitute and p.role = o.role and p.organ = o.organ
                                      and not p.disabled
                                where h.case_id = any (?)
                                """)
                .params(today, today, cases.toArray(UUID[]::new))
                .query(row -> {
                    hands.put(
                            Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                            hand(row));
                });
        return hands;
    }

    private static InHand hand(ResultSet row) throws SQLException {
        UUID standIn = row.getObject("stand_in", UUID.class);
        return new InHand(
                Objects.requireNonNull(row.getObject("officer", UUID.class)),
                Words.of(JdbcCaseStore.text(row, "name_zh"), JdbcCaseStore.text(row, "name_en")),
                row.getBoolean("assigned"),
                standIn == null
                        ? Optional.empty()
                        : Optional.of(
                                new InHand.StandIn(
                                        standIn,
                                        Words.of(
                                                JdbcCaseStore.text(row, "stand_in_zh"),
                                                JdbcCaseStore.text(row, "stand_in_en")))));
    }

    private Map<UUID, Integer> urges(Collection<UUID> cases) {
        Map<UUID, Integer> urges = new HashMap<>();
        jdbc.sql(
                        """
                        select u.case_id, count(*) as n
                          from urge u join case_file f on f.id = u.case_id and f.owner_jurisdiction = u.owner_jurisdiction
                           and f.responsible_organ = u.organ and f.responsible_role = u.role
                         where u.case_id = any (?) group by u.case_id
                        """)
                .param(cases.toArray(UUID[]::new))
                .query(row -> {
                    urges.put(
                            Objects.requireNonNull(row.getObject("case_id", UUID.class)),
                            row.getInt("n"));
                });
        return urges;
    }

    /** The accounts whose cases are this officer's today: his own, and theirs who are away. */
    List<UUID> desks(Actor actor) {
        LocalDate today = LocalDate.now(clock);
        List<UUID> desks = new ArrayList<>(List.of(actor.account()));
        desks.addAll(
                jdbc.sql(
                                """
                                select o.id from substitution s join account o on o.id = s.absent
                                 where s.substitute = ? and o.role = ? and o.organ = ? and
                                """
                                        + IN_FORCE)
                        .params(
                                actor.account(),
                                actor.role().name(),
                                actor.worksFor().orElse(""),
                                today,
                                today)
                        .query(UUID.class)
                        .list());
        return desks;
    }

    /** Names of those who stand in today, by the account of who is away. */
    Map<UUID, Words> standIns() {
        Map<UUID, Words> names = new HashMap<>();
        LocalDate today = LocalDate.now(clock);
        jdbc.sql(
                        "select s.absent, p.name_zh, p.name_en from substitution s join account p on p.id = s.substitute where "
                                + IN_FORCE)
                .params(today, today)
                .query(row -> {
                    names.put(
                            Objects.requireNonNull(row.getObject("absent", UUID.class)),
                            Words.of(
                                    JdbcCaseStore.text(row, "name_zh"),
                                    JdbcCaseStore.text(row, "name_en")));
                });
        return names;
    }
}
