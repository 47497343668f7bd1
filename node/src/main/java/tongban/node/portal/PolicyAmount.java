package tongban.node.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;
import tongban.service.ServiceDefinition;
import tongban.service.parameter.ParameterDeclaration;
import tongban.service.parameter.ParameterResolver;
import tongban.service.parameter.Resolution;
import tongban.service.place.PlacePath;
import tongban.service.text.Words;

/**
 * A line or amount of a policy as both sides set it, beside each other.
 *
 * @param better the side whose value is better for the enterprise; empty where they are alike, one
 *     is not known, or not both sides have the policy in force
 */
public record PolicyAmount(
        Words name, Map<Jurisdiction, Cell> bySide, Optional<Jurisdiction> better) {

    /**
     * @param labelled whether nobody verified it
     */
    public record Cell(Words value, boolean labelled) {}

    public Optional<Cell> cell(Jurisdiction side) {
        return Optional.ofNullable(bySide.get(side));
    }

    /**
     * Those of a service on a day, by the values of each province.
     *
     * @param compared whether both sides have the policy in force: what one of them has not is
     *     neither better nor worse
     */
    static List<PolicyAmount> of(ServiceDefinition service, LocalDate day, boolean compared) {
        ParameterResolver resolver = new ParameterResolver(service.rows());
        List<PolicyAmount> amounts = new ArrayList<>();
        for (ParameterDeclaration p : service.parameters()) {
            Map<Jurisdiction, Cell> bySide = new LinkedHashMap<>();
            Optional<Jurisdiction> better = Optional.empty();
            BigDecimal best = null;
            for (Jurisdiction side : Jurisdiction.values()) {
                if (resolver.resolve(p, PlacePath.ofCode(side.code()), day, "applied")
                                instanceof Resolution.Resolved r
                        && r.value() instanceof BigDecimal value) {
                    String unit = r.row().unit();
                    Words words = unit.isEmpty() ? Words.same("") : service.form().unit(unit);
                    bySide.put(
                            side,
                            new Cell(
                                    Words.of(plain(value) + words.zh(), plain(value) + words.en()),
                                    r.confidence().isLabelled()));
                    if (best == null) {
                        best = value;
                        better = Optional.of(side);
                    } else {
                        int more = value.compareTo(best);
                        boolean higher = p.better() == ParameterDeclaration.Better.HIGHER;
                        better =
                                more == 0
                                        ? Optional.empty()
                                        : (more > 0) == higher ? Optional.of(side) : better;
                    }
                }
            }
            amounts.add(
                    new PolicyAmount(
                            service.texts()
                                    .find("parameter." + p.name().replace(' ', '-'))
                                    .orElse(Words.same(p.name())),
                            bySide,
                            compared && bySide.size() == Jurisdiction.values().length
                                    ? better
                                    : Optional.empty()));
        }
        return amounts;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
