package tongban.node.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.OptionalStep;
import tongban.service.procedure.ProcedureSelection;
import tongban.service.text.Words;

/** Steps whose time is not counted towards the decision: 行政许可法 Art. 45, a closed list. */
public enum SpecialProcedure {
    HEARING("听证", "hearing"),
    TENDER("招标、拍卖", "tender or auction"),
    INSPECTION("检验", "inspection"),
    TESTING("检测", "testing"),
    QUARANTINE("检疫", "quarantine"),
    APPRAISAL("鉴定", "appraisal"),
    EXPERT_REVIEW("专家评审", "expert review");

    private final Words words;

    SpecialProcedure(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }

    /**
     * What may be chosen to stop the clock of a service: what its law lists. A hearing is called by
     * an act of its own.
     */
    public static List<SpecialProcedure> stopping(ServiceDefinition service) {
        return Arrays.stream(values())
                .filter(p -> p != HEARING && Decisions.stopsTheClock(p, service))
                .toList();
    }

    /** The procedure that is called so. */
    static Optional<SpecialProcedure> named(Words words) {
        return Arrays.stream(values()).filter(p -> p.words.zh().equals(words.zh())).findFirst();
    }

    /** The step by which a service's folder lists it; empty for those that licences alone have. */
    private Optional<OptionalStep> step() {
        return switch (this) {
            case HEARING -> Optional.of(OptionalStep.HEARING);
            case EXPERT_REVIEW -> Optional.of(OptionalStep.EXPERT_REVIEW);
            case TENDER, INSPECTION, TESTING, QUARANTINE, APPRAISAL -> Optional.empty();
        };
    }

    /** Whether the folder lists it. */
    boolean isListed(ProcedureSelection selected) {
        return step().filter(selected::hasStep).isPresent();
    }

    /**
     * The article by which its time does not count: that of the folder's step where another law
     * governs the service, else that of the licensing law.
     */
    String article(ProcedureSelection selected) {
        return selected.steps().stream()
                .filter(s -> step().filter(own -> own == s.step()).isPresent())
                .map(s -> s.article().citation())
                .filter(citation -> !citation.startsWith(Procedure.LICENSING))
                .findFirst()
                .orElseGet(() ->
                        this == HEARING
                                ? Procedure.article(Act.SCHEDULE_HEARING, State.SUSPENDED)
                                : Procedure.article(Act.SUSPEND, State.SUSPENDED));
    }
}
