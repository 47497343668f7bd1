package tongban.node.project;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.Arrivals;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tools.jackson.core.JacksonException;

/**
 * What the other side says about projects, applied as the node of this side. Nothing in a letter is
 * believed.
 */
final class JdbcProjectArrivals implements Arrivals {
    /**
     * So far the clocks of the two sides may be apart: what was said on a day that has not begun
     * here yet is believed so far. A change that is said to come from further ahead would stand for
     * ever.
     */
    private static final Duration CLOCKS_APART_MAX = Duration.ofDays(1);

    private final JdbcProjectEntries entries;
    private final JdbcReturns returns;
    private final JdbcEscalations escalations;
    private final JdbcRefusedLetters refused;
    private final ProjectEntry.Known known;
    private final Clock clock;

    /**
     * @param known what was a place or a body when it was typed
     */
    JdbcProjectArrivals(
            JdbcProjectEntries entries,
            JdbcReturns returns,
            JdbcEscalations escalations,
            JdbcRefusedLetters refused,
            ProjectEntry.Known known,
            Clock clock) {
        this.entries = entries;
        this.returns = returns;
        this.escalations = escalations;
        this.refused = refused;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return ProjectLetter.KINDS;
    }

    @Override
    public Arrived arrive(UUID id, Jurisdiction from, String kind, byte[] body) {
        Optional<ProjectLetter> read = read(kind, body);
        if (read.isEmpty()) {
            return new Arrived.Refused(ProjectProblems.unreadable());
        }
        ProjectLetter letter = read.get();
        Optional<Problem> fault =
                switch (letter) {
                    case ProjectLetter.Listed listed -> listed(from, listed);
                    case ProjectLetter.TakenOff off -> takenOff(from, off);
                    case ProjectLetter.Returned returned -> returned(from, returned);
                    case ProjectLetter.Proposed proposed -> proposed(from, proposed);
                    case ProjectLetter.Answered answered -> answered(from, answered);
                    case ProjectLetter.MilestoneSet set -> milestone(from, set);
                    case ProjectLetter.PictureTaken taken -> picture(from, taken);
                    case ProjectLetter.PictureTakenBack back -> takenBack(from, back);
                    case ProjectLetter.Raised raised -> raised(from, raised);
                    case ProjectLetter.StepTaken taken -> taken(from, taken);
                };
        fault.ifPresent(f -> refused.note(id, letter));
        return fault.<Arrived>map(Arrived.Refused::new).orElseGet(Arrived.Applied::new);
    }

    @Override
    public void refused(UUID id, String kind, byte[] body) {
        // one that an earlier release wrote and nobody can read any more names no project
        read(kind, body).ifPresent(letter -> refused.note(id, letter));
    }

