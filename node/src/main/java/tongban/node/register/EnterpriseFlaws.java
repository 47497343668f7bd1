package tongban.node.register;

import tongban.service.text.Words;

/** The reason codes of what is said of enterprises, 229 to 239 of the registers' own. */
final class EnterpriseFlaws {
    private EnterpriseFlaws() {}

    static Flaws.Text noIndustry() {
        return new Flaws.Text(
                Words.of("不是行业小类代码", "It is no class of industry"),
                Words.of("请填写 GB/T 4754—2017 的 4 位小类代码", "Give the four digits of GB/T 4754—2017"));
    }

    static Flaw beforeItWasFounded() {
        return new Flaw(
                "REGISTER-230",
                "from",
                Words.of("早于成立日期", "It begins before the enterprise was founded"),
                Words.of("请核对起始日期和成立日期", "Check the first day and the day of founding"));
    }

    static Flaw noYear(int first, int last) {
        return new Flaw(
                "REGISTER-231",
                "year",
                Words.of(
                        "不是 " + first + " 到 " + last + " 的年份",
                        "It is no year from " + first + " to " + last),
                Words.of("请填写数据所属的年份", "Give the year that the figures are of"));
    }

    static Flaw beforeTheYear() {
        return new Flaw(
                "REGISTER-232",
                "from",
                Words.of("早于数据所属的年度", "It begins before the year that the figures are of"),
                Words.of("请填写从哪一天起使用这些数据", "Give the day from which these figures count"));
    }
}
