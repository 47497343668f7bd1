package tongban.node.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tongban.service.place.Level;
import tongban.service.text.Words;

/**
 * What makes a service a policy for enterprises (惠企政策); its conditions, amounts and terms stand in
 * the service's folder.
 *
 * @param service id of the folder
 * @param issuedBy levels whose bodies may issue it, each for its own area and out of its own budget
 * @param scheme of the ledger that pays it; empty where no money is paid
 * @param amount the award that is an amount in yuan; empty where there is none
 * @param paidTo into whose account it is paid; who needs no application confirms its own
 * @param times how often an enterprise is granted it
 * @param whenShort what happens to a grant that the year's budget does not cover
 * @param drafter who drafted it and explains it
 * @param interpretation what the drafter says about it
 * @param measures conditions of which can be said how far somebody is from them
 */
public record Policy(
        String service,
        Kind kind,
        Way way,
        List<Level> issuedBy,
        String scheme,
        String amount,
        PaidTo paidTo,
        Times times,
        Short whenShort,
        Words drafter,
        Words interpretation,
        List<Measure> measures) {

    /** The four classes, 川办函〔2024〕17号. */
    public enum Kind {
        REDUCTION(Words.of("减免类", "reduction")),
        REWARD(Words.of("奖补类", "reward or subsidy")),
        RIGHT(Words.of("权益类", "right")),
        QUALIFICATION(Words.of("资质类", "recognition"));

        private final Words words;

        Kind(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** The three ways, 川办函〔2024〕17号. */
    public enum Way {
        WITHOUT_APPLICATION(Words.of("免申即享", "without an application")),
        FAST(Words.of("快申快享", "by a quick application")),
        NORMAL(Words.of("按程序申请", "by its own procedure"));

        private final Words words;

        Way(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** Into whose account the money of a grant goes. */
    public enum PaidTo {
        ENTERPRISE(Words.of("企业", "the enterprise")),
        /** Who rendered the service redeems it; the enterprise gets no money. */
        PROVIDER(Words.of("收取创新券的服务机构", "the provider that takes the voucher")),
        /** Who let the rent off has it made up. */
        OPERATOR(Words.of("减免了租金的园区运营单位", "the operator of the park that let the rent off"));

        private final Words words;

        PaidTo(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** How often one enterprise is granted it, as the policy's own text says. */
    public enum Times {
        ONCE(Words.of("每家企业只给一次", "once for each enterprise")),
        YEARLY(Words.of("一年一次", "once a year")),
        /** Its text says nothing, so nothing is checked. */
        UNSAID(Words.of("没有写明次数", "how often is not said"));

        private final Words words;

        Times(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * What happens where the year's budget does not cover a grant. Neither is it granted all the
     * same, nor refused: it is held until there is money.
     */
    public enum Short {
        QUEUE(Words.of("按申请先后排队", "in the order of application")),
        BODY(Words.of("由主管机关决定先批准哪些", "and the department decides which come first")),
        /** It pays no money. */
        NONE(Words.of("不涉及资金", "no money is paid"));

        private final Words words;

        Short(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * A condition that compares a fact with a line which can be reached: what excludes somebody,
     * such as a list of dishonesty, has none.
     *
     * @param reason code of the condition that failed
     * @param fact a number; or a day from which a line in years or months is waited for
     * @param line name of a parameter, or a number
     * @param of fact of which the number is taken in percent; empty where it is taken as it is
     */
    public record Measure(String reason, String fact, String line, Optional<String> of) {
        /** Rows leave out what they do not need. */
        public Measure {
            of = Objects.requireNonNullElse(of, Optional.empty());
        }
    }

    public Policy {
        issuedBy = List.copyOf(issuedBy);
        measures = List.copyOf(measures);
        if (way == Way.WITHOUT_APPLICATION && paidTo != PaidTo.ENTERPRISE) {
            throw new IllegalArgumentException(
                    service + ": whoever confirms an offer names an account of its own");
        }
    }

    /**
     * Whether what is granted is paid within {@link PaymentTerm}. What is redeemed by a provider is
     * paid once the service was rendered, whenever that is.
     */
    public boolean isPaidInTime() {
        return way != Way.NORMAL && paidBy().isPresent() && paidTo != PaidTo.PROVIDER;
    }

    public Optional<String> paidBy() {
        return Optional.of(scheme).filter(s -> !s.isEmpty());
    }

    Optional<Measure> measure(String reason) {
        return measures.stream().filter(m -> m.reason().equals(reason)).findFirst();
    }
}
