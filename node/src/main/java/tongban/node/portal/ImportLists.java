package tongban.node.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tongban.node.exchange.ExchangeFault;
import tongban.node.exchange.Exports;
import tongban.node.exchange.Imports;
import tongban.node.identity.Actor;
import tongban.node.identity.Role;
import tongban.node.register.RegisterImport;
import tongban.node.register.RowFault;
import tongban.node.sheet.Cell;
import tongban.service.text.Words;

/** What became of single rows that came in or were to go out, as files. */
final class ImportLists {
    private static final Words CODE = Words.of("代码", "Code");
    private static final Words LINE = Words.of("行", "Line");
    private static final Words COLUMN = Words.of("列", "Column");
    private static final Words WHY = Words.of("原因", "Why");
    private static final Words REMEDY = Words.of("办法", "What to do");

    private static final List<Words> REGISTER_FAULTS = List.of(LINE, COLUMN, CODE, WHY, REMEDY);
    private static final List<Words> INTAKE_ROWS =
            List.of(
                    Words.of("平台编号", "Number there"),
                    Words.of("这里的编号", "Number here"),
                    Words.of("结果", "What became of it"),
                    CODE,
                    Words.of("文件", "File"),
                    LINE,
                    COLUMN,
                    WHY,
                    REMEDY);
    private static final List<Words> UNFIT =
            List.of(
                    Words.of("接收方", "Receiver"),
                    Words.of("编号", "Number"),
                    Words.of("不合表格要求之处", "What does not fit"));

    private final RegisterImport registerImport;
    private final Imports imports;
    private final Exports exports;

    ImportLists(RegisterImport registerImport, Imports imports, Exports exports) {
        this.registerImport = registerImport;
        this.imports = imports;
        this.exports = exports;
    }

    /** Of the import into the registers that {@code run} names; they hold no value of a row. */
    Optional<ListFile> registerFaults(Actor actor, Locale locale, Lists.Filters filters) {
        Optional<UUID> run =
                actor.is(Role.RESIDENT)
                        ? Optional.empty()
                        : AddressText.id(filters.of("run"))
                                .filter(id -> registerImport.report(actor, id).isPresent());
        return run.map(id ->
                ListFile.whole(
                        "register-faults",
                        Words.of("台账导入的错误", "Faults of an import into the registers"),
                        REGISTER_FAULTS,
                        List.of("run=" + id),
                        to -> registerImport.eachFault(actor, id, f -> to.accept(row(locale, f)))));
    }

    private static List<Cell> row(Locale locale, RowFault f) {
        return List.of(
                Cell.of(f.line()),
                Cell.of(f.flaw().field()),
                Cell.of(f.flaw().code()),
                Cell.of(f.flaw().what().in(locale)),
                Cell.of(f.flaw().remedy().in(locale)));
    }

    /** The report of the import from a provincial platform that {@code import} names. */
    Optional<ListFile> intakeRows(Actor actor, Locale locale, Lists.Filters filters) {
        return AddressText.id(filters.of("import"))
                .flatMap(id ->
                        imports.told(actor, id)
                                .map(rows ->
                                        ListFile.whole(
                                                "intake-rows",
                                                Words.of(
                                                        "从省级平台导入的结果",
                                                        "What became of a batch of a platform"),
                                                INTAKE_ROWS,
                                                List.of("import=" + id),
                                                to ->
                                                        rows.forEach(
                                                                r -> to.accept(row(locale, r))))));
    }

    private static List<Cell> row(Locale locale, Imports.Told r) {
        Optional<ExchangeFault> remark = r.remark();
        return List.of(
                Cell.of(r.foreignNumber()),
                Cell.of(r.number()),
                Cell.of(r.result().in(locale)),
                Cell.of(remark.map(ExchangeFault::code).orElse("")),
                Cell.of(remark.map(ExchangeFault::file).orElse("")),
                remark.filter(f -> f.line() > 0)
                        .map(f -> Cell.of(f.line()))
                        .orElseGet(Cell.Empty::new),
                Cell.of(remark.map(ExchangeFault::column).orElse("")),
                Cell.of(remark.map(f -> f.what().in(locale)).orElse("")),
                Cell.of(remark.map(f -> f.remedy().in(locale)).orElse("")));
    }

    /** Cases that do not fit the exchange tables and were not sent. */
    Optional<ListFile> unfit(Actor actor) {
        return Optional.of(
                        ListFile.whole(
                                "unfit",
                                Words.of("不合表格要求、没有发送的办件", "Cases that do not fit the tables"),
                                UNFIT,
                                List.of(),
                                to ->
                                        exports.eachUnfit(
                                                actor,
                                                (receiver, u) ->
                                                        to.accept(
                                                                List.of(
                                                                        Cell.of(receiver),
                                                                        Cell.of(u.number()),
                                                                        Cell.of(u.fault()))))))
                .filter(f -> actor.is(Role.SUPERVISOR));
    }
}
