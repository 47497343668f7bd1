package tongban.node.project;

import tongban.node.casework.Problem;
import tongban.service.text.Words;

/** What can stand in the way of a file of returns, in words. */
final class ReturnFileProblems {
    private ReturnFileProblems() {}

    static Problem fileUnreadable(Words why) {
        return ProjectProblems.of(
                "PROJECT-015",
                "file",
                "文件读不出来：" + why.zh() + "。",
                "The file cannot be read: " + why.en() + ".",
                "请另存为“CSV UTF-8”或者 XLSX 再导入。",
                "Save it as 'CSV UTF-8' or XLSX and send it again.");
    }

    static Problem fileEmpty() {
        return ProjectProblems.of(
                "PROJECT-015",
                "file",
                "文件里没有填报的行。",
                "There is no row in the file.",
                "第一行写列名，以后每行一个项目一个月。",
                "The first line names the columns, each further one is a project and month.");
    }

    private static Problem columns(String zh, String en) {
        return ProjectProblems.of(
                "PROJECT-016",
                "file",
                zh,
                en,
                "第一行应有“编号、月份、年度完成投资（万元）、累计完成投资（万元）”，可有“形象进度”，各一次。",
                "The first line has number, month, completed, cumulative and perhaps progress, each once.");
    }

    static Problem columnUnknown(int at) {
        return columns("第 " + at + " 列的列名不认识。", "The name of column " + at + " is not known.");
    }

    static Problem columnTwice(ReturnFiles.Column column) {
        return columns(
                "“" + column.words().zh() + "”这一列出现了两次。",
                "The column '" + column.words().en() + "' is there twice.");
    }

    static Problem columnMissing(ReturnFiles.Column column) {
        return columns(
                "缺少“" + column.words().zh() + "”这一列。",
                "The column '" + column.words().en() + "' is missing.");
    }

    static Problem fileTooLarge() {
        return ProjectProblems.of(
                "PROJECT-017",
                "file",
                "文件超过 " + (ReturnFiles.FILE_BYTES_MAX >> 20) + " MB。",
                "The file is larger than " + (ReturnFiles.FILE_BYTES_MAX >> 20) + " MB.",
                "请拆成几个文件。",
                "Split it into several.");
    }

    static Problem fileRows() {
        return ProjectProblems.of(
                "PROJECT-017",
                "file",
                "文件超过 " + ReturnFiles.ROWS_MAX + " 行。",
                "The file has more than " + ReturnFiles.ROWS_MAX + " rows.",
                "请拆成几个文件。",
                "Split it into several.");
    }

    static Problem cells(int found, int columns) {
        return ProjectProblems.of(
                "PROJECT-018",
                "",
                "这一行有 " + found + " 格，列名有 " + columns + " 个。",
                "The row has " + found + " cells, and there are " + columns + " columns.",
                "请核对逗号；带逗号的文字放在双引号里。",
                "Check the commas; put a text that has one between double quotes.");
    }

    static Problem cellUnreadable(ReturnFiles.Column column) {
        return ProjectProblems.of(
                "PROJECT-018",
                column.field(),
                "这一格的文字读不出来，或者过长。",
                "What stands in the cell cannot be read, or is too long.",
                "请重新填写，保存为 UTF-8。",
                "Type it again and save the file in UTF-8.");
    }

    static Problem quoteOpen() {
        return ProjectProblems.of(
                "PROJECT-018",
                "",
                "双引号没有成对，从这一行起读不出来。",
                "A double quote is not closed, and from this row on nothing can be read.",
                "请补上双引号。",
                "Close it.");
    }
}
