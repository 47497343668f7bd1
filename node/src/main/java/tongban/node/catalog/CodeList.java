package tongban.node.catalog;

import java.util.Arrays;
import java.util.Optional;
import tongban.service.text.Words;

/**
 * The code lists of a service item, all of them on this page: the numbers are those of GB/T
 * 39046—2020, annex A, where the standard has a number. Lists that it leaves to words ({@link
 * Scope} and from {@link TermUnit} on) carry codes of our own.
 */
public sealed interface CodeList {
    /** One line of a list. */
    record Entry(String code, Words words) {}

    Entry entry();

    default String code() {
        return entry().code();
    }

    default Words words() {
        return entry().words();
    }

    /**
     * The entry of {@code list} with this code, its Chinese words or its constant's name. Leading
     * zeros make no difference: exchange tables write 05, portals write 5.
     */
    static <E extends Enum<E> & CodeList> Optional<E> find(Class<E> list, String written) {
        String wanted = unpadded(written.strip());
        return Arrays.stream(list.getEnumConstants())
                .filter(e ->
                        unpadded(e.code()).equals(wanted)
                                || e.words().zh().equals(wanted)
                                || e.name().equalsIgnoreCase(wanted.replace('-', '_')))
                .findFirst();
    }

    private static String unpadded(String code) {
        return code.length() > 1 && code.charAt(0) == '0' ? code.substring(1) : code;
    }

    /**
     * A.1 事项类型. Nothing hangs on it but its own display: live social-assistance items are filed
     * under 20, not 05. The standard leaves 11 to 19 and 21 onwards free for local use; a free code
     * means nothing outside its system.
     */
    enum ItemType implements CodeList {
        ADMINISTRATIVE_POWER("00", "行政权力", "administrative power"),
        LICENCE("01", "行政许可", "administrative licence"),
        PENALTY("02", "行政处罚", "administrative penalty"),
        COERCION("03", "行政强制", "administrative coercion"),
        LEVY("04", "行政征收", "administrative levy"),
        PAYMENT("05", "行政给付", "administrative payment"),
        INSPECTION("06", "行政检查", "administrative inspection"),
        CONFIRMATION("07", "行政确认", "administrative confirmation"),
        AWARD("08", "行政奖励", "administrative award"),
        RULING("09", "行政裁决", "administrative ruling"),
        OTHER_POWER("10", "其他行政权力", "other administrative power"),
        PUBLIC_SERVICE("20", "公共服务", "public service");

        private final Entry entry;

