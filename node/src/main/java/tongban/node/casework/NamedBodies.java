package tongban.node.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.node.catalog.PublishedService;
import tongban.node.identity.Jurisdiction;
import tongban.node.place.Answer;
import tongban.node.place.Competence;
import tongban.node.place.Division;
import tongban.node.place.Organs;
import tongban.node.place.Question;
import tongban.node.place.ServiceRule;
import tongban.service.Competence.PlaceRole;
import tongban.service.procedure.JointStep;

/**
 * The bodies that somebody means who names a place, whose competent body is asked for, or a body
 * itself.
 */
public final class NamedBodies {
    private final Organs organs;
    private final Competence competence;
    private final Clock clock;

    NamedBodies(Organs organs, Competence competence, Clock clock) {
        this.organs = organs;
        this.competence = competence;
        this.clock = clock;
    }

    /** Whether a place is named and not a body. */
    public static boolean isPlace(String named) {
        return named.matches("[0-9]{6,12}");
    }

    /**
     * For the service as a whole.
     *
     * @param own the side on which it is named: a zone's body acts for one side
     * @return empty for what is no body, and where the place alone does not say which it is
     */
    public Optional<Organ> of(String named, PublishedService service, Jurisdiction own) {
        return isPlace(named)
                ? competent(Question.at(rule(named, service), named, today()))
                : byId(named, own);
    }

    /** For a step of joint handling. */
    public Optional<Organ> of(
            String named, JointStep step, PublishedService service, Jurisdiction own) {
        return isPlace(named)
                ? competent(Question.at(rule(step, service), named, today()))
                : byId(named, own);
    }

    /** Those of a place of which a zone covers a part: outside of the zone, and inside. */
    public List<Organ> beside(String place, PublishedService service) {
        Question question = Question.at(rule(place, service), place, today());
        return List.of(question.inside(false), question.inside(true)).stream()
                .flatMap(q -> competent(q).stream())
                .distinct()
                .toList();
    }

    /** Every body that sits at a place itself. */
    public List<Organ> at(Division place) {
        return organs.at(place, today()).stream().map(IntakeReader::organ).toList();
    }

    private ServiceRule rule(String place, PublishedService service) {
        return ServiceRule.of(
                service.definition().identity(), service.definition().competenceAt(place, today()));
    }

    private static ServiceRule rule(JointStep step, PublishedService service) {
        ServiceRule.Office office = new ServiceRule.Office(step.level(), step.department());
        return new ServiceRule(
                service.definition().id(),
                PlaceRole.EVENT,
                service.definition().identity().subject(),
                office,
                office,
                false);
    }

    private Optional<Organ> competent(Question question) {
        return competence.decide(question) instanceof Answer.Competent found
                ? Optional.of(IntakeReader.organ(found.accepting()))
                : Optional.empty();
    }

    private Optional<Organ> byId(String id, Jurisdiction own) {
        return organs.byId(id, today(), own.code())
                .or(() -> organs.byId(id, today(), own.other().code()))
                .map(IntakeReader::organ);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
