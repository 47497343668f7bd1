package tongban.node.casework;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tongban.service.ServiceDefinition;
import tongban.service.procedure.Sum;
import tongban.service.text.Words;

/**
 * The award that says how much money a decision comes to, and how often: by the contract of a
 * service's folder it has one of these names. Other awards may be amounts too, such as a family's
 * income or a part of the sum; none of them is what is given.
 */
public enum AwardedSum {
    MONTHLY("monthly amount", "每月发放", "a month", 10_000),
    ONCE("amount", "一次性给予", "once", 10_000_000),
    SCHOOL_YEAR("amount a school year", "每学年给予", "a school year", 50_000);

    private final String award;
    private final Words words;
    private final BigDecimal plausible;

    AwardedSum(String award, String zh, String en, long plausible) {
        this.award = award;
        this.words = Words.of(zh, en);
        this.plausible = BigDecimal.valueOf(plausible);
    }

    /**
     * Above it a slip of the finger is likelier than a decision: the most that somebody may set
     * where a service's folder names no limit of its own. No law has it; it is a limit of this
     * program, far above what any standard of the demonstration proposes.
     *
     * @return whole yuan
     */
    static BigDecimal plausible(Sum sum) {
        return Arrays.stream(values())
                .filter(s -> s.award.equals(sum.total().orElse(sum.award())))
                .findFirst()
                .orElse(ONCE)
                .plausible;
    }

    /** How often it is given. */
    public Words words() {
        return words;
    }

    /** What the standard calls it. */
    Words award(ServiceDefinition service) {
        return service.awardName(award);
    }

    /**
     * @param yuan more than nothing, two decimals
     */
    public record Found(AwardedSum sum, BigDecimal yuan) {}

    /** Of what was awarded; empty where no money is given. */
    public static Optional<Found> of(List<CasePage.Award> awards, ServiceDefinition service) {
        return Arrays.stream(values())
                .flatMap(sum ->
                        awards.stream()
                                .filter(a -> a.name().equals(sum.award(service)))
                                .map(a -> a.value().zh())
                                .filter(v -> v.matches("[0-9]{1,12}(\\.[0-9]{1,2})?"))
                                .map(v -> new Found(sum, new BigDecimal(v).setScale(2))))
                .filter(found -> found.yuan().signum() > 0)
                .findFirst();
    }
}
