package tongban.rules.analyse;

import java.util.ArrayList;
import java.util.List;
import tongban.rules.Diagnostic;
import tongban.rules.Diagnostic.Severity;
import tongban.rules.Diagnostic.Text;

/** Collects what an analysis found, each in words of both languages. */
final class Findings {
    /** Findings reported of one model; more would not be read. */
    static final int FINDINGS_MAX = 500;

    private final String file;
    private final List<Diagnostic> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    List<Diagnostic> found() {
        return List.copyOf(found);
    }

    private void add(String code, Severity severity, String element, Text cause, Text remedy) {
        Diagnostic one = new Diagnostic(code, severity, file, element, cause, remedy);
        if (found.size() < FINDINGS_MAX && !found.contains(one)) found.add(one);
    }

    static String row(String table, int number) {
        return table + ", row " + number;
    }

    // --- tables ---

    void gap(String table, boolean required, String facts, String box) {
        String zhBox = box.isEmpty() ? "" : "空缺的范围：" + box + "。";
        String enBox = box.isEmpty() ? "" : " Nothing covers " + box + ".";
        add(
                "RULE-030",
                required ? Severity.ERROR : Severity.WARNING,
                table,
                new Text(
                        "当 %s 时没有任何一行匹配，结果为 null。%s".formatted(facts, zhBox),
                        "Where %s, no row matches and the value is null.%s"
                                .formatted(facts, enBox)),
                new Text(
                        "请补一行或放宽条件，或为输出列写默认值。",
                        "Add a row or widen one, or give the output a default."));
    }

    void overlap(String table, int a, int b, String facts) {
        add(
                "RULE-031",
                Severity.ERROR,
                row(table, b),
                new Text(
                        "当 %s 时第 %d 行与第 %d 行同时匹配，而命中策略为“唯一”，结果为 null。".formatted(facts, a, b),
                        "Where %s, rows %d and %d both match, and the hit policy is UNIQUE: the value is null."
                                .formatted(facts, a, b)),
                new Text(
                        "请使两行互斥，或改用说明先后的命中策略（FIRST、PRIORITY）。",
                        "Make the rows exclude each other, or choose a hit policy that says which goes first (FIRST, PRIORITY)."));
    }

    void contradiction(String table, int a, int b, String facts, String first, String second) {
        add(
                "RULE-032",
                Severity.ERROR,
                row(table, b),
                new Text(
                        "当 %s 时第 %d 行与第 %d 行同时匹配而结果不同（%s 与 %s），命中策略却为“任一”。"
                                .formatted(facts, a, b, first, second),
                        "Where %s, rows %d and %d both match with different results (%s and %s), and the hit policy is ANY."
                                .formatted(facts, a, b, first, second)),
                new Text(
                        "请使结果一致，或使两行互斥。",
                        "Make the results equal, or the rows exclude each other."));
    }

    void masked(String table, int row, List<Integer> by) {
        String rows = String.join(", ", by.stream().map(String::valueOf).toList());
        add(
                "RULE-033",
                Severity.WARNING,
                row(table, row),
                new Text(
                        "该行永远轮不到：凡它匹配之处，优先的第 %s 行已先匹配。".formatted(rows),
                        "This row never decides: wherever it matches, %s %s already did."
                                .formatted(by.size() == 1 ? "row" : "rows", rows)),
                new Text(
                        "请删去该行、把它移到前面，或收窄在先的行。",
                        "Delete it, move it up, or narrow the rows before it."));
    }

    void unreachable(String table, int row, String column, String domain) {
        add(
                "RULE-034",
                Severity.WARNING,
                row(table, row),
                new Text(
                        "该行永远不匹配：“%s”的条件没有任何可能的值能满足%s。"
                                .formatted(column, domain.isEmpty() ? "" : "（可能的值：" + domain + "）"),
                        "This row never matches: no possible value of '%s' passes its condition%s."
                                .formatted(
                                        column,
                                        domain.isEmpty() ? "" : " (possible: " + domain + ")")),
                new Text(
                        "请更正条件，或更正声明的取值范围。",
                        "Correct the condition, or the values that are declared."));
    }

    void idleTest(String table, int row, String column, String test, String domain) {
        add(
                "RULE-035",
                Severity.WARNING,
                row(table, row),
                new Text(
                        "“%s”的条件 %s 没有任何可能的值能满足（可能的值：%s）。".formatted(column, test, domain),
                        "No possible value of '%s' passes the test %s (possible: %s)."
                                .formatted(column, test, domain)),
                new Text(
                        "请更正拼写，或把它加进声明的取值。",
                        "Correct its spelling, or declare it among the values."));
    }

