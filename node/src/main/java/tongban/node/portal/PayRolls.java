package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tongban.node.entitlement.PaymentRuns;
import tongban.node.identity.Actor;
import tongban.node.sheet.Cell;
import tongban.node.sheet.Format;
import tongban.service.text.Words;

/** The files of a run: the pay roll (花名册) for people, the payment file for the bank. */
public final class PayRolls {
    private static final List<Words> ROLL =
            List.of(
                    Words.of("发放编号", "Payment"),
                    Words.of("办件编号", "Case"),
                    Words.of("姓名", "Name"),
                    Words.of("证件号", "Number"),
                    Words.of("类别", "Kind"),
                    Words.of("金额（元）", "Amount (yuan)"),
                    Words.of("账户", "Account"),
                    Words.of("状态", "Standing"));
    private static final List<Words> PAYMENTS =
            List.of(
                    Words.same("number"),
                    Words.same("holder"),
                    Words.same("bank"),
                    Words.same("account"),
                    Words.same("amount"));

    private final PaymentRuns runs;

    PayRolls(PaymentRuns runs) {
        this.runs = runs;
    }

    /**
     * @param file {@code roll}, or {@code payments} for who pays; the latter as CSV alone, since a
     *     workbook rounds long account numbers
     * @return empty where there is no such file for him, or the run is not ready
     */
    public Optional<ListFile> of(String file, Actor actor, UUID run, Locale locale, Format format) {
        boolean bank = file.equals("payments") && format == Format.CSV && runs.pays(actor);
        boolean ready =
                runs.page(actor, run)
                        .filter(p -> p.run().stage() == PaymentRuns.Stage.READY)
                        .isPresent();
        if (!ready || (!bank && !file.equals("roll"))) {
            return Optional.empty();
        }
        return Optional.of(
                bank
                        ? new ListFile(
                                "payments",
                                Words.of("发放文件", "Payment file"),
                                PAYMENTS,
                                List.of("run=" + run),
                                to -> runs.each(actor, run, true, line -> to.accept(paid(line))))
                        : new ListFile(
                                "roll",
                                Words.of("花名册", "Pay roll"),
                                ROLL,
                                List.of("run=" + run),
                                to ->
                                        runs.each(
                                                actor,
                                                run,
                                                false,
                                                line -> to.accept(row(locale, line)))));
    }

    /** An account number is read by a program: it stands in the file unaltered. */
    private static List<Cell> paid(PaymentRuns.Line line) {
        return List.of(
                Cell.of(line.number()),
                Cell.of(line.name()),
                Cell.of(line.bank()),
                Cell.Code.isOne(line.account())
                        ? new Cell.Code(line.account())
                        : Cell.of(line.account()),
                new Cell.Number(line.amount()));
    }

    private static List<Cell> row(Locale locale, PaymentRuns.Line line) {
        return List.of(
                Cell.of(line.number()),
                Cell.of(line.caseNumber()),
                Cell.of(line.name()),
                Cell.of(line.maskedNumber()),
                Cell.of(line.kind().words().in(locale)),
                new Cell.Number(line.amount()),
                Cell.of((line.bank() + " " + line.account()).strip()),
                Cell.of(line.standing().words().in(locale)));
    }
}
