package tongban.node.project;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * A problem of a project on its way up, computed purely from its steps. The steps of both sides are
 * ordered by their time, so that both come to the same whichever letter came first; a step that was
 * not possible any more where it stands changes nothing and still stands there.
 *
 * @param level to whom it has risen
 * @param due the last day on which that level is in time
 */
public record Escalation(State state, CoordinationLevel level, LocalDate due) {
    static final int TITLE_LENGTH_MAX = 200;
    static final int TEXT_LENGTH_MAX = 1000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public enum State {
        OPEN("待答复", "to be answered"),
        ANSWERED("已答复", "answered"),
        CLOSED("已办结", "closed");

        private final Words words;

        State(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    public enum Act {
        RAISE("提出问题", "Raise a problem"),
        ANSWER("答复", "Answer"),
        ESCALATE("提请上一层级", "Escalate"),
        CLOSE("办结", "Close");

        private final Words words;

        Act(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    /** What somebody is to the problem; one may be both. */
    enum Position {
        /** Of the body that raised it, or supervision of its side. */
        RAISER,
        /** Of the body that is asked, or, from the special group on, supervision of either side. */
        ASKED
    }

    /** A step as it was taken. */
    record Step(
            UUID id,
            Act act,
            Jurisdiction side,
            String organ,
            Role role,
            String said,
            Instant at,
            String enteredBy) {
        LocalDate day() {
            return LocalDate.ofInstant(at, ZONE);
        }
    }

    static final Comparator<Step> ORDER =
            Comparator.comparing(Step::at).thenComparing(s -> s.id().toString());

    /**
     * @param steps of one problem in any order, its raising among them
     */
    static Escalation of(List<Step> steps, Practice practice) {
        Optional<Escalation> now = Optional.empty();
        for (Step step : steps.stream().sorted(ORDER).toList()) {
            now =
                    now.isEmpty()
                            ? step.act() == Act.RAISE
                                    ? Optional.of(
                                            at(CoordinationLevel.OWNER_BODY, step.day(), practice))
                                    : now
                            : now.map(before -> before.after(step, practice));
        }
        return now.orElseThrow(
                () -> new IllegalStateException("PROJECT-903 a problem that nobody raised"));
    }

    private static Escalation at(CoordinationLevel level, LocalDate from, Practice practice) {
        return new Escalation(State.OPEN, level, from.plusDays(practice.days(level)));
    }

    private Escalation after(Step step, Practice practice) {
        return switch (step.act()) {
            case RAISE -> this;
            case ANSWER -> state == State.OPEN ? new Escalation(State.ANSWERED, level, due) : this;
            case CLOSE -> state == State.CLOSED ? this : new Escalation(State.CLOSED, level, due);
            case ESCALATE ->
                    state == State.CLOSED
                            ? this
                            : level.above()
                                    .map(above -> at(above, step.day(), practice))
                                    .orElse(this);
        };
    }

    /** Nobody answered in time: the clock says so, nobody has to. */
    public boolean isOverdue(LocalDate today) {
        return state == State.OPEN && today.isAfter(due);
    }

    /** What can be done now from these positions. */
    List<Act> possible(Set<Position> positions) {
        List<Act> acts = new ArrayList<>();
        if (state == State.OPEN && positions.contains(Position.ASKED)) {
            acts.add(Act.ANSWER);
        }
        if (state != State.CLOSED && positions.contains(Position.RAISER)) {
            if (level.above().isPresent()) {
                acts.add(Act.ESCALATE);
            }
            acts.add(Act.CLOSE);
        }
        return acts;
    }

    /** Every reason against an act; none where it may happen. */
    List<Problem> faults(Act act, Set<Position> positions, String said) {
        List<Problem> problems = new ArrayList<>();
        if (!possible(positions).contains(act)) {
            problems.add(ProjectProblems.step(act, state, possible(positions)));
        }
        if (said.isBlank()) {
            problems.add(ProjectProblems.said(act));
        }
        if (said.length() > TEXT_LENGTH_MAX) {
            problems.add(ProjectProblems.tooLong("said", TEXT_LENGTH_MAX));
        }
        return problems;
    }

    /**
     * What somebody is to a problem.
     *
     * @param organ id of the body that he works for, where he reviews or decides for it
     */
    static Set<Position> positions(
            Jurisdiction side,
            boolean supervisor,
            Optional<String> organ,
            Body raised,
            Body asked,
            CoordinationLevel level) {
        Set<Position> positions = EnumSet.noneOf(Position.class);
        if (isOf(raised, side, supervisor, organ)) {
            positions.add(Position.RAISER);
        }
        if (level == CoordinationLevel.OWNER_BODY
                ? isOf(asked, side, supervisor, organ)
                : supervisor) {
            positions.add(Position.ASKED);
        }
        return positions;
    }

    private static boolean isOf(
            Body body, Jurisdiction side, boolean supervisor, Optional<String> organ) {
        return body.side() == side
                && (supervisor || organ.filter(o -> o.equals(body.organ())).isPresent());
    }

    /** A body of one of the sides, by id. */
    record Body(Jurisdiction side, String organ) {}
}
