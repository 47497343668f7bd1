package tongban.node.paper;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongban.node.casework.CasePage;
import tongban.node.paper.Booklets.Part;
import tongban.service.Material;
import tongban.service.ServiceDefinition;
import tongban.service.identifier.CitizenNumber;
import tongban.service.text.Words;

/**
 * The forms that lead to a disability card (残疾人证申请表, 残疾评定表), handed out where a service asks for
 * the card: no shipped service decides on it, and what the federation, the assessor and the
 * neighbours say is written by hand. Opened from a case, what is known of the applicant is filled
 * in.
 */
public final class DisabilityForms {
    /** The paper by which a folder asks for the card. */
    private static final String CARD = "disability-card";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Words BY_HAND = Words.same("");

    private static final Words DEMONSTRATION =
            Words.of(
                    "本表按残疾人证申办、评定的通行内容编排，未与中国残联的正式表样核对，为演示表样。",
                    "Laid out by what such forms commonly hold and not checked against those of the federation: a demonstration.");

    private DisabilityForms() {}

    /** Which of them. */
    public enum Form {
        CARD_APPLICATION(Words.of("残疾人证申请表", "Application for a disability card"), "CJRZ-SQ"),
        ASSESSMENT(Words.of("残疾评定表", "Assessment of a disability"), "CJRZ-PD");

        private final Words title;
        private final String mark;

        Form(Words title, String mark) {
            this.title = title;
            this.mark = mark;
        }

        public Words title() {
            return title;
        }

        /**
         * @param of number of the case; empty for a blank form
         */
        String number(String of) {
            return of.isEmpty() ? mark : of + "-" + mark;
        }

        /** As an address writes it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Form> of(String written) {
            return Arrays.stream(values()).filter(f -> f.written().equals(written)).findFirst();
        }
    }

    /** Those that a service has use for: where it asks for the card. */
    public static List<Form> of(ServiceDefinition service) {
        return service.materials().stream().map(Material::id).anyMatch(CARD::equals)
                ? List.of(Form.values())
                : List.of();
    }

    /**
     * Of whom it is.
     *
     * @param number in full; empty where it is to be written by hand
     * @param of number of the case, for the foot; empty where it is of none
     */
    public record Applicant(
            String name, Optional<CitizenNumber> number, String mobile, String address, String of) {
        public static final Applicant UNKNOWN = new Applicant("", Optional.empty(), "", "", "");

        public static Applicant of(CasePage page, Optional<String> number, LocalDate today) {
            return new Applicant(
                    page.applicant().name(),
                    number.flatMap(n -> CitizenNumber.read(n, today, true).number()),
                    page.applicant().mobile(),
                    page.applicant().address(),
                    page.number());
        }

        private Words sex() {
            return number.map(n -> n.isMale() ? Words.of("男", "male") : Words.of("女", "female"))
                    .orElse(Words.of("□男　□女", "□ male　□ female"));
        }

        private Words born() {
            return number.map(n -> Words.day(n.birthDate())).orElse(BY_HAND);
        }
    }

    public static Booklets.Booklet of(Form form, Applicant of, LocalDate today) {
        List<Part> parts =
                switch (form) {
                    case CARD_APPLICATION -> application(of);
                    case ASSESSMENT -> assessment(of);
                };
        return new Booklets.Booklet(
                Words.same(""),
                form.title(),
                form.number(of.of()),
                parts,
                form.written() + ".pdf",
                today.atStartOfDay(ZONE).toInstant());
    }

    private static List<Booklets.Row> person(Applicant of) {
        return new ArrayList<>(
                List.of(
                        Booklets.Row.of("姓名", "Name", Words.same(of.name())),
                        Booklets.Row.of("性别", "Sex", of.sex()),
                        Booklets.Row.of("出生日期", "Born", of.born()),
                        Booklets.Row.of(
                                "公民身份号码",
                                "ID number",
                                of.number().map(n -> Words.same(n.digits())).orElse(BY_HAND)),
                        Booklets.Row.of("联系电话", "Telephone", Words.same(of.mobile())),
                        Booklets.Row.of("现居住地", "Lives at", Words.same(of.address()))));
    }

