package tongban.node.cooperation;

import tongban.node.casework.Problem;
import tongban.node.identity.Jurisdiction;
import tongban.service.text.Words;

/** What can stand in the way of the name of a plan or of a platform, in words. */
final class NamingProblems {
    private NamingProblems() {}

    static Problem knownDay(String field) {
        return CooperationProblems.of(
                "COOP-058",
                field,
                "日期不是年、月或日",
                "This is neither a year, nor a month, nor a day",
                "知道多少写多少：2021、2021-11 或 2021-11-10",
                "As exactly as it is known: 2021, 2021-11 or 2021-11-10");
    }

    static Problem full(String field, Words what, int most) {
        return CooperationProblems.of(
                "COOP-059",
                field,
                what.zh() + "一共 " + most + " 个，都已经有名称",
                what.en() + " are " + most + " in all, and each has its name",
                "名称有误的请更正；登记重复的请先撤销一个",
                "Correct the one that is wrong, or take back one that is there twice");
    }

    static Problem noShipped() {
        return CooperationProblems.of(
                "COOP-060",
                "shipped",
                "页面上没有这个编号",
                "There is no such id on the page",
                "请从页面上的“更正”进入；新登记的留空",
                "Come from “correct” on the page, or leave it empty for a new one");
    }

    static Problem recordedBefore() {
        return CooperationProblems.of(
                "COOP-061",
                "shipped",
                "这一个联合办公室已经登记过",
                "The joint office has recorded this one already",
                "请打开它的登记，在那里更正",
                "Open its record and correct it there");
    }

    static Problem divisions(Jurisdiction side, int most) {
        return CooperationProblems.of(
                "COOP-062",
                Texts.of("divisions", side),
                "区划代码有误，或者超过 " + most + " 个",
                "A code is wrong, or there are more than " + most,
                side.zh() + "的代码以 " + side.code() + " 开头，6 至 12 位数字，用空格分开",
                "Codes of "
                        + side.en()
                        + " begin with "
                        + side.code()
                        + " and have 6 to 12 digits; write spaces between them");
    }

    static Problem noPlace() {
        return CooperationProblems.of(
                "COOP-063",
                "place",
                "规划只能登记在“1”“7”“13”“N”之下",
                "A plan is named under the 1, the 7, the 13 or the N",
                "请选择其中一个",
                "Choose one of them");
    }

    static Problem namedTwice() {
        return CooperationProblems.of(
                "COOP-064",
                "nameZh",
                "已经有同名的",
                "There is one of this name already",
                "请更正已有的那一个；确是另一个的，请写全名以便区分",
                "Correct the one that is there, or write the full name that tells them apart");
    }

    static Problem otherShipped() {
        return CooperationProblems.of(
                "COOP-065",
                "shipped",
                "更正不能换成另一个",
                "A correction does not make it stand for another one",
                "请撤销这一个，另行登记",
                "Take this one back, and name the other one");
    }
}
