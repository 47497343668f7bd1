package tongban.service.procedure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An award that is money, so that a decider who departs from the proposal may say another amount.
 *
 * @param award what the standard calls it, e.g. {@code living subsidy}
 * @param limit the parameter above which it never is; empty where there is none
 * @param total the award that this one is a part of; empty where it stands alone
 * @param madeUpOf awards that say how the standard came to it: they are untrue of another amount
 * @param instalments in which it is paid; empty where it is not
 */
public record Sum(
        String award,
        Optional<String> limit,
        Optional<String> total,
        List<String> madeUpOf,
        Optional<Instalments> instalments) {

    /**
     * @param each the award that is one of them
     * @param number the award that says how many
     */
    public record Instalments(String each, String number) {}

    public Sum {
        Objects.requireNonNull(award, "award");
        madeUpOf = List.copyOf(madeUpOf);
    }

    /** As forms and addresses of the interface write it: {@code living-subsidy}. */
    public String key() {
        return award.replace(' ', '-');
    }
}
