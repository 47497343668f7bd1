package tongban.node.cooperation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/**
 * What is written of things, field by field, as their forms call the fields: so that a page can say
 * in which of them two versions differ. Every component of a heading is here.
 */
final class Fields {
    private static final Words NAME = Words.of("名称", "name in Chinese");
    private static final Words ENGLISH = Words.of("英文名称", "name in English");
    private static final Words SOURCE = Words.of("依据", "source");
    private static final Words FROM = Words.of("起", "from");
    private static final Words DAY = Words.of("文件日期", "day of the document");

    private Fields() {}

    /** A field in words, with what stands in it; empty where nothing does. */
    record Field(Words name, Words value) {
        Field(Words name, String value) {
            this(name, Words.same(value));
        }

        Field(Words name, LocalDate value) {
            this(name, Words.day(value));
        }
    }

    /**
     * Those that differ.
     *
     * @param before the same fields in the same order as {@code after}
     */
    static List<Rewritten.Change> changes(List<Field> before, List<Field> after) {
        List<Rewritten.Change> changes = new ArrayList<>();
        for (int n = 0; n < before.size(); n++) {
            Field was = before.get(n);
            Field is = after.get(n);
            if (!was.value().equals(is.value())) {
                changes.add(new Rewritten.Change(was.name(), was.value(), is.value()));
            }
        }
        return changes;
    }

    // ------------------------------------------------------------------ meetings and tasks

    static List<Field> of(Meeting.Heading h) {
        return List.of(
                new Field(Words.of("层级", "layer"), h.layer().words()),
                new Field(Words.of("第几次", "number"), String.valueOf(h.number())),
                new Field(NAME, h.name().zh()),
                new Field(ENGLISH, h.name().en()),
                new Field(Words.of("日期", "day"), h.heldOn()),
                new Field(Words.of("地点", "place"), h.place()),
                new Field(SOURCE, h.source()));
    }

    static List<Field> of(Meeting.Matter m) {
        return List.of(
                new Field(Words.of("议题", "matter"), m.title()),
                new Field(Words.of("审议的文件", "paper that is considered"), m.document()));
    }

    static List<Field> decision(String text) {
        return List.of(new Field(Words.of("决定", "decision"), text));
    }

    static List<Field> of(Task.Heading h) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(Words.of("会议编号", "id of the meeting"), h.meeting().toString()));
        fields.add(
                new Field(
                        Words.of("议题编号", "id of the matter"),
                        h.item().map(UUID::toString).orElse("")));
        fields.add(new Field(NAME, h.name().zh()));
        fields.add(new Field(ENGLISH, h.name().en()));
        fields.addAll(sides(Words.of("牵头单位", "lead body in "), h.leads()));
        fields.addAll(reporting(h.bodies()));
        fields.add(new Field(FROM, h.from()));
        fields.add(new Field(Words.of("期限", "due"), h.due()));
        fields.add(new Field(SOURCE, h.source()));
        return fields;
    }

    private static List<Field> sides(Words what, Both<String> of) {
        return Stream.of(Jurisdiction.values())
                .map(side ->
                        new Field(
                                Words.of(side.zh() + what.zh(), what.en() + side.en()),
                                of.of(side)))
                .toList();
    }

    private static List<Field> reporting(Both<List<Body>> bodies) {
        return Stream.of(Jurisdiction.values())
                .map(side ->
                        new Field(
                                Words.of(
                                        side.zh() + "由哪些单位报告",
                                        "bodies that report for " + side.en()),
                                Body.answering(bodies.of(side), "")))
                .toList();
    }

    // ------------------------------------------------------------------ entries

    static List<Field> of(Entry.Heading h) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(Words.of("清单", "list"), h.list().words()));
        fields.add(new Field(Words.of("年度", "year"), String.valueOf(h.year())));
        fields.add(new Field(NAME, h.name().zh()));
        fields.add(new Field(ENGLISH, h.name().en()));
        fields.addAll(sides(Words.of("责任单位", "owner in "), h.owners()));
        fields.addAll(reporting(h.bodies()));
        fields.add(new Field(Words.of("目标", "target"), h.target()));
        fields.add(new Field(FROM, h.from()));
        fields.add(new Field(Words.of("止", "until"), h.until()));
        List<Words> dimensions = h.dimensions().stream().map(Entry.Dimension::words).toList();
        fields.add(
                new Field(
                        Words.of("合作方面", "dimensions"),
                        Words.of(
                                dimensions.stream().map(Words::zh).collect(Collectors.joining("、")),
                                dimensions.stream()
                                        .map(Words::en)
                                        .collect(Collectors.joining(", ")))));
        fields.add(new Field(Words.of("共建项目编号", "number of the joint project"), h.project()));
        fields.add(new Field(Words.of("向谁恳请", "put to whom"), h.addressee()));
        fields.add(new Field(Words.of("规划体系中的编号", "id in the tree of plans"), h.plan()));
        fields.add(
                new Field(Words.of("指标编号", "ids of indicators"), String.join(" ", h.indicators())));
        fields.add(new Field(SOURCE, h.source()));
        return fields;
    }

    // ------------------------------------------------------------------ plans and platforms

    static List<Field> of(NamedPlan.Heading h) {
        return List.of(
                new Field(Words.of("在体系中的位置", "place in the system"), h.place().words()),
                new Field(NAME, h.name().zh()),
                new Field(ENGLISH, h.name().en()),
                new Field(Words.of("印发的文件", "document"), h.document()),
                new Field(DAY, h.day()),
                new Field(Words.of("责任单位", "who answers for it"), h.owner()),
                new Field(Words.of("指标编号", "ids of indicators"), String.join(" ", h.indicators())),
                new Field(SOURCE, h.source()));
    }

    static List<Field> of(NamedPlatform.Heading h) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(NAME, h.name().zh()));
        fields.add(new Field(ENGLISH, h.name().en()));
        fields.add(new Field(Words.of("类型", "kind"), h.kind()));
        fields.addAll(sides(Words.of("一侧的范围", "area in "), h.places()));
        fields.addAll(
                sides(
                        Words.of("一侧的区划代码", "division codes in "),
                        h.divisions().map(codes -> String.join(" ", codes))));
        fields.add(new Field(Words.of("批准文件", "document of approval"), h.document()));
        fields.add(new Field(DAY, h.day()));
        fields.add(new Field(Words.of("揭牌日期", "unveiled on"), h.unveiled()));
        fields.add(new Field(Words.of("功能区", "zone"), h.zone()));
        fields.add(new Field(SOURCE, h.source()));
        return fields;
    }
}
