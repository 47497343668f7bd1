package tongban.node.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.service.identifier.CitizenNumber;
import tongban.service.identifier.DisabilityCardNumber;
import tongban.service.text.Words;

/**
 * The kinds of {@link Particulars} with their shapes: of which subject, in which file, with which
 * fields. A shape is read by imports and forms, written into the sealed record, and shown.
 */
public enum Kind {
    IDENTITY(
            SubjectKind.PERSON,
            "people",
            Words.of("基本信息", "Identity"),
            field("name", "姓名", "Name", new FieldType.Text(100)),
            silent("died", "死亡日期", "Died", new FieldType.Day())),
    RESIDENCE(
            SubjectKind.PERSON,
            "residences",
            Words.of("户籍和居住", "Registration and residence"),
            field("hukou", "户籍地", "Registered place (hukou)", new FieldType.Place(true)),
            field("settlement", "城乡", "Urban or rural", one(Particulars.Settlement.values())),
            silent("lives", "经常居住地", "Habitual residence", new FieldType.Place(true))),
    MEMBERSHIP(
            SubjectKind.PERSON,
            "members",
            Words.of("家庭成员关系", "Membership of a household"),
            field(
                    "household_number",
                    "户编号",
                    "Household number",
                    new FieldType.Number(SubjectKind.HOUSEHOLD)),
            field("relation", "与户主关系", "Relation to the head", one(Particulars.Relation.values())),
            field("counted", "是否计入", "Counted or not", one(Particulars.Counted.values()))),
    INCOME(
            SubjectKind.PERSON,
            "incomes",
            Words.of("收入", "Income"),
            field("income", "收入类别", "Kind of income", one(Particulars.IncomeKind.values())),
            silent("payer", "支付方", "Payer", new FieldType.Text(100)),
            field("monthly", "每月金额", "A month", new FieldType.Money()),
            silent("cost", "每月必要成本", "Necessary cost a month", new FieldType.Money())),
    PROPERTY(
            SubjectKind.PERSON,
            "property",
            Words.of("财产", "Property"),
            field("property", "财产类别", "Kind of property", one(Particulars.PropertyKind.values())),
            field("what", "具体内容", "Which", new FieldType.Text(200)),
            silent("worth", "价值", "Worth", new FieldType.Money()),
            silent("area", "面积（平方米）", "Area in square metres", new FieldType.Area())),
    DISABILITY_CARD(
            SubjectKind.PERSON,
            "disability-cards",
            Words.of("残疾人证", "Disability card"),
            field("card_number", "残疾人证号", "Card number", new FieldType.Card())),
    CHILD_STATUS(
            SubjectKind.PERSON,
            "child-status",
            Words.of("儿童身份", "Child's status"),
            field("status", "身份", "Status", one(Particulars.ChildClass.values())),
            field("placement", "养育方式", "Placement", one(Particulars.Placement.values()))),
    MARRIAGE(
            SubjectKind.PERSON,
            "marriages",
            Words.of("婚姻状况", "Marital status"),
            field("status", "婚姻状况", "Marital status", one(Particulars.MaritalStatus.values()))),
    ENROLMENT(
            SubjectKind.PERSON,
            "enrolments",
            Words.of("就读", "Enrolment"),
            field("school", "学校", "School", new FieldType.Text(100)),
            field("stage", "学段", "Stage", one(Particulars.Stage.values())),
            field("full_time", "全日制", "Full time", new FieldType.YesNo())),
    BED_STAY(
            SubjectKind.PERSON,
            "bed-stays",
            Words.of("入住机构", "Stay in an institution"),
            field(
                    "institution",
                    "机构",
                    "Institution",
                    new FieldType.Number(SubjectKind.INSTITUTION)),
            field("bed", "床位类别", "Kind of bed", one(Particulars.BedKind.values()))),
    DWELLING(
            SubjectKind.HOUSEHOLD,
            "households",
            Words.of("家庭住址", "Dwelling"),
            field("address", "住址", "Address", new FieldType.Text(200)),
            field("settlement", "城乡", "Urban or rural", one(Particulars.Settlement.values()))),
    PREMISES(
            SubjectKind.INSTITUTION,
            "institutions",
            Words.of("机构信息", "Institution"),
            field("name", "机构名称", "Name", new FieldType.Text(100)),
            field(
                    "institution",
                    "机构类别",
                    "Kind of institution",
                    one(Particulars.InstitutionKind.values())),
            field("address", "地址", "Address", new FieldType.Text(200))),
    BEDS(
            SubjectKind.INSTITUTION,
            "beds",
            Words.of("床位", "Beds"),
            field("beds", "床位总数", "Beds", new FieldType.Count(100_000)),
            field("nursing", "其中护理型床位", "Nursing beds among them", new FieldType.Count(100_000))),
    ENTERPRISE(
            SubjectKind.ENTERPRISE,
            "enterprises",
            Words.of("企业信息", "Enterprise"),
            field("name", "企业名称", "Name", new FieldType.Text(100)),
            field(
                    "enterprise",
                    "企业类型",
                    "Kind of enterprise",
                    one(EnterpriseParticulars.EnterpriseKind.values())),
            field("founded", "成立日期", "Founded", new FieldType.Day()),
            field("office", "住所地", "Registered office", new FieldType.Place(false)),
            field("industry", "行业小类", "Industry", new FieldType.Industry()),
            field("status", "登记状态", "Status", one(EnterpriseParticulars.Operation.values()))),
    REPRESENTATIVE(
            SubjectKind.ENTERPRISE,
            "representatives",
            Words.of("法定代表人和办事人员", "Who acts for it"),
            field("capacity", "身份", "As", one(EnterpriseParticulars.Capacity.values())),
            field("name", "姓名", "Name", new FieldType.Text(100)),
            field("citizen_number", "公民身份号码", "Citizen number", new FieldType.Citizen())),
    YEAR_FIGURES(
            SubjectKind.ENTERPRISE,
            "year-figures",
            Words.of("年度数据", "Figures of a year"),
            field("year", "年度", "Year", new FieldType.Count(2999)),
            silent("revenue", "营业收入", "Revenue", new FieldType.TenThousand()),
            silent("research", "研发费用", "Research expense", new FieldType.TenThousand()),
            silent("tax", "纳税额", "Tax paid", new FieldType.TenThousand()),
            silent("employees", "从业人员", "Employees", new FieldType.Count(10_000_000)),
            silent("insured", "参加失业保险人数", "Insured employees", new FieldType.Count(10_000_000)),
            silent("premiums", "缴纳失业保险费", "Unemployment premiums paid", new FieldType.Money()),
            silent("scale", "企业规模", "Scale", one(EnterpriseParticulars.Scale.values())),
            silent("above_scale_since", "纳入规模以上日期", "Above scale since", new FieldType.Day())),
    QUALIFICATION(
            SubjectKind.ENTERPRISE,
            "qualifications",
            Words.of("资质", "Qualification"),
            field(
                    "qualification",
                    "资质类别",
                    "Kind of qualification",
                    one(EnterpriseParticulars.QualificationKind.values())),
            silent("number", "证书编号", "Number", new FieldType.Text(100))),
    STANDING(
            SubjectKind.ENTERPRISE,
            "standings",
            Words.of("信用名单", "Lists of dishonesty and abnormal operation"),
            field("list", "名单", "List", one(EnterpriseParticulars.Blacklist.values())),
            field("listed", "是否列入", "On it", new FieldType.YesNo()));

