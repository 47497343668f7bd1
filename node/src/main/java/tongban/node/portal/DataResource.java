package tongban.node.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tongban.node.identity.Jurisdiction;
import tongban.node.register.FieldType;
import tongban.node.register.Kind;
import tongban.node.register.SubjectKind;
import tongban.service.text.Words;

/**
 * A register's kind of record as a resource of the government-information catalogue (政务信息资源目录):
 * what the guide to the catalogue wants said of it (发改高技〔2017〕1272号). Fields and types are those of
 * the register; class, condition and cycle nobody has laid down yet, and say that they are a
 * demonstration.
 *
 * @param kind of the record
 * @param number of the resource within its class, from 1
 */
public record DataResource(Kind kind, int number) {
    private static final String BASE = "1";

    /** Every kind of record that the registers hold, in their order. */
    static List<DataResource> all() {
        Kind[] kinds = Kind.values();
        return IntStream.range(0, kinds.length)
                .mapToObj(i -> new DataResource(kinds[i], i + 1))
                .toList();
    }

    /** By the name of its file, as an address writes it. */
    static Optional<DataResource> of(String file) {
        return all().stream().filter(r -> r.kind().file().equals(file)).findFirst();
    }

    public String id() {
        return kind.file();
    }

    public Words name() {
        return Words.of(
                kind.of().words().zh() + "：" + kind.words().zh(),
                kind.of().words().en() + ": " + kind.words().en());
    }

    /** Class, item, and serial: base data of population (01) or of legal persons (02). */
    public String code() {
        return BASE + (isOfPeople() ? "01" : "02") + "001/%05d".formatted(number);
    }

    private boolean isOfPeople() {
        return kind.of() == SubjectKind.PERSON || kind.of() == SubjectKind.HOUSEHOLD;
    }

    Words category() {
        return isOfPeople()
                ? Words.of("基础信息资源——人口", "base data: population")
                : Words.of("基础信息资源——法人", "base data: legal persons");
    }

    public Words provider(Jurisdiction side) {
        return kind.of() == SubjectKind.ENTERPRISE
                ? Words.of(
                        side.zh() + "经济和信息化、市场监管部门，功能区管委会",
                        "departments of economy and of market regulation of "
                                + side.en()
                                + ", committees of zones")
                : Words.of(
                        side.zh() + "各级民政部门、乡镇（街道）", "civil affairs and townships of " + side.en());
    }

    Words about() {
        return Words.of(
                kind.of().words().zh()
                        + "台账中的“"
                        + kind.words().zh()
                        + "”，逐条记录内容、适用的起止日期、来源、可靠程度和登记时间；更正另记，不覆盖。",
                "'"
                        + kind.words().en()
                        + "' of the register: each record with what it says, its days, its source, how sure it is and when it was recorded; a correction is a record of its own.");
    }

    /** What of an enterprise is public by law needs no condition. */
    boolean isPublic() {
        return kind == Kind.ENTERPRISE || kind == Kind.STANDING;
    }

    public Words sharing() {
        return isPublic()
                ? Words.of("无条件共享", "shared without condition")
                : Words.of("有条件共享", "shared on conditions");
    }

    Words condition() {
        return isPublic()
                ? Words.of("无", "none")
                : isOfPeople()
                        ? Words.of(
                                "履行法定职责所必需，限申请、享受待遇的人及其家庭成员，须有授权或者法律依据；逐次留痕",
                                "needed for a statutory duty, of those who apply or receive and their households, by authorisation or by law; each look is journaled")
                        : Words.of(
                                "履行法定职责所必需，说明依据和用途；逐次留痕",
                                "needed for a statutory duty, by its basis and purpose; each look is journaled");
    }

    Words way() {
        return Words.of(
                "接口查询、核验；文件交换（CSV）", "query and check by interface; exchange of files (CSV)");
    }

    Words openness() {
        return isPublic()
                ? Words.of("依法公示的部分开放", "open in what is public by law")
                : Words.of("不予开放", "not open");
    }

    Words cycle() {
        return Words.of("实时（登记即更新）", "at once, as it is recorded");
    }

    Words format() {
        return Words.of("数据库（结构化）", "database, structured");
    }

    /**
     * @param words of the field
     */
    record Item(String name, Words words, Words type, boolean required) {}

    /**
     * The number that names the subject, the days and source of each record, and its own fields.
     */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        items.add(new Item(kind.of().column(), kind.of().number(), Words.of("字符型", "text"), true));
        kind.shape()
                .forEach(f ->
                        items.add(new Item(f.name(), f.words(), type(f.type()), f.required())));
        Words day = Words.of("日期型", "date");
        items.add(new Item("from", Words.of("起始日期", "first day"), day, true));
        items.add(new Item("to", Words.of("终止日期", "last day"), day, false));
        items.add(new Item("source", Words.of("来源", "source"), coded(), true));
        items.add(new Item("assurance", Words.of("可靠程度", "how sure"), coded(), true));
        return List.copyOf(items);
    }

    private static Words coded() {
        return Words.of("代码型", "code");
    }

    private static Words type(FieldType type) {
        return switch (type) {
            case FieldType.Text t -> Words.of("字符型", "text");
            case FieldType.Money m -> Words.of("数值型（元）", "number (yuan)");
            case FieldType.TenThousand t -> Words.of("数值型（万元）", "number (10,000 yuan)");
            case FieldType.Industry i -> Words.of("代码型（GB/T 4754）", "code (GB/T 4754)");
            case FieldType.Citizen c -> Words.of("字符型（公民身份号码）", "text (citizen number)");
            case FieldType.Area a -> Words.of("数值型（平方米）", "number (square metres)");
            case FieldType.Count c -> Words.of("数值型（整数）", "number (whole)");
            case FieldType.Day d -> Words.of("日期型", "date");
            case FieldType.OneOf o -> coded();
            case FieldType.YesNo y -> Words.of("布尔型", "yes or no");
            case FieldType.Place p -> Words.of("代码型（行政区划）", "code (division)");
            case FieldType.Number n -> Words.of("字符型（编号）", "text (number)");
            case FieldType.Card c -> Words.of("字符型（残疾人证号）", "text (card number)");
        };
    }

    /** Every field, in one line. */
    public Words itemsInLine() {
        return Words.of(
                String.join("、", items().stream().map(i -> i.words().zh()).toList()),
                String.join(", ", items().stream().map(i -> i.words().en()).toList()));
    }

    /** What of it is asked for, to be ticked by hand. */
    Words itemsToTick() {
        return Words.of(
                String.join("　", items().stream().map(i -> "□" + i.words().zh()).toList()),
                String.join("　", items().stream().map(i -> "□ " + i.words().en()).toList()));
    }
}
