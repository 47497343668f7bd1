package tongban.node.indicator;

import tongban.service.text.Words;

/** Why the system has no count of its own beside a figure. */
public enum Uncounted {
    NAME(
            "是日期、名称或编号，没有可数的东西。",
            "A day, a name or a number that designates; there is nothing to count."),
    SPAN(
            "是一段时间或一种提法的项数，没有可数的东西。",
            "A span of time or the parts of a phrase; there is nothing to count."),
    STATISTICS(
            "由统计、经信、科技等部门统计，本系统没有这方面的台账，只接受填报。",
            "Counted by the offices of statistics, industry and science; the system keeps no register of it and takes reports only."),
    NATION(
            "是占全国的比重；全国的数不归本系统登记，只接受填报。",
            "A share of the nation, whose numbers this system does not register; it takes reports only."),
    STANDARD(
            "是标准，不是数目；现行标准在服务的参数里，带出处和可信程度。",
            "A standard rather than a number; the standards in force are parameters of the service, with their source and how sure they are."),
    CONDITION(
            "是条件，不是数目；写在服务的规则里。",
            "A condition rather than a number; it stands in the rules of the service."),
    NO_REGISTER(
            "本系统没有登记这类人员、设施或活动，只接受填报。",
            "The system does not register people, facilities or events of this kind and takes reports only."),
    SEALED(
            "台账里有登记，但等级、类别和床位数等内容密封保存，不能分出来数，只接受填报。",
            "The register has them, but grades, kinds and numbers of beds are kept sealed and cannot be counted apart; it takes reports only."),
    TARGET(
            "是目标；完成情况由责任单位填报到指标，本系统不数。",
            "A target; how far it is reached is reported by the body in charge, the system does not count it."),
    DOCUMENT("是所印发文件本身的事实，载于该文件的页面。", "A fact of the document itself, which stands on its page."),
    OUTSIDE("与本系统无关。", "Nothing to do with this system.");

    private final Words words;

    Uncounted(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
