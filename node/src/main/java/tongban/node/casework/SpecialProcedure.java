package tongban.node.casework;

import tongban.service.text.Words;

/** Steps whose time is not counted towards the decision: 行政许可法 Art. 45, a closed list. */
public enum SpecialProcedure {
    HEARING("听证", "hearing"),
    TENDER("招标、拍卖", "tender or auction"),
    INSPECTION("检验", "inspection"),
    TESTING("检测", "testing"),
    QUARANTINE("检疫", "quarantine"),
    APPRAISAL("鉴定", "appraisal"),
    EXPERT_REVIEW("专家评审", "expert review");

    private final Words words;

    SpecialProcedure(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    public Words words() {
        return words;
    }
}
