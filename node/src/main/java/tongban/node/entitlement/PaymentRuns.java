package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.casework.Problem;
import tongban.node.identity.Actor;
import tongban.service.text.Words;

/**
 * Monthly runs: what is due gets booked, what is owed gets paid, and what the bank says about it is
 * taken in. A decider of the paying body starts them; reviewers of the body and supervisors look.
 */
public interface PaymentRuns {
    int PAGE_ROWS = 50;

    /** Rows that the bank sends back at once; a larger file comes in parts. */
    int RETURN_ROWS_MAX = 100_000;

    /** A file of the bank is at most so large. */
    int RETURN_BYTES_MAX = 10 * 1024 * 1024;

    /** Where a run stands. */
    enum Stage {
        RUNNING(Words.of("正在计算", "being computed")),
        READY(Words.of("已生成发放文件", "payment file ready"));

        private final Words words;

        Stage(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** What has become of a payment. */
    enum Standing {
        SENT(Words.of("已报送银行，未回盘", "sent to the bank, no answer yet")),
        PAID(Words.of("发放成功", "paid")),
        RETURNED(Words.of("退回", "returned")),
        WRONG_ACCOUNT(Words.of("退回：账户有误", "returned: wrong account"));

        private final Words words;

        Standing(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** What a payment is for. */
    enum Kind {
        REGULAR(Words.of("当月", "the month")),
        ARREARS(Words.of("补发以前月份", "arrears")),
        REISSUE(Words.of("重发退回款", "paid again"));

        private final Words words;

        Kind(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /**
     * @param batch 0 for the month's run, then 1, 2, ... for what is paid later in the month
     * @param done entitlements gone through
     * @param of entitlements there are
     */
    record Run(
            UUID id,
            String organ,
            String scheme,
            Words schemeName,
            YearMonth month,
            int batch,
            Stage stage,
            int done,
            int of,
            int payments,
            BigDecimal amount,
            Instant startedAt,
            Optional<Instant> endedAt) {}

    /** What a run paid by what became of it: its amount is the sum. */
    record Reconciliation(List<Line> lines, BigDecimal amount) {
        /** Payments of one standing. */
        public record Line(Standing standing, int payments, BigDecimal amount) {}
    }

    /**
     * What a month of a body and scheme comes to, whenever it was paid: what was due is what was
     * paid or deducted, came back or is owed, less what was overpaid, is claimed or was waived.
     */
    record Standings(
            BigDecimal due,
            BigDecimal paid,
            BigDecimal deducted,
            BigDecimal returned,
            BigDecimal owed,
            BigDecimal overpaid,
            BigDecimal claim,
            BigDecimal waived) {
        /** Zero, or somebody has tampered with the tables. */
        public BigDecimal difference() {
            return due.add(overpaid)
                    .add(claim)
                    .add(waived)
                    .subtract(paid)
                    .subtract(deducted)
                    .subtract(returned)
                    .subtract(owed);
        }
    }

    /** Who bears what of a run. */
    record Share(Words bearer, BigDecimal percent, BigDecimal amount, Words source) {}

    /** A run with everything its page shows. */
    record RunPage(
            Run run,
            Reconciliation reconciliation,
            List<Share> shares,
            Optional<Standings> standings) {}

    /**
     * A line of the pay roll and of the payment file.
     *
     * @param number of the payment, as the bank gives it back
     * @param name in full in the payment file, masked in the pay roll on a screen
     * @param account whole number in the payment file, its end elsewhere
     */
    record Line(
            long number,
            UUID entitlement,
            String caseNumber,
            String name,
            String maskedNumber,
            Kind kind,
            BigDecimal amount,
            String bank,
            String account,
            Standing standing) {}

    record Page(List<Run> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    record Lines(List<Line> rows, int total, int page) {
        public int pages() {
            return Math.max(1, (total + PAGE_ROWS - 1) / PAGE_ROWS);
        }
    }

    /** What became of a request. */
    sealed interface Result {
        record Done(UUID run) implements Result {}

        record Rejected(List<Problem> problems) implements Result {}
    }

    /** What a file of the bank came to. */
    sealed interface Taken {
        record Done(int paid, int returned, BigDecimal amountReturned) implements Taken {}

        /** Nothing was taken in; every fault of the file, at most {@link #FAULTS_MAX}. */
        record Faulty(List<Problem> problems, int faults) implements Taken {}
    }

    /** Faults that are listed one by one; the rest are counted. */
    int FAULTS_MAX = 200;

    /** Whether this actor may start runs and take in files. */
    boolean pays(Actor actor);

    /**
     * Starts the month's run of the actor's body, or a further batch of it once that is ready.
     *
     * @param month at most the one that it is
     */
    Result start(Actor actor, String scheme, YearMonth month);

    Page list(Actor actor, int page);

    /** All that {@link #list} shows, for a file: one a body, scheme and month. */
    List<Run> all(Actor actor);

    Optional<RunPage> page(Actor actor, UUID run);

    /** Lines with masked names, journaled. */
    Lines lines(Actor actor, UUID run, Optional<Standing> standing, int page);

    /**
     * Every line of a run, for a file.
     *
     * @param whole with names and account numbers in full: the payment file
     * @return false where there is no such run for him, or it is not ready
     */
    boolean each(Actor actor, UUID run, boolean whole, Consumer<Line> to);

    /**
     * Takes in what the bank sent back: {@code number,amount,result} with a header; the result is
     * {@code PAID}, {@code RETURNED} or {@code WRONG_ACCOUNT}. All of it or nothing; the same file
     * a second time is a fault.
     *
     * @return empty where there is no such run for him
     */
    Optional<Taken> takeIn(Actor actor, UUID run, byte[] file);

    /** Today, for forms. */
    LocalDate today();
}
