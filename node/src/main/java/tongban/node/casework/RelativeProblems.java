package tongban.node.casework;

import tongban.service.text.Words;

/** What can stand in the way of officials who keep away from their relatives, in words. */
final class RelativeProblems {
    private RelativeProblems() {}

    static Problem keepAway() {
        return Problem.of(
                "CASE-074",
                "",
                "申请人、代办人或者其家庭成员是您备案的近亲属，您应当回避（公务员法 第七十六条，凭记忆，未核实）",
                "The applicant, the proxy or a member of the household is a near relative that you recorded: you keep away from the case",
                "请由同岗位的其他人员办理",
                "Somebody else in the same role has to act");
    }

    static Problem noOfficial() {
        return Problem.of(
                "CASE-075", "",
                "近亲属备案由窗口、审核、决定人员本人填写",
                        "Window clerks, reviewers and deciders record their own relatives",
                "请由本人登录后填写", "Each signs in and records his own");
    }

    static Problem number(Words what, Words remedy) {
        return Problem.of("CASE-076", "number", what.zh(), what.en(), remedy.zh(), remedy.en());
    }

    static Problem known() {
        return Problem.of(
                "CASE-077",
                "number",
                "此人已经备案，或者备案已满 " + Relatives.OWN_MAX + " 人",
                "This person is recorded already, or there are " + Relatives.OWN_MAX + " of them",
                "请在下面的清单中查看",
                "See the list below");
    }

    static Problem unknown() {
        return Problem.of(
                "CASE-078", "",
                "没有这条备案，或者已经终止", "There is no such entry, or it has ended",
                "请刷新后再看", "Look at the list again");
    }

    // ------------------------------------------------------------------ of village cadres

    static Problem noTownship() {
        return Problem.of(
                "CASE-230", "",
                "村（社区）干部的近亲属由其所在乡镇（街道）的审核人员登记",
                        "Relatives of village cadres are entered by the reviewers of their township",
                "请转告当地乡镇人民政府或者街道办事处", "Tell the government of that town or subdistrict");
    }

    static Problem noVillage() {
        return Problem.of(
                "CASE-231", "village",
                "不是本乡镇（街道）的村或者社区", "This is no village or community of your township",
                "请从列表中选择", "Choose one of the list");
    }

    static Problem ofCadreKnown() {
        return Problem.of(
                "CASE-232",
                "number",
                "这名干部的这个近亲属已经备案，或者备案已满 " + Relatives.OF_CADRES_MAX + " 人",
                "This relative of this cadre is recorded already, or there are "
                        + Relatives.OF_CADRES_MAX
                        + " of them",
                "请在下面的清单中查看；终止不再有效的",
                "See the list below, and end what stands no more");
    }
}
