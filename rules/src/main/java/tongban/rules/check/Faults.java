package tongban.rules.check;

import java.util.ArrayList;
import java.util.List;
import tongban.rules.Diagnostic;
import tongban.rules.Diagnostic.Severity;
import tongban.rules.Diagnostic.Text;

/** Collects the faults of a model, so that its author sees them all at once. */
final class Faults {
    /** Faults reported of one model; the rest would not be read. */
    static final int FAULTS_MAX = 500;

    /** Names listed in a message. */
    private static final int NAMES_SHOWN_MAX = 30;

    private final List<Diagnostic> found = new ArrayList<>();

    List<Diagnostic> found() {
        return List.copyOf(found);
    }

    private void add(String code, Severity severity, Place place, Text cause, Text remedy) {
        Diagnostic fault =
                new Diagnostic(code, severity, place.file(), place.element(), cause, remedy);
        if (found.size() < FAULTS_MAX && !found.contains(fault)) found.add(fault);
    }

    /** Where a fault is: the file and the element, with the row of a table. */
    record Place(String file, String element) {
        Place row(int number) {
            return new Place(file, element + ", row " + number);
        }

        Place in(String part) {
            return new Place(file, element.isEmpty() ? part : element + ", " + part);
        }
    }

    void xml(Place place, String code, String zh, String en, String zhRemedy, String enRemedy) {
        add(code, Severity.ERROR, place, new Text(zh, en), new Text(zhRemedy, enRemedy));
    }

    void reference(Place place, String href) {
        add(
                "RULE-005",
                Severity.ERROR,
                place,
                new Text(
                        "引用“%s”找不到。".formatted(href),
                        "The reference '%s' leads nowhere.".formatted(href)),
                new Text(
                        "请更正引用，或补充被引用的元素或导入。",
                        "Correct it, or add the element or the import it means."));
    }

    void duplicate(Place place, String name) {
        add(
                "RULE-006",
                Severity.ERROR,
                place,
                new Text(
                        "名称“%s”出现多次。".formatted(name),
                        "The name '%s' stands more than once.".formatted(name)),
                new Text("请改用不同的名称。", "Give each element a name of its own."));
    }

    void duplicateId(Place place, String id) {
        add(
                "RULE-006",
                Severity.ERROR,
                place,
                new Text(
                        "标识“%s”用于多个元素，引用它的地方只会读到其中一个。".formatted(id),
                        "The id '%s' stands more than once, and references reach only one of them."
                                .formatted(id)),
                new Text("请改用不同的标识。", "Give each element an id of its own."));
    }

    void language(Place place, String language) {
        add(
                "RULE-007",
                Severity.ERROR,
                place,
                new Text(
                        "表达式语言“%s”不受支持。".formatted(language),
                        "The expression language '%s' is not supported.".formatted(language)),
                new Text("请改用 FEEL。", "Write it in FEEL."));
    }

    void cellLanguage(Place place, String language) {
        add(
                "RULE-007",
                Severity.ERROR,
                place,
                new Text(
                        "决策表的单元格使用另一种表达式语言“%s”。".formatted(language),
                        "Cells of the table are in another expression language, '%s'."
                                .formatted(language)),
                new Text("请让整个决策表使用同一种语言。", "Write the whole table in one language."));
    }

    void businessFeel(Place place) {
        add(
                "RULE-008",
                Severity.ERROR,
                place,
                new Text(
                        "模型使用 B-FEEL，它以 0、假或空值掩盖无法计算的事实，本部署未允许。",
                        "The model is in B-FEEL, which hides what cannot be computed behind zero,"
                                + " false or nothing; this deployment does not allow it."),
                new Text(
                        "请改用 FEEL，或在部署设置中允许 B-FEEL。",
                        "Write it in FEEL, or allow B-FEEL in the deployment's settings."));
    }

    void syntax(Place place, String text, int at, Text cause) {
        String near =
                text.substring(Math.min(at, text.length()), Math.min(text.length(), at + 24))
                        .strip();
        add(
                "RULE-010",
                Severity.ERROR,
                place,
                new Text(
                        "第 %d 个字符处（“%s”）：%s".formatted(at + 1, near, cause.zh()),
                        "At character %d ('%s'): %s".formatted(at + 1, near, cause.en())),
                new Text("请按 FEEL 语法更正。", "Correct the expression by the grammar of FEEL."));
    }

    void unknownName(Place place, String name) {
        add(
                "RULE-011",
                Severity.ERROR,
                place,
                new Text("名称“%s”未知。".formatted(name), "The name '%s' is unknown.".formatted(name)),
                new Text(
                        "请更正名称，或为该元素添加对它的信息需求。",
                        "Correct it, or give this element an information requirement on what it means."));
    }

    void unknownMember(Place place, String member, List<String> known) {
        List<String> shown = known.stream().limit(NAMES_SHOWN_MAX).toList();
        add(
                "RULE-011",
                Severity.ERROR,
                place,
                new Text(
                        "没有成员“%s”。".formatted(member),
                        "There is no member '%s'.".formatted(member)),
                new Text(
                        "请更正名称，或在数据类型中定义它；已有：%s。".formatted(String.join("、", shown)),
                        "Correct it, or define it in the type, which has: %s."
                                .formatted(String.join(", ", shown))));
    }

    void unknownType(Place place, String type) {
        add(
                "RULE-013",
                Severity.ERROR,
                place,
                new Text("类型“%s”未知。".formatted(type), "The type '%s' is unknown.".formatted(type)),
                new Text(
                        "请使用 FEEL 内置类型，或定义该数据类型。",
                        "Use a type of FEEL, or define it as an item definition."));
    }

    void type(Place place, Text cause, Text remedy) {
        add("RULE-014", Severity.ERROR, place, cause, remedy);
    }

    void cycle(Place place) {
        add(
                "RULE-015",
                Severity.ERROR,
                place,
                new Text("该元素依赖于自身。", "The element depends on itself."),
                new Text("请断开循环依赖。", "Break the circle of requirements."));
    }

    void table(Place place, String zh, String en, String zhRemedy, String enRemedy) {
        add("RULE-016", Severity.ERROR, place, new Text(zh, en), new Text(zhRemedy, enRemedy));
    }

    void empty(Place place) {
        add(
                "RULE-017",
                Severity.WARNING,
                place,
                new Text(
                        "没有表达式，结果恒为 null。", "There is no expression, so the value is always null."),
                new Text("请填写表达式。", "Write one."));
    }

    void noRows(Place place) {
        add(
                "RULE-017",
                Severity.WARNING,
                place,
                new Text("决策表没有任何行，不作任何决定。", "The table has no rows and decides nothing."),
                new Text("请添加行。", "Add some."));
    }

    void importMissing(Place place, String namespace) {
        add(
                "RULE-019",
                Severity.ERROR,
                place,
                new Text(
                        "导入的模型“%s”找不到。".formatted(namespace),
                        "The imported model '%s' was not found.".formatted(namespace)),
                new Text("请一并提供该模型。", "Provide that model beside this one."));
    }
}
