package tongban.node.entitlement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tongban.node.identity.Jurisdiction;
import tongban.service.procedure.Start;
import tongban.service.text.Words;

/**
 * A benefit that is paid in money: which award of which service it is, and the rules that differ
 * from scheme to scheme. The rules are data: {@code entitlement/schemes.yaml}.
 *
 * @param id stable, e.g. {@code living-subsidy}; one service may award several
 * @param service id of its folder; empty where no folder decides it yet
 * @param award what the standard of the folder calls the amount
 * @param atOnce the award that may be handed out before, by a decision on the spot; or empty
 * @param starts one a side
 * @param exitMonthsMax at most so many months of the exit period; 0 where the scheme has none
 * @param exitSource where that is said
 * @param stopNotice whether its end is posted before it is decided; empty where no law wants it
 */
public record Scheme(
        String id,
        String service,
        String award,
        String atOnce,
        Words name,
        Rhythm rhythm,
        List<Starting> starts,
        List<Deducting> deductions,
        int exitMonthsMax,
        Source exitSource,
        Optional<StopNotice> stopNotice) {

    /** How often the award is paid. */
    public enum Rhythm {
        MONTHLY(Words.of("按月", "monthly")),
        ONCE(Words.of("一次性", "once")),
        INSTALMENTS(Words.of("分期", "in instalments"));

        private final Words words;

        Rhythm(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** From when it is due on one side. */
    public record Starting(String side, Start start, Source source) {

        /** The rule in words. */
        public Words words() {
            return switch (start) {
                case MONTH_OF_APPLICATION, DAY_OF_APPLICATION ->
                        Words.of("自申请当月起", "from the month of the application");
                case MONTH_OF_DECISION, DAY_OF_DECISION, NONE ->
                        Words.of("自决定当月起", "from the month of the decision");
                case MONTH_AFTER_DECISION ->
                        Words.of("自决定次月起", "from the month after the decision");
            };
        }
    }

    /**
     * Whether a claim may be deducted from later months on one side, where a decision says so.
     *
     * @param allowed false where the law forbids it
     */
    public record Deducting(String side, boolean allowed, Source source) {}

    /**
     * That the end of the benefit hangs in public for some days before it is decided (终止供养公示).
     *
     * @param title of the sheet
     * @param days calendar days, the first counted from the day after it was posted
     */
    public record StopNotice(Words title, int days, Source source) {}

    public Scheme {
        Objects.requireNonNull(id);
        starts = List.copyOf(starts);
        deductions = List.copyOf(deductions);
    }

    public Starting starting(Jurisdiction side) {
        return starts.stream()
                .filter(s -> s.side().equals(side.code()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("LEDGER-901 " + id + " has no start"));
    }

    /**
     * The first month, by the rule of the side.
     *
     * @param applied day of the application
     * @param decided day of the decision
     */
    YearMonth firstMonth(Jurisdiction side, LocalDate applied, LocalDate decided) {
        return switch (starting(side).start()) {
            case MONTH_OF_APPLICATION, DAY_OF_APPLICATION -> YearMonth.from(applied);
            case MONTH_OF_DECISION, DAY_OF_DECISION, NONE -> YearMonth.from(decided);
            case MONTH_AFTER_DECISION -> YearMonth.from(decided).plusMonths(1);
        };
    }

    /** The rule against deducting on this side, where there is one. */
    Optional<Source> forbidsDeduction(Jurisdiction side) {
        return deductions.stream()
                .filter(d -> d.side().equals(side.code()) && !d.allowed())
                .map(Deducting::source)
                .findFirst();
    }
}
