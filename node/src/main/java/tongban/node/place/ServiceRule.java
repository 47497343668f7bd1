package tongban.node.place;

import java.util.Objects;
import tongban.service.Competence.PlaceRole;
import tongban.service.Identity;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * What a service says about its competence.
 *
 * @param service id of the service's folder; power lists refer to it
 * @param role which place counts
 * @param subject decides what happens inside functional zones
 * @param accepting the body that accepts, by level and department
 * @param deciding the body that decides
 * @param forHouseholds whether a household applies as a whole, so that its members' places count
 */
public record ServiceRule(
        String service,
        PlaceRole role,
        Identity.Subject subject,
        Office accepting,
        Office deciding,
        boolean forHouseholds) {

    /**
     * @param department key, one of {@link Organs#departments()}
     */
    public record Office(Level level, String department) {
        public Office {
            Objects.requireNonNull(level);
            Objects.requireNonNull(department);
        }
    }

    public ServiceRule {
        Objects.requireNonNull(service);
        Objects.requireNonNull(role);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(accepting);
        Objects.requireNonNull(deciding);
    }

    /** What a service's folder says. */
    public static ServiceRule of(Identity identity, tongban.service.Competence competence) {
        return new ServiceRule(
                identity.id(),
                competence.placeRole(),
                identity.subject(),
                office(competence.accepting(), competence.department()),
                office(competence.deciding(), competence.department()),
                competence.rule() == tongban.service.Competence.Rule.HOUSEHOLD);
    }

    /** In a town there are no departments: its government acts. */
    private static Office office(Level level, String department) {
        return new Office(level, level == Level.TOWN ? Organs.TOWNSHIP : department);
    }

    Words roleWords() {
        return switch (role) {
            case HUKOU -> Words.of("户籍所在地", "registered place (hukou)");
            case HABITUAL_RESIDENCE -> Words.of("经常居住地", "habitual residence");
            case RESIDENCE_PERMIT -> Words.of("居住证所在地", "place of the residence permit");
            case INSURED_PLACE -> Words.of("参保地", "place of insurance");
            case EVENT -> Words.of("事件发生地", "place of the event");
            case REGISTERED_OFFICE -> Words.of("注册地", "registered office");
            case PROJECT_SITE -> Words.of("项目所在地", "project site");
        };
    }
}
