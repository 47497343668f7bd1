package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tongban.node.casework.Problem;
import tongban.node.cooperation.Dossier.Kind;
import tongban.node.cooperation.JdbcDossiers.Stored;

/**
 * That no day of a zone or project is shared twice, under whichever agreement, and none by two
 * versions of a rule.
 */
final class JdbcPeriods {
    private final JdbcDossiers dossiers;

    JdbcPeriods(JdbcDossiers dossiers) {
        this.dossiers = dossiers;
    }

    /**
     * What is in the way of a period. Only what is drawn here is asked: what arrives may be ahead
     * of the letter that drops another one or amends the rule.
     *
     * @param above the agreement under which it is drawn
     */
    List<Problem> drawnBefore(Act.Beginning act, Optional<Stored> above) {
        List<Problem> problems = new ArrayList<>();
        if (act instanceof Act.Draw(Statement.Heading h)
                && above.isPresent()
                && above.get().dossier() instanceof Agreement agreement) {
            dossiers.oneStatementAtATime();
            dossiers.overlapping(h.agreement(), agreement.tags(), h.from(), h.until())
                    .forEach(other -> problems.add(overlap("from", h.agreement(), other)));
            agreement
                    .changedWithin(h.from(), h.until())
                    .ifPresent(day -> problems.add(SharingProblems.crossesVersions(day)));
        }
        return problems;
    }

    /**
     * Where a statement covers days of another, neither is confirmed until one is dropped, none
     * that covers days of two versions, and none whose version was replaced since it was drawn.
     */
    List<Problem> unsplit(UUID id, Statement statement) {
        Statement.Heading h = statement.heading();
        List<Problem> problems = new ArrayList<>();
        if (statement.confirmed().isEmpty()) {
            dossiers.find(Kind.AGREEMENT, h.agreement())
                    .map(a -> (Agreement) a.dossier())
                    .ifPresent(a -> {
                        dossiers.overlapping(h.agreement(), a.tags(), h.from(), h.until()).stream()
                                .filter(other -> !other.id().equals(id))
                                .forEach(other -> problems.add(overlap("", h.agreement(), other)));
                        a.changedWithin(h.from(), h.until())
                                .map(day ->
                                        SharingProblems.spansVersions(
                                                "", statement, day, h.until().plusDays(1)))
                                .ifPresent(problems::add);
                        a.versionOn(h.from())
                                .filter(version -> version != h.version())
                                .map(version -> SharingProblems.replaced(statement, version))
                                .ifPresent(problems::add);
                    });
        }
        return problems;
    }

    /**
     * The statements that a rule would cut in two, drawn under the one before it, and those of
     * which it would replace the rule although the home side has confirmed them: the other side's
     * confirmation may be on its way. What nobody has confirmed yet is dropped and drawn anew.
     */
    List<Problem> cut(UUID id, Agreement agreement, SharingRule rule) {
        List<Statement> split =
                dossiers.overlapping(id, rule.from(), rule.from()).stream()
                        .map(s -> (Statement) s.dossier())
                        .filter(s -> s.heading().from().isBefore(rule.from()))
                        .toList();
        List<Statement> replaced =
                dossiers.beginning(id, rule.from(), agreement.lastDayOf(rule)).stream()
                        .map(s -> (Statement) s.dossier())
                        .filter(s -> s.accepted().stream().anyMatch(a -> a.side() == s.home()))
                        .toList();
        // behind all of them, so that what is told of one is not in the way of the next
        LocalDate after =
                Stream.concat(split.stream(), replaced.stream())
                        .filter(s -> !s.confirmed().isEmpty())
                        .map(s -> s.heading().until().plusDays(1))
                        .max(Comparator.naturalOrder())
                        .orElse(rule.from());
        return Stream.concat(
                        split.stream()
                                .map(s ->
                                        SharingProblems.spansVersions(
                                                "ruleFrom", s, rule.from(), after)),
                        replaced.stream()
                                .limit(JdbcDossiers.OVERLAPS_TOLD_MAX)
                                .map(s -> SharingProblems.replaces(s, rule.from(), after)))
                .toList();
    }

    private Problem overlap(String field, UUID agreement, Stored other) {
        Statement statement = (Statement) other.dossier();
        UUID under = statement.heading().agreement();
        return SharingProblems.overlap(
                field,
                statement,
                under.equals(agreement)
                        ? Optional.empty()
                        : dossiers.find(Kind.AGREEMENT, under).map(a -> a.dossier().name()));
    }
}
