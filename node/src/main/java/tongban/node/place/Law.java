package tongban.node.place;

import tongban.node.place.Citation.Confidence;
import tongban.service.text.Words;

/** The documents that competence rests on, each with the article meant. */
enum Law {
    DECISION_1_2(Title.DECISION, "第一条第二款", "Art. 1 para. 2", Confidence.VERIFIED),
    DECISION_2_1(Title.DECISION, "第二条第一款", "Art. 2 para. 1", Confidence.VERIFIED),
    DECISION_2_2(Title.DECISION, "第二条第二款", "Art. 2 para. 2", Confidence.VERIFIED),
    DECISION_IN_FORCE(
            Title.DECISION, "2024-08-01 起施行", "in force from 2024-08-01", Confidence.VERIFIED),
    ALLOWANCE_4(Title.ALLOWANCE, "第四条", "Art. 4", Confidence.VERIFIED),
    ALLOWANCE_5_1(Title.ALLOWANCE, "第五条第一款", "Art. 5 para. 1", Confidence.VERIFIED),
    ALLOWANCE_5_2(Title.ALLOWANCE, "第五条第二款", "Art. 5 para. 2", Confidence.VERIFIED),
    WHOLE_HOUSEHOLD(
            Title.NOTICE_2022,
            "不得仅将个别家庭成员纳入",
            "single members may not be taken alone",
            Confidence.RECOLLECTION),
    RECONSIDERATION_20(Title.RECONSIDERATION, "第二十条", "Art. 20", Confidence.RECOLLECTION),
    RECONSIDERATION_22(Title.RECONSIDERATION, "第二十二条", "Art. 22", Confidence.VERIFIED),
    RECONSIDERATION_23(Title.RECONSIDERATION, "第二十三条", "Art. 23", Confidence.VERIFIED),
    LITIGATION_46(Title.LITIGATION, "第四十六条", "Art. 46", Confidence.RECOLLECTION),
    RECONSIDERATION_19(Title.RECONSIDERATION, "第十九条", "Art. 19", Confidence.VERIFIED),
    RECONSIDERATION_24(Title.RECONSIDERATION, "第二十四条", "Art. 24", Confidence.VERIFIED),
    RECONSIDERATION_27(Title.RECONSIDERATION, "第二十七条", "Art. 27", Confidence.RECOLLECTION),
    SERVICE(Title.SERVICE, "办理地与办理层级", "competence", Confidence.VERIFIED);

    private final Citation citation;

    Law(Title title, String zh, String en, Confidence confidence) {
        this.citation = new Citation(title.words, new Words(zh, en), confidence, title.source);
    }

    Citation citation() {
        return citation;
    }

    private enum Title {
        DECISION(
                "重庆市人民代表大会常务委员会关于川渝高竹新区行政管理事项的决定",
                "Decision of the Chongqing Standing Committee on administrative matters of the Gaozhu New Area",
                "公布文本，2024-07-31 通过；四川省对应决定的文本未能核实"),
        ALLOWANCE(
                "最低生活保障审核确认办法（民发〔2021〕57号）",
                "Measures for review and confirmation of the minimum living allowance (2021, No. 57)",
                "公布文本"),
        NOTICE_2022(
                "关于进一步做好最低生活保障等社会救助兜底工作的通知（民发〔2022〕83号）",
                "Notice on the minimum living allowance and other basic assistance (2022, No. 83)",
                "文号凭记忆"),
        RECONSIDERATION(
                "中华人民共和国行政复议法（2023年修订）",
                "Administrative Reconsideration Law (revised 2023)",
                "公布文本"),
        LITIGATION("中华人民共和国行政诉讼法", "Administrative Litigation Law", "凭记忆"),
        SERVICE("服务事项定义", "definition of the service", "service.yaml");

        private final Words words;
        private final String source;

        Title(String zh, String en, String source) {
            this.words = new Words(zh, en);
            this.source = source;
        }
    }
}