    void notAnalysed(String table, String limit) {
        add(
                "RULE-039",
                Severity.NOTE,
                table,
                new Text(
                        "没有查完空缺与重叠：超出限制 %s。".formatted(limit),
                        "Gaps and overlaps were not looked for to the end: the limit %s was reached."
                                .formatted(limit)),
                new Text("请拆分该表。", "Split the table."));
    }

    void notTyped(String table) {
        add(
                "RULE-039",
                Severity.NOTE,
                table,
                new Text(
                        "没有查空缺与重叠：该表在循环、筛选或遮住外层名称的函数之内，无法知道它会遇到哪些取值。",
                        "Gaps and overlaps were not looked for: the table stands in a loop, a filter or a function that hides an outer name, and which values it meets is not known."),
                new Text(
                        "请把该表移到业务知识模型中，并声明参数的类型。",
                        "Move the table to a business knowledge model with typed parameters."));
    }

    // --- expressions ---

    void division(String element, String expression) {
        add(
                "RULE-040",
                Severity.WARNING,
                element,
                new Text(
                        "除法 %s 没有在原处取整，商可能除不尽而带入后续计算或比较。".formatted(expression),
                        "The division %s is not rounded where it is made, so an endless quotient may flow into sums and comparisons."
                                .formatted(expression)),
                new Text(
                        "请按法律规定的方式直接取整，例如 round half up(%s, 2)；先乘后除。".formatted(expression),
                        "Round it directly in the way the law says, such as round half up(%s, 2); multiply before dividing."
                                .formatted(expression)));
    }

    void mean(String element, String expression) {
        add(
                "RULE-040",
                Severity.WARNING,
                element,
                new Text(
                        "平均数 %s 内含除法，没有在原处取整。".formatted(expression),
                        "The mean %s divides and is not rounded where it is made."
                                .formatted(expression)),
                new Text(
                        "请直接取整，例如 round half up(%s, 2)。".formatted(expression),
                        "Round it directly, such as round half up(%s, 2).".formatted(expression)));
    }

    void parameter(String element, String function, String name, List<String> parameters) {
        add(
                "RULE-014",
                Severity.ERROR,
                element,
                new Text(
                        "函数 %s 没有参数“%s”，结果恒为 null。".formatted(function, name),
                        "The function %s has no parameter '%s': always null."
                                .formatted(function, name)),
                new Text(
                        "请更正参数名称；有：%s。".formatted(String.join("、", parameters)),
                        "Correct the name; there are: %s."
                                .formatted(String.join(", ", parameters))));
    }

    // --- names ---

    void twoReadings(String element, String name, String left, String word, String right) {
        add(
                "RULE-020",
                Severity.WARNING,
                element,
                new Text(
                        "“%s”有两种读法：一个名称，或“%s”%s“%s”；按最长的名称读。".formatted(name, left, word, right),
                        "'%s' reads two ways: as one name, or as '%s' %s '%s'; the longest name wins."
                                .formatted(name, left, word, right)),
                new Text(
                        "请改名，使其中不含“%s”，或给运算符两边的名称加括号。".formatted(word),
                        "Rename it without '%s', or put brackets round the names beside the operator."
                                .formatted(word)));
    }

    void sameReading(String element, String one, String other) {
        add(
                "RULE-020",
                Severity.WARNING,
                element,
                new Text(
                        "“%s”和“%s”只差空格，读作同一个名称。".formatted(one, other),
                        "'%s' and '%s' differ in blanks alone and are read as one name."
                                .formatted(one, other)),
                new Text("请改用不同的名称。", "Give one of them another name."));
    }

    void shadow(String element, String name) {
        add(
                "RULE-021",
                Severity.WARNING,
                element,
                new Text(
                        "“%s”遮住了外层的同名名称，在此处读到的是里层的值。".formatted(name),
                        "'%s' hides an outer name; what is read here is the inner value."
                                .formatted(name)),
                new Text("请改用不同的名称。", "Give the inner one another name."));
    }

    void hidesFunction(String element, String name) {
        add(
                "RULE-022",
                Severity.WARNING,
                element,
                new Text(
                        "“%s”遮住了同名的内置函数，在读得到它的地方不能再调用该函数。".formatted(name),
                        "'%s' hides the built-in function of that name, which cannot be called where this is read."
                                .formatted(name)),
                new Text("请改用不同的名称。", "Give it another name."));
    }

    void keyword(String element, String name, String word) {
        add(
                "RULE-023",
                Severity.WARNING,
                element,
                new Text(
                        "“%s”以 FEEL 的关键字“%s”开头；本引擎按整个名称读，其他引擎可能读不出来。".formatted(name, word),
                        "'%s' begins with '%s', a keyword of FEEL; it is read as a whole here, and other engines may not read it."
                                .formatted(name, word)),
                new Text("请改用不以关键字开头的名称。", "Give it a name that begins with another word."));
    }
}
