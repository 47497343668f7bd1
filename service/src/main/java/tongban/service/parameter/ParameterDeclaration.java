package tongban.service.parameter;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tongban.service.fact.FeelType;
import tongban.service.place.Level;

/**
 * A parameter as service.yaml declares it.
 *
 * @param name its name in FEEL, e.g. {@code living subsidy amount}
 * @param type FEEL type of one value
 * @param unit e.g. {@code yuan/month}; empty where there is none
 * @param setBy levels that may set it
 * @param minimumBy level that may set a floor (rows named {@code NAME minimum}), if any may
 * @param maximumBy level that may set a ceiling (rows named {@code NAME maximum}), if any may
 * @param standIn what stands in when no own value is known
 * @param better whether the higher or the lower value is the better for the person
 * @param dates names of dates, the first known of which selects the row
 */
public record ParameterDeclaration(
        String name,
        FeelType type,
        String unit,
        Set<Level> setBy,
        Optional<Level> minimumBy,
        Optional<Level> maximumBy,
        StandIn standIn,
        Better better,
        List<String> dates) {

    /** Which of two values is the better one for the person. */
    public enum Better {
        HIGHER,
        LOWER
    }

    public ParameterDeclaration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        setBy = Set.copyOf(setBy);
        dates = List.copyOf(dates);
    }

    public String minimumName() {
        return name + " minimum";
    }

    public String maximumName() {
        return name + " maximum";
    }

    /** The text key of its name: {@code parameter.living-subsidy-amount}. */
    public String textKey() {
        return "parameter." + name.replace(' ', '-');
    }
}
