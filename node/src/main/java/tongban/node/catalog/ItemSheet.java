package tongban.node.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * An import file's table: what its columns mean, and how a row becomes an item. The header names
 * elements by the columns of the exchange tables ({@code limit_scene_num}) or by their Chinese
 * names (到办事现场次数).
 */
final class ItemSheet {
    static final int TEXT_CHARS_MAX = 8_000;
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
            Cell cell = new Cell(row.line(), header.get(i), faults);
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

    /** One cell on its way into an item; what is wrong with it goes to the row's faults. */
    private record Cell(long line, String column, List<ImportFault> faults) {

        String text(CsvRows.Field field) {
            return switch (field) {
                case CsvRows.WrongEncoding() ->
                        faulty(
                                "CATALOG-202",
                                Words.of("这一格的字节不是UTF-8编码", "the bytes of this cell are not UTF-8"),
                                Words.of(
                                        "请把文件另存为UTF-8编码（CSV UTF-8）",
                                        "save the file as UTF-8 (CSV UTF-8)"));
                case CsvRows.Oversize() -> oversize(CsvRows.FIELD_BYTES_MAX, "字节", "bytes");
                case CsvRows.Text(String raw) -> {
                    String text = raw.strip();
                    if (text.length() > TEXT_CHARS_MAX) {
                        yield oversize(TEXT_CHARS_MAX, "字", "characters");
                    }
                    if (text.indexOf('\uFFFD') >= 0
                            || text.chars()
                                    .anyMatch(
                                            c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                        yield faulty(
                                "CATALOG-203",
                                Words.of(
                                        "这一格含有乱码或控制字符",
                                        "this cell holds replacement or control characters"),
                                Words.of(
                                        "文件可能以错误的编码转存过，请从来源重新导出",
                                        "the file was probably converted with a wrong encoding: export it again"));
                    }
                    yield text;
                }
            };
        }

        String name(String text) {
            if (text.isEmpty()) {
                return failedBefore()
                        ? ""
                        : faulty(
                                "CATALOG-204",
                                Words.of("没有填写", "nothing is filled in"),
                                Words.of("请填写事项名称", "give the item's name"));
            }
            return text.length() > Item.NAME_CHARS_MAX
                    ? oversize(Item.NAME_CHARS_MAX, "字", "characters")
                    : text;
        }

        String code(String text) {
            if (text.isEmpty()) {
                return failedBefore()
                        ? ""
                        : faulty(
                                "CATALOG-204",
                                Words.of("没有填写", "nothing is filled in"),
                                Words.of("请填写事项编码", "give the item's code"));
            }
            Optional<CodeProfile> profile = CodeProfile.of(text);
            if (profile.isEmpty()) {
                return faulty(
                        "CATALOG-206",
                        Words.of(
                                "“" + excerpt(text) + "”不像任何一种事项编码",
                                "'" + excerpt(text) + "' has the shape of no item code"),
                        Words.of(
                                "编码由数字、英文字母和连字符组成，最长" + CodeProfile.CODE_CHARS_MAX + "位",
                                "a code has digits, letters and hyphens, at most "
                                        + CodeProfile.CODE_CHARS_MAX));
            }
            Optional<Words> fault = profile.get().fault(text);
            return fault.isEmpty()
                    ? text
                    : faulty(
                            "CATALOG-207",
                            fault.get(),
                            Words.of(
                                    "请与来源目录逐位核对" + profile.get().words().zh(),
                                    "compare the "
                                            + profile.get().words().en()
                                            + " with the source, sign by sign"));
        }

        Optional<CodeList.ItemType> type(String text) {
            Optional<CodeList.ItemType> type = CodeList.find(CodeList.ItemType.class, text);
            if (type.isEmpty() && !failedBefore()) {
                Words expected = Kind.code(CodeList.ItemType.class).expected();
                faulty(
                        "CATALOG-205",
                        Words.of(
                                "事项类型“" + excerpt(text) + "”不在代码表中",
                                "the type '" + excerpt(text) + "' is not in the code list"),
                        Words.of("可用的代码：" + expected.zh(), "the codes are: " + expected.en()));
            }
            return type;
        }

        /** The element in its written form; empty where the source is silent. */
        Optional<String> element(Element<?> element, String text, Jurisdiction owner) {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (element == Element.DIVISION && !division(text, owner)) {
                return Optional.empty();
            }
            try {
                return Optional.ofNullable(
                        Elements.of(Map.of(element.id(), text)).written().get(element.id()));
            } catch (IllegalArgumentException e) {
                faulty(
                        "CATALOG-208",
                        Words.of(
                                "“" + excerpt(text) + "”不是有效的" + element.words().zh(),
                                "'" + excerpt(text) + "' is no " + element.words().en()),
                        Words.of(
                                "应为" + element.kind().expected().zh() + "；来源没有说明时留空",
                                "expected is "
                                        + element.kind().expected().en()
                                        + "; leave it empty where the source is silent"));
                return Optional.empty();
            }
        }

        private boolean division(String text, Jurisdiction owner) {
            if (!text.matches("\\d{6}|\\d{9}|\\d{12}")) {
                faulty(
                        "CATALOG-209",
                        Words.of(
                                "“" + excerpt(text) + "”不是行政区划代码",
                                "'" + excerpt(text) + "' is no division code"),
                        Words.of("应为6、9或12位数字", "it has 6, 9 or 12 digits"));
                return false;
            }
            if (!text.startsWith(owner.code())) {
                faulty(
                        "CATALOG-210",
                        Words.of(
                                "区划" + text + "不属于" + owner.zh() + "，不能由其导入",
                                "division "
                                        + text
                                        + " is not of "
                                        + owner.en()
                                        + ", which may not import it"),
                        Words.of(
                                "请由该区划所在的一方导入", "have it imported by the side that it belongs to"));
                return false;
            }
            return true;
        }

        private boolean failedBefore() {
            return faults.stream().anyMatch(f -> f.column().equals(column));
        }

        private String oversize(int max, String zh, String en) {
            return faulty(
                    "CATALOG-211",
                    Words.of("内容超过" + max + zh, "the content is longer than " + max + " " + en),
                    Words.of(
                            "请缩短，或检查前面是否漏了一个引号",
                            "shorten it, or look for a missing quote before it"));
        }

        private String faulty(String code, Words cause, Words remedy) {
            faults.add(new ImportFault(code, line, column, cause, remedy));
            return "";
        }

        private static String excerpt(String text) {
            String start =
                    text.codePoints()
                            .limit(30)
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining());
            return start.length() < text.length() ? start + "…" : start;
        }
    }
}