    /**
     * One field of a shape.
     *
     * @param name in files, forms and sealed records
     * @param required whether it has to be stated
     */
    public record Field(String name, Words words, FieldType type, boolean required) {}

    private final SubjectKind of;
    private final String file;
    private final Words words;
    private final List<Field> shape;

    Kind(SubjectKind of, String file, Words words, Field... shape) {
        this.of = of;
        this.file = file;
        this.words = words;
        this.shape = List.of(shape);
    }

    private static Field field(String name, String zh, String en, FieldType type) {
        return new Field(name, Words.of(zh, en), type, true);
    }

    private static Field silent(String name, String zh, String en, FieldType type) {
        return new Field(name, Words.of(zh, en), type, false);
    }

    private static FieldType one(Option[] options) {
        return new FieldType.OneOf(List.of(options));
    }

    /** Of which kind of subject it is said. */
    public SubjectKind of() {
        return of;
    }

    /** The name of its file, as a command writes it: {@code people}. */
    public String file() {
        return file;
    }

    public Words words() {
        return words;
    }

    public List<Field> shape() {
        return shape;
    }

    /** Whether a subject begins with it: its file says where the subject's file is kept. */
    public boolean isFounding() {
        return switch (this) {
            case IDENTITY, DWELLING, PREMISES, ENTERPRISE -> true;
            case RESIDENCE,
                    MEMBERSHIP,
                    INCOME,
                    PROPERTY,
                    DISABILITY_CARD,
                    CHILD_STATUS,
                    MARRIAGE,
                    ENROLMENT,
                    BED_STAY,
                    BEDS,
                    REPRESENTATIVE,
                    YEAR_FIGURES,
                    QUALIFICATION,
                    STANDING ->
                    false;
        };
    }

    /** The kind of subject that it names beside its own, if it does. */
    public Optional<SubjectKind> links() {
        return shape.stream()
                .filter(f -> f.type() instanceof FieldType.Number)
                .map(f -> ((FieldType.Number) f.type()).of())
                .findFirst();
    }

    public static Optional<Kind> ofFile(String name) {
        return Arrays.stream(values()).filter(k -> k.file.equals(name)).findFirst();
    }

    public static Optional<Kind> ofName(String name) {
        return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst();
    }

    /** The kinds that are said of a kind of subject, the founding one first. */
    public static List<Kind> of(SubjectKind subject) {
        return Arrays.stream(values()).filter(k -> k.of == subject).toList();
    }

