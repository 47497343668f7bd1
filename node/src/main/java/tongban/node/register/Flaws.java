package tongban.node.register;

import java.time.LocalDate;
import java.util.List;
import tongban.service.identifier.Reading;
import tongban.service.text.Words;

/**
 * Every reason code of the registers, each in one place: 0xx what is asked of a page or a program,
 * 1xx a file as a whole, 2xx a row or a form. No text repeats a value.
 */
final class Flaws {
    private Flaws() {}

    /** What is wrong and what to do about it. */
    record Text(Words what, Words remedy) {}

    private static Flaw of(
            String code, String field, String zh, String en, String remedyZh, String remedyEn) {
        return new Flaw(code, field, Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    private static Text text(String zh, String en, String remedyZh, String remedyEn) {
        return new Text(Words.of(zh, en), Words.of(remedyZh, remedyEn));
    }

    static Reading<Object> unread(String code, Text text) {
        return Reading.fault(code, text.what(), text.remedy());
    }

    static Flaw of(String field, Reading.Fault<?> fault) {
        return new Flaw(fault.code(), field, fault.words(), fault.remedy());
    }

    // ------------------------------------------------------------------ 0xx

    static Flaw notInCharge() {
        return of(
                "REGISTER-001",
                "",
                "这份台账不由您的机关管理",
                "The body that you work for is not in charge of this file",
                "请由建档地的机关办理",
                "Ask the body of the place where the file is kept");
    }

    static Flaw keepAway() {
        return of(
                "REGISTER-018",
                "",
                "这是您备案的近亲属或者其家庭的档案，您应当回避（公务员法 第七十六条，凭记忆，未核实）",
                "This is the file of a near relative that you recorded, or of his household: you keep away (Civil Servants Law, article 76, from memory)",
                "请由同岗位的其他人员登记",
                "Let somebody else in your role record it");
    }

    static Flaw noReason() {
        return of(
                "REGISTER-002",
                "reason",
                "没有写明理由，或者超过 " + Register.REASON_LENGTH_MAX + " 字",
                "No reason is given, or it is longer than " + Register.REASON_LENGTH_MAX,
                "请写明为什么这样登记",
                "Say why it is recorded so");
    }

    static Flaw noPurpose() {
        return of(
                "REGISTER-003",
                "purpose",
                "没有选择查阅目的",
                "No purpose is chosen",
                "请选择为什么查阅",
                "Choose why you look");
    }

    static Flaw unknownNumber() {
        return of(
                "REGISTER-004",
                "number",
                "本方台账中没有这个号码，或者不由您的机关管理",
                "The registers of this side have no such number, or it is not in your body's"
                        + " charge",
                "请核对号码；未建档的可以新建",
                "Check the number; where there is no file yet, begin one");
    }

    static Flaw sameAgain() {
        return of(
                "REGISTER-005",
                "",
                "这几日已经是这样登记的，没有变化",
                "It is recorded so for these days already: nothing would change",
                "请核对要更正的内容或者日期；要缩短有效期间，请填写不再有效的日子并撤销",
                "Check what is to be corrected, or the days; to shorten what holds, give the days"
                        + " on which it does not, and withdraw them");
    }

    static Flaw tooMany() {
        return of(
                "REGISTER-006",
                "",
                "这份档案的记录已达上限 " + Register.RECORDS_OF_SUBJECT_MAX + " 条",
                "The file has as many records as one may have, " + Register.RECORDS_OF_SUBJECT_MAX,
                "请联系管理人员",
                "Ask whoever runs the node");
    }

    static Flaw known() {
        return of(
                "REGISTER-007",
                "number",
                "这个号码在本方已经建档",
                "There is a file of this number on this side already",
                "请用号码查找",
                "Search it by its number");
    }

    static Flaw nothingThere() {
        return of(
                "REGISTER-008",
                "",
                "这几日没有登记过，没有可以撤销的内容",
                "Nothing is recorded for these days: there is nothing to withdraw",
                "请核对日期",
                "Check the days");
    }

    static Flaw anotherLink(SubjectKind kind, String field) {
        return of(
                "REGISTER-009",
                field,
                "更正不能改成另一个" + kind.words().zh(),
                "A correction cannot turn it into another " + kind.words().en(),
                "请先撤销这一条，再登记新的一条",
                "Withdraw this one, then record the new one");
    }

    static Flaw keptThere() {
        return of(
                "REGISTER-010",
                "place",
                "档案已经在这里",
                "The file is kept there already",
                "请填写要移交到的地方",
                "Give the place to which it goes");
    }

    static Flaw proposedAlready() {
        return of(
                "REGISTER-011",
                "reason",
                "已有人提出删除这份档案",
                "Somebody has proposed already to erase this file",
                "请由另一名监督人员确认，或者先撤回",
                "Let another of supervision confirm it, or withdraw it first");
    }

    static Flaw anotherConfirms() {
        return of(
                "REGISTER-012",
                "tail",
                "提出人不能自己确认",
                "Who proposed it does not confirm it",
                "请由另一名监督人员确认",
                "Let another of supervision confirm it");
    }

    static Flaw notTheTail() {
        return of(
                "REGISTER-013",
                "tail",
                "不是此人号码的末四位",
                "These are not the last four signs of the person's number",
                "请核对是不是这个人，再输入末四位",
                "Make sure that it is this person, then type them");
    }

    /**
     * @param why as {@code register_erasure_hindered} has it
     */
    static Flaw stillNeeded(String why) {
        return switch (why) {
            case "HELD" ->
                    of(
                            "REGISTER-014",
                            "",
                            "此人的档案或者办件依法保留，不能删除",
                            "The file or a case of this person is under a legal hold: it is kept",
                            "保留解除之后再提出",
                            "Propose it again when the hold is lifted");
            case "CASE" ->
                    of(
                            "REGISTER-015",
                            "",
                            "此人还有没办结的案件",
                            "The person has a case that is not closed",
                            "案件办结之后再提出",
                            "Propose it again when the case is closed");
            case "BENEFIT" ->
                    of(
                            "REGISTER-016",
                            "",
                            "此人还在享受待遇，或者账目没有结清",
                            "The person receives a benefit, or its account is not settled",
                            "待遇终止、账目结清之后再提出",
                            "Propose it again when the benefit has ended and the account is"
                                    + " settled");
            default ->
                    of(
                            "REGISTER-017",
                            "",
                            "这份档案已经不在",
                            "The file is no longer there",
                            "不必再删除",
                            "Nothing is left to erase");
        };
    }

    // ------------------------------------------------------------------ 1xx

    static Flaw noFile() {
        return of(
                "REGISTER-101",
                "",
                "文件不存在或者读不出来",
                "There is no such file, or it cannot be read",
                "请核对路径，并确认它是可读的普通文件",
                "Check its path, and that it is a plain file that can be read");
    }

    static Flaw fileTooLarge() {
        return of(
                "REGISTER-102",
                "",
                "文件超过 " + (RegisterImport.FILE_BYTES_MAX >> 20) + " MB",
                "The file is larger than " + (RegisterImport.FILE_BYTES_MAX >> 20) + " MB",
                "请拆成几个文件分别导入",
                "Split it and import the parts");
    }

    static Flaw wrongEncoding(Words encoding) {
        return new Flaw(
                "REGISTER-103",
                "",
                encoding,
                Words.of("请把文件另存为 CSV（UTF-8 或 GB18030 编码）", "Save it as CSV in UTF-8 or GB18030"));
    }

    static Flaw emptyFile() {
        return of(
                "REGISTER-104",
                "",
                "文件是空的，或者第一行是空行",
                "The file is empty, or its first line is",
                "第一行应为列名",
                "Its first line names the columns");
    }

    static Flaw missingColumn(String column) {
        return of(
                "REGISTER-105",
                column,
                "缺少这一列",
                "The column is missing",
                "请加上这一列；列名见说明",
                "Add it; the names of the columns are documented");
    }

    static Flaw unknownColumn(String column) {
        return of(
                "REGISTER-106",
                column,
                "不认识的列",
                "An unknown column",
                "请改正列名，或者删除这一列",
                "Correct its name, or remove it");
    }

    static Flaw columnTwice(String column) {
        return of(
                "REGISTER-107",
                column,
                "这一列出现了两次",
                "The column stands there twice",
                "请删除其中一列",
                "Remove one");
    }

    // ------------------------------------------------------------------ 2xx

    static Flaw missing(String field) {
        return of("REGISTER-200", field, "没有填写", "It is not stated", "请填写", "State it");
    }

    static Text tooLong(int max) {
        return text("超过 " + max + " 字", "It is longer than " + max + " signs", "请缩短", "Shorten it");
    }

    static Text noMoney() {
        return text(
                "不是数额，或者小数超过两位",
                "It is no amount, or has more than two decimals",
                "请写成 1234.50 的样子，不带单位",
                "Write it like 1234.50, without a unit");
    }

    static Text noCount(int max) {
        return text(
                "不是 0 到 " + max + " 的整数",
                "It is no whole number from 0 to " + max,
                "请写阿拉伯数字",
                "Write digits");
    }

    static Text noDay() {
        return text(
                "不是日期，或者这一天不存在", "It is no date, or there is no such day",
                "请写成 2026-03-01 的样子", "Write it like 2026-03-01");
    }

    static Text noChoice(List<String> codes) {
        return text(
                "不是规定的值之一",
                "It is none of the values that there are",
                "可以填写：" + String.join("、", codes),
                "One of: " + String.join(", ", codes));
    }

    static Text noPlace(boolean anywhere) {
        return text(
                anywhere ? "不是行政区划代码，或者两省市没有这个代码" : "不是本方的行政区划代码",
                anywhere
                        ? "It is no division code, or Sichuan and Chongqing have no such code"
                        : "It is no division code of this side",
                "请填写 6、9 或 12 位代码",
                "Give a code of 6, 9 or 12 digits");
    }

    static Text noHouseholdNumber() {
        return text(
                "户编号应为 4 至 30 位字母、数字或者连字符",
                "A household number has 4 to 30 letters, digits or hyphens",
                "请核对户编号",
                "Check the number");
    }

    static Flaw endsBeforeItBegins() {
        return of(
                "REGISTER-211",
                "to",
                "最后一日早于第一日",
                "The last day is before the first",
                "请核对两个日期",
                "Check both days");
    }

    static Flaw beforeBirth(String field) {
        return of(
                "REGISTER-212",
                field,
                "早于号码中的出生日期",
                "It is before the birth date within the number",
                "请核对日期和号码",
                "Check the day and the number");
    }

    static Flaw anothersCard() {
        return of(
                "REGISTER-213",
                "card_number",
                "残疾人证号的前 18 位不是此人的公民身份号码",
                "The first 18 signs of the card number are not this person's citizen number",
                "请核对两个号码",
                "Compare the two numbers");
    }

    static Flaw grownUp() {
        return of(
                "REGISTER-214",
                "from",
                "从这一日起已满 18 周岁，不再是儿童身份",
                "From that day on the person is 18 or older and no child",
                "请核对日期；成年后的助学另行登记",
                "Check the day; study aid after 18 is another matter");
    }

    static Flaw moreNursingBeds() {
        return of(
                "REGISTER-215",
                "nursing",
                "护理型床位多于床位总数",
                "There are more nursing beds than beds",
                "请核对两个数",
                "Check both numbers");
    }

    static Flaw inTheFuture(String field, LocalDate today) {
        return of(
                "REGISTER-216",
                field,
                "晚于今天（" + today + "）",
                "It is after today (" + today + ")",
                "请核对日期",
                "Check the day");
    }

    static Flaw notInRegister(SubjectKind kind) {
        return of(
                "REGISTER-218",
                kind.column(),
                "本方台账中没有这个" + kind.words().zh() + "，或者不由您的机关管理",
                "The register of this side has no such "
                        + kind.words().en()
                        + ", or it is not in your body's charge",
                "请先导入" + kind.words().zh() + "，或者核对号码",
                "Import the " + kind.words().en() + " first, or check the number");
    }

    static Flaw linkedNotInRegister(SubjectKind kind, String field) {
        return of(
                "REGISTER-219",
                field,
                "本方台账中没有这个" + kind.words().zh() + "，或者不由您的机关管理",
                "The register of this side has no such "
                        + kind.words().en()
                        + ", or it is not in your body's charge",
                "请先为" + kind.words().zh() + "建档，或者核对号码",
                "Begin the file of the " + kind.words().en() + " first, or check the number");
    }

    static Flaw twiceInFile(long line) {
        return of(
                "REGISTER-220",
                "",
                "与第 " + line + " 行说的是同一件事，内容不同；保留的是第 " + line + " 行",
                "It speaks of the same as line "
                        + line
                        + " and says otherwise; line "
                        + line
                        + " was kept",
                "请在来源中确认哪一行是对的，删除另一行",
                "Find out at the source which one is right, and remove the other");
    }

    static Flaw placeNotInCharge() {
        return of(
                "REGISTER-221",
                "place",
                "建档地不由您的机关管理",
                "The file would be kept at a place that is not in your body's charge",
                "请由当地机关导入，或者核对代码",
                "Have it imported by that place's body, or check the code");
    }

    static Flaw keptElsewhere() {
        return of(
                "REGISTER-222",
                "",
                "这个号码在本方的另一个机关建有档案",
                "Another body of this side keeps a file of this number",
                "请由建档地的机关登记，或者请其移交",
                "Have it recorded by that body, or ask it to hand the file over");
    }

    static Flaw tooManyRows() {
        return of(
                "REGISTER-223",
                "",
                "超过 " + RegisterImport.ROWS_MAX + " 行，从这一行起没有导入",
                "More than " + RegisterImport.ROWS_MAX + " rows; from here on nothing was imported",
                "请把余下的行放进另一个文件",
                "Put the rest into another file");
    }

    static Flaw openQuote() {
        return of(
                "REGISTER-224",
                "",
                "引号没有结束，这一行以后的内容没有读出",
                "A quote is not closed; what follows could not be read",
                "请在这一行补上结束引号；内容里的引号写两个",
                "Close it in this row; write a quote inside a cell twice");
    }

    static Flaw badBytes(String column) {
        return of(
                "REGISTER-225",
                column,
                "这一格不是文件的编码，或者有不能使用的字符",
                "The cell is not in the file's encoding, or has signs that cannot be used",
                "请重新输入这一格",
                "Type the cell anew");
    }

    static Flaw oversize(String column) {
        return of("REGISTER-226", column, "这一格过长", "The cell is too long", "请缩短", "Shorten it");
    }

    static Flaw cells(int found, int wanted) {
        return of(
                "REGISTER-227",
                "",
                "有 " + found + " 格，应为 " + wanted + " 格",
                "It has " + found + " cells, and the header " + wanted,
                "请核对逗号和引号",
                "Check commas and quotes");
    }

    static Flaw notOfThisSide() {
        return of(
                "REGISTER-228",
                "place",
                "建档地不在本方",
                "The file would be kept at a place that is not of this side",
                "对方的档案由对方管理：本方只登记户籍地",
                "The other side keeps its own files: here only the registered place is recorded");
    }
}
