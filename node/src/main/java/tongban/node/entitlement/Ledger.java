package tongban.node.entitlement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;

/**
 * Everything that one person receives on one side. It decides purely: an order comes in, the ledger
 * after it comes out, or every reason against it.
 *
 * <p>Its life: a granted decision opens a benefit with amounts by month. A run books each month
 * once and pays what is owed. A decision changes the amounts, also of months that are past: those
 * get corrected month by month, as arrears or as something overpaid. What is overpaid stays where
 * it is until somebody decides that it is paid back, or is not.
 *
 * @param benefits in the order in which they were opened
 */
record Ledger(Jurisdiction side, Conflicts conflicts, List<Benefit> benefits) {
    /** Awards reach back, or ahead, at most so far: a later year is a slip of the keyboard. */
    static final int YEARS_MAX = 20;

    Ledger {
        benefits = List.copyOf(benefits);
    }

    /** What an order comes to. */
    sealed interface Verdict {
        /**
         * @param attention benefits that would be less if they were decided on today, because of
         *     what this order gives: a person has to look, nothing follows by itself
         */
        record Done(Ledger after, List<UUID> attention) implements Verdict {}

        record Rejected(List<Problem> problems) implements Verdict {}
    }

    /** What a month's run pays. */
    enum PaymentKind {
        /** The month itself. */
        REGULAR,
        /** Months before it, or a correction of it. */
        ARREARS,
        /** What came back from the bank. */
        REISSUE
    }

    /**
     * @param amounts paid by kind, without those of nothing
     */
    record Paid(Benefit after, Map<PaymentKind, BigDecimal> amounts) {}

    Optional<Benefit> find(UUID id) {
        return benefits.stream().filter(b -> b.id().equals(id)).findFirst();
    }

    Verdict decide(Order order) {
        Optional<Benefit> found = find(order.benefit());
        if (order instanceof Order.Open || order instanceof Order.HandOut) {
            if (found.isPresent()) {
                return rejected(List.of(LedgerProblems.opened()));
            }
            return order instanceof Order.Open open ? open(open) : handOut((Order.HandOut) order);
        }
        Benefit benefit =
                found.orElseThrow(() -> new IllegalArgumentException("no such benefit here"));
        return switch (order) {
            case Order.Open open -> open(open);
            case Order.HandOut handOut -> handOut(handOut);
            case Order.Raise raise -> raise(benefit, raise);
            case Order.Reduce reduce -> reduce(benefit, reduce);
            case Order.Stop stop -> stop(benefit, stop.from());
            case Order.Exit exit -> exit(benefit, exit);
            case Order.Recover recover -> recover(benefit, recover);
            case Order.Waive waive -> waive(benefit, waive.amount());
            case Order.Repay repay -> repay(benefit, repay.amount());
            case Order.Return returned -> returned(benefit, returned.paid());
        };
    }

    private static Verdict rejected(List<Problem> problems) {
        return new Verdict.Rejected(problems);
    }

    // ------------------------------------------------------------------ amounts

    private Verdict open(Order.Open open) {
        List<Problem> problems = new ArrayList<>();
        open.spans().forEach(s -> problems.addAll(LedgerProblems.ofAmount(s.amount(), false)));
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        Amounts awarded = Amounts.of(open.spans());
        YearMonth first = open.spans().getFirst().from();
        Benefit opened =
                new Benefit(
                        open.benefit(),
                        open.scheme(),
                        first,
                        awarded,
                        Amounts.NONE,
                        open.netted(),
                        first.minusMonths(1),
                        Cents.ZERO,
                        List.of());
        List<Benefit> all = new ArrayList<>(benefits);
        all.add(opened);
        return new Ledger(side, conflicts, all).settled(opened);
    }

