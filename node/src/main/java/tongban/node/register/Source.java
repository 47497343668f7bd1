package tongban.node.register;

import tongban.service.text.Words;

/** Where a value comes from. */
public enum Source implements Option {
    DECLARED("本人或者家庭申报", "declared by the person or the household"),
    ECONOMIC_CHECK("经济状况核对", "economic check"),
    HOME_VISIT("入户调查", "home visit"),
    PUBLIC_SECURITY("公安户籍", "household registration (public security)"),
    DISABLED_FEDERATION("残疾人联合会", "disabled persons' federation"),
    CIVIL_AFFAIRS("民政部门", "civil affairs"),
    EDUCATION("教育部门或者学校", "education authority or school"),
    SOCIAL_INSURANCE("社会保险", "social insurance"),
    TAX("税务", "tax authority"),
    REAL_ESTATE("不动产登记", "real-estate register"),
    VEHICLES("车辆登记", "vehicle register"),
    COMPANIES("市场主体登记", "register of companies"),
    INSTITUTION("养老或者儿童福利机构", "welfare institution"),
    ECONOMY("经济和信息化部门", "economic department"),
    STATISTICS("统计部门", "statistics"),
    CREDIT("公共信用信息平台", "public credit information"),
    OTHER_SIDE("对方省市协查", "enquiry answered by the other side"),
    COURT("法院文书", "court document"),
    OTHER("其他", "other");

    private final Words words;

    Source(String zh, String en) {
        this.words = Words.of(zh, en);
    }

    @Override
    public Words words() {
        return words;
    }
}
