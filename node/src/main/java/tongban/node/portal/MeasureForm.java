package tongban.node.portal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.MeasureKind;

/** A proposed measure as typed. */
record MeasureForm(Optional<Entitlements.Proposal> proposal, List<Fault> faults) {

    static MeasureForm read(Lists.Filters typed) {
        List<Fault> faults = new ArrayList<>();
        Optional<MeasureKind> kind = Optional.empty();
        for (MeasureKind one : MeasureKind.values()) {
            if (one.name().equals(typed.of("kind"))) {
                kind = Optional.of(one);
            }
        }
        if (kind.isEmpty()) {
            faults.add(Fault.of("kind", "请选择要做什么。", "Choose what is to be done."));
        }
        Optional<YearMonth> from = AddressText.month(typed.of("from"));
        if (from.isEmpty() && !typed.of("from").isBlank()) {
            faults.add(noMonth("from"));
        }
        Optional<BigDecimal> amount = AddressText.yuan(typed.of("amount"));
        if (amount.isEmpty() && !typed.of("amount").isBlank()) {
            faults.add(noAmount("amount"));
        }
        Optional<BigDecimal> monthly = AddressText.yuan(typed.of("monthly"));
        if (monthly.isEmpty() && !typed.of("monthly").isBlank()) {
            faults.add(noAmount("monthly"));
        }
        String months = typed.of("months").strip();
        if (!months.isEmpty() && !months.matches("[0-9]{1,2}")) {
            faults.add(Fault.of("months", "请写整数月份数。", "Write a whole number of months."));
        }
        return new MeasureForm(
                faults.isEmpty()
                        ? kind.map(k ->
                                new Entitlements.Proposal(
                                        k,
                                        from,
                                        months.isEmpty()
                                                ? Optional.empty()
                                                : Optional.of(Integer.valueOf(months)),
                                        amount,
                                        monthly,
                                        typed.of("document"),
                                        typed.of("article"),
                                        typed.of("reason")))
                        : Optional.empty(),
                faults);
    }

    static Fault noMonth(String field) {
        return Fault.of(field, "月份请写成 2026-11。", "Write the month like 2026-11.");
    }

    static Fault noAmount(String field) {
        return Fault.of(
                field, "金额请写成 120 或 120.50，单位元。", "Write the amount like 120 or 120.50, in yuan.");
    }
}