    /**
     * It is due for its month and has been paid by hand. Where something else that the person has
     * leaves less due, the rest was too much, and waits for a decision.
     */
    private Verdict handOut(Order.HandOut order) {
        Verdict opened =
                open(
                        new Order.Open(
                                order.benefit(),
                                order.scheme(),
                                List.of(
                                        new Amounts.Span(
                                                order.month(),
                                                Optional.of(order.month().plusMonths(1)),
                                                order.amount())),
                                false));
        return switch (opened) {
            case Verdict.Rejected no -> no;
            case Verdict.Done done -> {
                Benefit benefit = done.after().find(order.benefit()).orElseThrow();
                Balances balances = benefit.balances();
                BigDecimal due = benefit.due().at(order.month());
                balances.post(
                        Posting.Kind.DUE,
                        order.month(),
                        LedgerAccount.COST,
                        LedgerAccount.OWED,
                        due);
                balances.post(
                        Posting.Kind.HAND_OUT,
                        order.month(),
                        LedgerAccount.OWED,
                        LedgerAccount.FUND,
                        due);
                balances.post(
                        Posting.Kind.HAND_OUT,
                        order.month(),
                        LedgerAccount.OVERPAID,
                        LedgerAccount.FUND,
                        Cents.exact(order.amount()).subtract(due));
                yield new Verdict.Done(
                        done.after()
                                .replaced(
                                        benefit.bookedThrough(order.month()).with(balances.made())),
                        done.attention());
            }
        };
    }

    private Verdict raise(Benefit benefit, Order.Raise raise) {
        List<Problem> problems = new ArrayList<>(LedgerProblems.ofAmount(raise.amount(), true));
        problems.addAll(ofMonth(benefit, raise.from()));
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        Amounts now = changed(benefit, raise.from(), raise.amount());
        Optional<YearMonth> lower = now.firstBelow(benefit.awarded());
        if (lower.isPresent() || now.equals(benefit.awarded())) {
            return rejected(List.of(LedgerProblems.notHigher(lower.orElse(raise.from()))));
        }
        Benefit after = benefit.awarded(now);
        if (due(after).equals(benefit.due())) {
            return rejected(List.of(LedgerProblems.heldByAnother()));
        }
        return replaced(after).settled(after);
    }

    private Verdict reduce(Benefit benefit, Order.Reduce reduce) {
        List<Problem> problems = new ArrayList<>(LedgerProblems.ofAmount(reduce.amount(), true));
        problems.addAll(ofMonth(benefit, reduce.from()));
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        Amounts now = changed(benefit, reduce.from(), reduce.amount());
        Optional<YearMonth> higher = benefit.awarded().firstBelow(now);
        if (higher.isPresent() || now.equals(benefit.awarded())) {
            return rejected(List.of(LedgerProblems.notLower(higher.orElse(reduce.from()))));
        }
        Benefit after = benefit.awarded(now);
        return replaced(after).settled(after);
    }

    /** From the month on, to the end that it has; after its end it begins anew. */
    private static Amounts changed(Benefit benefit, YearMonth from, BigDecimal amount) {
        Optional<YearMonth> end = benefit.awarded().end().filter(from::isBefore);
        return benefit.awarded().with(new Amounts.Span(from, end, amount));
    }

    private Verdict stop(Benefit benefit, YearMonth from) {
        List<Problem> problems = ofMonth(benefit, from);
        Amounts now = benefit.awarded().from(from, Cents.ZERO);
        if (problems.isEmpty() && now.equals(benefit.awarded())) {
            problems = List.of(LedgerProblems.ended());
        }
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        Benefit after = benefit.awarded(now);
        return replaced(after).settled(after);
    }

    private Verdict exit(Benefit benefit, Order.Exit exit) {
        int monthsMax = benefit.scheme().exitMonthsMax();
        if (exit.months() < 1 || exit.months() > monthsMax) {
            return rejected(List.of(LedgerProblems.exitMonths(benefit.scheme())));
        }
        BigDecimal amount = benefit.awarded().at(exit.from());
        List<Problem> problems = ofMonth(benefit, exit.from());
        if (problems.isEmpty() && amount.signum() == 0) {
            problems = List.of(LedgerProblems.ended());
        }
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        Benefit after =
                benefit.awarded(
                        benefit.awarded()
                                .from(exit.from(), amount)
                                .from(exit.from().plusMonths(exit.months()), Cents.ZERO));
        return replaced(after).settled(after);
    }

    private static List<Problem> ofMonth(Benefit benefit, YearMonth from) {
        boolean sane =
                !from.isBefore(benefit.first())
                        && from.isBefore(benefit.first().plusYears(YEARS_MAX));
        return sane ? List.of() : List.of(LedgerProblems.month(benefit.first()));
    }

    // ------------------------------------------------------------------ what was overpaid