    private static Optional<ProjectLetter> read(String kind, byte[] body) {
        try {
            return Optional.of(ProjectLetter.read(kind, body));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /** The last day that the other side may have begun. */
    private LocalDate latest() {
        return LocalDate.ofInstant(clock.instant().plus(CLOCKS_APART_MAX), clock.getZone());
    }

    private Optional<Problem> listed(Jurisdiction from, ProjectLetter.Listed letter) {
        Set<UUID> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (ProjectLetter.Listed.Of one : letter.projects()) {
            List<Problem> faults = one.entry().faults(from, known, latest());
            if (!faults.isEmpty()) {
                return Optional.of(faults.getFirst());
            }
            if (!ids.add(one.project()) || !numbers.add(one.entry().number())) {
                return Optional.of(ProjectProblems.unreadable());
            }
        }
        Map<String, JdbcProjectEntries.Known> present = entries.known(numbers.stream());
        for (ProjectLetter.Listed.Of one : letter.projects()) {
            Optional<JdbcProjectEntries.Known> other =
                    Optional.ofNullable(present.get(one.entry().number()))
                            .or(() -> entries.known(one.project()));
            boolean same =
                    other.filter(k ->
                                    !k.id().equals(one.project())
                                            || !k.number().equals(one.entry().number()))
                            .isEmpty();
            if (!same) {
                return Optional.of(ProjectProblems.notTheirs());
            }
        }
        entries.store(letter.projects(), from, "", clock.instant());
        return Optional.empty();
    }

    /** By the side that leads alone, off a list that it is in. */
    private Optional<Problem> takenOff(Jurisdiction from, ProjectLetter.TakenOff letter) {
        Optional<JdbcProjectEntries.Known> project = project(letter.number());
        if (project.filter(p -> entries.isListed(p.id(), letter.year())).isEmpty()) {
            return Optional.of(ProjectProblems.missing());
        }
        if (project.get().lead() != from) {
            return Optional.of(ProjectProblems.notTheirs());
        }
        List<Problem> faults = new ArrayList<>(letter.faults());
        Instant now = clock.instant();
        if (letter.on().isAfter(latest())) {
            faults.add(ProjectProblems.future("on"));
        }
        if (faults.isEmpty()) {
            entries.takeOff(project.get().id(), letter, from, "", now);
        }
        return faults.stream().findFirst();
    }

    private Optional<Problem> returned(Jurisdiction from, ProjectLetter.Returned letter) {
        Map<String, JdbcProjectEntries.Known> projects =
                entries.known(letter.lines().stream().map(ProjectLetter.Returned.Line::number));
        Set<String> cells = new HashSet<>();
        List<JdbcReturns.Line> lines = new ArrayList<>();
        for (ProjectLetter.Returned.Line line : letter.lines()) {
            JdbcProjectEntries.Known project = projects.get(line.number());
            if (project == null) {
                return Optional.of(ProjectProblems.missing());
            }
            Projects.Reported reported =
                    new Projects.Reported(
                            line.number(),
                            line.month(),
                            line.completed(),
                            line.cumulative(),
                            line.progress());
            List<Problem> faults = reported.faults(YearMonth.from(latest()));
            if (!faults.isEmpty()
                    || !entries.wasOwned(project, from)
                    || !cells.add(line.number() + line.month())) {
                return Optional.of(
                        faults.isEmpty() ? ProjectProblems.notTheirs() : faults.getFirst());
            }
            lines.add(JdbcReturns.Line.of(project, reported));
        }
        if (letter.organ().length() > 100
                || letter.organ().isBlank()
                || letter.document().isBlank()
                || letter.document().length() > Projects.DOCUMENT_LENGTH_MAX) {
            return Optional.of(ProjectProblems.unreadable());
        }
        if (letter.saidOn().isAfter(latest())) {
            return Optional.of(ProjectProblems.future("saidOn"));
        }
        return returns.store(
                                new JdbcReturns.Header(
                                        letter.id(),
                                        from,
                                        letter.organ(),
                                        letter.document(),
                                        letter.saidOn(),
                                        "",
                                        clock.instant()),
                                lines)
                        .isEmpty()
                ? Optional.empty()
                : Optional.of(ProjectProblems.missing());
    }

    private Optional<JdbcProjectEntries.Known> project(String number) {
        return Optional.ofNullable(entries.known(java.util.stream.Stream.of(number)).get(number));
    }

    private Optional<Problem> proposed(Jurisdiction from, ProjectLetter.Proposed letter) {
        Optional<JdbcProjectEntries.Known> project = project(letter.number());
        if (project.isEmpty()) {
            return Optional.of(ProjectProblems.missing());
        }
        if (letter.reason().isBlank() || letter.reason().length() > Projects.REASON_LENGTH_MAX) {
            return Optional.of(ProjectProblems.unreadable());
        }
        returns.propose(letter, project.get().id(), from, "");
        return Optional.empty();
    }

    private Optional<Problem> answered(Jurisdiction from, ProjectLetter.Answered letter) {
        Optional<JdbcReturns.Waiting> waiting =
                returns.waiting(letter.id()).filter(w -> w.proposedBy() != from);
        if (waiting.isEmpty() || letter.reason().length() > Projects.REASON_LENGTH_MAX) {
            return Optional.of(ProjectProblems.missing());
        }
        returns.answer(
                waiting.get(),
                entries.known(waiting.get().at().project()).orElseThrow().lead(),
                letter.agreed(),
                letter.reason(),
                "",
                letter.at());
        return Optional.empty();
    }

    private Optional<Problem> milestone(Jurisdiction from, ProjectLetter.MilestoneSet letter) {
        Optional<JdbcProjectEntries.Known> project =
                project(letter.number()).filter(p -> entries.wasOwned(p, from));
        if (project.isEmpty()) {
            return Optional.of(ProjectProblems.missing());
        }
        Instant now = clock.instant();
        List<Problem> faults = letter.milestone().faults(latest());
        if (letter.at().isAfter(now.plus(CLOCKS_APART_MAX))) {
            faults.add(ProjectProblems.future("at"));
        }
        if (faults.isEmpty()) {
            entries.milestone(
                    project.get(),
                    new ProjectChanges.Milestone(letter.id(), letter.at(), letter.milestone()),
                    from,
                    "",
                    now);
        }
        return faults.stream().findFirst();
    }

    private Optional<Problem> picture(Jurisdiction from, ProjectLetter.PictureTaken letter) {
        Optional<JdbcProjectEntries.Known> project =
                project(letter.number()).filter(p -> entries.wasOwned(p, from));
        if (project.isEmpty()) {
            return Optional.of(ProjectProblems.missing());
        }
        List<Problem> faults = letter.faults(latest());
        if (faults.isEmpty()) {
            entries.picture(
                    project.get().id(),
                    letter.id(),
                    from,
                    letter.caption(),
                    letter.takenOn(),
                    letter.mediaType().orElseThrow().type(),
                    letter.content());
        }
        return faults.stream().findFirst();
    }

    /** Only of a picture that the same side had put there. */
    private Optional<Problem> takenBack(Jurisdiction from, ProjectLetter.PictureTakenBack letter) {
        boolean theirs =
                project(letter.number())
                        .filter(p -> entries.isPictureOf(letter.id(), p.id(), from))
                        .isPresent();
        if (!theirs) {
            return Optional.of(ProjectProblems.missing());
        }
        List<Problem> faults = letter.faults();
        if (faults.isEmpty()) {
            entries.takeBack(letter.id(), letter.on(), letter.reason(), clock.instant());
        }
        return faults.stream().findFirst();
    }

    /** Whether a step is one that the other side can have taken. */
    private static boolean isSound(ProjectLetter.Taken step) {
        return step.role() != Role.RESIDENT
                && step.organ().length() <= 100
                && step.said().length() <= Escalation.TEXT_LENGTH_MAX;
    }

    private Optional<Problem> raised(Jurisdiction from, ProjectLetter.Raised letter) {
        Optional<JdbcProjectEntries.Known> project = project(letter.number());
        if (project.isEmpty()) {
            return Optional.of(ProjectProblems.missing());
        }
        boolean sound =
                isSound(letter.raised())
                        && letter.raised().act() == Escalation.Act.RAISE
                        && entries.wasOwner(project.get(), from, letter.raised().organ())
                        && entries.wasOwner(project.get(), letter.askedSide(), letter.askedOrgan())
                        && !letter.title().isBlank()
                        && letter.title().length() <= Escalation.TITLE_LENGTH_MAX
                        && !letter.asked().isBlank()
                        && letter.asked().length() <= Escalation.TEXT_LENGTH_MAX;
        if (!sound) {
            return Optional.of(ProjectProblems.notTheirs());
        }
        escalations.open(letter, project.get().id(), from, "");
        return Optional.empty();
    }

    private Optional<Problem> taken(Jurisdiction from, ProjectLetter.StepTaken letter) {
        if (!isSound(letter.step()) || letter.step().act() == Escalation.Act.RAISE) {
            return Optional.of(ProjectProblems.notTheirs());
        }
        return escalations.arrived(letter, from)
                ? Optional.empty()
                : Optional.of(ProjectProblems.missing());
    }
}
