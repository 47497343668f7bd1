package tongban.node.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tongban.node.identity.Jurisdiction;
import tongban.node.sheet.CsvRows;
import tongban.service.text.Words;

/** One cell on its way into an item; what is wrong with it goes to the row's faults. */
record ItemCell(long line, String column, List<ImportFault> faults) {
    static final int TEXT_CHARS_MAX = 8_000;

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
                                .anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
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
            return blank(Words.of("请填写事项名称", "give the item's name"));
        }
        return text.length() > Item.NAME_CHARS_MAX
                ? oversize(Item.NAME_CHARS_MAX, "字", "characters")
                : text;
    }

    String code(String text) {
        if (text.isEmpty()) {
            return blank(Words.of("请填写事项编码", "give the item's code"));
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
        if (text.isEmpty()) {
            blank(Words.of("请填写事项类型", "give the item's type"));
            return Optional.empty();
        }
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
                            "“" + excerpt(text) + "”不符合“" + element.words().zh() + "”的写法",
                            "'" + excerpt(text) + "' does not fit '" + element.words().en() + "'"),
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
                    Words.of("请由该区划所在的一方导入", "have it imported by the side that it belongs to"));
            return false;
        }
        return true;
    }

    private String blank(Words remedy) {
        return failedBefore()
                ? ""
                : faulty("CATALOG-204", Words.of("没有填写", "nothing is filled in"), remedy);
    }

    private boolean failedBefore() {
        return faults.stream().anyMatch(f -> f.column().equals(column));
    }

    private String oversize(int max, String zh, String en) {
        return faulty(
                "CATALOG-211",
                Words.of("内容超过" + max + zh, "the content is longer than " + max + " " + en),
                Words.of("请缩短，或检查前面是否漏了一个引号", "shorten it, or look for a missing quote before it"));
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
