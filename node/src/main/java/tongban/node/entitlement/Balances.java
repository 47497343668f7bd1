package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands on the accounts of an entitlement, by month. Changes while postings are made. */
final class Balances {
    private final Map<LedgerAccount, TreeMap<YearMonth, BigDecimal>> debits =
            new EnumMap<>(LedgerAccount.class);
    private final List<Posting> made = new ArrayList<>();

    static Balances of(Collection<Posting> postings) {
        Balances balances = new Balances();
        postings.forEach(balances::add);
        return balances;
    }

    private void add(Posting posting) {
        change(posting.debit(), posting.month(), posting.amount());
        change(posting.credit(), posting.month(), posting.amount().negate());
    }

    private void change(LedgerAccount account, YearMonth month, BigDecimal amount) {
        debits.computeIfAbsent(account, a -> new TreeMap<>()).merge(month, amount, BigDecimal::add);
    }

    /** Makes a posting, unless there is nothing to move. */
    void post(
            Posting.Kind kind,
            YearMonth month,
            LedgerAccount debit,
            LedgerAccount credit,
            BigDecimal amount) {
        if (amount.signum() != 0) {
            Posting posting = new Posting(kind, month, debit, credit, amount);
            add(posting);
            made.add(posting);
        }
    }

    /** What was made since it was opened. */
    List<Posting> made() {
        return List.copyOf(made);
    }

    /** What stands on the account's usual side, by month, without months of nothing. */
    SortedMap<YearMonth, BigDecimal> byMonth(LedgerAccount account) {
        TreeMap<YearMonth, BigDecimal> standing = new TreeMap<>();
        debits.getOrDefault(account, new TreeMap<>())
                .forEach((month, debit) -> {
                    BigDecimal usual = isCredit(account) ? debit.negate() : debit;
                    if (usual.signum() != 0) {
                        standing.put(month, usual);
                    }
                });
        return standing;
    }

    BigDecimal of(LedgerAccount account, YearMonth month) {
        BigDecimal debit =
                debits.getOrDefault(account, new TreeMap<>()).getOrDefault(month, Cents.ZERO);
        return isCredit(account) ? debit.negate() : debit;
    }

    BigDecimal of(LedgerAccount account) {
        return Cents.sum(List.copyOf(byMonth(account).values()));
    }

    /** What the person has, through the bank or by hand. */
    BigDecimal paid(YearMonth month) {
        return of(LedgerAccount.BANK, month).add(of(LedgerAccount.FUND, month));
    }

    /** What is owed, came back or was paid stands to the credit; the rest to the debit. */
    private static boolean isCredit(LedgerAccount account) {
        return switch (account) {
            case OWED, RETURNED, BANK, FUND -> true;
            case COST, OVERPAID, CLAIM, WAIVED, CLEARED -> false;
        };
    }

    /** Of everything; zero, always. */
    BigDecimal total() {
        return debits.values().stream()
                .flatMap(months -> months.values().stream())
                .reduce(Cents.ZERO, BigDecimal::add);
    }
}
