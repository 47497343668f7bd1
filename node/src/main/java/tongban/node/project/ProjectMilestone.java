package tongban.node.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.casework.Problem;
import tongban.service.text.Words;

/**
 * A point that a project has to reach.
 *
 * @param starts whether it is the start of the works (开工); its actual day says when the project was
 *     started
 */
public record ProjectMilestone(
        Words name, boolean starts, LocalDate plannedOn, Optional<LocalDate> actualOn) {
    static final int NAME_LENGTH_MAX = 200;

    List<Problem> faults(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (name.zh().isBlank()) {
            problems.add(ProjectProblems.needed("milestoneZh"));
        }
        if (name.en().isBlank()) {
            problems.add(ProjectProblems.needed("milestoneEn"));
        }
        if (name.zh().length() > NAME_LENGTH_MAX || name.en().length() > NAME_LENGTH_MAX) {
            problems.add(ProjectProblems.tooLong("milestoneZh", NAME_LENGTH_MAX));
        }
        if (actualOn.filter(day -> day.isAfter(today)).isPresent()) {
            problems.add(ProjectProblems.future("actualOn"));
        }
        return problems;
    }

    /** Its day has passed and it was not reached, or it was reached later. */
    public boolean isBehind(LocalDate today) {
        return actualOn.orElse(today).isAfter(plannedOn);
    }
}