    private Verdict recover(Benefit benefit, Order.Recover recover) {
        List<Problem> problems = new ArrayList<>(LedgerProblems.ofAmount(recover.amount(), true));
        Balances balances = benefit.balances();
        BigDecimal overpaid = balances.of(LedgerAccount.OVERPAID);
        if (recover.amount().compareTo(overpaid) > 0) {
            problems.add(LedgerProblems.moreThan(overpaid));
        }
        if (recover.monthly().signum() != 0) {
            problems.addAll(LedgerProblems.ofMonthly(recover.monthly()));
            benefit.scheme()
                    .forbidsDeduction(side)
                    .ifPresent(s -> problems.add(LedgerProblems.deductionForbidden(s)));
        }
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        move(
                balances,
                Posting.Kind.RECOVERY,
                LedgerAccount.CLAIM,
                LedgerAccount.OVERPAID,
                recover.amount());
        return done(benefit.with(balances.made()).deducting(Cents.exact(recover.monthly())));
    }

    private Verdict waive(Benefit benefit, BigDecimal amount) {
        List<Problem> problems = new ArrayList<>(LedgerProblems.ofAmount(amount, true));
        Balances balances = benefit.balances();
        BigDecimal overpaid = balances.of(LedgerAccount.OVERPAID);
        BigDecimal both = overpaid.add(balances.of(LedgerAccount.CLAIM));
        if (amount.compareTo(both) > 0) {
            problems.add(LedgerProblems.moreThan(both));
        }
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        BigDecimal first = amount.min(overpaid);
        Posting.Kind kind = Posting.Kind.WAIVER;
        move(balances, kind, LedgerAccount.WAIVED, LedgerAccount.OVERPAID, first);
        move(balances, kind, LedgerAccount.WAIVED, LedgerAccount.CLAIM, amount.subtract(first));
        return done(benefit.with(balances.made()));
    }

    private Verdict repay(Benefit benefit, BigDecimal amount) {
        List<Problem> problems = new ArrayList<>(LedgerProblems.ofAmount(amount, true));
        Balances balances = benefit.balances();
        BigDecimal claim = balances.of(LedgerAccount.CLAIM);
        if (amount.compareTo(claim) > 0) {
            problems.add(LedgerProblems.moreThan(claim));
        }
        if (!problems.isEmpty()) {
            return rejected(problems);
        }
        move(balances, Posting.Kind.REPAYMENT, LedgerAccount.BANK, LedgerAccount.CLAIM, amount);
        return done(benefit.with(balances.made()));
    }

    /** What came back counts first against what the month was overpaid or is claimed for it. */
    private Verdict returned(Benefit benefit, List<Posting> paid) {
        Balances balances = benefit.balances();
        for (Posting payment : paid) {
            BigDecimal left = payment.amount();
            for (LedgerAccount wrong : List.of(LedgerAccount.OVERPAID, LedgerAccount.CLAIM)) {
                BigDecimal part = left.min(balances.of(wrong, payment.month()));
                balances.post(
                        Posting.Kind.RETURN, payment.month(), LedgerAccount.BANK, wrong, part);
                left = left.subtract(part);
            }
            balances.post(
                    Posting.Kind.RETURN,
                    payment.month(),
                    LedgerAccount.BANK,
                    LedgerAccount.RETURNED,
                    left);
        }
        return done(benefit.with(balances.made()));
    }

    /** Moves an amount from an account, its oldest months first. */
    private static void move(
            Balances balances,
            Posting.Kind kind,
            LedgerAccount debit,
            LedgerAccount credit,
            BigDecimal amount) {
        BigDecimal left = amount;
        for (Map.Entry<YearMonth, BigDecimal> month : balances.byMonth(credit).entrySet()) {
            BigDecimal part = left.min(month.getValue());
            balances.post(kind, month.getKey(), debit, credit, part);
            left = left.subtract(part);
        }
    }

    private Verdict done(Benefit after) {
        return new Verdict.Done(replaced(after), List.of());
    }

    private Ledger replaced(Benefit after) {
        return new Ledger(
                side,
                conflicts,
                benefits.stream().map(b -> b.id().equals(after.id()) ? after : b).toList());
    }

    // ------------------------------------------------------------------ conflicts