    private static List<Part> application(Applicant of) {
        List<Booklets.Row> who = person(of);
        who.add(Booklets.Row.of("户籍地", "Registered at", BY_HAND));
        who.add(
                Booklets.Row.of(
                        "民族、婚姻状况、文化程度", "Ethnic group, marital status, schooling", BY_HAND));
        who.add(
                Booklets.Row.of(
                        "监护人姓名、关系、电话（未成年人和不能表达意愿的人填写）",
                        "Guardian, relation, telephone (of a minor, or who cannot say himself)",
                        BY_HAND));
        return List.of(
                new Part.Table(Words.of("一、申请人", "1. Applicant"), who),
                new Part.Table(
                        Words.of("二、申请事项（勾选）", "2. What is applied for (tick)"),
                        List.of(
                                Booklets.Row.of(
                                        "申请类别",
                                        "Kind",
                                        Words.of(
                                                "□首次申领　□期满换领　□遗失、损坏补领　□类别或者等级变更　□户籍迁移　□注销",
                                                "□ first　□ renewed　□ lost or damaged　□ other category or grade　□ moved　□ cancelled")),
                                Booklets.Row.of(
                                        "残疾类别",
                                        "Category",
                                        Words.of(
                                                "□视力　□听力　□言语　□肢体　□智力　□精神　□多重",
                                                "□ sight　□ hearing　□ speech　□ limbs　□ intellectual　□ mental　□ multiple")),
                                Booklets.Row.of(
                                        "在哪里办",
                                        "Where",
                                        Words.of(
                                                "□户籍地　□居住地（跨省异地：居住地受理、评定、公示，户籍地批准、制证）",
                                                "□ where registered　□ where he lives (across provinces: taken in, assessed and shown there, approved where registered)")),
                                Booklets.Row.of(
                                        "领取方式",
                                        "How it is received",
                                        Words.of("□窗口领取　□邮寄", "□ at the window　□ by post")))),
                Part.Text.of(
                        "本人自愿申请残疾人证，同意由指定的医疗、评定机构进行残疾评定，并按规定公示；所填内容真实。",
                        "I apply of my own will, agree to be assessed by the body that is named and to the notice that the rules want; what is stated is true."),
                new Part.Signatures(
                        List.of(
                                Words.of(
                                        "申请人（监护人）签字或捺印",
                                        "Signature or fingerprint of the applicant (guardian)"))),
                new Part.Table(
                        Words.of("三、办理", "3. Handling"),
                        List.of(
                                Booklets.Row.of(
                                        "受理意见（县级残联）", "Taken in (county federation)", BY_HAND),
                                Booklets.Row.of("指定的评定机构、评定日期", "Assessor named, day", BY_HAND),
                                Booklets.Row.of(
                                        "评定结论（类别、等级）", "Assessed (category, grade)", BY_HAND),
                                Booklets.Row.of(
                                        "公示的起止日期和结果",
                                        "Shown in public, and what came of it",
                                        BY_HAND),
                                Booklets.Row.of(
                                        "批准意见（户籍地县级残联）", "Approved (county federation)", BY_HAND),
                                Booklets.Row.of(
                                        "残疾人证号、发证日期", "Card number, day of issue", BY_HAND))),
                Part.Text.of(DEMONSTRATION.zh(), DEMONSTRATION.en()),
                new Part.Signatures(
                        List.of(
                                Words.of("经办人签字", "Handled by"),
                                Words.of("批准机关（盖章）", "Approving body (seal)"))));
    }

    private static List<Part> assessment(Applicant of) {
        Words grades = Words.of("□一级 □二级 □三级 □四级", "□ 1　□ 2　□ 3　□ 4");
        return List.of(
                new Part.Table(Words.of("一、被评定人", "1. Who is assessed"), person(of)),
                new Part.Table(
                        Words.of("二、委托", "2. By whose request"),
                        List.of(
                                Booklets.Row.of("指定评定的机关", "Named by", BY_HAND),
                                Booklets.Row.of("评定机构", "Assessor", BY_HAND),
                                Booklets.Row.of("评定日期", "Day", BY_HAND),
                                Booklets.Row.of(
                                        "评定原因（勾选）",
                                        "Why (tick)",
                                        Words.of(
                                                "□首次评定　□残疾情况变化　□复核",
                                                "□ first　□ changed　□ looked at again")))),
                new Part.Columns(
                        Words.of(
                                "三、评定（GB/T 26341—2010，勾选等级）",
                                "3. Assessed (GB/T 26341—2010; tick the grade)"),
                        List.of(
                                Words.of("残疾类别", "Category"),
                                Words.of("等级", "Grade"),
                                Words.of("检查所见和依据", "What was found, and by what")),
                        List.of(16, 34, 50),
                        List.of(
                                List.of(Words.of("视力", "sight"), grades, BY_HAND),
                                List.of(Words.of("听力", "hearing"), grades, BY_HAND),
                                List.of(Words.of("言语", "speech"), grades, BY_HAND),
                                List.of(Words.of("肢体", "limbs"), grades, BY_HAND),
                                List.of(Words.of("智力", "intellectual"), grades, BY_HAND),
                                List.of(Words.of("精神", "mental"), grades, BY_HAND),
                                List.of(
                                        Words.of("多重", "multiple"),
                                        grades,
                                        Words.of("按其中最重的定级", "by the heaviest of them")))),
                new Part.Table(
                        Words.of("四、原因和预后", "4. Cause and outlook"),
                        List.of(
                                Booklets.Row.of(
                                        "致残原因（勾选）",
                                        "Cause (tick)",
                                        Words.of(
                                                "□先天　□疾病　□外伤　□药物或者中毒　□其他",
                                                "□ congenital　□ illness　□ injury　□ drugs or poison　□ other")),
                                Booklets.Row.of("致残时间", "Since", BY_HAND),
                                Booklets.Row.of(
                                        "是否复评",
                                        "To be assessed again",
                                        Words.of(
                                                "□不需要　□需要，时间＿＿＿＿＿＿",
                                                "□ no　□ yes, on ____________")))),
                new Part.Table(
                        Words.of("五、结论", "5. Conclusion"),
                        List.of(
                                Booklets.Row.of("残疾类别和等级", "Category and grade", BY_HAND),
                                Booklets.Row.of(
                                        "不构成残疾的，说明理由", "Where there is none: why", BY_HAND))),
                Part.Text.of(DEMONSTRATION.zh(), DEMONSTRATION.en()),
                new Part.Signatures(
                        List.of(
                                Words.of("评定医师一签字", "First assessing doctor"),
                                Words.of("评定医师二签字", "Second assessing doctor"),
                                Words.of("评定机构（盖章）", "Assessor (seal)"))));
    }
}
