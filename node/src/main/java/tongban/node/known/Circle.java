package tongban.node.known;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tongban.node.register.Kind;
import tongban.node.register.Particulars;
import tongban.node.register.Register;

/**
 * A person and those who count with him, as the register has them today.
 *
 * @param recipient who receives something or applies for it; empty where the register has no file
 *     of him
 * @param household everybody of his household, himself among them; empty where there is none
 */
public record Circle(Optional<Member> recipient, List<Member> household) {
    private static final int WORKS_FROM = 16;
    private static final int WORKS_UNTIL = 60;
    private static final int SEVERE_GRADE_MAX = 2;

    public Circle {
        household = List.copyOf(household);
    }

    /**
     * One person today.
     *
     * @param relation to the head; empty where the register says none
     * @param counted whether he counts as a member
     */
    public record Member(
            Register.SubjectFile file,
            LocalDate born,
            Optional<Particulars.Relation> relation,
            boolean counted) {

        public UUID id() {
            return file.id();
        }

        public <P extends Particulars> Stream<P> all(Kind kind, Class<P> type) {
            return file.lines(kind).stream().map(Register.Line::value).map(type::cast);
        }

        public boolean says(Kind kind) {
            return !file.lines(kind).isEmpty();
        }

        public Optional<LocalDate> died() {
            return all(Kind.IDENTITY, Particulars.Identity.class)
                    .flatMap(i -> i.died().stream())
                    .findFirst();
        }

        public Optional<Particulars.DisabilityCard> card() {
            return all(Kind.DISABILITY_CARD, Particulars.DisabilityCard.class).findFirst();
        }

        public boolean isSeverelyDisabled() {
            return card().map(c -> c.number().grade() <= SEVERE_GRADE_MAX).orElse(false);
        }

        public int age(LocalDate today) {
            return java.time.Period.between(born, today).getYears();
        }

        public boolean studies() {
            return all(Kind.ENROLMENT, Particulars.Enrolment.class)
                    .anyMatch(Particulars.Enrolment::fullTime);
        }

        /** Of an age to work, neither in full-time education nor severely disabled. */
        public boolean isAbleToWork(LocalDate today) {
            int age = age(today);
            return age >= WORKS_FROM
                    && age < WORKS_UNTIL
                    && !studies()
                    && !isSeverelyDisabled()
                    && died().isEmpty();
        }

        /** Yuan a month of a kind, before costs. */
        public BigDecimal income(Particulars.IncomeKind kind) {
            return all(Kind.INCOME, Particulars.Income.class)
                    .filter(i -> i.income() == kind)
                    .map(Particulars.Income::monthly)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** What it costs to earn it. */
        public BigDecimal cost(Particulars.IncomeKind kind) {
            return all(Kind.INCOME, Particulars.Income.class)
                    .filter(i -> i.income() == kind)
                    .flatMap(i -> i.cost().stream())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /**
         * @param pensions whether those are asked for, or the others
         */
        public BigDecimal transfers(boolean pensions) {
            return all(Kind.INCOME, Particulars.Income.class)
                    .filter(i -> i.income() == Particulars.IncomeKind.TRANSFER)
                    .filter(i -> isPension(i) == pensions)
                    .map(Particulars.Income::monthly)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Among the transfers: the payer says that it is one. */
    static boolean isPension(Particulars.Income transfer) {
        return transfer.payer().orElse("").contains("基本养老");
    }

    /** Those who count and are alive: the household where there is one, else the recipient. */
    public List<Member> counted() {
        List<Member> all = household.isEmpty() ? recipient.stream().toList() : household;
        return all.stream().filter(m -> m.counted() && m.died().isEmpty()).toList();
    }

    /** Whether they live in a town, where the register says so. */
    public Optional<Boolean> isUrban() {
        return recipient.flatMap(m ->
                m.all(Kind.RESIDENCE, Particulars.Residence.class)
                        .map(r -> r.settlement() == Particulars.Settlement.URBAN)
                        .findFirst());
    }
}
