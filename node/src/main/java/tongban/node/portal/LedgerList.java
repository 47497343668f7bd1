package tongban.node.portal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.entitlement.Entitlements;
import tongban.node.entitlement.Schemes;
import tongban.node.identity.Actor;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** The list of entitlements as a file. */
final class LedgerList {
    private static final List<Words> HEADERS =
            List.of(
                    Words.of("办件编号", "Case"),
                    Words.of("姓名", "Name"),
                    Words.of("待遇项目", "Scheme"),
                    Words.of("首月", "First month"),
                    Words.of("终止于", "Ends before"),
                    Words.of("本月应发（元）", "Due this month (yuan)"),
                    Words.of("已发放", "Paid"),
                    Words.of("应付未付", "Owed"),
                    Words.of("退回待补发", "Returned"),
                    Words.of("多付待处理", "Overpaid"),
                    Words.of("应收追回", "Claimed"),
                    Words.of("账户可用", "Account usable"),
                    Words.of("需要处理", "Attention"));

    private final Entitlements entitlements;
    private final Schemes schemes;

    LedgerList(Entitlements entitlements, Schemes schemes) {
        this.entitlements = entitlements;
        this.schemes = schemes;
    }

    ListFile of(Actor actor, Locale locale, Lists.Filters filters) {
        LedgerFilter filter = LedgerFilter.read(schemes, filters);
        return new ListFile(
                "ledger",
                Words.of("待遇台账", "Entitlements"),
                HEADERS,
                List.of(filter.link()),
                to ->
                        entitlements.each(
                                actor, filter.query(), row -> to.accept(cells(locale, row))));
    }

    private static final List<Words> ENTRY_HEADERS =
            List.of(
                    Words.of("时间", "When"),
                    Words.of("月份", "Month"),
                    Words.of("事项", "What"),
                    Words.of("借方", "Debit"),
                    Words.of("贷方", "Credit"),
                    Words.of("金额（元）", "Yuan"));

    /** Everything that moved on the entitlement that {@code entitlement} names; names nobody. */
    Optional<ListFile> entries(Actor actor, Locale locale, Lists.Filters filters) {
        return AddressText.id(filters.of("entitlement"))
                .flatMap(id ->
                        entitlements
                                .entries(actor, id)
                                .map(entries ->
                                        ListFile.whole(
                                                "ledger-entries",
                                                Words.of("台账分录", "Entries of a ledger"),
                                                ENTRY_HEADERS,
                                                List.of("entitlement=" + id),
                                                to ->
                                                        entries.forEach(e ->
                                                                to.accept(cells(locale, e))))));
    }

    private static List<Cell> cells(Locale locale, Entitlements.Entry e) {
        return List.of(
                Cell.of(e.at()),
                Cell.of(e.month().toString()),
                Cell.of(e.kind().in(locale)),
                Cell.of(e.debit().words().in(locale)),
                Cell.of(e.credit().words().in(locale)),
                yuan(e.amount()));
    }

    private static List<Cell> cells(Locale locale, Entitlements.Row row) {
        return List.of(
                Cell.of(row.caseNumber()),
                Cell.of(row.name()),
                Cell.of(row.scheme().in(locale)),
                Cell.of(row.first().toString()),
                Cell.of(row.end().map(Object::toString).orElse("")),
                yuan(row.now()),
                yuan(row.paid()),
                yuan(row.owed()),
                yuan(row.returned()),
                yuan(row.overpaid()),
                yuan(row.claim()),
                Cell.of(
                        row.reachable()
                                ? Words.of("是", "yes").in(locale)
                                : Words.of("否", "no").in(locale)),
                Cell.of(row.attention().map(a -> a.words().in(locale)).orElse("")));
    }

    private static Cell yuan(BigDecimal amount) {
        return new Cell.Number(amount);
    }
}
