package tongban.node.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongban.node.identity.Jurisdiction;
import tongban.node.sheet.CsvRows;
import tongban.service.text.Words;

/**
 * An import file's table: what its columns mean, and how a row becomes an item. The header names
 * elements by the columns of the exchange tables ({@code limit_scene_num}) or by their Chinese
 * names (到办事现场次数).
 */
final class ItemSheet {
    private static final Set<String> NAME = Set.of("name", "task_name", "事项名称");
    private static final Set<String> CODE =
            Set.of("item_code", "code", "local_task_code", "地方实施编码", "事项编码");
    private static final Set<String> TYPE = Set.of("task_type", "item_type", "事项类型");
    private static final Map<String, Element<?>> ALSO_KNOWN_AS =
            Map.of("dept_name", Element.BODY, "实施主体名称", Element.BODY, "division", Element.DIVISION);

    /** What a column holds. */
    private sealed interface Column {
        record Name() implements Column {}

        record Code() implements Column {}

        record Type() implements Column {}

        record Of(Element<?> element) implements Column {}

        record Unknown() implements Column {}
    }

    /** A row read: an item without a version yet, or what is wrong with it. */
    sealed interface Reading {
        record Good(ItemKey key, String name, CodeList.ItemType type, Elements elements)
                implements Reading {
            String contentHash() {
                return Item.hash(name, type, elements);
            }
        }

        record Bad(List<ImportFault> faults) implements Reading {}
    }

    private final Jurisdiction owner;
    private final List<String> header;
    private final List<Column> columns;

    private ItemSheet(Jurisdiction owner, List<String> header, List<Column> columns) {
        this.owner = owner;
        this.header = header;
        this.columns = columns;
    }

    /**
     * Understands a header.
     *
     * @param faults gets what makes the file unusable: all missing and doubled columns
     * @param remarks gets the columns that nothing is known about and that are therefore left out
     */
    static ItemSheet of(
            Jurisdiction owner,
            List<String> header,
            List<ImportFault> faults,
            List<ImportFault> remarks) {
        List<Column> columns = new ArrayList<>();
        Set<Column> seen = new HashSet<>();
        for (String written : header) {
            Column column = column(written.strip());
            columns.add(column);
            if (column instanceof Column.Unknown) {
                remarks.add(
                        new ImportFault(
                                "CATALOG-103",
                                1,
                                written,
                                Words.of(
                                        "不认识这一列，其内容没有导入",
                                        "this column is not known and was left out"),
                                Words.of(
                                        "如需导入，请改用要素名称，例如“到办事现场次数”或limit_scene_num",
                                        "to have it imported, name it after an element, such as limit_scene_num")));
            } else if (!seen.add(column)) {
                faults.add(
                        new ImportFault(
                                "CATALOG-102",
                                0,
                                written,
                                Words.of("表头中有两列是同一含义", "two columns of the header mean the same"),
                                Words.of("请删除其中一列", "remove one of them")));
            }
        }
        missing(seen, new Column.Name(), "name", "事项名称", faults);
        missing(seen, new Column.Code(), "item_code", "事项编码", faults);
        missing(seen, new Column.Type(), "task_type", "事项类型", faults);
        return new ItemSheet(owner, List.copyOf(header), columns);
    }

    private static void missing(
            Set<Column> seen, Column wanted, String en, String zh, List<ImportFault> faults) {
        if (!seen.contains(wanted)) {
            faults.add(
                    new ImportFault(
                            "CATALOG-101",
                            0,
                            en,
                            Words.of("表头缺少“" + zh + "”一列", "the header has no column '" + en + "'"),
                            Words.of(
                                    "第一行应为列名，至少包括name、item_code、task_type，用英文逗号分隔",
                                    "the first line names the columns, at least name, item_code and task_type, separated by commas")));
        }
    }

    private static Column column(String written) {
        if (NAME.contains(written)) {
            return new Column.Name();
        }
        if (CODE.contains(written)) {
            return new Column.Code();
        }
        if (TYPE.contains(written)) {
            return new Column.Type();
        }
        Optional<Element<?>> element =
                Element.find(written).or(() -> Optional.ofNullable(ALSO_KNOWN_AS.get(written)));
        return element.<Column>map(Column.Of::new).orElseGet(Column.Unknown::new);
    }

    /** Reads a row; all its faults at once. */
    Reading read(CsvRows.Row row) {
        List<ImportFault> faults = new ArrayList<>();
        if (row.fields().size() != columns.size()) {
            faults.add(
                    new ImportFault(
                            "CATALOG-201",
                            row.line(),
                            "",
                            Words.of(
                                    "这一行有" + row.fields().size() + "列，表头有" + columns.size() + "列",
                                    "this row has "
                                            + row.fields().size()
                                            + " columns, the header has "
                                            + columns.size()),
                            Words.of(
                                    "内容里有逗号时请用双引号括起来",
                                    "put cells that hold a comma in double quotes")));
            return new Reading.Bad(faults);
        }
        String name = "";
        String code = "";
        Optional<CodeList.ItemType> type = Optional.empty();
        Map<String, String> elements = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            ItemCell cell = new ItemCell(row.line(), header.get(i), faults);
            String text = cell.text(row.fields().get(i));
            switch (columns.get(i)) {
                case Column.Name() -> name = cell.name(text);
                case Column.Code() -> code = cell.code(text);
                case Column.Type() -> type = cell.type(text);
                case Column.Of(Element<?> element) ->
                        cell.element(element, text, owner)
                                .ifPresent(t -> elements.put(element.id(), t));
                case Column.Unknown() -> {}
            }
        }
        return faults.isEmpty() && type.isPresent()
                ? new Reading.Good(
                        new ItemKey(owner, code), name, type.get(), Elements.of(elements))
                : new Reading.Bad(faults);
    }
}