        ItemType(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /** A.2 行使层级. */
    enum ExercisingLevel implements CodeList {
        NATION("1", "国家级", "national"),
        PROVINCE("2", "省级", "provincial"),
        CITY("3", "市级", "municipal"),
        COUNTY("4", "县级", "county"),
        TOWN("5", "镇（乡、街道）级", "township or subdistrict"),
        VILLAGE("6", "村（社区）级", "village or community"),
        GRADED("7", "分级管理", "by grade");

        private final Entry entry;

        ExercisingLevel(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /**
     * A.3 实施主体性质. An authorised body acts in its own name, an entrusted one in that of the
     * entrusting body.
     */
    enum BodyNature implements CodeList {
        STATUTORY("1", "法定机关", "statutory agency"),
        AUTHORISED("2", "授权组织", "authorised organisation"),
        ENTRUSTED("3", "受委托组织", "entrusted organisation"),
        OTHER("9", "其他", "other");

        private final Entry entry;

        BodyNature(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /** A.4 服务对象. */
    enum Audience implements CodeList {
        NATURAL_PERSON("1", "自然人", "natural persons"),
        ENTERPRISE("2", "企业法人", "enterprises"),
        INSTITUTION("3", "事业法人", "public institutions"),
        SOCIAL_ORGANISATION("4", "社会组织法人", "social organisations"),
        AGENCY("5", "行政机关", "agencies"),
        OTHER_ORGANISATION("6", "其他组织", "other organisations");

        private final Entry entry;

        Audience(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /** A.5 办理形式. */
    enum HandlingForm implements CodeList {
        WINDOW("1", "窗口办理", "at a window"),
        COMPUTER("2", "电脑端办理", "on a computer"),
        MOBILE("3", "移动端办理", "on a phone"),
        COURIER("4", "快递办理", "by courier"),
        OTHER("9", "其他", "other");

        private final Entry entry;

        HandlingForm(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /** A.6 办件类型. */
    enum CaseKind implements CodeList {
        INSTANT("1", "即办件", "done on the spot"),
        PROMISED("2", "承诺件", "done within a promised term"),
        OTHER("9", "其他", "other");

        private final Entry entry;

        CaseKind(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /** A.7 特别程序种类. */
    enum SpecialProcedure implements CodeList {
        EXTENSION("1", "延长审批", "extension of the term"),
        NOT_COUNTED("2", "除延长审批之外的情况", "step that is not counted"),
        NONE("0", "无", "none");

        private final Entry entry;

        SpecialProcedure(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /** A.8 满意度. 1 is best; stars run the other way. */
    enum Satisfaction implements CodeList {
        VERY_SATISFIED("1", "非常满意", "very satisfied"),
        SATISFIED("2", "满意", "satisfied"),
        FAIRLY_SATISFIED("3", "基本满意", "fairly satisfied"),
        DISSATISFIED("4", "不满意", "dissatisfied"),
        VERY_DISSATISFIED("5", "非常不满意", "very dissatisfied");

        private final Entry entry;

        Satisfaction(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }

        /** Five stars for the best, one for the worst. */
        public int stars() {
            return 6 - Integer.parseInt(code());
        }
    }

    /** 通办范围. The standard names the four words; the numbers are ours. */
    enum Scope implements CodeList {
        NATIONWIDE("1", "全国", "nationwide"),
        ACROSS_PROVINCES("2", "跨省", "across provinces"),
        ACROSS_CITIES("3", "跨市", "across cities"),
        ACROSS_COUNTIES("4", "跨县", "across counties");

        private final Entry entry;

        Scope(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /**
     * The three ways in which a matter crosses a border. The constant's name is what a case
     * carries.
     */
    enum Mode implements CodeList {
        FULL_ONLINE("full-online", "全程网办", "fully online"),
        REMOTE_COLLECT("remote-collection", "异地代收代办", "collected for another place"),
        MULTI_PLACE("joint", "多地联办", "handled jointly by several places");

        private final Entry entry;

        Mode(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    enum TermUnit implements CodeList {
        WORKING_DAY("working-day", "个工作日", "working day"),
        CALENDAR_DAY("calendar-day", "日", "calendar day"),
        MONTH("month", "个月", "month"),
        YEAR("year", "年", "year"),
        /** Done while the applicant waits; the amount is 0. */
        ON_THE_SPOT("on-the-spot", "即时办结", "on the spot");

        private final Entry entry;

        TermUnit(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /** 网上办理深度. Public checkers agree only on what level IV means. */
    enum OnlineDepth implements CodeList {
        LEVEL_1("1", "Ⅰ级", "level I"),
        LEVEL_2("2", "Ⅱ级", "level II"),
        LEVEL_3("3", "Ⅲ级", "level III"),
        LEVEL_4("4", "Ⅳ级（全程网办）", "level IV (fully online)");

        private final Entry entry;

        OnlineDepth(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /** How a case is closed once something is handed out. */
    enum Closing implements CodeList {
        CERTIFICATE("certificate", "出证办结", "closed with a certificate"),
        DOCUMENT("document", "出文办结", "closed with a document"),
        APPROVAL("approval", "审批办结", "closed with an approval");

        private final Entry entry;

        Closing(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    enum Necessity implements CodeList {
        NECESSARY("necessary", "必要", "necessary"),
        NOT_NECESSARY("not-necessary", "非必要", "not necessary"),
        MAY_FOLLOW("may-follow", "可容缺后补", "may follow later");

        private final Entry entry;

        Necessity(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    enum SourceChannel implements CodeList {
        APPLICANT("applicant", "申请人自备", "brought by the applicant"),
        GOVERNMENT("government", "政府部门核发", "issued by an agency"),
        OTHER("other", "其他", "other");

        private final Entry entry;

        SourceChannel(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    enum ItemState implements CodeList {
        IN_USE("in-use", "在用", "in use"),
        PAUSED("paused", "暂停", "paused"),
        CANCELLED("cancelled", "取消", "cancelled");

        private final Entry entry;

        ItemState(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }

    /**
     * The line of work an item belongs to; by it both sides' differently named departments are
     * found at once.
     */
    enum Sector implements CodeList {
        CIVIL_AFFAIRS("civil-affairs", "民政", "civil affairs"),
        DISABILITY("disability", "残联", "disabled persons' federation"),
        PUBLIC_SECURITY("public-security", "公安", "public security"),
        HEALTHCARE_SECURITY("healthcare-security", "医保", "healthcare security"),
        HUMAN_RESOURCES("human-resources", "人社", "human resources and social security"),
        HOUSING_FUND("housing-fund", "住房公积金", "housing provident fund"),
        MARKET_REGULATION("market-regulation", "市场监管", "market regulation"),
        TAXATION("taxation", "税务", "taxation"),
        NATURAL_RESOURCES("natural-resources", "自然资源", "natural resources"),
        TRANSPORT("transport", "交通运输", "transport"),
        JUSTICE("justice", "司法行政", "justice"),
        EDUCATION("education", "教育", "education"),
        HEALTH("health", "卫生健康", "health"),
        VETERANS("veterans", "退役军人事务", "veterans affairs"),
        DEVELOPMENT("development", "发展改革", "development and reform");

        private final Entry entry;

        Sector(String code, String zh, String en) {
            entry = new Entry(code, Words.of(zh, en));
        }

        @Override
        public Entry entry() {
            return entry;
        }
    }
}
