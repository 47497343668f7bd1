package tongban.node.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.service.identifier.DisabilityCardNumber;
import tongban.service.text.Words;

/**
 * What a register can hold: a closed set, each with its shape in {@link Kind}. The values stand in
 * the order of the shape, so that a file's header, a form and the sealed record are one thing.
 *
 * <p>Every one of them holds for some days and comes from somewhere: that is the {@link Statement}
 * around it. Amounts are yuan a month unless a field says otherwise.
 */
public sealed interface Particulars
        permits EnterpriseParticulars,
                Particulars.Identity,
                Particulars.Residence,
                Particulars.Membership,
                Particulars.Income,
                Particulars.Property,
                Particulars.DisabilityCard,
                Particulars.ChildStatus,
                Particulars.Marriage,
                Particulars.Enrolment,
                Particulars.BedStay,
                Particulars.Dwelling,
                Particulars.Premises,
                Particulars.Beds {

    Kind kind();

    /** In the order of {@link Kind#shape()}; empty where not stated. */
    List<Optional<?>> values();

    /**
     * What tells it apart from another of the same kind that holds at the same time; empty where a
     * subject has one at a time.
     */
    default String slot() {
        return "";
    }

    /** What names the subject, where it is this that does. */
    default Optional<String> title() {
        return Optional.empty();
    }

    /** The number of another subject that it names: a household, an institution. */
    default Optional<String> linked() {
        return Optional.empty();
    }

    // ------------------------------------------------------------------ of a person

    /** Who it is. Sex and birth date are in the number. */
    record Identity(String name, Optional<LocalDate> died) implements Particulars {
        @Override
        public Kind kind() {
            return Kind.IDENTITY;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(name), died);
        }

        @Override
        public Optional<String> title() {
            return Optional.of(name);
        }
    }

    /**
     * Where somebody is registered and lives; either may lie across the border or elsewhere.
     *
     * @param hukou division code of the registered place
     * @param lives division code of the habitual residence, where known
     */
    record Residence(String hukou, Settlement settlement, Optional<String> lives)
            implements Particulars {
        @Override
        public Kind kind() {
            return Kind.RESIDENCE;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(hukou), Optional.of(settlement), lives);
        }
    }

    /**
     * Belonging to a household.
     *
     * @param household number of the household
     * @param counted whether he counts as a member for assistance (民发〔2021〕57号 第七条)
     */
    record Membership(String household, Relation relation, Counted counted) implements Particulars {
        @Override
        public Kind kind() {
            return Kind.MEMBERSHIP;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(household), Optional.of(relation), Optional.of(counted));
        }

        @Override
        public String slot() {
            return household;
        }

        @Override
        public Optional<String> linked() {
            return Optional.of(household);
        }
    }

    /**
     * One income (57号 第十三条).
     *
     * @param payer who pays it, where there is one
     * @param monthly yuan a month
     * @param cost necessary cost of earning it, yuan a month
     */
    record Income(
            IncomeKind income,
            Optional<String> payer,
            BigDecimal monthly,
            Optional<BigDecimal> cost)
            implements Particulars {
        @Override
        public Kind kind() {
            return Kind.INCOME;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(income), payer, Optional.of(monthly), cost);
        }

        @Override
        public String slot() {
            return income.name() + "|" + payer.orElse("");
        }
    }

    /**
     * One thing owned (57号 第十四条).
     *
     * @param what which account, which house, which vehicle
     * @param worth yuan in all
     * @param area square metres, of a dwelling
     */
    record Property(
            PropertyKind property,
            String what,
            Optional<BigDecimal> worth,
            Optional<BigDecimal> area)
            implements Particulars {
        @Override
        public Kind kind() {
            return Kind.PROPERTY;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(property), Optional.of(what), worth, area);
        }

        @Override
        public String slot() {
            return property.name() + "|" + what;
        }
    }

    /** A disability card; its number holds the holder, the category and the grade. */
    record DisabilityCard(DisabilityCardNumber number) implements Particulars {
        @Override
        public Kind kind() {
            return Kind.DISABILITY_CARD;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(number));
        }

        public Words category() {
            return switch (number.category()) {
                case 1 -> Words.of("视力", "sight");
                case 2 -> Words.of("听力", "hearing");
                case 3 -> Words.of("言语", "speech");
                case 4 -> Words.of("肢体", "limbs");
                case 5 -> Words.of("智力", "intellect");
                case 6 -> Words.of("精神", "mind");
                case 7 -> Words.of("多重", "several");
                default -> throw new IllegalStateException("a category is a digit from 1 to 7");
            };
        }

        public Words grade() {
            return Words.of(
                    List.of("一级", "二级", "三级", "四级").get(number.grade() - 1),
                    "grade " + number.grade());
        }

        /** Issued again how many times; empty for a first card. */
        public Words reissue() {
            return number.reissue() == 0
                    ? Words.of("", "")
                    : Words.of("第" + number.reissue() + "次补换领", "reissue " + number.reissue());
        }
    }

    /** An orphan or a child without anybody to care for it (0.4; 国办发〔2010〕54号, 民发〔2019〕62号). */
    record ChildStatus(ChildClass status, Placement placement) implements Particulars {
        @Override
        public Kind kind() {
            return Kind.CHILD_STATUS;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(status), Optional.of(placement));
        }
    }

    /** Whether somebody is married, by the register of marriages. */
    record Marriage(MaritalStatus status) implements Particulars {
        @Override
        public Kind kind() {
            return Kind.MARRIAGE;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(status));
        }
    }

    /** Being enrolled at a school. */
    record Enrolment(String school, Stage stage, boolean fullTime) implements Particulars {
        @Override
        public Kind kind() {
            return Kind.ENROLMENT;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(school), Optional.of(stage), Optional.of(fullTime));
        }

        @Override
        public String slot() {
            return stage.name() + "|" + school;
        }
    }

    /** Living in an institution. */
    record BedStay(String institution, BedKind bed) implements Particulars {
        @Override
        public Kind kind() {
            return Kind.BED_STAY;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(institution), Optional.of(bed));
        }

        @Override
        public String slot() {
            return institution;
        }

        @Override
        public Optional<String> linked() {
            return Optional.of(institution);
        }
    }

    // ------------------------------------------------------------------ of a household

    record Dwelling(String address, Settlement settlement) implements Particulars {
        @Override
        public Kind kind() {
            return Kind.DWELLING;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(address), Optional.of(settlement));
        }
    }

    // ------------------------------------------------------------------ of an institution

    record Premises(String name, InstitutionKind institution, String address)
            implements Particulars {
        @Override
        public Kind kind() {
            return Kind.PREMISES;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(name), Optional.of(institution), Optional.of(address));
        }

        @Override
        public Optional<String> title() {
            return Optional.of(name);
        }
    }

    /**
     * @param beds all of them
     * @param nursing those of them for people who need nursing
     */
    record Beds(int beds, int nursing) implements Particulars {
        @Override
        public Kind kind() {
            return Kind.BEDS;
        }

        @Override
        public List<Optional<?>> values() {
            return List.of(Optional.of(beds), Optional.of(nursing));
        }
    }

    // ------------------------------------------------------------------ closed lists

    enum Settlement implements Option {
        URBAN("城镇", "urban"),
        RURAL("农村", "rural");

        private final Words words;

        Settlement(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    /** To the head of the household. */
    enum Relation implements Option {
        HEAD("户主", "head"),
        SPOUSE("配偶", "spouse"),
        CHILD("子女", "child"),
        PARENT("父母", "parent"),
        GRANDCHILD("孙子女、外孙子女", "grandchild"),
        GRANDPARENT("祖父母、外祖父母", "grandparent"),
        SIBLING("兄弟姐妹", "brother or sister"),
        OTHER("其他", "other");

        private final Words words;

        Relation(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    /** Whether a person counts as a member of the family that lives together. */
    enum Counted implements Option {
        YES("计入共同生活家庭成员", "counts as a member"),
        CLERGY("连续三年以上脱离家庭独立生活的宗教教职人员，不计入", "clergy away for three years: not counted"),
        IN_PRISON("服刑、强制隔离戒毒，不计入", "in prison or compulsory isolation: not counted"),
        MISSING("宣告失踪，不计入", "declared missing: not counted"),
        OTHER_RULE("省级规定的其他不计入情形", "not counted by a rule of the province");

        private final Words words;

        Counted(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum IncomeKind implements Option {
        WAGE("工资性收入", "wages"),
        BUSINESS("经营净收入", "net income of a business"),
        PROPERTY("财产净收入", "net income from property"),
        TRANSFER("转移净收入", "net transfers"),
        OTHER("其他收入", "other income");

        private final Words words;

        IncomeKind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum PropertyKind implements Option {
        DEPOSIT("存款", "deposit"),
        SECURITIES("有价证券、基金", "securities and funds"),
        INSURANCE("商业保险", "commercial insurance"),
        CLAIM("债权", "claim"),
        VEHICLE("机动车辆", "motor vehicle"),
        DWELLING("住房", "dwelling"),
        OTHER_BUILDING("其他房屋", "other building"),
        COMPANY("企业出资", "share in a company"),
        OTHER("其他财产", "other property");

        private final Words words;

        PropertyKind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum ChildClass implements Option {
        ORPHAN("孤儿", "orphan"),
        UNATTENDED("事实无人抚养儿童", "de-facto unattended child"),
        HARD_UP("其他困境儿童", "other child in difficulty");

        private final Words words;

        ChildClass(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum Placement implements Option {
        RELATIVES("亲属抚养（社会散居）", "with relatives (scattered)"),
        INSTITUTION("机构养育（集中供养）", "in an institution (concentrated)"),
        FOSTER("家庭寄养", "foster care"),
        ADOPTED("收养", "adopted");

        private final Words words;

        Placement(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum MaritalStatus implements Option {
        UNMARRIED("未婚", "never married"),
        MARRIED("已婚", "married"),
        DIVORCED("离婚", "divorced"),
        WIDOWED("丧偶", "widowed");

        private final Words words;

        MaritalStatus(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum Stage implements Option {
        PRE_SCHOOL("学前教育", "pre-school"),
        PRIMARY("小学", "primary"),
        JUNIOR("初中", "junior secondary"),
        SENIOR("普通高中", "senior secondary"),
        VOCATIONAL("中等职业教育", "secondary vocational"),
        COLLEGE("大专", "junior college"),
        BACHELOR("本科", "bachelor"),
        MASTER("硕士研究生", "master"),
        SPECIAL("特殊教育", "special education");

        private final Words words;

        Stage(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum BedKind implements Option {
        ORDINARY("普通床位", "ordinary bed"),
        NURSING("护理型床位", "nursing bed"),
        CHILD("儿童床位", "child's bed");

        private final Words words;

        BedKind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }

    enum InstitutionKind implements Option {
        NURSING_HOME("养老院", "home for old people"),
        EXTREME_POVERTY_HOME("特困人员供养服务机构", "home for people in extreme poverty"),
        CHILDREN_HOME("儿童福利机构", "children's home"),
        CHILD_PROTECTION("未成年人救助保护机构", "protection of minors"),
        COUNTY_CARE_HOME("县级失能特困人员养护院", "county care home"),
        COMMUNITY_CENTRE("社区养老服务综合体", "community elder-care centre"),
        REHABILITATION("康复机构", "rehabilitation institution");

        private final Words words;

        InstitutionKind(String zh, String en) {
            this.words = Words.of(zh, en);
        }

        @Override
        public Words words() {
            return words;
        }
    }
}