    /** The values of a particular, as files and records hold them; what is not stated is absent. */
    static Map<String, String> written(Particulars particulars) {
        Map<String, String> written = new LinkedHashMap<>();
        List<Optional<?>> values = particulars.values();
        List<Field> shape = particulars.kind().shape;
        for (int i = 0; i < shape.size(); i++) {
            Field field = shape.get(i);
            values.get(i).ifPresent(v -> written.put(field.name(), field.type().write(v)));
        }
        return written;
    }

    /**
     * @param values by field, each of the type that {@link FieldType#read} gives; required ones are
     *     there
     */
    Particulars of(Map<String, Object> values) {
        Values v = new Values(values);
        return switch (this) {
            case IDENTITY ->
                    new Particulars.Identity(
                            v.get("name", String.class), v.find("died", LocalDate.class));
            case RESIDENCE ->
                    new Particulars.Residence(
                            v.get("hukou", String.class),
                            v.get("settlement", Particulars.Settlement.class),
                            v.find("lives", String.class));
            case MEMBERSHIP ->
                    new Particulars.Membership(
                            v.get("household_number", String.class),
                            v.get("relation", Particulars.Relation.class),
                            v.get("counted", Particulars.Counted.class));
            case INCOME ->
                    new Particulars.Income(
                            v.get("income", Particulars.IncomeKind.class),
                            v.find("payer", String.class),
                            v.get("monthly", BigDecimal.class),
                            v.find("cost", BigDecimal.class));
            case PROPERTY ->
                    new Particulars.Property(
                            v.get("property", Particulars.PropertyKind.class),
                            v.get("what", String.class),
                            v.find("worth", BigDecimal.class),
                            v.find("area", BigDecimal.class));
            case DISABILITY_CARD ->
                    new Particulars.DisabilityCard(
                            v.get("card_number", DisabilityCardNumber.class));
            case CHILD_STATUS ->
                    new Particulars.ChildStatus(
                            v.get("status", Particulars.ChildClass.class),
                            v.get("placement", Particulars.Placement.class));
            case MARRIAGE ->
                    new Particulars.Marriage(v.get("status", Particulars.MaritalStatus.class));
            case ENROLMENT ->
                    new Particulars.Enrolment(
                            v.get("school", String.class),
                            v.get("stage", Particulars.Stage.class),
                            v.get("full_time", Boolean.class));
            case BED_STAY ->
                    new Particulars.BedStay(
                            v.get("institution", String.class),
                            v.get("bed", Particulars.BedKind.class));
            case DWELLING ->
                    new Particulars.Dwelling(
                            v.get("address", String.class),
                            v.get("settlement", Particulars.Settlement.class));
            case PREMISES ->
                    new Particulars.Premises(
                            v.get("name", String.class),
                            v.get("institution", Particulars.InstitutionKind.class),
                            v.get("address", String.class));
            case BEDS ->
                    new Particulars.Beds(
                            v.get("beds", Integer.class), v.get("nursing", Integer.class));
            case ENTERPRISE ->
                    new EnterpriseParticulars.Enterprise(
                            v.get("name", String.class),
                            v.get("enterprise", EnterpriseParticulars.EnterpriseKind.class),
                            v.get("founded", LocalDate.class),
                            v.get("office", String.class),
                            v.get("industry", String.class),
                            v.get("status", EnterpriseParticulars.Operation.class));
            case REPRESENTATIVE ->
                    new EnterpriseParticulars.Representative(
                            v.get("capacity", EnterpriseParticulars.Capacity.class),
                            v.get("name", String.class),
                            v.get("citizen_number", CitizenNumber.class));
            case YEAR_FIGURES ->
                    new EnterpriseParticulars.YearFigures(
                            v.get("year", Integer.class),
                            v.find("revenue", BigDecimal.class),
                            v.find("research", BigDecimal.class),
                            v.find("tax", BigDecimal.class),
                            v.find("employees", Integer.class),
                            v.find("insured", Integer.class),
                            v.find("premiums", BigDecimal.class),
                            v.find("scale", EnterpriseParticulars.Scale.class),
                            v.find("above_scale_since", LocalDate.class));
            case QUALIFICATION ->
                    new EnterpriseParticulars.Qualification(
                            v.get("qualification", EnterpriseParticulars.QualificationKind.class),
                            v.find("number", String.class));
            case STANDING ->
                    new EnterpriseParticulars.Standing(
                            v.get("list", EnterpriseParticulars.Blacklist.class),
                            v.get("listed", Boolean.class));
        };
    }

    private record Values(Map<String, Object> values) {
        <T> T get(String name, Class<T> type) {
            @Nullable Object value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("A required field is not there: " + name);
            }
            return type.cast(value);
        }

        <T> Optional<T> find(String name, Class<T> type) {
            return Optional.ofNullable(values.get(name)).map(type::cast);
        }
    }
}
