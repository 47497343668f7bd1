package tongban.node.register;

import tongban.service.text.Words;

/** Of what a register keeps files, and by which number one is found. */
public enum SubjectKind {
    PERSON("人员", "person", "citizen_number", "公民身份号码", "Citizen number"),
    HOUSEHOLD("家庭", "household", "household_number", "户编号", "Household number"),
    INSTITUTION("机构", "institution", "credit_code", "统一社会信用代码", "Unified social credit code"),
    ENTERPRISE("企业", "enterprise", "credit_code", "统一社会信用代码", "Unified social credit code");

    private final Words words;
    private final String column;
    private final Words number;

    SubjectKind(String zh, String en, String column, String numberZh, String numberEn) {
        this.words = Words.of(zh, en);
        this.column = column;
        this.number = Words.of(numberZh, numberEn);
    }

    public Words words() {
        return words;
    }

    /** The column of a file, and the field of a form, that holds the number. */
    public String column() {
        return column;
    }

    /** What the number is called. */
    public Words number() {
        return number;
    }
}