    /** What is due of a benefit beside what is due of the others. */
    private Amounts due(Benefit of) {
        Amounts due = of.awarded();
        boolean senior = true;
        for (Benefit other : benefits) {
            if (other.id().equals(of.id())) {
                senior = false;
                continue;
            }
            Conflicts.Cell cell = conflicts.between(of.scheme().id(), other.scheme().id());
            due =
                    switch (cell.relation()) {
                        case STACKABLE -> due;
                        case EXCLUSIVE ->
                                due.merge(
                                        other.due(),
                                        (own, others) -> others.signum() > 0 ? Cents.ZERO : own);
                        case OFFSET ->
                                cell.one().equals(of.scheme().id()) && !of.netted()
                                        ? beyond(due, other.due())
                                        : due;
                        case HIGHER -> senior ? beyond(due, other.due()) : due;
                    };
        }
        return due;
    }

    private static Amounts beyond(Amounts own, Amounts others) {
        return own.merge(others, (a, b) -> a.subtract(b).max(Cents.ZERO));
    }

    /**
     * The benefit takes the amounts that are due beside the others; the others get what this one
     * releases, and lose nothing.
     */
    private Verdict settled(Benefit changed) {
        Benefit own = changed.due(due(changed));
        Ledger now = replaced(own);
        List<UUID> attention = new ArrayList<>();
        for (Benefit other : benefits) {
            if (!other.id().equals(own.id())) {
                Amounts today = now.due(other);
                if (today.firstBelow(other.due()).isPresent()) {
                    attention.add(other.id());
                }
                now = now.replaced(other.due(other.due().merge(today, BigDecimal::max)));
            }
        }
        return new Verdict.Done(now, attention);
    }

    // ------------------------------------------------------------------ a month's run

    /**
     * What a run of a month does to one benefit: books what became due, and pays what is owed. The
     * run in the database does the same to many at once.
     *
     * @param reachable whether there is an account to pay to; what cannot be paid stays owed
     */
    static Paid pay(Benefit benefit, YearMonth month, boolean reachable) {
        Balances balances = benefit.balances();
        BigDecimal regular = Cents.ZERO;
        YearMonth booked = benefit.bookedThrough();
        for (YearMonth m = booked.plusMonths(1); !m.isAfter(month); m = m.plusMonths(1)) {
            regular = benefit.due().at(m);
            balances.post(Posting.Kind.DUE, m, LedgerAccount.COST, LedgerAccount.OWED, regular);
            booked = m;
        }
        Map<PaymentKind, BigDecimal> paid = new java.util.EnumMap<>(PaymentKind.class);
        if (reachable) {
            regular = regular.subtract(deducted(balances, benefit, month, regular));
            balances.post(
                    Posting.Kind.PAYMENT, month, LedgerAccount.OWED, LedgerAccount.BANK, regular);
            paid.put(PaymentKind.REGULAR, regular);
            paid.put(PaymentKind.ARREARS, balances.of(LedgerAccount.OWED));
            balances.byMonth(LedgerAccount.OWED)
                    .forEach((m, amount) ->
                            balances.post(
                                    Posting.Kind.PAYMENT,
                                    m,
                                    LedgerAccount.OWED,
                                    LedgerAccount.BANK,
                                    amount));
            paid.put(PaymentKind.REISSUE, balances.of(LedgerAccount.RETURNED));
            balances.byMonth(LedgerAccount.RETURNED)
                    .forEach((m, amount) ->
                            balances.post(
                                    Posting.Kind.REISSUE,
                                    m,
                                    LedgerAccount.RETURNED,
                                    LedgerAccount.BANK,
                                    amount));
            paid.values().removeIf(a -> a.signum() == 0);
        }
        Benefit after = benefit.bookedThrough(booked).with(balances.made());
        boolean settled = balances.of(LedgerAccount.CLAIM).signum() == 0;
        return new Paid(settled ? after.deducting(Cents.ZERO) : after, paid);
    }

    /** What a decision lets the month lose for a claim. */
    private static BigDecimal deducted(
            Balances balances, Benefit benefit, YearMonth month, BigDecimal regular) {
        BigDecimal part = benefit.deduction().min(balances.of(LedgerAccount.CLAIM)).min(regular);
        Posting.Kind kind = Posting.Kind.DEDUCTION;
        balances.post(kind, month, LedgerAccount.OWED, LedgerAccount.CLEARED, part);
        move(balances, kind, LedgerAccount.CLEARED, LedgerAccount.CLAIM, part);
        return part;
    }
}
