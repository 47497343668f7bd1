package tongban.node.place;

import tongban.service.text.Words;

/** Every reason that competence can give, in words; {0} and {1} are names. */
enum Ground {
    PLACE_BY_ROLE("按{0}确定办理地：{1}。", "The {0} decides where this is handled: {1}.", Law.SERVICE),
    PLACE_RENAMED("代码 {0} 已停用，该地现为：{1}。", "Code {0} has ended; the place is now {1}.", Law.SERVICE),
    PLACE_EARLIER(
            "代码 {0} 当日尚未启用，该地当时为：{1}。",
            "Code {0} was not yet in use; the place was then {1}.", Law.SERVICE),
    CODE_LEGACY(
            "{0} 的新区划代码未采集，沿用旧代码。",
            "The new code of {0} was not collected; the old one stands in.", Law.SERVICE),
    LOCAL_BODIES("由{0}受理，{1}决定。", "Accepted by: {0}. Decided by: {1}.", Law.SERVICE),
    SOCIAL_STAYS_LOCAL(
            "社会事务由所在地人民政府负责，{0}内也一样。",
            "Social affairs stay with the local government, inside the {0} too.", Law.DECISION_1_2),
    ECONOMIC_BY_POWER_LIST(
            "项目在{0}内，属经济管理，当日权力清单有此项，由{1}办理。",
            "The site lies inside the {0}, the matter is economic, and the power list has it on that day: {1} handles it.",
            Law.DECISION_2_2),
    ECONOMIC_NOT_LISTED(
            "{0}的权力清单当日没有此项，仍由所在地机关办理。",
            "The power list of the {0} does not have this matter on that day; the local bodies handle it.",
            Law.DECISION_2_2),
    BEFORE_DECISION(
            "决定施行前，{0}管委会未获授权或委托，由所在地机关办理。",
            "Before the decision came into force nothing was conferred on the committee of the {0}; the local bodies handle it.",
            Law.DECISION_IN_FORCE),
    SITE_OUTSIDE(
            "所在镇只有部分区域属于{0}，该地点在区外。",
            "Only a part of the town belongs to the {0}, and this site lies outside.", Law.SERVICE),
    ACTS_AUTHORISED(
            "授权：{0}以自己的名义决定。", "Authorised: {0} decides in its own name.", Law.DECISION_2_1),
    ACTS_ENTRUSTED(
            "委托：{0}以{1}的名义决定。", "Entrusted: {0} decides in the name of {1}.", Law.DECISION_2_1),
    YUBEI_SUCCEEDED(
            "决定所称渝北区已撤销，该镇现属{0}；权力由其承接为演示假定。",
            "The decision names Yubei, since abolished; the town now lies in {0}. That the power passed on is assumed for demonstration.",
            Law.DECISION_2_1),
    DEMONSTRATION_ENTRY(
            "权力清单条目 {0} 为演示数据：公布的清单未能核实。",
            "Power list entry {0} is demonstration: the published list could not be verified.",
            Law.DECISION_2_2),
    HOUSEHOLD_ONE_PLACE("家庭成员户籍都在{0}。", "All members are registered in {0}.", Law.ALLOWANCE_4),
    HOUSEHOLD_ONE_COUNTY(
            "家庭成员户籍在同一县内不同乡镇，按申请人的户籍地{0}受理。",
            "The members are registered in several towns of one county; the applicant's town {0} accepts.",
            Law.ALLOWANCE_4),
    HOUSEHOLD_CONSISTENT(
            "家庭成员户籍分属两省市，由户籍地与经常居住地一致的成员在{0}申请。",
            "The members are registered in different provinces; a member who lives where she is registered applies in {0}.",
            Law.ALLOWANCE_5_1),
    HOUSEHOLD_ANY(
            "家庭成员户籍分属两省市，且无人户籍地与经常居住地一致，可由任一成员在户籍地申请：{0}。",
            "The members are registered in different provinces and none lives where registered; any member's place will do: {0}.",
            Law.ALLOWANCE_5_1),
    HOUSEHOLD_ACCEPTING_COUNTY(
            "受理地负责审核确认和资金发放，其他成员户籍地配合。",
            "The accepting place reviews, confirms and pays; the members' other places cooperate.",
            Law.ALLOWANCE_5_1),
    HOUSEHOLD_SAME_PROVINCE(
            "家庭成员户籍在同一省市的不同县，按该省市规定办理；规定未采集，由工作人员选定{0}。",
            "The members are registered in different counties of one province, whose own rule applies; it was not collected, and {0} was chosen by the staff.",
            Law.ALLOWANCE_5_2),
    HOUSEHOLD_WHOLE(
            "家庭整体纳入，不得只纳入个别成员。",
            "The household is taken in whole, never single members alone.",
            Law.WHOLE_HOUSEHOLD),
    REMEDY_TERM(
            "自知道决定之日起60日内可以申请行政复议。",
            "Reconsideration may be sought within 60 days of learning of the decision.",
            Law.RECONSIDERATION_20),
    REMEDY_COURT(
            "也可以自知道决定之日起6个月内向人民法院提起行政诉讼。",
            "Or an action may be brought before the court within 6 months of learning of the decision.",
            Law.LITIGATION_46),
    REMEDY_INACTION(
            "对不履行法定职责不服的，应当先申请行政复议。",
            "Against inaction, reconsideration comes first.",
            Law.RECONSIDERATION_23),
    REMEDY_ELECTRONIC(
            "决定通过互联网送达的，网上提交复议申请的渠道：{0}。",
            "Of a decision served online, reconsideration is applied for online by: {0}.",
            Law.RECONSIDERATION_22),
    REMEDY_GOVERNMENT(
            "不服的，向{0}申请行政复议。", "Reconsideration is sought from {0}.", Law.RECONSIDERATION_24),
    REMEDY_VERTICAL(
            "实行垂直领导，不服的，向上一级{0}申请行政复议。",
            "The body is led vertically: reconsideration is sought from {0}.",
            Law.RECONSIDERATION_27),
    REMEDY_ENTRUSTING(
            "受委托作出的，{0}为被申请人。",
            "The power was entrusted: {0} answers for it.", Law.RECONSIDERATION_19);

    private final String zh;
    private final String en;
    private final Law law;

    Ground(String zh, String en, Law law) {
        this.zh = zh;
        this.en = en;
        this.law = law;
    }

    Reason reason(Words... names) {
        return reason(law.citation(), names);
    }

    Reason reason(Citation citation, Words... names) {
        String inZh = zh;
        String inEn = en;
        for (int i = 0; i < names.length; i++) {
            inZh = inZh.replace("{" + i + "}", names[i].zh());
            inEn = inEn.replace("{" + i + "}", names[i].en());
        }
        return new Reason(name(), new Words(inZh, inEn), citation);
    }
}
